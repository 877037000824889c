//! Periods as they are written: `March`, `end of March`, `w/c 6 Nov`, `Q3 24/25`.

use chrono::{Datelike, NaiveDate};

use super::day::WrittenDay;
use super::names;
use super::parts::DayParts;
use super::period::{Kind, Period};
use super::refusal::Reason;
use super::token::Token::{self, Mark, Number, Word};
use super::token::{SEPARATORS, skip};
use super::year::{YEARS, year};

/// A period as it was written, perhaps without its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct WrittenPeriod(Shape);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Dated(Period),
    Month(Kind, u32),
    Week(WrittenDay),
}

impl WrittenPeriod {
    /// Reads a period; text of another shape is none.
    ///
    /// Errs when it is written like a period and could be two, or is none that exists.
    pub(super) fn read(tokens: &[Token<'_>]) -> Result<Option<Self>, Reason> {
        let shape = match tokens {
            [Word("q" | "quarter"), Number(number), rest @ ..] => quarter(number, rest),
            [Word("w"), Mark('/'), Word("c"), rest @ ..]
            | [Word("week"), Word("commencing"), rest @ ..]
            | [Word("wc"), rest @ ..] => week(rest),
            [Word("end"), Word("of"), rest @ ..] | [Word("the"), Word("end"), Word("of"), rest @ ..] => {
                month(Kind::EndOfMonth, rest)
            }
            _ => month(Kind::Month, tokens),
        };
        Ok(shape?.map(Self))
    }

    /// Returns the period when its year was written.
    pub(super) fn dated(self) -> Option<Period> {
        match self.0 {
            Shape::Dated(period) => Some(period),
            Shape::Month(..) | Shape::Week(_) => None,
        }
    }

    /// Gives a period without a year the first that is not over before today.
    ///
    /// Errs when the weekday of a week is wrong, or when there is none within the years read.
    pub(super) fn forward(self, today: NaiveDate) -> Result<Period, Reason> {
        match self.0 {
            Shape::Dated(period) => Ok(period),
            Shape::Month(kind, month) => {
                let year = today.year() + i32::from(month < today.month());
                if !YEARS.contains(&year) {
                    return Err(Reason::TooFar);
                }
                Period::month(kind, month, year)
            }
            Shape::Week(day) => day.first(today, |day| Period::week(day).last_day() >= today).map(Period::week),
        }
    }
}

fn month(kind: Kind, tokens: &[Token<'_>]) -> Result<Option<Shape>, Reason> {
    let [Word(name), rest @ ..] = tokens else {
        return Ok(None);
    };
    let Some(month) = names::month(name) else {
        return Ok(None);
    };
    let digits = match *skip(rest, &SEPARATORS) {
        [] => return Ok(Some(Shape::Month(kind, month))),
        [Number(digits)] => digits,
        _ => return Ok(None),
    };
    let year = year(digits)?;
    if kind == Kind::Month
        && digits.len() == 2
        && let Some(day) = digits.parse().ok().and_then(|day| DayParts::new(day, month, None))
    {
        return Err(Reason::MonthThenNumber { day, year });
    }
    Period::month(kind, month, year).map(|period| Some(Shape::Dated(period)))
}

fn week(tokens: &[Token<'_>]) -> Result<Option<Shape>, Reason> {
    let day = WrittenDay::read(tokens)?;
    Ok(day.map(|day| match day.dated() {
        Some(date) => Shape::Dated(Period::week(date)),
        None => Shape::Week(day),
    }))
}

fn quarter(number: &str, tokens: &[Token<'_>]) -> Result<Option<Shape>, Reason> {
    let Ok(quarter @ 1..=4) = number.parse() else {
        return Err(Reason::NoQuarter);
    };
    match *tokens {
        [] => Err(Reason::QuarterWithoutYear(quarter)),
        [Number(digits)] => Err(Reason::QuarterOfOneYear { quarter, year: year(digits)? }),
        [Number(first), Mark('/' | '-'), Number(second)] => {
            let start = year(first)?;
            if !follows(start, second) {
                return Err(Reason::QuarterYearsApart { quarter, start });
            }
            Period::quarter(quarter, start).map(|period| Some(Shape::Dated(period)))
        }
        _ => Ok(None),
    }
}

fn follows(start: i32, digits: &str) -> bool {
    let next = (start + 1).to_string();
    digits == next || digits == &next[2..]
}
