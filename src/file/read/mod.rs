//! From the text of a log to the log: `scan` takes what is laid out as usual, `careful` whatever else the language
//! allows, over `full_parse`; `readers_agree` holds the two together.

pub(crate) mod by_action;
pub(crate) mod careful;
pub(crate) mod fields;
pub(crate) mod full_parse;
pub(crate) mod parsed;
#[cfg(test)]
mod readers_agree;
pub(crate) mod scan;
pub(crate) mod scanner;
pub(crate) mod streamed;
pub(crate) mod tree;
