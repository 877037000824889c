//! Who is who in a log: the people it lists and the owners its actions name, matched as people are
//! called: in any case, by part of a name, by an alias or by initials.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::log::Log;
use super::look_alikes::may_be_one;
use super::owner::Owner;
use super::owner_names::is_full_name;
use super::person::Person;
use super::person_refusal::PersonRefusal;
use super::refusal::Refusal;
use super::spelling::{differ_in_two_letters, folded, is_like};

/// Everybody named in a log, each once, under every name in use.
#[derive(Debug)]
pub struct Directory<'a> {
    entries: Vec<Entry<'a>>,
    /// Whose a name is, as it is compared.
    by_name: HashMap<String, usize>,
    /// Whose a name is, as it stands on an action: names recur, and are compared once.
    by_spelling: HashMap<&'a str, usize>,
    /// Names that two people bear, with the second of them.
    clashes: HashMap<String, usize>,
}

#[derive(Debug)]
struct Entry<'a> {
    person: Option<&'a Person>,
    /// The name, then the aliases.
    names: Vec<&'a str>,
}

/// Whom a typed name means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// The listed names.
    pub names: Vec<String>,
    /// Whether a full name or alias was typed.
    pub is_exact: bool,
}

/// Whom a name means that is given to an action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whom<'a> {
    /// Who is called so: the listed name.
    Listed(&'a str),
    /// The only one of whose name it is a part, or the initials.
    Taken(&'a str),
    /// Somebody new.
    New {
        /// Names that are like it.
        close: Vec<String>,
    },
}

impl<'a> Directory<'a> {
    /// Collects the people of a log, its owners, and whoever has reported anything.
    pub fn with_reporters(log: &'a Log) -> Self {
        let mut directory = Self::of(log);
        let comments = log.actions.iter().flat_map(|action| &action.comments);
        comments.filter_map(|comment| comment.by.as_deref()).for_each(|by| directory.list_owner(by));
        directory
    }

    /// Collects the people of a log, then the owners of its actions in the order of the log.
    pub fn of(log: &'a Log) -> Self {
        let mut directory =
            Self { entries: Vec::new(), by_name: HashMap::new(), by_spelling: HashMap::new(), clashes: HashMap::new() };
        for person in &log.people {
            directory.list(Entry::person(person));
        }
        for action in &log.actions {
            for owner in action.named() {
                directory.list_owner(owner.as_str());
            }
        }
        directory
    }

    fn list_owner(&mut self, name: &'a str) {
        if self.by_spelling.contains_key(name) {
            return;
        }
        let index = match self.by_name.get(&folded(name)) {
            Some(known) => *known,
            None => self.list(Entry { person: None, names: vec![name] }),
        };
        self.by_spelling.insert(name, index);
    }

    fn list(&mut self, entry: Entry<'a>) -> usize {
        let index = self.entries.len();
        for name in &entry.names {
            if *self.by_name.entry(folded(name)).or_insert(index) != index {
                self.clashes.entry(folded(name)).or_insert(index);
            }
        }
        self.entries.push(entry);
        index
    }

    fn entry(&self, name: &str) -> Option<&Entry<'a>> {
        let index = self.by_spelling.get(name).or_else(|| self.by_name.get(&folded(name)))?;
        Some(&self.entries[*index])
    }

    /// Returns the listed name of somebody called exactly `name`, in any case.
    pub fn listed(&self, name: &str) -> Option<&'a str> {
        self.entry(name).map(Entry::name)
    }

    /// Returns the listed name of everybody.
    pub fn everybody(&self) -> Vec<&'a str> {
        self.entries.iter().map(Entry::name).collect()
    }

    /// Returns the listed names of two people who are both called exactly `name`, in any case.
    pub fn clash(&self, name: &str) -> Option<[&'a str; 2]> {
        let (name, second) = self.clashes.get_key_value(&folded(name))?;
        Some([*self.by_name.get(name)?, *second].map(|index| self.entries[index].name()))
    }

    /// Returns a name that somebody shares with somebody else, and that other, when there is one.
    pub fn mistaken_for(&self, name: &str) -> Option<(&'a str, &'a str)> {
        let entry = self.entry(name)?;
        entry.names.iter().find_map(|name| {
            let [one, other] = self.clash(name)?;
            Some((*name, if one == entry.name() { other } else { one }))
        })
    }

    /// Refuses a name that somebody other than the person called `own` bears.
    pub(super) fn free_for(&self, name: &str, own: &str) -> Result<(), Refusal> {
        match self.listed(name).filter(|by| self.listed(own) != Some(by)) {
            Some(by) => Err(PersonRefusal::NameTaken { name: name.to_owned(), by: by.to_owned() }.into()),
            None => Ok(()),
        }
    }

    /// Returns whoever in the log is meant by a name, which nobody need be.
    ///
    /// Refuses a name that nobody is called, and one that several may be called by.
    pub fn somebody(&self, typed: &str) -> Result<Whom<'a>, Refusal> {
        match self.whom(typed) {
            Ok(Whom::New { close }) | Err(Refusal::Person(PersonRefusal::LikeListed { close, .. })) => {
                Err(PersonRefusal::NobodyCalled { typed: typed.to_owned(), close }.into())
            }
            known => known,
        }
    }

    /// Returns what is listed of somebody called exactly `name`, in any case.
    pub fn person(&self, name: &str) -> Option<&'a Person> {
        self.entry(name)?.person
    }

    /// Returns the day on which somebody called exactly `name`, in any case, left, if it has come.
    pub fn has_left(&self, name: &str, today: NaiveDate) -> Option<NaiveDate> {
        self.person(name)?.has_left(today)
    }

    /// Returns the listed names of owners, each once; one who is not listed has the name that is written.
    pub fn listed_names(&self, owners: impl IntoIterator<Item = &'a Owner>) -> Vec<&'a str> {
        let mut names: Vec<&str> = Vec::new();
        for owner in owners {
            let name = self.listed(owner.as_str()).unwrap_or(owner.as_str());
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// Finds whom `typed` means; refuses, naming who is close, when nobody is called so.
    pub fn matching(&self, typed: &str) -> Result<Match, Refusal> {
        if let Some(entry) = self.entry(typed) {
            let is_shared = self.clash(typed).is_some();
            let names = if is_shared {
                self.names_where(|entry| entry.is_called(typed))
            } else {
                vec![entry.name().to_owned()]
            };
            return Ok(Match { names, is_exact: true });
        }
        let names = self.names_where(|entry| entry.may_be(typed));
        if names.is_empty() {
            return Err(PersonRefusal::NobodyCalled { typed: typed.to_owned(), close: self.close_to(typed) }.into());
        }
        Ok(Match { names, is_exact: false })
    }

    /// Decides whom a name means that is given to an action: the one who is called so, else the one of whose name it
    /// is a part or the initials, else somebody new.
    ///
    /// Refuses a name that several may be called by, and one that is nearly somebody's.
    pub fn whom(&self, typed: &str) -> Result<Whom<'a>, Refusal> {
        let several = |names| Refusal::from(PersonRefusal::SeveralCalled { typed: typed.to_owned(), names });
        if let Some(entry) = self.entry(typed) {
            return match self.clash(typed) {
                Some(_) => Err(several(self.names_where(|entry| entry.is_called(typed)))),
                None => Ok(Whom::Listed(entry.name())),
            };
        }
        let near = self.names_where(|entry| entry.is_nearly(typed));
        if !near.is_empty() {
            return Err(PersonRefusal::LikeListed { typed: typed.to_owned(), close: near }.into());
        }
        let fit: Vec<&Entry> = self.entries.iter().filter(|entry| entry.may_be(typed)).collect();
        match fit[..] {
            [] => Ok(Whom::New { close: self.names_where(|entry| entry.is_close_to(typed)) }),
            [one] => Ok(Whom::Taken(one.name())),
            _ => Err(several(fit.iter().map(|entry| entry.name().to_owned()).collect())),
        }
    }

    fn close_to(&self, typed: &str) -> Vec<String> {
        self.names_where(|entry| entry.is_like(typed))
    }

    fn names_where(&self, test: impl Fn(&Entry) -> bool) -> Vec<String> {
        self.entries.iter().filter(|entry| test(entry)).map(|entry| entry.name().to_owned()).collect()
    }
}

impl Match {
    /// Tells whether an owner is one of those matched.
    pub fn includes(&self, owner: &Owner, directory: &Directory) -> bool {
        let name = directory.listed(owner.as_str()).unwrap_or(owner.as_str());
        self.names.iter().any(|matched| matched == name)
    }
}

impl<'a> Entry<'a> {
    fn person(person: &'a Person) -> Self {
        let names = std::iter::once(&person.name).chain(&person.aliases).map(String::as_str).collect();
        Self { person: Some(person), names }
    }

    fn name(&self) -> &'a str {
        self.names[0]
    }

    fn is_called(&self, name: &str) -> bool {
        let name = folded(name);
        self.names.iter().any(|known| folded(known) == name)
    }

    /// Tells whether the name is typed with a slip in a letter or two behind the first name, or is another name in full
    /// whose words only begin the words of this one.
    fn is_nearly(&self, typed: &str) -> bool {
        let typed_words = words(typed);
        self.names.iter().any(|name| {
            let name_words = words(name);
            let is_as_long = typed_words.len() == name_words.len() && name_words.len() > 1;
            let is_slip = typed_words.first() == name_words.first() && differ_in_two_letters(typed, name);
            let is_part = begin_different_words(&typed_words, &name_words);
            is_as_long && if is_part { is_full_name(typed) } else { is_slip }
        })
    }

    /// Tells whether the name is like this one, or may be that of the same person: with a title, or a first name shortened.
    fn is_close_to(&self, typed: &str) -> bool {
        self.is_like(typed) || self.names.iter().any(|name| may_be_one(typed, name))
    }

    fn is_like(&self, typed: &str) -> bool {
        self.names.iter().any(|name| is_like(typed, name) || words(name).iter().any(|word| is_like(typed, word)))
    }

    fn may_be(&self, typed: &str) -> bool {
        let typed_words = words(typed);
        self.names.iter().any(|name| begin_different_words(&typed_words, &words(name)) || are_initials(typed, name))
    }
}

