//! The fields of an action that can be said on the command line, when it is raised and when it is corrected.

use anyhow::Result;
use chrono::NaiveDate;
use clap::Args;

use super::typed_dates::{due, due_words};
use super::typed_people::words;
use crate::context::Said;
use crate::dates::{Calendar, DueWhen};
use crate::model::{Draft, Due, Rag};

/// Fields of an action.
#[derive(Debug, Args)]
pub(super) struct FieldArgs {
    /// When it is due now; the earlier date is kept
    #[arg(long, value_name = "DATE")]
    due: Option<DueWhen>,

    /// Words in its place that name no day
    ///
    /// They are kept as they are, as in --due-words "when the grant is known".
    #[arg(long, value_name = "WORDS", conflicts_with = "due", value_parser = due_words)]
    due_words: Option<String>,

    /// The minute that raised it
    #[arg(long, value_name = "MINUTE", value_parser = words)]
    minute: Option<String>,

    /// What other papers call it
    ///
    /// For papers that do not call it by its number. Commands take it in the place of the number.
    #[arg(long, value_name = "REFERENCE", value_parser = words)]
    reference: Option<String>,

    /// Its colour: red, amber, green or blue
    ///
    /// Blue is for a board whose log has it for what is done.
    #[arg(long, value_name = "RAG", ignore_case = true, hide_possible_values = true)]
    rag: Option<Rag>,

    /// Keep it from the public paper
    #[arg(long)]
    exempt: bool,
}

impl FieldArgs {
    /// Returns the fields that were said; a due date is chosen by today and the calendar.
    pub(super) fn draft(&self, today: NaiveDate, calendar: &Calendar, said: &mut Said) -> Result<Draft> {
        let words = self.due_words.clone().map(Due::Words);
        let due = self.due.as_ref().map(|typed| due(typed, today, calendar, said)).transpose()?;
        Ok(Draft {
            reference: self.reference.clone(),
            minute: self.minute.clone(),
            due: due.or(words),
            rag: self.rag,
            exempt: self.exempt.then_some(true),
            ..Draft::default()
        })
    }

    /// Tells whether anything was said of when it is due.
    pub(super) fn has_due(&self) -> bool {
        self.due.is_some() || self.due_words.is_some()
    }

    /// Returns what other papers call the action.
    pub(super) fn reference(&self) -> Option<&str> {
        self.reference.as_deref()
    }
}
