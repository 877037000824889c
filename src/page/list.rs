//! Lists of actions for people.

use super::days::{due, raised, told};
use super::log_column::of_logs;
use super::sections::Page;
use super::table::{Cell, Column, Emphasis, Paragraph, Table};
use crate::dates::short;
use crate::model::{Action, Further, Owner, State};
use crate::query::{Asked, Listed, Sought};

/// Lists actions.
pub fn list(listed: &[Listed], sought: Sought) -> Page {
    Page::of_table(table(listed).telling_more_than(&known(sought)), "actions", "No actions to list.")
}

/// What the readers of a list know, since they asked for it: under which heading it stands, and in which words.
fn known(sought: Sought) -> Vec<(&'static str, String)> {
    let colour = sought.rag.map(|rag| ("Status", rag.label().to_owned()));
    let raised = sought.raised_at.map(|day| ("Raised", short(day)));
    colour.into_iter().chain(raised).collect()
}

pub(crate) fn table(listed: &[Listed]) -> Table {
    let has_references = listed.iter().any(|one| one.action.reference.is_some());
    let mut columns = vec![
        Column::fixed("No."),
        Column::date("Raised").or_below("raised "),
        Column::wrapped("Action", 5),
        Column::wrapped("Owner", 2),
        Column::date("Due").or_at_last_below("due "),
        Column::wrapped("Status", 2),
    ];
    if has_references {
        columns.insert(1, Column::wrapped("Reference", 1).or_below(""));
    }
    let row = |one: &Listed| {
        let action = one.action;
        let mut row: Vec<Cell> = vec![
            action.number.to_string().into(),
            Cell(vec![raised(action.raised)]),
            instructions(action),
            owners(action),
            Cell(vec![due(action.due.as_ref(), "")]),
            standing(action, one.asked),
        ];
        if has_references {
            row.insert(1, Cell(vec![Paragraph::of_parts(action.reference.as_deref())]));
        }
        row
    };
    of_logs(Table::new(columns, listed.iter().map(row)), listed.iter().map(|one| one.log))
}

/// Lists overdue actions, each with its days.
pub fn overdue(late: &[(Listed, i64)]) -> Page {
    let columns = vec![
        Column::fixed("No."),
        Column::wrapped("Status", 2),
        Column::date("Due"),
        Column::wrapped("Action", 5),
        Column::wrapped("Owner", 2),
    ];
    let row = |(one, days): &(Listed, i64)| {
        let action = one.action;
        vec![
            action.number.to_string().into(),
            Cell(late_and_more(action, Some(*days))),
            Cell(vec![due(action.due.as_ref(), "")]),
            instructions(action),
            owners(action),
        ]
    };
    let table = of_logs(Table::new(columns, late.iter().map(row)), late.iter().map(|(one, _)| one.log));
    let table = table.telling_more_than(&[]);
    Page::of_table(table, "overdue actions", "Nothing is overdue.")
}

/// Everybody it is for, those of what was added included.
fn owners(action: &Action) -> Cell {
    Cell(vec![Paragraph::names(action.everyone().into_iter().map(Owner::as_str))])
}

/// What was asked, and after its day what was added later.
fn instructions(action: &Action) -> Cell {
    let words = |(at, instruction): (usize, Further)| told(at, instruction.raised, &instruction.text);
    Cell(action.instructions().enumerate().map(words).collect())
}

/// Says how an action stands: the colour, then whatever else a reader must know.
pub(crate) fn standing(action: &Action, asked: Asked) -> Cell {
    let colour = match action.rag {
        Some(rag) => Paragraph::emphasised(rag.label(), Emphasis::Rag(rag)),
        None => Paragraph::new("Not rated"),
    };
    let mut words = match &action.state {
        State::Closed { on, outcome, .. } => {
            let on = on.map_or_else(|| "day unknown".to_owned(), short);
            vec![Paragraph::of_parts(["Closed:", &format!("{outcome},"), &on])]
        }
        State::Open { .. } => vec![colour],
    };
    if asked.is_done(action) {
        words.push(Paragraph::new("Done, waiting for the board"));
    }
    words.extend(late_and_more(action, asked.days_overdue(action)));
    Cell(words)
}

/// Says by how much an action is late, what the board is asked to agree, and whether the public may not see it.
fn late_and_more(action: &Action, late: Option<i64>) -> Vec<Paragraph> {
    let late = late.map(Paragraph::overdue);
    let proposed = action.proposed().map(|outcome| Paragraph::new(&format!("Proposed: {outcome}")));
    let exempt = action.exempt.then(|| Paragraph::new("Exempt"));
    [late, proposed, exempt].into_iter().flatten().collect()
}
