//! The table of a paper: its columns but for those that would be empty for all, and what stands in each.

use super::counted::counted;
use super::days::{due, raised, told};
use super::table::{Cell, Column, Emphasis, Paragraph, Table};
use crate::dates::short;
use crate::query::{Closed, Entry, Instruction, PaperComment};

/// A column, and what stands in it for an action.
type Filled = (Column, fn(&Entry) -> Cell);

/// Lays out the actions that are open.
pub(super) fn open(entries: &[Entry]) -> Table {
    let has = |is_said: fn(&Entry) -> bool| entries.iter().any(is_said);
    let mut columns = asked(&entries.iter().collect::<Vec<_>>(), DuePlace::of(entries));
    if has(|entry| entry.rag.is_some()) {
        columns.push((Column::fixed("Status"), status));
    }
    let (columns, cells): (Vec<Column>, Vec<_>) = columns.into_iter().unzip();
    Table::new(columns, entries.iter().map(|entry| cells.iter().map(|cell| cell(entry)).collect()))
}

/// Lays out the actions that were closed since the previous meeting.
pub(super) fn closed(entries: &[Closed]) -> Table {
    let of_actions: Vec<&Entry> = entries.iter().map(|closed| &closed.entry).collect();
    let (mut columns, cells): (Vec<Column>, Vec<_>) = asked(&of_actions, DuePlace::Nowhere).into_iter().unzip();
    columns.push(Column::wrapped("Outcome", 2));
    let row = |closed: &Closed| {
        let asked = cells.iter().map(|cell| cell(&closed.entry));
        asked.chain(std::iter::once(outcome(closed))).collect()
    };
    Table::new(columns, entries.iter().map(row))
}

/// Where a table says when actions are due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum DuePlace {
    /// Nowhere: none is due, or all are closed.
    Nowhere,
    /// Under the action, where few are due, so that no column stands all but empty.
    UnderAction,
    /// In a column.
    Column,
}

impl DuePlace {
    fn of(entries: &[Entry]) -> Self {
        match entries.iter().filter(|entry| is_due_said(entry)).count() {
            0 => Self::Nowhere,
            few if few * 2 < entries.len() => Self::UnderAction,
            _ => Self::Column,
        }
    }
}

/// Tells whether there is something to say of when an action is due.
pub(crate) fn is_due_said(entry: &Entry) -> bool {
    entry.due.is_some() || !entry.was_due.is_empty()
}

/// Returns the columns of what was asked and reported.
fn asked(entries: &[&Entry], due: DuePlace) -> Vec<Filled> {
    let has = |is_said: fn(&Entry) -> bool| entries.iter().any(|entry| is_said(entry));
    let number = if has(|entry| entry.reference.is_some()) {
        Column::wrapped("No.", 1).or_brackets_below()
    } else {
        Column::fixed("No.")
    };
    let mut columns: Vec<Filled> =
        vec![(number, self::number), (Column::date("Date").or_at_last_below("raised "), dates)];
    columns.push((Column::wrapped("Action", 4), if due == DuePlace::UnderAction { action_and_due } else { action }));
    if has(has_officers) {
        columns.push((Column::wrapped("Responsible Officer", 2), |entry| Cell(officers(entry))));
    }
    if due == DuePlace::Column {
        columns.push((Column::date("Due"), due_and_before));
    }
    if has(|entry| !said_of(entry).is_empty()) {
        columns.push((Column::wrapped("Comments", 4), |entry| Cell(comments(entry))));
    }
    columns
}

/// The number; a reference of any length may be beside it.
fn number(entry: &Entry) -> Cell {
    match &entry.reference {
        Some(reference) => {
            let parts = [entry.number.to_string(), format!("({reference})")];
            Cell(vec![Paragraph::of_parts(parts.iter().map(String::as_str)).stacked()])
        }
        None => entry.number.to_string().into(),
    }
}

/// When each thing was asked, and by which minute.
fn dates(entry: &Entry) -> Cell {
    let date = |instruction: &Instruction| {
        let date = raised(instruction.raised);
        let Some(minute) = &instruction.minute else { return date };
        let parts = [format!("{},", date.text), format!("minute {minute}")];
        let mut both = Paragraph::of_parts(parts.iter().map(String::as_str)).stacked();
        both.day = date.day;
        both
    };
    Cell(entry.instructions.iter().map(date).collect())
}

