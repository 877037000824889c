//! Periods as they are written: `March`, `end of March`, `w/c 6 Nov`, `Q3 24/25`, `2027`.

use std::str::FromStr;

use chrono::{Datelike, NaiveDate};

use super::day::WrittenDay;
use super::direction::Direction;
use super::names::month_name;
use super::parts::DayParts;
use super::period::Period;
use super::quarter;
use super::refusal::Reason;
use super::remark::parted;
use super::show::financial_year;
use super::token::Token::{self, Mark, Number, Word};
use super::token::{SEPARATORS, skip, tokens};
use super::year::{YEARS, financial_year_in, year};
use super::yearly::{Part, Season, Yearly};
use crate::message::Message;

/// A period as it was written, perhaps without its year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct WrittenPeriod(Shape);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Shape {
    Dated(Period),
    Yearly(Yearly),
    Week(WrittenDay),
}

impl FromStr for Period {
    type Err = Message;

    fn from_str(text: &str) -> Result<Self, Message> {
        let (phrase, remark) = parted(text);
        let lower = phrase.to_lowercase();
        let tokens = tokens(&lower);
        match WrittenPeriod::read(&tokens).map(|written| written.and_then(WrittenPeriod::dated)) {
            Ok(Some(period)) => Ok(period.with_remark(remark)),
            Ok(None) if tokens.is_empty() => Err(Reason::Empty.message(text)),
            Ok(None) => Err(Reason::UnreadablePeriod.message(text)),
            Err(reason) => Err(reason.message(text)),
        }
    }
}

/// Reads a month with its year, as in "May 2012"; anything else is none.
pub fn month_and_year(text: &str) -> Option<(i32, u32)> {
    let lower = text.to_lowercase();
    let tokens = tokens(&lower);
    let (Yearly::Month(Part::Whole, _), _) = Yearly::read(&tokens)? else {
        return None;
    };
    let month = WrittenPeriod::read(&tokens).ok()??.dated()?.first_day();
    Some((month.year(), month.month()))
}

impl WrittenPeriod {
    /// Reads a period; text of another shape is none.
    ///
    /// Errs when it is written like a period and could be two, or is none that exists.
    pub(super) fn read(tokens: &[Token<'_>]) -> Result<Option<Self>, Reason> {
        let tokens = skip(skip(tokens, &[Word("in"), Word("during")]), &[Word("the")]);
        let tokens = match tokens {
            // A quarter and a season end on their last day in any case.
            [Word("end"), Word("of"), rest @ ..] if is_longer_than_a_month(skip(rest, &[Word("the")])) => {
                skip(rest, &[Word("the")])
            }
            _ => tokens,
        };
        let shape = match tokens {
            [Word("w"), Mark('/'), Word("c"), rest @ ..]
            | [Word("week"), Word("commencing" | "beginning"), rest @ ..]
            | [Word("wc"), rest @ ..] => week(rest)?,
            _ => match Yearly::read(tokens) {
                Some((yearly, rest)) => of_year(yearly, rest)?,
                None => quarter::read(tokens)?.or(whole_year(tokens)?).map(Shape::Dated),
            },
        };
        Ok(shape.map(Self))
    }

    /// Returns the period when its year was written.
    pub(super) fn dated(self) -> Option<Period> {
        match self.0 {
            Shape::Dated(period) => Some(period),
            Shape::Yearly(_) | Shape::Week(_) => None,
        }
    }

    /// Returns what should be known of how the period is understood, if anything.
    pub(super) fn caveat(&self) -> Option<&'static str> {
        let Shape::Dated(period) = &self.0 else {
            return None;
        };
        let is_part = period.to_string().starts_with(['Q', 'H']);
        let is_of_calendar = is_part && !period.to_string().contains('/');
        is_of_calendar.then_some("by the year of the calendar; a financial year is written as in `Q3 2026/27`")
    }

