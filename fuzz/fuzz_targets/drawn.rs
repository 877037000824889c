//! Whatever a log may hold, made of the input, and what every page must be.

#![allow(dead_code, reason = "each target uses what it needs")]

use actions::dates::Calendar;
use actions::model::{Action, Comment, Due, Front, Further, Log, Number, Outcome, Owner, Person, Rag, Raised, State};
use actions::query::{self, Filter, Order, Request, Sort};
use actions::write::{Answer, Format, Style, write};
use chrono::NaiveDate;
use libfuzzer_sys::arbitrary::{self, Arbitrary};

use super::support::{Words, day};

#[derive(Debug, Arbitrary)]
pub struct Input {
    pub width: u8,
    pub color: bool,
    pub today: u16,
    pub meetings: Vec<u16>,
    pub is_blue: bool,
    pub shows_exempt: bool,
    pub sort: u8,
    pub title: Option<Words>,
    pub key: Option<Words>,
    pub person: Option<(Words, Words, Option<u16>)>,
    pub items: Vec<Item>,
}

#[derive(Debug, Arbitrary)]
pub struct Item {
    pub number: u32,
    pub text: Words,
    pub owners: Vec<Words>,
    pub raised: u16,
    pub reference: Option<Words>,
    pub minute: Option<Words>,
    pub due: Option<Time>,
    pub was_due: Vec<Time>,
    pub rag: Option<u8>,
    pub exempt: bool,
    pub proposed: Option<u8>,
    pub closed: Option<(Option<u16>, u8)>,
    pub further: Option<(Words, Option<Words>)>,
    pub comments: Vec<(Words, Option<u16>, Option<Words>)>,
}

#[derive(Debug, Arbitrary)]
pub enum Time {
    Day(u16),
    Words(Words),
}

impl Input {
    /// Returns the log.
    pub fn log(&self) -> Log {
        log(self)
    }
}

/// Writes an answer in a format of text.
pub fn written(format: Format, answer: Answer, style: Style) -> String {
    String::from_utf8(write(format, answer, style).expect("it is written")).expect("it is text")
}

/// Checks that a page holds nothing that acts or hides, and returns it without its own colours.
pub fn harmless(page: &str, color: bool) -> String {
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

/// Returns the paper for the next meeting.
pub fn paper(log: &Log, today: NaiveDate, input: &Input) -> query::Paper {
    let sorts = [Sort::Number, Sort::Raised, Sort::Due, Sort::Owner, Sort::Rag];
    let order = Order { sort: sorts[usize::from(input.sort) % 5], reverse: input.sort > 127 };
    let filter = Filter { state: query::StateFilter::All, ..Filter::default() };
    let matched = filter.ready(log, today).expect("nobody is asked for");
    query::paper(log, today, &Request { meeting: None, matched, state: None, order, shows_exempt: input.shows_exempt })
}

fn log(input: &Input) -> Log {
    let done_colour = if input.is_blue { Rag::Blue } else { Rag::Green };
    let people = input.person.iter().map(|(name, alias, left)| Person {
        name: name.0.clone(),
        aliases: vec![alias.0.clone()],
        email: Some(alias.0.clone()),
        left: left.map(day),
    });
    Log {
        title: input.title.as_ref().map(|title| title.0.clone()),
        front: Front {
            body: input.title.as_ref().map(|title| title.0.clone()),
            contact: input.title.as_ref().map(|title| title.0.clone()),
            ..Front::default()
        },
        calendar: Calendar::new(input.meetings.iter().map(|at| day(*at))),
        done_colour,
        key: input.key.iter().map(|meaning| (Rag::Amber, meaning.0.clone())).collect(),
        issued: Vec::new(),
        people: people.collect(),
        actions: input.items.iter().take(4).map(action).map(Into::into).collect(),
    }
}

fn action(item: &Item) -> Action {
    let optional = |words: &Option<Words>| words.as_ref().map(|words| words.0.clone());
    let state = match item.closed {
        Some((on, outcome)) => State::Closed {
            on: on.map(day),
            outcome: self::outcome(outcome),
            minute: optional(&item.minute),
            was_rag: None,
        },
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
        imported: Vec::new(),
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
