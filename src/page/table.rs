//! A table as data: columns, and cells of paragraphs; how it is drawn is a matter of each format.

use std::ops::Range;

use chrono::NaiveDate;

use super::counted::{counted, figure};
use super::sanitize::{in_full, one_line};
use crate::dates::short;
use crate::model::Rag;

/// A table: its columns, and the cells of its rows.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) columns: Vec<Column>,
    pub(crate) rows: Vec<Vec<Cell>>,
    /// What is said on a terminal when there is no row.
    pub(crate) when_empty: &'static str,
    /// What many rows are, said with their number where they do not fit on the screen; nothing where that is no matter.
    pub(crate) many: &'static str,
    pub(crate) setting: Setting,
}

/// How the lines of a table are set on a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Setting {
    /// Below headings, and a blank line between rows where one of them takes several.
    #[default]
    Open,
    /// Below headings, row upon row.
    Close,
    /// Row upon row, without headings: each begins with what it says.
    Bare,
}

impl Table {
    pub(crate) fn new(columns: Vec<Column>, rows: impl Iterator<Item = Vec<Cell>>) -> Self {
        Self { columns, rows: rows.collect(), when_empty: "", many: "", setting: Setting::default() }
    }

    /// Leaves out each column that tells its reader nothing: blank in every row, or saying in every row only what is
    /// known of its heading. Figures stay, since a blank among them is none.
    pub(crate) fn telling_more_than(mut self, known: &[(&str, String)]) -> Self {
        let tells = |column: &Column, cell: &Cell| {
            let is_known =
                |text: &str| known.iter().any(|(heading, words)| *heading == column.heading && words == text);
            match cell.0.as_slice() {
                [paragraph] => !paragraph.text.is_empty() && !is_known(&paragraph.text),
                paragraphs => !paragraphs.is_empty(),
            }
        };
        let stays = |(index, column): (usize, &Column)| {
            let mut cells = self.rows.iter().filter_map(|row| row.get(index));
            column.breadth == ColumnWidth::Natural || self.rows.is_empty() || cells.any(|cell| tells(column, cell))
        };
        let stays: Vec<bool> = self.columns.iter().enumerate().map(stays).collect();
        self.columns = those(self.columns, &stays);
        self.rows = self.rows.into_iter().map(|row| those(row, &stays)).collect();
        self
    }

    pub(crate) fn set(self, setting: Setting) -> Self {
        Self { setting, ..self }
    }

    /// Tells whether headings stand over its columns on a terminal.
    pub(crate) fn has_heads(&self) -> bool {
        self.setting != Setting::Bare
    }
}

/// A column.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Column {
    pub(crate) heading: &'static str,
    pub(crate) breadth: ColumnWidth,
    /// What of it goes below the text of the row where the page has no room for every column.
    pub(crate) below: Below,
}

/// What of a column may go below the text of the row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Below {
    /// Nothing: it stays beside the text.
    Nothing,
    /// All of it, after these words.
    All(&'static str),
    /// All of it, after these words, where without it there is still no room.
    AtLast(&'static str),
    /// What stands in brackets after its first word.
    Brackets,
}

/// How broad a column may become.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ColumnWidth {
    /// As broad as what is in it.
    Natural,
    /// As broad as a date.
    Date,
    /// A share of what the others leave.
    Share(usize),
}

/// What a paragraph is set apart for; the words themselves always say it too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Emphasis {
    /// A colour of the log.
    Rag(Rag),
    /// Past its day.
    Late,
    /// New, or a heading.
    Strong,
    /// Nought: nothing to look at.
    Faint,
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
    /// Where in the text its parts stand, which are not broken where a line has room for them, such as names and
    /// dates; none in running text.
    parts: Vec<Range<usize>>,
    pub(crate) emphasis: Option<Emphasis>,
    /// The day, when the text is one.
    pub(crate) day: Option<NaiveDate>,
}

