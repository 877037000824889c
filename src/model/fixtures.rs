//! Small logs for tests.

use chrono::NaiveDate;

use super::action::{Action, Raised, State};
use super::fields::Draft;
use super::front::Front;
use super::log::Log;
use super::number::Number;
use super::owner::Owner;
use super::words::{Outcome, Rag};
use crate::dates::Calendar;

pub(crate) fn day(iso: &str) -> NaiveDate {
    iso.parse().expect("a day of the test")
}

/// An amber action raised on 17 March 2026.
pub(crate) fn action(number: i64, owners: &[&str]) -> Action {
    let owners = owners.iter().map(|name| Owner::new(name)).collect();
    let amber = Draft { rag: Some(Rag::Amber), ..Draft::default() };
    let number = Number::new(number).expect("a number of the test");
    amber.open(number, Raised::Day(day("2026-03-17")), format!("Do thing {number}."), owners)
}

/// A log of these actions, with meetings in March, June and September 2026.
pub(crate) fn log_of(actions: impl IntoIterator<Item = Action>) -> Log {
    Log {
        title: Some("Riverside Board".to_owned()),
        front: Front::default(),
        calendar: Calendar::new(["2026-03-17", "2026-06-30", "2026-09-29"].map(day)),
        done_colour: Rag::Green,
        key: Vec::new(),
        issued: Vec::new(),
        people: Vec::new(),
        actions: actions.into_iter().map(Into::into).collect(),
    }
}

/// Closed as completed on a day.
pub(crate) fn closed(on: &str) -> State {
    State::Closed { on: Some(day(on)), outcome: Outcome::Completed, minute: None, was_rag: None }
}
