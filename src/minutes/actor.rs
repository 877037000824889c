//! Whether words say whom alone: names, initials or a post, and no words of what to do.

use super::verbs::SOMEBODY;
use crate::model::{has_word, may_be_owner, plain};

/// The most words that say whom.
const MOST_WORDS: usize = 9;

/// What stands where somebody should be named, and names nobody.
#[rustfmt::skip]
const NOBODY: &[&str] = &[
    "none", "nil", "n a", "na", "nfa", "tbc", "tba", "tbd", "no action", "no actions", "no action required", "no further action", "noted",
    "note", "to note", "for noting", "for information", "info", "closed", "close", "complete", "completed", "done", "ongoing", "on going",
    "discharged", "actioned", "carried forward", "cf", "c f", "in progress", "in hand", "outstanding", "open", "withdrawn", "required", "nothing", "things",
    "names", "thanks", "congratulations", "offer declined", "subject", "freedom",
];

/// Words with which a few words begin that tell how something stands: `Answered at the meeting`.
#[rustfmt::skip]
const TOLD: &[&str] = &[
    "none", "noted", "agreed", "answered", "received", "declined", "complete", "completed", "closed", "done",
    "carried", "approved",
];

/// The most words that only tell how something stands.
const MOST_TOLD: usize = 4;

/// Tells whether a text stands where somebody should be named, and names nobody: `None`, `NFA`, `–`.
pub(super) fn is_nobody(text: &str) -> bool {
    let plain = plain(text);
    let first = plain.split(' ').next().unwrap_or_default();
    let is_told = TOLD.contains(&first) && plain.split(' ').count() <= MOST_TOLD;
    plain.is_empty() || NOBODY.contains(&plain.as_str()) || is_told
}

/// Tells whether an owner is a body of people, of whom anybody may be meant: `officers`, `the Board`.
pub(super) fn is_anybody(owner: &str) -> bool {
    has_word(&plain(owner), &["officers", "members", "board", "committee", "council"])
}

/// Tells whether a text says whom alone.
pub(super) fn is_actor(text: &str) -> bool {
    let names = text.split(['\n', ',', ';', '/', '&', '+']).flat_map(|part| part.split(" and "));
    let mut names = names.map(str::trim).filter(|name| !is_nobody(name)).peekable();
    let is_known = |name: &str| {
        name.split(' ').all(|word| {
            SOMEBODY.contains(&word.to_lowercase().as_str())
                || ["all", "the", "both"].contains(&word.to_lowercase().as_str())
        })
    };
    let is_name = |name: &str| {
        is_known(name)
            || may_be_owner(name.trim_end_matches('.'))
            || name.chars().all(|c| c.is_uppercase() || "-–.".contains(c))
    };
    !is_nobody(text)
        && text.contains(char::is_alphabetic)
        && names.peek().is_some()
        && text.split_whitespace().count() <= MOST_WORDS
        && names.all(is_name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_alone_are_whoever_acts() {
        for text in ["Clerk", "Cllr Patel", "JH", "JH/AB", "Ann Lee and Bo Ek", "Finance Director", "All", "Clerk/TBC"]
        {
            assert!(is_actor(text), "{text}");
        }
        for text in ["", "–", "Clerk to write to the bank", "seek prices", "NFA", "TBC", "n/a", "Completed."] {
            assert!(!is_actor(text), "{text}");
        }
    }

    #[test]
    fn nobody_may_be_named_in_many_words() {
        for text in
            ["None.", "NFA", "n/a", "–", "No further action", "Closed", "Complete - closed", "Answered at meeting"]
        {
            assert!(is_nobody(text), "{text}");
        }
        for text in ["Clerk", "Close the account"] {
            assert!(!is_nobody(text), "{text}");
        }
    }
}
