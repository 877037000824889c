//! How the program itself writes: the fields of an action as text of the file, in the order of the file.

use toml_writer::{ToTomlKey, ToTomlValue, TomlKeyBuilder, TomlStringBuilder};

use crate::model::{Action, Comment, Due, Further, Log, Owner, Person, Rag, Raised, State};

/// The text of a value, as it is written to the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Written {
    /// One value.
    One(String),
    /// A list, an element each.
    Many(Vec<String>),
}

/// A field and what is written for it.
pub(crate) type Entry = (&'static str, Written);

/// The fields of an action in the order in which the file has them.
pub(crate) const ORDER: &[&str] = &[
    "number",
    "reference",
    "raised",
    "minute",
    "action",
    "owners",
    "due",
    "was_due",
    "rag",
    "proposed",
    "exempt",
    "closed",
    "outcome",
    "closed_minute",
];

impl Written {
    /// Returns the value on one line.
    pub(crate) fn on_one_line(&self) -> String {
        match self {
            Self::One(text) => text.clone(),
            Self::Many(elements) => format!("[{}]", elements.join(", ")),
        }
    }
}

/// Quotes text as the file does: always in double quotes on one line.
pub(crate) fn quoted(text: &str) -> String {
    TomlStringBuilder::new(text).as_basic().to_toml_value()
}

fn raised(raised: Raised) -> String {
    match raised {
        Raised::Day(day) => day.to_string(),
        Raised::Month(_) => quoted(&raised.to_string()),
    }
}

fn due(due: &Due) -> String {
    match due {
        Due::Day(day) => day.to_string(),
        Due::Period { words, .. } | Due::Words(words) => quoted(words),
    }
}

fn owners(owners: &[Owner]) -> Written {
    Written::Many(owners.iter().map(|owner| quoted(owner.as_str())).collect())
}

/// Returns the entries that have something to say, in order.
fn present<const N: usize>(entries: [(&'static str, Option<Written>); N]) -> Vec<Entry> {
    entries.into_iter().filter_map(|(key, written)| Some((key, written?))).collect()
}

fn one(text: impl Into<Option<String>>) -> Option<Written> {
    text.into().map(Written::One)
}

fn text(text: Option<&String>) -> Option<Written> {
    text.map(|text| Written::One(quoted(text)))
}

/// Returns the fields of an action, without what is under headings of its own.
pub(crate) fn of_action(action: &Action) -> Vec<Entry> {
    let (proposed, closed, outcome, closed_minute) = match &action.state {
        State::Open { proposed } => (*proposed, None, None, None),
        State::Closed { on, outcome, minute } => {
            let on = on.map_or_else(|| quoted("unknown"), |on| on.to_string());
            (None, Some(on), Some(*outcome), minute.as_ref())
        }
    };
    let was_due = (!action.was_due.is_empty()).then(|| Written::Many(action.was_due.iter().map(due).collect()));
    present([
        ("number", one(action.number.to_string())),
        ("reference", text(action.reference.as_ref())),
        ("raised", one(raised(action.raised))),
        ("minute", text(action.minute.as_ref())),
        ("action", text(Some(&action.text))),
        ("owners", Some(owners(&action.owners))),
        ("due", one(action.due.as_ref().map(due))),
        ("was_due", was_due),
        ("rag", one(action.rag.map(|rag| quoted(rag.as_str())))),
        ("proposed", one(proposed.map(|outcome| quoted(outcome.as_str())))),
        ("exempt", one(action.exempt.then(|| "true".to_owned()))),
        ("closed", one(closed)),
        ("outcome", one(outcome.map(|outcome| quoted(outcome.as_str())))),
        ("closed_minute", text(closed_minute)),
    ])
}

/// Returns the fields of what a later meeting added.
pub(crate) fn of_further(further: &Further) -> Vec<Entry> {
    present([
        ("raised", one(raised(further.raised))),
        ("minute", text(further.minute.as_ref())),
        ("action", text(Some(&further.text))),
        ("owners", (!further.owners.is_empty()).then(|| owners(&further.owners))),
    ])
}

/// Returns the lines of what came from elsewhere, each under its own name.
pub(crate) fn of_imported(action: &Action) -> Vec<String> {
    let line = |(name, text): &(String, String)| {
        format!("{} = {}", TomlKeyBuilder::new(name).as_default().to_toml_key(), quoted(text))
    };
    action.imported.iter().map(line).collect()
}

/// Returns the fields of a comment.
pub(crate) fn of_comment(comment: &Comment) -> Vec<Entry> {
    present([
        ("date", one(comment.date.map(|date| date.to_string()))),
        ("meeting", one(comment.meeting.map(|meeting| meeting.to_string()))),
        ("by", text(comment.by.as_ref())),
        ("text", text(Some(&comment.text))),
        ("rag", one(comment.rag.map(|rag| quoted(rag.as_str())))),
    ])
}

/// Returns the fields of a person.
pub(crate) fn of_person(person: &Person) -> Vec<Entry> {
    let aliases =
        (!person.aliases.is_empty()).then(|| Written::Many(person.aliases.iter().map(|alias| quoted(alias)).collect()));
    present([
        ("name", text(Some(&person.name))),
        ("aliases", aliases),
        ("email", text(person.email.as_ref())),
        ("left", one(person.left.map(|left| left.to_string()))),
    ])
}

/// Returns the text of a new log: its head and its people, without actions.
pub(crate) fn new_log(log: &Log) -> String {
    let meetings: Vec<String> = log.calendar.meetings().iter().map(ToString::to_string).collect();
    let title = log.title.as_deref().unwrap_or("Action Log");
    let mut new = format!(
        "# The action log of a board. Edit it with any text editor, or with `actions`.\n\
         # Numbers are for life: close an action, never delete it.\n\
         [log]\n\
         title = {}\n\
         meetings = {}\n",
        quoted(title),
        Written::Many(meetings).on_one_line(),
    );
    if log.complete != Rag::Green {
        new.push_str(&format!("complete = {}\n", quoted(log.complete.as_str())));
    }
    if !log.key.is_empty() {
        new.push_str("\n[log.key]\n");
    }
    for (rag, meaning) in &log.key {
        new.push_str(&format!("{rag} = {}\n", quoted(meaning)));
    }
    for person in &log.people {
        new.push_str("\n[[people]]\n");
        new.extend(of_person(person).iter().map(|(key, value)| format!("{key} = {}\n", value.on_one_line())));
    }
    new
}
