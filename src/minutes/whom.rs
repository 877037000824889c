//! Whom a sentence asks, or who promises in it: the words for them, and the names that are meant.

use std::ops::Range;

use super::actor::{is_actor, is_nobody};
use super::people::{People, title_of_many};
use super::text::{Word, capitalised};
use super::verbs::{BODIES, HOW, SOMEBODY};
use crate::model::{Directory, folded, owners_in};

/// The most words that name who acts.
const MOST: usize = 10;

/// Words behind which another clause begins.
#[rustfmt::skip]
const CLAUSES: &[&str] = &[
    "that", "but", "so", "which", "who", "why", "how", "what", "while", "when", "therefore", "as", "because", "where", "whether", "said", "noted", "if",
    "reported", "explained", "confirmed", "resolved", "agreed", "asked", "requested", "hoped", "thought", "it", "was", "were", "then", "had",
];

/// Words with which what stands between a name and its verb begins.
const BETWEEN: &[&str] = &["as", "supported", "seconded", "on", "with", "together", "having", "speaking", "being"];

/// Posts that one person holds.
#[rustfmt::skip]
const POSTS: &[&str] = &[
    "clerk", "chair", "chairman", "chairwoman", "chairperson", "vice-chair", "secretary", "treasurer", "registrar",
    "bursar", "headteacher", "principal", "mayor",
];

/// Words that stand for somebody named before.
const PRONOUNS: &[&str] = &["he", "she", "they", "i", "we", "both", "all", "it", "somebody", "someone"];

/// Everybody whose name may be meant: whoever is listed in the minutes, and in the log.
pub(super) struct Known<'l> {
    pub(super) people: &'l People,
    pub(super) log: &'l Directory<'l>,
}

