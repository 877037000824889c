//! Actions as they are listed, those of several logs too.

use super::asked::Asked;
use crate::model::{Action, LogName};

/// An action, and in which log it is asked for on which day.
#[derive(Debug, Clone, Copy)]
pub struct Listed<'a> {
    /// The action.
    pub action: &'a Action,
    /// The day, and what in the log the answers hang on.
    pub asked: Asked<'a>,
    /// The name of its log; none where one log is asked alone.
    pub log: Option<&'a LogName>,
}

impl<'a> Listed<'a> {
    /// Lists actions of a log.
    pub fn each(
        actions: impl IntoIterator<Item = &'a Action>,
        asked: Asked<'a>,
        log: Option<&'a LogName>,
    ) -> Vec<Self> {
        actions.into_iter().map(|action| Self { action, asked, log }).collect()
    }
}
