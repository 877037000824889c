//! Office files as other programs wrote them, read as sheets.

#![cfg(all(feature = "docx", feature = "xlsx"))]

use std::fs;
use std::path::Path;

use actions::message::Message;
use actions::sources::{self, Block, Cell, Paragraph, Sheet};

fn read(name: &str) -> Result<Sheet, Message> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sources").join(name);
    sources::read(Some(&file), &fs::read(&file).expect("a sample"))
}

/// Returns a paragraph as text, bold between `*`, struck out between `~`.
fn marked(paragraph: &Paragraph) -> String {
    let mark = |is_on: bool, mark: &'static str| if is_on { mark } else { "" };
    let runs = paragraph.runs.iter().map(|run| {
        let marks = format!("{}{}", mark(run.is_bold, "*"), mark(run.is_struck, "~"));
        let text = run.text.trim_end();
        format!("{marks}{text}{marks}{}", &run.text[text.len()..])
    });
    runs.collect()
}

fn shown(cell: &Cell) -> String {
    let carried = if cell.is_carried { "^" } else { "" };
    let wide = if cell.columns > 1 { format!("×{}", cell.columns) } else { String::new() };
    let day = if cell.day.is_some() { "@" } else { "" };
    let text: Vec<_> = cell.paragraphs.iter().map(marked).collect();
    format!("{carried}{day}{}{wide}", text.join("/"))
}

fn page(sheet: &Sheet) -> Vec<String> {
    let mut page = Vec::new();
    for block in &sheet.blocks {
        match block {
            Block::Line(line) => page.push(line.text()),
            Block::Table(rows) => page.extend(rows.iter().map(|row| {
                let cells: Vec<_> = row.cells.iter().map(shown).collect();
                format!("{}: {}", row.place, cells.join("|"))
            })),
        }
    }
    page
}

const DOCUMENT: &[&str] = &[
    "Harbour Trust Board: action log",
    "Position at 6 January 2023",
    "1: *No*|*Date raised*|*Action*|*Responsible officer*|*Comments*|*Status*",
    "2: 4|~9 Dec 2022~ 6 Jan 2023|Mend the slipway gate|A. Marsh|Quotes asked for./*Gate ordered.*|Open",
    "3: 5|9 Dec 2022|Write to the tenants|B. Lowe|Letter sent.|Closed",
    "4: ^5||Send a reminder|C. Pike||Open",
    "5: Matters carried over×6|||||",
];

const WORKBOOK: &[&str] = &[
    "Actions",
    "1: *Harbour Trust Board: action log*×6|||||",
    "3: *No*|*Date raised*|*Action*|*Responsible officer*|*Comments*|*Status*|Done",
    "4: 4|@9 Dec 2022|Mend the slipway gate|A. Marsh|Quotes asked for./*Gate ordered.*|Open|50%",
    "5: 5|@~9 Dec 2022~|Write to the tenants|B. Lowe|Letter sent.|Closed|yes",
    "6: ^5||Send a reminder|C. Pike||Open|#N/A",
    "Closed",
    "1: No|Action",
    "2: 1|Paint the office",
];

#[test]
fn documents_of_three_programs_are_read_alike() {
    for name in ["python-docx.docx", "libreoffice.docx", "libreoffice.odt"] {
        assert_eq!(page(&read(name).expect(name)), DOCUMENT, "{name}");
    }
}

#[test]
fn workbooks_are_read_alike_with_what_is_bold_and_struck() {
    assert_eq!(page(&read("libreoffice.xlsx").expect("a workbook")), WORKBOOK);
    // LibreOffice keeps a truth value as a formula of which the figure is shown as a word.
    let wanted = WORKBOOK.join("\n").replace("yes", "TRUE");
    assert_eq!(page(&read("libreoffice.ods").expect("a spreadsheet")).join("\n"), wanted);
}

#[test]
fn text_that_stands_in_its_cell_may_be_formatted_in_part() {
    assert_eq!(page(&read("openpyxl.xlsx").expect("a workbook")), WORKBOOK);
}

#[test]
fn a_workbook_of_the_old_kind_is_read_without_its_formats() {
    let wanted = WORKBOOK.join("\n").replace(['*', '~'], "").replace("50%", "0.5");
    assert_eq!(page(&read("libreoffice.xls").expect("a workbook")).join("\n"), wanted);
}

#[test]
fn an_old_document_is_refused_with_what_to_do() {
    let refusal = read("libreoffice.doc").expect_err("a refusal");
    assert_eq!(refusal.text, "it is a Word document of the old kind (.doc)");
}
