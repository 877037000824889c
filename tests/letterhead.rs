//! The logo and the template of papers, in the papers that come of them.

#![cfg(all(feature = "docx", feature = "html", feature = "xlsx"))]

use std::io::{Cursor, Read, Write};

use actions::dates::Calendar;
use actions::model::{Action, Front, Log, Number, Owner, Rag, Raised, State};
use actions::query::{self, Filter, Order, Paper, Request, StateFilter};
use actions::sources::{self, Block, Letterhead, Picture, Template, read_template};
use actions::write::{Answer, Format, Style, write};
use chrono::NaiveDate;
use quick_xml::Reader;
use quick_xml::events::Event;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

fn day(iso: &str) -> NaiveDate {
    iso.parse().expect("a day")
}

/// Draws up a paper of two actions, one of them exempt.
fn paper(shows_exempt: bool) -> Paper {
    let action = |number: i64, exempt: bool| Action {
        number: Number::new(number).expect("a number"),
        reference: None,
        raised: Raised::Day(day("2025-12-09")),
        minute: None,
        text: format!("Do thing {number}."),
        owners: vec![Owner::new("Rik Basra")],
        due: None,
        was_due: Vec::new(),
        rag: Some(Rag::Amber),
        exempt,
        state: State::Open { proposed: None },
        further: Vec::new(),
        comments: Vec::new(),
        imported: Vec::new(),
    };
    let front = Front {
        body: Some("Riverside \"Council\" & Co".to_owned()),
        committee: Some("Scrutiny Committee".to_owned()),
        contact: Some("Rik Basra, 01632 960 100".to_owned()),
        paper: Some("Agenda Item 6".to_owned()),
        ..Front::default()
    };
    let calendar = Calendar::new(["2026-03-17", "2026-06-30"].map(day));
    let actions = [action(1, false), action(2, true)].map(Into::into).into();
    let log = Log { front, actions, ..Log::new(Some("Riverside Board".to_owned()), calendar) };
    let filter = Filter { state: StateFilter::All, ..Filter::default() };
    let matched = filter.ready(&log, day("2026-06-22")).expect("nobody is asked for");
    let request = Request { meeting: None, matched, state: None, order: Order::default(), shows_exempt };
    query::paper(&log, day("2026-06-22"), &request)
}

fn written(format: Format, paper: &Paper, letterhead: &Letterhead) -> Vec<u8> {
    write(format, Answer::Paper(paper, letterhead), Style::PLAIN).expect("it is written")
}

fn members(file: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = ZipArchive::new(Cursor::new(file)).expect("a zip");
    let member = |index: usize| {
        let mut member = zip.by_index(index).expect("a part");
        let mut bytes = Vec::new();
        member.read_to_end(&mut bytes).expect("its bytes");
        (member.name().expect("a name").into_owned(), bytes)
    };
    (0..ZipArchive::new(Cursor::new(file)).expect("a zip").len()).map(member).collect()
}

fn member(file: &[u8], name: &str) -> String {
    let found = members(file).into_iter().find(|(other, _)| other == name).expect("a part of that name");
    String::from_utf8(found.1).expect("text")
}

/// Returns the lines of a Word file outside its tables.
fn lines(file: &[u8]) -> Vec<String> {
    let sheet = sources::read(Some("paper.docx".as_ref()), file).expect("a document");
    let line = |block: &Block| match block {
        Block::Line(line) => Some(line.text()),
        Block::Table(_) => None,
    };
    sheet.blocks.iter().filter_map(line).collect()
}

fn ending(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or_default()
}

