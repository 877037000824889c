//! How broad the columns of a table are on a terminal, and whether there is room for them.

use unicode_width::UnicodeWidthStr;

use crate::page::sanitize::is_plain;
use crate::page::table::{Cell, Column, ColumnWidth, Table};

/// From this many columns on a table stays a table, even if a word must be broken.
const ALWAYS_TABLE: usize = 80;
/// How dates are written and how long a word may be before it is broken, for a table to fit: each
/// is tried in turn, down to dates over two lines and words broken after a few letters.
const COMPACTNESS: &[Compactness] = &[
    Compactness { date: "30 Sept 2026".len(), word: 20 },
    Compactness { date: "30 Sep".len(), word: 20 },
    Compactness { date: "30 Sep".len(), word: 12 },
    Compactness { date: "30 Sep".len(), word: 5 },
    Compactness { date: "30 Sep".len(), word: 1 },
];
/// Blanks between two columns.
pub(crate) const GAP: usize = 2;

/// How closely a table is set.
#[derive(Debug, Clone, Copy)]
struct Compactness {
    /// The columns of a date.
    date: usize,
    /// The letters after which a word may be broken.
    word: usize,
}

/// The columns that a column of the table needs, whatever the width of the page.
#[derive(Debug, Clone, Copy)]
struct MinWidth {
    /// For all that is in it, a line each.
    all: usize,
    /// For its longest word.
    word: usize,
}

/// Returns the columns that a text takes; for plain letters nothing needs to be looked up.
pub(crate) fn width_of(text: &str) -> usize {
    if is_plain(text) { text.len() } else { text.width() }
}

/// Returns the columns that the longest word of a text takes.
fn longest_word(text: &str) -> usize {
    let longest = if is_plain(text) {
        text.as_bytes().split(|byte| *byte == b' ').map(<[u8]>::len).max()
    } else {
        text.split_whitespace().map(UnicodeWidthStr::width).max()
    };
    longest.unwrap_or(0)
}

impl Cell {
    fn longest_word(&self) -> usize {
        self.0.iter().map(|paragraph| longest_word(&paragraph.text)).max().unwrap_or(0)
    }

    /// Returns the columns that it takes, a line each.
    pub(crate) fn breadth(&self) -> usize {
        self.0.iter().map(|paragraph| width_of(&paragraph.text)).max().unwrap_or(0)
    }
}

impl Table {
    /// Finds the loosest setting in which the table fits.
    pub(crate) fn breadths_within(&self, width: usize) -> Option<Vec<usize>> {
        let need = |(index, column): (usize, &Column)| MinWidth {
            all: self.broadest(index, Cell::breadth),
            word: column.share().map_or(0, |_| self.longest_word(index)),
        };
        let needs: Vec<MinWidth> = self.columns.iter().enumerate().map(need).collect();
        let may_break = |compactness: &&Compactness| width >= ALWAYS_TABLE || compactness.word >= COMPACTNESS[0].word;
        COMPACTNESS.iter().filter(may_break).find_map(|compactness| self.breadths(width, *compactness, &needs))
    }

    /// Shares the width among the columns: short ones first, then each of the others as much as it
    /// needs up to its share, but never less than its longest word. Nothing when that does not fit.
    fn breadths(&self, width: usize, compactness: Compactness, needs: &[MinWidth]) -> Option<Vec<usize>> {
        let natural = |(column, need): (&Column, &MinWidth)| match column.breadth {
            ColumnWidth::Date => need.all.min(compactness.date),
            ColumnWidth::Natural | ColumnWidth::Share(_) => need.all,
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
                let least = needs[index].word.min(compactness.word);
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

    /// Returns the columns that the longest word of a column takes.
    fn longest_word(&self, index: usize) -> usize {
        self.broadest(index, Cell::longest_word)
    }

    fn broadest(&self, index: usize, measure: fn(&Cell) -> usize) -> usize {
        let cells = self.rows.iter().filter_map(|row| row.get(index)).map(measure).max().unwrap_or(0);
        cells.max(measure(&self.columns[index].heading.into()))
    }
}
