//! Whom a sentence asks, or who promises in it: the words for them, and the names that are meant.

use std::ops::Range;

use super::people::People;
use super::text::{Word, capitalised};
use super::verbs::SOMEBODY;
use crate::model::{Directory, folded, owners_in};

/// The most words that name who acts.
const MOST: usize = 10;

/// Words behind which another clause begins.
#[rustfmt::skip]
const CLAUSES: &[&str] = &[
    "that", "but", "so", "which", "who", "why", "how", "what", "while", "when", "therefore", "as", "because", "where", "whether", "said", "noted", "if",
    "reported", "explained", "confirmed", "resolved", "agreed", "asked", "requested", "hoped", "thought", "it", "was", "were", "then", "had",
];

/// Words that stand for somebody named before.
const PRONOUNS: &[&str] = &["he", "she", "they", "i", "we", "both", "all", "it"];

/// Everybody whose name may be meant: whoever is listed in the minutes, and in the log.
pub(super) struct Known<'l> {
    pub(super) people: &'l People,
    pub(super) log: &'l Directory<'l>,
}

impl Known<'_> {
    /// Returns the words before a verb that say who acts.
    pub(super) fn before(&self, sentence: &str, words: &[Word], verb: usize) -> Range<usize> {
        let begin = clause_before(words, verb);
        // `It was let and Ann Lee agreed to write`, but `Ann Lee and Bo Ek agreed to write`.
        let and = (begin..verb).rev().find(|at| words[*at].plain == "and");
        match and {
            Some(and) if begin < and && !self.are_names(text(sentence, words, begin..and)) => and + 1..verb,
            _ => begin..verb,
        }
    }

    /// Returns the names that some words mean; words that stand for nobody in particular mean none.
    pub(super) fn owners(&self, words: &str) -> Vec<String> {
        let words = words.replace(" and the ", " and ").replace(", the ", ", ");
        let bare = without_article(words.trim().trim_end_matches([',', '.', ':', ';']));
        if bare.is_empty() || PRONOUNS.contains(&folded(bare).as_str()) {
            return Vec::new();
        }
        let mut owners: Vec<String> = Vec::new();
        for part in owners_in(bare, &|name| self.named(name).is_some()) {
            let name = without_article(part.name);
            let owner = self.named(name).map_or_else(|| capitalised(name), str::to_owned);
            if !name.is_empty() && !owners.contains(&owner) {
                owners.push(owner);
            }
        }
        owners
    }

    /// Tells whether words name a person or a post, and not a thing.
    pub(super) fn is_somebody(&self, words: &str) -> bool {
        let bare = without_article(words.trim());
        let is_one =
            |word: &str| SOMEBODY.contains(&folded(word.trim_matches(|c: char| !c.is_alphanumeric())).as_str());
        // Things may be of somebody: `the report of the Clerk`, `the Board's log`.
        let head = folded(bare).split(" of ").next().unwrap_or_default().to_owned();
        let is_owned = bare.split_whitespace().rev().skip(1).any(|word| word.ends_with("'s") || word.ends_with("’s"));
        (self.named(bare).is_some() || head.split([' ', '/', '-']).any(is_one) || self.are_names(bare)) && !is_owned
    }

    /// Returns the name of the person that a text means exactly.
    fn named(&self, text: &str) -> Option<&str> {
        let text = text.trim().trim_end_matches('.');
        self.people.with_initials(text).or_else(|| self.people.called(text)).or_else(|| self.log.listed(text))
    }

    /// Tells whether a text is names of people alone, all of them known.
    fn are_names(&self, text: &str) -> bool {
        let parts = owners_in(text, &|name| self.named(name).is_some());
        let is_post = |name: &str| SOMEBODY.contains(&folded(without_article(name)).as_str());
        !parts.is_empty()
            && parts.iter().all(|part| self.named(without_article(part.name)).is_some() || is_post(part.name))
    }

    /// Returns the only person whom a sentence names by name, for whoever `he` is in the next.
    pub(super) fn only_person(&self, sentence: &str, words: &[Word]) -> Option<String> {
        let mut found: Vec<&str> = Vec::new();
        for at in 0..words.len() {
            let is_name = |count: usize| {
                let range = at..at + count;
                let phrase = words.get(range.clone()).map(|_| text(sentence, words, range))?;
                self.named(phrase).filter(|_| phrase.starts_with(char::is_uppercase))
            };
            // A name that nobody knows is somebody else's.
            let is_titled = ["cllr", "councillor", "mr", "mrs", "ms", "miss", "dr", "prof", "professor"]
                .contains(&words[at].plain.as_str());
            if is_titled
                && (1..=4).rev().find_map(is_name).is_none()
                && words.get(at + 1).is_some_and(|next| sentence[next.at.clone()].starts_with(char::is_uppercase))
            {
                return None;
            }
            if let Some(name) = (1..=4).rev().find_map(is_name).filter(|name| !found.contains(name)) {
                found.push(name);
            }
        }
        if let [only] = found[..] { Some(only.to_owned()) } else { None }
    }
}

