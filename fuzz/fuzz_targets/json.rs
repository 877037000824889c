//! Whatever a log holds: every answer in JSON can be read, and gives the texts back exactly.

#![no_main]

use actions::model::{Action, Checked, Finding, Kind};
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
    let list = parsed(Answer::List {
        actions: &query::Listed::each(log.each(), query::Asked::of(&log, today), None),
        sought: query::Sought::default(),
    });
    for (item, action) in list["actions"].as_array().expect("a list").iter().zip(&actions) {
        assert_eq!(item["action"].as_str(), Some(action.text.as_str()));
        assert_eq!(item["reference"].as_str(), action.reference.as_deref());
        assert_eq!(item["comments"].as_array().map(Vec::len), Some(action.comments.len()));
        assert_eq!(item["owners"].as_array().map(Vec::len), Some(action.owners.len()));
    }
    parsed(Answer::Paper(&paper(&log, today, &input), Letterhead::NONE));
    parsed(Answer::Status(&[query::status(&log, today, input.shows_exempt)], None));
    let doubts = query::doubts(&log, today).into_iter();
    let findings: Vec<Finding> =
        doubts.map(|doubt| Finding { line: 1, kind: Kind::Doubt, message: doubt.message }).collect();
    parsed(Answer::Findings(&[Checked { file: "actions.toml".to_owned(), log: None, findings }]));
});

/// Reads an answer, in which nothing may act on a terminal.
fn parsed(answer: Answer) -> serde_json::Value {
    let page = written(Format::Json, answer, Style::PLAIN);
    harmless(&page, false);
    serde_json::from_str(&page).expect("it is JSON")
}
