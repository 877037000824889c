//! What may be changed of the people of a log: what is said of them, how they are spelt, and what they hold.

use chrono::NaiveDate;

use super::action::{Action, Comment};
use super::log::Log;
use super::number::Number;
use super::owner::Owner;
use super::people::Directory;
use super::person::Person;
use super::person_refusal::PersonRefusal;
use super::refusal::Refusal;
use super::spelling::folded;

/// What is to be changed of a person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PersonChange {
    /// The address; nothing within takes it out.
    pub email: Option<Option<String>>,
    /// Other names to be added.
    pub aliases: Vec<String>,
    /// Other names to be taken out.
    pub no_aliases: Vec<String>,
    /// The day of leaving; nothing within takes it out.
    pub left: Option<Option<NaiveDate>>,
}

/// How often a name was changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Renamed {
    /// In how many actions.
    pub actions: usize,
    /// In how many comments.
    pub comments: usize,
}

impl Log {
    /// Lists somebody about whom there is something to say.
    ///
    /// Refuses who is listed, and a name that somebody else bears.
    pub fn list_person(&mut self, person: Person) -> Result<&Person, Refusal> {
        let directory = Directory::of(self);
        if let Some(known) = directory.person(&person.name) {
            return Err(PersonRefusal::Listed(known.name.clone()).into());
        }
        let free = |alias: &String| directory.free_for(alias, &person.name);
        person.aliases.iter().try_for_each(free)?;
        self.people.push(person);
        Ok(&self.people[self.people.len() - 1])
    }

    /// Changes what is said of the person of a listed name.
    ///
    /// Refuses who is not listed, a name that somebody else bears, one to be taken out that is not there, and a change
    /// of nothing.
    pub fn change_person(&mut self, name: &str, change: PersonChange) -> Result<&Person, Refusal> {
        if change == PersonChange::default() {
            return Err(Refusal::NothingToChange);
        }
        let directory = Directory::of(self);
        change.aliases.iter().try_for_each(|alias| directory.free_for(alias, name))?;
        let not_listed = || Refusal::from(PersonRefusal::NotListed(name.to_owned()));
        let person = self.people.iter_mut().find(|person| person.name == name).ok_or_else(not_listed)?;
        for alias in change.no_aliases {
            let place = person.aliases.iter().position(|known| folded(known) == folded(&alias));
            let missing = || Refusal::from(PersonRefusal::NoAlias { name: name.to_owned(), alias });
            person.aliases.remove(place.ok_or_else(missing)?);
        }
        for alias in change.aliases {
            person.also_called(alias);
        }
        person.email = change.email.unwrap_or(person.email.take());
        person.left = change.left.unwrap_or(person.left);
        Ok(person)
    }

    /// Gives whoever is called `old` the name `new` wherever they stand, and keeps the old one as another name when
    /// that is wanted. When somebody is called `new` already, the two become one.
    ///
    /// Refuses two of whom unlike things are said, and a change of nothing.
    pub fn rename(&mut self, old: &str, new: &str, keeps_old: bool) -> Result<Renamed, Refusal> {
        let before = self.clone();
        let directory = Directory::with_reporters(&before);
        let is_old = |name: &str| directory.listed(name) == Some(old);
        let other = directory.listed(new).filter(|other| *other != old);
        let new = other.unwrap_or(new);
        let mut people = before.people.clone();
        let place = |people: &[Person], name: &str| people.iter().position(|person| person.name == name);
        let taken = place(&people, old).map(|at| people.remove(at));
        let is_spelling = folded(old) == folded(new);
        let mut gained: Vec<String> = if keeps_old && !is_spelling { vec![old.to_owned()] } else { Vec::new() };
        match (taken, place(&people, new)) {
            (None, None) if gained.is_empty() => {}
            (taken, Some(at)) => {
                let person = &mut people[at];
                if let Some(taken) = taken {
                    person.take_in(&taken)?;
                    gained.extend(taken.aliases);
                }
                person.also_called_all(gained);
            }
            (Some(taken), None) => {
                let mut person = Person { name: new.to_owned(), ..taken };
                person.aliases.retain(|alias| folded(alias) != folded(new));
                person.also_called_all(gained);
                people.insert(place(&before.people, old).unwrap_or(people.len()), person);
            }
            (None, None) => {
                people.push(Person { name: new.to_owned(), aliases: gained, email: None, left: None });
            }
        }
        self.people = people;
        let renamed = self.respell(&is_old, new);
        if *self == before { Err(PersonRefusal::SoSpelt(new.to_owned()).into()) } else { Ok(renamed) }
    }

