//! The Action Log paper.

use serde::Serialize;

use super::front::headed;
use super::page::{object, page};
use crate::model::{Due, Outcome, Rag};
use crate::page::recommendations::said;
use crate::query::{Closed, Entry, Instruction, Paper, PaperComment, Recommendation};

/// Writes a paper.
pub(crate) fn paper_json(paper: &Paper) -> String {
    let key = |(rag, meaning): &(Rag, String)| object! { rag: rag.as_str(), meaning: meaning.clone() };
    let asked = paper.recommendations();
    let whole = object! {
        schema: 1,
        title: paper.title.as_deref(),
        meeting: paper.meeting,
        previous_meeting: paper.previous,
        as_at: paper.as_at,
        recommendations: (1..).zip(&asked).map(recommendation).collect::<Vec<_>>(),
        key: paper.key.iter().map(key).collect::<Vec<_>>(),
        actions: paper.open.iter().map(|entry| item(entry, None)).collect::<Vec<_>>(),
        closed: paper.closed.iter().map(|closed| item(&closed.entry, Some(closed))).collect::<Vec<_>>(),
        exempt_left_out: paper.exempt_left_out,
        selection: paper.is_selection,
    };
    page(&headed(whole, paper))
}

fn recommendation((number, one): (u32, &Recommendation)) -> impl Serialize {
    object! {
        number: number,
        text: said(one),
        outcome: one.outcome().map(Outcome::as_str),
        numbers: one.numbers().iter().map(|number| number.get()).collect::<Vec<_>>(),
    }
}

fn item(entry: &Entry, closed: Option<&Closed>) -> impl Serialize {
    object! {
        number: entry.number.get(),
        reference: entry.reference.as_deref(),
        instructions: entry.instructions.iter().map(instruction).collect::<Vec<_>>(),
        due: entry.due.as_ref().map(Due::iso),
        due_day: entry.due.as_ref().and_then(Due::last_day),
        was_due: entry.was_due.iter().map(Due::iso).collect::<Vec<_>>(),
        overdue_days: entry.days_overdue,
        comments: entry.comments.iter().map(comment).collect::<Vec<_>>(),
        rag: entry.rag.map(Rag::as_str),
        proposed: entry.proposed.map(Outcome::as_str),
        exempt: entry.exempt,
        closed: closed.map(|closed| closed.on),
        outcome: closed.map(|closed| closed.outcome.as_str()),
        closed_minute: closed.and_then(|closed| closed.minute.as_deref()),
    }
}

fn instruction(asked: &Instruction) -> impl Serialize {
    object! {
        raised: asked.raised.iso(),
        minute: asked.minute.as_deref(),
        action: &asked.text,
        owners: &asked.owners,
    }
}

fn comment(comment: &PaperComment) -> impl Serialize {
    object! {
        date: comment.date,
        meeting: comment.meeting,
        by: comment.by.as_deref(),
        text: &comment.text,
        new: comment.is_new,
    }
}
