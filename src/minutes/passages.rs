//! A paragraph of minutes, with the number of its minute, its letter, and whether the meeting resolved it.

use std::rc::Rc;

use super::voice::Voice;
use crate::model::plain;

/// A paragraph of minutes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Passage {
    /// The number of its minute.
    pub(super) minute: Option<Rc<str>>,
    /// Its letter within the minute.
    pub(super) letter: Option<Rc<str>>,
    /// What its minute is about.
    pub(super) heading: Rc<str>,
    /// Who speaks in it.
    pub(super) voice: Voice,
    /// Its words, without number, letter and what announces a resolution or an action.
    pub(super) text: String,
    /// What stands in the columns beside it, and beside the other passages of its row.
    pub(super) beside: Option<Rc<Beside>>,
    /// Whether it stands in a list of the actions of the whole meeting.
    pub(super) is_listed: bool,
}

/// What stands in the columns beside a paragraph.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Beside {
    /// Whoever acts.
    pub(super) actor: Option<String>,
    /// When it is due.
    pub(super) due: Option<String>,
}

impl Passage {
    /// Returns how it is cited: `36(b)`.
    pub(super) fn label(&self) -> Option<String> {
        let letter = self.letter.as_deref().map(|letter| format!("({letter})"));
        match (self.minute.as_deref(), letter) {
            (None, letter) => letter,
            (Some(minute), letter) => Some(format!("{minute}{}", letter.unwrap_or_default())),
        }
    }

    /// Tells whether the heading of its minute consists of such words alone.
    pub(super) fn is_headed_only(&self, words: &[&str]) -> bool {
        let heading = plain(&self.heading);
        !heading.is_empty() && heading.split(' ').all(|word| words.contains(&word))
    }

    /// Tells whether the heading of its minute has one of these words, whole.
    pub(super) fn is_headed(&self, words: &[&str]) -> bool {
        let heading = format!(" {} ", plain(&self.heading));
        words.iter().any(|word| heading.contains(&format!(" {word} ")))
    }
}
