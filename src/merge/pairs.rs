//! Which action of one copy is which of the other: numbers are for life, but two copies may give one number twice.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use super::likeness::have_in_common;
use crate::model::{Action, Log, Number, Owner, Raised};

/// An action by its place in what both began with, in our log and in theirs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// Its place in what both began with, if it was there.
    pub base: Option<usize>,
    /// Its place in our log, if it is there.
    pub ours: Option<usize>,
    /// Its place in theirs, if it is there.
    pub theirs: Option<usize>,
}

/// Pairs the actions of two copies: ours in their order, then those that only theirs has.
pub(super) fn pairs(base: Option<&Log>, ours: &Log, theirs: &Log) -> Vec<Pair> {
    let [our_base, their_base] = [ours, theirs].map(|copy| origins(base, copy));
    let in_theirs = places(theirs);
    let from_base: HashMap<usize, usize> =
        their_base.iter().enumerate().filter_map(|(place, base)| Some(((*base)?, place))).collect();
    let mut taken: HashSet<usize> = HashSet::new();
    let mut pairs: Vec<Pair> = Vec::with_capacity(ours.actions.len());
    for (place, own) in ours.each().enumerate() {
        let was = our_base[place];
        let twin = match was {
            Some(was) => from_base.get(&was).copied(),
            None => in_theirs
                .get(&own.number)
                .copied()
                .filter(|their| their_base[*their].is_none() && is_same(own, &theirs.actions[*their], base.is_some())),
        };
        taken.extend(twin);
        pairs.push(Pair { base: was, ours: Some(place), theirs: twin });
    }
    pair_renumbered(&mut pairs, &mut taken, ours, theirs, &|place| their_base[place].is_some());
    for (place, was) in their_base.into_iter().enumerate().filter(|(place, _)| !taken.contains(place)) {
        pairs.push(Pair { base: was, ours: None, theirs: Some(place) });
    }
    pairs
}

/// Tells of each action of a copy which one it was, by its place, in what both began with.
///
/// A copy need not come of it in a straight line: in a rebase, git begins with a version in which a number was given
/// that another action has in ours, while the one that is meant has been given the next. So what is asked counts for more
/// than the number.
fn origins(base: Option<&Log>, copy: &Log) -> Vec<Option<usize>> {
    let Some(base) = base else { return vec![None; copy.actions.len()] };
    let numbers = places(base);
    let numbered = |action: &Action| numbers.get(&action.number).copied();
    let asks = |action: &Action, was: &usize| asked(&base.actions[*was]) == asked(action);
    let mut origins: Vec<_> = copy.each().map(|action| numbered(action).filter(|was| asks(action, was))).collect();
    let mut is_found = vec![false; base.actions.len()];
    origins.iter().flatten().for_each(|was| is_found[*was] = true);
    let mut moved: HashMap<_, Vec<usize>> = HashMap::new();
    for (place, was) in base.actions.iter().enumerate().rev().filter(|(place, _)| !is_found[*place]) {
        moved.entry(asked(was)).or_default().push(place);
    }
    let unknown = |origins: &[Option<usize>]| -> Vec<usize> {
        (0..origins.len()).filter(|place| origins[*place].is_none()).collect()
    };
    let mut from_the_last = unknown(&origins);
    from_the_last.sort_by_key(|place| Reverse(copy.actions[*place].number));
    for place in from_the_last {
        let action = &copy.actions[place];
        // What stands under a number that is still to be found may be that, put right.
        if numbered(action).is_none_or(|was| is_found[was]) {
            origins[place] = moved.get_mut(&asked(action)).and_then(Vec::pop);
            origins[place].inspect(|was| is_found[*was] = true);
        }
    }
    for place in unknown(&origins) {
        let action = &copy.actions[place];
        origins[place] = numbered(action).filter(|was| !is_found[*was] && may_come_from(&base.actions[*was], action));
    }
    origins
}

/// Pairs what has another number in each copy, since the two were brought together before.
fn pair_renumbered(
    pairs: &mut [Pair],
    taken: &mut HashSet<usize>,
    ours: &Log,
    theirs: &Log,
    is_old: &dyn Fn(usize) -> bool,
) {
    let mut alone: HashMap<_, Vec<usize>> = HashMap::new();
    for (place, pair) in pairs.iter().enumerate().rev().filter(|(_, pair)| pair.theirs.is_none()) {
        if let Some(own) = pair.ours.filter(|_| pair.base.is_none()) {
            alone.entry(raised_as(&ours.actions[own])).or_default().push(place);
        }
    }
    for (place, their) in theirs.each().enumerate() {
        if !taken.contains(&place)
            && !is_old(place)
            && let Some(pair) = alone.get_mut(&raised_as(their)).and_then(Vec::pop)
        {
            pairs[pair].theirs = Some(place);
            taken.insert(place);
        }
    }
}

/// Tells whether a log may have been made of an earlier one: it has everything that was reported and decided there.
pub fn may_descend(log: &Log, from: &Log) -> bool {
    let places = places(log);
    from.each().all(|was| {
        let action = places.get(&was.number).map(|place| &log.actions[*place]);
        action.is_some_and(|action| {
            may_come_from(was, action)
                && was.comments.iter().all(|comment| action.comments.contains(comment))
                && was.further.iter().all(|further| action.further.contains(further))
                && (!was.is_closed() || was.state == action.state)
        })
    })
}

fn places(log: &Log) -> HashMap<Number, usize> {
    log.each().enumerate().map(|(place, action)| (action.number, place)).collect()
}

