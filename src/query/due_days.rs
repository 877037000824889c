//! The due days of actions, for people's calendars.

use chrono::NaiveDate;

use super::asked::Asked;
use crate::model::{Action, Standing};

/// The due days of some actions, and how many actions have no place among them.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct DueDays<'a> {
    /// Those that have one, in the order of the list.
    pub days: Vec<DueDay<'a>>,
    /// How many have a due day and are left out because they are exempt.
    pub exempt_left_out: usize,
    /// How many have no due day.
    pub without_day: usize,
}

/// An action on its due day.
#[derive(Debug, PartialEq, Eq)]
pub struct DueDay<'a> {
    /// The action.
    pub action: &'a Action,
    /// The last day on which it is in time.
    pub day: NaiveDate,
    /// How it stands with the board.
    pub standing: Standing,
}

/// Returns the due days of actions; those of exempt ones only when
/// `shows_exempt`.
pub fn due_days<'a>(actions: &[&'a Action], asked: Asked, shows_exempt: bool) -> DueDays<'a> {
    let mut found = DueDays::default();
    for action in actions.iter().copied() {
        match action.due_day() {
            None => found.without_day += 1,
            Some(_) if action.exempt && !shows_exempt => found.exempt_left_out += 1,
            Some(day) => found.days.push(DueDay { action, day, standing: asked.standing(action) }),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::Calendar;
    use crate::model::fixtures::{action, day};
    use crate::model::{Due, Rag};

    #[test]
    fn what_has_a_due_day_is_taken_and_the_rest_counted() {
        let mut actions = [action(1, &[]), action(2, &[]), action(3, &[]), action(4, &[])];
        actions[0].due = Due::from_words("June 2026");
        actions[1].due = Some(Due::Day(day("2026-06-29")));
        actions[1].exempt = true;
        actions[2].due = Due::from_words("ongoing");
        actions[3].exempt = true;
        let calendar = Calendar::default();
        let asked = Asked { today: day("2026-06-22"), done: Rag::Green, calendar: &calendar };
        let check = |shows_exempt: bool, days: &[&str], left_out: (usize, usize)| {
            let found = due_days(&actions.iter().collect::<Vec<_>>(), asked, shows_exempt);
            assert_eq!(found.days.iter().map(|due| due.day.to_string()).collect::<Vec<_>>(), days);
            assert_eq!((found.exempt_left_out, found.without_day), left_out);
        };
        check(false, &["2026-06-30"], (1, 2));
        check(true, &["2026-06-30", "2026-06-29"], (0, 2));
    }
}
