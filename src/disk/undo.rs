//! Putting an earlier version of a log back, byte for byte, by the same protocol as any other change.

use std::collections::HashMap;
use std::io;
use std::path::Path;

use anyhow::Result;
use chrono::{NaiveDate, NaiveDateTime};

use super::change::{MOST_TRIES, somebody_keeps_saving};
use super::history::{History, Version, by_the_clock};
use super::io_errors::{Doing, said_by_system};
use super::load::load;
use super::lock::Lock;
use super::lost::{ToPutBack, is_gone};
use super::read::{Caveats, log_in};
use super::real_path::real_path;
use super::save::{Saved, Target, put_new};
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
    /// Whether the log was gone, or had come to harm, before.
    pub was_lost: bool,
    /// When the log was saved as it is after, by the user's clock; nothing when the system does not know.
    pub saved_at: Option<NaiveDateTime>,
    /// Whether it was done: not when the file was changed after the last change that can be undone.
    pub is_done: bool,
}

/// Returns the bytes of the version `nth` of the log in a file, numbered as they are listed: the newest is 1.
pub fn kept_version(file: &Path, history: Option<&Path>, nth: usize) -> Option<Vec<u8>> {
    let history = History::of(&file.canonicalize().ok()?, history?);
    let kept = ToPutBack::of(Some(&history), Some(&load(file).ok()?));
    kept.versions.get(nth.checked_sub(1)?)?.bytes().ok()
}

/// Lists the earlier versions of the log in a file that are kept below `history`, the newest first; the log may be gone.
pub fn earlier(file: &Path, history: Option<&Path>) -> Result<Vec<Earlier>> {
    let history = history.and_then(|all| Some(History::of(&real_path(file).ok()?, all)));
    let disk = if is_gone(file) && history.is_some() { None } else { Some(load(file)?) };
    let mut replaced_at = std::fs::metadata(file).and_then(|about| about.modified()).ok();
    let mut earlier = Vec::new();
    for version in ToPutBack::of(history.as_ref(), disk.as_deref()).versions {
        let log = version.bytes().ok().and_then(|bytes| log_in(&bytes));
        earlier.push(Earlier { replaced_at: replaced_at.map(by_the_clock), log });
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
/// `regardless` of that. A log that is gone, or came to harm, is put back as it was saved last. Errs when there is no
/// such version.
pub fn undo(file: &Path, history: Option<&Path>, nth: usize, regardless: bool) -> Result<Undone> {
    if is_gone(file)
        && let Some(undone) = put_back(file, history, nth)?
    {
        return Ok(undone);
    }
    let target = Target::of(file, history)?;
    let lock = Lock::take(&target)?;
    for _ in 0..MOST_TRIES {
        let disk = load(target.real())?;
        let ToPutBack { versions, is_lost } = ToPutBack::of(target.history(), Some(&disk));
        let version = chosen(file, nth, &versions)?;
        let bytes = version.bytes().map_err(|error| target.cannot_save(&error))?;
        let undone = |is_done, caveats| Undone {
            lines_lost: lines_lost(&disk, &bytes),
            before: log_in(&disk),
            after: log_in(&bytes),
            caveats,
            is_done,
            was_lost: is_lost,
            saved_at: version.saved_by_the_clock(),
        };
        if !regardless && !is_lost && !versions[0].was_replaced_by(&disk) {
            return Ok(undone(false, Caveats::default()));
        }
        let undone = undone(true, Caveats::default());
        if let Saved::Yes { is_undoable } = target.save(&disk, &[&bytes])? {
            let caveats = Caveats { is_final: !is_undoable, is_unlocked: !lock.is_held() };
            drop(lock);
            target.keep_house();
            return Ok(Undone { caveats, ..undone });
        }
    }
    Err(somebody_keeps_saving(file).into())
}

/// Puts a version of a log that is gone in its place; nothing when none is kept.
fn put_back(file: &Path, history: Option<&Path>, nth: usize) -> Result<Option<Undone>> {
    let cannot = |error: io::Error| match error.kind() {
        io::ErrorKind::AlreadyExists => {
            let message = format!("{}: somebody else has just put a file there", file.display());
            Message::new(message, "look what it holds first")
        }
        _ => said_by_system(file, Doing::Saving, &error),
    };
    let real = real_path(file).map_err(cannot)?;
    let history = history.map(|all| History::of(&real, all));
    let ToPutBack { versions, is_lost } = ToPutBack::of(history.as_ref(), None);
    if versions.is_empty() {
        return Ok(None);
    }
    let version = chosen(file, nth, &versions)?;
    let bytes = version.bytes().map_err(cannot)?;
    put_new(&real, &bytes).map_err(cannot)?;
    Ok(Some(Undone {
        before: None,
        after: log_in(&bytes),
        lines_lost: 0,
        caveats: Caveats::default(),
        is_done: true,
        was_lost: is_lost,
        saved_at: version.saved_by_the_clock(),
    }))
}

fn chosen<'v>(file: &Path, nth: usize, versions: &'v [Version]) -> Result<&'v Version, Message> {
    let version = nth.checked_sub(1).and_then(|index| versions.get(index));
    version.ok_or_else(|| no_such_version(file, nth, versions.len()))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_is_not_put_back_over_what_appeared_meanwhile() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let [file, all] = ["actions.toml", "history"].map(|name| folder.path().join(name));
        std::fs::write(&file, "ours").expect("a file");
        let real = real_path(&file).expect("it is there");
        History::of(&real, &all).keep(&real, b"ours", &[b"next"]).expect("it is kept");
        std::fs::write(&file, "theirs").expect("a file");
        let refused = put_back(&file, Some(&all), 1).expect_err("theirs is there").to_string();
        assert!(refused.ends_with("actions.toml: somebody else has just put a file there"), "{refused}");
        assert_eq!(std::fs::read(&file).expect("it is there"), b"theirs");
    }
}
