//! In which order actions are listed.

use std::cmp::Ordering;

use super::listed::Listed;
use crate::model::{Action, folded};

/// What actions are listed by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// Their number.
    #[default]
    Number,
    /// The meeting that raised them, oldest first.
    Raised,
    /// The due day, earliest first; those without one last.
    Due,
    /// The first owner's name.
    Owner,
    /// The colour, worst first; those without one last.
    Rag,
}

/// An order of actions; those that are equal in it stand by number.
#[derive(Debug, Clone, Copy, Default)]
pub struct Order {
    /// What they are listed by.
    pub sort: Sort,
    /// The other way round.
    pub reverse: bool,
}

impl Order {
    /// Puts actions in order.
    pub fn arrange(self, listed: &mut [Listed]) {
        listed.sort_by(|a, b| self.compare(a.action, b.action));
    }

    /// Tells which of two actions is listed first.
    pub fn compare(self, a: &Action, b: &Action) -> Ordering {
        let order = self.sort.compare(a, b).then(a.number.cmp(&b.number));
        if self.reverse { order.reverse() } else { order }
    }
}

impl Sort {
    /// Every one of them.
    pub const ALL: &[Self] = &[Self::Number, Self::Raised, Self::Due, Self::Owner, Self::Rag];

    /// Returns the word by which it is asked for.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Raised => "raised",
            Self::Due => "due",
            Self::Owner => "owner",
            Self::Rag => "rag",
        }
    }

    fn compare(self, a: &Action, b: &Action) -> Ordering {
        let first_owner = |action: &Action| action.owners.first().map(|owner| folded(owner.as_str()));
        match self {
            Self::Number => a.number.cmp(&b.number),
            Self::Raised => a.raised.day().cmp(&b.raised.day()),
            Self::Due => missing_last(a.due_day()).cmp(&missing_last(b.due_day())),
            Self::Owner => missing_last(first_owner(a)).cmp(&missing_last(first_owner(b))),
            Self::Rag => missing_last(a.rag).cmp(&missing_last(b.rag)),
        }
    }
}

/// Returns a key that puts what is missing last.
fn missing_last<T>(value: Option<T>) -> (bool, Option<T>) {
    (value.is_none(), value)
}

/// Returns the overdue ones of some actions, each with how many days.
pub fn overdue(listed: Vec<Listed>) -> Vec<(Listed, i64)> {
    listed.into_iter().filter_map(|one| Some((one, one.asked.days_overdue(one.action)?))).collect()
}

/// Returns the overdue ones of some actions, each with how many days, the worst first.
pub fn worst_first(listed: Vec<Listed>) -> Vec<(Listed, i64)> {
    let mut late = overdue(listed);
    late.sort_by_key(|(one, days)| (-days, one.action.number));
    late
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::Calendar;
    use crate::model::fixtures::{action, day};
    use crate::model::{Due, Rag};
    use crate::query::Asked;

    fn actions() -> Vec<Action> {
        let mut actions = vec![action(1, &["Rik Basra"]), action(2, &["gary Bee"]), action(3, &[])];
        actions[0].due = Some(Due::Day(day("2026-06-30")));
        actions[1].due = Some(Due::Day(day("2026-03-17")));
        actions[0].rag = Some(Rag::Green);
        actions[1].rag = None;
        actions
    }

    fn check(sort: Sort, reverse: bool, numbers: &[u32]) {
        let (actions, calendar) = (actions(), Calendar::default());
        let asked = Asked { today: day("2026-07-01"), done: Rag::Blue, calendar: &calendar };
        let mut listed = Listed::each(&actions, asked, None);
        Order { sort, reverse }.arrange(&mut listed);
        assert_eq!(listed.iter().map(|one| one.action.number.get()).collect::<Vec<_>>(), numbers, "{sort:?}");
    }

    #[test]
    fn actions_are_listed_by_what_is_asked_with_what_is_missing_last() {
        check(Sort::Number, false, &[1, 2, 3]);
        check(Sort::Number, true, &[3, 2, 1]);
        check(Sort::Raised, false, &[1, 2, 3]);
        check(Sort::Due, false, &[2, 1, 3]);
        check(Sort::Owner, false, &[2, 1, 3]);
        check(Sort::Rag, false, &[3, 1, 2]);
    }

    #[test]
    fn the_most_days_overdue_come_first() {
        let (actions, calendar) = (actions(), Calendar::default());
        let asked = Asked { today: day("2026-07-01"), done: Rag::Blue, calendar: &calendar };
        let late = worst_first(Listed::each(&actions, asked, None));
        assert_eq!(
            late.iter().map(|(one, days)| (one.action.number.get(), *days)).collect::<Vec<_>>(),
            [(2, 106), (1, 1)]
        );
    }
}
