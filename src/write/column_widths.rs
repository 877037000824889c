//! How broad the columns of a table are on a terminal, and whether there is room for them.

use std::collections::BTreeMap;
use std::ops::Range;

use super::wrapping::{width_of, words};
use crate::page::table::{Cell, Column, ColumnWidth, Table};

/// From this many columns on a table stays a table, even if a word must be broken.
const ALWAYS_TABLE: usize = 80;
/// How closely a table may be set while names stay whole and there is room to read: each is tried in turn.
const ROOMY: &[Setting] = &[
    Setting { part: 40, word: 20, text: 28, date: "September 2026".len() },
    Setting { part: 32, word: 20, text: 28, date: "September 2026".len() },
    Setting { part: 24, word: 20, text: 28, date: "September 2026".len() },
];
/// How closely it is set where there is no such room, down to words broken anywhere.
const CLOSE: &[Setting] = &[
    Setting { part: 24, word: 20, text: 20, date: DATE },
    Setting { part: 20, word: 20, text: 16, date: DATE },
    Setting { part: 16, word: 16, text: 0, date: DATE },
    Setting { part: 12, word: 12, text: 0, date: DATE },
    Setting { part: 5, word: 5, text: 0, date: DATE },
    Setting { part: 1, word: 1, text: 0, date: DATE },
];
/// The columns of a date.
const DATE: usize = "30 Sep 2026".len();
/// Blanks between two columns.
pub(crate) const GAP: usize = 2;

/// How closely a table is set.
#[derive(Debug, Clone, Copy)]
struct Setting {
    /// The columns up to which a part of a text stays whole: a name, a date.
    part: usize,
    /// Those up to which a word does.
    word: usize,
    /// Those that the broadest text has at least.
    text: usize,
    /// Those of a date, or of words in its place.
    date: usize,
}

/// What a column of the table needs, whatever the width of the page.
#[derive(Debug)]
struct Need {
    /// The columns for all that is in it, a line each.
    all: usize,
    /// Those of its parts, each with those of the longest word in parts of that breadth.
    parts: BTreeMap<usize, usize>,
}

impl Need {
    /// Returns the columns that it needs at least.
    fn least(&self, setting: Setting) -> usize {
        let least =
            |(part, word): (&usize, &usize)| if *part <= setting.part { *part } else { setting.word.min(*word) };
        self.parts.iter().map(least).max().unwrap_or(0)
    }
}

/// Returns the columns that the longest word of a part of a text takes.
fn longest_word(text: &str, part: Range<usize>) -> usize {
    words(text, part).map(|word| width_of(&text[word])).max().unwrap_or(0)
}

impl Cell {
    /// Returns the columns that it takes, a line each.
    pub(crate) fn breadth(&self) -> usize {
        self.0.iter().map(|paragraph| width_of(&paragraph.text)).max().unwrap_or(0)
    }

    /// Adds what its parts need, or its words where it is running text.
    fn add_parts(&self, parts: &mut BTreeMap<usize, usize>) {
        let mut add = |part: usize, word: usize| {
            let longest = parts.entry(part).or_default();
            *longest = word.max(*longest);
        };
        for paragraph in &self.0 {
            let text = &*paragraph.text;
            if paragraph.parts().is_empty() {
                let word = longest_word(text, 0..text.len());
                add(word, word);
            }
            for part in paragraph.parts() {
                add(width_of(&text[part.clone()]), longest_word(text, part.clone()));
            }
        }
    }
}

impl Table {
    /// Finds the loosest setting in which the table fits with names whole and room to read.
    pub(crate) fn roomy_breadths(&self, width: usize) -> Option<Vec<usize>> {
        self.breadths_in(width, ROOMY)
    }

    /// Finds the loosest setting in which the table fits.
    pub(crate) fn breadths_within(&self, width: usize) -> Option<Vec<usize>> {
        let close = if width < ALWAYS_TABLE { &CLOSE[..1] } else { CLOSE };
        self.roomy_breadths(width).or_else(|| self.breadths_in(width, close))
    }

    fn breadths_in(&self, width: usize, settings: &[Setting]) -> Option<Vec<usize>> {
        let needs: Vec<Need> = (0..self.columns.len()).map(|index| self.need(index)).collect();
        settings.iter().find_map(|setting| self.breadths(width, *setting, &needs))
    }

    fn need(&self, index: usize) -> Need {
        let heading = Cell::from(self.columns[index].heading);
        let cells = || self.rows.iter().filter_map(|row| row.get(index)).chain(self.has_heads().then_some(&heading));
        let mut parts = BTreeMap::new();
        cells().for_each(|cell| cell.add_parts(&mut parts));
        Need { all: cells().map(Cell::breadth).max().unwrap_or(0), parts }
    }

    /// Shares the width among the columns: short ones first, then each of the others as much as it
    /// needs up to its share, but never less than what stays whole. Nothing when that does not fit.
    fn breadths(&self, width: usize, setting: Setting, needs: &[Need]) -> Option<Vec<usize>> {
        let natural = |(column, need): (&Column, &Need)| match column.breadth {
            ColumnWidth::Date => need.all.min(setting.date),
            ColumnWidth::Natural | ColumnWidth::Share(_) => need.all,
        };
        let broadest = self.columns.iter().filter_map(Column::share).max();
        let least = |index: usize| {
            let text = if self.columns[index].share() == broadest { setting.text } else { 0 };
            needs[index].least(setting).max(needs[index].all.min(text))
        };
        let mut breadths: Vec<usize> = self.columns.iter().zip(needs).map(natural).collect();
        let mut open: Vec<usize> = (0..breadths.len()).filter(|index| self.columns[*index].share().is_some()).collect();
        let short = (0..breadths.len()).filter(|index| !open.contains(index));
        let gaps = GAP * self.columns.len().saturating_sub(1);
        let mut rest = width.checked_sub(gaps + short.map(|index| breadths[index]).sum::<usize>())?;
        loop {
            let shares: usize = open.iter().filter_map(|index| self.columns[*index].share()).sum();
            let part = |index: usize| rest * self.columns[index].share().unwrap_or(0) / shares.max(1);
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
