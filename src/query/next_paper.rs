//! What the board will read of each action at the next meeting.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::filter::{Filter, StateFilter};
use super::order::Order;
use super::paper::{Entry, Request, paper};
use crate::model::{Log, Number};

/// What the board will read of an action at the next meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The action as it stands on the paper.
    pub entry: Entry,
    /// What the board will find among the comments.
    pub news: News,
}

/// What a board finds among the comments on an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum News {
    /// A comment that it has not seen.
    New,
    /// Nothing that it has not seen since this meeting.
    NoneSince(NaiveDate),
    /// Comments on an action that it has not seen before.
    First,
    /// No comment at all, on an action that it has not seen before.
    Nothing,
}

/// The paper of the next meeting, by the numbers of its open actions.
pub(super) struct Sight {
    /// The meeting; nothing when the calendar has none to come.
    pub(super) meeting: Option<NaiveDate>,
    previous: Option<NaiveDate>,
    entries: HashMap<Number, Entry>,
}

impl Sight {
    /// Draws up the paper, exempt actions included: their owners may read of them.
    pub(super) fn of(log: &Log, today: NaiveDate) -> Self {
        let filter = Filter { state: StateFilter::All, ..Filter::default() };
        let matched = filter.ready(log, today).expect("nobody is asked for by name");
        let request = Request { meeting: None, matched, state: None, order: Order::default(), shows_exempt: true };
        // Its facts are those of the day of the meeting: what is not overdue yet may be by then.
        let day = log.calendar.next_from(today).unwrap_or(today);
        let paper = paper(log, day, &request);
        let entries = paper.open.into_iter().map(|entry| (entry.number, entry)).collect();
        Self { meeting: paper.meeting, previous: paper.previous, entries }
    }

    /// Returns what is read of an action; nothing when it is not on the paper.
    pub(super) fn of_action(&self, number: Number) -> Option<Seen> {
        let entry = self.entries.get(&number)?.clone();
        let raised = entry.instructions.first().map(|instruction| instruction.raised.day());
        let news = match self.previous.filter(|previous| raised.is_some_and(|raised| raised < *previous)) {
            _ if entry.comments.iter().any(|comment| comment.is_new) => News::New,
            Some(previous) => News::NoneSince(previous),
            None if entry.comments.is_empty() => News::Nothing,
            None => News::First,
        };
        Some(Seen { entry, news })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixtures::{action, day, log_of};
    use crate::model::{Action, Comment, Due, Raised};

    fn check(change: impl Fn(&mut Action), news: Option<News>) {
        let mut log = log_of([action(1, &["Rik Basra"])]);
        change(&mut log.actions[0]);
        let sight = Sight::of(&log, day("2026-06-22"));
        let seen = sight.of_action(Number::FIRST);
        assert_eq!(seen.map(|seen| seen.news), news, "{:?}", log.actions[0]);
    }

    #[test]
    fn what_the_board_will_see_is_what_stands_on_the_paper() {
        let raised = |on: &'static str| move |action: &mut Action| action.raised = Raised::Day(day(on));
        let said = |on: &'static str| {
            move |action: &mut Action| action.comments.push(Comment::dated(day(on), "Begun.".to_owned()))
        };
        let march = News::NoneSince(day("2026-03-17"));
        check(raised("2025-12-09"), Some(march));
        check(
            |action| {
                raised("2025-12-09")(action);
                said("2026-03-16")(action);
            },
            Some(march),
        );
        check(
            |action| {
                raised("2025-12-09")(action);
                said("2026-03-17")(action);
            },
            Some(News::New),
        );
        check(|_| {}, Some(News::Nothing));
        check(said("2026-06-01"), Some(News::First));
        check(|action| action.exempt = true, Some(News::Nothing));
        check(raised("2026-06-30"), None);
    }

    #[test]
    fn what_is_due_before_the_meeting_is_overdue_at_it() {
        let mut log = log_of([action(1, &["Rik Basra"])]);
        log.actions[0].due = Some(Due::Day(day("2026-06-29")));
        let seen = Sight::of(&log, day("2026-06-22")).of_action(Number::FIRST);
        assert_eq!(seen.and_then(|seen| seen.entry.days_overdue), Some(1));
    }

    #[test]
    fn without_a_meeting_to_come_there_is_a_paper_all_the_same() {
        let log = log_of([action(1, &["Rik Basra"])]);
        let sight = Sight::of(&log, day("2026-10-01"));
        assert_eq!(sight.meeting, None);
        let news = sight.of_action(Number::FIRST).map(|seen| seen.news);
        assert_eq!(news, Some(News::NoneSince(day("2026-09-29"))));
    }
}
