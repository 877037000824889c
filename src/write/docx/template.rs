//! What a document takes from a template: its sheets, its styles, its headers and footers.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::front::exempt_header;
use super::numbering::Lists;
use super::parts::{FOOTER, FRONT_STYLES, STYLES, footer};
use super::related::{Named, Related};
use super::sheet::{A4_ON_ITS_SIDE, Sheet};
use super::styles::{Styles, WORD, has_style};
use crate::sources::{Pages, Part, PartKind, Template};

/// What a document is dressed in.
#[derive(Debug)]
pub(crate) struct Dress {
    pub(crate) sheet: Sheet,
    pub(crate) styles: Styles,
    pub(crate) related: Related,
    /// Whether even pages have headers and footers of their own.
    pub(crate) even_differs: bool,
}

/// What is said of the paper on each of its pages.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OnEachPage<'a> {
    /// The heading of an exempt paper, above.
    pub(crate) exempt: Option<&'a str>,
    /// The name of the paper, below.
    pub(crate) name: &'a str,
}

impl Dress {
    /// Dresses a document in the program's own look, with the styles of what stands around the title where it has them.
    pub(crate) fn own(said: OnEachPage, has_front: bool) -> Self {
        let styles = Styles::own(STYLES, if has_front { FRONT_STYLES } else { "" });
        let sheet = Sheet { setup: A4_ON_ITS_SIDE, first_differs: false, around: Vec::new() };
        let mut dress = Self { sheet, styles, related: Related::default(), even_differs: false };
        dress.lists(Lists::own());
        dress.own_footer(said.name, &[Pages::Usual]);
        dress.headers(said, &[], &[Pages::Usual]);
        dress
    }

    /// Dresses a document in a template.
    pub(crate) fn of(template: &Template, said: OnEachPage) -> Self {
        let Template { setup, first_differs, even_differs, .. } = *template;
        let sheet = Sheet { setup, first_differs, around: Vec::new() };
        let footers: Vec<&Part> =
            template.parts.iter().filter(|part| matches!(part.kind, PartKind::Footer(_))).collect();
        // White on the dark head of a table that the template may not have, and a tab that its footers do not have.
        let has_look = has_style(&template.styles, "Action Log");
        let always = [(!has_look).then_some("TableHeading"), footers.is_empty().then_some("Footer")];
        let always: Vec<&str> = always.into_iter().flatten().collect();
        let theirs = template.parts.iter().find(|part| part.kind == PartKind::Numbering);
        let lists = theirs.map_or_else(Lists::own, |part| Lists::of_template(&part.xml));
        let own = [STYLES, FRONT_STYLES];
        let styles = Styles::of_template(&template.styles, &own, &always, sheet.breadth(), lists.own);
        let mut dress = Self { sheet, styles, related: Related::default(), even_differs };
        let pages: Vec<Pages> = [(true, Pages::Usual), (first_differs, Pages::First), (even_differs, Pages::Even)]
            .into_iter()
            .filter_map(|(is_there, pages)| is_there.then_some(pages))
            .collect();
        if footers.is_empty() {
            dress.own_footer(said.name, &pages);
        }
        for part in footers {
            if let PartKind::Footer(on) = part.kind
                && pages.contains(&on)
            {
                let id = dress.take(part, "footer", part.xml.clone().into_bytes());
                dress.sheet.around.push(("footer", on, id));
            }
        }
        dress.headers(said, &template.parts, &pages);
        match theirs {
            Some(part) => drop(dress.take(part, "numbering", lists.xml.into_bytes())),
            None => dress.lists(lists),
        }
        dress.take_the_rest(template);
        dress
    }

    /// Adds the program's own lists.
    fn lists(&mut self, lists: Lists) {
        let part = Named { id: "numbering", kind: "numbering", name: "numbering.xml" };
        self.related.add(part, lists.xml.into_bytes());
    }

