//! What the targets share: a file of their own, days, what is said of a mistake, and words made of awkward pieces.

#![allow(dead_code, reason = "each target uses what it needs")]

use std::fs;
use std::path::{Path, PathBuf};

use actions::message::Message;
use actions::write::Voice;
use chrono::NaiveDate;
use libfuzzer_sys::arbitrary::{self, Arbitrary, Unstructured};

/// Pieces that readers and pages may stumble over.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "\u{1b}[31m", "\u{1b}", "\u{7f}", "\u{9b}", "\u{85}", "\u{a0}", "\u{ad}", "\u{61c}", "\u{200b}",
    "\u{200d}", "\u{200e}", "\u{202e}", "\u{2028}", "\u{2029}", "\u{2066}", "\u{2069}", "\u{feff}",
    "\u{fe0f}", "\u{301}", "\u{e0041}", "\u{3000}", "é", "ß", "İ", "ſ", "王", "한", "👩\u{200d}🔬", "✔\u{fe0f}",
    "🇬🇧", "لا", "क्षि", "＝", "＋", "“", "’", "\r\n", "\"\"\"", "'''", "\\u0041", "\\", "#", " # ", "=", " = ",
    "[[actions]]\n", "[[actions.comments]]", "[[actions.further]]", "[[people]]", "[log]\n", "number = ",
    "raised = ", "owners = [", "action = ", "due = ", "was_due = [", "closed = ", "outcome = ", "completed",
    "text = ", "date = ", "2026-06-30", "June 2026", "ongoing", "end of March 2027", "Q3 2026/27",
    "w/c 6 November 2026", "action log", "Rik Basra", "{ ", " }", "]", ", ", "\n", "<br>", "<<<<<<<", "|",
    "unknown", "meetings = [", "comments = [", "withdrawn", "                    ",
    "Donaudampfschifffahrtsgesellschaftskapitän",
];

/// Says a message as the program does.
pub fn complained(message: &Message) -> String {
    let mut said = Vec::new();
    Voice::new(&mut said, false).complain(message).expect("it is heard");
    String::from_utf8(said).expect("text")
}

/// Words in which every byte of the input is a character of ASCII or a piece.
#[derive(Debug, Clone, Default)]
pub struct Words(pub String);

impl<'a> Arbitrary<'a> for Words {
    fn arbitrary(input: &mut Unstructured<'a>) -> arbitrary::Result<Self> {
        Ok(Self(words(<&[u8]>::arbitrary(input)?)))
    }
}

/// Makes words of bytes.
pub fn words(bytes: &[u8]) -> String {
    let mut words = String::new();
    for byte in bytes {
        match byte.checked_sub(0x80) {
            None => words.push(char::from(*byte)),
            Some(piece) => words.push_str(PIECES[usize::from(piece) % PIECES.len()]),
        }
    }
    words
}

/// Returns a day of the years 1900 to 2199.
pub fn day(at: u16) -> NaiveDate {
    let first = NaiveDate::from_ymd_opt(1900, 1, 1).expect("a day").to_epoch_days();
    let days = i64::from(at) * 109_571 / i64::from(u16::MAX);
    NaiveDate::from_epoch_days(first + i32::try_from(days).expect("few days")).expect("a day")
}

/// A log's file in a folder of its own, in memory where the system has such a place.
pub struct Scratch {
    folder: tempfile::TempDir,
    /// The file.
    pub file: PathBuf,
}

impl Scratch {
    /// Makes the folder.
    pub fn new() -> Self {
        let memory = Path::new("/dev/shm");
        let mut named = tempfile::Builder::new();
        named.prefix("actions-fuzz-");
        let folder = if memory.is_dir() { named.tempdir_in(memory) } else { named.tempdir() };
        let folder = folder.expect("a folder for the process");
        let file = folder.path().join("actions.toml");
        Self { folder, file }
    }

    /// Lists what lies in the folder, the file and its lock apart.
    pub fn litter(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).expect("the folder").flatten();
        let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
        names.filter(|name| name != "actions.toml" && name != ".actions.toml.lock").collect()
    }
}
