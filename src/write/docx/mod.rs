//! The paper as a Word document: a real table under real headings, for the agenda pack.
//!
//! Written here, on the libraries for XML and zip: the one light library for documents cannot mark a
//! header row, packs nothing, and puts elements in an order that Word need not take.

mod document;
mod front;
mod numbering;
mod opened;
mod package;
mod paragraph;
mod parts;
mod related;
mod sheet;
mod style_names;
mod styles;
mod table;
mod template;
mod xml;

pub(crate) use package::paper_docx;
