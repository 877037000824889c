//! How much a source may hold: more than any log does, and less than would harm the machine.

#![cfg(any(feature = "docx", feature = "xlsx"))]

use crate::message::Message;

/// Bytes of a file, and of anything packed within it.
pub(super) const BYTES: u64 = 64 << 20;
/// Columns that hold something.
pub(super) const COLUMNS: usize = 256;
/// Cells, blank ones between others included.
const CELLS: usize = 1_000_000;
/// Bytes of text, counted again wherever it is repeated.
const TEXT: usize = 64 << 20;

/// What is left of what may be read.
#[derive(Debug)]
pub(super) struct Budget {
    cells: usize,
    text: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Self { cells: CELLS, text: TEXT }
    }
}

impl Budget {
    /// Takes cells from it.
    pub(super) fn take_cells(&mut self, count: usize) -> Result<(), Message> {
        self.cells = self.cells.checked_sub(count).ok_or_else(|| too_large("it holds more than 1,000,000 cells"))?;
        Ok(())
    }

    /// Takes text from it, in bytes.
    pub(super) fn take_text(&mut self, length: usize) -> Result<(), Message> {
        self.text = self.text.checked_sub(length).ok_or_else(|| too_large("it holds more than 64 MB of text"))?;
        Ok(())
    }
}

/// Refuses more columns than a table for people has.
pub(super) fn within_columns(columns: usize) -> Result<(), Message> {
    if columns > COLUMNS { Err(too_large("it holds more than 256 columns")) } else { Ok(()) }
}

/// Makes the refusal of a source that is larger than a log could be.
pub(super) fn too_large(what: &str) -> Message {
    Message::new(
        format!("the file is larger than an action log could be: {what}"),
        "save the table alone as a new file",
    )
}

/// Makes the refusal of a file that cannot be read on.
pub(super) fn damaged(what: &str) -> Message {
    Message::new(format!("the file is damaged: {what}"), "open it in the program that made it, and save it again")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_budget_is_used_up_and_then_refuses() {
        let mut budget = Budget::default();
        assert!(budget.take_cells(CELLS).is_ok());
        assert!(budget.take_cells(1).is_err());
        assert!(budget.take_text(TEXT).is_ok());
        let refusal = budget.take_text(1).expect_err("a refusal");
        assert_eq!(
            refusal.to_string(),
            "the file is larger than an action log could be: it holds more than 64 MB of text"
        );
    }
}
