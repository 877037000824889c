//! The Action Log paper as a workbook, to be sorted and filtered: a sheet of what is open, a sheet of
//! what was closed.

use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::book::{Table, Value, set_page, workbook, write_table};
use super::front::write_head;
use super::recommendations::write_recommendations;
use crate::model::{Due, Raised};
use crate::page::front::front;
use crate::page::paper::{closed_heading, left_out, name, none_closed, none_open, occasion, selection, title};
use crate::page::paper_table::{comments, has_officers, instructions, is_due_said, officers, said_of};
use crate::page::recommendations::recommendations;
use crate::page::sanitize::one_line;
use crate::query::{Closed, Entry, Paper};

/// A column with its breadth in characters, and what stands in it for an action.
type Filled = (&'static str, u8, fn(&Entry) -> Value);

/// Draws the paper as a workbook; the same bytes for the same paper.
///
/// Errs when there are more actions than a sheet has rows.
pub(crate) fn paper_xlsx(paper: &Paper) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = workbook(&name(paper), paper.as_at);
    let (sheet, mut top) = headed(&mut workbook, "Open actions", &occasion(paper), paper)?;
    if let Some(note) = selection(paper) {
        top = said(sheet, top, note)? + 1;
    }
    let below = match paper.open.as_slice() {
        [] => said(sheet, top, none_open(paper))?,
        entries => {
            let table = open(entries);
            let asked = recommendations(paper);
            if !asked.is_empty() {
                top = write_recommendations(sheet, top, &asked, &table)? + 1;
            }
            write_table(sheet, top, &table)?
        }
    };
    foot(sheet, below + 1, paper)?;
    if let Some(previous) = paper.previous {
        let heading = closed_heading(previous);
        let (sheet, top) = headed(&mut workbook, "Closed actions", &heading, paper)?;
        match paper.closed.as_slice() {
            [] => said(sheet, top, &none_closed(paper, previous))?,
            entries => write_table(sheet, top, &closed(entries))?,
        };
    }
    workbook.save_to_buffer()
}

/// Adds a sheet with its title and what it is for; returns the row at which its table begins.
fn headed<'w>(
    workbook: &'w mut Workbook,
    sheet_name: &str,
    occasion: &str,
    paper: &Paper,
) -> Result<(&'w mut Worksheet, u32), XlsxError> {
    let sheet = workbook.add_worksheet().set_name(sheet_name)?;
    set_page(sheet, &title(paper));
    let below = write_head(sheet, &front(paper), &title(paper), occasion)?;
    Ok((sheet, below + 1))
}

/// Says that there are no actions, where the table would begin; returns the row after it.
fn said(sheet: &mut Worksheet, top: u32, words: &str) -> Result<u32, XlsxError> {
    sheet.write_string(top, 0, words)?;
    Ok(top + 1)
}

/// Writes what the colours mean, and what is not on the paper.
fn foot(sheet: &mut Worksheet, top: u32, paper: &Paper) -> Result<(), XlsxError> {
    let key = paper.key.iter().map(|(rag, meaning)| format!("{}: {meaning}", rag.label()));
    let plain = Format::new().set_align(FormatAlign::Top);
    for (row, line) in (top..).zip(key.chain(left_out(paper))) {
        sheet.write_string_with_format(row, 0, one_line(&line), &plain)?;
    }
    Ok(())
}

fn open(entries: &[Entry]) -> Table<'static> {
    let has = |is_said: fn(&Entry) -> bool| entries.iter().any(is_said);
    let all: Vec<&Entry> = entries.iter().collect();
    let mut columns = asked(&all);
    if has(is_due_said) {
        columns.extend([("Due", 13, due as fn(&Entry) -> Value), ("Overdue", 10, overdue)]);
    }
    if has(|entry| !entry.was_due.is_empty()) {
        columns.push(("Previous due date", 13, was_due));
    }
    columns.extend(reported(&all));
    if has(|entry| entry.rag.is_some()) {
        columns.push(("Status", 10, |entry| entry.rag.map_or_else(not_set, Value::Rag)));
    }
    Table {
        columns: columns.iter().map(|(name, breadth, _)| (*name, *breadth)).collect(),
        rows: entries.iter().map(|entry| columns.iter().map(|(.., cell)| cell(entry)).collect()).collect(),
    }
}

