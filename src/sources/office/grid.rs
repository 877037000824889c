//! Cells that stand where they stand made into rows, with what is merged carried down and across.

#![cfg(any(feature = "docx", feature = "xlsx"))]

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use super::limits::Budget;
use super::limits::within_columns;
use super::paragraphs::length;
use crate::message::Message;
use crate::sources::sheet::Cell;
use crate::sources::sheet::Row;

/// A region that is merged into one cell, counted from 0, its ends included.
#[derive(Debug, Clone, Copy)]
pub(super) struct Merge {
    /// Row and column of its first cell.
    pub(super) start: (u32, u32),
    /// Row and column of its last cell.
    pub(super) end: (u32, u32),
}

/// The cells of a sheet that hold something, by row and column counted from 0.
#[derive(Debug, Default)]
pub(super) struct Grid {
    cells: BTreeMap<(u32, u32), Cell>,
    /// Blank cells that are filled with a colour, or on which something hangs.
    marked: BTreeMap<(u32, u32), Cell>,
    columns: BTreeSet<u32>,
    merges: Vec<Merge>,
}

impl Grid {
    /// Puts a cell in its place; a blank one is left out unless it is marked.
    pub(super) fn put(&mut self, at: (u32, u32), cell: Cell, budget: &mut Budget) -> Result<(), Message> {
        if cell.is_blank() && cell.fill.is_none() && cell.asides.is_empty() {
            return Ok(());
        }
        budget.take_cells(1)?;
        if cell.is_blank() {
            self.marked.insert(at, cell);
            return Ok(());
        }
        self.columns.insert(at.1);
        within_columns(self.columns.len())?;
        self.cells.insert(at, cell);
        Ok(())
    }

    /// Merges a region into its first cell.
    pub(super) fn merge(&mut self, merge: Merge) {
        if merge.start != merge.end {
            self.merges.push(merge);
        }
    }

    /// Returns the rows that hold something, each as long as it has cells.
    pub(super) fn rows(mut self, budget: &mut Budget) -> Result<Vec<Row>, Message> {
        self.place_marked();
        let mut ends = BTreeMap::new();
        self.carry(&mut ends, budget)?;
        let mut rows: Vec<Row> = Vec::new();
        for ((row, column), cell) in self.cells {
            let place = row as usize + 1;
            if rows.last().is_none_or(|row| row.place != place) {
                rows.push(Row { place, cells: Vec::new() });
            }
            if let Some(row) = rows.last_mut() {
                pad(row, column as usize, budget)?;
                row.cells.push(cell);
            }
        }
        for row in &mut rows {
            let end = ends.get(&row.place).copied().unwrap_or(0);
            pad(row, end, budget)?;
        }
        Ok(rows)
    }

    /// Takes the blank cells that are marked in where their row and their column hold something.
    fn place_marked(&mut self) {
        let rows: BTreeSet<u32> = self.cells.keys().map(|(row, _)| *row).collect();
        for (at, cell) in std::mem::take(&mut self.marked) {
            if rows.contains(&at.0) && self.columns.contains(&at.1) {
                self.cells.entry(at).or_insert(cell);
            }
        }
    }

    /// Repeats merged cells in the rows beneath that hold something of their own, and notes how long
    /// the rows become.
    fn carry(&mut self, ends: &mut BTreeMap<usize, usize>, budget: &mut Budget) -> Result<(), Message> {
        let rows: BTreeSet<u32> = self.cells.keys().map(|(row, _)| *row).collect();
        let last = self.columns.last().copied().unwrap_or(0);
        for merge in std::mem::take(&mut self.merges) {
            let (first, column) = merge.start;
            let end = merge.end.1.min(last);
            let Some(cell) = self.cells.get_mut(&merge.start).filter(|_| column <= end && first <= merge.end.0) else {
                continue;
            };
            cell.columns = (end - column) as usize + 1;
            let cell = cell.clone();
            for row in rows.range(first..=merge.end.0) {
                let longest = ends.entry(*row as usize + 1).or_default();
                *longest = (*longest).max(end as usize + 1);
                if *row != first {
                    budget.take_cells(1)?;
                    budget.take_text(length(&cell.paragraphs))?;
                    self.cells.insert((*row, column), Cell { is_carried: true, ..cell.clone() });
                }
            }
        }
        Ok(())
    }
}

/// Fills a row with blank cells up to a column.
fn pad(row: &mut Row, column: usize, budget: &mut Budget) -> Result<(), Message> {
    budget.take_cells(column.saturating_sub(row.cells.len()))?;
    while row.cells.len() < column {
        row.cells.push(Cell::plain(""));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(cells: &[(u32, u32, &str)], merges: &[(u32, u32, u32, u32)]) -> Result<Vec<String>, Message> {
        let mut grid = Grid::default();
        let mut budget = Budget::default();
        for (row, column, text) in cells {
            grid.put((*row, *column), Cell::plain(text), &mut budget)?;
        }
        for (top, left, bottom, right) in merges {
            grid.merge(Merge { start: (*top, *left), end: (*bottom, *right) });
        }
        let cell = |cell: &Cell| {
            let carried = if cell.is_carried { "^" } else { "" };
            let wide = if cell.columns > 1 { format!("x{}", cell.columns) } else { String::new() };
            format!("{carried}{}{wide}", cell.text())
        };
        let row = |row: &Row| format!("{}: {}", row.place, row.cells.iter().map(cell).collect::<Vec<_>>().join("|"));
        Ok(grid.rows(&mut budget)?.iter().map(row).collect())
    }

    #[test]
    fn rows_keep_their_places_and_blanks_are_filled_in() {
        assert_eq!(rows(&[(4, 2, "b"), (1, 0, "a"), (4, 0, "")], &[]).expect("rows"), ["2: a", "5: ||b"]);
    }

    #[test]
    fn merged_cells_are_carried_down_and_across_as_far_as_the_sheet_goes() {
        let cells = [(0, 0, "title"), (1, 0, "4"), (1, 2, "a"), (2, 2, "b"), (4, 2, "c")];
        let merges = [(0, 0, 0, 16_383), (1, 0, 1_048_575, 1), (7, 7, 9, 9)];
        assert_eq!(rows(&cells, &merges).expect("rows"), ["1: titlex3||", "2: 4x2||a", "3: ^4x2||b", "5: ^4x2||c"]);
    }

    #[test]
    fn what_would_fill_the_memory_is_refused() {
        let wide: Vec<_> = (0..257).map(|column| (0, column * 3, "a")).collect();
        assert!(rows(&wide, &[]).expect_err("a refusal").text.contains("256 columns"));
        let far: Vec<_> = (0..70).map(|row| (row, 16_383, "a")).collect();
        assert!(rows(&far, &[]).expect_err("a refusal").text.contains("1,000,000 cells"));
        let long = "a".repeat(1 << 20);
        let mut cells: Vec<_> = (0..70).map(|row| (row, 1, "a")).collect();
        cells.push((0, 0, &long));
        assert!(rows(&cells, &[(0, 0, 99, 0)]).expect_err("a refusal").text.contains("64 MB of text"));
    }
}
