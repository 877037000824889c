//! A part of somebody's document, opened: its root, and what stands directly in that, to put in or to take out.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// A well-formed part, opened.
#[derive(Debug)]
pub(crate) struct Opened {
    /// Its text up to where the root begins.
    start: String,
    /// The elements in the root.
    pub(crate) children: Vec<Child>,
    end: String,
}

/// An element in a root.
#[derive(Debug)]
pub(crate) struct Child {
    /// Its name, without a prefix.
    pub(crate) name: String,
    /// Itself, as XML.
    pub(crate) xml: String,
}

impl Opened {
    /// Opens a part; a root with nothing in it is opened too.
    pub(crate) fn new(part: &str) -> Self {
        let mut reader = Reader::from_str(part);
        let mut opened = Self { start: String::new(), children: Vec::new(), end: String::new() };
        let (mut depth, mut from) = (0_usize, 0);
        loop {
            let before = usize::try_from(reader.buffer_position()).unwrap_or(part.len());
            let event = reader.read_event();
            let after = usize::try_from(reader.buffer_position()).unwrap_or(part.len());
            match event {
                Ok(Event::Empty(tag)) if depth == 0 => {
                    let mut start = part[..after].to_owned();
                    start.truncate(start.trim_end_matches("/>").len());
                    opened.start = start + ">";
                    opened.end = format!("</{}>", tag.name().into_inner());
                }
                Ok(Event::Start(_)) if depth == 0 => {
                    depth = 1;
                    part[..after].clone_into(&mut opened.start);
                }
                Ok(Event::Start(tag)) => {
                    if depth == 1 {
                        from = before;
                        opened.children.push(Child::new(&tag, ""));
                    }
                    depth += 1;
                }
                Ok(Event::Empty(tag)) if depth == 1 => opened.children.push(Child::new(&tag, &part[before..after])),
                Ok(Event::End(_)) => {
                    depth = depth.saturating_sub(1);
                    match (depth, opened.children.last_mut()) {
                        (0, _) => part[before..after].clone_into(&mut opened.end),
                        (1, Some(child)) => part[from..after].clone_into(&mut child.xml),
                        _ => {}
                    }
                }
                Ok(Event::Eof) | Err(_) => return opened,
                Ok(_) => {}
            }
        }
    }

    /// Puts an element before the first for which `is_behind` holds, else last.
    pub(crate) fn put(&mut self, child: Child, is_behind: impl Fn(&str) -> bool) {
        let at = self.children.iter().position(|other| is_behind(&other.name)).unwrap_or(self.children.len());
        self.children.insert(at, child);
    }

    /// Writes it again.
    pub(crate) fn whole(&self) -> String {
        let inside: String = self.children.iter().map(|child| child.xml.as_str()).collect();
        [&self.start, inside.as_str(), &self.end].concat()
    }
}

impl Child {
    fn new(tag: &BytesStart, xml: &str) -> Self {
        Self { name: tag.local_name().into_inner().to_owned(), xml: xml.to_owned() }
    }

    /// Takes an element that the program wrote, in which `w` is what it is anywhere in Word.
    pub(crate) fn own(name: &str, xml: &str) -> Self {
        let start = format!("<w:{name}");
        Self { name: name.to_owned(), xml: xml.replacen(&start, &format!("{start} xmlns:w=\"{WORD}\""), 1) }
    }

    /// Returns an attribute of the first element of some name in it, or of itself.
    pub(crate) fn attribute(&self, element: &str, name: &str) -> Option<String> {
        let mut reader = Reader::from_str(&self.xml);
        loop {
            match reader.read_event() {
                Ok(Event::Start(tag) | Event::Empty(tag)) if tag.local_name().into_inner() == element => {
                    let mut found = tag.attributes().flatten();
                    let found = found.find(|attribute| attribute.key.local_name().into_inner() == name)?;
                    return Some(found.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok()?.into_owned());
                }
                Ok(Event::Eof) | Err(_) => return None,
                Ok(_) => {}
            }
        }
    }
}

/// What the names of Word's own elements mean.
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_in_stands_in_the_root_whatever_the_root_is() {
        let check = |part: &str, whole: &str| {
            let mut opened = Opened::new(part);
            opened.put(Child { name: "x".to_owned(), xml: "<x/>".to_owned() }, |name| name == "c");
            assert_eq!(opened.whole(), whole);
        };
        check("<a/>", "<a><x/></a>");
        check("<?xml version='1.0'?>\n<w:a b='c' />", "<?xml version='1.0'?>\n<w:a b='c' ><x/></w:a>");
        check("<a></a><!-- </a> -->", "<a><x/></a>");
        check("<a><b><c/></b>\n<w:c d='1'>e</w:c></a>", "<a><b><c/></b><x/><w:c d='1'>e</w:c></a>");
    }

    #[test]
    fn what_an_element_says_is_found_in_it() {
        let opened = Opened::new("<a><w:style w:id='1&amp;'><w:name w:val='Red'/></w:style></a>");
        let said = |element, name| opened.children[0].attribute(element, name);
        assert_eq!(said("style", "id").as_deref(), Some("1&"));
        assert_eq!((said("name", "val").as_deref(), said("name", "id")), (Some("Red"), None));
    }
}
