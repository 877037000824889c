//! A part of a stranger's document made harmless: what would fetch, run or lead elsewhere is taken out of it.

#![cfg(feature = "docx")]

use std::collections::HashSet;

use quick_xml::Writer;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesDecl, BytesStart, Event};

use crate::message::Message;
use crate::sources::office::limits::damaged;
use crate::sources::office::xml::with_doctype;
use crate::sources::well_formed::{Flaw, well_formed};

/// Elements that are taken out with all that is in them, and whether that is told: what is embedded, controls and other
/// documents; drawings that have a picture in their place, and what only forms and fields keep.
const TAKEN_OUT: &[(&str, bool)] = &[
    ("OLEObject", true),
    ("control", true),
    ("altChunk", true),
    ("subDoc", true),
    ("svgBlip", false),
    ("fldData", false),
    ("entryMacro", true),
    ("exitMacro", true),
];
/// Elements that are nothing without what they relate to.
const NOTHING_ALONE: &[&str] = &[
    "chart",
    "relIds",
    "contentPart",
    "hlinkClick",
    "hlinkHover",
    "embedRegular",
    "embedBold",
    "embedItalic",
    "embedBoldItalic",
];
/// Those of them for which a drawing is there alone.
const DRAWN: &[&str] = &["chart", "relIds", "contentPart"];
/// Attributes that name what lies elsewhere, or hold a document of their own.
const ADDRESSES: &[&str] = &["src", "href", "althref", "gfxdata"];
/// Fields that show what is in the paper or the time; any other is shown as it was last, and no more.
const FIELDS: &[&str] = &[
    "PAGE",
    "NUMPAGES",
    "SECTION",
    "SECTIONPAGES",
    "STYLEREF",
    "TITLE",
    "FILENAME",
    "DATE",
    "TIME",
    "CREATEDATE",
    "SAVEDATE",
    "IF",
    "=",
];
/// How relations between parts are told from other names.
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// What is taken out of a part beside what it relates to, in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum TakenOut {
    Embedded,
    Field,
    Address,
}

/// A part of a template in pieces.
#[derive(Debug)]
pub(super) struct Pieces<'x> {
    events: Vec<Event<'x>>,
    prefixes: HashSet<String>,
}

impl<'x> Pieces<'x> {
    /// Takes a part apart; `what` is what it is called.
    ///
    /// Errs when it is not well formed, or its root is not the one that such parts have.
    pub(super) fn of(xml: &'x str, what: &str, root: &str) -> Result<Self, Message> {
        let (mut events, mut found, mut has_type) = (Vec::new(), None, false);
        let taken = well_formed(xml, |event, namespace| {
            if found.is_none() {
                found = named(&event).map(|name| name == root && NAMESPACES.contains(&namespace));
            }
            has_type |= matches!(event, Event::DocType(_));
            events.push(event);
        });
        match taken {
            Err(Flaw::Deep) => Err(damaged("its elements are nested over 256 levels deep")),
            Err(Flaw::Broken) => Err(damaged(&format!("{what} not well formed"))),
            Ok(()) if has_type => Err(with_doctype()),
            Ok(()) if found != Some(true) => Err(damaged(&format!("{what} something else"))),
            Ok(()) => Ok(Self { prefixes: relation_prefixes(&events), events }),
        }
    }

    /// Returns the names by which it calls what it relates to.
    pub(super) fn names(&self) -> HashSet<String> {
        let tags = self.events.iter().filter_map(|event| match event {
            Event::Start(tag) | Event::Empty(tag) => Some(tag),
            _ => None,
        });
        let attributes = tags.flat_map(|tag| tag.attributes().flatten());
        attributes
            .filter(|attribute| is_relation(attribute, &self.prefixes))
            .map(|attribute| attribute.value.into_owned())
            .collect()
    }

