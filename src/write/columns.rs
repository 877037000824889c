//! The columns of a table for programs: the fields of an action, and beside them what follows from several.

use chrono::NaiveDate;

use crate::model::{Action, Closed, Due, Field, LogName, Owner, Raised, Value};
use crate::query::{Asked, Listed};

/// A cell, typed as spreadsheets know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Cell {
    Number(u32),
    Day(NaiveDate),
    Text(String),
}

impl Cell {
    /// Returns it as text, a day as `2026-03-17`.
    pub(crate) fn text(self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Day(day) => day.to_string(),
            Self::Text(text) => text,
        }
    }

    /// Puts texts on a line each.
    pub(crate) fn lines(lines: impl Iterator<Item = String>) -> Self {
        Self::Text(lines.collect::<Vec<_>>().join("\n"))
    }

    /// Takes a value, if there is one.
    pub(crate) fn of(value: Option<Value>) -> Self {
        let text = match value {
            Some(Value::Number(number)) => return Self::Number(number.get()),
            Some(Value::Raised(Raised::Day(day)) | Value::Day(day) | Value::Closed(Closed(Some(day)))) => {
                return Self::Day(day);
            }
            Some(Value::Due(Due::Day(day))) => return Self::Day(*day),
            Some(Value::Dues(dues)) => return Self::lines(dues.iter().map(Due::iso)),
            None => "",
            Some(Value::Text(text)) => text,
            Some(Value::Colour(rag)) => rag.as_str(),
            Some(Value::Outcome(outcome)) => outcome.as_str(),
            Some(Value::Flag(flag)) => ["no", "yes"][usize::from(flag)],
            Some(Value::Closed(Closed(None))) => "unknown",
            Some(Value::Raised(month)) => return Self::Text(month.iso()),
            Some(Value::Due(due)) => return Self::Text(due.iso()),
            Some(Value::Owners(owners)) => {
                return Self::Text(owners.iter().map(Owner::as_str).collect::<Vec<_>>().join("; "));
            }
        };
        Self::Text(text.to_owned())
    }
}

/// Makes the cell of an action in a column.
type CellOf = fn(&Action, Asked) -> Cell;

/// What stands in a table: the fields of an action but for some, and what else is asked of it.
pub(crate) struct Columns {
    /// The fields that have no column.
    pub(crate) left_out: &'static [&'static str],
    /// More columns: the field behind which each stands, its name, and its cells.
    pub(crate) more: &'static [(&'static str, &'static str, CellOf)],
}

/// How the cells of a column are had.
enum Column {
    Own(&'static Field<Action>),
    More(&'static str, CellOf),
}

impl Columns {
    fn each(&self) -> Vec<Column> {
        let with_more = |field: &'static Field<Action>| {
            let own = (!self.left_out.contains(&field.name)).then_some(Column::Own(field));
            let more = self.more.iter().filter(|(behind, ..)| *behind == field.name);
            own.into_iter().chain(more.map(|(_, name, cell)| Column::More(name, *cell)))
        };
        Action::FIELDS.iter().flat_map(with_more).collect()
    }

    /// Returns the names of the columns, and a row for each action; where there are several logs, with whose it is.
    pub(crate) fn table(&self, listed: &[Listed]) -> (Vec<&'static str>, Vec<Vec<Cell>>) {
        let (mut names, mut rows) = (self.names(), self.rows(listed));
        if listed.iter().any(|one| one.log.is_some()) {
            names.splice(0..0, LOG_NAMES);
            for (row, one) in rows.iter_mut().zip(listed) {
                row.splice(0..0, log_cells(one.log).map(Cell::Text));
            }
        }
        (names, rows)
    }

    fn names(&self) -> Vec<&'static str> {
        let name = |column: &Column| match column {
            Column::Own(field) => field.name,
            Column::More(name, _) => name,
        };
        self.each().iter().map(name).collect()
    }

    fn rows(&self, listed: &[Listed]) -> Vec<Vec<Cell>> {
        let columns = self.each();
        let cell = |one: &Listed, column: &Column| match column {
            Column::Own(field) => Cell::of((field.get)(one.action)),
            Column::More(_, cell) => cell(one.action, one.asked),
        };
        listed.iter().map(|one| columns.iter().map(|column| cell(one, column)).collect()).collect()
    }
}

/// The columns that say of which log a row is.
pub(crate) const LOG_NAMES: [&str; 2] = ["log", "file"];

/// Returns what stands in them.
pub(crate) fn log_cells(log: Option<&LogName>) -> [String; 2] {
    let cells = log.map(|log| [log.name.clone(), log.file.display().to_string()]);
    cells.unwrap_or_default()
}
