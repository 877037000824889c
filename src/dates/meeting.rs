//! Days told by a meeting: "next meeting", "December meeting".

use chrono::{Datelike, NaiveDate};

use super::calendar::Calendar;
use super::direction::Direction;
use super::names;
use super::refusal::Reason;
use super::token::Token::{self, Number, Word};
use super::token::skip;
use super::year::year;

/// A meeting as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WrittenMeeting {
    Next,
    AfterNext,
    Last,
    InMonth { month: u32, year: Option<i32> },
}

impl WrittenMeeting {
    /// Reads a meeting; anything else is none.
    ///
    /// Errs when its year cannot be read.
    pub(super) fn read(tokens: &[Token<'_>]) -> Result<Option<Self>, Reason> {
        let words = match tokens {
            [Word("meeting"), Word("after"), Word("next")] => return Ok(Some(Self::AfterNext)),
            [Word("meeting"), Word("in"), words @ ..]
            | [words @ .., Word("board" | "committee"), Word("meeting")]
            | [words @ .., Word("meeting")] => words,
            _ => return Ok(None),
        };
        let (name, digits) = match *skip(words, &[Word("the")]) {
            [Word("next")] => return Ok(Some(Self::Next)),
            [Word("last")] => return Ok(Some(Self::Last)),
            [Word(name)] => (name, None),
            [Word(name), Number(digits)] => (name, Some(digits)),
            _ => return Ok(None),
        };
        let Some(month) = names::month(name) else {
            return Ok(None);
        };
        let year = digits.map(year).transpose()?;
        Ok(Some(Self::InMonth { month, year }))
    }

    /// Finds the meeting in the calendar.
    ///
    /// Errs when the calendar has none, or two in the month of a year.
    pub(super) fn resolve(
        self,
        today: NaiveDate,
        calendar: &Calendar,
        looking: Direction,
    ) -> Result<NaiveDate, Reason> {
        let (found, which) = match (self, looking) {
            (Self::Next, Direction::ToMeeting) => (calendar.next_from(today), " to come"),
            (Self::Next, _) => (calendar.next_after(today), " to come"),
            (Self::AfterNext, _) => {
                let next = calendar.next_after(today);
                (next.and_then(|next| calendar.next_after(next)), " to come")
            }
            (Self::Last, _) => (calendar.last_up_to(today), " so far"),
            (Self::InMonth { month, year: Some(year) }, _) => (only(calendar, month, year)?, ""),
            (Self::InMonth { month, year: None }, Direction::Back) => {
                let mut meetings = in_month(calendar, month).rev();
                (meetings.find(|day| *day <= today), " so far")
            }
            (Self::InMonth { month, year: None }, _) => {
                let mut meetings = in_month(calendar, month);
                (meetings.find(|day| *day >= today), " to come")
            }
        };
        found.ok_or(Reason::NoMeeting { which })
    }
}

fn in_month(calendar: &Calendar, month: u32) -> impl DoubleEndedIterator<Item = NaiveDate> {
    let meetings = calendar.meetings().iter().copied();
    meetings.filter(move |day| day.month() == month)
}

fn only(calendar: &Calendar, month: u32, year: i32) -> Result<Option<NaiveDate>, Reason> {
    let mut meetings = in_month(calendar, month).filter(|day| day.year() == year);
    match (meetings.next(), meetings.next()) {
        (Some(first), Some(second)) => Err(Reason::SeveralMeetings([first, second])),
        (only, _) => Ok(only),
    }
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::Direction::{Back, Forward, ToMeeting};
    use super::*;

    fn day(iso: &str) -> NaiveDate {
        iso.parse().unwrap()
    }

    fn resolved(text: &str, today: &str, looking: Direction) -> Result<NaiveDate, Reason> {
        let days = ["2025-12-09", "2026-03-17", "2026-06-02", "2026-06-30", "2026-12-15"];
        let meeting = WrittenMeeting::read(&tokens(text))?.unwrap();
        meeting.resolve(day(today), &Calendar::new(days.map(day)), looking)
    }

    #[test]
    fn a_meeting_is_found_in_the_calendar() {
        let check = |text: &str, today: &str, looking, expected: &str| {
            assert_eq!(resolved(text, today, looking), Ok(day(expected)), "{text} on {today}");
        };
        check("next meeting", "2026-03-17", Forward, "2026-06-02");
        check("next meeting", "2026-03-17", Back, "2026-06-02");
        check("next board meeting", "2026-03-17", Forward, "2026-06-02");
        check("meeting after next", "2026-03-17", Forward, "2026-06-30");
        check("meeting in december", "2026-03-17", Forward, "2026-12-15");
        check("the next meeting", "2026-03-17", ToMeeting, "2026-03-17");
        check("last meeting", "2026-03-17", Forward, "2026-03-17");
        check("last meeting", "2026-03-16", Back, "2025-12-09");
        check("december meeting", "2026-03-17", Forward, "2026-12-15");
        check("dec meeting", "2026-03-17", Back, "2025-12-09");
        check("december meeting", "2026-12-15", Forward, "2026-12-15");
        check("december meeting", "2026-12-15", Back, "2026-12-15");
        check("the december 2025 meeting", "2026-12-15", Forward, "2025-12-09");
        check("dec 26 meeting", "2026-03-17", Back, "2026-12-15");
        check("june meeting", "2026-06-10", Back, "2026-06-02");
        check("june meeting", "2026-06-10", ToMeeting, "2026-06-30");
    }

    #[test]
    fn a_meeting_the_calendar_lacks_is_refused() {
        let check = |text: &str, today: &str, looking, which| {
            let refused = Err(Reason::NoMeeting { which });
            assert_eq!(resolved(text, today, looking), refused, "{text} on {today}");
        };
        check("next meeting", "2026-12-15", Forward, " to come");
        check("last meeting", "2025-12-08", Back, " so far");
        check("march meeting", "2026-03-18", Forward, " to come");
        check("march meeting", "2026-03-16", Back, " so far");
        check("may 2026 meeting", "2026-03-17", Direction::Forward, "");
    }

    #[test]
    fn one_of_two_meetings_in_a_month_is_never_guessed() {
        let both = ["2026-06-02", "2026-06-30"].map(day);
        let found = resolved("june 2026 meeting", "2026-06-10", Direction::Back);
        assert_eq!(found, Err(Reason::SeveralMeetings(both)));
    }

    #[test]
    fn other_words_before_meeting_are_no_meeting() {
        let check = |text: &str| assert_eq!(WrittenMeeting::read(&tokens(text)), Ok(None), "{text}");
        ["meeting", "the meeting", "board meeting", "17 march meeting", "next"].into_iter().for_each(check);
        let refused = WrittenMeeting::read(&tokens("may 123 meeting"));
        assert_eq!(refused, Err(Reason::YearDigits(3)));
    }
}
