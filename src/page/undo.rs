//! What can be undone, and what was.

use chrono::NaiveDateTime;

use super::sections::Page;
use super::table::{Column, Table};
use crate::dates::short;
use crate::model::{Number, joined};
use crate::query::Changes;

/// Lists the versions that can be put back, the newest first: when each was saved, and what the
/// change that ended it was.
pub fn versions(versions: &[(Option<NaiveDateTime>, Option<Changes>)]) -> Page {
    let saved = |at: Option<NaiveDateTime>| {
        at.map_or_else(|| "Not known".to_owned(), |at| format!("{} {}", short(at.date()), at.format("%H:%M")))
    };
    let rows = versions.iter().enumerate().map(|(index, (at, changes))| {
        vec![(index + 1).to_string().into(), saved(*at).into(), in_words(changes.as_ref()).into()]
    });
    let columns = vec![Column::fixed("No."), Column::fixed("Saved"), Column::wrapped("What was changed after it", 1)];
    Page::of_table(Table::new(columns, rows), "There is nothing to undo.")
}

/// Says what was put back as it was.
pub fn undone(changes: Option<&Changes>) -> String {
    format!("Put the earlier version of the log back; what differs: {}\n", in_words(changes))
}

/// Says what differs between two versions of a log; they cannot be compared when one of them breaks its rules.
pub fn in_words(changes: Option<&Changes>) -> String {
    let Some(changes) = changes else {
        return "the whole file, since one of the versions breaks the rules of a log".to_owned();
    };
    let numbers: Vec<String> = changes.actions.iter().map(Number::to_string).collect();
    let actions = match numbers.as_slice() {
        [] => None,
        [number] => Some(format!("action {number}")),
        numbers => Some(format!("actions {}", joined(numbers, "and"))),
    };
    match (actions, changes.head) {
        (None, false) => "nothing but how the file is written".to_owned(),
        (Some(actions), false) => actions,
        (None, true) => "the calendar or another part of `[log]`, or the people".to_owned(),
        (Some(actions), true) => format!("{actions}, and the calendar or another part of `[log]`, or the people"),
    }
}