impl Column {
    /// A column for short things, such as a number: never wrapped.
    pub(crate) const fn fixed(heading: &'static str) -> Self {
        Self { heading, breadth: ColumnWidth::Natural, below: Below::Nothing }
    }

    /// A column for a date, or for words in its place, which are wrapped when they are longer.
    pub(crate) const fn date(heading: &'static str) -> Self {
        Self { heading, breadth: ColumnWidth::Date, below: Below::Nothing }
    }

    /// A column for text, with its share of what the others leave.
    pub(crate) const fn wrapped(heading: &'static str, share: usize) -> Self {
        Self { heading, breadth: ColumnWidth::Share(share), below: Below::Nothing }
    }

    /// Lets its words go below the text of the row, after these, where the page has no room for every column.
    pub(crate) const fn or_below(self, lead: &'static str) -> Self {
        Self { below: Below::All(lead), ..self }
    }

    /// Lets its words go below the text of the row, after these, where even that makes no room for the others.
    pub(crate) const fn or_at_last_below(self, lead: &'static str) -> Self {
        Self { below: Below::AtLast(lead), ..self }
    }

    /// Lets what stands in brackets after its first part go below the text of the row, where the page has no room.
    pub(crate) const fn or_brackets_below(self) -> Self {
        Self { below: Below::Brackets, ..self }
    }

    pub(crate) fn share(&self) -> Option<usize> {
        match self.breadth {
            ColumnWidth::Share(share) => Some(share),
            ColumnWidth::Natural | ColumnWidth::Date => None,
        }
    }
}

impl Paragraph {
    pub(crate) fn new(text: &str) -> Self {
        let several = text.contains('\n').then(|| filled_lines(text)).filter(|lines| lines.len() > 1);
        Self { text: one_line(text), lines: several.unwrap_or_default(), parts: Vec::new(), emphasis: None, day: None }
    }

    /// A text in parts that are not broken where a line has room for them.
    pub(crate) fn of_parts<'p>(parts: impl IntoIterator<Item = &'p str>) -> Self {
        parts.into_iter().fold(Self::new(""), Self::with_part)
    }

    /// Adds a part to its line.
    #[must_use]
    pub(crate) fn with_part(self, part: &str) -> Self {
        let part = one_line(part);
        if part.is_empty() {
            return self;
        }
        let mut paragraph = self.followed_by(&part);
        let end = paragraph.text.len();
        paragraph.parts.push(end - part.len()..end);
        paragraph
    }

    /// Adds running text that is safe to show to its line, as it stands.
    #[must_use]
    pub(crate) fn followed_by(mut self, words: &str) -> Self {
        self.text.push_str(if self.text.is_empty() || words.is_empty() { "" } else { " " });
        self.text.push_str(words);
        self
    }

    /// Returns its text in its parts; where it has none, all of it in one.
    pub(crate) fn pieces(&self) -> Vec<&str> {
        match self.parts.as_slice() {
            [] => vec![&self.text],
            parts => parts.iter().map(|part| &self.text[part.clone()]).collect(),
        }
    }

    /// Names beside one another, none of them broken where a line has room for it.
    pub(crate) fn names<N: AsRef<str>>(names: impl IntoIterator<Item = N>) -> Self {
        Self::of_parts(in_row(names).iter().map(String::as_str))
    }

    pub(crate) fn emphasised(text: &str, emphasis: Emphasis) -> Self {
        Self { emphasis: Some(emphasis), ..Self::new(text) }
    }

    pub(crate) fn day(day: NaiveDate) -> Self {
        Self { day: Some(day), ..Self::of_parts([&*short(day)]) }
    }

    /// By how many days something is overdue.
    pub(crate) fn overdue(days: i64) -> Self {
        Self { emphasis: Some(Emphasis::Late), ..Self::of_parts(["Overdue", &counted(days, "day")]) }
    }

    /// Returns where in the text the parts stand that are not broken; nothing in running text.
    pub(crate) fn parts(&self) -> &[Range<usize>] {
        &self.parts
    }

    /// Gives each of its parts a line of its own, on pages on which lines are broken.
    #[must_use]
    pub(crate) fn stacked(self) -> Self {
        let lines = self.parts.iter().map(|part| self.text[part.clone()].to_owned());
        Self { lines: Some(lines.collect()).filter(|lines: &Vec<_>| lines.len() > 1).unwrap_or_default(), ..self }
    }

    /// Tells whether it is to stand out: it is new, or a heading.
    pub(crate) fn is_strong(&self) -> bool {
        self.emphasis == Some(Emphasis::Strong)
    }

    /// Returns its lines, for pages on which lines are broken where they were.
    pub(crate) fn lines(&self) -> Vec<&str> {
        if self.lines.is_empty() { vec![&self.text] } else { self.lines.iter().map(String::as_str).collect() }
    }
}