    /// Gives a period without a year the first that is not over before today, or, looking back, the last that has
    /// begun by today.
    ///
    /// Errs when the weekday of a week is wrong, or when there is none within the years read.
    pub(super) fn looked_for(&self, today: NaiveDate, looking: Direction) -> Result<Period, Reason> {
        match (&self.0, looking) {
            (Shape::Dated(period), _) => Ok(period.clone()),
            (Shape::Yearly(yearly), Direction::Back) => {
                let begun = near(*yearly, today).filter(|period| period.first_day() <= today);
                begun.last().ok_or(Reason::TooFar)
            }
            (Shape::Yearly(yearly), _) => {
                near(*yearly, today).find(|period| period.last_day() >= today).ok_or(Reason::TooFar)
            }
            (Shape::Week(day), Direction::Back) => day.resolve(today, looking).map(Period::week),
            (Shape::Week(day), _) => day.first(today, |day| Period::week(day).last_day() >= today).map(Period::week),
        }
    }
}

fn is_longer_than_a_month(tokens: &[Token<'_>]) -> bool {
    let is_season = matches!(Yearly::read(tokens), Some((Yearly::Season(_), _)));
    is_season || quarter::read(tokens).map_or(true, |quarter| quarter.is_some())
}

/// Lists the periods that end last year, this year and next, within the years read.
fn near(yearly: Yearly, today: NaiveDate) -> impl Iterator<Item = Period> {
    let years = today.year() - 1..=today.year() + 1;
    years.filter(|year| YEARS.contains(year)).filter_map(move |year| yearly.in_year(year).ok())
}

/// Reads the year after a period that comes again every year.
fn of_year(yearly: Yearly, rest: &[Token<'_>]) -> Result<Option<Shape>, Reason> {
    let digits = match *skip(skip(rest, &SEPARATORS), &[Word("of")]) {
        [] => return Ok(Some(Shape::Yearly(yearly))),
        [Number(digits)] => digits,
        _ => "",
    };
    let dated = match yearly {
        Yearly::Season(Season::Winter) => match financial_year_in(rest)? {
            Some(start) => yearly.in_year(start + 1),
            None if digits.is_empty() => return Ok(None),
            None => return Err(Reason::WinterOfOneYear(year(digits)?)),
        },
        _ if digits.is_empty() => return two_years(yearly, rest),
        _ => yearly.in_year(year(digits)?),
    }?;
    if let Yearly::Month(Part::Whole, month) = yearly
        && digits.len() == 2
        && let Some(day) = digits.parse().ok().and_then(|day| DayParts::new(day, month, None))
    {
        return Err(Reason::MonthThenNumber { day, year: dated.last_day().year() });
    }
    Ok(Some(Shape::Dated(dated)))
}

/// Reads what follows `November` in `November 2026 to January 2027`.
fn two_years(first: Yearly, rest: &[Token<'_>]) -> Result<Option<Shape>, Reason> {
    let (Yearly::Month(Part::Whole, from), [Number(start), Word("to") | Mark('-' | '/'), last @ ..]) = (first, rest)
    else {
        return Ok(None);
    };
    let Some((Yearly::Month(Part::Whole, to), [Number(end)])) = Yearly::read(last) else {
        return Ok(None);
    };
    let (start, end) = (year(start)?, year(end)?);
    if (start, from) >= (end, to) {
        return Ok(None);
    }
    let words = format!("{} {start} to {} {end}", month_name(from), month_name(to));
    Period::months(words, (from, start), (to, end)).map(|period| Some(Shape::Dated(period)))
}

fn week(tokens: &[Token<'_>]) -> Result<Option<Shape>, Reason> {
    let day = WrittenDay::read(tokens)?;
    Ok(day.map(|day| match day.dated() {
        Some(date) => Shape::Dated(Period::week(date)),
        None => Shape::Week(day),
    }))
}

/// Reads a year of the calendar in four digits, or a financial year.
fn whole_year(tokens: &[Token<'_>]) -> Result<Option<Period>, Reason> {
    let (is_named, rest) = match tokens {
        [Word("financial"), Word("year"), rest @ ..] | [Word("fy"), rest @ ..] => (true, rest),
        [Word("calendar"), Word("year"), rest @ ..] | rest => (false, rest),
    };
    match *rest {
        [Number(digits)] if !is_named && digits.len() == 4 => {
            let year = year(digits)?;
            Period::months(year.to_string(), (1, year), (12, year)).map(Some)
        }
        [Number(first), ..] if is_named || first.len() == 4 => {
            let Some(start) = financial_year_in(rest)? else {
                return Ok(None);
            };
            Period::months(financial_year(start), (4, start), (3, start + 1)).map(Some)
        }
        _ => Ok(None),
    }
}
