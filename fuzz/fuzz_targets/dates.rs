//! Whatever is typed for a date: no reader panics, what is resolved lies in the years 1900 to 2199,
//! what has its year means the same on every day, and what is displayed reads back.

#![no_main]

use actions::dates::{
    Calendar, Direction, DueMeaning, DueWhen, DueWord, Period, When, full_day, long, month_and_year, short,
    weekday_and_day,
};
use actions::message::Message;
use chrono::{Datelike, NaiveDate};
use libfuzzer_sys::fuzz_target;

mod support;

fuzz_target!(|bytes: &[u8]| {
    // The first four bytes are today and a meeting, the rest is what was typed.
    let Some((days, typed)) = bytes.split_at_checked(4) else { return };
    let today = support::day(u16::from_le_bytes([days[0], days[1]]));
    let meeting = support::day(u16::from_le_bytes([days[2], days[3]]));
    read_all(&String::from_utf8_lossy(typed), today, &Calendar::new([meeting]));
});

fn read_all(typed: &str, today: NaiveDate, calendar: &Calendar) {
    if let Some(when) = understood(typed.parse::<When>()) {
        for looking in [Direction::Forward, Direction::Back, Direction::ToMeeting] {
            let resolve = |today| understood(when.resolve(today, calendar, looking));
            let resolved = resolve(today);
            resolved.into_iter().for_each(in_range);
            if when.is_in_full() {
                assert_eq!(resolved, resolve(support::day(30_000)), "{typed:?} means another day on another day");
            }
        }
    }
    match understood(typed.parse::<DueWhen>()).and_then(|due| understood(due.resolve(today, calendar))) {
        Some(DueMeaning::Day(day)) => in_range(day),
        Some(DueMeaning::Period(period)) => reads_back(period),
        Some(DueMeaning::Words(words)) => assert!(words.parse::<DueWord>().is_ok(), "{words:?} is no word"),
        None => {}
    }
    understood(typed.parse::<Period>()).into_iter().for_each(reads_back);
    understood(typed.parse::<DueWord>());
    if let Some(day) = full_day(typed) {
        in_range(day);
        for shown in [short(day), long(day), weekday_and_day(day)] {
            assert_eq!(full_day(&shown), Some(day), "{typed:?} is shown as {shown:?}");
        }
    }
    if let Some((year, month)) = month_and_year(typed) {
        assert!((1900..=2199).contains(&year) && (1..=12).contains(&month), "{typed:?}: {year}-{month}");
    }
}

fn understood<T>(read: Result<T, Message>) -> Option<T> {
    read.map_err(|refused| assert!(!refused.to_string().is_empty() && !refused.hint.is_empty())).ok()
}

fn in_range(day: NaiveDate) {
    assert!((1900..=2199).contains(&day.year()), "{day} is out of range");
}

/// A period that begins in 2199 may end in the year after, as its last quarter does.
fn reads_back(period: Period) {
    assert!((1900..=2200).contains(&period.last_day().year()), "{period} ends out of range");
    assert_eq!(period.to_string().parse(), Ok(period));
}
