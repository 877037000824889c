//! How people spell: text compared without case and accents, and the closest of several words.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Returns the text as it is compared: lower case, without accents, blanks made single, apostrophes and hyphens plain.
pub fn folded(text: &str) -> String {
    if !text.is_ascii() {
        let letters = text.nfkd().filter(|c| !is_combining_mark(*c)).map(typed_mark);
        return single_spaced(&letters.flat_map(char::to_lowercase).collect::<String>());
    }
    let mut plain = single_spaced(text);
    plain.make_ascii_lowercase();
    plain
}

/// Word processors turn the apostrophe and the hyphen of the keyboard into others.
fn typed_mark(mark: char) -> char {
    match mark {
        '\u{2018}' | '\u{2019}' | '\u{2bc}' => '\'',
        '\u{2010}' | '\u{2011}' | '\u{2013}' => '-',
        other => other,
    }
}

fn single_spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !spaced.is_empty() {
            spaced.push(' ');
        }
        spaced.push_str(word);
    }
    spaced
}

/// How like one another two words must be to be worth a question, from 0 to 1.
const LIKE_ENOUGH: f64 = 0.8;

/// Tells how like one another two words are, from 0 to 1, without case and accents.
pub(super) fn likeness(a: &str, b: &str) -> f64 {
    strsim::jaro_winkler(&folded(a), &folded(b))
}

/// Tells whether two words are like enough for one to be a slip for the other.
pub(super) fn is_like(a: &str, b: &str) -> bool {
    likeness(a, b) >= LIKE_ENOUGH
}

/// Tells whether two words of some length differ in one letter, or in the order of two.
pub fn differ_in_a_letter(a: &str, b: &str) -> bool {
    const SHORTEST: usize = 6;
    let (a, b) = (folded(a), folded(b));
    a.len().min(b.len()) >= SHORTEST && strsim::osa_distance(&a, &b) == 1
}

/// Tells whether two names differ in a letter or two, or in the order of letters.
pub(super) fn differ_in_two_letters(a: &str, b: &str) -> bool {
    (1..=2).contains(&strsim::osa_distance(&folded(a), &folded(b)))
}

/// Returns the candidate most like `word`, if one is like enough.
pub fn closest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    candidates
        .into_iter()
        .map(|candidate| (likeness(word, candidate), candidate))
        .filter(|(likeness, _)| *likeness >= LIKE_ENOUGH)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_blanks_do_not_count() {
        assert_eq!(folded("  Zoë   SAMRA-Raí "), "zoe samra-rai");
        assert_eq!(folded("Niamh O\u{2019}Brien\u{2011}Fox"), "niamh o'brien-fox");
    }

    #[test]
    fn the_closest_word_is_found_and_a_far_one_is_not() {
        assert_eq!(closest("clsoed", ["closed", "comments", "due"]), Some("closed"));
        assert_eq!(closest("agenda_item", ["closed", "due"]), None);
    }
}
