//! A list of actions, everything about each.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::page::page;
use crate::file::json_fields::write;
use crate::file::json_log::{comments_of, further_of};
use crate::model::Action;
use crate::query::Listed;
use crate::write::columns::{LOG_NAMES, log_cells};

#[derive(serde::Serialize)]
struct List<'a> {
    schema: u32,
    actions: Vec<Item<'a>>,
}

struct Item<'a>(&'a Listed<'a>);

/// Writes a list of actions, everything about each.
pub(crate) fn list_json(listed: &[Listed]) -> String {
    page(&List { schema: 1, actions: listed.iter().map(Item).collect() })
}

impl Serialize for Item<'_> {
    /// Writes the fields, what follows from one right behind it.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Listed { action, asked, log } = *self.0;
        let mut map = serializer.serialize_map(None)?;
        for (name, value) in log.iter().flat_map(|log| LOG_NAMES.into_iter().zip(log_cells(Some(log)))) {
            map.serialize_entry(name, &value)?;
        }
        for field in Action::FIELDS {
            write(&mut map, field, action)?;
            match field.name {
                "due" => map.serialize_entry("due_day", &action.due_day())?,
                "was_due" => map.serialize_entry("overdue_days", &asked.days_overdue(action))?,
                "rag" => map.serialize_entry("state", asked.standing(action).as_str())?,
                _ => {}
            }
        }
        map.serialize_entry("further", &further_of(action))?;
        map.serialize_entry("comments", &comments_of(action))?;
        map.end()
    }
}
