//! How broad the columns of a table are on paper, so that it takes as few lines as it can.

use crate::page::table::{Cell, ColumnWidth, Paragraph, Table};
use crate::write::print_width::breadth_of;

/// Twentieths of a point that a tenth of a usual letter takes, rather too many than too few.
const SCALE: usize = 11;
/// The blanks on both sides of a cell together, in twentieths of a point.
const BLANKS: usize = 216;
/// How many columns would fill the page of those that take the most so that a line of them is not broken.
const FOR_A_LINE: usize = 5;
/// How many would of those that take the most so that a word is not broken.
const FOR_A_WORD: usize = 6;
/// The parts of a line in which heights are measured.
const PARTS: usize = 16;
/// By how much columns are moved, in turn.
const STEPS: &[usize] = &[1_600, 800, 400, 200, 100];

/// Shares what a page has between its margins among the columns: those that do not wrap get what is in them, and the others what makes the table
/// shortest, but none less than its longest name or word.
pub(super) fn breadths(table: &Table, page: usize) -> Vec<usize> {
    let mut breadths: Vec<usize> = (0..table.columns.len()).map(|index| least(table, index, page)).collect();
    let is_free = |index: &usize| matches!(table.columns[*index].breadth, ColumnWidth::Share(_));
    let free: Vec<usize> = (0..breadths.len()).filter(is_free).collect();
    let taken: usize = breadths.iter().sum();
    if taken > page || free.is_empty() {
        return breadths.iter().map(|breadth| breadth * page.min(taken) / taken.max(1)).collect();
    }
    let least = breadths.clone();
    for index in &free {
        breadths[*index] += (page - taken) / free.len();
    }
    let rows: Vec<Vec<Vec<usize>>> = table.rows.iter().map(|row| row.iter().map(lines_of).collect()).collect();
    for step in STEPS {
        while let Some(better) = shortened(&rows, &breadths, &least, &free, *step) {
            breadths = better;
        }
    }
    breadths
}

/// Returns what a column takes at least: for its longest line, where that is not too long, else for its longest word.
fn least(table: &Table, index: usize, page: usize) -> usize {
    let taken = |text: &str| breadth_of(text) * SCALE + BLANKS;
    let longest_word = |text: &str| text.split_whitespace().map(taken).max().unwrap_or(0).min(page / FOR_A_WORD);
    let least =
        |line: &str| Some(taken(line)).filter(|taken| *taken <= page / FOR_A_LINE).unwrap_or(longest_word(line));
    let cells = table.rows.iter().filter_map(|row| row.get(index));
    let lines = cells.flat_map(|cell| cell.0.iter().flat_map(Paragraph::lines)).map(least);
    lines.max().unwrap_or(0).max(longest_word(table.columns[index].heading))
}

/// Returns the breadth of each line of a cell, in tenths of a usual letter.
fn lines_of(cell: &Cell) -> Vec<usize> {
    cell.0.iter().flat_map(Paragraph::lines).map(breadth_of).collect()
}

/// Moves a step from one column to another where that makes the table shortest; nothing where it does not.
fn shortened(
    rows: &[Vec<Vec<usize>>],
    breadths: &[usize],
    least: &[usize],
    free: &[usize],
    step: usize,
) -> Option<Vec<usize>> {
    let moved = |from: usize, to: usize| {
        let mut moved = breadths.to_vec();
        moved[from] = moved[from].checked_sub(step).filter(|rest| *rest >= least[from])?;
        moved[to] += step;
        Some(moved)
    };
    let pairs = free.iter().flat_map(|from| free.iter().map(move |to| (*from, *to)));
    let each = pairs.filter(|(from, to)| from != to).filter_map(|(from, to)| moved(from, to));
    let best = each.map(|moved| (height(rows, &moved), moved)).min_by_key(|(height, _)| *height)?;
    (best.0 < height(rows, breadths)).then_some(best.1)
}

/// Returns how many lines the rows of a table take together, in parts of a line, so that every step counts.
fn height(rows: &[Vec<Vec<usize>>], breadths: &[usize]) -> usize {
    let lines = |(cell, breadth): (&Vec<usize>, &usize)| -> usize {
        let room = breadth.saturating_sub(BLANKS).max(1);
        cell.iter().map(|line| (line * SCALE * PARTS).div_ceil(room).max(PARTS)).sum()
    };
    rows.iter().map(|row| row.iter().zip(breadths).map(lines).max().unwrap_or(0)).sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::page::table::Column;

    const BREADTH: usize = 15_138;

    fn table(rows: Vec<Vec<Cell>>) -> Table {
        let columns =
            vec![Column::fixed("No."), Column::wrapped("Action", 1), Column::wrapped("Owner", 1), Column::date("Due")];
        Table::new(columns, rows.into_iter())
    }

    #[test]
    fn a_column_of_names_is_as_broad_as_the_longest_and_texts_share_the_rest() {
        let text = "Bring the figures for the market towns. ".repeat(8);
        let breadths =
            breadths(&table(vec![vec!["1".into(), text.into(), "Gurjit Samra-Rai".into(), "May".into()]]), BREADTH);
        assert_eq!(breadths.iter().sum::<usize>(), BREADTH);
        let name = breadth_of("Gurjit Samra-Rai") * SCALE + BLANKS;
        assert!(breadths[2] >= name && breadths[2] < name + STEPS[3], "{breadths:?}");
    }

    #[test]
    fn a_word_without_end_does_not_take_the_page() {
        let breadths = breadths(
            &table(vec![vec!["1".into(), "x".repeat(900).into(), "y".repeat(900).into(), "May".into()]]),
            BREADTH,
        );
        assert!(breadths.iter().sum::<usize>() <= BREADTH && breadths.iter().all(|breadth| *breadth > BLANKS));
    }

    proptest! {
        #[test]
        fn no_table_is_broader_than_the_page_and_no_column_is_nothing(
            texts in prop::collection::vec(prop::array::uniform4(".{0,80}"), 0..6)
        ) {
            let rows: Vec<Vec<Cell>> = texts.into_iter().map(|row| row.map(Cell::from).to_vec()).collect();
            for page in [5_669, BREADTH] {
                let breadths = breadths(&table(rows.clone()), page);
                prop_assert!(breadths.iter().sum::<usize>() <= page);
                prop_assert!(breadths.iter().all(|breadth| *breadth > 0));
            }
        }
    }
}
