//! Names that look like those of one person.

use super::owner_names::has_post;
use super::plain_words::plain;
use super::spelling::differ_in_a_letter;

/// Tells whether two names may be those of one person: written otherwise, with initials, or with a slip of one letter.
pub fn may_be_one(one: &str, other: &str) -> bool {
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
}
