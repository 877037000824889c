//! What minutes say of actions that the log has: that one ends, or how it stands.

use std::collections::HashSet;
use std::ops::Range;

use chrono::NaiveDate;

use super::alike::{Meaning, meaning, share};
use super::citing::citations;
use super::passages::Passage;
use super::text::{Word, capitalised, sentences, words};
use super::undertakings::Undertaking;
use super::verdict::{Verdict, verdict};
use super::voice::{Voice, voiced};
use super::whom::text;
use crate::model::{Action, Log, Number, Outcome, folded, plain};

/// What is said of an action, and what it comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// How the minute is cited.
    pub minute: Option<String>,
    /// The action.
    pub action: Cited,
    /// What was said.
    pub text: String,
    /// What it comes to.
    pub deed: Deed,
}

/// An action that is spoken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cited {
    /// One that is open.
    Open(Number),
    /// One that is closed.
    Closed(Number),
    /// One that the log does not have.
    Unknown(Number),
}

/// What the words come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// The meeting ended it; how, where that is said.
    Close(Option<Outcome>),
    /// Somebody asked that it end.
    Propose(Outcome),
    /// Something was reported.
    Comment(String),
}

/// Words after which it stands what was said.
const SAID: &[&str] =
    &["noted", "reported", "confirmed", "advised", "heard", "explained", "said", "informed", "stated"];

/// How much of an action's words a sentence must hold to speak of it, and of how many; less does where minutes go
/// through the actions.
const SPOKEN_OF: (f64, usize) = (0.75, 5);
const SPOKEN_OF_AMONG_ACTIONS: (f64, usize) = (0.5, 3);

/// Finds what passages say of the actions of a log; what is undertaken is no news of an older action.
pub(super) fn mentions(
    passages: &[Passage],
    log: &Log,
    meeting: NaiveDate,
    undertaken: &[Undertaking],
) -> Vec<Mention> {
    let told: HashSet<String> = undertaken.iter().flat_map(sentences_of).collect();
    let older: Vec<Older> =
        log.each().filter(|action| !action.is_closed() && action.raised.day() < meeting).map(Older::of).collect();
    let references = References::of(log);
    let mut found = Vec::new();
    for passage in passages {
        let all = sentences(&passage.text);
        let mut at = 0;
        while at < all.len() {
            let mut said = Said { text: all[at], words: words(all[at]), behind: &[] };
            let is_cited = !citations(&said.words).is_empty() || !references.cited(said.text).is_empty();
            if is_cited {
                let end = (at + 1..all.len()).find(|next| !goes_on(all[*next], &references)).unwrap_or(all.len());
                said.behind = &all[at + 1..end];
                for (action, deed) in said.cited(log, &references) {
                    found.push(Mention { minute: passage.label(), action, text: said.whole(), deed });
                }
                at = end;
                continue;
            }
            if passage.voice == Voice::Discussion && !told.contains(&plain(said.text)) {
                let spoken = spoken_of(said.text, passage, &older);
                // Whatever ends something may end something else.
                let deed = || Deed::Comment(reported(said.text, &said.words));
                let mention =
                    |action| Mention { minute: passage.label(), action, text: said.text.to_owned(), deed: deed() };
                found.extend(spoken.map(mention));
            }
            at += 1;
        }
    }
    found
}

/// Tells whether a sentence goes on with what the one before says of an action.
fn goes_on(sentence: &str, references: &References) -> bool {
    let words = words(sentence);
    let is_of_action = words.iter().any(|word| word.is_one_of(&["action", "it"]));
    citations(&words).is_empty()
        && references.cited(sentence).is_empty()
        && (voiced(sentence).0.is_none() || voiced(sentence).0 == Some(Voice::Resolved) && is_of_action)
}

/// A sentence that may cite actions, with those behind it that go on.
struct Said<'s> {
    text: &'s str,
    words: Vec<Word>,
    behind: &'s [&'s str],
}

impl Said<'_> {
    fn whole(&self) -> String {
        std::iter::once(&self.text).chain(self.behind).copied().collect::<Vec<_>>().join(" ")
    }

    /// Lists the actions that it cites, by number or by reference, each with what is said of it.
    fn cited(&self, log: &Log, references: &References) -> Vec<(Cited, Deed)> {
        let citations = citations(&self.words);
        let mut found: Vec<(Cited, Deed)> = Vec::new();
        for (place, citation) in citations.iter().enumerate() {
            // What is said of one action ends where the next is cited.
            let begin = if place == 0 { 0 } else { citation.at.start };
            let end = citations.get(place + 1).map_or(self.words.len(), |next| next.at.start);
            let behind = if place + 1 == citations.len() { self.behind } else { &[] };
            let cited = citation.at.start - begin..citation.at.end - begin;
            let deed = self.deed(begin..end, cited, behind, citations.len() == 1);
            found.extend(citation.numbers.iter().map(|number| (stands(*number, log), deed.clone())));
        }
        for action in references.cited(self.text) {
            if !found.iter().any(|(known, _)| *known == action) {
                found.push((action, self.deed(0..self.words.len(), 0..0, self.behind, true)));
            }
        }
        found
    }

    fn deed(&self, said: Range<usize>, cited: Range<usize>, behind: &[&str], is_only: bool) -> Deed {
        match verdict(&self.words[said.clone()], cited, behind) {
            Verdict::Ended(outcome) => Deed::Close(outcome),
            Verdict::Asked(outcome) => Deed::Propose(outcome),
            Verdict::News if is_only => {
                let whole = self.whole();
                Deed::Comment(reported(&whole, &words(&whole)))
            }
            Verdict::News => Deed::Comment(self.whole()),
        }
    }
}