/// Tells whether a verb without words for who acts has them in the clause before: `The Clerk was away but would write`.
pub(super) fn goes_on(words: &[Word], before: &Range<usize>) -> bool {
    let is_joint = |word: &Word| ["and", "but", "or", "then"].contains(&word.plain.as_str());
    let inside = &words[before.clone()];
    inside.iter().all(is_joint) && before.end > 0 && is_joint(&words[before.end - 1])
}

/// Returns where the clause begins in which a verb stands.
fn clause_before(words: &[Word], verb: usize) -> usize {
    let mut begin = verb;
    while begin > 0 && verb - begin < MOST {
        if begin < verb && words[begin].is_after_mark || CLAUSES.contains(&words[begin - 1].plain.as_str()) {
            break;
        }
        begin -= 1;
    }
    begin
}

/// Returns the text of some words.
pub(super) fn text<'s>(sentence: &'s str, words: &[Word], range: Range<usize>) -> &'s str {
    match words.get(range) {
        Some([first, .., last]) => &sentence[first.at.start..last.at.end],
        Some([only]) => &sentence[only.at.clone()],
        _ => "",
    }
}

fn without_article(words: &str) -> &str {
    let first = words.split_whitespace().next().unwrap_or_default();
    let is_article = ["the", "a", "an", "our", "its", "and", "both"].contains(&first.to_lowercase().as_str());
    if is_article && words.contains(' ') { words[first.len()..].trim_start() } else { words }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minutes::text::words;
    use crate::model::fixtures::{action, log_of};

    fn check(sentence: &str, verb: &str, phrase: &str, owners: &[&str]) {
        let mut people = People::default();
        people.take("Cllr D. Fenn, Jane Hart (JH), Ann Lee");
        let log = log_of([action(1, &["Rik Basra"])]);
        let known = Known { people: &people, log: &Directory::of(&log) };
        let words = words(sentence);
        let verb = words.iter().position(|word| word.plain == verb).expect("the verb");
        let found = text(sentence, &words, known.before(sentence, &words, verb));
        assert_eq!(
            (found, known.owners(found)),
            (phrase, owners.iter().map(ToString::to_string).collect()),
            "{sentence}"
        );
    }

    #[test]
    fn who_acts_stands_before_the_verb() {
        check("Rik Basra agreed to write.", "agreed", "Rik Basra", &["Rik Basra"]);
        check(
            "That officers from the Council be asked.",
            "be",
            "officers from the Council",
            &["Officers from the Council"],
        );
        check("It was let and Ann Lee agreed to write.", "agreed", "Ann Lee", &["Ann Lee"]);
        check(
            "Cllr Fenn and the Clerk agreed to write.",
            "agreed",
            "Cllr Fenn and the Clerk",
            &["Cllr D. Fenn", "Clerk"],
        );
        check("After some time, JH offered to write.", "offered", "JH", &["Jane Hart"]);
        check("He said that she would write.", "would", "she", &[]);
    }

    #[test]
    fn things_are_nobody() {
        let people = People::default();
        let log = log_of([]);
        let known = Known { people: &people, log: &Directory::of(&log) };
        for somebody in ["the Clerk", "she", "Cllr Fenn", "officers from the Council", "the working group"] {
            assert!(known.is_somebody(somebody), "{somebody}");
        }
        for thing in ["the prison", "the houseblock", "the Board's log", "the report of the Clerk", ""] {
            assert!(!known.is_somebody(thing), "{thing}");
        }
    }
}
