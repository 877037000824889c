//! One save at a time: a lock beside the log, held from before it is read until it is saved.
//!
//! The lock is on a file of its own, since a save renames a new file over the log; and it is the
//! system's, not the mere presence of a file, so that a process that was killed locks nobody out.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::Result;

use super::io_errors::folder_of;
use super::save::{Target, number_of_name};
use crate::message::Message;

/// How long somebody else's save is waited for.
const LONGEST_WAIT: Duration = Duration::from_secs(30);
const BETWEEN_TRIES: Duration = Duration::from_millis(5);

/// The right to save a log, until it is dropped.
#[derive(Debug)]
pub(crate) struct Lock {
    /// Locked for as long as it is open; nothing where the drive knows no locks.
    held: Option<File>,
}

impl Lock {
    /// Tells whether the log is locked: not where the drive knows no locks, or the lock cannot be opened.
    pub(crate) fn is_held(&self) -> bool {
        self.held.is_some()
    }

    /// Waits for the right to save, then removes what a save that was cut off has left; errs when
    /// the right is not to be had within 30 seconds.
    pub(crate) fn take(target: &Target) -> Result<Self> {
        // Where the lock cannot be opened the comparison before the rename has to do; where nothing
        // can be written at all, the save says so.
        let Ok(file) = opened(&name_beside(target.real())) else { return Ok(Self { held: None }) };
        share_as(&file, target.real());
        let begun = Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => {
                    target.remove_leftover();
                    return Ok(Self { held: Some(file) });
                }
                Err(TryLockError::WouldBlock) => {}
                Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Interrupted => {}
                // A drive without locks: the comparison before the rename has to do.
                Err(TryLockError::Error(_)) => return Ok(Self { held: None }),
            }
            if begun.elapsed() > LONGEST_WAIT {
                let name = target.named().display();
                let message = format!("{name}: another clerk is saving it; waited 30 seconds");
                return Err(Message::new(message, "try again in a moment").into());
            }
            thread::sleep(BETWEEN_TRIES);
        }
    }
}

/// Opens the lock file so that colleagues can lock it too; one of theirs need only be readable.
fn opened(lock: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        let nonblocking = rustix::fs::OFlags::NONBLOCK.bits();
        options.mode(0o666).custom_flags(i32::try_from(nonblocking).unwrap_or(0));
    }
    match options.open(lock) {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => options.write(false).create(false).open(lock),
        opened => opened,
    }
}

/// Lets those lock the log who may read it, whatever the user's mask.
fn share_as(lock: &File, log: &Path) {
    if let (Ok(lock_is), Ok(log_is)) = (lock.metadata(), log.metadata())
        && lock_is.permissions() != log_is.permissions()
    {
        // Where the lock is a colleague's it is theirs to share.
        let _ = lock.set_permissions(log_is.permissions());
    }
}

/// Returns the name of a log's lock: `.actions.toml.lock`, or a short one for a very long name.
pub(crate) fn name_beside(real: &Path) -> PathBuf {
    const LONGEST_NAME: usize = 255;
    let mut name = std::ffi::OsString::from(".");
    name.push(real.file_name().unwrap_or_default());
    name.push(".lock");
    if name.len() > LONGEST_NAME {
        name = format!(".actions-{:016x}.lock", number_of_name(real)).into();
    }
    folder_of(real).join(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lock_of_a_very_long_name_has_a_short_one() {
        assert_eq!(name_beside(Path::new("/logs/actions.toml")), Path::new("/logs/.actions.toml.lock"));
        let long = name_beside(&Path::new("/logs").join("x".repeat(253)));
        assert!(long.file_name().is_some_and(|name| name.len() < 40), "{long:?}");
    }

    #[test]
    fn a_lock_is_free_again_when_it_is_dropped() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let file = folder.path().join("actions.toml");
        std::fs::write(&file, "[log]\n").expect("a file for the test");
        let target = Target::of(&file, None).expect("it may be written");
        let first = Lock::take(&target).expect("nobody else saves");
        assert!(first.is_held());
        drop(first);
        assert!(Lock::take(&target).expect("it is free again").is_held());
    }
}
