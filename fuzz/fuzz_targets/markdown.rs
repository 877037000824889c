//! Whatever a log holds: a markdown table has its rows and cells, and nothing from the log is markup in it.

#![no_main]

use actions::model::Action;
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
    let listed = query::Listed::each(log.each(), query::Asked::of(&log, today), None);
    let late = query::overdue(listed.clone());
    let (paper, status) = (paper(&log, today, &input), query::status(&log, today, input.shows_exempt));
    let drawn = |answer| written(Format::Markdown, answer, Style::PLAIN);
    let table = drawn(Answer::List { actions: &listed, sought: query::Sought::default() });
    assert_eq!(table.lines().count(), actions.len() + 2, "{table}");
    let overdue = Answer::Overdue { late: &late, actions: &listed };
    for page in [overdue, Answer::Paper(&paper, Letterhead::NONE), Answer::Status(std::slice::from_ref(&status), None)]
        .map(drawn)
        .into_iter()
        .chain([table])
    {
        let page = harmless(&page, false);
        assert!(!page.replace("<br>", "").contains('<'), "{page}");
        let bars = |line: &str| line.replace("\\\\", "").replace("\\|", "").matches('|').count();
        let rows: Vec<&str> = page.lines().collect();
        for pair in rows.windows(2).filter(|pair| pair.iter().all(|line| line.starts_with('|'))) {
            assert_eq!(bars(pair[0]), bars(pair[1]), "{page}");
        }
    }
});
