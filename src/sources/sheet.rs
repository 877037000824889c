//! What any source is read into: rows of cells, with the little formatting that carries meaning.

use chrono::NaiveDate;

/// A source as read: its blocks in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Tables, and the lines of text above, between and below them.
    pub blocks: Vec<Block>,
}

/// A table, or a line of text outside tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading or a paragraph.
    Line(Paragraph),
    /// A table, of which every row may have another number of cells.
    Table(Vec<Row>),
}

/// A row of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// Where it stands in the source, counted from 1: the line of a text file, the row of a
    /// spreadsheet, the row of its table elsewhere.
    pub place: usize,
    /// Its cells from the left; a cell that is merged over several columns is followed by blank ones.
    pub cells: Vec<Cell>,
}

/// A cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// Its paragraphs that are not blank.
    pub paragraphs: Vec<Paragraph>,
    /// The day, when the source knows the cell as a date.
    pub day: Option<NaiveDate>,
    /// How many columns it takes when it is merged over several, else 1.
    pub columns: usize,
    /// Whether it repeats the cell above, with which it is merged.
    pub is_carried: bool,
}

/// A paragraph: runs of text that are formatted alike.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// The runs, none of them empty, blanks within them as single spaces.
    pub runs: Vec<Run>,
}

/// Text that is formatted alike.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Run {
    /// The text.
    pub text: String,
    /// Whether it is bold.
    pub is_bold: bool,
    /// Whether it is struck out.
    pub is_struck: bool,
}

impl Paragraph {
    /// Makes a paragraph of one run.
    pub fn plain(text: impl Into<String>) -> Self {
        let text = text.into();
        let runs = if text.is_empty() { Vec::new() } else { vec![Run { text, ..Run::default() }] };
        Self { runs }
    }

    /// Returns the text without its formatting.
    pub fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }
}

impl Cell {
    /// Makes a cell of plain text, a paragraph a line.
    pub fn plain(text: &str) -> Self {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        Self { paragraphs: lines.map(Paragraph::plain).collect(), columns: 1, ..Self::default() }
    }

    /// Returns the text without its formatting, a line a paragraph.
    pub fn text(&self) -> String {
        self.paragraphs.iter().map(Paragraph::text).collect::<Vec<_>>().join("\n")
    }

    /// Tells whether nothing stands in it.
    pub fn is_blank(&self) -> bool {
        self.paragraphs.is_empty()
    }
}

/// Sheets of tests.
#[cfg(test)]
pub(crate) mod fixtures {
    use super::{Block, Cell, Paragraph, Row, Sheet};

    /// Reads a drawing of a source: lines with `|` are rows, a table as long as they follow each other; `^` is merged
    /// with the cell above.
    pub(crate) fn sheet(drawn: &str) -> Sheet {
        let mut blocks = Vec::new();
        for line in drawn.lines().map(str::trim) {
            match (line.split_once('|'), blocks.last_mut()) {
                (None, _) => blocks.push(Block::Line(Paragraph::plain(line))),
                (Some(_), Some(Block::Table(rows))) => rows.push(row(line, rows)),
                (Some(_), _) => blocks.push(Block::Table(vec![row(line, &[])])),
            }
        }
        Sheet { blocks: blocks.into_iter().filter(|block| *block != Block::Line(Paragraph::default())).collect() }
    }

    fn row(line: &str, above: &[Row]) -> Row {
        let cell = |(at, text): (usize, &str)| match above.last().and_then(|row| row.cells.get(at)) {
            Some(above) if text.trim() == "^" => Cell { is_carried: true, ..above.clone() },
            _ => Cell::plain(text),
        };
        Row { place: above.len() + 1, cells: line.split('|').enumerate().map(cell).collect() }
    }
}
