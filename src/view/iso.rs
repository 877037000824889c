//! Values as programs read them: ISO dates, and one word for each standing.

use chrono::NaiveDate;

use crate::model::{Due, Raised, Standing};

/// Returns a day as `2026-03-17`.
pub(super) fn iso(day: NaiveDate) -> String {
    day.to_string()
}

/// Returns when something was raised: a day, or `May 2012`.
pub(super) fn raised(raised: Raised) -> String {
    match raised {
        Raised::Day(day) => iso(day),
        Raised::Month(_) => raised.to_string(),
    }
}

/// Returns when something is due: a day, or the words of the file.
pub(super) fn due(due: &Due) -> String {
    match due {
        Due::Day(day) => iso(*day),
        Due::Period { words, .. } | Due::Words(words) => words.clone(),
    }
}

/// Returns how an action stands in a word.
pub(super) const fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Open => "open",
        Standing::Done => "done",
        Standing::Closed => "closed",
    }
}