/// Returns names, each but the last with the stroke behind it.
pub(crate) fn in_row<N: AsRef<str>>(names: impl IntoIterator<Item = N>) -> Vec<String> {
    let mut names: Vec<String> = names.into_iter().map(|name| format!("{} /", name.as_ref())).collect();
    if let Some(last) = names.last_mut() {
        last.truncate(last.len() - " /".len());
    }
    names
}

/// Returns those of several that stay.
fn those<T>(all: Vec<T>, stays: &[bool]) -> Vec<T> {
    all.into_iter().zip(stays).filter_map(|(one, stays)| stays.then_some(one)).collect()
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
    /// Counts what is overdue, below a heading that says so.
    pub(crate) fn of_overdue(count: usize) -> Self {
        match count {
            0 => "0".into(),
            late => Self(vec![Paragraph::emphasised(&figure(late), Emphasis::Late)]),
        }
    }

    /// Returns what stands in the cell on a page without blank cells.
    pub(crate) fn shown(&self) -> Vec<Paragraph> {
        let filled: Vec<Paragraph> = self.0.iter().filter(|paragraph| !paragraph.text.is_empty()).cloned().collect();
        if filled.is_empty() { vec![Paragraph::new("None")] } else { filled }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_that_says_nothing_more_than_was_asked_is_left_out() {
        let check = |rows: &[[&str; 3]], left: &[&str]| {
            let columns = vec![Column::fixed("Open"), Column::date("Due"), Column::wrapped("Status", 1)];
            let table = Table::new(columns, rows.iter().map(|row| row.map(Cell::from).into()));
            let table = table.telling_more_than(&[("Status", "Amber".to_owned())]);
            let headings: Vec<&str> = table.columns.iter().map(|column| column.heading).collect();
            assert_eq!(headings, left, "{rows:?}");
            assert!(table.rows.iter().all(|row| row.len() == left.len()));
        };
        check(&[["", "", "Amber"], ["", "", "Amber"]], &["Open"]);
        check(&[["1", "30 Jun 2026", "Amber"], ["", "", "Amber"]], &["Open", "Due"]);
        check(&[["1", "", "Amber"], ["", "", "Red"]], &["Open", "Status"]);
        check(&[["1", "Amber", "Amber"]], &["Open", "Due"]);
        check(&[], &["Open", "Due", "Status"]);
    }

    #[test]
    fn a_status_that_says_more_than_its_colour_stays() {
        let amber = || Cell(vec![Paragraph::emphasised("Amber", Emphasis::Rag(Rag::Amber))]);
        let late = Cell(vec![Paragraph::new("Amber"), Paragraph::overdue(12)]);
        let rows = [vec![amber()], vec![late], vec![amber()]];
        let table = Table::new(vec![Column::wrapped("Status", 1)], rows.into_iter());
        assert_eq!(table.telling_more_than(&[("Status", "Amber".to_owned())]).columns.len(), 1);
    }
}
