//! Times that have names and no day: `half-term`, `the summer term`, `the October meeting`; and days of the week.

use chrono::{Datelike, NaiveDate};

/// The most words of such a name.
const MOST_WORDS: usize = 5;

/// Names that stand alone.
const TIMES: &[&str] =
    &["christmas", "easter", "half-term", "half term", "the weekend", "weekend", "term", "year end", "new year"];

/// Which term or holiday.
#[rustfmt::skip]
const TERMS: &[&str] = &[
    "spring", "summer", "autumn", "winter", "easter", "christmas", "michaelmas", "lent", "trinity", "hilary", "this", "next", "half", "end",
    "of", "the",
];

/// Tells whether words that are no date name a time all the same.
pub(super) fn names_time(phrase: &str, bare: &str) -> bool {
    let bare = bare.to_lowercase();
    let bare =
        ["before ", "the ", "a "].iter().fold(bare.as_str(), |rest, lead| rest.strip_prefix(lead).unwrap_or(rest));
    let is_short = phrase.split_whitespace().count() <= MOST_WORDS;
    let is_of_meeting = |word: &str| {
        let known = ["next", "following", "annual", "board", "committee", "council", "full"];
        is_month(word) || known.contains(&word) || word.ends_with("'s") || word.ends_with("’s")
    };
    let is_meeting = bare.strip_suffix(" meeting").is_some_and(|which| {
        let mut words = which.split([' ', '-']);
        words.clone().any(|word| is_month(word) || ["next", "following", "annual"].contains(&word))
            && words.all(is_of_meeting)
    });
    let is_of_term = |which: &str| which.split(' ').all(|word| TERMS.contains(&word));
    let is_term = [" term", " holiday", " holidays", " break", " half-term"]
        .iter()
        .any(|end| bare.strip_suffix(end).is_some_and(is_of_term));
    is_short && (TIMES.contains(&bare) || is_term || is_meeting)
}

/// Tells whether a phrase has the name of a day of the week in it.
pub(super) fn names_day(phrase: &str) -> bool {
    phrase.to_lowercase().split(' ').any(is_weekday)
}

/// Tells whether a word in lower case is a day of the week.
pub(super) fn is_weekday(word: &str) -> bool {
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"].contains(&word)
}

/// Tells whether a word in lower case is a month, shortened or not.
pub(super) fn is_month(word: &str) -> bool {
    const MONTHS: &[&str] = &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    word.len() >= 3 && MONTHS.iter().any(|month| word.starts_with(month)) && word != "market" && word != "decision"
}

/// Reads a day without its month, `the 24th`, as the next such day after a meeting.
pub(super) fn day_of_month(phrase: &str, meeting: NaiveDate) -> Option<NaiveDate> {
    let bare = phrase.strip_prefix("the ").unwrap_or(phrase);
    let end = bare.find(|c: char| !c.is_ascii_digit())?;
    let number: u32 = bare[..end].parse().ok()?;
    let is_ordinal = ["st", "nd", "rd", "th"].contains(&&bare[end..]);
    let mut days = meeting.iter_days().skip(1).take(62);
    days.find(|day| is_ordinal && day.day() == number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixtures::day;

    #[test]
    fn times_have_names() {
        for name in [
            "half-term",
            "the summer term",
            "before Christmas",
            "the October meeting",
            "the end of term",
            "the Easter holidays",
        ] {
            assert!(names_time(name, name), "{name}");
        }
        for name in ["parents in the summer term", "the meeting", "the council", "a long term"] {
            assert!(!names_time(name, name), "{name}");
        }
    }

    #[test]
    fn a_day_of_the_month_is_the_next_one() {
        let check = |phrase: &str, expected: Option<&str>| {
            assert_eq!(day_of_month(phrase, day("2023-01-30")), expected.map(day), "{phrase}");
        };
        check("the 31st", Some("2023-01-31"));
        check("the 30th", Some("2023-03-30"));
        check("3rd", Some("2023-02-03"));
        check("the 3", None);
        check("the 40th", None);
    }
}
