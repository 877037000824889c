//! What the program itself writes is taken in again as it was: the paper in five forms, and the export in two.

#![cfg(all(feature = "docx", feature = "html", feature = "markdown", feature = "xlsx"))]

use std::path::Path;

use actions::dates::Calendar;
use actions::import::{self, Wanted, Wishes};
use actions::model::{Action, Comment, Due, Front, Further, Log, Number, Outcome, Owner, Rag, Raised, State};
use actions::query::{self, Filter, Order, Request, StateFilter};
use actions::sources::{self, Letterhead};
use actions::write::{self, Answer, Format, Style};
use chrono::NaiveDate;
use proptest::prelude::*;

/// The meeting that the paper is for.
const MEETING: &str = "2026-09-08";

const OWNERS: &[&str] = &["Ann Lee", "Ben Ray", "Clerk", "Head of Parks and Open Spaces", "Niamh O'Brien"];

fn day(iso: &str) -> NaiveDate {
    iso.parse().expect("a day")
}

fn sentence() -> impl Strategy<Value = String> {
    "[BFGHJKLMPSVW][aeiou][bdgklmprst]{1,2}e( [bfghjklmpsvw][aeiou][bdgklmprst]{1,2}e){2,6}\\."
}

fn names() -> impl Strategy<Value = Vec<Owner>> {
    prop::sample::subsequence(OWNERS, 0..3).prop_map(|names| names.into_iter().map(Owner::new).collect())
}

fn due() -> impl Strategy<Value = Option<Due>> {
    prop::sample::select(&["", "2026-03-31", "2026-09-30", "June 2026", "ongoing", "w/c 6 July 2026"][..]).prop_map(
        |words| words.parse().ok().map(Due::Day).or_else(|| Due::from_words(words).filter(|_| !words.is_empty())),
    )
}

/// Due dates before it, as many as a paper tells of: the first, and how often it was moved.
fn was_due() -> impl Strategy<Value = Vec<Due>> {
    prop::option::weighted(0.3, Just(Due::Day(day("2026-01-31")))).prop_map(|was| was.into_iter().collect())
}

fn state() -> impl Strategy<Value = State> {
    let outcome = || prop::sample::select(Outcome::ALL);
    let minute = prop::option::of(prop::sample::select(&["5", "7.2"][..]));
    prop_oneof![
        2 => prop::option::of(outcome()).prop_map(|proposed| State::Open { proposed }),
        1 => (outcome(), minute).prop_map(|(outcome, minute)| State::Closed {
            on: Some(day("2026-06-09")), outcome, minute: minute.map(str::to_owned), was_rag: None
        }),
    ]
}

fn action() -> impl Strategy<Value = Action> {
    let rag = prop::option::of(prop::sample::select(&[Rag::Red, Rag::Amber, Rag::Green][..]));
    let reference = prop::option::weighted(0.3, "[A-Z]{2}/[1-9][0-9]?");
    let minute = || prop::option::of(prop::sample::select(&["36(b)", "7.2", "41"][..]));
    let further = prop::option::weighted(0.3, (sentence(), minute(), names()));
    let comments = (prop::collection::vec(sentence(), 0..3), prop::option::of((sentence(), sentence())));
    (sentence(), names(), (due(), was_due(), minute()), state(), rag, reference, further, comments).prop_map(
        |(text, owners, (due, was_due, minute), state, rag, reference, further, (comments, new))| {
            let further = further.map(|(text, minute, others)| Further {
                raised: Raised::Day(day("2026-03-10")),
                minute: minute.map(str::to_owned),
                text,
                owners: if others == owners { Vec::new() } else { others },
            });
            let comment = |text| Comment { date: None, meeting: None, by: None, text, rag: None };
            let new = new.map(|(first, second)| Comment::dated(day("2026-08-20"), format!("{first}\n{second}")));
            Action {
                number: Number::FIRST,
                reference,
                raised: Raised::Day(day("2025-12-09")),
                minute: minute.map(str::to_owned),
                text,
                owners,
                was_due,
                due,
                rag,
                exempt: false,
                state,
                further: further.into_iter().collect(),
                comments: comments.into_iter().map(comment).chain(new).collect(),
                imported: Vec::new(),
            }
        },
    )
}

