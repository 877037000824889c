//! Word documents: `document` finds the lines and tables, `table` reads rows, `text` paragraphs;
//! `styles` and `lists` know what a paragraph takes from elsewhere.

pub(crate) mod document;
mod lists;
mod notes;
mod opened;
mod styles;
mod table;
mod text;
