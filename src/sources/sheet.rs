//! What any source is read into: rows of cells, with the little formatting that carries meaning.

use chrono::NaiveDate;

/// A source as read: its blocks in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Tables, and the lines of text above, between and below them.
    pub blocks: Vec<Block>,
    /// What of the source is hidden, or cannot be read, a sentence each.
    pub unseen: Vec<String>,
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
    /// The colour that it is plainly filled with.
    pub fill: Option<Hue>,
    /// What hangs on it and is no text of its own.
    pub asides: Vec<Aside>,
}

/// A colour in which actions are rated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hue {
    /// Red.
    Red,
    /// Amber, orange or yellow.
    Amber,
    /// Green.
    Green,
    /// Blue.
    Blue,
}

/// What hangs on a cell and is no text of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Aside {
    /// A comment in the margin.
    Review {
        /// Who wrote it.
        by: Option<String>,
        /// When it was written.
        on: Option<NaiveDate>,
        /// What it says.
        text: String,
    },
    /// A note at the foot of the page or the end.
    Footnote(String),
    /// A picture, which cannot be read.
    Picture,
    /// Text in a box of its own.
    TextBox(String),
    /// Text that is hidden, and not read.
    HiddenText,
    /// A formula of which the program that made the file stored no value.
    NoValue,
}

/// A paragraph: runs of text that are formatted alike.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// The runs, none of them empty, blanks within them as single spaces.
    pub runs: Vec<Run>,
    /// Where it is a heading, its rank: 0 is the name of a sheet, 1 the highest in a text.
    pub rank: Option<u8>,
    /// What its list marks it with, such as `36.`, `(a)` or a bullet, which stands nowhere in its text.
    pub mark: Option<String>,
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

impl Row {
    /// Returns what stands in its cells, each once where they are merged with those above.
    pub fn said(&self) -> Vec<String> {
        self.cells.iter().filter(|cell| !cell.is_blank() && !cell.is_carried).map(Cell::text).collect()
    }
}

impl Paragraph {
    /// Makes a paragraph of one run.
    pub fn plain(text: impl Into<String>) -> Self {
        let text = text.into();
        let runs = if text.is_empty() { Vec::new() } else { vec![Run { text, ..Run::default() }] };
        Self { runs, ..Self::default() }
    }

    /// Makes a heading of plain text.
    pub fn heading(text: impl Into<String>, rank: u8) -> Self {
        Self { rank: Some(rank), ..Self::plain(text) }
    }

    /// Returns the text without its formatting.
    pub fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }
}

impl Aside {
    /// Says what it is, for what stands outside tables.
    pub fn told(&self) -> String {
        match self {
            Self::Review { text, .. } => format!("a review comment: \"{text}\""),
            Self::Footnote(text) => format!("a footnote: \"{text}\""),
            Self::Picture => "a picture, which cannot be read".to_owned(),
            Self::TextBox(text) => format!("a text box, which is not read: \"{text}\""),
            Self::HiddenText => "hidden text, which is not read".to_owned(),
            Self::NoValue => "a formula without a stored value".to_owned(),
        }
    }
}

impl Hue {
    /// Names the colour that light of these strengths plainly is; pale stripes, greys and dark grounds are none.
    pub fn of(red: u8, green: u8, blue: u8) -> Option<Self> {
        let (high, low) = (red.max(green).max(blue), red.min(green).min(blue));
        let spread = f32::from(high - low);
        if high < 120 || spread < 0.45 * f32::from(high) {
            return None;
        }
        let part = |one: u8, other: u8| (f32::from(one) - f32::from(other)) / spread;
        let degrees = match high {
            _ if high == red => part(green, blue) * 60.0,
            _ if high == green => part(blue, red) * 60.0 + 120.0,
            _ => part(red, green) * 60.0 + 240.0,
        };
        match degrees.rem_euclid(360.0) {
            degrees if !(20.0..340.0).contains(&degrees) => Some(Self::Red),
            degrees if degrees < 68.0 => Some(Self::Amber),
            degrees if (75.0..165.0).contains(&degrees) => Some(Self::Green),
            degrees if (190.0..250.0).contains(&degrees) => Some(Self::Blue),
            _ => None,
        }
    }

    /// Names a colour written in sixteen digits, or with them after a `#`: `FFC000`, `FFFFC000`, `#fc0`.
    pub fn written(text: &str) -> Option<Self> {
        let digits = text.trim().trim_start_matches('#');
        let value = u32::from_str_radix(digits, 16).ok()?;
        let [_, red, green, blue] = match digits.len() {
            3 => ((value >> 8 & 15) * 0x11_00_00 + (value >> 4 & 15) * 0x11_00 + (value & 15) * 0x11).to_be_bytes(),
            6 | 8 => value.to_be_bytes(),
            _ => return None,
        };
        Self::of(red, green, blue)
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
    /// with the cell above, `¶` divides paragraphs; `##` stands before a heading of the second rank.
    pub(crate) fn sheet(drawn: &str) -> Sheet {
        let mut blocks = Vec::new();
        for line in drawn.lines().map(str::trim) {
            match (line.split_once('|'), blocks.last_mut()) {
                (None, _) => blocks.push(Block::Line(drawn_line(line))),
                (Some(_), Some(Block::Table(rows))) => rows.push(row(line, rows)),
                (Some(_), _) => blocks.push(Block::Table(vec![row(line, &[])])),
            }
        }
        blocks.retain(|block| *block != Block::Line(Paragraph::default()));
        Sheet { blocks, ..Sheet::default() }
    }

    fn drawn_line(line: &str) -> Paragraph {
        let words = line.trim_start_matches('#');
        match u8::try_from(line.len() - words.len()) {
            Ok(rank @ 1..) => Paragraph::heading(words.trim(), rank),
            _ => Paragraph::plain(line),
        }
    }

    fn row(line: &str, above: &[Row]) -> Row {
        let cell = |(at, text): (usize, &str)| match above.last().and_then(|row| row.cells.get(at)) {
            Some(above) if text.trim() == "^" => Cell { is_carried: true, ..above.clone() },
            _ => Cell::plain(&text.replace('¶', "\n")),
        };
        Row { place: above.len() + 1, cells: line.split('|').enumerate().map(cell).collect() }
    }
}
