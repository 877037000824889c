//! The names of months and weekdays, and their short forms.

use chrono::{Month, Weekday};

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Mon),
    ("tuesday", Weekday::Tue),
    ("wednesday", Weekday::Wed),
    ("thursday", Weekday::Thu),
    ("friday", Weekday::Fri),
    ("saturday", Weekday::Sat),
    ("sunday", Weekday::Sun),
];

/// Reads a month in lower case, of three letters up to the full name, as 1 to 12.
pub(super) fn month(word: &str) -> Option<u32> {
    (1..).zip(MONTHS).find_map(|(number, name)| abbreviates(word, name).then_some(number))
}

/// Tells whether a word is the name of a month as people read it: `June`, `Jun`.
pub(crate) fn is_month(word: &str) -> bool {
    let is = |name: &str| word.eq_ignore_ascii_case(name) || word.eq_ignore_ascii_case(&name[..3]);
    word.starts_with(|c: char| c.is_ascii_uppercase()) && MONTHS.iter().any(|name| is(name))
}

/// Spells a month, 1 to 12, in full with its capital.
pub(super) fn month_name(number: u32) -> &'static str {
    let month = u8::try_from(number).ok().and_then(|number| Month::try_from(number).ok());
    month.map_or("", |month| month.name())
}

/// Reads a weekday in lower case, of three letters up to the full name.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    WEEKDAYS.into_iter().find_map(|(name, weekday)| abbreviates(word, name).then_some(weekday))
}

/// Spells a weekday in full, with its capital.
pub fn weekday_name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

/// Reads an ordinal up to the fourth: `third` as 3.
pub(super) fn ordinal(word: &str) -> Option<u32> {
    (1..).zip(["first", "second", "third", "fourth"]).find_map(|(number, name)| (name == word).then_some(number))
}

fn abbreviates(word: &str, name: &str) -> bool {
    word.len() >= 3 && name.starts_with(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_may_be_cut_to_three_letters_and_no_fewer() {
        let check = |word: &str, expected: Option<u32>| assert_eq!(month(word), expected, "{word}");
        check("jan", Some(1));
        check("sept", Some(9));
        check("december", Some(12));
        check("ma", None);
        check("", None);
        check("marhc", None);
        check("decembers", None);
    }

    #[test]
    fn a_weekday_may_be_cut_to_three_letters_and_no_fewer() {
        let check = |word: &str, expected: Option<Weekday>| {
            assert_eq!(weekday(word), expected, "{word}");
        };
        check("mon", Some(Weekday::Mon));
        check("tues", Some(Weekday::Tue));
        check("thurs", Some(Weekday::Thu));
        check("sunday", Some(Weekday::Sun));
        check("fr", None);
        check("march", None);
    }

    #[test]
    fn a_weekday_spelt_in_full_reads_back() {
        for (name, weekday) in WEEKDAYS {
            assert_eq!(weekday_name(weekday).to_lowercase(), name);
        }
    }
}
