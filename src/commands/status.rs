//! `actions status`: the summary for before a meeting.

use anyhow::Result;
use clap::Args;

use super::format::PageFormat;
use crate::Exit;
use crate::context::Context;
use crate::query::status;
use crate::view;

/// Sum up how the open actions stand, before a meeting
#[derive(Debug, Args)]
pub struct StatusArgs {
    /// Print as text, markdown, csv or json
    #[arg(long, value_name = "FORMAT", default_value = "text", ignore_case = true, hide_possible_values = true)]
    format: PageFormat,

    /// Name exempt actions too; they are always counted
    #[arg(long)]
    exempt: bool,
}

impl StatusArgs {
    /// Sums the log up.
    pub fn run(self, context: &mut Context) -> Result<Exit> {
        let log = context.read()?;
        let status = status(&log, context.today, self.exempt);
        context.say(&match self.format {
            PageFormat::Text => view::status_text(&status, context.style),
            PageFormat::Markdown => view::status_markdown(&status),
            PageFormat::Csv => view::status_csv(&status),
            PageFormat::Json => view::status_json(&status),
        })?;
        Ok(Exit::Done)
    }
}
