//! Actions that are announced, and whoever is named for them: in lines of their own, or in a column beside the text.

use super::actor::{is_actor, is_nobody};
use super::citing::cites_an_action;
use super::due_phrase::{due_in, due_of_cell, due_of_words};
use super::finding::{Finder, Hit, Spot};
use super::passages::Beside;
use super::rules::Way;
use super::text::{Word, capitalised, sentences, words};
use super::verbs::NOTING;
use super::voice::{Voice, voiced};
use super::whom::text;
use crate::model::{Due, plain};

impl Finder<'_> {
    /// Takes what stands in columns beside the passages of a row, of which these are the hits.
    pub(super) fn beside(&self, at: usize, beside: &Beside, first: usize, hits: &mut Vec<Hit>) {
        if let Some(actor) = &beside.actor {
            // One column may say who and when.
            let actor = &actor.replace(" with ", " and ");
            let due = due_of_words(actor, self.meeting, self.calendar);
            let (whom, due) = self.actor_and_due(actor).map_or((actor.as_str(), due), |(whom, due)| (whom, Some(due)));
            if due.is_none() || whom.len() < actor.len() {
                self.actor(at, whom, first, hits);
            }
            hits[first..].iter_mut().for_each(|hit| hit.due = due.clone().or_else(|| hit.due.take()));
        }
        if let Some(due) = beside.due.as_deref().and_then(|due| due_of_cell(due, self.meeting, self.calendar)) {
            hits[first..].iter_mut().for_each(|hit| hit.due = Some(due.clone()));
        }
    }

    /// Takes what an announced action says: whom alone, or what they are to do.
    pub(super) fn action(&self, at: Spot, said: &str, hits: &mut Vec<Hit>) {
        if is_nobody(said) {
            return;
        }
        let whom = said.trim().trim_end_matches('.');
        if let Some((whom, due)) = self.actor_and_due(whom) {
            return self.whom(at, whom, Some(due), hits);
        }
        if is_actor(whom) || self.known.people.with_initials(whom).is_some() {
            return self.whom(at, whom, None, hits);
        }
        for part in sentences(said) {
            let words = words(part);
            // `Action 4 – completed.`
            if is_noted(part, &words) || is_nobody(part) || cites_an_action(&words) {
                continue;
            }
            let (owners, part) = self.owners_of_action(part, &words);
            hits.push(Hit {
                passage: at.passage,
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
        let to =
            words.iter().position(|word| word.is_one_of(&["to", "will", "would", "is", "are", "agreed", "undertook"]));
        let whom = to.filter(|to| (1..=8).contains(to)).map_or("", |to| text(said, words, 0..to));
        let is_somebody = is_actor(whom) || self.known.is_somebody_or_body(whom);
        (if is_somebody { self.known.owners(whom) } else { Vec::new() }, said)
    }

    /// Gives whoever is named alone what was asked last: in the paragraph, else in the one above within the minute.
    fn whom(&self, at: Spot, whom: &str, due: Option<Due>, hits: &mut Vec<Hit>) {
        let here = at.passage;
        let above = || here.checked_sub(1).filter(|above| self.passages[*above].minute == self.passages[here].minute);
        let passage = if self.passages[here].voice == Voice::Action { above() } else { Some(here) };
        let Some(passage) = passage else { return };
        let said = sentences(&self.passages[passage].text);
        let is_minuted = |sentence: &&&str| !ends_noted(sentence);
        let mut told = said.iter().take(at.sentence).rev().filter(is_minuted);
        let told = told.find(|sentence| voiced(sentence).0 != Some(Voice::Action)).copied();
        let owners = self.known.owners(whom);
        let is_told = |hit: &Hit| told.is_some_and(|told| plain(&hit.text).contains(&plain(voiced(told).1)));
        let is_else = |hit: &Hit| !hit.owners.is_empty() && !hit.owners.iter().any(|owner| owners.contains(owner));
        let last = hits.iter_mut().rev().find(|hit| hit.passage == passage);
        if let Some(hit) = last.filter(|hit| told.is_none() || is_told(hit) || !is_else(hit)) {
            // Whoever a line of actions named above has it still.
            let above = std::mem::take(&mut hit.owners).into_iter().filter(|_| hit.voice == Voice::Action);
            hit.owners = above.filter(|owner| !owners.contains(owner)).collect();
            hit.owners.extend(owners);
            hit.due = due.or_else(|| hit.due.take());
            if hit.voice == Voice::Discussion {
                hit.voice = Voice::Action;
            }
            if hit.way == Way::Suggested {
                hit.way = Way::Asked;
            }
            return;
        }
        let Some(told) = told else { return };
        let due = due.or_else(|| due_in(told, &words(told), 0, self.meeting, self.calendar));
        hits.push(Hit { passage, voice: Voice::Action, way: Way::Asked, text: capitalised(told), owners, due });
    }

    /// Divides whoever is named from when it is due: `Clerk (by 2 April)`, `AB, by Friday`, `Clerk, 30 April`.
    fn actor_and_due<'t>(&self, said: &'t str) -> Option<(&'t str, Due)> {
        let dividers = [" (by ", ", by ", " by ", " (", ", ", " – ", " - ", ": "];
        dividers.iter().find_map(|divider| {
            let (whom, when) = said.rsplit_once(divider)?;
            let due = due_of_words(when.trim_end_matches(')'), self.meeting, self.calendar)?;
            is_actor(whom).then_some((whom, due))
        })
    }

    /// Takes what stands in a column for whoever acts.
    fn actor(&self, at: usize, actor: &str, first: usize, hits: &mut Vec<Hit>) {
        let (names, deeds): (Vec<&str>, Vec<&str>) =
            actor.lines().map(|line| voiced(line).1).filter(|line| !line.is_empty()).partition(|line| is_actor(line));
        for deed in &deeds {
            self.action(Spot::whole(at), deed, hits);
        }
        if names.is_empty() || !deeds.is_empty() {
            return;
        }
        let names = names.join("; ");
        if hits.len() == first {
            return self.whom(Spot::whole(at), &names, None, hits);
        }
        let named = self.known.owners(&names);
        let own = &mut hits[first..];
        // Whoever is named in a sentence has that; the others have the rest.
        let others: Vec<String> =
            named.iter().filter(|name| !own.iter().any(|hit| hit.owners.contains(name))).cloned().collect();
        let is_one = own.len() == 1;
        let given: Vec<usize> = own.iter().filter(|hit| !hit.owners.is_empty()).map(|hit| hit.passage).collect();
        for hit in own {
            // Whoever of the column is named in the sentence has it.
            let is_of_column = !hit.owners.is_empty() && hit.owners.iter().all(|owner| named.contains(owner));
            if is_one && !is_of_column {
                hit.owners.clone_from(&named);
            } else if hit.owners.is_empty() && !others.is_empty() {
                hit.owners.clone_from(&others);
            } else if hit.owners.is_empty() && (given.is_empty() || given.contains(&hit.passage)) {
                hit.owners.clone_from(&named);
            }
            if hit.voice == Voice::Discussion {
                hit.voice = Voice::Action;
            }
        }
    }
}

/// Tells whether a sentence only says that something was noted or agreed: `It was noted.`
fn ends_noted(sentence: &str) -> bool {
    const MOST_WORDS: usize = 5;
    let words = words(sentence);
    words.len() <= MOST_WORDS && words.last().is_some_and(|last| last.is_one_of(NOTING))
}

/// Tells whether an action asks only that something be noted: `All to note`.
fn is_noted(part: &str, words: &[Word]) -> bool {
    const MOST_WORDS: usize = 6;
    let is_noting = |word: &Word| word.is_one_of(NOTING);
    let is_to_note = words.windows(2).any(|pair| pair[0].plain == "to" && is_noting(&pair[1]));
    // `BE` may be somebody's initials.
    let is_loud = |word: &Word| part[word.at.clone()].chars().all(char::is_uppercase);
    words.len() <= MOST_WORDS && (is_to_note || words.first().is_some_and(|first| is_noting(first) && !is_loud(first)))
}
