//! `actions meetings`: the calendar, and new meetings in it.

use std::path::PathBuf;

use anyhow::{Result, anyhow};
use chrono::NaiveDate;
use clap::{Args, Subcommand};

use super::boards::Boards;
use super::format::one_of;
use super::output;
use super::typed_dates::slip;
use crate::context::{Context, Exit, Said};
use crate::dates::{Calendar, Direction, When, long, weekday_and_day};
use crate::message::Message;
use crate::model::{Board, Moved, numbered};
use crate::page;
use crate::write::{Answer, Format};

/// What `actions meetings` is given.
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
    actions meetings add \"30 June 2026\"\n  \
    actions meetings move \"30 June\" \"7 July\"\n  \
    actions meetings cancel \"30 June\" --dues \"7 July\"\n  \
    actions meetings --output meetings.ics")]
pub struct Meetings {
    #[command(subcommand)]
    command: Option<MeetingsCommand>,

    /// Print as table, or as ics for calendars
    ///
    /// By the ending of the output file, else table, when not given.
    #[arg(long, value_name = "FORMAT", ignore_case = true, hide_possible_values = true, value_parser = one_of(Answer::MEETINGS))]
    format: Option<Format>,

    /// Write it to this file
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Name exempt actions too; they are always counted
    #[arg(long)]
    exempt: bool,
}

/// What to do with the calendar.
#[derive(Debug, Subcommand)]
enum MeetingsCommand {
    /// Add meetings to the calendar
    #[command(after_long_help = "Example:\n  actions meetings add \"30 June 2026\" \"29 September 2026\"")]
    Add {
        /// The dates of the meetings
        #[arg(value_name = "DATE", required = true)]
        dates: Vec<When>,
    },
    /// Move a meeting to another day, with the comments written for it
    #[command(after_long_help = "Example:\n  actions meetings move \"30 June\" \"7 July\" --dues")]
    Move {
        /// The day on which it was to be
        #[arg(value_name = "DATE")]
        meeting: When,
        /// The day on which it is to be
        #[arg(value_name = "NEW")]
        to: When,
        /// Move what is due on that day too; the earlier date is kept
        #[arg(long)]
        dues: bool,
    },
    /// Take a meeting to come out of the calendar
    #[command(after_long_help = "Example:\n  actions meetings cancel \"30 June\" --dues \"7 July\"")]
    Cancel {
        /// The day on which it was to be
        #[arg(value_name = "DATE")]
        meeting: When,
        /// What is due on that day is due on this one instead
        ///
        /// The earlier date is kept.
        #[arg(long, value_name = "NEW")]
        dues: Option<When>,
    },
}

impl Meetings {
    /// Shows the calendar, or adds to it.
    pub fn run(self, context: &mut Context) -> Result<Exit> {
        match &self.command {
            Some(_) if self.format.is_some() || self.output.is_some() || self.exempt => {
                return Err(anyhow!(
                    "`--format`, `--output` and `--exempt` show the calendar, and this changes it: give them one by one"
                ));
            }
            Some(MeetingsCommand::Add { dates }) => add(dates, context)?,
            Some(MeetingsCommand::Move { meeting, to, dues }) => move_meeting(meeting, to, *dues, context)?,
            Some(MeetingsCommand::Cancel { meeting, dues }) => cancel(meeting, dues.as_ref(), context)?,
            None => self.show(context)?,
        }
        Ok(Exit::Done)
    }

    fn show(&self, context: &mut Context) -> Result<()> {
        let output = self.output.as_deref();
        let format = output::format(self.format, output, Answer::MEETINGS)?;
        let boards = Boards::read(context)?;
        let boards: Vec<Board> = boards.each().collect();
        let count = boards.iter().map(|board| board.log.calendar.meetings().len()).sum::<usize>();
        if format == Format::Ics && count == 0 {
            context.note("there are no meetings, so the calendar is empty")?;
        }
        let what = page::counted(count, "meeting");
        let answer = Answer::Meetings { boards: &boards, today: context.today, shows_exempt: self.exempt };
        output::put(format, answer, output, &what, context)
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

fn move_meeting(meeting: &When, to: &When, with_dues: bool, context: &mut Context) -> Result<()> {
    let today = context.today;
    context.change(|log| {
        let from = known(meeting, today, &log.calendar)?;
        let day = to.resolve(today, &log.calendar, Direction::Forward)?;
        let mut said =
            Said { warnings: slip(day, today, &Calendar::default()).into_iter().collect(), ..Said::default() };
        let moved = log.move_meeting(from, day, with_dues)?;
        said.echo = format!("Moved the meeting of {} to {}\n", weekday_and_day(from), weekday_and_day(day));
        let again = format!("actions meetings move {from} {day} --dues");
        tell(&moved, from, with_dues.then_some(day), Some(again), &mut said);
        Ok(said)
    })
}

fn cancel(meeting: &When, dues: Option<&When>, context: &mut Context) -> Result<()> {
    let today = context.today;
    context.change(|log| {
        let day = known(meeting, today, &log.calendar)?;
        // The meeting that is cancelled is no longer the next.
        let left = Calendar::new(log.calendar.meetings().iter().copied().filter(|meeting| *meeting != day));
        let due = dues.map(|due| due.resolve(today, &left, Direction::Forward)).transpose()?;
        let mut said = Said::default();
        let cancelled = log.cancel_meeting(day, today, due)?;
        said.echo = format!("Cancelled the meeting of {}\n", weekday_and_day(day));
        let again = left.next_after(day).map(|next| format!("actions meetings cancel {day} --dues {next}"));
        tell(&cancelled, day, due, again, &mut said);
        Ok(said)
    })
}

/// Returns the meeting of the calendar that is meant: one to come, else one that is past.
fn known(typed: &When, today: NaiveDate, calendar: &Calendar) -> Result<NaiveDate, Message> {
    let to_come = typed.resolve(today, calendar, Direction::ToMeeting)?;
    let is_known = |day: &NaiveDate| calendar.meetings().contains(day);
    let past = typed.resolve(today, calendar, Direction::Back).ok().filter(is_known);
    Ok(Some(to_come).filter(is_known).or(past).unwrap_or(to_come))
}

/// Says what went along with a meeting, and what is still due on its day.
fn tell(moved: &Moved, from: NaiveDate, due: Option<NaiveDate>, again: Option<String>, said: &mut Said) {
    let comments = page::counted(moved.comments, "comment");
    match moved.comments_to.filter(|_| moved.comments > 0) {
        Some(to) => said.echo += &format!("Written for it, and now for {}: {comments}\n", long(to)),
        None if moved.comments > 0 => {
            said.notes.push(format!("written for it, and now for no meeting in the calendar: {comments}"));
        }
        None => {}
    }
    if moved.due.is_empty() {
        return;
    }
    let actions =
        format!("{} {}", if moved.due.len() == 1 { "action" } else { "actions" }, numbered(&moved.due, "and"));
    match due {
        Some(due) => said.echo += &format!("Due on {} now: {actions}\n", long(due)),
        None => {
            let again = again.map(|again| format!("; to move them as well, type `actions undo`, and then `{again}`"));
            said.notes.push(format!("still due on {}: {actions}{}", long(from), again.unwrap_or_default()));
        }
    }
}
