//! How large a source may be: far beyond any log, so that only what is no log is refused.

use super::sheet::{Cell, Paragraph};
use crate::message::Message;

/// The most bytes that are read, and that text repeated by merged cells may grow to.
pub(super) const MOST_BYTES: usize = 32 << 20;

/// The most cells of a sheet.
const MOST_CELLS: usize = 1_000_000;

/// The most columns of a table.
pub(super) const MOST_COLUMNS: usize = 256;

/// The most runs of a sheet.
const MOST_RUNS: usize = 2_000_000;

/// What of the bounds a sheet has used up.
#[derive(Debug, Default)]
pub(super) struct Bounds {
    cells: usize,
    runs: usize,
    bytes: usize,
}

impl Bounds {
    /// Counts a cell.
    pub(super) fn take(&mut self, cell: &Cell) -> Result<(), Message> {
        self.cells += 1;
        if self.cells > MOST_CELLS {
            return Err(too_large("it holds more than 1,000,000 cells"));
        }
        self.take_text(&cell.paragraphs)
    }

    /// Counts paragraphs.
    pub(super) fn take_text(&mut self, paragraphs: &[Paragraph]) -> Result<(), Message> {
        let runs = || paragraphs.iter().flat_map(|paragraph| &paragraph.runs);
        self.runs += runs().count();
        self.bytes += runs().map(|run| run.text.len()).sum::<usize>();
        if self.runs > MOST_RUNS || self.bytes > MOST_BYTES {
            return Err(too_large("it holds more text than a log could"));
        }
        Ok(())
    }
}

/// Makes the refusal of a table that is too wide.
pub(super) fn too_wide(place: usize) -> Message {
    too_large(format!("row {place} has more than {MOST_COLUMNS} columns"))
}

/// Makes the refusal of a source that is too large.
pub(super) fn too_large(message: impl Into<String>) -> Message {
    Message::new(message, "give a file that holds the action log and no more")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_and_text_are_counted_over_the_whole_sheet() {
        let mut bounds = Bounds::default();
        let cell = Cell::plain(&"x".repeat(MOST_BYTES / 2));
        assert_eq!(
            [bounds.take(&cell).is_ok(), bounds.take(&cell).is_ok(), bounds.take(&cell).is_ok()],
            [true, true, false]
        );
        let mut bounds = Bounds { cells: MOST_CELLS - 1, ..Bounds::default() };
        assert!(bounds.take(&Cell::default()).is_ok());
        let refused = bounds.take(&Cell::default()).expect_err("a cell too many");
        assert_eq!(refused.text, "it holds more than 1,000,000 cells");
    }
}
