//! Days of actions taken in that may be meetings, and are offered for the calendar.

use chrono::NaiveDate;

use crate::dates::{Calendar, long};
use crate::model::{Action, Raised, State, joined};
use crate::page;

/// The most days that are named one by one.
const MOST: usize = 12;

/// Finds the days on which actions were raised, added to or closed, and that are not among the meetings known.
pub(super) fn meetings_found(actions: &[Action], known: &[NaiveDate]) -> Vec<NaiveDate> {
    let days = actions.iter().flat_map(days_of).filter(|day| !known.contains(day));
    Calendar::new(days).meetings().to_vec()
}

fn days_of(action: &Action) -> Vec<NaiveDate> {
    let closed = match action.state {
        State::Closed { on, .. } => on,
        State::Open { .. } => None,
    };
    let raised = action.instructions().filter_map(|instruction| match instruction.raised {
        Raised::Day(day) => Some(day),
        Raised::Month(_) => None,
    });
    raised.chain(closed).collect()
}

/// Asks whether they are to stand in the calendar.
pub(super) fn question_of(found: &[NaiveDate]) -> String {
    let days: Vec<String> = found.iter().copied().map(long).collect();
    let days = match &days[..] {
        [first, .., last] if days.len() > MOST => format!("{} days from {first} to {last}", days.len()),
        days => joined(days, "and"),
    };
    format!("Put {days} into the calendar of meetings? [y/N]")
}

/// Says that they are not in the calendar, and how they come there.
pub(super) fn note_of(found: &[NaiveDate]) -> String {
    let days: Vec<String> = found.iter().map(ToString::to_string).collect();
    let what = page::counted(days.len(), "day");
    let are = if days.len() == 1 { "is" } else { "are" };
    let command = if days.len() > MOST { String::new() } else { format!(" {}", days.join(" ")) };
    format!(
        "{what} on which actions were raised or closed {are} not in the calendar; what was a meeting is added with `actions meetings add{command}`"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixtures::{action, closed, day};

    #[test]
    fn days_of_actions_are_offered_once_each_when_they_are_not_known() {
        let actions = [action(1, &[]), Action { state: closed("2026-06-30"), ..action(2, &[]) }];
        let found = meetings_found(&actions, &[]);
        assert_eq!(found, ["2026-03-17", "2026-06-30"].map(day));
        assert_eq!(meetings_found(&actions, &[day("2026-03-17")]), [day("2026-06-30")]);
        assert_eq!(question_of(&found), "Put 17 March 2026 and 30 June 2026 into the calendar of meetings? [y/N]");
        assert!(note_of(&found).ends_with("`actions meetings add 2026-03-17 2026-06-30`"));
    }

    #[test]
    fn of_many_days_the_first_and_the_last_are_named() {
        let days: Vec<NaiveDate> = day("2026-03-01").iter_days().take(MOST + 1).collect();
        assert!(question_of(&days).starts_with("Put 13 days from 1 March 2026 to 13 March 2026 into"));
        assert!(note_of(&days).ends_with("`actions meetings add`"));
    }
}
