//! A row of an action, as it stands in a source.

use std::rc::Rc;

use super::headings::Headings;
use super::layout::Layout;
use crate::sources::Row;

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
