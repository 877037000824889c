//! What a change asks of the log, before the log has agreed to it.

use chrono::NaiveDate;

use super::action::Comment;
use super::fields::Draft;
use super::words::Outcome;

/// What is to be corrected of an action; a due date that changes is kept among the earlier ones unless it was a slip.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Correction {
    /// The fields that are to be put right; those that are nothing stay.
    pub fields: Draft,
    /// Whether it is to have no due date any more.
    pub removes_due: bool,
    /// Whether the due date was a slip, so that it is not kept among the earlier ones.
    pub is_slip: bool,
    /// What a later meeting added, counted from 1, and the words in which it is to be put.
    pub further: Option<(usize, String)>,
}

/// What the board decided when it closed an action.
#[derive(Debug, Clone)]
pub struct Closing {
    /// The meeting that closed it.
    pub on: NaiveDate,
    /// How it ended; when nothing is said, what was proposed, else completed.
    pub outcome: Option<Outcome>,
    /// The minute that closed it.
    pub minute: Option<String>,
    /// What was said.
    pub comment: Option<Comment>,
}
