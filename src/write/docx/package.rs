//! The file itself: the parts of a document in a zip, always the same for the same paper.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

use super::document::document;
use super::parts::{
    CONTENT_TYPES, DOCUMENT_RELATIONS, FOOTER, NUMBERING, RELATIONS, SETTINGS, STYLES, footer, properties,
};
use crate::page::paper;
use crate::query::Paper;

/// Draws the paper as a Word document; the same bytes for the same paper.
pub(crate) fn paper_docx(paper: &Paper) -> Vec<u8> {
    let name = paper::name(paper);
    let parts: [(&str, &[u8]); 9] = [
        ("[Content_Types].xml", CONTENT_TYPES.as_bytes()),
        ("_rels/.rels", RELATIONS.as_bytes()),
        ("docProps/core.xml", &properties(&name, paper.as_at)),
        ("word/document.xml", &document(&paper::paper(paper), FOOTER)),
        ("word/_rels/document.xml.rels", DOCUMENT_RELATIONS.as_bytes()),
        ("word/styles.xml", STYLES.as_bytes()),
        ("word/numbering.xml", NUMBERING.as_bytes()),
        ("word/settings.xml", SETTINGS.as_bytes()),
        ("word/footer1.xml", &footer(&name)),
    ];
    packed(&parts)
}

fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    // Without a time of its own a member would carry the clock's.
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        zip.start_file(name, options).expect("the names of the parts are fit for a zip");
        zip.write_all(part).expect("memory is never full");
    }
    zip.finish().expect("memory is never full").into_inner()
}
