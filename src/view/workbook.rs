//! A log as an Excel workbook: typed dates, a header that stays, text that is never a formula.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::export::{COLUMNS, Value, log_rows};
use super::plain::with_tabs;
use crate::model::Log;

/// Columns that hold running text, which are wide.
const WIDE: &[&str] = &["action", "further", "comments", "imported"];

/// The most characters that Excel holds in a cell, with room to say that there were more.
const MOST_CHARS: usize = 32_700;

/// Writes every action of a log as a workbook; the same bytes for the same log.
///
/// Errs when there are more actions than a sheet has rows.
pub fn log_xlsx(log: &Log) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let title = log.title.as_deref().unwrap_or("Action Log");
    // A fixed day, so that the file says nothing of the clock.
    let properties = DocProperties::new().set_title(title).set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
    workbook.set_properties(&properties);
    let sheet = workbook.add_worksheet().set_name("Actions")?;
    header(sheet)?;
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let day = Format::new().set_num_format("d mmm yyyy").set_align(FormatAlign::Top);
    let rows = log_rows(log);
    for (row, values) in (1..).zip(&rows) {
        for (column, value) in (0..).zip(values) {
            match value {
                Value::Number(number) => sheet.write_number_with_format(row, column, *number, &text)?,
                Value::Day(date) => sheet.write_datetime_with_format(row, column, date, &day)?,
                Value::Text(words) if words.is_empty() => sheet,
                Value::Text(words) => sheet.write_string_with_format(row, column, fitting(words), &text)?,
            };
        }
    }
    let (last_row, last_column) = (u32::try_from(rows.len()).unwrap_or(u32::MAX), last_column());
    sheet.autofilter(0, 0, last_row, last_column)?;
    workbook.save_to_buffer()
}

fn header(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    for (column, name) in (0..).zip(COLUMNS) {
        sheet.write_string_with_format(0, column, *name, &bold)?;
        sheet.set_column_width(column, if WIDE.contains(name) { 50 } else { 14 })?;
    }
    sheet.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?.set_landscape().set_paper_size(9);
    Ok(())
}

fn last_column() -> u16 {
    u16::try_from(COLUMNS.len() - 1).unwrap_or(u16::MAX)
}

/// Returns the text as a cell holds it: nothing that hides, and no more than fits.
fn fitting(words: &str) -> String {
    let shown = with_tabs(words);
    match shown.char_indices().nth(MOST_CHARS) {
        Some((cut, _)) => format!("{} … (more than a cell can hold)", &shown[..cut]),
        None => shown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Action;
    use crate::model::sample::{action, log_of};

    #[test]
    fn the_same_log_is_the_same_workbook() {
        let log = log_of([Action { text: "=1+1".to_owned(), ..action(1, &["Rik Basra"]) }]);
        let first = log_xlsx(&log).expect("it can be written");
        assert_eq!(log_xlsx(&log).expect("it can be written"), first);
        assert!(first.starts_with(b"PK"));
    }

    #[test]
    fn a_text_is_no_longer_than_a_cell() {
        assert!(fitting(&"é".repeat(40_000)).chars().count() < 32_767);
        assert_eq!(fitting("a\u{1b}b"), "a\\x1Bb");
    }
}
