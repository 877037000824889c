//! Months, weeks and quarters, for which something may be due.
//!
//! How they are written, and which year is meant when none is, is in `written_period`.

use std::fmt::{self, Display, Formatter};
use std::str::FromStr;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::parts::last_of_month;
use super::refusal::{NotADate, Reason};
use super::token::tokens;
use super::written_period::WrittenPeriod;
use super::year::financial_year;

/// A month, the end of one, a week or a quarter of a financial year, with its year.
///
/// It displays as `March 2023`, `end of March 2023`, `w/c 6 November 2023` or
/// `Q3 2024/25`, always with the full year, and reads that and the shorter
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
}

/// Reads a month with its year, as in "May 2012"; anything else is none.
pub fn month_and_year(text: &str) -> Option<(i32, u32)> {
    let Period { kind, day } = text.parse().ok()?;
    (kind == Kind::Month).then(|| (day.year(), day.month()))
}

impl Period {
    /// Returns the day on which the period is due: its last, but of a week the first Friday
    /// on or after the day it is named after.
    pub fn last_day(&self) -> NaiveDate {
        match self.kind {
            Kind::Week => friday_from(self.day),
            Kind::Month | Kind::EndOfMonth | Kind::Quarter => self.day,
        }
    }

    /// Makes the period of that kind that ends with a month.
    ///
    /// Errs when the month is out of range.
    pub(super) fn month(kind: Kind, month: u32, year: i32) -> Result<Self, Reason> {
        let day = last_of_month(month, year).ok_or(Reason::YearOutOfRange)?;
        Ok(Self { kind, day })
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

impl FromStr for Period {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let lower = text.to_lowercase();
        let tokens = tokens(&lower);
        match WrittenPeriod::read(&tokens).map(|written| written.and_then(WrittenPeriod::dated)) {
            Ok(Some(period)) => Ok(period),
            Ok(None) if tokens.is_empty() => Err(NotADate::new(text, Reason::Empty)),
            Ok(None) => Err(NotADate::new(text, Reason::UnreadablePeriod)),
            Err(reason) => Err(NotADate::new(text, reason)),
        }
    }
}

fn friday_from(day: NaiveDate) -> NaiveDate {
    day + Days::new(Weekday::Fri.days_since(day.weekday()).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_written_with_its_full_year_and_due_on_its_last_day() {
        let check = |text: &str, full: &str, last_day: &str| {
            let period: Period = text.parse().unwrap();
            let last_day: NaiveDate = last_day.parse().unwrap();
            assert_eq!(period.to_string(), full, "{text}");
            assert_eq!(period.last_day(), last_day, "{text}");
        };
        check("Mar 2023", "March 2023", "2023-03-31");
        check("february 2024", "February 2024", "2024-02-29");
        check("Mar 45", "March 2045", "2045-03-31");
        check("Sept-2023", "September 2023", "2023-09-30");
        check("end of Mar 23", "end of March 2023", "2023-03-31");
        check("the end of Mar 2023", "end of March 2023", "2023-03-31");
        check("w/c 6/11/23", "w/c 6 November 2023", "2023-11-10");
        check("W/C 6th Nov 2023", "w/c 6 November 2023", "2023-11-10");
        check("week commencing Fri 10 Nov 2023", "w/c 10 November 2023", "2023-11-10");
        check("wc 11.11.2023", "w/c 11 November 2023", "2023-11-17");
        check("Q1 24/25", "Q1 2024/25", "2024-06-30");
        check("q2 2024/25", "Q2 2024/25", "2024-09-30");
        check("Q3 2024-25", "Q3 2024/25", "2024-12-31");
        check("quarter 4 2024\u{2013}2025", "Q4 2024/25", "2025-03-31");
        check("Q4 1999/00", "Q4 1999/00", "2000-03-31");
    }

    #[test]
    fn text_without_a_year_or_without_a_period_is_none_to_the_file() {
        let check = |text: &str| assert!(text.parse::<Period>().is_err(), "{text}");
        ["March", "end of March", "w/c 6 Nov", "Q3", "Q3 2024", "Mar 23"].into_iter().for_each(check);
        ["", "ongoing", "17 March 2023", "w/c soon", "March 2023 or so"].into_iter().for_each(check);
    }

    #[test]
    fn a_month_and_its_year_are_read_for_an_old_meeting() {
        assert_eq!(month_and_year("May 2012"), Some((2012, 5)));
        assert_eq!(month_and_year(" sept 2012"), Some((2012, 9)));
        assert_eq!(month_and_year("end of May 2012"), None);
        assert_eq!(month_and_year("Q1 2012/13"), None);
        assert_eq!(month_and_year("May"), None);
    }
}
