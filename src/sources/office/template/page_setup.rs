//! How large the pages of a document are, and how much of them is margin.

/// The pages of a document, in twentieths of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields say it")]
pub struct PageSetup {
    pub width: u32,
    pub height: u32,
    pub is_landscape: bool,
    pub left: u32,
    pub right: u32,
    pub gutter: u32,
    /// Less than nothing where a long header may not push it down.
    pub top: i32,
    pub bottom: i32,
    pub header: u32,
    pub footer: u32,
}

impl PageSetup {
    /// Returns what is left between the margins.
    pub const fn breadth(&self) -> u32 {
        self.width.saturating_sub(self.left).saturating_sub(self.right).saturating_sub(self.gutter)
    }

    /// Returns what is left between the top and the bottom.
    pub const fn depth(&self) -> u32 {
        self.height.saturating_sub(self.top.unsigned_abs()).saturating_sub(self.bottom.unsigned_abs())
    }
}
