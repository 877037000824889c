//! `actions comment`: what was reported on an action.

use std::slice;

use anyhow::Result;
use clap::Args;

use super::boards::of_one_log;
use super::typed_dates::past_day;
use super::typed_people::{reporter, words};
use crate::context::{Context, Exit, Said};
use crate::dates::When;
use crate::model::{self, Rag, Which};
use crate::page;

/// What `actions comment` is given.
#[derive(Debug, Args)]
#[command(after_long_help = "Example:\n  actions comment 4 \"Scoping is done.\" --by \"John Richardson\" --rag green")]
pub struct Comment {
    /// The action's number or reference
    #[arg(value_name = "N")]
    action: Which,

    /// What was reported; `-` reads it from standard input
    #[arg(value_name = "TEXT")]
    text: String,

    /// Its colour from now on: red, amber, green or blue
    #[arg(long, value_name = "RAG", ignore_case = true, hide_possible_values = true)]
    rag: Option<Rag>,

    /// Who reported it
    #[arg(long, value_name = "NAME", value_parser = words)]
    by: Option<String>,

    /// Who reported it: somebody new to the log
    ///
    /// For a name that is nearly that of another in the log, and refused as --by.
    #[arg(long, value_name = "NAME", conflicts_with = "by", value_parser = words)]
    new_owner: Option<String>,

    /// The day on which it was reported; else today
    #[arg(long, value_name = "DATE")]
    date: Option<When>,
}

impl Comment {
    /// Adds the comment.
    pub fn run(mut self, context: &mut Context) -> Result<Exit> {
        of_one_log(slice::from_mut(&mut self.action), context)?;
        let (text, today) = (context.text(&self.text)?, context.today);
        context.change(|log| {
            let mut said = Said::default();
            let by = self.by.as_deref().map(|by| reporter(log, by, today, &mut said)).transpose()?;
            let by = by.or(self.new_owner.clone());
            let date = match &self.date {
                Some(date) => past_day(date, today, &log.calendar, &mut said)?,
                None => today,
            };
            let comment = model::Comment { by, rag: self.rag, ..model::Comment::dated(date, text.clone()) };
            let action = log.comment(&self.action, comment.clone())?;
            Ok(Said { echo: page::commented(action, &comment), ..said })
        })?;
        Ok(Exit::Done)
    }
}
