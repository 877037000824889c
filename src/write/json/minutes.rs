//! What minutes propose for the log.

use std::path::Path;

use serde::Serialize;

use super::page::{object, page};
use crate::minutes::{Cited, Deed, Mention, Proposed, Undertaking};
use crate::model::{Due, Number, Outcome};
use crate::page::minutes::command;

/// Writes what minutes propose.
pub(crate) fn minutes_json(proposed: &Proposed, log: Option<&Path>) -> String {
    page(&object! {
        schema: 1,
        meeting: proposed.meeting,
        undertakings: (1..).zip(&proposed.undertakings).map(undertaking).collect::<Vec<_>>(),
        mentions: proposed.mentions.iter().map(|one| mention(one, proposed, log)).collect::<Vec<_>>(),
    })
}

fn undertaking((number, undertaking): (usize, &Undertaking)) -> impl Serialize {
    object! {
        number: number,
        minute: undertaking.minute.as_deref(),
        heading: &undertaking.heading,
        kind: undertaking.kind.as_str(),
        text: &undertaking.text,
        owners: &undertaking.owners,
        due: undertaking.due.as_ref().map(Due::iso),
        due_day: undertaking.due.as_ref().and_then(Due::last_day),
        action: undertaking.action.map(Number::get),
        also: undertaking.also.iter().map(|told| object! { minute: told.minute.as_deref(), text: &told.text }).collect::<Vec<_>>(),
    }
}

fn mention(mention: &Mention, proposed: &Proposed, log: Option<&Path>) -> impl Serialize {
    let (state, number) = match mention.action {
        Cited::Open(number) => ("open", number),
        Cited::Closed(number) => ("closed", number),
        Cited::Unknown(number) => ("unknown", number),
    };
    let (deed, outcome) = match mention.deed {
        Deed::Close(outcome) => ("close", outcome),
        Deed::Propose(outcome) => ("propose", Some(outcome)),
        Deed::Comment(_) => ("comment", None),
    };
    object! {
        minute: mention.minute.as_deref(),
        action: number.get(),
        state: state,
        text: &mention.text,
        deed: deed,
        outcome: outcome.map(Outcome::as_str),
        command: command(mention, proposed, log),
    }
}
