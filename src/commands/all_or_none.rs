//! Commands that are given several actions: all of them are done, or none.

use anyhow::Error;

use crate::message::{Message, quoted};
use crate::model::{Number, Refusal};

/// Refuses what was asked of several actions, and gives the command for the rest of them, which could be done.
pub(super) fn refused(
    refusals: &[Refusal],
    rest: &[Number],
    command: &str,
    options: &[(&str, Option<String>)],
) -> Error {
    let text = refusals.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
    let cure = refusals.iter().find_map(Refusal::hint).unwrap_or_default();
    if rest.is_empty() {
        return Message::new(text, cure).into();
    }
    let mut line = format!("actions {command}");
    for number in rest {
        line += &format!(" {number}");
    }
    for (option, value) in options {
        line += &value.as_ref().map_or_else(String::new, |value| format!(" {option} {}", quoted(value)));
    }
    Message::new(text, format!("for the rest, `{line}`; {cure}")).into()
}
