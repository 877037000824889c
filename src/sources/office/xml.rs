//! XML taken apart piece by piece, never deeper and never wider than a file for people goes.

#![cfg(any(feature = "docx", feature = "xlsx"))]

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::BytesRef;
use quick_xml::events::BytesStart;
use quick_xml::events::Event;

use super::limits::damaged;
use crate::message::Message;

/// How deep elements may stand within each other.
const DEPTH: usize = 256;

/// A piece of XML.
#[derive(Debug)]
pub(super) enum Piece<'x> {
    /// An element begins.
    Open(Tag<'x>),
    /// Text, with its entities resolved.
    Text(Cow<'x, str>),
    /// The element that was opened last, of those that are open, ends.
    Close,
}

/// The beginning of an element.
#[derive(Debug)]
pub(super) struct Tag<'x>(BytesStart<'x>);

/// XML that is being read.
pub(super) struct Xml<'x> {
    reader: Reader<&'x [u8]>,
    depth: usize,
}

impl<'x> Xml<'x> {
    /// Begins to read a member.
    pub(super) fn new(text: &'x str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, depth: 0 }
    }

    /// Returns the next piece; none at the end.
    pub(super) fn next(&mut self) -> Result<Option<Piece<'x>>, Message> {
        loop {
            let piece = match self.reader.read_event() {
                Ok(Event::Start(start)) => {
                    self.depth += 1;
                    if self.depth > DEPTH {
                        return Err(damaged("its elements are nested over 256 levels deep"));
                    }
                    Piece::Open(Tag(start))
                }
                Ok(Event::End(_)) => {
                    self.depth = self.depth.saturating_sub(1);
                    Piece::Close
                }
                Ok(Event::Text(text)) => Piece::Text(text.xml10_content()),
                Ok(Event::CData(text)) => Piece::Text(text.xml10_content()),
                Ok(Event::GeneralRef(entity)) => Piece::Text(resolved(&entity)?),
                Ok(Event::DocType(_)) => return Err(with_doctype()),
                Ok(Event::Eof) if self.depth > 0 => return Err(damaged("it is cut off")),
                Ok(Event::Eof) => return Ok(None),
                Ok(_) => continue,
                Err(_) => return Err(damaged("it holds XML that is not well formed")),
            };
            return Ok(Some(piece));
        }
    }

    /// Returns the next element within the one that is being read, of which this is the end when
    /// there is none; text between is passed over.
    pub(super) fn next_child(&mut self) -> Result<Option<Tag<'x>>, Message> {
        while let Some(piece) = self.next()? {
            match piece {
                Piece::Open(tag) => return Ok(Some(tag)),
                Piece::Close => return Ok(None),
                Piece::Text(_) => {}
            }
        }
        Ok(None)
    }

    /// Passes over the rest of the element that was opened last.
    pub(super) fn skip(&mut self) -> Result<(), Message> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside && self.next()?.is_some() {}
        Ok(())
    }

    /// Returns the text of the element that was opened last, its end passed.
    pub(super) fn text(&mut self) -> Result<String, Message> {
        let outside = self.depth.saturating_sub(1);
        let mut text = String::new();
        while self.depth > outside {
            match self.next()? {
                Some(Piece::Text(more)) => text.push_str(&more),
                Some(_) => {}
                None => break,
            }
        }
        Ok(text)
    }
}

impl Tag<'_> {
    /// Returns its name without the prefix.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// Returns an attribute, by its whole name when a prefix is given, else without one.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let is_meant = |key: quick_xml::name::QName| {
            let found = if name.contains(':') { key.into_inner() } else { key.local_name().into_inner() };
            found == name
        };
        let mut attributes = self.0.attributes();
        let attributes = attributes.with_checks(false);
        let found = attributes.filter_map(Result::ok).find(|attribute| is_meant(attribute.key))?;
        Some(found.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
    }

    /// Returns an attribute that is a count; what is no number counts as none.
    pub(super) fn count(&self, name: &str) -> Option<usize> {
        self.attribute(name)?.parse().ok()
    }

    /// Tells whether a property such as `<w:b/>` is on, as it is unless it says otherwise.
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.attribute("val").as_deref(), Some("0" | "false" | "off" | "none"))
    }
}

/// Makes the refusal of a document type, which office files never have.
pub(super) fn with_doctype() -> Message {
    damaged("it declares a document type, as no office program does")
}

/// Returns what an entity stands for; those that a document declares itself are refused.
fn resolved<'x>(entity: &BytesRef<'x>) -> Result<Cow<'x, str>, Message> {
    if let Ok(Some(c)) = entity.resolve_char_ref() {
        return Ok(Cow::Owned(c.to_string()));
    }
    let known = resolve_predefined_entity(&entity.xml10_content()).map(Cow::Borrowed);
    known.ok_or_else(|| damaged("it holds an entity that XML does not know"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> String {
        let mut xml = Xml::new(text);
        loop {
            match xml.next() {
                Ok(Some(_)) => {}
                Ok(None) => return String::new(),
                Err(refusal) => return refusal.text,
            }
        }
    }

    #[test]
    fn text_and_entities_are_read_and_elements_are_passed_over() {
        let mut xml = Xml::new("<a><b><c/>no</b><d w:n='1&amp;2'>x &lt; y&#33;</d></a>");
        assert_eq!(xml.next_child().expect("a piece").expect("a tag").name(), "a");
        assert_eq!(xml.next_child().expect("a piece").expect("a tag").name(), "b");
        xml.skip().expect("well formed");
        let tag = xml.next_child().expect("a piece").expect("a tag");
        assert_eq!(tag.attribute("n").as_deref(), Some("1&2"));
        assert_eq!(tag.attribute("x:n"), None);
        assert_eq!(xml.text().expect("text"), "x < y!");
        assert!(xml.next_child().expect("a piece").is_none());
    }

    #[test]
    fn what_no_office_program_writes_is_refused() {
        assert!(refused("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>").contains("document type"));
        assert!(refused("<a>&b;</a>").contains("entity"));
        assert!(refused(&"<a>".repeat(300)).contains("256 levels"));
        assert!(refused("<a><b></a>").contains("well formed"));
        assert!(refused("<a><b>").contains("cut off"));
    }
}
