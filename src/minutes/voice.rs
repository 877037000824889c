//! Who speaks in a paragraph: whoever told of the discussion, or the meeting itself.

use super::actor::is_actor;
use super::verbs::{NOUNS, is_doing};
use crate::model::{has_word, plain};

/// Who speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Voice {
    /// The discussion is told.
    Discussion,
    /// The meeting resolves.
    Resolved,
    /// Somebody is given an action.
    Action,
}

/// Words that announce a resolution, with what may stand before them.
const RESOLVED: &[&str] = &["resolved", "agreed", "decided", "decision", "decisions", "resolution", "ordered"];

/// Words that announce an action.
#[rustfmt::skip]
const ACTION: &[&str] = &[
    "action", "actions", "action point", "action points", "action required", "action by", "actions agreed",
    "to action",
];

/// Words that tell of what is, or was done.
#[rustfmt::skip]
const TELLING: &[&str] = &[
    "was", "were", "had", "has", "have", "is", "are", "been", "done", "complete", "completed", "closed", "sent", "received", "ongoing",
];

/// Words that may stand between what announces a resolution and the resolution.
const BETWEEN: &[&str] = &["unanimously", "nem con", "nem. con.", "accordingly", "by a majority", "therefore"];

/// Divides what announces a resolution or an action from the rest of a text.
///
/// A word that is no more than a word of the sentence announces nothing: it stands in capitals, or before a colon or a dash.
pub(super) fn voiced(text: &str) -> (Option<Voice>, &str) {
    let text = text.trim();
    for (announced, voice) in [(ACTION, Voice::Action), (RESOLVED, Voice::Resolved)] {
        for known in announced {
            if let Some(rest) = announced_by(text, known, voice) {
                return (Some(voice), rest);
            }
        }
    }
    (None, text)
}

/// Tells whether words begin as a resolution does behind what announces it.
pub(super) fn begins_resolution(words: &str) -> bool {
    ["That ", "that ", "To ", "to "].iter().any(|begin| words.starts_with(begin))
}

/// Divides a sentence before a resolution that is announced within it, in capitals: `seconded by Ann and RESOLVED that …`.
pub(super) fn resolved_within(sentence: &str) -> Option<&str> {
    let at = ["RESOLVED", "AGREED"].iter().filter_map(|word| sentence.find(&format!(" {word}"))).min()?;
    let (voice, rest) = voiced(&sentence[at..]);
    (voice == Some(Voice::Resolved) && begins_resolution(rest)).then_some(rest)
}

/// Tells whether what announces a resolution is a part of its sentence, as in `It was agreed that …`: without it the
/// rest would say less.
pub(super) fn is_quiet(whole: &str, rest: &str) -> bool {
    let announced = &whole.trim()[..whole.trim().len() - rest.len()];
    let is_loud = |word: &str| word.len() > 3 && word.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    announced.split_whitespace().count() > 1
        && !announced.split_whitespace().any(is_loud)
        && !announced.trim_end().ends_with([':', '–', '—', '-'])
}

fn announced_by<'t>(text: &'t str, known: &str, voice: Voice) -> Option<&'t str> {
    let bare = before(text);
    let head = bare.get(..known.len()).filter(|head| head.eq_ignore_ascii_case(known))?;
    let rest = &bare[known.len()..];
    if rest.starts_with(char::is_alphanumeric) {
        return None;
    }
    let is_loud = head.chars().all(|c| !c.is_lowercase());
    if voice == Voice::Action && names_a_list(rest) {
        return None;
    }
    let whole = rest;
    let rest = numbered(rest, voice);
    let after = between(rest);
    let marks = [':', '–', '—', '-', '.'];
    let is_marked = after.trim_start().starts_with(marks);
    let is_apart = bare.len() < text.len() || after.len() < rest.len();
    let words = after.trim_start().trim_start_matches(marks).trim_start();
    // `RESOLVED that:` stands above a list.
    let words = if plain(words) == "that" { "" } else { words };
    // `Action 3: the hall was let` tells how an action stands; `Action 3: Clerk` gives one.
    let is_told = rest.len() < whole.len() && !is_given(words);
    let announces = match voice {
        Voice::Action if is_told => false,
        // `Action JS.`
        Voice::Action => is_marked || is_loud || words.is_empty() || is_name(words),
        _ => {
            is_marked
                || is_loud
                || words.is_empty()
                || begins_resolution(words) && (is_apart || head.starts_with(char::is_uppercase))
        }
    };
    announces.then_some(words)
}

