//! Everything that a log holds, closed and exempt actions too, a row an action.

use chrono::NaiveDate;

use super::columns::{Cell, Columns};
use super::csv::table_csv;
use super::json::page;
use crate::file::json_log;
use crate::model::{Comment, Further, Log};
use crate::query::Asked;

/// The columns of a whole log.
pub(crate) const LOG: Columns = Columns {
    left_out: &[],
    more: &[
        ("rag", "state", |action, asked| Cell::Text(asked.standing(action).as_str().to_owned())),
        ("closed_minute", "further", |action, _| Cell::lines(action.further.iter().map(further))),
        ("closed_minute", "comments", |action, _| Cell::lines(action.comments.iter().map(comment))),
        ("closed_minute", "imported", |action, _| {
            Cell::lines(action.imported.iter().map(|(column, text)| format!("{column}: {text}")))
        }),
    ],
};

/// Asks a log on no day in particular, for how an action stands hangs on none.
pub(crate) fn on_any_day(log: &Log) -> Asked<'_> {
    Asked::of(log, NaiveDate::default())
}

/// Writes the whole log as JSON, from which it can be taken in again.
pub(crate) fn log_json(log: &Log) -> String {
    page(&json_log::written(log))
}

/// Writes every action of a log as CSV.
pub(crate) fn log_csv(log: &Log) -> String {
    table_csv(&LOG, log.each(), on_any_day(log))
}

fn further(further: &Further) -> String {
    let minute = further.minute.as_ref().map(|minute| format!(", minute {minute}")).unwrap_or_default();
    let owners = if further.owners.is_empty() { String::new() } else { format!(" ({})", further.owners_joined()) };
    format!("{}{minute}{owners}: {}", further.raised.iso(), further.text)
}

fn comment(comment: &Comment) -> String {
    let when =
        comment.date.map(|day| day.to_string()).or_else(|| comment.meeting.map(|meeting| format!("for {meeting}")));
    let head = [when, comment.by.clone(), comment.rag.map(|rag| rag.to_string())];
    let head: Vec<String> = head.into_iter().flatten().collect();
    if head.is_empty() { comment.text.clone() } else { format!("{}: {}", head.join(", "), comment.text) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixtures::{action, closed, day, log_of};
    use crate::model::{Action, Owner, Rag};

    #[test]
    fn every_action_has_its_row_with_all_that_was_said() {
        let said = Comment {
            by: Some("Rik".to_owned()),
            rag: Some(Rag::Red),
            ..Comment::dated(day("2026-04-01"), "=Done.".to_owned())
        };
        let secret = Action { exempt: true, state: closed("2026-06-30"), ..action(2, &[]) };
        let first = Action { comments: vec![said], owners: vec![Owner::new("A"), Owner::new("B")], ..action(1, &[]) };
        assert_eq!(
            log_csv(&log_of([first, secret])),
            "number,reference,raised,minute,action,owners,due,was_due,rag,state,proposed,exempt,closed,outcome,closed_minute,further,comments,imported,was_rag\r\n\
             1,,2026-03-17,,Do thing 1.,A; B,,,amber,open,,no,,,,,\"2026-04-01, Rik, red: =Done.\",,\r\n\
             2,,2026-03-17,,Do thing 2.,,,,amber,closed,,yes,2026-06-30,completed,,,,,\r\n"
        );
    }
}
