//! An action of the log, what later meetings added to it, and what was reported on it.

use std::fmt;

use chrono::{Months, NaiveDate};

use super::due::Due;
use super::number::Number;
use super::owner::{Owner, joint};
use super::words::{Outcome, Rag};
use crate::dates::{month_and_year, short};

/// When an action was raised: the meeting's day, or the month when a source says no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Raised {
    /// The day of the meeting.
    Day(NaiveDate),
    /// A month, held as its first day.
    Month(NaiveDate),
}

impl Raised {
    /// Reads words that say no more than a month and its year.
    pub fn from_words(words: &str) -> Option<Self> {
        let (year, month) = month_and_year(words)?;
        NaiveDate::from_ymd_opt(year, month, 1).map(Self::Month)
    }

    /// Returns the first day on which it may have been: the day itself, or the first of the month.
    pub fn first_day(self) -> NaiveDate {
        match self {
            Self::Day(day) | Self::Month(day) => day,
        }
    }

    /// Tells whether a day is the one, or lies in the month, in which it was raised.
    pub fn covers(self, day: NaiveDate) -> bool {
        (self.first_day()..=self.day()).contains(&day)
    }

    /// Returns it as programs read it: `2026-03-17`, or `May 2012`.
    pub fn iso(self) -> String {
        match self {
            Self::Day(day) => day.to_string(),
            Self::Month(_) => self.to_string(),
        }
    }

    /// Returns the day that the action's age counts from: the last day of a month.
    pub fn day(self) -> NaiveDate {
        match self {
            Self::Day(day) => day,
            Self::Month(first) => {
                first.checked_add_months(Months::new(1)).and_then(|next| next.pred_opt()).unwrap_or(first)
            }
        }
    }
}

impl fmt::Display for Raised {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => f.write_str(&short(*day)),
            Self::Month(first) => write!(f, "{}", first.format("%B %Y")),
        }
    }
}

/// What a later meeting added to the same action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Further {
    /// When it was added.
    pub raised: Raised,
    /// The minute that added it.
    pub minute: Option<String>,
    /// What was asked.
    pub text: String,
    /// Who it is for; empty when that is the action's own owners.
    pub owners: Vec<Owner>,
}

/// What was reported on an action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// The day, when it is known.
    pub date: Option<NaiveDate>,
    /// The meeting whose paper it was written for.
    pub meeting: Option<NaiveDate>,
    /// Who reported it.
    pub by: Option<String>,
    /// What was reported.
    pub text: String,
    /// The colour that this comment set.
    pub rag: Option<Rag>,
}

impl Comment {
    /// Makes a comment of a day with nothing but its words.
    pub fn dated(date: NaiveDate, text: String) -> Self {
        Self { date: Some(date), meeting: None, by: None, text, rag: None }
    }
}

/// How an action stands with the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The board still asks for it.
    Open,
    /// Open, in the colour that means done: it waits for the board.
    Done,
    /// The board has closed it.
    Closed,
}

impl Standing {
    /// Returns it in the word that programs read.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Done => "done",
            Self::Closed => "closed",
        }
    }
}

/// Whether the board has closed an action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Not closed; an officer may have asked for an outcome.
    Open {
        /// The outcome that the board is asked to agree.
        proposed: Option<Outcome>,
    },
    /// Closed by the board.
    Closed {
        /// The meeting that closed it; unknown in a log taken over from elsewhere.
        on: Option<NaiveDate>,
        /// How it ended.
        outcome: Outcome,
        /// The minute that closed it.
        minute: Option<String>,
        /// The colour that it had before closing set another; nothing where that is not known.
        was_rag: Option<Rag>,
    },
}

/// An action: one thing that the board asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// Its number, for life.
    pub number: Number,
    /// What other papers call it, when that is not the number.
    pub reference: Option<String>,
    /// The meeting that raised it.
    pub raised: Raised,
    /// The minute that raised it.
    pub minute: Option<String>,
    /// What was asked.
    pub text: String,
    /// The officers responsible, joint owners in order.
    pub owners: Vec<Owner>,
    /// When it is due.
    pub due: Option<Due>,
    /// Earlier due dates, oldest first.
    pub was_due: Vec<Due>,
    /// Its colour; nothing when it was never rated.
    pub rag: Option<Rag>,
    /// Not for the public paper.
    pub exempt: bool,
    /// Whether the board has closed it.
    pub state: State,
    /// What later meetings added, oldest first.
    pub further: Vec<Further>,
    /// What was reported, oldest first.
    pub comments: Vec<Comment>,
    /// What a log kept elsewhere said in columns that have no field here, by the column's name.
    pub imported: Vec<(String, String)>,
}

