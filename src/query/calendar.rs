//! The calendar of meetings as a board uses it: what is due at each.

use chrono::NaiveDate;

use super::asked::Asked;
use super::status::Count;
use crate::model::{Action, Board, LogName};

/// A meeting and the open actions that are due at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingWithDue<'a> {
    /// The name of the log whose meeting it is; none where one log is asked alone.
    pub log: Option<&'a LogName>,
    /// The meeting.
    pub meeting: NaiveDate,
    /// Actions still to do that are due after the meeting before and by this one.
    pub due: Count,
    /// Those of them that are overdue.
    pub overdue: Count,
}

/// Returns every meeting of all logs in order with what is due at it, as it stands on a day; exempt actions are counted, and
/// named only when `shows_exempt`.
pub fn meetings_with_due<'a>(boards: &[Board<'a>], today: NaiveDate, shows_exempt: bool) -> Vec<MeetingWithDue<'a>> {
    let mut meetings: Vec<_> = boards.iter().flat_map(|board| of_board(*board, today, shows_exempt)).collect();
    meetings.sort_by_key(|at| at.meeting);
    meetings
}

fn of_board(Board { log, name }: Board<'_>, today: NaiveDate, shows_exempt: bool) -> Vec<MeetingWithDue<'_>> {
    let asked = Asked::of(log, today);
    let mut previous = None;
    let mut meetings_with_due = Vec::new();
    for meeting in log.calendar.meetings().iter().copied() {
        let is_due = |day: NaiveDate| day <= meeting && previous.is_none_or(|previous| day > previous);
        let open = log.each().filter(|action| asked.is_to_do(action));
        let due: Vec<&Action> = open.filter(|action| action.due_day().is_some_and(is_due)).collect();
        let overdue: Vec<&Action> = due.iter().copied().filter(|action| asked.is_overdue(action)).collect();
        let [due, overdue] = [due, overdue].map(|actions| Count::of(&actions, shows_exempt));
        meetings_with_due.push(MeetingWithDue { log: name, meeting, due, overdue });
        previous = Some(meeting);
    }
    meetings_with_due
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixtures::{action, day, log_of};
    use crate::model::{Due, Rag};

    fn numbers(actions: &Count) -> Vec<u32> {
        actions.numbers.iter().map(|number| number.get()).collect()
    }

    #[test]
    fn an_action_is_due_at_the_first_meeting_on_or_after_its_day() {
        let mut log = log_of([action(1, &[]), action(2, &[]), action(3, &[])]);
        log.actions[0].due = Some(Due::Day(day("2026-06-30")));
        log.actions[1].due = Some(Due::Day(day("2026-07-01")));
        let due: Vec<Vec<u32>> =
            meetings_with_due(&[(&log).into()], day("2026-06-30"), false).iter().map(|at| numbers(&at.due)).collect();
        assert_eq!(due, [vec![], vec![1], vec![2]]);
    }

    #[test]
    fn what_is_overdue_stands_at_the_meeting_at_which_it_was_due() {
        let mut log = log_of([action(1, &[]), action(2, &[]), action(3, &[])]);
        log.actions[0].due = Some(Due::Day(day("2026-06-29")));
        log.actions[1].due = Some(Due::Day(day("2026-06-30")));
        log.actions[2].due = Some(Due::Day(day("2026-06-29")));
        log.actions[2].rag = Some(Rag::Green);
        let at = |today| {
            let next = meetings_with_due(&[(&log).into()], day(today), false).swap_remove(1);
            (numbers(&next.due), numbers(&next.overdue))
        };
        assert_eq!(at("2026-06-29"), (vec![1, 2], vec![]));
        assert_eq!(at("2026-06-30"), (vec![1, 2], vec![1]));
        assert_eq!(at("2026-07-01"), (vec![1, 2], vec![1, 2]));
    }

    #[test]
    fn an_exempt_action_is_counted_and_named_only_when_asked() {
        let mut log = log_of([action(1, &[]), action(2, &[])]);
        log.actions[1].exempt = true;
        log.actions.iter_mut().for_each(|action| action.due = Some(Due::Day(day("2026-06-29"))));
        let at = |shows_exempt| {
            let next = meetings_with_due(&[(&log).into()], day("2026-06-30"), shows_exempt).swap_remove(1);
            [(next.due.count, numbers(&next.due)), (next.overdue.count, numbers(&next.overdue))]
        };
        assert_eq!(at(false), [(2, vec![1]), (2, vec![1])]);
        assert_eq!(at(true), [(2, vec![1, 2]), (2, vec![1, 2])]);
    }
}
