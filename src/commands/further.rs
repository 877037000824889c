//! `actions further`: what a later meeting adds to an action.

use std::slice;

use anyhow::Result;
use clap::Args;

use super::boards::of_one_log;
use super::typed_dates::meeting_day;
use super::typed_people::{OwnerArgs, words};
use crate::context::{Context, Exit, Said};
use crate::dates::When;
use crate::model::{Further, Raised, Which};
use crate::page;

/// What `actions further` is given.
#[derive(Debug, Args)]
#[command(
    mut_arg("owner", |owner| owner.help("Who is to do it, when that is not its owners").long_help(None)),
    after_long_help = "Example:\n  actions further 4 \"Report in December on the effect so far.\" --minute \"36(b)\""
)]
pub struct FurtherArgs {
    /// The action's number or reference
    #[arg(value_name = "N")]
    action: Which,

    /// What is asked
    ///
    /// `-` reads it from standard input.
    #[arg(value_name = "TEXT")]
    text: String,

    /// The meeting that asked it; else the last one
    ///
    /// When not given, the last meeting of the calendar up to today, else today.
    #[arg(long, value_name = "DATE")]
    raised: Option<When>,

    /// The minute that asked it
    #[arg(long, value_name = "MINUTE", value_parser = words)]
    minute: Option<String>,

    #[command(flatten)]
    owners: OwnerArgs,
}

impl FurtherArgs {
    /// Adds the instruction.
    pub fn run(mut self, context: &mut Context) -> Result<Exit> {
        of_one_log(slice::from_mut(&mut self.action), context)?;
        let (text, today) = (context.text(&self.text)?, context.today);
        context.change(|log| {
            let mut said = Said::default();
            let mut owners = self.owners.owners(log, today, &mut said)?;
            let raised = meeting_day(self.raised.as_ref(), today, &log.calendar, &mut said)?;
            if owners == log.find(&self.action)?.owners {
                owners.clear();
            }
            let further =
                Further { raised: Raised::Day(raised), minute: self.minute.clone(), text: text.clone(), owners };
            let action = log.further(&self.action, further.clone())?;
            Ok(Said { echo: page::supplemented(action, &further), ..said })
        })?;
        Ok(Exit::Done)
    }
}
