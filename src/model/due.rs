//! When an action is due: a day, a period, or words that name no day.

use std::fmt;

use chrono::NaiveDate;

use crate::dates::{DueMeaning, DueWord, Period, full_day, short};

/// When an action is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Due {
    /// A day.
    Day(NaiveDate),
    /// A period with its year, due on its last day; the words as they stand in the file.
    Period {
        /// The words, such as `December 2026`.
        words: String,
        /// The last day of the period.
        last_day: NaiveDate,
    },
    /// Words that name no day, such as `ongoing`: never overdue.
    Words(String),
}

impl Due {
    /// Reads words that stand in quotes in the file: a period when they name one, else words.
    ///
    /// Returns nothing for a whole day in quotes, or figures that are no year, since it would be
    /// a day written the wrong way.
    pub fn from_words(words: &str) -> Option<Self> {
        let is_figures = words.chars().all(|c| c.is_ascii_digit() || "./- ".contains(c));
        match words.parse::<Period>() {
            Ok(period) => Some(Self::Period { words: words.to_owned(), last_day: period.last_day() }),
            Err(_) if full_day(words).is_some() || is_figures => None,
            Err(_) => Some(Self::Words(words.to_owned())),
        }
    }

    /// Returns it as programs read it: `2026-06-30`, or the words of the file.
    pub fn iso(&self) -> String {
        match self {
            Self::Day(day) => day.to_string(),
            Self::Period { words, .. } | Self::Words(words) => words.clone(),
        }
    }

    /// Returns the last day on which the action is in time, if there is one.
    pub fn last_day(&self) -> Option<NaiveDate> {
        match self {
            Self::Day(day) => Some(*day),
            Self::Period { last_day, .. } => Some(*last_day),
            Self::Words(_) => None,
        }
    }

    /// Tells whether the words name no day and are none of those in use, such as `ongoing`.
    pub fn is_unknown_words(&self) -> bool {
        matches!(self, Self::Words(words) if words.parse::<DueWord>().is_err())
    }
}

impl From<DueMeaning> for Due {
    fn from(meaning: DueMeaning) -> Self {
        match meaning {
            DueMeaning::Day(day) => Self::Day(day),
            DueMeaning::Period(period) => Self::Period { words: period.to_string(), last_day: period.last_day() },
            DueMeaning::Words(words) => Self::Words(words),
        }
    }
}

impl fmt::Display for Due {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => f.write_str(&short(*day)),
            Self::Period { words, .. } | Self::Words(words) => f.write_str(words),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).expect("a day of the test")
    }

    fn check(words: &str, last_day: Option<NaiveDate>, unknown: bool) {
        let due = Due::from_words(words).expect("not a day in quotes");
        assert_eq!(due.last_day(), last_day, "{words}");
        assert_eq!(due.is_unknown_words(), unknown, "{words}");
        assert_eq!(due.to_string(), words);
    }

    #[test]
    fn quoted_words_are_a_period_or_words() {
        check("December 2026", Some(day(2026, 12, 31)), false);
        check("end of Feb 2024", Some(day(2024, 2, 29)), false);
        check("w/c 6 November 2023", Some(day(2023, 11, 10)), false);
        check("Q4 2024/25", Some(day(2025, 3, 31)), false);
        check("2027", Some(day(2027, 12, 31)), false);
        check("2026/27", Some(day(2027, 3, 31)), false);
        check("Spring 2027 (if funded)", Some(day(2027, 5, 31)), false);
        check("ongoing", None, false);
        check("standing (every agenda)", None, false);
        check("when the survey is back", None, true);
        check("December", None, true);
    }

    #[test]
    fn a_day_in_quotes_is_not_words() {
        for words in ["17/03/2023", "2023-03-17", "17 March 2023", "3/17/2023", "31.2.23"] {
            assert_eq!(Due::from_words(words), None, "{words}");
        }
    }
}
