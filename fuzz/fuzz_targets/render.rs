//! Whatever a log holds: every page can be drawn; pages for a terminal hold nothing that acts or
//! hides, tables are no wider than they may be, CSV and JSON give the texts back, markdown has its cells.

#![no_main]

use actions::context::Message;
use actions::dates::Calendar;
use actions::model::{
    Action, Comment, Directory, Due, Finding, Further, Kind, Log, Number, Outcome, Owner, Person, Rag, Raised, State,
};
use actions::query::{self, Filter, Order, Request, Sort};
use actions::view::{self, Style};
use chrono::NaiveDate;
use libfuzzer_sys::arbitrary::{self, Arbitrary};
use libfuzzer_sys::fuzz_target;
use support::{Words, day};
use unicode_width::UnicodeWidthStr;

mod support;

/// Below this many columns the names of the fields alone may take more.
const NARROWEST: usize = 30;

#[derive(Debug, Arbitrary)]
struct Input {
    width: u8,
    color: bool,
    today: u16,
    meetings: Vec<u16>,
    is_blue: bool,
    shows_exempt: bool,
    sort: u8,
    title: Option<Words>,
    key: Option<Words>,
    person: Option<(Words, Words, Option<u16>)>,
    items: Vec<Item>,
}

#[derive(Debug, Arbitrary)]
struct Item {
    number: u32,
    text: Words,
    owners: Vec<Words>,
    raised: u16,
    reference: Option<Words>,
    minute: Option<Words>,
    due: Option<Time>,
    was_due: Vec<Time>,
    rag: Option<u8>,
    exempt: bool,
    proposed: Option<u8>,
    closed: Option<(Option<u16>, u8)>,
    further: Option<(Words, Option<Words>)>,
    comments: Vec<(Words, Option<u16>, Option<Words>)>,
}

#[derive(Debug, Arbitrary)]
enum Time {
    Day(u16),
    Words(Words),
}

fuzz_target!(|input: Input| {
    let log = log(&input);
    let today = day(input.today);
    let width = usize::from(input.width) % 200 + 1;
    terminal(&log, today, Style { width: Some(width), color: input.color }, &input);
    terminal(&log, today, Style { width: None, color: input.color }, &input);
    files(&log, today, &input);
    for action in &log.actions {
        sentences(action, &log.actions[0]);
        texts(action).for_each(plain);
    }
});

/// Draws every page for a terminal.
fn terminal(log: &Log, today: NaiveDate, style: Style, input: &Input) {
    let actions: Vec<&Action> = log.actions.iter().collect();
    let late = query::worst_first(actions.clone(), today, log.complete);
    let differs = query::changes(log, &Log { title: None, actions: Vec::new(), ..log.clone() });
    let tables = [
        view::list_table(&actions, today, log.complete, style),
        view::overdue_table(&late, style),
        view::paper_text(&paper(log, today, input), style),
        view::meetings_text(&query::sittings(log), today, style),
        view::versions_table(
            &[(today.and_hms_opt(9, 5, 0), Some(differs.clone())), (None, Some(differs.clone())), (None, None)],
            style,
        ),
    ];
    for page in &tables {
        let page = harmless(page, style.color);
        // A page of one line is a sentence in place of a table.
        let is_table = page.lines().nth(1).is_some();
        let Some(width) = style.width.filter(|width| is_table && *width >= NARROWEST) else { continue };
        for line in page.lines() {
            // Running text is wrapped as if the mark that makes an emoji broad took nothing.
            let columns = line.replace('\u{fe0f}', "").width();
            assert!(columns <= width, "{columns} columns of {width}: {line:?}\n{page}");
        }
    }
    harmless(&view::status_text(&query::status(log, today, input.shows_exempt), style), style.color);
    let directory = Directory::of(log);
    for action in &actions {
        harmless(&view::card(action, log, &directory, today, style), style.color);
    }
    let findings: Vec<Finding> = query::doubts(log, today)
        .into_iter()
        .map(|doubt| Finding { line: 1, kind: Kind::Doubt, message: doubt.message, hint: doubt.hint })
        .collect();
    harmless(&view::check_text(&findings, "actions.toml"), false);
    parsed(&view::check_json(&findings));
    harmless(&view::undone(Some(&differs)), false);
}

