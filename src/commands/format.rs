//! The forms in which answers are given.

use clap::ValueEnum;

/// How a list of actions is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum ListFormat {
    /// Columns that fit the terminal
    #[default]
    Table,
    /// A markdown table
    Markdown,
    /// For spreadsheets
    Csv,
    /// For programs
    Json,
}

/// How a summary is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum StatusFormat {
    /// For reading
    #[value(alias = "txt")]
    Text,
    /// For a page or a mail
    #[value(alias = "md")]
    Markdown,
    /// For spreadsheets
    Csv,
    /// For programs
    Json,
    /// A web page
    Html,
}

/// How a paper is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum PaperFormat {
    /// For reading
    #[value(alias = "txt")]
    Text,
    /// For a page or a mail
    #[value(alias = "md")]
    Markdown,
    /// For spreadsheets
    Csv,
    /// For programs
    Json,
    /// A web page
    Html,
    /// For the agenda pack
    Docx,
    /// For Excel
    Xlsx,
}

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum CheckFormat {
    /// A line each, with its cure
    #[default]
    Text,
    /// For programs
    Json,
}
