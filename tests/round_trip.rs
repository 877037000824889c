//! What must hold for every log: what is written reads back, what is read can be shown, and nothing
//! that stands in a file makes the program stop.

use std::fs;
use std::path::Path;

use actions::dates::Calendar;
use actions::file::json_log;
use actions::model::{
    Action, Closing, Comment, Correction, Directory, Draft, Due, Front, Further, Log, Outcome, Owner, Person,
    PersonChange, Rag, Raised, Refusal, Which,
};
use actions::page;
use actions::write::{self, Answer, Format, Style};
use actions::{disk, query};
use chrono::NaiveDate;
use proptest::prelude::*;

/// A verb of the log with what is said in it.
#[derive(Debug, Clone)]
enum Change {
    Raise { text: String, owners: Vec<String>, due: Option<String> },
    Comment { which: u32, text: String, day: NaiveDate, by: Option<String> },
    Correct { which: u32, text: String, owners: Vec<String>, due: Option<String>, reference: Option<String> },
    Further { which: u32, text: String },
    Propose { which: u32, outcome: Option<Outcome> },
    Close { which: u32, outcome: Option<Outcome>, minute: Option<String> },
    Reopen { which: u32 },
    List { name: String, alias: Option<String>, email: Option<String>, left: Option<NaiveDate> },
    Describe { name: String, alias: Option<String>, no_alias: Option<String>, left: Option<NaiveDate> },
    Rename { old: String, new: String, keeps_old: bool },
    HandOver { from: String, to: String },
    AddMeeting { day: NaiveDate },
    MoveMeeting { meeting: usize, to: NaiveDate, with_dues: bool },
    CancelMeeting { meeting: usize, due: Option<NaiveDate> },
    Issue { meeting: usize, on: NaiveDate },
}

/// Names that recur, so that what is done about people finds somebody.
const NAMES: &[&str] = &["Rik Basra", "rik basra", "A", "Gary Bee", "Zoë \"Zed\" Blanc", "G.B."];

fn name() -> impl Strategy<Value = String> {
    prop::sample::select(NAMES).prop_map(str::to_owned)
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[a-zA-Z ,.]{1,40}",
        2 => any::<String>(),
        1 => "[\"'\\\\#=\\[\\]{}\\n\\r\\t\u{1b}\u{202e}\u{feff}|<>&*_`~é王]{1,20}",
    ]
    .prop_filter("something is said", |text| !text.trim().is_empty())
}

fn day() -> impl Strategy<Value = NaiveDate> {
    (2026..2029, 1u32..13, 1u32..29).prop_filter_map("a day", |(y, m, d)| NaiveDate::from_ymd_opt(y, m, d))
}

fn due() -> impl Strategy<Value = Option<String>> {
    prop_oneof![
        Just(None),
        day().prop_map(|day| Some(day.to_string())),
        Just(Some("December 2026".to_owned())),
        Just(Some("ongoing".to_owned()))
    ]
}

fn change() -> impl Strategy<Value = Change> {
    let which = || 1u32..6;
    let owners = || prop::collection::vec(prop_oneof![text(), name()], 1..3);
    let outcome = || prop::option::of(prop::sample::select(Outcome::ALL));
    let of_the_rest = prop_oneof![
        (name(), prop::option::of(text()), prop::option::of(text()), prop::option::of(day()))
            .prop_map(|(name, alias, email, left)| Change::List { name, alias, email, left }),
        (name(), prop::option::of(name()), prop::option::of(name()), prop::option::of(day()))
            .prop_map(|(name, alias, no_alias, left)| Change::Describe { name, alias, no_alias, left }),
        (name(), prop_oneof![name(), text()], any::<bool>()).prop_map(|(old, new, keeps_old)| Change::Rename {
            old,
            new,
            keeps_old
        }),
        (name(), name()).prop_map(|(from, to)| Change::HandOver { from, to }),
        day().prop_map(|day| Change::AddMeeting { day }),
        (0usize..4, day(), any::<bool>()).prop_map(|(meeting, to, with_dues)| Change::MoveMeeting {
            meeting,
            to,
            with_dues
        }),
        (0usize..4, prop::option::of(day())).prop_map(|(meeting, due)| Change::CancelMeeting { meeting, due }),
        (0usize..4, day()).prop_map(|(meeting, on)| Change::Issue { meeting, on }),
    ];
    prop_oneof![
        8 => of_the_rest,
        1 => (text(), owners(), due()).prop_map(|(text, owners, due)| Change::Raise { text, owners, due }),
        1 => (which(), text(), day(), prop::option::of(text())).prop_map(|(which, text, day, by)| Change::Comment {
            which,
            text,
            day,
            by
        }),
        1 => (which(), text(), owners(), due(), prop::option::of(text()))
            .prop_map(|(which, text, owners, due, reference)| Change::Correct { which, text, owners, due, reference }),
        1 => (which(), text()).prop_map(|(which, text)| Change::Further { which, text }),
        1 => (which(), outcome()).prop_map(|(which, outcome)| Change::Propose { which, outcome }),
        1 => (which(), outcome(), prop::option::of(text())).prop_map(|(which, outcome, minute)| Change::Close {
            which,
            outcome,
            minute
        }),
        1 => which().prop_map(|which| Change::Reopen { which }),
    ]
}

