//! A table as lines of text: a line a row where no width is known, else each cell wrapped in its column, or folded
//! where there is no room for columns.

use std::borrow::Cow;

use comfy_table::{ColumnConstraint, ContentLineStyle, TableStyle, Width};

use super::column_widths::{GAP, INDENT};
use super::stacked::Stacking;
use super::style::Style;
use super::wrapping::{lines, width_of};
use crate::page::table::{Cell, Column, Emphasis, Paragraph, Setting, Table};

/// Below this many columns a table is folded into lines.
const NARROWEST_TABLE: usize = 60;
/// What stands between the paragraphs of a cell that is on one line.
const SEPARATOR: &str = " / ";
/// What stands between two cells of a line until each has its colour: no text that is shown holds it.
const BETWEEN_CELLS: char = '\u{1f}';

impl Table {
    /// Draws the table for a terminal, or one line a row where no width is known.
    pub(crate) fn draw(&self, style: Style) -> String {
        let page = match style.width {
            None if self.rows.is_empty() => format!("{}\n", self.when_empty),
            _ if self.rows.is_empty() => style.paragraph(self.when_empty),
            None => rows(self, style),
            Some(width) if width < NARROWEST_TABLE && self.setting == Setting::Open => self.folded(width, style),
            Some(width) => self.within(width, style).unwrap_or_else(|| self.folded(width, style)),
        };
        let tally = self.tally(&page, style);
        page + &tally
    }

    /// Says how many rows there are, where they are not seen on one screen.
    fn tally(&self, page: &str, style: Style) -> String {
        match self.rows.len() {
            many @ 2.. if !self.many.is_empty() && style.is_outgrown_by(page) => format!("\n{many} {}\n", self.many),
            _ => String::new(),
        }
    }

    /// Draws it in columns, fewer of them where that makes room for the others; nothing where there is none.
    fn within(&self, width: usize, style: Style) -> Option<String> {
        if let Some(breadths) = self.roomy_breadths(width) {
            return Some(table(self, &breadths, style));
        }
        let within = |grid: &Self| Some(table(grid, &grid.breadths_within(width)?, style));
        let stacked = self.stacked(Stacking::Some);
        within(stacked.as_ref().unwrap_or(self)).or_else(|| within(&self.stacked(Stacking::All)?))
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
                        0 if !self.has_heads() => indent.to_owned(),
                        0 => format!("{indent}{}{colon} ", column.heading),
                        _ => format!("{indent}  "),
                    };
                    let [first, others] = [label.len(), INDENT.len()].map(|taken| width.saturating_sub(taken).max(1));
                    for (nth, line) in lines(paragraph, first, others).into_iter().enumerate() {
                        let start = page.len();
                        page.push_str(if nth == 0 { &label } else { INDENT });
                        page.push_str(&paragraph.painted(line, style));
                        end_line(start, &mut page);
                    }
                }
            }
        }
        page
    }
}

impl Paragraph {
    /// Colours a line of its text.
    pub(crate) fn painted<'l>(&self, line: &'l str, style: Style) -> Cow<'l, str> {
        painted(line, self.emphasis, style)
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

    /// Returns its lines in these columns, each with what it is set apart for.
    fn lines(&self, columns: usize) -> Vec<(&str, Option<Emphasis>)> {
        let each = self.0.iter().flat_map(|paragraph| {
            lines(paragraph, columns, columns).into_iter().map(|line| (line, paragraph.emphasis))
        });
        each.collect()
    }

    pub(crate) fn painted(&self, style: Style, separator: &str) -> String {
        self.0.iter().map(|paragraph| paragraph.painted(&paragraph.text, style)).collect::<Vec<_>>().join(separator)
    }
}

