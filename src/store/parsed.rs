//! A text that was read, by whichever reader could, and where what stands in it is to be found.

use std::borrow::Cow;

use super::fields::Notes;
use super::lines::Lines;
use super::pieces::{Pieces, action_at, has_each_number_once};
use super::tree::{Table, Value};
use super::usual::HEADING;
use super::whole::Whole;
use crate::dates::Calendar;
use crate::model::Log;

/// A text that was read.
#[derive(Debug)]
pub(super) struct Parsed<'t> {
    pub(super) text: &'t str,
    layout: Layout<'t>,
}

#[derive(Debug)]
enum Layout<'t> {
    /// An action a piece; each begins where this says.
    Pieces(Vec<usize>),
    Whole(Whole<'t>),
}

impl<'t> Parsed<'t> {
    /// Reads a text, and the log in it; what was noted on the way decides whether that counts.
    pub(super) fn read(text: &'t str) -> (Self, Log, Notes) {
        if let Some(Pieces { log, doubts, starts }) = Pieces::read(text) {
            let notes = Notes { problems: Vec::new(), doubts };
            return (Self { text, layout: Layout::Pieces(starts) }, log, notes);
        }
        let whole = Whole::read(text);
        let (log, notes) = whole.log();
        (Self { text, layout: Layout::Whole(whole) }, log, notes)
    }

    /// Returns where the lines of the text begin.
    pub(super) fn lines(&self) -> Cow<'_, Lines> {
        match &self.layout {
            Layout::Pieces(_) => Cow::Owned(Lines::of(self.text)),
            Layout::Whole(whole) => Cow::Borrowed(&whole.lines),
        }
    }

    /// Returns the values that stand outside every action.
    pub(super) fn head(&self) -> Table<'t> {
        match &self.layout {
            Layout::Pieces(starts) => Table::read(&self.text[..starts[0]], 0).unwrap_or_default(),
            Layout::Whole(whole) => whole.head(),
        }
    }

    /// Returns an action, by its place among them.
    pub(super) fn action(&self, index: usize) -> Option<Value<'t>> {
        match &self.layout {
            Layout::Pieces(starts) => {
                let end = starts.get(index + 1).copied().unwrap_or(self.text.len());
                action_at(self.text, *starts.get(index)?, end)
            }
            Layout::Whole(whole) => whole.actions().get(index).cloned(),
        }
    }

    /// Returns the place of an inline `actions = [{ … }]`, if that is how they are written.
    pub(super) fn inline_actions(&self) -> Option<usize> {
        let Layout::Whole(whole) = &self.layout else { return None };
        let actions = whole.tree.get("actions")?;
        let is_inline = |action: &Value| self.text[action.at.clone()].starts_with('{');
        (whole.actions().is_empty() || whole.actions().iter().any(is_inline)).then_some(actions.at.start)
    }

    /// Tells whether the text was made into one that holds `meant`, when it held `before`.
    ///
    /// Bytes that are as they were say what they did, where the text was read in pieces and every
    /// piece begins as it did; what stands between them is read.
    pub(super) fn is_now(&self, new: &str, before: &Log, meant: &Log) -> bool {
        self.is_now_in_part(new, before, meant).unwrap_or_else(|| {
            let (_, log, notes) = Parsed::read(new);
            notes.problems.is_empty() && log == *meant
        })
    }

    fn is_now_in_part(&self, new: &str, before: &Log, meant: &Log) -> Option<bool> {
        let Layout::Pieces(starts) = &self.layout else { return None };
        let old = self.text;
        let begins = |at: usize| new[at..].starts_with(HEADING) && (at == 0 || new[..at].ends_with('\n'));
        let same = same_at_start(old.as_bytes(), new.as_bytes());
        let first = (0..starts.partition_point(|start| *start <= same)).rfind(|index| begins(starts[*index]))?;
        let from = starts[first];
        let same = same_at_end(&old.as_bytes()[from..], &new.as_bytes()[from..]);
        let next = first + starts[first..].partition_point(|start| old.len() - start > same);
        let from_end = |index: &usize| new.len() - (old.len() - starts[*index]);
        let next = (next..starts.len()).find(|index| begins(from_end(index)));
        let (until, next) = next.map_or((new.len(), starts.len()), |next| (from_end(&next), next));
        let log = Log { complete: before.complete, ..Log::new(None, Calendar::default()) };
        let mut read = Pieces { log, doubts: Vec::new(), starts: Vec::new() };
        read.take(&new[..until], from)?;
        let (above, rest) = meant.actions.split_at_checked(first)?;
        let (changed, below) = rest.split_at_checked(read.log.actions.len())?;
        let is_as_before = head(before) == head(meant) && above == &before.actions[..first];
        Some(
            is_as_before
                && changed == read.log.actions
                && below == &before.actions[next..]
                && has_each_number_once(&meant.actions),
        )
    }
}

/// Returns everything of a log but its actions.
fn head(log: &Log) -> impl PartialEq {
    let Log { title, calendar, complete, key, people, actions: _ } = log;
    (title, calendar, complete, key, people)
}

const STEP: usize = 4096;

/// Returns how many bytes two texts begin with alike.
fn same_at_start(one: &[u8], other: &[u8]) -> usize {
    let steps = one.chunks(STEP).zip(other.chunks(STEP)).take_while(|(one, other)| one == other).count();
    let whole = (steps * STEP).min(one.len()).min(other.len());
    whole + one[whole..].iter().zip(&other[whole..]).take_while(|(one, other)| one == other).count()
}

/// Returns how many bytes two texts end with alike.
fn same_at_end(one: &[u8], other: &[u8]) -> usize {
    let steps = one.rchunks(STEP).zip(other.rchunks(STEP)).take_while(|(one, other)| one == other).count();
    let whole = (steps * STEP).min(one.len()).min(other.len());
    let (one, other) = (&one[..one.len() - whole], &other[..other.len() - whole]);
    whole + one.iter().rev().zip(other.iter().rev()).take_while(|(one, other)| one == other).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_change_touched_is_read_again() {
        let action = |number: usize, more: &str| {
            format!(
                "[[actions]]\nnumber = {number}\nraised = 2026-03-17\naction = \"Visit.\"\nowners = [\"Rik Basra\"]\n{more}\n"
            )
        };
        let old: String = (1..=300).map(|number| action(number, "")).collect();
        let (parsed, before, _) = Parsed::read(&old);
        let check = |new: &str, is_known: bool| {
            let (_, after, notes) = Parsed::read(new);
            assert!(notes.problems.is_empty());
            assert_eq!(parsed.is_now_in_part(new, &before, &after), is_known.then_some(true));
            assert_eq!(parsed.is_now(new, &before, &before), after == before);
        };
        check(&old, true);
        check(&format!("{old}{}", action(301, "")), true);
        for number in [1, 150, 300] {
            let comment = action(number, "\n[[actions.comments]]\ntext = \"Being arranged.\"\n");
            check(&old.replace(&action(number, ""), &comment), true);
        }
        check(&format!("[log]\ntitle = \"Riverside\"\n{old}"), false);
    }
}