/// Passes over `It was`, `The Committee` and the like.
fn before(text: &str) -> &str {
    const MOST_WORDS: usize = 7;
    let lower = text.to_ascii_lowercase();
    let is_whole = |at: usize| !lower[..at].ends_with(char::is_alphanumeric);
    let whole = |known: &&str| lower.match_indices(known).map(|(at, _)| at).find(|at| is_whole(*at));
    let found = RESOLVED.iter().filter_map(whole).min();
    let Some(at) = found.filter(|at| *at > 0) else { return text };
    let lead = lower[..at].trim_end();
    let lead_words: Vec<&str> = lead.split_whitespace().collect();
    let begins = [
        "it was",
        "it is",
        "it being",
        "unanimously",
        "the",
        "council",
        "members",
        "governors",
        "trustees",
        "board",
        "committee",
        "and",
    ];
    let is_lead = lead_words.len() <= MOST_WORDS
        && begins.iter().any(|begin| lead.starts_with(begin))
        && !lead.contains([',', ';', ':', '.'])
        && !["had", "has", "have", "as", "not", "who"].iter().any(|word| lead_words.contains(word));
    let is_body = [
        "it",
        "council",
        "committee",
        "board",
        "members",
        "governors",
        "trustees",
        "meeting",
        "group",
        "panel",
        "authority",
        "forum",
    ];
    let is_told = lead == "unanimously" || lead_words.iter().any(|word| is_body.contains(word));
    if is_lead && is_told { &text[at..] } else { text }
}

/// Passes over the number of an action: `ACTION 3:`, `Action 24/1 –`.
fn numbered(rest: &str, voice: Voice) -> &str {
    if voice != Voice::Action {
        return rest;
    }
    let after = rest.trim_start().trim_start_matches(|c: char| c.is_ascii_digit() || "./()".contains(c));
    if after.trim_start().starts_with([':', '–', '—', '-']) { after } else { rest }
}

/// Tells whether what follows names a list of actions, as in `ACTION LOG`.
fn names_a_list(rest: &str) -> bool {
    #[rustfmt::skip]
    const LISTS: &[&str] = &[
        "log", "logs", "list", "lists", "plan", "plans", "register", "tracker", "sheet", "summary", "taken",
        "arising", "from", "of", "outstanding", "since", "previous", "last",
    ];
    let first = rest.split_whitespace().next().unwrap_or_default();
    LISTS.contains(&first.trim_end_matches([':', '.']).to_lowercase().as_str())
}

/// Tells whether words give an action: they name somebody alone, or say who is to do what, or begin with what to do.
fn is_given(words: &str) -> bool {
    let words_of = plain(words);
    let whom = [" to ", " will ", " shall "].iter().filter_map(|to| words.split_once(to)).map(|(whom, _)| whom);
    let begins = words_of.split(' ').next().is_some_and(|first| is_doing(first) && !NOUNS.contains(&first));
    words.is_empty()
        || is_actor(words)
        || whom.min_by_key(|whom| whom.len()).is_some_and(is_actor)
        || begins && !has_word(&words_of, TELLING)
}

/// Tells whether words are a name alone, of which each begins with a capital.
fn is_name(words: &str) -> bool {
    const MOST_WORDS: usize = 4;
    let mut all = words.split_whitespace();
    all.clone().count() <= MOST_WORDS && all.all(|word| word.starts_with(char::is_uppercase)) && is_actor(words)
}

