//! The calendar of meetings as a board uses it: what is due at each.

use chrono::NaiveDate;

use crate::model::{Log, Number, Standing};

/// A meeting and the open actions that are due at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingWithDue {
    /// The meeting.
    pub meeting: NaiveDate,
    /// Actions still to do that are due after the meeting before and by this one.
    pub due: Vec<Number>,
}

/// Returns every meeting in order with what is due at it.
pub fn meetings_with_due(log: &Log) -> Vec<MeetingWithDue> {
    let mut previous = None;
    let mut meetings_with_due = Vec::new();
    for meeting in log.calendar.meetings().iter().copied() {
        let is_due = |day: NaiveDate| day <= meeting && previous.is_none_or(|previous| day > previous);
        let open = log.actions.iter().filter(|action| action.standing(log.done_colour) == Standing::Open);
        let due = open.filter(|action| action.due_day().is_some_and(is_due)).map(|action| action.number).collect();
        meetings_with_due.push(MeetingWithDue { meeting, due });
        previous = Some(meeting);
    }
    meetings_with_due
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Due;
    use crate::model::fixtures::{action, day, log_of};

    #[test]
    fn an_action_is_due_at_the_first_meeting_on_or_after_its_day() {
        let mut log = log_of([action(1, &[]), action(2, &[]), action(3, &[])]);
        log.actions[0].due = Some(Due::Day(day("2026-06-30")));
        log.actions[1].due = Some(Due::Day(day("2026-07-01")));
        let due: Vec<Vec<u32>> =
            meetings_with_due(&log).iter().map(|at| at.due.iter().map(|number| number.get()).collect()).collect();
        assert_eq!(due, [vec![], vec![1], vec![2]]);
    }
}
