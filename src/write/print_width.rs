//! How much room text takes on paper, where letters differ in breadth. An estimate, and rather too much than too little.

use unicode_width::UnicodeWidthChar;

use crate::page::table::{Cell, Column, Paragraph, Table};

/// The breadth of a usual letter, in the unit in which letters are measured.
const USUAL: usize = 10;
/// The breadth of a capital, even a bold one.
const CAPITAL: usize = 15;
/// The breadth of the broadest letters.
const BROADEST: usize = 20;
/// What a line holds of its breadth, since words are not broken.
const FILLED: usize = 9;

/// The usual letters that the columns of text have room for beside one another on a printed page.
const LETTERS_ABREAST: usize = 80;
/// The usual letters of a printed date.
const LETTERS_OF_A_DATE: usize = 11;
/// The lines of a cell for which a printed page has room below its title and the header of a table.
const LINES_BELOW_A_TITLE: usize = 22;

impl Table {
    /// Tells whether a row may be longer than what a page has below its title, so that it must be free
    /// to go on over the next.
    pub(crate) fn may_outgrow_a_page(&self, row: &[Cell]) -> bool {
        let shares: usize = self.columns.iter().filter_map(Column::share).sum();
        let letters =
            |column: &Column| column.share().map_or(LETTERS_OF_A_DATE, |share| LETTERS_ABREAST * share / shares);
        let lines_in = |(column, cell): (&Column, &Cell)| -> usize {
            let each = cell.0.iter().flat_map(Paragraph::lines);
            each.map(|line| lines(line, letters(column))).sum()
        };
        self.columns.iter().zip(row).map(lines_in).max().unwrap_or(0) > LINES_BELOW_A_TITLE
    }
}

/// Returns how broad a text is, in tenths of a usual letter.
pub(crate) fn breadth_of(text: &str) -> usize {
    text.chars().map(breadth).sum()
}

/// Returns how many lines a text takes, where a line has room for so many usual letters.
pub(crate) fn lines(text: &str, letters: usize) -> usize {
    breadth_of(text).div_ceil(letters.max(1) * FILLED).max(1)
}

fn breadth(letter: char) -> usize {
    match letter {
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '…' | '—' => BROADEST,
        letter if letter.is_uppercase() => CAPITAL,
        letter => letter.width().unwrap_or(1) * USUAL,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_takes_as_many_lines_as_its_letters_are_broad() {
        let check = |text: &str, taken: usize| assert_eq!(lines(text, 30), taken, "{text}");
        check("", 1);
        check(&"a".repeat(27), 1);
        check(&"a".repeat(28), 2);
        check(&"A".repeat(27), 2);
        check(&"W".repeat(27), 2);
        check(&"王".repeat(27), 2);
        check(&"a".repeat(270), 10);
    }

    #[test]
    fn no_breadth_is_too_small() {
        assert_eq!(lines("abc", 0), 4);
    }
}
