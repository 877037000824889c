//! The Action Log paper.

use chrono::NaiveDate;
use serde::Serialize;

use super::page::page;
use crate::model::{Due, Outcome, Rag};
use crate::query::{Closed, Entry, Instruction, Paper, Remark};

#[derive(Serialize)]
struct PaperPage<'a> {
    schema: u32,
    title: Option<&'a str>,
    meeting: Option<NaiveDate>,
    previous_meeting: Option<NaiveDate>,
    as_at: NaiveDate,
    key: Vec<KeyLine<'a>>,
    actions: Vec<PaperItem<'a>>,
    closed: Vec<PaperItem<'a>>,
    exempt_left_out: usize,
    selection: bool,
}

#[derive(Serialize)]
struct KeyLine<'a> {
    rag: &'static str,
    meaning: &'a str,
}

#[derive(Serialize)]
struct PaperItem<'a> {
    number: u32,
    reference: Option<&'a str>,
    instructions: Vec<PaperInstruction<'a>>,
    due: Option<String>,
    due_day: Option<NaiveDate>,
    overdue_days: Option<i64>,
    comments: Vec<PaperComment<'a>>,
    rag: Option<&'static str>,
    proposed: Option<&'static str>,
    exempt: bool,
    closed: Option<NaiveDate>,
    outcome: Option<&'static str>,
    closed_minute: Option<&'a str>,
}

#[derive(Serialize)]
struct PaperInstruction<'a> {
    raised: String,
    minute: Option<&'a str>,
    action: &'a str,
    owners: &'a [String],
}

#[derive(Serialize)]
struct PaperComment<'a> {
    date: Option<NaiveDate>,
    meeting: Option<NaiveDate>,
    by: Option<&'a str>,
    text: &'a str,
    new: bool,
}

/// Writes a paper.
pub(crate) fn paper_json(paper: &Paper) -> String {
    page(&PaperPage {
        schema: 1,
        title: paper.title.as_deref(),
        meeting: paper.meeting,
        previous_meeting: paper.previous,
        as_at: paper.as_at,
        key: paper.key.iter().map(|(rag, meaning)| KeyLine { rag: rag.as_str(), meaning }).collect(),
        actions: paper.open.iter().map(paper_item).collect(),
        closed: paper.closed.iter().map(closed_item).collect(),
        exempt_left_out: paper.exempt_left_out,
        selection: paper.is_selection,
    })
}

fn closed_item(closed: &Closed) -> PaperItem<'_> {
    PaperItem {
        closed: Some(closed.on),
        outcome: Some(closed.outcome.as_str()),
        closed_minute: closed.minute.as_deref(),
        ..paper_item(&closed.entry)
    }
}

fn paper_item(entry: &Entry) -> PaperItem<'_> {
    PaperItem {
        number: entry.number.get(),
        reference: entry.reference.as_deref(),
        instructions: entry.instructions.iter().map(instruction).collect(),
        due: entry.due.as_ref().map(Due::iso),
        due_day: entry.due.as_ref().and_then(Due::last_day),
        overdue_days: entry.days_overdue,
        comments: entry.comments.iter().map(comment).collect(),
        rag: entry.rag.map(Rag::as_str),
        proposed: entry.proposed.map(Outcome::as_str),
        exempt: entry.exempt,
        closed: None,
        outcome: None,
        closed_minute: None,
    }
}

fn instruction(asked: &Instruction) -> PaperInstruction<'_> {
    PaperInstruction {
        raised: asked.raised.iso(),
        minute: asked.minute.as_deref(),
        action: &asked.text,
        owners: &asked.owners,
    }
}

fn comment(remark: &Remark) -> PaperComment<'_> {
    PaperComment {
        date: remark.date,
        meeting: remark.meeting,
        by: remark.by.as_deref(),
        text: &remark.text,
        new: remark.is_new,
    }
}
