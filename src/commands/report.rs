//! `actions report`: the Action Log paper for a meeting.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use super::filters::{FilterArgs, OrderArgs};
use super::format::PaperFormat;
use super::output;
use crate::context::{Context, Exit};
use crate::dates::{Direction, When, weekday_and_day};
use crate::page;
use crate::query::{Paper, Request, Standings, paper};
use crate::write::{self, Style};

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
    #[arg(long, value_name = "FORMAT", ignore_case = true, hide_possible_values = true)]
    format: Option<PaperFormat>,

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
        let output = self.output.as_deref();
        let page = self.page(&paper, context.style)?;
        output::put(&page, output, &wrote(&paper), context)?;
        Ok(Exit::Done)
    }

    fn page(&self, paper: &Paper, style: Style) -> Result<Vec<u8>> {
        let output = self.output.as_deref();
        let style = output::style(output, style);
        Ok(match output::form(self.format, output, PaperFormat::Text)? {
            PaperFormat::Text => write::text(&page::paper(paper), style).into_bytes(),
            PaperFormat::Markdown => write::markdown(&page::paper(paper)).into_bytes(),
            PaperFormat::Csv => output::csv(write::paper_csv(paper), output),
            PaperFormat::Json => write::paper_json(paper).into_bytes(),
            PaperFormat::Html => html(paper)?,
            PaperFormat::Docx => {
                output::only_to_file(output, "a Word document", "june.docx")?;
                docx(paper)?
            }
            PaperFormat::Xlsx => {
                output::only_to_file(output, "a workbook", "june.xlsx")?;
                xlsx(paper)?
            }
        })
    }
}

#[cfg(feature = "html")]
#[expect(clippy::unnecessary_wraps, reason = "a lean build cannot")]
fn html(paper: &Paper) -> Result<Vec<u8>> {
    Ok(write::paper_html(paper).into_bytes())
}

#[cfg(not(feature = "html"))]
fn html(_: &Paper) -> Result<Vec<u8>> {
    Err(output::not_built("web pages", "markdown"))
}

#[cfg(feature = "docx")]
#[expect(clippy::unnecessary_wraps, reason = "a lean build cannot")]
fn docx(paper: &Paper) -> Result<Vec<u8>> {
    Ok(write::paper_docx(paper))
}

#[cfg(not(feature = "docx"))]
fn docx(_: &Paper) -> Result<Vec<u8>> {
    Err(output::not_built("Word documents", "html or markdown"))
}

#[cfg(feature = "xlsx")]
fn xlsx(paper: &Paper) -> Result<Vec<u8>> {
    write::paper_xlsx(paper).map_err(|error| anyhow::anyhow!("the paper does not fit a workbook: {error}"))
}

#[cfg(not(feature = "xlsx"))]
fn xlsx(_: &Paper) -> Result<Vec<u8>> {
    Err(output::not_built("workbooks", "csv"))
}

fn wrote(paper: &Paper) -> String {
    let meeting = paper.meeting.map_or_else(|| "the next meeting".to_owned(), weekday_and_day);
    let (open, closed) = (page::counted(paper.open.len()), page::counted(paper.closed.len()));
    format!("the paper for {meeting}, {open} open and {closed} closed since the previous meeting")
}
