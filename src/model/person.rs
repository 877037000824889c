//! Somebody whom a log lists.

use chrono::NaiveDate;

/// Somebody about whom there is something to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The name as papers print it.
    pub name: String,
    /// Other ways in which the name is written.
    pub aliases: Vec<String>,
    /// Where to write to.
    pub email: Option<String>,
    /// The day on which the person left.
    pub left: Option<NaiveDate>,
}

impl Person {
    /// Returns the day on which the person left, once it has come.
    pub fn has_left(&self, today: NaiveDate) -> Option<NaiveDate> {
        self.left.filter(|left| *left <= today)
    }
}
