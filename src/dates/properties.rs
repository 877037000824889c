//! What holds for every text and for every day.

use chrono::{Datelike, NaiveDate};
use proptest::prelude::*;

use super::year::YEARS;
use super::{
    Calendar, Direction, DueMeaning, DueWhen, DueWord, Period, When, full_day, long, month_and_year, short,
    weekday_and_day,
};

fn any_day() -> impl Strategy<Value = NaiveDate> {
    let days = NaiveDate::MIN.to_epoch_days()..=NaiveDate::MAX.to_epoch_days();
    prop_oneof![days, -25_567..84_006].prop_map(|days| NaiveDate::from_epoch_days(days).unwrap())
}

/// Text made of the pieces that readers look for, put together at random.
fn datelike_text() -> impl Strategy<Value = String> {
    let piece = r"[0-9]{1,5}|[./ ,+-]|th|of|mar|feb|dec|fri|meeting|next|last|the|in|a|w/c|q|end|two|weeks|y|m|d|before|after|week|working|days|fortnight|month|year|financial|h|half|to|spring|winter|ago|early|2027|2026/27|'|s";
    proptest::collection::vec(piece, 0..7).prop_map(|pieces| pieces.join(" "))
}

fn read_all(text: &str, today: NaiveDate, meeting: NaiveDate) {
    let calendar = Calendar::new([meeting]);
    for looking in [Direction::Forward, Direction::Back, Direction::ToMeeting] {
        let found = text.parse().and_then(|when: When| when.resolve(today, &calendar, looking));
        let _ = found.map_err(|refused| refused.to_string() + &refused.hint);
    }
    match text.parse().and_then(|due: DueWhen| due.resolve(today, &calendar)) {
        Ok(DueMeaning::Day(day)) => assert!(day == meeting || YEARS.contains(&day.year()), "{text:?}"),
        Ok(DueMeaning::Period(period)) => assert_eq!(period.to_string().parse(), Ok(period), "{text:?}"),
        Ok(DueMeaning::Words(words)) => assert!(words.parse::<DueWord>().is_ok(), "{text:?}"),
        Err(refused) => assert!(!refused.to_string().is_empty() && !refused.hint.is_empty(), "{text:?}"),
    }
    if let Ok(period) = text.parse::<Period>() {
        assert_eq!(period.to_string().parse(), Ok(period), "{text:?}");
    }
    let _ = (text.parse::<DueWord>(), full_day(text), month_and_year(text));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn no_text_at_all_makes_a_reader_panic(text in any::<String>(), today in any_day(), meeting in any_day()) {
        read_all(&text, today, meeting);
    }

    #[test]
    fn no_text_like_a_date_makes_a_reader_panic(text in datelike_text(), today in any_day(), meeting in any_day()) {
        read_all(&text, today, meeting);
    }

    #[test]
    fn a_day_without_a_year_is_never_on_the_wrong_side_of_today(
        today in -25_567..84_006, day in 1..=28, month in 1..=12,
    ) {
        let today = NaiveDate::from_epoch_days(today).unwrap();
        let when: When = format!("{day}/{month}").parse().unwrap();
        let looking = |way| when.resolve(today, &Calendar::default(), way);
        if let Ok(forward) = looking(Direction::Forward) {
            prop_assert!(forward >= today && forward.years_since(today).unwrap() < 1);
        }
        if let Ok(back) = looking(Direction::Back) {
            prop_assert!(back <= today && today.years_since(back).unwrap() < 1);
        }
    }

    #[test]
    fn a_period_reads_back_as_it_is_written(year in 1900..2199, month in 1..=12_u32, kind in 0..4) {
        let date = NaiveDate::from_ymd_opt(year, month, 28).unwrap();
        let text = match kind {
            0 => date.format("%B %Y").to_string(),
            1 => date.format("end of %B %Y").to_string(),
            2 => date.format("w/c %-d %B %Y").to_string(),
            _ => format!("Q{} {year}/{:02}", (month - 1) / 3 + 1, (year + 1) % 100),
        };
        let period: Period = text.parse().unwrap();
        prop_assert_eq!(period.to_string(), text);
    }
}

#[test]
fn every_day_reads_back_as_it_is_written() {
    let first = NaiveDate::from_ymd_opt(1900, 1, 1).unwrap();
    let last = NaiveDate::from_ymd_opt(2199, 12, 31).unwrap();
    for day in first.iter_days().take_while(|day| *day <= last) {
        let dotted = day.format("%-d.%-m.%Y").to_string();
        for text in [short(day), long(day), weekday_and_day(day), day.to_string(), dotted] {
            assert_eq!(full_day(&text), Some(day), "{text}");
        }
    }
}
