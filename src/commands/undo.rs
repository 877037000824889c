//! `actions undo`: put the log back as it was.

use anyhow::Result;
use clap::Args;

use crate::context::{Context, Exit, Said, Unchanged};
use crate::disk::{self, Undone};
use crate::model::{Log, Refusal};
use crate::page::{self, Undoable};
use crate::query::{Changes, changes, deeds};
use crate::write;

/// What `actions undo` is given.
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  actions undo\n  actions undo --list\n  actions undo 3")]
pub struct Undo {
    /// The version to put back, numbered as by --list; else the newest
    #[arg(value_name = "K", default_value_t = 1, hide_default_value = true)]
    version: usize,

    /// List the versions that can be put back, the newest first
    #[arg(long)]
    list: bool,

    /// Put it back even if somebody else has changed the file
    #[arg(long, conflicts_with = "list")]
    force: bool,
}

impl Undo {
    /// Puts a version back, or lists what can be put back.
    pub fn run(self, context: &mut Context) -> Result<Exit> {
        if self.list {
            return list(context);
        }
        let file = context.log_file()?;
        context.tell_of(&file)?;
        let undone =
            disk::undo(&file, context.history.as_deref(), self.version, self.force).map_err(Unchanged::unless_saved)?;
        let Undone { before, after, lines_lost, caveats, is_done, was_lost, saved_at } = &undone;
        let differs = differences(before.as_ref(), after.as_ref());
        if !is_done {
            let refusal = Refusal::ChangedByOthers {
                file: file.display().to_string(),
                differs: page::in_words(differs.as_ref()),
                lines_lost: *lines_lost,
                version: self.version,
            };
            return Err(Unchanged::unless_saved(refusal.into()));
        }
        let echo = if *was_lost { page::put_back(*saved_at) } else { page::undone(differs.as_ref()) };
        context.saved(*caveats, &Said { echo, ..Said::default() })?;
        Ok(Exit::Done)
    }
}

/// Compares two versions; nothing when one of them breaks the rules of a log.
fn differences(before: Option<&Log>, after: Option<&Log>) -> Option<Changes> {
    Some(changes(before?, after?))
}

fn list(context: &mut Context) -> Result<Exit> {
    let file = context.log_file()?;
    context.tell_of(&file)?;
    let mut newer: Option<Log> = disk::read(&file).ok().map(|reading| reading.log);
    let mut went = disk::is_gone(&file).then(|| vec![page::WENT.to_owned()]);
    let mut versions = Vec::new();
    for earlier in disk::earlier(&file, context.history.as_deref())? {
        let compared = earlier.log.as_ref().zip(newer.as_ref());
        let deeds = went.take().or_else(|| compared.map(|(before, after)| deeds(before, after)));
        versions.push(Undoable { at: earlier.replaced_at, deeds });
        newer = earlier.log;
    }
    let kept = context.history.as_deref().and_then(|all| disk::kept(&file, all));
    context.say(&write::text(&page::versions(&versions, kept.as_ref(), context.now), context.style))?;
    Ok(Exit::Done)
}
