//! `actions show`: everything about an action, its life in the order of time.

use anyhow::Result;
use clap::Args;

use super::all_or_none::refused;
use super::boards::of_one_log;
use crate::context::{Context, Exit};
use crate::model::Which;
use crate::page;
use crate::query::Asked;
use crate::write;

/// What `actions show` is given.
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
    actions show 4\n  \
    actions 4 7-8")]
pub struct Show {
    /// The action's number or reference
    #[arg(value_name = "N", required = true)]
    actions: Vec<Which>,
}

impl Show {
    /// Shows the actions, in the order in which they were asked for.
    pub fn run(mut self, context: &mut Context) -> Result<Exit> {
        of_one_log(&mut self.actions, context)?;
        let log = context.read()?;
        let (numbers, refusals) = log.find_each(&self.actions);
        if !refusals.is_empty() {
            return Err(refused(&refusals, &numbers, "show", &[]));
        }
        let actions = numbers.into_iter().map(|number| log.find(&number.into())).collect::<Result<Vec<_>, _>>()?;
        context.say(&write::text(&page::cards(&actions, &log, Asked::of(&log, context.today)), context.style))?;
        Ok(Exit::Done)
    }
}