/// Checks that every part is XML that is known to the file, and that nothing lies outside it.
fn check_package(file: &[u8]) {
    let members = members(file);
    let types = member(file, "[Content_Types].xml");
    for (name, bytes) in &members {
        let ending = ending(name);
        if !["xml", "rels"].contains(&ending) {
            assert!(types.contains(&format!("Extension=\"{ending}\"")), "{name}");
            continue;
        }
        let text = str::from_utf8(bytes).expect("text");
        let mut reader = Reader::from_str(text);
        while !matches!(reader.read_event().unwrap_or_else(|error| panic!("{error} in {name}: {text}")), Event::Eof) {}
        assert!(!text.contains("External") && !text.contains("http://x.example"), "{name}: {text}");
        if name.starts_with("word/") && ending == "xml" {
            assert!(types.contains(&format!("PartName=\"/{name}\"")), "{name} in {types}");
        }
    }
    for (name, bytes) in members.iter().filter(|(name, _)| ending(name) == "rels") {
        let folder = name.split_once("_rels/").expect("a folder").0;
        for target in str::from_utf8(bytes).expect("text").split("Target=\"").skip(1) {
            let target = format!("{folder}{}", target.split('"').next().expect("a name"));
            assert!(members.iter().any(|(other, _)| *other == target), "{target} of {name}");
        }
    }
}

/// A PNG of 400 by 200 dots, as far as it is looked at.
fn png() -> Vec<u8> {
    let checksum = |held: &[u8]| {
        !held.iter().fold(u32::MAX, |sum, byte| {
            (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 })
        })
    };
    let chunk = |kind: &[u8], held: &[u8]| {
        [
            &u32::try_from(held.len()).expect("short").to_be_bytes(),
            kind,
            held,
            &checksum(&[kind, held].concat()).to_be_bytes(),
        ]
        .concat()
    };
    let head = [&400_u32.to_be_bytes()[..], &200_u32.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
    [b"\x89PNG\r\n\x1a\n".as_slice(), &chunk(b"IHDR", &head), &chunk(b"IDAT", b"x"), &chunk(b"IEND", b"")].concat()
}

const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"><script>alert(1)</script></svg>";

fn logo(bytes: &[u8]) -> Letterhead {
    Letterhead { logo: Some(Picture::read(bytes.to_vec()).expect("a logo")), template: None }
}

const NAMES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
                     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A template as it is packed: its body's last words, its parts as name and text, and what its body relates to.
#[derive(Default)]
struct Made<'m> {
    section: &'m str,
    parts: Vec<(&'m str, String)>,
    related: Vec<(&'m str, &'m str, &'m str)>,
}

impl Made<'_> {
    fn packed(&self) -> Vec<u8> {
        let word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
        let types = format!(
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/word/document.xml\" \
             ContentType=\"{word}.document.main+xml\"/></Types>"
        );
        let body = format!(
            "<w:document {NAMES}><w:body><w:p><w:r><w:t>Text of the template</w:t></w:r></w:p><w:sectPr>{}</w:sectPr></w:body></w:document>",
            self.section
        );
        let own = [
            ("[Content_Types].xml", types),
            ("_rels/.rels", relations(&[("r", "officeDocument", "word/document.xml")])),
            ("word/document.xml", body),
            ("word/_rels/document.xml.rels", relations(&self.related)),
        ];
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in own.iter().chain(&self.parts) {
            zip.start_file(*name, SimpleFileOptions::default()).expect("a member");
            zip.write_all(text.as_bytes()).expect("its bytes");
        }
        zip.start_file("word/media/a.png", SimpleFileOptions::default()).expect("a member");
        zip.write_all(&png()).expect("its bytes");
        zip.finish().expect("a zip").into_inner()
    }

    fn read(&self) -> Template {
        read_template(&self.packed()).expect("a template")
    }
}

fn relations(all: &[(&str, &str, &str)]) -> String {
    let relation = |(id, kind, target): &(&str, &str, &str)| {
        let mode = if target.contains("://") { " TargetMode=\"External\"" } else { "" };
        format!("<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"{mode}/>")
    };
    let all: String = all.iter().map(relation).collect();
    format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{all}</Relationships>"
    )
}

fn styles(inside: &str) -> String {
    format!("<w:styles {NAMES}>{inside}</w:styles>")
}

fn foot() -> String {
    format!("<w:ftr {NAMES}><w:p><w:r><w:t>Their foot</w:t></w:r></w:p></w:ftr>")
}

