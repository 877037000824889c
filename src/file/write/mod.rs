//! From a change of the log to a changed text: only what differs is touched, and all else stays byte for byte.

mod action_edit;
pub(crate) mod array_edit;
mod as_written;
mod blocks;
pub(crate) mod conflict_marks;
pub(crate) mod edit;
pub(crate) mod edited_text;
pub(crate) mod edits;
mod head_edit;
pub(crate) mod left_out;
pub(crate) mod merged_text;
pub(crate) mod text_lines;
pub(crate) mod toml_text;
mod unknown_fields;
