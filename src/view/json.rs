//! Answers as JSON for programs: stable names, ISO dates, schema 1.

use chrono::NaiveDate;
use serde::Serialize;

use super::csv::{due, raised, standing};
use crate::model::{Action, Comment, Rag, State};
use crate::query::{Closed, Entry, Figure, Paper, Status};

/// Writes a value as a page of JSON.
pub(super) fn page(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).expect("names are text and figures are finite") + "\n"
}

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
        raised: raised(action.raised),
        minute: action.minute.clone(),
        action: action.text.clone(),
        owners: action.owners.iter().map(ToString::to_string).collect(),
        due: action.due.as_ref().map(due),
        due_day: action.due_day(),
        was_due: action.was_due.iter().map(due).collect(),
        overdue_days: action.days_overdue(today, complete),
        rag: action.rag.map(Rag::as_str),
        state: standing(action.standing(complete)),
        proposed: action.proposed().map(crate::model::Outcome::as_str),
        exempt: action.exempt,
        closed,
        outcome,
        closed_minute,
        further: action.further.iter().map(addition).collect(),
        comments: action.comments.iter().map(report).collect(),
    }
}

fn addition(further: &crate::model::Further) -> Addition {
    Addition {
        raised: raised(further.raised),
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

#[derive(Serialize)]
struct PaperPage<'a> {
    schema: u32,
    title: Option<&'a str>,
    meeting: NaiveDate,
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
pub fn paper_json(paper: &Paper) -> String {
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
        instructions: entry
            .instructions
            .iter()
            .map(|asked| PaperInstruction {
                raised: raised(asked.raised),
                minute: asked.minute.as_deref(),
                action: &asked.text,
                owners: &asked.owners,
            })
            .collect(),
        due: entry.due.as_ref().map(due),
        due_day: entry.due.as_ref().and_then(crate::model::Due::last_day),
        overdue_days: entry.days_overdue,
        comments: entry
            .comments
            .iter()
            .map(|remark| PaperComment {
                date: remark.date,
                meeting: remark.meeting,
                by: remark.by.as_deref(),
                text: &remark.text,
                new: remark.is_new,
            })
            .collect(),
        rag: entry.rag.map(Rag::as_str),
        proposed: entry.proposed.map(crate::model::Outcome::as_str),
        exempt: entry.exempt,
        closed: None,
        outcome: None,
        closed_minute: None,
    }
}

#[derive(Serialize)]
struct StatusPage<'a> {
    schema: u32,
    title: Option<&'a str>,
    today: NaiveDate,
    next_meeting: Option<NaiveDate>,
    last_meeting: Option<NaiveDate>,
    open: FigureItem,
    by_rag: Vec<RagCount>,
    done: FigureItem,
    overdue: FigureItem,
    due_by_next_meeting: FigureItem,
    no_due_date: FigureItem,
    no_word_since_last_meeting: FigureItem,
    proposed: ProposedItem,
    oldest: Option<OldestItem<'a>>,
    owners: Vec<OwnerItem<'a>>,
    exempt: usize,
}

#[derive(Serialize)]
struct FigureItem {
    count: usize,
    numbers: Vec<u32>,
}

#[derive(Serialize)]
struct RagCount {
    rag: Option<&'static str>,
    count: usize,
}

#[derive(Serialize)]
struct ProposedItem {
    count: usize,
    actions: Vec<ProposalItem>,
}

#[derive(Serialize)]
struct ProposalItem {
    number: u32,
    outcome: &'static str,
}

#[derive(Serialize)]
struct OldestItem<'a> {
    number: u32,
    action: &'a str,
    raised: String,
    days: i64,
    meetings: Option<usize>,
}

#[derive(Serialize)]
struct OwnerItem<'a> {
    owner: Option<&'a str>,
    left: Option<NaiveDate>,
    open: FigureItem,
    overdue: usize,
    due_by_next_meeting: usize,
    done: usize,
}

fn figure(figure: &Figure) -> FigureItem {
    FigureItem { count: figure.count, numbers: figure.numbers.iter().map(|number| number.get()).collect() }
}

/// Writes a summary.
pub fn status_json(status: &Status) -> String {
    let proposals = status.proposals.iter();
    page(&StatusPage {
        schema: 1,
        title: status.title.as_deref(),
        today: status.today,
        next_meeting: status.next_meeting,
        last_meeting: status.last_meeting,
        open: figure(&status.open),
        by_rag: status
            .by_rag
            .iter()
            .map(|(rag, count)| RagCount { rag: rag.map(Rag::as_str), count: *count })
            .collect(),
        done: figure(&status.done),
        overdue: figure(&status.overdue),
        due_by_next_meeting: figure(&status.due_by_next),
        no_due_date: figure(&status.no_due),
        no_word_since_last_meeting: figure(&status.stale),
        proposed: ProposedItem {
            count: status.proposed,
            actions: proposals
                .map(|proposal| ProposalItem { number: proposal.number.get(), outcome: proposal.outcome.as_str() })
                .collect(),
        },
        oldest: status.oldest.as_ref().map(|oldest| OldestItem {
            number: oldest.number.get(),
            action: &oldest.text,
            raised: raised(oldest.raised),
            days: oldest.days,
            meetings: oldest.meetings,
        }),
        owners: status.owners.iter().map(owner).collect(),
        exempt: status.exempt,
    })
}

fn owner(holding: &crate::query::Holding) -> OwnerItem<'_> {
    OwnerItem {
        owner: holding.owner.as_deref(),
        left: holding.left,
        open: figure(&holding.open),
        overdue: holding.overdue,
        due_by_next_meeting: holding.due_by_next,
        done: holding.done,
    }
}
