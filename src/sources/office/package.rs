//! The zip under every newer office file, checked whole before anything in it is believed.

#![cfg(any(feature = "docx", feature = "xlsx"))]

use std::borrow::Cow;
use std::io::Cursor;
use std::io::Read;

use zip::ZipArchive;
use zip::read::ZipFile;

use super::limits::BYTES;
use super::limits::damaged;
use super::limits::too_large;
use super::xml::with_doctype;
use crate::message::Message;

/// How many members a file may have.
const MEMBERS: usize = 2_000;
/// How many bytes may come out of a whole file.
const UNPACKED: u64 = 256 << 20;
/// How many bytes may come out of a member before its ratio is looked at.
const FREE: u64 = 1 << 20;
/// How many bytes may come out of one that was packed.
const RATIO: u64 = 100;

/// An office file that is a zip.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
}

impl<'b> Package<'b> {
    /// Opens a file and reads every member once, so that whoever opens it again is safe to.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Message> {
        if claimed_members(bytes) > MEMBERS {
            return Err(too_many_members());
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged("it cannot be unpacked"))?;
        let mut package = Self { archive };
        if package.archive.len() > MEMBERS {
            return Err(too_many_members());
        }
        let mut left = UNPACKED;
        for index in 0..package.archive.len() {
            left = package.check(index, left)?;
        }
        Ok(package)
    }

    /// Tells whether it has a member of that name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// Returns the names of its members.
    pub(super) fn names(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.archive.file_names().filter_map(Result::ok)
    }

    /// Returns the name by which it has a member: names differ in more than small and capital letters.
    #[cfg(feature = "docx")]
    pub(super) fn called(&self, name: &str) -> String {
        if self.has(name) {
            return name.to_owned();
        }
        let same = self.names().find(|other| other.eq_ignore_ascii_case(name));
        same.map_or_else(|| name.to_owned(), Cow::into_owned)
    }

    /// Returns what is in a member; none when there is no such member.
    pub(super) fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, Message> {
        let Some(index) = self.archive.index_for_name(name) else { return Ok(None) };
        let mut bytes = Vec::new();
        let member = self.archive.by_index(index).map_err(|_| unreadable())?;
        member.take(BYTES).read_to_end(&mut bytes).map_err(|_| unreadable())?;
        Ok(Some(bytes))
    }

    /// Returns the text of a member; none when there is no such member.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, Message> {
        let Some(bytes) = self.bytes(name)? else { return Ok(None) };
        let text = String::from_utf8(bytes).map_err(|_| damaged("its text is not UTF-8"))?;
        Ok(Some(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)))
    }

    /// Reads a member to its end; returns what is left of the bytes that may come out of the file.
    fn check(&mut self, index: usize, left: u64) -> Result<u64, Message> {
        let mut member = self.archive.by_index(index).map_err(|_| unreadable())?;
        let allowed = member.compressed_size().saturating_mul(RATIO).clamp(FREE, BYTES).min(left);
        let name = member.name().map_err(|_| unreadable())?.to_ascii_lowercase();
        let is_xml = [".xml", ".rels"].iter().any(|end| name.ends_with(end));
        let length = read_through(&mut member, allowed, is_xml)?;
        if length > allowed {
            return Err(too_large("more comes out of it than office programs pack"));
        }
        Ok(left - length)
    }
}

/// Reads a member as far as is allowed, and a little further; returns its length.
fn read_through<R: Read>(member: &mut ZipFile<'_, R>, allowed: u64, is_xml: bool) -> Result<u64, Message> {
    let mut member = member.take(allowed + 1);
    let mut chunk = vec![0; 64 << 10];
    let mut length = 0;
    let mut kept = 0;
    loop {
        let read = member.read(&mut chunk[kept..]).map_err(|_| unreadable())?;
        if read == 0 {
            return Ok(length);
        }
        length += read as u64;
        let end = kept + read;
        if is_xml && holds(&chunk[..end], DOCTYPE) {
            return Err(with_doctype());
        }
        // What could be the beginning of the word is looked at again with what follows.
        kept = end.min(DOCTYPE.len() - 1);
        chunk.copy_within(end - kept..end, 0);
    }
}

const DOCTYPE: &[u8] = b"<!DOCTYPE";

fn holds(bytes: &[u8], word: &[u8]) -> bool {
    let mut starts = bytes.iter().enumerate().filter(|(_, byte)| **byte == word[0]);
    starts.any(|(at, _)| bytes[at..].starts_with(word))
}

/// Returns how many members the end of the file claims, before they are listed in memory.
fn claimed_members(bytes: &[u8]) -> usize {
    let tail = &bytes[bytes.len().saturating_sub(66_000)..];
    let end = tail.windows(4).rposition(|word| word == b"PK\x05\x06");
    let count = end.and_then(|at| tail.get(at + 10..at + 12));
    count.map_or(0, |count| usize::from(count[0]) + (usize::from(count[1]) << 8))
}

fn too_many_members() -> Message {
    too_large("it is packed of more than 2,000 parts")
}

fn unreadable() -> Message {
    damaged("a part of it cannot be unpacked")
}

/// Files made in tests.
#[cfg(test)]
pub(super) mod made {
    use std::io::Cursor;
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    /// Packs members, as name and content.
    pub(in crate::sources::office) fn packed(members: &[(&str, &str)]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in members {
            zip.start_file(*name, SimpleFileOptions::default()).expect("a member");
            zip.write_all(content.as_bytes()).expect("its content");
        }
        zip.finish().expect("a zip").into_inner()
    }
}

#[cfg(test)]
mod tests {
    use super::made::packed;
    use super::*;

    fn refused(members: &[(&str, &str)]) -> String {
        Package::open(&packed(members)).err().map(|refusal| refusal.text).unwrap_or_default()
    }

    #[test]
    fn members_are_read_by_name() {
        let bytes = packed(&[("a.xml", "\u{feff}<a/>")]);
        let mut package = Package::open(&bytes).expect("a package");
        assert_eq!(package.text("a.xml").expect("text").as_deref(), Some("<a/>"));
        assert_eq!(package.text("b.xml").expect("nothing"), None);
    }

    #[test]
    fn a_bomb_is_refused() {
        assert!(refused(&[("a.xml", &" ".repeat(9 << 20))]).contains("more comes out of it"));
        assert_eq!(refused(&[("a.xml", &" ".repeat(1 << 20))]), "");
    }

    #[test]
    fn many_members_are_refused() {
        let names: Vec<String> = (0..=MEMBERS).map(|number| number.to_string()).collect();
        let members: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
        assert!(refused(&members).contains("2,000"));
        assert_eq!(refused(&members[1..]), "");
    }

    #[test]
    fn a_document_type_is_refused_wherever_it_stands() {
        for blanks in [0, (64 << 10) - 12, (64 << 10) - 5, (64 << 10) - 1] {
            let text = format!("{}<!DOCTYPE a><a/>", " ".repeat(blanks));
            assert!(refused(&[("a.xml", &text)]).contains("document type"), "{blanks}");
        }
    }

    #[test]
    fn what_is_cut_off_is_refused() {
        let bytes = packed(&[("a.xml", "<a/>")]);
        assert!(Package::open(&bytes[..bytes.len() - 30]).is_err());
        assert!(Package::open(b"PK\x03\x04").is_err());
    }
}