/// Makes a template in French of an upright page, its headers with a picture, a link and a linked picture.
fn template(has_footer: bool) -> Template {
    const PAGE: &str = "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1000\" w:right=\"1100\" w:bottom=\"1000\" \
                        w:left=\"1200\" w:header=\"500\" w:footer=\"500\" w:gutter=\"0\"/><w:titlePg/>";
    let footer = if has_footer { "<w:footerReference w:type=\"default\" r:id=\"f\"/>" } else { "" };
    let header = format!(
        "<w:hdr {NAMES}><w:p><w:r><w:t>In the house style</w:t></w:r><w:drawing><a:blip xmlns:a=\"a\" r:embed=\"pic\"/>\
         <a:blip xmlns:a=\"a\" r:link=\"far\"/></w:drawing></w:p></w:hdr>"
    );
    let styles = styles(
        "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Standard\"><w:name w:val=\"Normal\"/></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"Titre1\"><w:name w:val=\"heading 1\"/></w:style>",
    );
    let shown = relations(&[("pic", "image", "media/a.png"), ("far", "image", "http://x.example/a.png")]);
    let made = Made {
        section: &format!("<w:headerReference w:type=\"default\" r:id=\"h\"/>{footer}{PAGE}"),
        parts: vec![
            ("word/styles.xml", styles),
            ("word/header1.xml", header),
            ("word/_rels/header1.xml.rels", shown),
            ("word/footer1.xml", foot()),
        ],
        related: vec![("s", "styles", "styles.xml"), ("h", "header", "header1.xml"), ("f", "footer", "footer1.xml")],
    };
    made.read()
}

fn dressed(has_footer: bool) -> Letterhead {
    Letterhead { template: Some(template(has_footer)), ..logo(&png()) }
}

#[test]
fn a_word_paper_shows_whose_it_is() {
    let file = written(Format::Docx, &paper(false), &logo(&png()));
    check_package(&file);
    let head = ["Agenda Item 6", "Riverside \"Council\" & Co", "Scrutiny Committee", "Riverside Board: Action Log"];
    let said = lines(&file);
    assert_eq!(said.iter().map(|line| line.trim()).take(4).collect::<Vec<_>>(), head);
    assert_eq!(said[5], "Contact: Rik Basra, 01632 960 100");
    let document = member(&file, "word/document.xml");
    assert!(document.contains("<wp:extent cx=\"1296000\" cy=\"648000\"/>"), "{document}");
    assert!(document.contains("descr=\"Riverside &quot;Council&quot; &amp; Co\""), "{document}");
    assert!(members(&file).iter().any(|(name, bytes)| name == "word/media/logo.png" && *bytes == png()));
    assert!(!members(&file).iter().any(|(name, _)| name.contains("exempt")));
}

#[test]
fn a_web_page_shows_a_logo_that_runs_and_fetches_nothing() {
    let page = |letterhead: &Letterhead| {
        String::from_utf8(written(Format::Html, &paper(false), letterhead)).expect("it is text")
    };
    let shown =
        |page: &str| page.split_once("<img ").map(|(_, rest)| rest.split('>').next().unwrap_or_default().to_owned());
    let dots = page(&logo(&png()));
    assert!(shown(&dots).is_some_and(|image| image.starts_with("src=\"data:image/png;base64,iVBORw0KGgo")), "{dots}");
    assert!(dots.contains("alt=\"Riverside &quot;Council&quot; &amp; Co\""), "{dots}");
    let drawing = page(&logo(SVG.as_bytes()));
    assert!(
        shown(&drawing).is_some_and(|image| image.starts_with("src=\"data:image/svg+xml;base64,PHN2Zy")),
        "{drawing}"
    );
    assert!(!drawing.contains("alert") && !drawing.contains("<script"));
    let policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:\"";
    assert!(drawing.contains(policy) && !page(Letterhead::NONE).contains("img-src"));
    assert_eq!(shown(&page(Letterhead::NONE)), None);
}

