//! Whatever is changed, in whatever style of file: what is read again is what was meant, the program
//! finds no fault of its own, every comment stays, and nothing outside the action changes.

#![no_main]

use std::fs;
use std::ops::Range;
use std::sync::LazyLock;

use actions::dates::Calendar;
use actions::disk;
use actions::model::{
    Closing, Comment, Correction, Draft, Due, Further, Log, Outcome, Owner, Rag, Raised, Refusal, Which,
};
use libfuzzer_sys::arbitrary::{self, Arbitrary};
use libfuzzer_sys::fuzz_target;
use support::{Scratch, Words, day};
use toml::de::DeTable;
use toml_parser::Source;
use toml_parser::lexer::TokenKind;

mod support;

const STYLES: &[&str] = &[
    include_str!("../seeds/read/bare.toml"),
    include_str!("../seeds/read/blue.toml"),
    include_str!("../seeds/read/braces.toml"),
    include_str!("../seeds/read/crlf-bom-unended.toml"),
    include_str!("../seeds/read/dotted.toml"),
    include_str!("../seeds/read/inline.toml"),
    include_str!("../seeds/read/lists.toml"),
    include_str!("../seeds/read/plain.toml"),
];

static SCRATCH: LazyLock<Scratch> = LazyLock::new(Scratch::new);

#[derive(Debug, Arbitrary)]
struct Input {
    style: u8,
    slips: Vec<Slip>,
    changes: Vec<Change>,
}

/// Words put into the starting text in the place of others.
#[derive(Debug, Arbitrary)]
struct Slip {
    at: u16,
    cut: u8,
    put: Words,
}

#[derive(Debug, Arbitrary)]
enum Change {
    Raise { text: Words, owners: Vec<Words>, about: About, rag: u8, exempt: bool, comment: Option<Report> },
    Comment { which: u8, comment: Report },
    Correct { which: u8, text: Option<Words>, owners: Option<Vec<Words>>, about: About, rag: Option<u8>, removes: bool },
    Further { which: u8, text: Words, owners: Vec<Words>, about: About },
    Propose { which: u8, outcome: Option<u8>, comment: Option<Report> },
    Close { which: u8, outcome: Option<u8>, about: About, comment: Option<Report> },
    Reopen { which: u8, comment: Option<Report> },
    Meet { days: Vec<u16> },
}

#[derive(Debug, Arbitrary)]
struct About {
    day: u16,
    is_month: bool,
    minute: Option<Words>,
    reference: Option<Words>,
    due: Option<Time>,
    exempt: Option<bool>,
}

#[derive(Debug, Arbitrary)]
enum Time {
    Day(u16),
    Words(Words),
}

#[derive(Debug, Arbitrary)]
struct Report {
    date: Option<u16>,
    meeting: Option<u16>,
    by: Option<Words>,
    text: Words,
    rag: Option<u8>,
}

fuzz_target!(|input: Input| {
    let file = &SCRATCH.file;
    fs::write(file, start(&input)).expect("a file of the target");
    for change in input.changes.iter().take(4) {
        let before = fs::read_to_string(file).expect("it is text");
        let log = disk::read(file);
        let saved = disk::change(file, None, |log| Ok(change.make(log)?));
        let after = fs::read_to_string(file).expect("it is still text");
        assert_eq!(SCRATCH.litter(), [""; 0]);
        match saved {
            Err(error) => {
                assert!(!error.to_string().contains("fault of the program"), "{change:?} on\n{before}");
                assert_eq!(after, before, "{error}, and yet it was written");
                if log.is_err() {
                    break;
                }
            }
            Ok((reading, ())) => {
                let mut meant = log.expect("a file that is changed can be read").log;
                let was = meant.clone();
                change.make(&mut meant).expect("it was made once");
                assert_eq!(reading.log, meant);
                assert_eq!(disk::read(file).expect("what was written can be read").log, meant);
                assert!(was != meant || after == before, "nothing was to be changed");
                stays(change, &was, &before, &after);
            }
        }
    }
});

fn start(input: &Input) -> String {
    let mut text = STYLES[usize::from(input.style) % STYLES.len()].to_owned();
    for Slip { at, cut, put } in input.slips.iter().take(3) {
        let at = text.floor_char_boundary(usize::from(*at) % (text.len() + 1));
        let end = text.floor_char_boundary((at + usize::from(*cut)).min(text.len())).max(at);
        text.replace_range(at..end, &put.0);
    }
    text
}

/// Checks that what the change is not about is as it was.
fn stays(change: &Change, log: &Log, before: &str, after: &str) {
    let at = || format!("{change:?}\n--- before\n{before}\n--- after\n{after}");
    assert_eq!(comments(before), comments(after), "a comment is gone: {}", at());
    if let Some(Range { start, end }) = change.which(log).and_then(|which| place(before, &which)) {
        assert!(after.starts_with(&before[..start]), "changed above the action: {}", at());
        assert!(after[start..].ends_with(&before[end..]), "changed below the action: {}", at());
    }
    if change.only_adds() {
        let mut rest = after.chars();
        assert!(before.chars().all(|c| rest.any(|other| other == c)), "something is gone: {}", at());
    }
    let newlines = |text: &str| (text.matches("\r\n").count(), text.matches('\n').count());
    let ((returns, all), (new_returns, new_all)) = (newlines(before), newlines(after));
    assert!(returns != all || all == 0 || new_returns == new_all, "an ending of another kind: {}", at());
    assert!(returns != 0 || new_returns == 0, "an ending of another kind: {}", at());
    assert_eq!(before.ends_with('\n'), after.ends_with('\n'), "the last newline: {}", at());
}

