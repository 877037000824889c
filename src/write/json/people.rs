//! Everybody named in a log.

use serde::Serialize;

use super::of_log::of_log;
use super::page::{object, page};
use crate::query::PersonTotals;

/// Writes people.
pub(crate) fn people_json(people: &[PersonTotals]) -> String {
    page(
        &object! { schema: 1, people: people.iter().map(|totals| of_log(totals.log.as_ref(), person(totals))).collect::<Vec<_>>() },
    )
}

fn person(totals: &PersonTotals) -> impl Serialize {
    object! {
        name: &totals.name,
        also_called: &totals.also_called,
        email: totals.email.as_deref(),
        open: totals.open,
        overdue: totals.overdue,
        done: totals.done,
        closed: totals.closed,
        left: totals.left,
    }
}
