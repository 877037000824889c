//! What is asked of somebody, or promised, in the passages of minutes: one sentence after the other.

use std::rc::Rc;

use chrono::NaiveDate;

use super::citing::{cites_an_action, ends_an_action};
use super::due_phrase::due_in;
use super::passages::Passage;
use super::pattern::{Found, find};
use super::rules::{Actor, EARLIER, RULES, Rule, Way};
use super::tables::is_actor;
use super::text::{Word, capitalised, sentences, words};
use super::voice::{Voice, is_quiet, voiced};
use super::whom::{Known, goes_on, text};
use crate::dates::Calendar;
use crate::model::Due;

/// Headings of minutes under which nobody is left with anything to do.
const IDLE: &[&str] =
    &["apologies", "declaration", "next meeting", "next agenda", "future meeting", "dates of meeting", "attendance"];

/// Headings under which it is the public that asks.
const OF_PUBLIC: &[&str] = &["public", "parishioners", "open forum"];

/// What a sentence asks or promises.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Hit {
    /// Which passage it stands in.
    pub(super) passage: usize,
    pub(super) voice: Voice,
    pub(super) way: Way,
    pub(super) text: String,
    pub(super) owners: Vec<String>,
    pub(super) due: Option<Due>,
}

/// What is known while minutes are gone through.
pub(super) struct Finder<'m> {
    pub(super) passages: &'m [Passage],
    pub(super) known: Known<'m>,
    pub(super) meeting: NaiveDate,
    pub(super) calendar: &'m Calendar,
}

/// A sentence as it is judged.
pub(super) struct Sentence<'t> {
    pub(super) text: &'t str,
    pub(super) words: Vec<Word>,
    /// The one before it in its passage.
    pub(super) before: Option<&'t str>,
}

