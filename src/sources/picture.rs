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
            if width.max(height) > MOST_DOTS {
                let hint = "save it smaller: a logo is drawn 60 mm wide at most, for which 1,000 dots are many";
                return Err(Message::new("is more than 10,000 dots wide or high", hint));
            }
            return Ok(Self::Png { bytes, width, height });
        }
        let text = String::from_utf8(bytes).ok().filter(|text| root(text).is_some());
        let text =
            text.ok_or_else(|| Message::new("is neither a PNG nor an SVG", "save it as a PNG, and name that"))?;
        match root(&text) {
            Some(Root::Whole) => Ok(Self::Svg(text)),
            Some(Root::WithEntities) => {
                Err(Message::new("declares entities, which can blow it up", "save it as plain SVG, or as a PNG"))
            }
            _ => Err(damaged("an SVG")),
        }
    }
}

fn damaged(kind: &str) -> Message {
    Message::new(
        format!("begins as {kind} and is not whole"),
        "open it in the program that made it, and save it again as a PNG",
    )
}

/// How every PNG begins.
const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
/// More dots on a side would be far more than a paper shows, and unpack to more than a machine may hold.
const MOST_DOTS: u32 = 10_000;

/// Returns the width and the height of a PNG, each of whose chunks is there up to the last.
fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let number = |bytes: &[u8]| Some(u32::from_be_bytes(bytes.get(..4)?.try_into().ok()?));
    let mut rest = &bytes[SIGNATURE.len()..];
    let size = match rest.get(..16)? {
        head if &head[4..8] == b"IHDR" => (number(&head[8..])?, number(&head[12..])?),
        _ => return None,
    };
    loop {
        let length = usize::try_from(number(rest)?).ok()?;
        let (kind, below) = (rest.get(4..8)?, rest.get(length.checked_add(12)?..)?);
        if kind == b"IEND" {
            return (size.0 > 0 && size.1 > 0).then_some(size);
        }
        rest = below;
    }
}

/// How the text of an SVG looks from its first element to its last.
enum Root {
    Whole,
    WithEntities,
    Broken,
}

/// Looks at the first element of a text; returns nothing when that is not the one of an SVG.
#[cfg(any(feature = "docx", feature = "html", feature = "xlsx"))]
fn root(text: &str) -> Option<Root> {
    use quick_xml::events::Event;
    let mut reader = quick_xml::Reader::from_str(text.trim_start_matches('\u{feff}'));
    let (mut depth, mut is_svg, mut has_entities) = (0_usize, false, false);
    loop {
        let Ok(event) = reader.read_event() else { return is_svg.then_some(Root::Broken) };
        let tag = match &event {
            Event::Start(tag) | Event::Empty(tag) => Some(tag),
            _ => None,
        };
        if let Some(tag) = tag.filter(|_| !is_svg) {
            let is_named = tag.local_name().into_inner() == "svg";
            is_svg = is_named && tag.attributes().flatten().any(|attribute| &*attribute.value == SVG);
            if !is_svg {
                return None;
            }
        }
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::DocType(kind) => has_entities |= kind.contains("<!ENTITY"),
            Event::Eof => {
                let root = if has_entities { Root::WithEntities } else { Root::Whole };
                return is_svg.then_some(if depth > 0 { Root::Broken } else { root });
            }
            _ => {}
        }
    }
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
        [&length, kind, held, b"0000"].concat()
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
        assert_eq!(refused(&png(10_001, 90)), "is more than 10,000 dots wide or high");
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
    }
}
