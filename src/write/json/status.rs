//! The summary for before a meeting.

use serde::Serialize;
use serde_json::{Map, Value as Json};

use super::of_log::of_log;
use super::page::{object, page};
use crate::model::Rag;
use crate::query::{Count, Oldest, OwnerTotals, Proposal, Status, Totals};

/// Writes the summary of a log; of several one each, and what they come to.
pub(crate) fn status_json(each: &[Status]) -> String {
    if let [one @ Status { log: None, .. }] = each {
        return page(&summary(one));
    }
    let all: Map<String, Json> =
        Totals::of_all(each).each().map(|(name, count)| (name.to_owned(), count.into())).into_iter().collect();
    let logs: Vec<_> = each.iter().map(|one| of_log(one.log.as_ref(), summary(one))).collect();
    page(&object! { schema: 1, logs: logs, all: all })
}

fn summary(status: &Status) -> impl Serialize {
    let by_rag = |(rag, count): &(Option<Rag>, usize)| object! { rag: rag.map(Rag::as_str), count: *count };
    let open_at = |(meeting, count): &(_, usize)| object! { meeting: *meeting, count: *count };
    let proposal = |proposal: &Proposal| object! { number: proposal.number.get(), outcome: proposal.outcome.as_str() };
    object! {
        schema: 1,
        title: status.title.as_deref(),
        today: status.today,
        next_meeting: status.next_meeting,
        last_meeting: status.last_meeting,
        open: figure(&status.open),
        by_rag: status.by_rag.iter().map(by_rag).collect::<Vec<_>>(),
        open_at_meetings: status.open_at.iter().map(open_at).collect::<Vec<_>>(),
        done: figure(&status.done),
        overdue: figure(&status.overdue),
        due_by_next_meeting: figure(&status.due_by_next),
        no_due_date: figure(&status.no_due),
        no_word_since_last_meeting: figure(&status.stale),
        proposed: object! {
            count: status.proposed,
            actions: status.proposals.iter().map(proposal).collect::<Vec<_>>(),
        },
        oldest: status.oldest.as_ref().map(oldest),
        owners: status.owners.iter().map(owner).collect::<Vec<_>>(),
        exempt: status.exempt,
    }
}

fn figure(figure: &Count) -> impl Serialize {
    object! { count: figure.count, numbers: figure.numbers.iter().map(|number| number.get()).collect::<Vec<_>>() }
}

fn oldest(oldest: &Oldest) -> impl Serialize {
    object! {
        number: oldest.number.get(),
        action: &oldest.text,
        raised: oldest.raised.iso(),
        days: oldest.days,
        meetings: oldest.meetings,
    }
}

fn owner(totals: &OwnerTotals) -> impl Serialize {
    object! {
        owner: totals.owner.as_deref(),
        left: totals.left,
        open: figure(&totals.open),
        overdue: totals.overdue,
        due_by_next_meeting: totals.due_by_next,
        done: totals.done,
    }
}