#[test]
fn a_paper_in_a_template_has_its_styles_its_headers_and_its_page() {
    let file = written(Format::Docx, &paper(false), &dressed(true));
    check_package(&file);
    assert_eq!(file, written(Format::Docx, &paper(false), &dressed(true)), "the same paper is the same file");
    let document = member(&file, "word/document.xml");
    for part in [
        "<w:pStyle w:val=\"Titre1\"/>",
        "<w:pStyle w:val=\"Standard\"/>",
        "<w:pStyle w:val=\"ActionsTableText\"/>",
        "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>",
        "w:left=\"1200\"",
        "<w:titlePg/>",
        "<w:tblW w:w=\"96",
    ] {
        assert!(document.contains(part), "{part} in {document}");
    }
    assert!(!document.contains("Text of the template") && !document.contains("\"Heading1\""), "{document}");
    let styles = member(&file, "word/styles.xml");
    assert_eq!(styles.matches("\"heading 1\"").count(), 1);
    assert!(styles.contains("\"ActionsActionLog\"") && styles.contains("\"ActionsPaperBody\""), "{styles}");
    let headers =
        members(&file).into_iter().filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains("In the house style"));
    assert_eq!(headers.count(), 1);
    let foots =
        |foot: &str| members(&file).iter().filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains(foot)).count();
    assert_eq!([foots("Their foot"), foots("NUMPAGES")], [1, 0]);
}

#[test]
fn a_template_without_a_footer_gets_the_number_of_the_page() {
    let file = written(Format::Docx, &paper(false), &dressed(false));
    check_package(&file);
    let document = member(&file, "word/document.xml");
    assert_eq!(document.matches("<w:footerReference ").count(), 2, "the usual and the first page: {document}");
    assert!(member(&file, "word/footer1.xml").contains("NUMPAGES"));
    assert!(member(&file, "word/styles.xml").contains("w:pos=\"9606\""));
}

#[test]
fn every_page_of_an_exempt_paper_says_so() {
    const EXEMPT: &str = "Exempt: not for publication";
    for letterhead in [Letterhead::NONE, &dressed(true), &dressed(false)] {
        let file = written(Format::Docx, &paper(true), letterhead);
        check_package(&file);
        assert_eq!(lines(&file)[0], EXEMPT);
        let document = member(&file, "word/document.xml");
        let relations = member(&file, "word/_rels/document.xml.rels");
        let kinds: Vec<&str> = document.split("<w:headerReference w:type=\"").skip(1).collect();
        assert_eq!(kinds.len(), if letterhead.template.is_some() { 2 } else { 1 }, "{document}");
        for kind in kinds {
            let id = kind.split('"').nth(2).expect("a name");
            let (_, rest) = relations.split_once(&format!("Id=\"{id}\"")).expect("a relation");
            let part = rest.split("Target=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a part");
            assert!(member(&file, &format!("word/{part}")).contains(EXEMPT), "{part}");
        }
    }
    let page = String::from_utf8(written(Format::Html, &paper(true), Letterhead::NONE)).expect("it is text");
    assert!(page.contains("<p class=\"exempt\">Exempt: not for publication</p>"), "{page}");
    assert!(page.contains("@top-center { content: \"Exempt: not for publication\""), "{page}");
    let public = String::from_utf8(written(Format::Html, &paper(false), Letterhead::NONE)).expect("it is text");
    assert!(!public.contains(EXEMPT), "{public}");
    let book = written(Format::Xlsx, &paper(true), Letterhead::NONE);
    for sheet in ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"] {
        assert!(
            member(&book, sheet).contains("<oddHeader>&amp;C&amp;BExempt: not for publication</oddHeader>"),
            "{sheet}"
        );
    }
}

