//! What words said of an action come to: that the meeting ended it, that somebody asks that it end, or only news.
//!
//! What ends an action must be said of the action itself, and without a condition; in doubt it is news.

use std::ops::Range;

use super::citing::{ACTIVE, DONE, ENDING, citations};
use super::pattern::{Found, find};
use super::text::{Word, words};
use crate::model::Outcome;

/// What words said of an action come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// The meeting ended it; how, where that is said.
    Ended(Option<Outcome>),
    /// Somebody asks that it end, or says that it is done.
    Asked(Outcome),
    /// Neither.
    News,
}

/// Words by which an action goes on, or its end depends on something, whatever else is said of it.
#[rustfmt::skip]
const DOUBTFUL: &[&str] = &[
    "uncompleted", "incomplete", "outstanding", "ongoing", "not", "never", "half", "partly", "partially", "nearly", "almost", "until", "unless",
    "yet", "remain", "remains", "remained", "forward", "deferred", "refused", "declined", "rejected", "fell", "lost", "defeated", "could",
    "would", "might", "may", "if", "once", "when", "subject", "hoped", "whether", "which", "after", "following", "pending", "provided", "next",
    "felt", "thought", "considered", "wanted", "error", "reopened", "again", "nobody", "kept", "keep",
];

/// Words by which what was asked came to nothing.
const LOST: &[&str] = &["fell", "lost", "defeated", "rejected", "refused", "kept", "keep", "not"];

/// Words by which an end is only asked for.
const ASKED: &[&str] = &["requested", "proposed", "suggested", "asked", "recommended", "wished", "moved"];

/// Words by which the meeting decides.
const DECIDED: &[&str] = &["agreed", "resolved", "decided"];

/// Words that may stand between an action and what ends it.
#[rustfmt::skip]
const BETWEEN: &[&str] = &[
    "should", "had", "has", "have", "now", "been", "be", "was", "were", "is", "are", "and", "to", "therefore",
    "also", "both", "all", "as",
];

/// Words that stand alone behind what is said of an action, each with what it comes to.
const ENDED: &[(&str, Verdict)] = &[
    ("closed", Verdict::Ended(None)),
    ("discharged", Verdict::Ended(Some(Outcome::Completed))),
    ("withdrawn", Verdict::Ended(Some(Outcome::Withdrawn))),
    ("complete", Verdict::Asked(Outcome::Completed)),
    ("completed", Verdict::Asked(Outcome::Completed)),
    ("done", Verdict::Asked(Outcome::Completed)),
];

/// Judges what a sentence says of the actions that it cites with some of its words, and what the sentences behind it add.
pub(super) fn verdict(said: &[Word], cited: Range<usize>, behind: &[&str]) -> Verdict {
    let behind: Vec<Vec<Word>> = behind.iter().map(|sentence| words(sentence)).collect();
    let is_lost = behind.iter().flatten().any(|word| word.is_one_of(LOST));
    let here = if is_lost { Verdict::News } else { judged(said, &cited) };
    behind
        .iter()
        .map(|sentence| added(sentence))
        .fold(here, |known, added| if added == Verdict::News { known } else { added })
}

/// Tells whether a sentence ends an action, cited by number or as `the action`.
pub(super) fn ends_an_action(said: &[Word]) -> bool {
    let is_action = said.iter().any(|word| word.is_one_of(&["action", "actions"]));
    let is_cited = || citations(said).into_iter().any(|citation| judged(said, &citation.at) != Verdict::News);
    is_action && (is_cited() || matches!(added(said), Verdict::Ended(_)))
}

fn judged(said: &[Word], cited: &Range<usize>) -> Verdict {
    let has = |known: &[&str]| said.iter().any(|word| word.is_one_of(known));
    if has(DOUBTFUL) {
        return Verdict::News;
    }
    let asked = has(ASKED) && !has(DECIDED);
    let rest = &said[cited.end..];
    let before = said[..cited.start].iter().rev().find(|word| !word.is_one_of(&["the", "these", "open"]));
    let active = before.and_then(|before| ACTIVE.iter().find(|(verb, _)| *verb == before.plain));
    let says = |pattern| find(pattern, rest).any(|found| is_about(rest, &found) && is_whole(rest, &found));
    let passive = ENDING.iter().find(|(pattern, _, _)| says(pattern)).map(|(_, outcome, _)| *outcome);
    match active.map(|(_, outcome)| *outcome).filter(|_| has(DECIDED) || asked).or(passive) {
        Some(outcome) if asked => asked_for(outcome),
        Some(outcome) => Verdict::Ended(outcome),
        None if DONE.iter().any(|(pattern, _)| says(pattern)) => Verdict::Asked(Outcome::Completed),
        None => Verdict::News,
    }
}

/// Returns what it comes to that somebody asks for an end; some ends are for the meeting alone.
fn asked_for(outcome: Option<Outcome>) -> Verdict {
    match outcome.unwrap_or(Outcome::Completed) {
        outcome @ (Outcome::Completed | Outcome::Withdrawn) => Verdict::Asked(outcome),
        _ => Verdict::News,
    }
}

