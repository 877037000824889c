//! Running text made into paragraphs: runs that are formatted alike joined, blanks made single.

#![cfg(any(feature = "docx", feature = "xlsx"))]
#![cfg_attr(not(feature = "xlsx"), allow(dead_code, reason = "only the cells of workbooks come in lines"))]

use crate::sources::sheet::Paragraph;
use crate::sources::sheet::Run;

/// How text looks, as far as it carries meaning.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Look {
    /// Whether it is bold.
    pub(super) is_bold: bool,
    /// Whether it is struck out.
    pub(super) is_struck: bool,
}

/// Paragraphs that are being made.
#[derive(Debug, Default)]
pub(super) struct Flow {
    done: Vec<Paragraph>,
    open: Paragraph,
    gap: Option<Look>,
}

impl Flow {
    /// Adds text, in which the end of a line is a blank.
    pub(super) fn push(&mut self, text: &str, look: Look) {
        for word in text.split_inclusive(char::is_whitespace) {
            let bare = word.trim_end();
            if !bare.is_empty() {
                if let Some(gap) = self.gap.take() {
                    self.append(" ", gap);
                }
                self.append(bare, look);
            }
            let is_first = self.open.runs.is_empty();
            if bare.len() < word.len() && !is_first && self.gap.is_none() {
                self.gap = Some(look);
            }
        }
    }

    /// Adds text of which every line is a paragraph.
    pub(super) fn push_lines(&mut self, text: &str, look: Look) {
        let mut lines = text.split(['\n', '\r']);
        self.push(lines.next().unwrap_or_default(), look);
        for line in lines {
            self.end_paragraph();
            self.push(line, look);
        }
    }

    /// Ends the paragraph; a blank one is left out.
    pub(super) fn end_paragraph(&mut self) {
        self.end_heading(None);
    }

    /// Ends the paragraph as a heading of this rank, if it is one.
    pub(super) fn end_heading(&mut self, rank: Option<u8>) {
        self.gap = None;
        if !self.open.runs.is_empty() {
            self.done.push(Paragraph { rank, ..std::mem::take(&mut self.open) });
        }
    }

    /// Says with what a list numbers the paragraph that is open, or comes next.
    #[cfg(feature = "docx")]
    pub(super) fn mark(&mut self, mark: Option<String>) {
        self.open.mark = mark;
    }

    /// Takes the paragraphs that have ended.
    #[cfg(feature = "docx")]
    pub(super) fn take_ended(&mut self) -> Vec<Paragraph> {
        std::mem::take(&mut self.done)
    }

    /// Ends the text and returns its paragraphs.
    pub(super) fn finish(mut self) -> Vec<Paragraph> {
        self.end_paragraph();
        self.done
    }

    fn append(&mut self, text: &str, look: Look) {
        match self.open.runs.last_mut() {
            Some(run) if run.is_bold == look.is_bold && run.is_struck == look.is_struck => run.text.push_str(text),
            _ => self.open.runs.push(Run { text: text.to_owned(), is_bold: look.is_bold, is_struck: look.is_struck }),
        }
    }
}

/// Returns how many bytes of text paragraphs hold.
pub(super) fn length(paragraphs: &[Paragraph]) -> usize {
    paragraphs.iter().flat_map(|paragraph| &paragraph.runs).map(|run| run.text.len()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOLD: Look = Look { is_bold: true, is_struck: false };

    #[test]
    fn blanks_become_single_and_stay_in_the_run_that_they_stood_in() {
        let mut flow = Flow::default();
        flow.push("  new\u{a0} ", BOLD);
        flow.push(" \n old", Look::default());
        flow.push("er  ", Look::default());
        let paragraphs = flow.finish();
        let runs: Vec<_> = paragraphs[0].runs.iter().map(|run| (run.text.as_str(), run.is_bold)).collect();
        assert_eq!(runs, [("new ", true), ("older", false)]);
    }

    #[test]
    fn lines_become_paragraphs_and_blank_ones_are_left_out() {
        let mut flow = Flow::default();
        flow.push_lines("one\r\n\n two\n ", Look::default());
        let texts: Vec<_> = flow.finish().iter().map(Paragraph::text).collect();
        assert_eq!(texts, ["one", "two"]);
    }
}
