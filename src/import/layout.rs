//! The columns of a table, as its header names them.

use chrono::NaiveDate;

use super::column::{DOUBTFUL, Field, Fit, GIVEN, POSSIBLE, also_of, field_of};
use super::time::{day_in, time_of};
use super::words::{has_word, is_nothing, plain};
use crate::sources::{Cell, Row};

/// What the user said of columns.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wishes {
    /// What columns of these names hold.
    pub maps: Vec<(String, Field)>,
    /// Columns that are not to be taken in.
    pub skips: Vec<String>,
}

/// The columns of a table, from the left.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Layout {
    pub(super) columns: Vec<Column>,
    /// Whether what was asked stands below a name that may as well head something else: `Decision`, `Matter`.
    pub(super) is_doubtful: bool,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    /// Its name as the source has it, on one line.
    pub(super) name: String,
    /// What it holds; nothing when it is to be left out.
    pub(super) field: Option<Field>,
    /// What its cells may hold beside that, as each says itself.
    pub(super) also: Option<Field>,
    /// The day in its name, as in `Update 12 June 2023`.
    pub(super) day: Option<NaiveDate>,
}

impl Column {
    /// Makes a column that holds this.
    pub(super) fn of(name: &str, field: Field) -> Self {
        Self { name: name.to_owned(), field: Some(field), also: None, day: None }
    }
}

/// The longest name at the head of a column, in bytes: beyond it is a sentence.
const LONGEST_NAME: usize = 120;

impl Layout {
    /// Reads a header; nothing when the row names too few columns of an action log to be one.
    pub(super) fn of(row: &Row, wishes: &Wishes) -> Option<Self> {
        let names: Vec<String> = row.cells.iter().map(name_of).collect();
        Self::named(&names, wishes).filter(|layout| layout.is_of_a_log(&names))
    }

    /// Reads a header of two rows, of which the second names the parts of merged columns.
    pub(super) fn of_two(above: &Row, below: &Row, wishes: &Wishes) -> Option<Self> {
        const LONGEST_PART: usize = 30;
        let is_header = above.cells.iter().filter(|cell| field_of(&name_of(cell)).is_some()).count() > 1;
        let parts = below.cells.iter().filter(|cell| !cell.is_blank() && !cell.is_carried).count();
        if !is_header || parts * 2 > above.cells.len() {
            return None;
        }
        let mut over = String::new();
        let mut names = Vec::new();
        let mut is_divided = false;
        for at in 0..above.cells.len().max(below.cells.len()) {
            let top = above.cells.get(at).filter(|cell| !cell.is_blank() && !cell.is_carried).map(name_of);
            let part = below.cells.get(at).filter(|cell| !cell.is_blank() && !cell.is_carried).map(name_of);
            let is_alone = top.is_some() && above.cells.get(at + 1).is_none_or(|next| !next.is_blank());
            if part.as_ref().is_some_and(|part| is_alone && !part.is_empty() || part.len() > LONGEST_PART) {
                return None;
            }
            is_divided |= part.is_some();
            over = top.clone().unwrap_or(if part.is_some() { over } else { String::new() });
            names.push(format!("{over} {}", part.unwrap_or_default()).trim().to_owned());
        }
        Self::named(&names, wishes).filter(|layout| is_divided && layout.is_of_a_log(&names))
    }

    fn named(names: &[String], wishes: &Wishes) -> Option<Self> {
        let is_name = |name: &String| name.len() <= LONGEST_NAME;
        if !names.iter().all(is_name) {
            return None;
        }
        let known: Vec<Option<(Field, Fit)>> = names.iter().map(|name| known(name, wishes)).collect();
        let best = |field: Field| {
            let fits = known
                .iter()
                .enumerate()
                .filter_map(|(at, known)| known.filter(|known| known.0 == field).map(|known| (known.1, at)));
            fits.min().map(|(_, at)| at)
        };
        let is_mapped = |name: &str| wishes.maps.iter().any(|(mapped, _)| plain(mapped) == plain(name));
        let has_new_due = known.iter().flatten().filter(|(field, _)| *field == Field::Due).count() > 0;
        let stand_in = best(Field::Action).is_none().then(|| action_by_name(names)).flatten();
        let columns = names.iter().zip(&known).enumerate().map(|(at, (name, known))| {
            let field = match known {
                _ if stand_in == Some(at) => Field::Action,
                Some((Field::WasDue, _)) if !has_new_due && best(Field::WasDue) == Some(at) => Field::Due,
                Some((field, _)) if field.is_shared() || best(*field) == Some(at) => *field,
                Some((Field::Due, _)) => Field::WasDue,
                // Beside who is responsible it is said by when.
                Some((Field::Owner, _)) if plain(name) == "by" && !has_new_due => Field::Due,
                Some((Field::Number, _)) => Field::Reference,
                // Beside a column of actions an "action point" is their label.
                Some((Field::Action, _))
                    if best(Field::Number).is_none() && plain(name).starts_with("action point") =>
                {
                    Field::Number
                }
                _ => Field::Imported,
            };
            let is_skipped = wishes.skips.iter().any(|skipped| plain(skipped) == plain(name));
            let also = also_of(name).filter(|(main, also)| [main, also].contains(&&field) && !is_mapped(name));
            let also = also.map(|(main, also)| if main == field { also } else { main });
            Column {
                name: name.clone(),
                field: (!is_skipped).then_some(field),
                also,
                day: day_in(name).map(|found| found.1),
            }
        });
        let fit = known.iter().flatten().filter(|(field, _)| *field == Field::Action).map(|(_, fit)| *fit).min();
        let is_doubtful = fit.is_some_and(|fit| fit >= DOUBTFUL);
        let mut layout = Self { columns: columns.collect(), is_doubtful };
        layout.leave_out_reckoned();
        layout.find_minute_of_closing();
        layout.keep_one_of(Field::Reference);
        layout.keep_one_of(Field::WasDue);
        Some(layout)
    }

