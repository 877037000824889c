//! A row of an action, as it stands in a source.

use std::rc::Rc;

use super::column::Field;
use super::headings::Headings;
use super::layout::Layout;
use crate::sources::{Hue, Row};

/// A row of an action.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// Where it stands, in words: `row 14`, `table 2, row 3`.
    pub(super) place: String,
    /// Its columns.
    pub(super) layout: Rc<Layout>,
    /// Its cells.
    pub(super) row: Row,
    /// What the headings above it say.
    pub(super) headings: Headings,
}

impl Entry {
    /// Returns the colour that a cell of statuses is filled with.
    pub(super) fn fill_of_status(&self) -> Option<Hue> {
        let cells = self.layout.columns.iter().zip(&self.row.cells);
        cells.filter(|(column, _)| column.field == Some(Field::Status)).find_map(|(_, cell)| cell.fill)
    }

    /// Returns the one colour of whatever cells of the row are filled with a colour.
    pub(super) fn fill_of_row(&self) -> Option<Hue> {
        let mut hues = self.row.cells.iter().filter(|cell| !cell.is_carried).filter_map(|cell| cell.fill);
        let first = hues.next()?;
        hues.all(|hue| hue == first).then_some(first)
    }
}
