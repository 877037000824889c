//! A day as somebody typed it, and the day it means.
//!
//! Periods and words, which may be typed for a due date, are in `due`.

use std::fmt::{self, Display, Formatter};
use std::str::FromStr;

use chrono::NaiveDate;

use super::beside::Beside;
use super::calendar::Calendar;
use super::day::full_day;
use super::direction::Direction;
use super::distance::Distance;
use super::due_word::DueWord;
use super::lead::without_lead;
use super::plain_day::PlainDay;
use super::refusal::Reason;
use super::shift::Shift;
use super::token::{Token, tokens};
use super::written_period::WrittenPeriod;
use crate::message::Message;

/// A day as it was typed: `17.3.23`, `by Fri 17th March`, `within 3 weeks`, `Friday`, `next month`,
/// `before the next meeting`.
///
/// It displays as it was typed. Reading it errs when the text is nothing of the kind, or a day that does not exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct When {
    typed: String,
    shape: Shape,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Shape {
    Plain(PlainDay),
    Shift(Shift),
    Beside(Beside),
}

impl When {
    /// Decides which day was meant.
    ///
    /// # Errors
    ///
    /// Errs when the calendar has no such meeting, when the weekday is wrong for the year
    /// chosen, and when the day is outside the years 1900 to 2199.
    pub fn resolve(&self, today: NaiveDate, calendar: &Calendar, looking: Direction) -> Result<NaiveDate, Message> {
        match &self.shape {
            Shape::Plain(day) => day.resolve(today, calendar, looking),
            Shape::Shift(shift) => shift.resolve(today, looking),
            Shape::Beside(beside) => beside.resolve(today, calendar, looking),
        }
        .map_err(|reason| reason.message(&self.typed))
    }

    /// Tells whether the day was typed with its year, so that it means the same on every day.
    pub fn is_in_full(&self) -> bool {
        full_day(&self.typed).is_some()
    }

    /// Returns what should be known of how the day was found, if anything.
    pub fn caveat(&self) -> Option<&'static str> {
        let distance = match &self.shape {
            Shape::Plain(_) => return None,
            Shape::Shift(shift) => shift.distance,
            Shape::Beside(beside) => beside.distance,
        };
        matches!(distance, Distance::WorkingDays(_)).then_some("counting Monday to Friday; bank holidays are not known")
    }

    /// Reads a day out of text already taken apart; text of another shape is none.
    pub(super) fn read(typed: &str, tokens: &[Token<'_>]) -> Result<Option<Self>, Reason> {
        let shape = Shape::read(without_lead(tokens))?;
        Ok(shape.map(|shape| Self { typed: typed.to_owned(), shape }))
    }
}

impl Display for When {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.typed)
    }
}

impl FromStr for When {
    type Err = Message;

    fn from_str(text: &str) -> Result<Self, Message> {
        let lower = text.to_lowercase();
        let tokens = tokens(&lower);
        match Self::read(text, &tokens) {
            Ok(Some(when)) => Ok(when),
            Ok(None) => Err(why_no_day(&tokens).message(text)),
            Err(reason) => Err(reason.message(text)),
        }
    }
}

impl Shape {
    fn read(tokens: &[Token<'_>]) -> Result<Option<Self>, Reason> {
        if let Some(shift) = Shift::read(tokens) {
            return Ok(Some(Self::Shift(shift)));
        }
        if let Some(beside) = Beside::read(tokens)? {
            return Ok(Some(Self::Beside(beside)));
        }
        Ok(PlainDay::read(tokens)?.map(Self::Plain))
    }
}

fn why_no_day(tokens: &[Token<'_>]) -> Reason {
    if tokens.is_empty() {
        return Reason::Empty;
    }
    match WrittenPeriod::read(without_lead(tokens)) {
        Ok(None) if DueWord::read(tokens).is_none() => Reason::UnreadableDay,
        Err(Reason::MonthThenNumber { day, .. }) => Reason::MonthFirst(day),
        Err(reason @ (Reason::YearDigits(_) | Reason::YearOutOfRange)) => reason,
        _ => Reason::NoDay,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(iso: &str) -> NaiveDate {
        iso.parse().unwrap()
    }

    fn resolved(text: &str, today: &str, looking: Direction) -> NaiveDate {
        let calendar = Calendar::new(["2026-09-29", "2026-12-15"].map(day));
        let when: When = text.parse().unwrap();
        when.resolve(day(today), &calendar, looking).unwrap()
    }

    #[test]
    fn a_day_without_a_year_is_looked_for_from_today_and_may_be_today() {
        let check = |text: &str, today: &str, back: &str, forward: &str| {
            assert_eq!(resolved(text, today, Direction::Back), day(back), "{text} back");
            for looking in [Direction::Forward, Direction::ToMeeting] {
                assert_eq!(resolved(text, today, looking), day(forward), "{text} {looking:?}");
            }
        };
        check("17 March", "2026-10-07", "2026-03-17", "2027-03-17");
        check("17/3", "2026-03-17", "2026-03-17", "2026-03-17");
        check("17.3", "2026-03-16", "2025-03-17", "2026-03-17");
        check("17th of Sept", "2026-03-16", "2025-09-17", "2026-09-17");
        check("29 Feb", "2026-10-07", "2024-02-29", "2028-02-29");
        check("29/2", "2100-03-01", "2096-02-29", "2104-02-29");
    }

    #[test]
    fn a_weekday_beside_a_day_must_be_right_for_the_year_chosen() {
        let friday = "Fri 17th March";
        assert_eq!(resolved(friday, "2023-03-18", Direction::Back), day("2023-03-17"));
        let when: When = friday.parse().unwrap();
        let refused = when.resolve(day("2023-03-18"), &Calendar::default(), Direction::Forward);
        let message = "`Fri 17th March` is not a Friday: 17 March 2024 is a Sunday";
        assert_eq!(refused.unwrap_err().to_string(), message);
    }

    #[test]
    fn days_told_by_today_or_the_calendar_are_the_same_whichever_way_one_looks() {
        let check = |text: &str, expected: &str| {
            for looking in [Direction::Forward, Direction::Back] {
                let found = resolved(text, "2026-10-07", looking);
                assert_eq!(found, day(expected), "{text} {looking:?}");
            }
        };
        check("Today", "2026-10-07");
        check("YESTERDAY", "2026-10-06");
        check(" +2W ", "2026-10-21");
        check("in  6 months", "2027-04-07");
        check("Friday", "2026-10-09");
        check("next Wed", "2026-10-14");
        check("Next Meeting", "2026-12-15");
        check("last meeting", "2026-09-29");
        check("17/3/1923", "1923-03-17");
    }
}
