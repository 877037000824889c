//! Where the lines of a text begin, found once.

use std::ops::Range;

/// The lines of a text.
#[derive(Debug, Clone)]
pub(crate) struct Lines(Vec<usize>);

impl Lines {
    pub(crate) fn of(text: &str) -> Self {
        let after_newlines = text.match_indices('\n').map(|(at, _)| at + 1);
        Self(std::iter::once(0).chain(after_newlines).collect())
    }

    /// Returns the line, counted from 1, on which a byte of the text stands.
    pub(crate) fn line(&self, at: usize) -> usize {
        self.0.partition_point(|start| *start <= at)
    }
}

/// Returns the bytes of the line on which `at` stands, without its line ending.
pub(crate) fn line_around(text: &str, at: usize) -> Range<usize> {
    let at = text.floor_char_boundary(at);
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
    start..start + text[start..end].trim_end_matches('\r').len()
}

/// Returns the line on which `at` stands, without blanks around it.
pub(crate) fn line_of(text: &str, at: usize) -> &str {
    text[line_around(text, at)].trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_from_one_with_either_ending() {
        let text = "a\r\nbc\n\nd";
        let lines = Lines::of(text);
        assert_eq!([0, 2, 3, 5, 6, 7, 99].map(|at| lines.line(at)), [1, 1, 2, 2, 3, 4, 4]);
        assert_eq!([0, 4, 6, 8].map(|at| line_of(text, at)), ["a", "bc", "", "d"]);
    }
}
