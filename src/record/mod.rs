//! The whole of a log as one page of JSON: written by `export`, read by `import`, the same log on both sides.

mod action;
mod log;

pub use log::{NotARecord, Record};
