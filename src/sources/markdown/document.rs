//! A text of markdown: which of its lines are rows of tables.

use super::{cell, row};
use crate::message::Message;
use crate::sources::limits::{Bounds, MOST_COLUMNS, too_wide};
use crate::sources::paragraphs::{BULLET, Prose};
use crate::sources::pipe_table::is_delimiter_row;
use crate::sources::sheet::{Block, Cell, Row, Sheet};

/// Reads the tables of a text and the lines around them.
pub(in crate::sources) fn read(text: &str) -> Result<Sheet, Message> {
    let mut page = Page::default();
    let mut lines = text.lines().enumerate().peekable();
    while let Some((index, line)) = lines.next() {
        let is_head = line.contains('|') && lines.peek().is_some_and(|(_, below)| is_delimiter_row(below));
        page.line(index + 1, unquoted(line), is_head)?;
    }
    page.end_table();
    Ok(page.sheet)
}

/// What is read so far.
#[derive(Debug, Default)]
struct Page {
    sheet: Sheet,
    bounds: Bounds,
    /// The rows of the table that is being read.
    table: Option<Vec<Row>>,
    /// How many cells the head of the table has.
    columns: usize,
}

impl Page {
    fn line(&mut self, place: usize, line: &str, is_head: bool) -> Result<(), Message> {
        let is_piped = line.starts_with('|') && line.len() > 1;
        if is_delimiter_row(line) {
            return Ok(());
        }
        if is_head && self.table.is_none() {
            self.columns = row::cells(line, 0).len();
            return self.row(place, line);
        }
        // Rows after a gap in a table are rows still, though markdown knows them no more.
        if is_piped || self.table.is_some() && !line.is_empty() && !begins_block(line) {
            return self.row(place, line);
        }
        self.end_table();
        self.text(line)
    }

    fn row(&mut self, place: usize, line: &str) -> Result<(), Message> {
        let texts = row::cells(line, self.columns);
        if texts.len() > MOST_COLUMNS {
            return Err(too_wide(place));
        }
        let mut cells = Vec::with_capacity(texts.len());
        for text in texts {
            let mut prose = Prose::default();
            cell::write(text, &mut prose);
            let cell = prose.into_cell()?;
            self.bounds.take(&cell)?;
            cells.push(cell);
        }
        let rows = self.table.get_or_insert_default();
        if !cells.iter().all(Cell::is_blank) {
            rows.push(Row { place, cells });
        }
        Ok(())
    }

    fn end_table(&mut self) {
        if let Some(rows) = self.table.take().filter(|rows| !rows.is_empty()) {
            self.sheet.blocks.push(Block::Table(rows));
        }
    }

    fn text(&mut self, line: &str) -> Result<(), Message> {
        if is_rule(line) {
            return Ok(());
        }
        let mut prose = Prose::default();
        let (rank, words) = without_mark(line);
        prose.mark((rank.is_none() && words.len() < line.len()).then(|| BULLET.to_owned()));
        cell::write(words, &mut prose);
        prose.end_heading(rank);
        let paragraphs = prose.finish()?;
        self.bounds.take_text(&paragraphs)?;
        self.sheet.blocks.extend(paragraphs.into_iter().map(Block::Line));
        Ok(())
    }
}

/// Returns a line without blanks around it and the marks of a quotation before it.
fn unquoted(line: &str) -> &str {
    line.trim_start_matches(['>', ' ', '\t']).trim_end()
}

/// Tells whether a line below a table is no row of it.
fn begins_block(line: &str) -> bool {
    let begins = ["#", "```", "~~~", "- ", "* ", "+ "].iter().any(|mark| line.starts_with(mark));
    is_rule(line) || begins && !line.contains('|')
}

/// Tells whether a line is only drawn: a rule, the underline of a heading, or the edge of code.
fn is_rule(line: &str) -> bool {
    let is_of = |mark: char| line.len() > 1 && line.chars().all(|c| c == mark || c == ' ');
    line.starts_with("```") || line.starts_with("~~~") || ['-', '=', '*', '_'].into_iter().any(is_of)
}

/// Returns the rank of a heading, and a line without the marks of a heading or a list.
fn without_mark(line: &str) -> (Option<u8>, &str) {
    let heading = line.trim_start_matches('#');
    match u8::try_from(line.len() - heading.len()) {
        Ok(rank @ 1..=6) if heading.starts_with([' ', '\t']) => {
            let ended = heading.trim_end_matches('#');
            (Some(rank), if ended.ends_with(' ') { ended.trim() } else { heading.trim() })
        }
        _ => (None, ["- ", "* ", "+ "].iter().find_map(|mark| line.strip_prefix(mark)).unwrap_or(line)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Shows the blocks of a sheet: lines as they are, rows by their place with bars between the cells.
    fn shown(text: &str) -> Vec<String> {
        let mut shown = Vec::new();
        for block in read(text).expect("a page").blocks {
            match block {
                Block::Line(line) => shown.push(line.text()),
                Block::Table(rows) => {
                    shown.push("table".to_owned());
                    let text = |row: &Row| row.cells.iter().map(Cell::text).collect::<Vec<_>>().join("|");
                    shown.extend(rows.iter().map(|row| format!("{}: {}", row.place, text(row))));
                }
            }
        }
        shown
    }

    #[test]
    fn tables_and_lines_come_in_their_order() {
        let text = "# Our log #\n\nSince *May*.\n\n| No. | Action |\n| --- | :-- |\n| 1 | Write<br>Ring |\n\
                    |   |   |\n| 2 | Paint | red |\n\n## Closed\n- By all\n\n1. Then\n\nNo. | Action\n--- | ---\n3 | Thank\n";
        let read = [
            "Our log",
            "Since May.",
            "table",
            "5: No.|Action",
            "7: 1|Write\nRing",
            "9: 2|Paint|red",
            "Closed",
            "By all",
            "1. Then",
            "table",
            "16: No.|Action",
            "18: 3|Thank",
        ];
        assert_eq!(shown(text), read);
    }

    #[test]
    fn rows_are_not_lost_to_gaps_and_missing_pipes() {
        let text = "| No. | Action |\n|---|---|\n| 1 | Write |\nPhase two\n\n| 2 | Paint |\n# End\n";
        assert_eq!(shown(text), ["table", "1: No.|Action", "3: 1|Write", "4: Phase two", "table", "6: 2|Paint", "End"]);
    }

    #[test]
    fn a_table_may_stand_in_a_quotation_and_be_drawn_with_more_lines() {
        let text = "> | No. | Action |\n> |---|---|\n> | 1 | Write |\n> |---|---|\n> | 2 | Paint |\n***\n```\n";
        assert_eq!(shown(text), ["table", "1: No.|Action", "3: 1|Write", "5: 2|Paint"]);
    }

    #[test]
    fn a_table_that_is_too_wide_is_refused() {
        let text = format!("| a | b |\n|---|---|\n|{}\n", " x |".repeat(257));
        assert_eq!(read(&text).expect_err("a refusal").text, "row 3 has more than 256 columns");
    }
}
