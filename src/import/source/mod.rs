//! From the bytes of a file to a sheet: one reader a kind of file, and which kind it is.

mod bounds;
mod decode;
mod delimited;
mod delimiter;
mod foreign;
#[cfg(feature = "html")]
mod html;
mod kind;
#[cfg(feature = "markdown")]
mod markdown;
mod office;
mod prose;
mod records;
mod refusal;

pub use kind::read;
pub use refusal::NotASource;
