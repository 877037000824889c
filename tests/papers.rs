//! The papers that people read, opened again as a browser, Word or Excel would: all of the words are
//! there, and whatever they are, none of them acts.

#![cfg(all(feature = "docx", feature = "html", feature = "xlsx"))]

use std::collections::BTreeSet;
use std::io::{Cursor, Read};
use std::path::Path;

use actions::dates::Calendar;
use actions::model::{Action, Comment, Due, Front, Further, Log, Number, Outcome, Owner, Rag, Raised, State};
use actions::page;
use actions::query::{self, Filter, Order, Paper, Request, StateFilter};
use actions::sources::{self, Block, Letterhead};
use actions::write::{Answer, Format, Style, write};
use calamine::{Data, Reader as _, Xlsx};
use chrono::NaiveDate;
use html5gum::{Token, Tokenizer};
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;
use snapbox::assert_data_eq;
use zip::ZipArchive;

mod support;

/// Text that has meant something to a browser, to Word, to Excel or to a terminal.
const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "</td></tr></table><img src=x onerror=alert(1)>",
    "\"><svg/onload=alert(1)>",
    "' onmouseover='alert(1)",
    "</title></style><style>@import 'http://x.example'</style>",
    "<!-- --> ]]> <![CDATA[ <?xml?> <!DOCTYPE x>",
    "&lt;b&gt; &amp; &#x3c;script&#x3e; &nbsp;",
    "javascript:alert(1) http://x.example/ //x.example",
    "=HYPERLINK(\"http://x.example\",\"click\")",
    "=cmd|'/c calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "\t=1",
    "＝1+1",
    "{ HYPERLINK \"http://x.example\" } { DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe }",
    "</w:t></w:r><w:r><w:instrText>DDEAUTO</w:instrText></w:r>",
    "&P &N &D &\"Arial\" &G",
    "_x000D__x0041_ _x003D_1",
    "\u{0}\u{1}\u{8}\u{b}\u{c}\u{1b}[2J\u{1f}\u{7f}\u{85}\u{9b}",
    "\u{202e}reversed\u{202c} \u{2066}\u{2069} \u{200b}\u{feff}\u{fffe}\u{ffff}\u{e0041}",
    "first line\r\nsecond line\nthird\rline",
    "王 Zoë 👩\u{200d}🔬 لا ✔\u{fe0f}",
    "  blanks   within  ",
    "'=1",
    "{{constructor.constructor('x')()}} ${7*7} #{7*7} %0a",
];

/// Plain words over two lines, to compare with.
const PLAIN: &str = "Plain words\nover two lines";

fn day(iso: &str) -> NaiveDate {
    iso.parse().expect("a day")
}

/// Makes a log in which the text stands wherever text can.
fn log(text: &str) -> Log {
    let owners = || vec![Owner::new(text), Owner::new("Rik Basra")];
    let comment = |date: Option<&str>| Comment {
        date: date.map(day),
        meeting: None,
        by: Some(text.to_owned()),
        text: text.to_owned(),
        rag: None,
    };
    let further = Further {
        raised: Raised::Day(day("2026-03-17")),
        minute: Some(text.to_owned()),
        text: text.to_owned(),
        owners: owners(),
    };
    let open = Action {
        number: Number::new(7).expect("a number"),
        reference: Some(text.to_owned()),
        raised: Raised::Day(day("2025-12-09")),
        minute: Some(text.to_owned()),
        text: text.to_owned(),
        owners: owners(),
        due: Due::from_words(text),
        was_due: Due::from_words(text).into_iter().collect(),
        rag: Some(Rag::Amber),
        exempt: false,
        state: State::Open { proposed: Some(Outcome::Withdrawn) },
        further: vec![further],
        comments: vec![comment(None), comment(Some("2026-06-20"))],
        imported: vec![(text.to_owned(), text.to_owned())],
    };
    let late =
        Action { number: Number::new(8).expect("a number"), due: Some(Due::Day(day("2026-03-31"))), ..open.clone() };
    let state = State::Closed {
        on: Some(day("2026-04-20")),
        outcome: Outcome::Completed,
        minute: Some(text.to_owned()),
        was_rag: None,
    };
    let closed = Action { number: Number::new(9).expect("a number"), state, ..open.clone() };
    Log {
        title: Some(text.to_owned()),
        front: Front {
            body: Some(text.to_owned()),
            committee: Some(text.to_owned()),
            contact: Some(text.to_owned()),
            paper: Some(text.to_owned()),
            ..Front::default()
        },
        calendar: Calendar::new(["2026-03-17", "2026-06-30"].map(day)),
        done_colour: Rag::Green,
        key: Rag::ALL.iter().map(|rag| (*rag, text.to_owned())).collect(),
        issued: Vec::new(),
        people: Vec::new(),
        actions: [open, late, closed].map(Into::into).into(),
    }
}

