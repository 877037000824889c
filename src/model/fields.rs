//! The fields of an action, of what a later meeting added and of a comment, each declared once, in the order of the
//! file.
//!
//! Whatever reads or writes fields goes along these rows: both readers of the file, the writer of changes, JSON, CSV
//! and `export`, hints, `show`, corrections and their confirmation. A new field is a place in [`Action`], a row here,
//! and its way through [`Draft::of`] and [`Draft::action`].

use chrono::NaiveDate;

use super::action::{Action, Comment, Further, Raised, State};
use super::due::Due;
use super::number::Number;
use super::owner::Owner;
use super::words::{Outcome, Rag};

/// A field of `T`.
#[derive(Debug)]
pub struct Field<T> {
    /// Its name in the file, in JSON and at the head of a column.
    pub name: &'static str,
    /// What it holds.
    pub holds: Holds,
    /// Whether it must be there.
    pub is_required: bool,
    /// A value as it stands in the file, for hints.
    pub example: &'static str,
    /// What it is called where people read of it; nothing where that takes words of its own.
    pub label: Option<&'static str>,
    /// Returns its value, if it has one; lists may be empty.
    pub get: fn(&T) -> Option<Value<'_>>,
}

/// When an action was closed: a day, or nothing when that is said to be unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Closed(pub Option<NaiveDate>);

/// The value of a field, as it stands in what it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the value of the same name in `Holds`")]
pub enum Value<'a> {
    Number(Number),
    Text(&'a str),
    Raised(Raised),
    Day(NaiveDate),
    Owners(&'a [Owner]),
    Due(&'a Due),
    Dues(&'a [Due]),
    Colour(Rag),
    Outcome(Outcome),
    Flag(bool),
    Closed(Closed),
}

impl Value<'_> {
    /// Tells whether it says no more than a field that is not there: an empty list, or no.
    pub fn is_empty(self) -> bool {
        matches!(self, Self::Owners([]) | Self::Dues([]) | Self::Flag(false))
    }
}

/// What a field holds that is read by itself.
trait Held: Sized {
    const HOLDS: Holds;

    fn read(reader: &mut impl FieldReader) -> Option<Self>;
}

macro_rules! held {
    ($($(#[$doc:meta])* $holds:ident: $held:ty, by $read:ident;)+) => {
        /// What a field can hold.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Holds { $($(#[$doc])* $holds),+ }

        /// Reads the value of a field, in whichever language a log is written. A reader returns nothing where there is
        /// no such value, and then knows itself whether that is wrong.
        #[expect(missing_docs, reason = "each reads the value of the same name in `Holds`")]
        pub trait FieldReader { $(fn $read(&mut self) -> Option<$held>;)+ }

        $(impl Held for $held {
            const HOLDS: Holds = Holds::$holds;

            #[inline]
            fn read(reader: &mut impl FieldReader) -> Option<Self> {
                reader.$read()
            }
        })+
    };
}

held! {
    /// An action's number.
    Number: Number, by number;
    /// Text of any length.
    Text: String, by text;
    /// The day of a meeting, or a month with its year.
    Raised: Raised, by raised;
    /// A day.
    Day: NaiveDate, by day;
    /// A list of names.
    Owners: Vec<Owner>, by owners;
    /// A day, a period, or words that name no day.
    Due: Due, by due;
    /// A list of such.
    Dues: Vec<Due>, by dues;
    /// A colour of the log.
    Colour: Rag, by colour;
    /// How an action ends.
    Outcome: Outcome, by outcome;
    /// True or false.
    Flag: bool, by flag;
    /// A day, or the word `unknown`.
    Closed: Closed, by closed;
}

impl Holds {
    /// Tells whether days stand in it, alone or in a list.
    pub fn has_days(self) -> bool {
        matches!(self, Self::Raised | Self::Day | Self::Due | Self::Dues | Self::Closed)
    }
}

const MUST: bool = true;
const MAY: bool = false;

macro_rules! fields {
    ($(#[$doc:meta])* $draft:ident of $whole:ident:
     $($field:ident: $held:ty = $name:literal, $is_required:ident, $example:literal, $label:expr, $get:expr;)+) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq, Eq)]
        pub struct $draft { $(#[doc = concat!("The field `", $name, "`.")] pub $field: Option<$held>),+ }

        impl $whole {
            /// Its fields, in the order of the file.
            pub const FIELDS: &'static [Field<Self>] = &[$(Field {
                name: $name,
                holds: <$held as Held>::HOLDS,
                is_required: $is_required,
                example: $example,
                label: $label,
                get: $get,
            }),+];

            /// The names of its fields.
            pub const NAMES: &'static [&'static str] = &[$($name),+];
        }

        impl $draft {
            /// Reads a field by its name; nothing when there is no such field, when it was read already, and when it
            /// cannot be read.
            #[inline]
            pub fn read(&mut self, name: &str, reader: &mut impl FieldReader) -> Option<()> {
                match name {
                    $($name if self.$field.is_none() => self.$field = Some(Held::read(reader)?),)+
                    _ => return None,
                }
                Some(())
            }

            /// Returns it with what it lacks taken from another.
            #[must_use]
            pub fn or(self, other: Self) -> Self {
                Self { $($field: self.$field.or(other.$field)),+ }
            }
        }
    };
}

