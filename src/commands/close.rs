//! `actions close`: the board agreed that an action ends.

use anyhow::Result;
use clap::Args;

use super::all_or_none::refused;
use super::boards::of_one_log;
use super::typed_dates::meeting_day;
use super::typed_people::words;
use crate::context::{Context, Exit, Said};
use crate::dates::When;
use crate::model::{Closing, Outcome, Which};
use crate::page;

/// What `actions close` is given.
#[derive(Debug, Args)]
#[command(
    after_long_help = "Examples:\n  actions close 5 --minute \"5\"\n  actions close 1 7 --outcome withdrawn --on \"last meeting\""
)]
pub struct Close {
    /// The numbers or references of the actions
    #[arg(value_name = "N", required = true)]
    actions: Vec<Which>,

    /// Completed, withdrawn, superseded or transferred
    ///
    /// When not given, each ends as was proposed, else completed.
    #[arg(long, value_name = "OUTCOME", ignore_case = true, hide_possible_values = true)]
    outcome: Option<Outcome>,

    /// The meeting that agreed; else the last one
    ///
    /// When not given, the last meeting of the calendar up to today, else today.
    #[arg(long, value_name = "DATE")]
    on: Option<When>,

    /// The minute that records it
    #[arg(long, value_name = "MINUTE", value_parser = words)]
    minute: Option<String>,

    /// What was said
    #[arg(long, value_name = "TEXT")]
    comment: Option<String>,
}

impl Close {
    /// Closes the actions.
    pub fn run(mut self, context: &mut Context) -> Result<Exit> {
        of_one_log(&mut self.actions, context)?;
        let today = context.today;
        let comment = context.comment(self.comment.as_deref())?;
        context.change(|log| {
            let mut said = Said::default();
            let on = meeting_day(self.on.as_ref(), today, &log.calendar, &mut said)?;
            let (numbers, mut refusals) = log.find_each(&self.actions);
            let mut done = Vec::new();
            for number in numbers {
                let (minute, comment) = (self.minute.clone(), comment.clone());
                let closing = Closing { on, outcome: self.outcome, minute, comment };
                match log.close(&number.into(), closing) {
                    Ok(action) => {
                        said.echo += &page::closed(action);
                        done.push(number);
                    }
                    Err(refusal) => refusals.push(refusal),
                }
            }
            if refusals.is_empty() { Ok(said) } else { Err(refused(&refusals, &done, "close", &self.options())) }
        })?;
        Ok(Exit::Done)
    }

    /// Returns what else was said, as it would be typed again.
    fn options(&self) -> [(&'static str, Option<String>); 4] {
        [
            ("--outcome", self.outcome.map(|outcome| outcome.to_string())),
            ("--on", self.on.as_ref().map(ToString::to_string)),
            ("--minute", self.minute.clone()),
            ("--comment", self.comment.clone()),
        ]
    }
}
