//! The width, the height, the colours and the marks that a page is drawn with.

use std::fmt::Write;

use anstream::adapter::strip_str;
use anstyle::{AnsiColor, Effects, Style as Ansi};

use super::marks::Marks;
use super::wrapping::{width_of, wrapped_in};
use crate::model::Rag;
use crate::page::table::Emphasis;

/// How wide and high a page is, whether it has colour, and which marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Columns; nothing when the page goes to a file or a program, and rows are not wrapped.
    pub width: Option<usize>,
    /// Lines of the screen; nothing where a page may be as long as it comes.
    pub height: Option<usize>,
    /// Whether colour is used beside the words.
    pub color: bool,
    /// What lines and bars are drawn with.
    pub marks: Marks,
}

/// The bytes of the codes before and after a word that has a colour.
const LONGEST_CODES: usize = "\u{1b}[31m\u{1b}[0m".len();
/// Columns of running text where no width is known.
const RUNNING_WIDTH: usize = 100;

impl Style {
    /// The style of a file.
    pub const PLAIN: Self = Self { width: None, height: None, color: false, marks: Marks::Unicode };

    /// Tells whether a page is longer than the screen; a line is left for what is typed next.
    pub fn is_outgrown_by(self, page: &str) -> bool {
        let columns = self.width.unwrap_or(usize::MAX).max(1);
        let taken = |line: &str| width_of(line).div_ceil(columns).max(1);
        let lines = || strip_str(page).to_string().lines().map(taken).sum::<usize>();
        self.height.is_some_and(|height| lines() >= height)
    }

    /// Returns the columns that running text may take.
    pub(crate) fn running_width(self) -> usize {
        self.width.unwrap_or(RUNNING_WIDTH)
    }

    /// Returns the same style with a width, for papers that are wrapped even in a file.
    pub(crate) fn running(self) -> Self {
        Self { width: Some(self.running_width()), ..self }
    }

    /// Draws a paragraph of running text, wrapped.
    pub(crate) fn paragraph(self, text: &str) -> String {
        textwrap::fill(text, wrapped_in(self.running_width())) + "\n"
    }

    /// Draws a line of so many columns.
    pub(crate) fn line(self, columns: usize) -> String {
        std::iter::repeat_n(self.marks.line(), columns).collect()
    }

    /// Draws a heading, wrapped like running text; each line is coloured for itself.
    pub(crate) fn heading(self, words: &str) -> String {
        let lines = textwrap::wrap(words, wrapped_in(self.running_width()));
        lines.iter().map(|line| self.paint(Emphasis::Strong, line) + "\n").collect()
    }

    /// Colours a word, where colour is used.
    pub(crate) fn paint(self, emphasis: Emphasis, word: &str) -> String {
        if !self.color || word.is_empty() {
            return word.to_owned();
        }
        let ansi = match emphasis {
            Emphasis::Rag(Rag::Red) | Emphasis::Late => Ansi::new().fg_color(Some(AnsiColor::Red.into())),
            Emphasis::Rag(Rag::Amber) => Ansi::new().fg_color(Some(AnsiColor::Yellow.into())),
            Emphasis::Rag(Rag::Green) => Ansi::new().fg_color(Some(AnsiColor::Green.into())),
            Emphasis::Rag(Rag::Blue) => Ansi::new().fg_color(Some(AnsiColor::Blue.into())),
            Emphasis::Strong => Ansi::new().effects(Effects::BOLD),
            Emphasis::Faint => Ansi::new().effects(Effects::DIMMED),
        };
        let mut painted = String::with_capacity(word.len() + LONGEST_CODES);
        let _ = write!(painted, "{ansi}{word}{ansi:#}");
        painted
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_heading_is_wrapped_between_words() {
        let plain = Style { width: Some(20), ..Style::PLAIN };
        assert_eq!(plain.heading("Riverside Board: Action Log"), "Riverside Board:\nAction Log\n");
        let bold = Style { width: Some(20), color: true, ..Style::PLAIN };
        let bold = bold.heading("Riverside Board: Action Log");
        assert_eq!(bold, "\u{1b}[1mRiverside Board:\u{1b}[0m\n\u{1b}[1mAction Log\u{1b}[0m\n");
    }

    #[test]
    fn a_page_is_longer_than_the_screen_when_nothing_is_left_to_type_in() {
        let check = |page: &str, is_longer: bool| {
            let screen = Style { width: Some(10), height: Some(4), ..Style::PLAIN };
            assert_eq!(screen.is_outgrown_by(page), is_longer, "{page:?}");
            assert!(!Style { height: None, ..screen }.is_outgrown_by(page), "{page:?}");
        };
        check("1\n2\n3\n", false);
        check("1\n2\n3\n4\n", true);
        check("1\n\n\n4\n", true);
        check("1\nmore than ten\n3\n", true);
        check("1\n\u{1b}[31mten letter\u{1b}[0m\n3\n", false);
        check("", false);
    }
}