/// Draws every page for a file or a program.
fn files(log: &Log, today: NaiveDate, input: &Input) {
    let actions: Vec<&Action> = log.actions.iter().collect();
    let late = query::overdue(actions.clone(), today, log.complete);
    let (paper, status) = (paper(log, today, input), query::status(log, today, input.shows_exempt));

    let rows = rows(&view::list_csv(&actions, today, log.complete));
    assert_eq!(rows.len(), actions.len());
    for (row, action) in rows.iter().zip(&actions) {
        let asked: Vec<String> = action.instructions().map(|instruction| instruction.text).collect();
        gives_back(&row[1], action.reference.as_deref().unwrap_or_default());
        gives_back(&row[3], action.minute.as_deref().unwrap_or_default());
        gives_back(&row[4], &asked.join("\n"));
        gives_back(&row[16], action.comments.last().map_or("", |comment| &comment.text));
    }
    assert_eq!(self::rows(&view::paper_csv(&paper)).len(), paper.open.len() + paper.closed.len());
    self::rows(&view::status_csv(&status));

    let list = parsed(&view::list_json(&actions, today, log.complete));
    for (item, action) in list["actions"].as_array().expect("a list").iter().zip(&actions) {
        assert_eq!(item["action"].as_str(), Some(action.text.as_str()));
        assert_eq!(item["reference"].as_str(), action.reference.as_deref());
        assert_eq!(item["comments"].as_array().map(Vec::len), Some(action.comments.len()));
        assert_eq!(item["owners"].as_array().map(Vec::len), Some(action.owners.len()));
    }
    parsed(&view::paper_json(&paper));
    parsed(&view::status_json(&status));

    let table = view::list_markdown(&actions, today, log.complete);
    assert_eq!(table.lines().count(), actions.len() + 2, "{table}");
    for page in [table, view::overdue_markdown(&late), view::paper_markdown(&paper), view::status_markdown(&status)] {
        let page = harmless(&page, false);
        assert!(!page.replace("<br>", "").contains('<'), "{page}");
        let bars = |line: &str| line.replace("\\\\", "").replace("\\|", "").matches('|').count();
        let rows: Vec<&str> = page.lines().collect();
        for pair in rows.windows(2).filter(|pair| pair.iter().all(|line| line.starts_with('|'))) {
            assert_eq!(bars(pair[0]), bars(pair[1]), "{page}");
        }
    }
}

/// Says every sentence: each on one line.
fn sentences(action: &Action, before: &Action) {
    let further = action.instructions().last().expect("the first is always there");
    let mut said = vec![
        view::raised(action),
        view::corrected(before, action),
        view::supplemented(action, &further),
        view::proposed(before, action),
        view::closed(action),
        view::reopened(before, action),
    ];
    said.extend(action.comments.iter().map(|comment| view::commented(action, comment)));
    for sentence in said {
        assert_eq!(harmless(&sentence, false).matches('\n').count(), 1, "{sentence:?}");
    }
    let message = Message { error: action.text.clone(), hint: action.minute.clone() };
    harmless(&message.lines(), false);
}

fn plain(text: &str) {
    harmless(&view::in_full(text), false);
    assert!(!harmless(&view::one_line(text), false).contains('\n'), "{text:?}");
}