impl Known<'_> {
    /// Returns the words before a verb that say who acts.
    pub(super) fn before(&self, sentence: &str, words: &[Word], verb: usize) -> Range<usize> {
        let begin = self.list_before(sentence, words, clause_before(words, verb)..verb);
        if let Some(named) = self.before_apposition(sentence, words, begin..verb) {
            return named;
        }
        let is_how = |word: &Word| {
            let said = word.plain.as_str();
            HOW.contains(&said) && said != "all"
                || ["has", "have"].contains(&said)
                || said.ends_with("ly") && !sentence[word.at.clone()].starts_with(char::is_uppercase)
        };
        let verb = (begin..verb).rev().find(|at| !is_how(&words[*at])).map_or(begin, |last| last + 1);
        // `It was let and Ann Lee agreed to write`, but `Ann Lee and Bo Ek agreed to write`.
        let and = (begin..verb).rev().find(|at| words[*at].plain == "and");
        let is_of_name = |word: &Word| {
            sentence[word.at.clone()].starts_with(char::is_uppercase) || word.is_one_of(&["the", "of", "for"])
        };
        match and {
            // `the Waste and Recycling Manager`
            Some(and)
                if words[begin..verb].iter().all(|word| is_of_name(word) || word.plain == "and") && begin < and =>
            {
                begin..verb
            }
            Some(and) if begin < and && !self.may_be_joint(text(sentence, words, begin..and)) => {
                // `After discussion AL and JH were asked`
                let mut from = begin.max(and.saturating_sub(3))..and;
                let name = from.find(|from| self.is_person(text(sentence, words, *from..and)));
                name.unwrap_or(and + 1)..verb
            }
            _ => begin..verb,
        }
    }

    /// Returns the words for whoever acts where more is told of them before the verb, between commas.
    fn before_apposition(&self, sentence: &str, words: &[Word], clause: Range<usize>) -> Option<Range<usize>> {
        let begin = clause.start;
        // `Ann Lee, as Treasurer, agreed to write`, `The Chair, supported by Ann, agreed`
        let begins =
            |at: &usize| *at > 0 && words.get(*at).is_some_and(|word| word.is_after_mark && word.is_one_of(BETWEEN));
        if let Some(at) = [begin.checked_sub(1), Some(begin)].into_iter().flatten().find(begins) {
            return Some(self.before(sentence, words, at));
        }
        // `Ann Lee, Chair of Finance, agreed`
        if begin == 0 || !words[begin].is_after_mark || self.named(text(sentence, words, clause)).is_some() {
            return None;
        }
        let above = clause_before(words, begin)..begin;
        self.named(text(sentence, words, above.clone())).map(|_| above)
    }

    /// Returns where a list of names begins that a comma divides: `Ann Lee, Bo Ek and Tom Day`.
    fn list_before(&self, sentence: &str, words: &[Word], last: Range<usize>) -> usize {
        let mut begin = last.start;
        let is_list = words[last.clone()].iter().any(|word| word.plain == "and");
        while is_list && begin > 0 && words[begin].is_after_mark {
            let more = clause_before(words, begin);
            if more == begin || !self.may_be_joint(text(sentence, words, more..begin)) {
                break;
            }
            begin = more;
        }
        begin
    }

    /// Returns the names that some words mean; words that stand for nobody in particular mean none.
    pub(super) fn owners(&self, words: &str) -> Vec<String> {
        let words = words.replace(" and the ", "; ").replace(", the ", "; ");
        let words = singly_titled(without_lead(without_brackets(&words).trim()));
        let bare = without_article(words.trim().trim_end_matches([',', '.', ':', ';']));
        let first = folded(bare.split_whitespace().next().unwrap_or_default());
        let is_of_somebody = ["his", "her", "their", "my", "our"].contains(&first.as_str());
        // `In answer to Ann he agreed`
        let last = folded(bare.rsplit(' ').next().unwrap_or_default());
        let is_pronoun = PRONOUNS.contains(&folded(bare).as_str()) || ["he", "she", "they"].contains(&last.as_str());
        if bare.is_empty() || is_of_somebody || is_pronoun {
            return Vec::new();
        }
        let mut owners: Vec<String> = Vec::new();
        for part in owners_in(bare, &|name| self.named(name).is_some()) {
            let name = without_article(part.name);
            let owner = self.named(name).map_or_else(|| capitalised(name), str::to_owned);
            if !is_nobody(name) && !owners.contains(&owner) {
                owners.push(owner);
            }
        }
        owners
    }

    /// Tells whether words name a person or a post, and not a thing.
    pub(super) fn is_somebody(&self, words: &str) -> bool {
        self.is_one_of(words, SOMEBODY)
    }

    /// Tells whether words name whoever a resolution may ask: a body too.
    pub(super) fn is_somebody_or_body(&self, words: &str) -> bool {
        self.is_somebody(words) || self.is_one_of(words, BODIES)
    }

    fn is_one_of(&self, words: &str, known: &[&str]) -> bool {
        let bare = without_article(words.trim());
        let is_one = |word: &str| known.contains(&folded(word.trim_matches(|c: char| !c.is_alphanumeric())).as_str());
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

    /// Tells whether whoever is named before an `and` acts together with whoever is named behind it.
    fn may_be_joint(&self, text: &str) -> bool {
        self.are_names(text) || is_actor(without_article(text))
    }

    /// Tells whether a text is names of people alone, all of them known.
    fn are_names(&self, text: &str) -> bool {
        self.are_known_or(text, SOMEBODY)
    }

    /// Tells whether a text names people alone who are known, or who hold a post that one person holds.
    pub(super) fn are_persons(&self, text: &str) -> bool {
        self.are_known_or(text, POSTS)
    }

    fn are_known_or(&self, text: &str, posts: &[&str]) -> bool {
        let parts = owners_in(text, &|name| self.named(name).is_some());
        let is_one = |name: &str| self.is_person(name) || posts.contains(&folded(without_article(name)).as_str());
        !parts.is_empty() && parts.iter().all(|part| is_one(part.name))
    }

    /// Tells whether a text is the name of somebody who is known.
    pub(super) fn is_person(&self, text: &str) -> bool {
        self.named(without_article(text)).is_some()
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
            let is_titled =
                words[at].is_one_of(&["cllr", "councillor", "mr", "mrs", "ms", "miss", "dr", "prof", "professor"]);
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

/// Leaves out when somebody acts, before who it is: `After some discussion the Clerk`.
fn without_lead(words: &str) -> &str {
    let words = words.strip_prefix("and ").unwrap_or(words);
    let first = folded(words.split(' ').next().unwrap_or_default());
    let is_lead =
        ["after", "in", "at", "on", "following", "during", "last", "for", "from", "before", "since", "having"]
            .contains(&first.as_str());
    words.rsplit_once(" the ").filter(|_| is_lead).map_or(words, |(_, whom)| whom)
}

/// Leaves out what stands in brackets: `Ann Lee (Chair) and Bo Ek`.
fn without_brackets(words: &str) -> String {
    let mut depth = 0_usize;
    let mut kept = String::new();
    for c in words.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    kept.split_whitespace().collect::<Vec<_>>().join(" ").replace(" ,", ",")
}

/// Writes a title that stands once before several names before each: `Cllrs Fenn and Oddy`.
fn singly_titled(words: &str) -> String {
    let Some((title, names)) = words.split_once(' ').and_then(|(first, rest)| Some((title_of_many(first)?, rest)))
    else {
        return words.to_owned();
    };
    let names = names.replace(", ", &format!("; {title} ")).replace(" and ", &format!("; {title} "));
    format!("{title} {names}")
}

/// Tells whether a verb without words for who acts has them in the clause before: `The Clerk was away but would write`.
pub(super) fn goes_on(words: &[Word], before: &Range<usize>) -> bool {
    let is_joint = |word: &Word| word.is_one_of(&["and", "but", "or", "then"]);
    let inside = &words[before.clone()];
    inside.iter().all(is_joint) && before.end > 0 && is_joint(&words[before.end - 1])
}

/// Returns where the clause begins in which a verb stands.
fn clause_before(words: &[Word], verb: usize) -> usize {
    let mut begin = verb;
    while begin > 0 && verb - begin < MOST {
        if begin < verb && words[begin].is_after_mark || words[begin - 1].is_one_of(CLAUSES) {
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
    let is_article = ["the", "a", "an", "our", "its", "and", "both", "that"].contains(&first.to_lowercase().as_str());
    if is_article && words.contains(' ') { without_article(words[first.len()..].trim_start()) } else { words }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minutes::people::Standing;
    use crate::minutes::text::words;
    use crate::model::fixtures::{action, log_of};

    fn check(sentence: &str, verb: &str, phrase: &str, owners: &[&str]) {
        let mut people = People::default();
        people.take("Cllr D. Fenn, Jane Hart (JH), Ann Lee, Group Manager Kit Oddy", Standing::List);
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
        check(
            "Ann Lee, the Clerk and JH agreed to write.",
            "agreed",
            "Ann Lee, the Clerk and JH",
            &["Ann Lee", "Clerk", "Jane Hart"],
        );
        check("After that, Ann Lee and JH agreed to write.", "agreed", "Ann Lee and JH", &["Ann Lee", "Jane Hart"]);
        check("Ann Lee, as Treasurer, would write.", "would", "Ann Lee", &["Ann Lee"]);
        check("The Chair, supported by Ann Lee, agreed to write.", "agreed", "The Chair", &["Chair"]);
        check("Ann Lee, Chair of Finance, agreed to write.", "agreed", "Ann Lee", &["Ann Lee"]);
        check(
            "Ann Lee (Chair), the Clerk and JH agreed to write.",
            "agreed",
            "Ann Lee (Chair), the Clerk and JH",
            &["Ann Lee", "Clerk", "Jane Hart"],
        );
        check(
            "After discussion JH and Ann Lee were asked to write.",
            "were",
            "JH and Ann Lee",
            &["Jane Hart", "Ann Lee"],
        );
        check("After some talk the Clerk agreed to write.", "agreed", "After some talk the Clerk", &["Clerk"]);
        check("Emily has agreed to write.", "agreed", "Emily", &["Emily"]);
        check("Cllr Fenn kindly offered to write.", "offered", "Cllr Fenn", &["Cllr D. Fenn"]);
        check(
            "Group Manager Oddy and Ann Lee agreed to write.",
            "agreed",
            "Group Manager Oddy and Ann Lee",
            &["Group Manager Kit Oddy", "Ann Lee"],
        );
        check("Cllrs Fenn and Wyke would write.", "would", "Cllrs Fenn and Wyke", &["Cllr D. Fenn", "Cllr Wyke"]);
        check(
            "The Waste and Recycling Manager would write.",
            "would",
            "The Waste and Recycling Manager",
            &["Waste and Recycling Manager"],
        );
        check("He said that his analyst would write.", "would", "his analyst", &[]);
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