    /// Writes it anew without what would fetch, run or lead elsewhere; of what it relates to, `kept` stays.
    pub(super) fn cleaned(self, kept: &HashSet<String>) -> Result<(String, Vec<TakenOut>), Message> {
        let Self { events, prefixes } = self;
        let fetching = fetching(&events);
        let empty = drawings_of_nothing(&events, &prefixes, kept);
        let mut part = Cleaned { writer: Writer::new(Vec::new()), kept, prefixes, taken_out: Vec::new() };
        let mut skipped = 0_usize;
        let mut open = Vec::new();
        for (at, event) in events.into_iter().enumerate() {
            let is_start = matches!(event, Event::Start(_));
            let is_end = matches!(event, Event::End(_));
            let is_of_field = fetching.contains(&at);
            if is_of_field {
                part.taken_out.push(TakenOut::Field);
            }
            if empty.contains(&at) {
                part.taken_out.push(TakenOut::Embedded);
            }
            // A field of one element stands around what it showed last, which stays.
            let is_around = named(&event) == Some("fldSimple");
            if skipped > 0 || empty.contains(&at) || part.is_taken_out(&event) || is_of_field && !is_around {
                skipped = (skipped + usize::from(is_start)) - usize::from(is_end);
                continue;
            }
            let is_left_out = if is_end { open.pop().unwrap_or(false) } else { is_of_field };
            if is_start {
                open.push(is_left_out);
            }
            if !is_left_out && !matches!(event, Event::PI(_)) {
                part.put(event);
            }
        }
        let text = String::from_utf8(part.writer.into_inner()).map_err(|_| damaged("its text is not UTF-8"))?;
        Ok((text, part.taken_out))
    }
}

/// What the roots of parts are elements of.
const NAMESPACES: &[&str] = &[
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://schemas.openxmlformats.org/drawingml/2006/main",
];

/// Tells whether an attribute is the name of something that the part relates to.
fn is_relation(attribute: &Attribute, prefixes: &HashSet<String>) -> bool {
    let prefix = attribute.key.prefix();
    let is_named = prefix.is_some_and(|prefix| prefixes.contains(prefix.into_inner()));
    is_named || attribute.key.local_name().into_inner() == "relid"
}

/// Tells whether an element is of those that are nothing alone, and what it relates to is not kept.
fn is_alone(event: &Event, of: &[&str], prefixes: &HashSet<String>, kept: &HashSet<String>) -> bool {
    let (Event::Start(tag) | Event::Empty(tag)) = event else { return false };
    let mut attributes = tag.attributes().flatten();
    of.contains(&tag.local_name().into_inner())
        && attributes.any(|attribute| is_relation(&attribute, prefixes) && !kept.contains(&*attribute.value))
}

/// Returns the places at which drawings begin that show a chart or the like, which is not taken over.
fn drawings_of_nothing(events: &[Event], prefixes: &HashSet<String>, kept: &HashSet<String>) -> HashSet<usize> {
    let mut open = Vec::new();
    let mut places = HashSet::new();
    for (at, event) in events.iter().enumerate() {
        match event {
            Event::Start(tag) if tag.local_name().into_inner() == "drawing" => open.push(at),
            Event::End(tag) if tag.local_name().into_inner() == "drawing" => drop(open.pop()),
            _ if is_alone(event, DRAWN, prefixes, kept) => places.extend(open.last()),
            _ => {}
        }
    }
    places
}

/// A part as it is written anew.
struct Cleaned<'k> {
    writer: Writer<Vec<u8>>,
    kept: &'k HashSet<String>,
    prefixes: HashSet<String>,
    taken_out: Vec<TakenOut>,
}

