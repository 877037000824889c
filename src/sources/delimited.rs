//! Delimited text: CSV, and tables pasted out of a spreadsheet or a page.

use super::delimiter::delimiter_of;
use super::limits::{Bounds, too_wide};
use super::paragraphs::Prose;
use super::records::{Record, Records};
use super::refusal::without_table;
use super::sheet::{Block, Cell, Row, Sheet};
use crate::message::Message;

/// Reads delimited text as one table; lines above and between its rows are rows of one cell.
pub(super) fn read(text: &str) -> Result<Sheet, Message> {
    let told = told_delimiter(text);
    let delimiter = told.or_else(|| delimiter_of(text)).ok_or_else(without_table)?;
    let mut bounds = Bounds::default();
    let mut rows = Vec::new();
    for record in Records::new(text, delimiter).skip(usize::from(told.is_some())).filter(|record| !record.is_blank()) {
        rows.push(row(&record, &mut bounds)?);
    }
    Ok(Sheet { blocks: vec![Block::Table(rows)], ..Sheet::default() })
}

/// Returns the delimiter that the first line tells to Excel, as in `sep=;`.
fn told_delimiter(text: &str) -> Option<u8> {
    match text.lines().next()?.strip_prefix("sep=")?.as_bytes() {
        [delimiter @ (b'\t' | b';' | b',' | b'|')] => Some(*delimiter),
        _ => None,
    }
}

fn row(record: &Record, bounds: &mut Bounds) -> Result<Row, Message> {
    if record.is_too_wide {
        return Err(too_wide(record.place));
    }
    let mut cells = Vec::with_capacity(record.fields.len());
    for field in &record.fields {
        let cell = cell(field)?;
        bounds.take(&cell)?;
        cells.push(cell);
    }
    Ok(Row { place: record.place, cells })
}

/// Reads a field: lines as paragraphs, or as a piece of a web page when it holds marks of one.
fn cell(field: &str) -> Result<Cell, Message> {
    #[cfg(feature = "html")]
    if super::html::is_fragment(field) {
        return super::html::fragment(field);
    }
    let mut prose = Prose::default();
    prose.write_lines(field);
    prose.into_cell()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows(text: &str) -> Vec<Row> {
        match read(text).expect("a table").blocks.as_slice() {
            [Block::Table(rows)] => rows.clone(),
            blocks => panic!("one table expected: {blocks:?}"),
        }
    }

    fn texts(row: &Row) -> Vec<String> {
        row.cells.iter().map(Cell::text).collect()
    }

    #[test]
    fn a_row_knows_the_line_on_which_it_begins() {
        let rows = rows("Our log\n\nNo.,Action,Owner\n,,\n1,\"Write.\n\nRing.\",Ann\n2,Paint,Ben\n");
        assert_eq!(rows.iter().map(|row| row.place).collect::<Vec<_>>(), [1, 3, 5, 8]);
        assert_eq!(texts(&rows[0]), ["Our log"]);
        assert_eq!(texts(&rows[2]), ["1", "Write.\nRing.", "Ann"]);
    }

    #[test]
    fn rows_may_have_more_or_fewer_cells() {
        let rows = rows("a\tb\tc\n1\t\t\n2\tx\ty\tz\n");
        assert_eq!(rows.iter().map(|row| row.cells.len()).collect::<Vec<_>>(), [3, 3, 4]);
    }

    #[cfg(feature = "html")]
    #[test]
    fn marks_of_a_web_page_within_a_cell_are_understood() {
        let rows = rows("No.\tNote\n1\t<p>Asked. </p> <p><b>Done &amp; paid</b></p>\n2\tif x < 3 or <TBC>\n");
        assert_eq!(texts(&rows[1]), ["1", "Asked.\nDone & paid"]);
        assert!(rows[1].cells[1].paragraphs[1].runs[0].is_bold);
        assert_eq!(texts(&rows[2]), ["2", "if x < 3 or <TBC>"]);
    }

    #[test]
    fn the_first_line_may_tell_the_delimiter() {
        let rows = rows("sep=|\nNo.|Action\n1|Ask, again; then go\n");
        assert_eq!((rows[0].place, texts(&rows[1])), (2, vec!["1".to_owned(), "Ask, again; then go".to_owned()]));
    }

    #[test]
    fn what_is_no_table_or_too_large_is_refused() {
        let message = |text: &str| read(text).expect_err("a refusal").text;
        assert_eq!(message("Action\nWrite\n"), "there is no table in it");
        assert_eq!(message(&"x\t".repeat(2_500_000)), "row 1 has more than 256 columns");
        assert_eq!(message(&format!("{}\n", "x\t".repeat(200)).repeat(5_000)), "it holds more than 1,000,000 cells");
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[a<>&/pbr\"\t,;\n é]{0,60}") {
            let _ = read(&text);
        }
    }
}
