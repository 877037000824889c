//! Every phrase that may be typed for a due date, with what is stored and the day on which it is due.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::{Calendar, Direction, DueMeaning, DueWhen, Limit};

/// What is typed, what is stored, and the day on which that is due where it is not what is stored; on Monday 22 June
/// 2026, with meetings on 30 June, 29 September and 8 December 2026.
#[rustfmt::skip]
const PHRASES: &[(&str, &str, &str)] = &[
    ("by 30 June", "2026-06-30", ""),
    ("due on 30 June", "2026-06-30", ""),
    ("on or before 30 June", "2026-06-30", ""),
    ("no later than 30 June", "2026-06-30", ""),
    ("Not later than Friday", "2026-06-26", ""),
    ("before 30 June", "2026-06-29", ""),
    ("before Friday", "2026-06-25", ""),
    ("before the next meeting", "2026-06-29", ""),
    ("before March 2027", "2027-02-28", ""),
    ("by the next meeting", "2026-06-30", ""),
    ("for the September meeting", "2026-09-29", ""),
    ("in time for the December meeting", "2026-12-08", ""),
    ("at the meeting after next", "2026-09-29", ""),
    ("within 3 weeks", "2026-07-13", ""),
    ("in 10 days", "2026-07-02", ""),
    ("3 months from now", "2026-09-22", ""),
    ("in three weeks' time", "2026-07-13", ""),
    ("a fortnight", "2026-07-06", ""),
    ("fortnight", "2026-07-06", ""),
    ("within a month", "2026-07-22", ""),
    ("10 working days", "2026-07-06", ""),
    ("within 5 working days", "2026-06-29", ""),
    ("10 working days before the September meeting", "2026-09-15", ""),
    ("2 weeks before the next meeting", "2026-06-16", ""),
    ("a week after the December meeting", "2026-12-15", ""),
    ("the day before the September meeting", "2026-09-28", ""),
    ("a fortnight before the end of March", "2027-03-17", ""),
    ("a month after the end of the financial year", "2027-04-30", ""),
    ("this week", "2026-06-26", ""),
    ("end of the week", "2026-06-26", ""),
    ("next week", "2026-07-03", ""),
    ("by the end of next week", "2026-07-03", ""),
    ("this month", "2026-06-30", ""),
    ("next month", "2026-07-31", ""),
    ("end of month", "2026-06-30", ""),
    ("end of the month", "2026-06-30", ""),
    ("by the end of next month", "2026-07-31", ""),
    ("month end", "2026-06-30", ""),
    ("end of year", "2026-12-31", ""),
    ("end of the year", "2026-12-31", ""),
    ("end of next year", "2027-12-31", ""),
    ("end of 2027", "2027-12-31", ""),
    ("year end", "2027-03-31", ""),
    ("end of the financial year", "2027-03-31", ""),
    ("end of the financial year 2027/28", "2028-03-31", ""),
    ("end of 2026/27", "2027-03-31", ""),
    ("week 50", "2026-12-11", ""),
    ("week 2", "2027-01-15", ""),
    ("week 50 of 2027", "2027-12-17", ""),
    ("2026-W50", "2026-12-11", ""),
    ("week ending 10 Nov", "2026-11-10", ""),
    ("w/e 10 Nov", "2026-11-10", ""),
    ("w/c 6 Nov", "w/c 6 November 2026", "2026-11-06"),
    ("March", "March 2027", "2027-03-31"),
    ("in March", "March 2027", "2027-03-31"),
    ("end March", "end of March 2027", "2027-03-31"),
    ("early March 2027", "early March 2027", "2027-03-10"),
    ("mid March", "mid March 2027", "2027-03-20"),
    ("mid-March", "mid March 2027", "2027-03-20"),
    ("Late March", "late March 2027", "2027-03-31"),
    ("March/April 2027", "March/April 2027", "2027-04-30"),
    ("March to May 2027", "March to May 2027", "2027-05-31"),
    ("Mar-May", "March to May 2027", "2027-05-31"),
    ("Dec/Jan", "December/January 2027", "2027-01-31"),
    ("November 2026 to January 2027", "November 2026 to January 2027", "2027-01-31"),
    ("Spring 2027", "Spring 2027", "2027-05-31"),
    ("spring of 2027", "Spring 2027", "2027-05-31"),
    ("Spring", "Spring 2027", "2027-05-31"),
    ("Summer", "Summer 2026", "2026-08-31"),
    ("Autumn", "Autumn 2026", "2026-11-30"),
    ("Winter", "Winter 2026/27", "2027-02-28"),
    ("Winter 2027/28", "Winter 2027/28", "2028-02-29"),
    ("Spring (if funded)", "Spring 2027 (if funded)", "2027-05-31"),
    ("2027", "2027", "2027-12-31"),
    ("during 2027", "2027", "2027-12-31"),
    ("2026/27", "2026/27", "2027-03-31"),
    ("2026-2027", "2026/27", "2027-03-31"),
    ("financial year 2026/27", "2026/27", "2027-03-31"),
    ("H1 2027", "H1 2027", "2027-06-30"),
    ("second half of 2027", "H2 2027", "2027-12-31"),
    ("H2 2026/27", "H2 2026/27", "2027-03-31"),
    ("Q3 2027", "Q3 2027", "2027-09-30"),
    ("Q3 2026/27", "Q3 2026/27", "2026-12-31"),
    ("Q4 of 2026/27", "Q4 2026/27", "2027-03-31"),
    ("1st quarter of 2027", "Q1 2027", "2027-03-31"),
    ("end of Q3 2026/27", "Q3 2026/27", "2026-12-31"),
    ("by the end of the first half of 2027", "H1 2027", "2027-06-30"),
    ("end of Spring", "Spring 2027", "2027-05-31"),
    ("in a fortnight's time", "2026-07-06", ""),
    ("ongoing", "ongoing", "none"),
    ("Ongoing (monthly)", "ongoing (monthly)", "none"),
    ("tbc", "TBC", "none"),
    ("to be confirmed", "TBC", "none"),
    ("asap", "ASAP", "none"),
    ("as soon as possible", "as soon as possible", "none"),
    ("as available", "as available", "none"),
    ("standing", "standing", "none"),
    ("when needed", "when needed", "none"),
];

