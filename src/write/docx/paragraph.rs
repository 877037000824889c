//! A paragraph of the document, and the text in it.

use super::xml::Xml;
use crate::page::sanitize::one_line;

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
