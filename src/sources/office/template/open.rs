//! A template taken apart: the members that papers take over, each made harmless, and what is left out of them.

#![cfg(feature = "docx")]

use std::collections::HashSet;

use super::cleaned::{TakenOut, cleaned};
use super::kept::Template;
use super::part::{KINDS, Part, PartFile, PartKind};
use super::relations::{Relation, relations};
use super::sections::Sections;
use crate::message::Message;
use crate::sources::office::limits::damaged;
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
const LEAST_BREADTH: u32 = 5_669;

fn opened(package: &mut Package) -> Result<Template, Message> {
    let body = relations(package, "")?.into_iter().find(|relation| relation.kind == "officeDocument");
    let body = body.and_then(|relation| relation.target).ok_or_else(no_document)?;
    if !content_types(package)?.iter().any(|(part, kind)| *part == body && is_document(kind)) {
        return Err(no_document());
    }
    let has_macros = |name: &str| ["vbaproject", "vbadata"].iter().any(|part| name.to_ascii_lowercase().contains(part));
    if content_types(package)?.iter().any(|(part, kind)| has_macros(part) || kind.contains("macroEnabled"))
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
    if setup.breadth() < LEAST_BREADTH {
        return Err(Message::new("has less than 10 cm between its margins", "make its page broader"));
    }
    let mut taken = Taken { package, parts: Vec::new(), left_out: Vec::new() };
    for (pages, id) in headers {
        taken.take(PartKind::Header(pages), related.iter().find(|relation| relation.id == id))?;
    }
    for (pages, id) in footers {
        taken.take(PartKind::Footer(pages), related.iter().find(|relation| relation.id == id))?;
    }
    for (kind, name) in [(PartKind::Theme, "theme"), (PartKind::Numbering, "numbering"), (PartKind::Fonts, "fontTable")]
    {
        taken.take(kind, related.iter().find(|relation| relation.kind == name))?;
    }
    let even_differs = taken.settings(&related)?;
    let styles = cleaned(&styles, &HashSet::new())?.0;
    let Taken { parts, mut left_out, .. } = taken;
    left_out.sort_unstable();
    left_out.dedup();
    Ok(Template { styles, parts, setup, first_differs, even_differs, left_out })
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

/// What was taken over of a template so far.
struct Taken<'p, 'b> {
    package: &'p mut Package<'b>,
    parts: Vec<Part>,
    left_out: Vec<&'static str>,
}

impl Taken<'_, '_> {
    /// Takes a part over, with the files that it shows.
    fn take(&mut self, kind: PartKind, relation: Option<&Relation>) -> Result<(), Message> {
        let Some(name) = relation.and_then(|relation| relation.target.as_ref()) else { return Ok(()) };
        let Some(text) = self.package.text(name)? else { return Ok(()) };
        let related = relations(self.package, name)?;
        let files: Vec<PartFile> = related
            .into_iter()
            .map(|relation| self.file(relation))
            .filter_map(Result::transpose)
            .collect::<Result<_, _>>()?;
        let kept: HashSet<String> = files.iter().map(|file| file.id.clone()).collect();
        let (xml, taken_out) = cleaned(&text, &kept)?;
        self.left_out.extend(taken_out.into_iter().map(|taken_out| match taken_out {
            TakenOut::Embedded => "what is embedded",
            TakenOut::Field => "fields that fetch",
            TakenOut::Address => LINKED,
        }));
        self.parts.push(Part { kind, xml, files });
        Ok(())
    }

    /// Reads a file that a part shows; nothing when it is none that is taken over.
    fn file(&mut self, relation: Relation) -> Result<Option<PartFile>, Message> {
        let Some(name) = relation.target else {
            self.left_out.push(if relation.kind == "hyperlink" { "links" } else { LINKED });
            return Ok(None);
        };
        let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
        let kind = KINDS.iter().find(|kind| kind.ending == ending && kind.relation == relation.kind);
        let is_plain = relation.id.chars().all(|c| c.is_ascii_alphanumeric() || "_-.".contains(c));
        match (kind.filter(|_| is_plain), self.package.bytes(&name)?) {
            (Some(kind), Some(bytes)) => Ok(Some(PartFile { id: relation.id, kind, bytes })),
            // A drawing stands beside a picture of it.
            _ if ending == "svg" => Ok(None),
            _ => {
                self.left_out.push("what is embedded");
                Ok(None)
            }
        }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::office::ole::made::compound;
    use crate::sources::office::package::made::packed;
    use crate::sources::office::template::part::Pages;

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

    #[test]
    fn what_a_paper_takes_over_is_found_and_the_rest_is_named() {
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
            ("svg", "image", "media/image1.svg"),
        ]);
        let body = "<w:sectPr><w:headerReference w:type='default' r:id='h'/><w:footerReference w:type='first' r:id='f'/>\
                    <w:titlePg/></w:sectPr>";
        let template = document(
            DOCUMENT,
            body,
            &[
                ("word/_rels/document.xml.rels", &relations),
                ("word/styles.xml", "<w:styles><w:style/></w:styles>"),
                ("word/header1.xml", "<w:hdr><a:blip r:embed='pic' r:link='far'/><w:hyperlink r:id='web'/></w:hdr>"),
                ("word/_rels/header1.xml.rels", &shown),
                ("word/media/image1.PNG", "dots"),
                ("word/media/image1.svg", "<svg/>"),
                ("word/embeddings/x.bin", "x"),
                ("word/footer1.xml", "<w:ftr><w:fldSimple w:instr='DDE x'><w:t>1</w:t></w:fldSimple></w:ftr>"),
                ("word/theme/theme1.xml", "<a:theme/>"),
                ("word/settings.xml", "<w:settings><w:evenAndOddHeaders/></w:settings>"),
                ("word/_rels/settings.xml.rels", &related(&[("a", "attachedTemplate", "file:///x.dotm")])),
            ],
        );
        let template = read_template(&template).expect("a template");
        let parts: Vec<_> = template.parts.iter().map(|part| (part.kind, part.xml.as_str())).collect();
        assert_eq!(
            parts,
            [
                (PartKind::Header(Pages::Usual), "<w:hdr><a:blip r:embed=\"pic\"/><w:hyperlink/></w:hdr>"),
                (PartKind::Footer(Pages::First), "<w:ftr><w:t>1</w:t></w:ftr>"),
                (PartKind::Theme, "<a:theme/>"),
            ]
        );
        let files: Vec<_> = template.parts[0].files.iter().map(|file| (file.id.as_str(), file.kind.media)).collect();
        assert_eq!(files, [("pic", "image/png")]);
        assert!(template.first_differs && template.even_differs);
        assert_eq!(template.styles, "<w:styles><w:style/></w:styles>");
        let left_out = [
            "fields that fetch",
            "links",
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
