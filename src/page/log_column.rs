//! Of which log a row of a table is, where it is of several logs.

use super::table::{Cell, Column, Table};
use crate::model::LogName;

/// Puts before the rows of a table the names of their logs, where they have names.
pub(super) fn of_logs<'a>(mut table: Table, logs: impl Iterator<Item = Option<&'a LogName>>) -> Table {
    let names: Vec<&str> = logs.map(|log| log.map_or("", |log| log.name.as_str())).collect();
    if names.iter().any(|name| !name.is_empty()) {
        table.columns.insert(0, Column::wrapped("Log", 2));
        table.rows.iter_mut().zip(names).for_each(|(row, name)| row.insert(0, Cell::from(name)));
    }
    table
}
