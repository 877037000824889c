//! Distances between days: `3 weeks`, `a fortnight`, `10 working days`.

use chrono::{Datelike, Months, NaiveDate, TimeDelta, Weekday};

use super::refusal::Reason;
use super::token::Token::{self, Mark, Number, Word};
use super::token::skip;
use super::year::YEARS;

#[rustfmt::skip]
const NUMBER_WORDS: [&str; 20] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
];

const APOSTROPHES: [Token<'_>; 2] = [Mark('\''), Mark('\u{2019}')];

/// A distance between two days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Distance {
    Days(i64),
    /// Monday to Friday; bank holidays are not known.
    WorkingDays(u32),
    Months(u32),
}

impl Distance {
    /// Reads a distance at the front of a text, and returns what follows it; anything else is none.
    pub(super) fn leading<'s, 'a>(tokens: &'s [Token<'a>]) -> Option<(Self, &'s [Token<'a>])> {
        let (count, rest) = match tokens {
            [Word("fortnight"), ..] | [Word(_), Word("before" | "after"), ..] => (1, tokens),
            [count, rest @ ..] => (amount(*count)?, rest),
            [] => return None,
        };
        match rest {
            [Word("working" | "business"), Word("day" | "days"), rest @ ..] => {
                Some((Self::WorkingDays(count), without_genitive(rest)))
            }
            [Word(unit), rest @ ..] => Some((Self::of(count, unit)?, without_genitive(rest))),
            _ => None,
        }
    }

    /// Goes the distance on from a day; a month too short for the day gives its last.
    ///
    /// Errs when that leads out of the years that are read.
    pub(super) fn after(self, day: NaiveDate) -> Result<NaiveDate, Reason> {
        within_years(match self {
            Self::Days(days) => later(day, days),
            Self::WorkingDays(count) => working_days(day, count, 1),
            Self::Months(months) => day.checked_add_months(Months::new(months)),
        })
    }

    /// Goes the distance back from a day.
    ///
    /// Errs like `after`.
    pub(super) fn before(self, day: NaiveDate) -> Result<NaiveDate, Reason> {
        within_years(match self {
            Self::Days(days) => later(day, -days),
            Self::WorkingDays(count) => working_days(day, count, -1),
            Self::Months(months) => day.checked_sub_months(Months::new(months)),
        })
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

/// Leaves out the apostrophe of `two weeks' time`, and the letter behind that of `a week's time`.
fn without_genitive<'s, 'a>(tokens: &'s [Token<'a>]) -> &'s [Token<'a>] {
    let rest = skip(tokens, &APOSTROPHES);
    if rest.len() < tokens.len() { skip(rest, &[Word("s")]) } else { rest }
}

fn within_years(day: Option<NaiveDate>) -> Result<NaiveDate, Reason> {
    day.filter(|day| YEARS.contains(&day.year())).ok_or(Reason::TooFar)
}

fn later(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    day.checked_add_signed(TimeDelta::try_days(days)?)
}

/// Counts working days on or back, whole weeks first: a weekend counts as the working day before the first of them.
fn working_days(day: NaiveDate, count: u32, step: i64) -> Option<NaiveDate> {
    let is_working = |day: &NaiveDate| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    let mut start = day;
    while count > 0 && !is_working(&start) {
        start = later(start, -step)?;
    }
    let mut found = later(start, i64::from(count / 5) * 7 * step)?;
    for _ in 0..count % 5 {
        found = later(found, step)?;
        while !is_working(&found) {
            found = later(found, step)?;
        }
    }
    Some(found)
}

fn amount(token: Token<'_>) -> Option<u32> {
    match token {
        // A number too long to hold is still a distance, and far too long for any calendar.
        Number(digits) => Some(digits.parse().unwrap_or(u32::MAX)),
        Word("a" | "an") => Some(1),
        Word(word) => (1..).zip(NUMBER_WORDS).find_map(|(number, name)| (name == word).then_some(number)),
        Mark(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;

    fn day(iso: &str) -> NaiveDate {
        iso.parse().unwrap()
    }

    #[test]
    fn a_distance_is_read_at_the_front_of_a_text() {
        let check = |text: &str, expected: Option<(Distance, usize)>| {
            let tokens = tokens(text);
            let found = Distance::leading(&tokens).map(|(distance, rest)| (distance, rest.len()));
            assert_eq!(found, expected, "{text}");
        };
        check("10d", Some((Distance::Days(10), 0)));
        check("2 weeks before the next meeting", Some((Distance::Days(14), 4)));
        check("a fortnight", Some((Distance::Days(14), 0)));
        check("fortnight", Some((Distance::Days(14), 0)));
        check("day before the next meeting", Some((Distance::Days(1), 4)));
        check("three weeks' time", Some((Distance::Days(21), 1)));
        check("a fortnight's time", Some((Distance::Days(14), 1)));
        check("ten working days", Some((Distance::WorkingDays(10), 0)));
        check("twelve months", Some((Distance::Months(12), 0)));
        check("fourteen days", Some((Distance::Days(14), 0)));
        check("2 years", Some((Distance::Months(24), 0)));
        for text in ["", "weeks", "thirty weeks", "2q", "- days", "5 working weeks", "friday before"] {
            check(text, None);
        }
    }

    #[test]
    fn a_distance_leads_on_and_back_to_a_day() {
        let check = |from: &str, distance: Distance, after: &str, before: &str| {
            let found = [distance.after(day(from)), distance.before(day(from))];
            assert_eq!(found, [Ok(day(after)), Ok(day(before))], "{from} {distance:?}");
        };
        check("2026-10-07", Distance::Days(10), "2026-10-17", "2026-09-27");
        check("2022-08-31", Distance::Months(6), "2023-02-28", "2022-02-28");
        check("2024-02-29", Distance::Months(12), "2025-02-28", "2023-02-28");
    }

    #[test]
    fn working_days_leave_out_weekends_and_nothing_else() {
        let check = |from: &str, count, after: &str, before: &str| {
            let distance = Distance::WorkingDays(count);
            let found = [distance.after(day(from)), distance.before(day(from))];
            assert_eq!(found, [Ok(day(after)), Ok(day(before))], "{from} {count}");
        };
        check("2026-10-07", 0, "2026-10-07", "2026-10-07");
        check("2026-10-07", 1, "2026-10-08", "2026-10-06");
        check("2026-10-07", 3, "2026-10-12", "2026-10-02");
        check("2026-10-07", 10, "2026-10-21", "2026-09-23");
        check("2026-10-10", 1, "2026-10-12", "2026-10-09");
        check("2026-10-11", 5, "2026-10-16", "2026-10-05");
    }

    #[test]
    fn a_distance_out_of_the_years_read_is_refused() {
        for distance in [Distance::Days(1), Distance::WorkingDays(1), Distance::Months(1), Distance::Months(u32::MAX)] {
            assert_eq!(distance.after(day("2199-12-31")), Err(Reason::TooFar));
            assert_eq!(distance.before(day("1900-01-01")), Err(Reason::TooFar));
        }
        let longest = Distance::WorkingDays(u32::MAX).after(day("2026-10-07"));
        assert_eq!(longest, Err(Reason::TooFar));
    }
}
