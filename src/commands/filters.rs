//! The options that say which actions are asked for.

use anyhow::Result;
use chrono::NaiveDate;
use clap::Args;

use super::typed_dates::{limit, note_day};
use super::typed_people::words;
use crate::context::Context;
use crate::dates::{Calendar, Direction, Limit};
use crate::message::Message;
use crate::model::{Log, Match, Rag, joined};
use crate::query::{Filter, MatchedFilter, Order, Sort, StateFilter};

/// The heading of these options in the help.
const WHICH: &str = "Which actions";

/// Which actions are asked for.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct FilterArgs {
    /// Words that must all appear in the action or its comments
    #[arg(value_name = "WORDS")]
    words: Vec<String>,

    /// Those of this owner: a name, part of one or initials
    ///
    /// An alias will do too.
    #[arg(long, help_heading = WHICH, value_name = "NAME", value_parser = words)]
    owner: Option<String>,

    /// Those in this colour, or in several, as in red,amber
    ///
    /// The colours are red, amber, green and blue.
    #[arg(long, help_heading = WHICH, value_name = "RAG", value_delimiter = ',', ignore_case = true, hide_possible_values = true)]
    rag: Vec<Rag>,

    /// Those open, done, proposed or closed, or all of them
    ///
    /// Open is whatever is not closed; done is what waits for the board to close it.
    #[arg(long, help_heading = WHICH, value_name = "STATE", ignore_case = true, hide_possible_values = true)]
    state: Option<StateFilter>,

    /// Those that are overdue
    #[arg(long, help_heading = WHICH)]
    overdue: bool,

    /// Those due on or before this date
    #[arg(long, help_heading = WHICH, value_name = "DATE")]
    due_by: Option<Limit>,

    /// Those without a due date
    #[arg(long, help_heading = WHICH, conflicts_with_all = ["due_by", "overdue"])]
    no_due: bool,

    /// Those of which nothing was heard since the last meeting
    #[arg(long, help_heading = WHICH)]
    stale: bool,

    /// Those raised, or added to, by this minute: 36 finds 36(b) too
    #[arg(long, help_heading = WHICH, hide_short_help = true, value_name = "MINUTE", value_parser = words)]
    minute: Option<String>,

    /// Those raised, or added to, at the meeting on this date
    #[arg(long, help_heading = WHICH, hide_short_help = true, value_name = "DATE")]
    raised_at: Option<Limit>,

    /// Those raised on or after this date
    #[arg(long, help_heading = WHICH, hide_short_help = true, value_name = "DATE")]
    raised_since: Option<Limit>,

    /// Those raised before this date
    #[arg(long, help_heading = WHICH, hide_short_help = true, value_name = "DATE")]
    raised_before: Option<Limit>,
}

impl FilterArgs {
    /// Returns how the actions must stand, when that was said.
    pub(super) fn state(&self) -> Option<StateFilter> {
        self.state
    }

    /// Returns whose actions are asked for, when that was said.
    pub(super) fn owner(&self) -> Option<&str> {
        self.owner.as_deref()
    }

    /// Makes the filter ready for a log, and says on stderr what was understood by it; what was not
    /// said of the state is `otherwise`.
    pub(super) fn matched<'l>(
        &self,
        log: &'l Log,
        otherwise: StateFilter,
        context: &mut Context,
    ) -> Result<MatchedFilter<'l>> {
        let matched = self.filter(context.today, &log.calendar, otherwise)?.ready(log, context.today)?;
        self.say_what_was_understood(&matched, context)?;
        Ok(matched)
    }

    /// Fixes the dates that were typed.
    fn filter(&self, today: NaiveDate, calendar: &Calendar, otherwise: StateFilter) -> Result<Filter, Message> {
        let day = |typed: &Option<Limit>, looking| limit(typed.as_ref(), today, calendar, looking);
        Ok(Filter {
            words: self.words.clone(),
            owner: self.owner.clone(),
            rag: self.rag.clone(),
            state: self.state().unwrap_or(otherwise),
            overdue: self.overdue,
            due_by: day(&self.due_by, Direction::Forward)?,
            no_due: self.no_due,
            stale: self.stale,
            minute: self.minute.clone(),
            raised_at: day(&self.raised_at, Direction::Back)?,
            raised_since: day(&self.raised_since, Direction::Back)?,
            raised_before: day(&self.raised_before, Direction::Back)?,
        })
    }

    /// Says on stderr what was understood by a day that was not typed in full, and by a part of a name.
    fn say_what_was_understood(&self, matched: &MatchedFilter, context: &mut Context) -> Result<()> {
        let filter = matched.filter();
        let days = [
            ("due by", &self.due_by, filter.due_by),
            ("raised at", &self.raised_at, filter.raised_at),
            ("raised since", &self.raised_since, filter.raised_since),
            ("raised before", &self.raised_before, filter.raised_before),
        ];
        for (what, typed, day) in days {
            note_day(what, typed.as_ref(), day, context)?;
        }
        note_owner(matched, context)
    }
}

/// Says on stderr whom a part of a name was taken to be.
pub(super) fn note_owner(matched: &MatchedFilter, context: &mut Context) -> Result<()> {
    match (&matched.filter().owner, matched.owner()) {
        (Some(typed), Some(Match { names, is_exact: false })) => {
            context.note(&format!("`{typed}` is taken to be {}", joined(names, "and")))
        }
        _ => Ok(()),
    }
}

/// In which order actions are listed.
#[derive(Debug, Clone, Copy, Default, Args)]
pub(super) struct OrderArgs {
    /// List by number, raised, due, owner or rag
    #[arg(long, value_name = "FIELD", ignore_case = true, hide_possible_values = true)]
    sort: Option<Sort>,

    /// List the other way round
    #[arg(long, hide_short_help = true)]
    reverse: bool,
}

impl OrderArgs {
    /// Returns the order asked for; nothing when none was.
    pub(super) fn asked(self) -> Option<Order> {
        let is_asked = self.sort.is_some() || self.reverse;
        is_asked.then(|| Order { sort: self.sort.unwrap_or_default(), reverse: self.reverse })
    }
}
