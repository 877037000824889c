//! The record of a paper that went out.

use chrono::NaiveDate;

/// A paper that went out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Issue {
    /// The meeting that it was for.
    pub meeting: NaiveDate,
    /// The day on which it was issued.
    pub on: NaiveDate,
}
