//! Minutes of a meeting: what they ask of whom, which of that the log has, and what they say of its actions.
//!
//! [`read()`] makes passages of them; [`Minutes::beside`] finds the undertakings and sets them beside a log. Nothing here
//! writes: it proposes, and the clerk decides.

mod acting;
mod action_lines;
mod actor;
mod alike;
mod beside;
mod citing;
mod due_phrase;
mod enumerated;
mod finding;
mod fitting;
mod gathering;
mod head;
mod headings;
mod leads;
mod marks;
mod mentions;
mod numbering;
mod passages;
mod pattern;
mod people;
mod read;
mod rules;
mod tables;
mod text;
mod time_names;
mod undertakings;
mod verbs;
mod verdict;
mod voice;
mod whom;

pub use head::Held;
pub use mentions::{Cited, Deed, Mention};
pub use read::{Minutes, Proposed, read};
pub use undertakings::{Kind, Told, Undertaking};
