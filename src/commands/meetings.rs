//! `actions meetings`: the calendar, and new meetings in it.

use std::path::PathBuf;

use anyhow::{Result, anyhow};
use chrono::NaiveDate;
use clap::{Args, Subcommand};

use super::format::one_of;
use super::output;
use super::typed_dates::slip;
use crate::context::{Context, Exit, Said};
use crate::dates::{Calendar, Direction, When, weekday_and_day};
use crate::page;
use crate::write::{Answer, Format};

/// What `actions meetings` is given.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    actions meetings add \"30 June 2026\"\n  \
    actions meetings --output meetings.ics")]
pub struct Meetings {
    #[command(subcommand)]
    command: Option<MeetingsCommand>,

    /// Print as table or ics, for calendars; by the ending of the output file, else table, when not given
    #[arg(long, value_name = "FORMAT", ignore_case = true, hide_possible_values = true, value_parser = one_of(Answer::MEETINGS))]
    format: Option<Format>,

    /// Write it to this file
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
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
        match &self.command {
            Some(MeetingsCommand::Add { .. }) if self.format.is_some() || self.output.is_some() => {
                return Err(anyhow!(
                    "`--format` and `--output` show the calendar, and `add` adds to it: give them one by one"
                ));
            }
            Some(MeetingsCommand::Add { dates }) => add(dates, context)?,
            None => self.show(context)?,
        }
        Ok(Exit::Done)
    }

    fn show(&self, context: &mut Context) -> Result<()> {
        let output = self.output.as_deref();
        let format = output::format(self.format, output, Answer::MEETINGS)?;
        let log = context.read()?;
        if format == Format::Ics && log.calendar.meetings().is_empty() {
            context.note("there are no meetings, so the calendar is empty")?;
        }
        let what = page::counted(log.calendar.meetings().len(), "meeting");
        output::put(format, Answer::Meetings(&log, context.today), output, &what, context)
    }
}

fn add(dates: &[When], context: &mut Context) -> Result<()> {
    let today = context.today;
    context.change(|log| {
        let days = dates
            .iter()
            .map(|date| date.resolve(today, &log.calendar, Direction::Forward))
            .collect::<Result<Vec<NaiveDate>, _>>()?;
        let days = Calendar::new(days).meetings().to_vec();
        let known = log.calendar.meetings().to_vec();
        log.calendar = Calendar::new(known.iter().chain(&days).copied());
        let said = |day: &NaiveDate| {
            let what = if known.contains(day) { "Already in the calendar" } else { "Added to the calendar" };
            format!("{what}: {}\n", weekday_and_day(*day))
        };
        let warnings = days.iter().filter_map(|day| slip(*day, today, &Calendar::default())).collect();
        Ok(Said { echo: days.iter().map(said).collect(), warnings, ..Said::default() })
    })
}
