//! A template taken apart: the members that papers take over, each made harmless, and what is left out of them.

#![cfg(feature = "docx")]

use std::collections::HashSet;

use super::cleaned::{Pieces, TakenOut};
use super::kept::Template;
use super::part::{Part, PartKind, Shown, TemplateFile, kind_of};
use super::relations::{Relation, relations};
use super::sections::Sections;
use crate::message::Message;
use crate::sources::office::limits::{damaged, too_large};
use crate::sources::office::ole::Ole;
use crate::sources::office::package::Package;
use crate::sources::office::xml::Xml;

/// Reads a template.
///
/// Errs when it is no Word document, or one that is damaged, encrypted, larger than a template could be, or has macros,
/// with what is wrong as what is to be said of the file.
pub fn read_template(bytes: &[u8]) -> Result<Template, Message> {
    if let Ok(ole) = Ole::open(bytes) {
        return Err(refused_container(&ole));
    }
    if !bytes.starts_with(b"PK") {
        return Err(no_document());
    }
    opened(&mut Package::open(bytes).map_err(said_of_template)?).map_err(said_of_template)
}

/// Refuses what has the container of files from before 2007, as encrypted ones still have.
fn refused_container(ole: &Ole) -> Message {
    if ole.has("EncryptedPackage") || ole.has("EncryptionInfo") {
        return Message::new("is protected with a password", "take the password off, and save it again");
    }
    no_document()
}

fn no_document() -> Message {
    Message::new("is not a Word document", "save it as a Word document (.docx)")
}

/// Words what is said of any file as what is said of a template.
fn said_of_template(refusal: Message) -> Message {
    let text = refusal.text.strip_prefix("the file ").unwrap_or(&refusal.text);
    if text.starts_with("is larger") {
        let hint = "make a new document with its styles, header and footer, and name that";
        return Message::new(text.replace("an action log", "a template"), hint);
    }
    Message::new(text, refusal.hint)
}

/// The least that must be left between the margins for a table: ten centimetres, in twentieths of a point.
const LEAST: u32 = 5_669;
/// How many bytes a part may have, and the files that parts show.
const BYTES: usize = 8 << 20;
const SHOWN: usize = 32 << 20;

fn opened(package: &mut Package) -> Result<Template, Message> {
    let body = relations(package, "")?.into_iter().find(|relation| relation.kind == "officeDocument");
    let body = body.and_then(|relation| relation.target).ok_or_else(no_document)?;
    if !content_types(package)?.iter().any(|(part, kind)| *part == body && is_document(kind)) {
        return Err(no_document());
    }
    let has_macros = |name: &str| ["vbaproject", "vbadata"].iter().any(|part| name.to_ascii_lowercase().contains(part));
    if content_types(package)?
        .iter()
        .any(|(part, kind)| has_macros(part) || has_macros(kind) || kind.contains("macroEnabled"))
        || package.names().any(|name| has_macros(&name))
    {
        let hint = "save it without them, as a Word document (.docx)";
        return Err(Message::new("has macros", hint));
    }
    let text = package.text(&body)?.ok_or_else(|| damaged("it has no text"))?;
    let related = relations(package, &body)?;
    let styles = member(package, &related, "styles")?.unwrap_or_else(|| NO_STYLES.to_owned());
    if [&text, &styles].iter().any(|part| part.contains(STRICT)) {
        let hint = "save it as a Word document (.docx) of the usual kind";
        return Err(Message::new("is saved as Strict Open XML", hint));
    }
    let Sections { setup, first_differs, headers, footers } = Sections::read(&text)?;
    if setup.breadth() < LEAST || setup.depth() < LEAST {
        return Err(Message::new(
            "has less than 10 cm between its margins",
            "make its page larger, or its margins smaller",
        ));
    }
    let styles = pieces(&styles, "its styles are", "styles")?.cleaned(&HashSet::new())?.0;
    let mut taken = Taken { package, parts: Vec::new(), files: Vec::new(), left_out: Vec::new() };
    let around = headers.into_iter().map(|(pages, id)| (PartKind::Header(pages), id));
    let around = around.chain(footers.into_iter().map(|(pages, id)| (PartKind::Footer(pages), id)));
    for (kind, id) in around {
        if !taken.take(kind, related.iter().find(|relation| relation.id == id))? {
            taken.left_out.push("a header or footer that it names and does not have");
        }
    }
    for (kind, name) in [(PartKind::Theme, "theme"), (PartKind::Numbering, "numbering"), (PartKind::Fonts, "fontTable")]
    {
        taken.take(kind, related.iter().find(|relation| relation.kind == name))?;
    }
    let even_differs = taken.settings(&related)?;
    let Taken { parts, files, mut left_out, .. } = taken;
    left_out.sort_unstable();
    left_out.dedup();
    Ok(Template { styles, parts, files, setup, first_differs, even_differs, left_out })
}

