//! Days, periods and meetings as people at a board write them.
//!
//! Everything about dates lives here: reading what was typed, choosing the day
//! it means, the calendar of meetings, and writing a day for people to read.
//! Nothing here knows the log, the file or the clock: the caller says which
//! day is today.

mod beside;
mod calendar;
mod day;
mod direction;
mod distance;
mod due;
mod due_word;
mod ending;
mod lead;
mod limit;
mod meeting;
#[cfg(test)]
mod messages;
mod names;
mod nearest;
mod parts;
mod period;
#[cfg(test)]
mod phrases;
mod plain_day;
#[cfg(test)]
mod properties;
mod quarter;
mod refusal;
mod remark;
mod shift;
mod show;
mod token;
mod week;
mod when;
mod written_period;
mod year;
mod yearly;

pub use calendar::Calendar;
pub use day::full_day;
pub use direction::Direction;
pub use due::{DueMeaning, DueWhen};
pub use due_word::DueWord;
pub use limit::Limit;
pub(crate) use names::is_month;
pub use names::weekday_name;
pub use period::Period;
pub use show::{long, long_beside, moment, short, short_month, weekday_and_day};
pub use when::When;
pub use written_period::month_and_year;
