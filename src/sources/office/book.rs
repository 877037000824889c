//! The sheets of a workbook set one after the other.

#![cfg(feature = "xlsx")]

use crate::sources::sheet::{Block, Paragraph, Row, Sheet};

/// Sets sheets one after the other, under their names, which may say how what is on them stands; those that hold
/// nothing are left out.
pub(super) fn bound(sheets: Vec<(String, Vec<Row>)>, unseen: Vec<String>) -> Sheet {
    let mut blocks = Vec::new();
    for (name, rows) in sheets.into_iter().filter(|(_, rows)| !rows.is_empty()) {
        blocks.push(Block::Line(Paragraph::heading(name, 0)));
        blocks.push(Block::Table(rows));
    }
    Sheet { blocks, unseen }
}

/// Says of a sheet that it is hidden.
pub(super) fn hidden(name: &str) -> String {
    format!("the sheet \"{name}\" is hidden, and is not read")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_that_hold_something_stand_under_their_names() {
        let sheet = |name: &str, count| (name.to_owned(), vec![Row::default(); count]);
        let blocks = bound(vec![sheet("one", 1), sheet("two", 0), sheet("three", 2)], Vec::new()).blocks;
        assert_eq!(blocks.len(), 4);
        assert_eq!(blocks[2], Block::Line(Paragraph::heading("three", 0)));
    }
}
