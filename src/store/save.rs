//! Saving a file in one step: the old bytes stay until the new ones are whole and on disk.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use anyhow::Result;
use tempfile::NamedTempFile;

use super::entries::new_log;
use super::load::load;
use super::trouble::{Trouble, folder_of, said_by_system};
use crate::dates::Calendar;

/// What came of a save.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Saved {
    /// The new bytes are on disk.
    Yes,
    /// Somebody else had saved the file; nothing was changed.
    ChangedMeanwhile,
}

/// Puts new bytes in the place of the file, if it still holds `read`. Links stay, and so do owner and permissions.
pub(super) fn save(file: &Path, read: &[u8], new: &[u8]) -> Result<Saved> {
    let cannot = |error: io::Error| said_by_system(file, "save it, so nothing was changed", &error);
    let real = file.canonicalize().map_err(cannot)?;
    let about = fs::metadata(&real).map_err(cannot)?;
    if about.permissions().readonly() {
        return Err(Trouble::new(
            format!("{}: the file is read-only; nothing was changed", file.display()),
            "make it writable, or ask whoever keeps it",
        )
        .into());
    }
    OpenOptions::new().append(true).open(&real).map_err(cannot)?;
    let temporary = written_beside(&real, new).map_err(cannot)?;
    keep_owner(temporary.as_file(), &about);
    temporary.as_file().set_permissions(about.permissions()).map_err(cannot)?;
    temporary.as_file().sync_all().map_err(cannot)?;
    if load(&real)? != read {
        return Ok(Saved::ChangedMeanwhile);
    }
    temporary.persist(&real).map_err(|error| cannot(error.error))?;
    sync_folder(&real);
    Ok(Saved::Yes)
}

/// Writes bytes to a temporary file in the same folder, so that it can take the other's place in one step.
fn written_beside(file: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut temporary = tempfile::Builder::new().prefix(".actions-").suffix(".tmp").tempfile_in(folder_of(file))?;
    temporary.write_all(bytes)?;
    Ok(temporary)
}

#[cfg(unix)]
fn keep_owner(file: &File, about: &fs::Metadata) {
    use std::os::unix::fs::{MetadataExt, fchown};
    // Only the superuser may give a file away; the group at least is kept where it can be.
    if fchown(file, Some(about.uid()), Some(about.gid())).is_err() {
        let _ = fchown(file, None, Some(about.gid()));
    }
}

#[cfg(not(unix))]
fn keep_owner(_: &File, _: &fs::Metadata) {}

/// Makes the new name durable where folders can be synced; elsewhere the rename has to do.
fn sync_folder(file: &Path) {
    if let Ok(folder) = File::open(folder_of(file)) {
        let _ = folder.sync_all();
    }
}

/// Writes a new log; refuses to take the place of anything that is there.
pub fn create(file: &Path, title: &str, calendar: &Calendar) -> Result<()> {
    let cannot = |error: io::Error| match error.kind() {
        io::ErrorKind::AlreadyExists => Trouble::new(
            format!("{}: there is a file already; nothing was changed", file.display()),
            "add to it with `actions add`, or name another with `--file`",
        ),
        _ => said_by_system(file, "start a log there", &error),
    };
    if file.symlink_metadata().is_ok() {
        return Err(cannot(io::ErrorKind::AlreadyExists.into()).into());
    }
    let temporary = with_usual_permissions(written_beside(file, new_log(title, calendar).as_bytes()).map_err(cannot)?);
    let temporary = temporary.map_err(cannot)?;
    temporary.as_file().sync_all().map_err(cannot)?;
    temporary.persist_noclobber(file).map_err(|error| cannot(error.error))?;
    sync_folder(file);
    Ok(())
}

/// Writes a page, such as a paper, in the place of what is there, whole or not at all; never over the log itself.
pub fn write_whole(file: &Path, page: &str, log: &Path) -> Result<()> {
    let cannot = |error: io::Error| said_by_system(file, "write it", &error);
    if file.is_dir() {
        let message = format!("{}: this is a folder, not a file to write", file.display());
        return Err(Trouble::new(message, "name the file in it, as in `--output papers/june.md`").into());
    }
    let real = file.canonicalize().unwrap_or_else(|_| file.to_owned());
    if log.canonicalize().is_ok_and(|log| log == real) {
        let message = format!("{}: this is the log itself; nothing was changed", file.display());
        return Err(Trouble::new(message, "give the paper a name of its own").into());
    }
    if real.exists() && !real.is_file() {
        fs::write(&real, page).map_err(cannot)?;
        return Ok(());
    }
    let temporary = with_usual_permissions(written_beside(&real, page.as_bytes()).map_err(cannot)?).map_err(cannot)?;
    temporary.as_file().sync_all().map_err(cannot)?;
    temporary.persist(&real).map_err(|error| cannot(error.error))?;
    sync_folder(&real);
    Ok(())
}

/// A temporary file is for its owner alone; a new log or paper is readable as other new files are.
#[cfg(unix)]
fn with_usual_permissions(temporary: NamedTempFile) -> io::Result<NamedTempFile> {
    use std::os::unix::fs::PermissionsExt;
    temporary.as_file().set_permissions(fs::Permissions::from_mode(0o644))?;
    Ok(temporary)
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "it can fail elsewhere")]
fn with_usual_permissions(temporary: NamedTempFile) -> io::Result<NamedTempFile> {
    Ok(temporary)
}