    /// Leaves out what the program's own papers and exports reckon from the due date beside it, since it is reckoned anew.
    fn leave_out_reckoned(&mut self) {
        const RECKONED: &[&str] = &["due_day", "overdue_days", "recommendation"];
        if self.columns.iter().any(|column| column.name == "due") {
            let reckoned = self.columns.iter_mut().filter(|column| RECKONED.contains(&column.name.as_str()));
            reckoned.for_each(|column| column.field = None);
        }
        // In a workbook of a paper.
        let is_beside_due = |pair: &[Column]| pair[0].name == "Due" && pair[1].name == "Overdue";
        if let Some(at) = self.columns.windows(2).position(is_beside_due) {
            self.columns[at + 1].field = None;
        }
    }

    /// Lets a column of minutes that stands beside the day of closing hold the minute of closing.
    fn find_minute_of_closing(&mut self) {
        let is_closing = |column: &Column| {
            let is_of_state = matches!(column.field, Some(Field::Closed | Field::Status));
            is_of_state && has_word(&plain(&column.name), &["closed", "completed", "closure"])
        };
        let is_beside = |pair: &[Column]| is_closing(&pair[0]) && pair[1].field == Some(Field::Minute);
        if let Some(at) = self.columns.windows(2).position(is_beside) {
            self.columns[at + 1].field = Some(Field::ClosedMinute);
        }
    }

    /// Lets the first column hold a field alone; the others are kept under their names.
    fn keep_one_of(&mut self, field: Field) {
        let others = self.columns.iter_mut().filter(|column| column.field == Some(field)).skip(1);
        others.for_each(|column| column.field = Some(Field::Imported));
    }

    /// Tells whether enough is known: what was asked, and who or when or how it stands.
    fn is_of_a_log(&self, names: &[String]) -> bool {
        let known =
            self.columns.iter().filter(|column| column.field.is_some_and(|field| field != Field::Imported)).count();
        let named = names.iter().filter(|name| !name.is_empty()).count();
        let has_minute =
            |name: &String| name.contains(", minute ") && day_in(name).is_some_and(|(at, _)| at.start == 0);
        let has_day = names.iter().any(|name| time_of(name).is_some() || has_minute(name));
        !has_day && self.has(Field::Action) && known >= 2 && known * 3 >= named
    }

    /// Tells whether the table is one that `export` writes.
    pub(super) fn is_of_export(&self) -> bool {
        let is_there = |name: &&str| self.columns.iter().any(|column| column.name == *name);
        ["state", "proposed", "exempt", "closed_minute"].iter().all(is_there)
    }

    /// Tells whether a column holds this.
    pub(super) fn has(&self, field: Field) -> bool {
        self.columns.iter().any(|column| column.field == Some(field))
    }

    /// Returns the cells of a row that hold this, each with its column; those that say nothing are left out, but for
    /// what is kept as words.
    pub(super) fn cells<'r>(&'r self, row: &'r Row, field: Field) -> impl Iterator<Item = (&'r Column, &'r Cell)> {
        let is_words = matches!(field, Field::Action | Field::Imported);
        let says = move |cell: &Cell| !cell.is_blank() && (is_words || !is_nothing(&cell.text()));
        let pairs = self.columns.iter().zip(&row.cells);
        pairs.filter(move |(column, cell)| column.field == Some(field) && says(cell))
    }

    /// Returns the first cell of a row that holds this.
    pub(super) fn cell<'r>(&'r self, row: &'r Row, field: Field) -> Option<(&'r Column, &'r Cell)> {
        self.cells(row, field).next()
    }

    /// Tells whether a row repeats this header, as after a page break.
    pub(super) fn is_repeated_by(&self, row: &Row) -> bool {
        let own = self.columns.iter().map(|column| plain(&column.name));
        let theirs = row.cells.iter().map(|cell| plain(&cell.text())).chain(std::iter::repeat(String::new()));
        own.zip(theirs).all(|(own, theirs)| own == theirs)
    }
}

