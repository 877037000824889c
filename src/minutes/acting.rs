//! Who acts in a sentence, as a rule sees it: whoever stands before the verb, within the rule, or behind a `by`.

use super::finding::{Finder, Sentence};
use super::pattern::Found;
use super::people::gender;
use super::rules::{Actor, Rule, Way};
use super::text::{Word, words};
use super::whom::{goes_on, text};
use crate::model::folded;

/// Verbs before which stands whoever `he` is in the rest of the sentence.
#[rustfmt::skip]
const SPEAKING: &[&str] = &[
    "said", "reported", "explained", "advised", "confirmed", "thought", "presented", "noted", "felt", "told", "added", "suggested",
    "replied", "gave", "introduced", "indicated", "outlined", "updated", "agreed", "offered", "was", "had", "stated", "promised", "apologised",
];

/// Words before a `by` behind which stands who put it to the meeting.
const MOVING: &[&str] = &["proposed", "seconded", "moved", "supported", "led", "chaired"];

/// Verbs behind which stands whoever `he` is in the next sentence.
const ADDRESSING: &[&str] = &["asked", "thanked", "congratulated", "welcomed", "invited"];

/// How many sentences back whoever `he` is may be named.
const MOST_EARLIER: usize = 3;

impl Finder<'_> {
    pub(super) fn owners(&self, rule: &Rule, found: &Found, sentence: &Sentence) -> Vec<String> {
        let mut has_speaker = false;
        let phrase = match rule.actor {
            Actor::Before | Actor::SomebodyBefore | Actor::PersonBefore | Actor::SomebodyFirst => {
                let before = self.before(found, sentence);
                has_speaker = goes_on(&sentence.words, &before);
                sentence.said(before)
            }
            Actor::Within | Actor::SomebodyWithin => sentence.said(found.who.clone().unwrap_or_default()),
            Actor::By | Actor::First => "",
        };
        let is_open = rule.way == Way::Promised && is_meeting(phrase) || is_clause(phrase);
        let owners = if is_open { Vec::new() } else { self.known.owners(phrase) };
        let is_pronoun = !phrase.is_empty() && owners.is_empty() && !is_open;
        if is_pronoun || has_speaker {
            return self.speaker(sentence, found.at.start, phrase);
        }
        if owners.is_empty() { self.agents(found, sentence) } else { owners }
    }

    /// Returns whoever is named with `by` behind what is done.
    fn agents(&self, found: &Found, sentence: &Sentence) -> Vec<String> {
        const MOST: usize = 6;
        let words = &sentence.words;
        let is_agent = |at: &usize| {
            words[*at].plain == "by" && !at.checked_sub(1).is_some_and(|before| words[before].is_one_of(MOVING))
        };
        let Some(by) = (found.at.start..words.len()).find(is_agent) else { return Vec::new() };
        let ends = (by + 2..=words.len().min(by + 1 + MOST)).rev();
        let mut ends = ends.filter(|end| {
            words[by + 2..*end].iter().all(|word| {
                !word.is_after_mark
                    && !word.is_one_of(&["in", "at", "on", "to", "with", "by", "before", "forthwith", "immediately"])
            })
        });
        let named = ends.find(|end| self.is_agent(sentence.said(by + 1..*end)));
        named.map_or_else(Vec::new, |end| self.known.owners(sentence.said(by + 1..end)))
    }

    /// Tells whether words behind a `by` name somebody, or an office of theirs: `the Chief Executive's office`.
    fn is_agent(&self, phrase: &str) -> bool {
        let is_owned = |word: &str| word.ends_with("'s") || word.ends_with("’s");
        let ends_in_office = phrase.ends_with(" office") || phrase.ends_with(" team");
        !phrase.rsplit(' ').next().is_some_and(is_owned)
            && (self.known.is_somebody(phrase) || ends_in_office && phrase.split(' ').any(is_owned))
    }

    /// Returns whom a pronoun means: who speaks in a sentence before a word of it, else in one before.
    pub(super) fn speaker(&self, sentence: &Sentence, until: usize, pronoun: &str) -> Vec<String> {
        let suits = |name: &String| gender(pronoun).zip(gender(name)).is_none_or(|(one, other)| one == other);
        // `Ann and Bo were late and promised to hurry.`
        let several = self.several_at_begin(sentence.text, &sentence.words[..until]);
        if several.len() > 1 && ["", "and", "but", "they", "both"].contains(&folded(pronoun.trim()).as_str()) {
            return several;
        }
        let here = self.speaker_in(sentence.text, &sentence.words[..until]).filter(suits);
        let mut earlier = sentence.earlier.iter().rev().take(MOST_EARLIER);
        let found = here.or_else(|| earlier.find_map(|before| self.speaker_in(before, &words(before)).filter(suits)));
        found.into_iter().collect()
    }

    /// Returns the people with whose names, side by side, a sentence begins.
    fn several_at_begin(&self, sentence: &str, words: &[Word]) -> Vec<String> {
        let is_of_name =
            |word: &&Word| word.plain == "and" || sentence[word.at.clone()].starts_with(char::is_uppercase);
        let count = words.iter().take_while(is_of_name).count();
        let phrase = text(sentence, words, 0..count);
        if self.known.are_persons(phrase) { self.known.owners(phrase) } else { Vec::new() }
    }

    fn speaker_in(&self, sentence: &str, words: &[Word]) -> Option<String> {
        let is_one = |at: &usize, verbs: &[&str]| words[*at].is_one_of(verbs);
        // `The Chair thanked Ann. She would write.`
        if let Some(at) = (0..words.len())
            .find(|at| is_one(at, ADDRESSING) || is_one(at, SPEAKING))
            .filter(|at| is_one(at, ADDRESSING))
        {
            // Where somebody by name thanks somebody, either may be meant.
            let subject = text(sentence, words, self.known.before(sentence, words, at));
            return self.known.only_person(sentence, &words[at + 1..]).filter(|_| !self.known.is_person(subject));
        }
        let begin = text(sentence, words, 0..name_at_begin(sentence, words));
        if self.known.is_somebody(begin)
            && let [only] = &self.known.owners(begin)[..]
        {
            return Some(only.clone());
        }
        let verbs = (0..words.len()).filter(|at| is_one(at, SPEAKING));
        let mut phrases = verbs.map(|verb| text(sentence, words, self.known.before(sentence, words, verb)));
        let named = phrases.find(|phrase| self.known.is_somebody(phrase)).map(|phrase| self.known.owners(phrase));
        match named.as_deref() {
            Some([only]) => Some(only.clone()),
            _ => self.known.only_person(sentence, words),
        }
    }
}

