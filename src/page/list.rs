//! Lists of actions for people: the table, and its markdown.

use chrono::NaiveDate;

use super::style::{Style, Tone};
use super::table::{Cell, Column, Grid, Paragraph};
use crate::dates::short;
use crate::model::{Action, Rag, Standing, State, joint};

/// Draws a list of actions as a table.
pub fn list_table(actions: &[&Action], today: NaiveDate, complete: Rag, style: Style) -> String {
    drawn(&list(actions, today, complete), "No actions to list.", style)
}

/// Draws a list of actions as a markdown table.
pub fn list_markdown(actions: &[&Action], today: NaiveDate, complete: Rag) -> String {
    list(actions, today, complete).markdown()
}

/// Draws overdue actions, each with its days, as a table.
pub fn overdue_table(late: &[(&Action, i64)], style: Style) -> String {
    drawn(&overdue(late), "Nothing is overdue.", style)
}

/// Draws overdue actions, each with its days, as a markdown table.
pub fn overdue_markdown(late: &[(&Action, i64)]) -> String {
    overdue(late).markdown()
}

fn drawn(grid: &Grid, when_empty: &str, style: Style) -> String {
    if grid.rows.is_empty() { format!("{when_empty}\n") } else { grid.draw(style) }
}

fn list(actions: &[&Action], today: NaiveDate, complete: Rag) -> Grid {
    let has_references = actions.iter().any(|action| action.reference.is_some());
    let mut columns = vec![
        Column::fixed("No."),
        Column::date("Raised"),
        Column::wrapped("Action", 5),
        Column::wrapped("Owner", 2),
        Column::date("Due"),
        Column::wrapped("Status", 2),
    ];
    if has_references {
        columns.insert(1, Column::wrapped("Reference", 1));
    }
    let row = |action: &&Action| {
        let mut row: Vec<Cell> = vec![
            action.number.to_string().into(),
            action.raised.to_string().into(),
            asked(action),
            owners(action),
            action.due.as_ref().map_or_else(String::new, ToString::to_string).into(),
            standing(action, today, complete),
        ];
        if has_references {
            row.insert(1, action.reference.clone().unwrap_or_default().into());
        }
        row
    };
    Grid { columns, rows: actions.iter().map(row).collect() }
}

fn overdue(late: &[(&Action, i64)]) -> Grid {
    let columns = vec![
        Column::fixed("No."),
        Column::fixed("Overdue"),
        Column::date("Due"),
        Column::wrapped("Action", 5),
        Column::wrapped("Owner", 2),
    ];
    let row = |(action, days): &(&Action, i64)| {
        vec![
            action.number.to_string().into(),
            Cell(vec![Paragraph::toned(&in_days(*days), Tone::Late)]),
            action.due.as_ref().map_or_else(String::new, ToString::to_string).into(),
            asked(action),
            owners(action),
        ]
    };
    Grid { columns, rows: late.iter().map(row).collect() }
}

/// Everybody it is for, those of what was added included.
fn owners(action: &Action) -> Cell {
    joint(action.everyone()).into()
}

/// What was asked, first and later.
fn asked(action: &Action) -> Cell {
    Cell(action.instructions().map(|instruction| Paragraph::new(&instruction.text)).collect())
}

/// Says how an action stands: the colour, then whatever else a reader must know.
pub(crate) fn standing(action: &Action, today: NaiveDate, complete: Rag) -> Cell {
    let colour = match action.rag {
        Some(rag) => Paragraph::toned(rag.label(), Tone::Rag(rag)),
        None => Paragraph::new("Not rated"),
    };
    let mut words = match &action.state {
        State::Closed { on, outcome, .. } => {
            let on = on.map_or_else(|| "day unknown".to_owned(), short);
            vec![Paragraph::new(&format!("Closed: {outcome}, {on}"))]
        }
        State::Open { .. } => vec![colour],
    };
    if action.standing(complete) == Standing::Done {
        words.push(Paragraph::new("Done, waiting for the board"));
    }
    if let Some(days) = action.days_overdue(today, complete) {
        words.push(Paragraph::toned(&format!("Overdue {}", in_days(days)), Tone::Late));
    }
    if let Some(outcome) = action.proposed() {
        words.push(Paragraph::new(&format!("Proposed: {outcome}")));
    }
    if action.exempt {
        words.push(Paragraph::new("Exempt"));
    }
    Cell(words)
}

/// Says a number of days: `1 day`, `12 days`.
pub(crate) fn in_days(days: i64) -> String {
    if days == 1 { "1 day".to_owned() } else { format!("{days} days") }
}
