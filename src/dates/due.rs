//! What may be typed for a due date: a day, a period, or a word that names no day.

use std::str::FromStr;

use chrono::NaiveDate;

use super::calendar::Calendar;
use super::direction::Direction;
use super::due_word::DueWord;
use super::period::Period;
use super::refusal::Reason;
use super::token::tokens;
use super::when::When;
use super::written_period::WrittenPeriod;
use crate::message::Message;

/// A due date as it was typed: a day, a period such as `end of March`, or a word.
///
/// Reading it errs when the text is none of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueWhen {
    typed: String,
    shape: Shape,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Shape {
    Day(When),
    Period(WrittenPeriod),
    Word(DueWord),
}

/// What a due date means once today is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DueMeaning {
    /// A day.
    Day(NaiveDate),
    /// A period with its year.
    Period(Period),
    /// A word that names no day.
    Word(DueWord),
}

impl DueWhen {
    /// Decides what was meant; without a year it looks forward from today.
    ///
    /// # Errors
    ///
    /// Errs when the calendar has no such meeting, when the weekday is wrong for the year
    /// chosen, and when the day is outside the years 1900 to 2199.
    pub fn resolve(&self, today: NaiveDate, calendar: &Calendar) -> Result<DueMeaning, Message> {
        match &self.shape {
            Shape::Day(when) => {
                let day = when.resolve(today, calendar, Direction::Forward)?;
                Ok(DueMeaning::Day(day))
            }
            Shape::Period(period) => {
                period.forward(today).map(DueMeaning::Period).map_err(|reason| reason.message(&self.typed))
            }
            Shape::Word(word) => Ok(DueMeaning::Word(*word)),
        }
    }
}

impl FromStr for DueWhen {
    type Err = Message;

    fn from_str(text: &str) -> Result<Self, Message> {
        match Shape::read(text) {
            Ok(shape) => Ok(Self { typed: text.to_owned(), shape }),
            Err(reason) => Err(reason.message(text)),
        }
    }
}

impl Shape {
    fn read(text: &str) -> Result<Self, Reason> {
        let lower = text.to_lowercase();
        let tokens = tokens(&lower);
        if tokens.is_empty() {
            return Err(Reason::Empty);
        }
        if let Some(word) = DueWord::read(&tokens) {
            return Ok(Self::Word(word));
        }
        if let Some(when) = When::read(text, &tokens)? {
            return Ok(Self::Day(when));
        }
        let period = WrittenPeriod::read(&tokens)?;
        period.map(Self::Period).ok_or(Reason::UnreadableDue)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(iso: &str) -> NaiveDate {
        iso.parse().unwrap()
    }

    fn resolved(text: &str, today: &str) -> DueMeaning {
        let due: DueWhen = text.parse().unwrap();
        let calendar = Calendar::new([day("2023-12-14")]);
        due.resolve(day(today), &calendar).unwrap()
    }

    #[test]
    fn a_due_day_looks_forward() {
        let check = |text: &str, expected: &str| {
            let found = resolved(text, "2023-11-07");
            assert_eq!(found, DueMeaning::Day(day(expected)), "{text}");
        };
        check("17 March", "2024-03-17");
        check("7/11", "2023-11-07");
        check("17 March 2020", "2020-03-17");
        check("next meeting", "2023-12-14");
        check("+2w", "2023-11-21");
    }

    #[test]
    fn a_due_period_is_the_first_that_is_not_over() {
        let check = |text: &str, today: &str, expected: &str| {
            let expected = DueMeaning::Period(expected.parse().unwrap());
            assert_eq!(resolved(text, today), expected, "{text} on {today}");
        };
        check("March", "2023-03-31", "March 2023");
        check("mar", "2023-04-01", "March 2024");
        check("end of March", "2023-03-31", "end of March 2023");
        check("end of March 2020", "2023-03-31", "end of March 2020");
        check("w/c 6 Nov", "2023-11-10", "w/c 6 November 2023");
        check("w/c 6 Nov", "2023-11-11", "w/c 6 November 2024");
        check("w/c Monday 30 Dec", "2025-01-03", "w/c 30 December 2024");
        check("Q3 24/25", "2030-01-01", "Q3 2024/25");
    }

    #[test]
    fn a_word_in_place_of_a_due_day_stays_the_word() {
        for text in ["Ongoing", "tbc", "Asap", " AS  available"] {
            assert_eq!(resolved(text, "2023-11-07"), DueMeaning::Word(text.parse().unwrap()), "{text}");
        }
    }
}
