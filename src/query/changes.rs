//! What differs between two versions of a log.

use crate::model::{Log, Number};

/// What differs between two versions of a log.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changes {
    /// Actions that differ, or that only one of the versions has.
    pub actions: Vec<Number>,
    /// Whether anything else of the log differs: its title, calendar, key or people.
    pub head: bool,
}

/// Compares two versions of a log.
pub fn changes(before: &Log, after: &Log) -> Changes {
    let only = |one: &Log, other: &Log| -> Vec<Number> {
        one.actions.iter().filter(|action| !other.actions.contains(action)).map(|action| action.number).collect()
    };
    let mut actions = only(before, after);
    actions.extend(only(after, before));
    actions.sort_unstable();
    actions.dedup();
    Changes { actions, head: !before.is_alike_outside_actions(after) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::Calendar;
    use crate::model::Action;
    use crate::model::fixtures::{action, log_of};

    #[test]
    fn what_differs_is_named_once() {
        let before = log_of([action(1, &[]), action(2, &[]), action(3, &[])]);
        let mut after =
            log_of([action(1, &[]), Action { exempt: true, ..action(2, &[]) }, action(3, &[]), action(4, &[])]);
        let numbers = |changes: &Changes| changes.actions.iter().map(|number| number.get()).collect::<Vec<_>>();
        assert_eq!(changes(&before, &before), Changes::default());
        assert_eq!(numbers(&changes(&before, &after)), [2, 4]);
        assert_eq!(numbers(&changes(&after, &before)), [2, 4]);
        assert!(!changes(&before, &after).head);
        after.calendar = Calendar::default();
        assert!(changes(&before, &after).head);
    }
}
