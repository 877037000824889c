//! Days, periods and meetings as people at a board write them.
//!
//! Everything about dates lives here: reading what was typed, choosing the day
//! it means, the calendar of meetings, and writing a day for people to read.
//! Nothing here knows the log, the file or the clock: the caller says which
//! day is today.

mod calendar;
mod day;
mod direction;
mod due;
mod due_word;
mod meeting;
#[cfg(test)]
mod messages;
mod names;
mod parts;
mod period;
#[cfg(test)]
mod properties;
mod refusal;
mod shift;
mod show;
mod token;
mod when;
mod written_period;
mod year;

pub use calendar::Calendar;
pub use day::full_day;
pub use direction::Direction;
pub use due::{DueMeaning, DueWhen};
pub use due_word::DueWord;
pub use period::Period;
pub use show::{long, short, weekday_and_day};
pub use when::When;
pub use written_period::month_and_year;