    /// Adds the program's own footer: the name of the paper and the number of the page.
    fn own_footer(&mut self, name: &str, pages: &[Pages]) {
        let part = self.styles.named(footer(name));
        self.related.add(Named { id: FOOTER, kind: "footer", name: "footer1.xml" }, part);
        self.sheet.around.extend(pages.iter().map(|on| ("footer", *on, FOOTER.to_owned())));
    }

    /// Adds the headers; on an exempt paper every page has one, which says so.
    fn headers(&mut self, said: OnEachPage, theirs: &[Part], pages: &[Pages]) {
        const EXEMPT: &str = "exempt";
        let own = said.exempt.map(|exempt| self.styles.named(exempt_header(exempt)));
        let mut is_added = false;
        for on in pages {
            let their = theirs.iter().find(|part| part.kind == PartKind::Header(*on));
            let id = match (their, &own) {
                (Some(part), None) => self.take(part, "header", part.xml.clone().into_bytes()),
                (Some(part), Some(own)) => self.take(part, "header", with_first(own, &part.xml)),
                (None, Some(own)) => {
                    if !is_added {
                        self.related.add(Named { id: EXEMPT, kind: "header", name: "exempt.xml" }, own.clone());
                        is_added = true;
                    }
                    EXEMPT.to_owned()
                }
                (None, None) => continue,
            };
            self.sheet.around.push(("header", *on, id));
        }
    }

    /// Takes over what the styles name.
    fn take_the_rest(&mut self, template: &Template) {
        for part in &template.parts {
            let xml = || part.xml.clone().into_bytes();
            match part.kind {
                PartKind::Theme => drop(self.take(part, "theme", xml())),
                PartKind::Fonts => drop(self.take(part, "fontTable", xml())),
                PartKind::Header(_) | PartKind::Footer(_) | PartKind::Numbering => {}
            }
        }
    }

    /// Takes a part over with the files that it shows, under names of the program's own; returns how the document
    /// calls it.
    fn take(&mut self, part: &Part, kind: &str, xml: Vec<u8>) -> String {
        let number = self.related.members.len();
        let (id, name) = (format!("template{number}"), format!("template/part{number}.xml"));
        self.related.add(Named { id: &id, kind, name: &name }, xml);
        let mut relations = String::new();
        for (at, file) in part.files.iter().enumerate() {
            let name = format!("file{number}-{at}.{}", file.kind.ending);
            self.related.know(file.kind.ending, file.kind.media);
            self.related.members.push((format!("word/template/{name}"), file.bytes.clone()));
            relations.push_str(&Named { id: &file.id, kind: file.kind.relation, name: &name }.relation());
        }
        if !relations.is_empty() {
            let page = format!("{RELATIONS}{relations}</Relationships>\n");
            self.related.members.push((format!("word/template/_rels/part{number}.xml.rels"), page.into_bytes()));
        }
        id
    }
}

/// Puts the paragraph of a header of the program's own first in a header of somebody's.
fn with_first(own: &[u8], theirs: &str) -> Vec<u8> {
    let own = String::from_utf8_lossy(own);
    let (start, end) = (own.find("<w:p>").unwrap_or(0), own.rfind("</w:hdr>").unwrap_or(own.len()));
    let paragraph = own[start..end].replacen("<w:p>", &format!("<w:p xmlns:w=\"{WORD}\">"), 1);
    let at = end_of_first_tag(theirs);
    [&theirs[..at], &paragraph, &theirs[at..]].concat().into_bytes()
}

/// Returns where the tag of the first element of a part ends.
fn end_of_first_tag(part: &str) -> usize {
    let mut reader = Reader::from_str(part);
    loop {
        match reader.read_event() {
            Ok(Event::Start(_) | Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    usize::try_from(reader.buffer_position()).unwrap_or(part.len())
}

/// How a list of relations begins.
const RELATIONS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
                         <Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\n";
