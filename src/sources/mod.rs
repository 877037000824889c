//! From the bytes of a file to a sheet: one reader a kind of file, and which kind it is.

mod decode;
mod delimited;
mod delimiter;
mod foreign;
#[cfg(feature = "html")]
mod html;
mod kind;
mod limits;
#[cfg(feature = "markdown")]
mod markdown;
mod office;
mod paragraphs;
mod pipe_table;
mod records;
mod refusal;
mod sheet;

pub use kind::read;
#[cfg(test)]
pub(crate) use sheet::fixtures;
pub use sheet::{Aside, Block, Cell, Hue, Paragraph, Row, Run, Sheet};
