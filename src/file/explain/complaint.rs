//! What is wrong or odd in a file, in a clerk's words and by line.

use std::fmt;

use crate::file::lines::Lines;
use crate::model::{Finding, Kind};

/// Something to say about a place in the file's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Complaint {
    /// The byte at which it stands.
    pub(crate) at: usize,
    /// One sentence, lower case, without a full stop.
    pub(crate) message: String,
    /// What to type instead.
    pub(crate) hint: String,
    /// Whether it is about something that is not there: it may be there, on a line that cannot be read.
    pub(crate) is_of_absence: bool,
}

impl Complaint {
    pub(crate) fn new(at: usize, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { at, message: message.into(), hint: hint.into(), is_of_absence: false }
    }

    pub(crate) fn of_absence(at: usize, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { is_of_absence: true, ..Self::new(at, message, hint) }
    }

    /// Makes it a finding on its line of the text.
    pub(crate) fn found(self, kind: Kind, lines: &Lines) -> Finding {
        Finding { line: lines.line(self.at), kind, message: self.message, hint: self.hint }
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
}

/// How many problems of one file are named at once.
const MOST_PROBLEMS: usize = 20;

impl Unreadable {
    pub(crate) fn new(file: String, mut problems: Vec<Finding>) -> Self {
        problems.sort_by_key(|problem| problem.line);
        let more = problems.len().saturating_sub(MOST_PROBLEMS);
        problems.truncate(MOST_PROBLEMS);
        Self { file, problems, more }
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} breaks the rules of a log", self.file)
    }
}

impl std::error::Error for Unreadable {}

/// Shortens what is quoted from the file to what fits a sentence.
pub(crate) fn excerpt(quoted: &str) -> String {
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
    fn a_long_excerpt_is_cut_between_characters() {
        assert_eq!(excerpt(" short "), "short");
        assert_eq!(excerpt(&"é".repeat(70)), format!("{}…", "é".repeat(60)));
    }
}
