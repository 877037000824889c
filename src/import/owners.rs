//! The responsible officers of a cell, in the order of the source, and who they were before.

use std::collections::{HashMap, HashSet};

use super::column::Field;
use super::entry::Entry;
use super::words::{has_word, plain};
use crate::model::{Action, Owner, is_joined, owners_in, pieces};
use crate::sources::Paragraph;

/// Words that stand where nobody is named yet.
const NOBODY: &[&str] =
    &["", "tbc", "tba", "tbd", "to be confirmed", "n a", "na", "none", "vacant", "not set", "nobody"];

/// Who is responsible, as a cell says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Named {
    /// The owners.
    pub(super) owners: Vec<Owner>,
    /// Words that tell of owners before them, or from when on they are the owners.
    pub(super) change: Option<String>,
    /// Names that may be one owner's or two.
    pub(super) unsure: Vec<String>,
    /// Whether titles of posts side by side are taken as two owners, who may be one person.
    pub(super) has_posts: bool,
}

/// The names that stand alone in a source, by which those that stand side by side are known to be two, and whom the
/// user means by a name.
#[derive(Debug, Default)]
pub(super) struct Known {
    alone: HashSet<String>,
    given: HashMap<String, Vec<Owner>>,
}

impl Known {
    /// Gathers the names that stand alone in the columns of owners, those of the source's key, and what the user gives.
    pub(super) fn of<'e>(
        entries: &[Entry],
        of_key: impl Iterator<Item = &'e str>,
        given: &[(String, Vec<Owner>)],
    ) -> Self {
        let cells = entries.iter().flat_map(|entry| entry.layout.cells(&entry.row, Field::Owner));
        let lines = cells.flat_map(|(_, cell)| cell.paragraphs.iter().map(Paragraph::text));
        let names = lines.flat_map(|line| pieces(&line).map(str::to_owned).collect::<Vec<_>>());
        let alone = names.filter(|name| !is_joined(name)).map(|name| plain(&name));
        Self {
            alone: alone.chain(of_key.map(plain)).collect(),
            given: given.iter().map(|(name, owners)| (alike(name), owners.clone())).collect(),
        }
    }

    /// Reads who is named in one paragraph.
    pub(super) fn read(&self, text: &str) -> Named {
        if let Some(owners) = self.given.get(&alike(text)) {
            return Named { owners: owners.clone(), ..Named::default() };
        }
        if is_nobody(text) {
            return Named::default();
        }
        let (now, change) = without_change(text);
        let mut named = Named { change, ..Named::default() };
        let is_known = |name: &str| self.alone.contains(&plain(name)) || self.is_given(name);
        for owner in owners_in(now, &is_known).into_iter().filter(|owner| !is_nobody(owner.name)) {
            if owner.is_unsure {
                named.unsure.push(owner.name.to_owned());
            }
            named.has_posts |= owner.is_post_beside && !is_known(owner.name);
            named.owners.extend(self.meant_by(owner.name));
        }
        named
    }

    /// Tells whether the user says who is meant by a text.
    pub(super) fn is_given(&self, text: &str) -> bool {
        self.given.contains_key(&alike(text))
    }

    /// Returns whom the user means by a name, else whom it names.
    fn meant_by(&self, name: &str) -> Vec<Owner> {
        self.given.get(&alike(name)).cloned().unwrap_or_else(|| vec![Owner::new(name)])
    }
}

fn is_nobody(text: &str) -> bool {
    NOBODY.contains(&plain(text).as_str())
}

/// Takes off who was the owner before: `now C Reed (was A Field)`, `C Reed (from 1 April, A Field until then)`.
fn without_change(text: &str) -> (&str, Option<String>) {
    const CHANGES: &[&str] =
        &["was", "formerly", "previously", "until", "from", "since", "before", "replaced", "replaces", "vice"];
    let whole = text.trim();
    let change = || Some(whole.to_owned());
    let without_now = |text| {
        ["Now:", "now:", "Now ", "now "].iter().find_map(|now| str::strip_prefix(text, now)).unwrap_or(text).trim()
    };
    if let Some((head, rest)) = whole.split_once('(') {
        let (within, tail) = rest.split_once(')').unwrap_or((rest, ""));
        let words = plain(within);
        let is_now = ["now ", "now: "].iter().find_map(|now| within.trim().strip_prefix(now));
        if let Some(now) = is_now.filter(|_| tail.trim().is_empty()) {
            return (now.trim(), change());
        }
        if has_word(&words, CHANGES) && tail.trim().is_empty() && !head.trim().is_empty() {
            return (without_now(head.trim()), change());
        }
        return (whole, None);
    }
    if let Some((before, now)) = whole.split_once(", now ").or_else(|| whole.split_once("; now "))
        && has_word(plain(before).split(' ').next().unwrap_or_default(), CHANGES)
    {
        return (now.trim(), change());
    }
    match without_now(whole) {
        now if now.len() < whole.len() => match now.split_once([',', ';']) {
            Some((now, rest)) if has_word(&plain(rest), CHANGES) => (now.trim(), change()),
            _ => (now, change()),
        },
        _ => (whole, None),
    }
}

