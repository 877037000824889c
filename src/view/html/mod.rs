//! Papers and summaries as web pages: one file that runs nothing and fetches nothing.

mod chart;
mod page;
mod table;

pub use page::{paper_html, status_html};