fn paper(log: &Log) -> Paper {
    let today = day("2026-06-22");
    let filter = Filter { state: StateFilter::All, ..Filter::default() };
    let matched = filter.ready(log, today).expect("nobody is asked for");
    let request = Request { meeting: None, matched, state: None, order: Order::default(), shows_exempt: false };
    query::paper(log, today, &request)
}

/// Returns the text as cells show it: its lines, without blanks around them and none of them blank.
fn shown(text: &str) -> Vec<String> {
    let lines = page::in_full(text);
    lines.lines().map(|line| page::one_line(line.trim())).filter(|line| !line.is_empty()).collect()
}

/// A web page as a browser takes it apart: what it consists of, and what can be read on it.
fn browsed(page: &str) -> (BTreeSet<String>, String) {
    let (mut parts, mut text) = (BTreeSet::new(), String::new());
    for token in Tokenizer::new(page).flatten() {
        match token {
            Token::StartTag(tag) => {
                let words = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
                let attributes = tag.attributes.iter().map(|(name, value)| format!("{}={}", words(name), words(value)));
                parts.insert(format!("{} {}", words(&tag.name), attributes.collect::<Vec<_>>().join(" ")));
            }
            Token::String(words) => text.push_str(&String::from_utf8_lossy(&words)),
            Token::Comment(_) => panic!("a comment in {page}"),
            _ => {}
        }
    }
    (parts, text)
}

/// A part of an office file: the elements and attributes that it consists of.
fn parsed(xml: &str) -> BTreeSet<String> {
    let (mut reader, mut parts) = (Reader::from_str(xml), BTreeSet::new());
    loop {
        match reader.read_event().expect("it is XML") {
            Event::Eof => return parts,
            Event::Start(tag) | Event::Empty(tag) => {
                let name = tag.name().as_ref().to_owned();
                for attribute in tag.attributes() {
                    let attribute = attribute.expect("an attribute");
                    let key = attribute.key.as_ref().to_owned();
                    // A column is as broad as its longest word.
                    let value = if key == "w:w" { "" } else { &*attribute.value };
                    parts.insert(format!("{name} {key}={value}"));
                }
                parts.insert(name);
            }
            Event::Text(_) | Event::End(_) | Event::Decl(_) | Event::GeneralRef(_) => {}
            other => panic!("{other:?} in {xml}"),
        }
    }
}

fn member(file: &[u8], name: &str) -> String {
    let mut zip = ZipArchive::new(Cursor::new(file)).expect("a zip");
    let mut text = String::new();
    zip.by_name(name).expect("a part").read_to_string(&mut text).expect("text");
    text
}

/// Returns the rows of the tables of a Word file, each cell as its paragraphs.
fn rows(file: &[u8]) -> Vec<Vec<Vec<String>>> {
    let sheet = sources::read(Some("paper.docx".as_ref()), file).expect("a document");
    let tables = sheet.blocks.iter().filter_map(|block| match block {
        Block::Table(rows) => Some(rows),
        Block::Line(_) => None,
    });
    let cells = |row: &sources::Row| {
        row.cells.iter().map(|cell| cell.paragraphs.iter().map(sources::Paragraph::text).collect()).collect()
    };
    tables.flatten().map(cells).collect()
}

fn written(format: Format, answer: Answer) -> Vec<u8> {
    write(format, answer, Style::PLAIN).expect("it is written")
}

fn web_pages(log: &Log) -> [String; 2] {
    [Answer::Paper(&paper(log), Letterhead::NONE), Answer::Status(&[query::status(log, day("2026-06-22"), true)], None)]
        .map(|answer| String::from_utf8(written(Format::Html, answer)).expect("it is text"))
}

