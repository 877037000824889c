//! Every refusal word for word, with its hint.

use chrono::NaiveDate;

use super::{Calendar, Direction, DueWhen, DueWord, Period, When};
use crate::message::Message;

const DAY: &str = "write a day, as in `17/3/2023` or `17 March 2023`";
const DIGITS: &str = "write the year with two digits or four, as in `17/3/23` or `17/3/2023`";
const YEARS: &str = "two digits of a year mean 20xx, and four say it in full: `17/3/23` or `17/3/2023`";
const NEARER: &str = "write a nearer day, as in `+2w` or `in 6 months`";
const MEETING: &str = "write the day, as in `17 March 2023`, or first add the meeting, as in \
                       `actions meetings add 17/3/2023`";
fn day(iso: &str) -> NaiveDate {
    iso.parse().unwrap()
}

fn check(refused: &Message, message: &str, hint: &str) {
    assert_eq!(refused.to_string(), message);
    assert_eq!(refused.hint, hint, "{message}");
}

/// Both steps on 7 October 2026, looking back, with two meetings in June 2026.
fn when(text: &str, message: &str, hint: &str) {
    let calendar = Calendar::new(["2026-06-02", "2026-06-30"].map(day));
    let refused = text.parse::<When>().and_then(|when| when.resolve(day("2026-10-07"), &calendar, Direction::Back));
    check(&refused.unwrap_err(), message, hint);
}

fn due(text: &str, message: &str, hint: &str) {
    let refused = text.parse::<DueWhen>().and_then(|due| due.resolve(day("2026-10-07"), &Calendar::default()));
    check(&refused.unwrap_err(), message, hint);
}

#[test]
fn text_that_is_no_date_is_refused_with_examples() {
    when("", "the date is empty", DAY);
    when(" , ", "the date is empty", DAY);
    when("soon", "`soon` is not a date", DAY);
    when("see\n minutes", "`see minutes` is not a date", DAY);
    when("foo 17 123", "`foo 17 123` is not a date", DAY);
    due("", "the date is empty", DAY);
    let hint = "write `17 March 2027` or `end of March`; to keep the words, `--due-words soon`";
    due("soon", "`soon` is not a date", hint);
    let hint = "write `end of June` or `17 March 2027`; to keep the words, `--due-words \"end of Juen or so\"`";
    due("end of  Juen or so", "`end of Juen or so` is not a date", hint);
    let hint = "write `30 June` or `17 March 2027`; to keep the words, `--due-words \"30 June (if funded)\"`";
    due("30 June (if funded)", "`30 June (if funded)` is not a date", hint);
    let hint = "write `Friday` or `17 March 2027`; to keep the words, `--due-words 'the \"last\" Friday'`";
    due("the \"last\" Friday", "`the \"last\" Friday` is not a date", hint);
}

#[test]
fn a_period_or_a_word_is_refused_where_a_day_is_needed() {
    for text in ["March 2023", "end of March", "w/c 6 Nov", "Q3", "ongoing"] {
        let message = format!("`{text}` does not name a day, and a day is needed");
        when(text, &message, DAY);
    }
}

#[test]
fn a_month_before_the_day_is_refused_and_asked_about() {
    let hint = "if you mean 17 March 2023, write `17/3/2023` or `17 March 2023`";
    when("3/17/2023", "there is no month 17 in `3/17/2023`: the day comes first", hint);
    let message = "there is no month 17 in `2023-17-03`: after a year the month comes next";
    when("2023-17-03", message, hint);
    let hint = "if you mean 17 March, write `17/3` or `17 March`";
    due("3.17", "there is no month 17 in `3.17`: the day comes first", hint);
    when("40/13/2023", "there is no month 13 in `40/13/2023`: the day comes first", DAY);
}

#[test]
fn a_month_written_before_the_day_is_refused() {
    let hint = "write `17 March 2023` or `17/3/2023`";
    when("March 17, 2023", "`March 17, 2023` has the month before the day", hint);
    due("Friday, March 17 23", "`Friday, March 17 23` has the month before the day", hint);
    when("Mar 17", "`Mar 17` has the month before the day", "write `17 March` or `17/3`");
    due("March 5", "`March 5` has the month before the day", "write `5 March` or `5/3`");
    let hint = "write `23 March` or `March 2023`";
    due("Mar 23", "`Mar 23` could be 23 March or March 2023", hint);
}