/// Returns the column that holds the actions among other things: `Action / Progress`.
fn action_by_name(names: &[String]) -> Option<usize> {
    names.iter().position(|name| {
        has_word(&plain(name), &["action", "actions"])
            && field_of(name).is_some_and(|(field, _)| field == Field::Comments || field == Field::Owner)
    })
}

fn known(name: &str, wishes: &Wishes) -> Option<(Field, Fit)> {
    let mapped = wishes.maps.iter().find(|(mapped, _)| plain(mapped) == plain(name));
    let both = || also_of(name).map(|(field, _)| (field, POSSIBLE));
    mapped.map(|(_, field)| (*field, GIVEN)).or_else(both).or_else(|| field_of(name))
}

fn name_of(cell: &Cell) -> String {
    if cell.is_carried { String::new() } else { cell.text().split_whitespace().collect::<Vec<_>>().join(" ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(names: &[&str]) -> Row {
        Row { place: 1, cells: names.iter().map(|name| Cell::plain(name)).collect() }
    }

    fn fields(names: &[&str]) -> Option<Vec<Field>> {
        let layout = Layout::of(&row(names), &Wishes::default())?;
        Some(layout.columns.iter().filter_map(|column| column.field).collect())
    }

    #[test]
    fn a_header_gives_each_column_its_field() {
        use Field::{Action, Comments, Due, Imported, Number, Owner, Raised, Status, WasDue};
        let check =
            |names: &[&str], expected: &[Field]| assert_eq!(fields(names).as_deref(), Some(expected), "{names:?}");
        check(
            &["No.", "Date", "Action", "Responsible Officer", "Comments", "Status"],
            &[Number, Raised, Action, Owner, Comments, Status],
        );
        check(
            &["Ref", "Recommendation", "Agreed action", "Lead", "Target date", "Revised date"],
            &[Number, Imported, Action, Owner, WasDue, Due],
        );
        check(&["Issue", "By whom", "By when"], &[Action, Owner, Due]);
        check(&["Agreed", "Action", "Who", "By"], &[Raised, Action, Owner, Due]);
        check(&["Issue", "What we agreed to do", "Action by", "Action by date"], &[Imported, Action, Owner, Due]);
        check(&["Agreed", "Date", "Action", "By", "Due"], &[Imported, Raised, Action, Owner, Due]);
        check(&["By", "Action", "Lead", "Date"], &[Due, Action, Owner, Raised]);
        check(&["Action", "Owner", "Original date"], &[Action, Owner, Due]);
        check(&["Action", "Agenda item", "Lead"], &[Action, Imported, Owner]);
    }

    #[test]
    fn a_row_of_an_action_is_no_header() {
        assert_eq!(fields(&["1", "12.5.23", "Arrange a visit.", "Rik Basra", "Done."]), None);
        assert_eq!(fields(&["Action log of the Board", "", ""]), None);
        assert_eq!(fields(&["Name", "Address", "Action"]), None);
    }

    #[test]
    fn a_header_may_take_two_rows() {
        use Field::{Action, Due, Number, Owner, WasDue};
        let (above, below) =
            (row(&["No", "Action", "Lead", "Timescale", ""]), row(&["", "", "", "Original", "Revised"]));
        let layout = Layout::of_two(&above, &below, &Wishes::default()).expect("it is a header");
        assert_eq!(
            layout.columns.iter().filter_map(|column| column.field).collect::<Vec<_>>(),
            [Number, Action, Owner, WasDue, Due]
        );
        assert_eq!(Layout::of_two(&above, &row(&["1", "Visit.", "RB", "", ""]), &Wishes::default()), None);
    }

    #[test]
    fn the_user_may_say_what_a_column_holds() {
        let wishes = Wishes { maps: vec![("Cllr X".to_owned(), Field::Owner)], skips: vec!["notes".to_owned()] };
        let layout = Layout::of(&row(&["Action", "Cllr X", "Notes"]), &wishes).expect("it is a header");
        assert_eq!(
            layout.columns.iter().map(|column| column.field).collect::<Vec<_>>(),
            [Some(Field::Action), Some(Field::Owner), None]
        );
    }
}
