//! `actions propose`: ask the board to end an action.

use std::slice;

use anyhow::Result;
use clap::{Args, ValueEnum};

use super::boards::of_one_log;
use crate::context::{Context, Exit, Said};
use crate::model::{Outcome, Which};
use crate::page;

/// What the board is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Asked {
    /// To agree that it is completed
    Completed,
    /// To withdraw it
    Withdrawn,
    /// Nothing: take the request back
    None,
}

/// What `actions propose` is given.
#[derive(Debug, Args)]
#[command(after_long_help = "Example:\n  actions propose 1 withdrawn --comment \"No longer needed.\"")]
pub struct Propose {
    /// The action's number or reference
    #[arg(value_name = "N")]
    action: Which,

    /// What to agree: completed or withdrawn; none takes it back
    #[arg(value_name = "OUTCOME", ignore_case = true, hide_possible_values = true)]
    outcome: Asked,

    /// Why
    #[arg(long, value_name = "TEXT")]
    comment: Option<String>,
}

impl Propose {
    /// Puts the request, or takes it back.
    pub fn run(mut self, context: &mut Context) -> Result<Exit> {
        of_one_log(slice::from_mut(&mut self.action), context)?;
        let comment = context.comment(self.comment.as_deref())?;
        let outcome = match self.outcome {
            Asked::Completed => Some(Outcome::Completed),
            Asked::Withdrawn => Some(Outcome::Withdrawn),
            Asked::None => None,
        };
        context.change(|log| {
            let before = log.find(&self.action)?.clone();
            let after = log.propose(&self.action, outcome, comment.clone())?;
            Ok(Said { echo: page::proposed(&before, after), ..Said::default() })
        })?;
        Ok(Exit::Done)
    }
}
