//! Everything that a log holds, closed and exempt actions too, a row an action.

use chrono::NaiveDate;

use super::csv::page_of;
use super::iso::{iso, standing};
use super::json::page;
use crate::model::{Action, Comment, Due, Further, Log, Raised, State};
use crate::record::Record;

/// A value of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    /// A number.
    Number(u32),
    /// A day.
    Day(NaiveDate),
    /// Text.
    Text(String),
}

/// The names of the columns.
pub(crate) const COLUMNS: &[&str] = &[
    "number",
    "reference",
    "raised",
    "minute",
    "action",
    "owners",
    "due",
    "was_due",
    "rag",
    "state",
    "proposed",
    "exempt",
    "closed",
    "outcome",
    "closed_minute",
    "further",
    "comments",
    "imported",
];

/// Writes the whole log as JSON, from which it can be taken in again.
pub fn log_json(log: &Log) -> String {
    page(&Record::of(log))
}

/// Writes every action of a log as CSV.
pub fn log_csv(log: &Log) -> String {
    let written = |value: Value| match value {
        Value::Number(number) => number.to_string(),
        Value::Day(day) => iso(day),
        Value::Text(text) => text,
    };
    page_of(COLUMNS, log_rows(log).into_iter().map(|row| row.into_iter().map(written).collect()))
}

/// Returns a row for every action, its values in the order of the columns.
pub(crate) fn log_rows(log: &Log) -> Vec<Vec<Value>> {
    log.actions.iter().map(|action| row(action, log)).collect()
}

fn row(action: &Action, log: &Log) -> Vec<Value> {
    let text = |text: Option<&String>| Value::Text(text.cloned().unwrap_or_default());
    let lines = |lines: Vec<String>| Value::Text(lines.join("\n"));
    let (closed, outcome, minute) = match &action.state {
        State::Closed { on, outcome, minute } => {
            (on.map_or_else(|| Value::Text("unknown".to_owned()), Value::Day), outcome.to_string(), minute.as_ref())
        }
        State::Open { .. } => (Value::Text(String::new()), String::new(), None),
    };
    vec![
        Value::Number(action.number.get()),
        text(action.reference.as_ref()),
        match action.raised {
            Raised::Day(day) => Value::Day(day),
            month @ Raised::Month(_) => Value::Text(month.to_string()),
        },
        text(action.minute.as_ref()),
        Value::Text(action.text.clone()),
        Value::Text(action.owners.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")),
        match &action.due {
            Some(Due::Day(day)) => Value::Day(*day),
            other => Value::Text(other.as_ref().map(Due::iso).unwrap_or_default()),
        },
        lines(action.was_due.iter().map(Due::iso).collect()),
        Value::Text(action.rag.map(|rag| rag.to_string()).unwrap_or_default()),
        Value::Text(standing(action.standing(log.complete)).to_owned()),
        Value::Text(action.proposed().map(|outcome| outcome.to_string()).unwrap_or_default()),
        Value::Text(if action.exempt { "yes" } else { "no" }.to_owned()),
        closed,
        Value::Text(outcome),
        text(minute),
        lines(action.further.iter().map(further).collect()),
        lines(action.comments.iter().map(comment).collect()),
        lines(action.imported.iter().map(|(column, text)| format!("{column}: {text}")).collect()),
    ]
}

fn further(further: &Further) -> String {
    let minute = further.minute.as_ref().map(|minute| format!(", minute {minute}")).unwrap_or_default();
    let owners = if further.owners.is_empty() { String::new() } else { format!(" ({})", further.owners_joined()) };
    format!("{}{minute}{owners}: {}", further.raised.iso(), further.text)
}

fn comment(comment: &Comment) -> String {
    let when = comment.date.map(iso).or_else(|| comment.meeting.map(|meeting| format!("for {}", iso(meeting))));
    let head = [when, comment.by.clone(), comment.rag.map(|rag| rag.to_string())];
    let head: Vec<String> = head.into_iter().flatten().collect();
    if head.is_empty() { comment.text.clone() } else { format!("{}: {}", head.join(", "), comment.text) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixtures::{action, closed, day, log_of};
    use crate::model::{Owner, Rag};

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
            "number,reference,raised,minute,action,owners,due,was_due,rag,state,proposed,exempt,closed,outcome,closed_minute,further,comments,imported\r\n\
             1,,2026-03-17,,Do thing 1.,A; B,,,amber,open,,no,,,,,\"2026-04-01, Rik, red: =Done.\",\r\n\
             2,,2026-03-17,,Do thing 2.,,,,amber,closed,,yes,2026-06-30,completed,,,,\r\n"
        );
    }
}
