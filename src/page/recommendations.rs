//! What the board is asked to do, in the words of a committee paper.

use super::counted::counted;
use crate::model::{Number, numbered};
use crate::query::{Paper, Recommendation};

/// What stands over the recommendations.
pub(crate) const ASKED: &str = "The board is asked to:";

/// Says each recommendation as the end of the sentence that the heading begins; the list is the numbering.
pub(crate) fn recommendations(paper: &Paper) -> Vec<String> {
    let all = paper.recommendations();
    let last = all.len().saturating_sub(1);
    let ended = |(at, one): (usize, &Recommendation)| said(one) + if at == last { "." } else { ";" };
    all.iter().enumerate().map(ended).collect()
}

/// Says one of them, without a mark at its end.
pub(crate) fn said(one: &Recommendation) -> String {
    match one {
        Recommendation::Agree(number, outcome) => format!("agree that action {number} is {}", outcome.as_decision()),
        Recommendation::NoteDone(numbers) => format!("note that {} reported as done", actions(numbers)),
        Recommendation::NoteOverdue(numbers) => format!("note that {} overdue", actions(numbers)),
        Recommendation::NoteRest { numbers, is_all } => match (numbers.len(), is_all) {
            (1, true) => "note how the action stands".to_owned(),
            (1, false) => "note how the other action stands".to_owned(),
            (count, true) => format!("note how the {} stand", counted(count, "action")),
            (count, false) => format!("note how the other {} stand", counted(count, "action")),
        },
    }
}

fn actions(numbers: &[Number]) -> String {
    match numbers {
        [only] => format!("action {only} is"),
        several => format!("actions {} are", numbered(several, "and")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Outcome;

    #[test]
    fn each_is_the_end_of_a_sentence() {
        let check = |one: &Recommendation, words: &str| assert_eq!(said(one), words);
        let numbers =
            |numbers: &[i64]| numbers.iter().map(|one| Number::new(*one).expect("a number")).collect::<Vec<_>>();
        let first = Number::FIRST;
        check(&Recommendation::Agree(first, Outcome::Withdrawn), "agree that action 1 is withdrawn");
        check(&Recommendation::Agree(first, Outcome::Completed), "agree that action 1 is closed as completed");
        check(&Recommendation::NoteDone(numbers(&[6])), "note that action 6 is reported as done");
        check(&Recommendation::NoteOverdue(numbers(&[2, 3, 7])), "note that actions 2, 3 and 7 are overdue");
        let rest = |count, is_all| Recommendation::NoteRest { numbers: vec![first; count], is_all };
        check(&rest(1, true), "note how the action stands");
        check(&rest(1, false), "note how the other action stands");
        check(&rest(8, true), "note how the 8 actions stand");
        check(&rest(6, false), "note how the other 6 actions stand");
    }
}
