//! The body of the document: headings, paragraphs and tables, on its sheets.

use super::front::{Logo, above, below};
use super::paragraph::{paragraph, run, styled};
use super::sheet::Sheet;
use super::style_names::StyleNames;
use super::table::table;
use super::xml::{NAMES, Xml};
use crate::model::Rag;
use crate::page::sanitize::one_line;
use crate::page::sections::{Body, Page, Section};

/// Writes the body of the document; its page numbers are in the footers of the sheet.
pub(crate) fn document(page: &Page, logo: Option<Logo>, sheet: &Sheet, styles: &StyleNames) -> Vec<u8> {
    let mut xml = Xml::in_styles(styles.clone());
    xml.within("w:document", NAMES, |xml| {
        xml.within("w:body", &[], |xml| {
            above(xml, &page.front, logo);
            paragraph(xml, "Heading1", page.title.as_deref().unwrap_or_default());
            paragraph(xml, "Normal", &page.occasion);
            below(xml, &page.front);
            for part in &page.sections {
                section(xml, part, sheet);
            }
            sheet.write(xml);
        });
    });
    xml.done()
}

fn section(xml: &mut Xml, part: &Section, sheet: &Sheet) {
    if let Some(heading) = &part.heading {
        let style = if matches!(part.body, Body::Recommendations(_)) { "Recommendations" } else { "Heading2" };
        paragraph(xml, style, heading);
    }
    match &part.body {
        Body::Words(words) => paragraph(xml, "Normal", words),
        Body::Recommendations(asked) => asked.iter().for_each(|one| paragraph(xml, "Recommendation", one)),
        Body::Key(meanings) => key(xml, meanings),
        Body::Table(name, rows) => {
            if part.heading.is_none() {
                paragraph(xml, "Heading2", name);
            }
            table(xml, name, rows, sheet);
        }
        // The others are for a terminal, or charts of the summary, which is a web page.
        _ => {}
    }
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