/// Tells whether words are for the meeting itself, which leaves open who acts.
pub(super) fn is_meeting(phrase: &str) -> bool {
    let bare = phrase.trim().to_lowercase();
    let bare = bare.strip_prefix("the ").unwrap_or(&bare);
    let bodies = [
        "board",
        "committee",
        "council",
        "members",
        "governors",
        "trustees",
        "meeting",
        "parish council",
        "panel",
        "group",
        "it",
        "town council",
        "governing body",
    ];
    bodies.contains(&bare)
}

/// Tells whether words that stand where somebody should be named tell of what somebody does.
fn is_clause(phrase: &str) -> bool {
    let verbs = ["would", "will", "shall", "should", "had", "have", "was", "were", "is", "are"];
    phrase.split_whitespace().any(|word| verbs.contains(&word))
}

/// Returns how many words at the beginning of a sentence may be a name or a post: `The Waste Manager`, `Councillor Hallam`.
fn name_at_begin(sentence: &str, words: &[Word]) -> usize {
    const MOST: usize = 5;
    let is_of_name = |(at, word): &(usize, &Word)| {
        !(word.is_after_mark && *at > 0)
            && (sentence[word.at.clone()].starts_with(char::is_uppercase) || word.plain == "of")
    };
    words.iter().enumerate().take(MOST).take_while(is_of_name).count()
}
