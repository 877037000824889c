//! What a change says when it has been saved: one sentence with full dates.

use super::sanitize::one_line;
use crate::dates::long;
use crate::model::{Action, Comment, Due, Further, Owner, Rag, Raised, State, joined};

/// Says that an action was raised.
pub fn raised(action: &Action) -> String {
    let mut about = vec![with_owners(&action.owners), format!("raised {}", in_words(action.raised))];
    about.extend(action.minute.as_ref().map(|minute| format!("minute {minute}")));
    about.extend(action.reference.as_ref().map(|reference| format!("reference {reference}")));
    about.extend(action.due.as_ref().map(|due| format!("due {}", due_in_words(due))));
    if action.exempt {
        about.push("exempt".to_owned());
    }
    sentence(&format!("Raised action {}: {} ({})", action.number, action.text, about.join(", ")))
}

/// Says that a comment was added.
pub fn commented(action: &Action, comment: &Comment) -> String {
    let mut about: Vec<String> = comment.date.map(long).into_iter().collect();
    about.extend(comment.by.as_ref().map(|by| format!("by {by}")));
    about.extend(comment.rag.map(|rag| format!("colour now {rag}")));
    sentence(&format!("Commented on action {} ({}): {}", action.number, about.join(", "), comment.text))
}

/// Says what was corrected, with what stood there before.
pub fn corrected(before: &Action, after: &Action) -> String {
    let mut changes = Vec::new();
    let mut note = |what: &str, old: String, new: String| {
        if old != new {
            changes.push(format!("{what} {new} (was {old})"));
        }
    };
    let due = |action: &Action| action.due.as_ref().map_or_else(|| "not set".to_owned(), due_in_words);
    let rag = |action: &Action| action.rag.map_or("not rated", Rag::as_str).to_owned();
    let words = |text: &Option<String>| text.clone().unwrap_or_else(|| "not set".to_owned());
    let paper =
        |action: &Action| if action.exempt { "kept from the public paper" } else { "on the public paper" }.to_owned();
    note("colour", rag(before), rag(after));
    note("due", due(before), due(after));
    note(if after.owners.len() == 1 { "owner" } else { "owners" }, before.owners_joined(), after.owners_joined());
    note("action", before.text.clone(), after.text.clone());
    note("minute", words(&before.minute), words(&after.minute));
    note("reference", words(&before.reference), words(&after.reference));
    note("now", paper(before), paper(after));
    if changes.is_empty() {
        return sentence(&format!("Nothing to change: action {} is so already", after.number));
    }
    sentence(&format!("Updated action {}: {}", after.number, changes.join("; ")))
}

/// Says that a later meeting added to an action.
pub fn supplemented(action: &Action, further: &Further) -> String {
    let mut about = vec![format!("raised {}", in_words(further.raised))];
    about.extend(further.minute.as_ref().map(|minute| format!("minute {minute}")));
    if !further.owners.is_empty() {
        about.push(with_owners(&further.owners));
    }
    sentence(&format!("Added to action {}: {} ({})", action.number, further.text, about.join(", ")))
}

/// Says what the board is asked to agree.
pub fn proposed(before: &Action, after: &Action) -> String {
    let number = after.number;
    sentence(&match (after.proposed(), before.proposed()) {
        (Some(outcome), _) => format!(
            "Proposed: the board is asked to agree that action {number} {}: {}",
            outcome.as_request(),
            after.text
        ),
        (None, Some(outcome)) => format!("Took back the request that action {number} {}", outcome.as_request()),
        (None, None) => format!("Nothing to take back: nothing is proposed for action {number}"),
    })
}

/// Says that the board closed an action.
pub fn closed(action: &Action) -> String {
    let how = match &action.state {
        State::Closed { on: Some(on), outcome, .. } => format!("as {outcome} on {}", long(*on)),
        State::Closed { on: None, outcome, .. } => format!("as {outcome}"),
        State::Open { .. } => "not at all".to_owned(),
    };
    sentence(&format!("Closed action {} {how}: {}", action.number, action.text))
}

/// Says that an action is open again, and that its colour stayed.
pub fn reopened(before: &Action, after: &Action) -> String {
    let was = match &before.state {
        State::Closed { on: Some(on), outcome, .. } => format!("it was {outcome} on {}", long(*on)),
        State::Closed { on: None, outcome, .. } => format!("it was {outcome}, day unknown"),
        State::Open { .. } => "it was open".to_owned(),
    };
    let colour = after.rag.map_or_else(|| "it has no colour".to_owned(), |rag| format!("its colour stays {rag}"));
    sentence(&format!("Reopened action {} ({was}; {colour}): {}", after.number, after.text))
}

fn sentence(words: &str) -> String {
    one_line(words) + "\n"
}

/// Names owners in a sentence: `owners Gary Bee, Rik Basra and Zoë Blanc`.
fn with_owners(owners: &[Owner]) -> String {
    let names: Vec<&str> = owners.iter().map(Owner::as_str).collect();
    format!("{} {}", if names.len() == 1 { "owner" } else { "owners" }, joined(&names, "and"))
}

fn in_words(raised: Raised) -> String {
    match raised {
        Raised::Day(day) => long(day),
        Raised::Month(_) => raised.to_string(),
    }
}

/// Says a due date in full.
fn due_in_words(due: &Due) -> String {
    match due {
        Due::Day(day) => long(*day),
        Due::Period { words, .. } | Due::Words(words) => words.clone(),
    }
}
