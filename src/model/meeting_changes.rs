//! What may be changed of the meetings of a log, what goes with a meeting that moves, and which papers went out.

use chrono::NaiveDate;

use super::action::{Action, Raised, State};
use super::due::Due;
use super::issue::Issue;
use super::log::Log;
use super::meeting_refusal::MeetingRefusal;
use super::number::Number;
use super::refusal::Refusal;
use crate::dates::Calendar;

/// What hung on a meeting that has moved or gone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Moved {
    /// For which meeting the comments are now that were written for it; nothing when there is none.
    pub comments_to: Option<NaiveDate>,
    /// How many comments were written for it.
    pub comments: usize,
    /// The actions that are not closed and were due on its day.
    pub due: Vec<Number>,
}

impl Log {
    /// Moves a meeting, with the comments written for it and the record of its paper; with the actions due on its day
    /// too when `with_dues`, each keeping the earlier date.
    ///
    /// Refuses a day without a meeting, one that has another, and a meeting that took place.
    pub fn move_meeting(&mut self, meeting: NaiveDate, to: NaiveDate, with_dues: bool) -> Result<Moved, Refusal> {
        self.may_change(meeting)?;
        if self.calendar.meetings().contains(&to) {
            return Err(MeetingRefusal::There(to).into());
        }
        self.calendar =
            Calendar::new(self.calendar.meetings().iter().map(|day| if *day == meeting { to } else { *day }));
        for issue in self.issued.iter_mut().filter(|issue| issue.meeting == meeting) {
            issue.meeting = to;
        }
        Ok(self.take_along(meeting, Some(to), with_dues.then_some(to)))
    }

    /// Takes a meeting to come out of the calendar. The comments written for it are for the next meeting then, if there
    /// is one; the actions due on its day become due on another when one is given, each keeping the earlier date.
    ///
    /// Refuses a day without a meeting, a meeting that took place, and one before `today`.
    pub fn cancel_meeting(
        &mut self,
        meeting: NaiveDate,
        today: NaiveDate,
        due: Option<NaiveDate>,
    ) -> Result<Moved, Refusal> {
        self.may_change(meeting)?;
        if meeting < today {
            return Err(MeetingRefusal::Past(meeting).into());
        }
        self.calendar = Calendar::new(self.calendar.meetings().iter().copied().filter(|day| *day != meeting));
        let next = self.calendar.next_after(meeting);
        Ok(self.take_along(meeting, next, due))
    }

    /// Returns the day on which the paper for a meeting went out, if that was recorded.
    pub fn issued_on(&self, meeting: NaiveDate) -> Option<NaiveDate> {
        self.issued.iter().find(|issue| issue.meeting == meeting).map(|issue| issue.on)
    }

    /// Records that the paper for a meeting went out; what was recorded for it before is replaced, and returned.
    pub fn issue(&mut self, meeting: NaiveDate, on: NaiveDate) -> Option<NaiveDate> {
        match self.issued.iter_mut().find(|issue| issue.meeting == meeting) {
            Some(known) => Some(std::mem::replace(&mut known.on, on)),
            None => {
                self.issued.push(Issue { meeting, on });
                None
            }
        }
    }

    fn may_change(&self, meeting: NaiveDate) -> Result<(), Refusal> {
        if !self.calendar.meetings().contains(&meeting) {
            return Err(MeetingRefusal::None(meeting).into());
        }
        let numbers: Vec<Number> =
            self.each().filter(|action| action.was_before(meeting)).map(|action| action.number).collect();
        if numbers.is_empty() { Ok(()) } else { Err(MeetingRefusal::TookPlace { meeting, numbers }.into()) }
    }

    fn take_along(&mut self, meeting: NaiveDate, to: Option<NaiveDate>, due: Option<NaiveDate>) -> Moved {
        let mut moved = Moved { comments_to: to, ..Moved::default() };
        for action in &mut self.actions {
            let is_due = !action.is_closed() && action.due == Some(Due::Day(meeting));
            let comments = action.comments.iter().filter(|comment| comment.meeting == Some(meeting)).count();
            moved.comments += comments;
            moved.due.extend(is_due.then_some(action.number));
            if let (true, Some(to)) = (comments > 0, to) {
                let theirs = action.comments.iter_mut().filter(|comment| comment.meeting == Some(meeting));
                theirs.for_each(|comment| comment.meeting = Some(to));
            }
            if let (true, Some(due)) = (is_due, due) {
                let before = action.due.replace(Due::Day(due));
                action.was_due.extend(before);
            }
        }
        moved
    }
}

