//! What is struck out: left out where something else stands in its place, and named.

use super::account::Account;
use super::column::Field;
use super::entry::Entry;
use crate::sources::{Cell, Run};

/// Leaves out what is struck out where something else stands in its place, and says so; dates are read apart.
pub(super) fn without_struck(mut entry: Entry, account: &mut Account) -> Entry {
    let is_struck = |cell: &Cell| !cell.is_blank() && runs(cell).all(|run| run.is_struck);
    if entry.row.cells.iter().filter(|cell| !cell.is_blank()).all(is_struck) {
        account.note(format!(
            "{} is struck out as a whole and looks withdrawn; it is taken in as open unless a word in it closes it",
            entry.place
        ));
        return entry;
    }
    let layout = entry.layout.clone();
    for (column, cell) in layout.columns.iter().zip(&mut entry.row.cells) {
        let is_date = matches!(column.field, Some(Field::Due | Field::WasDue | Field::Imported) | None);
        let struck: Vec<&str> = runs(cell).filter(|run| run.is_struck).map(|run| run.text.trim()).collect();
        let is_owner = column.field == Some(Field::Owner);
        if is_struck(cell) && column.field == Some(Field::Action) {
            account.cell(
                &entry.place,
                &column.name,
                &cell.text(),
                "is struck out; the action is open unless a word in its row closes it",
            );
        }
        if is_date || struck.is_empty() || is_struck(cell) && !is_owner {
            continue;
        }
        account.cell(&entry.place, &column.name, &struck.join(" "), "is struck out, and is left out");
        for paragraph in &mut cell.paragraphs {
            paragraph.runs.retain(|run| !run.is_struck);
        }
        cell.paragraphs.retain(|paragraph| !paragraph.text().trim().is_empty());
    }
    entry
}

fn runs(cell: &Cell) -> impl Iterator<Item = &Run> {
    cell.paragraphs.iter().flat_map(|paragraph| &paragraph.runs)
}
