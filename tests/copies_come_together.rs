//! Whatever two clerks do to two copies of one log: brought together, nothing of it is lost, and nothing is mixed.

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use actions::dates::Calendar;
use actions::disk::{self, Beginning, BroughtTogether, Copies};
use actions::merge::{Conflict, Decisions, Side};
use actions::model::{
    Action, Closing, Comment, Correction, Draft, Due, Further, Log, Number, Outcome, Owner, Person, Rag, Raised, State,
    Which,
};
use chrono::NaiveDate;
use proptest::prelude::*;

const STYLES: &[&str] = &[
    "[log]\ntitle = \"Riverside\"\nmeetings = [2026-03-17, 2026-06-30]\n\n# Of one.\n[[actions]]\nnumber = 1\nraised = 2026-03-17\naction = \"Arrange a visit to the works.\"\nowners = [\"Rik Basra\"]\nrag = \"amber\" # in hand\n",
    "[log]\r\ntitle = \"Riverside\"\r\n\r\n[[actions]]\r\nnumber = 1\r\nraised = 2026-03-17\r\naction = \"Arrange a visit to the works.\"\r\nowners = [\"Rik Basra\"]\r\nward = \"North\"\r\n\r\n[[actions.comments]]\r\ntext = \"Begun.\"",
    "[log]\n  title = \"Riverside\"\n  people = 3\n  [[people]]\n  name = \"Rik Basra\"\n  [[actions]]\n    number = 1\n    raised = 2026-03-17\n    action = \"Arrange a visit to the works.\"\n    owners = [\"Rik Basra\"]\n    [[actions.comments]]\n      date = 2026-04-01\n      text = \"Begun.\"\n  [[actions]]\n    number = 2\n    raised = 2026-03-17\n    action = \"Publish the plan.\"\n    owners = [\"Gary Bee\"]\n    due = 2026-06-30\n",
];

/// One thing that a clerk does.
#[derive(Debug, Clone)]
enum Deed {
    Raise { text: u8, day: u8 },
    Comment { which: u8, text: u8, day: u8, rag: Option<u8> },
    Rate { which: u8, rag: u8 },
    Due { which: u8, day: Option<u8> },
    Reword { which: u8, text: u8 },
    Assign { which: u8, owner: u8 },
    Minute { which: u8, minute: u8 },
    Further { which: u8, text: u8, day: u8 },
    Propose { which: u8, outcome: bool },
    Close { which: u8, day: u8 },
    Reopen { which: u8 },
    Person { name: u8, email: u8 },
    Meet { day: u8 },
    MoveMeeting { from: u8, to: u8 },
    MendComment { nth: u8 },
    Space { line: u8 },
    Remark { line: u8, text: u8 },
}

fn deed() -> impl Strategy<Value = Deed> {
    let (which, text, day) = (0..4_u8, 0..8_u8, 0..6_u8);
    let of = which.clone();
    prop_oneof![
        (text.clone(), day.clone()).prop_map(|(text, day)| Deed::Raise { text, day }),
        (of.clone(), text.clone(), day.clone(), prop::option::of(0..3_u8))
            .prop_map(|(which, text, day, rag)| Deed::Comment { which, text, day, rag }),
        (of.clone(), 0..3_u8).prop_map(|(which, rag)| Deed::Rate { which, rag }),
        (of.clone(), prop::option::of(day.clone())).prop_map(|(which, day)| Deed::Due { which, day }),
        (of.clone(), text.clone()).prop_map(|(which, text)| Deed::Reword { which, text }),
        (of.clone(), 0..4_u8).prop_map(|(which, owner)| Deed::Assign { which, owner }),
        (of.clone(), 0..4_u8).prop_map(|(which, minute)| Deed::Minute { which, minute }),
        (of.clone(), text.clone(), day.clone()).prop_map(|(which, text, day)| Deed::Further { which, text, day }),
        (of.clone(), any::<bool>()).prop_map(|(which, outcome)| Deed::Propose { which, outcome }),
        (of.clone(), day.clone()).prop_map(|(which, day)| Deed::Close { which, day }),
        of.prop_map(|which| Deed::Reopen { which }),
        (0..3_u8, 0..3_u8).prop_map(|(name, email)| Deed::Person { name, email }),
        day.clone().prop_map(|day| Deed::Meet { day }),
        (day.clone(), day).prop_map(|(from, to)| Deed::MoveMeeting { from, to }),
        (0..6_u8).prop_map(|nth| Deed::MendComment { nth }),
        (0..40_u8).prop_map(|line| Deed::Space { line }),
        (0..40_u8, text).prop_map(|(line, text)| Deed::Remark { line, text }),
    ]
}

