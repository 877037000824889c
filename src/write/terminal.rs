//! A table as lines of text: a line a row where no width is known, else each cell wrapped in its column, or folded
//! where there is no room for columns.

use std::borrow::Cow;

use comfy_table::{ColumnConstraint, ContentLineStyle, TableStyle, Width};

use super::column_widths::{GAP, width_of};
use super::style::Style;
use crate::page::table::{Cell, Column, Emphasis, Paragraph, Table};

/// Below this many columns a table is folded into lines.
const NARROWEST_TABLE: usize = 60;
/// What stands between the paragraphs of a cell that is on one line.
const SEPARATOR: &str = " / ";
/// What stands between two cells of a line until each has its colour: no text that is shown holds it.
const BETWEEN_CELLS: char = '\u{1f}';

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
    /// Returns whether it is a line that has room in these columns.
    fn is_line_of(&self, columns: usize) -> bool {
        self.0.len() <= 1 && self.breadth() <= columns
    }

    /// Returns the columns that it takes with its paragraphs on one line.
    fn breadth_of_line(&self) -> usize {
        let between = SEPARATOR.len() * self.0.len().saturating_sub(1);
        between + self.0.iter().map(|paragraph| width_of(&paragraph.text)).sum::<usize>()
    }

    /// Returns its paragraphs, a line each.
    fn text(&self) -> Cow<'_, str> {
        match self.0.as_slice() {
            [paragraph] => Cow::Borrowed(&paragraph.text),
            several => Cow::Owned(several.iter().map(|paragraph| &*paragraph.text).collect::<Vec<_>>().join("\n")),
        }
    }

    pub(crate) fn painted(&self, style: Style, separator: &str) -> String {
        let paint = |paragraph: &Paragraph| paragraph.painted(&paragraph.text, style);
        self.0.iter().map(paint).collect::<Vec<_>>().join(separator)
    }
}

/// Draws a table as broad as it comes: the headings, then a line a row.
fn rows(grid: &Table, style: Style) -> String {
    let heads = heads(grid);
    let rows = || [&heads].into_iter().chain(&grid.rows);
    let broadest = |index: usize| rows().filter_map(|row| row.get(index)).map(Cell::breadth_of_line).max();
    let breadths: Vec<usize> = (0..heads.len()).filter_map(broadest).collect();
    let mut page = String::new();
    rows().for_each(|row| write_line(row, &breadths, style, &mut page));
    page
}

/// Draws a table in columns of these breadths, with a rule below the headings, and a blank line
/// between rows where one of them takes more than a line.
fn table(grid: &Table, breadths: &[usize], style: Style) -> String {
    let is_wrapped = |row: &Vec<Cell>| row.iter().zip(breadths).any(|(cell, breadth)| !cell.is_line_of(*breadth));
    let wrapped: Vec<bool> = grid.rows.iter().map(is_wrapped).collect();
    let is_set_apart = wrapped.contains(&true);
    let heads = heads(grid);
    let mut frame = frame(breadths, style);
    let mut page = String::new();
    let mut write = |row: &[Cell], is_wrapped: bool, page: &mut String| {
        if is_wrapped { write_wrapped(row, &mut frame, style, page) } else { write_line(row, breadths, style, page) }
    };
    write(&heads, is_wrapped(&heads), &mut page);
    page.extend(std::iter::repeat_n('─', breadths.iter().sum::<usize>() + GAP * breadths.len().saturating_sub(1)));
    page.push('\n');
    for (index, (row, is_wrapped)) in grid.rows.iter().zip(wrapped).enumerate() {
        page.push_str(if is_set_apart && index > 0 { "\n" } else { "" });
        write(row, is_wrapped, &mut page);
    }
    page
}

/// Adds a row of cells that are a line each to a page.
fn write_line(row: &[Cell], breadths: &[usize], style: Style, page: &mut String) {
    let start = page.len();
    for (cell, breadth) in row.iter().zip(breadths) {
        page.push_str(&cell.painted(style, SEPARATOR));
        page.extend(std::iter::repeat_n(' ', breadth + GAP - cell.breadth_of_line()));
    }
    end_line(start, page);
}

/// Ends the line of a page that began at this byte.
fn end_line(start: usize, page: &mut String) {
    page.truncate(start + page[start..].trim_ascii_end().trim_end().len());
    page.push('\n');
}

/// Makes a table without borders, in columns of these breadths, that has room for one row.
fn frame(breadths: &[usize], style: Style) -> comfy_table::Table {
    let between = if style.color { BETWEEN_CELLS } else { ' ' };
    let mut frame = comfy_table::Table::new();
    frame.load_style(TableStyle::new().content_lines(ContentLineStyle::none().junction(between))).add_row(breadths);
    for (column, breadth) in frame.column_iter_mut().zip(breadths) {
        // What stands between two cells is a column of the gap.
        let [gap, all] = [GAP - 1, breadth + GAP - 1].map(|columns| u16::try_from(columns).unwrap_or(u16::MAX));
        column.set_padding((0, gap)).set_constraint(ColumnConstraint::Absolute(Width::Fixed(all)));
    }
    frame
}

