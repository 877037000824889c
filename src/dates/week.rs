//! Days told by a week: `week 50`, `2026-W50`, `week ending 10 Nov`, `next week`.
//!
//! A week runs from Monday; the day meant is its Friday.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::day::WrittenDay;
use super::direction::Direction;
use super::refusal::Reason;
use super::token::Token::{self, Mark, Number, Word};
use super::token::skip;
use super::year::{YEARS, year};

/// A fifty-third week comes back after seven years at the latest.
const LONG_YEAR_GAP: i32 = 7;

/// A week as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WrittenWeek {
    Numbered {
        week: u32,
        year: Option<i32>,
    },
    Ending(WrittenDay),
    /// So many weeks after this one.
    After(u64),
}

impl WrittenWeek {
    /// Reads a week; text of another shape is none.
    ///
    /// Errs when the year has no such week, or the day that ends it does not exist.
    pub(super) fn read(tokens: &[Token<'_>]) -> Result<Option<Self>, Reason> {
        match *tokens {
            [Word("w"), Mark('/'), Word("e"), ref rest @ ..]
            | [Word("week"), Word("ending" | "ends"), ref rest @ ..]
            | [Word("we"), ref rest @ ..] => Ok(WrittenDay::read(rest)?.map(Self::Ending)),
            [Number(digits), Word("w"), Number(week)] | [Number(digits), Mark('-'), Word("w"), Number(week)]
                if digits.len() == 4 =>
            {
                Self::numbered(week, Some(digits)).map(Some)
            }
            [Word("week" | "wk"), Number(week), ref rest @ ..] => {
                match *skip(skip(rest, &[Mark('/')]), &[Word("of")]) {
                    [] => Self::numbered(week, None).map(Some),
                    [Number(digits)] => Self::numbered(week, Some(digits)).map(Some),
                    _ => Ok(None),
                }
            }
            [Word("end"), Word("of"), ref rest @ ..] => Ok(Self::told_by_this(skip(rest, &[Word("the")]))),
            _ => Ok(Self::told_by_this(tokens).filter(|_| tokens.len() > 1)),
        }
    }

    fn told_by_this(tokens: &[Token<'_>]) -> Option<Self> {
        match tokens {
            [Word("week")] | [Word("this"), Word("week")] => Some(Self::After(0)),
            [Word("next"), Word("week")] => Some(Self::After(1)),
            _ => None,
        }
    }

    fn numbered(week: &str, digits: Option<&str>) -> Result<Self, Reason> {
        let week = week.parse().ok().filter(|week| (1..=53).contains(week)).ok_or(Reason::NoWeek)?;
        let year = digits.map(year).transpose()?;
        match year {
            Some(year) if friday(week, year).is_none() => Err(Reason::NoWeek),
            year => Ok(Self::Numbered { week, year }),
        }
    }

    /// Returns the Friday of the week, or the day that ends it.
    ///
    /// Errs when there is none within the years read.
    pub(super) fn resolve(self, today: NaiveDate, looking: Direction) -> Result<NaiveDate, Reason> {
        match self {
            Self::Ending(day) => return day.resolve(today, looking),
            Self::After(weeks) => today.week(Weekday::Mon).checked_first_day().and_then(|monday| {
                monday.checked_add_days(Days::new(7 * weeks + 4)).filter(|day| YEARS.contains(&day.year()))
            }),
            Self::Numbered { week, year: Some(year) } => friday(week, year),
            Self::Numbered { week, year: None } => {
                let year = today.year();
                let mut near = (year - LONG_YEAR_GAP..=year + LONG_YEAR_GAP).filter_map(|year| friday(week, year));
                match looking {
                    Direction::Back => near.rfind(|friday| *friday <= today),
                    Direction::Forward | Direction::ToMeeting => near.find(|friday| *friday >= today),
                }
            }
        }
        .ok_or(Reason::TooFar)
    }
}

fn friday(week: u32, year: i32) -> Option<NaiveDate> {
    NaiveDate::from_isoywd_opt(year, week, Weekday::Fri).filter(|_| YEARS.contains(&year))
}
