//! A log as one of those that are asked.

use super::log::Log;
use super::log_name::LogName;

/// A log, and the name by which it is told from the others where several are asked.
#[derive(Debug, Clone, Copy)]
pub struct Board<'a> {
    /// The log.
    pub log: &'a Log,
    /// Its name; none where it is asked alone.
    pub name: Option<&'a LogName>,
}

impl<'a> From<&'a Log> for Board<'a> {
    /// Takes a log that is asked alone.
    fn from(log: &'a Log) -> Self {
        Self { log, name: None }
    }
}
