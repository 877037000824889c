//! Actions that are announced, and whoever is named for them: in lines of their own, or in a column beside the text.

use super::due_phrase::{due_in, due_of_cell};
use super::finding::{Finder, Hit};
use super::passages::Beside;
use super::rules::Way;
use super::tables::is_actor;
use super::text::{Word, capitalised, sentences, words};
use super::verbs::NOTING;
use super::voice::{Voice, voiced};
use super::whom::text;

impl Finder<'_> {
    /// Takes what stands in columns beside the passages of a row, of which these are the hits.
    pub(super) fn beside(&self, at: usize, beside: &Beside, first: usize, hits: &mut Vec<Hit>) {
        if let Some(actor) = &beside.actor {
            self.actor(at, actor, first, hits);
        }
        if let Some(due) = beside.due.as_deref().and_then(|due| due_of_cell(due, self.meeting, self.calendar)) {
            hits[first..].iter_mut().for_each(|hit| hit.due = Some(due.clone()));
        }
    }

    /// Takes what an announced action says: whom alone, or what they are to do.
    pub(super) fn action(&self, at: usize, said: &str, hits: &mut Vec<Hit>) {
        let is_nothing = ["none", "none.", "nil", "n/a", "-", "–", "no action", "no actions", "no action required"];
        if is_nothing.contains(&said.trim().to_lowercase().as_str()) {
            return;
        }
        let whom = said.trim().trim_end_matches('.');
        if let Some((whom, by)) = actor_and_due(whom) {
            let before = hits.len();
            self.whom(at, whom, hits);
            let due = due_of_cell(by, self.meeting, self.calendar);
            let given = if hits.len() > before {
                hits.last_mut()
            } else {
                hits.iter_mut().rev().find(|hit| hit.passage == at || hit.passage + 1 == at)
            };
            if let Some(hit) = given {
                hit.due = due.or_else(|| hit.due.take());
            }
            return;
        }
        if is_actor(whom)
            || self.known.owners(whom).iter().any(|owner| self.known.people.with_initials(whom) == Some(owner))
        {
            return self.whom(at, whom, hits);
        }
        for part in sentences(said) {
            if is_noted(part) {
                continue;
            }
            let words = words(part);
            let (owners, part) = self.owners_of_action(part, &words);
            hits.push(Hit {
                passage: at,
                voice: Voice::Action,
                way: Way::Asked,
                text: capitalised(part.trim_end_matches(';')),
                owners,
                due: due_in(part, &super::text::words(part), 0, self.meeting, self.calendar),
            });
        }
    }

    /// Returns whom an action names: before `to` or a dash or a colon, or in brackets at its end; with the rest of it.
    fn owners_of_action<'t>(&self, said: &'t str, words: &[Word]) -> (Vec<String>, &'t str) {
        for divider in [" – ", " - ", ": ", " — "] {
            if let Some((whom, what)) = said.split_once(divider)
                && is_actor(whom)
            {
                return (self.known.owners(whom), what);
            }
            if let Some((what, whom)) = said.rsplit_once(divider)
                && is_actor(whom.trim_end_matches('.'))
            {
                return (self.known.owners(whom), what);
            }
        }
        let bracketed = said.trim_end_matches('.').strip_suffix(')').and_then(|text| text.rsplit_once('('));
        if let Some((what, whom)) = bracketed.filter(|(_, whom)| is_actor(whom)) {
            return (self.known.owners(whom), what.trim_end());
        }
        let to = words.iter().position(|word| {
            ["to", "will", "would", "is", "are", "agreed", "undertook"].contains(&word.plain.as_str())
        });
        let whom = to.filter(|to| (1..=8).contains(to)).map_or("", |to| text(said, words, 0..to));
        (self.known.owners(whom), said)
    }

    /// Gives what was asked last in the minute to whoever is named alone.
    fn whom(&self, at: usize, whom: &str, hits: &mut Vec<Hit>) {
        let owners = self.known.owners(whom);
        let is_of = |passage: usize| {
            passage == at || passage + 1 == at && self.passages[passage].minute == self.passages[at].minute
        };
        if let Some(hit) = hits.iter_mut().rev().find(|hit| is_of(hit.passage)) {
            hit.owners = owners;
            if hit.voice == Voice::Discussion {
                hit.voice = Voice::Action;
            }
            if hit.way == Way::Suggested {
                hit.way = Way::Asked;
            }
            return;
        }
        let is_here = self.passages[at].voice != Voice::Action;
        let Some(passage) = (if is_here { Some(at) } else { at.checked_sub(1) }) else { return };
        let said = sentences(&self.passages[passage].text);
        let told = said.iter().rev().find(|sentence| voiced(sentence).0 != Some(Voice::Action));
        let Some(told) = told.filter(|_| is_of(passage)) else { return };
        let due = due_in(told, &words(told), 0, self.meeting, self.calendar);
        let text = capitalised(told);
        hits.push(Hit { passage, voice: Voice::Action, way: Way::Asked, text, owners, due });
    }

    /// Takes what stands in a column for whoever acts.
    fn actor(&self, at: usize, actor: &str, first: usize, hits: &mut Vec<Hit>) {
        let (names, deeds): (Vec<&str>, Vec<&str>) =
            actor.lines().map(str::trim).filter(|line| !line.is_empty()).partition(|line| is_actor(line));
        for deed in &deeds {
            self.action(at, deed, hits);
        }
        if names.is_empty() || !deeds.is_empty() {
            return;
        }
        let names = names.join("; ");
        if hits.len() == first {
            return self.whom(at, &names, hits);
        }
        let named = self.known.owners(&names);
        let own = &mut hits[first..];
        // Whoever is named in a sentence has that; the others have the rest.
        let others: Vec<String> =
            named.iter().filter(|name| !own.iter().any(|hit| hit.owners.contains(name))).cloned().collect();
        let is_one = own.len() == 1;
        for hit in own {
            if is_one {
                hit.owners.clone_from(&named);
            } else if hit.owners.is_empty() {
                hit.owners.clone_from(if others.is_empty() { &named } else { &others });
            }
            if hit.voice == Voice::Discussion {
                hit.voice = Voice::Action;
            }
        }
    }
}

/// Divides whoever is named from a date beside the name: `Clerk (by 2 April)`, `AB, by Friday`.
fn actor_and_due(said: &str) -> Option<(&str, &str)> {
    let (whom, by) =
        said.split_once(" (by ").or_else(|| said.split_once(", by ")).or_else(|| said.split_once(" by "))?;
    is_actor(whom).then(|| (whom, by.trim_end_matches(')')))
}

/// Tells whether an action asks only that something be noted: `All to note`.
fn is_noted(part: &str) -> bool {
    const MOST_WORDS: usize = 6;
    let words = words(part);
    let is_noting = |word: &Word| NOTING.contains(&word.plain.as_str());
    let is_to_note = words.windows(2).any(|pair| pair[0].plain == "to" && is_noting(&pair[1]));
    words.len() <= MOST_WORDS && (is_to_note || words.first().is_some_and(is_noting))
}
