//! Every reason for which the log says no: its sentence, and what to do instead.

use std::fmt;

use chrono::NaiveDate;

use super::meeting_refusal::MeetingRefusal;
use super::number::{Number, numbered};
use super::person_refusal::PersonRefusal;
use super::words::{Outcome, Rag};
use crate::dates::long;
use crate::message::Message;

/// A change or a question that the rules of the log do not allow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// No action has this number or reference.
    NoSuchAction {
        /// What was typed.
        typed: String,
        /// The highest number of the log.
        highest: Option<Number>,
    },
    /// Two or more actions bear this reference.
    SharedReference {
        /// The reference.
        reference: String,
        /// The actions that bear it.
        numbers: Vec<Number>,
    },
    /// Several actions were named where one is wanted; what was typed.
    SeveralActions(String),
    /// The action is closed, and takes only comments and `reopen`.
    Closed {
        /// The action.
        number: Number,
        /// When it was closed, if known.
        on: Option<NaiveDate>,
        /// How it ended.
        outcome: Outcome,
    },
    /// The action is not closed, so it cannot be reopened.
    NotClosed(Number),
    /// The action would be closed before it was raised.
    ClosedBeforeRaised {
        /// The action.
        number: Number,
        /// When it was raised.
        raised: NaiveDate,
        /// The day given for closing.
        on: NaiveDate,
    },
    /// A later meeting would have added to the action before it was raised.
    FurtherBeforeRaised {
        /// The action.
        number: Number,
        /// When it was raised.
        raised: NaiveDate,
        /// The day given for the addition.
        on: NaiveDate,
    },
    /// A later meeting did not add so much to the action.
    NoSuchFurther {
        /// The action.
        number: Number,
        /// Which addition was meant, counted from 1.
        place: usize,
        /// How many there are.
        count: usize,
    },
    /// A closed action keeps its colour.
    ColourOfClosed(Number),
    /// The log does not use this colour.
    UnusedColour {
        /// The colour asked for.
        rag: Rag,
        /// The colour that means done in the log.
        done: Rag,
    },
    /// Nobody can be meant by a name, or nothing be said of somebody.
    Person(PersonRefusal),
    /// The calendar of meetings stays as it is.
    Meeting(MeetingRefusal),
    /// A text was left empty; what it was.
    EmptyText(&'static str),
    /// The file was changed after the user's last change that can be undone.
    ChangedByOthers {
        /// The file, as the user named it.
        file: String,
        /// What an undo would change, in words.
        differs: String,
        /// How many lines of the file it would take out.
        lines_lost: usize,
        /// The version that was to be put back, the newest as 1.
        version: usize,
    },
    /// Another action bears this number.
    NumberTaken(Number),
    /// Nothing was asked to change.
    NothingToChange,
    /// The log has used the highest number there is.
    OutOfNumbers,
}

