//! The calendar of meetings, with what is due at each.

use chrono::NaiveDate;

use super::figures::of_count;
use super::log_column::of_logs;
use super::sections::Page;
use super::table::{Cell, Column, Emphasis, Paragraph, Table};
use crate::dates::weekday_and_day;
use crate::query::MeetingWithDue;

/// Lists the meetings of the calendar, the next one marked, with the actions due at each and which of them are overdue.
pub fn meetings(meetings_with_due: &[MeetingWithDue], today: NaiveDate) -> Page {
    let is_next = |one: &MeetingWithDue| {
        let mut own = meetings_with_due.iter().filter(|at| at.log == one.log).map(|at| at.meeting);
        own.find(|meeting| *meeting >= today) == Some(one.meeting)
    };
    let has_overdue = meetings_with_due.iter().any(|at| at.overdue.count > 0);
    let row = |at: &MeetingWithDue| -> Vec<Cell> {
        let when = match at.meeting {
            meeting if meeting == today => "Today",
            _ if is_next(at) => "Next",
            meeting if meeting < today => "Past",
            _ => "Planned",
        };
        let due = if at.due.count == 0 { "None".to_owned() } else { of_count(&at.due, usize::MAX) };
        let mut row = vec![weekday_and_day(at.meeting).into(), when.into(), due.as_str().into()];
        row.extend(has_overdue.then(|| overdue(at)));
        row
    };
    let mut columns = vec![Column::fixed("Meeting"), Column::fixed("When"), Column::wrapped("Actions due", 1)];
    columns.extend(has_overdue.then(|| Column::wrapped("Status", 1)));
    let when_empty = "The calendar is empty; add a meeting with `actions meetings add 30/6/2026`.";
    let table = Table::new(columns, meetings_with_due.iter().map(row));
    Page::of_table(of_logs(table, meetings_with_due.iter().map(|at| at.log)), "meetings", when_empty)
}

/// Names those of the actions due that are overdue.
fn overdue(at: &MeetingWithDue) -> Cell {
    match at.overdue.count {
        0 => Cell::default(),
        _ => Cell(vec![Paragraph::emphasised(
            &format!("Overdue: {}", of_count(&at.overdue, usize::MAX)),
            Emphasis::Late,
        )]),
    }
}
