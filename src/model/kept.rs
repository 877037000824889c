//! How much of logs is kept, so that changes can be undone.

use std::path::PathBuf;

/// How much is kept of a log and of all logs, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The versions of the log.
    pub versions: usize,
    /// The bytes of all that is kept of it.
    pub bytes: u64,
    /// The logs of which something is kept.
    pub logs: usize,
    /// The bytes of all that is kept of them.
    pub bytes_in_all: u64,
    /// The folder that all of them are in.
    pub folder: PathBuf,
}
