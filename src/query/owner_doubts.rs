//! Owners and actions of a log that may be one where there are two, or two where there is one.

use std::collections::{HashMap, HashSet};

use crate::message::quoted;
use crate::model::{Action, Directory, Log, Number, Owner, Whom, folded, may_be_one, owners_in, plain};

/// The most owners that are compared with one another.
const MOST: usize = 400;

/// What is odd about an action, and what to do about it.
pub(super) struct Twin {
    /// The action's place in the log.
    pub(super) action: usize,
    pub(super) field: &'static str,
    /// Goes on from the action's name.
    pub(super) message: String,
    pub(super) hint: String,
}

/// Finds every such oddity of the actions that are not closed, in the order of the log.
pub(super) fn twins(log: &Log, directory: &Directory) -> Vec<Twin> {
    let mut found = Vec::new();
    let mut owners: Vec<&str> = Vec::new();
    let mut seen: HashSet<&str> = HashSet::new();
    let mut texts: HashMap<String, Number> = HashMap::new();
    for (index, action) in log.each().enumerate().filter(|(_, action)| !action.is_closed()) {
        let mut twin = |field, message, hint| found.push(Twin { action: index, field, message, hint });
        for owner in action.everyone() {
            let name = directory.listed(owner.as_str()).unwrap_or_default();
            if name.is_empty() || !seen.insert(name) {
                continue;
            }
            if let Some(names) = read_as_several(name, directory) {
                let hint = parting(action, name, &names, directory);
                twin("owners", format!("is for `{name}`, which reads as {} owners", names.len()), hint);
                owners.extend(names);
                continue;
            }
            if let Some(other) = like(name, &owners, directory) {
                let (short, long) = if name.len() < other.len() { (name, other) } else { (other, name) };
                let hint = format!("if they are one, `actions people rename {} {}`", quoted(short), quoted(long));
                twin("owners", format!("is for `{name}`, who may be {other}"), hint);
            }
            if owners.len() < MOST {
                owners.push(name);
            }
        }
        match texts.get(&plain(&action.text)) {
            Some(other) if !action.text.trim().is_empty() => {
                let hint = format!("if one will do, `actions propose {} withdrawn`", action.number);
                twin("action", format!("asks the same as action {other}"), hint);
            }
            _ => {
                texts.insert(plain(&action.text), action.number);
            }
        }
    }
    found
}

/// Says how a name becomes several.
fn parting(action: &Action, name: &str, names: &[&str], directory: &Directory) -> String {
    let is_it = |owner: &Owner| directory.listed(owner.as_str()) == Some(name);
    if !action.owners.iter().any(is_it) {
        return "if they are, write each in quotes of its own".to_owned();
    }
    let owners =
        action.owners.iter().flat_map(|owner| if is_it(owner) { names.to_vec() } else { vec![owner.as_str()] });
    let flags: Vec<String> = owners.map(|owner| format!("--owner {}", quoted(owner))).collect();
    format!("if they are, `actions update {} {}`", action.number, flags.join(" "))
}

/// Returns the owners as whom a name reads, when they are several; a name that the people list is one.
fn read_as_several<'n>(name: &'n str, directory: &Directory) -> Option<Vec<&'n str>> {
    if directory.person(name).is_some() {
        return None;
    }
    let is_known = |part: &str| folded(part) != folded(name) && directory.listed(part).is_some();
    let names: Vec<&str> = owners_in(name, &is_known).into_iter().map(|owner| owner.name).collect();
    (names.len() > 1).then_some(names)
}

/// Finds an owner named before who may be the same person: written otherwise, or of whose name it is a part.
fn like<'n>(name: &str, before: &[&'n str], directory: &Directory) -> Option<&'n str> {
    let is_told_apart = |other: &str| directory.person(name).is_some() && directory.person(other).is_some();
    let is_part = |part: &str, whole: &str| {
        let whole = plain(whole);
        let words: Vec<&str> = whole.split(' ').collect();
        let part = plain(part);
        part != whole
            && part.len() > 2
            && part.split(' ').all(|word| words.contains(&word))
            && is_only(part.as_str(), directory)
    };
    before.iter().copied().find(|other| {
        !is_told_apart(other) && (may_be_one(name, other) || is_part(name, other) || is_part(other, name))
    })
}

/// Tells whether a part of a name is of one person's beside whoever is called so.
fn is_only(part: &str, directory: &Directory) -> bool {
    let whose = directory.everybody().into_iter().filter(|name| {
        let words = plain(name);
        part.split(' ').all(|word| words.split(' ').any(|own| own == word))
    });
    whose.count() <= 2 && !matches!(directory.whom(part), Ok(Whom::New { .. }))
}