/// Checks that a page holds nothing that acts or hides, and returns it without its own colours.
fn harmless(page: &str, color: bool) -> String {
    let mut bare = page.to_owned();
    if color {
        for code in ["0", "1", "31", "32", "33", "34"] {
            bare = bare.replace(&format!("\u{1b}[{code}m"), "");
        }
    }
    let acts = |c: &char| {
        matches!(c,
            '\u{0}'..='\u{9}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'
            | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
    };
    assert_eq!(bare.chars().find(acts), None, "{page:?}");
    bare
}

/// Reads CSV without its header; no cell may be a formula.
fn rows(page: &str) -> Vec<csv::StringRecord> {
    let rows: Result<Vec<_>, _> = csv::Reader::from_reader(page.as_bytes()).records().collect();
    let rows = rows.expect("rows of one length");
    for cell in rows.iter().flatten() {
        let acts =
            cell.trim_start_matches(' ').starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
        assert!(!acts || cell.parse::<f64>().is_ok(), "{cell:?}");
    }
    rows
}

fn gives_back(cell: &str, text: &str) {
    assert!(cell == text || cell.strip_prefix('\'') == Some(text), "{cell:?} is not {text:?}");
}

fn parsed(page: &str) -> serde_json::Value {
    serde_json::from_str(page).expect("it is JSON")
}

fn paper(log: &Log, today: NaiveDate, input: &Input) -> query::Paper {
    let sorts = [Sort::Number, Sort::Raised, Sort::Due, Sort::Owner, Sort::Rag];
    let order = Order { sort: sorts[usize::from(input.sort) % 5], reverse: input.sort > 127 };
    let filter = Filter { standings: query::Standings::All, ..Filter::default() };
    let sieve = filter.ready(log, today).expect("nobody is asked for");
    query::paper(
        log,
        today,
        &Request { meeting: None, sieve, standings: None, order, shows_exempt: input.shows_exempt },
    )
}

fn log(input: &Input) -> Log {
    let complete = if input.is_blue { Rag::Blue } else { Rag::Green };
    let people = input.person.iter().map(|(name, alias, left)| Person {
        name: name.0.clone(),
        aliases: vec![alias.0.clone()],
        email: None,
        left: left.map(day),
    });
    Log {
        title: input.title.as_ref().map(|title| title.0.clone()),
        calendar: Calendar::new(input.meetings.iter().map(|at| day(*at))),
        complete,
        key: input.key.iter().map(|meaning| (Rag::Amber, meaning.0.clone())).collect(),
        people: people.collect(),
        actions: input.items.iter().take(4).map(action).collect(),
    }
}

fn action(item: &Item) -> Action {
    let optional = |words: &Option<Words>| words.as_ref().map(|words| words.0.clone());
    let state = match item.closed {
        Some((on, outcome)) => {
            State::Closed { on: on.map(day), outcome: self::outcome(outcome), minute: optional(&item.minute) }
        }
        None => State::Open { proposed: item.proposed.map(outcome) },
    };
    Action {
        number: Number::new(i64::from(item.number)).unwrap_or(Number::FIRST),
        reference: optional(&item.reference),
        raised: Raised::Day(day(item.raised)),
        minute: optional(&item.minute),
        text: item.text.0.clone(),
        owners: item.owners.iter().map(|name| Owner::new(&name.0)).collect(),
        due: item.due.as_ref().and_then(due),
        was_due: item.was_due.iter().filter_map(due).collect(),
        rag: item.rag.map(|at| Rag::ALL[usize::from(at) % Rag::ALL.len()]),
        exempt: item.exempt,
        state,
        further: item.further.iter().map(|(text, minute)| further(item, text, minute)).collect(),
        comments: item
            .comments
            .iter()
            .map(|(text, date, by)| Comment {
                date: date.map(day),
                meeting: None,
                by: optional(by),
                text: text.0.clone(),
                rag: None,
            })
            .collect(),
    }
}

fn further(item: &Item, text: &Words, minute: &Option<Words>) -> Further {
    let owners = item.owners.iter().rev().map(|name| Owner::new(&name.0)).collect();
    let minute = minute.as_ref().map(|minute| minute.0.clone());
    Further { raised: Raised::Day(day(item.raised)), minute, text: text.0.clone(), owners }
}

fn due(time: &Time) -> Option<Due> {
    match time {
        Time::Day(at) => Some(Due::Day(day(*at))),
        Time::Words(words) => Due::from_words(&words.0),
    }
}

fn outcome(at: u8) -> Outcome {
    Outcome::ALL[usize::from(at) % Outcome::ALL.len()]
}

/// Returns every text that an action holds.
fn texts(action: &Action) -> impl Iterator<Item = &str> {
    let comments = action.comments.iter().map(|comment| comment.text.as_str());
    [Some(action.text.as_str()), action.reference.as_deref(), action.minute.as_deref()]
        .into_iter()
        .flatten()
        .chain(comments)
}
