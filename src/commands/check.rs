//! `actions check`: everything wrong or odd in the file.

use anyhow::Result;
use clap::Args;

use super::format::CheckFormat;
use crate::context::{Context, Exit};
use crate::model::Kind;
use crate::page;
use crate::query::doubts;
use crate::write;

/// What `actions check` is given.
#[derive(Debug, Args)]
#[command(after_help = "Exit codes: 0 no problem; 1 a problem; 2 the file cannot be read as text")]
pub struct Check {
    /// Print as text or json
    #[arg(long, value_name = "FORMAT", default_value = "text", ignore_case = true, hide_possible_values = true)]
    format: CheckFormat,
}

impl Check {
    /// Checks the file.
    pub fn run(self, context: &mut Context) -> Result<Exit> {
        let today = context.today;
        let (file, findings) = context.check(|log| doubts(log, today))?;
        context.say(&match self.format {
            CheckFormat::Text => write::text(&page::findings(&findings, &file), context.style),
            CheckFormat::Json => write::check_json(&findings),
        })?;
        let has_problem = findings.iter().any(|finding| finding.kind == Kind::Problem);
        Ok(if has_problem { Exit::Found } else { Exit::Done })
    }
}
