//! The options that say which actions are asked for.

use anyhow::Result;
use chrono::NaiveDate;
use clap::{Args, ValueEnum};

use crate::context::Context;
use crate::dates::{Calendar, Looking, When};
use crate::model::{Match, Rag};
use crate::query::{Filter, Order, Sieve, Sort, Standings};

/// How actions stand with the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum StateArg {
    /// Not closed
    Open,
    /// Open in the colour that means done
    Done,
    /// Open, with an outcome that the board is asked to agree
    Proposed,
    /// Closed by the board
    Closed,
    /// Open and closed
    All,
}

impl From<StateArg> for Standings {
    fn from(state: StateArg) -> Self {
        match state {
            StateArg::Open => Self::Open,
            StateArg::Done => Self::Done,
            StateArg::Proposed => Self::Proposed,
            StateArg::Closed => Self::Closed,
            StateArg::All => Self::All,
        }
    }
}

/// Which actions are asked for.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Which actions")]
pub(super) struct FilterArgs {
    /// Words that must all appear in the action or its comments
    #[arg(value_name = "WORDS")]
    words: Vec<String>,

    /// Those of this owner: a name, part of one, an alias or initials
    #[arg(long, value_name = "NAME")]
    owner: Option<String>,

    /// Those in this colour, or one of several divided by commas
    #[arg(long, value_name = "RAG", value_delimiter = ',', ignore_case = true)]
    rag: Vec<Rag>,

    /// Those that stand so with the board
    #[arg(long, value_name = "STATE", ignore_case = true)]
    state: Option<StateArg>,

    /// Those that are overdue
    #[arg(long)]
    overdue: bool,

    /// Those due on or before this date
    #[arg(long, value_name = "DATE")]
    due_by: Option<When>,

    /// Those without a due date
    #[arg(long, conflicts_with_all = ["due_by", "overdue"])]
    no_due: bool,

    /// Those of which nothing was heard since the last meeting
    #[arg(long)]
    stale: bool,

    /// Those raised on or after this date
    #[arg(long, value_name = "DATE")]
    raised_since: Option<When>,

    /// Those raised before this date
    #[arg(long, value_name = "DATE")]
    raised_before: Option<When>,
}

impl FilterArgs {
    /// Returns how the actions must stand, when that was said.
    pub(super) fn standings(&self) -> Option<Standings> {
        self.state.map(Standings::from)
    }

    /// Fixes the dates that were typed; what was not said of the state is `otherwise`.
    pub(super) fn filter(&self, today: NaiveDate, calendar: &Calendar, otherwise: Standings) -> Result<Filter> {
        let day =
            |when: &Option<When>, looking| when.as_ref().map(|when| when.resolve(today, calendar, looking)).transpose();
        Ok(Filter {
            words: self.words.clone(),
            owner: self.owner.clone(),
            rag: self.rag.clone(),
            standings: self.standings().unwrap_or(otherwise),
            overdue: self.overdue,
            due_by: day(&self.due_by, Looking::Forward)?,
            no_due: self.no_due,
            stale: self.stale,
            raised_since: day(&self.raised_since, Looking::Back)?,
            raised_before: day(&self.raised_before, Looking::Back)?,
        })
    }

    /// Says on stderr whom a name that was typed in part was taken to be.
    pub(super) fn say_whom(&self, sieve: &Sieve, context: &mut Context) -> Result<()> {
        match (&self.owner, sieve.owner()) {
            (Some(typed), Some(Match { names, is_exact: false })) => {
                context.note(&format!("`{typed}` is taken to be {}", names.join(" and ")))
            }
            _ => Ok(()),
        }
    }
}

/// What actions are listed by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum SortArg {
    /// Their number
    #[default]
    Number,
    /// The meeting that raised them, oldest first
    Raised,
    /// The due date, earliest first
    Due,
    /// The first owner
    Owner,
    /// The colour, worst first
    Rag,
}

/// In which order actions are listed.
#[derive(Debug, Clone, Copy, Default, Args)]
pub(super) struct OrderArgs {
    /// List by
    #[arg(long, value_name = "FIELD", default_value = "number", ignore_case = true)]
    sort: SortArg,

    /// List the other way round
    #[arg(long)]
    reverse: bool,
}

impl OrderArgs {
    /// Returns the order asked for.
    pub(super) fn order(self) -> Order {
        let sort = match self.sort {
            SortArg::Number => Sort::Number,
            SortArg::Raised => Sort::Raised,
            SortArg::Due => Sort::Due,
            SortArg::Owner => Sort::Owner,
            SortArg::Rag => Sort::Rag,
        };
        Order { sort, reverse: self.reverse }
    }
}
