//! One writer a form: from what stands on a page to text, web pages, Word, Excel, mail and calendars. Nothing here
//! decides anything.

pub(crate) mod bar;
mod column_widths;
pub(crate) mod columns;
mod csv;
#[cfg(feature = "docx")]
mod docx;
#[cfg(feature = "mail")]
mod eml;
pub(crate) mod export;
#[cfg(feature = "html")]
mod html;
mod ics;
pub(crate) mod iso;
pub(crate) mod json;
mod letter_file_names;
mod markdown;
pub(crate) mod print_width;
mod style;
mod terminal;
mod text;
#[cfg(feature = "xlsx")]
mod xlsx;

pub use csv::{list_csv, paper_csv, status_csv};
#[cfg(feature = "docx")]
pub use docx::paper_docx;
#[cfg(feature = "mail")]
pub use eml::letter_eml;
pub use export::{log_csv, log_json};
#[cfg(feature = "html")]
pub use html::{paper_html, status_html};
pub use ics::{due_days_ics, meetings_ics};
pub use json::{check_json, list_json, paper_json, status_json};
pub use letter_file_names::{is_letter_file_name, letter_file_names};
pub use markdown::markdown;
pub use style::Style;
pub use text::text;
#[cfg(feature = "xlsx")]
pub use xlsx::{log_xlsx, paper_xlsx};
