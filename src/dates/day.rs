//! Days as they are written: `17.3.23`, `2023-03-17`, `Friday 17th of March`.
//!
//! Days told by today or by a meeting are in `shift` and `meeting`.

use chrono::{Datelike, NaiveDate, Weekday};

use super::direction::Direction;
use super::names;
use super::parts::DayParts;
use super::refusal::Reason;
use super::token::Token::{self, Mark, Number, Word};
use super::token::{SEPARATORS, skip, tokens};
use super::year::{YEARS, year};

const ORDINALS: [Token<'_>; 4] = [Word("st"), Word("nd"), Word("rd"), Word("th")];
const JOINS: [Token<'_>; 4] = [Word("of"), Mark('.'), Mark('/'), Mark('-')];

/// 29 February comes back after eight years at the latest, as from 2096 to 2104.
const LEAP_GAP: i32 = 8;

/// A day that exists, as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct WrittenDay {
    weekday: Option<Weekday>,
    parts: DayParts,
}

/// Reads a complete day with its year, in any accepted order and spelling.
///
/// Returns `None` for anything else: a day without a year, "tomorrow", a wrong weekday.
pub fn full_day(text: &str) -> Option<NaiveDate> {
    let lower = text.to_lowercase();
    WrittenDay::read(&tokens(&lower)).ok()??.dated()
}

impl WrittenDay {
    /// Reads a day; text of another shape is none.
    ///
    /// Errs when it is written like a day and there is no such day, or its weekday is wrong.
    pub(super) fn read(tokens: &[Token<'_>]) -> Result<Option<Self>, Reason> {
        let (weekday, rest) = leading_weekday(tokens);
        refuse_month_first(rest)?;
        let Some(parts) = in_numbers(rest)?.or(in_words(rest)?) else {
            return Ok(None);
        };
        let day = Self { weekday, parts };
        if let Some(date) = parts.dated() {
            day.agreed(date)?;
        }
        Ok(Some(day))
    }

    /// Returns the date when the year was written.
    pub(super) fn dated(self) -> Option<NaiveDate> {
        self.parts.dated()
    }

    /// Decides which day it is: the written one, else the nearest one in that direction.
    ///
    /// Errs when the weekday is wrong for that day, or when there is none within the years read.
    pub(super) fn resolve(self, today: NaiveDate, looking: Direction) -> Result<NaiveDate, Reason> {
        match (self.dated(), looking) {
            (Some(date), _) => Ok(date),
            (None, Direction::Forward | Direction::ToMeeting) => self.first(today, |date| date >= today),
            (None, Direction::Back) => {
                let last = self.dates_near(today).rfind(|date| *date <= today);
                self.agreed(last.ok_or(Reason::TooFar)?)
            }
        }
    }

    /// Finds the first such day around today that fits.
    ///
    /// Errs like `resolve`.
    pub(super) fn first(self, today: NaiveDate, fits: impl Fn(NaiveDate) -> bool) -> Result<NaiveDate, Reason> {
        let first = self.dates_near(today).find(|date| fits(*date));
        self.agreed(first.ok_or(Reason::TooFar)?)
    }

    fn dates_near(self, today: NaiveDate) -> impl DoubleEndedIterator<Item = NaiveDate> {
        (today.year() - LEAP_GAP..=today.year() + LEAP_GAP)
            .filter(|year| YEARS.contains(year))
            .filter_map(move |year| self.parts.in_year(year))
    }

    fn agreed(self, day: NaiveDate) -> Result<NaiveDate, Reason> {
        match self.weekday {
            Some(said) if said != day.weekday() => Err(Reason::WrongWeekday { said, day }),
            _ => Ok(day),
        }
    }
}

fn leading_weekday<'s, 'a>(tokens: &'s [Token<'a>]) -> (Option<Weekday>, &'s [Token<'a>]) {
    if let [Word(word), rest @ ..] = tokens
        && let Some(weekday) = names::weekday(word)
    {
        return (Some(weekday), skip(rest, &[Mark('.')]));
    }
    (None, tokens)
}