#[test]
fn no_indent_or_spacing_of_a_template_reaches_the_table_and_the_box() {
    let usual = "<w:pPr><w:spacing w:line=\"240\" w:lineRule=\"exact\"/><w:ind w:left=\"567\" w:firstLine=\"567\"/></w:pPr>\
                 <w:rPr><w:caps/></w:rPr>";
    let heading = "<w:pPr><w:pageBreakBefore/><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>";
    let styles = styles(&format!(
        "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/>{usual}</w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"Heading2\"><w:name w:val=\"heading 2\"/>{heading}</w:style>\
         <w:style w:type=\"table\" w:styleId=\"ActionLog\"><w:name w:val=\"Action Log\"/></w:style>"
    ));
    let made = Made {
        parts: vec![("word/styles.xml", styles), ("word/numbering.xml", format!("<w:numbering {NAMES}/>"))],
        related: vec![("s", "styles", "styles.xml"), ("n", "numbering", "numbering.xml")],
        ..Made::default()
    };
    let file =
        written(Format::Docx, &paper(false), &Letterhead { template: Some(made.read()), ..Letterhead::NONE.clone() });
    check_package(&file);
    let (styles, document) = (member(&file, "word/styles.xml"), member(&file, "word/document.xml"));
    for id in document.split("Style w:val=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(["Normal", "Heading2"].contains(&id) || id.starts_with("Actions"), "{id}");
        assert_eq!(styles.matches(&format!("w:styleId=\"{id}\"")).count(), 1, "{id}");
    }
    for rest in styles.split("w:styleId=\"Actions").skip(1) {
        let style = rest.split("</w:style>").next().unwrap_or_default();
        let based = style.split("<w:basedOn w:val=\"").nth(1);
        assert!(based.is_none_or(|based| based.starts_with("Actions")), "{style}");
    }
}

#[test]
fn a_footer_that_is_on_no_page_does_not_take_the_number_of_the_page() {
    for kind in ["first", "even"] {
        let made = Made {
            section: &format!("<w:footerReference w:type=\"{kind}\" r:id=\"f\"/>"),
            parts: vec![("word/footer1.xml", foot()), ("word/styles.xml", format!("<w:styles {NAMES}/>"))],
            related: vec![("f", "footer", "footer1.xml"), ("s", "styles", "styles.xml")],
        };
        let letterhead = Letterhead { template: Some(made.read()), ..Letterhead::NONE.clone() };
        let file = written(Format::Docx, &paper(false), &letterhead);
        check_package(&file);
        assert!(member(&file, "word/footer1.xml").contains("NUMPAGES"), "{kind}");
    }
}

#[test]
fn what_a_paper_brought_is_not_in_the_next_that_is_dressed_in_it() {
    for letterhead in [Letterhead::NONE, &dressed(true), &dressed(false)] {
        let first = written(Format::Docx, &paper(true), letterhead);
        let template = read_template(&first).expect("a template");
        assert_eq!(template.left_out, Vec::<&str>::new());
        let again = Letterhead { template: Some(template), ..logo(&png()) };
        let public = written(Format::Docx, &paper(false), &again);
        check_package(&public);
        for (name, bytes) in members(&public) {
            let is_marked = String::from_utf8_lossy(&bytes).contains("Exempt: not for publication");
            assert!(!is_marked, "{name} of a public paper");
        }
        let exempt = written(Format::Docx, &paper(true), &again);
        check_package(&exempt);
        let marked = |file: &[u8]| {
            members(file)
                .iter()
                .filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains("ExemptHeader\"/>"))
                .count()
        };
        assert!(marked(&exempt) > 0);
    }
}

#[test]
fn a_part_that_word_could_not_open_again_is_refused() {
    for (header, said) in [
        ("<w:hdr><w:p/></w:hdr>".to_owned(), "its header is not well formed"),
        (format!("<w:hdr {NAMES}><w:p/></w:hdr>more"), "its header is not well formed"),
        (format!("<w:hdr {NAMES}><w:p>&nbsp;</w:p></w:hdr>"), "its header is not well formed"),
        (format!("<w:ftr {NAMES}><w:p/></w:ftr>"), "its header is something else"),
    ] {
        let made = Made {
            section: "<w:headerReference w:type=\"default\" r:id=\"h\"/>",
            parts: vec![("word/header1.xml", header)],
            related: vec![("h", "header", "header1.xml")],
        };
        let refusal = read_template(&made.packed()).expect_err("it is refused");
        assert_eq!(refusal.text, format!("is damaged: {said}"));
    }
}
