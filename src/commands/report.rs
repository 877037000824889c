//! `actions report`: the Action Log paper for a meeting.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};
use clap::{Args, ValueEnum};

use super::filters::{FilterArgs, OrderArgs};
use super::format::PageFormat;
use crate::Exit;
use crate::context::Context;
use crate::dates::{Looking, When, weekday_and_day};
use crate::query::{Paper, Request, Standings, paper};
use crate::store;
use crate::view::{self, Style};

/// Draw up the Action Log paper for a meeting
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    actions report\n  \
    actions report --meeting \"30 June 2023\" --today 2023-06-22 --output june.md")]
pub struct Report {
    /// The meeting it is for; the next one, today included, when not given
    #[arg(long, value_name = "DATE")]
    meeting: Option<When>,

    /// Print as text, markdown, csv or json; by the ending of the output file, else text, when not given
    #[arg(long, value_name = "FORMAT", ignore_case = true, hide_possible_values = true)]
    format: Option<PageFormat>,

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
        let meeting = self.meeting.as_ref().map(|when| when.resolve(today, &log.calendar, Looking::ToMeeting));
        // The paper sorts what is open from what is closed itself, as its meeting saw them.
        let sieve = self.filters.sieve(&log, Standings::All, context)?;
        let request = Request {
            meeting: meeting.transpose()?,
            sieve,
            standings: self.filters.standings(),
            order: self.order.asked().unwrap_or_default(),
            shows_exempt: self.exempt,
        };
        let paper = paper(&log, today, &request);
        if let Some(meeting) = paper.meeting.filter(|meeting| !log.calendar.meetings().contains(meeting)) {
            context.note(&format!("{} is not in the calendar of meetings", weekday_and_day(meeting)))?;
        }
        let page = self.page(&paper, context)?;
        match &self.output {
            None => context.say(&page)?,
            Some(file) => {
                store::write_whole(file, page.as_bytes(), &context.log_file()?)?;
                context.echo(&wrote(file, &paper))?;
            }
        }
        Ok(Exit::Done)
    }

    /// Returns the form asked for: by name, else by the ending of the output file, else text.
    fn form(&self) -> Result<PageFormat> {
        let Some(file) = self.output.as_ref().filter(|_| self.format.is_none()) else {
            return Ok(self.format.unwrap_or_default());
        };
        let ending = file.extension().map(OsStr::to_string_lossy).unwrap_or_default();
        PageFormat::from_str(&ending, true).map_err(|_| {
            let names = "`.txt`, `.md`, `.csv` or `.json`";
            anyhow!("{}: the ending says no format; end the name in {names}, or give `--format`", file.display())
        })
    }

    fn page(&self, paper: &Paper, context: &Context) -> Result<String> {
        let style = if self.output.is_some() { Style { width: None, color: false } } else { context.style };
        Ok(match self.form()? {
            PageFormat::Text => view::paper_text(paper, style),
            PageFormat::Markdown => view::paper_markdown(paper),
            // Excel takes a file without the mark for another alphabet's.
            PageFormat::Csv if self.output.is_some() => format!("\u{feff}{}", view::paper_csv(paper)),
            PageFormat::Csv => view::paper_csv(paper),
            PageFormat::Json => view::paper_json(paper),
        })
    }
}

fn wrote(file: &Path, paper: &Paper) -> String {
    let counted = |count: usize| if count == 1 { "1 action".to_owned() } else { format!("{count} actions") };
    let meeting = paper.meeting.map_or_else(|| "the next meeting".to_owned(), weekday_and_day);
    let (open, closed) = (counted(paper.open.len()), counted(paper.closed.len()));
    let name = file.display();
    let sentence =
        format!("Wrote {name}: the paper for {meeting}, {open} open and {closed} closed since the previous meeting");
    view::one_line(&sentence) + "\n"
}