fn first_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day")
}

fn due_of(words: &str) -> Due {
    words.parse().map_or_else(|_| Due::from_words(words).expect("words of the test"), Due::Day)
}

fn which(number: u32) -> Which {
    number.to_string().parse().expect("a number names an action")
}

/// Makes the change; a refusal is a good answer, and changes nothing.
fn make(change: &Change, log: &mut Log) {
    let before = log.clone();
    if try_to(change, log).is_err() {
        *log = before;
    }
}

fn try_to(change: &Change, log: &mut Log) -> Result<(), Refusal> {
    let owners = |names: &[String]| names.iter().map(|name| Owner::new(name)).collect::<Vec<_>>();
    let comment = |text: &str, day| Comment::dated(day, text.to_owned());
    match change.clone() {
        Change::Raise { text, owners: names, due } => log
            .raise(
                Raised::Day(first_day()),
                Draft {
                    text: Some(text.clone()),
                    owners: Some(owners(&names)),
                    minute: Some(text.clone()),
                    due: due.as_deref().map(due_of),
                    rag: Some(Rag::Amber),
                    exempt: Some(names.len() > 1),
                    ..Draft::default()
                },
                Some(comment(&text, first_day())),
            )
            .cloned(),
        Change::Comment { which: n, text, day, by } => {
            log.comment(&which(n), Comment { by, ..comment(&text, day) }).cloned()
        }
        Change::Correct { which: n, text, owners: names, due, reference } => {
            let fields = Draft {
                text: Some(text),
                owners: Some(owners(&names)),
                due: due.as_deref().map(due_of),
                reference,
                rag: Some(Rag::Red),
                ..Draft::default()
            };
            let correction = Correction { removes_due: fields.due.is_none(), fields, ..Correction::default() };
            log.correct(&which(n), correction).cloned()
        }
        Change::Further { which: n, text } => {
            let further = Further { raised: Raised::Day(first_day()), minute: None, text, owners: Vec::new() };
            log.further(&which(n), further).cloned()
        }
        Change::Propose { which: n, outcome } => log.propose(&which(n), outcome, None).cloned(),
        Change::Close { which: n, outcome, minute } => {
            log.close(&which(n), Closing { on: first_day(), outcome, minute, comment: None }).cloned()
        }
        Change::Reopen { which: n } => log.reopen(&which(n), None).cloned(),
        rest => return try_the_rest(rest, log),
    }
    .map(drop)
}

fn try_the_rest(change: Change, log: &mut Log) -> Result<(), Refusal> {
    let meeting = |log: &Log, at: usize| log.calendar.meetings().get(at).copied().unwrap_or_else(first_day);
    let listed = |log: &Log, name: &str| Directory::with_reporters(log).listed(name).unwrap_or(name).to_owned();
    match change {
        Change::List { name, alias, email, left } => {
            log.list_person(Person { name, aliases: alias.into_iter().collect(), email, left }).map(drop)
        }
        Change::Describe { name, alias, no_alias, left } => {
            let aliases = alias.into_iter().collect();
            let no_aliases = no_alias.into_iter().collect();
            let name = listed(log, &name);
            log.change_person(&name, PersonChange { email: None, aliases, no_aliases, left: Some(left) }).map(drop)
        }
        Change::Rename { old, new, keeps_old } => {
            let old = listed(log, &old);
            log.rename(&old, new.trim(), keeps_old).map(drop)
        }
        Change::HandOver { from, to } => {
            let (from, to) = (listed(log, &from), listed(log, &to));
            let note = Comment::dated(first_day(), "Handed over.".to_owned());
            log.hand_over(&from, &to, &[], &note).map(drop).map_err(|refusals| refusals[0].clone())
        }
        Change::AddMeeting { day } => {
            log.calendar = Calendar::new(log.calendar.meetings().iter().copied().chain([day]));
            Ok(())
        }
        Change::MoveMeeting { meeting: at, to, with_dues } => {
            log.move_meeting(meeting(log, at), to, with_dues).map(drop)
        }
        Change::CancelMeeting { meeting: at, due } => log.cancel_meeting(meeting(log, at), first_day(), due).map(drop),
        Change::Issue { meeting: at, on } => {
            log.issue(meeting(log, at), on);
            Ok(())
        }
        _ => Ok(()),
    }
}

