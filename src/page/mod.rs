//! What stands on a page, and in which words: headings, tables, sentences, before any form is given to them.

pub(crate) mod card;
mod chase_summary;
mod check;
mod confirmations;
mod import;
pub(crate) mod letter;
pub(crate) mod letter_file_names;
pub(crate) mod list;
mod meetings;
pub(crate) mod paper;
pub(crate) mod sanitize;
pub(crate) mod sections;
pub(crate) mod status;
pub(crate) mod style;
pub(crate) mod table;
mod undo;

pub use card::card;
pub use chase_summary::{letters_not_written, letters_written, to_see_to};
pub use check::{check_json, check_text};
pub use confirmations::{closed, commented, corrected, proposed, raised, reopened, supplemented};
pub use import::{counted, nothing_to_take_in, taken_in, to_take_in};
pub use letter::{letter_text, letters_text};
pub use letter_file_names::{is_letter_file_name, letter_file_names};
pub use list::{list_markdown, list_table, overdue_markdown, overdue_table};
pub use meetings::meetings_text;
pub use paper::{paper_markdown, paper_text};
pub use sanitize::{in_full, one_line};
pub use status::{status_markdown, status_text};
pub use style::Style;
pub use undo::{in_words, undone, versions_table};
