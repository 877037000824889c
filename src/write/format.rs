//! The formats in which answers are written.

/// A format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Columns on a terminal.
    Table,
    /// Headings, paragraphs and tables on a terminal.
    Text,
    /// Markdown.
    Markdown,
    /// Rows for spreadsheets.
    Csv,
    /// JSON.
    Json,
    /// A web page.
    Html,
    /// A Word document.
    Docx,
    /// An Excel workbook.
    Xlsx,
    /// A calendar.
    Ics,
    /// A message for a mail program.
    Eml,
}

/// The formats that an answer has, the usual one first, each with what it is for.
pub type Formats = &'static [(Format, &'static str)];

impl Format {
    /// Returns its name, and how the names of its files end.
    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Table => ("table", "txt"),
            Self::Text => ("text", "txt"),
            Self::Markdown => ("markdown", "md"),
            Self::Csv => ("csv", "csv"),
            Self::Json => ("json", "json"),
            Self::Html => ("html", "html"),
            Self::Docx => ("docx", "docx"),
            Self::Xlsx => ("xlsx", "xlsx"),
            Self::Ics => ("ics", "ics"),
            Self::Eml => ("eml", "eml"),
        }
    }

    /// Returns its name, as it is asked for.
    pub const fn name(self) -> &'static str {
        self.words().0
    }

    /// Returns how the names of its files end.
    pub const fn ending(self) -> &'static str {
        self.words().1
    }

    /// Finds the one of these that bears a name, or has files that end so; capitals do not count.
    pub fn among(formats: Formats, word: &str) -> Option<Self> {
        let is_named =
            |format: &Self| [format.name(), format.ending()].iter().any(|own| own.eq_ignore_ascii_case(word));
        formats.iter().map(|(format, _)| *format).find(is_named)
    }
}
