//! What became of everything in a source that is not plainly a field of an action.

use super::words::excerpt;

/// The account of an import, a sentence a line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Account {
    notes: Vec<String>,
    left_out: Vec<String>,
}

impl Account {
    /// Notes a sentence.
    pub(super) fn note(&mut self, sentence: impl Into<String>) {
        self.notes.push(sentence.into());
    }

    /// Notes what became of a cell: `row 14, column "Due": "Q3" is kept as words; no date`.
    pub(super) fn cell(&mut self, place: &str, column: &str, text: &str, became: &str) {
        self.note(format!("{place}, column \"{}\": \"{}\" {became}", excerpt(column), excerpt(text)));
    }

    /// Notes a line that no action takes in.
    pub(super) fn line_left_out(&mut self, text: &str) {
        self.left_out.push(excerpt(text));
    }

    /// Lists the account.
    pub fn lines(&self) -> Vec<String> {
        let left_out = self.left_out.iter().map(|text| format!("not taken in: \"{text}\""));
        self.notes.iter().cloned().chain(left_out).collect()
    }
}