/// Draws a table as broad as it comes: the headings, then a line a row.
fn rows(grid: &Table, style: Style) -> String {
    let heads = heads(grid);
    let rows = || [&heads].into_iter().filter(|_| grid.has_heads()).chain(&grid.rows);
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
    let is_set_apart = grid.setting == Setting::Open && grid.rows.iter().any(is_wrapped);
    let mut frame = frame(breadths);
    let mut page = String::new();
    if grid.has_heads() {
        write_wrapped(&heads(grid), breadths, &mut frame, style, &mut page);
        page.push_str(&style.line(breadths.iter().sum::<usize>() + GAP * breadths.len().saturating_sub(1)));
        page.push('\n');
    }
    for (index, row) in grid.rows.iter().enumerate() {
        page.push_str(if is_set_apart && index > 0 { "\n" } else { "" });
        write_wrapped(row, breadths, &mut frame, style, &mut page);
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

/// Makes a table without borders, in columns of these breadths, that has room for one row.
fn frame(breadths: &[usize]) -> comfy_table::Table {
    let mut frame = comfy_table::Table::new();
    let line = ContentLineStyle::none().junction(BETWEEN_CELLS);
    frame.load_style(TableStyle::new().content_lines(line)).add_row(breadths);
    for (column, breadth) in frame.column_iter_mut().zip(breadths) {
        // What stands between two cells is a column of the gap.
        let [gap, all] = [GAP - 1, breadth + GAP - 1].map(|columns| u16::try_from(columns).unwrap_or(u16::MAX));
        column.set_padding((0, gap)).set_constraint(ColumnConstraint::Absolute(Width::Fixed(all)));
    }
    frame
}

/// Adds a row to a page, each cell wrapped in its column.
fn write_wrapped(row: &[Cell], breadths: &[usize], frame: &mut comfy_table::Table, style: Style, page: &mut String) {
    let cells: Vec<_> = row.iter().zip(breadths).map(|(cell, breadth)| cell.lines(*breadth)).collect();
    if let Some(place) = frame.row_mut(0) {
        let text = |lines: &Vec<(&str, _)>| lines.iter().map(|(line, _)| *line).collect::<Vec<_>>().join("\n");
        *place = cells.iter().map(|lines| comfy_table::Cell::new(text(lines))).into();
    }
    for (nth, drawn) in frame.lines().enumerate() {
        let start = page.len();
        for (drawn, lines) in drawn.split(BETWEEN_CELLS).zip(&cells) {
            let words = drawn.trim_ascii_end();
            page.push_str(&painted(words, lines.get(nth).and_then(|(_, emphasis)| *emphasis), style));
            page.push_str(&drawn[words.len()..]);
            page.push(' ');
        }
        end_line(start, page);
    }
}

/// Ends the line of a page that began at this byte.
fn end_line(start: usize, page: &mut String) {
    page.truncate(start + page[start..].trim_end().len());
    page.push('\n');
}

/// Colours a line that is set apart for something.
fn painted(line: &str, emphasis: Option<Emphasis>, style: Style) -> Cow<'_, str> {
    emphasis.map_or(Cow::Borrowed(line), |emphasis| Cow::Owned(style.paint(emphasis, line)))
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
    use crate::write::Marks;

    pub(crate) fn grid() -> Table {
        Table {
            columns: vec![Column::fixed("No."), Column::wrapped("Action", 3), Column::wrapped("Owner", 1)],
            when_empty: "",
            many: "",
            setting: Setting::Open,
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
            let page = grid().draw(Style { width: Some(width), ..Style::PLAIN });
            assert!(page.lines().all(|line| line.width() <= width), "{width}:\n{page}");
        }
    }

    #[test]
    fn below_the_headings_is_a_line_that_the_terminal_shows() {
        let line = |marks| {
            let page = grid().draw(Style { width: Some(80), marks, ..Style::PLAIN });
            page.lines().nth(1).map(str::to_owned)
        };
        assert_eq!(line(Marks::Unicode), Some("─".repeat(80)));
        assert_eq!(line(Marks::Ascii), Some("-".repeat(80)));
    }

    #[test]
    fn narrow_tables_are_folded_and_lose_no_word() {
        let page = grid().draw(Style { width: Some(40), ..Style::PLAIN });
        assert_eq!(
            page,
            "No. 1\n  Action: Arrange a visit for the chairs\n    of every partnership in the county,\n    and report\n  Owner: Elaine Stevenson\n\n\
             No. 2\n  Action: Short\n  Owner: Rik Basra\n    New: x|y\n"
        );
    }

    #[test]
    fn a_table_longer_than_the_screen_ends_with_how_many_it_lists() {
        let check = |many, height, width, ending: &str| {
            let page = Table { many, ..grid() }.draw(Style { width, height, ..Style::PLAIN });
            assert!(page.ends_with(ending), "{page}");
        };
        let last = "New: x|y\n";
        check("actions", Some(6), Some(80), "New: x|y\n\n2 actions\n");
        check("actions", Some(8), Some(80), last);
        check("actions", Some(3), None, "New: x|y\n\n2 actions\n");
        check("actions", None, Some(80), last);
        check("", Some(6), Some(80), last);
    }

    #[test]
    fn each_line_of_a_cell_has_the_colour_of_its_paragraph() {
        let status = ["Red", "Overdue 4 days", "Exempt"].map(|words| match words {
            "Exempt" => Paragraph::new(words),
            _ => Paragraph::emphasised(words, Emphasis::Late),
        });
        let mut page = String::new();
        let row = [Cell(status.to_vec()), "two lines".into()];
        let style = Style { color: true, ..Style::PLAIN };
        write_wrapped(&row, &[8, 6], &mut frame(&[8, 6]), style, &mut page);
        assert_eq!(
            page,
            "\u{1b}[31mRed\u{1b}[0m       two\n\u{1b}[31mOverdue\u{1b}[0m   lines\n\
             \u{1b}[31m4 days\u{1b}[0m\nExempt\n"
        );
    }

    #[test]
    fn a_word_that_is_broken_begins_on_the_line_that_was_begun() {
        let mut page = String::new();
        write_wrapped(&["See abcdefghijkl".into()], &[8], &mut frame(&[8]), Style::PLAIN, &mut page);
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
        fn no_line_is_broader_than_the_screen(mut grid in any_table(), width in 30usize..160, goes_below: bool) {
            if goes_below {
                grid.columns[1] = grid.columns[1].or_below("due ");
            }
            // A column of short things is never wrapped.
            grid.columns[0] = Column::wrapped("No.", 1);
            let page = grid.draw(Style { width: Some(width), ..Style::PLAIN });
            prop_assert!(page.lines().all(|line| line.width() <= width), "{page}");
        }

        #[test]
        fn a_wrapped_cell_loses_no_letter(cell in cell(), breadth in 6usize..30) {
            let mut drawn = String::new();
            write_wrapped(std::slice::from_ref(&cell), &[breadth], &mut frame(&[breadth]), Style::PLAIN, &mut drawn);
            prop_assert_eq!(letters(&drawn), letters(&cell.painted(Style::PLAIN, "")));
        }

        #[test]
        fn colours_move_nothing(grid in any_table(), breadths in prop::array::uniform3(6usize..30)) {
            let [plain, mut page] = [false, true].map(|color| table(&grid, &breadths, Style { color, ..Style::PLAIN }));
            while let Some(start) = page.find('\u{1b}') {
                let end = start + page[start..].find('m').expect("the end of a code");
                page.replace_range(start..=end, "");
            }
            let trimmed: String = page.lines().map(|line| line.trim_end().to_owned() + "\n").collect();
            prop_assert_eq!(trimmed, plain);
        }

        #[test]
        fn a_row_that_is_not_wrapped_is_a_line(grid in any_table(), color in any::<bool>()) {
            let page = rows(&grid, Style { color, ..Style::PLAIN });
            prop_assert_eq!(page.lines().count(), grid.rows.len() + 1);
        }
    }
}
