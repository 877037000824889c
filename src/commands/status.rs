//! `actions status`: the summary for before a meeting.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use super::boards::Boards;
use super::format::one_of;
use super::output;
use crate::context::{Context, Exit};
use crate::dates::long;
use crate::model::Board;
use crate::page;
use crate::query::{Status, Totals, status};
use crate::write::{Answer, Format};

/// What `actions status` is given.
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
    actions status\n  \
    actions status --all\n  \
    actions status --output status.html")]
pub struct StatusArgs {
    /// Print as text, markdown, csv, json or html
    ///
    /// By the ending of the output file, else text, when not given.
    #[arg(long, value_name = "FORMAT", ignore_case = true, hide_possible_values = true, value_parser = one_of(Answer::STATUS))]
    format: Option<Format>,

    /// Write it to this file
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Name exempt actions too; they are always counted
    #[arg(long)]
    exempt: bool,

    /// Show every owner and number, however long that is
    #[arg(long)]
    all: bool,
}

impl StatusArgs {
    /// Sums the log up.
    pub fn run(self, context: &mut Context) -> Result<Exit> {
        let boards = Boards::read(context)?;
        let of_board =
            |board: Board| Status { log: board.name.cloned(), ..status(board.log, context.today, self.exempt) };
        let each: Vec<Status> = boards.each().map(of_board).collect();
        if self.all {
            context.style.height = None;
        }
        let output = self.output.as_deref();
        let format = output::format(self.format, output, Answer::STATUS)?;
        let wrote = format!(
            "the summary on {}, {} open",
            long(context.today),
            page::counted(Totals::of_all(&each).open, "action")
        );
        let named = context.named_one();
        output::put(format, Answer::Status(&each, named.as_deref()), output, &wrote, context)?;
        Ok(Exit::Done)
    }
}
