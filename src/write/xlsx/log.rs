//! A whole log as a workbook.

use chrono::NaiveDate;
use rust_xlsxwriter::XlsxError;

use super::book::{Table, Value, set_page, workbook, write_table};
use crate::model::Board;
use crate::write::columns::Cell;
use crate::write::export::{LOG, on_any_day};

/// Columns that hold running text, which are wide.
const WIDE: &[&str] = &["action", "further", "comments", "imported"];

/// Writes every action of logs as a workbook; the same bytes for the same logs.
///
/// Errs when there are more actions than a sheet has rows.
pub(crate) fn log_xlsx(boards: &[Board]) -> Result<Vec<u8>, XlsxError> {
    let title = if let [board] = boards { board.log.title.as_deref().unwrap_or("Action Log") } else { "Action Logs" };
    // A fixed day, so that the file says nothing of the clock.
    let mut workbook = workbook(title, NaiveDate::default());
    let sheet = workbook.add_worksheet().set_name("Actions")?;
    set_page(sheet, title);
    let (names, rows) = LOG.table(&on_any_day(boards));
    let columns = names.into_iter().map(|name| (name, if WIDE.contains(&name) { 50 } else { 14 })).collect();
    let rows = rows.into_iter().map(|row| row.into_iter().map(Value::from).collect()).collect();
    write_table(sheet, 0, &Table { columns, rows })?;
    workbook.save_to_buffer()
}

impl From<Cell> for Value {
    fn from(cell: Cell) -> Self {
        match cell {
            Cell::Number(number) => Self::Number(number),
            Cell::Day(day) => Self::Day(day),
            Cell::Text(text) => Self::Text(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Action;
    use crate::model::fixtures::{action, log_of};

    #[test]
    fn the_same_log_is_the_same_workbook() {
        let log = log_of([Action { text: "=1+1".to_owned(), ..action(1, &["Rik Basra"]) }]);
        let first = log_xlsx(&[Board::from(&log)]).expect("it can be written");
        assert_eq!(log_xlsx(&[Board::from(&log)]).expect("it can be written"), first);
        assert!(first.starts_with(b"PK"));
    }
}
