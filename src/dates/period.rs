//! Months, weeks, seasons, quarters and years, for which something may be due.
//!
//! How they are written, and which year is meant when none is, is in `written_period`.

use std::fmt::{self, Display, Formatter};

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::parts::last_of_month;
use super::refusal::Reason;

/// Some months or a part of one, a week, a season, a quarter, a half or a whole year, with its year.
///
/// It displays as `March 2023`, `early March 2023`, `end of March 2023`, `March to May 2027`,
/// `w/c 6 November 2023`, `Spring 2027`, `Winter 2026/27`, `Q3 2024/25`, `H1 2027`, `2027` or
/// `2026/27`, always with the full year, and reads that and the shorter spellings. What stands in
/// brackets after it is kept. Reading errs when the year is missing or the text is no period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    words: String,
    first_day: NaiveDate,
    last_day: NaiveDate,
}

impl Period {
    /// Returns its first day; of a week the day it is named after.
    pub fn first_day(&self) -> NaiveDate {
        self.first_day
    }

    /// Returns the day on which the period is due: its last, but of a week the first Friday
    /// on or after the day it is named after.
    pub fn last_day(&self) -> NaiveDate {
        self.last_day
    }

    /// Makes a period of whole months, each given with its year.
    ///
    /// Errs when one is out of range.
    pub(super) fn months(words: String, first: (u32, i32), last: (u32, i32)) -> Result<Self, Reason> {
        let day = |(month, year)| last_of_month(month, year).ok_or(Reason::YearOutOfRange);
        let (end_of_first, last_day) = (day(first)?, day(last)?);
        let first_day = end_of_first.with_day(1).unwrap_or(end_of_first);
        Ok(Self { words, first_day, last_day })
    }

    /// Cuts the period down to some days of the month that it is.
    pub(super) fn part(self, first: u32, last: u32) -> Self {
        let first_day = self.first_day.with_day(first).unwrap_or(self.last_day);
        let last_day = self.first_day.with_day(last).unwrap_or(self.last_day);
        Self { first_day, last_day, ..self }
    }

    /// Makes the week named after `day`.
    pub(super) fn week(day: NaiveDate) -> Self {
        let words = format!("w/c {}", day.format("%-d %B %Y"));
        let last_day = day + Days::new(Weekday::Fri.days_since(day.weekday()).into());
        Self { words, first_day: day, last_day }
    }

    /// Keeps what was said beside it.
    pub(super) fn with_remark(mut self, remark: &str) -> Self {
        self.words += remark;
        self
    }
}

impl Display for Period {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words)
    }
}
