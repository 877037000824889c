//! What a reader calls a part of the file: `action 4`, `a comment on action 4`.

use std::fmt;

use crate::model::Number;

/// What a reader calls a table.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Subject {
    /// A table that the file has once, or a person.
    Called(&'static str),
    /// An action, by its number where that can be read.
    Action(Option<Number>),
    /// What stands below an action.
    Of(&'static str, Option<Number>),
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Called(name) => f.write_str(name),
            Self::Action(Some(number)) => write!(f, "action {number}"),
            Self::Action(None) => f.write_str("this action"),
            Self::Of(what, number) => write!(f, "{what} {}", Self::Action(*number)),
        }
    }
}
