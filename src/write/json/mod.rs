//! Answers as JSON for programs: stable names, ISO dates, schema 1; what is not there is null.

mod check;
mod front;
mod list;
mod minutes;
mod of_log;
mod page;
mod paper;
mod people;
mod status;

pub(crate) use check::check_json;
pub(crate) use list::list_json;
pub(crate) use minutes::minutes_json;
pub(crate) use of_log::of_log;
pub(crate) use page::{object, page};
pub(crate) use paper::paper_json;
pub(crate) use people::people_json;
pub(crate) use status::status_json;
