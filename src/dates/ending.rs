//! Days at the end of something: `end of the month`, `next month`, `end of 2027`, `year end`.

use chrono::{Datelike, Months, NaiveDate};

use super::parts::last_of_month;
use super::refusal::Reason;
use super::token::Token::{self, Number, Word};
use super::token::skip;
use super::year::{YEARS, financial_year_in, year};

/// The end of a month or a year, as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// Of the month so many after this one.
    Month(u32),
    /// Of the year so many after this one.
    Year(i32),
    YearNamed(i32),
    /// Of the financial year that today is in.
    FinancialYear,
    /// Of the financial year that starts in this year.
    FinancialYearFrom(i32),
}

impl Ending {
    /// Reads an end; text of another shape is none.
    ///
    /// Errs when its year cannot be read.
    pub(super) fn read(tokens: &[Token<'_>]) -> Result<Option<Self>, Reason> {
        match tokens {
            [Word("end"), Word("of"), rest @ ..] | [Word("end"), rest @ ..] => Self::of(skip(rest, &[Word("the")])),
            [Word("this"), Word("month")] | [Word("month"), Word("end")] => Ok(Some(Self::Month(0))),
            [Word("next"), Word("month")] => Ok(Some(Self::Month(1))),
            [Word("year"), Word("end")] | [Word("financial"), Word("year"), Word("end")] => {
                Ok(Some(Self::FinancialYear))
            }
            _ => Ok(None),
        }
    }

    fn of(tokens: &[Token<'_>]) -> Result<Option<Self>, Reason> {
        Ok(match *skip(tokens, &[Word("this")]) {
            [Word("month")] => Some(Self::Month(0)),
            [Word("next"), Word("month")] => Some(Self::Month(1)),
            [Word("year")] | [Word("calendar"), Word("year")] => Some(Self::Year(0)),
            [Word("next"), Word("year")] => Some(Self::Year(1)),
            [Number(digits)] if digits.len() == 4 => Some(Self::YearNamed(year(digits)?)),
            [Word("financial"), Word("year")] => Some(Self::FinancialYear),
            [Word("financial"), Word("year"), ref rest @ ..] | ref rest => {
                financial_year_in(rest)?.map(Self::FinancialYearFrom)
            }
        })
    }

    /// Returns the day.
    ///
    /// Errs when it is out of the years read.
    pub(super) fn resolve(self, today: NaiveDate) -> Result<NaiveDate, Reason> {
        let (month, year) = match self {
            Self::Month(ahead) => {
                let day = today.checked_add_months(Months::new(ahead)).ok_or(Reason::TooFar)?;
                (day.month(), day.year())
            }
            Self::Year(ahead) => (12, today.year() + ahead),
            Self::YearNamed(year) => (12, year),
            Self::FinancialYear => (3, today.year() + i32::from(today.month() > 3)),
            Self::FinancialYearFrom(start) => (3, start + 1),
        };
        last_of_month(month, year).filter(|_| YEARS.contains(&year)).ok_or(Reason::TooFar)
    }
}
