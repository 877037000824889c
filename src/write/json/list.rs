//! A list of actions, everything about each.

use chrono::NaiveDate;
use serde::Serialize;

use super::page::page;
use crate::model::{Action, Comment, Due, Further, Outcome, Rag, State};
use crate::write::iso::standing;

#[derive(Serialize)]
struct List {
    schema: u32,
    actions: Vec<Item>,
}

#[derive(Serialize)]
struct Item {
    number: u32,
    reference: Option<String>,
    raised: String,
    minute: Option<String>,
    action: String,
    owners: Vec<String>,
    due: Option<String>,
    due_day: Option<NaiveDate>,
    was_due: Vec<String>,
    overdue_days: Option<i64>,
    rag: Option<&'static str>,
    state: &'static str,
    proposed: Option<&'static str>,
    exempt: bool,
    closed: Option<String>,
    outcome: Option<&'static str>,
    closed_minute: Option<String>,
    further: Vec<Addition>,
    comments: Vec<Report>,
}

#[derive(Serialize)]
struct Addition {
    raised: String,
    minute: Option<String>,
    action: String,
    owners: Vec<String>,
}

#[derive(Serialize)]
struct Report {
    date: Option<NaiveDate>,
    meeting: Option<NaiveDate>,
    by: Option<String>,
    text: String,
    rag: Option<&'static str>,
}

/// Writes a list of actions, everything about each.
pub fn list_json(actions: &[&Action], today: NaiveDate, complete: Rag) -> String {
    page(&List { schema: 1, actions: actions.iter().map(|action| item(action, today, complete)).collect() })
}

fn item(action: &Action, today: NaiveDate, complete: Rag) -> Item {
    let (closed, outcome, closed_minute) = match &action.state {
        State::Open { .. } => (None, None, None),
        State::Closed { on, outcome, minute } => {
            (Some(on.map_or_else(|| "unknown".to_owned(), |on| on.to_string())), Some(outcome.as_str()), minute.clone())
        }
    };
    Item {
        number: action.number.get(),
        reference: action.reference.clone(),
        raised: action.raised.iso(),
        minute: action.minute.clone(),
        action: action.text.clone(),
        owners: action.owners.iter().map(ToString::to_string).collect(),
        due: action.due.as_ref().map(Due::iso),
        due_day: action.due_day(),
        was_due: action.was_due.iter().map(Due::iso).collect(),
        overdue_days: action.days_overdue(today, complete),
        rag: action.rag.map(Rag::as_str),
        state: standing(action.standing(complete)),
        proposed: action.proposed().map(Outcome::as_str),
        exempt: action.exempt,
        closed,
        outcome,
        closed_minute,
        further: action.further.iter().map(addition).collect(),
        comments: action.comments.iter().map(report).collect(),
    }
}

fn addition(further: &Further) -> Addition {
    Addition {
        raised: further.raised.iso(),
        minute: further.minute.clone(),
        action: further.text.clone(),
        owners: further.owners.iter().map(ToString::to_string).collect(),
    }
}

fn report(comment: &Comment) -> Report {
    Report {
        date: comment.date,
        meeting: comment.meeting,
        by: comment.by.clone(),
        text: comment.text.clone(),
        rag: comment.rag.map(Rag::as_str),
    }
}
