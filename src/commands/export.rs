//! `actions export`: everything, for audit and for requests.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use super::boards::Boards;
use super::format::one_of;
use super::output;
use crate::context::{Context, Exit};
use crate::model::Board;
use crate::page;
use crate::write::{Answer, Format};

/// What `actions export` is given.
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
    actions export --output log.json\n  \
    actions export --format csv > log.csv\n\n\
`actions import` takes it in again: JSON with everything, CSV and Excel with almost all")]
pub struct Export {
    /// Write json, csv or xlsx
    ///
    /// By the ending of the output file, else json, when not given.
    #[arg(long, value_name = "FORMAT", ignore_case = true, hide_possible_values = true, value_parser = one_of(Answer::LOG))]
    format: Option<Format>,

    /// Write it to this file
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Export {
    /// Writes the log out.
    pub fn run(self, context: &mut Context) -> Result<Exit> {
        let boards = Boards::read(context)?;
        let boards: Vec<Board> = boards.each().collect();
        let output = self.output.as_deref();
        let format = output::format(self.format, output, Answer::LOG)?;
        let wrote = format!(
            "{}, closed and exempt ones too",
            page::counted(boards.iter().map(|board| board.log.actions.len()).sum::<usize>(), "action")
        );
        output::put(format, Answer::Log(&boards), output, &wrote, context)?;
        Ok(Exit::Done)
    }
}
