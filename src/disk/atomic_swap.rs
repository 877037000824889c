//! A new file and an old one change places in one step, so that what was replaced can still be looked at.
//!
//! Between the last look at a log and the rename over it somebody else may save. Where the system
//! can exchange two files, what comes out is compared again, and put back when it is not what was read.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use tempfile::NamedTempFile;

use super::load::is_all;

/// What a new file has taken the place of; removed when it is dropped.
#[derive(Debug)]
pub(crate) struct Replaced {
    real: PathBuf,
    /// The old file under the temporary name; nothing where the system can only rename over it.
    old: Option<NamedTempFile>,
}

impl Replaced {
    /// Puts a new file in the place of the real one.
    pub(crate) fn by(new: NamedTempFile, real: &Path) -> io::Result<Self> {
        let real = real.to_owned();
        match exchange(new.path(), &real) {
            Ok(()) => Ok(Self { real, old: Some(new) }),
            Err(error) if cannot_exchange(&error) => put_in_place(new, &real).map(|()| Self { real, old: None }),
            Err(error) => Err(error),
        }
    }

    /// Tells whether the old file holds these bytes, as far as can be known; errs when it cannot be read.
    pub(crate) fn held(&self, bytes: &[u8]) -> io::Result<bool> {
        self.old.as_ref().map_or(Ok(true), |old| is_all(File::open(old.path())?, &[bytes]))
    }

    /// Puts the old file back in its place, since somebody saved it in the last moment; `new` is
    /// what must come out, in pieces.
    ///
    /// When that fails the old file stays beside the log, and its name comes with the error.
    pub(crate) fn put_back(self, new: &[&[u8]]) -> Result<(), (io::Error, PathBuf)> {
        let Some(old) = self.old else { return Ok(()) };
        if let Err(error) = exchange(old.path(), &self.real) {
            return Err((error, keep_beside(old, &self.real)));
        }
        // Somebody who saved over ours in that moment saved last.
        match File::open(old.path()).and_then(|out| is_all(out, new)) {
            Ok(false) => exchange(old.path(), &self.real).map_err(|error| (error, keep_beside(old, &self.real))),
            _ => Ok(()),
        }
    }
}

/// Renames the temporary file over the other. On Windows a scanner or a synchroniser may hold it
/// for a moment: then it is tried again for two seconds.
pub(crate) fn put_in_place(mut temporary: NamedTempFile, file: &Path) -> io::Result<()> {
    let is_held = |error: &io::Error| cfg!(windows) && matches!(error.raw_os_error(), Some(5 | 32));
    for _ in 0..40 {
        match temporary.persist(file) {
            Ok(_) => return Ok(()),
            Err(failed) if is_held(&failed.error) => temporary = failed.file,
            Err(failed) => return Err(failed.error),
        }
        thread::sleep(Duration::from_millis(50));
    }
    temporary.persist(file).map(|_| ()).map_err(|failed| failed.error)
}

/// Keeps a file that somebody else saved beside the log, under a name of which every command tells.
fn keep_beside(old: NamedTempFile, real: &Path) -> PathBuf {
    let kept = conflicted(real);
    match old.persist(&kept) {
        Ok(_) => kept,
        Err(failed) => failed.file.into_temp_path().keep().unwrap_or(kept),
    }
}

/// Returns the name for a version of a log that somebody else saved in the same moment.
pub(crate) fn conflicted(real: &Path) -> PathBuf {
    let stem = real.file_stem().unwrap_or_default().to_string_lossy();
    let extension = real.extension().unwrap_or_default().to_string_lossy();
    real.with_file_name(format!("{stem} (conflicted copy).{extension}"))
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Tells whether an error means that the system or the drive knows no exchange.
fn cannot_exchange(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::Write;

    use super::*;

    const READ: &[u8] = b"as it was read";
    const OURS: &[u8] = b"ours";

    /// Puts our file in the place of one that holds `old`.
    fn replaced(folder: &Path, old: &[u8]) -> (Replaced, PathBuf) {
        let real = folder.join("actions.toml");
        fs::write(&real, old).expect("a file for the test");
        let mut new = NamedTempFile::new_in(folder).expect("a file for the test");
        new.write_all(OURS).expect("a file for the test");
        (Replaced::by(new, &real).expect("it takes its place"), real)
    }

    #[test]
    fn what_was_read_goes_and_ours_stays() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let (replaced, real) = replaced(folder.path(), READ);
        assert!(replaced.held(READ).expect("it can be read"));
        drop(replaced);
        assert_eq!(fs::read(&real).expect("it is there"), OURS);
        assert_eq!(fs::read_dir(folder.path()).expect("the folder").count(), 1);
    }

    #[cfg(any(target_os = "linux", target_os = "macos"))]
    #[test]
    fn what_somebody_saved_in_the_last_moment_is_put_back() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let (replaced, real) = replaced(folder.path(), b"theirs");
        assert!(!replaced.held(READ).expect("it can be read"));
        replaced.put_back(&[OURS]).expect("it goes back");
        assert_eq!(fs::read(&real).expect("it is there"), b"theirs");
        assert_eq!(fs::read_dir(folder.path()).expect("the folder").count(), 1);
    }

    #[cfg(any(target_os = "linux", target_os = "macos"))]
    #[test]
    fn what_cannot_be_put_back_stays_beside_the_log() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let (replaced, real) = replaced(folder.path(), b"theirs");
        fs::remove_file(&real).expect("somebody takes the log away");
        let (_, kept) = replaced.put_back(&[OURS]).expect_err("there is nothing to exchange");
        assert_eq!(kept, folder.path().join("actions (conflicted copy).toml"));
        assert_eq!(fs::read(kept).expect("it is there"), b"theirs");
    }

    #[cfg(any(target_os = "linux", target_os = "macos"))]
    #[test]
    fn of_two_who_saved_in_the_last_moment_the_last_stays() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let (replaced, real) = replaced(folder.path(), b"theirs");
        fs::write(&real, b"the last").expect("a file for the test");
        replaced.put_back(&[OURS]).expect("it goes back");
        assert_eq!(fs::read(&real).expect("it is there"), b"the last");
    }
}
