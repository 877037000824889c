//! The one sentence for the chair, with which the summary opens.

use super::counted::{counted, figure};
use crate::dates::long_beside;
use crate::query::{Oldest, Status};

/// Says how many are open, overdue and due, and how old the oldest is: `8 open, 2 overdue, 3 due by 30 June; action 1
/// is 1,091 days old.`
pub(super) fn opening(status: &Status) -> String {
    if status.open.count == 0 {
        return "No open actions.".to_owned();
    }
    let mut figures = vec![format!("{} open", figure(status.open.count)), overdue(status)];
    figures.extend(due_by_next(status));
    let oldest = status.oldest.as_ref().map_or_else(String::new, |oldest| format!("; {}", age(oldest)));
    format!("{}{oldest}.", figures.join(", "))
}

/// Says how many are overdue.
fn overdue(status: &Status) -> String {
    format!("{} overdue", some(status.overdue.count))
}

/// Returns the words of the sentence that say that some are overdue.
pub(super) fn late(status: &Status) -> Option<String> {
    (status.overdue.count > 0).then(|| overdue(status))
}

/// Says what is due by the next meeting; nothing where the calendar has none to come.
fn due_by_next(status: &Status) -> Option<String> {
    let next = status.next_meeting?;
    let when =
        if next == status.today { "today".to_owned() } else { format!("by {}", long_beside(next, status.today)) };
    Some(format!("{} due {when}", some(status.due_by_next.count)))
}

fn some(count: usize) -> String {
    if count == 0 { "none".to_owned() } else { figure(count) }
}

fn age(oldest: &Oldest) -> String {
    match oldest.days {
        0 => format!("action {} was raised today", oldest.number),
        days => format!("action {} is {} old", oldest.number, counted(days, "day")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::Calendar;
    use crate::model::fixtures::{action, closed, day, log_of};
    use crate::model::{Due, Log, Rag, Raised};
    use crate::query;

    fn log(count: i64) -> Log {
        log_of((1..=count).map(|number| action(number, &["Rik Basra"])))
    }

    fn check(log: &Log, today: &str, expected: &str) {
        assert_eq!(opening(&query::status(log, day(today), false)), expected);
    }

    #[test]
    fn it_is_right_of_any_number_of_actions() {
        check(&log(0), "2026-06-22", "No open actions.");
        check(&log(1), "2026-06-22", "1 open, none overdue, none due by 30 June; action 1 is 97 days old.");
        let mut late = log(3);
        late.actions[0].due = Some(Due::Day(day("2026-06-21")));
        late.actions[2].due = Some(Due::Day(day("2026-06-30")));
        check(&late, "2026-06-22", "3 open, 1 overdue, 1 due by 30 June; action 1 is 97 days old.");
        late.actions[0].state = closed("2026-06-20");
        check(&late, "2026-06-22", "2 open, none overdue, 1 due by 30 June; action 2 is 97 days old.");
        check(&late, "2026-06-30", "2 open, none overdue, 1 due today; action 2 is 105 days old.");
        check(&log(1200), "2030-03-17", "1,200 open, none overdue; action 1 is 1,461 days old.");
    }

    #[test]
    fn without_a_meeting_to_come_nothing_is_said_of_one() {
        let mut log = log(2);
        log.calendar = Calendar::default();
        check(&log, "2026-06-22", "2 open, none overdue; action 1 is 97 days old.");
        log.calendar = Calendar::new([day("2027-01-12")]);
        check(&log, "2026-06-22", "2 open, none overdue, none due by 12 January 2027; action 1 is 97 days old.");
    }

    #[test]
    fn the_oldest_is_one_that_is_still_to_be_done_and_may_be_named() {
        let mut log = log(2);
        log.actions[0].exempt = true;
        log.actions[0].raised = Raised::Day(day("2020-01-01"));
        check(&log, "2026-06-22", "2 open, none overdue, none due by 30 June; action 2 is 97 days old.");
        check(&log, "2026-03-17", "2 open, none overdue, none due today; action 2 was raised today.");
        check(&log, "2026-03-18", "2 open, none overdue, none due by 30 June; action 2 is 1 day old.");
        log.actions[1].rag = Some(Rag::Green);
        check(&log, "2026-06-22", "2 open, none overdue, none due by 30 June.");
    }
}
