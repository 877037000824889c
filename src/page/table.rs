//! A table as data, and how it is drawn as text: in columns, or folded into lines.

use chrono::NaiveDate;
use unicode_width::UnicodeWidthStr;

use super::sanitize::{in_full, one_line};
use super::style::{Style, Tone};
use crate::dates::short;
use crate::write::print_width;
use crate::write::terminal::{rows, table};

/// Below this many columns a table is folded into lines.
const NARROWEST_TABLE: usize = 60;
/// From this many columns on a table stays a table, even if a word must be broken.
const ALWAYS_TABLE: usize = 80;
/// How dates are written and how long a word may be before it is broken, for a table to fit: each
/// is tried in turn, down to dates over two lines and words broken after a few letters.
const TIGHTNESS: &[Tightness] = &[
    Tightness { date: "30 Sept 2026".len(), word: 20 },
    Tightness { date: "30 Sep".len(), word: 20 },
    Tightness { date: "30 Sep".len(), word: 12 },
    Tightness { date: "30 Sep".len(), word: 5 },
    Tightness { date: "30 Sep".len(), word: 1 },
];
/// Blanks between two columns.
pub(crate) const GAP: usize = 2;

/// The usual letters that the columns of text have room for beside one another on a printed page.
const LETTERS_ABREAST: usize = 80;
/// The usual letters of a printed date.
const LETTERS_OF_A_DATE: usize = 11;
/// The lines of a cell for which a printed page has room below its title and the header of a table.
const LINES_BELOW_A_TITLE: usize = 22;

/// A table: its columns, and the cells of its rows.
#[derive(Debug)]
pub(crate) struct Grid {
    pub(crate) columns: Vec<Column>,
    pub(crate) rows: Vec<Vec<Cell>>,
}

/// A column.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Column {
    pub(crate) heading: &'static str,
    pub(crate) breadth: Breadth,
}

/// How closely a table is set.
#[derive(Debug, Clone, Copy)]
struct Tightness {
    /// The columns of a date.
    date: usize,
    /// The letters after which a word may be broken.
    word: usize,
}

/// The columns that a column of the table needs, whatever the width of the page.
#[derive(Debug, Clone, Copy)]
struct Need {
    /// For all that is in it, a line each.
    all: usize,
    /// For its longest word.
    word: usize,
}

/// How broad a column may become.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Breadth {
    /// As broad as what is in it.
    Natural,
    /// As broad as a date.
    Date,
    /// A share of what the others leave.
    Share(usize),
}

/// A cell: one or more paragraphs.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cell(pub(crate) Vec<Paragraph>);

/// A paragraph of a cell.
#[derive(Debug, Clone)]
pub(crate) struct Paragraph {
    /// Its words on one line.
    pub(crate) text: String,
    /// Its lines, where it has several.
    lines: Vec<String>,
    pub(crate) tone: Option<Tone>,
    /// The day, when the text is one.
    pub(crate) day: Option<NaiveDate>,
}

impl Column {
    /// A column for short things, such as a number: never wrapped.
    pub(crate) const fn fixed(heading: &'static str) -> Self {
        Self { heading, breadth: Breadth::Natural }
    }

    /// A column for a date, or for words in its place, which are wrapped when they are longer.
    pub(crate) const fn date(heading: &'static str) -> Self {
        Self { heading, breadth: Breadth::Date }
    }

    /// A column for text, with its share of what the others leave.
    pub(crate) const fn wrapped(heading: &'static str, share: usize) -> Self {
        Self { heading, breadth: Breadth::Share(share) }
    }

    fn share(&self) -> Option<usize> {
        match self.breadth {
            Breadth::Share(share) => Some(share),
            Breadth::Natural | Breadth::Date => None,
        }
    }
}

impl Paragraph {
    pub(crate) fn new(text: &str) -> Self {
        let several = text.contains('\n').then(|| filled_lines(text)).filter(|lines| lines.len() > 1);
        Self { text: one_line(text), lines: several.unwrap_or_default(), tone: None, day: None }
    }

    pub(crate) fn toned(text: &str, tone: Tone) -> Self {
        Self { tone: Some(tone), ..Self::new(text) }
    }

    pub(crate) fn day(day: NaiveDate) -> Self {
        Self { day: Some(day), ..Self::new(&short(day)) }
    }