/// Returns every comment of a text, in order.
fn comments(text: &str) -> Vec<&str> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let tokens = Source::new(text).lex().filter(|token| token.kind() == TokenKind::Comment);
    tokens.map(|token| text[token.span().start()..token.span().end()].trim_end()).collect()
}

/// Returns where an action stands: from its heading to the next one's.
fn place(text: &str, which: &Which) -> Option<Range<usize>> {
    let mark = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let tree = DeTable::parse(&text[mark..]).ok()?;
    let actions = tree.get_ref().get("actions")?.get_ref().as_array()?;
    let number = |value: &toml::de::DeValue| {
        let number = value.as_table()?.get("number")?.get_ref().as_integer()?;
        i64::from_str_radix(number.as_str(), number.radix()).ok()
    };
    let wanted = which.number().map(|wanted| i64::from(wanted.get()));
    let index = actions.iter().position(|action| number(action.get_ref()) == wanted)?;
    let end = actions.get(index + 1).map_or(text.len(), |next| mark + next.span().start);
    Some(mark + actions.get(index)?.span().start..end)
}

impl Change {
    /// Returns the action that is changed, unless the log as a whole is.
    fn which(&self, log: &Log) -> Option<Which> {
        let (Self::Comment { which, .. }
        | Self::Correct { which, .. }
        | Self::Further { which, .. }
        | Self::Propose { which, .. }
        | Self::Close { which, .. }
        | Self::Reopen { which, .. }) = self
        else {
            return None;
        };
        let actions = &log.actions;
        actions.get(usize::from(*which) % actions.len().max(1)).map(|action| action.number.into())
    }

    /// Tells whether nothing that stands in the file is replaced.
    fn only_adds(&self) -> bool {
        match self {
            Self::Raise { .. } | Self::Further { .. } | Self::Meet { .. } => true,
            Self::Comment { comment, .. } => comment.rag.is_none(),
            _ => false,
        }
    }

    fn make(&self, log: &mut Log) -> Result<(), Refusal> {
        let which = self.which(log).unwrap_or_else(|| "1".parse().expect("anything names an action"));
        // Only a comment of its own sets a colour.
        let report = |given: &Option<Report>| Some(Comment { rag: None, ..given.as_ref()?.comment() });
        match self {
            Self::Raise { text, owners, about, rag: colour, exempt, comment } => log
                .raise(
                    about.raised(),
                    Draft {
                        text: Some(text.0.clone()),
                        owners: Some(people(owners)),
                        minute: about.minute(),
                        reference: about.reference(),
                        due: about.due(),
                        rag: Some(rag(*colour)),
                        exempt: Some(*exempt),
                        ..Draft::default()
                    },
                    report(comment),
                )
                .map(|_| ()),
            Self::Comment { comment, .. } => log.comment(&which, comment.comment()).map(|_| ()),
            Self::Correct { text, owners, about, rag: colour, removes, .. } => log
                .correct(
                    &which,
                    Correction {
                        fields: Draft {
                            rag: colour.map(rag),
                            due: about.due(),
                            owners: owners.as_ref().map(|owners| people(owners)),
                            text: text.as_ref().map(|text| text.0.clone()),
                            minute: about.minute(),
                            reference: about.reference(),
                            exempt: about.exempt,
                            ..Draft::default()
                        },
                        removes_due: *removes,
                        ..Correction::default()
                    },
                )
                .map(|_| ()),
            Self::Further { text, owners, about, .. } => {
                let (raised, minute) = (about.raised(), about.minute());
                let further = Further { raised, minute, text: text.0.clone(), owners: people(owners) };
                log.further(&which, further).map(|_| ())
            }
            Self::Propose { outcome: word, comment, .. } => {
                log.propose(&which, word.map(outcome), report(comment)).map(|_| ())
            }
            Self::Close { outcome: word, about, comment, .. } => {
                let (on, minute) = (day(about.day), about.minute());
                let closing = Closing { on, outcome: word.map(outcome), minute, comment: report(comment) };
                log.close(&which, closing).map(|_| ())
            }
            Self::Reopen { comment, .. } => log.reopen(&which, report(comment)).map(|_| ()),
            Self::Meet { days } => {
                let days = days.iter().map(|at| day(*at));
                log.calendar = Calendar::new(log.calendar.meetings().iter().copied().chain(days));
                Ok(())
            }
        }
    }
}

impl About {
    fn raised(&self) -> Raised {
        use chrono::Datelike;
        let day = day(self.day);
        if self.is_month { Raised::Month(day.with_day(1).expect("a first day")) } else { Raised::Day(day) }
    }

    fn minute(&self) -> Option<String> {
        self.minute.as_ref().map(|words| words.0.clone())
    }

    fn reference(&self) -> Option<String> {
        self.reference.as_ref().map(|words| words.0.clone())
    }

    fn due(&self) -> Option<Due> {
        match self.due.as_ref()? {
            Time::Day(at) => Some(Due::Day(day(*at))),
            Time::Words(words) => Due::from_words(&words.0),
        }
    }
}

impl Report {
    fn comment(&self) -> Comment {
        Comment {
            date: self.date.map(day),
            meeting: self.meeting.map(day),
            by: self.by.as_ref().map(|words| words.0.clone()),
            text: self.text.0.clone(),
            rag: self.rag.map(rag),
        }
    }
}

fn people(names: &[Words]) -> Vec<Owner> {
    names.iter().map(|name| Owner::new(&name.0)).collect()
}

fn rag(at: u8) -> Rag {
    Rag::ALL[usize::from(at) % Rag::ALL.len()]
}

fn outcome(at: u8) -> Outcome {
    Outcome::ALL[usize::from(at) % Outcome::ALL.len()]
}
