//! The file itself: the parts of a document in a zip, always the same for the same paper.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

use super::document::document;
use super::front::Logo;
use super::parts::{CONTENT_TYPES, DOCUMENT_RELATIONS, RELATIONS, SETTINGS, properties};
use super::related::Named;
use super::template::{Dress, OnEachPage};
use crate::page::front::Place;
use crate::page::paper;
use crate::query::Paper;
use crate::sources::{Letterhead, Picture};

/// Draws the paper as a Word document; the same bytes for the same paper.
pub(crate) fn paper_docx(paper: &Paper, letterhead: &Letterhead) -> Vec<u8> {
    let (name, page) = (paper::name(paper), paper::paper(paper));
    let said = OnEachPage { exempt: page.front.at(Place::Exempt), name: &name };
    let has_front = !page.front.above.is_empty() || page.front.contact.is_some() || letterhead.logo.is_some();
    let mut dress = match &letterhead.template {
        Some(template) => Dress::of(template, said),
        None => Dress::own(said, has_front),
    };
    let logo = letterhead.logo.as_ref().and_then(|logo| show(logo, &mut dress));
    let document = document(&page, logo, &dress.sheet, &dress.styles.names);
    let parts = [
        ("[Content_Types].xml", dress.related.types(CONTENT_TYPES).into_bytes()),
        ("_rels/.rels", RELATIONS.as_bytes().to_vec()),
        ("docProps/core.xml", properties(&name, paper.as_at)),
        ("word/document.xml", document),
        ("word/_rels/document.xml.rels", dress.related.relations(DOCUMENT_RELATIONS).into_bytes()),
        ("word/styles.xml", dress.styles.xml.into_bytes()),
        ("word/settings.xml", settings(dress.even_differs).into_bytes()),
    ];
    let parts = parts.into_iter().map(|(name, part)| (name.to_owned(), part));
    packed(parts.chain(dress.related.members))
}

/// Adds a picture to the document. A drawing needs a picture of it beside it, which there is nobody to draw.
fn show(logo: &Picture, dress: &mut Dress) -> Option<Logo> {
    let Picture::Png { bytes, width, height } = logo else { return None };
    let part = Named { id: Logo::ID, kind: "image", name: "media/logo.png" };
    dress.related.add_file(part, ("png", "image/png"), bytes);
    Some(Logo { width: *width, height: *height })
}

/// Returns the settings; even pages may have headers and footers of their own.
fn settings(even_differs: bool) -> String {
    const BEFORE: &str = "  <w:characterSpacingControl";
    let even = if even_differs { "  <w:evenAndOddHeaders/>\n" } else { "" };
    SETTINGS.replace(BEFORE, &format!("{even}{BEFORE}"))
}

fn packed(parts: impl Iterator<Item = (String, Vec<u8>)>) -> Vec<u8> {
    // Without a time of its own a member would carry the clock's.
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        zip.start_file(name, options).expect("the names of the parts are fit for a zip");
        zip.write_all(&part).expect("memory is never full");
    }
    zip.finish().expect("memory is never full").into_inner()
}
