//! Which of the numbers at the beginnings of paragraphs are those of minutes.

/// What a number at the beginning of a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// The number of a minute.
    Minute,
    /// That of an item in a list within a minute.
    Item,
    /// A part of the text, such as the reference of a planning application.
    Words,
}

/// Tells what a number is below the minute of another number; `is_listed` where its paragraph reads as an item of a list.
pub(super) fn place(above: Option<&str>, number: &str, is_listed: bool) -> Place {
    let Some(above) = above else { return Place::Minute };
    if above.starts_with('(') {
        return if number.contains('/') { Place::Minute } else { Place::Item };
    }
    match (above.contains('/'), number.contains('/')) {
        (true, true) if is_reference(number) && !is_reference(above) => Place::Words,
        (true, true) if are_of_one_series(above, number) => Place::Minute,
        (true, true) => Place::Words,
        (true, false) if first(number).is_some() && !number.contains('.') => Place::Item,
        (false, true) if is_reference(number) => Place::Words,
        (false, false) if first(number) <= first(above) && is_listed && !number.contains('.') => Place::Item,
        (false, false) if first(number) < first(above) && number.contains('.') => Place::Words,
        _ => Place::Minute,
    }
}

fn first(number: &str) -> Option<u32> {
    number.split('.').next()?.trim_end_matches(|c: char| c.is_ascii_uppercase()).parse().ok()
}

/// Tells whether numbers such as `24/015` have their letters and their year, or what stands for it, in common.
fn are_of_one_series(one: &str, other: &str) -> bool {
    let letters = |number: &str| number.chars().take_while(|c| !c.is_ascii_digit()).collect::<String>();
    let parts = |number: &str| -> Vec<String> {
        number.split(['/', '.']).map(|part| part.chars().filter(char::is_ascii_digit).collect()).collect()
    };
    let (ours, theirs) = (parts(one), parts(other));
    letters(one) == letters(other)
        && (ours.iter().any(|part| theirs.contains(part)) || are_of_next_year(&ours, &theirs))
}

/// Tells whether a series goes on with the next year: `148/25` and `1/26`.
fn are_of_next_year(ours: &[String], theirs: &[String]) -> bool {
    let is_next = |(one, other): (&String, &String)| {
        one.parse::<u32>().ok().zip(other.parse::<u32>().ok()).is_some_and(|(one, other)| other == one + 1 && one > 9)
    };
    ours.len() == theirs.len() && ours.iter().zip(theirs).any(is_next)
}

/// Tells whether a number reads as the reference of something else: with letters before it, or with a long part.
fn is_reference(number: &str) -> bool {
    const LONG: usize = 4;
    number.starts_with(char::is_alphabetic)
        || number.split('/').any(|part| part.len() >= LONG && !part.starts_with("20"))
}

/// Tells whether a number is one below another: `4.3.1` is below `4.3`.
pub(super) fn is_part_of(number: &str, above: &str) -> bool {
    number.strip_prefix(above).is_some_and(|rest| rest.starts_with('.')) && above.contains('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_are_numbered_on() {
        for (above, number) in [
            (None, "1"),
            (Some("5"), "6"),
            (Some("5"), "5.1"),
            (Some("5.4"), "6"),
            (Some("118/26"), "119/26"),
            (Some("24/015"), "24/016"),
            (Some("FC24/015"), "FC24/016"),
            (Some("3"), "118/26"),
            (Some("24"), "1"),
            (Some("148/25"), "1/26"),
        ] {
            assert_eq!(place(above, number, false), Place::Minute, "{number} below {above:?}");
        }
    }

    #[test]
    fn lists_within_a_minute_have_numbers_of_their_own() {
        for (above, number) in [("5", "1"), ("118/26", "1"), ("FC24/015", "12"), ("(iv)", "2"), ("5", "5")] {
            assert_eq!(place(Some(above), number, true), Place::Item, "{number} below {above}");
        }
    }

    #[test]
    fn references_of_other_things_are_words() {
        for (above, number) in [
            ("24/015", "25/0456"),
            ("5", "P/24/0123"),
            ("5", "24/0123"),
            ("118/26", "DC26/118"),
            ("7.2", "2.5"),
            ("26/041", "26/0456"),
        ] {
            assert_eq!(place(Some(above), number, false), Place::Words, "{number} below {above}");
        }
    }
}
