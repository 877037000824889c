//! What a change says when it has been saved: one sentence with full dates.

use super::sanitize::one_line;
use crate::dates::long;
use crate::model::{Action, Comment, Field, Further, Owner, State, Value, joined};

/// Says that an action was raised.
pub fn raised(action: &Action) -> String {
    let mut about = vec![with_owners(&action.owners), format!("raised {}", action.raised.in_words())];
    about.extend(action.minute.as_ref().map(|minute| format!("minute {minute}")));
    about.extend(labelled(action).map(|(field, value)| format!("{} {}", field.name, value.in_words())));
    about.extend(action.due.as_ref().map(|due| format!("due {}", due.in_words())));
    if action.exempt {
        about.push("exempt".to_owned());
    }
    sentence(&format!("Raised action {}: {} ({})", action.number, action.text, about.join(", ")))
}

/// Returns the fields of an action that are told by a label of their own, with their values.
pub(super) fn labelled(action: &Action) -> impl Iterator<Item = (&'static Field<Action>, Value<'_>)> {
    let labelled = Action::FIELDS.iter().filter(|field| field.label.is_some());
    labelled.filter_map(|field| Some((field, (field.get)(action).filter(|value| !value.is_empty())?)))
}

/// Says that a comment was added.
pub fn commented(action: &Action, comment: &Comment) -> String {
    let mut about: Vec<String> = comment.date.map(long).into_iter().collect();
    about.extend(comment.by.as_ref().map(|by| format!("by {by}")));
    about.extend(comment.rag.map(|rag| format!("colour now {rag}")));
    sentence(&format!("Commented on action {} ({}): {}", action.number, about.join(", "), comment.text))
}

/// What is told first of a correction; any other field is told after these.
const TOLD_FIRST: &[&str] = &["rag", "due", "owners", "action", "minute", "reference", "exempt"];
/// What follows from a correction, or is no part of one.
const UNTOLD: &[&str] = &["was_due", "proposed", "closed", "outcome", "closed_minute", "was_rag"];

/// Says what was corrected, with what stood there before.
pub fn corrected(before: &Action, after: &Action) -> String {
    let mut fields: Vec<&Field<Action>> = Action::FIELDS.iter().filter(|field| !UNTOLD.contains(&field.name)).collect();
    let place = |field: &&Field<Action>| TOLD_FIRST.iter().position(|name| *name == field.name);
    fields.sort_by_key(|field| place(field).unwrap_or(TOLD_FIRST.len()));
    let told = |field: &&Field<Action>| {
        let (old, new) = (stands(field, before), stands(field, after));
        let what = match field.name {
            "rag" => "colour",
            "owners" if after.owners.len() == 1 => "owner",
            "exempt" => "now",
            name => name,
        };
        (old != new).then(|| format!("{what} {new} (was {old})"))
    };
    let mut changes: Vec<String> = fields.iter().filter_map(told).collect();
    let pairs = (1..).zip(before.further.iter().zip(&after.further)).filter(|(_, (old, new))| old.text != new.text);
    changes.extend(pairs.map(|(place, (old, new))| format!("addition {place} {} (was {})", new.text, old.text)));
    if changes.is_empty() {
        return sentence(&format!("Nothing to change: action {} is so already", after.number));
    }
    sentence(&format!("Updated action {}: {}", after.number, changes.join("; ")))
}

/// Says what stands in a field of an action.
fn stands(field: &Field<Action>, action: &Action) -> String {
    match ((field.get)(action), field.name) {
        (Some(Value::Flag(true)), "exempt") => "kept from the public paper".to_owned(),
        (Some(Value::Flag(false)), "exempt") => "on the public paper".to_owned(),
        (Some(value), _) => value.in_words(),
        (None, "rag") => "not rated".to_owned(),
        (None, _) => "not set".to_owned(),
    }
}

/// Says that a later meeting added to an action.
pub fn supplemented(action: &Action, further: &Further) -> String {
    let mut about = vec![format!("raised {}", further.raised.in_words())];
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
            "Proposed: the board is asked to agree that action {number} be {}: {}",
            outcome.as_decision(),
            after.text
        ),
        (None, Some(outcome)) => format!("Took back the request that action {number} be {}", outcome.as_decision()),
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

/// Says that an action is open again, and in which colour.
pub fn reopened(before: &Action, after: &Action) -> String {
    let was = match &before.state {
        State::Closed { on: Some(on), outcome, .. } => format!("it was {outcome} on {}", long(*on)),
        State::Closed { on: None, outcome, .. } => format!("it was {outcome}, day unknown"),
        State::Open { .. } => "it was open".to_owned(),
    };
    let colour = match (before.rag, after.rag) {
        (_, None) => "it has no colour".to_owned(),
        (old, Some(new)) if old == Some(new) => format!("its colour stays {new}"),
        (_, Some(new)) => format!("its colour is {new} again"),
    };
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
