//! A part of a template that papers take over, with the files that it shows.

/// A part of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub kind: PartKind,
    /// Its XML, in which nothing fetches or runs.
    pub xml: String,
    /// The files that it shows.
    pub files: Vec<PartFile>,
}

/// What a part of a template is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartKind {
    /// The header of some pages.
    Header(Pages),
    /// The footer of some pages.
    Footer(Pages),
    /// The fonts and colours that styles name.
    Theme,
    /// The lists that styles number by.
    Numbering,
    /// What is known of fonts.
    Fonts,
}

/// The pages that a header or a footer is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pages {
    /// All that have none of their own.
    Usual,
    /// The first.
    First,
    /// Those of even numbers.
    Even,
}

/// A file that a part shows: a picture or a font.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartFile {
    /// The name by which the part calls it.
    pub id: String,
    /// What kind of file it is.
    pub kind: &'static FileKind,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// A kind of file that a part may show.
#[derive(Debug, PartialEq, Eq)]
pub struct FileKind {
    /// How names of such files end.
    pub ending: &'static str,
    /// What it is to the part.
    pub relation: &'static str,
    /// What mail and the web call it.
    pub media: &'static str,
}

/// The kinds of files that are taken over.
#[cfg(feature = "docx")]
pub(super) const KINDS: &[FileKind] = &[
    FileKind { ending: "png", relation: "image", media: "image/png" },
    FileKind { ending: "jpg", relation: "image", media: "image/jpeg" },
    FileKind { ending: "jpeg", relation: "image", media: "image/jpeg" },
    FileKind { ending: "gif", relation: "image", media: "image/gif" },
    FileKind { ending: "bmp", relation: "image", media: "image/bmp" },
    FileKind { ending: "tif", relation: "image", media: "image/tiff" },
    FileKind { ending: "tiff", relation: "image", media: "image/tiff" },
    FileKind { ending: "emf", relation: "image", media: "image/x-emf" },
    FileKind { ending: "wmf", relation: "image", media: "image/x-wmf" },
    FileKind {
        ending: "odttf",
        relation: "font",
        media: "application/vnd.openxmlformats-officedocument.obfuscatedFont",
    },
];
