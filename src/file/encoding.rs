//! From the bytes of a file to its text, refusing with the likely cause what is not UTF-8.

use super::explain::complaint::Complaint;
use super::write::edited_text::EditedText;

/// The largest file that is opened, in bytes.
pub(crate) const MOST_BYTES: u64 = 128 * 1024 * 1024;

pub(crate) const BOM: &str = "\u{feff}";

/// The text of a log, apart from the byte-order mark that may stand before it.
#[derive(Debug)]
pub(crate) struct Source<'b> {
    has_bom: bool,
    /// The text, line endings as they are.
    pub(crate) text: &'b str,
}

impl<'b> Source<'b> {
    /// Decodes the bytes of a file; the complaint names the byte and the likely cause.
    pub(crate) fn decode(bytes: &'b [u8]) -> Result<Self, (Complaint, usize)> {
        if is_utf16(bytes) {
            let message = "the file is saved as UTF-16 (\"Unicode\" in older programs)";
            return Err((Complaint::new(0, message, "save it as UTF-8, then try again"), 1));
        }
        match str::from_utf8(bytes) {
            Ok(text) => {
                let unmarked = text.strip_prefix(BOM);
                Ok(Self { has_bom: unmarked.is_some(), text: unmarked.unwrap_or(text) })
            }
            Err(error) => {
                let at = error.valid_up_to();
                let line = bytes[..at].iter().filter(|byte| **byte == b'\n').count() + 1;
                let message =
                    format!("byte 0x{:02X} is not UTF-8, probably {}", bytes[at], likely_character(bytes[at]));
                Err((Complaint::new(at, message, "save the file as UTF-8, then try again"), line))
            }
        }
    }

    /// Returns the bytes of a file with another text, in pieces, the byte-order mark kept.
    pub(crate) fn encode<'s>(&self, text: &'s EditedText) -> Vec<&'s [u8]> {
        std::iter::once(self.mark()).chain(text.pieces()).map(str::as_bytes).collect()
    }

    /// Returns the bytes of a file with another text, the byte-order mark kept.
    pub(crate) fn encode_text(&self, text: &str) -> Vec<u8> {
        [self.mark(), text].concat().into_bytes()
    }

    fn mark(&self) -> &'static str {
        if self.has_bom { BOM } else { "" }
    }
}

/// Tells whether bytes are UTF-16: by its mark, or by zeros in nearly every other place.
fn is_utf16(bytes: &[u8]) -> bool {
    let begin = &bytes[..bytes.len().min(1024)];
    let zeros_from = |first: usize| begin.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, half) = (zeros_from(0), zeros_from(1), begin.len() / 2);
    let is_unmarked = half >= 2 && even.max(odd) > half * 3 / 4 && even.min(odd) <= half / 8;
    bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) || is_unmarked
}

/// Names what a byte stands for in Windows-1252, the usual cause.
fn likely_character(byte: u8) -> String {
    let meant = match byte {
        0x91 | 0x92 => "curly quote",
        0x93 | 0x94 => "curly double quote",
        0x96 | 0x97 => "dash",
        0x85 => "row of dots",
        0x80 => "euro sign",
        0xa3 => "pound sign",
        0xa0 => "non-breaking space",
        0xc0..=0xff => "accented letter",
        _ => "character",
    };
    let article = if meant.starts_with('a') { "an" } else { "a" };
    format!("{article} {meant} saved as Windows-1252")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_is_set_aside_and_put_back() {
        let source = Source::decode("\u{feff}[log]\r\n".as_bytes()).expect("it is text");
        assert_eq!(source.text, "[log]\r\n");
        assert_eq!(
            source.encode(&EditedText::of("[log]\r\n", Vec::new(), "")).concat(),
            "\u{feff}[log]\r\n".as_bytes()
        );
    }

    #[test]
    fn what_is_not_utf8_is_named_by_line_byte_and_cause() {
        let check = |bytes: &[u8], line: usize, message: &str| {
            let (complaint, found) = Source::decode(bytes).expect_err("it is not UTF-8");
            assert_eq!((complaint.message.text.as_str(), found), (message, line));
        };
        check(b"a\nb\x92s", 2, "byte 0x92 is not UTF-8, probably a curly quote saved as Windows-1252");
        check(b"caf\xe9", 1, "byte 0xE9 is not UTF-8, probably an accented letter saved as Windows-1252");
        let utf16 = "the file is saved as UTF-16 (\"Unicode\" in older programs)";
        check(b"\xff\xfea\0", 1, utf16);
        check(b"[\0l\0]\0\r\0\n\0", 1, utf16);
        check(b"\0[\0l\0]\0\r\0\n", 1, utf16);
        check(b"\n\0[\0\xe9\0]\0", 1, utf16);
        check(b"\x80 5", 1, "byte 0x80 is not UTF-8, probably a euro sign saved as Windows-1252");
    }
}