/// Returns what a new action is known by when its number is not to be relied on.
fn raised_as(action: &Action) -> (Raised, &str, &[Owner]) {
    (action.raised, &action.text, &action.owners)
}

/// Returns what an action is known by, whoever owns it now.
fn asked(action: &Action) -> (Raised, &str) {
    (action.raised, &action.text)
}

/// Tells whether an action may be what another under its number was: what was asked, or when, may since have been put
/// right.
fn may_come_from(was: &Action, action: &Action) -> bool {
    was.raised == action.raised || have_in_common(5, &was.text, &action.text)
}

/// Tells whether two actions that were given one number are one. Those that are known to be new in both copies are two,
/// unless they ask the same of the same owners; otherwise one may be the other, put right.
fn is_same(one: &Action, other: &Action, are_new: bool) -> bool {
    let is_alike = || one.raised == other.raised && have_in_common(8, &one.text, &other.text);
    if are_new { raised_as(one) == raised_as(other) } else { one.text == other.text || is_alike() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixtures::{action, closed, log_of};

    fn asks(number: i64, text: &str) -> Action {
        Action { text: text.to_owned(), ..action(number, &["Rik Basra"]) }
    }

    /// Pairs logs by numbers: `(ours, theirs)`, 0 for none.
    fn paired(base: Option<&Log>, ours: &Log, theirs: &Log) -> Vec<(u32, u32)> {
        let number = |log: &Log, place: Option<usize>| place.map_or(0, |place| log.actions[place].number.get());
        pairs(base, ours, theirs).iter().map(|pair| (number(ours, pair.ours), number(theirs, pair.theirs))).collect()
    }

    #[test]
    fn a_number_given_twice_is_two_actions() {
        let base = log_of([asks(1, "Arrange a visit.")]);
        let ours = log_of([asks(1, "Arrange a visit."), asks(2, "Publish the plan.")]);
        let theirs = log_of([asks(1, "Arrange a visit."), asks(2, "Thank the volunteers.")]);
        assert_eq!(paired(Some(&base), &ours, &theirs), [(1, 1), (2, 0), (0, 2)]);
        assert_eq!(paired(None, &ours, &theirs), [(1, 1), (2, 0), (0, 2)]);
    }

    #[test]
    fn what_was_given_the_next_number_in_a_rebase_is_not_what_has_its_number_now() {
        let base = log_of([asks(1, "Arrange a visit."), asks(2, "Thank the volunteers.")]);
        let ours =
            log_of([asks(1, "Arrange a visit."), asks(2, "Publish the plan."), asks(3, "Thank the volunteers.")]);
        let theirs = log_of([asks(1, "Arrange a visit."), asks(2, "Thank all the volunteers.")]);
        assert_eq!(paired(Some(&base), &ours, &theirs), [(1, 1), (2, 0), (3, 2)]);
        assert_eq!(paired(Some(&base), &theirs, &ours), [(1, 1), (2, 3), (0, 2)]);
    }

    #[test]
    fn what_is_alike_is_two_actions_where_both_are_new() {
        let (ours, theirs) =
            ([asks(1, "Arrange a visit to the new works.")], [asks(1, "Arrange a visit to the old works.")]);
        let (ours, theirs) = (log_of(ours), log_of(theirs));
        assert_eq!(paired(None, &ours, &theirs), [(1, 1)]);
        assert_eq!(paired(Some(&log_of([])), &ours, &theirs), [(1, 0), (0, 1)]);
    }

    #[test]
    fn what_was_brought_together_before_is_known_again() {
        let ours = log_of([asks(2, "Publish the plan."), asks(3, "Thank the volunteers.")]);
        let theirs = log_of([asks(2, "Thank the volunteers.")]);
        assert_eq!(paired(None, &ours, &theirs), [(2, 0), (3, 2)]);
        assert_eq!(paired(Some(&log_of([])), &ours, &theirs), [(2, 0), (3, 2)]);
        let theirs = log_of([asks(2, "Thank the volunteers."), asks(3, "Publish the plan.")]);
        assert_eq!(paired(None, &ours, &theirs), [(2, 3), (3, 2)]);
    }

    #[test]
    fn a_log_may_descend_from_one_of_which_it_has_everything() {
        let base = log_of([asks(1, "Arrange a visit.")]);
        let more = log_of([asks(1, "Arrange the visit."), asks(2, "Report.")]);
        let closed = log_of([Action { state: closed("2026-06-30"), ..asks(1, "Arrange a visit.") }]);
        assert!(may_descend(&more, &base) && may_descend(&closed, &base) && may_descend(&base, &log_of([])));
        assert!(!may_descend(&base, &more) && !may_descend(&base, &closed));
    }

    #[test]
    fn twins_are_paired_once() {
        let ours = log_of([asks(1, "Report."), asks(2, "Report.")]);
        let theirs = log_of([asks(1, "Report."), asks(2, "Report."), asks(3, "Report.")]);
        assert_eq!(paired(None, &ours, &theirs), [(1, 1), (2, 2), (0, 3)]);
    }

    #[test]
    fn an_action_whose_words_were_mended_is_the_same() {
        let base = log_of([asks(1, "Arrange a visit.")]);
        let ours = log_of([asks(1, "Arrange the visit.")]);
        assert_eq!(paired(Some(&base), &ours, &base), [(1, 1)]);
        assert_eq!(paired(None, &ours, &base), [(1, 0), (0, 1)]);
    }
}
