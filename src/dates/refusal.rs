//! Why a text is refused as a date, and what to type instead.

use chrono::{Datelike, NaiveDate, Weekday};

use super::names::weekday_name;
use super::parts::{DayParts, ends_of_month};
use super::show::{financial_year, long, weekday_and_day};
use crate::message::Message;

/// What is wrong with a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reason {
    Empty,
    UnreadableDay,
    UnreadableDue,
    UnreadablePeriod,
    UnreadableWord,
    /// A period or a word where only a day will do.
    NoDay,
    NoMonth {
        year_first: bool,
        number: u32,
        /// The day it would be with the two numbers changed over.
        meant: Option<DayParts>,
    },
    NoSuchDay {
        month: u32,
        year: Option<i32>,
    },
    MonthFirst(DayParts),
    /// `March 23`: a day or a year.
    MonthThenNumber {
        day: DayParts,
        year: i32,
    },
    WrongWeekday {
        said: Weekday,
        day: NaiveDate,
    },
    YearDigits(usize),
    YearOutOfRange,
    TooFar,
    NoMeeting {
        /// " to come" or " so far" when that was looked at, else nothing.
        which: &'static str,
    },
    SeveralMeetings([NaiveDate; 2]),
    NoWeek,
    NoQuarter,
    NoHalf,
    PartWithoutYear {
        /// `Q` or `H`.
        sign: char,
        number: u32,
    },
    YearsApart {
        sign: char,
        number: u32,
        start: i32,
    },
    WinterOfOneYear(i32),
}

impl Reason {
    /// Refuses `typed`, which is kept on one line, with what to type instead. Where the text has an obvious meaning
    /// the examples say that; it is never taken as meant.
    pub(super) fn message(self, typed: &str) -> Message {
        let typed = typed.split_whitespace().collect::<Vec<_>>().join(" ");
        Message::new(self.sentence(&typed), cure(self))
    }

    fn sentence(self, typed: &str) -> String {
        match self {
            Reason::Empty => "the date is empty".to_owned(),
            Reason::UnreadableDay | Reason::UnreadableDue => format!("`{typed}` is not a date"),
            Reason::UnreadablePeriod => {
                format!("`{typed}` is not a period with its year")
            }
            Reason::UnreadableWord => format!("`{typed}` is not a word for a due date"),
            Reason::NoDay => format!("`{typed}` does not name a day, and a day is needed"),
            Reason::NoMonth { year_first, number, .. } => {
                let order = if year_first { "after a year the month comes next" } else { "the day comes first" };
                format!("there is no month {number} in `{typed}`: {order}")
            }
            Reason::NoSuchDay { .. } => format!("there is no such day as `{typed}`"),
            Reason::MonthFirst(_) => format!("`{typed}` has the month before the day"),
            Reason::MonthThenNumber { day, year } => {
                let month = day.month_name();
                format!("`{typed}` could be {day} or {month} {year}")
            }
            Reason::WrongWeekday { said, day } => {
                let (said, day, right) = (weekday_name(said), long(day), weekday_name(day.weekday()));
                format!("`{typed}` is not a {said}: {day} is a {right}")
            }
            Reason::YearDigits(1) => format!("`{typed}` has a year of 1 digit"),
            Reason::YearDigits(count) => format!("`{typed}` has a year of {count} digits"),
            Reason::YearOutOfRange | Reason::TooFar => {
                format!("`{typed}` is outside the years 1900 to 2199")
            }
            Reason::NoMeeting { which } => format!("the calendar has no `{typed}`{which}"),
            Reason::SeveralMeetings([first, second]) => {
                format!("`{typed}` could be {} or {}", long(first), long(second))
            }
            Reason::NoQuarter => format!("`{typed}` is not one of the four quarters of a year"),
            Reason::NoHalf => format!("`{typed}` is not one of the two halves of a year"),
            Reason::NoWeek => format!("`{typed}` is not a week of the year"),
            Reason::PartWithoutYear { .. } => format!("`{typed}` does not say which year"),
            Reason::YearsApart { .. } => {
                format!("the two years of `{typed}` do not follow one another")
            }
            Reason::WinterOfOneYear(year) => {
                let (earlier, later) = (financial_year(year - 1), financial_year(year));
                format!("`{typed}` could be in {earlier} or {later}")
            }
        }
    }
}

/// Writes what cures the fault: what was probably meant where that shows, else examples.
fn cure(reason: Reason) -> String {
    match reason {
        Reason::NoMonth { meant: Some(day), .. } => {
            format!("if you mean {day}, write `{}` or `{day}`", day.in_numbers())
        }
        Reason::NoSuchDay { month, year } => match ends_of_month(month, year) {
            Some([first, last]) => {
                format!("that month runs from `{first}` to `{last}`")
            }
            None => examples(reason).to_owned(),
        },
        Reason::MonthFirst(day) => format!("write `{day}` or `{}`", day.in_numbers()),
        Reason::MonthThenNumber { day, year } => {
            format!("write `{day}` or `{} {year}`", day.month_name())
        }
        Reason::WrongWeekday { day, .. } => {
            format!("write `{}` or `{}`", weekday_and_day(day), long(day))
        }
        Reason::SeveralMeetings([first, second]) => {
            format!("write `{}` or `{}`", long(first), long(second))
        }
        Reason::PartWithoutYear { sign, number } => {
            let part = format!("{sign}{number}");
            format!(
                "write `{part} 2026/27` for a financial year, April to March, or `{part} 2027` for one of the calendar"
            )
        }
        Reason::YearsApart { sign, number, start } => either(&format!("{sign}{number}"), start),
        Reason::WinterOfOneYear(year) => either("Winter", year - 1),
        plain => examples(plain).to_owned(),
    }
}

fn either(part: &str, start: i32) -> String {
    format!("write `{part} {}` or `{part} {}`", financial_year(start), financial_year(start + 1))
}

fn examples(reason: Reason) -> &'static str {
    match reason {
        Reason::UnreadablePeriod => "write a period with its year, as in `March 2023` or `Q3 2024/25`",
        Reason::UnreadableWord => "write `ongoing`, `TBC`, `ASAP` or `as available`",
        Reason::YearDigits(_) => "write the year with two digits or four, as in `17/3/23` or `17/3/2023`",
        Reason::YearOutOfRange => "two digits of a year mean 20xx, and four say it in full: `17/3/23` or `17/3/2023`",
        Reason::TooFar => "write a nearer day, as in `+2w` or `in 6 months`",
        Reason::NoMeeting { .. } => {
            "write the day, as in `17 March 2023`, or first add the meeting, as in \
             `actions meetings add 17/3/2023`"
        }
        Reason::NoWeek => "write a week from 1 to 52, as in `week 50` or `2026-W50`; few years have a week 53",
        Reason::NoHalf => "write `H1` or `H2` with the year, as in `H1 2026/27` or `H2 2027`",
        Reason::NoQuarter => "write `Q1` to `Q4` with the year, as in `Q1 24/25` or `Q4 2024/25`",
        _ => "write a day, as in `17/3/2023` or `17 March 2023`",
    }
}
