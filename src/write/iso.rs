//! Values as programs read them: ISO dates, and one word for each standing.

use chrono::NaiveDate;

use crate::model::Standing;

/// Returns a day as `2026-03-17`.
pub(crate) fn iso(day: NaiveDate) -> String {
    day.to_string()
}

/// Returns how an action stands in a word.
pub(crate) const fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Open => "open",
        Standing::Done => "done",
        Standing::Closed => "closed",
    }
}
