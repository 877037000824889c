//! Why a text is refused as a date.
//!
//! What to type instead is in `hint`.

use std::fmt::{Display, Formatter, Result};

use chrono::{Datelike, NaiveDate, Weekday};

use super::hint;
use super::names::weekday_name;
use super::parts::DayParts;
use super::show::long;
use super::year::financial_year;

/// A text that is not a date, with the reason.
///
/// It displays as one sentence in lower case, without a full stop, that quotes
/// the text between backticks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotADate {
    typed: String,
    reason: Reason,
}

/// What is wrong with a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reason {
    Empty,
    UnreadableDay,
    UnreadableDue,
    UnreadablePeriod,
    UnreadableWord,
    /// A period or a word where only a day will do.
    NoDay,
    NoMonth {
        year_first: bool,
        number: u32,
        /// The day it would be with the two numbers changed over.
        meant: Option<DayParts>,
    },
    NoSuchDay {
        month: u32,
        year: Option<i32>,
    },
    MonthFirst(DayParts),
    /// `March 23`: a day or a year.
    MonthThenNumber {
        day: DayParts,
        year: i32,
    },
    WrongWeekday {
        said: Weekday,
        day: NaiveDate,
    },
    YearDigits(usize),
    YearOutOfRange,
    TooFar,
    NoMeeting {
        /// " to come" or " so far" when that was looked at, else nothing.
        which: &'static str,
    },
    SeveralMeetings([NaiveDate; 2]),
    NoQuarter,
    QuarterWithoutYear(u32),
    QuarterOfOneYear {
        quarter: u32,
        year: i32,
    },
    QuarterYearsApart {
        quarter: u32,
        start: i32,
    },
}

impl NotADate {
    /// Refuses `typed`, which is kept on one line.
    pub(super) fn new(typed: &str, reason: Reason) -> Self {
        let typed = typed.split_whitespace().collect::<Vec<_>>().join(" ");
        Self { typed, reason }
    }

    /// Tells what to type instead, with examples between backticks.
    ///
    /// Where the text has an obvious meaning the examples say that; it is never taken as meant.
    pub fn hint(&self) -> String {
        hint::after(self.reason)
    }
}

impl std::error::Error for NotADate {}

impl Display for NotADate {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let typed = &self.typed;
        match self.reason {
            Reason::Empty => write!(f, "the date is empty"),
            Reason::UnreadableDay | Reason::UnreadableDue => write!(f, "`{typed}` is not a date"),
            Reason::UnreadablePeriod => {
                write!(f, "`{typed}` is not a month, week or quarter with its year")
            }
            Reason::UnreadableWord => write!(f, "`{typed}` is not a word for a due date"),
            Reason::NoDay => write!(f, "`{typed}` does not name a day, and a day is needed"),
            Reason::NoMonth { year_first, number, .. } => {
                let order = if year_first { "after a year the month comes next" } else { "the day comes first" };
                write!(f, "there is no month {number} in `{typed}`: {order}")
            }
            Reason::NoSuchDay { .. } => write!(f, "there is no such day as `{typed}`"),
            Reason::MonthFirst(_) => write!(f, "`{typed}` has the month before the day"),
            Reason::MonthThenNumber { day, year } => {
                let month = day.month_name();
                write!(f, "`{typed}` could be {day} or {month} {year}")
            }
            Reason::WrongWeekday { said, day } => {
                let (said, day, right) = (weekday_name(said), long(day), weekday_name(day.weekday()));
                write!(f, "`{typed}` is not a {said}: {day} is a {right}")
            }
            Reason::YearDigits(1) => write!(f, "`{typed}` has a year of 1 digit"),
            Reason::YearDigits(count) => write!(f, "`{typed}` has a year of {count} digits"),
            Reason::YearOutOfRange | Reason::TooFar => {
                write!(f, "`{typed}` is outside the years 1900 to 2199")
            }
            Reason::NoMeeting { which } => write!(f, "the calendar has no `{typed}`{which}"),
            Reason::SeveralMeetings([first, second]) => {
                write!(f, "`{typed}` could be {} or {}", long(first), long(second))
            }
            Reason::NoQuarter => write!(f, "`{typed}` is not one of the four quarters of a year"),
            Reason::QuarterWithoutYear(_) => write!(f, "`{typed}` does not say which year"),
            Reason::QuarterOfOneYear { year, .. } => {
                let (earlier, later) = (financial_year(year - 1), financial_year(year));
                write!(f, "`{typed}` could be in {earlier} or {later}")
            }
            Reason::QuarterYearsApart { .. } => {
                write!(f, "the two years of `{typed}` do not follow one another")
            }
        }
    }
}
