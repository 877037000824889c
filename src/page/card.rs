//! Everything about one action, for whoever asks after it: how it stands, then its life.

use chrono::NaiveDate;

use super::confirmations::labelled;
use super::counted::counted;
use super::list::standing;
use super::sanitize::one_line;
use super::sections::{Body, Fact, Page, Section};
use super::story::line;
use crate::dates::short;
use crate::model::{Action, Directory, Log, Owner};
use crate::query::{Asked, story};

/// Tells everything that a log holds about actions, one after the other.
pub fn cards(actions: &[&Action], log: &Log, asked: Asked) -> Page {
    let directory = Directory::of(log);
    let sections = actions.iter().flat_map(|action| card(action, &directory, asked)).collect();
    Page { sections, ..Page::default() }
}

/// Tells what an action is and how it stands, what happened to it in the order of time, and what came with it from
/// elsewhere.
fn card(action: &Action, directory: &Directory, asked: Asked) -> Vec<Section> {
    let heading = format!("Action {}", action.number);
    let life = story(action, asked.today);
    let life = life.iter().map(|event| line(event, action)).collect();
    let mut sections =
        vec![Section::headed(heading, Body::Facts(facts(action, directory, asked))), Section::of(Body::Facts(life))];
    if !action.imported.is_empty() {
        let imported = action.imported.iter().map(|(name, text)| format!("{}: {text}", one_line(name)));
        sections.push(Section::of(Body::Facts(imported.map(|words| fact("Imported", &words)).collect())));
    }
    sections
}

fn facts(action: &Action, directory: &Directory, asked: Asked) -> Vec<(String, Fact)> {
    let mut facts = Vec::new();
    facts.extend(labelled(action).map(|(field, value)| fact(field.label.unwrap_or_default(), &value.in_words())));
    facts.push(fact("Action", &action.text));
    facts.push(("Owner".to_owned(), owners(action, directory, asked.today)));
    facts.extend(action.due.as_ref().map(|due| fact("Due", &due.to_string())));
    facts.push(("Status".to_owned(), Fact::Standing(standing(action, asked))));
    if !action.is_closed() && action.raised.day() <= asked.today {
        facts.push(fact("Age", &age(action, asked)));
    }
    facts
}

fn fact(label: &str, words: &str) -> (String, Fact) {
    (label.to_owned(), Fact::words(words))
}

/// Names everybody it is for: its own owners, then those of what was added alone.
fn owners(action: &Action, directory: &Directory, today: NaiveDate) -> Fact {
    let (own, added): (Vec<&Owner>, Vec<&Owner>) =
        action.everyone().into_iter().partition(|owner| action.owners.contains(owner));
    let mut words = named(&own, directory, today);
    if words.is_empty() {
        words.push("None".to_owned());
    }
    if !added.is_empty() {
        words.last_mut().into_iter().for_each(|last| last.push(';'));
        words.push("for what was added:".to_owned());
        words.extend(named(&added, directory, today));
    }
    Fact::headed(words.iter().map(String::as_str), "")
}

/// Names owners beside one another, and says who of them left.
fn named(owners: &[&Owner], directory: &Directory, today: NaiveDate) -> Vec<String> {
    let mut named: Vec<String> = Vec::new();
    for owner in owners {
        named.last_mut().into_iter().for_each(|last| last.push_str(" /"));
        named.push(owner.to_string());
        named.extend(directory.has_left(owner.as_str(), today).map(|left| format!("(left {})", short(left))));
    }
    named
}

fn age(action: &Action, asked: Asked) -> String {
    let days = counted(asked.age_in_days(action), "day");
    match asked.age_in_meetings(action) {
        Some(meetings) => format!("{days}, {}", counted(meetings, "meeting")),
        None => days,
    }
}