const NO_STYLES: &str =
    "<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"></w:styles>";
/// What the stricter of two ways of writing the same is called by.
const STRICT: &str = "http://purl.oclc.org/ooxml/";

/// Tells whether a kind of part is the body of a document, or of one that is kept as a template.
fn is_document(kind: &str) -> bool {
    ["document", "template"]
        .iter()
        .any(|name| kind.contains(&format!("word.{name}.")) || kind.contains(&format!("wordprocessingml.{name}.")))
}

/// Returns the parts that the file says the kind of, with it.
fn content_types(package: &mut Package) -> Result<Vec<(String, String)>, Message> {
    let Some(text) = package.text("[Content_Types].xml")? else { return Err(no_document()) };
    let mut xml = Xml::new(&text);
    let mut kinds = Vec::new();
    xml.next_child()?;
    while let Some(tag) = xml.next_child()? {
        if let (Some(part), Some(kind)) = (tag.attribute("PartName"), tag.attribute("ContentType")) {
            kinds.push((part.trim_start_matches('/').to_owned(), kind));
        }
        xml.skip()?;
    }
    Ok(kinds)
}

fn member(package: &mut Package, related: &[Relation], kind: &str) -> Result<Option<String>, Message> {
    let found = related.iter().find(|relation| relation.kind == kind).and_then(|relation| relation.target.as_ref());
    found.map_or(Ok(None), |name| package.text(name))
}

/// Takes a part apart that is no larger than a template could have it.
fn pieces<'x>(text: &'x str, what: &str, root: &str) -> Result<Pieces<'x>, Message> {
    if text.len() > BYTES {
        return Err(too_large("a part of it has more than 8 MB"));
    }
    Pieces::of(text, what, root)
}

/// What was taken over of a template so far.
struct Taken<'p, 'b> {
    package: &'p mut Package<'b>,
    parts: Vec<Part>,
    files: Vec<TemplateFile>,
    left_out: Vec<&'static str>,
}

impl Taken<'_, '_> {
    /// Takes a part over, with the files that it shows; tells whether it is there.
    fn take(&mut self, kind: PartKind, relation: Option<&Relation>) -> Result<bool, Message> {
        let Some(name) = relation.and_then(|relation| relation.target.as_ref()) else { return Ok(false) };
        let Some(text) = self.package.text(name)? else { return Ok(false) };
        let (what, root) = match kind {
            PartKind::Header(_) => ("its header is", "hdr"),
            PartKind::Footer(_) => ("its footer is", "ftr"),
            PartKind::Theme => ("its theme is", "theme"),
            PartKind::Numbering => ("its numbering is", "numbering"),
            PartKind::Fonts => ("its list of fonts is", "fonts"),
        };
        let pieces = pieces(&text, what, root)?;
        let mut called = pieces.names();
        let mut shows = Vec::new();
        for relation in relations(self.package, name)? {
            if called.remove(&relation.id)
                && let Some(file) = self.file(&relation)?
            {
                shows.push(Shown { id: relation.id, file });
            }
        }
        let kept: HashSet<String> = shows.iter().map(|shown| shown.id.clone()).collect();
        let (xml, taken_out) = pieces.cleaned(&kept)?;
        self.left_out.extend(taken_out.into_iter().map(|taken_out| match taken_out {
            TakenOut::Embedded => EMBEDDED,
            TakenOut::Field => "fields that look elsewhere, which show what they showed last",
            TakenOut::Address => LINKED,
        }));
        self.parts.push(Part { kind, xml, shows });
        Ok(true)
    }

    /// Reads a file that a part shows, once; nothing when it is none that is taken over.
    fn file(&mut self, relation: &Relation) -> Result<Option<usize>, Message> {
        let is_picture = relation.kind == "image";
        let Some(name) = &relation.target else {
            self.left_out.push(if relation.kind == "hyperlink" { "links, whose words stay" } else { LINKED });
            return Ok(None);
        };
        if let Some(at) = self.files.iter().position(|file| file.name == *name && file.kind.relation == relation.kind) {
            return Ok(Some(at));
        }
        let bytes = self.package.bytes(name)?;
        let kind = bytes.as_ref().and_then(|bytes| kind_of(&relation.kind, name, bytes));
        let is_plain = relation.id.chars().all(|c| c.is_ascii_alphanumeric() || "_-.".contains(c));
        match (kind.filter(|_| is_plain), bytes) {
            (Some(kind), Some(bytes)) => {
                let shown: usize = self.files.iter().map(|file| file.bytes.len()).sum();
                if shown + bytes.len() > SHOWN {
                    return Err(too_large("its pictures have more than 32 MB"));
                }
                self.files.push(TemplateFile { name: name.clone(), kind, bytes });
                return Ok(Some(self.files.len() - 1));
            }
            // A drawing stands beside a picture of it.
            (_, Some(_)) if name.to_ascii_lowercase().ends_with(".svg") => {}
            (_, None) if is_picture => self.left_out.push("pictures that it names and does not have"),
            (_, Some(_)) if is_picture => self.left_out.push("pictures of a kind that not every Word shows"),
            _ => self.left_out.push(EMBEDDED),
        }
        Ok(None)
    }

