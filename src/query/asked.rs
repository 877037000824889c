//! What is asked of one action on a day: whether it is overdue, stale, done, and how old it is.

use chrono::NaiveDate;

use crate::dates::Calendar;
use crate::model::{Action, Log, Rag, Standing};

/// The day on which a log is asked, and what in the log its answers hang on.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The day.
    pub today: NaiveDate,
    /// The colour that means done.
    pub done: Rag,
    /// The board's meetings.
    pub calendar: &'a Calendar,
}

impl<'a> Asked<'a> {
    /// Asks a log on a day.
    pub fn of(log: &'a Log, today: NaiveDate) -> Self {
        Self { today, done: log.done_colour, calendar: &log.calendar }
    }

    /// Returns how an action stands.
    pub fn standing(self, action: &Action) -> Standing {
        action.standing(self.done)
    }

    /// Tells whether an action is still to be done.
    pub fn is_to_do(self, action: &Action) -> bool {
        self.standing(action) == Standing::Open
    }

    /// Tells whether an action is done and waits for the board.
    pub fn is_done(self, action: &Action) -> bool {
        self.standing(action) == Standing::Done
    }

    /// Returns by how many days an action is overdue; nothing when it is not.
    ///
    /// The due day itself is not overdue, and neither is an action that is done or closed.
    pub fn days_overdue(self, action: &Action) -> Option<i64> {
        let late = (self.today - action.due_day()?).num_days();
        (self.is_to_do(action) && late > 0).then_some(late)
    }

    /// Tells whether an action is overdue.
    pub fn is_overdue(self, action: &Action) -> bool {
        self.days_overdue(action).is_some()
    }

    /// Tells whether an action is due from today to the next meeting.
    pub fn is_due_by_next(self, action: &Action) -> bool {
        let is_soon = |due| self.today <= due && self.calendar.next_from(self.today).is_some_and(|next| due <= next);
        self.is_to_do(action) && action.due_day().is_some_and(is_soon)
    }

    /// Tells whether nothing was heard of an action since the last meeting: to be done, raised
    /// before it, and no comment dated after it or written for a later one.
    pub fn is_stale(self, action: &Action) -> bool {
        let heard = |day| action.comments.iter().any(|comment| comment.date.or(comment.meeting) > Some(day));
        self.calendar
            .last_up_to(self.today)
            .is_some_and(|meeting| self.is_to_do(action) && action.raised.day() < meeting && !heard(meeting))
    }

    /// Returns the age of an action in days.
    pub fn age_in_days(self, action: &Action) -> i64 {
        (self.today - action.raised.day()).num_days()
    }

    /// Returns the age of an action in meetings: those after the one that raised it and before today.
    /// Nothing when the calendar starts later than the action.
    pub fn age_in_meetings(self, action: &Action) -> Option<usize> {
        let raised = action.raised.day();
        self.calendar.covers(raised).then(|| self.calendar.between(raised, self.today))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixtures::{action, closed, day};
    use crate::model::{Comment, Due, Raised};

    fn asked<'a>(today: &str, calendar: &'a Calendar) -> Asked<'a> {
        Asked { today: day(today), done: Rag::Green, calendar }
    }

    fn due(words: &str) -> Due {
        words.parse().map_or_else(|_| Due::from_words(words).expect("words of the test"), Due::Day)
    }

    #[test]
    fn an_action_is_overdue_from_the_day_after_its_last_day() {
        let check = |words: &str, today: &str, days: Option<i64>| {
            let action = Action { due: Some(due(words)), ..action(1, &[]) };
            assert_eq!(asked(today, &Calendar::default()).days_overdue(&action), days, "{words} on {today}");
        };
        check("2026-06-30", "2026-06-29", None);
        check("2026-06-30", "2026-06-30", None);
        check("2026-06-30", "2026-07-01", Some(1));
        check("2026-06-30", "2026-07-30", Some(30));
        check("June 2026", "2026-06-30", None);
        check("June 2026", "2026-07-01", Some(1));
        check("end of February 2028", "2028-02-29", None);
        check("Q1 2026/27", "2026-06-30", None);
        check("Q1 26/27", "2026-07-01", Some(1));
        check("w/c 22 June 2026", "2026-06-26", None);
        check("w/c 22 June 2026", "2026-06-27", Some(1));
        check("ongoing", "2036-01-01", None);
        check("when the survey is back", "2036-01-01", None);
    }

    #[test]
    fn what_is_done_or_closed_is_never_overdue() {
        let late = Action { due: Some(due("2026-03-31")), ..action(1, &[]) };
        let calendar = Calendar::default();
        let check = |action: &Action, done: Rag, days: Option<i64>| {
            assert_eq!(Asked { done, ..asked("2026-06-22", &calendar) }.days_overdue(action), days);
        };
        check(&late, Rag::Green, Some(83));
        let green = Action { rag: Some(Rag::Green), ..late.clone() };
        check(&green, Rag::Green, None);
        check(&green, Rag::Blue, Some(83));
        check(&Action { state: closed("2026-06-01"), ..late }, Rag::Green, None);
    }

    #[test]
    fn an_action_is_stale_when_nothing_was_heard_after_the_last_meeting() {
        let calendar = Calendar::new(["2026-03-17", "2026-06-30"].map(day));
        let check = |change: &dyn Fn(&mut Action), today: &str, is_stale: bool| {
            let mut action = Action { raised: Raised::Day(day("2025-12-09")), ..action(1, &[]) };
            change(&mut action);
            assert_eq!(asked(today, &calendar).is_stale(&action), is_stale, "{action:?}");
        };
        let said = |date: &'static str| {
            move |action: &mut Action| action.comments.push(Comment::dated(day(date), "x".to_owned()))
        };
        check(&|_| {}, "2026-06-22", true);
        check(&|_| {}, "2026-03-16", false);
        check(&said("2026-03-17"), "2026-06-22", true);
        check(&said("2026-03-18"), "2026-06-22", false);
        check(&|action| action.raised = Raised::Day(day("2026-03-17")), "2026-06-22", false);
        check(&|action| action.rag = Some(Rag::Green), "2026-06-22", false);
        check(&|action| action.state = closed("2026-03-17"), "2026-06-22", false);
        let undated = Comment { date: None, ..Comment::dated(day("2026-06-01"), "x".to_owned()) };
        check(&|action| action.comments.push(undated.clone()), "2026-06-22", true);
        let for_june = Comment { meeting: Some(day("2026-06-30")), ..undated.clone() };
        check(&|action| action.comments.push(for_june.clone()), "2026-06-22", false);
    }

    #[test]
    fn age_counts_days_and_the_meetings_between() {
        let calendar = Calendar::new(["2026-03-17", "2026-06-30", "2026-09-29"].map(day));
        let check = |raised: Raised, today: &str, days: i64, meetings: Option<usize>| {
            let action = Action { raised, ..action(1, &[]) };
            assert_eq!(asked(today, &calendar).age_in_days(&action), days);
            assert_eq!(asked(today, &calendar).age_in_meetings(&action), meetings);
        };
        check(Raised::Day(day("2026-03-17")), "2026-06-30", 105, Some(0));
        check(Raised::Day(day("2026-03-17")), "2026-07-01", 106, Some(1));
        check(Raised::Day(day("2026-03-17")), "2026-12-31", 289, Some(2));
        check(Raised::Day(day("2025-12-09")), "2026-12-31", 387, None);
        check(Raised::Month(day("2026-05-01")), "2026-06-01", 1, Some(0));
    }
}
