//! Sentences, and the words of one as rules see them.

use std::ops::Range;

use super::actor::is_actor;

/// Shortened words that end in a full stop and no sentence.
#[rustfmt::skip]
const SHORTENED: &[&str] = &[
    "cllr", "cllrs", "mr", "mrs", "ms", "dr", "prof", "rev", "revd", "hon", "sgt", "insp", "supt", "capt", "col", "st", "rd",
    "ave", "no", "nos", "ref", "para", "paras", "min", "approx", "e.g", "i.e", "etc", "vs", "v", "inc", "ltd", "co", "dept",
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "a.m", "p.m", "fig", "ext", "tel",
    "messrs", "rt", "env", "esq", "govt", "assoc", "jnr", "snr", "re",
];

/// The most words of a sentence; text without full stops is broken.
const MOST_WORDS: usize = 400;

/// A word of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// Its letters and figures in lower case, with the marks within it.
    pub(super) plain: String,
    /// Where it stands in the sentence, without the marks around it.
    pub(super) at: Range<usize>,
    /// Whether a mark that divides clauses stands right before it.
    pub(super) is_after_mark: bool,
    /// Whether a stroke stands right before it, as in `118/23`.
    pub(super) is_after_stroke: bool,
}

impl Word {
    /// Tells whether it is one of these words.
    pub(super) fn is_one_of(&self, known: &[&str]) -> bool {
        known.contains(&self.plain.as_str())
    }
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
        let is_new = begins.is_none_or(|c| c.is_uppercase() || c.is_ascii_digit() || "([\"“‘'£".contains(c));
        let is_end = mark != ';' || ends_clause(rest);
        let said = &text[start..at];
        if is_apart && is_new && is_end && !is_open(said) && !(mark == '.' && is_shortened(said)) {
            let end = text.len() - rest.len();
            push(&mut found, text, start..end);
            start = end;
        }
    }
    push(&mut found, text, start..text.len());
    found.into_iter().flat_map(with_bracketed).collect()
}

/// Tells whether a bracket is open at the end of a text, in which an action is named.
fn is_open(text: &str) -> bool {
    let opened = text.rfind(['(', '[']).filter(|at| !text[*at..].contains([')', ']']));
    opened.is_some_and(|at| is_action(&text[at + 1..]))
}

fn is_action(text: &str) -> bool {
    text.get(.."action".len()).is_some_and(|word| word.eq_ignore_ascii_case("action"))
}

/// Divides a sentence from the actions in brackets in it: `It leaked (Action: Clerk).`
fn with_bracketed(sentence: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = sentence;
    while let Some(at) = rest.match_indices(['(', '[']).map(|(at, _)| at).find(|at| is_action(&rest[at + 1..])) {
        let Some(end) = rest[at..].find([')', ']']).map(|end| at + end) else { break };
        parts.extend([rest[..at].trim_end(), &rest[at + 1..end]]);
        rest = rest[end + 1..].trim_start();
    }
    parts.push(rest);
    parts.retain(|part| part.chars().any(char::is_alphanumeric));
    parts
}

/// Takes a sentence; one that is too long for any is taken in pieces.
fn push<'t>(found: &mut Vec<&'t str>, text: &'t str, range: Range<usize>) {
    let mut rest = text[range].trim();
    while let Some((end, _)) = rest.char_indices().filter(|(_, c)| *c == ' ').nth(MOST_WORDS) {
        found.push(&rest[..end]);
        rest = rest[end..].trim_start();
    }
    if rest.chars().any(char::is_alphanumeric) {
        found.push(rest);
    }
}

/// Tells whether what follows a semicolon begins anew, as `That …` does in a list of resolutions.
fn ends_clause(rest: &str) -> bool {
    let rest = rest.trim_start();
    let gives = || rest.split_once(" to ").is_some_and(|(whom, _)| is_actor(whom));
    ["That ", "To ", "ACTION", "Action:"].iter().any(|begin| rest.starts_with(begin)) || gives()
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
    let mut parts = parts(sentence).peekable();
    while let Some((start, part)) = parts.next() {
        let bare = part.trim_matches(|c: char| !c.is_alphanumeric());
        if bare.is_empty() {
            continue;
        }
        let at = start + (part.len() - part.trim_start_matches(|c: char| !c.is_alphanumeric()).len());
        let between = &sentence[before..at];
        let is_after_stroke = between.contains('/');
        let is_after_mark = between.contains([',', ';', ':', '(', '–', '—'])
            || between.contains('.') && !is_shortened(&sentence[..before]);
        before = at + bare.len();
        let is_before_going = parts.peek().is_some_and(|(_, next)| *next == "going");
        let drawn = drawn_apart(bare, is_before_going);
        let own = drawn.map_or(bare, |(own, _)| own);
        found.push(Word {
            plain: own.to_lowercase().replace('’', "'"),
            at: at..at + own.len(),
            is_after_mark,
            is_after_stroke,
        });
        found.extend(drawn.map(|(_, verb)| Word {
            plain: verb.to_owned(),
            at: at + own.len()..before,
            is_after_mark: false,
            is_after_stroke: false,
        }));
    }
    found
}

/// Divides a word from the verb that was drawn together with it: `he'll`, and `Ann's` before `going`.
fn drawn_apart(word: &str, is_before_going: bool) -> Option<(&str, &'static str)> {
    let (own, end) = word.rsplit_once(['\'', '’'])?;
    match end {
        "ll" => Some((own, "will")),
        "s" if is_before_going => Some((own, "is")),
        _ => None,
    }
}

fn parts(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive(|c: char| c.is_whitespace() || c == '/' || c == '—').map(move |part| {
        let start = at;
        at += part.len();
        (start, part.trim_end())
    })
}

/// Begins a text with a capital; a letter that is two as a capital stays as it is.
pub(super) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let Some(first) = letters.next() else { return String::new() };
    let mut capital = first.to_uppercase();
    let first = if capital.len() == 1 { capital.next().unwrap_or(first) } else { first };
    std::iter::once(first).chain(letters).collect()
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
        check(
            "It leaked (Action: Clerk). It fell. [Action: AB]",
            &["It leaked", "Action: Clerk", "It fell.", "Action: AB"],
        );
        check("That it be noted; That it be sent.", &["That it be noted;", "That it be sent."]);
        check("Clerk to buy salt; AL to buy sand.", &["Clerk to buy salt;", "AL to buy sand."]);
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
        assert!(words("Mr. A. Smith wrote").iter().all(|word| !word.is_after_mark));
        assert_eq!(words("Don’t")[0].plain, "don't");
        let plain = |sentence: &str| words(sentence).into_iter().map(|word| word.plain).collect::<Vec<_>>().join(" ");
        assert_eq!(plain("He’ll ask; Ann's going to, Ann's dog."), "he will ask ann is going to ann's dog");
    }
}
