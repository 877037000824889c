//! `actions init`: start a log.

use std::path::PathBuf;

use anyhow::Result;
use chrono::NaiveDate;
use clap::Args;

use super::typed_people::words;
use crate::context::{Context, Exit};
use crate::dates::{Calendar, Direction, When, long};
use crate::disk;
use crate::message::Message;
use crate::model::{Log, joined};
use crate::page;

/// What `actions init` is given.
#[derive(Debug, Args)]
#[command(
    after_long_help = "Example:\n  actions init --title \"Riverside Board\" --meeting \"30 June\" --meeting \"29 Sept\""
)]
pub struct Init {
    /// The board's name
    ///
    /// Asked for on a terminal when not given.
    #[arg(long, value_name = "TITLE", value_parser = words)]
    title: Option<String>,

    /// A meeting, past or planned; once for each
    ///
    /// Asked for on a terminal when none is given.
    #[arg(long, value_name = "DATE")]
    meeting: Vec<When>,
}

/// The name of a log of which no board was named.
const TITLE: &str = "Action Log";

impl Init {
    /// Starts the log.
    pub fn run(mut self, context: &mut Context) -> Result<Exit> {
        let file = match context.files.as_slice() {
            [] => PathBuf::from(disk::FILE_NAME),
            [named] => named.clone(),
            _ => context.log_file()?,
        };
        if context.asks && !file.exists() {
            self.ask(context)?;
        }
        let meetings = days(&self.meeting, context.today)?;
        let calendar = Calendar::new(meetings);
        let title = self.title.unwrap_or_else(|| TITLE.to_owned());
        disk::create(&file, &Log::new(Some(title), calendar.clone()))?;
        let days: Vec<String> = calendar.meetings().iter().copied().map(long).collect();
        let meetings =
            if days.is_empty() { String::new() } else { format!(" with meetings on {}", joined(&days, "and")) };
        let sentence = format!("Started {}{meetings}; raise the first action with `actions add`", file.display());
        context.echo(&(page::one_line(&context.addressed(&sentence)) + "\n"))?;
        Ok(Exit::Done)
    }

    /// Asks for what was not said; what is no meeting is told, and asked for again.
    fn ask(&mut self, context: &mut Context) -> Result<()> {
        if self.title.is_none() {
            let title = context.line("The board's name (Enter leaves it out):")?;
            self.title = Some(title).filter(|title| !title.is_empty());
        }
        while self.meeting.is_empty() {
            let typed = context.line("Its meetings, as in 30/6/2026; 29/9/2026 (Enter leaves them out):")?;
            let parts = typed.split([';', ',']).map(str::trim).filter(|part| !part.is_empty());
            let read = parts.map(str::parse).collect::<Result<Vec<When>, Message>>();
            match read.and_then(|meetings| days(&meetings, context.today).map(|_| meetings)) {
                Ok(meetings) if meetings.is_empty() => break,
                Ok(meetings) => self.meeting = meetings,
                Err(why) => context.voice.complain(&why)?,
            }
        }
        Ok(())
    }
}

fn days(typed: &[When], today: NaiveDate) -> Result<Vec<NaiveDate>, Message> {
    typed.iter().map(|when| when.resolve(today, &Calendar::default(), Direction::Forward)).collect()
}
