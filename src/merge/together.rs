//! Two copies of a log as one log.

use std::collections::HashSet;

use super::action::{Both, both};
use super::conflict::Conflict;
use super::decisions::Decisions;
use super::head::head;
use super::joined::Line;
use super::judge::Judge;
use super::pairs::{Pair, pairs};
use crate::model::{Action, Comment, Further, Log, Number, Shared};

/// Two copies of a log brought together.
#[derive(Debug)]
pub struct Merged {
    /// The log: our actions in their order, then those that only theirs has. What is not decided is ours.
    pub log: Log,
    /// Where each action comes from, in the order of the log.
    pub origins: Vec<MergedAction>,
    /// What the two say differently.
    pub conflicts: Vec<Conflict>,
    /// Actions of theirs that have another number in ours: the number there, and here.
    pub renumbered: Vec<(Number, Number)>,
    /// Actions that were taken out of one copy, or of which something was taken out; it is kept.
    pub kept: Vec<Number>,
}

/// Where an action of a merged log comes from.
#[derive(Debug)]
pub struct MergedAction {
    /// Its places in the copies.
    pub pair: Pair,
    /// What later meetings added to it; nothing where only one copy has it, or both have it alike.
    pub further: Vec<Line<Further>>,
    /// What was reported on it, likewise.
    pub comments: Vec<Line<Comment>>,
}

/// Brings the changes of theirs into ours, from what both began with, as far as that is known.
///
/// Returns nothing when there is no number left for an action.
pub fn merge(base: Option<&Log>, ours: &Log, theirs: &Log, decisions: &Decisions) -> Option<Merged> {
    let mut judge = Judge::of_head(decisions.of_all);
    let log = head(base, ours, theirs, &mut judge);
    let mut merged = Merged {
        log: Log { actions: Vec::with_capacity(ours.actions.len()), ..log },
        origins: Vec::with_capacity(ours.actions.len()),
        conflicts: judge.conflicts,
        renumbered: Vec::new(),
        kept: Vec::new(),
    };
    let mut highest = ours.each().chain(theirs.each()).map(|action| action.number).max();
    let taken: HashSet<Number> = ours.each().map(|action| action.number).collect();
    for pair in pairs(base, ours, theirs) {
        let was = pair.base.and_then(|place| base.map(|base| &*base.actions[place]));
        match (pair.ours.map(|place| &ours.actions[place]), pair.theirs.map(|place| &theirs.actions[place])) {
            (Some(own), Some(their)) if own == their => merged.take(pair, own.clone(), false),
            (Some(own), Some(their)) => {
                if own.number != their.number {
                    merged.renumbered.push((their.number, own.number));
                }
                merged.take_both(pair, was, [own, their], decisions);
            }
            (Some(own), None) => merged.take(pair, own.clone(), was.is_some()),
            (None, Some(their)) if !taken.contains(&their.number) => {
                merged.take(pair, their.clone(), was.is_some());
            }
            (None, Some(their)) => {
                let number = highest.map_or(Some(Number::FIRST), Number::next)?;
                highest = Some(number);
                merged.renumbered.push((their.number, number));
                merged.take(pair, Action { number, ..(**their).clone() }.into(), false);
            }
            (None, None) => {}
        }
    }
    Some(merged)
}

impl Merged {
    /// Takes an action that only one of the copies has, or that both have alike.
    fn take(&mut self, pair: Pair, action: Shared<Action>, is_kept: bool) {
        if is_kept {
            self.kept.push(action.number);
        }
        self.log.actions.push(action);
        self.origins.push(MergedAction { pair, further: Vec::new(), comments: Vec::new() });
    }

    /// Takes an action that the copies have in two ways.
    fn take_both(&mut self, pair: Pair, was: Option<&Action>, [ours, theirs]: [&Action; 2], decisions: &Decisions) {
        let mut judge = Judge::of_action(ours.number, &ours.text, decisions.of(ours.number));
        let Both { action, further, comments, kept } = both(was, ours, theirs, &mut judge);
        if kept > 0 {
            self.kept.push(action.number);
        }
        self.conflicts.append(&mut judge.conflicts);
        self.log.actions.push(action.into());
        self.origins.push(MergedAction { pair, further, comments });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::merge::Side;
    use crate::model::Rag;
    use crate::model::fixtures::{action, log_of};

    fn numbers(log: &Log) -> Vec<u32> {
        log.each().map(|action| action.number.get()).collect()
    }

    #[test]
    fn ours_keeps_a_number_given_twice_and_theirs_gets_the_next_free_one() {
        let asks = |number, text: &str| Action { text: text.to_owned(), ..action(number, &["Rik Basra"]) };
        let base = log_of([action(1, &[])]);
        let ours = log_of([action(1, &[]), asks(2, "Publish the plan.")]);
        let theirs = log_of([action(1, &[]), asks(2, "Thank the volunteers."), asks(3, "Count the keys.")]);
        let merged = merge(Some(&base), &ours, &theirs, &Decisions::default()).expect("there are numbers");
        assert_eq!(numbers(&merged.log), [1, 2, 4, 3]);
        let number = |number| Number::new(number).expect("a number");
        assert_eq!(merged.renumbered, [(number(2), number(4))]);
        let again = merge(Some(&base), &merged.log, &theirs, &Decisions::default()).expect("there are numbers");
        assert_eq!(again.log, merged.log);
        assert_eq!((again.renumbered, again.conflicts.len()), (merged.renumbered, 0));
    }

    #[test]
    fn what_was_decided_beforehand_is_done_and_told() {
        let rated = |rag| log_of([Action { rag: Some(rag), ..action(1, &[]) }]);
        let (base, ours, theirs) = (rated(Rag::Amber), rated(Rag::Red), rated(Rag::Green));
        let of = |of_actions: &[(Number, Side)], of_all| {
            let decisions = Decisions { of_actions: of_actions.to_vec(), of_all };
            let merged = merge(Some(&base), &ours, &theirs, &decisions).expect("there are numbers");
            (merged.log.actions[0].rag, merged.conflicts[0].decided)
        };
        let one = Number::FIRST;
        assert_eq!(of(&[], None), (Some(Rag::Red), None));
        assert_eq!(of(&[], Some(Side::Theirs)), (Some(Rag::Green), Some(Side::Theirs)));
        assert_eq!(of(&[(one, Side::Theirs)], Some(Side::Ours)), (Some(Rag::Green), Some(Side::Theirs)));
    }

    #[test]
    fn an_action_that_was_taken_out_of_one_copy_is_kept_and_told() {
        let (base, less) = (log_of([action(1, &[]), action(2, &[])]), log_of([action(2, &[])]));
        for (ours, theirs) in [(&base, &less), (&less, &base)] {
            let merged = merge(Some(&base), ours, theirs, &Decisions::default()).expect("there are numbers");
            assert_eq!(merged.log.actions.len(), 2);
            assert_eq!(merged.kept, [Number::FIRST]);
        }
    }
}
