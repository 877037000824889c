//! Whether a rule fits a sentence: somebody acts as it wants, and what it says is neither quoted nor hoped nor declined.

use std::ops::Range;

use super::acting::is_meeting;
use super::actor::is_actor;
use super::finding::{Finder, Sentence};
use super::pattern::{Found, find};
use super::rules::{Actor, EARLIER, RULES, Rule};
use super::text::{Word, words};
use super::verbs::{HOW, is_doing};
use super::whom::goes_on;

/// What a meeting does by itself, or asks of others, so that whoever acts stands behind it.
#[rustfmt::skip]
const DECIDING: &[&str] = &[
    "note", "approve", "receive", "adopt", "accept", "endorse", "agree", "thank", "support", "recommend", "ratify", "ask", "instruct", "request",
    "authorise", "delegate", "consider", "welcome", "record",
];

/// Words of hoping.
const HOPING: &[&str] = &["hope", "hoped", "hopes", "hoping"];

impl Finder<'_> {
    /// Finds all rules that fit a sentence, wherever they do; some fit only what a meeting resolves.
    pub(super) fn fitting(&self, sentence: &Sentence, is_formal: bool) -> Vec<(&'static Rule, Found)> {
        if is_declined(sentence) || is_noted(&sentence.words) {
            return Vec::new();
        }
        let quoted = quoted(sentence.text);
        let words = &sentence.words;
        let is_quoted = |found: &Found| quoted.iter().any(|quoted| quoted.contains(&words[found.at.start].at.start));
        let rules = RULES.iter().filter(|rule| is_formal || !rule.is_formal);
        let found = rules.flat_map(|rule| find(rule.pattern, words).map(move |found| (rule, found)));
        found
            .filter(|(rule, found)| is_said(words, found) && !is_quoted(found) && self.is_acted(rule, found, sentence))
            .collect()
    }

    fn is_acted(&self, rule: &Rule, found: &Found, sentence: &Sentence) -> bool {
        match rule.actor {
            Actor::First => found.at.start == 0,
            Actor::SomebodyFirst => {
                let before = self.before(found, sentence);
                let is_name = before.len() <= 5
                    && sentence.words[before.clone()].iter().all(|word| word.plain != "to" && word.plain != "for");
                let phrase = sentence.said(before.clone());
                // Whoever is not known may be anything: `Freedom to speak up`.
                let is_known =
                    || self.known.is_somebody(phrase) || words_say_doing(&sentence.words[found.at.start + 1..]);
                before.start == 0 && is_name && is_actor(phrase) && is_known()
            }
            Actor::SomebodyBefore => {
                let before = self.before(found, sentence);
                let phrase = sentence.said(before.clone());
                self.known.is_somebody(phrase)
                    || goes_on(&sentence.words, &before) && !self.speaker(sentence, found.at.start, "").is_empty()
            }
            Actor::PersonBefore => {
                let before = self.before(found, sentence);
                self.known.are_persons(sentence.said(before))
            }
            Actor::SomebodyWithin => {
                let who = found.who.clone().unwrap_or_default();
                let is_name = sentence.words[who.clone()].iter().all(|word| {
                    !word.is_one_of(&["be", "by", "as", "for", "was", "were", "to", "would", "will", "should"])
                        && !word.is_one_of(EARLIER)
                        && !word.is_one_of(DECIDING)
                });
                // `that the Council note the report`
                let last = who.end.checked_sub(1).and_then(|last| sentence.words.get(last));
                let is_cut = last.is_some_and(|last| last.is_one_of(&["the", "a", "an", "this", "its", "their"]));
                let phrase = sentence.said(who);
                // `that the Board ask the Clerk to write`
                let verb = sentence.words[found.at.end - 1].plain.as_str();
                let is_of_others = is_meeting(phrase) && DECIDING.contains(&verb);
                let is_somebody = if rule.is_formal {
                    self.known.is_somebody_or_body(phrase)
                } else {
                    self.known.is_somebody(phrase)
                };
                is_name && !is_cut && !is_of_others && is_somebody
            }
            Actor::Within => {
                let first = found.who.as_ref().and_then(|who| sentence.words.get(who.start));
                first.is_none_or(|first| {
                    !first.is_one_of(&["for", "about", "that", "of", "after", "to", "in", "by", "at", "on", "whether"])
                })
            }
            _ => true,
        }
    }
}

/// Tells whether what a rule found is said of what is to come, and by somebody who does not only hope.
fn is_said(words: &[Word], found: &Found) -> bool {
    let has = |range: Range<usize>, known: &[&str]| words[range].iter().any(|word| word.is_one_of(known));
    // What stands for who acts may tell of anything.
    let who = found.who.clone().unwrap_or(found.at.end..found.at.end);
    let is_none = words.get(found.at.end).is_some_and(|next| next.is_one_of(&["no", "nothing", "none"]));
    let begins = words.first().is_some_and(|first| first.is_one_of(&["last", "previously", "earlier", "originally"]));
    !is_none
        && !begins
        && !has(0..found.at.start, HOPING)
        // `It was asked whether the Clerk would write.`
        && !has(0..found.at.start, &["whether", "wondered"])
        && !has(found.at.start.saturating_sub(1)..who.start, EARLIER)
        && !has(who.end..found.at.end, EARLIER)
}

/// Tells whether what comes next is a verb of doing.
fn words_say_doing(words: &[Word]) -> bool {
    words.iter().find(|word| !word.is_one_of(HOW)).is_some_and(|first| is_doing(&first.plain))
}

/// Returns what a sentence quotes, where it does not begin with that: there stand the words of a policy or a letter.
fn quoted(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut begin = None;
    for (at, mark) in text.char_indices().filter(|(_, c)| matches!(c, '"' | '“' | '”')) {
        match begin.take() {
            Some(from) if mark != '“' => found.push(from..at),
            _ => begin = (at > 0).then_some(at),
        }
    }
    // What is quoted may be of several sentences.
    found.extend(begin.map(|from| from..text.len()));
    found
}

/// Tells whether what is offered was not wanted: `offered to lend it, but insurance would not permit it`.
fn is_declined(sentence: &Sentence) -> bool {
    let all = &sentence.words;
    let Some(offer) = all.iter().position(|word| word.is_one_of(&["offered", "happily", "happy", "volunteered"]))
    else {
        return false;
    };
    let is_no = |word: &Word| word.is_one_of(&["not", "no", "declined", "unnecessary"]);
    let but = all[offer..].iter().position(|word| word.plain == "but").map(|but| offer + but);
    let after = sentence.after.map(words).unwrap_or_default();
    let after_has = |known: &[&str]| after.iter().any(|word| word.is_one_of(known));
    but.is_some_and(|but| all[but..].iter().any(|word| is_no(word) || word.plain == "advised"))
        || after_has(&["thanked"]) && after_has(&["but"])
        || after_has(&["not", "no", "declined"])
            && after_has(&["offer", "necessary", "needed", "required", "want", "wanted", "wish"])
}

/// Tells whether it is only told what is recommended elsewhere: `the recommendation that … was noted`.
fn is_noted(words: &[Word]) -> bool {
    let is = |known: &[&str]| words.iter().any(|word| word.is_one_of(known));
    is(&["recommendation", "recommendations"]) && is(&["noted"])
}
