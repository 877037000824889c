//! What the user said of a source before it is read.

use chrono::NaiveDate;

use super::layout::Wishes;
use super::status::Said;
use super::words::plain;
use crate::model::{Owner, Rag};

/// What the user said of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The day taken as today: nothing was closed after it.
    pub today: NaiveDate,
    /// What was said of columns.
    pub wishes: Wishes,
    /// What words of a status mean.
    pub statuses: Vec<(String, Said)>,
    /// Who is meant by a name.
    pub owners: Vec<(String, Vec<Owner>)>,
    /// The year of days and months without one.
    pub year: Option<i32>,
    /// When actions were raised where the source does not say.
    pub raised: Option<NaiveDate>,
    /// When actions were closed where the source does not say.
    pub closed: Option<NaiveDate>,
    /// The meeting whose paper the source is.
    pub meeting: Option<NaiveDate>,
    /// The colour that means done.
    pub done_colour: Option<Rag>,
}

impl Wanted {
    /// Returns what the user said that words of a status mean.
    pub(super) fn meaning_of(&self, words: &str) -> Option<Said> {
        let words = plain(words);
        self.statuses.iter().find(|(known, _)| plain(known) == words && !words.is_empty()).map(|(_, said)| *said)
    }
}
