//! The calendar of meetings, with what is due at each.

use chrono::NaiveDate;

use super::sections::Page;
use super::table::{Cell, Column, Emphasis, Paragraph, Table};
use crate::dates::weekday_and_day;
use crate::model::Number;
use crate::query::MeetingWithDue;

/// Lists the meetings of the calendar, the next one marked, with the actions due at each and which of them are overdue.
pub fn meetings(meetings_with_due: &[MeetingWithDue], today: NaiveDate) -> Page {
    let next = meetings_with_due.iter().map(|at| at.meeting).find(|meeting| *meeting >= today);
    let has_overdue = meetings_with_due.iter().any(|at| !at.overdue.is_empty());
    let row = |at: &MeetingWithDue| -> Vec<Cell> {
        let when = match at.meeting {
            meeting if meeting == today => "Today",
            meeting if Some(meeting) == next => "Next",
            meeting if meeting < today => "Past",
            _ => "Planned",
        };
        let due = if at.due.is_empty() { "None".to_owned() } else { listed(&at.due) };
        let mut row = vec![weekday_and_day(at.meeting).into(), when.into(), due.as_str().into()];
        row.extend(has_overdue.then(|| overdue(at)));
        row
    };
    let mut columns = vec![Column::fixed("Meeting"), Column::fixed("When"), Column::wrapped("Actions due", 1)];
    columns.extend(has_overdue.then(|| Column::wrapped("Status", 1)));
    let when_empty = "The calendar is empty; add a meeting with `actions meetings add 30/6/2026`.";
    Page::of_table(Table::new(columns, meetings_with_due.iter().map(row)), "meetings", when_empty)
}

/// Names those of the actions due that are overdue.
fn overdue(at: &MeetingWithDue) -> Cell {
    match at.overdue.as_slice() {
        [] => Cell::default(),
        numbers => Cell(vec![Paragraph::emphasised(&format!("Overdue: {}", listed(numbers)), Emphasis::Late)]),
    }
}

fn listed(numbers: &[Number]) -> String {
    numbers.iter().map(Number::to_string).collect::<Vec<_>>().join(", ")
}
