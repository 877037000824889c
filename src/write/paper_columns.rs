//! How broad the columns of a table are on a printed page, so that it takes as few lines as it can.

use super::print_width::breadth_of;
use crate::page::table::{Cell, Paragraph, Table};

/// Twentieths of a point that a tenth of a usual letter takes, rather too many than too few.
const SCALE: usize = 11;
/// The blanks on both sides of a cell together, in twentieths of a point.
const BLANKS: usize = 216;
/// How many columns would fill the page of those that take the most so that a name or a day is not broken.
const FOR_A_PART: usize = 6;
/// How many would of those that take the most so that a word is not broken.
const FOR_A_WORD: usize = 8;
/// The parts of a line in which heights are measured.
const PARTS: usize = 16;
/// By how much columns are moved, in turn.
const STEPS: &[usize] = &[1_600, 800, 400, 200, 100];
/// How many rows are measured at most: those of a longer table are like one another.
const MOST_MEASURED: usize = 400;
/// The height of a line, with what stands between paragraphs.
const LINE: usize = 255;
/// How much more a row may take than was reckoned, since words are not broken.
const ERROR: usize = 2;

/// The columns of a table on a page.
#[derive(Debug)]
pub(crate) struct PaperColumns {
    /// How broad each is, in twentieths of a point; together no more than the page.
    pub(crate) breadths: Vec<usize>,
}

impl PaperColumns {
    /// Shares what a page has between its margins among the columns: each gets room for its longest name or word, and
    /// the rest goes where it makes the table shortest.
    pub(crate) fn of(table: &Table, page: usize) -> Self {
        let least: Vec<usize> = (0..table.columns.len()).map(|index| least(table, index, page)).collect();
        let taken: usize = least.iter().sum();
        if taken >= page || least.is_empty() {
            return Self { breadths: least.iter().map(|breadth| breadth * page.min(taken) / taken.max(1)).collect() };
        }
        let mut breadths: Vec<usize> = least.iter().map(|breadth| breadth + (page - taken) / least.len()).collect();
        let every = table.rows.len() / MOST_MEASURED + 1;
        let measured = table.rows.iter().step_by(every);
        let rows: Vec<Vec<Vec<usize>>> = measured.map(|row| row.iter().map(lines_of).collect()).collect();
        let mut least_height = height(&rows, &breadths);
        for step in STEPS {
            let moved = |breadths: &[usize]| shortest(&rows, breadths, &least, *step);
            while let Some((lower, better)) = moved(&breadths).filter(|(lower, _)| *lower < least_height) {
                (least_height, breadths) = (lower, better);
            }
        }
        Self { breadths }
    }

    /// Tells whether a row may be longer than a page of that depth, so that it must be free to go on over the next.
    pub(crate) fn may_outgrow(&self, depth: usize, row: &[Cell]) -> bool {
        let row: Vec<Vec<usize>> = row.iter().map(lines_of).collect();
        height(&[row], &self.breadths) * LINE * ERROR > depth * PARTS
    }
}

/// Returns what a column takes at least: for its longest name or day where that is not too long, else for its longest
/// word, and for its heading.
fn least(table: &Table, index: usize, page: usize) -> usize {
    let taken = |text: &str| breadth_of(text) * SCALE + BLANKS;
    let longest_word = |text: &str| text.split_whitespace().map(taken).max().unwrap_or(0).min(page / FOR_A_WORD);
    let whole =
        |part: &str| Some(taken(part)).filter(|taken| *taken <= page / FOR_A_PART).unwrap_or(longest_word(part));
    let of_paragraph = |paragraph: &Paragraph| match paragraph.parts() {
        [] => longest_word(&paragraph.text),
        _ => paragraph.pieces().into_iter().map(whole).max().unwrap_or(0),
    };
    let cells = table.rows.iter().filter_map(|row| row.get(index));
    let longest = cells.flat_map(|cell| &cell.0).map(of_paragraph).max().unwrap_or(0);
    let heading = table.columns[index].heading.split(' ').map(taken).max().unwrap_or(0);
    longest.max(heading)
}

