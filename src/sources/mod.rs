//! From the bytes of a file to a sheet: one reader a kind of file, and which kind it is.
//!
//! [`read`] wants a table, as every log is; [`read_prose`] takes running text, as minutes are.

#[cfg(any(feature = "docx", feature = "html"))]
mod counting;
mod decode;
mod delimited;
mod delimiter;
mod foreign;
#[cfg(feature = "html")]
mod html;
mod kind;
mod letterhead;
mod limits;
#[cfg(feature = "markdown")]
mod markdown;
mod office;
mod paragraphs;
mod picture;
mod pipe_table;
mod prose;
mod records;
mod refusal;
#[cfg(any(feature = "docx", feature = "html", feature = "xlsx"))]
mod repeats;
mod sheet;
#[cfg(any(feature = "docx", feature = "html", feature = "xlsx"))]
mod well_formed;

pub use kind::{read, read_prose};
pub use letterhead::Letterhead;
pub use office::{FileKind, PageSetup, Pages, Part, PartKind, Shown, Template, TemplateFile, read_template};
pub use picture::Picture;
#[cfg(test)]
pub(crate) use sheet::fixtures;
pub use sheet::{Aside, Block, Cell, Hue, Paragraph, Row, Run, Sheet};
