//! XML that any reader takes: what office programs and browsers refuse to open is found before it goes into a paper.

#![cfg(any(feature = "docx", feature = "html", feature = "xlsx"))]

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::reader::NsReader;

/// How deep elements may stand within each other.
const DEPTH: usize = 256;

/// Why a text is no XML that can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flaw {
    /// It is not well formed.
    Broken,
    /// Its elements stand too deep within each other.
    Deep,
}

/// Takes a text apart and hands on its events, with the namespace of each element: one root, every prefix declared,
/// every entity known, every character one of XML.
pub(super) fn well_formed<'x>(text: &'x str, mut each: impl FnMut(Event<'x>, &str)) -> Result<(), Flaw> {
    let mut reader = NsReader::from_str(text);
    reader.config_mut().check_comments = true;
    let (mut depth, mut roots, mut is_first) = (0_usize, 0, true);
    if !text.chars().all(is_xml_char) {
        return Err(Flaw::Broken);
    }
    loop {
        let event = reader.read_event().map_err(|_| Flaw::Broken)?;
        let mut namespace = "";
        match &event {
            Event::Start(tag) | Event::Empty(tag) => {
                roots += usize::from(depth == 0);
                depth += usize::from(matches!(event, Event::Start(_)));
                namespace = checked(&reader, tag).filter(|_| roots == 1).ok_or(Flaw::Broken)?;
                if depth > DEPTH {
                    return Err(Flaw::Deep);
                }
            }
            Event::End(_) => depth = depth.checked_sub(1).ok_or(Flaw::Broken)?,
            Event::Text(text) if depth > 0 && !text.contains("]]>") || text.chars().all(is_blank) => {}
            Event::CData(_) if depth > 0 => {}
            Event::GeneralRef(entity) if depth > 0 && is_known(entity) => {}
            Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) => return Err(Flaw::Broken),
            Event::Decl(_) if !is_first => return Err(Flaw::Broken),
            Event::Eof => return if depth == 0 && roots == 1 { Ok(()) } else { Err(Flaw::Broken) },
            Event::Comment(_) | Event::PI(_) | Event::DocType(_) | Event::Decl(_) => {}
        }
        is_first = false;
        each(event, namespace);
    }
}

/// Looks at a tag; returns the namespace of the element.
fn checked<'r>(reader: &'r NsReader<&[u8]>, tag: &BytesStart) -> Option<&'r str> {
    let is_name = |name: &str| name.starts_with(|c: char| c.is_alphabetic() || c == '_');
    for attribute in tag.attributes() {
        let attribute = attribute.ok()?;
        let is_declared = attribute.key.prefix().is_none_or(|prefix| {
            ["xml", "xmlns"].contains(&prefix.into_inner())
                || matches!(reader.resolver().resolve_attribute(attribute.key).0, ResolveResult::Bound(_))
        });
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?;
        let is_plain = !attribute.value.contains('<') && value.chars().all(is_xml_char);
        if !(is_declared && is_plain && is_name(attribute.key.local_name().into_inner())) {
            return None;
        }
    }
    let (namespace, local) = reader.resolver().resolve_element(tag.name());
    match namespace {
        _ if !is_name(local.into_inner()) => None,
        ResolveResult::Bound(namespace) => Some(namespace.into_inner()),
        ResolveResult::Unbound => Some(""),
        ResolveResult::Unknown(_) => None,
    }
}

/// Tells whether an entity is one of XML's own, or the number of one of its characters.
fn is_known(entity: &BytesRef) -> bool {
    match entity.resolve_char_ref() {
        Ok(Some(c)) => is_xml_char(c),
        Ok(None) => resolve_predefined_entity(&entity.xml10_content()).is_some(),
        Err(_) => false,
    }
}

const fn is_xml_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

const fn is_blank(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn namespaces(text: &str) -> Result<Vec<String>, Flaw> {
        let mut found = Vec::new();
        let is_tag = |event: &Event| matches!(event, Event::Start(_) | Event::Empty(_));
        well_formed(text, |event, namespace| found.extend(is_tag(&event).then(|| namespace.to_owned())))?;
        Ok(found)
    }

    #[test]
    fn what_is_well_formed_is_handed_on_with_its_namespaces() {
        let text = "<?xml version='1.0'?>\n<!-- a --><w:a xmlns:w='one' xmlns='two' w:b='&amp;'><c xml:lang='en'/>&#233;&lt;</w:a>\n";
        assert_eq!(namespaces(text), Ok(vec!["one".to_owned(), "two".to_owned()]));
    }

    #[test]
    fn what_other_readers_refuse_is_refused() {
        for text in [
            "",
            "text",
            "<a>",
            "<a></b>",
            "</a>",
            "<a/><b/>",
            "<a/>text",
            "text<a/>",
            "<a/>&amp;",
            "<a>&nbsp;</a>",
            "<a>&#1;</a>",
            "<a>\u{1}</a>",
            "<a b='&nbsp;'/>",
            "<a b='&#1;'/>",
            "<a b='<'/>",
            "<a b='1' b='2'/>",
            "<a b=1/>",
            "<x:a/>",
            "<a x:b='1'/>",
            "<a>]]></a>",
            "<a><1/></a>",
            "<a><!-- a -- b --></a>",
            " <?xml version='1.0'?><a/>",
        ] {
            assert_eq!(namespaces(text), Err(Flaw::Broken), "{text}");
        }
        assert_eq!(namespaces(&"<a>".repeat(300)), Err(Flaw::Deep));
    }
}
