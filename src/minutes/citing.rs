//! Actions that a sentence cites by number, and the words that end one.

use super::pattern::find;
use super::text::Word;
use crate::model::{Number, Outcome};

/// Words that end an action, each with the outcome that they tell and an example.
pub(super) const ENDING: &[(&str, Option<Outcome>, &str)] = &[
    ("no longer required|needed|relevant|necessary", Some(Outcome::Withdrawn), "Action 3 was no longer needed."),
    ("be|was|were|is|are withdrawn", Some(Outcome::Withdrawn), "Action 3 was withdrawn."),
    ("withdraw", Some(Outcome::Withdrawn), "The Board was asked to withdraw action 3."),
    ("be|was|were|is|are superseded", Some(Outcome::Superseded), "Action 3 was superseded by action 9."),
    ("be|was|were|is|are transferred", Some(Outcome::Transferred), "Action 3 be transferred to the Cabinet."),
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
    ("be|was|were|is|are discharged", Some(Outcome::Completed), "Action 3 was discharged."),
    ("be|was|were|is|are|now closed|removed|deleted", None, "It was agreed that action 3 be closed."),
    ("complete|completed and|- closed", Some(Outcome::Completed), "Action 3: completed and closed."),
];

/// Tells whether a sentence cites an action by number.
pub(super) fn cites_an_action(words: &[Word]) -> bool {
    !numbers(words).is_empty()
}

/// Tells whether a sentence ends an action that it cites by number.
pub(super) fn ends_an_action(words: &[Word]) -> bool {
    !numbers(words).is_empty() && ENDING.iter().any(|(pattern, _, _)| find(pattern, words).next().is_some())
}

/// Reads the numbers of actions: `Action no. 3`, `actions 3 and 5`.
pub(super) fn numbers(words: &[Word]) -> Vec<Number> {
    const BETWEEN: &[&str] =
        &["no", "nos", "number", "numbers", "point", "points", "item", "items", "ref", "and", "log"];
    let mut found = Vec::new();
    for at in (0..words.len()).filter(|at| ["action", "actions"].contains(&words[*at].plain.as_str())) {
        let rest =
            words[at + 1..].iter().skip_while(|word| BETWEEN.contains(&word.plain.as_str()) && word.plain != "and");
        let run = rest.take_while(|word| word.plain == "and" || word.plain.bytes().all(|byte| byte.is_ascii_digit()));
        found.extend(run.filter_map(|word| word.plain.parse().ok().and_then(Number::new)));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minutes::text::words;

    #[test]
    fn actions_are_cited_by_number() {
        let check = |sentence: &str, expected: &[u32]| {
            let found: Vec<u32> = numbers(&words(sentence)).iter().map(|number| number.get()).collect();
            assert_eq!(found, expected, "{sentence}");
        };
        check("Action no. 3: the hall was let.", &[3]);
        check("Actions 3, 5 and 7 were noted.", &[3, 5, 7]);
        check("Action point 12 was done.", &[12]);
        check("The action log, Agenda Item 4, was noted.", &[]);
        check("Action was needed by 5 members.", &[]);
    }
}
