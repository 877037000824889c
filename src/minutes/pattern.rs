//! Rules as they are written: words in their order, some of them one of several, or any of a kind.
//!
//! `asked|requested WHO to` is one of two words, then up to twelve that say who, then `to`. The kinds: `DO` a verb of
//! doing, `DOES` one of what one person does, `DOING` of what somebody is at, `DONE` one that says that it was done,
//! `REPORTED` that it came back to the meeting, `ACT` any verb but those of noting, `WHO` one to twelve words, `~` up to
//! fourteen words.

use std::ops::Range;

use super::text::Word;
use super::verbs::{HOW, NOTING, REPORTED, does, is_being_done, is_doing, is_done};

/// How many words may stand where a rule leaves a gap.
const MOST: usize = 14;

/// How many words may say who acts.
const MOST_OF_WHO: usize = 12;

/// Words that end a gap: what is behind them is another clause.
const ENDING: &[&str] =
    &["whether", "if", "how", "why", "what", "when", "which", "who", "because", "although", "while"];

/// Words with which something begins that is no verb.
const ARTICLES: &[&str] =
    &["the", "a", "an", "this", "these", "that", "his", "her", "their", "its", "our", "all", "any", "every"];

/// Where a rule was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// The words of the rule, from its first to its last.
    pub(super) at: Range<usize>,
    /// Those that stand for `WHO`.
    pub(super) who: Option<Range<usize>>,
}

/// Finds a rule in a sentence, wherever it fits; of the ways in which it fits from one word on, the shortest.
pub(super) fn find(pattern: &'static str, words: &[Word]) -> impl Iterator<Item = Found> {
    let slots: Vec<&str> = pattern.split(' ').collect();
    (0..words.len()).filter_map(move |start| {
        let (end, who) = fits(&slots, words, start, true)?;
        Some(Found { at: start..end, who })
    })
}

/// Fits slots from a word on; returns where they end.
fn fits(slots: &[&str], words: &[Word], at: usize, is_first: bool) -> Option<(usize, Option<Range<usize>>)> {
    let Some((slot, rest)) = slots.split_first() else { return Some((at, None)) };
    let is_open = |upto: usize| words[at..upto].iter().all(|word| !word.is_one_of(ENDING));
    match *slot {
        "~" => (at..words.len().min(at + MOST + 1))
            .take_while(|next| is_open(*next))
            .find_map(|next| fits(rest, words, next, false)),
        "WHO" => (at + 1..words.len().min(at + MOST_OF_WHO + 1))
            .take_while(|next| is_open(*next))
            .find_map(|next| fits(rest, words, next, false).map(|(end, who)| (end, who.or(Some(at..next))))),
        _ => {
            let word = words.get(at)?;
            if is_one(slot, &word.plain) {
                return fits(rest, words, at + 1, false);
            }
            // Words that say how may stand between any two.
            (!is_first && word.is_one_of(HOW)).then(|| fits(slots, words, at + 1, false)).flatten()
        }
    }
}

fn is_one(slot: &str, word: &str) -> bool {
    slot.split('|').any(|one| match one {
        "DO" => is_doing(word),
        "DOES" => does(word),
        "DOING" => is_being_done(word),
        "DONE" => is_done(word),
        "REPORTED" => REPORTED.contains(&word),
        "ACT" => {
            !NOTING.contains(&word) && !ARTICLES.contains(&word) && word.chars().all(|c| c.is_alphabetic() || c == '-')
        }
        _ => one == word,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minutes::text::words;

    fn check(pattern: &'static str, sentence: &str, found: Option<&str>, who: Option<&str>) {
        let words = words(sentence);
        let text = |range: &Range<usize>| &sentence[words[range.start].at.start..words[range.end - 1].at.end];
        let result = find(pattern, &words).next();
        assert_eq!(result.as_ref().map(|result| text(&result.at)), found, "{sentence}");
        assert_eq!(result.as_ref().and_then(|result| result.who.as_ref()).map(text), who, "{sentence}");
    }

    #[test]
    fn a_rule_is_found_where_its_words_come_in_order() {
        check("be|were asked to", "That officers be kindly asked to report.", Some("be kindly asked to"), None);
        check("asked WHO to", "The Board asked the Clerk to write.", Some("asked the Clerk to"), Some("the Clerk"));
        check("asked WHO to", "He asked whether the Clerk was to write.", None, None);
        check("would DO", "The Clerk would also write.", Some("would also write"), None);
        check("agreed to ACT", "It was agreed to note it.", None, None);
        check(
            "be DONE ~ meeting",
            "It would be brought to the next meeting.",
            Some("be brought to the next meeting"),
            None,
        );
        check("would DO", "It would.", None, None);
    }
}