    fn respell(&mut self, is_old: &dyn Fn(&str) -> bool, new: &str) -> Renamed {
        let mut renamed = Renamed::default();
        for action in &mut self.actions {
            let is_theirs = action.named().any(|owner| is_old(owner.as_str()) && owner.as_str() != new);
            let is_said = |comment: &Comment| comment.by.as_deref().is_some_and(|by| is_old(by) && by != new);
            if !is_theirs && !action.comments.iter().any(is_said) {
                continue;
            }
            let action: &mut Action = action;
            if is_theirs {
                renamed.actions += 1;
                action.give(is_old, new);
            }
            for comment in action.comments.iter_mut().filter(|comment| is_said(comment)) {
                renamed.comments += 1;
                comment.by = Some(new.to_owned());
            }
        }
        renamed
    }

    /// Gives the open actions of one owner to another, in the place of the first, with a comment on each; those of
    /// these numbers alone when any are given. Returns which.
    ///
    /// Refuses who has no open action, and each number that is none of theirs.
    pub fn hand_over(
        &mut self,
        from: &str,
        to: &str,
        numbers: &[Number],
        comment: &Comment,
    ) -> Result<Vec<Number>, Vec<Refusal>> {
        let before = self.clone();
        let directory = Directory::of(&before);
        let is_from = |name: &str| directory.listed(name) == Some(from);
        let is_theirs = |action: &Action| !action.is_closed() && action.named().any(|owner| is_from(owner.as_str()));
        let theirs: Vec<Number> =
            before.each().filter(|action| is_theirs(action)).map(|action| action.number).collect();
        if theirs.is_empty() {
            return Err(vec![PersonRefusal::NoOpenAction(from.to_owned()).into()]);
        }
        let strays = numbers.iter().filter(|number| !theirs.contains(number));
        let refusals: Vec<Refusal> = strays
            .map(|number| {
                let (name, theirs) = (from.to_owned(), theirs.clone());
                PersonRefusal::NotTheirs { name, number: *number, theirs }.into()
            })
            .collect();
        if !refusals.is_empty() {
            return Err(refusals);
        }
        let given: Vec<Number> =
            theirs.into_iter().filter(|number| numbers.is_empty() || numbers.contains(number)).collect();
        for number in &given {
            let place = self.actions.iter().position(|action| action.number == *number);
            if let Some(place) = place {
                self.actions[place].give(&is_from, to);
            }
            self.comment(&(*number).into(), comment.clone()).map_err(|refusal| vec![refusal])?;
        }
        Ok(given)
    }
}

impl Action {
    /// Puts another name in the place of some owners, and names nobody twice.
    fn give(&mut self, is_old: &dyn Fn(&str) -> bool, new: &str) {
        let further = self.further.iter_mut().map(|further| &mut further.owners);
        for owners in std::iter::once(&mut self.owners).chain(further) {
            let mut given: Vec<Owner> = Vec::new();
            for owner in owners.drain(..) {
                let owner = if is_old(owner.as_str()) { Owner::new(new) } else { owner };
                if !given.contains(&owner) {
                    given.push(owner);
                }
            }
            *owners = given;
        }
    }
}

impl Person {
    fn also_called_all(&mut self, aliases: Vec<String>) {
        for alias in aliases {
            self.also_called(alias);
        }
    }