/// Errs for `March 17, 2023`, `March 17th` and `March 5`; `March 17` may be a month and its year.
fn refuse_month_first(tokens: &[Token<'_>]) -> Result<(), Reason> {
    let [Word(name), Number(day), after_day @ ..] = tokens else {
        return Ok(());
    };
    let (Some(month), Some(day_number)) = (names::month(name), small(day)) else {
        return Ok(());
    };
    let year = match *skip(after_day, &ORDINALS) {
        [] if after_day.is_empty() && day.len() > 1 => return Ok(()),
        [] => None,
        [Number(digits)] => Some(year(digits)?),
        _ => return Ok(()),
    };
    DayParts::new(day_number, month, year).map_or(Ok(()), |day| Err(Reason::MonthFirst(day)))
}

fn in_numbers(tokens: &[Token<'_>]) -> Result<Option<DayParts>, Reason> {
    let Some((first, month, last)) = numbers(tokens) else {
        return Ok(None);
    };
    let year_first = first.len() == 4;
    let (day, written_year) = match last {
        Some(last) if year_first => (last, Some(first)),
        _ => (first, last),
    };
    let (Some(day), Some(month)) = (small(day), small(month)) else {
        return Ok(None);
    };
    let year = written_year.map(year).transpose()?;
    if !(1..=12).contains(&month) {
        let meant = DayParts::new(month, day, year);
        return Err(Reason::NoMonth { year_first, number: month, meant });
    }
    existing(day, month, year).map(Some)
}

/// Finds two numbers or three with the same mark, or three with none, between them.
fn numbers<'a>(tokens: &[Token<'a>]) -> Option<(&'a str, &'a str, Option<&'a str>)> {
    match *tokens {
        [Number(first), mark, Number(second)] if SEPARATORS.contains(&mark) => Some((first, second, None)),
        [Number(first), before, Number(second), after, Number(third)]
            if before == after && SEPARATORS.contains(&before) =>
        {
            Some((first, second, Some(third)))
        }
        [Number(first), Number(second), Number(third)] => Some((first, second, Some(third))),
        _ => None,
    }
}

fn in_words(tokens: &[Token<'_>]) -> Result<Option<DayParts>, Reason> {
    let [Number(day), rest @ ..] = tokens else {
        return Ok(None);
    };
    let [Word(name), rest @ ..] = skip(skip(rest, &ORDINALS), &JOINS) else {
        return Ok(None);
    };
    let year = match *skip(rest, &SEPARATORS) {
        [] => None,
        [Number(digits)] => Some(digits),
        _ => return Ok(None),
    };
    let (Some(day), Some(month)) = (small(day), names::month(name)) else {
        return Ok(None);
    };
    existing(day, month, year.map(self::year).transpose()?).map(Some)
}

fn existing(day: u32, month: u32, year: Option<i32>) -> Result<DayParts, Reason> {
    DayParts::new(day, month, year).ok_or(Reason::NoSuchDay { month, year })
}

/// Reads one or two digits: no day and no month has more.
fn small(digits: &str) -> Option<u32> {
    digits.parse().ok().filter(|_| digits.len() <= 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_complete_day_is_read_in_every_spelling() {
        let friday = NaiveDate::from_ymd_opt(2023, 3, 17);
        let check = |text: &str| assert_eq!(full_day(text), friday, "{text}");
        let numbers = "17.3.23|17.03.2023|17/3/23|17-3-2023|17 3 2023| 17 / 3 / 2023 ";
        let words = "17 March 2023|17th of March, 2023|17 MAR 23|17-Mar-23|17 Mar. 2023|17marc2023";
        let with_weekday = "Friday 17 March 2023|fri. 17/3/23|Friday, 17th March 2023";
        let others = "2023-03-17|2023/3/17|17\u{2013}3\u{2013}2023";
        for texts in [numbers, words, with_weekday, others] {
            texts.split('|').for_each(check);
        }
    }

    #[test]
    fn anything_but_a_complete_day_is_none() {
        let check = |text: &str| assert_eq!(full_day(text), None, "{text}");
        let incomplete = "17 March|17/3|17 3|17,3|today|+2w|Friday|March 2023|";
        let wrong = "3/17/2023|31/2/2023|Monday 17 March 2023|17/3/123|017/3/2023";
        let unclear = "17/3-2023|17/3/2023 17/3/2023|16/17 March 2023|17 March 20-23";
        for texts in [incomplete, wrong, unclear] {
            texts.split('|').for_each(check);
        }
    }
}