const STARTS: &[&str] = &[
    "[log]\ntitle = \"Riverside\"\nmeetings = [2026-03-17, 2026-06-30]\n",
    "[log] # one\nmeetings = [\n  2026-06-30, # two\n  2026-03-17,\n]\nissued = [{ meeting = 2026-03-17, on = 2026-03-10 }] # three\n\n[[people]] # four\nname = \"Gary Bee\" # five\naliases = [\"G.B.\"]\n\n# six\n[[people]]\nname = \"Rik Basra\"\nleft = 2026-05-31 # seven\n",
    "people = [{ name = \"Gary Bee\" }, {name=\"A\", aliases=[\"G.B.\"]}] # one\n[log]\n# two\nmeetings=[2026-06-30]\n",
    "# one\r\n[log] # two\r\ntitle = \"Riverside\"\r\n# three\r\n\r\n[[actions]] # four\r\nnumber = 1\r\nraised = 2026-01-01\r\naction = \"Visit\" # five\r\nowners = [\r\n  \"Rik Basra\", # six\r\n]\r\ncomments = [] # seven\r\n# eight",
    "\u{feff}[log]\n[[actions]]\n  number = 2\n  raised = \"May 2012\"\n  action = \"\"\"\nA\n\"\"\"\n  owners = []\n# odd\n[[actions]]\nowners=[\"A\"]\nnumber=5\nraised=2026-01-01\naction='x'\n[actions.imported]\nx=1\n",
];

fn comment_lines(text: &str) -> usize {
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "odd"]
        .iter()
        .filter(|word| text.contains(&format!("# {word}")))
        .count()
}

