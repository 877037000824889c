//! What is wrong or odd in a file, in a clerk's words and by line.

use std::fmt;
use std::ops::Range;

use crate::model::{Finding, Kind};

/// Something to say about a place in the file's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complaint {
    /// The byte at which it stands.
    pub at: usize,
    /// One sentence, lower case, without a full stop.
    pub message: String,
    /// What to type instead.
    pub hint: String,
    /// Whether it is about something that is not there: it may be there, on a line that cannot be read.
    pub is_of_absence: bool,
}

impl Complaint {
    pub(super) fn new(at: usize, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { at, message: message.into(), hint: hint.into(), is_of_absence: false }
    }

    pub(super) fn of_absence(at: usize, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { is_of_absence: true, ..Self::new(at, message, hint) }
    }
}

impl Complaint {
    /// Makes it a finding on its line of the text.
    pub(super) fn found(self, kind: Kind, text: &str) -> Finding {
        Finding { line: line_at(text, self.at), kind, message: self.message, hint: self.hint }
    }
}

/// A file that breaks its rules: every problem, up to 20, in the order of the lines.
#[derive(Debug)]
pub struct Unreadable {
    /// The file, as the user named it.
    pub file: String,
    /// The problems.
    pub problems: Vec<Finding>,
    /// How many more there are.
    pub more: usize,
    /// Whether the file is not even text, so that no line of it can be judged.
    pub is_not_text: bool,
}

/// How many problems of one file are named at once.
const MOST_PROBLEMS: usize = 20;

impl Unreadable {
    pub(super) fn new(file: String, mut problems: Vec<Finding>) -> Self {
        problems.sort_by_key(|problem| problem.line);
        let more = problems.len().saturating_sub(MOST_PROBLEMS);
        problems.truncate(MOST_PROBLEMS);
        Self { file, problems, more, is_not_text: false }
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} breaks the rules of a log", self.file)
    }
}

impl std::error::Error for Unreadable {}

/// Returns the line, counted from 1, on which a byte of the text stands.
pub(super) fn line_at(text: &str, at: usize) -> usize {
    let before = &text.as_bytes()[..at.min(text.len())];
    before.iter().filter(|byte| **byte == b'\n').count() + 1
}

/// Returns the bytes of the line on which `at` stands, without its line ending.
pub(super) fn line_around(text: &str, at: usize) -> Range<usize> {
    let at = text.floor_char_boundary(at);
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
    start..start + text[start..end].trim_end_matches('\r').len()
}

/// Shortens what is quoted from the file to what fits a sentence.
pub(super) fn excerpt(quoted: &str) -> String {
    const MOST_CHARS: usize = 60;
    let quoted = quoted.trim();
    match quoted.char_indices().nth(MOST_CHARS) {
        Some((cut, _)) => format!("{}…", &quoted[..cut]),
        None => quoted.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_from_one_with_either_ending() {
        let text = "a\r\nbc\n\nd";
        assert_eq!(line_at(text, 0), 1);
        assert_eq!(line_at(text, 3), 2);
        assert_eq!(line_at(text, 99), 4);
        assert_eq!(&text[line_around(text, 0)], "a");
        assert_eq!(&text[line_around(text, 4)], "bc");
        assert_eq!(&text[line_around(text, 8)], "d");
    }

    #[test]
    fn a_long_excerpt_is_cut_between_characters() {
        assert_eq!(excerpt(" short "), "short");
        assert_eq!(excerpt(&"é".repeat(70)), format!("{}…", "é".repeat(60)));
    }
}