fn action(entry: &Entry) -> Cell {
    Cell(instructions(entry))
}

/// What was asked, and below it when it is due.
fn action_and_due(entry: &Entry) -> Cell {
    let mut words = instructions(entry);
    if is_due_said(entry) {
        let due = entry.due.as_ref().map_or_else(|| "not set".to_owned(), ToString::to_string);
        let mut told = match entry.days_overdue {
            Some(days) => Paragraph::of_parts(["Due:", &format!("{due},"), "overdue", &counted(days, "day")]),
            None => Paragraph::of_parts(["Due:", &due]),
        };
        told.emphasis = entry.days_overdue.map(|_| Emphasis::Late);
        words.push(moved(entry).iter().fold(told, |told, part| told.with_part(part)));
    }
    Cell(words)
}

/// When it is due, when it was due before, and by how much it is late.
fn due_and_before(entry: &Entry) -> Cell {
    let moved = Some(moved(entry)).filter(|parts| !parts.is_empty());
    let moved = moved.map(|parts| Paragraph::of_parts(parts.iter().map(String::as_str)));
    let late = entry.days_overdue.map(Paragraph::overdue);
    Cell([due(entry.due.as_ref(), "Not set")].into_iter().chain(moved).chain(late).collect())
}

/// Says in parts of which none is broken when an action was due at first, and how often that was moved: `(first due 30 Jun
/// 2026, moved twice)`; nothing where it was not.
fn moved(entry: &Entry) -> Vec<String> {
    let Some(first) = entry.was_due.first() else { return Vec::new() };
    let often = match entry.was_due.len() {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        often => format!("{often} times"),
    };
    vec!["(first due".to_owned(), format!("{first},"), format!("moved {often})")]
}

/// What was asked, first and later.
pub(crate) fn instructions(entry: &Entry) -> Vec<Paragraph> {
    let words = |(at, instruction): (usize, &Instruction)| told(at, instruction.raised, &instruction.text);
    entry.instructions.iter().enumerate().map(words).collect()
}

/// Who was asked: once, or for each thing asked where that differs.
pub(crate) fn officers(entry: &Entry) -> Vec<Paragraph> {
    let names = |instruction: &Instruction| match instruction.owners.as_slice() {
        [] => Paragraph::new("None"),
        owners => Paragraph::names(owners).stacked(),
    };
    let is_same = entry.instructions.windows(2).all(|pair| pair[0].owners == pair[1].owners);
    let told = if is_same { 1 } else { entry.instructions.len() };
    entry.instructions.iter().take(told).map(names).collect()
}

/// Tells whether somebody was asked.
pub(crate) fn has_officers(entry: &Entry) -> bool {
    entry.instructions.iter().any(|instruction| !instruction.owners.is_empty())
}

fn status(entry: &Entry) -> Cell {
    Cell(vec![match entry.rag {
        Some(rag) => Paragraph::emphasised(rag.label(), Emphasis::Rag(rag)),
        None => Paragraph::new("Not set"),
    }])
}

fn outcome(closed: &Closed) -> Cell {
    let outcome = format!("{},", closed.outcome.label());
    let on = short(closed.on);
    let ended = match &closed.minute {
        Some(minute) => Paragraph::of_parts([&*outcome, &*format!("{on},"), &*format!("minute {minute}")]),
        None => Paragraph::of_parts([&*outcome, &*on]),
    };
    Cell(vec![ended])
}

/// What was reported and is asked for, or that there is nothing.
pub(crate) fn comments(entry: &Entry) -> Vec<Paragraph> {
    let said = said_of(entry);
    if said.is_empty() { vec![Paragraph::new("None")] } else { said }
}

/// What was reported, what is new marked as such, then what the board is asked to agree.
pub(crate) fn said_of(entry: &Entry) -> Vec<Paragraph> {
    let mut words: Vec<Paragraph> = entry.comments.iter().map(comment).collect();
    words.extend(entry.proposed.map(|outcome| {
        Paragraph::new(&format!("The board is asked to agree that this action be {}.", outcome.as_decision()))
    }));
    words.extend(entry.exempt.then(|| Paragraph::new("Exempt: not for the public.")));
    words
}

