//! Which kind of office file it is, told by what is in its container, never by its name.

use crate::message::Message;
use crate::sources::sheet::Sheet;

/// Reads an office file of whatever kind: Word, Excel or `OpenDocument`.
///
/// Errs when it is of another kind, damaged, encrypted, or larger than a log could be.
pub(in crate::sources) fn read(bytes: &[u8]) -> Result<Sheet, Message> {
    known::read(bytes)
}

/// Makes the refusal of a kind that was left out when the program was built.
#[cfg(not(all(feature = "docx", feature = "xlsx")))]
fn not_built(kind: &str) -> Message {
    Message::new(format!("this build cannot read {kind} files"), "save the table as CSV, or install the full build")
}

#[cfg(not(any(feature = "docx", feature = "xlsx")))]
mod known {
    use super::Message;
    use super::Sheet;
    use super::not_built;

    pub(super) fn read(_bytes: &[u8]) -> Result<Sheet, Message> {
        Err(not_built("Word and Excel"))
    }
}

#[cfg(any(feature = "docx", feature = "xlsx"))]
mod known {
    use std::borrow::Cow;

    use super::super::limits::BYTES;
    use super::super::limits::damaged;
    use super::super::limits::too_large;
    use super::super::ole::Ole;
    use super::super::package::Package;
    use super::Message;
    use super::Sheet;
    #[cfg(not(all(feature = "docx", feature = "xlsx")))]
    use super::not_built;

    /// How every compound file begins.
    const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

    pub(super) fn read(bytes: &[u8]) -> Result<Sheet, Message> {
        if bytes.len() as u64 > BYTES {
            return Err(too_large("it is over 64 MB"));
        }
        if bytes.starts_with(COMPOUND) {
            return read_older(bytes);
        }
        let mut package = Package::open(bytes)?;
        if let Some(body) = word_body(&package) {
            return word(&mut package, &body);
        }
        if package.names().any(|name| is_same(&name, "xl/workbook.xml")) {
            return excel(bytes, &mut package);
        }
        let kind = package.text("mimetype")?.unwrap_or_default();
        match kind.trim().strip_prefix("application/vnd.oasis.opendocument.") {
            Some("spreadsheet" | "spreadsheet-template") => open_spreadsheet(&mut package),
            Some("text" | "text-template" | "text-web") => open_text(&mut package),
            _ if package.has("xl/workbook.bin") => Err(save_as("this is a binary workbook (.xlsb)", "Excel (.xlsx)")),
            _ => {
                Err(save_as("this is a packed file, but neither of Word nor of Excel", "Word (.docx) or Excel (.xlsx)"))
            }
        }
    }

    /// Reads what was made before 2007, or is encrypted, which gives it the same container.
    fn read_older(bytes: &[u8]) -> Result<Sheet, Message> {
        let ole = Ole::open(bytes)?;
        if ole.has("EncryptedPackage") || ole.has("EncryptionInfo") {
            let hint = "open it in the program that made it, take the password off, and save it again";
            return Err(Message::new("the file is protected with a password", hint));
        }
        if ole.has("Workbook") || ole.has("Book") {
            return old_excel(bytes, &ole);
        }
        if ole.has("WordDocument") {
            return Err(save_as("this is a Word file of the old kind (.doc)", "Word (.docx)"));
        }
        Err(damaged("it holds neither a document nor a workbook"))
    }

    /// Returns the name of the member that is the text of a Word file; some programs number it.
    fn word_body(package: &Package) -> Option<String> {
        let is_numbered = |name: &str| {
            let rest = name.strip_prefix("word/document").and_then(|rest| rest.strip_suffix(".xml"));
            rest.is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit()))
        };
        package.names().filter(|name| is_numbered(name)).min().map(Cow::into_owned)
    }

    fn is_same(name: &str, wanted: &str) -> bool {
        name.eq_ignore_ascii_case(wanted)
    }

    fn save_as(what: &str, kind: &str) -> Message {
        Message::new(what, format!("open it in the program that made it, and save it as {kind}"))
    }

    #[cfg(feature = "docx")]
    fn word(package: &mut Package, body: &str) -> Result<Sheet, Message> {
        super::super::word::document::read(package, body)
    }

    #[cfg(not(feature = "docx"))]
    fn word(_: &mut Package, _: &str) -> Result<Sheet, Message> {
        Err(not_built("Word"))
    }

    #[cfg(feature = "docx")]
    fn open_text(package: &mut Package) -> Result<Sheet, Message> {
        super::super::opendocument::read_text(package)
    }

    #[cfg(not(feature = "docx"))]
    fn open_text(_: &mut Package) -> Result<Sheet, Message> {
        Err(not_built("OpenDocument text"))
    }

    #[cfg(feature = "xlsx")]
    fn excel(bytes: &[u8], package: &mut Package) -> Result<Sheet, Message> {
        super::super::excel::read(bytes, package)
    }

    #[cfg(not(feature = "xlsx"))]
    fn excel(_: &[u8], _: &mut Package) -> Result<Sheet, Message> {
        Err(not_built("Excel"))
    }

    #[cfg(feature = "xlsx")]
    fn old_excel(bytes: &[u8], ole: &Ole) -> Result<Sheet, Message> {
        super::super::xls::read(bytes, ole)
    }

    #[cfg(not(feature = "xlsx"))]
    fn old_excel(_: &[u8], _: &Ole) -> Result<Sheet, Message> {
        Err(not_built("Excel"))
    }

    #[cfg(feature = "xlsx")]
    fn open_spreadsheet(package: &mut Package) -> Result<Sheet, Message> {
        super::super::opendocument::read_spreadsheet(package)
    }

    #[cfg(not(feature = "xlsx"))]
    fn open_spreadsheet(_: &mut Package) -> Result<Sheet, Message> {
        Err(not_built("spreadsheet"))
    }
}

#[cfg(all(test, feature = "docx", feature = "xlsx"))]
mod tests {
    use super::super::ole::made::compound;
    use super::*;
    use crate::sources::office::package::made::packed;

    fn refused(bytes: &[u8]) -> Message {
        read(bytes).expect_err("a refusal")
    }

    #[test]
    fn a_document_is_known_by_its_body_even_when_that_is_numbered() {
        let text = "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>Log</w:t></w:r></w:p></w:body></w:document>";
        for name in ["word/document.xml", "word/document2.xml"] {
            assert_eq!(read(&packed(&[(name, text)])).expect("a document").blocks.len(), 1, "{name}");
        }
    }

    #[test]
    fn other_kinds_are_refused_with_what_to_do() {
        let old = refused(&compound(&[("WordDocument", b"")]));
        assert_eq!(old.text, "this is a Word file of the old kind (.doc)");
        assert!(old.hint.ends_with("save it as Word (.docx)"));
        let locked = refused(&compound(&[("EncryptionInfo", b""), ("EncryptedPackage", b"")]));
        assert!(locked.hint.contains("take the password off"));
        assert!(refused(&packed(&[("ppt/presentation.xml", "<p/>")])).text.contains("neither of Word nor of Excel"));
        assert!(refused(&packed(&[("xl/workbook.bin", "")])).text.contains(".xlsb"));
        assert!(refused(b"PK\x03\x04").text.contains("damaged"));
        assert!(refused(&vec![b' '; (64 << 20) + 1]).text.contains("64 MB"));
    }
}
