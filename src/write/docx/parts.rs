//! The parts beside the body: those that never change, as files, and those that name the paper.

use chrono::NaiveDate;

use super::paragraph::{run, styled};
use super::style_names::StyleNames;
use super::xml::{NAMES, Xml};
use crate::page::sanitize::one_line;

/// Which kind of XML each part is.
pub(crate) const CONTENT_TYPES: &str = include_str!("parts/content-types.xml");
/// What the file consists of.
pub(crate) const RELATIONS: &str = include_str!("parts/relations.xml");
/// What the document is printed with: its styles, numbering, settings and footer.
pub(crate) const DOCUMENT_RELATIONS: &str = include_str!("parts/document-relations.xml");
/// The look of headings, tables and colours, and the language.
pub(crate) const STYLES: &str = include_str!("parts/styles.xml");
/// How recommendations are numbered.
pub(crate) const NUMBERING: &str = include_str!("parts/numbering.xml");
/// The edition of Word that the document is laid out for.
pub(crate) const SETTINGS: &str = include_str!("parts/settings.xml");
/// The look of what stands around the title, on papers that have it.
pub(crate) const FRONT_STYLES: &str = include_str!("parts/front-styles.xml");
/// What the styles of a template have no part in: the plainest of the program's own beside them.
pub(crate) const PLAIN_STYLE: &str = include_str!("parts/plain-style.xml");
/// How the relations call the footer.
pub(crate) const FOOTER: &str = "footer";

/// The style of the footer, by which it is known again in a template that is a paper.
pub(crate) const FOOTER_STYLE: &str = "PaperFooter";

/// Writes the footer: the name of the paper, and "Page 2 of 4".
pub(crate) fn footer(name: &str, styles: &StyleNames) -> Vec<u8> {
    let mut xml = Xml::in_styles(styles.clone());
    xml.within("w:ftr", NAMES, |xml| {
        styled(xml, FOOTER_STYLE, |xml| {
            run(xml, None, &[&one_line(name)]);
            xml.within("w:r", &[], |xml| xml.leaf("w:tab", &[]));
            run(xml, None, &["Page "]);
            field(xml, "PAGE");
            run(xml, None, &[" of "]);
            field(xml, "NUMPAGES");
        });
    });
    xml.done()
}

/// Writes a figure that the word processor keeps.
fn field(xml: &mut Xml, name: &str) {
    xml.within("w:fldSimple", &[("w:instr", name)], |xml| run(xml, None, &["1"]));
}

/// Writes the properties: title, language, and the day of the paper as that on which it was made.
pub(crate) fn properties(name: &str, as_at: NaiveDate) -> Vec<u8> {
    const NAMES: &[(&str, &str)] = &[
        ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    let mut xml = Xml::new();
    let day = format!("{}T00:00:00Z", as_at.format("%Y-%m-%d"));
    xml.within("cp:coreProperties", NAMES, |xml| {
        xml.within("dc:title", &[], |xml| xml.text(&one_line(name)));
        xml.within("dc:language", &[], |xml| xml.text("en-GB"));
        for what in ["dcterms:created", "dcterms:modified"] {
            xml.within(what, &[("xsi:type", "dcterms:W3CDTF")], |xml| xml.text(&day));
        }
    });
    xml.done()
}
