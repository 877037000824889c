//! The summary for before a meeting.

use chrono::NaiveDate;
use serde::Serialize;

use super::page::page;
use crate::model::Rag;
use crate::query::{Figure, Holding, Status};

#[derive(Serialize)]
struct StatusPage<'a> {
    schema: u32,
    title: Option<&'a str>,
    today: NaiveDate,
    next_meeting: Option<NaiveDate>,
    last_meeting: Option<NaiveDate>,
    open: FigureItem,
    by_rag: Vec<RagCount>,
    open_at_meetings: Vec<MeetingCount>,
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
struct MeetingCount {
    meeting: NaiveDate,
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
pub(crate) fn status_json(status: &Status) -> String {
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
        open_at_meetings: status
            .open_at
            .iter()
            .map(|(meeting, count)| MeetingCount { meeting: *meeting, count: *count })
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
            raised: oldest.raised.iso(),
            days: oldest.days,
            meetings: oldest.meetings,
        }),
        owners: status.owners.iter().map(owner).collect(),
        exempt: status.exempt,
    })
}

fn owner(holding: &Holding) -> OwnerItem<'_> {
    OwnerItem {
        owner: holding.owner.as_deref(),
        left: holding.left,
        open: figure(&holding.open),
        overdue: holding.overdue,
        due_by_next_meeting: holding.due_by_next,
        done: holding.done,
    }
}
