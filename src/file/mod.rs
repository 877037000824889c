//! The language of the log file: pure, from text to text. Where the file is, and how it is saved, is `disk`'s.

pub(crate) mod encoding;
pub(crate) mod explain;
pub(crate) mod json_fields;
pub mod json_log;
pub(crate) mod lines;
pub(crate) mod read;
pub(crate) mod write;
