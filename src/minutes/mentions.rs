//! What minutes say of actions that the log has: that one ends, or how it stands.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::alike::{meaning, share};
use super::citing::{ENDING, numbers};
use super::passages::Passage;
use super::pattern::find;
use super::text::{Word, capitalised, sentences, words};
use super::undertakings::Undertaking;
use super::voice::{Voice, voiced};
use super::whom::text;
use crate::model::{Action, Log, Number, Outcome, folded};

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

/// Words by which an action goes on, whatever else is said of it.
#[rustfmt::skip]
const GOING_ON: &[&str] = &["uncompleted", "incomplete", "outstanding", "ongoing", "not", "until", "unless", "yet", "remain", "remains", "forward", "deferred"];

/// Words by which an end is only asked for.
const ASKED: &[&str] = &["requested", "proposed", "suggested", "asked", "recommended", "wished"];

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
    let is_news = |sentence: &str| !undertaken.iter().any(|undertaking| undertaking.has(sentence));
    let older: Vec<&Action> =
        log.each().filter(|action| !action.is_closed() && action.raised.day() < meeting).collect();
    let mut found = Vec::new();
    for passage in passages {
        let all = sentences(&passage.text);
        let mut at = 0;
        while at < all.len() {
            let mut cited = cited(all[at], log);
            let mut end = at + 1;
            while !cited.is_empty()
                && end < all.len()
                && self::cited(all[end], log).is_empty()
                && voiced(all[end]).0.is_none()
            {
                end += 1;
            }
            if cited.is_empty() && passage.voice == Voice::Discussion && is_news(all[at]) {
                cited.extend(spoken_of(all[at], passage, &older));
            }
            let said = all[at..end].join(" ");
            for action in cited {
                let deed = judged(&said);
                found.push(Mention { minute: passage.label(), action, text: said.clone(), deed });
            }
            at = end;
        }
    }
    found
}

/// Lists the actions that a sentence cites, by number or by reference.
fn cited(sentence: &str, log: &Log) -> Vec<Cited> {
    let mut found: Vec<Cited> = numbers(&words(sentence)).into_iter().map(|number| stands(number, log)).collect();
    let folded_sentence = folded(sentence);
    let said: Vec<&str> =
        folded_sentence.split([' ', ',', '(', ')', ';', ':']).map(|word| word.trim_end_matches('.')).collect();
    let is_cited = |action: &&Action| {
        let reference = action.reference.as_deref().map(folded);
        reference.is_some_and(|own| {
            own.len() > 2 && own.contains(|c: char| c.is_ascii_digit()) && said.contains(&own.as_str())
        })
    };
    for action in log.each().filter(is_cited).map(|action| stands(action.number, log)) {
        if !found.contains(&action) {
            found.push(action);
        }
    }
    found
}

/// Finds the action of whose words a sentence holds most, where that is enough.
fn spoken_of(sentence: &str, passage: &Passage, older: &[&Action]) -> Option<Cited> {
    let among = passage.is_headed(&["action log", "log of actions", "action list", "actions", "matters arising"]);
    let (least, count) = if among { SPOKEN_OF_AMONG_ACTIONS } else { SPOKEN_OF };
    let own = meaning(sentence);
    let likeness = |action: &Action| {
        let wanted = meaning(&action.text);
        (wanted.len() >= count).then(|| share(&wanted, &own, &BTreeSet::new()))
    };
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

/// Decides what words said of an action come to.
fn judged(said: &str) -> Deed {
    let words = words(said);
    let has = |known: &[&str]| words.iter().any(|word| known.contains(&word.plain.as_str()));
    let ending = ENDING.iter().find(|(pattern, _, _)| find(pattern, &words).next().is_some());
    let last = words.last().map(|word| word.plain.as_str()).unwrap_or_default();
    let is_closed = last == "closed" && words.len() > 1 && words[words.len() - 1].is_after_mark;
    let deed = match ending {
        _ if has(GOING_ON) && find("no longer", &words).next().is_none() => None,
        Some((_, outcome, _)) if has(ASKED) && !has(&["agreed", "resolved"]) => {
            let outcome = outcome.unwrap_or(Outcome::Completed);
            [Outcome::Completed, Outcome::Withdrawn].contains(&outcome).then_some(Deed::Propose(outcome))
        }
        Some((_, outcome, _)) => Some(Deed::Close(*outcome)),
        None => is_closed.then_some(Deed::Close(None)),
    };
    deed.unwrap_or_else(|| Deed::Comment(reported(said, &words)))
}

/// Returns what was reported, without what only says of which action.
fn reported(said: &str, words: &[Word]) -> String {
    let rest = |from: usize| capitalised(text(said, words, from..words.len())) + end_of(said);
    let that = words.windows(2).position(|pair| SAID.contains(&pair[0].plain.as_str()) && pair[1].plain == "that");
    if let Some(at) = that.filter(|at| at + 2 < words.len()) {
        return rest(at + 2);
    }
    let leads = ["with", "in", "regarding", "on", "concerning", "as"];
    let begins = ["it", "the", "this", "he", "she", "they", "that", "there"];
    let is_lead = words.first().is_some_and(|word| leads.contains(&word.plain.as_str()));
    let clause = (1..words.len()).find(|at| words[*at].is_after_mark && begins.contains(&words[*at].plain.as_str()));
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
    fn every_word_that_ends_an_action_is_known_by_its_example() {
        for (pattern, outcome, example) in ENDING {
            assert!(find(pattern, &words(example)).next().is_some(), "{example}");
            let expected =
                if example.contains("was asked") { Deed::Propose(Outcome::Withdrawn) } else { Deed::Close(*outcome) };
            assert_eq!(judged(example), expected, "{example}");
        }
    }

    #[test]
    fn what_does_not_end_an_action_is_a_comment() {
        let check = |said: &str, comment: &str| assert_eq!(judged(said), Deed::Comment(comment.to_owned()), "{said}");
        check("Action 3 remained outstanding.", "Action 3 remained outstanding.");
        check("On action no. 5: the visit, it was noted that it had gone well.", "It had gone well.");
        check(
            "With regard to action 3 – prices, the Clerk was still waiting, so it remained undone.",
            "The Clerk was still waiting, so it remained undone.",
        );
        check("Action 3 should not be closed until May.", "Action 3 should not be closed until May.");
    }
}
