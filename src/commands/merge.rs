//! `actions merge`: bring the changes of another copy of the log into it.

use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::{Args, ValueEnum};

use crate::context::{Context, Exit, Said, Unchanged};
use crate::dates::moment;
use crate::disk::{self, Beginning, BroughtTogether, Copies};
use crate::git;
use crate::merge::{Conflict, Decisions, Side, may_descend};
use crate::message::{Message, quoted};
use crate::model::{Log, Number};
use crate::page;
use crate::query::deeds;
use crate::write;

/// Whose word counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Whose {
    /// What our log says
    Ours,
    /// What the other copy says
    Theirs,
}

impl From<Whose> for Side {
    fn from(whose: Whose) -> Self {
        match whose {
            Whose::Ours => Self::Ours,
            Whose::Theirs => Self::Theirs,
        }
    }
}

/// What `actions merge` is given.
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
    actions merge \"actions (Ann Lee's conflicted copy).toml\"\n  \
    actions merge actions-ANITA.toml --take 4=theirs --prefer ours\n  \
    actions merge --git\n\n\
What only one copy changed is taken, and comments of both are joined. Where both say something else nothing is \
changed before it is decided whose word counts. A number given twice stays ours; the other action gets the next \
free one.\n\n\
Exit codes: 0 done; 1 something is undecided, and nothing was changed; 2 it could not be done")]
pub struct Merge {
    /// The other copy of the log
    #[arg(value_name = "OTHER", required_unless_present = "git")]
    other: Option<PathBuf>,

    /// What both copies began with: a file, or a kept version
    ///
    /// Versions are numbered as by `actions undo --list`. When nothing is said, the one from which both descend, if one
    /// is kept.
    #[arg(long, value_name = "BASE")]
    base: Option<PathBuf>,

    /// Whose word counts where both changed it: ours or theirs
    #[arg(long, value_name = "WHOSE", ignore_case = true, hide_possible_values = true)]
    prefer: Option<Whose>,

    /// Whose word counts for one action, as in 12=theirs
    #[arg(long, value_name = "N=WHOSE", value_delimiter = ',', value_parser = take)]
    take: Vec<(Number, Side)>,

    /// Write the result to this file, and change neither copy
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Let git bring copies of this log together in this way
    ///
    /// Writes a line to .gitattributes, and the driver to the settings of this clone.
    #[arg(long, conflicts_with_all = ["other", "base", "prefer", "take", "output"])]
    git: bool,
}

/// Reads whose word counts for which action.
fn take(typed: &str) -> Result<(Number, Side), Message> {
    let read = || {
        let (number, whose) = typed.split_once('=')?;
        let number = number.trim().trim_start_matches('#').parse().ok().and_then(Number::new)?;
        Some((number, Whose::from_str(whose.trim(), true).ok()?.into()))
    };
    read().ok_or_else(|| {
        Message::new(
            format!("`{typed}` does not say whose word counts for which action"),
            "write it as in `--take 12=ours` or `--take 12=theirs`",
        )
    })
}

impl Merge {
    /// Brings the two together, or sets git up to do so.
    pub fn run(self, context: &mut Context) -> Result<Exit> {
        let Some(theirs) = &self.other else { return set_up_git(context) };
        let ours = context.log_there()?;
        let base = beginning(self.base.as_deref());
        let copies = Copies { ours: &ours, theirs, base: &base, history: context.history.as_deref() };
        let decisions = Decisions { of_actions: self.take.clone(), of_all: self.prefer.map(Side::from) };
        let together = match &self.output {
            Some(output) => disk::merge_into(output, &copies, &decisions)?,
            None => disk::merge(&copies, &decisions).map_err(Unchanged::unless_saved)?,
        };
        context.warn_of_unknown(&ours, &together.unknown)?;
        if together.is_undecided() {
            return self.undecided(&together, theirs, context);
        }
        let name = self.output.as_ref().unwrap_or(&ours);
        let mut deeds = deeds(&together.before, &together.merged.log);
        if deeds.is_empty() && together.is_changed {
            deeds.push("took in fields that the program does not know".to_owned());
        }
        let echo = page::brought(&deeds, &name.display().to_string(), &theirs.display().to_string());
        let said = Said { echo, notes: self.notes(&together, &ours, theirs), ..Said::default() };
        context.saved(together.caveats, &said)?;
        Ok(Exit::Done)
    }

