//! XML, element by element, its text and attributes escaped by the library.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::style_names::StyleNames;

/// The names of Word's own elements, and of the relations between parts.
pub(crate) const NAMES: &[(&str, &str)] = &[
    ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
];

/// A name with its value.
pub(crate) type Attribute<'a> = (&'a str, &'a str);

/// A part of a document as it is written.
pub(crate) struct Xml {
    writer: Writer<Vec<u8>>,
    styles: StyleNames,
}

impl Xml {
    /// Begins a part.
    pub(crate) fn new() -> Self {
        Self::in_styles(StyleNames::default())
    }

    /// Begins a part of a document that calls styles so.
    pub(crate) fn in_styles(styles: StyleNames) -> Self {
        let mut part = Self { writer: Writer::new(Vec::new()), styles };
        part.put(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
        part
    }

    /// Writes an element with nothing in it; a style is called as the document calls it.
    pub(crate) fn leaf(&mut self, name: &str, attributes: &[Attribute]) {
        if let ("w:pStyle" | "w:rStyle" | "w:tblStyle", [(value, style)]) = (name, attributes) {
            let style = self.styles.of(style);
            return self.put(Event::Empty(BytesStart::new(name).with_attributes([(*value, style.as_str())])));
        }
        self.put(Event::Empty(BytesStart::new(name).with_attributes(attributes.iter().copied())));
    }

    /// Writes an element with what `inside` writes.
    pub(crate) fn within(&mut self, name: &str, attributes: &[Attribute], inside: impl FnOnce(&mut Self)) {
        self.put(Event::Start(BytesStart::new(name).with_attributes(attributes.iter().copied())));
        inside(self);
        self.put(Event::End(BytesEnd::new(name)));
    }

    /// Writes text, in which no mark acts.
    pub(crate) fn text(&mut self, text: &str) {
        self.put(Event::Text(BytesText::new(text)));
    }

    /// Returns what was written.
    pub(crate) fn done(self) -> Vec<u8> {
        self.writer.into_inner()
    }

    fn put(&mut self, event: Event) {
        self.writer.write_event(event).expect("memory is never full");
    }
}
