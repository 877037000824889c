//! What is typed for people when an action is changed.

use chrono::NaiveDate;
use clap::Args;

use crate::context::Said;
use crate::dates::long;
use crate::model::{Directory, Log, Owner, Refusal, Whom, each_name, is_joined, joined, owners_in};

/// Who is to do it.
#[derive(Debug, Clone, Args)]
pub(super) struct OwnerArgs {
    /// Who is to do it; `A/B` for joint owners
    ///
    /// --owner twice does the same. Somebody in the log may be called by a part of the name, an alias or
    /// initials, where these fit nobody else.
    #[arg(long, value_name = "NAME", value_parser = words)]
    owner: Vec<String>,

    /// Somebody new, although the name is like another
    ///
    /// A name that is nearly that of somebody in the log is refused as --owner, and taken here.
    #[arg(long, value_name = "NAME", value_parser = words)]
    new_owner: Vec<String>,
}

impl OwnerArgs {
    /// Makes owners of names that were read or typed elsewhere.
    pub(super) fn named(names: &[String]) -> Self {
        Self { owner: names.to_vec(), new_owner: Vec::new() }
    }

    /// Returns the names as they were typed.
    pub(super) fn typed(&self) -> Vec<&str> {
        self.owner.iter().chain(&self.new_owner).map(String::as_str).collect()
    }

    /// Tells whether anybody was named.
    pub(super) fn is_given(&self) -> bool {
        !self.owner.is_empty() || !self.new_owner.is_empty()
    }

    /// Returns the owners typed, each under the name in the log where there is one, and says what the clerk should
    /// know of them.
    pub(super) fn owners(&self, log: &Log, today: NaiveDate, said: &mut Said) -> Result<Vec<Owner>, Refusal> {
        let directory = Directory::of(log);
        let mut owners: Vec<Owner> = Vec::new();
        let mut add = |owner: Owner| {
            if !owners.contains(&owner) {
                owners.push(owner);
            }
        };
        let names: Vec<String> = self.owner.iter().flat_map(|typed| parted(&directory, typed, said)).collect();
        for typed in &names {
            add(named(&directory, typed, today, said)?);
        }
        for typed in &self.new_owner {
            if directory.listed(typed).is_none() {
                said.notes.push(format!("`{typed}` is new to this log"));
            }
            add(Owner::new(directory.listed(typed).unwrap_or(typed)));
        }
        Ok(owners)
    }
}

/// Returns the name typed for whoever reported something, as owners are named.
pub(super) fn reporter(log: &Log, typed: &str, today: NaiveDate, said: &mut Said) -> Result<String, Refusal> {
    named(&Directory::with_reporters(log), typed, today, said).map(|owner| owner.to_string())
}

/// Returns the name of somebody in the log, and says whom a part of a name was taken to be.
pub(super) fn somebody(log: &Log, typed: &str, said: &mut Said) -> Result<String, Refusal> {
    match Directory::with_reporters(log).somebody(typed)? {
        Whom::Taken(name) => {
            said.notes.push(format!("`{typed}` is taken to be {name}"));
            Ok(name.to_owned())
        }
        Whom::Listed(name) => Ok(name.to_owned()),
        Whom::New { .. } => Ok(typed.to_owned()),
    }
}

/// Takes what was typed for a field, without surrounding blanks; refuses what is blank.
pub(super) fn words(typed: &str) -> Result<String, &'static str> {
    let words = typed.trim();
    if words.is_empty() { Err("nothing was given") } else { Ok(words.to_owned()) }
}

/// Parts joint owners; parts of names side by side are two where each is one of the log.
fn parted(directory: &Directory, typed: &str, said: &mut Said) -> Vec<String> {
    let owners = owners_in(typed, &|name| directory.listed(name).is_some());
    let mut names = Vec::new();
    for owner in owners {
        let sides: Vec<&str> = each_name(owner.name).collect();
        let is_known = |name: &&str| matches!(directory.whom(name), Ok(Whom::Listed(_) | Whom::Taken(_)));
        if is_joined(owner.name) && directory.listed(owner.name).is_none() && sides.iter().all(is_known) {
            names.extend(sides.into_iter().map(str::to_owned));
            continue;
        }
        if owner.is_unsure {
            said.notes.push(format!("`{}` is taken as one owner; for two, give `--owner` twice", owner.name));
        }
        names.push(owner.name.to_owned());
    }
    names
}

