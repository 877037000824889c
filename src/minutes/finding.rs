//! What is asked of somebody, or promised, in the passages of minutes: one sentence after the other.

use std::ops::Range;
use std::rc::Rc;

use chrono::NaiveDate;

use super::citing::cites_an_action;
use super::due_phrase::due_in;
use super::passages::Passage;
use super::pattern::Found;
use super::rules::{Actor, Rule, Way};
use super::text::{Word, capitalised, sentences, words};
use super::verdict::ends_an_action;
use super::voice::{Voice, is_quiet, resolved_within, voiced};
use super::whom::{Known, text};
use crate::dates::Calendar;
use crate::model::{Due, has_word, plain};

/// Words of which the headings consist under which nobody is left with anything to do.
#[rustfmt::skip]
const IDLE: &[&str] = &[
    "apologies", "for", "absence", "and", "welcome", "attendance", "declarations", "declaration", "of", "interest", "interests", "present", "to",
    "introductions", "introduction", "pecuniary", "disclosable", "dispensations", "in", "items", "on", "the", "agenda", "from", "members",
];

/// Headings under which a meeting only fixes when it meets.
#[rustfmt::skip]
const OF_DATES: &[&str] = &[
    "next meeting", "next agenda", "future meeting", "future meetings", "date of meeting", "dates of meeting",
    "dates of meetings", "dates of future",
];

/// Who acts as the rules see it by which several may promise in a sentence.
const PROMISING: &[Actor] = &[Actor::Before, Actor::PersonBefore, Actor::SomebodyBefore];

/// Headings under which it is the public that asks.
#[rustfmt::skip]
const OF_PUBLIC: &[&str] = &[
    "public participation", "public question", "public questions", "public session", "public forum", "public time",
    "public speaking", "open forum", "questions from the public", "members of the public", "parishioners",
];

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
    /// Those before it in its passage.
    pub(super) earlier: &'t [&'t str],
    /// The one after it.
    pub(super) after: Option<&'t str>,
}

impl<'t> Sentence<'t> {
    /// Returns the text of some of its words.
    pub(super) fn said(&self, range: Range<usize>) -> &'t str {
        text(self.text, &self.words, range)
    }

    /// Returns its words without the `that` that stands above a list.
    fn own_words(&self) -> &[Word] {
        let begin = self.words.iter().position(|word| !word.at.is_empty()).unwrap_or(0);
        &self.words[begin..]
    }
}

/// Where an action is announced.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    /// In which passage.
    pub(super) passage: usize,
    /// How many sentences of it stand before.
    pub(super) sentence: usize,
}

