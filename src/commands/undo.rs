//! `actions undo`: put the log back as it was.

use anyhow::Result;
use clap::Args;

use crate::Exit;
use crate::context::Context;
use crate::model::{Log, Refusal};
use crate::query::{Changes, changes};
use crate::store::{self, Undone};
use crate::view;

/// Put the log back as it was before your last change, or an earlier one; this too can be undone
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  actions undo\n  actions undo --list\n  actions undo 3")]
pub struct Undo {
    /// The version to put back, as numbered by --list; the newest when not given
    #[arg(value_name = "K", default_value_t = 1, hide_default_value = true)]
    version: usize,

    /// List the versions that can be put back, the newest first
    #[arg(long)]
    list: bool,

    /// Put the version back even if somebody else has changed the file since
    #[arg(long, conflicts_with = "list")]
    force: bool,
}

impl Undo {
    /// Puts a version back, or lists what can be put back.
    pub fn run(self, context: &mut Context) -> Result<Exit> {
        if self.list {
            return list(context);
        }
        let Undone { before, after, is_done } =
            store::undo(&context.log_file()?, context.history.as_deref(), self.version, self.force)?;
        let differs = before.as_ref().map(|before| changes(before, &after));
        if !is_done {
            let lost = differs
                .as_ref()
                .map_or_else(|| "the whole file, which breaks the rules of a log".to_owned(), view::in_words);
            return Err(Refusal::ChangedByOthers { lost }.into());
        }
        context.echo(&view::undone(&differs.unwrap_or_default()))?;
        Ok(Exit::Done)
    }
}

fn list(context: &mut Context) -> Result<Exit> {
    let file = context.log_file()?;
    let mut newer: Option<Log> = store::read(&file).ok().map(|reading| reading.log);
    let mut versions = Vec::new();
    for earlier in store::earlier(&file, context.history.as_deref())? {
        let differs = newer.as_ref().map_or_else(Changes::default, |newer| changes(&earlier.log, newer));
        versions.push((earlier.saved_at, differs));
        newer = Some(earlier.log);
    }
    context.say(&view::versions_table(&versions, context.style))?;
    Ok(Exit::Done)
}
