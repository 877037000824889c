//! The one complaint of the whole program: what is wrong, what to do about it, and where.

use std::error::Error;
use std::fmt;
use std::path::Path;

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

/// Writes words as they are typed on a command line: quoted where a shell would part or change them.
pub fn quoted(words: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-./:_,+@".contains(c);
    if !words.is_empty() && words.chars().all(is_plain) {
        words.to_owned()
    } else if words.contains(['"', '$', '`', '\\', '!']) {
        format!("'{}'", words.replace('\'', "'\\''"))
    } else {
        format!("\"{words}\"")
    }
}

/// Lets the commands in backticks name the logs that were named, so that they are about them.
///
/// A command that names one already is left as it is.
pub fn addressed<'f>(text: &str, files: impl IntoIterator<Item = &'f Path>) -> String {
    let named: String =
        files.into_iter().map(|file| format!("--file {} ", quoted(&file.display().to_string()))).collect();
    let mut parts = text.split("`actions ");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, rest| {
        let named = if rest.starts_with("--file ") { "" } else { &named };
        format!("{text}`actions {named}{rest}")
    })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_name_the_log_that_was_named() {
        let hint = "reopen it first: `actions reopen 3`; or `--rag red`";
        assert_eq!(addressed(hint, None), hint);
        let named = "reopen it first: `actions --file \"the hall.toml\" reopen 3`; or `--rag red`";
        assert_eq!(addressed(hint, Some(Path::new("the hall.toml"))), named);
        assert_eq!(addressed(named, Some(Path::new("audit.toml"))), named);
        let two = addressed("`actions list`", [Path::new("a.toml"), Path::new("b.toml")]);
        assert_eq!(two, "`actions --file a.toml --file b.toml list`");
    }

    #[test]
    fn words_are_quoted_where_a_shell_would_part_or_change_them() {
        let check = |words: &str, expected: &str| assert_eq!(quoted(words), expected);
        check("36(b)", "\"36(b)\"");
        check("2026-06-30", "2026-06-30");
        check("", "\"\"");
        check("Zoë O'Neil", "\"Zoë O'Neil\"");
        check("the \"last\" Friday", "'the \"last\" Friday'");
        check("£5 or $6, it's fine", "'£5 or $6, it'\\''s fine'");
    }
}
