//! A text that was read, by whichever reader could, and where what stands in it is to be found.

use std::borrow::Cow;

use super::by_action::{ByAction, action_at, has_each_number_once};
use super::fields::Notes;
use super::full_parse::FullParse;
use super::scan::HEADING;
use super::tree::{Table, Value};
use crate::dates::Calendar;
use crate::file::lines::Lines;
use crate::file::write::edited_text::EditedText;
use crate::model::Log;

/// A text that was read.
#[derive(Debug)]
pub(crate) struct Parsed<'t> {
    pub(crate) text: &'t str,
    layout: Layout<'t>,
}

#[derive(Debug)]
enum Layout<'t> {
    /// An action a piece; each begins where this says.
    ByAction(Vec<usize>),
    Full(FullParse<'t>),
}

impl<'t> Parsed<'t> {
    /// Reads a text, and the log in it; what was noted on the way decides whether that counts.
    pub(crate) fn read(text: &'t str) -> (Self, Log, Notes) {
        if let Some(ByAction { log, doubts, starts }) = ByAction::read(text) {
            let notes = Notes { doubts, ..Notes::default() };
            return (Self { text, layout: Layout::ByAction(starts) }, log, notes);
        }
        let full = FullParse::read(text);
        let (log, notes) = full.log();
        (Self { text, layout: Layout::Full(full) }, log, notes)
    }

    /// Returns where the lines of the text begin.
    pub(crate) fn lines(&self) -> Cow<'_, Lines> {
        match &self.layout {
            Layout::ByAction(_) => Cow::Owned(Lines::of(self.text)),
            Layout::Full(full) => Cow::Borrowed(&full.lines),
        }
    }

    /// Returns the values that stand outside every action.
    pub(crate) fn head(&self) -> Table<'t> {
        match &self.layout {
            Layout::ByAction(starts) => Table::read(&self.text[..starts[0]], 0).unwrap_or_default(),
            Layout::Full(full) => full.head(),
        }
    }

    /// Returns an action, by its place among them.
    pub(crate) fn action(&self, index: usize) -> Option<Value<'t>> {
        match &self.layout {
            Layout::ByAction(starts) => {
                let end = starts.get(index + 1).copied().unwrap_or(self.text.len());
                action_at(self.text, *starts.get(index)?, end)
            }
            Layout::Full(full) => full.actions().get(index).cloned(),
        }
    }

    /// Returns the place of an inline `actions = [{ … }]`, if that is how they are written.
    pub(crate) fn inline_actions(&self) -> Option<usize> {
        let Layout::Full(full) = &self.layout else { return None };
        let actions = full.tree.get("actions")?;
        let is_inline = |action: &Value| self.text[action.at.clone()].starts_with('{');
        (full.actions().is_empty() || full.actions().iter().any(is_inline)).then_some(actions.at.start)
    }

    /// Tells whether the text, which held `before`, was made into one that holds `meant`.
    ///
    /// Bytes that are as they were say what they did, where the text was read in pieces and every
    /// piece begins as it did; what stands between them is read.
    pub(crate) fn is_now(&self, new: &EditedText, before: &Log, meant: &Log) -> bool {
        self.is_now_in_part(new, before, meant).unwrap_or_else(|| {
            let text = new.text();
            let (_, log, notes) = Parsed::read(&text);
            notes.problems.is_empty() && log == *meant
        })
    }

    fn is_now_in_part(&self, new: &EditedText, before: &Log, meant: &Log) -> Option<bool> {
        let Layout::ByAction(starts) = &self.layout else { return None };
        let touched = new.touched();
        let first = starts.partition_point(|start| start + HEADING.len() <= touched.start).checked_sub(1)?;
        let next = first + 1 + starts[first + 1..].partition_point(|start| *start < touched.end);
        let below = starts.get(next).map_or(0, |start| self.text.len() - start);
        let text = new.part(starts[first]..new.len() - below);
        if below > 0 && !text.ends_with('\n') {
            return None;
        }
        let log = Log { done_colour: before.done_colour, ..Log::new(None, Calendar::default()) };
        let mut read = ByAction { log, doubts: Vec::new(), starts: Vec::new() };
        read.take(&text, 0)?;
        let (above, rest) = meant.actions.split_at_checked(first)?;
        let (changed, below) = rest.split_at_checked(read.log.actions.len())?;
        let is_as_before = before.is_alike_outside_actions(meant) && above == &before.actions[..first];
        Some(
            is_as_before
                && changed == read.log.actions
                && below == &before.actions[next..]
                && has_each_number_once(&meant.actions),
        )
    }
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

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
        let check = |edits: &[(Range<usize>, &str)], is_known: bool| {
            let edits = edits.iter().map(|(range, piece)| (range.clone(), (*piece).to_owned())).collect();
            let new = EditedText::of(&old, edits, "");
            let text = new.text();
            let (_, after, notes) = Parsed::read(&text);
            assert!(notes.problems.is_empty());
            assert_eq!(parsed.is_now_in_part(&new, &before, &after), is_known.then_some(true));
            assert_eq!(parsed.is_now(&new, &before, &before), after == before);
        };
        let end = |number: usize| old.find(&action(number, "")).map(|at| at + action(number, "").len()).expect("there");
        let comment = "[[actions.comments]]\ntext = \"Being arranged.\"\n";
        check(&[(end(300)..end(300), &action(301, ""))], true);
        for number in [1, 150, 300] {
            check(&[(end(number)..end(number), comment)], true);
            check(&[(end(number) - 1..end(number), "")], true);
        }
        check(&[(end(2)..end(2), comment), (end(290)..end(290), comment)], true);
        check(&[], false);
        check(&[(0..0, "[log]\ntitle = \"Riverside\"\n")], false);
        check(&[(end(7)..end(8), "")], true);
    }

    #[test]
    fn a_change_that_did_more_or_less_than_was_meant_is_found() {
        let action = |number: usize, more: &str| {
            format!("[[actions]]\nnumber = {number}\nraised = 2026-03-17\naction = \"Visit.\"\nowners = []\n{more}")
        };
        let old = format!("[log]\ncomplete = \"blue\"\n{}{}{}", action(1, ""), action(2, ""), action(3, ""));
        let (parsed, before, _) = Parsed::read(&old);
        let start = |number: usize| old.find(&action(number, "")).expect("there");
        let is_now = |range: Range<usize>, put: &str, meant: &Log| {
            parsed.is_now_in_part(&EditedText::of(&old, vec![(range, put.to_owned())], ""), &before, meant)
        };
        let rated = Parsed::read(&old.replace(&action(2, ""), &action(2, "rag = \"blue\"\n"))).1;
        let rate = |meant: &Log| is_now(start(3)..start(3), "rag = \"blue\"\n", meant);
        assert_eq!(rate(&rated), Some(true));
        assert_eq!(rate(&Log { title: Some("Riverside".to_owned()), ..rated.clone() }), Some(false));
        for index in 0..3 {
            let mut meant = rated.clone();
            meant.actions[index] = Parsed::read(&action(9, "")).1.actions[0].clone();
            assert_eq!(rate(&meant), Some(false));
        }
        assert_eq!(is_now(start(3) - 1..start(3), "", &before), None);
        assert_eq!(is_now(start(3)..start(3), "# ", &before), None);
        assert_ne!(is_now(start(3)..start(3) + 1, "x", &before), Some(true));
        let mut twins = before.clone();
        twins.actions[1] = Parsed::read(&action(1, "")).1.actions[0].clone();
        assert_ne!(is_now(start(2) + 21..start(2) + 22, "1", &twins), Some(true));
    }
}
