//! The Action Log paper as a workbook, to be sorted and filtered: a sheet of what is open, a sheet of
//! what was closed.

use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::book::{Table, Value, set_page, workbook, write_table};
use crate::model::{Due, Raised};
use crate::page::paper::{closed_heading, comments, instructions, name, none, notes, occasion, officers, title};
use crate::page::sanitize::one_line;
use crate::query::{Closed, Entry, Paper};

/// The row of the header: below the title, the occasion and a blank row.
const HEADER: u32 = 3;
/// The columns of what was asked, each with its breadth in characters.
const ASKED: &[(&str, u8)] =
    &[("No.", 6), ("Reference", 12), ("Date", 13), ("Action", 36), ("Responsible Officer", 20)];
const COMMENTS: (&str, u8) = ("Comments", 46);

/// Draws the paper as a workbook; the same bytes for the same paper.
///
/// Errs when there are more actions than a sheet has rows.
pub(crate) fn paper_xlsx(paper: &Paper) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = workbook(&name(paper), paper.as_at);
    let sheet = begun(&mut workbook, "Open actions", [&title(paper), &occasion(paper)])?;
    let below = match paper.open.as_slice() {
        [] => said(sheet, &none(paper, "No open actions."))?,
        entries => write_table(sheet, HEADER, &open(entries, paper.has_due()))?,
    };
    foot(sheet, below + 1, paper)?;
    if let Some(heading) = closed_heading(paper) {
        let sheet = begun(&mut workbook, "Closed actions", [&title(paper), &heading])?;
        match paper.closed.as_slice() {
            [] => said(sheet, &none(paper, "None."))?,
            entries => write_table(sheet, HEADER, &closed(entries))?,
        };
    }
    workbook.save_to_buffer()
}

/// Adds a sheet with its title and what it is for.
fn begun<'w>(
    workbook: &'w mut Workbook,
    sheet_name: &str,
    [title, occasion]: [&str; 2],
) -> Result<&'w mut Worksheet, XlsxError> {
    let sheet = workbook.add_worksheet().set_name(sheet_name)?;
    set_page(sheet, title);
    sheet.write_string_with_format(0, 0, one_line(title), &Format::new().set_bold().set_font_size(14))?;
    sheet.write_string(1, 0, one_line(occasion))
}

/// Says that there are no actions, where the table would begin; returns the row after it.
fn said(sheet: &mut Worksheet, words: &str) -> Result<u32, XlsxError> {
    sheet.write_string(HEADER, 0, words)?;
    Ok(HEADER + 1)
}

/// Writes what the colours mean, and what is not on the paper.
fn foot(sheet: &mut Worksheet, top: u32, paper: &Paper) -> Result<(), XlsxError> {
    let key = paper.key.iter().map(|(rag, meaning)| format!("{}: {meaning}", rag.label()));
    let plain = Format::new().set_align(FormatAlign::Top);
    for (row, line) in (top..).zip(key.chain(notes(paper))) {
        sheet.write_string_with_format(row, 0, one_line(&line), &plain)?;
    }
    Ok(())
}

fn open(entries: &[Entry], has_due: bool) -> Table<'static> {
    let mut columns = ASKED.to_vec();
    if has_due {
        columns.extend([("Due", 13), ("Overdue", 10)]);
    }
    columns.extend([COMMENTS, ("Status", 10)]);
    let row = |entry: &Entry| {
        let mut row = asked(entry);
        if has_due {
            let late = entry.days_overdue.and_then(|days| u32::try_from(days).ok()).unwrap_or(0);
            row.extend([due(entry), Value::Overdue(late)]);
        }
        row.extend([
            Value::Lines(comments(entry)),
            entry.rag.map_or_else(|| Value::Text("Not set".to_owned()), Value::Rag),
        ]);
        row
    };
    Table { columns, rows: entries.iter().map(row).collect() }
}

fn closed(entries: &[Closed]) -> Table<'static> {
    let columns = [ASKED, &[COMMENTS, ("Outcome", 12), ("Closed", 13), ("Minute", 10)]].concat();
    let row = |closed: &Closed| {
        let mut row = asked(&closed.entry);
        let minute = closed.minute.as_deref().map_or_else(|| "Not given".to_owned(), one_line);
        let outcome = Value::Text(closed.outcome.label().to_owned());
        row.extend([Value::Lines(comments(&closed.entry)), outcome, Value::Day(closed.on), Value::Text(minute)]);
        row
    };
    Table { columns, rows: entries.iter().map(row).collect() }
}

/// What was asked: number, reference, date, action and officer. The date is the first, so that it sorts as
/// one; what was added later says its own.
fn asked(entry: &Entry) -> Vec<Value> {
    let first = entry.instructions.first().map(|instruction| instruction.raised);
    vec![
        Value::Number(entry.number.get()),
        Value::Text(entry.reference.clone().unwrap_or_else(|| "None".to_owned())),
        match first {
            Some(Raised::Day(day)) => Value::Day(day),
            other => Value::Text(other.map(|raised| raised.to_string()).unwrap_or_default()),
        },
        Value::Lines(instructions(entry)),
        Value::Lines(officers(entry)),
    ]
}

fn due(entry: &Entry) -> Value {
    match &entry.due {
        None => Value::Text("Not set".to_owned()),
        Some(Due::Day(day)) => Value::Day(*day),
        Some(due) => Value::Text(due.to_string()),
    }
}
