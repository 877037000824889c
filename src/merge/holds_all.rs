//! Whether all that two copies of a log say is in what became of them: looked at afresh before anything is written.

use std::collections::HashSet;

use super::decisions::Side;
use super::together::{Merged, MergedAction};
use crate::model::{Action, Log, Number, State};

/// Returns the numbers of actions of either copy of which something would be lost, or that two actions would have.
///
/// What was changed on one side and left alone on the other is not lost, nor is what was named as a conflict.
pub fn lost(base: Option<&Log>, ours: &Log, theirs: &Log, merged: &Merged) -> Vec<Number> {
    let mut lost = Vec::new();
    let mut seen = HashSet::new();
    lost.extend(merged.log.each().map(|action| action.number).filter(|number| !seen.insert(*number)));
    let in_conflict: HashSet<Number> =
        merged.conflicts.iter().filter_map(|conflict| conflict.action.as_ref().map(|(number, _)| *number)).collect();
    for side in [Side::Ours, Side::Theirs] {
        let (copy, other) = if side == Side::Ours { (ours, theirs) } else { (theirs, ours) };
        let mut held = vec![false; copy.actions.len()];
        for (origin, action) in merged.origins.iter().zip(merged.log.each()) {
            let (place, twin) = places(origin, side);
            let Some(place) = place else { continue };
            let was = origin.pair.base.and_then(|at| base?.actions.get(at)).map(|was| &**was);
            let twin = twin.map(|at| &*other.actions[at]);
            let is_held = in_conflict.contains(&action.number) || holds(action, &copy.actions[place], was, twin);
            held[place] = is_held;
        }
        lost.extend(copy.each().zip(held).filter(|(_, is_held)| !is_held).map(|(action, _)| action.number));
    }
    lost
}

/// Returns the place of an action in a copy, and in the other one.
fn places(origin: &MergedAction, side: Side) -> (Option<usize>, Option<usize>) {
    match side {
        Side::Ours => (origin.pair.ours, origin.pair.theirs),
        Side::Theirs => (origin.pair.theirs, origin.pair.ours),
    }
}

/// Tells whether an action holds what a copy says of it, unless the twin in the other copy has put something in the
/// place of what it was.
fn holds(action: &Action, copy: &Action, was: Option<&Action>, twin: Option<&Action>) -> bool {
    let comments = copy.comments.iter().all(|comment| {
        let is_changed = was.is_some_and(|was| was.comments.contains(comment))
            && twin.is_some_and(|twin| !twin.comments.contains(comment));
        is_changed || action.comments.contains(comment)
    });
    let further = copy.further.iter().all(|further| {
        let is_changed = was.is_some_and(|was| was.further.contains(further))
            && twin.is_some_and(|twin| !twin.further.contains(further));
        is_changed || action.further.contains(further)
    });
    let is_left = was.is_some_and(|was| was.state == copy.state) && twin.is_some_and(|twin| twin.state != copy.state);
    comments && further && (is_left || is_closed_as(action, copy))
}

/// Tells whether an action is closed as a copy of it is, if that is closed; a minute may have been added.
fn is_closed_as(action: &Action, copy: &Action) -> bool {
    match (&copy.state, &action.state) {
        (State::Open { .. }, _) => true,
        (State::Closed { on, outcome, .. }, State::Closed { on: merged_on, outcome: merged_outcome, .. }) => {
            on == merged_on && outcome == merged_outcome
        }
        (State::Closed { .. }, State::Open { .. }) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::merge::{Decisions, merge};
    use crate::model::Comment;
    use crate::model::fixtures::{action, closed, day, log_of};

    #[test]
    fn what_is_missing_is_found() {
        let said = |text: &str| Comment::dated(day("2026-06-20"), text.to_owned());
        let base = log_of([action(1, &[]), action(2, &[])]);
        let mut ours = base.clone();
        ours.actions[0].comments.push(said("Begun."));
        let mut theirs = base.clone();
        theirs.actions[1].state = closed("2026-06-30");
        let merged = || merge(Some(&base), &ours, &theirs, &Decisions::default()).expect("there are numbers");
        let lost = |merged: &Merged| lost(Some(&base), &ours, &theirs, merged);
        assert_eq!(lost(&merged()), []);
        let check = |spoil: fn(&mut Log), number: i64| {
            let mut merged = merged();
            spoil(&mut merged.log);
            assert_eq!(lost(&merged), [Number::new(number).expect("a number")]);
        };
        check(|log| log.actions[0].comments.clear(), 1);
        check(|log| log.actions[1].open_again(), 2);
        check(|log| log.actions[1].number = Number::FIRST, 1);
    }
}
