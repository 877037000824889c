//! A Word document as the template of papers: `open` takes what papers take over of it, `cleaned` makes that harmless.

#[cfg(feature = "docx")]
mod cleaned;
mod kept;
#[cfg(not(feature = "docx"))]
mod lean;
#[cfg(feature = "docx")]
mod open;
mod page_setup;
mod part;
#[cfg(feature = "docx")]
mod relations;
#[cfg(feature = "docx")]
mod sections;

pub use kept::Template;
#[cfg(not(feature = "docx"))]
pub use lean::read_template;
#[cfg(feature = "docx")]
pub use open::read_template;
pub use page_setup::PageSetup;
pub use part::{FileKind, Pages, Part, PartKind, Shown, TemplateFile};
