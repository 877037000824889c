//! The Action Log paper: what stands on it, and in which words.

use super::counted::counted;
use super::sections::{Body, Page, Section};
use super::table::{Cell, Column, Emphasis, Paragraph, Table};
use crate::dates::{long, short, weekday_and_day};
use crate::model::{Due, Raised};
use crate::query::{Closed, Entry, Instruction, Paper, PaperComment};

/// Lays the paper out: what is open, the key, what was closed, and what is left out.
pub fn paper(paper: &Paper) -> Page {
    let open = match paper.open.as_slice() {
        [] => Body::Words(none(paper, "No open actions.")),
        entries => Body::Table("Open actions", open(entries, paper.has_due())),
    };
    let mut sections = vec![Section::of(open)];
    if !paper.key.is_empty() {
        sections.push(Section::headed("Key".to_owned(), Body::Key(paper.key.clone())));
    }
    if let Some(heading) = closed_heading(paper) {
        let closed = match paper.closed.as_slice() {
            [] => Body::Words(none(paper, "None.")),
            entries => Body::Table("Closed actions", closed(entries)),
        };
        sections.push(Section::headed(heading, closed));
    }
    sections.extend(notes(paper).into_iter().map(|note| Section::of(Body::Words(note))));
    Page { title: Some(title(paper)), occasion: occasion(paper), sections }
}

/// Names the paper for lists of pages and documents: the title, and the meeting that it is for.
pub(crate) fn name(paper: &Paper) -> String {
    let meeting = paper.meeting.map(|meeting| format!(", {}", long(meeting)));
    title(paper) + &meeting.unwrap_or_default()
}

pub(crate) fn title(paper: &Paper) -> String {
    match paper.title.as_deref() {
        None => "Action Log".to_owned(),
        Some(title) if title.to_lowercase().contains("action log") => title.to_owned(),
        Some(title) => format!("{title}: Action Log"),
    }
}

pub(crate) fn occasion(paper: &Paper) -> String {
    let meeting = paper.meeting.map_or_else(
        || "For the next meeting, which is not in the calendar yet.".to_owned(),
        |meeting| format!("For the meeting of {}.", weekday_and_day(meeting)),
    );
    format!("{meeting} As at {}.", long(paper.as_at))
}

pub(crate) fn closed_heading(paper: &Paper) -> Option<String> {
    paper.previous.map(|previous| format!("Closed since the meeting of {}", long(previous)))
}

/// Says what is not on the paper.
pub(crate) fn notes(paper: &Paper) -> Vec<String> {
    let selection =
        paper.is_selection.then(|| "This is a selection: not every action of the log was asked for.".to_owned());
    let exempt = match paper.exempt_left_out {
        0 => None,
        1 => Some("1 exempt action is left out of this paper.".to_owned()),
        count => Some(format!("{count} exempt actions are left out of this paper.")),
    };
    selection.into_iter().chain(exempt).collect()
}

/// Says that a section is empty, which is no fact about the log when only some actions were asked for.
pub(crate) fn none(paper: &Paper, when_whole: &str) -> String {
    if paper.is_selection { "None of those asked for.".to_owned() } else { when_whole.to_owned() }
}

fn open(entries: &[Entry], has_due: bool) -> Table {
    let mut columns = heading(entries.iter().any(|entry| entry.reference.is_some()));
    columns.push(Column::fixed("Status"));
    if has_due {
        columns.insert(4, Column::date("Due"));
    }
    let row = |entry: &Entry| {
        let mut row = asked(entry);
        row.push(status(entry));
        if has_due {
            row.insert(4, due(entry));
        }
        row
    };
    Table::new(columns, entries.iter().map(row))
}