fn day(nth: u8) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 4 + u32::from(nth), 14).expect("a day of the test")
}

fn words(nth: u8) -> String {
    let of = ["the works", "the lease", "the plan", "the hall", "parking", "the keys", "the grant", "the path"];
    format!("Say how it stands with {}.", of[usize::from(nth) % of.len()])
}

fn rag(nth: u8) -> Rag {
    [Rag::Red, Rag::Amber, Rag::Green][usize::from(nth) % 3]
}

fn corrected(log: &mut Log, which: &Which, fields: Draft) -> bool {
    log.correct(which, Correction { fields, ..Correction::default() }).is_ok()
}

impl Deed {
    /// Does it as the program does; what a rule refuses is not done.
    #[expect(clippy::too_many_lines, reason = "an arm for each deed, and nothing else")]
    fn on(&self, log: &mut Log) {
        let which = |nth: u8| -> Which {
            let count = log.actions.len().max(1);
            let number = log.actions.get(usize::from(nth) % count).map_or(1, |action| action.number.get());
            number.to_string().parse().expect("a number names an action")
        };
        let dated = |text: String, nth: u8| Comment { rag: None, ..Comment::dated(day(nth), text) };
        let _: bool = match self {
            Self::Raise { text, day: nth } => {
                let owners = Some(vec![Owner::new("Gary Bee")]);
                let new = Draft { text: Some(words(*text)), owners, ..Draft::default() };
                log.raise(Raised::Day(day(*nth)), new, None).is_ok()
            }
            Self::Comment { which: nth, text, day, rag: colour } => {
                let comment = Comment { rag: colour.map(rag), ..dated(words(*text), *day) };
                log.comment(&which(*nth), comment).is_ok()
            }
            Self::Rate { which: nth, rag: colour } => {
                let which = which(*nth);
                corrected(log, &which, Draft { rag: Some(rag(*colour)), ..Draft::default() })
            }
            Self::Due { which: nth, day: Some(due) } => {
                let which = which(*nth);
                corrected(log, &which, Draft { due: Some(Due::Day(day(*due))), ..Draft::default() })
            }
            Self::Due { which: nth, day: None } => {
                let which = which(*nth);
                log.correct(&which, Correction { removes_due: true, ..Correction::default() }).is_ok()
            }
            Self::Reword { which: nth, text } => {
                let which = which(*nth);
                corrected(log, &which, Draft { text: Some(words(*text)), ..Draft::default() })
            }
            Self::Assign { which: nth, owner } => {
                let owner = ["Ann Lee", "Rik Basra", "Zoë Blanc", "Gary Bee"][usize::from(*owner) % 4];
                let which = which(*nth);
                corrected(log, &which, Draft { owners: Some(vec![Owner::new(owner)]), ..Draft::default() })
            }
            Self::Minute { which: nth, minute } => {
                let which = which(*nth);
                corrected(log, &which, Draft { minute: Some(minute.to_string()), ..Draft::default() })
            }
            Self::Further { which: nth, text, day: raised } => {
                let raised = Raised::Day(day(*raised));
                let further = Further { raised, minute: None, text: words(*text), owners: Vec::new() };
                log.further(&which(*nth), further).is_ok()
            }
            Self::Propose { which: nth, outcome } => {
                log.propose(&which(*nth), outcome.then_some(Outcome::Withdrawn), None).is_ok()
            }
            Self::Close { which: nth, day: on } => {
                let closing = Closing { on: day(*on), outcome: None, minute: None, comment: None };
                log.close(&which(*nth), closing).is_ok()
            }
            Self::Reopen { which: nth } => log.reopen(&which(*nth), None).is_ok(),
            Self::Person { name, email } => {
                let name = ["Ann Lee", "Zoë Blanc", "Rik Basra"][usize::from(*name) % 3];
                let email = Some(format!("{email}@example.org"));
                match log.people.iter_mut().find(|person| person.name == name) {
                    Some(person) => person.email = email,
                    None => {
                        let name = name.to_owned();
                        log.people.push(Person { name, aliases: Vec::new(), email, left: None });
                    }
                }
                true
            }
            Self::Meet { day: nth } => {
                log.calendar = Calendar::new(log.calendar.meetings().iter().copied().chain([day(*nth)]));
                true
            }
            Self::MoveMeeting { from, to } => {
                let moved = |on: &NaiveDate| if *on == day(*from) { day(*to) } else { *on };
                log.calendar = Calendar::new(log.calendar.meetings().iter().map(moved));
                true
            }
            Self::MendComment { .. } | Self::Space { .. } | Self::Remark { .. } => true,
        };
    }

