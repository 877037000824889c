//! What is wrong or odd in a file, in a clerk's words and by line.

use crate::file::lines::Lines;
use crate::message::Message;
use crate::model::{Finding, Kind};

/// Something to say about a place in the file's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Complaint {
    /// The byte at which it stands.
    pub(crate) at: usize,
    /// What to say of it, and what to type instead.
    pub(crate) message: Message,
    /// Whether it is about something that is not there: it may be there, on a line that cannot be read.
    pub(crate) is_of_absence: bool,
}

impl Complaint {
    pub(crate) fn new(at: usize, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { at, message: Message::new(message, hint), is_of_absence: false }
    }

    pub(crate) fn of_absence(at: usize, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { is_of_absence: true, ..Self::new(at, message, hint) }
    }

    /// Makes it a finding on its line of the text.
    pub(crate) fn found(self, kind: Kind, lines: &Lines) -> Finding {
        Finding { line: lines.line(self.at), kind, message: self.message }
    }
}

/// Shortens what is quoted from the file to what fits a sentence.
pub(crate) fn excerpt(quoted: &str) -> String {
    const MOST_CHARS: usize = 60;
    let quoted = quoted.trim();
    match quoted.char_indices().nth(MOST_CHARS) {
        Some((cut, _)) => format!("{}...", &quoted[..cut]),
        None => quoted.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_excerpt_is_cut_between_characters() {
        assert_eq!(excerpt(" short "), "short");
        assert_eq!(excerpt(&"é".repeat(70)), format!("{}...", "é".repeat(60)));
    }
}