    /// Tells whether even pages have headers and footers of their own; a template behind the template is left out.
    fn settings(&mut self, related: &[Relation]) -> Result<bool, Message> {
        let Some(text) = member(self.package, related, "settings")? else { return Ok(false) };
        let name = related.iter().find(|relation| relation.kind == "settings");
        let name = name.and_then(|relation| relation.target.as_deref()).unwrap_or_default();
        let behind = relations(self.package, name)?;
        if behind.iter().any(|relation| relation.kind == "attachedTemplate") {
            self.left_out.push("the template attached to it");
        }
        let mut xml = Xml::new(&text);
        xml.next_child()?;
        let mut even_differs = false;
        while let Some(tag) = xml.next_child()? {
            even_differs |= tag.name() == "evenAndOddHeaders" && tag.is_on();
            xml.skip()?;
        }
        Ok(even_differs)
    }
}

const LINKED: &str = "pictures that are linked";
const EMBEDDED: &str = "what is embedded";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::office::ole::made::compound;
    use crate::sources::office::package::made::packed;
    use crate::sources::office::template::part::Pages;

    const NAMES: &str = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' xmlns:r='r' \
                         xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'";

    const DOCUMENT: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    fn types(kind: &str) -> String {
        format!(
            "<Types><Default Extension='xml' ContentType='x'/><Override PartName='/word/document.xml' ContentType='{kind}'/></Types>"
        )
    }

    /// Writes relations, each as its name, its kind and its target.
    fn related(all: &[(&str, &str, &str)]) -> String {
        let one = |(id, kind, target): &(&str, &str, &str)| {
            let mode = if target.contains(':') { " TargetMode='External'" } else { "" };
            format!("<Relationship Id='{id}' Type='http://x/{kind}' Target='{target}'{mode}/>")
        };
        format!("<Relationships>{}</Relationships>", all.iter().map(one).collect::<String>())
    }

    /// Packs a document of that kind with more members.
    fn document(kind: &str, body: &str, more: &[(&str, &str)]) -> Vec<u8> {
        let (types, root) = (types(kind), related(&[("r1", "officeDocument", "word/document.xml")]));
        let body = format!("<w:document><w:body>{body}</w:body></w:document>");
        let own = [("[Content_Types].xml", types.as_str()), ("_rels/.rels", &root), ("word/document.xml", &body)];
        packed(&[&own, more].concat())
    }

    fn refused(bytes: &[u8]) -> String {
        read_template(bytes).expect_err("it is no template").text
    }

    /// Packs a document with something of all that is taken over and of all that is not.
    fn rich() -> Vec<u8> {
        let relations = related(&[
            ("s", "styles", "styles.xml"),
            ("h", "header", "header1.xml"),
            ("f", "footer", "/word/footer1.xml"),
            ("set", "settings", "settings.xml"),
            ("t", "theme", "theme/theme1.xml"),
        ]);
        let shown = related(&[
            ("pic", "image", "media/image1.PNG"),
            ("far", "image", "http://x.example/a.png"),
            ("web", "hyperlink", "https://x.example/"),
            ("ole", "oleObject", "embeddings/x.bin"),
            ("two", "image", "Media/Image1%2Epng"),
            ("svg", "image", "media/image1.svg"),
        ]);
        let body = "<w:sectPr><w:headerReference w:type='default' r:id='h'/><w:footerReference w:type='first' r:id='f'/>\
                    <w:titlePg/></w:sectPr>";
        document(
            DOCUMENT,
            body,
            &[
                ("word/_rels/document.xml.rels", &relations),
                ("word/styles.xml", &format!("<w:styles {NAMES}><w:style/></w:styles>")),
                (
                    "word/header1.xml",
                    &format!(
                        "<w:hdr {NAMES}><a:blip r:embed='pic' r:link='far'/><w:hyperlink r:id='web'/>\
                         <w:object r:id='ole'/><a:blip r:embed='two'/></w:hdr>"
                    ),
                ),
                ("word/_rels/header1.xml.rels", &shown),
                ("word/media/image1.png", "GIF89a dots"),
                ("word/media/image1.svg", "<svg/>"),
                ("word/embeddings/x.bin", "x"),
                (
                    "word/footer1.xml",
                    &format!("<w:ftr {NAMES}><w:fldSimple w:instr='DDE x'><w:t>1</w:t></w:fldSimple></w:ftr>"),
                ),
                ("word/theme/theme1.xml", &format!("<a:theme {NAMES}/>")),
                ("word/settings.xml", "<w:settings><w:evenAndOddHeaders/></w:settings>"),
                ("word/_rels/settings.xml.rels", &related(&[("a", "attachedTemplate", "file:///x.dotm")])),
            ],
        )
    }

    #[test]
    fn what_a_paper_takes_over_is_found_and_the_rest_is_named() {
        let template = read_template(&rich()).expect("a template");
        let plain = |xml: &str| xml.replace(&format!(" {NAMES}"), "");
        let parts: Vec<_> = template.parts.iter().map(|part| (part.kind, plain(&part.xml))).collect();
        let header = "<w:hdr><a:blip r:embed=\"pic\"/><w:hyperlink/><w:object/><a:blip r:embed='two'/></w:hdr>";
        let taken = [
            (PartKind::Header(Pages::Usual), header),
            (PartKind::Footer(Pages::First), "<w:ftr><w:t>1</w:t></w:ftr>"),
            (PartKind::Theme, "<a:theme/>"),
        ];
        assert_eq!(parts, taken.map(|(kind, xml)| (kind, xml.to_owned())));
        let shows: Vec<_> = template.parts[0].shows.iter().map(|shown| (shown.id.as_str(), shown.file)).collect();
        assert_eq!(shows, [("pic", 0), ("two", 0)]);
        assert_eq!(template.files.iter().map(|file| file.kind.media).collect::<Vec<_>>(), ["image/gif"]);
        assert!(template.first_differs && template.even_differs);
        assert_eq!(plain(&template.styles), "<w:styles><w:style/></w:styles>");
        let left_out = [
            "fields that look elsewhere, which show what they showed last",
            "links, whose words stay",
            "pictures that are linked",
            "the template attached to it",
            "what is embedded",
        ];
        assert_eq!(template.left_out, left_out);
    }

    #[test]
    fn a_bare_document_and_a_word_template_will_do() {
        let kept = DOCUMENT.replace("document.main", "template.main");
        for kind in [DOCUMENT, &kept] {
            let template = read_template(&document(kind, "<w:p/>", &[])).expect("a template");
            assert_eq!((template.parts, template.left_out), (vec![], vec![]));
        }
    }

    #[test]
    fn what_is_no_document_or_could_do_harm_is_refused() {
        let no_document = "is not a Word document";
        assert_eq!(refused(b"Dear Ann"), no_document);
        assert_eq!(refused(&packed(&[("xl/workbook.xml", "<x/>")])), no_document);
        assert_eq!(refused(&document("application/x-spreadsheet", "", &[])), no_document);
        assert_eq!(refused(&compound(&[("WordDocument", b"")])), no_document);
        assert_eq!(
            refused(&compound(&[("EncryptionInfo", b""), ("EncryptedPackage", b"")])),
            "is protected with a password"
        );
        for kind in ["document.macroEnabled", "template.macroEnabledTemplate"] {
            assert_eq!(refused(&document(&format!("application/vnd.ms-word.{kind}.main+xml"), "", &[])), "has macros");
        }
        assert_eq!(refused(&document(DOCUMENT, "", &[("word/vbaProject.bin", "x")])), "has macros");
        let bomb = " ".repeat(9 << 20);
        assert_eq!(
            refused(&document(DOCUMENT, "", &[("word/x.xml", &bomb)])),
            "is larger than a template could be: more comes out of it than office programs pack"
        );
        assert_eq!(refused(b"PK\x03\x04"), "is damaged: it cannot be unpacked");
        let cut = document(DOCUMENT, "<w:p>", &[]);
        assert_eq!(refused(&cut), "is damaged: it holds XML that is not well formed");
        let strict = "<w:p xmlns:w='http://purl.oclc.org/ooxml/wordprocessingml/main'/>";
        assert_eq!(refused(&document(DOCUMENT, strict, &[])), "is saved as Strict Open XML");
        let narrow = "<w:sectPr><w:pgSz w:w='8000' w:h='8000'/><w:pgMar w:left='2000' w:right='2000'/></w:sectPr>";
        assert_eq!(refused(&document(DOCUMENT, narrow, &[])), "has less than 10 cm between its margins");
    }
}
