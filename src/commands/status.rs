//! `actions status`: the summary for before a meeting.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use super::format::StatusFormat;
use super::output;
use crate::context::{Context, Exit};
use crate::dates::long;
use crate::page;
use crate::query::{Status, status};
use crate::write::{self, Style};

/// What `actions status` is given.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    actions status\n  \
    actions status --output status.html")]
pub struct StatusArgs {
    /// Print as text, markdown, csv, json or html; by the ending of the output file, else text, when not given
    #[arg(long, value_name = "FORMAT", ignore_case = true, hide_possible_values = true)]
    format: Option<StatusFormat>,

    /// Write it to this file
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Name exempt actions too; they are always counted
    #[arg(long)]
    exempt: bool,
}

impl StatusArgs {
    /// Sums the log up.
    pub fn run(self, context: &mut Context) -> Result<Exit> {
        let log = context.read()?;
        let status = status(&log, context.today, self.exempt);
        let page = self.page(&status, context.style)?;
        let wrote = format!("the summary on {}, {} open", long(status.today), page::counted(status.open.count));
        output::put(&page, self.output.as_deref(), &wrote, context)?;
        Ok(Exit::Done)
    }

    fn page(&self, status: &Status, style: Style) -> Result<Vec<u8>> {
        let output = self.output.as_deref();
        let style = output::style(output, style);
        Ok(match output::form(self.format, output, StatusFormat::Text)? {
            StatusFormat::Text => write::text(&page::status(status), style).into_bytes(),
            StatusFormat::Markdown => write::markdown(&page::status(status)).into_bytes(),
            StatusFormat::Csv => output::csv(write::status_csv(status), output),
            StatusFormat::Json => write::status_json(status).into_bytes(),
            StatusFormat::Html => html(status)?,
        })
    }
}

#[cfg(feature = "html")]
#[expect(clippy::unnecessary_wraps, reason = "a lean build cannot")]
fn html(status: &Status) -> Result<Vec<u8>> {
    Ok(write::status_html(status).into_bytes())
}

#[cfg(not(feature = "html"))]
fn html(_: &Status) -> Result<Vec<u8>> {
    Err(output::not_built("web pages", "markdown"))
}
