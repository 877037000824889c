//! A log that was kept elsewhere: read as tables from any source, then understood as actions.

mod account;
mod broken_lines;
mod carry_down;
mod column;
mod comments;
mod counts;
mod dues;
mod entry;
mod facts;
mod find_rows;
#[cfg(test)]
mod fixtures;
mod headings;
mod instructions;
mod key;
mod labels;
mod layout;
mod look_alikes;
mod merge_into_log;
mod own_export;
mod owners;
mod reader;
mod reports;
mod row;
mod row_dues;
mod row_to_action;
mod standing;
mod status;
mod struck;
mod time;
mod understand;
mod wanted;
mod words;
mod years;

pub use account::Account;
pub use column::Field;
pub use layout::Wishes;
pub use merge_into_log::{Settled, settle};
pub use row_to_action::Taken;
pub use status::Said;
pub use understand::{Understood, name_of, understand};
pub use wanted::Wanted;
