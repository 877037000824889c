//! The readers of office files: Word, Excel, and what other programs write in their stead.
//!
//! [`read`] looks into the container and hands it on. `package` is the zip under every newer file
//! and `ole` the compound file under every older one; both are checked whole before anything is
//! believed. `xml` takes the members apart; `paragraphs` makes those, `grid` rows.

mod book;
mod excel;
mod figure;
mod grid;
mod kind;
mod limits;
mod ole;
mod open_lists;
mod open_styles;
mod opendocument;
mod package;
mod paragraphs;
mod rich;
mod template;
mod word;
mod worksheet;
mod xls;
mod xml;

pub(super) use kind::read;
pub use template::{FileKind, PageSetup, Pages, Part, PartKind, Shown, Template, TemplateFile, read_template};
