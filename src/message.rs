//! The one complaint of the whole program: what is wrong, what to do about it, and where.

use std::error::Error;
use std::fmt;

/// What is wrong, or odd.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// One sentence, lower case, without a full stop; what the user wrote stands in backticks.
    pub text: String,
    /// What to do about it; may be empty.
    pub hint: String,
    /// Where it is, when it is on a line of a file.
    pub place: Option<Place>,
}

/// A line of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file, as the user named it.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
}

/// All that is wrong at once.
#[derive(Debug)]
pub struct Messages(pub Vec<Message>);

impl Message {
    /// Says what is wrong, and what to do about it.
    pub fn new(text: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { text: text.into(), hint: hint.into(), place: None }
    }

    /// Says on which line of a file it is.
    #[must_use]
    pub fn at(self, file: impl fmt::Display, line: usize) -> Self {
        Self { place: Some(Place { file: file.to_string(), line }), ..self }
    }

    /// Returns the line that it is on; 0 when it is on none.
    pub fn line(&self) -> usize {
        self.place.as_ref().map_or(0, |place| place.line)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
    }
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.place.iter().try_for_each(|place| write!(f, "{place}: "))?;
        f.write_str(&self.text)
    }
}

impl fmt::Display for Messages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|message| writeln!(f, "{message}"))
    }
}

impl Error for Message {}

impl Error for Messages {}
