//! A log that was kept elsewhere: read as tables from any source, then understood as actions.

mod account;
mod column;
mod comments;
mod draft;
mod dues;
mod key;
mod layout;
mod owners;
mod rows;
mod settle;
mod status;
mod take;
mod time;
mod words;

pub use account::Account;
pub use column::Field;
pub use layout::Wishes;
pub use settle::{Settled, settle};
pub use take::{Taken, Understood, Wanted, name_of, understand};
