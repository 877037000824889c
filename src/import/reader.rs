//! A row while it is read as an action, and what is known of the whole source meanwhile.

use super::account::Account;
use super::column::Field;
use super::entry::Entry;
use super::layout::Column;
use super::owners::Known;
use super::wanted::Wanted;
use super::words::excerpt;
use crate::message::Message;
use crate::model::{Comment, Owner, Rag, Raised};
use crate::sources::{Cell, Paragraph};

/// What is known of the whole source while its rows are read.
pub(super) struct Source<'s> {
    /// What the user said.
    pub(super) wanted: &'s Wanted,
    /// The colour that means done.
    pub(super) done: Rag,
    /// Whether the source itself gives that colour another meaning.
    pub(super) means_other: bool,
    /// Whether its rows are marked with several colours, as a traffic light is.
    pub(super) has_lights: bool,
    /// The meeting that stands over it, else the day that its title names.
    pub(super) occasion: Option<Raised>,
    /// The meeting that stands over it.
    pub(super) meeting: Option<Raised>,
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
    /// The owners of the action of the row above.
    pub(super) owners_above: &'d [Owner],
    /// What has no field of its own.
    pub(super) imported: Vec<(String, String)>,
    /// What is kept as comments though it stands in other columns.
    pub(super) kept: Vec<Comment>,
}

impl<'d> RowReader<'d> {
    /// Begins to read a row.
    pub(super) fn of(entry: &'d Entry, source: &'d Source<'d>, account: &'d mut Account) -> Self {
        Self {
            entry,
            source,
            account,
            raised_above: None,
            owners_above: &[],
            imported: imported(entry),
            kept: Vec::new(),
        }
    }

    /// Keeps a cell whole under its column's name, and says so.
    pub(super) fn keep(&mut self, column: &Column, text: &str, why: &str) {
        self.imported.push((named(column), text.to_owned()));
        self.account.cell(&self.entry.place, &column.name, text, &format!("is kept as words; {why}"));
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
