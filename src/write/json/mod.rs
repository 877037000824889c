//! Answers as JSON for programs: stable names, ISO dates, schema 1; what is not there is null.

mod check;
mod list;
mod page;
mod paper;
mod status;

pub use check::check_json;
pub use list::list_json;
pub(crate) use page::page;
pub use paper::paper_json;
pub use status::status_json;