fn check_page(text: &str) {
    for (page, plain) in web_pages(&log(text)).iter().zip(web_pages(&log(PLAIN))) {
        let ((parts, words), (mut allowed, _)) = (browsed(page), browsed(&plain));
        allowed.insert("tr class=long".to_owned());
        let is_breadth = |part: &&String| part.starts_with("col style=width:") && part.ends_with('%');
        let strange: Vec<_> = parts.difference(&allowed).filter(|part| !is_breadth(part)).collect();
        assert!(strange.is_empty(), "{text:?}: {strange:?}");
        for line in shown(text) {
            assert!(words.contains(&line), "{line:?} is not on {words}");
        }
        assert_eq!(words.chars().find(|c| c.is_control() && *c != '\n'), None, "{text:?}");
    }
}

/// Blanks within a line are read as one.
fn folded(lines: &[String]) -> Vec<String> {
    lines.iter().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

fn check_document(text: &str) {
    let file = written(Format::Docx, Answer::Paper(&paper(&log(text)), Letterhead::NONE));
    let plain = written(Format::Docx, Answer::Paper(&paper(&log(PLAIN)), Letterhead::NONE));
    for part in ["word/document.xml", "word/footer1.xml", "docProps/core.xml"] {
        let (parts, mut allowed) = (parsed(&member(&file, part)), parsed(&member(&plain, part)));
        allowed.extend(["w:rtl", "w:rPr"].map(str::to_owned));
        let strange: Vec<_> = parts.difference(&allowed).collect();
        assert!(strange.is_empty(), "{text:?} in {part}: {strange:?}");
    }
    let rows = rows(&file);
    assert_eq!(rows.iter().map(Vec::len).collect::<Vec<_>>(), [7, 7, 7, 6, 6], "{text:?}");
    let asked = [shown(text), shown(&format!("17 Mar 2026: {text}"))].concat();
    assert_eq!(folded(&rows[1][2]), folded(&asked), "{text:?}");
    let comments = [shown(text), shown(&format!("New: {text}"))].concat();
    let request = "The board is asked to agree that this action be withdrawn.".to_owned();
    assert_eq!(folded(&rows[1][5]), folded(&[comments, vec![request]].concat()), "{text:?}");
}

fn check_workbook(text: &str) {
    let log = log(text);
    let files = [Answer::Paper(&paper(&log), Letterhead::NONE), Answer::Log(&[(&log).into()])]
        .map(|answer| written(Format::Xlsx, answer));
    for file in files {
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file)).expect("a workbook");
        for name in book.sheet_names() {
            assert_eq!(book.worksheet_formula(&name).expect("a sheet").used_cells().count(), 0, "{text:?}");
            let range = book.worksheet_range(&name).expect("a sheet");
            let is_kept = |cell: &Data| matches!(cell, Data::String(words) if shown(text).iter().all(|line| words.contains(line)));
            assert!(range.used_cells().any(|(_, _, cell)| is_kept(cell)), "{text:?} in {name}: {range:?}");
        }
    }
}