fields! {
    /// An action as far as it is known, field by field: while it is read, before it is raised, or what is to be
    /// corrected of it.
    Draft of Action:
    number: Number = "number", MUST, "9", None, |action| Some(Value::Number(action.number));
    reference: String = "reference", MAY, "\"RSC/26/004\"", Some("Reference"), |action| action.reference.as_deref().map(Value::Text);
    raised: Raised = "raised", MUST, "2026-03-17", None, |action| Some(Value::Raised(action.raised));
    minute: String = "minute", MAY, "\"36(b)\"", None, |action| action.minute.as_deref().map(Value::Text);
    text: String = "action", MUST, "\"Report on the visit.\"", None, |action| Some(Value::Text(&action.text));
    owners: Vec<Owner> = "owners", MUST, "[\"Rik Basra\"]", None, |action| Some(Value::Owners(&action.owners));
    due: Due = "due", MAY, "2026-12-15", None, |action| action.due.as_ref().map(Value::Due);
    was_due: Vec<Due> = "was_due", MAY, "[2026-06-30]", None, |action| Some(Value::Dues(&action.was_due));
    rag: Rag = "rag", MAY, "\"amber\"", None, |action| action.rag.map(Value::Colour);
    proposed: Outcome = "proposed", MAY, "\"withdrawn\"", None, |action| action.proposed().map(Value::Outcome);
    exempt: bool = "exempt", MAY, "true", None, |action| Some(Value::Flag(action.exempt));
    closed: Closed = "closed", MAY, "2026-06-30", None, |action| closing(action).map(|(on, ..)| Value::Closed(Closed(on)));
    outcome: Outcome = "outcome", MAY, "\"completed\"", None, |action| closing(action).map(|(_, how, _)| Value::Outcome(how));
    closed_minute: String = "closed_minute", MAY, "\"5\"", None, |action| closing(action)?.2.map(Value::Text);
    was_rag: Rag = "was_rag", MAY, "\"amber\"", None, |action| action.was_rag().map(Value::Colour);
}

fields! {
    /// What a later meeting added, as far as it is known.
    FurtherDraft of Further:
    raised: Raised = "raised", MUST, "2026-03-17", None, |further| Some(Value::Raised(further.raised));
    minute: String = "minute", MAY, "\"36(b)\"", None, |further| further.minute.as_deref().map(Value::Text);
    text: String = "action", MUST, "\"Report on the visit.\"", None, |further| Some(Value::Text(&further.text));
    owners: Vec<Owner> = "owners", MAY, "[\"Rik Basra\"]", None, |further| Some(Value::Owners(&further.owners));
}