fn closed(entries: &[Closed]) -> Table<'static> {
    let of_actions: Vec<&Entry> = entries.iter().map(|closed| &closed.entry).collect();
    let mut columns = asked(&of_actions);
    columns.extend(reported(&of_actions));
    let heads = columns.iter().map(|(name, breadth, _)| (*name, *breadth));
    let row = |closed: &Closed| {
        let minute = closed.minute.as_deref().map_or_else(|| "Not given".to_owned(), one_line);
        let ended = [Value::Text(closed.outcome.label().to_owned()), Value::Day(closed.on), Value::Text(minute)];
        columns.iter().map(|(.., cell)| cell(&closed.entry)).chain(ended).collect()
    };
    Table {
        columns: heads.chain([("Outcome", 12), ("Closed", 13), ("Closed minute", 10)]).collect(),
        rows: entries.iter().map(row).collect(),
    }
}

/// The columns of what was asked, but for those that would be empty for all. The date is the first, so that it sorts
/// as one; what was added later says its own.
fn asked(entries: &[&Entry]) -> Vec<Filled> {
    let has = |is_said: fn(&Entry) -> bool| entries.iter().any(|entry| is_said(entry));
    let mut columns: Vec<Filled> = vec![("No.", 6, |entry| Value::Number(entry.number.get()))];
    if has(|entry| entry.reference.is_some()) {
        columns
            .push(("Reference", 12, |entry| Value::Text(entry.reference.clone().unwrap_or_else(|| "None".to_owned()))));
    }
    columns.push(("Date", 13, date));
    if has(|entry| entry.instructions.iter().any(|instruction| instruction.minute.is_some())) {
        columns.push(("Minute", 10, minutes));
    }
    columns.push(("Action", 36, |entry| Value::Lines(instructions(entry))));
    if has(has_officers) {
        columns.push(("Responsible Officer", 20, |entry| Value::Lines(officers(entry))));
    }
    columns
}

/// The column of what was reported, where something was.
fn reported(entries: &[&Entry]) -> Option<Filled> {
    let is_said = entries.iter().any(|entry| !said_of(entry).is_empty());
    is_said.then_some(("Comments", 46, |entry| Value::Lines(comments(entry))))
}

fn date(entry: &Entry) -> Value {
    match entry.instructions.first().map(|instruction| instruction.raised) {
        Some(Raised::Day(day)) => Value::Day(day),
        other => Value::Text(other.map(|raised| raised.to_string()).unwrap_or_default()),
    }
}

/// The minutes, a line each thing asked.
fn minutes(entry: &Entry) -> Value {
    let minute = |minute: &Option<String>| minute.as_deref().map_or_else(|| "None".to_owned(), one_line);
    let each: Vec<String> = entry.instructions.iter().map(|instruction| minute(&instruction.minute)).collect();
    Value::Text(each.join("\n"))
}

fn due(entry: &Entry) -> Value {
    match &entry.due {
        None => not_set(),
        Some(Due::Day(day)) => Value::Day(*day),
        Some(due) => Value::Text(due.to_string()),
    }
}

fn overdue(entry: &Entry) -> Value {
    Value::Overdue(entry.days_overdue.and_then(|days| u32::try_from(days).ok()).unwrap_or(0))
}

/// The due dates that were moved, oldest first.
fn was_due(entry: &Entry) -> Value {
    match entry.was_due.as_slice() {
        [] => Value::Text("None".to_owned()),
        moved => Value::Text(moved.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")),
    }
}

fn not_set() -> Value {
    Value::Text("Not set".to_owned())
}
