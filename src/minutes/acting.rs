//! Who acts in a sentence, as a rule sees it: whoever stands before the verb, within the rule, or behind a `by`.

use super::finding::{Finder, Sentence};
use super::pattern::Found;
use super::rules::{Actor, Rule, Way};
use super::text::{Word, words};
use super::whom::{goes_on, text};

/// Verbs before which stands whoever `he` is in the rest of the sentence.
#[rustfmt::skip]
const SPEAKING: &[&str] = &[
    "said", "reported", "explained", "advised", "confirmed", "thought", "presented", "noted", "asked", "felt", "told", "added", "suggested",
    "replied", "gave", "introduced", "indicated", "outlined", "updated", "agreed", "offered", "was", "had", "stated", "promised", "apologised",
];

impl Finder<'_> {
    pub(super) fn owners(&self, rule: &Rule, found: &Found, sentence: &Sentence) -> Vec<String> {
        let mut has_speaker = false;
        let phrase = match rule.actor {
            Actor::Before | Actor::SomebodyBefore | Actor::SomebodyFirst => {
                let before = self.known.before(sentence.text, &sentence.words, found.at.start);
                has_speaker = goes_on(&sentence.words, &before);
                text(sentence.text, &sentence.words, before)
            }
            Actor::Within | Actor::SomebodyWithin => {
                text(sentence.text, &sentence.words, found.who.clone().unwrap_or_default())
            }
            Actor::By => "",
        };
        let is_open = rule.way == Way::Promised && is_meeting(phrase) || is_clause(phrase);
        let owners = if is_open { Vec::new() } else { self.known.owners(phrase) };
        let is_pronoun = !phrase.is_empty() && owners.is_empty() && !is_open;
        if is_pronoun || has_speaker {
            return self.speaker(sentence).into_iter().collect();
        }
        if owners.is_empty() { self.agents(found, sentence) } else { owners }
    }

    /// Returns whoever is named with `by` behind what is done.
    fn agents(&self, found: &Found, sentence: &Sentence) -> Vec<String> {
        const MOST: usize = 6;
        let words = &sentence.words;
        let Some(by) = (found.at.start..words.len()).find(|at| words[*at].plain == "by") else { return Vec::new() };
        let ends = (by + 2..=words.len().min(by + 1 + MOST)).rev();
        let mut ends = ends.filter(|end| {
            words[by + 2..*end].iter().all(|word| {
                !word.is_after_mark && !["in", "at", "on", "to", "with", "by", "before"].contains(&word.plain.as_str())
            })
        });
        let named = ends.find(|end| self.known.is_somebody(text(sentence.text, words, by + 1..*end)));
        named.map_or_else(Vec::new, |end| self.known.owners(text(sentence.text, words, by + 1..end)))
    }

    /// Returns who speaks in a sentence, else in the one before it.
    pub(super) fn speaker(&self, sentence: &Sentence) -> Option<String> {
        let here = self.speaker_in(sentence.text, &sentence.words);
        here.or_else(|| sentence.before.and_then(|before| self.speaker_in(before, &words(before))))
    }

    fn speaker_in(&self, sentence: &str, words: &[Word]) -> Option<String> {
        let begin = text(sentence, words, 0..name_at_begin(sentence, words));
        if self.known.is_somebody(begin) {
            let owners = self.known.owners(begin);
            if let [only] = &owners[..] {
                return Some(only.clone());
            }
        }
        let verb = words.iter().position(|word| SPEAKING.contains(&word.plain.as_str()));
        let phrase = verb.map_or("", |verb| text(sentence, words, self.known.before(sentence, words, verb)));
        let named = if self.known.is_somebody(phrase) { self.known.owners(phrase) } else { Vec::new() };
        match &named[..] {
            [only] => Some(only.clone()),
            _ => self.known.only_person(sentence, words),
        }
    }
}

/// Tells whether words are for the meeting itself, which leaves open who acts.
fn is_meeting(phrase: &str) -> bool {
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