fields! {
    /// A comment, as far as it is known.
    CommentDraft of Comment:
    date: NaiveDate = "date", MAY, "2026-06-20", None, |comment| comment.date.map(Value::Day);
    meeting: NaiveDate = "meeting", MAY, "2026-06-30", None, |comment| comment.meeting.map(Value::Day);
    by: String = "by", MAY, "\"Rik Basra\"", None, |comment| comment.by.as_deref().map(Value::Text);
    text: String = "text", MUST, "\"Scoping is done.\"", None, |comment| Some(Value::Text(&comment.text));
    rag: Rag = "rag", MAY, "\"amber\"", None, |comment| comment.rag.map(Value::Colour);
}

/// Returns when, how and by which minute an action was closed, if it was.
fn closing(action: &Action) -> Option<(Option<NaiveDate>, Outcome, Option<&str>)> {
    match &action.state {
        State::Closed { on, outcome, minute, .. } => Some((*on, *outcome, minute.as_deref())),
        State::Open { .. } => None,
    }
}

/// A rule of what stands on an action together with what.
#[derive(Debug)]
pub struct Together {
    /// The field that the rule is about.
    pub field: &'static str,
    /// The field that must stand beside it, or must not.
    pub other: &'static str,
    /// Whether the other must stand there.
    pub wants_other: bool,
    /// What is wrong with an action that breaks the rule, behind its name.
    pub problem: &'static str,
    /// What to do about it.
    pub hint: &'static str,
}

/// Every such rule.
pub const TOGETHER: &[Together] = &[
    Together {
        field: "closed",
        other: "outcome",
        wants_other: true,
        problem: "is closed without an outcome",
        hint: "add a line such as `outcome = \"completed\"`, or take `closed` out",
    },
    Together {
        field: "outcome",
        other: "closed",
        wants_other: true,
        problem: "has an outcome but no day of closing",
        hint: "add the day, as in `closed = 2026-06-30`, or take `outcome` out",
    },
    Together {
        field: "closed_minute",
        other: "closed",
        wants_other: true,
        problem: "has the minute of a closing but is not closed",
        hint: "add `closed` and `outcome`, or take `closed_minute` out",
    },
    Together {
        field: "was_rag",
        other: "closed",
        wants_other: true,
        problem: "has the colour it had before it was closed but is not closed",
        hint: "add `closed` and `outcome`, or take `was_rag` out",
    },
    Together {
        field: "proposed",
        other: "closed",
        wants_other: false,
        problem: "is closed, so nothing can be proposed for it",
        hint: "take `proposed` out",
    },
];

impl Together {
    /// Tells whether fields of which `has` knows break the rule.
    pub fn is_broken(&self, has: impl Fn(&str) -> bool) -> bool {
        has(self.field) && has(self.other) != self.wants_other
    }
}

impl Draft {
    /// Returns what is known of an action, apart from what stands below it.
    pub fn of(action: &Action) -> Self {
        let closing = closing(action);
        Self {
            number: Some(action.number),
            reference: action.reference.clone(),
            raised: Some(action.raised),
            minute: action.minute.clone(),
            text: Some(action.text.clone()),
            owners: Some(action.owners.clone()),
            due: action.due.clone(),
            was_due: Some(action.was_due.clone()),
            rag: action.rag,
            proposed: action.proposed(),
            exempt: Some(action.exempt),
            closed: closing.map(|(on, ..)| Closed(on)),
            outcome: closing.map(|(_, outcome, _)| outcome),
            closed_minute: closing.and_then(|(.., minute)| minute).map(str::to_owned),
            was_rag: action.was_rag(),
        }
    }

