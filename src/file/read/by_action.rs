//! A text read an action at a time: what stands above the first action, then a piece for each.
//!
//! The next piece begins at the next line that begins with `[[actions]]`. A piece that the parser
//! reads without a mistake has closed whatever it opened, so that the line is a heading and not, say,
//! part of a text of several lines; and a piece that holds one action and nothing else means the same
//! alone as in its place. Whatever is laid out otherwise, or wrong, is left to the reader of the whole text.

use super::careful::{read_action, read_head, top};
use super::fields::{Fields, Notes};
use super::scan::{HEADING, usual_action};
use super::tree::{Held, Table, Value};
use crate::dates::Calendar;
use crate::file::explain::complaint::Complaint;
use crate::file::explain::subject::Subject;
use crate::model::{Action, Log, Shared};

/// What begins a piece, with the end of the line before it.
pub(crate) const BREAK: &str = "\n[[actions]]";

/// The pieces of a text that were read so far.
#[derive(Debug)]
pub(crate) struct ByAction {
    /// The log as far as it was read; it breaks no rule.
    pub(crate) log: Log,
    pub(crate) doubts: Vec<Complaint>,
    /// Where each action begins.
    pub(crate) starts: Vec<usize>,
}

impl ByAction {
    /// Reads all of a text.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let (mut pieces, first) = Self::begin(text)?;
        pieces.take(text, first)?;
        pieces.has_each_number_once().then_some(pieces)
    }

    /// Reads what stands above the first action, and returns where that begins.
    pub(crate) fn begin(text: &str) -> Option<(Self, usize)> {
        let first = if text.starts_with(HEADING) { 0 } else { text.find(BREAK)? + 1 };
        let head = Table::read(&text[..first], 0)?;
        let mut notes = Notes::default();
        let log = match head.0.as_slice() {
            [] => Log::new(None, Calendar::default()),
            _ => read_head(&top(&head, text), &mut notes),
        };
        let is_plain = head.get("actions").is_none() && notes.problems.is_empty();
        is_plain.then_some((Self { log, doubts: notes.doubts, starts: Vec::new() }, first))
    }

    /// Reads the actions from `from` to the end of a text.
    pub(crate) fn take(&mut self, text: &str, from: usize) -> Option<()> {
        let mut at = from;
        let mut notes = Notes { done_colour: Some(self.log.done_colour), ..Notes::default() };
        while at < text.len() {
            let (action, next) =
                usual_action(text, at, self.log.done_colour).or_else(|| odd_action(text, at, &mut notes))?;
            self.log.actions.push(action.into());
            self.starts.push(at);
            at = next;
        }
        self.doubts.append(&mut notes.doubts);
        notes.problems.is_empty().then_some(())
    }

    /// Tells whether no number stands on two actions.
    pub(crate) fn has_each_number_once(&self) -> bool {
        has_each_number_once(&self.log.actions)
    }
}

/// Tells whether no number stands on two actions.
pub(crate) fn has_each_number_once(actions: &[Shared<Action>]) -> bool {
    let is_in_order = actions.is_sorted_by(|one, next| one.number < next.number);
    is_in_order || {
        let mut numbers: Vec<_> = actions.iter().map(|action| action.number).collect();
        numbers.sort_unstable();
        numbers.is_sorted_by(|one, next| one < next)
    }
}

/// Reads the action that begins at `at`, laid out in any way, and returns it with the place at which the next one begins.
fn odd_action(text: &str, at: usize, notes: &mut Notes) -> Option<(Action, usize)> {
    let next = text[at..].find(BREAK).map_or(text.len(), |ends| at + ends + 1);
    let piece = action_at(text, at, next)?;
    let action = Fields { table: piece.table()?, at: piece.at.start, subject: Subject::Action(None), text };
    Some((read_action(action, notes)?, next))
}

/// Returns the values of the action that stands alone in `text[start..end]`.
pub(crate) fn action_at(text: &str, start: usize, end: usize) -> Option<Value<'_>> {
    only_action(Table::read(&text[start..end], start)?)
}

/// Returns the action of a text that holds nothing else.
fn only_action(table: Table<'_>) -> Option<Value<'_>> {
    let [field] = <[_; 1]>::try_from(table.0).ok()?;
    match field.value.held {
        Held::List(actions) if field.name == "actions" => {
            let [action] = <[_; 1]>::try_from(actions).ok()?;
            Some(action)
        }
        _ => None,
    }
}
