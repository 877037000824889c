//! What is wrong in a file, in the clerk's words: by line, with the cure.

pub(crate) mod complaint;
pub(crate) mod example;
pub(crate) mod line_errors;
pub(crate) mod subject;
pub(crate) mod syntax_errors;
