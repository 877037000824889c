//! Quarters and halves of a year as they are written: `Q3 2026/27`, `H1 2027`, `second half of 2027`.

use super::names::ordinal;
use super::period::Period;
use super::refusal::Reason;
use super::show::financial_year;
use super::token::Token::{self, Mark, Number, Word};
use super::token::skip;
use super::year::{financial_year_in, year};

/// Reads a quarter or a half with its year; text of another shape is none.
///
/// Two years are a financial year, April to March, and one is a year of the calendar. Errs when
/// there is no such quarter, and when its year is missing or is no year.
pub(super) fn read(tokens: &[Token<'_>]) -> Result<Option<Period>, Reason> {
    let (sign, number, rest) = match *tokens {
        [Word("q" | "quarter"), Number(number), ref rest @ ..] => ('Q', number.parse().ok(), rest),
        [Word("h" | "half"), Number(number), ref rest @ ..] => ('H', number.parse().ok(), rest),
        [Number(number), Word("st" | "nd" | "rd" | "th"), Word("quarter"), ref rest @ ..] => {
            ('Q', number.parse().ok(), rest)
        }
        [Word(word), Word("quarter"), ref rest @ ..] => ('Q', ordinal(word), rest),
        [Word(word), Word("half"), ref rest @ ..] => ('H', ordinal(word), rest),
        _ => return Ok(None),
    };
    let months = if sign == 'Q' { 3 } else { 6 };
    let Some(number) = number.filter(|number| (1..=12 / months).contains(number)) else {
        return Err(if sign == 'Q' { Reason::NoQuarter } else { Reason::NoHalf });
    };
    let last = number * months;
    match *skip(rest, &[Word("of")]) {
        [] => Err(Reason::PartWithoutYear { sign, number }),
        [Number(digits)] => {
            let year = year(digits)?;
            Period::months(format!("{sign}{number} {year}"), (last + 1 - months, year), (last, year)).map(Some)
        }
        ref rest @ [Number(first), Mark('/' | '-'), Number(_)] => {
            let Some(start) = financial_year_in(rest)? else {
                return Err(Reason::YearsApart { sign, number, start: year(first)? });
            };
            let month = |month: u32| if month > 9 { (month - 9, start + 1) } else { (month + 3, start) };
            let words = format!("{sign}{number} {}", financial_year(start));
            Period::months(words, month(last + 1 - months), month(last)).map(Some)
        }
        _ => Ok(None),
    }
}