#[test]
fn hostile_text_is_inert_and_whole_in_every_paper() {
    for text in HOSTILE {
        check_page(text);
        check_document(text);
        check_workbook(text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_inert_and_whole_in_every_paper(text in any::<String>().prop_filter("something is said", |text| !shown(text).is_empty())) {
        check_page(&text);
        check_document(&text);
        check_workbook(&text);
    }
}

#[test]
fn the_same_paper_is_the_same_file() {
    let paper = paper(&log(PLAIN));
    assert_eq!(
        written(Format::Docx, Answer::Paper(&paper, Letterhead::NONE)),
        written(Format::Docx, Answer::Paper(&paper, Letterhead::NONE))
    );
    assert_eq!(
        written(Format::Xlsx, Answer::Paper(&paper, Letterhead::NONE)),
        written(Format::Xlsx, Answer::Paper(&paper, Letterhead::NONE))
    );
}

/// Draws up a page of the sample log, its style left out and every row and cell on a line.
fn drawn_up(arguments: &[&str]) -> String {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("actions.toml");
    let output = support::command(&sample, arguments).args(["--today", "2023-06-22", "--format", "html"]).output();
    let page = String::from_utf8(output.expect("the program runs").stdout).expect("it is text");
    let (head, rest) = page.split_once("<style>").expect("a style");
    let (_, body) = rest.split_once("</style>").expect("a style");
    [
        "<meta", "<title", "<body", "<h", "<p>", "<thead", "<tr", "<t", "<dl", "<ol", "<li", "<div", "<svg", "<rect",
        "</table",
    ]
    .iter()
    .fold(format!("{head}{body}"), |page, part| page.replace(part, &format!("\n{part}")).replace("\n\n", "\n"))
}

#[test]
fn the_sample_is_drawn_up_as_web_pages() {
    assert_data_eq!(drawn_up(&["report"]), snapbox::file!["printed/june-2023.html"]);
    assert_data_eq!(drawn_up(&["status"]), snapbox::file!["printed/status-2023.html"]);
}

#[test]
fn a_web_page_runs_nothing_and_fetches_nothing() {
    let elements = [
        "html head meta title style body main header h1 h2 p br bdi colgroup col ol li dl div dt dd figure svg rect text",
        "table caption thead tbody tr th td time span strong",
    ];
    let allowed: BTreeSet<&str> = elements.iter().flat_map(|line| line.split(' ')).collect();
    for page in web_pages(&log(PLAIN)) {
        let (parts, _) = browsed(&page);
        let strange: Vec<_> =
            parts.iter().filter(|part| !part.split(' ').next().is_some_and(|name| allowed.contains(name))).collect();
        assert!(strange.is_empty(), "{strange:?}");
        let fetches = ["url(", "@import", "://", "src=", "href="];
        assert_eq!(fetches.iter().find(|what| page.contains(*what)), None);
        assert!(page.starts_with("<!DOCTYPE html><html lang=\"en-GB\"><head><meta charset=\"utf-8\">"));
        assert!(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""));
    }
}

#[test]
fn no_cell_of_a_web_page_is_empty_merged_or_split() {
    for page in web_pages(&log(PLAIN)) {
        assert!(!page.contains("colspan") && !page.contains("rowspan"));
        for table in page.split("<table").skip(1).filter_map(|rest| rest.split("</table>").next()) {
            let columns = table.matches("scope=\"col\"").count();
            for row in table.split("<tr").skip(1) {
                assert_eq!(row.matches("<td ").count() + row.matches("<th ").count(), columns, "{row}");
            }
            for cell in table.split("</td>").chain(table.split("</th>")) {
                assert!(!cell.trim_end().ends_with("\">"), "{cell}");
            }
        }
    }
}

#[test]
fn the_header_of_a_word_table_is_marked_and_no_row_is_split() {
    let document = member(
        &written(Format::Docx, Answer::Paper(&paper(&log("Plain words")), Letterhead::NONE)),
        "word/document.xml",
    );
    let rows: Vec<&str> = document.split("<w:tr>").skip(1).collect();
    assert_eq!(rows.len(), 5);
    for (at, row) in rows.iter().enumerate() {
        assert!(row.contains("<w:cantSplit/>"), "row {at}");
        assert_eq!(row.contains("<w:tblHeader/>"), [0, 3].contains(&at), "row {at}");
    }
    assert!(document.contains("<w:tblCaption w:val=\"Open actions\"/>"));
    assert!(document.contains("w:orient=\"landscape\""));
}

/// LibreOffice cuts off what stands below a row that may not be split and is longer than a page.
#[test]
fn a_row_that_may_be_longer_than_a_page_may_be_split() {
    let document = member(
        &written(Format::Docx, Answer::Paper(&paper(&log(&"words and words ".repeat(120))), Letterhead::NONE)),
        "word/document.xml",
    );
    let rows: Vec<bool> = document.split("<w:tr>").skip(1).map(|row| row.contains("<w:cantSplit/>")).collect();
    assert_eq!(rows, [true, false, false, true, false]);
}

#[test]
fn a_word_document_has_its_language_title_and_styles() {
    let file = written(Format::Docx, Answer::Paper(&paper(&log("Riverside Board")), Letterhead::NONE));
    assert!(member(&file, "word/styles.xml").contains("<w:lang w:val=\"en-GB\""));
    let properties = member(&file, "docProps/core.xml");
    assert!(properties.contains("<dc:title>Riverside Board: Action Log, 30 June 2026</dc:title>"), "{properties}");
    assert!(properties.contains("<dc:language>en-GB</dc:language>"));
    assert!(properties.contains("2026-06-22T00:00:00Z"));
    let (styles, document) = (member(&file, "word/styles.xml"), member(&file, "word/document.xml"));
    for attribute in ["w:pStyle w:val=\"", "w:rStyle w:val=\"", "w:tblStyle w:val=\""] {
        for style in document.split(attribute).skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(styles.contains(&format!("w:styleId=\"{style}\"")), "{style}");
        }
    }
}

