//! The key of a source: what its colours mean, and whose initials it uses.

use super::status::{Said, colour_of, said};
use super::words::{has_word, plain};
use crate::model::{Person, Rag};

/// What a source says of its colours and of initials.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Key {
    /// What colours mean, in the order of the source.
    pub(super) colours: Vec<(Rag, String)>,
    /// People with their initials.
    pub(super) people: Vec<Person>,
}

impl Key {
    /// Returns the colour that the key says means done.
    pub(super) fn complete(&self) -> Option<Rag> {
        let is_done = |meaning: &str| {
            let words = plain(meaning);
            matches!(said(meaning), Some(Said::Closed(_)))
                || has_word(&words, &["completed", "complete", "done"])
                    && !has_word(&words, &["not", "will", "to", "be", "on", "by"])
        };
        self.colours.iter().find(|(_, meaning)| is_done(meaning)).map(|(rag, _)| *rag)
    }
}

/// Reads a line of the key; tells whether it was one.
pub(super) fn read_key(line: &str, key: &mut Key) -> bool {
    let (line, has_head) = match without_head(line) {
        rest if rest.len() < line.len() => (rest, true),
        whole => (whole, false),
    };
    // Below a head such as `Key:` the colour may stand before its meaning without a mark.
    let beside = |part| pair(part).or_else(|| has_head.then(|| str::split_once(part, ' ')).flatten());
    let mut pairs: Vec<(&str, String)> = Vec::new();
    for part in parts(line) {
        match (beside(part), pairs.last_mut()) {
            (Some((name, meaning)), _) => pairs.push((name, meaning.to_owned())),
            // A comma within a meaning: `Red: not started, or in difficulty`.
            (None, Some((_, meaning))) => meaning.push_str(&format!(", {part}")),
            (None, None) => {}
        }
    }
    let colours: Vec<_> =
        pairs.iter().filter_map(|(name, meaning)| Some((full_colour(name)?, meaning.clone()))).collect();
    let people: Vec<_> = pairs.iter().filter_map(|(name, meaning)| person(name, meaning)).collect();
    if !pairs.is_empty() && colours.len() == pairs.len() {
        for (rag, meaning) in colours {
            if key.colours.iter().all(|(known, _)| *known != rag) {
                key.colours.push((rag, meaning));
            }
        }
        return true;
    }
    if !pairs.is_empty() && people.len() == pairs.len() {
        key.people.extend(people);
        return true;
    }
    false
}

/// Takes off what announces a key: `Key:`, `RAG key –`, `Initials:`.
fn without_head(line: &str) -> &str {
    match line.split_once([':', '–', '—']) {
        Some((head, rest))
            if has_word(&plain(head), &["key", "legend", "initials", "abbreviations"])
                && plain(head).split(' ').count() <= 4 =>
        {
            rest
        }
        _ => line,
    }
}

fn parts(line: &str) -> impl Iterator<Item = &str> {
    let divider = if line.contains([';', '\n', '|']) { [';', '\n', '|'] } else { [',', '\n', '|'] };
    line.split(divider).map(str::trim).filter(|part| !part.is_empty())
}

/// Divides `Green = done`, `Green: done` and `Green – done`.
fn pair(part: &str) -> Option<(&str, &str)> {
    let (name, meaning) = part.split_once(['=', ':', '–', '—']).or_else(|| part.split_once(" - "))?;
    let (name, meaning) = (name.trim(), meaning.trim());
    (!name.is_empty() && !meaning.is_empty()).then_some((name, meaning))
}

fn full_colour(name: &str) -> Option<Rag> {
    let is_letter = name.trim().chars().count() == 1;
    colour_of(name).filter(|_| !is_letter || name.chars().all(char::is_uppercase))
}

/// Reads initials and the name that they stand for: `RB = Rik Basra`.
fn person(initials: &str, name: &str) -> Option<Person> {
    let is_initials = (2..=4).contains(&initials.len()) && initials.chars().all(|c| c.is_ascii_uppercase());
    let firsts = || name.split([' ', '-']).filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase());
    let stands_for = firsts().next() == initials.chars().next() && name.split(' ').count() <= 5;
    (is_initials && stands_for).then(|| Person {
        name: name.to_owned(),
        aliases: vec![initials.to_owned()],
        email: None,
        left: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_of_colours_says_which_means_done() {
        let mut key = Key::default();
        assert!(read_key("Key: Green = completed; Amber = in progress; Red = not started", &mut key));
        assert_eq!(key.complete(), Some(Rag::Green));
        assert_eq!(key.colours.len(), 3);
        let mut letters = Key::default();
        assert!(read_key("Key: G complete, A underway", &mut letters));
        assert_eq!(letters.complete(), Some(Rag::Green));
        let mut comma = Key::default();
        assert!(read_key("Red: Not started, or in difficulty", &mut comma));
        assert_eq!(comma.colours, [(Rag::Red, "Not started, or in difficulty".to_owned())]);
        let mut brag = Key::default();
        for line in ["Blue – complete", "Red – overdue", "Green - on track", "Amber: at risk"] {
            assert!(read_key(line, &mut brag), "{line}");
        }
        assert_eq!(brag.complete(), Some(Rag::Blue));
    }

    #[test]
    fn the_key_of_initials_names_people() {
        let mut key = Key::default();
        assert!(read_key("Initials: RB = Rik Basra, GB = Gary Bee", &mut key));
        assert_eq!(key.people.iter().map(|person| person.name.as_str()).collect::<Vec<_>>(), ["Rik Basra", "Gary Bee"]);
        for line in ["Venue: the Town Hall", "Green Lane: the fence is down", "Chair – Rik Basra"] {
            assert!(!read_key(line, &mut key), "{line}");
        }
    }
}
