//! The calendar of meetings, with what is due at each.

use chrono::NaiveDate;

use super::style::Style;
use super::table::{Cell, Column, Grid, Paragraph};
use crate::dates::weekday_and_day;
use crate::query::Sitting;

/// Draws the calendar, the next meeting marked, with the actions due at each meeting.
pub fn meetings_text(sittings: &[Sitting], today: NaiveDate, style: Style) -> String {
    if sittings.is_empty() {
        return "The calendar is empty; add a meeting with `actions meetings add 30/6/2026`.\n".to_owned();
    }
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
    Grid { columns, rows: sittings.iter().map(row).collect() }.draw(style)
}