impl Finder<'_> {
    /// Finds everything, in the order of the minutes.
    pub(super) fn hits(&self) -> Vec<Hit> {
        let mut hits = Vec::new();
        let mut first = 0;
        for (at, passage) in self.passages.iter().enumerate() {
            self.passage(at, &mut hits);
            let Some(beside) = &passage.beside else {
                first = hits.len();
                continue;
            };
            let goes_on = self
                .passages
                .get(at + 1)
                .and_then(|next| next.beside.as_ref())
                .is_some_and(|next| Rc::ptr_eq(beside, next));
            if !goes_on {
                self.beside(at, beside, first, &mut hits);
                first = hits.len();
            }
        }
        hits
    }

    fn passage(&self, at: usize, hits: &mut Vec<Hit>) {
        let passage = &self.passages[at];
        // Whoever was there is listed before the first minute.
        if passage.minute.is_none()
            && self.passages[at..].iter().any(|later| later.minute.is_some())
            && passage.voice == Voice::Discussion
        {
            return;
        }
        if passage.voice == Voice::Action {
            self.action(at, &passage.text, hits);
        } else if !passage.is_headed(IDLE) {
            self.sentences(at, hits);
        }
    }

    fn sentences(&self, at: usize, hits: &mut Vec<Hit>) {
        let passage = &self.passages[at];
        let all = sentences(&passage.text);
        let mut voice = passage.voice;
        for (place, whole) in all.iter().enumerate() {
            let before = place.checked_sub(1).map(|before| all[before]);
            let (announced, rest) = voiced(whole);
            match announced {
                Some(Voice::Action) => {
                    self.action(at, rest, hits);
                    voice = passage.voice;
                    continue;
                }
                Some(other) => voice = other,
                None if passage.voice == Voice::Discussion && voice == Voice::Resolved => voice = Voice::Discussion,
                None => {}
            }
            let said = if announced.is_some() && !is_quiet(whole, rest) { rest } else { whole };
            let sentence = Sentence { text: said, words: words(said), before };
            let Some(hit) = self.judged(at, &sentence, voice) else { continue };
            match hits.last_mut().filter(|last| last.passage == at && last.voice == voice) {
                Some(last) if points_back(&sentence) => {
                    last.text += " ";
                    last.text += whole;
                }
                _ => hits.push(hit),
            }
        }
    }

    /// Judges a sentence by the rules.
    fn judged(&self, at: usize, sentence: &Sentence, voice: Voice) -> Option<Hit> {
        let passage = &self.passages[at];
        if ends_an_action(&sentence.words) || voice == Voice::Discussion && cites_an_action(&sentence.words) {
            return None;
        }
        let is_formal = voice == Voice::Resolved;
        let rules = RULES.iter().filter(|rule| is_formal || !rule.is_formal);
        let fitting = rules.filter_map(|rule| Some((rule, self.fits(rule, sentence)?)));
        // What comes first is what is undertaken; what is asked in it of others comes behind.
        let mut fitting: Vec<(&Rule, Found)> = fitting.collect();
        fitting.sort_by_key(|(rule, found)| (rule.way == Way::Suggested, found.at.start));
        let (rule, found) = fitting.first()?;
        if rule.way == Way::Asked && !is_formal && passage.is_headed(OF_PUBLIC) {
            return None;
        }
        let text = if is_formal { resolution(sentence.text) } else { Self::in_context(sentence) };
        Some(Hit {
            passage: at,
            voice,
            way: rule.way,
            text,
            owners: fitting
                .iter()
                .map(|(rule, found)| self.owners(rule, found, sentence))
                .find(|owners| !owners.is_empty())
                .unwrap_or_default(),
            due: due_in(sentence.text, &sentence.words, found.at.start, self.meeting, self.calendar),
        })
    }

    /// Finds where a rule fits, with whoever it wants to act.
    fn fits(&self, rule: &Rule, sentence: &Sentence) -> Option<Found> {
        let words = &sentence.words;
        let is_earlier =
            |range: std::ops::Range<usize>| words[range].iter().any(|word| EARLIER.contains(&word.plain.as_str()));
        find(rule.pattern, words).find(|found| {
            let from = found.at.start.saturating_sub(1);
            // What stands for who acts may tell of anything.
            let own = found.who.as_ref().map_or(found.at.end, |who| who.start);
            let is_none =
                words.get(found.at.end).is_some_and(|next| ["no", "nothing", "none"].contains(&next.plain.as_str()));
            let is_said = !is_none
                && !is_earlier(from..own)
                && !is_earlier(found.who.as_ref().map_or(found.at.end, |who| who.end)..found.at.end);
            is_said && self.is_acted(rule, found, sentence)
        })
    }

    fn is_acted(&self, rule: &Rule, found: &Found, sentence: &Sentence) -> bool {
        match rule.actor {
            Actor::SomebodyFirst => {
                let before = self.known.before(sentence.text, &sentence.words, found.at.start);
                let is_name = before.len() <= 5
                    && sentence.words[before.clone()].iter().all(|word| word.plain != "to" && word.plain != "for");
                before.start == 0 && is_name && is_actor(text(sentence.text, &sentence.words, before))
            }
            Actor::SomebodyBefore => {
                let before = self.known.before(sentence.text, &sentence.words, found.at.start);
                let phrase = text(sentence.text, &sentence.words, before.clone());
                self.known.is_somebody(phrase) || goes_on(&sentence.words, &before) && self.speaker(sentence).is_some()
            }
            Actor::SomebodyWithin => {
                let who = found.who.clone().unwrap_or_default();
                let is_name = sentence.words[who.clone()].iter().all(|word| {
                    !["be", "by", "as", "for", "was", "were", "to", "would", "will", "should"]
                        .contains(&word.plain.as_str())
                });
                is_name && self.known.is_somebody(text(sentence.text, &sentence.words, who))
            }
            Actor::Within => {
                let first = found.who.as_ref().and_then(|who| sentence.words.get(who.start));
                first.is_none_or(|first| {
                    !["for", "about", "that", "of", "after", "to", "in", "by"].contains(&first.plain.as_str())
                })
            }
            _ => true,
        }
    }

    /// Returns a sentence with the one before it where it begins with a word for something told there.
    fn in_context(sentence: &Sentence) -> String {
        let begins: Vec<&str> = sentence.words.iter().take(2).map(|word| word.plain.as_str()).collect();
        let points = match begins[..] {
            [first, ..] => ["he", "she", "they", "this", "these", "her", "his", "their"].contains(&first),
            [] => false,
        };
        match sentence.before.filter(|_| points || ends_open(&sentence.words)) {
            Some(before) => format!("{before} {}", sentence.text),
            None => capitalised(sentence.text),
        }
    }
}

/// Tells whether a sentence goes on with what the one before it asks.
fn points_back(sentence: &Sentence) -> bool {
    const OTHERS: &[&str] =
        &["year", "week", "month", "autumn", "spring", "summer", "winter", "morning", "evening", "area", "end"];
    let words = &sentence.words;
    ends_open(words)
        || (0..words.len()).any(|at| {
            let is_time = words.get(at + 1).is_some_and(|next| OTHERS.contains(&next.plain.as_str()));
            ["this", "these"].contains(&words[at].plain.as_str()) && !is_time
        })
}

/// Tells whether a sentence ends in a word for something told before it: `agreed to look into that`.
fn ends_open(words: &[Word]) -> bool {
    words.last().is_some_and(|last| ["it", "that", "this", "them", "so"].contains(&last.plain.as_str()))
}

/// Writes a resolution as a sentence of its own.
fn resolution(text: &str) -> String {
    let bare = text.trim_end().trim_end_matches("; and").trim_end_matches([';', ',']).trim_end();
    let end = if bare.ends_with(['.', '!', '?', '”', '"', ')']) { "" } else { "." };
    capitalised(bare) + end
}
