//! Markdown: the tables in it and the lines around them.

mod cell;
mod document;
mod row;

pub(super) use document::read;
