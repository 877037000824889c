//! Owners whose names look like those of one person, so that somebody may say whether they are.

use std::collections::BTreeMap;

use super::account::listed;
use super::names::has_post;
use super::row_to_action::Taken;
use super::words::plain;
use crate::model::differ_in_a_letter;

/// The most owners that are compared with each other.
const MOST: usize = 400;

/// Says which owners may be one person, with the rows of each.
pub(super) fn look_alikes<'t>(actions: impl Iterator<Item = &'t Taken>) -> Vec<String> {
    let mut rows: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for taken in actions {
        for owner in taken.action.everyone() {
            let places = rows.entry(owner.as_str()).or_default();
            if places.last() != Some(&taken.place) {
                places.push(taken.place.clone());
            }
        }
    }
    let owners: Vec<(&str, Vec<String>)> = rows.into_iter().take(MOST).collect();
    let mut told = Vec::new();
    for (at, (one, of_one)) in owners.iter().enumerate() {
        for (other, of_other) in &owners[at + 1..] {
            if may_be_one(one, other) {
                let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
                told.push(format!(
                    "the owners \"{one}\" ({}) and \"{other}\" ({}) may be one; --owner \"{short}={long}\" makes them one",
                    listed(of_one),
                    listed(of_other)
                ));
            }
        }
    }
    told
}

/// Tells whether two names may be those of one person: written otherwise, with initials, or with a slip of one letter.
fn may_be_one(one: &str, other: &str) -> bool {
    let (one_plain, other_plain) = (without_title(one), without_title(other));
    let (first, second): (Vec<&str>, Vec<&str>) = (one_plain.split(' ').collect(), other_plain.split(' ').collect());
    let is_slip = || differ_in_a_letter(&one_plain, &other_plain);
    let differs_in_figures = one.chars().any(char::is_numeric) || other.chars().any(char::is_numeric);
    if has_post(one) || has_post(other) {
        return one_plain == other_plain;
    }
    one_plain == other_plain
        || initials_of(one, &second)
        || initials_of(other, &first)
        || are_shortened(&first, &second)
        || !differs_in_figures && is_slip()
}

/// Returns a name without its title, its words as they are compared.
fn without_title(name: &str) -> String {
    const TITLES: &[&str] = &["cllr", "councillor", "mr", "mrs", "ms", "miss", "dr", "rev", "sir", "prof"];
    let words = plain(name);
    match words.split_once(' ') {
        Some((title, rest)) if TITLES.contains(&title) => rest.to_owned(),
        _ => words,
    }
}

/// Tells whether a text is the initials of a name: `TR` of Tara Reid.
fn initials_of(text: &str, name: &[&str]) -> bool {
    let letters: String = text.chars().filter(|c| *c != '.').collect();
    let is_initials =
        letters.len() == name.len() && letters.len() > 1 && letters.chars().all(|c| c.is_ascii_uppercase());
    is_initials && letters.to_lowercase().chars().zip(name).all(|(letter, word)| word.starts_with(letter))
}

/// Tells whether one name is the other with its first name shortened or left out: `J Hart`, `Hart`, `Jane Hart`.
fn are_shortened(one: &[&str], other: &[&str]) -> bool {
    let (short, long) = if one.concat().len() <= other.concat().len() { (one, other) } else { (other, one) };
    match (short, long) {
        ([surname], [_, last]) => surname == last && surname.len() > 2,
        ([first, surname], [long_first, last]) => {
            surname == last
                && first != long_first
                && (first.len() == 1 || long_first.len() == 1)
                && long_first.starts_with(first)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixtures::action;

    #[test]
    fn names_that_may_be_one_person() {
        for (one, other) in [
            ("J Hart", "Jane Hart"),
            ("J. Hart", "J Hart"),
            ("TR", "Tara Reid"),
            ("Hart", "Jane Hart"),
            ("Cllr Hart", "J Hart"),
            ("Jane Hart", "JANE HART"),
            ("Margaret Fenn", "Margeret Fenn"),
        ] {
            assert!(may_be_one(one, other) && may_be_one(other, one), "{one}, {other}");
        }
        for (one, other) in [
            ("Jane Hart", "Ann Hart"),
            ("A Hart", "Jane Hart"),
            ("TR", "Tom Oddy"),
            ("Ward 1", "Ward 2"),
            ("Clerk", "Chair"),
            ("Clerk", "RFO & Clerk"),
        ] {
            assert!(!may_be_one(one, other), "{one}, {other}");
        }
    }

    #[test]
    fn they_are_told_of_with_the_rows_of_each() {
        let taken = |number: i64, owner: &str| Taken {
            place: format!("row {number}"),
            label: None,
            action: action(number, &[owner]),
            has_own_number: false,
        };
        let actions = [taken(2, "J Hart"), taken(3, "Jane Hart"), taken(4, "J Hart")];
        assert_eq!(
            look_alikes(actions.iter()),
            [
                "the owners \"J Hart\" (row 2 and row 4) and \"Jane Hart\" (row 3) may be one; --owner \"J Hart=Jane Hart\" makes them one"
            ]
        );
    }
}