impl Spot {
    /// Behind all sentences of a passage, or as the whole of it.
    pub(super) const fn whole(passage: usize) -> Self {
        Self { passage, sentence: usize::MAX }
    }
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
            self.action(Spot::whole(at), &passage.text, hits);
        } else {
            self.sentences(at, hits);
        }
    }

    fn sentences(&self, at: usize, hits: &mut Vec<Hit>) {
        let passage = &self.passages[at];
        let all = sentences(&passage.text);
        let mut voice = passage.voice;
        for (place, whole) in all.iter().enumerate() {
            let (announced, rest) = voiced(whole);
            match announced {
                Some(Voice::Action) => {
                    self.action(Spot { passage: at, sentence: place }, rest, hits);
                    voice = passage.voice;
                    continue;
                }
                Some(other) => voice = other,
                None if passage.voice == Voice::Discussion && voice == Voice::Resolved => voice = Voice::Discussion,
                None => {}
            }
            let within = resolved_within(whole).filter(|_| announced.is_none());
            if within.is_some() {
                voice = Voice::Resolved;
            }
            let said = within.unwrap_or(if announced.is_some() && !is_quiet(whole, rest) { rest } else { whole });
            let after = all.get(place + 1).copied();
            let words = if voice == Voice::Resolved { resolution_words(said) } else { words(said) };
            let sentence = Sentence { text: said, words, earlier: &all[..place], after };
            let sentence = beside_action(sentence);
            let Some(hit) = self.judged(at, &sentence, voice) else { continue };
            match hits.last_mut().filter(|last| last.passage == at && last.voice == voice) {
                // Whoever else is named has something of their own.
                Some(last) if points_back(&sentence) && (hit.owners.is_empty() || hit.owners == last.owners) => {
                    last.text += " ";
                    last.text += whole;
                    if last.owners.is_empty() {
                        last.owners = hit.owners;
                    }
                    last.due = last.due.take().or(hit.due);
                }
                _ => hits.push(hit),
            }
        }
    }

    /// Judges a sentence by the rules.
    fn judged(&self, at: usize, sentence: &Sentence, voice: Voice) -> Option<Hit> {
        let passage = &self.passages[at];
        if ends_an_action(sentence.own_words()) || voice == Voice::Discussion && cites_an_action(&sentence.words) {
            return None;
        }
        let is_formal = voice == Voice::Resolved;
        // What comes first is what is undertaken; what is asked in it of others comes behind.
        let mut fitting = self.fitting(sentence, is_formal);
        fitting.sort_by_key(|(rule, found)| (rule.way == Way::Suggested, found.at.start));
        let (rule, found) = fitting.first()?;
        // Only who says plainly that they promise does so below such headings.
        let is_promised = (rule.way, rule.actor) == (Way::Promised, Actor::Before);
        let fixes_date = has_word(&plain(sentence.text), &["meet", "meeting", "meetings", "held"]);
        let is_idle =
            passage.is_headed(OF_DATES) && (!is_formal || fixes_date) || passage.is_headed_only(IDLE) && !is_formal;
        if is_idle && !is_promised || rule.way == Way::Asked && !is_formal && passage.is_headed(OF_PUBLIC) {
            return None;
        }
        let text = if is_formal { resolution(sentence.text) } else { Self::in_context(sentence) };
        Some(Hit {
            passage: at,
            voice,
            way: rule.way,
            text,
            owners: self.owners_of(&fitting, sentence),
            due: due_in(sentence.text, &sentence.words, found.at.start, self.meeting, self.calendar),
        })
    }

    /// Returns whoever the first rule that fits names, with everybody who promises more behind it: `Ann would write, and
    /// Bo would ring`.
    fn owners_of(&self, fitting: &[(&Rule, Found)], sentence: &Sentence) -> Vec<String> {
        let named: Vec<Vec<String>> = fitting.iter().map(|(rule, found)| self.owners(rule, found, sentence)).collect();
        let mut owners = named.iter().find(|owners| !owners.is_empty()).cloned().unwrap_or_default();
        let may_join = |rule: &Rule| rule.way == Way::Promised && PROMISING.contains(&rule.actor);
        let (first, _) = fitting[0];
        for ((rule, found), more) in fitting.iter().zip(named).skip(1) {
            let before = self.before(found, sentence);
            let mut begins = before.start.saturating_sub(1)..=before.start;
            let joins =
                begins.any(|at| sentence.words[at].is_after_mark || sentence.words[at].is_one_of(&["and", "while"]));
            if joins && may_join(first) && may_join(rule) {
                let more: Vec<String> = more.into_iter().filter(|owner| !owners.contains(owner)).collect();
                owners.extend(more);
            }
        }
        owners
    }

    /// Returns the words before what a rule found that say who acts.
    pub(super) fn before(&self, found: &Found, sentence: &Sentence) -> Range<usize> {
        self.known.before(sentence.text, &sentence.words, found.at.start)
    }

    /// Returns a sentence with the one before it where it begins with a word for something told there.
    fn in_context(sentence: &Sentence) -> String {
        const POINTING: &[&str] = &["he", "she", "they", "this", "these", "her", "his", "their"];
        let points = sentence.words.first().is_some_and(|first| first.is_one_of(POINTING));
        match sentence.earlier.last().filter(|_| points || ends_open(&sentence.words)) {
            Some(before) => format!("{before} {}", sentence.text),
            None => capitalised(sentence.text),
        }
    }
}

/// Returns the words of a resolution, with the `that` before it where that stands above a list.
fn resolution_words(said: &str) -> Vec<Word> {
    let mut found = words(said);
    if !found.first().is_some_and(|first| first.is_one_of(&["that", "to", "it"])) {
        let that = Word { plain: "that".to_owned(), at: 0..0, is_after_mark: false, is_after_stroke: false };
        found.insert(0, that);
    }
    found
}

/// Leaves what a sentence says beside what it says of an action: `that action 3 be closed and that the Clerk write`,
/// `Further to action 3, the Clerk was asked to write`.
fn beside_action(sentence: Sentence) -> Sentence {
    const LEADS: &[&str] = &["further", "following", "arising"];
    if !cites_an_action(&sentence.words) {
        return sentence;
    }
    let leads = sentence.words.first().is_some_and(|first| first.is_one_of(LEADS));
    let rest = match sentence.text.rsplit_once(" and that ") {
        Some((_, rest)) => Some(&sentence.text[sentence.text.len() - rest.len() - "that ".len()..]),
        None => sentence.text.split_once(", ").map(|(_, rest)| rest).filter(|_| leads),
    };
    match rest.map(|text| (text, words(text))).filter(|(_, words)| !cites_an_action(words)) {
        Some((text, words)) => Sentence { text, words, ..sentence },
        None => sentence,
    }
}

/// Tells whether a sentence goes on with what the one before it asks.
fn points_back(sentence: &Sentence) -> bool {
    const OTHERS: &[&str] =
        &["year", "week", "month", "autumn", "spring", "summer", "winter", "morning", "evening", "area", "end"];
    let words = &sentence.words;
    ends_open(words)
        || (0..words.len()).any(|at| {
            let is_time = words.get(at + 1).is_some_and(|next| next.is_one_of(OTHERS));
            words[at].is_one_of(&["this", "these"]) && !is_time
        })
}

/// Tells whether a sentence ends in a word for something told before it: `agreed to look into that`.
fn ends_open(words: &[Word]) -> bool {
    words.last().is_some_and(|last| last.is_one_of(&["it", "that", "this", "them", "so"]))
}

/// Writes a resolution as a sentence of its own.
fn resolution(text: &str) -> String {
    let bare = text.trim_end().trim_end_matches("; and").trim_end_matches([';', ',']).trim_end();
    let end = if bare.ends_with(['.', '!', '?', '”', '"', ')']) { "" } else { "." };
    capitalised(bare) + end
}
