//! Putting an earlier version of a log back, byte for byte, by the same protocol as any other change.

use std::path::Path;

use anyhow::Result;
use chrono::{DateTime, Local, NaiveDateTime};

use super::change::{Caveats, somebody_keeps_saving};
use super::history::{History, Version};
use super::load::load;
use super::lock::Lock;
use super::record::Parsed;
use super::save::{Saved, Target};
use super::source::Source;
use super::trouble::Trouble;
use crate::model::Log;

/// An earlier version of a log.
#[derive(Debug)]
pub struct Earlier {
    /// When it was saved, by the user's clock; nothing when the system does not know.
    pub saved_at: Option<NaiveDateTime>,
    /// The log as it was; nothing when it broke the rules of a log.
    pub log: Option<Log>,
}

/// What came of putting a version back.
#[derive(Debug)]
pub struct Undone {
    /// The log before; nothing when the file broke the rules of a log.
    pub before: Option<Log>,
    /// The log as it is, or would be, after; nothing when that breaks the rules of a log.
    pub after: Option<Log>,
    /// What could not be made sure of.
    pub caveats: Caveats,
    /// Whether it was done: not when somebody else has changed the file since the user's last change.
    pub is_done: bool,
}

/// Lists the earlier versions of the log in a file that are kept below `history`, the newest first.
pub fn earlier(file: &Path, history: Option<&Path>) -> Result<Vec<Earlier>> {
    let disk = load(file)?;
    let history = history.map(|all| Ok::<_, std::io::Error>(History::of(&file.canonicalize()?, all))).transpose()?;
    let versions = history.map_or_else(Vec::new, |history| history.versions());
    let earlier = |version: &Version| Earlier { saved_at: saved_at(version), log: log(version) };
    Ok(other_than(&disk, versions).iter().map(earlier).collect())
}

/// Puts the version `nth`, counted from the newest as 1, in the place of the file.
///
/// Does not do so when somebody else has changed the file since the user's last change, unless
/// `regardless` of that. Errs when there is no such version.
pub fn undo(file: &Path, history: Option<&Path>, nth: usize, regardless: bool) -> Result<Undone> {
    let target = Target::of(file, history)?;
    let lock = Lock::take(&target)?;
    let disk = load(target.real())?;
    let versions = other_than(&disk, target.versions());
    let Some(version) = nth.checked_sub(1).and_then(|index| versions.get(index)) else {
        return Err(no_such_version(file, nth, versions.len()).into());
    };
    let (before, after) = (read(disk.clone()), log(version));
    let bytes = version.bytes().map_err(|error| target.cannot_save(&error))?;
    if !regardless && !versions[0].was_replaced_by(&disk) {
        return Ok(Undone { before, after, caveats: Caveats::default(), is_done: false });
    }
    match target.save(&disk, &bytes)? {
        Saved::Yes { is_undoable } => {
            let caveats = Caveats { is_final: !is_undoable, is_unlocked: !lock.is_held() };
            Ok(Undone { before, after, caveats, is_done: true })
        }
        Saved::ChangedMeanwhile => Err(somebody_keeps_saving(file).into()),
    }
}

/// Leaves out the newest version when it is what is on disk: it was kept by a save that was cut off.
fn other_than(disk: &[u8], mut versions: Vec<Version>) -> Vec<Version> {
    if versions.first().is_some_and(|newest| newest.bytes().is_ok_and(|bytes| bytes == disk)) {
        versions.remove(0);
    }
    versions
}

fn saved_at(version: &Version) -> Option<NaiveDateTime> {
    version.saved_at().ok().map(|time| DateTime::<Local>::from(time).naive_local())
}

fn log(version: &Version) -> Option<Log> {
    read(version.bytes().ok()?)
}

fn read(bytes: Vec<u8>) -> Option<Log> {
    let source = Source::decode(bytes).ok()?;
    let (log, notes) = Parsed::new(&source.text).log();
    notes.problems.is_empty().then_some(log)
}

fn no_such_version(file: &Path, nth: usize, kept: usize) -> Trouble {
    let name = file.display();
    match kept {
        0 => Trouble::new(
            format!("{name}: there is nothing to undo"),
            "only changes made with `actions`, by you, on this computer, can be undone",
        ),
        _ => Trouble::new(
            format!("{name}: there is no version {nth} to put back; {kept} are kept"),
            "`actions undo --list` shows them",
        ),
    }
}
