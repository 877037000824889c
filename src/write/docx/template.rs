//! What a document takes from a template: its sheets, its styles, its headers and footers.

use super::front::{EXEMPT_STYLE, exempt_header};
use super::numbering::Lists;
use super::opened::{Child, Opened};
use super::parts::{FOOTER, FOOTER_STYLE, FRONT_STYLES, STYLES, footer};
use super::related::{Named, Related};
use super::sheet::{A4_ON_ITS_SIDE, Sheet};
use super::styles::{PREFIX, Styles};
use crate::sources::{Pages, Part, PartKind, Shown, Template, TemplateFile};

/// What a document is dressed in.
#[derive(Debug)]
pub(crate) struct Dress {
    pub(crate) sheet: Sheet,
    pub(crate) styles: Styles,
    pub(crate) related: Related,
    /// Whether even pages have headers and footers of their own.
    pub(crate) even_differs: bool,
    /// What each file of the template is to the parts that show it, and its name beside them.
    files: Vec<(&'static str, String)>,
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
        let mut dress = Self { sheet, styles, related: Related::default(), even_differs: false, files: Vec::new() };
        dress.lists(Lists::own());
        dress.own_footer(said.name, &[Pages::Usual]);
        dress.headers(said, &[], &[Pages::Usual]);
        dress
    }

    /// Dresses a document in a template.
    pub(crate) fn of(template: &Template, said: OnEachPage) -> Self {
        let Template { setup, first_differs, even_differs, .. } = *template;
        let sheet = Sheet { setup, first_differs, around: Vec::new() };
        let theirs = template.parts.iter().find(|part| part.kind == PartKind::Numbering);
        let lists = theirs.map_or_else(Lists::own, |part| Lists::of_template(&part.xml));
        let styles = Styles::of_template(&template.styles, &[STYLES, FRONT_STYLES], sheet.breadth(), lists.own);
        let mut dress = Self { sheet, styles, related: Related::default(), even_differs, files: Vec::new() };
        let pages: Vec<Pages> = [(true, Pages::Usual), (first_differs, Pages::First), (even_differs, Pages::Even)]
            .into_iter()
            .filter_map(|(is_there, pages)| is_there.then_some(pages))
            .collect();
        let parts = without_ours(&template.parts);
        dress.files(template);
        dress.footers(said.name, &parts, &pages);
        dress.headers(said, &parts, &pages);
        match theirs {
            Some(part) => drop(dress.take(part, "numbering", lists.xml.into_bytes())),
            None => dress.lists(lists),
        }
        dress.take_the_rest(template);
        dress
    }

    /// Adds the footers; where the usual pages have none of the template's, the program's own stands on all that have none.
    fn footers(&mut self, name: &str, theirs: &[Part], pages: &[Pages]) {
        let their = |on: Pages| theirs.iter().find(|part| part.kind == PartKind::Footer(on));
        let has_usual = their(Pages::Usual).is_some();
        let without: Vec<Pages> = pages.iter().copied().filter(|on| !has_usual && their(*on).is_none()).collect();
        if !without.is_empty() {
            self.own_footer(name, &without);
        }
        for (on, part) in pages.iter().filter_map(|on| Some((*on, their(*on)?))) {
            let id = self.take(part, "footer", part.xml.clone().into_bytes());
            self.sheet.around.push(("footer", on, id));
        }
    }

    /// Adds the program's own lists.
    fn lists(&mut self, lists: Lists) {
        let part = Named { id: "numbering", kind: "numbering", name: "numbering.xml" };
        self.related.add(part, lists.xml.into_bytes());
    }

    /// Adds the program's own footer: the name of the paper and the number of the page.
    fn own_footer(&mut self, name: &str, pages: &[Pages]) {
        let part = footer(name, &self.styles.names);
        self.related.add(Named { id: FOOTER, kind: "footer", name: "footer1.xml" }, part);
        self.sheet.around.extend(pages.iter().map(|on| ("footer", *on, FOOTER.to_owned())));
    }

    /// Adds the headers; on an exempt paper every page has one, which says so.
    fn headers(&mut self, said: OnEachPage, theirs: &[Part], pages: &[Pages]) {
        const EXEMPT: &str = "exempt";
        let own = said.exempt.map(|exempt| exempt_header(exempt, &self.styles.names));
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

    /// Takes over the files that parts show, each once.
    fn files(&mut self, template: &Template) {
        for (number, TemplateFile { kind, bytes, .. }) in template.files.iter().enumerate() {
            let name = format!("file{number}.{}", kind.ending);
            self.related.know(kind.ending, kind.media);
            self.related.members.push((format!("word/template/{name}"), bytes.clone()));
            self.files.push((kind.relation, name));
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
        for Shown { id, file } in &part.shows {
            let (kind, name) = (self.files[*file].0, &self.files[*file].1);
            relations.push_str(&Named { id, kind, name }.relation());
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
    let mut header = Opened::new(theirs);
    for paragraph in Opened::new(&String::from_utf8_lossy(own)).children {
        header.put(Child::own(&paragraph.name, &paragraph.xml), |_| true);
    }
    header.whole().into_bytes()
}

/// Returns the parts of a template without the headers and footers that a paper brought which is a template now, and
/// without those in which nothing stands.
fn without_ours(parts: &[Part]) -> Vec<Part> {
    let ours = [EXEMPT_STYLE, FOOTER_STYLE].map(|style| [style.to_owned(), format!("{PREFIX}{style}")]).concat();
    let is_ours = |child: &Child| child.attribute("pStyle", "val").is_some_and(|style| ours.contains(&style));
    let around = parts.iter().filter(|part| matches!(part.kind, PartKind::Header(_) | PartKind::Footer(_)));
    let kept = around.filter_map(|part| {
        let mut opened = Opened::new(&part.xml);
        opened.children.retain(|child| !is_ours(child));
        (!opened.children.is_empty()).then(|| Part { xml: opened.whole(), ..part.clone() })
    });
    kept.collect()
}

/// How a list of relations begins.
const RELATIONS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
                         <Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\n";
