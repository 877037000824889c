//! Sentences, and the words of one as rules see them.

use std::ops::Range;

/// Shortened words that end in a full stop and no sentence.
#[rustfmt::skip]
const SHORTENED: &[&str] = &[
    "cllr", "cllrs", "mr", "mrs", "ms", "dr", "prof", "rev", "revd", "hon", "sgt", "insp", "supt", "capt", "col", "st", "rd",
    "ave", "no", "nos", "ref", "para", "paras", "min", "approx", "e.g", "i.e", "etc", "vs", "v", "inc", "ltd", "co", "dept",
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "a.m", "p.m", "fig", "ext", "tel",
];

/// A word of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// Its letters and figures in lower case, with the marks within it.
    pub(super) plain: String,
    /// Where it stands in the sentence, without the marks around it.
    pub(super) at: Range<usize>,
    /// Whether a mark that divides clauses stands right before it.
    pub(super) is_after_mark: bool,
}

/// Divides a paragraph into sentences, each as it stands.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, mark) in text.char_indices().filter(|(_, c)| matches!(c, '.' | '?' | '!' | ';')) {
        let after = at + mark.len_utf8();
        let rest = text[after..].trim_start_matches(['"', '”', '’', ')', '\'']);
        let begins = rest.trim_start().chars().next();
        let is_apart = rest.starts_with(char::is_whitespace) || rest.is_empty();
        let is_new = begins.is_none_or(|c| c.is_uppercase() || c.is_ascii_digit() || "(\"“‘'£".contains(c));
        let is_end = mark != ';' || ends_clause(rest);
        if is_apart && is_new && is_end && !(mark == '.' && is_shortened(&text[start..at])) {
            let end = text.len() - rest.len();
            push(&mut found, text, start..end);
            start = end;
        }
    }
    push(&mut found, text, start..text.len());
    found
}

fn push<'t>(found: &mut Vec<&'t str>, text: &'t str, range: Range<usize>) {
    let sentence = text[range].trim();
    if sentence.chars().any(char::is_alphanumeric) {
        found.push(sentence);
    }
}

/// Tells whether what follows a semicolon begins anew, as `That …` does in a list of resolutions.
fn ends_clause(rest: &str) -> bool {
    let rest = rest.trim_start();
    ["That ", "To ", "ACTION", "Action:"].iter().any(|begin| rest.starts_with(begin))
}

/// Tells whether a full stop after this text ends a shortened word, or an initial.
fn is_shortened(text: &str) -> bool {
    let word = text.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
    let is_initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase) || is_initials(word);
    is_initial || SHORTENED.contains(&word.to_lowercase().as_str())
}

fn is_initials(word: &str) -> bool {
    word.contains('.') && word.split('.').all(|part| part.len() == 1 && part.chars().all(char::is_uppercase))
}

/// Returns the words of a sentence.
pub(super) fn words(sentence: &str) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::new();
    let mut before = 0;
    for (start, part) in parts(sentence) {
        let bare = part.trim_matches(|c: char| !c.is_alphanumeric());
        if bare.is_empty() {
            continue;
        }
        let at = start + (part.len() - part.trim_start_matches(|c: char| !c.is_alphanumeric()).len());
        let is_after_mark = sentence[before..at].contains([',', ';', ':', '(', '–', '—', '.']);
        before = at + bare.len();
        found.push(Word { plain: bare.to_lowercase().replace('’', "'"), at: at..before, is_after_mark });
    }
    found
}

fn parts(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive(|c: char| c.is_whitespace() || c == '/' || c == '—').map(move |part| {
        let start = at;
        at += part.len();
        (start, part.trim_end())
    })
}

/// Begins a text with a capital.
pub(super) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(sentences(text), expected, "{text}");
    }

    #[test]
    fn sentences_end_where_the_next_begins() {
        check("It was noted. The Clerk would write.", &["It was noted.", "The Clerk would write."]);
        check("Why? No one knew (yet). 12 came.", &["Why?", "No one knew (yet).", "12 came."]);
        check("It leaked. ACTION: Clerk", &["It leaked.", "ACTION: Clerk"]);
        check("That it be noted; That it be sent.", &["That it be noted;", "That it be sent."]);
        check("The lamp; the bench; and the gate.", &["The lamp; the bench; and the gate."]);
    }

    #[test]
    fn shortened_words_and_initials_end_none() {
        check(
            "Cllr. A. Woodman and Mr. N. B. Hart, i.e. The two, met at 10 a.m. in St. Ann's.",
            &["Cllr. A. Woodman and Mr. N. B. Hart, i.e. The two, met at 10 a.m. in St. Ann's."],
        );
        check("See Action no. 5 and fig. 2.", &["See Action no. 5 and fig. 2."]);
    }

    #[test]
    fn words_know_where_they_stand_and_what_stands_before_them() {
        let sentence = "The Board's clerk, A/B, wrote.";
        let found: Vec<_> =
            words(sentence).iter().map(|word| (&sentence[word.at.clone()], word.is_after_mark)).collect();
        let expected =
            [("The", false), ("Board's", false), ("clerk", false), ("A", true), ("B", false), ("wrote", true)];
        assert_eq!(found, expected);
        assert_eq!(words("Don’t")[0].plain, "don't");
    }
}
