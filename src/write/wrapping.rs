//! Text in lines: broken between its parts and its words, and within a word only where that is broader than a line:
//! at a hyphen of it, if need be between two letters.

use std::ops::Range;

use textwrap::core::Word;
use textwrap::{Options, WordSeparator, WordSplitter};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::dates::is_month;
use crate::page::sanitize::is_plain;
use crate::page::table::Paragraph;

/// Returns the columns that a text takes; for plain letters nothing needs to be looked up.
pub(crate) fn width_of(text: &str) -> usize {
    if is_plain(text) { text.len() } else { text.width() }
}

/// Wraps a paragraph in lines of so many columns, the first of which may have room for others.
pub(crate) fn lines(paragraph: &Paragraph, first: usize, others: usize) -> Vec<&str> {
    let text = &*paragraph.text;
    if width_of(text) <= first {
        return vec![text];
    }
    let mut lines = vec![Range::default()];
    for piece in pieces(paragraph, others) {
        let room = if lines.len() == 1 { first } else { others };
        match lines.last_mut() {
            Some(line) if width_of(&text[line.start..piece.end]) <= room => line.end = piece.end,
            // What is broader than any line stands on one all the same.
            Some(line) if line.end == 0 && first >= others => *line = piece,
            _ => lines.push(piece),
        }
    }
    lines.into_iter().map(|line| &text[line]).collect()
}

/// Returns the columns that a paragraph takes at least when nothing of it is broken that fits in so many columns.
pub(crate) fn least_of(paragraph: &Paragraph, columns: usize) -> usize {
    let pieces = pieces(paragraph, columns).into_iter();
    pieces.map(|piece| width_of(&paragraph.text[piece])).max().unwrap_or(0)
}

/// Returns what stays on one line of so many columns, piece by piece.
fn pieces(paragraph: &Paragraph, columns: usize) -> Vec<Range<usize>> {
    let text = &*paragraph.text;
    let fits = |piece: &Range<usize>| width_of(&text[piece.clone()]) <= columns;
    let or_letters = |piece: Range<usize>| if fits(&piece) { vec![piece] } else { letters(text, piece) };
    let of_single = |word: Range<usize>| {
        let word = word.start..word.start + text[word].trim_end_matches(' ').len();
        if fits(&word) { vec![word] } else { ending_in(text, word, &['-']).flat_map(or_letters).collect() }
    };
    let of_word = |word: Range<usize>| {
        if fits(&word) { vec![word] } else { ending_in(text, word, &[' ']).flat_map(of_single).collect() }
    };
    let of_words = |part: Range<usize>| words(text, part).flat_map(of_word);
    let mut pieces = Vec::new();
    let mut end = 0;
    for part in paragraph.parts() {
        pieces.extend(of_words(end..part.start));
        end = part.end;
        if fits(part) { pieces.push(part.clone()) } else { pieces.extend(of_words(part.clone())) }
    }
    pieces.extend(of_words(end..text.len()));
    pieces
}

/// Returns a word in what ends at each of these in it.
fn ending_in<'t>(text: &'t str, word: Range<usize>, ends: &'t [char]) -> impl Iterator<Item = Range<usize>> + 't {
    let mut end = word.start;
    text[word].split_inclusive(ends).map(move |part| {
        let start = end;
        end += part.len();
        start..end
    })
}

/// Returns how running text is wrapped in so many columns: between the same words.
pub(crate) fn wrapped_in<'o>(columns: usize) -> Options<'o> {
    Options::new(columns).word_separator(WordSeparator::Custom(with_blanks)).word_splitter(WordSplitter::NoHyphenation)
}

/// Returns the words of a line, each with the blanks behind it, and the first with those before it; a command between two
/// backticks is one, so that it can be copied.
fn with_blanks(line: &str) -> Box<dyn Iterator<Item = Word<'_>> + '_> {
    let mut end = 0;
    let mut words = words(line, 0..line.len()).peekable();
    let is_within = |word: &str, rest: &str| word.matches('`').count() % 2 == 1 && rest.contains('`');
    Box::new(std::iter::from_fn(move || {
        words.next()?;
        let start = end;
        end = words.peek().map_or(line.len(), |next| next.start);
        while is_within(&line[start..end], &line[end..]) && words.next().is_some() {
            end = words.peek().map_or(line.len(), |next| next.start);
        }
        Some(Word::from(&line[start..end]))
    }))
}

/// Returns the words of a part of a text. A stroke stays with the word before it, and what is read as one is one: a
/// figure with what it counts, a day with its month, a month with its year, an action with its number.
pub(crate) fn words(text: &str, part: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut rest = part;
    std::iter::from_fn(move || {
        let blanks = text[rest.clone()].len() - text[rest.clone()].trim_start_matches(' ').len();
        let start = rest.start + blanks;
        let left = &text[start..rest.end];
        let is_end = |at: &usize| {
            let next = left[at + 1..].split(' ').next().unwrap_or_default();
            let last = left[..*at].rsplit(' ').next().unwrap_or_default();
            next != "/" && !are_read_as_one(last, next)
        };
        let end = left.match_indices(' ').map(|(at, _)| at).find(is_end).unwrap_or(left.len());
        rest.start = start + end;
        (!left.is_empty()).then_some(start..start + end)
    })
}

/// What is counted in the figures of a page.
const COUNTED: &[&str] = &["day", "week", "month", "year", "meeting", "action", "owner", "open", "overdue", "due"];

