//! Days and months within words of a table: `Completed 12/05/23`, `Meeting of 12 May 2023`, `May 2012`.

use std::ops::Range;

use chrono::NaiveDate;

use crate::dates::{full_day, month_and_year};
use crate::model::Raised;

/// The most words that a day is written in: `Friday 17th of March 2023`.
const MOST_WORDS: usize = 5;

/// Reads a text that is a day, or a month with its year, and nothing else.
pub(super) fn time_of(text: &str) -> Option<Raised> {
    let text = bare(without_hour(text));
    full_day(text).map(Raised::Day).or_else(|| month_of(text)).or_else(|| month_of_short_year(text))
}

/// Takes off midnight, with which spreadsheets write a day as text.
fn without_hour(text: &str) -> &str {
    let text = text.trim();
    [" 00:00:00", " 00:00", "T00:00:00"].iter().find_map(|hour| text.strip_suffix(hour)).unwrap_or(text)
}

fn month_of(text: &str) -> Option<Raised> {
    let (year, month) = month_and_year(text)?;
    NaiveDate::from_ymd_opt(year, month, 1).map(Raised::Month)
}

/// Reads a month whose year has two figures, which is a month and no day of it: `Jun-22`, `Sept 23`, `Jan '22`.
fn month_of_short_year(text: &str) -> Option<Raised> {
    let (month, year) = text.rsplit_once([' ', '-', '\'', '’', '/', '.'])?;
    let is_short = year.len() == 2 && year.chars().all(|c| c.is_ascii_digit());
    let month = month.trim_end_matches([' ', '.', ',']);
    if is_short { month_of(&format!("{month} 20{year}")) } else { None }
}

/// Finds the first day, else the first month with its year, in a text, and where it stands.
pub(super) fn time_in(text: &str) -> Option<(Range<usize>, Raised)> {
    found(text, |words| written_day(words).map(Raised::Day)).or_else(|| found(text, month_of))
}

/// Finds the first day in a text, and where it stands.
pub(super) fn day_in(text: &str) -> Option<(Range<usize>, NaiveDate)> {
    found(text, written_day)
}

/// Reads a day; three figures side by side are more often a list than a day.
fn written_day(words: &str) -> Option<NaiveDate> {
    let is_joined = words.contains(['.', '/', '-']) || words.chars().any(char::is_alphabetic);
    if is_joined { full_day(words) } else { None }
}

fn found<T>(text: &str, read: impl Fn(&str) -> Option<T>) -> Option<(Range<usize>, T)> {
    let words = words(text);
    for first in 0..words.len() {
        for count in (1..=MOST_WORDS.min(words.len() - first)).rev() {
            let range = trimmed(text, words[first].start..words[first + count - 1].end);
            if let Some(time) = read(&text[range.clone()]) {
                return Some((range, time));
            }
        }
    }
    None
}

/// Returns the places of the words of a text.
pub(super) fn words(text: &str) -> Vec<Range<usize>> {
    let start = text.as_ptr() as usize;
    let place = |word: &str| {
        let at = word.as_ptr() as usize - start;
        at..at + word.len()
    };
    text.split_whitespace().map(place).collect()
}

fn is_mark(c: char) -> bool {
    "()[]{},.;:–—-*'\"".contains(c)
}

/// Returns a text without the marks around it; a bracket that opens within it is left closed.
pub(super) fn bare(text: &str) -> &str {
    let text = text.trim();
    let start = text.len() - text.trim_start_matches(is_mark).len();
    let end = text.trim_end_matches(is_mark).len().max(start);
    let is_open = text[start..end].matches('(').count() > text[start..end].matches(')').count();
    let end = if is_open && text[end..].starts_with(')') { end + 1 } else { end };
    text[start..end].trim()
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let within = &text[range.clone()];
    let start = range.start + within.len() - within.trim_start_matches(is_mark).len();
    let end = range.end - (within.len() - within.trim_end_matches(is_mark).len());
    start..end.max(start)
}

/// Reads when something was asked, and by which minute, as a paper says it: `17 Mar 2023, minute 36(b)`.
pub(super) fn time_and_minute(line: &str) -> Option<(Raised, &str)> {
    let (time, minute) = line.split_once("minute ")?;
    Some((time_of(time.trim_end().strip_suffix(',')?)?, minute.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixtures::day;

    #[test]
    fn a_paper_says_the_minute_beside_the_day() {
        let read = |line| time_and_minute(line).map(|(time, minute)| (time.to_string(), minute));
        assert_eq!(read("17 Mar 2026, minute 36(b)"), Some(("17 Mar 2026".to_owned(), "36(b)")));
        assert_eq!(read("17 Mar 2026,\nminute 36(b)"), Some(("17 Mar 2026".to_owned(), "36(b)")));
        assert_eq!(read("17 Mar 2026"), None);
        assert_eq!(read("the last minute of the day"), None);
    }

    #[test]
    fn a_day_is_found_among_words() {
        let check = |text: &str, words: &str, iso: &str| {
            let (range, found) = day_in(text).expect(text);
            assert_eq!((&text[range], found), (words, day(iso)), "{text}");
        };
        check("Completed 12/05/23.", "12/05/23", "2023-05-12");
        check(
            "Closed at the meeting of Friday 17th of March 2023 (minute 4)",
            "Friday 17th of March 2023",
            "2023-03-17",
        );
        check("(30 June 2023)", "30 June 2023", "2023-06-30");
        assert_eq!(day_in("items 1 2 23 and 3.4"), None);
        assert_eq!(day_in("on 31/02/2023"), None);
    }

    #[test]
    fn a_month_is_found_when_there_is_no_day() {
        assert_eq!(time_in("MAY 2012"), Some((0..8, Raised::Month(day("2012-05-01")))));
        assert_eq!(time_in("Board – May 2012 – 3 May 2012").map(|found| found.1), Some(Raised::Day(day("2012-05-03"))));
        assert_eq!(time_of("26.6.20"), Some(Raised::Day(day("2020-06-26"))));
        assert_eq!(time_of("26/06/2020 00:00:00"), Some(Raised::Day(day("2020-06-26"))));
        assert_eq!(time_of("26 June"), None);
        for short in ["Jun-22", "Jun 22", "June '22", "Jun. 22", "(Jun/22)"] {
            assert_eq!(time_of(short), Some(Raised::Month(day("2022-06-01"))), "{short}");
        }
        assert_eq!(time_of("7-Oct-23"), Some(Raised::Day(day("2023-10-07"))));
    }

    #[test]
    fn marks_go_and_brackets_that_open_within_stay() {
        for (text, words) in [
            ("(30 June)", "30 June"),
            ("Spring (if funded).", "Spring (if funded)"),
            ("7(b)", "7(b)"),
            ("– a;", "a"),
            ("()", ""),
        ] {
            assert_eq!(bare(text), words, "{text}");
        }
    }
}
