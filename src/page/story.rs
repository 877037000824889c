//! The life of an action as lines of time: a day, and what happened on it.

use super::sanitize::one_line;
use super::sections::Fact;
use super::table::in_row;
use crate::dates::{short, short_month};
use crate::model::{Action, Comment, Due, Further, Owner, Raised};
use crate::query::Event;

/// What stands in place of a day that nobody knows.
const UNDATED: &str = "Undated";

/// Tells an event: its day, and what happened.
pub(super) fn line(event: &Event, action: &Action) -> (String, Fact) {
    match event {
        Event::Raised => (day(action.raised), Fact::words(&with_minute("Raised", action.minute.as_deref()))),
        Event::Added(further) => (day(further.raised), added(further)),
        Event::Said(comment) => (day_of(comment), said(comment)),
        Event::WasDue { due, is_first, moved_to } => (last_day(due), Fact::words(&was_due(due, *is_first, *moved_to))),
        Event::Due(due) => {
            let was = if action.is_closed() { "Was due" } else { "Due" };
            (last_day(due), Fact::words(&with_words(was, due)))
        }
        Event::Proposed(outcome) => {
            let asked = format!("The board is asked to agree that it be {}", outcome.as_decision());
            ("Now".to_owned(), Fact::words(&asked))
        }
        Event::Closed { on, outcome, minute } => {
            let closed = with_minute(&format!("Closed: {outcome}"), *minute);
            (on.map_or_else(|| "Day unknown".to_owned(), short), Fact::words(&closed))
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

fn added(further: &Further) -> Fact {
    let mut head = vec![if further.owners.is_empty() { "Added" } else { "Added for" }.to_owned()];
    head.extend(in_row(further.owners.iter().map(Owner::as_str)));
    if let Some(minute) = &further.minute {
        head.last_mut().into_iter().for_each(|last| last.push(','));
        head.push(format!("minute {}", one_line(minute)));
    }
    head.last_mut().into_iter().for_each(|last| last.push(':'));
    Fact::headed(head.iter().map(String::as_str), &further.text)
}

fn day_of(comment: &Comment) -> String {
    comment.date.or(comment.meeting).map_or_else(|| UNDATED.to_owned(), short)
}

/// Says who reported what, and which colour it set.
fn said(comment: &Comment) -> Fact {
    let mut head = Vec::new();
    if comment.date.is_none() && comment.meeting.is_some() {
        head.push("For the meeting".to_owned());
    }
    head.extend(comment.by.as_ref().map(|by| one_line(by)));
    let now = if head.is_empty() { "Now" } else { "now" };
    head.extend(comment.rag.map(|rag| format!("{now} {rag}")));
    let last = head.len().saturating_sub(1);
    head.iter_mut().enumerate().for_each(|(at, words)| words.push(if at < last { ',' } else { ':' }));
    Fact::headed(head.iter().map(String::as_str), &comment.text)
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
    use crate::model::Rag;
    use crate::model::fixtures::{action, closed, day};
    use crate::query::story;

    fn check(change: impl Fn(&mut Action), told: &[(&str, &str)]) {
        let mut action = action(1, &["Rik Basra"]);
        change(&mut action);
        let life = story(&action, day("2026-06-22"));
        let words = |fact| match fact {
            Fact::Told(lines) => lines.iter().map(|line| &*line.text).collect::<Vec<_>>().join("\n"),
            Fact::Standing(_) => String::new(),
        };
        let drawn = |event| {
            let (day, fact) = line(event, &action);
            (day, words(fact))
        };
        let lines: Vec<_> = life.iter().skip(1).map(drawn).collect();
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