fn closed(entries: &[Closed]) -> Table {
    let mut columns = heading(entries.iter().any(|closed| closed.entry.reference.is_some()));
    columns.push(Column::wrapped("Outcome", 2));
    let row = |closed: &Closed| {
        let minute = closed.minute.as_ref().map_or_else(String::new, |minute| format!(", minute {minute}"));
        let mut row = asked(&closed.entry);
        row.push(format!("{}, {}{minute}", closed.outcome.label(), short(closed.on)).into());
        row
    };
    Table::new(columns, entries.iter().map(row))
}

/// The columns of what was asked and reported; a number may have a reference of any length beside it.
fn heading(has_references: bool) -> Vec<Column> {
    vec![
        if has_references { Column::wrapped("No.", 1) } else { Column::fixed("No.") },
        Column::date("Date"),
        Column::wrapped("Action", 4),
        Column::wrapped("Responsible Officer", 2),
        Column::wrapped("Comments", 4),
    ]
}

/// Number, date, action, officer and comments: a paragraph for each thing asked and each thing reported.
fn asked(entry: &Entry) -> Vec<Cell> {
    let number = entry
        .reference
        .as_ref()
        .map_or_else(|| entry.number.to_string(), |reference| format!("{} ({reference})", entry.number));
    vec![
        number.into(),
        Cell(entry.instructions.iter().map(|instruction| raised(instruction.raised)).collect()),
        Cell(instructions(entry)),
        Cell(officers(entry)),
        Cell(comments(entry)),
    ]
}

/// What was asked; what was added later says when, since dates do not stand beside it everywhere.
pub(crate) fn instructions(entry: &Entry) -> Vec<Paragraph> {
    let words = |(at, instruction): (usize, &Instruction)| match at {
        0 => Paragraph::new(&instruction.text),
        _ => Paragraph::new(&format!("{}: {}", instruction.raised, instruction.text)),
    };
    entry.instructions.iter().enumerate().map(words).collect()
}

/// Who was asked, a paragraph for each thing asked.
pub(crate) fn officers(entry: &Entry) -> Vec<Paragraph> {
    let names = |instruction: &Instruction| match instruction.owners.as_slice() {
        [] => Paragraph::new("None"),
        owners => Paragraph::new(&owners.join(" / ")),
    };
    entry.instructions.iter().map(names).collect()
}

fn raised(raised: Raised) -> Paragraph {
    match raised {
        Raised::Day(day) => Paragraph::day(day),
        Raised::Month(_) => Paragraph::new(&raised.to_string()),
    }
}

fn due(entry: &Entry) -> Cell {
    let mut words = vec![match &entry.due {
        None => Paragraph::new("Not set"),
        Some(Due::Day(day)) => Paragraph::day(*day),
        Some(due) => Paragraph::new(&due.to_string()),
    }];
    words.extend(
        entry
            .days_overdue
            .map(|days| Paragraph::emphasised(&format!("Overdue {}", counted(days, "day")), Emphasis::Late)),
    );
    Cell(words)
}

fn status(entry: &Entry) -> Cell {
    Cell(vec![match entry.rag {
        Some(rag) => Paragraph::emphasised(rag.label(), Emphasis::Rag(rag)),
        None => Paragraph::new("Not set"),
    }])
}

/// What was reported, what is new marked as such, then what the board is asked to agree.
pub(crate) fn comments(entry: &Entry) -> Vec<Paragraph> {
    let mut words: Vec<Paragraph> = entry.comments.iter().map(comment).collect();
    words.extend(entry.proposed.map(|outcome| {
        Paragraph::new(&format!("The board is asked to agree that this action {}.", outcome.as_request()))
    }));
    if entry.exempt {
        words.push(Paragraph::new("Exempt: not for the public."));
    }
    if words.is_empty() {
        words.push(Paragraph::new("None"));
    }
    words
}

fn comment(comment: &PaperComment) -> Paragraph {
    if comment.is_new {
        Paragraph::emphasised(&format!("New: {}", comment.text), Emphasis::Strong)
    } else {
        Paragraph::new(&comment.text)
    }
}