fn calendar() -> Calendar {
    Calendar::new(["2026-06-30", "2026-09-29", "2026-12-08"].map(day))
}

fn day(iso: &str) -> NaiveDate {
    iso.parse().unwrap()
}

/// Returns the words in which it is told, and the day.
fn told(meaning: &DueMeaning) -> (String, Option<NaiveDate>) {
    match meaning {
        DueMeaning::Day(day) => (day.to_string(), Some(*day)),
        DueMeaning::Period(period) => (period.to_string(), Some(period.last_day())),
        DueMeaning::Words(words) => (words.clone(), None),
    }
}

fn read(typed: &str, today: NaiveDate) -> (String, Option<NaiveDate>) {
    let due: DueWhen = typed.parse().unwrap_or_else(|refused| panic!("{typed}: {refused}"));
    told(&due.resolve(today, &calendar()).unwrap_or_else(|refused| panic!("{typed}: {refused}")))
}

#[test]
fn a_phrase_is_stored_as_it_is_told_and_is_due_on_its_day() {
    for (typed, stored, due) in PHRASES {
        let due = if due.is_empty() { stored } else { due };
        let due = if *due == "none" { None } else { Some(day(due)) };
        assert_eq!(read(typed, day("2026-06-22")), ((*stored).to_owned(), due), "{typed}");
    }
}

#[test]
fn what_counts_working_days_or_a_year_of_the_calendar_says_so() {
    for (typed, _, _) in PHRASES {
        let due: DueWhen = typed.parse().unwrap();
        let of_calendar = [
            "H1 2027",
            "second half of 2027",
            "by the end of the first half of 2027",
            "Q3 2027",
            "1st quarter of 2027",
        ]
        .contains(typed);
        assert_eq!(due.caveat().is_some(), typed.contains("working days") || of_calendar, "{typed}");
    }
}

#[test]
fn a_search_ends_at_the_end_of_a_period_on_its_side() {
    let check = |typed: &str, back: &str, forward: &str| {
        let limit: Limit = typed.parse().unwrap();
        let found = [Direction::Back, Direction::Forward].map(|way| limit.resolve(day("2026-06-22"), &calendar(), way));
        assert_eq!(found, [Ok(day(back)), Ok(day(forward))], "{typed}");
    };
    check("March 2026", "2026-03-01", "2026-03-31");
    check("March", "2026-03-01", "2027-03-31");
    check("June", "2026-06-01", "2026-06-30");
    check("2026", "2026-01-01", "2026-12-31");
    check("mid March", "2026-03-11", "2027-03-20");
    check("Winter", "2025-12-01", "2027-02-28");
    check("w/c 6 Nov", "2025-11-06", "2026-11-06");
    check("a fortnight", "2026-06-08", "2026-07-06");
    check("week 50", "2025-12-12", "2026-12-11");
    check("by 30 June", "2025-06-30", "2026-06-30");
    check("end of month", "2026-06-30", "2026-06-30");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn what_was_told_typed_again_is_the_same(at in 0..PHRASES.len(), today in 20_500..20_900) {
        let (typed, _, _) = PHRASES[at];
        let today = NaiveDate::from_epoch_days(today).unwrap();
        let due: DueWhen = typed.parse().unwrap();
        if let Ok(meaning) = due.resolve(today, &calendar()) {
            let told = told(&meaning);
            prop_assert_eq!(&read(&told.0, today), &told);
            prop_assert_eq!(&read(&told.0, today + chrono::Days::new(400)), &told);
        }
    }
}