    /// Does by hand what is done by hand.
    fn in_text(&self, text: &str) -> String {
        let ending = if text.contains("\r\n") { "\r\n" } else { "\n" };
        let lines: Vec<&str> = text.lines().collect();
        let headings: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].trim().starts_with("[[")).collect();
        let put_above = |line: u8, new: &str| {
            let at = headings[usize::from(line) % headings.len()];
            [&lines[..at], &[new], &lines[at..]].concat().join(ending) + ending
        };
        match self {
            Self::MendComment { nth } => {
                let said: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].trim().starts_with("text = ")).collect();
                let Some(at) = said.get(usize::from(*nth)) else { return text.to_owned() };
                let mended = lines[*at].replacen(".\"", ", as said.\"", 1);
                [&lines[..*at], &[mended.as_str()], &lines[*at + 1..]].concat().join(ending) + ending
            }
            Self::Space { line } => put_above(*line, ""),
            Self::Remark { line, text } => put_above(*line, &format!("# {}", words(*text))),
            _ => text.to_owned(),
        }
    }
}

/// Does deeds to a copy, one after the other.
fn do_all(file: &Path, deeds: &[Deed]) {
    for deed in deeds {
        let text = fs::read_to_string(file).expect("it is text");
        fs::write(file, deed.in_text(&text)).expect("a file of the test");
        disk::change(file, None, |log| {
            deed.on(log);
            Ok(())
        })
        .expect("the copy is sound");
    }
}

fn log(file: &Path) -> Log {
    disk::read(file).expect("the log is sound").log
}

struct Desk {
    _folder: tempfile::TempDir,
    base: PathBuf,
    ours: PathBuf,
    theirs: PathBuf,
}

impl Desk {
    fn new(style: usize, before: &[Deed], ours: &[Deed], theirs: &[Deed]) -> Self {
        let folder = support::folder();
        let [base, own, their] = ["base", "ours", "theirs"].map(|name| folder.path().join(format!("{name}.toml")));
        fs::write(&base, STYLES[style]).expect("a file of the test");
        do_all(&base, before);
        for (copy, deeds) in [(&own, ours), (&their, theirs)] {
            fs::copy(&base, copy).expect("a file of the test");
            do_all(copy, deeds);
        }
        Self { _folder: folder, base, ours: own, theirs: their }
    }

    fn merge(&self, decided: Option<Side>) -> BroughtTogether {
        let base = Beginning::File(self.base.clone());
        let copies = Copies { ours: &self.ours, theirs: &self.theirs, base: &base, history: None };
        let decisions = Decisions { of_all: decided, ..Decisions::default() };
        disk::merge(&copies, &decisions).expect("the copies come together")
    }

    fn turned(&self) -> Self {
        let folder = support::folder();
        let [base, ours, theirs] = ["base", "ours", "theirs"].map(|name| folder.path().join(format!("{name}.toml")));
        for (from, to) in [(&self.base, &base), (&self.theirs, &ours), (&self.ours, &theirs)] {
            fs::copy(from, to).expect("a file of the test");
        }
        Self { _folder: folder, base, ours, theirs }
    }
}

fn find(log: &Log, number: Number) -> Option<&Action> {
    log.each().find(|action| action.number == number)
}

/// Whether a field that one copy changed and the other left alone is as the one copy has it.
fn is_settled<T: PartialEq>(of: impl Fn(&Action) -> T, [was, own, their, now]: [&Action; 4]) -> bool {
    let [was, own, their, now] = [was, own, their, now].map(of);
    (own != was || now == their) && (their != was || now == own)
}

/// Holds an action of a copy against what became of it, when it was before both in `was`.
fn holds(now: &Action, copy: &Action, other: Option<&Action>, was: Option<&Action>, is_in_conflict: bool) {
    if is_in_conflict {
        return;
    }
    for comment in &copy.comments {
        let is_mended = was.is_some_and(|was| was.comments.contains(comment))
            && other.is_some_and(|other| !other.comments.contains(comment));
        assert!(is_mended || now.comments.contains(comment), "{comment:?} is lost of {now:?}");
    }
    for further in &copy.further {
        assert!(now.further.contains(further), "{further:?} is lost of {now:?}");
    }
    let is_left =
        was.is_some_and(|was| was.state == copy.state) && other.is_some_and(|other| other.state != copy.state);
    if let State::Closed { on, .. } = &copy.state {
        assert!(is_left || matches!(&now.state, State::Closed { on: now, .. } if now == on), "{copy:?} {now:?}");
    }
}