/// Decides whom a name means, and says what should be known of that.
fn named(directory: &Directory, typed: &str, today: NaiveDate, said: &mut Said) -> Result<Owner, Refusal> {
    let owner = match directory.whom(typed)? {
        Whom::Listed(name) => Owner::new(name),
        Whom::Taken(name) => {
            said.notes.push(format!("`{typed}` is taken to be {name}"));
            Owner::new(name)
        }
        Whom::New { close } => {
            let question =
                if close.is_empty() { String::new() } else { format!("; did you mean {}?", joined(&close, "or")) };
            said.notes.push(format!("`{typed}` is new to this log{question}"));
            Owner::new(typed)
        }
    };
    let left = directory.has_left(owner.as_str(), today);
    said.notes.extend(left.map(|left| format!("{owner} left on {}", long(left))));
    Ok(owner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixtures::{action, day, log_of};
    use crate::model::{Person, PersonRefusal};

    fn log() -> Log {
        let mut log = log_of([action(1, &["Rik Basra"]), action(2, &["Gary Bee"])]);
        log.people.push(Person {
            name: "Ian Stubbs".to_owned(),
            aliases: vec!["IS".to_owned()],
            email: None,
            left: Some(day("2026-05-31")),
        });
        log
    }

    fn check(typed: &[&str], stored: &[&str], notes: &[&str]) {
        let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        let mut said = Said::default();
        let given = OwnerArgs { owner: owned(typed), new_owner: Vec::new() };
        let owners = given.owners(&log(), day("2026-06-22"), &mut said).expect("nobody is in doubt");
        assert_eq!(owners.iter().map(Owner::as_str).collect::<Vec<_>>(), stored);
        assert_eq!(said.notes, notes);
    }

    #[test]
    fn a_listed_name_is_stored_as_it_is_listed() {
        check(&["rik basra/GARY BEE"], &["Rik Basra", "Gary Bee"], &[]);
        check(&["Rik Basra", "rik basra"], &["Rik Basra"], &[]);
        check(&["is"], &["Ian Stubbs"], &["Ian Stubbs left on 31 May 2026"]);
    }

    #[test]
    fn a_part_of_a_name_is_that_person_and_any_other_is_new() {
        check(&["rik"], &["Rik Basra"], &["`rik` is taken to be Rik Basra"]);
        check(&["Zoë Blanc"], &["Zoë Blanc"], &["`Zoë Blanc` is new to this log"]);
        check(&["Bsra"], &["Bsra"], &["`Bsra` is new to this log; did you mean Rik Basra?"]);
    }

    #[test]
    fn joint_owners_are_parted_where_each_side_is_one() {
        let (rik, gary) = ("`rik` is taken to be Rik Basra", "`gary` is taken to be Gary Bee");
        check(&["rik & gary"], &["Rik Basra", "Gary Bee"], &[rik, gary]);
        check(
            &["Arts and Leisure Manager"],
            &["Arts and Leisure Manager"],
            &["`Arts and Leisure Manager` is new to this log"],
        );
        let new = ["`Ann Lee` is new to this log", "`Bo Ek` is new to this log"];
        check(&["Ann Lee, Bo Ek"], &["Ann Lee", "Bo Ek"], &new);
        let (one, new) = (
            "`Smith and Jones` is taken as one owner; for two, give `--owner` twice",
            "`Smith and Jones` is new to this log",
        );
        check(&["Smith and Jones"], &["Smith and Jones"], &[one, new]);
    }

    #[test]
    fn a_name_in_doubt_is_refused_unless_it_is_said_to_be_new() {
        let mut said = Said::default();
        let given =
            |owner: &str, new: &str| OwnerArgs { owner: vec![owner.to_owned()], new_owner: vec![new.to_owned()] };
        let refused = given("Gary Beee", "Ann Lee").owners(&log(), day("2026-06-22"), &mut said);
        assert!(matches!(refused, Err(Refusal::Person(PersonRefusal::LikeListed { .. }))));
        let owners =
            given("Rik Basra", "Gary Beee").owners(&log(), day("2026-06-22"), &mut said).expect("it is insisted");
        assert_eq!(owners, [Owner::new("Rik Basra"), Owner::new("Gary Beee")]);
    }
}
