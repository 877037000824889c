//! Text in lines: broken between its parts where it has parts, else between its words, and within a word only where
//! that is broader than a line.

use std::ops::Range;

use textwrap::core::Word;
use textwrap::{Options, WordSeparator};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

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

/// Returns what stays on one line of so many columns, piece by piece.
fn pieces(paragraph: &Paragraph, columns: usize) -> Vec<Range<usize>> {
    let text = &*paragraph.text;
    let fits = |piece: &Range<usize>| width_of(&text[piece.clone()]) <= columns;
    let of_word = |word: Range<usize>| if fits(&word) { vec![word] } else { letters(text, word) };
    let of_words = |part: Range<usize>| words(text, part).flat_map(of_word).collect();
    match paragraph.parts() {
        [] => of_words(0..text.len()),
        parts => parts.iter().cloned().flat_map(|part| if fits(&part) { vec![part] } else { of_words(part) }).collect(),
    }
}

/// Returns the words of a part of a text; a stroke stays with the word before it.
pub(crate) fn words(text: &str, part: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut rest = part;
    std::iter::from_fn(move || {
        let blanks = text[rest.clone()].len() - text[rest.clone()].trim_start_matches(' ').len();
        let start = rest.start + blanks;
        let left = &text[start..rest.end];
        let is_end =
            |at: &usize| !left[at + 1..].strip_prefix('/').is_some_and(|on| on.is_empty() || on.starts_with(' '));
        let end = left.match_indices(' ').map(|(at, _)| at).find(is_end).unwrap_or(left.len());
        rest.start = start + end;
        (!left.is_empty()).then_some(start..start + end)
    })
}

/// Wraps running text between its words, of which all between two backticks is one: a command can then be copied.
pub(crate) fn filled(text: &str, options: Options) -> String {
    textwrap::fill(text, options.word_separator(WordSeparator::Custom(words_and_commands)))
}

/// Returns the words of a line, each with the blanks behind it.
fn words_and_commands(line: &str) -> Box<dyn Iterator<Item = Word<'_>> + '_> {
    let mut rest = line;
    Box::new(std::iter::from_fn(move || {
        let mut is_quoted = false;
        let end = rest.bytes().enumerate().position(|(at, byte)| {
            is_quoted ^= byte == b'`';
            !is_quoted && byte == b' ' && rest.as_bytes().get(at + 1) != Some(&b' ')
        });
        let (word, after) = rest.split_at(end.map_or(rest.len(), |end| end + 1));
        rest = after;
        (!word.is_empty()).then(|| Word::from(word))
    }))
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
            assert_eq!(filled(text, Options::new(columns)), expected, "{columns}");
        };
        check("Nothing is there; type `actions add -h`.", 24, "Nothing is there; type\n`actions add -h`.");
        check("It is  done, `a b` and `c d`", 12, "It is  done,\n`a b` and\n`c d`");
        check("a ` b c", 3, "a\n` b\n c");
        check("", 3, "");
    }

    #[test]
    fn the_first_line_may_have_less_room() {
        let text = Paragraph::names(["Elaine Stevenson", "Euan Walters"]);
        assert_eq!(lines(&text, 20, 25), ["Elaine Stevenson /", "Euan Walters"]);
        assert_eq!(lines(&text, 10, 25), ["", "Elaine Stevenson /", "Euan Walters"]);
    }
}
