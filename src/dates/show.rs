//! Days written for people to read.
//!
//! Files for programs hold ISO dates, which is how a `NaiveDate` displays itself.

use chrono::{Datelike, NaiveDate, NaiveDateTime};

use super::names::month_name;

/// Writes a day briefly, as in "17 Mar 2023".
pub fn short(day: NaiveDate) -> String {
    format!("{} {}", day.day(), short_month(day))
}

/// Writes a moment briefly, as in "17 Mar 2023 09:30".
pub fn moment(at: NaiveDateTime) -> String {
    format!("{} {}", short(at.date()), at.format("%H:%M"))
}

/// Writes a day in full, as in "17 March 2023".
pub fn long(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}

/// Writes a day in full with its weekday, as in "Friday 17 March 2023".
pub fn weekday_and_day(day: NaiveDate) -> String {
    day.format("%A %-d %B %Y").to_string()
}

/// Writes a day in full, without its year where that is the year of the day that stands before it.
pub fn long_beside(day: NaiveDate, before: NaiveDate) -> String {
    if day.year() == before.year() { day.format("%-d %B").to_string() } else { long(day) }
}

/// Writes a month briefly, as in "Mar 2023".
pub fn short_month(day: NaiveDate) -> String {
    format!("{:.3} {}", month_name(day.month()), day.year())
}

/// Writes a financial year, April to March, as in "2024/25".
pub(super) fn financial_year(start: i32) -> String {
    format!("{start}/{:02}", (start + 1) % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_briefly_in_full_and_with_its_weekday() {
        let check = |iso: &str, expected: [&str; 3]| {
            let day: NaiveDate = iso.parse().unwrap();
            assert_eq!([short(day), long(day), weekday_and_day(day)], expected);
        };
        let friday = ["17 Mar 2023", "17 March 2023", "Friday 17 March 2023"];
        check("2023-03-17", friday);
        let sunday = ["1 Sep 2024", "1 September 2024", "Sunday 1 September 2024"];
        check("2024-09-01", sunday);
    }

    #[test]
    fn a_year_that_was_just_said_is_not_said_again() {
        let check = |iso: &str, expected: &str| {
            let before: NaiveDate = "2023-06-22".parse().unwrap();
            assert_eq!(long_beside(iso.parse().unwrap(), before), expected);
        };
        check("2023-12-31", "31 December");
        check("2024-01-01", "1 January 2024");
        check("2022-06-22", "22 June 2022");
    }

    #[test]
    fn a_financial_year_names_both_its_years() {
        assert_eq!(financial_year(2024), "2024/25");
        assert_eq!(financial_year(1999), "1999/00");
    }
}
