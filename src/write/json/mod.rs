//! Answers as JSON for programs: stable names, ISO dates, schema 1; what is not there is null.

mod check;
mod front;
mod list;
mod minutes;
mod page;
mod paper;
mod people;
mod status;

pub(crate) use check::check_json;
pub(crate) use list::list_json;
pub(crate) use minutes::minutes_json;
pub(crate) use page::page;
pub(crate) use paper::paper_json;
pub(crate) use people::people_json;
pub(crate) use status::status_json;