    /// Tells whether it is to stand out: it is new, or a heading.
    pub(crate) fn is_strong(&self) -> bool {
        self.tone == Some(Tone::Strong)
    }

    /// Colours a line of its text.
    pub(crate) fn painted(&self, line: &str, style: Style) -> String {
        self.tone.map_or_else(|| line.to_owned(), |tone| style.paint(tone, line))
    }

    /// Returns its lines, for pages on which lines are broken where they were.
    pub(crate) fn lines(&self) -> Vec<&str> {
        if self.lines.is_empty() { vec![&self.text] } else { self.lines.iter().map(String::as_str).collect() }
    }
}

fn filled_lines(text: &str) -> Vec<String> {
    let shown = in_full(text);
    shown.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self(vec![Paragraph::new(&text)])
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self(vec![Paragraph::new(text)])
    }
}

impl Cell {
    pub(crate) fn painted(&self, style: Style, separator: &str) -> String {
        let paint = |paragraph: &Paragraph| paragraph.painted(&paragraph.text, style);
        self.0.iter().map(paint).collect::<Vec<_>>().join(separator)
    }

    /// Returns what stands in the cell on a page without blank cells.
    pub(crate) fn shown(&self) -> Vec<Paragraph> {
        let filled: Vec<Paragraph> = self.0.iter().filter(|paragraph| !paragraph.text.is_empty()).cloned().collect();
        if filled.is_empty() { vec![Paragraph::new("None")] } else { filled }
    }

    fn longest_word(&self) -> usize {
        let words = self.0.iter().flat_map(|paragraph| paragraph.text.split_whitespace());
        words.map(UnicodeWidthStr::width).max().unwrap_or(0)
    }

    fn breadth(&self) -> usize {
        self.0.iter().map(|paragraph| paragraph.text.width()).max().unwrap_or(0)
    }
}

impl Grid {
    /// Draws the table for a terminal, or one line a row where no width is known.
    pub(crate) fn draw(&self, style: Style) -> String {
        match style.width {
            None => rows(self, style),
            Some(width) if width < NARROWEST_TABLE => self.folded(width, style),
            Some(width) => match self.breadths_within(width) {
                Some(breadths) => table(self, &breadths, style),
                None => self.folded(width, style),
            },
        }
    }

    /// Finds the loosest setting in which the table fits.
    fn breadths_within(&self, width: usize) -> Option<Vec<usize>> {
        let needs: Vec<Need> = (0..self.columns.len())
            .map(|index| Need { all: self.broadest(index, Cell::breadth), word: self.longest_word(index) })
            .collect();
        let may_break = |tightness: &&Tightness| width >= ALWAYS_TABLE || tightness.word >= TIGHTNESS[0].word;
        TIGHTNESS.iter().filter(may_break).find_map(|tightness| self.breadths(width, *tightness, &needs))
    }

    /// Shares the width among the columns: short ones first, then each of the others as much as it
    /// needs up to its share, but never less than its longest word. Nothing when that does not fit.
    fn breadths(&self, width: usize, tightness: Tightness, needs: &[Need]) -> Option<Vec<usize>> {
        let natural = |(column, need): (&Column, &Need)| match column.breadth {
            Breadth::Date => need.all.min(tightness.date),
            Breadth::Natural | Breadth::Share(_) => need.all,
        };
        let mut breadths: Vec<usize> = self.columns.iter().zip(needs).map(natural).collect();
        let mut open: Vec<usize> = (0..breadths.len()).filter(|index| self.columns[*index].share().is_some()).collect();
        let short = (0..breadths.len()).filter(|index| !open.contains(index));
        let gaps = GAP * self.columns.len().saturating_sub(1);
        let mut rest = width.checked_sub(gaps + short.map(|index| breadths[index]).sum::<usize>())?;
        loop {
            let shares: usize = open.iter().filter_map(|index| self.columns[*index].share()).sum();
            let part = |index: usize| rest * self.columns[index].share().unwrap_or(0) / shares.max(1);
            let settled = open.iter().copied().find_map(|index| {
                let least = needs[index].word.min(tightness.word);
                let settled = if breadths[index] <= part(index) { breadths[index] } else { least };
                (settled == breadths[index] || least > part(index)).then_some((index, settled))
            });
            let Some((index, settled)) = settled else {
                let parts: Vec<usize> = open.iter().map(|index| part(*index)).collect();
                open.iter().zip(parts).for_each(|(index, part)| breadths[*index] = part);
                return Some(breadths);
            };
            breadths[index] = settled;
            rest = rest.checked_sub(settled)?;
            open.retain(|other| *other != index);
        }
    }

