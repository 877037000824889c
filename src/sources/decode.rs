//! From bytes to text, in whichever encoding it was saved.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::message::Message;

/// How much of the beginning of a file tells its encoding.
const BEGINNING: usize = 4096;

/// Returns the text of a file, its lines ended by newlines alone.
///
/// Errs when the bytes are no text.
pub(super) fn decode(bytes: &[u8]) -> Result<String, Message> {
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => encoding.decode_without_bom_handling(&bytes[length..]).0.into_owned(),
        None => match wide(bytes).or_else(|| declared(bytes)) {
            Some(encoding) => encoding.decode_without_bom_handling(bytes).0.into_owned(),
            None => narrow(bytes),
        },
    };
    if is_binary(&text) {
        return Err(Message::new(
            "it is not text, nor an office file that is known",
            "save it as a Word or Excel file, as CSV, or as a web page",
        ));
    }
    Ok(with_newlines(text))
}

/// Recognises UTF-16 without a mark at its beginning: every second byte of Western text is zero.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let (pairs, _) = bytes[..bytes.len().min(BEGINNING)].as_chunks::<2>();
    let zeros = |side: usize| pairs.iter().filter(|pair| pair[side] == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    let is_most = |count: usize| count > 0 && count * 2 > pairs.len();
    match (is_most(first), is_most(second)) {
        (true, false) => Some(UTF_16BE),
        (false, true) => Some(UTF_16LE),
        _ => None,
    }
}

/// Returns the encoding that a web page declares, unless its bytes show that it is UTF-8.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    if std::str::from_utf8(bytes).is_ok() {
        return None;
    }
    let beginning = String::from_utf8_lossy(&bytes[..bytes.len().min(BEGINNING)]).to_ascii_lowercase();
    let (_, rest) = beginning.split_once("<meta")?.1.split_once("charset=")?;
    let label =
        rest.trim_start_matches(['"', '\'', ' ']).split(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_');
    let encoding = label.into_iter().next().and_then(|label| Encoding::for_label(label.as_bytes()))?;
    // A page that declares UTF-8 or UTF-16 wrongly is read as any other file.
    encoding.is_single_byte().then_some(encoding)
}

/// Decodes UTF-8, and as Windows-1252 what is not: files that were pasted together hold both.
fn narrow(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.push_str(&WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
    }
    text
}

/// Tells whether a text holds what no text holds.
fn is_binary(text: &str) -> bool {
    let controls = text.bytes().filter(|byte| matches!(byte, 1..=8 | 14..=31 | 127)).count();
    text.contains('\0') || controls > 8 + text.len() / 100
}

fn with_newlines(text: String) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn text_is_read_in_the_encoding_in_which_it_was_saved() {
        let text = "No.\tAction – café\n1\tThank Zoë, “warmly”\n";
        assert_eq!(decode(text.as_bytes()), Ok(text.to_owned()));
        assert_eq!(decode(format!("\u{feff}{text}").as_bytes()), Ok(text.to_owned()));
        for bytes in [u16::to_le_bytes, u16::to_be_bytes] {
            assert_eq!(decode(&utf16(text, bytes)), Ok(text.to_owned()));
            assert_eq!(decode(&utf16(&format!("\u{feff}{text}"), bytes)), Ok(text.to_owned()));
        }
        assert_eq!(decode(&WINDOWS_1252.encode(text).0), Ok(text.to_owned()));
    }

    #[test]
    fn a_file_of_two_encodings_is_read_in_both() {
        assert_eq!(decode(b"caf\xe9 \xc3\xa9t\xc3\xa9 \x96 \xa35"), Ok("café été – £5".to_owned()));
    }

    #[test]
    fn a_web_page_may_declare_its_encoding() {
        let page = b"<meta http-equiv=Content-Type content=\"text/html; charset=windows-1250\"><p>\xb9";
        assert!(decode(page).is_ok_and(|text| text.ends_with('ą')));
        let wrong = b"<meta charset=\"utf-8\"><p>\xe9";
        assert!(decode(wrong).is_ok_and(|text| text.ends_with('é')));
    }

    #[test]
    fn lines_end_in_newlines_whoever_wrote_them() {
        assert_eq!(decode(b"a\r\nb\rc\n"), Ok("a\nb\nc\n".to_owned()));
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        for bytes in [&b"\x7fELF\0\0\x01"[..], b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", &[0; 64], &[1; 64], b"\xff\xfea\0\0\0"]
        {
            assert!(decode(bytes).is_err(), "{bytes:?}");
        }
        assert_eq!(decode(b""), Ok(String::new()));
    }
}
