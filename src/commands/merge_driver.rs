//! `actions merge-driver`: bring two copies of a log together as git asks for it.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use crate::context::{Context, Exit};
use crate::disk::{self, BroughtTogether};
use crate::git;
use crate::model::Number;
use crate::page;
use crate::write;

/// What git gives when two copies are to be brought together.
#[derive(Debug, Args)]
pub struct MergeDriver {
    /// What both copies began with
    base: PathBuf,
    /// Our copy, in the place of which the result goes
    ours: PathBuf,
    /// Their copy
    theirs: PathBuf,
    /// The name of the log
    name: Option<PathBuf>,
}

impl MergeDriver {
    /// Brings the two together; what is undecided is marked in the file, for which the exit code is 1.
    pub fn run(self, context: &mut Context) -> Result<Exit> {
        let name = self.name.as_ref().unwrap_or(&self.ours).display().to_string();
        let Ok(Some(together)) = disk::merge_marked(&self.base, &self.ours, &self.theirs) else {
            // What is no log, or not yet one again, git brings together as it does by itself.
            let note = "the copies cannot be brought together field by field, so that git compares the lines";
            context.note(&format!("{name}: {note}"))?;
            let is_clean = git::merge_by_lines(&self.ours, &self.base, &self.theirs)?;
            return Ok(if is_clean { Exit::Done } else { Exit::Found });
        };
        for note in notes(&together) {
            context.note(&page::one_line(&format!("{name}: {note}")))?;
        }
        if !together.is_undecided() {
            return Ok(Exit::Done);
        }
        let conflicts = &together.merged.conflicts;
        context.say(&page::marked(conflicts, &name))?;
        context.say(&write::text(&page::conflicts(conflicts), context.style))?;
        Ok(Exit::Found)
    }
}

/// Tells what should be known of what was done.
fn notes(together: &BroughtTogether) -> Vec<String> {
    let merged = &together.merged;
    let find = |number: Number| merged.log.each().find(|action| action.number == number);
    let renumbered = merged.renumbered.iter();
    let renumbered =
        renumbered.filter_map(|(there, here)| Some(page::renumbered_action(*there, find(*here)?, find(*there))));
    let left_out = together.left_out.iter().map(|line| format!("left out, since ours stays: {line}"));
    renumbered.chain(left_out).chain(page::kept(&merged.kept)).collect()
}
