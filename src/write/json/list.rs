//! A list of actions, everything about each.

use chrono::NaiveDate;
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::page::page;
use crate::file::json_fields::write;
use crate::file::json_log::{comments_of, further_of};
use crate::model::{Action, Rag};

#[derive(serde::Serialize)]
struct List<'a> {
    schema: u32,
    actions: Vec<Item<'a>>,
}

struct Item<'a> {
    action: &'a Action,
    today: NaiveDate,
    complete: Rag,
}

/// Writes a list of actions, everything about each.
pub(crate) fn list_json(actions: &[&Action], today: NaiveDate, complete: Rag) -> String {
    page(&List { schema: 1, actions: actions.iter().map(|action| Item { action, today, complete }).collect() })
}

impl Serialize for Item<'_> {
    /// Writes the fields, what follows from one right behind it.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { action, today, complete } = *self;
        let mut map = serializer.serialize_map(None)?;
        for field in Action::FIELDS {
            write(&mut map, field, action)?;
            match field.name {
                "due" => map.serialize_entry("due_day", &action.due_day())?,
                "was_due" => map.serialize_entry("overdue_days", &action.days_overdue(today, complete))?,
                "rag" => map.serialize_entry("state", action.standing(complete).as_str())?,
                _ => {}
            }
        }
        map.serialize_entry("further", &further_of(action))?;
        map.serialize_entry("comments", &comments_of(action))?;
        map.end()
    }
}
