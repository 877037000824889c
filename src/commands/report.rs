//! `actions report`: the Action Log paper for a meeting.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use super::filters::{FilterArgs, OrderArgs};
use super::format::one_of;
use super::output;
use crate::context::{Context, Exit};
use crate::dates::{Direction, When, weekday_and_day};
use crate::page;
use crate::query::{Paper, Request, StateFilter, paper};
use crate::write::{Answer, Format};

/// What `actions report` is given.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    actions report\n  \
    actions report --output june.docx\n  \
    actions report --meeting \"30 June 2023\" --today 2023-06-22 --output june.html")]
pub struct Report {
    /// The meeting it is for; the next one, today included, when not given
    #[arg(long, value_name = "DATE")]
    meeting: Option<When>,

    /// Print as text, markdown, csv, json, html, docx or xlsx; by the ending of the output file, else text, when not
    /// given
    #[arg(long, value_name = "FORMAT", ignore_case = true, hide_possible_values = true, value_parser = one_of(Answer::PAPER))]
    format: Option<Format>,

    /// Write it to this file
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Print exempt actions too: not for the public
    #[arg(long)]
    exempt: bool,

    #[command(flatten)]
    filters: FilterArgs,

    #[command(flatten)]
    order: OrderArgs,
}

impl Report {
    /// Draws the paper up.
    pub fn run(self, context: &mut Context) -> Result<Exit> {
        let log = context.read()?;
        let today = context.today;
        let meeting = self.meeting.as_ref().map(|when| when.resolve(today, &log.calendar, Direction::ToMeeting));
        // The paper sorts what is open from what is closed itself, as its meeting saw them.
        let matched = self.filters.matched(&log, StateFilter::All, context)?;
        let request = Request {
            meeting: meeting.transpose()?,
            matched,
            state: self.filters.state(),
            order: self.order.asked().unwrap_or_default(),
            shows_exempt: self.exempt,
        };
        let paper = paper(&log, today, &request);
        if let Some(meeting) = paper.meeting.filter(|meeting| !log.calendar.meetings().contains(meeting)) {
            context.note(&format!("{} is not in the calendar of meetings", weekday_and_day(meeting)))?;
        }
        let output = self.output.as_deref();
        let format = output::format(self.format, output, Answer::PAPER)?;
        output::put(format, Answer::Paper(&paper), output, &wrote(&paper), context)?;
        Ok(Exit::Done)
    }
}

fn wrote(paper: &Paper) -> String {
    let meeting = paper.meeting.map_or_else(|| "the next meeting".to_owned(), weekday_and_day);
    let (open, closed) = (page::counted(paper.open.len(), "action"), page::counted(paper.closed.len(), "action"));
    format!("the paper for {meeting}, {open} open and {closed} closed since the previous meeting")
}