impl Cleaned<'_> {
    /// Tells whether an element is one that is taken out, and notes it.
    fn is_taken_out(&mut self, event: &Event) -> bool {
        let found = named(event).and_then(|name| TAKEN_OUT.iter().find(|(other, _)| *other == name));
        self.taken_out.extend(found.filter(|(_, is_told)| *is_told).map(|_| TakenOut::Embedded));
        found.is_some() || is_alone(event, NOTHING_ALONE, &self.prefixes, self.kept)
    }

    fn put(&mut self, event: Event) {
        let event = match event {
            Event::Start(tag) => Event::Start(self.without_addresses(tag)),
            Event::Empty(tag) => Event::Empty(self.without_addresses(tag)),
            Event::Decl(_) => Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))),
            event => event,
        };
        self.writer.write_event(event).expect("memory is never full");
    }

    fn without_addresses<'t>(&mut self, tag: BytesStart<'t>) -> BytesStart<'t> {
        let mut clean = tag.to_owned();
        clean.clear_attributes();
        let mut is_changed = false;
        for attribute in tag.attributes().with_checks(false).flatten() {
            let name = attribute.key.local_name().into_inner();
            let is_relation = is_relation(&attribute, &self.prefixes);
            let is_address = !is_relation && ADDRESSES.contains(&name);
            if is_address && name != "gfxdata" {
                self.taken_out.push(TakenOut::Address);
            }
            if is_address || is_relation && !self.kept.contains(&*attribute.value) {
                is_changed = true;
            } else {
                // It is written into double quotes.
                let value = attribute.value.replace('"', "&quot;").into();
                clean.push_attribute(Attribute { value, ..attribute });
            }
        }
        if is_changed { clean } else { tag }
    }
}

/// Returns the name of an element that begins, without its prefix.
fn named<'e>(event: &'e Event) -> Option<&'e str> {
    match event {
        Event::Start(tag) | Event::Empty(tag) => Some(tag.local_name().into_inner()),
        _ => None,
    }
}

fn attribute(event: &Event, name: &str) -> Option<String> {
    let (Event::Start(tag) | Event::Empty(tag)) = event else { return None };
    let found = tag.attributes().flatten().find(|attribute| attribute.key.local_name().into_inner() == name)?;
    Some(found.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok()?.into_owned())
}

/// Returns the prefixes by which a part names what it relates to.
fn relation_prefixes(events: &[Event]) -> HashSet<String> {
    let mut prefixes = HashSet::from(["r".to_owned()]);
    for event in events {
        let (Event::Start(tag) | Event::Empty(tag)) = event else { continue };
        let declared = tag.attributes().flatten().filter(|attribute| &*attribute.value == RELATIONS);
        prefixes.extend(
            declared.filter_map(|attribute| attribute.key.into_inner().strip_prefix("xmlns:").map(str::to_owned)),
        );
    }
    prefixes
}

/// Returns the places of the marks and instructions of fields that may fetch; what they showed last is none of these.
fn fetching(events: &[Event]) -> HashSet<usize> {
    let mut places = HashSet::new();
    let mut open: Vec<OpenField> = Vec::new();
    let mut in_instructions = false;
    for (at, event) in events.iter().enumerate() {
        match (named(event), event) {
            (Some("fldSimple"), _) if !is_harmless(&attribute(event, "instr").unwrap_or_default()) => {
                places.insert(at);
            }
            (Some("fldChar"), _) => mark(&mut open, at, attribute(event, "fldCharType").as_deref(), &mut places),
            (Some("instrText"), Event::Start(_)) => {
                in_instructions = true;
                match open.last_mut() {
                    Some(field) => field.marks.push(at),
                    None => drop(places.insert(at)),
                }
            }
            (_, Event::End(_)) => in_instructions = false,
            (_, Event::Text(text)) if in_instructions => instruct(&mut open, &text.xml10_content()),
            // What is not plainly a letter of the name makes it another, and so does text that stands where it should.
            (_, Event::GeneralRef(_) | Event::CData(_)) if in_instructions => instruct(&mut open, "&"),
            (Some("t"), _) if open.last().is_some_and(|field| !field.is_shown) => instruct(&mut open, "&"),
            _ => {}
        }
    }
    // A field that does not end is none.
    places.extend(open.into_iter().flat_map(|field| field.marks));
    places
}

/// A field that is open.
#[derive(Debug, Default)]
struct OpenField {
    /// The places of its marks.
    marks: Vec<usize>,
    /// Its instructions, as far as they were read.
    instructions: String,
    /// Whether what it shows has begun.
    is_shown: bool,
}

