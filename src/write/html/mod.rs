//! Papers and summaries as web pages: one file that runs nothing and fetches nothing.

mod chart;
mod document;
mod front;
mod table;

pub(crate) use document::{paper_html, status_html};