impl Action {
    /// Tells whether the board has closed the action.
    pub fn is_closed(&self) -> bool {
        matches!(self.state, State::Closed { .. })
    }

    /// Tells whether the action is open for a meeting: raised before it, and not closed before it.
    /// One whose closing day is unknown is taken to have been closed before.
    pub fn is_open_at(&self, meeting: NaiveDate) -> bool {
        self.raised.day() < meeting
            && match self.state {
                State::Open { .. } => true,
                State::Closed { on, .. } => on.is_some_and(|on| on >= meeting),
            }
    }

    /// Returns how the action stands, when `done` is the colour that means done.
    pub fn standing(&self, done: Rag) -> Standing {
        match self.state {
            State::Closed { .. } => Standing::Closed,
            State::Open { .. } if self.rag == Some(done) => Standing::Done,
            State::Open { .. } => Standing::Open,
        }
    }

    /// Returns the outcome that the board is asked to agree.
    pub fn proposed(&self) -> Option<Outcome> {
        match self.state {
            State::Open { proposed } => proposed,
            State::Closed { .. } => None,
        }
    }

    /// Returns the colour that a closed action had before closing set another, where that is known.
    pub fn was_rag(&self) -> Option<Rag> {
        match self.state {
            State::Open { .. } => None,
            State::Closed { was_rag, .. } => was_rag,
        }
    }

    /// Takes the action as it was before it was closed, with its colour of then where that is known.
    pub fn open_again(&mut self) {
        self.rag = self.was_rag().or(self.rag);
        self.state = State::Open { proposed: None };
    }

    /// Returns the last day on which the action is in time, if it has one.
    pub fn due_day(&self) -> Option<NaiveDate> {
        self.due.as_ref().and_then(Due::last_day)
    }

    /// Returns the owners it names, its own first, some perhaps more than once.
    pub fn named(&self) -> impl Iterator<Item = &Owner> {
        self.owners.iter().chain(self.further.iter().flat_map(|further| &further.owners))
    }

    /// Lists everybody the action is for: its own owners, then those of what was added, each once.
    pub fn everyone(&self) -> Vec<&Owner> {
        let mut everyone: Vec<&Owner> = Vec::new();
        for owner in self.named() {
            if !everyone.contains(&owner) {
                everyone.push(owner);
            }
        }
        everyone
    }

    /// Returns the action's own owners as papers print them: `Gary Bee / Rik Basra`.
    pub fn owners_joined(&self) -> String {
        joint(&self.owners)
    }

    /// Returns what was asked, and what was added, with the owners of each, oldest first.
    pub fn instructions(&self) -> impl Iterator<Item = Further> {
        let own = Further {
            raised: self.raised,
            minute: self.minute.clone(),
            text: self.text.clone(),
            owners: self.owners.clone(),
        };
        let later = self.further.iter().map(|further| {
            let owners = if further.owners.is_empty() { &self.owners } else { &further.owners };
            Further { owners: owners.clone(), ..further.clone() }
        });
        std::iter::once(own).chain(later)
    }
}

impl Further {
    /// Returns its owners as papers print them.
    pub fn owners_joined(&self) -> String {
        joint(&self.owners)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixtures::{action, closed, day};

    #[test]
    fn an_action_is_open_from_the_meeting_after_it_was_raised_to_the_one_that_closes_it() {
        let check = |state: State, at: [bool; 4]| {
            let action = Action { state: state.clone(), ..action(1, &[]) };
            let meetings = ["2026-03-17", "2026-06-30", "2026-09-29", "2026-12-15"].map(day);
            assert_eq!(meetings.map(|meeting| action.is_open_at(meeting)), at, "{state:?}");
        };
        check(State::Open { proposed: None }, [false, true, true, true]);
        check(closed("2026-09-29"), [false, true, true, false]);
        check(closed("2026-10-01"), [false, true, true, false]);
        check(State::Closed { on: None, outcome: Outcome::Completed, minute: None, was_rag: None }, [false; 4]);
    }

    #[test]
    fn everybody_an_action_is_for_is_named_once() {
        let mut shared = action(1, &["Rik Basra", "Gary Bee"]);
        let owners = vec![Owner::new("Gary Bee"), Owner::new("Zoë Blanc")];
        shared.further.push(Further { raised: shared.raised, minute: None, text: "And report.".to_owned(), owners });
        let names: Vec<&str> = shared.everyone().iter().map(|owner| owner.as_str()).collect();
        assert_eq!(names, ["Rik Basra", "Gary Bee", "Zoë Blanc"]);
    }
}