    /// Makes it an open action with nothing below it, for which nothing is proposed.
    #[inline]
    pub fn open(self, number: Number, raised: Raised, text: String, owners: Vec<Owner>) -> Action {
        Action {
            number,
            reference: self.reference,
            raised,
            minute: self.minute,
            text,
            owners,
            due: self.due,
            was_due: self.was_due.unwrap_or_default(),
            rag: self.rag,
            exempt: self.exempt.unwrap_or_default(),
            state: State::Open { proposed: None },
            further: Vec::new(),
            comments: Vec::new(),
            imported: Vec::new(),
        }
    }

    /// Makes it an action with nothing below it; nothing when it lacks a field that must be there, or breaks a rule
    /// of what stands together.
    pub fn action(mut self) -> Option<Action> {
        let state = match (self.closed, self.outcome, self.closed_minute.take(), self.was_rag, self.proposed) {
            (None, None, None, None, proposed) => State::Open { proposed },
            (Some(Closed(on)), Some(outcome), minute, was_rag, None) => State::Closed { on, outcome, minute, was_rag },
            _ => return None,
        };
        let (number, raised, text, owners) = (self.number?, self.raised?, self.text.take()?, self.owners.take()?);
        Some(Action { state, ..self.open(number, raised, text, owners) })
    }
}

impl FurtherDraft {
    /// Makes it whole; nothing when it lacks a field that must be there.
    pub fn further(self) -> Option<Further> {
        let owners = self.owners.unwrap_or_default();
        Some(Further { raised: self.raised?, minute: self.minute, text: self.text?, owners })
    }
}

impl CommentDraft {
    /// Makes it whole; nothing when it has no text.
    pub fn comment(self) -> Option<Comment> {
        let Self { date, meeting, by, text, rag } = self;
        Some(Comment { date, meeting, by, text: text?, rag })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixtures::{action, closed};

    #[test]
    fn an_action_is_its_draft_and_what_stands_below() {
        let open = Action { reference: Some("A/1".to_owned()), exempt: true, ..action(7, &["Rik Basra", "Gary Bee"]) };
        let proposed = Action { state: State::Open { proposed: Some(Outcome::Withdrawn) }, ..action(8, &[]) };
        for action in [open, proposed, Action { state: closed("2026-06-30"), ..action(9, &["Zoë Blanc"]) }] {
            assert_eq!(Draft::of(&action).action().as_ref(), Some(&action));
        }
    }

    #[test]
    fn no_draft_that_breaks_a_rule_is_an_action() {
        let whole = |closed: bool, outcome: bool, minute: bool, colour: bool, proposed: bool| Draft {
            closed: closed.then_some(Closed(None)),
            outcome: outcome.then_some(Outcome::Completed),
            closed_minute: minute.then(|| "5".to_owned()),
            was_rag: colour.then_some(Rag::Red),
            proposed: proposed.then_some(Outcome::Withdrawn),
            ..Draft::of(&action(1, &[]))
        };
        for case in 0..32 {
            let [closed, outcome, minute, colour, proposed] = [1, 2, 4, 8, 16].map(|bit| case & bit != 0);
            let has = |name: &str| match name {
                "closed" => closed,
                "outcome" => outcome,
                "closed_minute" => minute,
                "was_rag" => colour,
                _ => proposed,
            };
            let breaks = TOGETHER.iter().any(|rule| rule.is_broken(has));
            assert_eq!(whole(closed, outcome, minute, colour, proposed).action().is_none(), breaks, "{case:05b}");
        }
    }

    #[test]
    fn a_draft_that_lacks_what_must_be_there_is_no_action() {
        let full = Draft::of(&action(1, &[]));
        for lacking in [
            Draft { number: None, ..full.clone() },
            Draft { raised: None, ..full.clone() },
            Draft { text: None, ..full.clone() },
            Draft { owners: None, ..full.clone() },
        ] {
            assert_eq!(lacking.action(), None);
        }
    }
}
