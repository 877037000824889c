//! Whatever a log holds: CSV has its rows, gives the texts back, and no cell of it is a formula or acts.

#![no_main]

use actions::model::Action;
use actions::page;
use actions::query;
use actions::sources::Letterhead;
use actions::write::{Answer, Format, Style};
use drawn::{Input, harmless, paper, written};
use libfuzzer_sys::fuzz_target;
use support::day;

mod drawn;
mod support;

fuzz_target!(|input: Input| {
    let (log, today) = (input.log(), day(input.today));
    let actions: Vec<&Action> = log.each().collect();
    let paper = paper(&log, today, &input);
    let list = rows(Answer::List {
        actions: &query::Listed::each(log.each(), query::Asked::of(&log, today), None),
        sought: query::Sought::default(),
    });
    assert_eq!(list.len(), actions.len());
    for (row, action) in list.iter().zip(&actions) {
        let asked: Vec<String> = action.instructions().map(|instruction| instruction.text).collect();
        gives_back(&row[1], action.reference.as_deref().unwrap_or_default());
        gives_back(&row[3], action.minute.as_deref().unwrap_or_default());
        gives_back(&row[4], &asked.join("\n"));
        gives_back(&row[16], action.comments.last().map_or("", |comment| &comment.text));
    }
    assert_eq!(rows(Answer::Paper(&paper, Letterhead::NONE)).len(), paper.open.len() + paper.closed.len());
    rows(Answer::Status(&[query::status(&log, today, input.shows_exempt)], None));
});

/// Reads CSV without its header; nothing may act on a terminal, and no cell may be a formula.
fn rows(answer: Answer) -> Vec<csv::StringRecord> {
    let page = written(Format::Csv, answer, Style::PLAIN);
    harmless(&page.replace("\r\n", "\n").replace('\t', " "), false);
    let rows: Result<Vec<_>, _> = csv::Reader::from_reader(page.as_bytes()).records().collect();
    let rows = rows.expect("rows of one length");
    for cell in rows.iter().flatten() {
        let acts =
            cell.trim_start_matches(' ').starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
        assert!(!acts || cell.parse::<f64>().is_ok(), "{cell:?}");
    }
    rows
}

/// Checks that a cell holds a text, an apostrophe before it and tabs apart.
fn gives_back(cell: &str, text: &str) {
    let (cell, text) = (cell.replace('\t', " "), page::in_full(text));
    assert!(cell == text || cell.strip_prefix('\'') == Some(&text), "{cell:?} is not {text:?}");
}
