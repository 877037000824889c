//! The sheets of a workbook set one after the other.

#![cfg(feature = "xlsx")]

use crate::sources::sheet::Block;
use crate::sources::sheet::Paragraph;
use crate::sources::sheet::Row;
use crate::sources::sheet::Sheet;

/// Sets sheets one after the other, under their names where there are several; those that hold
/// nothing are left out.
pub(super) fn bound(sheets: Vec<(String, Vec<Row>)>) -> Sheet {
    let sheets: Vec<_> = sheets.into_iter().filter(|(_, rows)| !rows.is_empty()).collect();
    let is_one = sheets.len() == 1;
    let mut bound = Sheet::default();
    for (name, rows) in sheets {
        if !is_one {
            bound.blocks.push(Block::Line(Paragraph::plain(name)));
        }
        bound.blocks.push(Block::Table(rows));
    }
    bound
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_given_where_there_are_several_sheets_that_hold_something() {
        let sheet = |name: &str, count| (name.to_owned(), vec![Row::default(); count]);
        assert_eq!(bound(vec![sheet("one", 2), sheet("two", 0)]).blocks.len(), 1);
        let blocks = bound(vec![sheet("one", 1), sheet("two", 0), sheet("three", 2)]).blocks;
        assert_eq!(blocks.len(), 4);
        assert_eq!(blocks[2], Block::Line(Paragraph::plain("three")));
    }
}
