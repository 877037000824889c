//! What two copies of a log say differently.

use super::decisions::Side;
use crate::model::Number;

/// What two copies of a log say differently, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The action, and what it asks for; nothing for what stands at the head of the log.
    pub action: Option<(Number, String)>,
    /// What it is that they say: the name of a field, or `closing`.
    pub what: String,
    /// What it was in what both began with, if that is known.
    pub base: Option<String>,
    /// What it is in our log.
    pub ours: String,
    /// What it is in theirs.
    pub theirs: String,
    /// Whose word counts, if that was decided beforehand.
    pub decided: Option<Side>,
}
