//! One writer a format, and the one door to them: from what stands on a page to text, web pages, Word, Excel, mail
//! and calendars. Nothing here decides anything.

mod answer;
pub(crate) mod bar;
mod column_widths;
pub(crate) mod columns;
mod csv;
#[cfg(feature = "docx")]
mod docx;
#[cfg(feature = "mail")]
mod eml;
pub(crate) mod export;
mod format;
#[cfg(feature = "html")]
mod html;
mod ics;
pub(crate) mod json;
mod letter_file_names;
mod markdown;
mod marks;
mod paper_columns;
pub(crate) mod print_width;
mod screen;
mod stacked;
mod style;
mod terminal;
mod text;
#[cfg(any(feature = "docx", feature = "html"))]
mod unbroken;
mod voice;
#[cfg(test)]
mod whole_tables;
mod wrapping;
#[cfg(feature = "xlsx")]
mod xlsx;

pub use answer::{Answer, write};
pub use format::{Format, Formats};
pub use letter_file_names::{is_letter_file_name, letter_file_names};
pub use marks::Marks;
pub use style::Style;
pub use text::text;
pub(crate) use voice::{MOST_CHARS, cut};
pub use voice::{Voice, Word};
