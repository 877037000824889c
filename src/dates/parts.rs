//! A day of the year, with its year or without.
//!
//! Which year a day without one belongs to is decided in `day`.

use std::fmt::{Display, Formatter, Result};

use chrono::{Datelike, NaiveDate};

/// A year with all 366 days, in which days without a year are kept.
const LEAP_YEAR: i32 = 2000;

/// A day that exists, as far as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DayParts {
    Dated(NaiveDate),
    /// Kept as that day of a leap year.
    Yearless(NaiveDate),
}

impl DayParts {
    /// Puts a day together, unless there is no such day.
    pub(super) fn new(day: u32, month: u32, year: Option<i32>) -> Option<Self> {
        let date = NaiveDate::from_ymd_opt(year.unwrap_or(LEAP_YEAR), month, day)?;
        Some(match year {
            Some(_) => Self::Dated(date),
            None => Self::Yearless(date),
        })
    }

    /// Returns the date when the year was written.
    pub(super) fn dated(self) -> Option<NaiveDate> {
        match self {
            Self::Dated(date) => Some(date),
            Self::Yearless(_) => None,
        }
    }

    /// Returns the same day of another year, unless that year has no 29 February.
    pub(super) fn in_year(self, year: i32) -> Option<NaiveDate> {
        match self {
            Self::Dated(date) | Self::Yearless(date) => date.with_year(year),
        }
    }

    /// Spells the month in full.
    pub(super) fn month_name(self) -> String {
        match self {
            Self::Dated(date) | Self::Yearless(date) => date.format("%B").to_string(),
        }
    }

    /// Writes the day in numbers, as in `17/3/2023` or `17/3`.
    pub(super) fn in_numbers(self) -> String {
        match self {
            Self::Dated(date) => date.format("%-d/%-m/%Y").to_string(),
            Self::Yearless(date) => date.format("%-d/%-m").to_string(),
        }
    }
}

impl Display for DayParts {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::Dated(date) => write!(f, "{}", date.format("%-d %B %Y")),
            Self::Yearless(date) => write!(f, "{}", date.format("%-d %B")),
        }
    }
}

/// Finds the last day of a month numbered 1 to 12.
pub(super) fn last_of_month(month: u32, year: i32) -> Option<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    first.with_day(u32::from(first.num_days_in_month()))
}

/// Returns the first and the last day of a month, written with the year or without.
pub(super) fn ends_of_month(month: u32, year: Option<i32>) -> Option<[DayParts; 2]> {
    let last = last_of_month(month, year.unwrap_or(LEAP_YEAR))?;
    Some([DayParts::new(1, month, year)?, DayParts::new(last.day(), month, year)?])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_as_far_as_it_is_known() {
        let check = |year: Option<i32>, words: &str, numbers: &str| {
            let parts = DayParts::new(17, 3, year).unwrap();
            assert_eq!(parts.to_string(), words);
            assert_eq!(parts.in_numbers(), numbers);
        };
        check(Some(2023), "17 March 2023", "17/3/2023");
        check(None, "17 March", "17/3");
    }

    #[test]
    fn only_a_leap_year_has_29_february() {
        assert!(DayParts::new(29, 2, Some(2023)).is_none());
        let parts = DayParts::new(29, 2, None).unwrap();
        assert!(parts.in_year(2023).is_none());
        assert_eq!(parts.in_year(2024), NaiveDate::from_ymd_opt(2024, 2, 29));
    }

    #[test]
    fn a_month_ends_where_its_year_says() {
        let check = |month, year, expected: &str| {
            let [first, last] = ends_of_month(month, year).unwrap();
            assert_eq!(format!("{first} to {last}"), expected);
        };
        check(2, Some(2023), "1 February 2023 to 28 February 2023");
        check(2, None, "1 February to 29 February");
        check(12, Some(2199), "1 December 2199 to 31 December 2199");
        assert!(ends_of_month(13, None).is_none());
    }
}
