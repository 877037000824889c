//! The files beside a log in which its papers are dressed.

use super::office::Template;
use super::picture::Picture;

/// What the papers of a board are dressed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letterhead {
    /// What stands at the head of the first page.
    pub logo: Option<Picture>,
    /// The look, header and footer of Word papers.
    pub template: Option<Template>,
}

impl Letterhead {
    /// Nothing but the program's own look.
    pub const NONE: &'static Self = &Self { logo: None, template: None };
}
