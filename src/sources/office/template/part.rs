//! A part of a template that papers take over, with the files that it shows.

/// A part of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub kind: PartKind,
    /// Its XML, in which nothing fetches or runs.
    pub xml: String,
    /// The files that it shows.
    pub shows: Vec<Shown>,
}

/// A file as a part shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The name by which the part calls it.
    pub id: String,
    /// Which of the files of the template it is.
    pub file: usize,
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

/// A file that parts show: a picture or a font.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateFile {
    /// Its name in the template.
    pub name: String,
    /// What kind of file it is.
    pub kind: &'static FileKind,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// A kind of file that a part may show.
#[derive(Debug, PartialEq, Eq)]
pub struct FileKind {
    /// How names of such files end in papers.
    pub ending: &'static str,
    /// What it is to the part.
    pub relation: &'static str,
    /// What mail and the web call it.
    pub media: &'static str,
}

/// The kinds of files that are taken over.
#[cfg(feature = "docx")]
const PNG: FileKind = FileKind { ending: "png", relation: "image", media: "image/png" };
#[cfg(feature = "docx")]
const JPEG: FileKind = FileKind { ending: "jpeg", relation: "image", media: "image/jpeg" };
#[cfg(feature = "docx")]
const GIF: FileKind = FileKind { ending: "gif", relation: "image", media: "image/gif" };
#[cfg(feature = "docx")]
const BMP: FileKind = FileKind { ending: "bmp", relation: "image", media: "image/bmp" };
#[cfg(feature = "docx")]
const TIFF: FileKind = FileKind { ending: "tiff", relation: "image", media: "image/tiff" };
#[cfg(feature = "docx")]
const EMF: FileKind = FileKind { ending: "emf", relation: "image", media: "image/x-emf" };
#[cfg(feature = "docx")]
const WMF: FileKind = FileKind { ending: "wmf", relation: "image", media: "image/x-wmf" };
#[cfg(feature = "docx")]
const FONT: FileKind = FileKind {
    ending: "odttf",
    relation: "font",
    media: "application/vnd.openxmlformats-officedocument.obfuscatedFont",
};

/// How pictures of each kind begin, whatever they are called.
#[cfg(feature = "docx")]
const PICTURES: &[(&[u8], &FileKind)] = &[
    (b"\x89PNG\r\n\x1a\n", &PNG),
    (b"\xff\xd8\xff", &JPEG),
    (b"GIF8", &GIF),
    (b"BM", &BMP),
    (b"II*\0", &TIFF),
    (b"MM\0*", &TIFF),
    (b"\x01\0\0\0", &EMF),
    (b"\xd7\xcd\xc6\x9a", &WMF),
    (b"\x01\0\x09\0", &WMF),
];

/// Returns what kind of file it is that is an `image` or a `font` to a part; none when it is not taken over.
#[cfg(feature = "docx")]
pub(super) fn kind_of(relation: &str, name: &str, bytes: &[u8]) -> Option<&'static FileKind> {
    let is_font = relation == "font" && name.to_ascii_lowercase().ends_with(".odttf");
    let pictures = PICTURES.iter().filter(|_| relation == "image");
    let found = pictures.copied().find(|(start, _)| bytes.starts_with(start)).map(|(_, kind)| kind);
    found.or_else(|| is_font.then_some(&FONT))
}
