//! How a document calls the styles of the program.

use std::collections::HashMap;

/// How a document calls the styles of the program.
#[derive(Debug, Clone, Default)]
pub(crate) struct StyleNames {
    /// What stands before the names of all that are the program's own.
    pub(crate) prefix: &'static str,
    /// The styles of a template that stand in for some.
    pub(crate) theirs: HashMap<&'static str, String>,
}

impl StyleNames {
    /// Returns how the document calls a style.
    pub(crate) fn of(&self, own: &str) -> String {
        self.theirs.get(own).cloned().unwrap_or_else(|| format!("{}{own}", self.prefix))
    }
}
