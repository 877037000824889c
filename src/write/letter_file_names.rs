//! Names for the files of letters, safe on every system: `2026-06-22-rik-basra.eml`.
//!
//! The day comes first, so that a name is no reserved one, begins with no full stop, and shows when it was written.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use crate::model::folded;

/// How much of an owner's name a file bears, in characters: with four bytes each it stays well below what systems allow.
const MOST_CHARS: usize = 40;

/// Returns a name for the file of each owner's letter, no two alike even where capitals do not count.
///
/// It is the same whoever else is written to: what tells two names apart is counted over everybody in the log.
pub fn letter_file_names(owners: &[&str], everybody: &[&str], today: NaiveDate, ending: &str) -> Vec<String> {
    let named: HashMap<&str, String> = everybody.iter().copied().zip(names(everybody, today, ending)).collect();
    owners.iter().filter_map(|owner| named.get(owner).cloned()).collect()
}

fn names(everybody: &[&str], today: NaiveDate, ending: &str) -> Vec<String> {
    let mut taken = HashSet::new();
    let mut free = |owner: &&str| {
        let plain = plain(owner);
        let (mut name, mut number) = (plain.clone(), 1);
        while !taken.insert(name.clone()) {
            number += 1;
            name = format!("{plain}-{number}");
        }
        format!("{today}-{name}.{ending}")
    };
    everybody.iter().map(&mut free).collect()
}

/// Tells whether a file bears a name as letters do.
pub fn is_letter_file_name(name: &str) -> bool {
    let has_day = name.get(..10).is_some_and(|day| day.parse::<NaiveDate>().is_ok()) && name[10..].starts_with('-');
    has_day && [".txt", ".eml"].iter().any(|ending| name.ends_with(ending))
}

/// Returns as much of an owner's name as a file bears.
fn plain(name: &str) -> String {
    let short: String = hyphened(name).chars().take(MOST_CHARS).collect();
    let short = short.trim_end_matches('-');
    if short.is_empty() { "unnamed".to_owned() } else { short.to_owned() }
}

/// Returns words in small letters and figures alone, hyphens between them.
pub(crate) fn hyphened(words: &str) -> String {
    let spaced: String = folded(words).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(owners: &[&str], names: &[&str]) {
        let today = NaiveDate::from_ymd_opt(2026, 6, 22).expect("a day of the test");
        let named = letter_file_names(owners, owners, today, "eml");
        let whole: Vec<String> = names.iter().map(|name| format!("2026-06-22-{name}.eml")).collect();
        assert_eq!(named, whole);
        assert!(named.iter().all(|name| is_letter_file_name(name)));
    }

    #[test]
    fn a_name_is_plain_on_every_system() {
        check(&["Rik Basra"], &["rik-basra"]);
        check(&["Zoë Brânză (acting), \"Police\""], &["zoe-branza-acting-police"]);
        check(&["../../etc/passwd"], &["etc-passwd"]);
        check(&["C:\\x|y*z?<>\r\n\0"], &["c-x-y-z"]);
        check(&["CON", "NUL.", "...", "\u{202e}"], &["con", "nul", "unnamed", "unnamed-2"]);
        check(&["王 小明"], &["王-小明"]);
        check(&[&"long ".repeat(60)], &["long-long-long-long-long-long-long-long"]);
    }

    #[test]
    fn no_two_owners_share_a_file() {
        check(&["A. Smith", "A Smith", "a-smith", "A Smith 2"], &["a-smith", "a-smith-2", "a-smith-3", "a-smith-2-2"]);
    }

    #[test]
    fn a_name_is_the_same_whoever_else_is_written_to() {
        let today = NaiveDate::from_ymd_opt(2026, 6, 22).expect("a day of the test");
        let named = letter_file_names(&["A. Smith"], &["A Smith", "A. Smith"], today, "txt");
        assert_eq!(named, ["2026-06-22-a-smith-2.txt"]);
    }

    #[test]
    fn other_files_are_not_taken_for_letters() {
        for name in ["june.txt", "2026-06-22.eml", "2026-06-31-rik.eml", "2026-06-22-rik.docx", "é2026-06-2"] {
            assert!(!is_letter_file_name(name), "{name}");
        }
    }
}
