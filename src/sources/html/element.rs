//! What the elements of a page mean to a reader of tables.

/// An element by its part in a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Element {
    /// A table.
    Table,
    /// The head, a body or the foot of a table.
    Section,
    /// A row.
    Row,
    /// A cell.
    Cell,
    /// The title of a table.
    Caption,
    /// A paragraph, which needs no end.
    Paragraph,
    /// A heading of this rank.
    Heading(u8),
    /// An item of a list, which needs no end.
    Item,
    /// A list.
    List,
    /// Anything else that stands on lines of its own.
    Block,
    /// The end of a line.
    Break,
    /// Bold text.
    Bold,
    /// Struck text.
    Struck,
    /// Text that may have a style.
    Inline,
    /// What has no content, or content that needs no heed.
    Void,
    /// What is no text of the page, though it may hold elements.
    Hidden,
    /// What is no text of the page, and holds letters in which no tag acts.
    Raw,
}

impl Element {
    /// Returns what an element of this name means.
    pub(super) fn of(name: &[u8]) -> Self {
        match name {
            b"table" => Self::Table,
            b"thead" | b"tbody" | b"tfoot" => Self::Section,
            b"tr" => Self::Row,
            b"td" | b"th" => Self::Cell,
            b"caption" => Self::Caption,
            b"p" => Self::Paragraph,
            [b'h', rank @ b'1'..=b'6'] => Self::Heading(rank - b'0'),
            b"li" | b"dt" | b"dd" => Self::Item,
            b"ul" | b"ol" | b"dl" | b"menu" => Self::List,
            b"address" | b"article" | b"aside" | b"blockquote" | b"center" | b"details" | b"div" | b"fieldset"
            | b"figcaption" | b"figure" | b"footer" | b"form" | b"header" | b"main" | b"pre" | b"section"
            | b"summary" => Self::Block,
            b"br" | b"hr" => Self::Break,
            b"b" | b"strong" => Self::Bold,
            b"s" | b"strike" | b"del" => Self::Struck,
            b"area" | b"base" | b"basefont" | b"bgsound" | b"body" | b"col" | b"colgroup" | b"embed" | b"frame"
            | b"head" | b"html" | b"img" | b"input" | b"keygen" | b"link" | b"meta" | b"optgroup" | b"option"
            | b"param" | b"rb" | b"rp" | b"rt" | b"source" | b"track" | b"wbr" => Self::Void,
            b"audio" | b"button" | b"canvas" | b"datalist" | b"math" | b"nav" | b"select" | b"svg" | b"template"
            | b"video" | b"xml" => Self::Hidden,
            b"iframe" | b"noembed" | b"noframes" | b"noscript" | b"script" | b"style" | b"textarea" | b"title"
            | b"xmp" => Self::Raw,
            _ => Self::Inline,
        }
    }

    /// Tells whether it is a table or a part of one.
    pub(super) fn is_of_table(self) -> bool {
        matches!(self, Self::Table) || self.is_within_table()
    }

    /// Tells whether it is a part of a table.
    pub(super) fn is_within_table(self) -> bool {
        matches!(self, Self::Section | Self::Row | Self::Cell | Self::Caption)
    }

    /// Tells whether it only changes how text looks, so that it may end between the ends of others.
    pub(super) fn is_of_text(self) -> bool {
        matches!(self, Self::Bold | Self::Struck | Self::Inline)
    }

    /// Tells whether it begins and ends paragraphs.
    pub(super) fn is_on_own_lines(self) -> bool {
        matches!(self, Self::Paragraph | Self::Heading(_) | Self::Item | Self::List | Self::Block | Self::Caption)
    }
}