/// Tells whether two words are read as one: `20 days`, `2 overdue`, `30 June`, `June 2026`.
fn are_read_as_one(first: &str, second: &str) -> bool {
    let is_figure = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let is_short = |word: &str| (1..=7).contains(&word.len());
    let second = second.trim_end_matches(|c: char| c.is_ascii_punctuation());
    let of_digits = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit() || byte == b',');
    match (is_figure(first), is_figure(second)) {
        (true, false) if is_short(first) && of_digits(first) => {
            is_month(second) || COUNTED.contains(&second.strip_suffix('s').unwrap_or(second))
        }
        (false, true) if first == "action" || first == "minute" => true,
        (false, true) => second.len() == 4 && of_digits(second) && is_month(first),
        _ => false,
    }
}

/// Returns the letters of a word, each with the marks on it.
fn letters(text: &str, word: Range<usize>) -> Vec<Range<usize>> {
    let letter = |(at, letter): (usize, &str)| word.start + at..word.start + at + letter.len();
    text[word.clone()].grapheme_indices(true).map(letter).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_name_is_broken_only_where_it_is_broader_than_the_line() {
        let check = |names: &[&str], columns: usize, expected: &[&str]| {
            assert_eq!(lines(&Paragraph::names(names), columns, columns), expected, "{columns}");
        };
        let two = &["Elaine Stevenson", "Euan Walters"];
        check(two, 40, &["Elaine Stevenson / Euan Walters"]);
        check(two, 18, &["Elaine Stevenson /", "Euan Walters"]);
        check(two, 17, &["Elaine", "Stevenson /", "Euan Walters"]);
        check(two, 11, &["Elaine", "Stevenson /", "Euan", "Walters"]);
        check(&["Rik Basra", "Gary Bee", "Gurjit Samra-Rai"], 24, &["Rik Basra / Gary Bee /", "Gurjit Samra-Rai"]);
        check(&["Gurjit Samra-Rai"], 10, &["Gurjit", "Samra-Rai"]);
        check(&[], 10, &[""]);
    }

    #[test]
    fn a_word_is_broken_only_where_it_is_broader_than_the_line() {
        let check = |text: &str, columns: usize, expected: &[&str]| {
            assert_eq!(lines(&Paragraph::new(text), columns, columns), expected, "{text} in {columns}");
        };
        check("Arrange a visit for the chairs", 12, &["Arrange a", "visit for", "the chairs"]);
        check("See abcdefghijkl", 8, &["See abcd", "efghijkl"]);
        check("first / second", 7, &["first /", "second"]);
        check("and/or either", 6, &["and/or", "either"]);
        check("a  b", 3, &["a", "b"]);
        check("王王王", 4, &["王王", "王"]);
        check("✔\u{fe0f}✔\u{fe0f}", 3, &["✔\u{fe0f}", "✔\u{fe0f}"]);
        check("王", 1, &["王"]);
    }

    #[test]
    fn what_is_read_as_one_is_not_parted_and_a_hyphen_before_a_letter() {
        let check = |text: &str, columns: usize, expected: &[&str]| {
            assert_eq!(lines(&Paragraph::new(text), columns, columns), expected, "{text} in {columns}");
        };
        check("late by 20 days now", 10, &["late by", "20 days", "now"]);
        check("on 30 June 2026.", 13, &["on", "30 June 2026."]);
        check("none, 2 overdue, action 7", 10, &["none,", "2 overdue,", "action 7"]);
        check("30 June 2026", 6, &["30", "June", "2026"]);
        check("of 20 chairs", 6, &["of 20", "chairs"]);
        check("Samra-Rai now", 9, &["Samra-Rai", "now"]);
        check("Featherstone-Cholmondeley", 14, &["Featherstone-", "Cholmondeley"]);
        let wrapped = textwrap::wrap("  for Gurjit Samra-Rai by 30 June", wrapped_in(24));
        assert_eq!(wrapped, ["  for Gurjit Samra-Rai", "by 30 June"]);
    }

    proptest! {
        #[test]
        fn a_name_that_fits_is_never_broken(
            names in prop::collection::vec("[A-Zé王-]{1,9}( [A-Z-]{1,9}){0,3}", 1..6),
            columns in 2usize..40,
        ) {
            let paragraph = Paragraph::names(&names);
            let lines = lines(&paragraph, columns, columns);
            for part in paragraph.parts().iter().map(|part| &paragraph.text[part.clone()]) {
                let is_whole = lines.iter().any(|line| line.contains(part));
                prop_assert!(is_whole || width_of(part) > columns, "{part} in {columns}: {lines:?}");
            }
        }
    }

    #[test]
    fn running_text_is_wrapped_between_words_and_a_command_is_one() {
        let check = |text: &str, columns: usize, expected: &str| {
            assert_eq!(textwrap::fill(text, wrapped_in(columns)), expected, "{columns}");
        };
        check("Nothing is there; type `actions add -h`.", 24, "Nothing is there; type\n`actions add -h`.");
        check("It is  done, `a b` and `c d`", 12, "It is  done,\n`a b` and\n`c d`");
        check("a ` b c", 3, "a `\nb c");
        check("", 3, "");
    }

    #[test]
    fn the_first_line_may_have_less_room() {
        let text = Paragraph::names(["Elaine Stevenson", "Euan Walters"]);
        assert_eq!(lines(&text, 20, 25), ["Elaine Stevenson /", "Euan Walters"]);
        assert_eq!(lines(&text, 10, 25), ["", "Elaine Stevenson /", "Euan Walters"]);
    }
}