fn comment(comment: &PaperComment) -> Paragraph {
    if comment.is_new {
        Paragraph::emphasised(&format!("New: {}", comment.text), Emphasis::Strong)
    } else {
        Paragraph::new(&comment.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixtures::day;
    use crate::model::{Due, Number, Rag, Raised};

    /// An action of which nothing is known but what was asked.
    fn bare() -> Entry {
        let instruction = Instruction {
            raised: Raised::Day(day("2026-03-17")),
            minute: None,
            text: "Report.".to_owned(),
            owners: Vec::new(),
        };
        Entry {
            number: Number::FIRST,
            reference: None,
            instructions: vec![instruction],
            due: None,
            was_due: Vec::new(),
            days_overdue: None,
            comments: Vec::new(),
            rag: None,
            is_done: false,
            proposed: None,
            exempt: false,
        }
    }

    fn headings(entries: &[Entry]) -> Vec<&'static str> {
        open(entries).columns.iter().map(|column| column.heading).collect()
    }

    fn texts(cell: &Cell) -> Vec<&str> {
        cell.0.iter().map(|paragraph| &*paragraph.text).collect()
    }

    #[test]
    fn a_column_that_would_be_empty_for_all_is_left_out() {
        assert_eq!(headings(&[bare()]), ["No.", "Date", "Action"]);
        let rated = Entry { rag: Some(Rag::Amber), ..bare() };
        assert_eq!(headings(&[bare(), rated]), ["No.", "Date", "Action", "Status"]);
        let exempt = Entry { exempt: true, ..bare() };
        assert_eq!(headings(&[exempt]), ["No.", "Date", "Action", "Comments"]);
        let mut owned = bare();
        owned.instructions[0].owners = vec!["Rik Basra".to_owned()];
        assert_eq!(headings(&[owned, bare()]), ["No.", "Date", "Action", "Responsible Officer"]);
    }

    #[test]
    fn where_few_are_due_the_date_stands_under_the_action() {
        let due = || Entry { due: Some(Due::Day(day("2026-06-30"))), ..bare() };
        let late = Entry { days_overdue: Some(9), was_due: vec![Due::Day(day("2026-03-31"))], ..due() };
        let few = open(&[late.clone(), bare(), bare()]);
        assert_eq!(few.columns.len(), 3);
        let said = "Due: 30 Jun 2026, overdue 9 days (first due 31 Mar 2026, moved once)";
        assert_eq!(texts(&few.rows[0][2]), ["Report.", said]);
        assert_eq!(texts(&few.rows[1][2]), ["Report."]);
        let half = open(&[late, bare()]);
        assert_eq!(headings(&[due(), bare()]), ["No.", "Date", "Action", "Due"]);
        let said = ["30 Jun 2026", "(first due 31 Mar 2026, moved once)", "Overdue 9 days"];
        assert_eq!((texts(&half.rows[0][3]), texts(&half.rows[1][3])), (said.to_vec(), vec!["Not set"]));
    }

    #[test]
    fn how_often_a_date_was_moved_is_said() {
        let check = |count: usize, said: &str| {
            let entry = Entry { was_due: vec![Due::Day(day("2026-03-31")); count], ..bare() };
            assert_eq!(moved(&entry).join(" "), said);
        };
        check(0, "");
        check(2, "(first due 31 Mar 2026, moved twice)");
        check(3, "(first due 31 Mar 2026, moved 3 times)");
    }

    #[test]
    fn owners_of_everything_asked_are_said_once() {
        let mut entry = bare();
        entry.instructions[0].owners = vec!["Rik Basra".to_owned(), "Gary Bee".to_owned()];
        entry.instructions.push(entry.instructions[0].clone());
        assert_eq!(texts(&Cell(officers(&entry))), ["Rik Basra / Gary Bee"]);
        entry.instructions[1].owners = vec!["Gary Bee".to_owned()];
        assert_eq!(texts(&Cell(officers(&entry))), ["Rik Basra / Gary Bee", "Gary Bee"]);
    }
}
