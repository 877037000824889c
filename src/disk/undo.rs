//! Putting an earlier version of a log back, byte for byte, by the same protocol as any other change.

use std::collections::HashMap;
use std::path::Path;

use anyhow::Result;
use chrono::{NaiveDate, NaiveDateTime};

use super::change::{MOST_TRIES, somebody_keeps_saving};
use super::history::{History, Version, by_the_clock};
use super::load::load;
use super::lock::Lock;
use super::read::Caveats;
use super::save::{Saved, Target};
use crate::file::encoding::Source;
use crate::file::read::parsed::Parsed;
use crate::message::Message;
use crate::model::Log;

/// An earlier version of a log.
#[derive(Debug)]
pub struct Earlier {
    /// When the change was saved that took its place, by the user's clock; nothing when the system does not know.
    pub replaced_at: Option<NaiveDateTime>,
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
    /// How many lines of the file before are not in the file after.
    pub lines_lost: usize,
    /// What could not be made sure of.
    pub caveats: Caveats,
    /// Whether it was done: not when the file was changed after the last change that can be undone.
    pub is_done: bool,
}

/// Returns the bytes of the version `nth` of the log in a file, numbered as they are listed: the newest is 1.
pub fn kept_version(file: &Path, history: Option<&Path>, nth: usize) -> Option<Vec<u8>> {
    let history = History::of(&file.canonicalize().ok()?, history?);
    let versions = other_than(&load(file).ok()?, history.versions());
    versions.get(nth.checked_sub(1)?)?.bytes().ok()
}

/// Lists the earlier versions of the log in a file that are kept below `history`, the newest first.
pub fn earlier(file: &Path, history: Option<&Path>) -> Result<Vec<Earlier>> {
    let disk = load(file)?;
    let history = history.map(|all| Ok::<_, std::io::Error>(History::of(&file.canonicalize()?, all))).transpose()?;
    let versions = history.map_or_else(Vec::new, |history| history.versions());
    let mut replaced_at = std::fs::metadata(file).and_then(|about| about.modified()).ok();
    let mut earlier = Vec::new();
    for version in other_than(&disk, versions) {
        earlier.push(Earlier { replaced_at: replaced_at.map(by_the_clock), log: log(&version) });
        replaced_at = version.saved_at().ok();
    }
    Ok(earlier)
}

/// Returns the log as it was when a day began, by the user's clock, if anything was changed since, and that is known.
pub fn at_start_of(day: NaiveDate, file: &Path, history: Option<&Path>) -> Option<Log> {
    let of_day = |earlier: &Earlier| earlier.replaced_at.is_some_and(|at| at.date() == day);
    earlier(file, history).ok()?.into_iter().take_while(of_day).last()?.log
}

/// Puts the version `nth`, counted from the newest as 1, in the place of the file.
///
/// Does not do so when the file was changed after the last change that can be undone, unless
/// `regardless` of that. Errs when there is no such version.
pub fn undo(file: &Path, history: Option<&Path>, nth: usize, regardless: bool) -> Result<Undone> {
    let target = Target::of(file, history)?;
    let lock = Lock::take(&target)?;
    for _ in 0..MOST_TRIES {
        let disk = load(target.real())?;
        let versions = other_than(&disk, target.versions());
        let Some(version) = nth.checked_sub(1).and_then(|index| versions.get(index)) else {
            return Err(no_such_version(file, nth, versions.len()).into());
        };
        let bytes = version.bytes().map_err(|error| target.cannot_save(&error))?;
        let undone = |is_done, caveats| Undone {
            lines_lost: lines_lost(&disk, &bytes),
            before: read(&disk),
            after: read(&bytes),
            caveats,
            is_done,
        };
        if !regardless && !versions[0].was_replaced_by(&disk) {
            return Ok(undone(false, Caveats::default()));
        }
        if let Saved::Yes { is_undoable } = target.save(&disk, &[&bytes])? {
            let caveats = Caveats { is_final: !is_undoable, is_unlocked: !lock.is_held() };
            drop(lock);
            target.keep_house();
            return Ok(undone(true, caveats));
        }
    }
    Err(somebody_keeps_saving(file).into())
}

/// Counts the lines of a file that another version of it does not have.
fn lines_lost(now: &[u8], then: &[u8]) -> usize {
    let mut kept: HashMap<&[u8], usize> = HashMap::new();
    for line in then.split(|byte| *byte == b'\n') {
        *kept.entry(line).or_default() += 1;
    }
    let mut lost = 0;
    for line in now.split(|byte| *byte == b'\n') {
        match kept.get_mut(line).filter(|count| **count > 0) {
            Some(count) => *count -= 1,
            None => lost += 1,
        }
    }
    lost
}

/// Leaves out the newest version when it is what is on disk: it was kept by a save that was cut off.
fn other_than(disk: &[u8], mut versions: Vec<Version>) -> Vec<Version> {
    if versions.first().is_some_and(|newest| newest.bytes().is_ok_and(|bytes| bytes == disk)) {
        versions.remove(0);
    }
    versions
}

fn log(version: &Version) -> Option<Log> {
    read(&version.bytes().ok()?)
}

fn read(bytes: &[u8]) -> Option<Log> {
    let source = Source::decode(bytes).ok()?;
    let (_, log, notes) = Parsed::read(source.text);
    notes.problems.is_empty().then_some(log)
}

fn no_such_version(file: &Path, nth: usize, kept: usize) -> Message {
    let name = file.display();
    match kept {
        0 => Message::new(
            format!("{name}: there is nothing to undo"),
            "only changes made with `actions`, by you, on this computer, can be undone",
        ),
        _ => Message::new(
            format!("{name}: there is no version {nth} to put back; {kept} are kept"),
            "`actions undo --list` shows them",
        ),
    }
}