fn log() -> impl Strategy<Value = Log> {
    prop::collection::vec(action(), 1..6).prop_map(|mut actions| {
        for (at, action) in actions.iter_mut().enumerate() {
            action.number = Number::new(i64::try_from(at * 2 + 1).expect("a small number")).expect("a number");
        }
        Log {
            title: Some("Skerrin Harbour Board".to_owned()),
            front: Front::default(),
            calendar: Calendar::new(["2026-06-09", MEETING].map(day)),
            done_colour: Rag::Green,
            key: vec![(Rag::Red, "No progress, or in difficulty".to_owned()), (Rag::Green, "Complete".to_owned())],
            issued: Vec::new(),
            people: Vec::new(),
            actions: actions.into_iter().map(Into::into).collect(),
        }
    })
}

/// Takes in what was written under a name, and returns the actions by their numbers.
fn taken_in(name: &str, bytes: &[u8], done: Rag) -> Vec<Action> {
    let wanted = Wanted {
        today: day("2026-08-28"),
        wishes: Wishes::default(),
        statuses: Vec::new(),
        owners: Vec::new(),
        year: None,
        raised: None,
        closed: None,
        meeting: Some(day(MEETING)),
        done_colour: Some(done),
    };
    let sheet = sources::read(Some(Path::new(name)), bytes).expect("it can be read");
    let understood = import::understand(&sheet, &wanted, &mut |_, _| {})
        .unwrap_or_else(|error| panic!("{name}: {error:?}\n{sheet:?}"));
    let mut actions: Vec<Action> = understood.actions.into_iter().map(|taken| taken.action).collect();
    actions.sort_by_key(|action| action.number);
    actions
}

/// Leaves of an action what a paper says of it: of one that is closed no due date and no colour, of a comment its words, and
/// for which meeting it is new.
/// Markdown has no lines within a comment, and CSV none that are not comments of their own.
fn on_paper(action: &Action, format: Format) -> Action {
    let mut action = action.clone();
    if action.is_closed() {
        (action.due, action.was_due, action.rag) = (None, Vec::new(), None);
    }
    let lines = |comment: &Comment| match format {
        Format::Csv => comment.text.lines().map(str::to_owned).collect(),
        Format::Markdown => vec![comment.text.replace('\n', " / ")],
        _ => vec![comment.text.clone()],
    };
    // What is dated in the log is new on the paper.
    let plain = |comment: &Comment, text| Comment {
        date: None,
        meeting: comment.meeting.or(comment.date.map(|_| day(MEETING))),
        by: None,
        text,
        rag: None,
    };
    let comments = action.comments.iter();
    action.comments =
        comments.flat_map(|comment| lines(comment).into_iter().map(|text| plain(comment, text))).collect();
    action
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn a_paper_comes_back_as_the_log_was(log in log()) {
        let today = day("2026-08-28");
        let filter = Filter { state: StateFilter::All, ..Filter::default() };
        let matched = filter.ready(&log, today).expect("nobody is asked for");
        let request = Request { meeting: None, matched, state: None, order: Order::default(), shows_exempt: false };
        let paper = query::paper(&log, today, &request);
        for (format, name) in [
            (Format::Docx, "paper.docx"),
            (Format::Html, "paper.html"),
            (Format::Markdown, "paper.md"),
            (Format::Xlsx, "paper.xlsx"),
            (Format::Csv, "paper.csv"),
        ] {
            let bytes = write::write(format, Answer::Paper(&paper, Letterhead::NONE), Style::PLAIN).expect("it is written");
            let wanted: Vec<Action> = log.each().map(|action| on_paper(action, format)).collect();
            let found: Vec<Action> = taken_in(name, &bytes, Rag::Green).iter().map(|action| on_paper(action, format)).collect();
            prop_assert_eq!(found, wanted, "{}", name);
        }
    }

    #[test]
    fn an_export_comes_back_as_the_log_was(mut log in log(), is_exempt in any::<bool>()) {
        for (at, action) in log.actions.iter_mut().enumerate() {
            let mut changed = (**action).clone();
            changed.exempt = is_exempt;
            changed.minute = Some("3(a)".to_owned());
            changed.was_due = vec![Due::Day(day("2026-01-31"))];
            for comment in &mut changed.comments {
                comment.date = Some(day("2026-04-14"));
                comment.text = comment.text.replace('\n', " ");
                comment.by = (at % 2 == 0).then(|| "Noor Ashby".to_owned());
            }
            *action = changed.into();
        }
        for (format, name) in [(Format::Csv, "log.csv"), (Format::Xlsx, "log.xlsx")] {
            let bytes = write::write(format, Answer::Log(&[(&log).into()]), Style::PLAIN).expect("it is written");
            let wanted: Vec<Action> = log.each().cloned().collect();
            prop_assert_eq!(taken_in(name, &bytes, Rag::Green), wanted, "{}", name);
        }
    }
}
