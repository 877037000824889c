//! A change as pieces put into the text that was read: where a line or a block goes, and how it
//! takes after its neighbours. Every byte that no piece names stays.

use std::ops::Range;

use super::edited_text::EditedText;
use super::text_lines::Page;

/// The pieces of one change.
#[derive(Debug)]
pub(crate) struct Edits<'t> {
    pub(crate) page: Page<'t>,
    pieces: Vec<(Range<usize>, String)>,
}

impl<'t> Edits<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self { page: Page::new(text), pieces: Vec::new() }
    }

    /// Puts the pieces in; a last line that was not ended is not ended after it either.
    pub(crate) fn apply(mut self) -> EditedText<'t> {
        self.pieces.sort_by_key(|(range, _)| (range.start, range.end));
        EditedText::of(self.page.as_read(), self.pieces, self.page.missing_ending())
    }

    pub(crate) fn replace(&mut self, range: Range<usize>, piece: impl Into<String>) {
        self.pieces.push((range, piece.into()));
    }

    pub(crate) fn insert(&mut self, at: usize, piece: impl Into<String>) {
        self.replace(at..at, piece);
    }

    /// Puts a line below the one on which `at` stands.
    pub(crate) fn line_below(&mut self, at: usize, line: &str) {
        let piece = format!("{line}{}", self.page.ending(at));
        self.insert(self.page.line_end(at), piece);
    }

    /// Takes a field out with its line; a comment at the end of the line keeps a line of its own.
    pub(crate) fn remove_field(&mut self, key: &Range<usize>, value: &Range<usize>) {
        let end = self.page.line_end(value.end);
        match self.page.text()[value.end..end].find('#') {
            Some(hash) => self.replace(key.start..value.end + hash, ""),
            None => self.replace(self.page.line_start(key.start)..end, ""),
        }
    }

    /// Takes a heading out with its line, and with the blank line above it; a comment at the end of it stays.
    pub(crate) fn remove_heading(&mut self, heading: &Range<usize>) {
        let (start, end) = (self.page.line_start(heading.start), self.page.line_end(heading.end));
        if self.page.text()[heading.end..end].contains('#') {
            return self.replace(heading.clone(), "");
        }
        let above = start.checked_sub(1).map(|end| self.page.line_start(end));
        let start = above.filter(|above| self.page.line(*above).is_empty()).unwrap_or(start);
        self.replace(start..end, "");
    }

    /// Puts a block below the line on which `at` stands, and below the comments that belong to that
    /// line: those directly under it with a blank line after them.
    pub(crate) fn block_below(&mut self, at: usize, block: &[String], set_apart: bool) {
        let page = &self.page;
        let mut place = page.line_end(at);
        let mut below = place;
        while page.line(below).starts_with('#') {
            below = page.line_end(below);
        }
        if page.line(below).is_empty() {
            place = below;
        }
        let follows_blank = place == 0 || page.line(page.line_start(place - 1)).is_empty();
        let is_followed = !page.line(place).is_empty();
        let ending = page.ending(at);
        let blank = |is_wanted: bool| if is_wanted { ending } else { "" };
        let lines: String = block.iter().flat_map(|line| [line.as_str(), ending]).collect();
        let piece = [blank(set_apart && !follows_blank), &lines, blank(set_apart && is_followed)].concat();
        self.insert(place, piece);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_goes_with_its_line_and_its_comment_stays() {
        let removed = |text: &str| {
            let mut edits = Edits::new(text);
            let key = text.find("due").map(|at| at..at + 3).expect("a field");
            let value = text.find('1').map(|at| at..at + 1).expect("a value");
            edits.remove_field(&key, &value);
            edits.apply().text()
        };
        assert_eq!(removed("a = 0\ndue = 1\nb = 2\n"), "a = 0\nb = 2\n");
        assert_eq!(removed("a = 0\n  due = 1  # moved twice\nb = 2"), "a = 0\n  # moved twice\nb = 2");
        assert_eq!(removed("a = 0\r\ndue = 1"), "a = 0");
    }

    #[test]
    fn a_block_goes_below_the_comments_of_the_line_above() {
        let placed = |text: &str| {
            let mut edits = Edits::new(text);
            edits.block_below(0, &["[[new]]".to_owned()], true);
            edits.apply().text()
        };
        assert_eq!(placed("a = 0\n# of a\n\n# of b\n[b]\n"), "a = 0\n# of a\n\n[[new]]\n\n# of b\n[b]\n");
        assert_eq!(placed("a = 0\n# of b\n[b]\n"), "a = 0\n\n[[new]]\n\n# of b\n[b]\n");
        assert_eq!(placed("a = 0"), "a = 0\n\n[[new]]");
    }
}
