//! Periods that come again every year: `March`, `mid March`, `March to May`, `Spring`.
//!
//! Their year is read and chosen in `written_period`.

use super::names::{month, month_name};
use super::period::Period;
use super::refusal::Reason;
use super::show::financial_year;
use super::token::Token::{self, Mark, Word};
use super::token::{SEPARATORS, skip};

/// A period of any year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Yearly {
    Month(Part, u32),
    Months { first: u32, last: u32, between: &'static str },
    Season(Season),
}

/// As much of a month as is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Whole,
    End,
    Early,
    Mid,
    Late,
}

/// A season of three months.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Season {
    Spring,
    Summer,
    Autumn,
    /// December to February, so that it belongs to two years.
    Winter,
}

impl Yearly {
    /// Reads a period at the front of a text, and returns what follows it; anything else is none.
    pub(super) fn read<'s, 'a>(tokens: &'s [Token<'a>]) -> Option<(Self, &'s [Token<'a>])> {
        if let [Word(name), rest @ ..] = tokens
            && let Some(season) = Season::named(name)
        {
            return Some((Self::Season(season), rest));
        }
        let (part, rest) = Part::read(tokens);
        let (first, rest) = leading_month(rest)?;
        if part == Part::Whole
            && let Some((between, after)) = between(rest)
            && let Some((last, rest)) = leading_month(after)
        {
            return Some((Self::Months { first, last, between }, rest));
        }
        Some((Self::Month(part, first), rest))
    }

    /// Returns the one that ends in a year.
    ///
    /// Errs when that is out of range.
    pub(super) fn in_year(self, year: i32) -> Result<Period, Reason> {
        match self {
            Self::Month(part, month) => {
                let words = format!("{}{} {year}", part.words(), month_name(month));
                Period::months(words, (month, year), (month, year)).map(|month| part.of(month))
            }
            Self::Months { first, last, between } => {
                let start = year - i32::from(first > last);
                let words = format!("{}{between}{} {year}", month_name(first), month_name(last));
                Period::months(words, (first, start), (last, year))
            }
            Self::Season(Season::Winter) => {
                Period::months(format!("Winter {}", financial_year(year - 1)), (12, year - 1), (2, year))
            }
            Self::Season(season) => {
                let last = season.last_month();
                Period::months(format!("{season:?} {year}"), (last - 2, year), (last, year))
            }
        }
    }
}

impl Part {
    fn read<'s, 'a>(tokens: &'s [Token<'a>]) -> (Self, &'s [Token<'a>]) {
        match tokens {
            [Word("end"), Word("of"), rest @ ..] | [Word("end"), rest @ ..] => (Self::End, rest),
            [Word("early"), rest @ ..] => (Self::Early, skip(rest, &SEPARATORS)),
            [Word("mid"), rest @ ..] => (Self::Mid, skip(rest, &SEPARATORS)),
            [Word("late"), rest @ ..] => (Self::Late, skip(rest, &SEPARATORS)),
            _ => (Self::Whole, tokens),
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::Whole => "",
            Self::End => "end of ",
            Self::Early => "early ",
            Self::Mid => "mid ",
            Self::Late => "late ",
        }
    }

    fn of(self, month: Period) -> Period {
        match self {
            Self::Whole => month,
            Self::End => month.part(31, 31),
            Self::Early => month.part(1, 10),
            Self::Mid => month.part(11, 20),
            Self::Late => month.part(21, 31),
        }
    }
}

impl Season {
    fn named(name: &str) -> Option<Self> {
        match name {
            "spring" => Some(Self::Spring),
            "summer" => Some(Self::Summer),
            "autumn" => Some(Self::Autumn),
            "winter" => Some(Self::Winter),
            _ => None,
        }
    }

    fn last_month(self) -> u32 {
        match self {
            Self::Spring => 5,
            Self::Summer => 8,
            Self::Autumn => 11,
            Self::Winter => 2,
        }
    }
}

fn leading_month<'s, 'a>(tokens: &'s [Token<'a>]) -> Option<(u32, &'s [Token<'a>])> {
    match tokens {
        [Word(name), rest @ ..] => Some((month(name)?, rest)),
        _ => None,
    }
}

fn between<'s, 'a>(tokens: &'s [Token<'a>]) -> Option<(&'static str, &'s [Token<'a>])> {
    match tokens {
        [Mark('/'), rest @ ..] => Some(("/", rest)),
        [Mark('-') | Word("to"), rest @ ..] => Some((" to ", rest)),
        _ => None,
    }
}
