//! Kinds of files that are known, and known not to be read: what to do with each.

use crate::message::Message;

/// The beginning of the container in which Office kept its files until 2007.
pub(super) const OLD_OFFICE: &[u8] = b"\xd0\xcf\x11\xe0";

/// Tells whether a file is a PDF.
pub(super) fn is_pdf(bytes: &[u8]) -> bool {
    bytes[..bytes.len().min(1024)].trim_ascii_start().starts_with(b"%PDF")
}

/// Returns why a file is not read, when it is of such a kind.
pub(super) fn refusal(bytes: &[u8]) -> Option<Message> {
    let beginning = &bytes[..bytes.len().min(1024)];
    if is_pdf(bytes) {
        return Some(Message::new(
            "it is a PDF, which holds letters in places and no table",
            "copy the table out of it and paste it, or open it in Word and save it as .docx",
        ));
    }
    if beginning.trim_ascii_start().starts_with(b"{\\rtf") {
        return Some(Message::new("it is Rich Text (RTF)", "open it in Word and save it as .docx"));
    }
    if is_web_archive(beginning) {
        return Some(Message::new(
            "it is a web page saved as a single file (MHTML)",
            "save it as `Web Page, Filtered`, or as .docx",
        ));
    }
    bytes.starts_with(OLD_OFFICE).then(|| old_office(bytes)).flatten()
}

/// Returns why a file of the old container is not read, unless it is a spreadsheet.
fn old_office(bytes: &[u8]) -> Option<Message> {
    if holds_name(bytes, "EncryptedPackage") {
        return Some(Message::new("it is protected by a password", "take the password off and save it again"));
    }
    let is_document = holds_name(bytes, "WordDocument") && !holds_name(bytes, "Workbook");
    is_document.then(|| Message::new("it is a Word document of the old kind (.doc)", "save it as .docx"))
}

fn is_web_archive(beginning: &[u8]) -> bool {
    let text = String::from_utf8_lossy(beginning).to_ascii_lowercase();
    let text = text.trim_start();
    (text.starts_with("mime-version:") || text.starts_with("from:")) && text.contains("multipart/related")
}

/// Tells whether the directory of an old container lists a name.
fn holds_name(bytes: &[u8], name: &str) -> bool {
    let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(wide.len()).any(|window| window == wide)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hint(bytes: &[u8]) -> String {
        refusal(bytes).map(|refusal| refusal.hint).unwrap_or_default()
    }

    fn old(name: &str) -> Vec<u8> {
        let name = name.encode_utf16().flat_map(u16::to_le_bytes);
        OLD_OFFICE.iter().copied().chain([0; 600]).chain(name).collect()
    }

    #[test]
    fn each_kind_is_refused_with_what_to_do() {
        assert!(hint(b"\n%PDF-1.7\n").starts_with("copy the table"));
        assert_eq!(hint(b"{\\rtf1\\ansi"), "open it in Word and save it as .docx");
        let archive = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n";
        assert!(hint(archive).starts_with("save it as `Web Page, Filtered`"));
        assert_eq!(hint(&old("WordDocument")), "save it as .docx");
        assert!(hint(&old("EncryptedPackage")).starts_with("take the password off"));
    }

    #[test]
    fn other_files_are_let_through() {
        for bytes in [&b""[..], b"From: Gary\nNo table", b"No.,Action\n1,Read the %PDF\n", &old("Workbook")] {
            assert_eq!(refusal(bytes), None);
        }
    }
}
