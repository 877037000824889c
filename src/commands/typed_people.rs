//! What is typed for people when an action is changed.

use chrono::NaiveDate;

use crate::dates::long;
use crate::model::{Directory, Log, Owner, joined};

/// Returns the owners typed, each under its listed name where it has one, with what the clerk
/// should know of them: a close name in the log, or that they have left.
pub(super) fn owners(log: &Log, typed: &[String], today: NaiveDate) -> (Vec<Owner>, Vec<String>) {
    let directory = Directory::of(log);
    let mut owners: Vec<Owner> = Vec::new();
    let mut notes = Vec::new();
    for typed in typed.iter().flat_map(|typed| Owner::split(typed)) {
        let (owner, note) = named(&directory, &typed, today);
        if !owners.contains(&owner) {
            owners.push(owner);
            notes.extend(note);
        }
    }
    (owners, notes)
}

/// Returns the name typed for whoever reported something, as [`owners`] does.
pub(super) fn reporter(log: &Log, typed: &str, today: NaiveDate) -> (String, Option<String>) {
    let (owner, note) = named(&Directory::of(log), &Owner::new(typed), today);
    (owner.to_string(), note)
}

/// Takes what was typed for a field, without surrounding blanks; refuses what is blank.
pub(super) fn words(typed: &str) -> Result<String, &'static str> {
    let words = typed.trim();
    if words.is_empty() { Err("nothing was given") } else { Ok(words.to_owned()) }
}

fn named(directory: &Directory, typed: &Owner, today: NaiveDate) -> (Owner, Option<String>) {
    let Some(listed) = directory.listed(typed.as_str()) else {
        let close = directory.meant_by(typed.as_str());
        let note = (!close.is_empty()).then(|| {
            format!("`{typed}` is new to this log and stored as typed; did you mean {}?", joined(&close, "or"))
        });
        return (typed.clone(), note);
    };
    let owner = Owner::new(listed);
    let left = directory.has_left(owner.as_str(), today);
    let note = left.map(|left| format!("{owner} left on {}", long(left)));
    (owner, note)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Person;
    use crate::model::fixtures::{action, day, log_of};

    fn check(typed: &[&str], stored: &[&str], notes: &[&str]) {
        let mut log = log_of([action(1, &["Rik Basra"]), action(2, &["Gary Bee"])]);
        log.people.push(Person {
            name: "Ian Stubbs".to_owned(),
            aliases: vec!["IS".to_owned()],
            email: None,
            left: Some(day("2026-05-31")),
        });
        let typed: Vec<String> = typed.iter().map(|name| (*name).to_owned()).collect();
        let (owners, said) = owners(&log, &typed, day("2026-06-22"));
        assert_eq!(owners.iter().map(Owner::as_str).collect::<Vec<_>>(), stored);
        assert_eq!(said, notes);
    }

    #[test]
    fn a_listed_name_is_stored_as_it_is_listed() {
        check(&["rik basra/GARY BEE"], &["Rik Basra", "Gary Bee"], &[]);
        check(&["Rik Basra", "rik basra"], &["Rik Basra"], &[]);
        check(&["is"], &["Ian Stubbs"], &["Ian Stubbs left on 31 May 2026"]);
    }

    #[test]
    fn another_name_is_stored_as_typed_and_a_close_one_named() {
        check(&["Zoë Blanc"], &["Zoë Blanc"], &[]);
        check(
            &["Rik Bsra"],
            &["Rik Bsra"],
            &["`Rik Bsra` is new to this log and stored as typed; did you mean Rik Basra?"],
        );
        check(&["Rik"], &["Rik"], &["`Rik` is new to this log and stored as typed; did you mean Rik Basra?"]);
    }
}
