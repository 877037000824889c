//! The summary for before a meeting: what stands on it, and in which words.

use super::counted::counted;
use super::sections::{Body, Page, Section};
use super::table::{Cell, Column, Emphasis, Paragraph, Table};
use crate::dates::{long, short, weekday_and_day};
use crate::model::{Number, Rag};
use crate::query::{Count, Oldest, OwnerTotals, Status};

/// Lays the summary out in the order in which a chair asks.
pub fn status(status: &Status) -> Page {
    let mut bodies = Vec::new();
    if !status.by_rag.is_empty() {
        bodies.push(Body::Colours(status.by_rag.clone()));
    }
    bodies.push(Body::Table("Figures", figures(status)));
    bodies.extend(status.oldest.as_ref().map(|oldest| Body::Words(age(oldest))));
    if !status.owners.is_empty() {
        bodies.push(Body::Table("By owner", owners(status)));
    }
    bodies.extend(exempt(status).map(Body::Words));
    if !status.open_at.is_empty() {
        bodies.push(Body::Meetings(status.open_at.clone()));
    }
    let sections = bodies.into_iter().map(Section::of).collect();
    Page { title: Some(title(status).to_owned()), occasion: meetings(status), sections }
}

/// Names the summary for lists of pages: the title, and its day.
pub(crate) fn name(status: &Status) -> String {
    format!("{}: status on {}", title(status), long(status.today))
}

fn title(status: &Status) -> &str {
    status.title.as_deref().unwrap_or("Action Log")
}

fn meetings(status: &Status) -> String {
    let next = status.next_meeting.map_or_else(
        || "No meeting to come is in the calendar".to_owned(),
        |next| match (next - status.today).num_days() {
            0 => format!("Next meeting today, {}", weekday_and_day(next)),
            days => format!("Next meeting {}, in {}", weekday_and_day(next), counted(days, "day")),
        },
    );
    let last = status.last_meeting.filter(|last| status.next_meeting != Some(*last));
    let last = last.map_or_else(String::new, |last| format!("; last meeting {}", weekday_and_day(last)));
    format!("Status on {}. {next}{last}.", weekday_and_day(status.today))
}

/// The figures, what a chair asks first.
fn figures(status: &Status) -> Table {
    let colours: Vec<String> =
        status.by_rag.iter().map(|(rag, count)| format!("{count} {}", Rag::word(*rag))).collect();
    let row = |label: &str, count: usize, detail: String| -> Vec<Cell> {
        vec![label.into(), count.to_string().into(), detail.into()]
    };
    let figure = |label: &str, figure: &Count| row(label, figure.count, numbers(&figure.numbers));
    let proposals: Vec<String> =
        status.proposals.iter().map(|proposal| format!("{} ({})", proposal.number, proposal.outcome)).collect();
    let late = Cell(vec![Paragraph::emphasised("Overdue", Emphasis::Late)]);
    let mut overdue = figure("", &status.overdue);
    overdue[0] = if status.overdue.count > 0 { late } else { "Overdue".into() };
    let mut rows = vec![
        row("Open actions", status.open.count, colours.join(", ")),
        figure("Done, waiting for the board", &status.done),
        overdue,
        figure("No due date", &status.no_due),
        row("Proposed to the board", status.proposed, proposals.join(", ")),
    ];
    // Without a calendar there is nothing to say of meetings, and 0 would be read as a fact.
    if status.next_meeting.is_some() {
        rows.insert(3, figure("Due by the next meeting", &status.due_by_next));
    }
    if status.last_meeting.is_some() {
        rows.insert(rows.len() - 1, figure("No word since the last meeting", &status.stale));
    }
    let columns = vec![Column::fixed("Summary"), Column::fixed("Count"), Column::wrapped("Actions", 1)];
    Table::new(columns, rows.into_iter())
}

fn age(oldest: &Oldest) -> String {
    let meetings =
        oldest.meetings.map_or_else(String::new, |meetings| format!(" and {}", counted(meetings, "meeting")));
    let raised = format!("raised {}, {}{meetings} ago", oldest.raised, counted(oldest.days, "day"));
    format!("Oldest still to do: action {}, {raised}: {}", oldest.number, oldest.text)
}

fn numbers(numbers: &[Number]) -> String {
    numbers.iter().map(Number::to_string).collect::<Vec<_>>().join(", ")
}

fn owners(status: &Status) -> Table {
    let row = |totals: &OwnerTotals| -> Vec<Cell> {
        let name = match (&totals.owner, totals.left) {
            (None, _) => Paragraph::new("No owner"),
            (Some(owner), Some(left)) => Paragraph::of_parts([owner, &*format!("(left {})", short(left))]),
            (Some(owner), None) => Paragraph::names([owner]),
        };
        vec![
            Cell(vec![name]),
            totals.open.count.to_string().into(),
            Cell::of_overdue(totals.overdue),
            totals.due_by_next.to_string().into(),
            totals.done.to_string().into(),
            numbers(&totals.open.numbers).into(),
        ]
    };
    let columns = vec![
        Column::wrapped("Owner", 2),
        Column::fixed("Open"),
        Column::fixed("Overdue"),
        Column::fixed("Due"),
        Column::fixed("Done"),
        Column::wrapped("Actions", 2),
    ];
    Table::new(columns, status.owners.iter().map(row))
}

/// Says how exempt actions were treated.
fn exempt(status: &Status) -> Option<String> {
    let counted = match status.exempt {
        0 => return None,
        1 => "1 exempt action is counted above".to_owned(),
        count => format!("{count} exempt actions are counted above"),
    };
    Some(if status.shows_exempt {
        format!("{counted}, and shown: not for the public.")
    } else {
        format!("{counted}, but not shown.")
    })
}
