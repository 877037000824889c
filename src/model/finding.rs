//! What is wrong or odd in a log, and where.

use super::log_name::LogName;
use crate::message::Message;

/// Whether a finding breaks a rule of the file or is only odd.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// It breaks a rule: the file is refused.
    Problem,
    /// It is legal but odd.
    Doubt,
}

/// Something wrong or odd, with its line in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The line, counted from 1.
    pub line: usize,
    /// Whether the file is refused for it.
    pub kind: Kind,
    /// What is wrong or odd, and what to do about it.
    pub message: Message,
}

/// What was found in the file of a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// The file, as the user named it.
    pub file: String,
    /// The name of its log; none where one is checked alone.
    pub log: Option<LogName>,
    /// What was found, by line.
    pub findings: Vec<Finding>,
}

/// Something odd about an action or the head of the log, before its line is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// The action's place in the log, from 0; nothing when it is about `[log]`.
    pub action: Option<usize>,
    /// The field it is about, as the file calls it.
    pub field: &'static str,
    /// What is odd, and what to do about it.
    pub message: Message,
}
