//! Whatever a log holds: every page and every sentence for a terminal can be drawn, holds nothing
//! that acts or hides, and a table is no wider than it may be.

#![no_main]

use actions::message::Message;
use actions::model::{Action, Checked, Finding, Kept, Kind, Log};
use actions::page::{self, Undoable};
use actions::query;
use actions::write::{self, Style};
use chrono::NaiveDate;
use drawn::{Input, harmless, paper};
use libfuzzer_sys::fuzz_target;
use support::{complained, day};
use unicode_width::UnicodeWidthStr;

mod drawn;
mod support;

/// Below this many columns the names of the fields alone may take more.
const NARROWEST: usize = 30;

fuzz_target!(|input: Input| {
    let (log, today) = (input.log(), day(input.today));
    // One input in four is drawn as if for a pipe.
    let width = (input.width % 4 > 0).then(|| usize::from(input.width) % 200 + 1);
    terminal(&log, today, Style { width, color: input.color, ..Style::PLAIN }, &input);
    for action in &log.actions {
        sentences(action, &log.actions[0]);
        texts(action).for_each(plain);
    }
});

/// Draws every page for a terminal.
fn terminal(log: &Log, today: NaiveDate, style: Style, input: &Input) {
    let actions: Vec<&Action> = log.each().collect();
    let asked = query::Asked::of(log, today);
    let listed = query::Listed::each(log.each(), asked, None);
    let late = query::worst_first(listed.clone());
    let other = Log { title: None, actions: Vec::new(), ..log.clone() };
    let differs = query::changes(log, &other);
    let people = query::people(log, today, &[]).expect("nobody is asked for by name");
    let nine = today.and_hms_opt(9, 5, 0);
    let undoable = |at, deeds| Undoable { at, deeds };
    let tables = [
        page::list(&listed, query::Sought::default()),
        page::overdue(&late),
        page::paper(&paper(log, today, input)),
        page::meetings(&query::meetings_with_due(&[log.into()], today, input.shows_exempt), today),
        page::people(&people),
        page::versions(
            &[
                undoable(nine, Some(query::deeds(log, &other))),
                undoable(None, Some(query::deeds(&other, log))),
                undoable(None, None),
            ],
            log.title
                .clone()
                .map(|folder| Kept { versions: 2, bytes: 900, logs: 1, bytes_in_all: 900, folder: folder.into() })
                .as_ref(),
            nine.unwrap_or_default(),
        ),
    ];
    for page in &tables {
        let page = write::text(page, style);
        let page = harmless(&page, style.color);
        // A page of one line is a sentence in place of a table.
        let is_table = page.lines().nth(1).is_some();
        let Some(width) = style.width.filter(|width| is_table && *width >= NARROWEST) else { continue };
        for line in page.lines() {
            // Running text is wrapped as if the mark that makes an emoji broad took nothing.
            let columns = line.replace('\u{fe0f}', "").width();
            assert!(columns <= width, "{columns} columns of {width}: {line:?}\n{page}");
        }
    }
    let status = query::status(log, today, input.shows_exempt);
    let brief = page::brief_status(&status, page::Brief { owners: 1, beside_a_figure: 20, beside_an_owner: 20 }, None);
    for page in [page::status(&status), brief, page::cards(&actions, log, asked)] {
        harmless(&write::text(&page, style), style.color);
    }
    let findings: Vec<Finding> = query::doubts(log, today)
        .into_iter()
        .map(|doubt| Finding { line: 1, kind: Kind::Doubt, message: doubt.message })
        .collect();
    harmless(
        &write::text(&page::findings(&[Checked { file: "actions.toml".to_owned(), log: None, findings }]), style),
        false,
    );
    harmless(&page::undone(Some(&differs)), false);
}

/// Says every sentence: each on one line.
fn sentences(action: &Action, before: &Action) {
    let further = action.instructions().last().expect("the first is always there");
    let mut said = vec![
        page::raised(action),
        page::corrected(before, action),
        page::supplemented(action, &further),
        page::proposed(before, action),
        page::closed(action),
        page::reopened(before, action),
    ];
    said.extend(action.comments.iter().map(|comment| page::commented(action, comment)));
    for sentence in said {
        assert_eq!(harmless(&sentence, false).matches('\n').count(), 1, "{sentence:?}");
    }
    let message = Message::new(action.text.as_str(), action.minute.as_deref().unwrap_or_default());
    harmless(&complained(&message), false);
}

fn plain(text: &str) {
    harmless(&page::in_full(text), false);
    assert!(!harmless(&page::one_line(text), false).contains('\n'), "{text:?}");
}

/// Returns every text that an action holds.
fn texts(action: &Action) -> impl Iterator<Item = &str> {
    let comments = action.comments.iter().map(|comment| comment.text.as_str());
    [Some(action.text.as_str()), action.reference.as_deref(), action.minute.as_deref()]
        .into_iter()
        .flatten()
        .chain(comments)
}
