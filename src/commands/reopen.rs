//! `actions reopen`: undo a close that was wrong.

use std::slice;

use anyhow::Result;
use clap::Args;

use super::boards::of_one_log;
use crate::context::{Context, Exit, Said};
use crate::model::Which;
use crate::page;

/// What `actions reopen` is given.
#[derive(Debug, Args)]
#[command(after_long_help = "Example:\n  actions reopen 3 --comment \"It is not done after all\"")]
pub struct Reopen {
    /// The action's number or reference
    #[arg(value_name = "N")]
    action: Which,

    /// Why
    #[arg(long, value_name = "TEXT")]
    comment: Option<String>,
}

impl Reopen {
    /// Opens the action again.
    pub fn run(mut self, context: &mut Context) -> Result<Exit> {
        of_one_log(slice::from_mut(&mut self.action), context)?;
        let comment = context.comment(self.comment.as_deref())?;
        context.change(|log| {
            let before = log.find(&self.action)?.clone();
            let after = log.reopen(&self.action, comment.clone())?;
            Ok(Said { echo: page::reopened(&before, after), ..Said::default() })
        })?;
        Ok(Exit::Done)
    }
}
