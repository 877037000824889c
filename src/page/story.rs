//! The life of an action as lines of time: a day, and what happened on it.

use super::sanitize::{in_full, one_line};
use crate::dates::{short, short_month};
use crate::model::{Action, Comment, Due, Further, Raised, joint};
use crate::query::Event;

/// What stands in place of a day that nobody knows.
const UNDATED: &str = "Undated";

/// Tells an event: its day, and what happened.
pub(super) fn line(event: &Event, action: &Action) -> (String, String) {
    match event {
        Event::Raised => (day(action.raised), with_minute("Raised", action.minute.as_deref())),
        Event::Added(further) => (day(further.raised), added(further)),
        Event::Said(comment) => (day_of(comment), said(comment)),
        Event::WasDue { due, is_first, moved_to } => (last_day(due), was_due(due, *is_first, *moved_to)),
        Event::Due(due) => {
            let was = if action.is_closed() { "Was due" } else { "Due" };
            (last_day(due), with_words(was, due))
        }
        Event::Proposed(outcome) => {
            ("Now".to_owned(), format!("The board is asked to agree that it be {}", outcome.as_decision()))
        }
        Event::Closed { on, outcome, minute } => {
            (on.map_or_else(|| "Day unknown".to_owned(), short), with_minute(&format!("Closed: {outcome}"), *minute))
        }
    }
}

fn day(raised: Raised) -> String {
    match raised {
        Raised::Day(day) => short(day),
        Raised::Month(first) => short_month(first),
    }
}

fn with_minute(what: &str, minute: Option<&str>) -> String {
    minute.map_or_else(|| what.to_owned(), |minute| format!("{what}, minute {}", one_line(minute)))
}

fn added(further: &Further) -> String {
    let whose = match further.owners.as_slice() {
        [] => "Added".to_owned(),
        owners => format!("Added for {}", one_line(&joint(owners))),
    };
    format!("{}: {}", with_minute(&whose, further.minute.as_deref()), in_full(&further.text))
}

fn day_of(comment: &Comment) -> String {
    comment.date.or(comment.meeting).map_or_else(|| UNDATED.to_owned(), short)
}

/// Says who reported what, and which colour it set.
fn said(comment: &Comment) -> String {
    let mut head = Vec::new();
    if comment.date.is_none() && comment.meeting.is_some() {
        head.push("For the meeting".to_owned());
    }
    head.extend(comment.by.as_ref().map(|by| one_line(by)));
    let now = if head.is_empty() { "Now" } else { "now" };
    head.extend(comment.rag.map(|rag| format!("{now} {rag}")));
    let text = in_full(&comment.text);
    if head.is_empty() { text } else { format!("{}: {text}", head.join(", ")) }
}

fn last_day(due: &Due) -> String {
    due.last_day().map_or_else(|| UNDATED.to_owned(), short)
}

fn was_due(due: &Due, is_first: bool, moved_to: Option<&Due>) -> String {
    let was = with_words(if is_first { "First due" } else { "Then due" }, due);
    match moved_to {
        Some(next) => format!("{was}, moved to {}", one_line(&next.to_string())),
        None => format!("{was}, then no longer"),
    }
}

/// Says a due date whose day stands beside it; one in words is told in them.
fn with_words(was: &str, due: &Due) -> String {
    match due {
        Due::Day(_) => was.to_owned(),
        Due::Period { words, .. } | Due::Words(words) => format!("{was} {}", one_line(words)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixtures::{action, closed, day};
    use crate::model::{Owner, Rag};
    use crate::query::story;

    fn check(change: impl Fn(&mut Action), told: &[(&str, &str)]) {
        let mut action = action(1, &["Rik Basra"]);
        change(&mut action);
        let life = story(&action, day("2026-06-22"));
        let lines: Vec<_> = life.iter().skip(1).map(|event| line(event, &action)).collect();
        let lines: Vec<_> = lines.iter().map(|(day, what)| (day.as_str(), what.as_str())).collect();
        assert_eq!(lines, told);
    }

    #[test]
    fn a_comment_is_told_with_its_author_and_the_colour_that_it_set() {
        let plain = Comment::dated(day("2026-06-01"), "Begun.\nMore to come.".to_owned());
        let of = |comment: Comment, when: &str, what: &str| {
            check(|action| action.comments.push(comment.clone()), &[(when, what)]);
        };
        of(plain.clone(), "1 Jun 2026", "Begun.\nMore to come.");
        let plain = Comment { text: "Begun.".to_owned(), ..plain };
        let by = Some("de Souza".to_owned());
        of(Comment { rag: Some(Rag::Red), ..plain.clone() }, "1 Jun 2026", "Now red: Begun.");
        of(Comment { rag: Some(Rag::Red), by: by.clone(), ..plain.clone() }, "1 Jun 2026", "de Souza, now red: Begun.");
        let undated = Comment { date: None, ..plain };
        of(undated.clone(), "Undated", "Begun.");
        let meeting = Some(day("2026-06-30"));
        of(Comment { meeting, ..undated.clone() }, "30 Jun 2026", "For the meeting: Begun.");
        of(
            Comment { meeting, by, rag: Some(Rag::Green), ..undated },
            "30 Jun 2026",
            "For the meeting, de Souza, now green: Begun.",
        );
    }

    #[test]
    fn what_was_added_is_told_with_whom_it_is_for() {
        let raised = Raised::Month(day("2026-05-01"));
        let further = Further { raised, minute: None, text: "And report.".to_owned(), owners: Vec::new() };
        let owners = vec![Owner::new("Gary Bee"), Owner::new("Zoë Blanc")];
        let minuted = Further { minute: Some("4(b)".to_owned()), owners, ..further.clone() };
        check(
            |action| action.further = vec![further.clone(), minuted.clone()],
            &[
                ("May 2026", "Added: And report."),
                ("May 2026", "Added for Gary Bee / Zoë Blanc, minute 4(b): And report."),
            ],
        );
    }

    #[test]
    fn due_dates_that_moved_are_told_as_far_as_they_are_known() {
        let due = |words: &str| words.parse().map_or_else(|_| Due::Words(words.to_owned()), Due::Day);
        let december = Due::from_words("December 2026").expect("a period");
        check(
            |action| {
                action.was_due = vec![due("soon"), due("2026-04-30"), december.clone()];
                action.state = closed("2026-06-01");
            },
            &[
                ("Undated", "First due soon, moved to 30 Apr 2026"),
                ("30 Apr 2026", "Then due, moved to December 2026"),
                ("1 Jun 2026", "Closed: completed"),
                ("31 Dec 2026", "Then due December 2026, then no longer"),
            ],
        );
        check(|action| action.due = Some(december.clone()), &[("31 Dec 2026", "Due December 2026")]);
        check(
            |action| {
                action.due = Some(due("2026-05-01"));
                action.state = closed("2026-06-01");
            },
            &[("1 May 2026", "Was due"), ("1 Jun 2026", "Closed: completed")],
        );
    }
}
