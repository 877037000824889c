//! Putting an earlier version of a log back, byte for byte, by the same protocol as any other change.

use std::path::Path;

use anyhow::Result;
use chrono::{DateTime, Local, NaiveDateTime};

use super::file::{decode, log_of, somebody_keeps_saving};
use super::history::Version;
use super::load::load;
use super::lock::Lock;
use super::record::Parsed;
use super::save::{Saved, Target};
use super::trouble::Trouble;
use crate::model::Log;

/// An earlier version of a log.
#[derive(Debug)]
pub struct Earlier {
    /// When it was saved, by the user's clock; nothing when the system does not know.
    pub saved_at: Option<NaiveDateTime>,
    /// The log as it was.
    pub log: Log,
}

/// What came of putting a version back.
#[derive(Debug)]
pub struct Undone {
    /// The log before; nothing when the file broke the rules of a log.
    pub before: Option<Log>,
    /// The log as it is, or would be, after.
    pub after: Log,
    /// Whether it was done: not when somebody else has changed the file since the user's last change.
    pub is_done: bool,
}

/// Lists the earlier versions of the log in a file that are kept below `history`, the newest first.
pub fn earlier(file: &Path, history: Option<&Path>) -> Result<Vec<Earlier>> {
    let target = Target::of(file, history)?;
    let disk = load(target.real())?;
    versions(&target, &disk)
        .iter()
        .map(|version| Ok(Earlier { saved_at: saved_at(version), log: log(file, version)? }))
        .collect()
}

/// Puts the version `nth`, counted from the newest as 1, in the place of the file.
///
/// Does not do so when somebody else has changed the file since the user's last change, unless
/// `regardless` of that. Errs when there is no such version.
pub fn undo(file: &Path, history: Option<&Path>, nth: usize, regardless: bool) -> Result<Undone> {
    let target = Target::of(file, history)?;
    let lock = Lock::take(&target)?;
    if lock.is_held() {
        target.remove_leftover();
    }
    let disk = load(target.real())?;
    let versions = versions(&target, &disk);
    let Some(version) = nth.checked_sub(1).and_then(|index| versions.get(index)) else {
        return Err(no_such_version(file, nth, versions.len()).into());
    };
    let before = read(file, disk.clone()).ok();
    let after = log(file, version)?;
    if !regardless && !versions[0].was_replaced_by(&disk) {
        return Ok(Undone { before, after, is_done: false });
    }
    match target.save(&disk, &version.bytes()?)? {
        Saved::Yes { .. } => Ok(Undone { before, after, is_done: true }),
        Saved::ChangedMeanwhile => Err(somebody_keeps_saving(file).into()),
    }
}

/// Returns the versions that differ from what is on disk: one that does not was kept by a save that was cut off.
fn versions(target: &Target, disk: &[u8]) -> Vec<Version> {
    let mut versions = target.versions();
    if versions.first().is_some_and(|newest| newest.bytes().is_ok_and(|bytes| bytes == disk)) {
        versions.remove(0);
    }
    versions
}

fn saved_at(version: &Version) -> Option<NaiveDateTime> {
    version.saved_at().ok().map(|time| DateTime::<Local>::from(time).naive_local())
}

fn log(file: &Path, version: &Version) -> Result<Log> {
    read(file, version.bytes()?)
}

fn read(file: &Path, bytes: Vec<u8>) -> Result<Log> {
    let source = decode(file, bytes)?;
    Ok(log_of(file, &Parsed::new(&source.text))?.0)
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
