//! Why the calendar of meetings stays as it is.

use std::fmt;

use chrono::NaiveDate;

use super::number::{Number, numbered};
use crate::dates::long;

/// What the meetings of a log do not allow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MeetingRefusal {
    /// There is no meeting on the day.
    None(NaiveDate),
    /// There is a meeting on the day already.
    There(NaiveDate),
    /// Actions were raised, added to or closed at the meeting, so that it took place.
    TookPlace {
        /// The meeting.
        meeting: NaiveDate,
        /// The actions.
        numbers: Vec<Number>,
    },
    /// The meeting is past.
    Past(NaiveDate),
}

impl MeetingRefusal {
    /// Says what to do instead.
    pub fn hint(&self) -> String {
        match self {
            Self::None(_) => "`actions meetings` lists the calendar".to_owned(),
            Self::There(_) => "give another day, or take the meeting out with `actions meetings cancel`".to_owned(),
            Self::TookPlace { numbers, .. } => {
                let first = numbers.first().map_or_else(String::new, ToString::to_string);
                format!(
                    "if one of them says the wrong day, put it right first, as with `actions update {first} --raised`"
                )
            }
            Self::Past(_) => "only a meeting to come can be cancelled".to_owned(),
        }
    }
}

impl fmt::Display for MeetingRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None(day) => write!(f, "the calendar has no meeting on {}", long(*day)),
            Self::There(day) => write!(f, "the calendar has a meeting on {} already", long(*day)),
            Self::TookPlace { meeting, numbers } => {
                let word = if numbers.len() == 1 { "action" } else { "actions" };
                let numbers = numbered(numbers, "and");
                write!(
                    f,
                    "the meeting of {} took place: {word} {numbers} were raised, added to or closed at it",
                    long(*meeting)
                )
            }
            Self::Past(day) => write!(f, "the meeting of {} is past", long(*day)),
        }
    }
}
