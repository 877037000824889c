//! Paragraphs as they are gathered from pieces of text: blanks made single, like runs joined.

use super::limits::too_large;
use super::sheet::{Cell, Paragraph, Run};
use crate::message::Message;

/// The most runs of one cell, or of the text between two tables.
const MOST_RUNS: usize = 100_000;

/// The most bytes of text of one cell, or between two tables.
const MOST_TEXT: usize = 8 << 20;

/// What marks an item that is not counted.
#[cfg(any(feature = "html", feature = "markdown"))]
pub(super) const BULLET: &str = "•";

/// How text looks, as far as it carries meaning.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Look {
    /// Whether it is bold.
    pub(super) is_bold: bool,
    /// Whether it is struck out.
    pub(super) is_struck: bool,
}

/// Paragraphs in the making.
#[derive(Debug, Default)]
pub(super) struct Prose {
    paragraphs: Vec<Paragraph>,
    runs: Vec<Run>,
    mark: Option<String>,
    is_blank_due: bool,
    count: usize,
    length: usize,
}

impl Prose {
    /// Adds text to the paragraph; every stretch of blanks becomes one space.
    pub(super) fn write(&mut self, text: &str, look: Look) {
        for c in text.chars() {
            if self.is_full() {
                return;
            }
            if c.is_whitespace() {
                self.is_blank_due = true;
            } else if !is_invisible(c) {
                self.put(c, look);
            }
        }
    }

    /// Adds text of several lines, each of them a paragraph.
    pub(super) fn write_lines(&mut self, text: &str) {
        for line in text.split(['\n', '\u{b}', '\u{2028}', '\u{2029}']) {
            self.write(line, Look::default());
            self.end_paragraph();
        }
    }

    /// Says with what a list marks the paragraph that comes next.
    #[cfg(any(feature = "html", feature = "markdown"))]
    pub(super) fn mark(&mut self, mark: Option<String>) {
        self.mark = mark;
    }

    /// Ends the paragraph; a blank one leaves no trace.
    pub(super) fn end_paragraph(&mut self) {
        self.end_heading(None);
    }

    /// Ends the paragraph as a heading of this rank, if it is one.
    pub(super) fn end_heading(&mut self, rank: Option<u8>) {
        self.is_blank_due = false;
        if !self.runs.is_empty() {
            let (runs, mark) = (std::mem::take(&mut self.runs), self.mark.take());
            self.paragraphs.push(Paragraph { runs, rank, mark });
        }
    }

    /// Returns the paragraphs; errs when they are more than a cell could hold.
    pub(super) fn finish(mut self) -> Result<Vec<Paragraph>, Message> {
        self.end_paragraph();
        self.check()?;
        Ok(self.paragraphs)
    }

    /// Errs when the paragraphs are more than a cell could hold.
    pub(super) fn check(&self) -> Result<(), Message> {
        if self.is_full() { Err(too_large("one of its cells holds more text than a cell could")) } else { Ok(()) }
    }

    /// Returns the paragraphs as a cell.
    pub(super) fn into_cell(self) -> Result<Cell, Message> {
        Ok(Cell { paragraphs: self.finish()?, columns: 1, ..Cell::default() })
    }

    fn is_full(&self) -> bool {
        self.count > MOST_RUNS || self.length > MOST_TEXT
    }

    fn put(&mut self, c: char, look: Look) {
        self.length += c.len_utf8();
        let is_blank_due = std::mem::take(&mut self.is_blank_due);
        if let Some(run) = self.runs.last_mut() {
            // The blank stays with the text before it, so that no run begins with one.
            if is_blank_due {
                run.text.push(' ');
            }
            if (run.is_bold, run.is_struck) == (look.is_bold, look.is_struck) {
                run.text.push(c);
                return;
            }
        }
        self.count += 1;
        self.runs.push(Run { text: c.to_string(), is_bold: look.is_bold, is_struck: look.is_struck });
    }
}

/// Tells whether a character has no look of its own: soft hyphens, marks of width nothing, controls.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}') || c.is_control()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOLD: Look = Look { is_bold: true, is_struck: false };

    fn written(pieces: &[(&str, Look)]) -> Vec<Paragraph> {
        let mut prose = Prose::default();
        for (text, look) in pieces {
            prose.write(text, *look);
        }
        prose.finish().expect("little text")
    }

    #[test]
    fn blanks_become_single_and_stay_between_runs() {
        let paragraphs = written(&[(" The\u{a0}\n lease ", Look::default()), ("is", BOLD), (" signed ", BOLD)]);
        let runs: Vec<_> = paragraphs[0].runs.iter().map(|run| (run.text.as_str(), run.is_bold)).collect();
        assert_eq!(runs, [("The lease ", false), ("is signed", true)]);
    }

    #[test]
    fn what_cannot_be_seen_is_left_out() {
        assert_eq!(written(&[("\u{feff}co\u{ad}opt\u{7}", Look::default())]), [Paragraph::plain("coopt")]);
        assert_eq!(written(&[(" \u{200b} ", BOLD)]), []);
    }

    #[test]
    fn lines_become_paragraphs_without_the_blank_ones() {
        let mut prose = Prose::default();
        prose.write_lines("First.\n\n  Second.\u{b}Third.");
        assert_eq!(prose.into_cell().expect("a cell").text(), "First.\nSecond.\nThird.");
    }

    #[test]
    fn a_cell_of_endless_text_is_refused() {
        let mut prose = Prose::default();
        prose.write(&"x".repeat(MOST_TEXT + 1), BOLD);
        assert!(prose.check().is_err());
        let mut prose = Prose::default();
        for _ in 0..=MOST_RUNS {
            prose.write("a", Look::default());
            prose.write("b", BOLD);
        }
        assert!(prose.finish().is_err());
    }
}
