//! What a change asks of the log, before the log has agreed to it.

use chrono::NaiveDate;

use super::action::{Comment, Raised};
use super::due::Due;
use super::owner::Owner;
use super::words::{Outcome, Rag};

/// An action to be raised; the log gives it its number.
#[derive(Debug, Clone)]
pub struct NewAction {
    /// What is asked.
    pub text: String,
    /// Who is to do it.
    pub owners: Vec<Owner>,
    /// The meeting that raises it.
    pub raised: Raised,
    /// The minute that raises it.
    pub minute: Option<String>,
    /// What other papers call it.
    pub reference: Option<String>,
    /// When it is due.
    pub due: Option<Due>,
    /// Its colour.
    pub rag: Rag,
    /// Not for the public paper.
    pub exempt: bool,
    /// What is reported at once.
    pub comment: Option<Comment>,
}

/// What is to become of a due date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DueChange {
    /// A new one takes its place.
    To(Due),
    /// There is none any more.
    Removed,
}

/// Fields of an action that are to be corrected; what is nothing stays.
#[derive(Debug, Clone, Default)]
pub struct Correction {
    /// The colour.
    pub rag: Option<Rag>,
    /// The due date; the old one is kept among the earlier ones.
    pub due: Option<DueChange>,
    /// The owners, all of them.
    pub owners: Option<Vec<Owner>>,
    /// What was asked.
    pub text: Option<String>,
    /// The minute that raised it.
    pub minute: Option<String>,
    /// What other papers call it.
    pub reference: Option<String>,
    /// Whether it is kept from the public paper.
    pub exempt: Option<bool>,
}

impl Correction {
    /// Tells whether nothing is to be corrected.
    pub fn is_empty(&self) -> bool {
        let Self { rag, due, owners, text, minute, reference, exempt } = self;
        rag.is_none()
            && due.is_none()
            && owners.is_none()
            && text.is_none()
            && minute.is_none()
            && reference.is_none()
            && exempt.is_none()
    }
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
