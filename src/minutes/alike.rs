//! How alike two texts are: by the words that carry their meaning.

use std::collections::BTreeSet;

use crate::model::{has_post, plain};

/// Words that say little of what a text is about.
#[rustfmt::skip]
const EMPTY: &[&str] = &[
    "a", "about", "action", "actions", "after", "agenda", "agreed", "all", "also", "an", "and", "any", "are", "as", "asked", "at", "be", "been", "before",
    "being", "board", "but", "by", "can", "clerk", "committee", "council", "could", "do", "during", "each", "following", "for", "from", "further", "future", "give", "given",
    "had", "has", "have", "he", "her", "his", "how", "if", "in", "into", "is", "it", "item", "items", "its", "log", "made", "make", "may", "meeting", "meetings",
    "member", "members", "more", "need", "needed", "needs", "no", "not", "noted", "of", "officer", "officers", "on", "or", "other", "our", "out", "provide", "provided", "regard",
    "regarding", "regards", "report", "request", "requested", "resolved", "s", "she", "should", "so", "some", "such", "take", "taken", "than", "that",
    "the", "their", "them", "then", "there", "these", "they", "this", "those", "through", "to", "under", "up", "update", "was", "were", "what", "when",
    "where", "which", "whether", "who", "will", "with", "work", "would",
];

/// How many letters of a word are compared, so that `local` is `locally`.
const LETTERS: usize = 5;

/// The words of a text that carry its meaning, each by its first letters.
pub(super) type Meaning = BTreeSet<String>;

/// Returns what a text means.
pub(super) fn meaning(text: &str) -> Meaning {
    let plain = plain(text);
    let words = plain.split(' ').filter(|word| word.len() > 1 && !EMPTY.contains(word));
    words.map(|word| word.trim_end_matches('s').chars().take(LETTERS).collect()).collect()
}

/// Returns what names mean, which says nothing of what somebody is to do.
pub(super) fn names<'n>(all: impl Iterator<Item = &'n str>) -> Meaning {
    all.filter(|name| !has_post(name)).flat_map(meaning).collect()
}

/// Returns what a text means beyond words that say nothing there.
pub(super) fn beyond(text: &str, idle: &[&Meaning]) -> Meaning {
    meaning(text).into_iter().filter(|word| !idle.iter().any(|idle| idle.contains(word))).collect()
}

/// Returns how many words two texts have in common, and which share that is of the shorter one.
#[expect(clippy::cast_precision_loss, reason = "texts have few words")]
pub(super) fn common(one: &Meaning, other: &Meaning) -> (usize, f64) {
    let count = one.intersection(other).count();
    (count, count as f64 / one.len().min(other.len()).max(1) as f64)
}

/// Returns which share of a text's meaning stands in another, what stands in its surroundings counted half.
pub(super) fn share(of: &Meaning, own: &Meaning, around: &[&Meaning]) -> f64 {
    if of.is_empty() {
        return 0.0;
    }
    let weight = |word: &String| match () {
        () if own.contains(word) => 1.0,
        () if around.iter().any(|around| around.contains(word)) => 0.5,
        () => 0.0,
    };
    #[expect(clippy::cast_precision_loss, reason = "texts have few words")]
    let count = of.len() as f64;
    of.iter().map(weight).sum::<f64>() / count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_meaning_of_a_text_is_its_telling_words() {
        let words: Vec<String> =
            meaning("The Board asked the Clerk to report locally on the lamps.").into_iter().collect();
        assert_eq!(words, ["lamp", "local"]);
    }

    #[test]
    fn what_stands_around_counts_half() {
        let check = |own: &str, around: &str, expected: f64| {
            let found = share(&meaning("lamps and benches"), &meaning(own), &[&meaning(around)]);
            assert!((found - expected).abs() < 1e-9, "{found}");
        };
        check("The lamp and the tree", "", 0.5);
        check("Benches", "lamps", 0.75);
        check("", "lamps, benches", 0.5);
        assert!(share(&meaning("the"), &meaning("the"), &[]).abs() < 1e-9);
    }
}
