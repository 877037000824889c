//! How answers look: functions from data to text. Nothing here reads a file, asks the terminal or decides anything.

mod bar;
mod card;
mod chased;
mod check;
mod csv;
mod echo;
#[cfg(feature = "mail")]
mod eml;
mod export;
mod file_names;
mod grid;
#[cfg(feature = "html")]
mod html;
mod ics;
mod import;
mod iso;
mod json;
mod layout;
mod letter;
mod list;
mod markdown;
mod measure;
mod meetings;
mod paper;
mod plain;
mod rows;
mod status;
mod style;
mod undo;
#[cfg(feature = "docx")]
mod word;
#[cfg(feature = "xlsx")]
mod workbook;

pub use card::card;
pub use chased::{letters_not_written, letters_written, to_see_to};
pub use check::{check_json, check_text};
pub use csv::{list_csv, paper_csv, status_csv};
pub use echo::{closed, commented, corrected, proposed, raised, reopened, supplemented};
#[cfg(feature = "mail")]
pub use eml::letter_eml;
pub use export::{log_csv, log_json};
pub use file_names::{is_letter_file_name, letter_file_names};
#[cfg(feature = "html")]
pub use html::{paper_html, status_html};
pub use ics::{due_days_ics, meetings_ics};
pub use import::{counted, nothing_to_take_in, taken_in, to_take_in};
pub use json::{list_json, paper_json, status_json};
pub use letter::{letter_text, letters_text};
pub use list::{list_markdown, list_table, overdue_markdown, overdue_table};
pub use meetings::meetings_text;
pub use paper::{paper_markdown, paper_text};
pub use plain::{in_full, one_line};
pub use status::{status_markdown, status_text};
pub use style::Style;
pub use undo::{in_words, undone, versions_table};
#[cfg(feature = "docx")]
pub use word::paper_docx;
#[cfg(feature = "xlsx")]
pub use workbook::{log_xlsx, paper_xlsx};
