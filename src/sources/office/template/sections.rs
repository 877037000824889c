//! What a document says of its pages: of the last section, and of headers and footers as it has them from those before.

#![cfg(feature = "docx")]

use super::page_setup::PageSetup;
use super::part::Pages;
use crate::message::Message;
use crate::sources::office::xml::{Piece, Tag, Xml};

/// What a document says of its pages.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Sections {
    /// How large the pages of the last section are.
    pub(super) setup: PageSetup,
    /// Whether the first page of the last section has a header and a footer of its own.
    pub(super) first_differs: bool,
    /// The names by which headers and footers are called; the last of each kind is that of the last section.
    pub(super) headers: Vec<(Pages, String)>,
    pub(super) footers: Vec<(Pages, String)>,
}

/// The pages of a document that says nothing of them: A4, with an inch of margin.
const USUAL: PageSetup = PageSetup {
    width: 11_906,
    height: 16_838,
    is_landscape: false,
    left: 1_440,
    right: 1_440,
    gutter: 0,
    top: 1_440,
    bottom: 1_440,
    header: 708,
    footer: 708,
};

impl Sections {
    /// Reads what the body of a document says.
    pub(super) fn read(body: &str) -> Result<Self, Message> {
        let mut sections = Self { setup: USUAL, first_differs: false, headers: Vec::new(), footers: Vec::new() };
        let mut xml = Xml::new(body);
        while let Some(piece) = xml.next()? {
            match piece {
                // What a section was before a change is none of ours.
                Piece::Open(tag) if tag.name() == "sectPrChange" => xml.skip()?,
                Piece::Open(tag) => sections.note(&tag),
                Piece::Text(_) | Piece::Close => {}
            }
        }
        Ok(sections)
    }

    fn note(&mut self, tag: &Tag) {
        match tag.name() {
            "sectPr" => (self.setup, self.first_differs) = (USUAL, false),
            "pgSz" => self.size(tag),
            "pgMar" => self.margins(tag),
            "titlePg" => self.first_differs = tag.is_on(),
            "headerReference" => refer(&mut self.headers, tag),
            "footerReference" => refer(&mut self.footers, tag),
            _ => {}
        }
    }

    fn size(&mut self, tag: &Tag) {
        let length = |name, usual| length(tag, name).unwrap_or(usual);
        self.setup.width = length("w", USUAL.width);
        self.setup.height = length("h", USUAL.height);
        self.setup.is_landscape = tag.attribute("orient").as_deref() == Some("landscape");
    }

    fn margins(&mut self, tag: &Tag) {
        let length = |name, usual| length(tag, name).unwrap_or(usual);
        let signed = |name| tag.attribute(name).and_then(|held| held.parse().ok()).filter(|held| within(*held));
        self.setup.left = length("left", USUAL.left);
        self.setup.right = length("right", USUAL.right);
        self.setup.gutter = length("gutter", USUAL.gutter);
        self.setup.header = length("header", USUAL.header);
        self.setup.footer = length("footer", USUAL.footer);
        self.setup.top = signed("top").unwrap_or(USUAL.top);
        self.setup.bottom = signed("bottom").unwrap_or(USUAL.bottom);
    }
}

fn refer(references: &mut Vec<(Pages, String)>, tag: &Tag) {
    let pages = match tag.attribute("type").as_deref() {
        Some("first") => Pages::First,
        Some("even") => Pages::Even,
        _ => Pages::Usual,
    };
    if let Some(id) = tag.attribute("id") {
        references.retain(|(other, _)| *other != pages);
        references.push((pages, id));
    }
}

/// The longest length that Word gives a page: 22 inches.
const LONGEST: u32 = 31_680;

fn within(length: i32) -> bool {
    length.unsigned_abs() <= LONGEST
}

/// Reads a length that a page can have.
fn length(tag: &Tag, name: &str) -> Option<u32> {
    tag.attribute(name)?.parse().ok().filter(|length| *length <= LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_section_has_the_headers_of_those_before() {
        let body = "<w:document><w:body><w:p><w:pPr><w:sectPr><w:headerReference w:type='default' r:id='a'/>\
                    <w:headerReference w:type='first' r:id='b'/><w:titlePg/></w:sectPr></w:pPr></w:p><w:sectPr>\
                    <w:headerReference w:type='default' r:id='c'/><w:footerReference w:type='even' r:id='d'/>\
                    <w:pgSz w:w='16838' w:h='11906' w:orient='landscape'/><w:pgMar w:left='1000' w:right='900' w:gutter='100' \
                    w:top='-1100' w:bottom='x'/></w:sectPr></w:body></w:document>";
        let read = Sections::read(body).expect("a body");
        assert_eq!(read.headers, [(Pages::First, "b".to_owned()), (Pages::Usual, "c".to_owned())]);
        assert_eq!(read.footers, [(Pages::Even, "d".to_owned())]);
        let setup = PageSetup {
            width: 16_838,
            height: 11_906,
            is_landscape: true,
            left: 1_000,
            right: 900,
            gutter: 100,
            top: -1_100,
            ..USUAL
        };
        assert_eq!((read.setup, read.first_differs, read.setup.breadth()), (setup, false, 14_838));
    }

    #[test]
    fn a_document_that_says_nothing_has_usual_pages() {
        for body in [
            "<w:document/>",
            "<w:document><w:body><w:sectPr><w:pgSz w:w='99999999999'/></w:sectPr></w:body></w:document>",
        ] {
            assert_eq!(Sections::read(body).expect("a body").setup, USUAL);
        }
    }
}
