//! The paper that the document is laid out for.

/// A4 on its side, in twentieths of a point.
pub(crate) const PAGE: (&str, &str) = ("16838", "11906");
/// The margin on every side, in twentieths of a point.
pub(crate) const MARGIN: &str = "850";
/// What is left between the margins.
pub(crate) const BREADTH: usize = 16_838 - 2 * 850;