/// Splits a name into its words, as compared; hyphens and full stops separate words.
fn words(name: &str) -> Vec<String> {
    folded(name)
        .split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Tells whether each typed word begins a word of the name, no two the same one.
fn begin_different_words(typed: &[String], name: &[String]) -> bool {
    fn rest_fit(typed: &[String], free: &mut Vec<&String>) -> bool {
        let Some((word, rest)) = typed.split_first() else {
            return true;
        };
        (0..free.len()).any(|i| {
            if !free[i].starts_with(word.as_str()) {
                return false;
            }
            let taken = free.remove(i);
            let fits = rest_fit(rest, free);
            free.insert(i, taken);
            fits
        })
    }
    !typed.is_empty() && typed.len() <= name.len() && rest_fit(typed, &mut name.iter().collect())
}

/// Tells whether two to four letters are the initials of a name, a double-barrelled part counting
/// as one word or as two.
fn are_initials(typed: &str, name: &str) -> bool {
    let letters = folded(typed).replace(['.', ' '], "");
    let all: String = words(name).iter().filter_map(|word| word.chars().next()).collect();
    let barrels_as_one: String = folded(name).split(' ').filter_map(|word| word.chars().next()).collect();
    (2..=4).contains(&letters.chars().count()) && (letters == all || letters == barrels_as_one)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixtures::{action, log_of};

    fn log() -> Log {
        let mut log = log_of([
            action(1, &["Rik Basra", "Ian Rabley Stubbs"]),
            action(2, &["Gary Bee"]),
            action(3, &["Gurjit Samra-Rai", "Zoë Blanc"]),
            action(4, &["Ian Marsh"]),
        ]);
        log.people.push(Person {
            name: "Ian Stubbs".to_owned(),
            aliases: vec!["Ian Rabley Stubbs".to_owned(), "IS".to_owned()],
            email: None,
            left: None,
        });
        log
    }

    fn check(typed: &str, names: &[&str], is_exact: bool) {
        let log = log();
        let found = Directory::of(&log).matching(typed).expect("somebody is called so");
        assert_eq!(
            (found.names.iter().map(String::as_str).collect::<Vec<_>>(), found.is_exact),
            (names.to_vec(), is_exact),
            "{typed}"
        );
    }

    #[test]
    fn a_full_name_or_alias_is_exact_in_any_case_and_without_accents() {
        check("rik basra", &["Rik Basra"], true);
        check("is", &["Ian Stubbs"], true);
        check("zoe blanc", &["Zoë Blanc"], true);
    }

    #[test]
    fn parts_of_a_name_match_different_words_in_any_order() {
        check("rik", &["Rik Basra"], false);
        check("Basra", &["Rik Basra"], false);
        check("b rik", &["Rik Basra"], false);
        check("rai", &["Gurjit Samra-Rai"], false);
        check("rabley", &["Ian Stubbs"], false);
        check("ian", &["Ian Stubbs", "Ian Marsh"], false);
    }

    #[test]
    fn initials_match_whole() {
        check("RB", &["Rik Basra"], false);
        check("G.B.", &["Gary Bee"], false);
        check("gs", &["Gurjit Samra-Rai"], false);
        check("gsr", &["Gurjit Samra-Rai"], false);
    }

    #[test]
    fn one_word_typed_twice_needs_two_words() {
        let log = log();
        assert!(Directory::of(&log).matching("rik rik").is_err());
        assert!(Directory::of(&log).matching("").is_err());
    }

    #[test]
    fn a_name_given_to_an_action_is_a_person_a_part_or_new() {
        let log = log();
        let directory = Directory::of(&log);
        let check = |typed: &str, expected| assert_eq!(directory.whom(typed), Ok(expected), "{typed}");
        check("gary bee", Whom::Listed("Gary Bee"));
        check("Gurjit Samra\u{2011}Rai", Whom::Listed("Gurjit Samra-Rai"));
        check("IS", Whom::Listed("Ian Stubbs"));
        check("rik", Whom::Taken("Rik Basra"));
        check("rik bas", Whom::Taken("Rik Basra"));
        check("GSR", Whom::Taken("Gurjit Samra-Rai"));
        check("Ann Lee", Whom::New { close: vec![] });
        check("Cllr Gary Bee", Whom::New { close: vec!["Gary Bee".to_owned()] });
        check("Bsra", Whom::New { close: vec!["Rik Basra".to_owned()] });
        let refused = |typed: &str| directory.whom(typed).expect_err(typed);
        let (typed, close) = ("Gary Beee".to_owned(), vec!["Gary Bee".to_owned()]);
        assert_eq!(refused("Gary Beee"), PersonRefusal::LikeListed { typed, close }.into());
        let (typed, close) = ("Ian Mar".to_owned(), vec!["Ian Marsh".to_owned()]);
        assert_eq!(refused("Ian Mar"), PersonRefusal::LikeListed { typed, close }.into());
        let (typed, names) = ("ian".to_owned(), vec!["Ian Stubbs".to_owned(), "Ian Marsh".to_owned()]);
        assert_eq!(refused("ian"), PersonRefusal::SeveralCalled { typed, names }.into());
    }

    #[test]
    fn a_stranger_is_refused_with_those_who_are_close() {
        let log = log();
        let refusal = Directory::of(&log).matching("Bsra").expect_err("nobody is called so");
        assert_eq!(
            refusal,
            PersonRefusal::NobodyCalled { typed: "Bsra".to_owned(), close: vec!["Rik Basra".to_owned()] }.into()
        );
    }

    #[test]
    fn an_owner_under_an_alias_is_the_person() {
        let log = log();
        let directory = Directory::of(&log);
        let found = directory.matching("Ian Stubbs").expect("he is listed");
        assert!(found.includes(&Owner::new("Ian Rabley Stubbs"), &directory));
        assert!(!found.includes(&Owner::new("Ian Marsh"), &directory));
    }

    #[test]
    fn a_name_that_two_people_bear_means_both() {
        let mut log = log();
        let person =
            |name: &str| Person { name: name.to_owned(), aliases: vec!["IS".to_owned()], email: None, left: None };
        log.people = vec![person("Ian Stubbs"), person("Irene Smith")];
        let found = Directory::of(&log).matching("is").expect("two are called so");
        assert_eq!(found, Match { names: vec!["Ian Stubbs".to_owned(), "Irene Smith".to_owned()], is_exact: true });
    }
}
