//! What to type instead of a text that is refused.

use super::parts::ends_of_month;
use super::refusal::Reason;
use super::show::{long, weekday_and_day};
use super::year::financial_year;

/// Writes what cures the fault: what was probably meant where that shows, else examples.
pub(super) fn after(reason: Reason) -> String {
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
        Reason::QuarterWithoutYear(quarter) => {
            format!("add the financial year, as in `Q{quarter} 24/25` or `Q{quarter} 2024/25`")
        }
        Reason::QuarterOfOneYear { quarter, year } => either_quarter(quarter, year - 1),
        Reason::QuarterYearsApart { quarter, start } => either_quarter(quarter, start),
        plain => examples(plain).to_owned(),
    }
}

fn either_quarter(quarter: u32, start: i32) -> String {
    let (first, second) = (financial_year(start), financial_year(start + 1));
    format!("write the financial year, April to March: `Q{quarter} {first}` or `Q{quarter} {second}`")
}

fn examples(reason: Reason) -> &'static str {
    match reason {
        Reason::UnreadableDue => {
            "write a day or a period, as in `17 March 2023` or `end of March`, or a word: \
             `ongoing`, `TBC`, `ASAP` or `as available`"
        }
        Reason::UnreadablePeriod => "write a period with its year, as in `March 2023` or `Q3 2024/25`",
        Reason::UnreadableWord => "write `ongoing`, `TBC`, `ASAP` or `as available`",
        Reason::YearDigits(_) => "write the year with two digits or four, as in `17/3/23` or `17/3/2023`",
        Reason::YearOutOfRange => "two digits of a year mean 20xx, and four say it in full: `17/3/23` or `17/3/2023`",
        Reason::TooFar => "write a nearer day, as in `+2w` or `in 6 months`",
        Reason::NoMeeting { .. } => {
            "write the day, as in `17 March 2023`, or first add the meeting, as in \
             `actions meetings add 17/3/2023`"
        }
        Reason::NoQuarter => "write `Q1` to `Q4` with the year, as in `Q1 24/25` or `Q4 2024/25`",
        _ => "write a day, as in `17/3/2023` or `17 March 2023`",
    }
}
