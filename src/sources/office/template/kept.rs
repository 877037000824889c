//! What papers take from a template: its styles, its headers and footers, its pages.

use super::page_setup::PageSetup;
use super::part::{Part, TemplateFile};

/// A Word document in whose look papers are written, as far as they take it over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// Its styles, as XML.
    pub styles: String,
    /// Its headers, footers and what its styles name.
    pub parts: Vec<Part>,
    /// The files that those show.
    pub files: Vec<TemplateFile>,
    /// Its pages.
    pub setup: PageSetup,
    /// Whether its first page has a header and a footer of its own.
    pub first_differs: bool,
    /// Whether its even pages have.
    pub even_differs: bool,
    /// What of it is left out of papers, in words.
    pub left_out: Vec<&'static str>,
}

impl Template {
    /// The most megabytes of a template.
    pub const MOST: u64 = 8;
}
