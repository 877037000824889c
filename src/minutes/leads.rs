//! Lists below a sentence that they end: `The Clerk was asked to:`, and below it what.

use super::actor::is_actor;
use super::verbs::is_doing;
use crate::model::plain;

/// Words with which such a sentence breaks off.
const OPEN: &[&str] = &["to", "should", "would", "will", "shall", "must"];

/// Returns a sentence that the paragraphs below it end, without its colon.
pub(super) fn lead(text: &str) -> Option<&str> {
    const MOST_OF_WHOM: usize = 6;
    let text = text.trim_end();
    let said = text.strip_suffix(':').or_else(|| text.ends_with(" to").then_some(text))?.trim_end();
    let last = said.rsplit(' ').next().unwrap_or_default().to_lowercase();
    // `That the Clerk:`
    let whom = said.strip_prefix("That ").or_else(|| said.strip_prefix("that "));
    let whom = whom.map(|whom| whom.strip_prefix("the ").unwrap_or(whom));
    let names = whom.is_some_and(|whom| whom.split(' ').count() <= MOST_OF_WHOM && is_actor(whom));
    (OPEN.contains(&last.as_str()) || names).then_some(said)
}

/// How the items of a list are marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marking {
    /// With a bullet.
    Bullet,
    /// With a letter.
    Letter,
    /// With a Roman numeral.
    Roman,
    /// With a figure.
    Figure,
    /// Not at all.
    None,
}

impl Marking {
    /// Tells how a paragraph is marked, whose letter or figure stands apart.
    pub(super) fn of(whole: &str, mark: Option<&str>) -> Self {
        let is_roman = |mark: &str| mark.chars().all(|c| "ivxIVX".contains(c));
        match mark {
            Some(mark) if mark.starts_with(|c: char| c.is_ascii_digit()) => Self::Figure,
            Some(mark) if is_roman(mark) => Self::Roman,
            Some(_) => Self::Letter,
            None if whole.trim_start().starts_with(['-', '•', '*', '–', '·']) => Self::Bullet,
            None => Self::None,
        }
    }
}

/// Tells whether a paragraph ends the sentence above: it is marked as an item, or begins as one, and says nothing whole.
pub(super) fn is_item(words: &str, marking: Marking) -> bool {
    let begins = words.starts_with(char::is_lowercase) || begins_with_verb(words);
    begins || marking != Marking::None && !is_whole(words)
}

/// Tells whether words say themselves who acts: `Ann agreed to paint it`, `That the Chair report`.
fn is_whole(words: &str) -> bool {
    const MOST_OF_WHOM: usize = 6;
    #[rustfmt::skip]
    const VERBS: &[&str] = &[
        "to", "would", "will", "shall", "should", "agreed", "offered", "undertook", "asked", "was", "were", "had",
        "has", "is", "are",
    ];
    let all: Vec<&str> = words.split_whitespace().collect();
    let whom = all.iter().take(MOST_OF_WHOM).position(|word| VERBS.contains(word)).map(|at| all[..at].join(" "));
    words.starts_with("That ") || whom.is_some_and(|whom| is_actor(whom.strip_prefix("The ").unwrap_or(&whom)))
}

/// Ends a sentence with an item.
pub(super) fn ended(lead: &str, item: &str) -> String {
    let mut letters = item.chars();
    let item = match letters.next() {
        Some(first) if begins_with_verb(item) => first.to_lowercase().chain(letters).collect(),
        _ => item.to_owned(),
    };
    format!("{lead} {item}")
}

fn begins_with_verb(words: &str) -> bool {
    plain(words).split(' ').next().is_some_and(is_doing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_may_be_ended_by_a_list() {
        assert_eq!(lead("The Clerk was asked to:"), Some("The Clerk was asked to"));
        assert_eq!(lead("That the Clerk should:"), Some("That the Clerk should"));
        assert_eq!(lead("That the Clerk:"), Some("That the Clerk"));
        assert_eq!(lead("The Clerk to"), Some("The Clerk to"));
        for text in ["The following was noted:", "It was asked to wait.", "That the report be noted:", ":", ""] {
            assert_eq!(lead(text), None, "{text}");
        }
    }

    #[test]
    fn items_end_it() {
        assert!(is_item("Salt", Marking::Bullet) && is_item("Write to them", Marking::None));
        assert!(is_item("Salt", Marking::Letter) && is_item("salt", Marking::None));
        assert!(!is_item("Salt was bought.", Marking::None));
        for whole in ["That the Chair report.", "Ann Lee agreed to paint the gate.", "The Clerk to write"] {
            assert!(!is_item(whole, Marking::Bullet), "{whole}");
        }
        let of = |whole, mark| Marking::of(whole, mark);
        assert_eq!(
            [of("- x", None), of("x", None), of("(a) x", Some("a")), of("(ii) x", Some("ii")), of("1. x", Some("1"))],
            [Marking::Bullet, Marking::None, Marking::Letter, Marking::Roman, Marking::Figure]
        );
        assert_eq!(ended("The Clerk was asked to", "Write to Ann."), "The Clerk was asked to write to Ann.");
        assert_eq!(ended("The Clerk was asked to", "Salt"), "The Clerk was asked to Salt");
    }
}
