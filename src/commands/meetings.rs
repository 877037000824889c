//! `actions meetings`: the calendar, and new meetings in it.

use anyhow::Result;
use chrono::NaiveDate;
use clap::{Args, Subcommand};

use crate::Exit;
use crate::context::{Context, Said};
use crate::dates::{Calendar, Looking, When, weekday_and_day};
use crate::query::sittings;
use crate::view;

/// Show the calendar of meetings, with what is due at each
#[derive(Debug, Args)]
pub struct Meetings {
    #[command(subcommand)]
    command: Option<MeetingsCommand>,
}

/// What to do with the calendar.
#[derive(Debug, Subcommand)]
enum MeetingsCommand {
    /// Add meetings to the calendar
    Add {
        /// The dates of the meetings
        #[arg(value_name = "DATE", required = true)]
        dates: Vec<When>,
    },
}

impl Meetings {
    /// Shows the calendar, or adds to it.
    pub fn run(self, context: &mut Context) -> Result<Exit> {
        match self.command {
            Some(MeetingsCommand::Add { dates }) => add(&dates, context)?,
            None => {
                let log = context.read()?;
                context.say(&view::meetings_text(&sittings(&log), context.today, context.style))?;
            }
        }
        Ok(Exit::Done)
    }
}

fn add(dates: &[When], context: &mut Context) -> Result<()> {
    let today = context.today;
    context.change(|log| {
        let days = dates
            .iter()
            .map(|date| date.resolve(today, &log.calendar, Looking::Forward))
            .collect::<Result<Vec<NaiveDate>, _>>()?;
        let days = Calendar::new(days).meetings().to_vec();
        let known = log.calendar.meetings().to_vec();
        log.calendar = Calendar::new(known.iter().chain(&days).copied());
        let said = |day: &NaiveDate| {
            let what = if known.contains(day) { "Already in the calendar" } else { "Added to the calendar" };
            format!("{what}: {}\n", weekday_and_day(*day))
        };
        Ok(Said { echo: days.iter().map(said).collect(), notes: Vec::new() })
    })
}
