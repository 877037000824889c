//! What a document says of its pages: of the last section, and of headers and footers as it has them from those before.

#![cfg(feature = "docx")]

use super::page_setup::PageSetup;
use super::part::Pages;
use crate::message::Message;
use crate::sources::office::limits::damaged;
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
                Piece::Open(tag) => sections.note(&tag)?,
                Piece::Text(_) | Piece::Close => {}
            }
        }
        Ok(sections)
    }

    fn note(&mut self, tag: &Tag) -> Result<(), Message> {
        match tag.name() {
            "sectPr" => (self.setup, self.first_differs) = (USUAL, false),
            "pgSz" => self.size(tag)?,
            "pgMar" => self.margins(tag)?,
            "titlePg" => self.first_differs = tag.is_on(),
            "headerReference" => refer(&mut self.headers, tag),
            "footerReference" => refer(&mut self.footers, tag),
            _ => {}
        }
        Ok(())
    }

    fn size(&mut self, tag: &Tag) -> Result<(), Message> {
        self.setup.width = length(tag, "w", USUAL.width)?;
        self.setup.height = length(tag, "h", USUAL.height)?;
        self.setup.is_landscape = tag.attribute("orient").as_deref() == Some("landscape");
        Ok(())
    }

    fn margins(&mut self, tag: &Tag) -> Result<(), Message> {
        self.setup.left = length(tag, "left", USUAL.left)?;
        self.setup.right = length(tag, "right", USUAL.right)?;
        self.setup.gutter = length(tag, "gutter", USUAL.gutter)?;
        self.setup.header = length(tag, "header", USUAL.header)?;
        self.setup.footer = length(tag, "footer", USUAL.footer)?;
        self.setup.top = signed(tag, "top", USUAL.top)?;
        self.setup.bottom = signed(tag, "bottom", USUAL.bottom)?;
        Ok(())
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
const LONGEST: f64 = 31_680.0;
/// How many twentieths of a point the units have in which a length may be given.
const UNITS: &[(&str, f64)] =
    &[("mm", 1_440.0 / 25.4), ("cm", 1_440.0 / 2.54), ("in", 1_440.0), ("pt", 20.0), ("pc", 240.0), ("pi", 240.0)];

/// Reads a length, whole or not, with a unit or without.
fn signed(tag: &Tag, name: &str, usual: i32) -> Result<i32, Message> {
    let Some(said) = tag.attribute(name) else { return Ok(usual) };
    let said = said.trim();
    let unit = UNITS.iter().find_map(|(unit, size)| Some((said.strip_suffix(unit)?, *size)));
    let (figure, size) = unit.unwrap_or((said, 1.0));
    let length = figure.trim().parse::<f64>().ok().map(|figure| (figure * size).round());
    #[expect(clippy::cast_possible_truncation, reason = "it is a whole number within the longest")]
    let length = length.filter(|length| length.abs() <= LONGEST).map(|length| length as i32);
    length.ok_or_else(|| damaged("how large its pages are cannot be read"))
}

fn length(tag: &Tag, name: &str, usual: u32) -> Result<u32, Message> {
    let length = signed(tag, name, i32::try_from(usual).unwrap_or(i32::MAX))?;
    u32::try_from(length).map_err(|_| damaged("how large its pages are cannot be read"))
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
                    w:top='-1100'/></w:sectPr></w:body></w:document>";
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
        for body in ["<w:document/>", "<w:document><w:body><w:sectPr><w:pgSz/></w:sectPr></w:body></w:document>"] {
            assert_eq!(Sections::read(body).expect("a body").setup, USUAL);
        }
    }

    #[test]
    fn lengths_are_read_in_any_unit_and_rounded() {
        let width = |width: &str| Sections::read(&format!("<w:pgSz w:w='{width}'/>")).map(|read| read.setup.width);
        for (said, length) in
            [("11905.51", 11_906), ("21cm", 11_906), ("210 mm", 11_906), ("8.5in", 12_240), ("10pt", 200)]
        {
            assert_eq!(width(said).expect("a length"), length, "{said}");
        }
        for said in ["", "broad", "-5", "99999999999", "NaN", "21km"] {
            assert_eq!(
                width(said).expect_err("no length").text,
                "the file is damaged: how large its pages are cannot be read"
            );
        }
    }
}
