//! Days that are told by nothing but the calendar: `17.3.23`, `Friday`, `week 50`, `next meeting`.

use chrono::{Datelike, NaiveDate, Weekday};

use super::calendar::Calendar;
use super::day::WrittenDay;
use super::direction::Direction;
use super::distance::Distance;
use super::ending::Ending;
use super::meeting::WrittenMeeting;
use super::names;
use super::refusal::Reason;
use super::token::Token::{self, Word};
use super::week::WrittenWeek;

/// A day as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PlainDay {
    Day(WrittenDay),
    Weekday(Weekday),
    Meeting(WrittenMeeting),
    Week(WrittenWeek),
    Ending(Ending),
}

impl PlainDay {
    /// Reads a day; text of another shape is none.
    ///
    /// Errs when it is written like a day and there is no such day.
    pub(super) fn read(tokens: &[Token<'_>]) -> Result<Option<Self>, Reason> {
        if let [Word(word)] | [Word("next"), Word(word)] = tokens
            && let Some(weekday) = names::weekday(word)
        {
            return Ok(Some(Self::Weekday(weekday)));
        }
        if let Some(meeting) = WrittenMeeting::read(tokens)? {
            return Ok(Some(Self::Meeting(meeting)));
        }
        if let Some(week) = WrittenWeek::read(tokens)? {
            return Ok(Some(Self::Week(week)));
        }
        if let Some(ending) = Ending::read(tokens)? {
            return Ok(Some(Self::Ending(ending)));
        }
        Ok(WrittenDay::read(tokens)?.map(Self::Day))
    }

    /// Decides which day was meant.
    ///
    /// Errs when the calendar has no such meeting, when the weekday is wrong for the year chosen,
    /// and when the day is out of the years read.
    pub(super) fn resolve(
        self,
        today: NaiveDate,
        calendar: &Calendar,
        looking: Direction,
    ) -> Result<NaiveDate, Reason> {
        match self {
            Self::Day(day) => day.resolve(today, looking),
            Self::Weekday(weekday) => next(weekday, today),
            Self::Meeting(meeting) => meeting.resolve(today, calendar, looking),
            Self::Week(week) => week.resolve(today, looking),
            Self::Ending(ending) => ending.resolve(today),
        }
    }
}

/// Finds the first such weekday after today.
fn next(weekday: Weekday, today: NaiveDate) -> Result<NaiveDate, Reason> {
    let days = match weekday.days_since(today.weekday()) {
        0 => 7,
        days => days,
    };
    Distance::Days(days.into()).after(today)
}
