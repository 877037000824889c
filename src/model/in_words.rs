//! The value of a field in words, days in full.

use super::action::Raised;
use super::due::Due;
use super::fields::{Closed, Value};
use super::owner::joint;
use crate::dates::long;

impl Value<'_> {
    /// Says the value, days in full.
    pub fn in_words(self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Text(text) => text.to_owned(),
            Self::Raised(raised) => raised.in_words(),
            Self::Day(day) | Self::Closed(Closed(Some(day))) => long(day),
            Self::Owners(owners) => joint(owners),
            Self::Due(due) => due.in_words(),
            Self::Dues(dues) => dues.iter().map(Due::in_words).collect::<Vec<_>>().join(", "),
            Self::Colour(rag) => rag.to_string(),
            Self::Outcome(outcome) => outcome.to_string(),
            Self::Flag(flag) => if flag { "yes" } else { "no" }.to_owned(),
            Self::Closed(Closed(None)) => "unknown".to_owned(),
        }
    }
}

impl Raised {
    /// Says it in full: `17 March 2026`, or `May 2012`.
    pub fn in_words(self) -> String {
        match self {
            Self::Day(day) => long(day),
            Self::Month(_) => self.to_string(),
        }
    }
}

impl Due {
    /// Says it in full: `30 June 2026`, or the words of the file.
    pub fn in_words(&self) -> String {
        match self {
            Self::Day(day) => long(*day),
            Self::Period { words, .. } | Self::Words(words) => words.clone(),
        }
    }
}
