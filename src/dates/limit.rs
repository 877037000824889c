//! A day up to which, or from which, something is looked for, as it was typed.

use std::str::FromStr;

use chrono::NaiveDate;

use super::calendar::Calendar;
use super::direction::Direction;
use super::lead::without_lead;
use super::refusal::Reason;
use super::token::tokens;
use super::when::When;
use super::written_period::WrittenPeriod;
use crate::message::Message;

/// A day at which a search ends: a day, or the end of a period on that side.
///
/// Reading it errs where reading a day or a period does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limit {
    typed: String,
    shape: Shape,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Shape {
    Day(When),
    Period(WrittenPeriod),
}

impl Limit {
    /// Decides which day was meant: of a period the last when looking forward, and the first when looking back.
    ///
    /// # Errors
    ///
    /// Errs like [`When::resolve`].
    pub fn resolve(&self, today: NaiveDate, calendar: &Calendar, looking: Direction) -> Result<NaiveDate, Message> {
        let period = match &self.shape {
            Shape::Day(when) => return when.resolve(today, calendar, looking),
            Shape::Period(period) => period.looked_for(today, looking),
        }
        .map_err(|reason| reason.message(&self.typed))?;
        Ok(if looking == Direction::Back { period.first_day() } else { period.last_day() })
    }

    /// Tells whether the day was typed with its year, so that it means the same on every day.
    pub fn is_in_full(&self) -> bool {
        matches!(&self.shape, Shape::Day(when) if when.is_in_full())
    }

    /// Returns what should be known of how the day was found, if anything.
    pub fn caveat(&self) -> Option<&'static str> {
        match &self.shape {
            Shape::Day(when) => when.caveat(),
            Shape::Period(period) => period.caveat(),
        }
    }
}

impl FromStr for Limit {
    type Err = Message;

    fn from_str(text: &str) -> Result<Self, Message> {
        let lower = text.to_lowercase();
        let tokens = tokens(&lower);
        let read = || match When::read(text, &tokens)? {
            Some(when) => Ok(Some(Shape::Day(when))),
            None => Ok(WrittenPeriod::read(without_lead(&tokens))?.map(Shape::Period)),
        };
        match read() {
            Ok(Some(shape)) => Ok(Self { typed: text.to_owned(), shape }),
            Ok(None) => Err(text.parse::<When>().map_or_else(|why| why, |_| Reason::UnreadableDay.message(text))),
            Err(reason) => Err(Reason::message(reason, text)),
        }
    }
}
