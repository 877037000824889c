//! Who speaks in a paragraph: whoever told of the discussion, or the meeting itself.

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
const ACTION: &[&str] = &[
    "action",
    "actions",
    "action point",
    "action points",
    "action required",
    "action by",
    "actions agreed",
    "to action",
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
    let rest = numbered(rest, voice);
    let after = between(rest);
    let marks = [':', '–', '—', '-', '.'];
    let is_marked = after.trim_start().starts_with(marks);
    let is_apart = bare.len() < text.len() || after.len() < rest.len();
    let words = after.trim_start().trim_start_matches(marks).trim_start();
    let says = ["that ", "to ", "That ", "To "].iter().any(|begin| words.starts_with(begin));
    let announces = match voice {
        Voice::Action => is_marked || is_loud || words.is_empty(),
        _ => is_marked || is_loud || words.is_empty() || says && (is_apart || head.starts_with(char::is_uppercase)),
    };
    announces.then_some(words)
}

/// Passes over `It was`, `The Committee` and the like.
fn before(text: &str) -> &str {
    const MOST_WORDS: usize = 7;
    let lower = text.to_ascii_lowercase();
    let found = RESOLVED.iter().filter_map(|known| lower.find(known)).min();
    let Some(at) = found.filter(|at| *at > 0) else { return text };
    let lead = lower[..at].trim_end();
    let lead_words: Vec<&str> = lead.split_whitespace().collect();
    let begins = [
        "it was",
        "it is",
        "it being",
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
    if is_lead && lead_words.iter().any(|word| is_body.contains(word)) { &text[at..] } else { text }
}

/// Passes over the number of an action: `ACTION 3:`, `Action 24/1 –`.
fn numbered(rest: &str, voice: Voice) -> &str {
    if voice != Voice::Action {
        return rest;
    }
    let after = rest.trim_start().trim_start_matches(|c: char| c.is_ascii_digit() || "./()".contains(c));
    if after.trim_start().starts_with([':', '–', '—', '-']) { after } else { rest }
}

fn between(rest: &str) -> &str {
    let trimmed = rest.trim_start();
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
    }

    #[test]
    fn actions_are_announced() {
        let action = Some(Voice::Action);
        check("ACTION: Clerk", action, "Clerk");
        check("Action – Clerk to write", action, "Clerk to write");
        check("ACTION Clerk", action, "Clerk");
        check("Actions:", action, "");
        check("Action 3: Clerk", action, "Clerk");
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
    fn other_sentences_announce_nothing() {
        for text in [
            "Agreed terms were shown",
            "Action was needed locally",
            "Action no. 3 was removed",
            "Elaine Stevenson agreed to give it thought",
            "As agreed before, it was sent",
            "The terms had been agreed to date",
        ] {
            check(text, None, text);
        }
    }
}