    /// Lists what is undecided, and how to decide it.
    fn undecided(&self, together: &BroughtTogether, theirs: &Path, context: &mut Context) -> Result<Exit> {
        let conflicts = &together.merged.conflicts;
        context.say(&page::undecided(conflicts, &theirs.display().to_string()))?;
        context.say(&write::text(&page::conflicts(conflicts), context.style))?;
        let other = quoted(&theirs.display().to_string());
        let open = |conflict: &&Conflict| conflict.decided.is_none();
        let first = conflicts.iter().filter(open).find_map(|conflict| conflict.action.as_ref());
        let one = first.map_or_else(String::new, |(number, _)| format!("; `--take {number}=theirs` for one action"));
        let given = self.given();
        context.note(&format!("`actions merge {other}{given} --prefer ours` keeps what the log says{one}"))?;
        if !together.has_base {
            let likely = likely_base(&context.log_file()?, theirs, context.history.as_deref());
            let named = likely.unwrap_or_else(|| {
                "`--base FILE` names it, or `--base K` a version that `actions undo --list` shows".to_owned()
            });
            context.note(&format!("what both copies began with is not known for certain; {named}"))?;
        }
        Ok(Exit::Found)
    }

    /// Returns what was given beside the copy, as it is typed.
    fn given(&self) -> String {
        let file = |name: &str, file: &PathBuf| format!(" --{name} {}", quoted(&file.display().to_string()));
        let base = self.base.iter().map(|base| file("base", base));
        let word = |side: &Side| if *side == Side::Ours { "ours" } else { "theirs" };
        let take = self.take.iter().map(|(number, side)| format!(" --take {number}={}", word(side)));
        base.chain(take).chain(self.output.iter().map(|output| file("output", output))).collect()
    }

    /// Tells what should be known of what was done.
    fn notes(&self, together: &BroughtTogether, ours: &Path, theirs: &Path) -> Vec<String> {
        let merged = &together.merged;
        let find = |number: Number| merged.log.each().find(|action| action.number == number);
        let renumbered = merged
            .renumbered
            .iter()
            .filter_map(|(there, here)| Some(page::renumbered_action(*there, find(*here)?, find(*there))));
        let mut notes: Vec<String> = renumbered.collect();
        notes.extend(merged.conflicts.iter().filter_map(page::decided));
        notes.extend(page::kept(&merged.kept));
        notes.extend(
            self.take
                .iter()
                .filter(|(number, _)| !is_in_conflict(merged.conflicts.as_slice(), *number))
                .map(|(number, _)| format!("nothing had to be decided of action {number}")),
        );
        notes.extend(
            together.left_out.iter().map(|line| page::one_line(&format!("left out, since ours stays: {line}"))),
        );
        let is_whole = together.left_out.is_empty()
            && merged.conflicts.iter().all(|conflict| conflict.decided == Some(Side::Theirs));
        if is_whole && self.output.is_none() && is_beside(ours, theirs) {
            notes.push(format!("{} holds nothing more, and can be deleted", theirs.display()));
        }
        notes
    }
}

/// Names the newest version of our log of which both copies have everything, so that both may have begun with it.
fn likely_base(ours: &Path, theirs: &Path, history: Option<&Path>) -> Option<String> {
    let [own, their] = [disk::read(ours).ok()?.log, disk::read(theirs).ok()?.log];
    let is_of_both = |log: &Log| may_descend(&own, log) && may_descend(&their, log);
    let earlier = disk::earlier(ours, history).ok()?.into_iter();
    let (index, version) = earlier.enumerate().find(|(_, version)| version.log.as_ref().is_some_and(is_of_both))?;
    let before = version.replaced_at.map(|at| format!(" before the change of {}", moment(at)));
    let before = before.unwrap_or_default();
    Some(format!("`--base {}` takes the log as it was{before}, of which both have everything", index + 1))
}

fn is_in_conflict(conflicts: &[Conflict], number: Number) -> bool {
    conflicts.iter().any(|conflict| conflict.action.as_ref().is_some_and(|(own, _)| *own == number))
}

/// Tells whether two files are in one folder.
fn is_beside(one: &Path, other: &Path) -> bool {
    one.parent().unwrap_or(Path::new("")) == other.parent().unwrap_or(Path::new(""))
}

/// Returns where to find what both copies began with: a number is a version, unless a file bears that name.
fn beginning(base: Option<&Path>) -> Beginning {
    let Some(base) = base else { return Beginning::Kept };
    match base.to_str().and_then(|words| words.parse().ok()) {
        Some(version) if !base.exists() => Beginning::Version(version),
        _ => Beginning::File(base.to_owned()),
    }
}

fn set_up_git(context: &mut Context) -> Result<Exit> {
    let log = context.log_there()?;
    disk::read(&log)?;
    let folder = context.folder.join(&log).parent().map(Path::to_owned).unwrap_or_default();
    git::set_driver(&folder, &context.program)?;
    let told = disk::tell_git(&log, git::DRIVER)?.map(|(file, line)| format!("`{line}` stands in {file}"));
    let [driver, lock] = told;
    context.echo(&page::one_line(&format!("{driver}, {lock}, and the driver in the settings of this clone")))?;
    context.echo("\n")?;
    context.note("commit the two files; everybody else runs `actions merge --git` once in a clone of their own")?;
    Ok(Exit::Done)
}
