//! Days told by another day: `before 30 June`, `2 weeks before the next meeting`.

use chrono::NaiveDate;

use super::calendar::Calendar;
use super::direction::Direction;
use super::distance::Distance;
use super::lead::without_lead;
use super::plain_day::PlainDay;
use super::refusal::Reason;
use super::token::Token::{self, Word};
use super::written_period::WrittenPeriod;

/// A day some way before or after another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Beside {
    pub(super) distance: Distance,
    is_before: bool,
    anchor: Anchor,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Anchor {
    Day(PlainDay),
    /// What is before it is before its first day, and what is after it is after its last.
    Period(WrittenPeriod),
}

impl Beside {
    /// Reads a day told by another; text of another shape is none.
    ///
    /// Errs when the other day does not exist.
    pub(super) fn read(tokens: &[Token<'_>]) -> Result<Option<Self>, Reason> {
        let (distance, is_before, rest) = match tokens {
            [Word("before"), rest @ ..] => (Distance::Days(1), true, rest),
            _ => match Distance::leading(tokens) {
                Some((distance, [Word("before"), rest @ ..])) => (distance, true, rest),
                Some((distance, [Word("after"), rest @ ..])) => (distance, false, rest),
                _ => return Ok(None),
            },
        };
        let rest = without_lead(rest);
        let anchor = match PlainDay::read(rest)? {
            Some(day) => Some(Anchor::Day(day)),
            None => WrittenPeriod::read(rest)?.map(Anchor::Period),
        };
        Ok(anchor.map(|anchor| Self { distance, is_before, anchor }))
    }

    /// Decides which day was meant.
    ///
    /// Errs when the other day cannot be found, or the way from it leads out of the years read.
    pub(super) fn resolve(
        &self,
        today: NaiveDate,
        calendar: &Calendar,
        looking: Direction,
    ) -> Result<NaiveDate, Reason> {
        let anchor = match &self.anchor {
            Anchor::Day(day) => day.resolve(today, calendar, looking)?,
            Anchor::Period(period) => {
                let period = period.looked_for(today, looking)?;
                if self.is_before { period.first_day() } else { period.last_day() }
            }
        };
        if self.is_before { self.distance.before(anchor) } else { self.distance.after(anchor) }
    }
}
