//! What was decided beforehand of what two copies say differently.

use crate::model::Number;

/// One of two copies of a log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The log that is changed.
    Ours,
    /// The copy whose changes are brought in.
    Theirs,
}

/// What was decided beforehand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decisions {
    /// Whose word counts for an action, by the number that it has in our log.
    pub of_actions: Vec<(Number, Side)>,
    /// Whose word counts for the rest.
    pub of_all: Option<Side>,
}

impl Decisions {
    /// Returns whose word counts for an action, if that was decided.
    pub fn of(&self, number: Number) -> Option<Side> {
        let own = self.of_actions.iter().rev().find(|(decided, _)| *decided == number);
        own.map(|(_, side)| *side).or(self.of_all)
    }
}
