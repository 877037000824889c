//! Why a source cannot be taken in.

use std::fmt;

/// Why a source cannot be taken in: one sentence, lower case, without a full stop, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotASource {
    /// What is wrong, with the place where it is known.
    pub message: String,
    /// What to do instead.
    pub hint: String,
}

impl NotASource {
    /// Makes a refusal.
    pub fn new(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { message: message.into(), hint: hint.into() }
    }

    /// Makes the refusal of a source in which no table stands.
    pub(super) fn without_table() -> Self {
        Self::new(
            "there is no table in it",
            "give the log as a table with a heading over each column: a Word or Excel file, CSV, a web page or markdown",
        )
    }

    /// Makes the refusal of a kind of file that this build leaves out.
    #[cfg(any(not(feature = "html"), not(feature = "markdown")))]
    pub(super) fn left_out(kind: &str) -> Self {
        Self::new(format!("this build cannot read {kind}"), "save the table as CSV, or use the full build")
    }
}

impl fmt::Display for NotASource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for NotASource {}
