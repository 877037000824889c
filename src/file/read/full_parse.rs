//! A text read as a whole, by the parser of the whole language: it takes every layout, and explains every mistake.

use std::collections::HashSet;

use toml::de::DeTable;

use super::careful::{read_log, top};
use super::fields::Notes;
use super::tree::{Table, Value};
use crate::file::explain::complaint::Complaint;
use crate::file::explain::syntax_errors;
use crate::file::lines::Lines;
use crate::model::{Doubt, Log};

/// A text that was read as a whole: the tree of its values with their places.
#[derive(Debug)]
pub(crate) struct FullParse<'t> {
    text: &'t str,
    pub(crate) lines: Lines,
    pub(crate) tree: Table<'t>,
    syntax: Vec<Complaint>,
    breaks_structure: bool,
}

impl<'t> FullParse<'t> {
    pub(crate) fn read(text: &'t str) -> Self {
        let (tree, errors) = DeTable::parse_recoverable(text);
        let lines = Lines::of(text);
        let breaks_structure = syntax_errors::breaks_structure(text, &lines, &errors);
        let syntax = syntax_errors::explain(text, &lines, tree.get_ref(), &errors);
        Self { text, lines, tree: Table::of(tree.into_inner(), 0), syntax, breaks_structure }
    }

    /// Tells whether the text is TOML, be it a log or not.
    pub(crate) fn is_toml(&self) -> bool {
        self.syntax.is_empty()
    }

    /// Reads the log; what was noted on the way decides whether it counts.
    pub(crate) fn log(&self) -> (Log, Notes) {
        let mut notes = Notes::default();
        let log = read_log(&top(&self.tree, self.text), &self.lines, &mut notes);
        if self.syntax.is_empty() {
            self.name_the_cut(&mut notes.problems);
        } else {
            self.drop_what_follows_from_syntax(&mut notes.problems);
        }
        notes.problems.extend(self.syntax.iter().cloned());
        (log, notes)
    }

    /// Where the last line is not ended and what it belongs to lacks several fields, the file has been cut off.
    fn name_the_cut(&self, problems: &mut Vec<Complaint>) {
        let last = headings(&self.tree).last().copied().unwrap_or(0);
        let is_of_last = |problem: &Complaint| problem.is_of_absence && problem.at >= last;
        if self.text.ends_with('\n') || problems.iter().filter(|problem| is_of_last(problem)).count() < 2 {
            return;
        }
        problems.retain(|problem| !is_of_last(problem));
        let message = "the file breaks off here, before what it says last is complete";
        problems.push(Complaint::new(self.text.len(), message, syntax_errors::RESTORE));
    }

    /// One mistake is one message: a field that cannot be read looks like one that is missing, and
    /// under a heading that cannot be read every field looks out of place.
    fn drop_what_follows_from_syntax(&self, problems: &mut Vec<Complaint>) {
        if self.breaks_structure {
            return problems.clear();
        }
        let starts = headings(&self.tree);
        let region = |at: usize| starts.partition_point(|start| *start <= at);
        let broken: HashSet<usize> = self.syntax.iter().map(|complaint| region(complaint.at)).collect();
        let lines: HashSet<usize> = self.syntax.iter().map(|complaint| self.lines.line(complaint.at)).collect();
        problems.retain(|problem| {
            let follows = problem.is_of_absence && broken.contains(&region(problem.at));
            // What could not be read at all has no place: it is complained of where it stands.
            problem.at > 0 && !follows && !lines.contains(&self.lines.line(problem.at))
        });
    }

    /// Returns the values that stand outside every action.
    pub(crate) fn head(&self) -> Table<'t> {
        Table(self.tree.0.iter().filter(|field| field.name != "actions").cloned().collect())
    }

    /// Returns the actions, by place.
    pub(crate) fn actions(&self) -> &[Value<'t>] {
        self.tree.get("actions").and_then(Value::list).unwrap_or_default()
    }

    /// Returns the line that a doubt is about: the field's, else the heading's.
    pub(crate) fn line_of(&self, doubt: &Doubt) -> usize {
        let about = doubt.action.map_or_else(|| self.tree.get("log"), |index| self.actions().get(index));
        let at = about.map_or(0, |about| {
            let field = about.table().and_then(|table| table.field(doubt.field));
            field.map_or(about.at.start, |field| field.name_at.start)
        });
        self.lines.line(at)
    }
}

/// Returns where each action and each top-level table begins, in the order of the file.
fn headings(tree: &Table) -> Vec<usize> {
    let starts = |value: &Value| match value.list() {
        Some(list) => list.iter().map(|element| element.at.start).collect(),
        None => vec![value.at.start],
    };
    let mut starts: Vec<usize> = tree.values().flat_map(starts).collect();
    starts.sort_unstable();
    starts
}