/// An open action from before the meeting, with what it means.
struct Older {
    number: Number,
    meaning: Meaning,
}

impl Older {
    fn of(action: &Action) -> Self {
        Self { number: action.number, meaning: meaning(&action.text) }
    }
}

/// Lists the sentences of an undertaking, without their marks.
fn sentences_of(undertaking: &Undertaking) -> Vec<String> {
    let told = undertaking.also.iter().map(|told| &told.text);
    std::iter::once(&undertaking.text).chain(told).flat_map(|text| sentences(text)).map(plain).collect()
}

/// The references of actions, as they are compared, with the actions.
struct References(Vec<(String, Cited)>);

impl References {
    fn of(log: &Log) -> Self {
        let is_plain = |own: &String| own.len() > 2 && own.contains(|c: char| c.is_ascii_digit());
        let own = |action: &Action| action.reference.as_deref().map(folded).filter(is_plain);
        Self(log.each().filter_map(|action| Some((own(action)?, stands(action.number, log)))).collect())
    }

    /// Lists the actions that a sentence cites by their references.
    fn cited(&self, sentence: &str) -> Vec<Cited> {
        let sentence = folded(sentence);
        let said: Vec<&str> =
            sentence.split([' ', ',', '(', ')', ';', ':']).map(|word| word.trim_end_matches('.')).collect();
        self.0.iter().filter(|(own, _)| said.contains(&own.as_str())).map(|(_, action)| *action).collect()
    }
}

/// Finds the action of whose words a sentence holds most, where that is enough.
fn spoken_of(sentence: &str, passage: &Passage, older: &[Older]) -> Option<Cited> {
    let among = passage.is_headed(&["action log", "log of actions", "action list", "actions", "matters arising"]);
    let (least, count) = if among { SPOKEN_OF_AMONG_ACTIONS } else { SPOKEN_OF };
    let own = meaning(sentence);
    let likeness = |action: &Older| (action.meaning.len() >= count).then(|| share(&action.meaning, &own, &[]));
    let best = older.iter().filter_map(|action| Some((likeness(action)?, action.number)));
    let best = best.max_by(|one, other| one.0.total_cmp(&other.0));
    best.filter(|(likeness, _)| *likeness >= least).map(|(_, number)| Cited::Open(number))
}

fn stands(number: Number, log: &Log) -> Cited {
    match log.each().find(|action| action.number == number) {
        Some(action) if action.is_closed() => Cited::Closed(number),
        Some(_) => Cited::Open(number),
        None => Cited::Unknown(number),
    }
}

/// Returns what was reported, without what only says of which action.
fn reported(said: &str, words: &[Word]) -> String {
    let rest = |from: usize| capitalised(text(said, words, from..words.len())) + end_of(said);
    let that = words.windows(2).position(|pair| pair[0].is_one_of(SAID) && pair[1].plain == "that");
    if let Some(at) = that.filter(|at| at + 2 < words.len()) {
        return rest(at + 2);
    }
    let leads = ["with", "in", "regarding", "on", "concerning", "as"];
    let begins = ["it", "the", "this", "he", "she", "they", "that", "there"];
    let is_lead = words.first().is_some_and(|word| word.is_one_of(&leads));
    let clause = (1..words.len()).find(|at| words[*at].is_after_mark && words[*at].is_one_of(&begins));
    match clause.filter(|_| is_lead) {
        Some(at) => rest(at),
        None => said.to_owned(),
    }
}

fn end_of(said: &str) -> &str {
    let bare = said.trim_end_matches(|c: char| !c.is_alphanumeric());
    let end = &said[bare.len()..];
    if end.is_empty() { "." } else { end }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_reported_is_told_without_its_action() {
        let check = |said: &str, comment: &str| assert_eq!(reported(said, &words(said)), comment, "{said}");
        check("Action 3 remained outstanding.", "Action 3 remained outstanding.");
        check("On action no. 5: the visit, it was noted that it had gone well.", "It had gone well.");
        check(
            "With regard to action 3 – prices, the Clerk was still waiting, so it remained undone.",
            "The Clerk was still waiting, so it remained undone.",
        );
        check("Action 3 should not be closed until May.", "Action 3 should not be closed until May.");
    }
}
