//! A logo: a PNG or an SVG, told by what is in the file.

use crate::message::Message;

/// A picture that goes into papers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Picture {
    /// A picture of dots.
    #[expect(missing_docs, reason = "the fields say it")]
    Png { bytes: Vec<u8>, width: u32, height: u32 },
    /// A drawing, as the text that it is.
    Svg(String),
}

impl Picture {
    /// The most megabytes of a logo.
    pub const MOST: u64 = 1;

    /// Reads a picture.
    ///
    /// Errs when it is of another kind or not whole, with what is wrong as what is to be said of the file.
    pub fn read(bytes: Vec<u8>) -> Result<Self, Message> {
        if bytes.starts_with(SIGNATURE) {
            let (width, height) = png_size(&bytes).ok_or_else(|| damaged("a PNG"))?;
            if width.max(height) > MOST_ON_A_SIDE || u64::from(width) * u64::from(height) > MOST_DOTS {
                let hint = "save it smaller: a logo is drawn 60 mm wide at most, for which 1,000 dots are many";
                return Err(Message::new("is more than 10,000 dots wide or high, or has more than 25 million", hint));
            }
            return Ok(Self::Png { bytes, width, height });
        }
        let neither = || Message::new("is neither a PNG nor an SVG", "save it as a PNG, and name that");
        let text = String::from_utf8(bytes).map_err(|other| {
            let is_drawing = is_drawing_otherwise_written(other.as_bytes());
            let other = Message::new("is an SVG that is not saved as UTF-8", "save it as UTF-8, or as a PNG");
            if is_drawing { other } else { neither() }
        })?;
        match root(&text).ok_or_else(neither)? {
            Root::Whole => Ok(Self::Svg(text)),
            Root::WithEntities => {
                Err(Message::new("declares entities, which can blow it up", "save it as plain SVG, or as a PNG"))
            }
            Root::Endless => Err(Message::new(
                "draws parts of itself again and again, more than any logo does",
                "save it as plain SVG, or as a PNG",
            )),
            Root::Broken => Err(damaged("an SVG")),
        }
    }
}

/// Tells whether bytes that are not UTF-8 are those of an SVG, in UTF-16 or an alphabet of one byte a letter.
fn is_drawing_otherwise_written(bytes: &[u8]) -> bool {
    let letters: Vec<u8> = bytes.iter().take(4_096).copied().filter(|byte| *byte != 0).collect();
    letters.windows(5).any(|word| word == b"<svg " || word == b"<svg>")
}

fn damaged(kind: &str) -> Message {
    Message::new(
        format!("begins as {kind} and is not whole"),
        "open it in the program that made it, and save it again as a PNG",
    )
}

/// How every PNG begins.
const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
/// More dots would be far more than a paper shows, and unpack to more than a machine may hold.
const MOST_ON_A_SIDE: u32 = 10_000;
const MOST_DOTS: u64 = 25_000_000;

/// Returns the width and the height of a PNG that has dots, and each of whose chunks is whole up to the last.
fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let number = |bytes: &[u8]| Some(u32::from_be_bytes(bytes.get(..4)?.try_into().ok()?));
    let mut rest = &bytes[SIGNATURE.len()..];
    let head = rest.get(..21).filter(|head| head[..8] == *b"\0\0\0\x0dIHDR")?;
    let size = (number(&head[8..])?, number(&head[12..])?);
    let is_known = matches!((head[17], head[16]), (0, 1 | 2 | 4 | 8 | 16) | (2 | 4 | 6, 8 | 16) | (3, 1 | 2 | 4 | 8));
    let mut has_dots = false;
    loop {
        let length = usize::try_from(number(rest)?).ok()?;
        let (held, below) = (rest.get(4..length.checked_add(8)?)?, rest.get(length.checked_add(12)?..)?);
        if number(&rest[length + 8..])? != checksum(held) {
            return None;
        }
        has_dots |= held.starts_with(b"IDAT") && length > 0;
        if held.starts_with(b"IEND") {
            return (is_known && has_dots && size.0 > 0 && size.1 > 0).then_some(size);
        }
        rest = below;
    }
}

/// Returns the checksum of a chunk, as every PNG has it behind the chunk.
fn checksum(held: &[u8]) -> u32 {
    !held.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 })
    })
}

/// How the text of an SVG looks from its first element to its last.
enum Root {
    Whole,
    WithEntities,
    #[cfg_attr(
        not(any(feature = "docx", feature = "html", feature = "xlsx")),
        allow(dead_code, reason = "a lean build takes no XML apart")
    )]
    Endless,
    Broken,
}

/// Looks at the first element of a text; returns nothing when that is not the one of an SVG.
#[cfg(any(feature = "docx", feature = "html", feature = "xlsx"))]
fn root(text: &str) -> Option<Root> {
    use super::repeats::Repeats;
    use super::well_formed::well_formed;
    use quick_xml::events::Event;
    let (mut is_svg, mut has_entities, mut repeats) = (None, false, Repeats::default());
    let whole = well_formed(text.trim_start_matches('\u{feff}'), |event, namespace| {
        match &event {
            Event::Start(tag) | Event::Empty(tag) => {
                let is_named = tag.local_name().into_inner() == "svg";
                is_svg = is_svg.or(Some(is_named && namespace == SVG));
            }
            Event::DocType(kind) => has_entities |= kind.to_ascii_uppercase().contains("<!ENTITY"),
            _ => {}
        }
        repeats.note(&event);
    });
    is_svg.filter(|is_svg| *is_svg)?;
    Some(match whole {
        _ if has_entities => Root::WithEntities,
        Err(_) => Root::Broken,
        Ok(()) if repeats.are_endless() => Root::Endless,
        Ok(()) => Root::Whole,
    })
}

