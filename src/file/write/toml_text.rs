//! How the program itself writes: the fields of an action as text of the file, in the order of the file.

use toml_writer::{ToTomlKey, ToTomlValue, TomlKeyBuilder, TomlStringBuilder};

use crate::model::{Action, Closed, Due, Field, Issue, Log, Owner, Person, Rag, Raised, Value};

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

fn due(due: &Due) -> String {
    match due {
        Due::Day(day) => day.to_string(),
        Due::Period { words, .. } | Due::Words(words) => quoted(words),
    }
}

/// Writes a value as it stands in the file.
fn written(value: Value) -> Written {
    let one = match value {
        Value::Owners(owners) => return texts(owners.iter().map(Owner::as_str)),
        Value::Dues(dues) => return Written::Many(dues.iter().map(due).collect()),
        Value::Number(number) => number.to_string(),
        Value::Text(text) => quoted(text),
        Value::Raised(Raised::Day(day)) | Value::Day(day) | Value::Closed(Closed(Some(day))) => day.to_string(),
        Value::Raised(month @ Raised::Month(_)) => quoted(&month.to_string()),
        Value::Due(when) => due(when),
        Value::Colour(rag) => quoted(rag.as_str()),
        Value::Outcome(outcome) => quoted(outcome.as_str()),
        Value::Flag(flag) => flag.to_string(),
        Value::Closed(Closed(None)) => quoted("unknown"),
    };
    Written::One(one)
}

fn texts<'t>(texts: impl Iterator<Item = &'t str>) -> Written {
    Written::Many(texts.map(quoted).collect())
}

/// Returns the fields that have something to say, in the order of the file, without what is under headings of its own.
pub(crate) fn entries<T>(fields: &[Field<T>], of: &T) -> Vec<Entry> {
    let said = |field: &Field<T>| {
        let value = (field.get)(of).filter(|value| field.is_required || !value.is_empty())?;
        Some((field.name, written(value)))
    };
    fields.iter().filter_map(said).collect()
}

/// Returns the lines of what came from elsewhere, each under its own name.
pub(crate) fn of_imported(action: &Action) -> Vec<String> {
    let line = |(name, text): &(String, String)| {
        format!("{} = {}", TomlKeyBuilder::new(name).as_default().to_toml_key(), quoted(text))
    };
    action.imported.iter().map(line).collect()
}

/// Returns the fields of `[log]` that hold one text each.
pub(crate) fn of_log(log: &Log) -> Vec<Entry> {
    let title = log.title.iter().map(|title| ("title", Written::One(quoted(title))));
    let front = log.front.said().map(|(name, said)| (name, Written::One(quoted(said))));
    let complete =
        (log.done_colour != Rag::Green).then(|| ("complete", Written::One(quoted(log.done_colour.as_str()))));
    title.chain(front).chain(complete).collect()
}

/// Returns the fields of a person.
pub(crate) fn of_person(person: &Person) -> Vec<Entry> {
    let one = |text: &String| Written::One(quoted(text));
    let entries = [
        ("name", Some(one(&person.name))),
        ("aliases", (!person.aliases.is_empty()).then(|| texts(person.aliases.iter().map(String::as_str)))),
        ("email", person.email.as_ref().map(one)),
        ("left", person.left.map(|left| Written::One(left.to_string()))),
    ];
    entries.into_iter().filter_map(|(name, written)| Some((name, written?))).collect()
}

/// Returns a paper that went out, as it stands in the list of them.
pub(crate) fn of_issue(issue: Issue) -> String {
    format!("{{ meeting = {}, on = {} }}", issue.meeting, issue.on)
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
    for (name, said) in log.front.said() {
        new.push_str(&format!("{name} = {}\n", quoted(said)));
    }
    if log.done_colour != Rag::Green {
        new.push_str(&format!("complete = {}\n", quoted(log.done_colour.as_str())));
    }
    if !log.issued.is_empty() {
        let issued = Written::Many(log.issued.iter().copied().map(of_issue).collect());
        new.push_str(&format!("issued = {}\n", issued.on_one_line()));
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
