//! The body of the document: headings, paragraphs and tables, on A4 on its side.

use super::table::table;
use super::xml::Xml;
use crate::model::Rag;
use crate::page::sanitize::one_line;
use crate::page::sections::{Body, Page, Section};

/// The names of Word's own elements, and of the relations between parts.
pub(crate) const NAMES: &[(&str, &str)] = &[
    ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
];
/// A4 on its side, in twentieths of a point.
const PAGE: (&str, &str) = ("16838", "11906");
/// The margin on every side, in twentieths of a point.
const MARGIN: &str = "850";
/// What is left between the margins.
pub(crate) const BREADTH: usize = 16_838 - 2 * 850;

/// Writes the body of the document; its page numbers are in the part that `footer` names.
pub(crate) fn document(page: &Page, footer: &str) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.within("w:document", NAMES, |xml| {
        xml.within("w:body", &[], |xml| {
            paragraph(xml, "Heading1", page.title.as_deref().unwrap_or_default());
            paragraph(xml, "Normal", &page.occasion);
            for part in &page.sections {
                section(xml, part);
            }
            paging(xml, footer);
        });
    });
    xml.done()
}

fn section(xml: &mut Xml, part: &Section) {
    if let Some(heading) = &part.heading {
        paragraph(xml, "Heading2", heading);
    }
    match &part.body {
        Body::Words(words) => paragraph(xml, "Normal", words),
        Body::Key(meanings) => key(xml, meanings),
        Body::Table(name, rows) => {
            if part.heading.is_none() {
                paragraph(xml, "Caption", name);
            }
            table(xml, name, rows);
        }
        // The others are for a terminal, or charts of the summary, which is a web page.
        _ => {}
    }
}

/// Writes a paragraph of one style.
pub(crate) fn paragraph(xml: &mut Xml, style: &str, text: &str) {
    styled(xml, style, |xml| run(xml, None, &[&one_line(text)]));
}

/// Writes a paragraph of a style with what is in it.
pub(crate) fn styled(xml: &mut Xml, style: &str, inside: impl FnOnce(&mut Xml)) {
    xml.within("w:p", &[], |xml| {
        xml.within("w:pPr", &[], |xml| xml.leaf("w:pStyle", &[("w:val", style)]));
        inside(xml);
    });
}

/// Writes lines of text, of a character style where they have one.
pub(crate) fn run(xml: &mut Xml, style: Option<&str>, lines: &[&str]) {
    xml.within("w:r", &[], |xml| {
        if let Some(style) = style {
            xml.within("w:rPr", &[], |xml| xml.leaf("w:rStyle", &[("w:val", style)]));
        }
        for (at, line) in lines.iter().enumerate() {
            if at > 0 {
                xml.leaf("w:br", &[]);
            }
            xml.within("w:t", &[("xml:space", "preserve")], |xml| xml.text(line));
        }
    });
}

/// Writes what the colours mean, on one page; the last line need not stay with what follows.
fn key(xml: &mut Xml, meanings: &[(Rag, String)]) {
    for (at, (rag, meaning)) in meanings.iter().enumerate() {
        let style = if at + 1 == meanings.len() { "KeyEnd" } else { "Key" };
        styled(xml, style, |xml| {
            run(xml, Some(rag.label()), &[&format!("{}:", rag.label())]);
            run(xml, None, &[&format!(" {}", one_line(meaning))]);
        });
    }
}

fn paging(xml: &mut Xml, footer: &str) {
    xml.within("w:sectPr", &[], |xml| {
        xml.leaf("w:footerReference", &[("w:type", "default"), ("r:id", footer)]);
        xml.leaf("w:pgSz", &[("w:w", PAGE.0), ("w:h", PAGE.1), ("w:orient", "landscape")]);
        let sides = ["w:top", "w:right", "w:bottom", "w:left"].map(|side| (side, MARGIN));
        let within = [("w:header", "425"), ("w:footer", "425"), ("w:gutter", "0")];
        xml.leaf("w:pgMar", &[sides.as_slice(), within.as_slice()].concat());
    });
}
