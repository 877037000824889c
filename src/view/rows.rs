//! A table for a file or a program: a line a row, as broad as it comes, with nothing to be arranged.

use unicode_width::UnicodeWidthStr;

use super::grid::{Cell, Grid};
use super::style::{Style, Tone};

/// What stands between the paragraphs of a cell.
const SEPARATOR: &str = " / ";
/// Blanks between two columns.
const GAP: usize = 2;

/// Draws a table as lines: the headings, then the rows.
pub(super) fn rows(grid: &Grid, style: Style) -> String {
    let headings = grid.columns.iter().map(|column| column.heading);
    let mut breadths: Vec<usize> = headings.clone().map(UnicodeWidthStr::width).collect();
    for row in &grid.rows {
        for (breadth, cell) in breadths.iter_mut().zip(row) {
            *breadth = (*breadth).max(columns(cell));
        }
    }
    let mut page = String::new();
    let heads = headings.map(|heading| (style.paint(Tone::Strong, heading), heading.width()));
    line(heads, &breadths, &mut page);
    for row in &grid.rows {
        line(row.iter().map(|cell| (cell.painted(style, SEPARATOR), columns(cell))), &breadths, &mut page);
    }
    page
}

/// Returns how many columns a cell takes on one line.
fn columns(cell: &Cell) -> usize {
    let between = SEPARATOR.len() * cell.0.len().saturating_sub(1);
    between + cell.0.iter().map(|paragraph| paragraph.text.width()).sum::<usize>()
}

/// Adds a line, each text with the columns that it takes.
fn line(texts: impl Iterator<Item = (String, usize)>, breadths: &[usize], page: &mut String) {
    let start = page.len();
    for ((text, taken), breadth) in texts.zip(breadths) {
        page.push_str(&text);
        page.extend(std::iter::repeat_n(' ', breadth - taken + GAP));
    }
    page.truncate(start + page[start..].trim_end().len());
    page.push('\n');
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::view::grid::{Column, Paragraph};

    fn cell() -> impl Strategy<Value = Cell> {
        let text = prop_oneof!["[a-z ]{0,12}", any::<String>(), "[é王👩\u{200d}🔬✔\u{fe0f}🇬🇧\u{301}]{0,6}"];
        let paragraph = (text, any::<bool>()).prop_map(|(text, is_late)| {
            if is_late { Paragraph::toned(&text, Tone::Late) } else { Paragraph::new(&text) }
        });
        prop::collection::vec(paragraph, 0..3).prop_map(Cell)
    }

    proptest! {
        #[test]
        fn rows_are_drawn_as_a_table_would_be(
            cells in prop::collection::vec(prop::collection::vec(cell(), 3), 0..5),
            color in any::<bool>(),
        ) {
            let columns = vec![Column::fixed("No."), Column::date("Due"), Column::wrapped("Action", 3)];
            let grid = Grid { columns, rows: cells };
            let style = Style { width: None, color };
            prop_assert_eq!(rows(&grid, style), grid.draw(style));
        }
    }
}
