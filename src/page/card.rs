//! Everything about one action, for whoever asks after it.

use chrono::NaiveDate;

use super::confirmations::{labelled, value_in_words};
use super::counted::counted;
use super::list::standing;
use super::sanitize::{in_full, one_line};
use super::sections::{Body, Fact, Page, Section};
use crate::dates::short;
use crate::model::{Action, Comment, Directory, Further, Log, Owner, Raised, State};
use crate::query::Asked;

/// Tells everything that a log holds about actions, one after the other.
pub fn cards(actions: &[&Action], log: &Log, asked: Asked) -> Page {
    let directory = Directory::of(log);
    let card = |action: &&Action| {
        Section::headed(format!("Action {}", action.number), Body::Facts(facts(action, &directory, asked)))
    };
    Page { sections: actions.iter().map(card).collect(), ..Page::default() }
}

fn facts(action: &Action, directory: &Directory, asked: Asked) -> Vec<(&'static str, Fact)> {
    let words = |label, words: &str| (label, Fact::Words(in_full(words)));
    let mut facts = Vec::new();
    facts.extend(labelled(action).map(|(field, value)| words(field.label.unwrap_or_default(), &value_in_words(value))));
    facts.push(words("Raised", &meeting_and_minute(action.raised, action.minute.as_deref())));
    facts.push(words("Action", &action.text));
    facts.push(words("Owner", &owners(action, directory, asked.today)));
    facts.extend(action.further.iter().map(|further| words("Further", &further_line(further))));
    facts.extend(due_line(action).map(|due| words("Due", &due)));
    facts.push(("Status", Fact::Standing(standing(action, asked))));
    if let State::Closed { minute: Some(minute), .. } = &action.state {
        facts.push(words("Closed at", &format!("minute {minute}")));
    }
    if !action.is_closed() && action.raised.day() <= asked.today {
        facts.push(words("Age", &age(action, asked)));
    }
    facts.extend(action.comments.iter().map(|comment| words("Comment", &comment_line(comment))));
    facts.extend(action.imported.iter().map(|(name, text)| words("Imported", &format!("{}: {text}", one_line(name)))));
    facts
}

fn owners(action: &Action, directory: &Directory, today: NaiveDate) -> String {
    let named = |owner: &Owner| match directory.has_left(owner.as_str(), today) {
        Some(left) => format!("{owner} (left {})", short(left)),
        None => owner.to_string(),
    };
    if action.owners.is_empty() {
        "None".to_owned()
    } else {
        action.owners.iter().map(named).collect::<Vec<_>>().join(" / ")
    }
}

fn meeting_and_minute(raised: Raised, minute: Option<&str>) -> String {
    match minute {
        Some(minute) => format!("{raised}, minute {}", one_line(minute)),
        None => raised.to_string(),
    }
}

fn further_line(further: &Further) -> String {
    let owners = if further.owners.is_empty() { String::new() } else { format!(" ({})", further.owners_joined()) };
    format!("{}{owners}: {}", meeting_and_minute(further.raised, further.minute.as_deref()), further.text)
}

fn due_line(action: &Action) -> Option<String> {
    let was: Vec<String> = action.was_due.iter().map(ToString::to_string).collect();
    let was = if was.is_empty() { String::new() } else { format!(" (was {})", was.join(", then ")) };
    match &action.due {
        Some(due) => Some(format!("{due}{was}")),
        None if was.is_empty() => None,
        None => Some(format!("Not set{was}")),
    }
}

fn age(action: &Action, asked: Asked) -> String {
    let days = counted(asked.age_in_days(action), "day");
    match asked.age_in_meetings(action) {
        Some(meetings) => format!("{days}, {}", counted(meetings, "meeting")),
        None => days,
    }
}

fn comment_line(comment: &Comment) -> String {
    let mut head = match (comment.date, comment.meeting) {
        (Some(date), _) => short(date),
        (None, Some(meeting)) => format!("For {}", short(meeting)),
        (None, None) => "Undated".to_owned(),
    };
    if let Some(by) = &comment.by {
        head.push_str(&format!(", {}", one_line(by)));
    }
    if let Some(rag) = comment.rag {
        head.push_str(&format!(", {rag}"));
    }
    format!("{head}: {}", comment.text)
}
