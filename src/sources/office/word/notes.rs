//! What hangs on a document: comments in its margin, notes at the foot of its pages and at its end.

#![cfg(feature = "docx")]

use std::collections::HashMap;

use crate::message::Message;
use crate::sources::office::opendocument::iso_day;
use crate::sources::office::package::Package;
use crate::sources::office::xml::Piece;
use crate::sources::office::xml::Tag;
use crate::sources::office::xml::Xml;
use crate::sources::sheet::Aside;

/// The notes of a document, by the names of what refers to them and their numbers.
#[derive(Debug, Default)]
pub(super) struct Notes(HashMap<(&'static str, String), Aside>);

impl Notes {
    /// Reads the members that hold them.
    pub(super) fn read(package: &mut Package) -> Result<Self, Message> {
        let mut notes = Self::default();
        for (member, element, reference) in [
            ("word/comments.xml", "comment", "commentReference"),
            ("word/footnotes.xml", "footnote", "footnoteReference"),
            ("word/endnotes.xml", "endnote", "endnoteReference"),
        ] {
            if let Some(text) = package.text(member)? {
                notes.read_inside(&mut Xml::new(&text), element, reference)?;
            }
        }
        Ok(notes)
    }

    fn read_inside(&mut self, xml: &mut Xml, element: &str, reference: &'static str) -> Result<(), Message> {
        while let Some(tag) = xml.next_child()? {
            if tag.name() != element {
                self.read_inside(xml, element, reference)?;
                continue;
            }
            let text = plain_text(xml)?;
            let aside = match element {
                "comment" => Aside::Review {
                    by: tag.attribute("author").filter(|author| !author.trim().is_empty()),
                    on: tag.attribute("date").as_deref().and_then(iso_day),
                    text,
                },
                _ => Aside::Footnote(text),
            };
            self.0.insert((reference, tag.attribute("id").unwrap_or_default()), aside);
        }
        Ok(())
    }

    /// Returns the note that an element refers to.
    pub(super) fn referred_to(&self, tag: &Tag) -> Option<Aside> {
        let mut references = ["commentReference", "footnoteReference", "endnoteReference"].into_iter();
        let reference = references.find(|name| *name == tag.name())?;
        self.0.get(&(reference, tag.attribute("id")?)).cloned()
    }
}

/// Returns the words of the element that was opened, its end passed; paragraphs and lines are divided by blanks.
pub(super) fn plain_text(xml: &mut Xml) -> Result<String, Message> {
    let mut text = String::new();
    gather(xml, &mut text)?;
    Ok(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn gather(xml: &mut Xml, text: &mut String) -> Result<(), Message> {
    while let Some(piece) = xml.next()? {
        match piece {
            Piece::Open(tag) => match tag.name() {
                "t" => text.push_str(&xml.text()?),
                "instrText" | "delText" | "del" => xml.skip()?,
                name => {
                    if matches!(name, "p" | "br" | "tab") {
                        text.push(' ');
                    }
                    gather(xml, text)?;
                }
            },
            Piece::Close => break,
            Piece::Text(_) => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::sources::office::word::document::made::*;
    use crate::sources::sheet::Aside;

    const COMMENTS: &str = "<w:comments xmlns:w='w'><w:comment w:id='0' w:author='Ann Lee' w:date='2025-04-09T10:00:00Z'>\
        <w:p><w:r><w:t>Is this </w:t></w:r><w:r><w:t>needed?</w:t></w:r></w:p></w:comment></w:comments>";
    const FOOTNOTES: &str = "<w:footnotes xmlns:w='w'><w:footnote w:id='1'><w:p><w:r><w:t>It ends in March.</w:t></w:r>\
        </w:p></w:footnote></w:footnotes>";

    #[test]
    fn comments_and_footnotes_hang_on_the_cell_that_refers_to_them() {
        let body = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t><w:commentReference w:id='0'/></w:r></w:p></w:tc><w:tc><w:p>\
            <w:r><w:footnoteReference w:id='1'/><w:t>b</w:t><w:drawing><x><a:blip/></x></w:drawing></w:r></w:p></w:tc></w:tr>\
            </w:tbl><w:p><w:r><w:footnoteReference w:id='1'/></w:r></w:p>";
        let others = [("word/comments.xml", COMMENTS), ("word/footnotes.xml", FOOTNOTES)];
        let sheet = refused_or_read(body, &others).expect("a document");
        let cells = &rows(&sheet)[0].cells;
        let on = chrono::NaiveDate::from_ymd_opt(2025, 4, 9);
        let review = Aside::Review { by: Some("Ann Lee".to_owned()), on, text: "Is this needed?".to_owned() };
        assert_eq!(cells[0].asides, [review]);
        assert_eq!(cells[1].asides, [Aside::Footnote("It ends in March.".to_owned()), Aside::Picture]);
        assert_eq!(sheet.unseen, ["outside the tables there is a footnote: \"It ends in March.\""]);
    }
}