/// Returns the breadth of each line of a cell, in tenths of a usual letter.
fn lines_of(cell: &Cell) -> Vec<usize> {
    cell.0.iter().flat_map(Paragraph::lines).map(breadth_of).collect()
}

/// Moves a step from one column to another so that the table is as short as it can be; nothing where no column can give it.
fn shortest(rows: &[Vec<Vec<usize>>], breadths: &[usize], least: &[usize], step: usize) -> Option<(usize, Vec<usize>)> {
    let moved = |from: usize, to: usize| {
        let mut moved = breadths.to_vec();
        moved[from] = moved[from].checked_sub(step).filter(|rest| *rest >= least[from])?;
        moved[to] += step;
        Some(moved)
    };
    let all = 0..breadths.len();
    let pairs = all.clone().flat_map(|from| all.clone().map(move |to| (from, to)));
    let each = pairs.filter(|(from, to)| from != to).filter_map(|(from, to)| moved(from, to));
    each.map(|moved| (height(rows, &moved), moved)).min_by_key(|(height, _)| *height)
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

    fn breadths(rows: Vec<Vec<Cell>>, page: usize) -> Vec<usize> {
        PaperColumns::of(&table(rows), page).breadths
    }

    #[test]
    fn what_is_said_at_length_gets_the_room_whatever_its_column_is() {
        let text = "Bring the figures for the market towns. ".repeat(8);
        let row = |due: &str| vec!["1".into(), text.as_str().into(), "Rik Basra".into(), due.into()];
        let breadths =
            breadths(vec![row("when the grant for the second part of the works is known"), row("May")], BREADTH);
        assert!(breadths[1] > BREADTH / 2, "{breadths:?}");
    }

    #[test]
    fn a_row_that_may_be_longer_than_a_page_is_known_by_its_columns() {
        let text = |words: usize| vec!["1".into(), "and words ".repeat(words).into(), "Rik Basra".into(), "May".into()];
        let columns = PaperColumns::of(&table(vec![text(20)]), BREADTH);
        assert!(!columns.may_outgrow(10_206, &text(20)));
        assert!(columns.may_outgrow(10_206, &text(400)));
        let narrow = PaperColumns { breadths: vec![600, 1_000, 600, 600] };
        assert!(narrow.may_outgrow(10_206, &text(20)));
    }

    #[test]
    fn a_column_of_names_is_as_broad_as_the_longest_and_texts_share_the_rest() {
        let text = "Bring the figures for the market towns. ".repeat(8);
        let name = Cell(vec![Paragraph::names(["Gurjit Samra-Rai"])]);
        let breadths = breadths(vec![vec!["1".into(), text.into(), name, "May".into()]], BREADTH);
        assert_eq!(breadths.iter().sum::<usize>(), BREADTH);
        let name = breadth_of("Gurjit Samra-Rai") * SCALE + BLANKS;
        assert!(breadths[2] >= name && breadths[2] < name + STEPS[3], "{breadths:?}");
    }

    #[test]
    fn a_word_without_end_does_not_take_the_page() {
        let endless = ["x", "y"].map(|letter| Cell::from(letter.repeat(900)));
        let breadths = breadths(vec![vec!["1".into(), endless[0].clone(), endless[1].clone(), "May".into()]], BREADTH);
        assert!(breadths.iter().sum::<usize>() <= BREADTH && breadths.iter().all(|breadth| *breadth > BLANKS));
    }

    proptest! {
        #[test]
        fn no_table_is_broader_than_the_page_and_no_column_is_nothing(
            texts in prop::collection::vec(prop::array::uniform4(".{0,80}"), 0..6)
        ) {
            let rows: Vec<Vec<Cell>> = texts.into_iter().map(|row| row.map(Cell::from).to_vec()).collect();
            for page in [5_669, BREADTH] {
                let breadths = breadths(rows.clone(), page);
                prop_assert!(breadths.iter().sum::<usize>() <= page);
                prop_assert!(breadths.iter().all(|breadth| *breadth > 0));
            }
        }
    }
}
