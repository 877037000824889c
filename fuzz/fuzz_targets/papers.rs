//! Whatever a log holds: a web page has no element of the log's, a Word document reads back, a workbook has no formula.

#![no_main]

use actions::query;
use actions::sources::{self, Letterhead};
use actions::write::{Answer, Format, Style, write};
use drawn::{Input, harmless, paper, written};
use libfuzzer_sys::fuzz_target;
use support::day;

mod drawn;
mod support;

/// Everything that a page may consist of.
const ELEMENTS: &[&str] = &[
    "!DOCTYPE", "html", "head", "meta", "title", "style", "body", "main", "br", "h1", "h2", "p", "dl", "div", "dt",
    "dd", "figure", "svg", "rect", "text", "table", "caption", "thead", "tbody", "tr", "th", "td", "time", "span",
    "strong", "header",
];

fuzz_target!(|input: Input| {
    let (log, today) = (input.log(), day(input.today));
    let (paper, status) = (paper(&log, today, &input), query::status(&log, today, input.shows_exempt));
    for answer in [Answer::Paper(&paper, Letterhead::NONE), Answer::Status(std::slice::from_ref(&status), None)] {
        let page = written(Format::Html, answer, Style::PLAIN);
        let page = harmless(&page, false);
        for rest in page.split('<').skip(1) {
            let name: String = rest.trim_start_matches('/').chars().take_while(|c| !" >".contains(*c)).collect();
            assert!(ELEMENTS.contains(&name.as_str()), "{name} in {page}");
        }
    }
    let document = write(Format::Docx, Answer::Paper(&paper, Letterhead::NONE), Style::PLAIN).expect("it is written");
    let sheet = sources::read(Some("paper.docx".as_ref()), &document).expect("it reads back");
    let rows = sheet.blocks.iter().map(|block| match block {
        sources::Block::Table(rows) => rows.len() - 1,
        sources::Block::Line(_) => 0,
    });
    assert_eq!(rows.sum::<usize>(), paper.open.len() + paper.closed.len());
    let _ = write(Format::Xlsx, Answer::Paper(&paper, Letterhead::NONE), Style::PLAIN).expect("it fits a workbook");
});
