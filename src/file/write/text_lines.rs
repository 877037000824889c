//! A text by its lines, the last of them taken to be ended: where a line begins and ends, and what stands on it.

use std::borrow::Cow;

/// A text by its lines.
#[derive(Debug)]
pub(crate) struct Page<'t> {
    text: &'t str,
    ended: Cow<'t, str>,
}

impl<'t> Page<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        let is_ended = text.is_empty() || text.ends_with('\n');
        let ended =
            if is_ended { Cow::Borrowed(text) } else { Cow::Owned([text, line_ending_at(text, text.len())].concat()) };
        Self { text, ended }
    }

    /// Returns the text as it is.
    pub(crate) fn as_read(&self) -> &'t str {
        self.text
    }

    /// Returns the text with its last line ended.
    pub(crate) fn text(&self) -> &str {
        &self.ended
    }

    /// Returns the line ending that the text itself lacks.
    pub(crate) fn missing_ending(&self) -> &str {
        &self.ended[self.text.len()..]
    }

    pub(crate) fn line_start(&self, at: usize) -> usize {
        self.ended[..at].rfind('\n').map_or(0, |newline| newline + 1)
    }

    /// Returns where the line after the one of `at` begins.
    pub(crate) fn line_end(&self, at: usize) -> usize {
        self.ended[at..].find('\n').map_or(self.ended.len(), |newline| at + newline + 1)
    }

    /// Returns the line that begins at `start`, without blanks around it.
    pub(crate) fn line(&self, start: usize) -> &str {
        self.ended[start..self.line_end(start)].trim()
    }

    /// Returns what stands on its line before `at`.
    pub(crate) fn before_on_line(&self, at: usize) -> &str {
        &self.ended[self.line_start(at)..at]
    }

    /// Returns the blanks that the line of `at` begins with.
    pub(crate) fn indent(&self, at: usize) -> &str {
        let before = self.before_on_line(at);
        &before[..before.len() - before.trim_start().len()]
    }

    /// Returns the ending of the line on which `at` stands.
    pub(crate) fn ending(&self, at: usize) -> &'static str {
        line_ending_at(&self.ended, at)
    }

    /// Tells whether the line above a heading, and above the comments that belong to it, is blank;
    /// nothing when there is none.
    pub(crate) fn has_blank_above(&self, heading: usize) -> Option<bool> {
        let mut start = self.line_start(heading);
        while start > 0 {
            start = self.line_start(start - 1);
            if !self.line(start).starts_with('#') {
                return Some(self.line(start).is_empty());
            }
        }
        None
    }
}

/// Returns the ending of the line on which `at` stands, else of the last line of the text that is ended.
fn line_ending_at(text: &str, at: usize) -> &'static str {
    let own = text[at..].find('\n').map(|newline| at + newline);
    match own.or_else(|| text.rfind('\n')) {
        Some(newline) if text[..newline].ends_with('\r') => "\r\n",
        _ => "\n",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_last_line_is_ended_as_the_others_are() {
        assert_eq!(Page::new("a\r\nb").missing_ending(), "\r\n");
        assert_eq!(Page::new("a\nb\r\nc").missing_ending(), "\r\n");
        assert_eq!(Page::new("a\nb\n").missing_ending(), "");
        assert_eq!(Page::new("a").text(), "a\n");
        assert_eq!(Page::new("").text(), "");
    }

    #[test]
    fn a_heading_is_set_apart_by_a_blank_line_above_its_comments() {
        let check = |text: &str, is_blank: Option<bool>| {
            let heading = text.find("[x]").expect("a heading");
            assert_eq!(Page::new(text).has_blank_above(heading), is_blank, "{text:?}");
        };
        check("[x]", None);
        check("# a\n[x]", None);
        check("a\n\n# b\n# c\n[x]", Some(true));
        check("a\n# b\n[x]", Some(false));
    }
}
