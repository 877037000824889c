//! The calendar of meetings, with what is due at each.

use chrono::NaiveDate;

use super::sections::Page;
use super::table::{Cell, Column, Paragraph, Table};
use crate::dates::weekday_and_day;
use crate::query::Sitting;

/// Lists the meetings of the calendar, the next meeting marked, with the actions due at each meeting.
pub fn meetings(sittings: &[Sitting], today: NaiveDate) -> Page {
    let next = sittings.iter().map(|sitting| sitting.meeting).find(|meeting| *meeting >= today);
    let row = |sitting: &Sitting| -> Vec<Cell> {
        let when = match sitting.meeting {
            meeting if meeting == today => "Today",
            meeting if Some(meeting) == next => "Next",
            meeting if meeting < today => "Past",
            _ => "Planned",
        };
        let due: Vec<String> = sitting.due.iter().map(ToString::to_string).collect();
        let due = if due.is_empty() { "None".to_owned() } else { due.join(", ") };
        vec![weekday_and_day(sitting.meeting).into(), when.into(), Cell(vec![Paragraph::new(&due)])]
    };
    let columns = vec![Column::fixed("Meeting"), Column::fixed("When"), Column::wrapped("Actions due", 1)];
    let when_empty = "The calendar is empty; add a meeting with `actions meetings add 30/6/2026`.";
    Page::of_table(Table::new(columns, sittings.iter().map(row)), when_empty)
}
