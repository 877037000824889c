//! A log as it was on an earlier day, as far as it tells.

use chrono::NaiveDate;

use super::action::{Action, State};
use super::due::Due;
use super::log::Log;

impl Log {
    /// Returns the last day on which anything in the log happened.
    pub fn last_entry(&self) -> Option<NaiveDate> {
        let actions = self.each().filter_map(Action::last_entry).max();
        actions.max(self.issued.iter().map(|issue| issue.on).max())
    }
}

impl Action {
    /// Returns the last day on which anything happened to the action.
    fn last_entry(&self) -> Option<NaiveDate> {
        let closed = match self.state {
            State::Closed { on, .. } => on,
            State::Open { .. } => None,
        };
        let further = self.further.iter().map(|further| further.raised.first_day());
        let comments = self.comments.iter().filter_map(|comment| comment.date);
        further.chain(comments).chain(closed).chain([self.raised.first_day()]).max()
    }

    /// Takes the action back to how it was at the end of a day: without what was reported, added or decided since, and
    /// in the colour of then. Tells whether that is known; when it is not, there is none.
    ///
    /// A colour is known by the comments that set it, and by what it was before closing. Of the due dates it had, the
    /// first that was still to come then is taken. All else is as it is now.
    pub fn go_back_to(&mut self, day: NaiveDate) -> bool {
        if matches!(self.state, State::Closed { on: Some(on), .. } if on > day) {
            self.open_again();
        }
        self.further.retain(|further| further.raised.first_day() <= day);
        let is_since = |date: Option<NaiveDate>| date.is_some_and(|date| date > day);
        let was_coloured_since = self.comments.iter().any(|comment| comment.rag.is_some() && is_since(comment.date));
        self.comments.retain(|comment| !is_since(comment.date));
        if was_coloured_since {
            self.rag = self.comments.iter().rev().find_map(|comment| comment.rag);
        }
        self.due_of(day);
        !was_coloured_since || self.rag.is_some()
    }

    fn due_of(&mut self, day: NaiveDate) {
        let is_to_come = |due: &Due| due.last_day().is_some_and(|due| due >= day);
        if let Some(place) = self.was_due.iter().position(is_to_come) {
            let mut later = self.was_due.split_off(place).into_iter();
            self.due = later.next();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixtures::{action, day, log_of};
    use crate::model::{Closing, Comment, Further, Rag, Raised};

    fn said(on: &str, rag: Option<Rag>) -> Comment {
        Comment { rag, ..Comment::dated(day(on), "Said.".to_owned()) }
    }

    #[test]
    fn what_came_later_is_taken_back() {
        let mut log = log_of([action(1, &["Rik Basra"])]);
        log.actions[0].comments = vec![said("2026-04-01", Some(Rag::Red)), said("2026-05-01", Some(Rag::Green))];
        log.actions[0].rag = Some(Rag::Green);
        let raised = Raised::Day(day("2026-06-30"));
        log.actions[0].further = vec![Further { raised, minute: None, text: "And.".to_owned(), owners: vec![] }];
        let closing = Closing { on: day("2026-09-29"), outcome: None, minute: None, comment: None };
        log.close(&log.actions[0].number.into(), closing).expect("it is open");
        assert_eq!(log.last_entry(), Some(day("2026-09-29")));
        let back = |iso: &str| {
            let mut action = log.actions[0].clone();
            let is_known = action.go_back_to(day(iso));
            (action.is_closed(), action.further.len(), action.comments.len(), action.rag, is_known)
        };
        assert_eq!(back("2026-09-29"), (true, 1, 2, Some(Rag::Green), true));
        assert_eq!(back("2026-09-28"), (false, 1, 2, Some(Rag::Green), true));
        assert_eq!(back("2026-04-30"), (false, 0, 1, Some(Rag::Red), true));
        assert_eq!(back("2026-03-31"), (false, 0, 0, None, false));
    }

    #[test]
    fn the_due_date_is_the_first_that_was_still_to_come() {
        let due = |iso: &str| Due::Day(day(iso));
        let check = |on: &str, expected: &str, earlier: usize| {
            let mut action = action(1, &["Rik Basra"]);
            action.was_due = vec![due("2026-06-30"), Due::Words("soon".to_owned()), due("2026-09-29")];
            action.due = Some(due("2026-12-15"));
            action.go_back_to(day(on));
            assert_eq!((action.due, action.was_due.len()), (Some(due(expected)), earlier), "{on}");
        };
        check("2026-06-22", "2026-06-30", 0);
        check("2026-06-30", "2026-06-30", 0);
        check("2026-07-01", "2026-09-29", 2);
        check("2026-10-01", "2026-12-15", 3);
        check("2027-01-01", "2026-12-15", 3);
    }

    #[test]
    fn a_colour_before_closing_is_the_one_it_was() {
        let mut log = log_of([action(1, &["Rik Basra"])]);
        let closing = Closing { on: day("2026-06-30"), outcome: None, minute: None, comment: None };
        log.close(&log.actions[0].number.into(), closing).expect("it is open");
        let mut before = log.actions[0].clone();
        assert!(before.go_back_to(day("2026-06-29")));
        assert_eq!((before.rag, before.is_closed()), (Some(Rag::Amber), false));
    }
}
