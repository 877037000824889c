//! The life of an action in the order of time, as far as the log tells it.

use chrono::NaiveDate;

use crate::model::{Action, Comment, Due, Further, Outcome, State};

/// Something that happened to an action, or was to happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event<'a> {
    /// The board raised it.
    Raised,
    /// A later meeting added to it.
    Added(&'a Further),
    /// Something was reported.
    Said(&'a Comment),
    /// It was to be done by then, until that was moved; on which day it was moved the log does not say.
    WasDue {
        /// When it was due.
        due: &'a Due,
        /// Whether no due date was before it.
        is_first: bool,
        /// The due date after it; nothing where it had none from then on.
        moved_to: Option<&'a Due>,
    },
    /// It is due then.
    Due(&'a Due),
    /// The board is asked to agree an outcome; since when the log does not say.
    Proposed(Outcome),
    /// The board closed it.
    Closed {
        /// On which day, where that is known.
        on: Option<NaiveDate>,
        /// How it ended.
        outcome: Outcome,
        /// The minute that closed it.
        minute: Option<&'a str>,
    },
}

/// Tells the life of an action up to its due day: what is of one day in the order in which it comes about.
///
/// A comment without a day stands before the first with one that follows it in the log, else after the last with one
/// before it, and so does an earlier due date; a due date that names no day is none in time. What is proposed is so
/// today.
pub fn story(action: &Action, today: NaiveDate) -> Vec<Event<'_>> {
    let raised = action.raised.first_day();
    let said: Vec<_> = action.comments.iter().map(|comment| comment.date.or(comment.meeting)).collect();
    let mut events = vec![(raised, Event::Raised)];
    events.extend(action.further.iter().map(|further| (further.raised.first_day(), Event::Added(further))));
    events.extend(in_place(&said, raised).into_iter().zip(action.comments.iter().map(Event::Said)));
    events.extend(due_dates(action, raised));
    events.extend(action.proposed().map(|outcome| (today, Event::Proposed(outcome))));
    if let State::Closed { on, outcome, minute, .. } = &action.state {
        let closed = Event::Closed { on: *on, outcome: *outcome, minute: minute.as_deref() };
        events.push((on.unwrap_or(NaiveDate::MAX), closed));
    }
    events.sort_by_key(|(day, _)| *day);
    events.into_iter().map(|(_, event)| event).collect()
}

/// Tells each due date that the action had at its own day.
fn due_dates(action: &Action, raised: NaiveDate) -> impl Iterator<Item = (NaiveDate, Event<'_>)> {
    let was_due = action.was_due.iter().enumerate().map(|(at, due)| {
        let moved_to = action.was_due.get(at + 1).or(action.due.as_ref());
        Event::WasDue { due, is_first: at == 0, moved_to }
    });
    let days: Vec<_> = action.was_due.iter().chain(&action.due).map(Due::last_day).collect();
    let events = in_place(&days, raised).into_iter().zip(was_due.chain(action.due.iter().map(Event::Due)));
    events.filter(|(_, event)| !matches!(event, Event::Due(Due::Words(_))))
}

/// Finds a place in time for each of a list: its day, else the first that follows, else the last there is.
fn in_place(days: &[Option<NaiveDate>], otherwise: NaiveDate) -> Vec<NaiveDate> {
    let mut next = days.iter().rev().find_map(|day| *day).unwrap_or(otherwise);
    let mut places = vec![next; days.len()];
    for (place, day) in places.iter_mut().zip(days).rev() {
        next = day.unwrap_or(next);
        *place = next;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Raised;
    use crate::model::fixtures::{action, closed, day};

    fn said(on: Option<&str>, text: &str) -> Comment {
        Comment { date: on.map(day), ..Comment::dated(day("2026-01-01"), text.to_owned()) }
    }

    fn due(words: &str) -> Due {
        words.parse().map_or_else(|_| Due::from_words(words).expect("words of the test"), Due::Day)
    }

    /// Tells a life in a word an event.
    fn told(action: &Action) -> Vec<String> {
        let word = |event: &Event| match event {
            Event::Raised => "raised".to_owned(),
            Event::Added(further) => further.text.clone(),
            Event::Said(comment) => comment.text.clone(),
            Event::WasDue { due, is_first, moved_to } => {
                let first = if *is_first { "first " } else { "" };
                format!("{first}due {} then {}", due.iso(), moved_to.map_or_else(|| "none".to_owned(), Due::iso))
            }
            Event::Due(due) => format!("due {}", due.iso()),
            Event::Proposed(outcome) => format!("proposed {outcome}"),
            Event::Closed { outcome, .. } => outcome.to_string(),
        };
        story(action, day("2026-06-22")).iter().map(word).collect()
    }

    fn check(change: impl Fn(&mut Action), life: &[&str]) {
        let mut action = action(1, &["Rik Basra"]);
        change(&mut action);
        assert_eq!(told(&action), life);
    }

    #[test]
    fn what_was_added_and_said_stands_by_its_day() {
        let further = |on: &str| Further {
            raised: Raised::Day(day(on)),
            minute: None,
            text: "added".to_owned(),
            owners: Vec::new(),
        };
        check(
            |action| {
                action.comments = vec![said(Some("2026-05-01"), "a"), said(Some("2026-06-30"), "b")];
                action.further = vec![further("2026-06-30")];
                action.state = closed("2026-06-30");
            },
            &["raised", "a", "added", "b", "completed"],
        );
        check(|action| action.comments = vec![said(Some("2026-03-01"), "a")], &["a", "raised"]);
    }

    #[test]
    fn what_has_no_day_stands_before_what_follows_it() {
        let comments = |days: &'static [Option<&str>]| {
            move |action: &mut Action| {
                let each = days.iter().zip(["a", "b", "c", "d"]);
                action.comments = each.map(|(on, text)| said(*on, text)).collect();
                action.due = Some(due("2026-05-31"));
            }
        };
        check(comments(&[None, Some("2026-06-01")]), &["raised", "due 2026-05-31", "a", "b"]);
        check(comments(&[Some("2026-05-01"), None, None]), &["raised", "a", "b", "c", "due 2026-05-31"]);
        check(comments(&[None, None]), &["raised", "a", "b", "due 2026-05-31"]);
        check(
            comments(&[Some("2026-05-01"), None, Some("2026-06-01"), None]),
            &["raised", "a", "due 2026-05-31", "b", "c", "d"],
        );
    }

    #[test]
    fn each_due_date_stands_at_its_own_day() {
        let dues = |was: &'static [&str], now: Option<&'static str>| {
            move |action: &mut Action| {
                action.was_due = was.iter().map(|words| due(words)).collect();
                action.due = now.map(due);
                action.state = State::Open { proposed: Some(Outcome::Withdrawn) };
            }
        };
        check(dues(&[], None), &["raised", "proposed withdrawn"]);
        check(dues(&[], Some("ongoing")), &["raised", "proposed withdrawn"]);
        check(dues(&[], Some("2026-06-22")), &["raised", "due 2026-06-22", "proposed withdrawn"]);
        check(
            dues(&["2026-04-30", "soon", "May 2026"], Some("2026-09-29")),
            &[
                "raised",
                "first due 2026-04-30 then soon",
                "due soon then May 2026",
                "due May 2026 then 2026-09-29",
                "proposed withdrawn",
                "due 2026-09-29",
            ],
        );
        check(dues(&["2026-04-30"], None), &["raised", "first due 2026-04-30 then none", "proposed withdrawn"]);
        check(dues(&["soon"], Some("ongoing")), &["raised", "first due soon then ongoing", "proposed withdrawn"]);
    }

    #[test]
    fn a_closing_on_a_day_that_nobody_knows_comes_last() {
        let ended = State::Closed { on: None, outcome: Outcome::Superseded, minute: None, was_rag: None };
        check(
            |action| {
                action.state = ended.clone();
                action.due = Some(due("2026-12-31"));
            },
            &["raised", "due 2026-12-31", "superseded"],
        );
    }
}
