//! Actions that a sentence cites by number, and the words that end one.

use std::ops::Range;

use super::text::Word;
use crate::model::{Number, Outcome};

/// Words between `action` and its number.
const LABELS: &[&str] = &["no", "nos", "number", "numbers", "point", "points", "item", "items", "ref", "log"];

/// Words behind an action that end it, each with the outcome that they tell and an example.
pub(super) const ENDING: &[(&str, Option<Outcome>, &str)] = &[
    ("no longer required|needed|relevant|necessary", Some(Outcome::Withdrawn), "Action 3 was no longer needed."),
    ("be|was|were|is|are withdrawn", Some(Outcome::Withdrawn), "Action 3 was withdrawn."),
    ("withdrawn", Some(Outcome::Withdrawn), "Action 3 – withdrawn."),
    ("be|was|were|is|are superseded", Some(Outcome::Superseded), "Action 3 was superseded by action 9."),
    (
        "be|was|were|is|are transferred ~ board|committee|council|cabinet|panel|group|forum|authority|trust",
        Some(Outcome::Transferred),
        "Action 3 be transferred to the Cabinet.",
    ),
    (
        "complete|completed|discharged ~ be|was removed|closed",
        Some(Outcome::Completed),
        "Action 3 was complete and should be removed.",
    ),
    (
        "be|was|were|is|are closed|removed|deleted ~ complete|completed|done",
        Some(Outcome::Completed),
        "Action 3 be closed as completed.",
    ),
    ("complete|completed and|- closed", Some(Outcome::Completed), "Action 3: completed and closed."),
    ("be|was|were|is|are discharged", Some(Outcome::Completed), "Action 3 was discharged."),
    ("be|was|were|is|are|now closed|removed|deleted", None, "It was agreed that action 3 be closed."),
    ("closed", None, "Action 3 – closed."),
];

/// Words behind an action that say that it is done, which is for the meeting to agree, each with an example.
pub(super) const DONE: &[(&str, &str)] = &[
    ("is|was|were|are|been complete|completed|done|finished|actioned", "Action 3 is complete."),
    ("complete|completed|done|actioned", "Action 3 – completed."),
];

/// Verbs before an action that end it, each with the outcome that it tells.
pub(super) const ACTIVE: &[(&str, Option<Outcome>)] = &[
    ("close", None),
    ("remove", None),
    ("delete", None),
    ("withdraw", Some(Outcome::Withdrawn)),
    ("discharge", Some(Outcome::Completed)),
];

/// Actions that a sentence cites together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Citation {
    /// The words that cite them.
    pub(super) at: Range<usize>,
    /// Their numbers.
    pub(super) numbers: Vec<Number>,
}

/// Tells whether a sentence cites an action by number.
pub(super) fn cites_an_action(words: &[Word]) -> bool {
    !citations(words).is_empty()
}

/// Finds where actions are cited: `Action no. 3`, `actions 3 and 5`, `actions 1-3`, `action 3 and action 5`.
pub(super) fn citations(words: &[Word]) -> Vec<Citation> {
    let mut found: Vec<Citation> = Vec::new();
    for at in (0..words.len()).filter(|at| is_ours(words, *at)) {
        let begin = (at + 1..words.len()).find(|next| !words[*next].is_one_of(LABELS)).unwrap_or(words.len());
        let (end, numbers) = run(words, begin);
        if numbers.is_empty() {
            continue;
        }
        match found.last_mut().filter(|last| words[last.at.end..at].iter().all(|word| word.plain == "and")) {
            Some(last) => {
                last.at.end = end;
                last.numbers.extend(numbers);
            }
            None => found.push(Citation { at: at..end, numbers }),
        }
    }
    found
}

/// Tells whether a word is `action`, and not that of somebody else: `the Borough's action 3`.
fn is_ours(words: &[Word], at: usize) -> bool {
    let owner = at.checked_sub(1).and_then(|before| words[before].plain.strip_suffix("'s"));
    words[at].is_one_of(&["action", "actions"])
        && owner.is_none_or(|owner| ["board", "council", "committee", "meeting", "group"].contains(&owner))
}

/// Reads numbers side by side from a word on; returns where they end.
fn run(words: &[Word], begin: usize) -> (usize, Vec<Number>) {
    let number = |word: &Word| word.plain.parse().ok().and_then(Number::new);
    let mut numbers: Vec<Number> = Vec::new();
    let (mut at, mut end) = (begin, begin);
    while let Some(word) = words.get(at) {
        let plain = word.plain.as_str();
        // `118/23` is a reference.
        let is_part = word.is_after_stroke || words.get(at + 1).is_some_and(|next| next.is_after_stroke);
        let range = plain.split_once(['-', '–']).and_then(|(first, last)| first.parse().ok().zip(last.parse().ok()));
        let to = ["to", "–", "-"].contains(&plain) && !numbers.is_empty();
        let next = words.get(at + 1).and_then(number);
        match (number(word), range, next) {
            _ if is_part => break,
            (Some(number), _, _) => numbers.push(number),
            (None, Some((first, last)), _) => numbers.extend(all(first, last)),
            (None, None, Some(next)) if to => {
                let first = numbers.last().map_or(1, |last| last.get() + 1);
                numbers.extend(all(first, next.get()));
                at += 1;
            }
            (None, None, Some(_)) if plain == "and" && !numbers.is_empty() => {}
            _ => break,
        }
        at += 1;
        end = at;
    }
    (end, numbers)
}

/// Lists the numbers from one to another, as far as anybody cites that many.
fn all(first: u32, last: u32) -> impl Iterator<Item = Number> {
    const MOST: u32 = 100;
    (first..=last.min(first.saturating_add(MOST))).filter_map(|number| Number::new(i64::from(number)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minutes::text::words;

    #[test]
    fn actions_are_cited_by_number() {
        let check = |sentence: &str, expected: &[u32]| {
            let found = citations(&words(sentence)).into_iter().flat_map(|citation| citation.numbers);
            let found: Vec<u32> = found.map(Number::get).collect();
            assert_eq!(found, expected, "{sentence}");
        };
        check("Action no. 3: the hall was let.", &[3]);
        check("Actions 3, 5 and 7 were noted.", &[3, 5, 7]);
        check("Action 118/23 was closed.", &[]);
        check("Action point 12 was done.", &[12]);
        check("Actions 1-3 and 7 were closed.", &[1, 2, 3, 7]);
        check("Actions 1 to 3 were closed.", &[1, 2, 3]);
        check("Action 3 and action 5 be closed, and action 6 kept.", &[3, 5, 6]);
        check("The Borough's action 3 was closed.", &[]);
        check("The action log, Agenda Item 4, was noted.", &[]);
        check("Action was needed by 5 members.", &[]);
    }
}
