//! Markdown: the tables in it and the lines around them.

mod cell;
mod page;
mod row;

pub(super) use page::read;
