//! What the parts of a command cost, from a board of 10 actions to an archive of 100,000:
//! `cargo bench`, or `cargo bench -- read` for one part.

use std::fs;
use std::path::PathBuf;

use actions::model::{Action, Comment, Log, LogName, Which};
use actions::query::{Filter, Listed, StateFilter};
use actions::write::{Answer, Format, Style, write};
use actions::{disk, query};
use chrono::NaiveDate;
use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use tempfile::TempDir;

mod board;

const SIZES: [usize; 5] = [10, 200, 1_000, 10_000, 100_000];

fn main() {
    divan::main();
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 6, 22).expect("a day")
}

/// A log in a folder of its own.
struct Kept {
    file: PathBuf,
    bytes: usize,
    _folder: TempDir,
}

impl Kept {
    fn of(text: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder for the benchmark");
        let file = folder.path().join(disk::FILE_NAME);
        fs::write(&file, text).expect("a file for the benchmark");
        Self { file, bytes: text.len(), _folder: folder }
    }

    fn log(&self) -> Log {
        disk::read(&self.file).expect("a log").log
    }
}

fn text(actions: usize) -> String {
    board::log(&board::board(actions, today()), today())
}

fn log(actions: usize) -> Log {
    Kept::of(&text(actions)).log()
}

fn owned_by_one() -> Filter {
    Filter { owner: Some(board::an_owner()), state: StateFilter::Open, ..Filter::default() }
}

fn open(log: &Log) -> Vec<&Action> {
    log.each().filter(|action| !action.is_closed()).collect()
}

#[divan::bench(args = SIZES, sample_count = 20, sample_size = 1)]
fn read(bencher: Bencher, actions: usize) {
    let kept = Kept::of(&text(actions));
    bencher.counter(BytesCount::new(kept.bytes)).bench_local(|| kept.log());
}

/// Each text over several lines: no action in the usual layout.
#[divan::bench(args = SIZES, sample_count = 20, sample_size = 1)]
fn read_another_layout(bencher: Bencher, actions: usize) {
    let kept =
        Kept::of(&text(actions).replace("action = \"", "action = \"\"\"").replace("\"\nowners", "\"\"\"\nowners"));
    bencher.counter(BytesCount::new(kept.bytes)).bench_local(|| kept.log());
}

/// Everything wrong or odd in the file, by the reader of the whole language.
#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn check(bencher: Bencher, actions: usize) {
    let kept = Kept::of(&text(actions));
    bencher.bench_local(|| disk::check(&kept.file, |log| query::doubts(log, today())).expect("it is text"));
}

#[divan::bench(args = SIZES, sample_count = 20, sample_size = 1)]
fn query_an_owner(bencher: Bencher, actions: usize) {
    let log = log(actions);
    bencher.bench_local(|| owned_by_one().ready(&log, today()).map(|matched| matched.actions().len()));
}

#[divan::bench(args = SIZES, sample_count = 20, sample_size = 1)]
fn query_status(bencher: Bencher, actions: usize) {
    let log = log(actions);
    bencher.bench_local(|| query::status(&log, today(), true));
}

/// Every open action as plain lines.
#[divan::bench(args = SIZES, sample_count = 20, sample_size = 1)]
fn draw_lines(bencher: Bencher, actions: usize) {
    draw(bencher, actions, None);
}

/// Every open action as a table for a terminal.
#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn draw_table(bencher: Bencher, actions: usize) {
    draw(bencher, actions, Some(100));
}

fn draw(bencher: Bencher, actions: usize, width: Option<usize>) {
    let log = log(actions);
    let open = open(&log);
    let (today, style) = (today(), Style { width, ..Style::PLAIN });
    bencher.bench_local(|| {
        let listed = Listed::each(open.iter().copied(), query::Asked::of(&log, today), None);
        write(Format::Table, Answer::List { actions: black_box(&listed), sought: query::Sought::default() }, style)
    });
}

/// The open actions of fifty boards of 200, read one after another, in one list of plain lines.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn list_fifty_boards(bencher: Bencher) {
    list_boards(bencher, 50);
}

/// The same of one board, for the ratio.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn list_one_board(bencher: Bencher) {
    list_boards(bencher, 1);
}

fn list_boards(bencher: Bencher, boards: usize) {
    let kept: Vec<Kept> = (0..boards).map(|_| Kept::of(&text(200))).collect();
    bencher.bench_local(|| {
        let logs: Vec<(PathBuf, Log)> = kept.iter().map(|kept| (kept.file.clone(), kept.log())).collect();
        let titled: Vec<_> = logs.iter().map(|(file, log)| (file.clone(), log.title.as_deref())).collect();
        let names = LogName::of_each(&titled);
        let each = logs.iter().zip(&names);
        let listed: Vec<Listed> = each
            .flat_map(|((_, log), name)| Listed::each(open(log), query::Asked::of(log, today()), Some(name)))
            .collect();
        write(Format::Table, Answer::List { actions: &listed, sought: query::Sought::default() }, Style::PLAIN)
    });
}

/// A comment on an action in the middle: read, spliced, compared, locked, saved and synced.
#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn splice(bencher: Bencher, actions: usize) {
    let kept = Kept::of(&text(actions));
    let which: Which = (actions / 2).to_string().parse().expect("a number names an action");
    let comment = Comment::dated(today(), "Being arranged.".to_owned());
    bencher.bench_local(|| {
        disk::change(&kept.file, None, |log| Ok(log.comment(&which, comment.clone()).map(|_| ())?))
            .expect("it is saved")
    });
}