/// Tells whether what was found behind an action is said of it, and not of something else that is named there.
fn is_about(rest: &[Word], found: &Found) -> bool {
    for at in (0..found.at.start).rev() {
        if rest[at + 1].is_after_mark {
            return true;
        }
        let word = rest[at].plain.as_str();
        if !BETWEEN.contains(&word) {
            return ["it", "this", "they", "action", "actions", "these"].contains(&word);
        }
    }
    true
}

/// Tells whether one word that was found says something by itself, and is not the first of what the action is:
/// `Action 4: Closed footpath`.
fn is_whole(rest: &[Word], found: &Found) -> bool {
    let next = rest.get(found.at.end);
    found.at.len() > 1 || next.is_none_or(|next| next.is_after_mark || next.plain == "and")
}

/// Judges a sentence behind the one that cites an action: `Closed.`, `It was agreed that the action be closed.`
fn added(said: &[Word]) -> Verdict {
    const MOST_WORDS: usize = 4;
    let Some(last) = said.last() else { return Verdict::News };
    let is_of_action = said.iter().all(|word| {
        word.plain == last.plain || word.is_one_of(&["action", "now", "this", "is", "and", "noted", "agreed"])
    });
    if said.len() <= MOST_WORDS && is_of_action {
        let ended = ENDED.iter().find(|(word, _)| *word == last.plain);
        return ended.map_or(Verdict::News, |(_, verdict)| *verdict);
    }
    let action = (0..said.len()).find(|at| said[*at].is_one_of(&["action", "actions"]));
    action.map_or(Verdict::News, |at| judged(said, &(at..at + 1)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minutes::text::sentences;

    fn check(said: &str, expected: Verdict) {
        let all = sentences(said);
        let first = words(all[0]);
        let cited = citations(&first).remove(0).at;
        assert_eq!(verdict(&first, cited, &all[1..]), expected, "{said}");
    }

    #[test]
    fn every_word_that_ends_an_action_is_known_by_its_example() {
        for (_, outcome, example) in ENDING {
            check(example, Verdict::Ended(*outcome));
        }
        for (_, example) in DONE {
            check(example, Verdict::Asked(Outcome::Completed));
        }
        check("It was agreed to close action 3.", Verdict::Ended(None));
        check("The Board was asked to withdraw action 3.", Verdict::Asked(Outcome::Withdrawn));
    }

    #[test]
    fn what_ends_it_may_stand_in_a_sentence_behind() {
        check("Action 3: the hall was let. Closed.", Verdict::Ended(None));
        check("Action 3: the hall was let. Completed.", Verdict::Asked(Outcome::Completed));
        check("Action 3: progress was slow. It was agreed that the action be closed.", Verdict::Ended(None));
        check(
            "Action 3: progress was slow. It was resolved that the action be withdrawn.",
            Verdict::Ended(Some(Outcome::Withdrawn)),
        );
    }

    #[test]
    fn what_ends_something_else_is_news() {
        for said in [
            "Action 3: Ann Li reported on the bench. The bridge was closed and the grant withdrawn.",
            "Action 3. The Clerk wrote to the bank, who closed the account. The account was closed.",
            "Action 3: the decision of 5 May was withdrawn by the Borough.",
            "Action 3, which was closed, had led to it.",
            "Action 3: prices were asked for, and the hall, the gate and the path are now done.",
            "Action 3 was transferred to Ann Lee.",
            "Action 3 – the bridge. It was agreed that it be closed to traffic.",
            "Action 3: Closed footpath at Mill Lane – still waiting for the County.",
            "Action 3: Complete the asset register – the Clerk reported progress.",
        ] {
            check(said, Verdict::News);
        }
    }

    #[test]
    fn what_is_refused_or_depends_on_something_is_news() {
        for said in [
            "The Council refused to agree that action 3 be closed.",
            "The Council declined a request that action 3 be closed.",
            "It was agreed that action 3 could be closed once the survey was received.",
            "Action 3 would be closed if the grant came.",
            "It was agreed that action 3 be closed subject to the report.",
            "It was hoped that action 3 would be closed by July.",
            "Members asked whether action 3 should be withdrawn. It was agreed to keep it.",
            "Action 3 was never completed.",
            "It was agreed that action 3 be closed after the audit.",
            "It was agreed that action 3 be closed at the next meeting.",
            "It was agreed that action 3 be closed provided that the Clerk has the receipt.",
            "Cllr Ek felt that action 3 should be closed.",
            "Action 3 had been closed in error and was reopened.",
            "Nobody agreed that action 3 be closed.",
            "Cllr Fenn moved that action 3 be closed. The motion fell.",
            "The Clerk asked that action 3 be closed but members wanted it kept open.",
            "Is action 3 complete? The Clerk did not know.",
            "Action 3 was half completed.",
            "Action 3 is not complete.",
            "Action 3 remained outstanding.",
            "Action 3 should not be closed until May.",
        ] {
            check(said, Verdict::News);
        }
    }
}