fn read(file: &Path) -> Log {
    disk::read(file).expect("what was written reads back").log
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_reads_back_and_every_comment_line_stays(
        start in prop::sample::select(STARTS),
        changes in prop::collection::vec(change(), 1..8),
    ) {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let file = folder.path().join("actions.toml");
        fs::write(&file, start).expect("a file of the test");
        for change in &changes {
            let mut meant = read(&file);
            make(change, &mut meant);
            let saved = disk::change(&file, None, |log| { make(change, log); Ok(()) });
            prop_assert!(saved.is_ok(), "{:?}: {:?}", change, saved.err());
            prop_assert_eq!(&read(&file), &meant);
        }
        let text = fs::read_to_string(&file).expect("it is text");
        prop_assert_eq!(comment_lines(&text), comment_lines(start));
        let again = disk::change(&file, None, |_| Ok(()));
        prop_assert!(again.is_ok());
        prop_assert_eq!(fs::read_to_string(&file).expect("it is text"), text);
    }

    #[test]
    fn a_log_that_is_exported_and_taken_in_is_the_same(
        start in prop::sample::select(STARTS),
        changes in prop::collection::vec(change(), 0..8),
    ) {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let (file, other) = (folder.path().join("actions.toml"), folder.path().join("other.toml"));
        fs::write(&file, start).expect("a file of the test");
        let mut log = read(&file);
        for change in &changes {
            make(change, &mut log);
        }
        let page = written(Format::Json, Answer::Log(&[(&log).into()]));
        let again = json_log::read(page.as_bytes());
        prop_assert_eq!(again.as_ref(), Ok(&log));
        disk::create(&other, &log).expect("there is no such file yet");
        let taken = disk::change(&other, None, |new| Ok(new.take_in(log.each().cloned().collect())?));
        prop_assert!(taken.is_ok(), "{:?}", taken.err());
        let title = log.title.clone().or_else(|| Some("Action Log".to_owned()));
        prop_assert_eq!(read(&other), Log { title, ..log });
    }

    #[test]
    fn a_csv_holds_every_text_and_no_formula(texts in prop::collection::vec(text(), 1..6)) {
        let log = log_of(&texts);
        let page = written(Format::Csv, list(&listed(&log)));
        let mut rows = csv::Reader::from_reader(page.as_bytes());
        for (row, text) in rows.records().zip(&texts) {
            let row = row.expect("a row of the page");
            let cell = &row[4];
            let begin = cell.trim_start_matches(' ');
            prop_assert!(!begin.starts_with(['=', '+', '-', '@']) || text.parse::<f64>().is_ok(), "{:?}", cell);
            let (cell, text) = (cell.replace('\t', " "), &page::in_full(text));
            prop_assert!(cell == *text || cell.strip_prefix('\'') == Some(text), "{:?} is not {:?}", cell, text);
        }
    }

    #[test]
    fn a_markdown_row_has_its_cells_and_no_markup(texts in prop::collection::vec(text(), 1..6)) {
        let log = log_of(&texts);
        let page = written(Format::Markdown, list(&listed(&log)));
        prop_assert_eq!(page.lines().count(), texts.len() + 2);
        let bars = |line: &str| line.replace("\\\\", "").replace("\\|", "").matches('|').count();
        let columns = page.lines().next().map(bars);
        for line in page.lines() {
            prop_assert_eq!(Some(bars(line)), columns, "{}", line);
            prop_assert!(!line.contains('<'), "{}", line);
        }
    }

    #[test]
    fn a_page_for_a_terminal_holds_nothing_that_acts(texts in prop::collection::vec(text(), 1..6), width in 10usize..200) {
        let log = log_of(&texts);
        let style = Style { width: Some(width), ..Style::PLAIN };
        let actions: Vec<&Action> = log.each().collect();
        let (asked, status) = (query::Asked::of(&log, first_day()), query::status(&log, first_day(), true));
        let pages = [
            write::text(&page::list(&listed(&log), query::Sought::default()), style),
            write::text(&page::cards(&actions[..1], &log, asked), style),
            write::text(&page::status(&status), style),
            page::raised(actions[0]),
        ];
        for page in pages {
            let acts = page.chars().find(|c| (c.is_control() && *c != '\n') || ('\u{202a}'..='\u{202e}').contains(c));
            prop_assert_eq!(acts, None, "{}", page);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn no_file_makes_the_program_stop(
        at in 0usize..6000,
        cut in 0usize..40,
        put in "[\\x00-\\x7f“é\u{a0}]{0,6}",
    ) {
        let sample = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("actions.toml")).expect("the sample");
        let at = sample.floor_char_boundary(at.min(sample.len()));
        let end = sample.floor_char_boundary((at + cut).min(sample.len())).max(at);
        let text = [&sample[..at], &put, &sample[end..]].concat();
        let folder = tempfile::tempdir().expect("a folder for the test");
        let file = folder.path().join("actions.toml");
        fs::write(&file, &text).expect("a file of the test");
        let findings = disk::check(&file, |log| query::doubts(log, first_day())).expect("it is text");
        let lines = text.lines().count().max(1) + 1;
        prop_assert!(findings.iter().all(|finding| finding.line >= 1 && finding.line <= lines), "{:?}", findings);
        let is_refused = disk::read(&file).is_err();
        prop_assert_eq!(is_refused, findings.iter().any(|finding| finding.kind == actions::model::Kind::Problem));
        prop_assert_eq!(fs::read_to_string(&file).expect("it is text"), text);
    }
}

fn listed(log: &Log) -> Vec<query::Listed<'_>> {
    query::Listed::each(log.each(), query::Asked::of(log, first_day()), None)
}

fn list<'a>(actions: &'a [query::Listed<'a>]) -> Answer<'a> {
    Answer::List { actions, sought: query::Sought::default() }
}

fn written(format: Format, answer: Answer) -> String {
    String::from_utf8(write::write(format, answer, Style::PLAIN).expect("it is written")).expect("it is text")
}

/// A log with an action for each text.
fn log_of(texts: &[String]) -> Log {
    let mut log = Log {
        title: Some(texts[0].clone()),
        front: Front { body: Some(texts[0].clone()), ..Front::default() },
        calendar: Calendar::default(),
        done_colour: Rag::Green,
        key: Vec::new(),
        issued: Vec::new(),
        people: Vec::new(),
        actions: Vec::new(),
    };
    for text in texts {
        make(&Change::Raise { text: text.clone(), owners: vec![text.clone()], due: None }, &mut log);
    }
    log
}
