//! The Action Log paper, as text and as markdown.

use super::grid::{Cell, Column, Grid, Paragraph};
use super::list::in_days;
use super::markdown::markdown;
use super::plain::one_line;
use super::style::{Style, Tone};
use crate::dates::{long, short, weekday_and_day};
use crate::query::{Closed, Entry, Instruction, Paper, Remark};

/// Draws the paper as text.
pub fn paper_text(paper: &Paper, style: Style) -> String {
    let style = style.running();
    let mut page = style.heading(&one_line(&title(paper)));
    page.push_str(&style.paragraph(&occasion(paper)));
    page.push('\n');
    page.push_str(&if paper.open.is_empty() {
        style.paragraph(&none(paper, "No open actions."))
    } else {
        open(paper).draw(style)
    });
    let key = key(paper);
    if !key.is_empty() {
        page.push_str(&format!(
            "\nKey\n{}",
            key.iter().map(|line| style.paragraph(&one_line(line))).collect::<String>()
        ));
    }
    if let Some(closed_since) = closed_heading(paper) {
        page.push_str(&format!("\n{}", style.heading(&closed_since)));
        page.push_str(&if paper.closed.is_empty() {
            style.paragraph(&none(paper, "None."))
        } else {
            closed(paper).draw(style)
        });
    }
    for note in notes(paper) {
        page.push_str(&format!("\n{}", style.paragraph(&note)));
    }
    page
}

/// Draws the paper as markdown.
pub fn paper_markdown(paper: &Paper) -> String {
    let mut page = format!("# {}\n\n{}\n\n", markdown(&title(paper)), occasion(paper));
    page.push_str(&if paper.open.is_empty() { none(paper, "No open actions.") + "\n" } else { open(paper).markdown() });
    let key = key(paper);
    if !key.is_empty() {
        page.push_str("\n**Key**\n\n");
        page.push_str(&key.iter().map(|line| format!("- {}\n", markdown(line))).collect::<String>());
    }
    if let Some(heading) = closed_heading(paper) {
        page.push_str(&format!("\n## {heading}\n\n"));
        page.push_str(&if paper.closed.is_empty() { none(paper, "None.") + "\n" } else { closed(paper).markdown() });
    }
    for note in notes(paper) {
        page.push_str(&format!("\n{note}\n"));
    }
    page
}

fn title(paper: &Paper) -> String {
    match paper.title.as_deref() {
        None => "Action Log".to_owned(),
        Some(title) if title.to_lowercase().contains("action log") => title.to_owned(),
        Some(title) => format!("{title}: Action Log"),
    }
}

fn occasion(paper: &Paper) -> String {
    let meeting = paper.meeting.map_or_else(
        || "For the next meeting, which is not in the calendar yet.".to_owned(),
        |meeting| format!("For the meeting of {}.", weekday_and_day(meeting)),
    );
    format!("{meeting} As at {}.", long(paper.as_at))
}

fn key(paper: &Paper) -> Vec<String> {
    paper.key.iter().map(|(rag, meaning)| format!("{}: {meaning}", rag.label())).collect()
}

fn closed_heading(paper: &Paper) -> Option<String> {
    paper.previous.map(|previous| format!("Closed since the meeting of {}", long(previous)))
}

/// Says what is not on the paper.
fn notes(paper: &Paper) -> Vec<String> {
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
fn none(paper: &Paper, when_whole: &str) -> String {
    if paper.is_selection { "None of those asked for.".to_owned() } else { when_whole.to_owned() }
}

fn open(paper: &Paper) -> Grid {
    let mut columns = heading();
    columns.push(Column::fixed("Status"));
    if paper.has_due() {
        columns.insert(4, Column::date("Due"));
    }
    let row = |entry: &Entry| {
        let mut row = asked(entry);
        row.push(status(entry));
        if paper.has_due() {
            row.insert(4, due(entry));
        }
        row
    };
    Grid { columns, rows: paper.open.iter().map(row).collect() }
}

fn closed(paper: &Paper) -> Grid {
    let mut columns = heading();
    columns.push(Column::wrapped("Outcome", 2));
    let row = |closed: &Closed| {
        let minute = closed.minute.as_ref().map_or_else(String::new, |minute| format!(", minute {minute}"));
        let mut row = asked(&closed.entry);
        row.push(format!("{}, {}{minute}", closed.outcome.label(), short(closed.on)).into());
        row
    };
    Grid { columns, rows: paper.closed.iter().map(row).collect() }
}

fn heading() -> Vec<Column> {
    vec![
        Column::fixed("No."),
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
    let each = |words: &dyn Fn(&Instruction) -> String| {
        Cell(entry.instructions.iter().map(|instruction| Paragraph::new(&words(instruction))).collect())
    };
    let officers = |instruction: &Instruction| {
        if instruction.owners.is_empty() { "None".to_owned() } else { instruction.owners.join(" / ") }
    };
    vec![
        number.into(),
        each(&|instruction| instruction.raised.to_string()),
        each(&|instruction| instruction.text.clone()),
        each(&officers),
        comments(entry),
    ]
}

fn due(entry: &Entry) -> Cell {
    let when = entry.due.as_ref().map_or_else(|| "Not set".to_owned(), ToString::to_string);
    let mut words = vec![Paragraph::new(&when)];
    words.extend(entry.days_overdue.map(|days| Paragraph::toned(&format!("Overdue {}", in_days(days)), Tone::Late)));
    Cell(words)
}

fn status(entry: &Entry) -> Cell {
    Cell(vec![match entry.rag {
        Some(rag) => Paragraph::toned(rag.label(), Tone::Rag(rag)),
        None => Paragraph::new("Not set"),
    }])
}

/// What was reported, what is new marked as such, then what the board is asked to agree.
fn comments(entry: &Entry) -> Cell {
    let mut words: Vec<Paragraph> = entry.comments.iter().map(remark).collect();
    words.extend(entry.proposed.map(|outcome| {
        Paragraph::new(&format!("The board is asked to agree that this action {}.", outcome.as_request()))
    }));
    if entry.exempt {
        words.push(Paragraph::new("Exempt: not for the public."));
    }
    if words.is_empty() {
        words.push(Paragraph::new("None"));
    }
    Cell(words)
}

fn remark(remark: &Remark) -> Paragraph {
    if remark.is_new {
        Paragraph::toned(&format!("New: {}", remark.text), Tone::Strong)
    } else {
        Paragraph::new(&remark.text)
    }
}
