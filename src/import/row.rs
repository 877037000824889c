//! One row while it is read as an action.

use super::account::Account;
use super::column::Field;
use super::find_rows::Entry;
use super::labels::Label;
use super::layout::Column;
use super::owners::Known;
use super::reports::Reports;
use super::wanted::Wanted;
use super::words::excerpt;
use crate::message::Message;
use crate::model::{Action, Comment, Draft, Number, Rag, Raised};
use crate::sources::{Cell, Paragraph};

/// What is known of the whole source while its rows are read.
pub(super) struct Source<'s> {
    /// What the user said.
    pub(super) wanted: &'s Wanted,
    /// The colour that means done.
    pub(super) done: Rag,
    /// Whether the source itself gives that colour another meaning.
    pub(super) means_other: bool,
    /// The meeting that the title names.
    pub(super) occasion: Option<Raised>,
    /// The names that stand alone in it.
    pub(super) known: Known,
}

/// A row while it is being read.
pub(super) struct RowReader<'d> {
    pub(super) entry: &'d Entry,
    pub(super) source: &'d Source<'d>,
    pub(super) account: &'d mut Account,
    /// When the action of the row above was raised.
    pub(super) raised_above: Option<Raised>,
    /// What has no field of its own.
    pub(super) imported: Vec<(String, String)>,
    /// What is kept as comments though it stands in other columns.
    pub(super) kept: Vec<Comment>,
}

impl<'d> RowReader<'d> {
    /// Begins to read a row.
    pub(super) fn of(entry: &'d Entry, source: &'d Source<'d>, account: &'d mut Account) -> Self {
        Self { entry, source, account, raised_above: None, imported: imported(entry), kept: Vec::new() }
    }

    /// Reads the row; tells too whether one of its comments is marked as new.
    pub(super) fn action(mut self, label: &Label, number: Option<Number>) -> Result<(Action, bool), Message> {
        let instructions = self.instructions()?;
        let [first, further @ ..] = instructions.as_slice() else { return Err(without_action(self.entry)) };
        let dues = self.dues(first.raised);
        let mut reports = self.reports();
        let standing = self.standing(&reports, dues.closed, first.raised);
        let asides = self.asides();
        let kept = std::mem::take(&mut self.kept);
        let comments = [kept, std::mem::take(&mut reports.comments), asides].concat();
        let (reference, title) = self.reference(label, number);
        let rag = self.rag(standing.rag);
        let minute = first.minute.clone();
        let fields = Draft { reference, minute, due: dues.due, was_due: Some(dues.was), rag, ..Draft::default() };
        let state = self.state(&standing, reports.asked);
        let exempt = self.is_exempt(&reports);
        let imported = each_once(title.into_iter().chain(self.imported).collect());
        let open = fields.open(number.unwrap_or(Number::FIRST), first.raised, first.text.clone(), first.owners.clone());
        let further = further.to_vec();
        Ok((Action { state, further, comments, imported, exempt, ..open }, reports.has_new))
    }

    /// Keeps a cell whole under its column's name, and says so.
    pub(super) fn keep(&mut self, column: &Column, text: &str, why: &str) {
        self.imported.push((named(column), text.to_owned()));
        self.account.cell(&self.entry.place, &column.name, text, &format!("is kept as words; {why}"));
    }

    /// Returns what other papers call the action, and what its label names beside that.
    fn reference(&mut self, label: &Label, number: Option<Number>) -> (Option<String>, Option<(String, String)>) {
        let second = self
            .entry
            .layout
            .cell(&self.entry.row, Field::Reference)
            .map(|(column, cell)| (named(column), cell.text()));
        let is_plain = number.is_some_and(|number| label.text.as_deref() == Some(&number.to_string()));
        let own = label.reference.clone().or_else(|| label.text.clone().filter(|_| !is_plain));
        let reference = own.or_else(|| second.as_ref().map(|(_, text)| text.clone()));
        self.imported.extend(second.filter(|(_, text)| reference.as_ref() != Some(text)));
        let column = self.entry.layout.columns.iter().find(|column| column.field == Some(Field::Number));
        (reference, column.zip(label.title.clone()).map(|(column, title)| (named(column), title)))
    }

