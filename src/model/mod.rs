//! What a log is, and its rules. Plain data and plain functions: no file, no clock, no terminal.

mod action;
mod address;
mod change;
mod due;
mod fields;
mod finding;
#[cfg(test)]
pub(crate) mod fixtures;
mod joint_owners;
mod log;
mod look_alikes;
mod number;
mod owner;
mod owner_names;
mod people;
mod people_changes;
mod person;
mod person_refusal;
mod plain_words;
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
pub use joint_owners::{OwnerText, each_name, is_joined, owners_in, pieces};
pub use log::Log;
pub use look_alikes::may_be_one;
pub use number::{Number, Which, numbered};
pub use owner::{Owner, joint};
pub use owner_names::{has_post, may_be_owner};
pub use people::{Directory, Match, Whom};
pub use people_changes::{PersonChange, Renamed};
pub use person::Person;
pub use person_refusal::PersonRefusal;
pub use plain_words::{has_word, is_word, plain};
pub use refusal::Refusal;
pub use shared::Shared;
pub use spelling::{closest, differ_in_a_letter, folded};
pub use typed_numbers::are_numbers;
pub use words::{Outcome, Rag, joined};