#[test]
fn a_workbook_has_typed_days_and_what_is_new_in_bold() {
    let log = Log { front: Front::default(), ..log("Plain words") };
    let file = written(Format::Xlsx, Answer::Paper(&paper(&log), Letterhead::NONE));
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file.as_slice())).expect("a workbook");
    assert_eq!(book.sheet_names(), ["Open actions", "Closed actions"]);
    let range = book.worksheet_range("Open actions").expect("a sheet");
    let line = |row: usize| range.rows().nth(row).expect("a row").iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(line(3)[0], "The board is asked to:");
    assert_eq!(line(4)[0], "1. agree that action 7 is withdrawn;");
    let header = line(7);
    let wanted = [
        "No.",
        "Reference",
        "Date",
        "Minute",
        "Action",
        "Responsible Officer",
        "Due",
        "Overdue",
        "Previous due date",
        "Comments",
        "Status",
    ];
    assert_eq!(header, wanted);
    let late = range.rows().nth(9).expect("a row");
    assert_eq!(late[0], Data::Float(8.0));
    assert!(matches!(&late[2], Data::DateTime(day) if day.to_ymd_hms_milli() == (2025, 12, 9, 0, 0, 0, 0)), "{late:?}");
    assert!(matches!(&late[6], Data::DateTime(_)), "{late:?}");
    assert_eq!(late[7], Data::Float(83.0));
    assert_eq!(late[4].to_string(), "Plain words\n17 Mar 2026: Plain words");
    let shared = member(&file, "xl/sharedStrings.xml");
    assert!(shared.contains("<rPr><b/>"), "{shared}");
    let sheet = member(&file, "xl/worksheets/sheet1.xml");
    for what in ["state=\"frozen\"", "<autoFilter ref=\"A8:K10\"", "orientation=\"landscape\"", "fitToHeight=\"0\""] {
        assert!(sheet.contains(what), "{what} is not in {sheet}");
    }
    assert!(member(&file, "xl/workbook.xml").contains("_xlnm.Print_Titles"));
}

/// Excel would leave no room for the table if all that stands above a header far down were frozen with it.
#[test]
fn a_header_far_down_a_workbook_names_its_columns_all_the_same() {
    let mut log = log("Plain words");
    for (number, outcome) in (20..).zip(Outcome::ALL) {
        let number = Number::new(number).expect("a number");
        let state = State::Open { proposed: Some(*outcome) };
        log.actions.push(Action { number, state, ..(*log.actions[0]).clone() }.into());
    }
    let file = written(Format::Xlsx, Answer::Paper(&paper(&log), Letterhead::NONE));
    let sheet = member(&file, "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("state=\"frozen\"") && sheet.contains("<tablePart "), "{sheet}");
    let table = member(&file, "xl/tables/table1.xml");
    let top = sheet.split("activeCell=\"A").nth(1).and_then(|rest| rest.split('"').next()).expect("a cell is chosen");
    let top: usize = top.parse::<usize>().expect("a row") - 1;
    assert!(table.contains(&format!("<autoFilter ref=\"A{top}:")), "{table}");
    for name in ["No.", "Action", "Responsible Officer", "Status"] {
        assert!(table.contains(&format!("name=\"{name}\"")), "{table}");
    }
}

#[test]
fn a_day_beside_other_words_is_kept_whole_in_word() {
    let log = Log { front: Front::default(), ..log("Plain words") };
    let document = member(&written(Format::Docx, Answer::Paper(&paper(&log), Letterhead::NONE)), "word/document.xml");
    assert!(document.contains(">Completed, 20\u{a0}Apr\u{a0}2026, minute\u{a0}Plain\u{a0}words<"), "{document}");
}

/// Excel reads `_x000D_` as the character of that number.
#[test]
fn what_looks_like_the_code_of_a_character_is_marked_as_none() {
    let file = written(Format::Xlsx, Answer::Paper(&paper(&log("a _x000D_ b")), Letterhead::NONE));
    let shared = member(&file, "xl/sharedStrings.xml");
    assert!(shared.contains("<r>") && shared.contains("_x005F_x000D_"), "{shared}");
    assert!(!shared.replace("_x005F_x000D_", "").contains("_x000D_"), "{shared}");
}
