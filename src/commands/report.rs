//! `actions report`: the Action Log paper for a meeting.

use std::path::PathBuf;

use anyhow::{Result, anyhow};
use chrono::NaiveDate;
use clap::Args;

use super::filters::{FilterArgs, OrderArgs};
use super::format::one_of;
use super::letterhead::letterhead;
use super::output;
use crate::context::{Context, Exit, Said};
use crate::dates::{Direction, When, long, weekday_and_day};
use crate::model::{Log, Number, numbered};
use crate::page;
use crate::query::{Paper, Request, StateFilter, Untold, paper};
use crate::write::{Answer, Format};

/// What `actions report` is given.
#[derive(Debug, Args)]
#[command(mut_args(|arg| {
    let is_rare = ["sort", "due_by", "no_due", "stale"].contains(&arg.get_id().as_str());
    if is_rare { arg.hide_short_help(true) } else { arg }
}))]
#[command(after_long_help = "Examples:\n  \
    actions report\n  \
    actions report --output june.docx\n  \
    actions report --meeting \"30 June 2023\" --today 2023-06-22 --output june.html")]
pub struct Report {
    /// The meeting it is for; else the next one
    ///
    /// When not given, the next meeting of the calendar, today included.
    #[arg(long, value_name = "DATE")]
    meeting: Option<When>,

    /// Print as text, markdown, csv, json, html, docx or xlsx
    ///
    /// By the ending of the output file, else text, when not given.
    #[arg(long, value_name = "FORMAT", ignore_case = true, hide_possible_values = true, value_parser = one_of(Answer::PAPER))]
    format: Option<Format>,

    /// Write it to this file
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Record in the log that this paper went out today
    ///
    /// What is said later is marked as new in the next paper.
    #[arg(long, requires = "output")]
    issue: bool,

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
        if self.issue && paper.meeting.is_none() {
            return Err(anyhow!("the calendar has no meeting to come, so no paper for one is issued"));
        }
        if self.issue && paper.is_selection {
            return Err(anyhow!(
                "only the whole paper is issued, and this is a part of it; leave out `--issue` or the filters"
            ));
        }
        note_untold(&paper, context)?;
        note_hindsight(&paper, &log, context)?;
        if self.exempt && !paper.is_exempt() {
            context.note("nothing on this paper is exempt, so it is not marked as exempt")?;
        }
        let output = self.output.as_deref();
        let format = output::format(self.format, output, Answer::PAPER)?;
        let letterhead = letterhead(&paper.front, format, context)?;
        output::put(format, Answer::Paper(&paper, &letterhead), output, &wrote(&paper), context)?;
        if let Some(meeting) = paper.meeting.filter(|_| self.issue) {
            issue(meeting, context)?;
        }
        Ok(Exit::Done)
    }
}

/// Records that the paper for a meeting went out today.
fn issue(meeting: NaiveDate, context: &mut Context) -> Result<()> {
    let today = context.today;
    context.change(|log| {
        let before = log.issue(meeting, today);
        let again = before.filter(|before| *before != today);
        let again = again.map(|before| format!(" (was {})", weekday_and_day(before))).unwrap_or_default();
        let (meeting, today) = (weekday_and_day(meeting), weekday_and_day(today));
        Ok(Said { echo: format!("Recorded: the paper for {meeting} went out on {today}{again}\n"), ..Said::default() })
    })
}

/// Says what the log does not tell of the day of an earlier paper.
fn note_untold(paper: &Paper, context: &mut Context) -> Result<()> {
    let actions = |numbers: &[Number]| {
        format!("{} {}", if numbers.len() == 1 { "action" } else { "actions" }, numbered(numbers, "and"))
    };
    let Untold { colours, dues, proposals } = &paper.untold;
    let mut untold = Vec::new();
    if !colours.is_empty() {
        untold.push(format!("the colour of {}, which is left out", actions(colours)));
    }
    if !dues.is_empty() {
        untold
            .push(format!("when the due date of {} changed, so that the first still to come is taken", actions(dues)));
    }
    if !proposals.is_empty() {
        untold.push(format!("whether the board was asked to end {}", actions(proposals)));
    }
    if untold.is_empty() {
        return Ok(());
    }
    context.note(&format!("the log does not tell, as at {}, {}", long(paper.as_at), untold.join("; nor ")))
}

/// Says of the paper of a past meeting, drawn up later, what of it is not as it went out, and how that one is had.
fn note_hindsight(paper: &Paper, log: &Log, context: &mut Context) -> Result<()> {
    let Some(meeting) = paper.meeting.filter(|meeting| *meeting < paper.as_at) else { return Ok(()) };
    let went_out = log.issued_on(meeting).unwrap_or(meeting);
    context.note(&format!(
        "the meeting is past: colours, due dates and what is proposed stand as at {}; for the paper as it went out, give the day on which it did, as in `--today {went_out}`",
        long(paper.as_at)
    ))
}

fn wrote(paper: &Paper) -> String {
    let meeting = paper.meeting.map_or_else(|| "the next meeting".to_owned(), weekday_and_day);
    let (open, closed) = (page::counted(paper.open.len(), "action"), page::counted(paper.closed.len(), "action"));
    format!("the paper for {meeting}, {open} open and {closed} closed since the previous meeting")
}