    /// Keeps a colour that the log does not have as words.
    fn rag(&mut self, rag: Option<Rag>) -> Option<Rag> {
        let used = rag.filter(|rag| rag.is_used_with(self.source.done));
        if let Some(rag) = rag.filter(|_| used.is_none()) {
            self.account.note(format!("{}: {rag} is no colour of this log, and is kept as words", self.entry.place));
            self.imported.push(("Colour".to_owned(), rag.label().to_owned()));
        }
        used
    }

    /// Tells whether the public may not see the action.
    fn is_exempt(&mut self, reports: &Reports) -> bool {
        let Some((column, cell)) = self.entry.layout.cell(&self.entry.row, Field::Exempt) else {
            return reports.is_exempt;
        };
        match cell.text().to_lowercase().as_str() {
            "yes" | "y" | "true" | "exempt" => true,
            "no" | "n" | "false" => reports.is_exempt,
            other => {
                // What may be exempt is not shown to the public.
                self.keep(column, other, "neither yes nor no, and the action is taken as exempt");
                true
            }
        }
    }
}

/// Returns what has no field of its own, under the names of the columns and of the heading.
fn imported(entry: &Entry) -> Vec<(String, String)> {
    let heading = entry.headings.words().into_iter().map(|words| ("Heading".to_owned(), words));
    let cells = entry.layout.cells(&entry.row, Field::Imported).map(|(column, cell)| (named(column), cell.text()));
    let beyond =
        entry.row.cells.iter().enumerate().skip(entry.layout.columns.len()).filter(|(_, cell)| !cell.is_blank());
    let beyond = beyond.map(|(at, cell)| (format!("Column {}", at + 1), cell.text()));
    heading.chain(cells).chain(beyond).collect()
}

/// Gives every text a name of its own: two columns, or a column and a heading, may be called alike.
fn each_once(imported: Vec<(String, String)>) -> Vec<(String, String)> {
    let mut seen = std::collections::HashSet::new();
    let once = |(name, text): (String, String)| {
        let mut own = name.clone();
        let mut count = 2;
        while !seen.insert(own.clone()) {
            own = format!("{name} ({count})");
            count += 1;
        }
        (own, text)
    };
    imported.into_iter().map(once).collect()
}

/// Returns the name under which the cells of a column are kept.
pub(super) fn named(column: &Column) -> String {
    if column.name.is_empty() { "Column without a name".to_owned() } else { column.name.clone() }
}

/// Returns the lines of a cell.
pub(super) fn lines(cell: &Cell) -> Vec<String> {
    cell.paragraphs.iter().map(Paragraph::text).collect()
}

/// Refuses a row that asks for nothing.
pub(super) fn without_action(entry: &Entry) -> Message {
    let first = entry.row.cells.iter().find(|cell| !cell.is_blank()).map(Cell::text).unwrap_or_default();
    let message = format!("{} says nothing in the column of actions, but \"{}\"", entry.place, excerpt(&first));
    Message::new(
        message,
        "take the row out or complete it, or say which column holds the actions with `--map \"COLUMN=action\"`",
    )
}

/// Refuses a row that does not say when its action was raised.
pub(super) fn without_date(entry: &Entry) -> Message {
    let message = format!("{} does not say when its action was raised", entry.place);
    let unread =
        entry.layout.columns.iter().filter(|column| column.field == Some(Field::Imported) && !column.name.is_empty());
    let unread = unread.map(|column| format!("`--map \"{}=raised\"`", excerpt(&column.name))).next();
    let column = unread.map_or_else(String::new, |map| format!("say which column does, as in {map}, or "));
    Message::new(message, format!("{column}give the day for actions without one, as in `--raised 2023-06-30`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_called_alike_gets_a_name_each() {
        let called = |names: &[&str]| names.iter().map(|name| ((*name).to_owned(), "x".to_owned())).collect();
        let names: Vec<String> =
            each_once(called(&["a", "b", "a", "a (2)", "a"])).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["a", "b", "a (2)", "a (2) (2)", "a (3)"]);
    }
}