/// Notes a mark of a field; one that ends and may fetch is put to the others.
fn mark(open: &mut Vec<OpenField>, at: usize, kind: Option<&str>, places: &mut HashSet<usize>) {
    if kind == Some("begin") {
        // A field within the name of another could make it any.
        if open.last().is_some_and(|field| !field.is_shown && field.instructions.trim().is_empty()) {
            instruct(open, "&");
        }
        open.push(OpenField { marks: vec![at], ..OpenField::default() });
        return;
    }
    if let Some(field) = open.last_mut() {
        field.marks.push(at);
        field.is_shown |= kind == Some("separate");
    }
    if kind == Some("end")
        && let Some(field) = open.pop()
        && !is_harmless(&field.instructions)
    {
        places.extend(field.marks);
    }
}

fn instruct(open: &mut [OpenField], more: &str) {
    if let Some(field) = open.last_mut() {
        field.instructions.push_str(more);
    }
}

fn is_harmless(instructions: &str) -> bool {
    let name = instructions.split_whitespace().next().unwrap_or_default().to_ascii_uppercase();
    FIELDS.contains(&name.as_str()) || name.starts_with('=')
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "<w:hdr xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:a=\"a\" \
                        xmlns:v=\"v\" xmlns:o=\"o\" \
                        xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">";

    fn cleaned(xml: &str, kept: &HashSet<String>) -> Result<(String, Vec<TakenOut>), Message> {
        Pieces::of(xml, "its header is", "hdr")?.cleaned(kept)
    }

    fn check(inside: &str, clean: &str, taken_out: &[TakenOut]) {
        let whole = |inside: &str| format!("{HEAD}{inside}</w:hdr>");
        let kept = HashSet::from(["pic".to_owned()]);
        let (text, found) = cleaned(&whole(inside), &kept).expect("it is well formed");
        assert_eq!((text, found), (whole(clean), taken_out.to_vec()), "{inside}");
    }

    #[test]
    fn what_is_plain_stays_byte_for_byte() {
        let plain =
            "<w:p  w:a='1'><w:r><w:t xml:space=\"preserve\"> a &amp; b </w:t></w:r></w:p><a:blip r:embed=\"pic\"/>";
        check(plain, plain, &[]);
    }

    #[test]
    fn what_is_not_taken_over_is_not_named() {
        check(
            "<w:hyperlink r:id=\"web\" w:history=\"1\"><w:t>x</w:t></w:hyperlink>",
            "<w:hyperlink w:history=\"1\"><w:t>x</w:t></w:hyperlink>",
            &[],
        );
        check("<a:blip r:embed=\"pic\" r:link=\"web\"/>", "<a:blip r:embed=\"pic\"/>", &[]);
        check("<a b='\"' r:id=\"web\"/>", "<a b=\"&quot;\"/>", &[]);
        check("<v:imagedata o:relid=\"web\" o:title=\"x\"/>", "<v:imagedata o:title=\"x\"/>", &[]);
        let other = "<a:blip xmlns:q=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" ";
        check(&format!("{other}q:link=\"web\"/>"), &format!("{}/>", other.trim_end()), &[]);
    }

    #[test]
    fn what_is_embedded_or_lies_elsewhere_is_taken_out() {
        check(
            "<w:object><v:shape/><o:OLEObject r:id=\"x\"><o:a/></o:OLEObject></w:object>",
            "<w:object><v:shape/></w:object>",
            &[TakenOut::Embedded],
        );
        check("<w:altChunk r:id=\"x\"/><w:t>y</w:t>", "<w:t>y</w:t>", &[TakenOut::Embedded]);
        check("<a:ext><a:svgBlip r:embed=\"x\"/></a:ext>", "<a:ext></a:ext>", &[]);
        check("<v:fill src=\"http://x.example\" on=\"t\"/>", "<v:fill on=\"t\"/>", &[TakenOut::Address]);
        check("<v:shape href=\"\\\\server\\x\" o:gfxdata=\"UEsD\"/>", "<v:shape/>", &[TakenOut::Address]);
        check("<?mso-application x?><w:p/>", "<w:p/>", &[]);
        let chart = "<w:drawing><a:graphic><a:chart r:id=\"x\"/></a:graphic></w:drawing><w:t>y</w:t>";
        check(chart, "<w:t>y</w:t>", &[TakenOut::Embedded]);
        check("<w:font><w:embedRegular r:id=\"x\"/></w:font>", "<w:font></w:font>", &[]);
    }

    fn field(instructions: &[&str], shown: &str) -> String {
        let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
        let text = instructions.iter().map(|text| format!("<w:r><w:instrText>{text}</w:instrText></w:r>"));
        mark("begin") + &text.collect::<String>() + &mark("separate") + shown + &mark("end")
    }

    fn count(inside: &str) -> (usize, usize) {
        let (text, _) = cleaned(&format!("{HEAD}{inside}</w:hdr>"), &HashSet::new()).expect("it is well formed");
        (text.matches("fldChar ").count(), text.matches("instrText>").count())
    }

    #[test]
    fn fields_of_the_document_stay_and_those_that_fetch_show_what_they_did() {
        for harmless in [" PAGE ", " numpages \\* Arabic ", "STYLEREF &quot;Heading 1&quot;", "=2+1"] {
            let plain = field(&[harmless], "<w:t>1</w:t>");
            check(&plain, &plain, &[]);
        }
        for fetching in [
            &["INCLUDEPICTURE &quot;http://x.example&quot;"][..],
            &["INCLUDE", "TEXT x"],
            &["DDEAUTO c:\\cmd.exe"],
            &["&#68;DE x"],
            &["LINK x"],
            &["  "],
        ] {
            assert_eq!(count(&field(fetching, "<w:t>1</w:t>")), (0, 0), "{fetching:?}");
        }
        assert_eq!(count(&field(&["IF 1"], &field(&["DDE x"], ""))), (3, 2));
        let begin = "<w:fldChar w:fldCharType=\"begin\"/>";
        let (mid, end) = (begin.replace("begin", "separate"), begin.replace("begin", "end"));
        let text = format!("{begin}<w:t>DDE x</w:t><w:instrText> PAGE </w:instrText>{mid}{end}");
        assert_eq!(count(&text), (0, 0), "text before the name is of it");
        let nested = format!("{begin}{}<w:instrText> PAGE</w:instrText>{mid}{end}", field(&["IF 1"], ""));
        assert_eq!(count(&nested), (3, 2), "and so is a field");
        assert_eq!(count("<w:r><w:instrText>DDE x</w:instrText></w:r>"), (0, 0));
        assert_eq!(count("<w:r><w:fldChar w:fldCharType=\"begin\"><w:fldData>x</w:fldData></w:fldChar></w:r>"), (0, 0));
        check("<w:fldSimple w:instr=\"DDE x\"><w:t>1</w:t></w:fldSimple>", "<w:t>1</w:t>", &[TakenOut::Field]);
        let page = "<w:fldSimple w:instr=\" PAGE \"><w:t>1</w:t></w:fldSimple>";
        check(page, page, &[]);
    }

    #[test]
    fn what_is_not_well_formed_is_refused() {
        let check = |text: &str, said: &str| {
            let refusal = cleaned(text, &HashSet::new()).expect_err("it is refused");
            assert_eq!(refusal.text, format!("the file is damaged: {said}"), "{text}");
        };
        for text in ["<a><b></a>", "<a>", "<a b=1/>", "<a/><b/>", "<x:a/>"] {
            check(text, "its header is not well formed");
        }
        check("<hdr/>", "its header is something else");
        check(&format!("<!DOCTYPE a>{HEAD}</w:hdr>"), "it declares a document type, as no office program does");
        check(&"<a>".repeat(300), "its elements are nested over 256 levels deep");
    }
}
