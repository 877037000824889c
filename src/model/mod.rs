//! What a log is, and its rules. Plain data and plain functions: no file, no clock, no terminal.

mod action;
mod address;
mod change;
mod due;
mod fields;
mod finding;
#[cfg(test)]
pub(crate) mod fixtures;
mod log;
mod number;
mod owner;
mod people;
mod person;
mod refusal;
mod shared;
mod spelling;
mod typed_numbers;
mod words;

pub use action::{Action, Comment, Further, Raised, Standing, State};
pub use address::Address;
pub use change::{Closing, Correction};
pub use due::Due;
pub use fields::{Closed, CommentDraft, Draft, Field, FieldReader, FurtherDraft, Holds, TOGETHER, Together, Value};
pub use finding::{Doubt, Finding, Kind};
pub use log::Log;
pub use number::{Number, Which};
pub use owner::{Owner, joint};
pub use people::{Directory, Match};
pub use person::Person;
pub use refusal::Refusal;
pub use shared::Shared;
pub use spelling::{closest, differ_in_a_letter, folded};
pub use typed_numbers::are_numbers;
pub use words::{Outcome, Rag, joined};
