//! The calendar of meetings, with what is due at each.

use chrono::NaiveDate;

use super::sections::Page;
use super::table::{Cell, Column, Paragraph, Table};
use crate::dates::weekday_and_day;
use crate::query::MeetingWithDue;

/// Lists the meetings of the calendar, the next meeting marked, with the actions due at each meeting.
pub fn meetings(meetings_with_due: &[MeetingWithDue], today: NaiveDate) -> Page {
    let next = meetings_with_due.iter().map(|at| at.meeting).find(|meeting| *meeting >= today);
    let row = |at: &MeetingWithDue| -> Vec<Cell> {
        let when = match at.meeting {
            meeting if meeting == today => "Today",
            meeting if Some(meeting) == next => "Next",
            meeting if meeting < today => "Past",
            _ => "Planned",
        };
        let due: Vec<String> = at.due.iter().map(ToString::to_string).collect();
        let due = if due.is_empty() { "None".to_owned() } else { due.join(", ") };
        vec![weekday_and_day(at.meeting).into(), when.into(), Cell(vec![Paragraph::new(&due)])]
    };
    let columns = vec![Column::fixed("Meeting"), Column::fixed("When"), Column::wrapped("Actions due", 1)];
    let when_empty = "The calendar is empty; add a meeting with `actions meetings add 30/6/2026`.";
    Page::of_table(Table::new(columns, meetings_with_due.iter().map(row)), "meetings", when_empty)
}