fn between(rest: &str) -> &str {
    const MOST: usize = 30;
    let trimmed = rest.trim_start();
    // `Resolved (unanimously): that …`
    if let Some((inner, after)) = trimmed.strip_prefix('(').and_then(|inner| inner.split_once(')'))
        && inner.len() <= MOST
        && (after.trim_start().starts_with([':', '–', '—', '-', ',']) || after.starts_with(" that"))
    {
        return after;
    }
    let lower = trimmed.to_ascii_lowercase();
    BETWEEN.iter().find(|word| lower.starts_with(*word)).map_or(rest, |word| &trimmed[word.len()..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, voice: Option<Voice>, rest: &str) {
        assert_eq!(voiced(text), (voice, rest), "{text}");
    }

    #[test]
    fn resolutions_are_announced() {
        let resolved = Some(Voice::Resolved);
        check("RESOLVED:", resolved, "");
        check("RESOLVED –", resolved, "");
        check("Resolved: that it be sent", resolved, "that it be sent");
        check("It was RESOLVED to write", resolved, "to write");
        check("It was resolved unanimously that it be sent", resolved, "that it be sent");
        check("It was agreed that the Clerk would write", resolved, "that the Clerk would write");
        check("The Committee AGREED:", resolved, "");
        check("AGREED – that it be sent", resolved, "that it be sent");
        check("Decision: to let it", resolved, "to let it");
        check("RESOLVED that:-", resolved, "");
        check("RESOLVED (by eight votes to one) that:", resolved, "");
        check("Resolved (unanimously): that it be sent", resolved, "that it be sent");
        check("Unanimously RESOLVED that it be sent", resolved, "that it be sent");
    }

    #[test]
    fn actions_are_announced() {
        let action = Some(Voice::Action);
        check("ACTION: Clerk", action, "Clerk");
        check("Action – Clerk to write", action, "Clerk to write");
        check("ACTION Clerk", action, "Clerk");
        check("Actions:", action, "");
        check("Action 3: Clerk", action, "Clerk");
        check("Action 3: Clerk to paint the hall", action, "Clerk to paint the hall");
        check("Action 118/23 – write to the bank", action, "write to the bank");
        check("Action JS.", action, "JS.");
    }

    #[test]
    fn what_announces_quietly_is_a_part_of_its_sentence() {
        assert!(is_quiet("It was agreed that it be sent", "that it be sent"));
        for (whole, rest) in [
            ("RESOLVED: that", "that"),
            ("It was RESOLVED to write", "to write"),
            ("The Board agreed: to let", "to let"),
            ("x", "x"),
        ] {
            assert!(!is_quiet(whole, rest), "{whole}");
        }
    }

    #[test]
    fn a_resolution_may_be_announced_within_a_sentence() {
        let said = "It was seconded by Ann and RESOLVED nem. con. that it be sent";
        assert_eq!(resolved_within(said), Some("that it be sent"));
        assert_eq!(resolved_within("It was sent and RESOLVED earlier"), None);
    }

    #[test]
    fn other_sentences_announce_nothing() {
        for text in [
            "Agreed terms were shown",
            "Action was needed locally",
            "Action no. 3 was removed",
            "The Council disagreed that it be sent",
            "The Committee was undecided that it be sent",
            "Action 3: complete.",
            "Action 3: letter sent to the bank.",
            "Action 5: survey done.",
            "Action 4: to be carried forward.",
            "Action 3: the roof was mended.",
            "Action 118/23 – closed.",
            "Action 121/23 – Dr Singh advised that it was in hand",
            "ACTION LOG",
            "ACTIONS FROM LAST MEETING",
            "Elaine Stevenson agreed to give it thought",
            "As agreed before, it was sent",
            "The terms had been agreed to date",
        ] {
            check(text, None, text);
        }
    }
}
