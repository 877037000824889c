//! `actions init`: start a log.

use std::path::PathBuf;

use anyhow::Result;
use chrono::NaiveDate;
use clap::Args;

use super::typed_people::words;
use crate::context::{Context, Exit};
use crate::dates::{Calendar, Direction, When, long};
use crate::disk;
use crate::model::{Log, joined};
use crate::page;

/// What `actions init` is given.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  actions init --title \"Riverside Board\" --meeting \"30 June\" --meeting \"29 September\""
)]
pub struct Init {
    /// The board's name
    #[arg(long, value_name = "TITLE", default_value = "Action Log", value_parser = words)]
    title: String,

    /// A meeting, past or planned; as often as there are meetings
    #[arg(long, value_name = "DATE")]
    meeting: Vec<When>,
}

impl Init {
    /// Starts the log.
    pub fn run(self, context: &mut Context) -> Result<Exit> {
        let file = context.file.clone().unwrap_or_else(|| PathBuf::from(disk::FILE_NAME));
        let resolve = |when: &When| when.resolve(context.today, &Calendar::default(), Direction::Forward);
        let meetings = self.meeting.iter().map(resolve).collect::<Result<Vec<NaiveDate>, _>>()?;
        let calendar = Calendar::new(meetings);
        disk::create(&file, &Log::new(Some(self.title.clone()), calendar.clone()))?;
        let days: Vec<String> = calendar.meetings().iter().copied().map(long).collect();
        let meetings =
            if days.is_empty() { String::new() } else { format!(" with meetings on {}", joined(&days, "and")) };
        let sentence = format!("Started {}{meetings}; raise the first action with `actions add`", file.display());
        context.echo(&(page::one_line(&sentence) + "\n"))?;
        Ok(Exit::Done)
    }
}