#[test]
fn a_day_that_does_not_exist_is_refused() {
    let hint = "that month runs from `1 February` to `29 February`";
    when("31 Feb", "there is no such day as `31 Feb`", hint);
    let hint = "that month runs from `1 February 2023` to `28 February 2023`";
    due("29/2/2023", "there is no such day as `29/2/2023`", hint);
    let message = "`Monday 17 March 2023` is not a Monday: 17 March 2023 is a Friday";
    let hint = "write `Friday 17 March 2023` or `17 March 2023`";
    when("Monday 17 March 2023", message, hint);
}

#[test]
fn a_year_out_of_reach_is_refused() {
    when("17/03/123", "`17/03/123` has a year of 3 digits", DIGITS);
    due("17 March 3", "`17 March 3` has a year of 1 digit", DIGITS);
    when("March 12345", "`March 12345` has a year of 5 digits", DIGITS);
    when("17/3/1823", "`17/3/1823` is outside the years 1900 to 2199", YEARS);
    due("March 2200", "`March 2200` is outside the years 1900 to 2199", YEARS);
    when("+99999999999w", "`+99999999999w` is outside the years 1900 to 2199", NEARER);
    due("in 300 years", "`in 300 years` is outside the years 1900 to 2199", NEARER);
}

#[test]
fn a_meeting_not_in_the_calendar_is_refused() {
    when("next meeting", "the calendar has no `next meeting` to come", MEETING);
    when("May meeting", "the calendar has no `May meeting` so far", MEETING);
    when("May 2026 meeting", "the calendar has no `May 2026 meeting`", MEETING);
    due("last meeting", "the calendar has no `last meeting` so far", MEETING);
    let message = "`June 2026 meeting` could be 2 June 2026 or 30 June 2026";
    when("June 2026 meeting", message, "write `2 June 2026` or `30 June 2026`");
}

#[test]
fn a_part_of_a_year_is_refused_until_it_names_one() {
    let hint = "write `Q3 2026/27` for a financial year, April to March, or `Q3 2027` for one of the calendar";
    due("Q3", "`Q3` does not say which year", hint);
    let hint = "write `H2 2026/27` for a financial year, April to March, or `H2 2027` for one of the calendar";
    due("second half", "`second half` does not say which year", hint);
    let hint = "write `Q3 2024/25` or `Q3 2025/26`";
    due("Q3 24/26", "the two years of `Q3 24/26` do not follow one another", hint);
    let hint = "write `Q1` to `Q4` with the year, as in `Q1 24/25` or `Q4 2024/25`";
    due("Q5 24/25", "`Q5 24/25` is not one of the four quarters of a year", hint);
    let hint = "write `H1` or `H2` with the year, as in `H1 2026/27` or `H2 2027`";
    due("H3 2027", "`H3 2027` is not one of the two halves of a year", hint);
    let hint = "write `Winter 2026/27` or `Winter 2027/28`";
    due("Winter 2027", "`Winter 2027` could be in 2026/27 or 2027/28", hint);
}

#[test]
fn a_week_that_a_year_has_not_is_refused() {
    let hint = "write a week from 1 to 52, as in `week 50` or `2026-W50`; few years have a week 53";
    due("week 54", "`week 54` is not a week of the year", hint);
    when("2027-W53", "`2027-W53` is not a week of the year", hint);
}

#[test]
fn text_in_the_file_is_refused_as_a_period_or_a_word() {
    let hint = "write a period with its year, as in `March 2023` or `Q3 2024/25`";
    let refused = "March".parse::<Period>().unwrap_err();
    check(&refused, "`March` is not a period with its year", hint);
    check(&"".parse::<Period>().unwrap_err(), "the date is empty", DAY);
    let hint = "write `ongoing`, `TBC`, `ASAP` or `as available`";
    let refused = "soon".parse::<DueWord>().unwrap_err();
    check(&refused, "`soon` is not a word for a due date", hint);
}
