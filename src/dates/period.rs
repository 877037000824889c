//! Months, weeks and quarters, for which something may be due.
//!
//! How they are written, and which year is meant when none is, is in `written_period`.

use std::fmt::{self, Display, Formatter};

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::parts::last_of_month;
use super::refusal::Reason;
use super::show::financial_year;

/// A month or a part of one, a week, a season or a quarter of a financial year, with its year.
///
/// It displays as `March 2023`, `early March 2023`, `end of March 2023`, `w/c 6 November 2023`,
/// `Spring 2027`, `Winter 2026/27` or `Q3 2024/25`, always with the full year, and reads that and the shorter
/// spellings. Reading errs when the year is missing or the text is no period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    kind: Kind,
    /// Its last day, but of a week the day it is named after.
    day: NaiveDate,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Month,
    EndOfMonth,
    Week,
    Quarter,
    Season,
    Early,
    Mid,
    Late,
}

impl Period {
    /// Returns the day on which the period is due: its last, but of a week the first Friday
    /// on or after the day it is named after.
    pub fn last_day(&self) -> NaiveDate {
        match self.kind {
            Kind::Week => friday_from(self.day),
            _ => self.day,
        }
    }

    /// Returns the year and the month, when it is a month.
    pub(super) fn as_month(self) -> Option<(i32, u32)> {
        (self.kind == Kind::Month).then(|| (self.day.year(), self.day.month()))
    }

    /// Makes the period of that kind that ends with a month.
    ///
    /// Errs when the month is out of range.
    pub(super) fn month(kind: Kind, month: u32, year: i32) -> Result<Self, Reason> {
        let last = last_of_month(month, year).ok_or(Reason::YearOutOfRange)?;
        let day = match kind {
            Kind::Early => last.with_day(10),
            Kind::Mid => last.with_day(20),
            _ => Some(last),
        };
        Ok(Self { kind, day: day.unwrap_or(last) })
    }

    /// Makes the week named after `day`.
    pub(super) fn week(day: NaiveDate) -> Self {
        let kind = Kind::Week;
        Self { kind, day }
    }

    /// Makes a quarter, 1 to 4, of the financial year that starts in April of `start`.
    ///
    /// Errs when it is out of range.
    pub(super) fn quarter(quarter: u32, start: i32) -> Result<Self, Reason> {
        match quarter {
            4 => Self::month(Kind::Quarter, 3, start + 1),
            _ => Self::month(Kind::Quarter, 3 + 3 * quarter, start),
        }
    }
}

impl Display for Period {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let day = self.day;
        match self.kind {
            Kind::Month => write!(f, "{}", day.format("%B %Y")),
            Kind::EndOfMonth => write!(f, "end of {}", day.format("%B %Y")),
            Kind::Week => write!(f, "w/c {}", day.format("%-d %B %Y")),
            Kind::Early => write!(f, "early {}", day.format("%B %Y")),
            Kind::Mid => write!(f, "mid {}", day.format("%B %Y")),
            Kind::Late => write!(f, "late {}", day.format("%B %Y")),
            Kind::Season => match day.month() {
                2 => write!(f, "Winter {}", financial_year(day.year() - 1)),
                5 => write!(f, "Spring {}", day.year()),
                8 => write!(f, "Summer {}", day.year()),
                _ => write!(f, "Autumn {}", day.year()),
            },
            Kind::Quarter if day.month() == 3 => {
                write!(f, "Q4 {}", financial_year(day.year() - 1))
            }
            Kind::Quarter => {
                let quarter = day.month() / 3 - 1;
                write!(f, "Q{quarter} {}", financial_year(day.year()))
            }
        }
    }
}

fn friday_from(day: NaiveDate) -> NaiveDate {
    day + Days::new(Weekday::Fri.days_since(day.weekday()).into())
}
