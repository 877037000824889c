//! Days told by their distance from today: "tomorrow", "+2w", "in 6 months".

use chrono::{Datelike, Months, NaiveDate, TimeDelta, Weekday};

use super::refusal::Reason;
use super::token::Token::{self, Mark, Number, Word};
use super::year::YEARS;

const NUMBER_WORDS: [&str; 12] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// A distance from today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shift {
    Days(i64),
    Months(u32),
}

impl Shift {
    /// Reads a distance; anything else is none.
    pub(super) fn read(tokens: &[Token<'_>]) -> Option<Self> {
        match *tokens {
            [Word("yesterday")] => Some(Self::Days(-1)),
            [Word("today")] => Some(Self::Days(0)),
            [Word("tomorrow")] => Some(Self::Days(1)),
            [Mark('+') | Word("in"), count, Word(unit)] => Self::of(amount(count)?, unit),
            _ => None,
        }
    }

    /// Measures the way to the first such weekday after today.
    pub(super) fn to_next(weekday: Weekday, today: NaiveDate) -> Self {
        match weekday.days_since(today.weekday()) {
            0 => Self::Days(7),
            days => Self::Days(i64::from(days)),
        }
    }

    /// Goes the distance from `today`; a month too short for the day gives its last.
    ///
    /// Errs when that leads out of the years that are read.
    pub(super) fn apply(self, today: NaiveDate) -> Result<NaiveDate, Reason> {
        match self {
            Self::Days(days) => TimeDelta::try_days(days).and_then(|distance| today.checked_add_signed(distance)),
            Self::Months(months) => today.checked_add_months(Months::new(months)),
        }
        .filter(|day| YEARS.contains(&day.year()))
        .ok_or(Reason::TooFar)
    }

    fn of(count: u32, unit: &str) -> Option<Self> {
        match unit {
            "d" | "day" | "days" => Some(Self::Days(count.into())),
            "w" | "week" | "weeks" => Some(Self::Days(i64::from(count) * 7)),
            "fortnight" | "fortnights" => Some(Self::Days(i64::from(count) * 14)),
            "m" | "month" | "months" => Some(Self::Months(count)),
            "y" | "year" | "years" => Some(Self::Months(count.saturating_mul(12))),
            _ => None,
        }
    }
}

fn amount(token: Token<'_>) -> Option<u32> {
    match token {
        // A number too long to hold is still a distance, and far too long for any calendar.
        Number(digits) => Some(digits.parse().unwrap_or(u32::MAX)),
        Word("a") => Some(1),
        Word(word) => (1..).zip(NUMBER_WORDS).find_map(|(number, name)| (name == word).then_some(number)),
        Mark(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;

    #[test]
    fn a_distance_leads_to_a_day() {
        let check = |today: &str, text: &str, expected: Option<Result<&str, Reason>>| {
            let today = today.parse().unwrap();
            let found = Shift::read(&tokens(text)).map(|shift| shift.apply(today));
            let expected = expected.map(|iso| iso.map(|iso| iso.parse().unwrap()));
            assert_eq!(found, expected, "{text}");
        };
        let wednesday = "2026-10-07";
        check(wednesday, "today", Some(Ok("2026-10-07")));
        check(wednesday, "yesterday", Some(Ok("2026-10-06")));
        check(wednesday, "tomorrow", Some(Ok("2026-10-08")));
        check(wednesday, "+10d", Some(Ok("2026-10-17")));
        check(wednesday, "+ 2 weeks", Some(Ok("2026-10-21")));
        check(wednesday, "+3m", Some(Ok("2027-01-07")));
        check(wednesday, "+1y", Some(Ok("2027-10-07")));
        check(wednesday, "in two weeks", Some(Ok("2026-10-21")));
        check(wednesday, "in a week", Some(Ok("2026-10-14")));
        check(wednesday, "in a fortnight", Some(Ok("2026-10-21")));
        check(wednesday, "in twelve months", Some(Ok("2027-10-07")));
        check("2022-08-31", "in 6 months", Some(Ok("2023-02-28")));
        check("2024-02-29", "+1y", Some(Ok("2025-02-28")));
        check(wednesday, "+99999999999w", Some(Err(Reason::TooFar)));
        check(wednesday, "+99999999999y", Some(Err(Reason::TooFar)));
        check(wednesday, "+174y", Some(Err(Reason::TooFar)));
        check("2199-12-31", "tomorrow", Some(Err(Reason::TooFar)));
        check(wednesday, "in thirteen weeks", None);
        check(wednesday, "2w", None);
        check(wednesday, "+2q", None);
        check(wednesday, "in - days", None);
    }

    #[test]
    fn the_next_weekday_is_always_after_today() {
        let friday = NaiveDate::from_ymd_opt(2023, 3, 17).unwrap();
        let check = |weekday, days| {
            assert_eq!(Shift::to_next(weekday, friday), Shift::Days(days));
        };
        check(Weekday::Fri, 7);
        check(Weekday::Sat, 1);
        check(Weekday::Thu, 6);
    }
}