/// Adds a row to a page, each cell wrapped in its column, and each of its lines coloured for itself.
fn write_wrapped(row: &[Cell], frame: &mut comfy_table::Table, style: Style, page: &mut String) {
    if let Some(place) = frame.row_mut(0) {
        *place = row.iter().map(|cell| comfy_table::Cell::new(cell.text())).into();
    }
    let mut emphases: Vec<Emphases> = row.iter().filter(|_| style.color).map(Emphases::of).collect();
    for line in frame.lines() {
        let start = page.len();
        if style.color {
            for (drawn, emphases) in line.split(BETWEEN_CELLS).zip(&mut emphases) {
                write_coloured(drawn, emphases, style, page);
            }
        } else {
            page.push_str(&line);
        }
        end_line(start, page);
    }
}

/// Adds a line of a cell to a page, in its colour.
fn write_coloured(drawn: &str, emphases: &mut Emphases, style: Style, page: &mut String) {
    match emphases.next(drawn) {
        Some(emphasis) => {
            let words = drawn.trim_ascii_end();
            page.push_str(&style.paint(emphasis, words));
            page.push_str(&drawn[words.len()..]);
        }
        None => page.push_str(drawn),
    }
    page.push(' ');
}

/// What the lines of a cell are set apart for, as they come by.
struct Emphases<'c> {
    paragraphs: &'c [Paragraph],
    /// The letters of the first of them that came by.
    letters: usize,
}

impl<'c> Emphases<'c> {
    fn of(cell: &'c Cell) -> Self {
        let has_any = cell.0.iter().any(|paragraph| paragraph.emphasis.is_some());
        Self { paragraphs: if has_any { &cell.0 } else { &[] }, letters: 0 }
    }

    /// Returns what the next line is set apart for.
    fn next(&mut self, line: &str) -> Option<Emphasis> {
        let letters = |text: &str| text.bytes().filter(|byte| *byte != b' ').count();
        let (paragraph, others) = self.paragraphs.split_first()?;
        self.letters += letters(line);
        if self.letters >= letters(&paragraph.text) {
            *self = Self { paragraphs: others, letters: 0 };
        }
        paragraph.emphasis
    }
}

fn heads(grid: &Table) -> Vec<Cell> {
    let head = |column: &Column| Cell(vec![Paragraph::emphasised(column.heading, Emphasis::Strong)]);
    grid.columns.iter().map(head).collect()
}

#[cfg(test)]
pub(crate) mod tests {
    use proptest::prelude::*;
    use unicode_width::UnicodeWidthStr;

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

    #[test]
    fn each_line_of_a_cell_has_the_colour_of_its_paragraph() {
        let status = ["Red", "Overdue 4 days", "Exempt"].map(|words| match words {
            "Exempt" => Paragraph::new(words),
            _ => Paragraph::emphasised(words, Emphasis::Late),
        });
        let mut page = String::new();
        let row = [Cell(status.to_vec()), "two lines".into()];
        let style = Style { width: None, color: true };
        write_wrapped(&row, &mut frame(&[8, 6], style), style, &mut page);
        assert_eq!(
            page,
            "\u{1b}[31mRed\u{1b}[0m       two\n\u{1b}[31mOverdue\u{1b}[0m   lines\n\
             \u{1b}[31m4 days\u{1b}[0m\nExempt\n"
        );
    }

    #[test]
    fn a_word_that_is_broken_begins_on_the_line_that_was_begun() {
        let mut page = String::new();
        write_wrapped(&["See abcdefghijkl".into()], &mut frame(&[8], Style::PLAIN), Style::PLAIN, &mut page);
        assert_eq!(page, "See abcd\nefghijkl\n");
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
            let mut drawn = String::new();
            write_wrapped(std::slice::from_ref(&cell), &mut frame(&[breadth], Style::PLAIN), Style::PLAIN, &mut drawn);
            prop_assert_eq!(letters(&drawn), letters(&cell.painted(Style::PLAIN, "")));
        }

        #[test]
        fn colours_move_nothing(grid in any_table(), breadths in prop::array::uniform3(6usize..30)) {
            let [plain, mut page] = [false, true].map(|color| table(&grid, &breadths, Style { width: None, color }));
            while let Some(start) = page.find('\u{1b}') {
                let end = start + page[start..].find('m').expect("the end of a code");
                page.replace_range(start..=end, "");
            }
            let trimmed: String = page.lines().map(|line| line.trim_end().to_owned() + "\n").collect();
            prop_assert_eq!(trimmed, plain);
        }

        #[test]
        fn a_row_that_is_not_wrapped_is_a_line(grid in any_table(), color in any::<bool>()) {
            let page = rows(&grid, Style { width: None, color });
            prop_assert_eq!(page.lines().count(), grid.rows.len() + 1);
        }
    }
}
