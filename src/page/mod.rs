//! What stands on a page, and in which words: headings, tables, sentences, before any format is given to them.

pub(crate) mod card;
mod chase_summary;
pub(crate) mod check;
mod confirmations;
pub(crate) mod counted;
mod days;
mod import;
pub(crate) mod letter;
pub(crate) mod list;
mod meetings;
pub(crate) mod minutes;
pub(crate) mod paper;
pub(crate) mod paper_table;
mod people;
pub(crate) mod recommendations;
pub(crate) mod sanitize;
pub(crate) mod sections;
pub(crate) mod status;
pub(crate) mod table;
mod undo;

pub use card::cards;
pub use chase_summary::{letters_not_written, letters_written, to_see_to};
pub use check::findings;
pub use confirmations::{closed, commented, corrected, proposed, raised, reopened, supplemented};
pub use counted::counted;
pub use import::{nothing_to_take_in, taken_in, to_take_in};
pub use letter::{letter, letters};
pub use list::{list, overdue};
pub use meetings::meetings;
pub use minutes::minutes;
pub use paper::paper;
pub use people::{described, handed_over, listed, people, renamed};
pub use sanitize::{in_full, one_line};
pub use sections::Page;
pub use status::status;
pub use undo::{Undoable, in_words, undone, versions};
