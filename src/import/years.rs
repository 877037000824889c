//! Days and months that are written without their year: `29 Nov`, `Friday 20 June`, `14/3`, `Feb`.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::time::{bare, time_of, words};
use super::words::{has_word, plain};
use crate::model::Raised;

/// A day or a month without its year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Yearless(String);

/// The most words that such a day is written in: `Friday the 20th of June`.
const MOST_WORDS: usize = 5;

/// A leap year, in which every day of the calendar is one.
const LEAP_YEAR: i32 = 2024;

impl Yearless {
    /// Reads a text that is a day or a month without its year, and nothing else.
    pub(super) fn of(text: &str) -> Option<Self> {
        let text = bare(text);
        if text.len() > 40 || !text.starts_with(char::is_alphanumeric) || time_of(text).is_some() {
            return None;
        }
        let yearless = Self(text.to_owned());
        let without_weekday = Self(yearless.without_weekday().to_owned());
        without_weekday.written_in(LEAP_YEAR).map(|_| yearless)
    }

    /// Finds the first day without its year in a text, and where it stands.
    pub(super) fn day_in(text: &str) -> Option<(Range<usize>, Self)> {
        let words = words(text);
        for first in 0..words.len() {
            for count in (2..=MOST_WORDS.min(words.len() - first)).rev() {
                let range = words[first].start..words[first + count - 1].end;
                let found = Self::of(&text[range.clone()]);
                let is_day = |found: &Self| matches!(found.written_in(LEAP_YEAR), Some(Raised::Day(_)));
                if let Some(found) = found.filter(|found| found.0.contains(char::is_numeric) && is_day(found)) {
                    let start = range.start + text[range].find(found.0.as_str()).unwrap_or(0);
                    return Some((start..start + found.0.len(), found));
                }
            }
        }
        None
    }

    /// Returns it in a year; nothing where the year has no such day, or it falls on another day of the week.
    pub(super) fn in_year(&self, year: i32) -> Option<Raised> {
        self.written_in(year)
    }

    /// Returns the first time from a day on that it may mean.
    pub(super) fn from(&self, day: NaiveDate) -> Option<Raised> {
        let is_from = |time: &Raised| time.day() >= day;
        (0..2).find_map(|later| self.in_year(day.year() + later).filter(is_from))
    }

    /// Returns the last time up to a day that it may mean.
    pub(super) fn up_to(&self, day: NaiveDate) -> Option<Raised> {
        let is_up_to = |time: &Raised| time.first_day() <= day;
        (0..2).find_map(|earlier| self.in_year(day.year() - earlier).filter(is_up_to))
    }

    fn without_weekday(&self) -> &str {
        const WEEKDAYS: &[&str] = &["mon*", "tue*", "wed*", "thu*", "fri*", "sat*", "sun*"];
        match self.0.split_once([' ', ',']) {
            Some((first, rest)) if has_word(&plain(first), WEEKDAYS) => rest.trim_start_matches([' ', ',']),
            _ => &self.0,
        }
    }

    fn written_in(&self, year: i32) -> Option<Raised> {
        let is_of_figures = self.0.chars().all(|c| c.is_ascii_digit() || "/.-".contains(c));
        let divider = self.0.chars().find(|c| is_of_figures && !c.is_ascii_digit()).unwrap_or(' ');
        time_of(&format!("{}{divider}{year}", self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixtures::day;

    #[test]
    fn days_and_months_are_known_without_their_year() {
        for text in ["29 Nov", "6th December", "Friday 20 June", "14/3", "14.3.", "Feb", "29 Feb", "Fri 20 June"] {
            assert!(Yearless::of(text).is_some(), "{text}");
        }
        for text in ["29 Nov 2024", "Spring", "30 Feb", "item 4", "4", "", "June next year", "mid June", "Monday"] {
            assert_eq!(Yearless::of(text), None, "{text}");
        }
    }

    #[test]
    fn a_day_is_found_among_words() {
        let found = Yearless::day_in("Done 14th Feb, by all").map(|(range, found)| (range, found.0));
        assert_eq!(found, Some((5..13, "14th Feb".to_owned())));
        assert_eq!(Yearless::day_in("phase 2 in May and 3 of 4"), None);
    }

    #[test]
    fn new_year_is_crossed_the_right_way() {
        let check = |text: &str, from: &str, forwards: Option<&str>, back: Option<&str>| {
            let yearless = Yearless::of(text).expect(text);
            let iso = |time: Option<Raised>| time.map(Raised::iso);
            let found = (iso(yearless.from(day(from))), iso(yearless.up_to(day(from))));
            assert_eq!(found, (forwards.map(str::to_owned), back.map(str::to_owned)), "{text} {from}");
        };
        check("10 Jan", "2024-11-19", Some("2025-01-10"), Some("2024-01-10"));
        check("29 Nov", "2024-11-19", Some("2024-11-29"), Some("2023-11-29"));
        check("19 Nov", "2024-11-19", Some("2024-11-19"), Some("2024-11-19"));
        check("Nov", "2024-11-19", Some("November 2024"), Some("November 2024"));
        check("Friday 20 June", "2025-04-08", Some("2025-06-20"), None);
        check("Friday 21 June", "2025-04-08", None, Some("2024-06-21"));
    }
}
