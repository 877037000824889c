//! `actions check`: everything wrong or odd in the file.

use anyhow::Result;
use clap::Args;

use super::boards;
use super::format::one_of;
use super::letterhead;
use super::output;
use crate::context::{Context, Exit};
use crate::model::Kind;
use crate::query::doubts;
use crate::write::{Answer, Format};

/// What `actions check` is given.
#[derive(Debug, Args)]
#[command(after_long_help = "Example:\n  actions check\n\n\
Exit codes: 0 no problem; 1 a problem; 2 the file cannot be read as text")]
pub struct Check {
    /// Print as text or json
    #[arg(long, value_name = "FORMAT", default_value = "text", ignore_case = true, hide_possible_values = true, value_parser = one_of(Answer::FINDINGS))]
    format: Format,
}

impl Check {
    /// Checks the file.
    pub fn run(self, context: &mut Context) -> Result<Exit> {
        let today = context.today;
        let checked =
            boards::check(context, |log, file| [letterhead::doubts(&log.front, file), doubts(log, today)].concat())?;
        output::say(self.format, Answer::Findings(&checked), context)?;
        let mut findings = checked.iter().flat_map(|file| &file.findings);
        let has_problem = findings.any(|finding| finding.kind == Kind::Problem);
        Ok(if has_problem { Exit::Found } else { Exit::Done })
    }
}
