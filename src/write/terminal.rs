//! A table as lines of text: a line a row where no width is known, else each cell wrapped in its column, or folded
//! where there is no room for columns.

use std::borrow::Cow;

use textwrap::{Options, WordSplitter};
use unicode_width::UnicodeWidthStr;

use super::column_widths::GAP;
use super::style::Style;
use crate::page::table::{Cell, Column, Emphasis, Paragraph, Table};

/// Below this many columns a table is folded into lines.
const NARROWEST_TABLE: usize = 60;
/// What stands between the paragraphs of a cell that is on one line.
const SEPARATOR: &str = " / ";

impl Table {
    /// Draws the table for a terminal, or one line a row where no width is known.
    pub(crate) fn draw(&self, style: Style) -> String {
        match style.width {
            _ if self.rows.is_empty() => format!("{}\n", self.when_empty),
            None => rows(self, style),
            Some(width) if width < NARROWEST_TABLE => self.folded(width, style),
            Some(width) => match self.breadths_within(width) {
                Some(breadths) => table(self, &breadths, style),
                None => self.folded(width, style),
            },
        }
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

impl Paragraph {
    /// Colours a line of its text.
    pub(crate) fn painted(&self, line: &str, style: Style) -> String {
        self.emphasis.map_or_else(|| line.to_owned(), |emphasis| style.paint(emphasis, line))
    }
}

impl Cell {
    pub(crate) fn painted(&self, style: Style, separator: &str) -> String {
        let paint = |paragraph: &Paragraph| paragraph.painted(&paragraph.text, style);
        self.0.iter().map(paint).collect::<Vec<_>>().join(separator)
    }
}

/// Draws a table as broad as it comes: the headings, then a line a row.
fn rows(grid: &Table, style: Style) -> String {
    let joined = |cell: &Cell| -> Line {
        let between = SEPARATOR.len() * cell.0.len().saturating_sub(1);
        let breadth = between + cell.0.iter().map(|paragraph| paragraph.text.width()).sum::<usize>();
        Line { text: cell.painted(style, SEPARATOR), breadth }
    };
    let heads = heads(grid);
    let rows: Vec<Vec<Line>> =
        [&heads].into_iter().chain(&grid.rows).map(|row| row.iter().map(joined).collect()).collect();
    let broadest = |index: usize| rows.iter().filter_map(|row| row.get(index)).map(|line| line.breadth).max();
    let breadths: Vec<usize> = (0..heads.len()).filter_map(broadest).collect();
    let mut page = String::new();
    for row in &rows {
        write(row.iter().map(Some), &breadths, &mut page);
    }
    page
}

/// Draws a table in columns of these breadths, with a rule below the headings, and a blank line
/// between rows where one of them takes more than a line.
fn table(grid: &Table, breadths: &[usize], style: Style) -> String {
    let wrapped = |row: &Vec<Cell>| Row::of(row, breadths, style);
    let rows: Vec<Row> = grid.rows.iter().map(wrapped).collect();
    let is_set_apart = rows.iter().any(|row| row.height() > 1);
    let mut page = String::new();
    wrapped(&heads(grid)).write(breadths, &mut page);
    page.extend(std::iter::repeat_n('─', breadths.iter().sum::<usize>() + GAP * breadths.len().saturating_sub(1)));
    page.push('\n');
    for (index, row) in rows.iter().enumerate() {
        if is_set_apart && index > 0 {
            page.push('\n');
        }
        row.write(breadths, &mut page);
    }
    page
}

fn heads(grid: &Table) -> Vec<Cell> {
    let head = |column: &Column| Cell(vec![Paragraph::emphasised(column.heading, Emphasis::Strong)]);
    grid.columns.iter().map(head).collect()
}

/// A line of a cell, coloured for itself, and the columns that it takes.
struct Line {
    text: String,
    breadth: usize,
}

/// A row, each of its cells wrapped.
struct Row(Vec<Vec<Line>>);

impl Row {
    fn of(cells: &[Cell], breadths: &[usize], style: Style) -> Self {
        Self(cells.iter().zip(breadths).map(|(cell, breadth)| lines(cell, *breadth, style)).collect())
    }

    fn height(&self) -> usize {
        self.0.iter().map(Vec::len).max().unwrap_or(0).max(1)
    }

    fn write(&self, breadths: &[usize], page: &mut String) {
        for nth in 0..self.height() {
            write(self.0.iter().map(|lines| lines.get(nth)), breadths, page);
        }
    }
}

/// Returns the lines of a cell in a column of this breadth.
fn lines(cell: &Cell, breadth: usize, style: Style) -> Vec<Line> {
    let mut lines = Vec::with_capacity(cell.0.len());
    for paragraph in &cell.0 {
        let line = |text: &str| Line { text: paragraph.painted(text, style), breadth: text.width() };
        let whole = line(&paragraph.text);
        if whole.breadth <= breadth {
            lines.push(whole);
        } else {
            lines.extend(wrapped(&paragraph.text, breadth).iter().map(|text| line(text)));
        }
    }
    lines
}

/// Wraps a text. It is measured by the letter, but a letter and the marks on it may take more
/// columns together than one by one: then the column is taken to be as much narrower as it must.
fn wrapped(text: &str, breadth: usize) -> Vec<Cow<'_, str>> {
    let wrap = |breadth: usize| textwrap::wrap(text, Options::new(breadth).word_splitter(WordSplitter::NoHyphenation));
    let fits = |lines: &Vec<Cow<str>>| lines.iter().all(|line| line.width() <= breadth);
    (1..=breadth).rev().map(wrap).find(fits).unwrap_or_else(|| wrap(1))
}

/// Adds a line of a row, of which some cells may have ended.
fn write<'l>(cells: impl Iterator<Item = Option<&'l Line>>, breadths: &[usize], page: &mut String) {
    let start = page.len();
    for (line, breadth) in cells.zip(breadths) {
        let taken = line.map_or(0, |line| line.breadth);
        page.push_str(line.map_or("", |line| &line.text));
        page.extend(std::iter::repeat_n(' ', (breadth + GAP).saturating_sub(taken)));
    }
    page.truncate(start + page[start..].trim_end().len());
    page.push('\n');
}

