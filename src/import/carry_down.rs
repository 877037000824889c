//! Cells merged over the rows of a group, which some programs write once and leave blank below.

use super::account::Account;
use super::column::Field;
use super::entry::Entry;
use super::words::excerpt;
use crate::sources::Cell;

/// Carries a theme down its group: where the first row of every group has it and others are blank,
/// it was one cell merged over them.
pub(super) fn carry_down(entries: &mut [Entry], account: &mut Account) {
    let mut start = 0;
    while start < entries.len() {
        let layout = entries[start].layout.clone();
        let end = entries[start..]
            .iter()
            .position(|entry| entry.layout != layout)
            .map_or(entries.len(), |length| start + length);
        let run = &mut entries[start..end];
        for (at, column) in
            layout.columns.iter().enumerate().filter(|(_, column)| column.field == Some(Field::Imported))
        {
            if carry_column(run, at) {
                account.note(format!(
                    "column \"{}\": a blank cell takes what stands above it in its group",
                    excerpt(&column.name)
                ));
            }
        }
        start = end;
    }
}

/// Blanks the cells that are merged with those above where they say how an action stands, or what was reported on it:
/// that holds for one action alone.
pub(super) fn without_merged(mut entry: Entry, account: &mut Account) -> Entry {
    const OF_ONE: &[Field] =
        &[Field::Status, Field::Proposed, Field::Closed, Field::ClosedMinute, Field::Comments, Field::Further];
    let layout = entry.layout.clone();
    for (column, cell) in layout.columns.iter().zip(&mut entry.row.cells) {
        let is_of_one = column.field.is_some_and(|field| OF_ONE.contains(&field));
        if is_of_one && cell.is_carried {
            if !cell.is_blank() {
                let became = "is merged with the cell above, and holds for the row above alone";
                account.cell(&entry.place, &column.name, &cell.text(), became);
            }
            *cell = Cell { columns: cell.columns, is_carried: true, ..Cell::default() };
        }
    }
    entry
}

/// Carries one column down; tells whether any cell was filled.
fn carry_column(run: &mut [Entry], at: usize) -> bool {
    let is_blank = |entry: &Entry| entry.row.cells.get(at).is_none_or(Cell::is_blank);
    let begins =
        |run: &[Entry], index: usize| index == 0 || run[index].headings.words() != run[index - 1].headings.words();
    let has_groups = run.iter().all(|entry| entry.headings.words().is_some());
    if !has_groups || (0..run.len()).any(|index| begins(run, index) && is_blank(&run[index])) {
        return false;
    }
    let mut filled = false;
    for index in 1..run.len() {
        if is_blank(&run[index]) && !begins(run, index) {
            let above = Cell { is_carried: true, ..run[index - 1].row.cells[at].clone() };
            let cells = &mut run[index].row.cells;
            cells.resize(cells.len().max(at + 1), Cell::default());
            cells[at] = above;
            filled = true;
        }
    }
    filled
}
