//! Periods as they are written: `March`, `end of March`, `w/c 6 Nov`, `Q3 24/25`.

use std::str::FromStr;

use chrono::{Datelike, NaiveDate};

use super::day::WrittenDay;
use super::names;
use super::parts::DayParts;
use super::period::{Kind, Period};
use super::refusal::Reason;
use super::token::Token::{self, Mark, Number, Word};
use super::token::{SEPARATORS, skip, tokens};
use super::year::{YEARS, year};
use crate::message::Message;

/// A period as it was written, perhaps without its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct WrittenPeriod(Shape);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Dated(Period),
    Month(Kind, u32),
    Week(WrittenDay),
}

impl FromStr for Period {
    type Err = Message;

    fn from_str(text: &str) -> Result<Self, Message> {
        let lower = text.to_lowercase();
        let tokens = tokens(&lower);
        match WrittenPeriod::read(&tokens).map(|written| written.and_then(WrittenPeriod::dated)) {
            Ok(Some(period)) => Ok(period),
            Ok(None) if tokens.is_empty() => Err(Reason::Empty.message(text)),
            Ok(None) => Err(Reason::UnreadablePeriod.message(text)),
            Err(reason) => Err(reason.message(text)),
        }
    }
}

/// Reads a month with its year, as in "May 2012"; anything else is none.
pub fn month_and_year(text: &str) -> Option<(i32, u32)> {
    text.parse::<Period>().ok().and_then(Period::as_month)
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
            [Word("early"), rest @ ..] => month(Kind::Early, skip(rest, &SEPARATORS)),
            [Word("mid"), rest @ ..] => month(Kind::Mid, skip(rest, &SEPARATORS)),
            [Word("late"), rest @ ..] => month(Kind::Late, skip(rest, &SEPARATORS)),
            [Word(name), rest @ ..] if SEASONS.iter().any(|(season, _)| season == name) => season(name, rest),
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

/// The seasons, and the month with which each ends.
const SEASONS: [(&str, u32); 4] = [("spring", 5), ("summer", 8), ("autumn", 11), ("winter", 2)];

/// Reads a season with its year; winter, which is of two, must name both.
fn season(name: &str, tokens: &[Token<'_>]) -> Result<Option<Shape>, Reason> {
    let year = match *tokens {
        [Number(digits)] if name != "winter" => year(digits)?,
        [Number(first), Mark('/' | '-'), Number(second)] if name == "winter" => {
            let start = year(first)?;
            if !follows(start, second) {
                return Ok(None);
            }
            start + 1
        }
        _ => return Ok(None),
    };
    let ends = SEASONS.iter().find(|(season, _)| *season == name).map_or(0, |(_, month)| *month);
    Period::month(Kind::Season, ends, year).map(|period| Some(Shape::Dated(period)))
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
        check("spring 2027", "Spring 2027", "2027-05-31");
        check("Summer 27", "Summer 2027", "2027-08-31");
        check("Autumn 2027", "Autumn 2027", "2027-11-30");
        check("Winter 2026/27", "Winter 2026/27", "2027-02-28");
        check("early Mar 2027", "early March 2027", "2027-03-10");
        check("mid-March 2027", "mid March 2027", "2027-03-20");
        check("Late March 2027", "late March 2027", "2027-03-31");
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