#[cfg(test)]
pub(crate) mod tests {
    use proptest::prelude::*;

    use super::*;

    pub(crate) fn grid() -> Table {
        Table {
            columns: vec![Column::fixed("No."), Column::wrapped("Action", 3), Column::wrapped("Owner", 1)],
            when_empty: "",
            rows: vec![
                vec![
                    "1".into(),
                    "Arrange a visit for the chairs of every partnership in the county, and report".into(),
                    "Elaine Stevenson".into(),
                ],
                vec![
                    "2".into(),
                    "Short".into(),
                    Cell(vec![Paragraph::new("Rik Basra"), Paragraph::emphasised("New: x|y", Emphasis::Strong)]),
                ],
            ],
        }
    }

    #[test]
    fn off_a_terminal_a_row_is_a_line() {
        let page = grid().draw(Style::PLAIN);
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

    fn cell() -> impl Strategy<Value = Cell> {
        let text = prop_oneof!["[a-z ]{0,40}", any::<String>(), "[é王👩\u{200d}🔬✔\u{fe0f}🇬🇧\u{301} ]{0,12}"];
        let paragraph = (text, any::<bool>()).prop_map(|(text, is_late)| {
            if is_late { Paragraph::emphasised(&text, Emphasis::Late) } else { Paragraph::new(&text) }
        });
        prop::collection::vec(paragraph, 0..3).prop_map(Cell)
    }

    fn any_table() -> impl Strategy<Value = Table> {
        let rows = prop::collection::vec(prop::collection::vec(cell(), 3), 0..5);
        let columns = || vec![Column::fixed("No."), Column::date("Due"), Column::wrapped("Action", 3)];
        rows.prop_map(move |rows| Table::new(columns(), rows.into_iter()))
    }

    /// Returns what can be seen of a page, without blanks.
    fn letters(page: &str) -> String {
        page.chars().filter(|letter| !letter.is_whitespace() && *letter != '─').collect()
    }

    proptest! {
        #[test]
        fn no_line_is_broader_than_its_columns(grid in any_table(), breadths in prop::array::uniform3(6usize..30)) {
            let page = table(&grid, &breadths, Style::PLAIN);
            let most = breadths.iter().sum::<usize>() + 2 * GAP;
            prop_assert!(page.lines().all(|line| line.width() <= most), "{page}");
        }

        #[test]
        fn a_wrapped_cell_loses_no_letter(cell in cell(), breadth in 6usize..30) {
            let lines = lines(&cell, breadth, Style::PLAIN);
            let drawn: String = lines.iter().map(|line| line.text.as_str()).collect();
            prop_assert_eq!(letters(&drawn), letters(&cell.painted(Style::PLAIN, "")));
        }

        #[test]
        fn a_row_that_is_not_wrapped_is_a_line(grid in any_table(), color in any::<bool>()) {
            let page = rows(&grid, Style { width: None, color });
            prop_assert_eq!(page.lines().count(), grid.rows.len() + 1);
        }
    }
}