    fn also_called(&mut self, alias: String) {
        let is_known = |name: &String| folded(name) == folded(&alias);
        if !is_known(&self.name) && !self.aliases.iter().any(is_known) {
            self.aliases.push(alias);
        }
    }

    /// Takes in what is said of the same person elsewhere.
    fn take_in(&mut self, other: &Self) -> Result<(), PersonRefusal> {
        let unlike = |what| PersonRefusal::Unlike { names: [other.name.clone(), self.name.clone()], what };
        if self.email.is_some() && other.email.is_some() && self.email != other.email {
            return Err(unlike("addresses"));
        }
        if self.left.is_some() && other.left.is_some() && self.left != other.left {
            return Err(unlike("days of leaving"));
        }
        self.email = self.email.take().or(other.email.clone());
        self.left = self.left.or(other.left);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Further;
    use crate::model::fixtures::{action, closed, day, log_of};

    fn person(name: &str, aliases: &[&str]) -> Person {
        let aliases = aliases.iter().map(|alias| (*alias).to_owned()).collect();
        Person { name: name.to_owned(), aliases, email: None, left: None }
    }

    fn log() -> Log {
        let mut log = log_of([
            action(1, &["Rik Bsra", "Gary Bee"]),
            action(2, &["Rik Basra", "Rik Bsra"]),
            Action { state: closed("2026-06-30"), ..action(3, &["rik bsra"]) },
            action(4, &["IS"]),
        ]);
        log.actions[0].comments =
            vec![Comment { by: Some("Rik Bsra".to_owned()), ..Comment::dated(day("2026-06-01"), "Done.".to_owned()) }];
        log.actions[0].further = vec![Further {
            raised: log.actions[0].raised,
            minute: None,
            text: "And more.".to_owned(),
            owners: vec![Owner::new("Gary Bee"), Owner::new("Rik Bsra")],
        }];
        log.people = vec![person("Ian Stubbs", &["IS"])];
        log
    }

    fn owners(log: &Log) -> Vec<Vec<&str>> {
        log.each().map(|action| action.owners.iter().map(Owner::as_str).collect()).collect()
    }

    #[test]
    fn somebody_is_listed_once_and_under_names_of_their_own() {
        let mut log = log();
        assert!(log.list_person(person("Gary Bee", &["GB"])).is_ok());
        let refused = |log: &mut Log, person: Person| log.list_person(person).expect_err("it is refused");
        let listed = PersonRefusal::Listed("Gary Bee".to_owned());
        assert_eq!(refused(&mut log, person("gary bee", &[])), listed.into());
        let taken = PersonRefusal::NameTaken { name: "gb".to_owned(), by: "Gary Bee".to_owned() };
        assert_eq!(refused(&mut log, person("Ann Lee", &["gb"])), taken.into());
    }

    #[test]
    fn what_is_said_of_a_person_changes() {
        let mut log = log();
        let change = PersonChange {
            email: Some(Some("ian@example.org".to_owned())),
            aliases: vec!["Ian".to_owned(), "is".to_owned()],
            no_aliases: vec!["is".to_owned()],
            left: Some(Some(day("2026-05-31"))),
        };
        let changed = log.change_person("Ian Stubbs", change).cloned().expect("he is listed");
        assert_eq!(changed.aliases, ["Ian", "is"]);
        assert_eq!((changed.email.as_deref(), changed.left), (Some("ian@example.org"), Some(day("2026-05-31"))));
        let back = PersonChange { email: Some(None), left: Some(None), ..PersonChange::default() };
        let changed = log.change_person("Ian Stubbs", back).cloned().expect("he is listed");
        assert_eq!((changed.email, changed.left), (None, None));
        let left = PersonChange { left: Some(None), ..PersonChange::default() };
        let refused = log.change_person("Gary Bee", left).expect_err("he is not listed");
        assert_eq!(refused, PersonRefusal::NotListed("Gary Bee".to_owned()).into());
        let taken = PersonChange { aliases: vec!["gary bee".to_owned()], ..PersonChange::default() };
        assert!(log.change_person("Ian Stubbs", taken).is_err());
        let missing = PersonChange { no_aliases: vec!["Bob".to_owned()], ..PersonChange::default() };
        assert!(log.change_person("Ian Stubbs", missing).is_err());
        assert_eq!(log.change_person("Ian Stubbs", PersonChange::default()), Err(Refusal::NothingToChange));
    }

    #[test]
    fn two_spellings_become_one_everywhere() {
        let mut log = log();
        let renamed = log.rename("Rik Bsra", "rik basra", true).expect("he is called so");
        assert_eq!(renamed, Renamed { actions: 3, comments: 1 });
        let expected: [&[&str]; 4] = [&["Rik Basra", "Gary Bee"], &["Rik Basra"], &["Rik Basra"], &["IS"]];
        assert_eq!(owners(&log), expected);
        assert_eq!(log.actions[0].comments[0].by.as_deref(), Some("Rik Basra"));
        assert_eq!(log.actions[0].further[0].owners, [Owner::new("Gary Bee"), Owner::new("Rik Basra")]);
        assert_eq!(log.people, [person("Ian Stubbs", &["IS"]), person("Rik Basra", &["Rik Bsra"])]);
    }

    #[test]
    fn a_person_is_renamed_with_what_is_said_of_them() {
        let mut log = log();
        log.rename("Ian Stubbs", "Ian Rabley Stubbs", true).expect("he is listed");
        assert_eq!(log.people, [person("Ian Rabley Stubbs", &["IS", "Ian Stubbs"])]);
        assert_eq!(owners(&log)[3], ["Ian Rabley Stubbs"]);
        log.rename("Ian Rabley Stubbs", "IS", false).expect("he is listed");
        assert_eq!(log.people, [person("IS", &["Ian Stubbs"])]);
        assert_eq!(log.rename("IS", "IS", true), Err(PersonRefusal::SoSpelt("IS".to_owned()).into()));
    }

    #[test]
    fn two_who_are_listed_become_one_unless_unlike_things_are_said_of_them() {
        let with_email = |email: &str| Person { email: Some(email.to_owned()), ..person("Ian S", &["I"]) };
        let mut log = log();
        log.people.push(with_email("ian@example.org"));
        log.rename("Ian S", "Ian Stubbs", true).expect("they are alike");
        let one = Person { email: Some("ian@example.org".to_owned()), ..person("Ian Stubbs", &["IS", "Ian S", "I"]) };
        assert_eq!(log.people, [one]);
        log.people.push(with_email("other@example.org"));
        let before = log.clone();
        assert!(matches!(log.rename("Ian S", "Ian Stubbs", true), Err(Refusal::Person(PersonRefusal::Unlike { .. }))));
        assert_eq!(log, before);
    }

    #[test]
    fn open_actions_are_handed_over_in_the_place_of_the_first() {
        let note = Comment::dated(day("2026-06-22"), "Handed over.".to_owned());
        let numbers = |of: &[i64]| of.iter().filter_map(|number| Number::new(*number)).collect::<Vec<_>>();
        let mut log = log();
        assert_eq!(log.hand_over("Rik Bsra", "Gary Bee", &[], &note), Ok(numbers(&[1, 2])));
        let expected: [&[&str]; 4] = [&["Gary Bee"], &["Rik Basra", "Gary Bee"], &["rik bsra"], &["IS"]];
        assert_eq!(owners(&log), expected);
        assert_eq!(log.actions[0].further[0].owners, [Owner::new("Gary Bee")]);
        assert!(log.actions[1].comments.contains(&note) && log.actions[2].comments.is_empty());
        assert_eq!(log.hand_over("Gary Bee", "Ann Lee", &numbers(&[2]), &note), Ok(numbers(&[2])));
        let refused = log.hand_over("Gary Bee", "Ann Lee", &numbers(&[1, 2, 4]), &note);
        assert_eq!(refused.map_err(|refusals| refusals.len()), Err(2));
        assert!(log.hand_over("Rik Bsra", "Ann Lee", &[], &note).is_err());
    }
}
