//! How much room text takes on paper, where letters differ in breadth. An estimate, and rather too much than too little.

use unicode_width::UnicodeWidthChar;

/// The breadth of a usual letter, in the unit in which letters are measured.
const USUAL: usize = 10;
/// The breadth of a capital, even a bold one.
const CAPITAL: usize = 15;
/// The breadth of the broadest letters.
const BROADEST: usize = 20;
/// What a line holds of its breadth, since words are not broken.
const FILLED: usize = 9;

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
