//! The rows of a table of a page, with the cells that are merged over several of them.

use crate::message::Message;
use crate::sources::limits::{Bounds, MOST_COLUMNS, too_wide};
use crate::sources::sheet::{Cell, Row};

/// A table in the making.
#[derive(Debug, Default)]
pub(super) struct Grid {
    rows: Vec<Row>,
    place: usize,
    cells: Vec<Cell>,
    carried: Vec<Option<Carried>>,
    /// Whether a cell of it is set as the head of a column or a row.
    pub(super) has_heads: bool,
}

/// A cell that is repeated in the rows below it.
#[derive(Debug, Clone)]
struct Carried {
    cell: Cell,
    last_place: usize,
}

impl Grid {
    /// Begins a row.
    pub(super) fn begin_row(&mut self) {
        self.place += 1;
        self.cells.clear();
    }

    /// Adds a cell to the row: it goes right of the cells that come down from above.
    pub(super) fn add(&mut self, cell: &Cell, rows: usize, bounds: &mut Bounds) -> Result<(), Message> {
        while let Some(carried) = self.carried_to(self.cells.len()) {
            self.push(carried, bounds)?;
        }
        let column = self.cells.len();
        self.push(cell.clone(), bounds)?;
        for _ in 1..cell.columns {
            self.push(blank(), bounds)?;
        }
        for column in column..self.cells.len() {
            self.carry(column, rows);
        }
        Ok(())
    }

    /// Ends the row; one in which nothing of its own stands is dropped.
    pub(super) fn end_row(&mut self, bounds: &mut Bounds) -> Result<(), Message> {
        let is_kept = self.cells.iter().any(|cell| !cell.is_blank() && !cell.is_carried);
        if is_kept {
            for column in self.cells.len()..self.carried.len() {
                if let Some(carried) = self.carried_to(column) {
                    while self.cells.len() < column {
                        self.push(blank(), bounds)?;
                    }
                    self.push(carried, bounds)?;
                }
            }
            self.rows.push(Row { place: self.place, cells: std::mem::take(&mut self.cells) });
        }
        self.cells.clear();
        Ok(())
    }

    /// Ends the head, a body or the foot of the table, which no cell reaches beyond.
    pub(super) fn end_section(&mut self) {
        self.carried.clear();
    }

    /// Tells whether the table seems to lay out the page: it has no heads, and no row of several things side by side.
    pub(super) fn is_of_layout(&self) -> bool {
        const SIDE_BY_SIDE: usize = 3;
        let is_broad = |cells: &[Cell]| cells.iter().filter(|cell| !cell.is_blank()).count() >= SIDE_BY_SIDE;
        !self.has_heads && !is_broad(&self.cells) && !self.rows.iter().any(|row| is_broad(&row.cells))
    }

    /// Takes the rows that have ended.
    pub(super) fn take_rows(&mut self) -> Vec<Row> {
        std::mem::take(&mut self.rows)
    }

    /// Returns the rows.
    pub(super) fn into_rows(self) -> Vec<Row> {
        self.rows
    }

    fn push(&mut self, cell: Cell, bounds: &mut Bounds) -> Result<(), Message> {
        if self.cells.len() == MOST_COLUMNS {
            return Err(too_wide(self.place));
        }
        bounds.take(&cell)?;
        self.cells.push(cell);
        Ok(())
    }

    fn carried_to(&self, column: usize) -> Option<Cell> {
        let carried = self.carried.get(column)?.as_ref()?;
        (carried.last_place >= self.place).then(|| carried.cell.clone())
    }

    /// Lets the cell in a column of this row be repeated in the rows below.
    fn carry(&mut self, column: usize, rows: usize) {
        if rows > 1 {
            self.carried.resize(self.carried.len().max(column + 1), None);
            let cell = Cell { is_carried: true, ..self.cells[column].clone() };
            self.carried[column] = Some(Carried { cell, last_place: self.place + rows - 1 });
        }
    }
}

fn blank() -> Cell {
    Cell { columns: 1, ..Cell::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Builds rows of cells given as text, columns and rows; shows carried cells in brackets.
    fn built(rows: &[&[(&str, usize, usize)]]) -> Vec<String> {
        let mut grid = Grid::default();
        let mut bounds = Bounds::default();
        for row in rows {
            grid.begin_row();
            for (text, columns, rows) in *row {
                let cell = Cell { columns: *columns, ..Cell::plain(text) };
                grid.add(&cell, *rows, &mut bounds).expect("a small table");
            }
            grid.end_row(&mut bounds).expect("a small table");
        }
        let shown = |cell: &Cell| if cell.is_carried { format!("[{}]", cell.text()) } else { cell.text() };
        let line = |row: &Row| format!("{}: {}", row.place, row.cells.iter().map(shown).collect::<Vec<_>>().join("|"));
        grid.into_rows().iter().map(line).collect()
    }

    #[test]
    fn a_cell_that_is_merged_downwards_is_carried() {
        let rows: &[&[_]] = &[&[("a", 1, 3), ("b", 1, 1), ("c", 1, 2)], &[("d", 1, 1)], &[("e", 1, 1)], &[("f", 1, 1)]];
        assert_eq!(built(rows), ["1: a|b|c", "2: [a]|d|[c]", "3: [a]|e", "4: f"]);
    }

    #[test]
    fn a_cell_that_is_merged_both_ways_is_carried_over_its_columns() {
        assert_eq!(built(&[&[("a", 2, 2), ("b", 1, 1)], &[("c", 1, 1)]]), ["1: a||b", "2: [a]|[]|c"]);
    }

    #[test]
    fn a_row_with_nothing_of_its_own_is_dropped_and_counted() {
        assert_eq!(built(&[&[("a", 1, 9)], &[], &[("", 2, 1)], &[("b", 1, 1)]]), ["1: a", "4: [a]|b"]);
    }

    #[test]
    fn a_cell_is_repeated_only_as_far_as_the_bounds_go() {
        let mut grid = Grid::default();
        let mut bounds = Bounds::default();
        let long = Cell::plain(&"x".repeat(1 << 20));
        grid.begin_row();
        grid.add(&long, 2_000, &mut bounds).expect("one long cell");
        let below = |grid: &mut Grid, bounds: &mut Bounds| {
            grid.begin_row();
            grid.add(&Cell::plain("y"), 1, bounds)
        };
        assert!((0..100).any(|_| below(&mut grid, &mut bounds).is_err()));
    }
}