impl Action {
    /// Tells whether a meeting had the action before it: raised it, added to it, or closed it.
    fn was_before(&self, meeting: NaiveDate) -> bool {
        let at = Raised::Day(meeting);
        let is_closed_at = matches!(self.state, State::Closed { on: Some(on), .. } if on == meeting);
        self.raised == at || is_closed_at || self.further.iter().any(|further| further.raised == at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixtures::{action, closed, day, log_of};
    use crate::model::{Comment, Further};

    fn log() -> Log {
        let due = |number| Action { due: Some(Due::Day(day("2026-09-29"))), ..action(number, &["Rik Basra"]) };
        let mut ended = due(2);
        ended.state = closed("2026-06-30");
        let mut log = log_of([due(1), ended, due(3)]);
        let written = Comment {
            date: None,
            meeting: Some(day("2026-09-29")),
            ..Comment::dated(day("2026-09-29"), "Soon.".to_owned())
        };
        log.actions[0].comments = vec![written];
        log
    }

    fn numbers(of: &[i64]) -> Vec<Number> {
        of.iter().filter_map(|number| Number::new(*number)).collect()
    }

    #[test]
    fn a_meeting_moves_with_its_comments_and_with_due_dates_when_asked() {
        for with_dues in [false, true] {
            let mut log = log();
            let moved = log.move_meeting(day("2026-09-29"), day("2026-10-06"), with_dues).expect("it is to come");
            assert_eq!(moved, Moved { comments_to: Some(day("2026-10-06")), comments: 1, due: numbers(&[1, 3]) });
            assert_eq!(log.calendar.meetings().last(), Some(&day("2026-10-06")));
            assert_eq!(log.actions[0].comments[0].meeting, Some(day("2026-10-06")));
            let (due, was) = if with_dues { ("2026-10-06", 1) } else { ("2026-09-29", 0) };
            assert_eq!(log.actions[2].due, Some(Due::Day(day(due))));
            assert_eq!(log.actions[2].was_due.len(), was);
            assert_eq!(log.actions[1].due, Some(Due::Day(day("2026-09-29"))));
        }
    }

    #[test]
    fn a_meeting_to_come_is_cancelled_with_the_same_care() {
        let mut log = log();
        let meetings = log.calendar.meetings().to_vec();
        let cancelled = log.cancel_meeting(day("2026-09-29"), day("2026-06-22"), None).expect("it is to come");
        assert_eq!(cancelled, Moved { comments_to: None, comments: 1, due: numbers(&[1, 3]) });
        assert_eq!(log.calendar.meetings(), &meetings[..meetings.len() - 1]);
        assert_eq!(log.actions[0].comments[0].meeting, Some(day("2026-09-29")));
        log.calendar = Calendar::new(["2026-09-29", "2026-12-08"].map(day));
        let new = Some(day("2026-12-08"));
        let cancelled = log.cancel_meeting(day("2026-09-29"), day("2026-06-22"), new).expect("it is to come");
        assert_eq!((cancelled.comments_to, cancelled.comments), (new, 1));
        assert_eq!(log.actions[0].comments[0].meeting, new);
        assert_eq!((&log.actions[2].due, log.actions[2].was_due.len()), (&new.map(Due::Day), 1));
    }

    #[test]
    fn a_meeting_that_took_place_stays() {
        let refused = |log: &mut Log, meeting: &str, to: &str| {
            log.move_meeting(day(meeting), day(to), false).expect_err("it is refused")
        };
        let mut log = log();
        let none = MeetingRefusal::None(day("2026-09-28"));
        assert_eq!(refused(&mut log, "2026-09-28", "2026-10-06"), none.into());
        assert_eq!(refused(&mut log, "2026-09-29", "2026-06-30"), MeetingRefusal::There(day("2026-06-30")).into());
        let took_place =
            |meeting: &str, numbers| Refusal::from(MeetingRefusal::TookPlace { meeting: day(meeting), numbers });
        assert_eq!(refused(&mut log, "2026-06-30", "2026-07-07"), took_place("2026-06-30", numbers(&[2])));
        assert_eq!(refused(&mut log, "2026-03-17", "2026-03-18"), took_place("2026-03-17", numbers(&[1, 2, 3])));
        let raised = Raised::Day(day("2026-09-29"));
        log.actions[2].further = vec![Further { raised, minute: None, text: "And.".to_owned(), owners: vec![] }];
        assert_eq!(refused(&mut log, "2026-09-29", "2026-10-06"), took_place("2026-09-29", numbers(&[3])));
        log.actions[2].further.clear();
        let past = log.cancel_meeting(day("2026-09-29"), day("2026-09-30"), None).expect_err("it is past");
        assert_eq!(past, MeetingRefusal::Past(day("2026-09-29")).into());
    }
}