fn check(desk: &Desk, together: &BroughtTogether, [base, ours, theirs]: [&Log; 3]) {
    let now = log(&desk.ours);
    let mut seen: Vec<Number> = now.each().map(|action| action.number).collect();
    seen.sort_unstable();
    assert!(seen.windows(2).all(|pair| pair[0] != pair[1]), "a number is used twice: {seen:?}");
    let conflicts = &together.merged.conflicts;
    let is_in_conflict = |number: Number| {
        conflicts.iter().any(|Conflict { action, .. }| action.as_ref().is_some_and(|(own, _)| *own == number))
    };
    let renumbered: BTreeMap<Number, Number> = together.merged.renumbered.iter().copied().collect();
    for own in ours.each() {
        let other = find(theirs, own.number).filter(|_| !renumbered.contains_key(&own.number));
        let now = find(&now, own.number).expect("ours keeps its number");
        let was = find(base, own.number);
        holds(now, own, other, was, is_in_conflict(own.number));
        if let (Some(was), Some(their), false) = (was, other, is_in_conflict(own.number)) {
            assert!(
                is_settled(|action| action.text.clone(), [was, own, their, now]),
                "{was:?} {own:?} {their:?} {now:?}"
            );
            assert!(is_settled(|action| action.owners.clone(), [was, own, their, now]));
            assert!(is_settled(|action| action.minute.clone(), [was, own, their, now]));
            assert!(is_settled(|action| action.due.clone(), [was, own, their, now]));
            assert!(is_settled(|action| (action.state.clone(), action.rag), [was, own, their, now]));
        }
    }
    for their in theirs.each() {
        let number = renumbered.get(&their.number).copied().unwrap_or(their.number);
        let now = find(&now, number).expect("theirs is there, under a number that was told");
        let other = find(ours, number);
        holds(now, their, other, find(base, their.number).filter(|_| number == their.number), is_in_conflict(number));
        assert!(is_in_conflict(number) || other.is_some() || now.text == their.text);
    }
    for meeting in ours.calendar.meetings().iter().chain(theirs.calendar.meetings()) {
        let is_moved = base.calendar.meetings().contains(meeting);
        assert!(is_moved || now.calendar.meetings().contains(meeting), "{meeting} is lost");
    }
}

/// The actions without their numbers, in an order of their own; comments and instructions of a day in any order.
fn unnumbered(log: &Log) -> Vec<String> {
    let mut all: Vec<String> = log
        .each()
        .map(|action| {
            let mut action = action.clone();
            action.number = Number::FIRST;
            action.comments.sort_by_key(|comment| format!("{comment:?}"));
            action.further.sort_by_key(|further| format!("{further:?}"));
            action.was_due.sort_by_key(Due::iso);
            format!("{action:?}")
        })
        .collect();
    all.sort();
    all
}

fn remarks(text: &str) -> Vec<String> {
    let mut remarks: Vec<String> =
        text.lines().map(str::trim).filter(|line| line.starts_with('#')).map(str::to_owned).collect();
    remarks.sort();
    remarks
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost_and_nothing_is_mixed(
        style in 0..STYLES.len(),
        before in prop::collection::vec(deed(), 0..5),
        ours in prop::collection::vec(deed(), 0..6),
        theirs in prop::collection::vec(deed(), 0..6),
    ) {
        let desk = Desk::new(style, &before, &ours, &theirs);
        let logs = [log(&desk.base), log(&desk.ours), log(&desk.theirs)];
        let text = fs::read_to_string(&desk.ours).expect("it is text");
        let mut together = desk.merge(None);
        let is_clear = !together.is_undecided();
        if !is_clear {
            prop_assert_eq!(&fs::read_to_string(&desk.ours).expect("it is text"), &text, "undecided, and yet written");
            let theirs_first = desk.turned();
            let turned = theirs_first.merge(Some(Side::Theirs));
            check(&theirs_first, &turned, [&logs[0], &logs[2], &logs[1]]);
            together = desk.merge(Some(Side::Ours));
        }
        check(&desk, &together, [&logs[0], &logs[1], &logs[2]]);
        let merged = fs::read_to_string(&desk.ours).expect("it is text");
        let kept = remarks(&merged);
        prop_assert!(remarks(&text).iter().all(|remark| kept.contains(remark)), "a remark of ours is lost");
        desk.merge(Some(Side::Ours));
        prop_assert_eq!(&fs::read_to_string(&desk.ours).expect("it is text"), &merged, "merging again changes something");
        if is_clear {
            fs::write(&desk.ours, &text).expect("a file of the test");
            let turned = desk.turned();
            turned.merge(None);
            fs::write(&desk.ours, &merged).expect("a file of the test");
            prop_assert_eq!(unnumbered(&log(&desk.ours)), unnumbered(&log(&turned.ours)), "the order counts");
        }
    }
}