/// What says that an element is one of SVG, without which no browser draws it.
const SVG: &str = "http://www.w3.org/2000/svg";

/// Looks for the marks of an SVG in a text: this build takes no XML apart, and writes no papers that show it.
#[cfg(not(any(feature = "docx", feature = "html", feature = "xlsx")))]
fn root(text: &str) -> Option<Root> {
    let root = match text.trim_end().ends_with("svg>") {
        true if text.contains("<!ENTITY") => Root::WithEntities,
        true => Root::Whole,
        false => Root::Broken,
    };
    (text.contains("svg") && text.contains(SVG)).then_some(root)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunk(kind: &[u8], held: &[u8]) -> Vec<u8> {
        let length = u32::try_from(held.len()).expect("a short chunk").to_be_bytes();
        [&length, kind, held, &checksum(&[kind, held].concat()).to_be_bytes()].concat()
    }

    fn png(width: u32, height: u32) -> Vec<u8> {
        let head = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
        [SIGNATURE, &chunk(b"IHDR", &head), &chunk(b"IDAT", b"x"), &chunk(b"IEND", b"")].concat()
    }

    fn refused(bytes: &[u8]) -> String {
        Picture::read(bytes.to_vec()).expect_err("it is no logo").text
    }

    #[test]
    fn a_png_says_how_large_it_is() {
        let bytes = png(300, 90);
        assert_eq!(Picture::read(bytes.clone()), Ok(Picture::Png { bytes, width: 300, height: 90 }));
    }

    #[test]
    fn what_is_not_whole_or_too_large_is_refused() {
        let whole = png(300, 90);
        for end in SIGNATURE.len()..whole.len() {
            assert_eq!(refused(&whole[..end]), "begins as a PNG and is not whole", "{end}");
        }
        assert_eq!(refused(&png(0, 90)), "begins as a PNG and is not whole");
        for (width, height) in [(10_001, 90), (5_001, 5_000)] {
            let said = "is more than 10,000 dots wide or high, or has more than 25 million";
            assert_eq!(refused(&png(width, height)), said);
        }
        let mut changed = png(300, 90);
        changed[40] ^= 1;
        assert_eq!(refused(&changed), "begins as a PNG and is not whole", "a checksum is wrong");
        let head = [0, 0, 0, 1, 0, 0, 0, 1, 8, 5, 0, 0, 0];
        for chunks in [chunk(b"IDAT", b"x"), Vec::new()] {
            let bytes = [SIGNATURE, &chunk(b"IHDR", &head), &chunks, &chunk(b"IEND", b"")].concat();
            assert_eq!(refused(&bytes), "begins as a PNG and is not whole");
        }
        let endless = [SIGNATURE, &chunk(b"IHDR", &[0, 0, 0, 1, 0, 0, 0, 1]), &[0xff; 12]].concat();
        assert_eq!(refused(&endless), "begins as a PNG and is not whole");
    }

    #[test]
    fn what_is_no_picture_of_these_kinds_is_refused_whatever_it_is_called() {
        for bytes in [&b"\xff\xd8\xff\xe0JFIF"[..], b"GIF89a", b"", b"root:x:0:0", b"<html><svg/></html>", b"%PDF-1.4"]
        {
            assert_eq!(refused(bytes), "is neither a PNG nor an SVG");
        }
    }

    #[cfg(any(feature = "docx", feature = "html", feature = "xlsx"))]
    #[test]
    fn an_svg_is_known_by_its_first_element_and_must_be_whole() {
        let named =
            "<?xml version=\"1.0\"?>\n<!-- a crest -->\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"x.dtd\">\n";
        let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><path d=\"M0 0h1\"/></svg>";
        for text in [drawing.to_owned(), format!("\u{feff}{named}{drawing}\n")] {
            assert_eq!(Picture::read(text.clone().into_bytes()), Ok(Picture::Svg(text)));
        }
        assert_eq!(refused(&drawing.as_bytes()[..drawing.len() - 6]), "begins as an SVG and is not whole");
        assert_eq!(refused(drawing.replace("</svg>", "</sgv>").as_bytes()), "begins as an SVG and is not whole");
        assert_eq!(refused(b"<svg><path/></svg>"), "is neither a PNG nor an SVG");
        let bomb = format!("<!DOCTYPE svg [<!ENTITY a \"aaaa\">]>{drawing}");
        assert_eq!(refused(bomb.as_bytes()), "declares entities, which can blow it up");
        for (from, to) in
            [("<path", "<x:path"), ("<path", "&nbsp;<path"), ("</svg>", "</svg><svg/>"), ("d=", "d='' d=")]
        {
            assert_eq!(refused(drawing.replace(from, to).as_bytes()), "begins as an SVG and is not whole", "{to}");
        }
        let wide: Vec<u8> = drawing.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let latin = drawing
            .replace("<path", "\u{1}<path")
            .into_bytes()
            .iter()
            .map(|b| if *b == 1 { 0xe9 } else { *b })
            .collect();
        for bytes in [[b"\xff\xfe", wide.as_slice()].concat(), latin] {
            assert_eq!(refused(&bytes), "is an SVG that is not saved as UTF-8");
        }
    }
}