    /// Tells whether a row may be longer than what a page has below its title, so that it must be free
    /// to go on over the next.
    pub(crate) fn may_outgrow_a_page(&self, row: &[Cell]) -> bool {
        let shares: usize = self.columns.iter().filter_map(Column::share).sum();
        let letters =
            |column: &Column| column.share().map_or(LETTERS_OF_A_DATE, |share| LETTERS_ABREAST * share / shares);
        let lines = |(column, cell): (&Column, &Cell)| -> usize {
            let each = cell.0.iter().flat_map(Paragraph::lines);
            each.map(|line| print_width::lines(line, letters(column))).sum()
        };
        self.columns.iter().zip(row).map(lines).max().unwrap_or(0) > LINES_BELOW_A_TITLE
    }

    /// Returns the columns that the longest word of a column takes.
    pub(crate) fn longest_word(&self, index: usize) -> usize {
        self.broadest(index, Cell::longest_word)
    }

    fn broadest(&self, index: usize, measure: fn(&Cell) -> usize) -> usize {
        let cells = self.rows.iter().filter_map(|row| row.get(index)).map(measure).max().unwrap_or(0);
        cells.max(measure(&self.columns[index].heading.into()))
    }

    /// Draws each row as lines: the first cell, then each other under its heading.
    fn folded(&self, width: usize, style: Style) -> String {
        let mut page = String::new();
        for row in &self.rows {
            if !page.is_empty() {
                page.push('\n');
            }
            let filled = self.columns.iter().zip(row).filter(|(_, cell)| cell.breadth() > 0);
            for (index, (column, cell)) in filled.enumerate() {
                let indent = if index == 0 { "" } else { "  " };
                for (nth, paragraph) in cell.0.iter().enumerate() {
                    let colon = if index == 0 { "" } else { ":" };
                    let label = match nth {
                        0 => format!("{indent}{}{colon} ", column.heading),
                        _ => format!("{indent}  "),
                    };
                    let options = textwrap::Options::new(width)
                        .initial_indent(&label)
                        .subsequent_indent("    ")
                        .break_words(true);
                    for line in textwrap::wrap(&paragraph.text, options) {
                        page.push_str(paragraph.painted(&line, style).trim_end());
                        page.push('\n');
                    }
                }
            }
        }
        page
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn grid() -> Grid {
        Grid {
            columns: vec![Column::fixed("No."), Column::wrapped("Action", 3), Column::wrapped("Owner", 1)],
            rows: vec![
                vec![
                    "1".into(),
                    "Arrange a visit for the chairs of every partnership in the county, and report".into(),
                    "Elaine Stevenson".into(),
                ],
                vec![
                    "2".into(),
                    "Short".into(),
                    Cell(vec![Paragraph::new("Rik Basra"), Paragraph::toned("New: x|y", Tone::Strong)]),
                ],
            ],
        }
    }

    #[test]
    fn off_a_terminal_a_row_is_a_line() {
        let page = grid().draw(Style { width: None, color: false });
        assert_eq!(
            page,
            "No.  Action                                                                         Owner\n\
             1    Arrange a visit for the chairs of every partnership in the county, and report  Elaine Stevenson\n\
             2    Short                                                                          Rik Basra / New: x|y\n"
        );
    }

    #[test]
    fn no_line_is_broader_than_the_terminal() {
        for width in [20, 40, 59, 60, 80, 100, 160] {
            let page = grid().draw(Style { width: Some(width), color: false });
            assert!(page.lines().all(|line| line.width() <= width), "{width}:\n{page}");
        }
    }

    #[test]
    fn narrow_tables_are_folded_and_lose_no_word() {
        let page = grid().draw(Style { width: Some(40), color: false });
        assert_eq!(
            page,
            "No. 1\n  Action: Arrange a visit for the chairs\n    of every partnership in the county,\n    and report\n  Owner: Elaine Stevenson\n\n\
             No. 2\n  Action: Short\n  Owner: Rik Basra\n    New: x|y\n"
        );
    }
}
