//! What may be typed for a due date: a day, a period, or a word that names no day.

use std::str::FromStr;

use chrono::NaiveDate;

use super::calendar::Calendar;
use super::direction::Direction;
use super::due_word::DueWord;
use super::lead::without_lead;
use super::nearest::nearest;
use super::period::Period;
use super::refusal::Reason;
use super::remark::parted;
use super::token::tokens;
use super::when::When;
use super::written_period::WrittenPeriod;
use crate::message::{Message, quoted};

/// A due date as it was typed: a day, a period such as `end of March`, or a word.
///
/// What stands in brackets after a period or a word is kept with it. Reading errs when the text is
/// none of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueWhen {
    typed: String,
    remark: String,
    shape: Shape,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Shape {
    Day(When),
    Period(WrittenPeriod),
    Word(DueWord),
}

/// What a due date means once today is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DueMeaning {
    /// A day.
    Day(NaiveDate),
    /// A period with its year.
    Period(Period),
    /// Words that name no day.
    Words(String),
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
            Shape::Day(when) => when.resolve(today, calendar, Direction::Forward).map(DueMeaning::Day),
            Shape::Period(period) => match period.looked_for(today, Direction::Forward) {
                Ok(period) => Ok(DueMeaning::Period(period.with_remark(&self.remark))),
                Err(reason) => Err(reason.message(&self.typed)),
            },
            Shape::Word(word) => Ok(DueMeaning::Words(format!("{word}{}", self.remark))),
        }
    }

    /// Returns what should be known of how it was understood, if anything.
    pub fn caveat(&self) -> Option<&'static str> {
        match &self.shape {
            Shape::Day(when) => when.caveat(),
            Shape::Period(period) => period.caveat(),
            Shape::Word(_) => None,
        }
    }
}

impl FromStr for DueWhen {
    type Err = Message;

    fn from_str(text: &str) -> Result<Self, Message> {
        let (phrase, remark) = parted(text);
        match Shape::read(phrase) {
            Ok(Some(Shape::Day(_))) if !remark.is_empty() => Err(unreadable(text)),
            Ok(Some(shape)) => Ok(Self { typed: text.to_owned(), remark: remark.to_owned(), shape }),
            Ok(None) => Err(unreadable(text)),
            Err(reason) => Err(reason.message(text)),
        }
    }
}

impl Shape {
    fn read(phrase: &str) -> Result<Option<Self>, Reason> {
        let lower = phrase.to_lowercase();
        let tokens = tokens(&lower);
        if tokens.is_empty() {
            return Err(Reason::Empty);
        }
        if let Some(word) = DueWord::read(&tokens) {
            return Ok(Some(Self::Word(word)));
        }
        if let Some(when) = When::read(phrase, &tokens)? {
            return Ok(Some(Self::Day(when)));
        }
        Ok(WrittenPeriod::read(without_lead(&tokens))?.map(Self::Period))
    }
}

/// Refuses a text with the two readings nearest to it, and with the way to keep its words.
fn unreadable(text: &str) -> Message {
    let mut refusal = Reason::UnreadableDue.message(text);
    let is_read = |phrase: &str| matches!(Shape::read(phrase), Ok(Some(_)));
    let [first, second] = nearest(text, is_read);
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    refusal.hint = format!("write `{first}` or `{second}`");
    if words.contains(char::is_alphabetic) {
        refusal.hint += &format!("; to keep the words, `--due-words {}`", quoted(&words));
    }
    refusal
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
            assert_eq!(
                resolved(text, "2023-11-07"),
                DueMeaning::Words(text.parse::<DueWord>().unwrap().to_string()),
                "{text}"
            );
        }
    }
}