/// Tells whether a text says who the owner is now, and who was before.
pub(super) fn tells_of_change(text: &str) -> bool {
    without_change(text).1.is_some()
}

/// Gives every owner one spelling, the first there is, of apostrophes, hyphens and blanks; returns those given up.
pub(super) fn one_spelling<'a>(actions: impl Iterator<Item = &'a mut Action>) -> Vec<(Owner, Owner)> {
    let mut spellings: HashMap<String, Owner> = HashMap::new();
    let mut given_up = Vec::new();
    for action in actions {
        let further = action.further.iter_mut().flat_map(|further| &mut further.owners);
        for owner in action.owners.iter_mut().chain(further) {
            let first = spellings.entry(alike(owner.as_str())).or_insert_with(|| owner.clone());
            if first != owner {
                let other = std::mem::replace(owner, first.clone());
                if !given_up.contains(&(other.clone(), first.clone())) {
                    given_up.push((other, first.clone()));
                }
            }
        }
    }
    given_up
}

fn alike(name: &str) -> String {
    let plain = |c: char| match c {
        '‘' | '’' | 'ʼ' | '`' | '´' => '\'',
        '‐' | '‑' | '–' => '-',
        other => other,
    };
    name.chars().map(plain).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixtures::action;

    fn named(text: &str) -> Named {
        Known::of(&[], ["Parks", "Highways"].into_iter(), &[]).read(text)
    }

    fn check(text: &str, names: &[&str]) {
        assert_eq!(named(text).owners.iter().map(Owner::as_str).collect::<Vec<_>>(), names, "{text}");
    }

    #[test]
    fn owners_are_split_in_their_order() {
        check("Rik Basra/Gary Bee", &["Rik Basra", "Gary Bee"]);
        check("Rik Basra; Gary Bee / RB", &["Rik Basra", "Gary Bee", "RB"]);
        check("Clerk / Chair,", &["Clerk", "Chair"]);
        check("TK & PV", &["TK", "PV"]);
        check("A Field and B Moor", &["A Field", "B Moor"]);
        check("Ana Ruiz, Ben Holt and Cy Penn", &["Ana Ruiz", "Ben Holt", "Cy Penn"]);
        check("A Field, B Moor, and C Reed", &["A Field", "B Moor", "C Reed"]);
        check("Clerk & Cllr Dunn", &["Clerk", "Cllr Dunn"]);
        check("Parks and Highways", &["Parks", "Highways"]);
    }

    #[test]
    fn the_title_of_a_post_stays_whole() {
        for title in [
            "Comptroller & City Solicitor",
            "Head of Parks and Highways",
            "Director, Public Health",
            "Clerk c/o the Hall",
            "Arts and Leisure Manager",
            "Health & Safety Officer",
            "Director of Parks & Open Spaces",
            "Clerk & RFO",
            "Hart, J",
            "Jane Hart (Finance, and audit)",
        ] {
            check(title, &[title]);
            assert_eq!(named(title).change, None);
        }
    }

    #[test]
    fn what_may_be_one_or_two_is_named() {
        assert_eq!(named("Smith and Jones").unsure, ["Smith and Jones"]);
        assert_eq!(named("Head of Highways, J. Smith").unsure, ["Head of Highways, J. Smith"]);
        assert_eq!(named("Director (Waste) & Cllr P. Oak").unsure, ["Director (Waste) & Cllr P. Oak"]);
        assert_eq!(named("Arts and Leisure Manager").unsure, [""; 0]);
    }

    #[test]
    fn whoever_was_the_owner_is_told_of() {
        for text in [
            "Now: C Reed (was A Field)",
            "now C Reed (formerly A Field)",
            "C Reed (from 1 April, A Field until then)",
            "Was A Field, now C Reed",
            "A Field (now C Reed)",
            "Now C Reed, previously A Field",
        ] {
            check(text, &["C Reed"]);
            assert_eq!(named(text).change.as_deref(), Some(text));
        }
    }

    #[test]
    fn where_nobody_is_named_there_is_nobody() {
        for nobody in ["", "TBC", "N/A", "-", "Vacant"] {
            check(nobody, &[]);
        }
    }

    #[test]
    fn one_person_has_one_spelling() {
        let mut actions =
            [action(1, &["Niamh O’Brien"]), action(2, &["Niamh O'Brien", "Mary‑Ann"]), action(3, &["Mary-Ann"])];
        let given_up = one_spelling(actions.iter_mut());
        assert_eq!(actions[1].owners, [Owner::new("Niamh O’Brien"), Owner::new("Mary‑Ann")]);
        assert_eq!(given_up.len(), 2);
    }
}
