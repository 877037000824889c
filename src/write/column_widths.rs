//! How broad the columns of a table are on a terminal, and whether there is room for them.

use super::wrapping::{least_of, width_of};
use crate::page::table::{Cell, Column, ColumnWidth, Setting, Table};

/// From this many columns on a table stays a table, even if its texts are narrow.
const ALWAYS_TABLE: usize = 80;
/// There is room to read.
const ROOMY: Closeness = Closeness { text: 28, date: "September 2026".len() };
/// There is less, as close as it may be on a narrow page and on one of the usual breadth.
const CLOSE: &[Closeness] = &[Closeness { text: 20, date: DATE }, Closeness { text: 14, date: DATE }];
/// As close as names and words allow.
const CLOSEST: Closeness = Closeness { text: 0, date: DATE };
/// The columns of a date.
const DATE: usize = "30 Sep 2026".len();
/// The columns of a name, with its stroke, that is broken only where even less room for texts would not help.
const MOST_FOR_A_NAME: usize = 26;
/// Blanks between two columns.
pub(crate) const GAP: usize = 2;
/// The blanks before the further lines of a text that is folded.
pub(crate) const INDENT: &str = "    ";
/// A label that is wrapped has this many times the columns of what is said of it, or fewer where that would break a name or a
/// word of it.
const SHARES_OF_A_LABEL: [usize; 3] = [3, 2, 1];

/// How closely a table is set.
#[derive(Debug, Clone, Copy)]
struct Closeness {
    /// The columns that the broadest text has at least.
    text: usize,
    /// Those of a date, or of words in its place.
    date: usize,
}

/// What a column of the table needs, whatever the width of the page.
#[derive(Debug)]
struct Need {
    /// The columns for all that is in it, a line each.
    all: usize,
    /// Those for the longest name or word of it.
    least: usize,
}

impl Cell {
    /// Returns the columns that it takes, a line each.
    pub(crate) fn breadth(&self) -> usize {
        self.0.iter().map(|paragraph| width_of(&paragraph.text)).max().unwrap_or(0)
    }
}

impl Table {
    /// Finds how broad the columns are with room to read.
    pub(crate) fn roomy_breadths(&self, width: usize) -> Option<Vec<usize>> {
        Self::breadths(width, ROOMY, &self.columns, &self.needs(longest(width)))
    }

    /// Finds the loosest way in which the table fits. Where its rows could stand folded as well, that keeps whole
    /// whatever folding would.
    pub(crate) fn breadths_within(&self, width: usize) -> Option<Vec<usize>> {
        let needs = self.needs(longest(width));
        let without_long = self.needs(longest(width).min(MOST_FOR_A_NAME));
        let is_lines = self.setting != Setting::Open;
        let close = if width < ALWAYS_TABLE && !is_lines { &CLOSE[..1] } else { CLOSE };
        let close = close.iter().chain(is_lines.then_some(&CLOSEST)).map(|closeness| (closeness, &needs));
        let tried = [(&ROOMY, &needs), (&ROOMY, &without_long)].into_iter().chain(close);
        let mut found = tried.map(|(closeness, needs)| Self::breadths(width, *closeness, &self.columns, needs));
        found.find_map(|breadths| breadths).or_else(|| self.breadths_of_labels(width))
    }

    /// Finds how broad the columns are of a table that is not folded, its labels wrapped, and words broken where even
    /// that is too broad.
    fn breadths_of_labels(&self, width: usize) -> Option<Vec<usize>> {
        if self.setting != Setting::Bare {
            return None;
        }
        let mut columns = self.columns.clone();
        let mut within = |share: usize, needs: &[Need]| {
            columns.first_mut()?.breadth = ColumnWidth::Share(share);
            Self::breadths(width, CLOSEST, &columns, needs)
        };
        let mut needs = [longest(width), 1].into_iter().map(|longest| self.needs(longest));
        needs.find_map(|needs| SHARES_OF_A_LABEL.into_iter().find_map(|share| within(share, &needs)))
    }

    /// Returns what each column needs when no name or word of up to so many columns is broken.
    fn needs(&self, longest: usize) -> Vec<Need> {
        (0..self.columns.len()).map(|index| self.need(index, longest)).collect()
    }

    fn need(&self, index: usize, longest: usize) -> Need {
        let heading = Cell::from(self.columns[index].heading);
        let cells = || self.rows.iter().filter_map(|row| row.get(index)).chain(self.has_heads().then_some(&heading));
        let least = cells().flat_map(|cell| &cell.0).map(|paragraph| least_of(paragraph, longest)).max();
        Need { all: cells().map(Cell::breadth).max().unwrap_or(0), least: least.unwrap_or(0) }
    }

    /// Shares the width among the columns: short ones first, then each of the others as much as it
    /// needs up to its share, but never less than what stays whole. Nothing when that does not fit.
    fn breadths(width: usize, set: Closeness, columns: &[Column], needs: &[Need]) -> Option<Vec<usize>> {
        let natural = |(column, need): (&Column, &Need)| match column.breadth {
            ColumnWidth::Date => need.all.min(set.date.max(need.least)),
            ColumnWidth::Natural | ColumnWidth::Share(_) => need.all,
        };
        let broadest = columns.iter().filter_map(Column::share).max();
        let least = |index: usize| {
            let text = if columns[index].share() == broadest { set.text } else { 0 };
            needs[index].least.max(needs[index].all.min(text))
        };
        let mut breadths: Vec<usize> = columns.iter().zip(needs).map(natural).collect();
        let mut open: Vec<usize> = (0..breadths.len()).filter(|index| columns[*index].share().is_some()).collect();
        let short = (0..breadths.len()).filter(|index| !open.contains(index));
        let gaps = GAP * columns.len().saturating_sub(1);
        let mut rest = width.checked_sub(gaps + short.map(|index| breadths[index]).sum::<usize>())?;
        loop {
            let shares: usize = open.iter().filter_map(|index| columns[*index].share()).sum();
            let part = |index: usize| rest * columns[index].share().unwrap_or(0) / shares.max(1);
            let satisfied = || open.iter().find(|index| breadths[**index] <= part(**index));
            let starved = || open.iter().find(|index| least(**index) > part(**index));
            let settled = satisfied().map(|index| (*index, breadths[*index]));
            let Some((index, settled)) = settled.or_else(|| starved().map(|index| (*index, least(*index)))) else {
                let parts: Vec<usize> = open.iter().map(|index| part(*index)).collect();
                open.iter().zip(parts).for_each(|(index, part)| breadths[*index] = part);
                return Some(breadths);
            };
            breadths[index] = settled;
            rest = rest.checked_sub(settled)?;
            open.retain(|other| *other != index);
        }
    }
}

/// Returns the columns of the longest name or word that is whole on a page where rows are folded.
const fn longest(width: usize) -> usize {
    width.saturating_sub(INDENT.len())
}