impl Refusal {
    /// Says what to do instead, where there is something to say.
    pub fn hint(&self) -> Option<String> {
        Some(match self {
            Self::NoSuchAction { highest: None, .. } => "raise one with `actions add`".to_owned(),
            Self::NoSuchAction { .. } => "`actions list --state all` shows every action".to_owned(),
            Self::SharedReference { numbers, .. } => format!("use a number instead: {}", numbered(numbers, "or")),
            Self::SeveralActions(_) => "name one of them, and then the next".to_owned(),
            Self::Closed { number, .. } => format!("if that was wrong, reopen it first: `actions reopen {number}`"),
            Self::NotClosed(number) => format!("to close it, use `actions close {number}`"),
            Self::ClosedBeforeRaised { .. } => {
                "give the day of the meeting that closed it, as in `--on 2026-06-30`".to_owned()
            }
            Self::FurtherBeforeRaised { .. } => {
                "give the day of the later meeting, as in `--raised 2026-06-30`".to_owned()
            }
            Self::NoSuchFurther { count: 0, .. } => "`further` adds what a later meeting asked".to_owned(),
            Self::NoSuchFurther { number, .. } => format!("`actions show {number}` lists them; count from 1"),
            Self::ColourOfClosed(number) => format!("leave out `--rag`, or reopen it first: `actions reopen {number}`"),
            Self::UnusedColour { done, .. } => {
                format!(
                    "use {}; a board that uses blue says so with `complete = \"blue\"` under `[log]`",
                    Rag::choices_with(*done)
                )
            }
            Self::Person(refusal) => refusal.hint(),
            Self::Meeting(refusal) => refusal.hint(),
            Self::EmptyText(_) => "say it in quotes, or write `-` to read it from standard input".to_owned(),
            Self::ChangedByOthers { version, .. } => {
                let which = if *version == 1 { String::new() } else { format!(" {version}") };
                format!("to put the version back all the same, use `actions undo{which} --force`; that can be undone")
            }
            Self::NothingToChange => "say what to change, as in `--due \"30 June 2026\"` or `--rag red`".to_owned(),
            Self::NumberTaken(_) | Self::OutOfNumbers => return None,
        })
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchAction { typed, highest: None } => {
                write!(f, "there is no action `{typed}`: the log has no actions yet")
            }
            Self::NoSuchAction { typed, highest: Some(highest) } => {
                write!(f, "there is no action `{typed}`; the highest number is {highest}")
            }
            Self::SharedReference { reference, numbers } => {
                write!(f, "the reference `{reference}` is borne by actions {}", numbered(numbers, "and"))
            }
            Self::SeveralActions(typed) => write!(f, "`{typed}` names several actions, and one is wanted here"),
            Self::Closed { number, on: Some(on), outcome } => {
                write!(f, "action {number} is closed ({outcome}, {})", long(*on))
            }
            Self::Closed { number, on: None, outcome } => {
                write!(f, "action {number} is closed ({outcome}, day unknown)")
            }
            Self::NotClosed(number) => write!(f, "action {number} is not closed"),
            Self::ClosedBeforeRaised { number, raised, on } => {
                write!(
                    f,
                    "action {number} was raised on {}, so it cannot have been closed on {}",
                    long(*raised),
                    long(*on)
                )
            }
            Self::FurtherBeforeRaised { number, raised, on } => {
                write!(
                    f,
                    "action {number} was raised on {}, so nothing was added to it on {}",
                    long(*raised),
                    long(*on)
                )
            }
            Self::NoSuchFurther { number, count: 0, .. } => {
                write!(f, "no later meeting added anything to action {number}")
            }
            Self::NoSuchFurther { number, place, count } => {
                write!(f, "there is no addition {place} to action {number}, which has {count}")
            }
            Self::ColourOfClosed(number) => {
                write!(f, "action {number} is closed, so its colour stays")
            }
            Self::UnusedColour { rag, .. } => write!(f, "this log does not use `{rag}`"),
            Self::Person(refusal) => refusal.fmt(f),
            Self::Meeting(refusal) => refusal.fmt(f),
            Self::EmptyText(what) => write!(f, "the {what} is empty"),
            Self::ChangedByOthers { file, differs, lines_lost, .. } => {
                let lines = if *lines_lost == 1 { "1 line".to_owned() } else { format!("{lines_lost} lines") };
                write!(
                    f,
                    "{file}: it was changed after your last change that can be undone; to go back would change {differs} and take {lines} out of it"
                )
            }
            Self::NumberTaken(number) => write!(f, "there is an action {number} already"),
            Self::NothingToChange => f.write_str("nothing to change was given"),
            Self::OutOfNumbers => f.write_str("the log has used the highest number there is"),
        }
    }
}

impl From<PersonRefusal> for Refusal {
    fn from(refusal: PersonRefusal) -> Self {
        Self::Person(refusal)
    }
}

impl From<MeetingRefusal> for Refusal {
    fn from(refusal: MeetingRefusal) -> Self {
        Self::Meeting(refusal)
    }
}

impl From<Refusal> for Message {
    fn from(refusal: Refusal) -> Self {
        Self::new(refusal.to_string(), refusal.hint().unwrap_or_default())
    }
}
