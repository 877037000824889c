//! What heads a minute, and what only looks so: items of lists with figures, and lists of actions.

use super::actor::is_actor;
use super::voice::begins_resolution;
use crate::model::plain;

/// Tells whether words head a minute; of those that look like any others only few do.
pub(super) fn is_heading(words: &str, looks_headed: bool) -> bool {
    const MOST_WORDS: [usize; 2] = [9, 25];
    let count = words.split_whitespace().count();
    let is_sentence = words.trim_end_matches('.').contains(". ");
    (1..=MOST_WORDS[usize::from(looks_headed)]).contains(&count) && (!is_sentence || looks_headed)
}

/// Tells whether a paragraph with a figure reads as an item of a list, and not as the heading of a minute.
pub(super) fn looks_listed(rest: &str) -> bool {
    let whom = [" to ", ": ", " – "].iter().filter_map(|end| rest.split_once(end)).map(|(whom, _)| whom);
    rest.starts_with(char::is_lowercase)
        || rest.ends_with(['.', ';', ','])
        || !is_heading(rest, false)
        || begins_resolution(rest)
        || whom.min_by_key(|whom| whom.len()).is_some_and(is_actor)
}

/// Tells whether words are written in capitals.
pub(super) fn is_loud(words: &str) -> bool {
    words.chars().any(char::is_uppercase) && !words.chars().any(char::is_lowercase)
}

/// Tells whether a heading stands above a list of actions, as at the end of minutes.
pub(super) fn lists_actions(heading: &str) -> bool {
    #[rustfmt::skip]
    const LISTS: &[&str] = &[
        "actions", "action points", "summary of actions", "actions agreed", "agreed actions", "action summary",
        "actions arising",
    ];
    LISTS.contains(&plain(heading).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_of_lists_read_otherwise_than_headings() {
        for item in ["write to the bank", "Ann Lee to book it", "Paint it.", "That it be let", "Clerk: the bank"] {
            assert!(looks_listed(item), "{item}");
        }
        for heading in ["Apologies for absence", "Finance", "Update on the hall"] {
            assert!(is_heading(heading, false) && !looks_listed(heading), "{heading}");
        }
    }

    #[test]
    fn a_heading_may_stand_above_all_actions() {
        assert!(lists_actions("Summary of actions:") && !lists_actions("Actions from the last meeting"));
        assert!(is_loud("APOLOGIES") && !is_loud("Apologies") && !is_loud("12"));
    }
}
