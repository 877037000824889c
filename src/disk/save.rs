//! Saving a file in one step: the old bytes stay until the new ones are whole and on disk.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::Result;
use tempfile::{Builder, NamedTempFile};

use super::atomic_swap::{Replaced, conflicted, put_in_place};
use super::digest::digest_of_name;
use super::history::{History, Version};
use super::history_upkeep::keep_house;
use super::io_errors::{self, Doing, folder_of, said_by_system};
use super::load::{holds, ordinary};
use crate::file::encoding::MOST_BYTES;
use crate::file::write::toml_text::new_log;
use crate::message::Message;
use crate::model::Log;

/// The real file behind the name that the user gave, found fit to be saved.
#[derive(Debug)]
pub(crate) struct Target {
    named: PathBuf,
    real: PathBuf,
    history: Option<History>,
}

/// What came of a save.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Saved {
    /// The new bytes are on disk.
    Yes {
        /// Whether the version before is kept, so that the change can be undone.
        is_undoable: bool,
    },
    /// Somebody else had saved the file; nothing was changed.
    ChangedMeanwhile,
}

impl Target {
    /// Follows links to the real file, whose earlier versions are kept below `history`; errs when it
    /// is no ordinary file or may not be written.
    pub(crate) fn of(file: &Path, history: Option<&Path>) -> Result<Self> {
        let (_, about) = ordinary(file)?;
        let real = file.canonicalize().map_err(|error| said_by_system(file, Doing::Reading, &error))?;
        // A rename would replace even a file that may not be written, so that is asked first.
        if about.permissions().readonly() || !is_writable(&real) {
            let message = format!("{}: the file is read-only", file.display());
            return Err(Message::new(message, "make it writable, or ask whoever keeps it").into());
        }
        let history = history.map(|all| History::of(&real, all));
        Ok(Self { named: file.to_owned(), real, history })
    }

    /// Returns the file as the user named it.
    pub(crate) fn named(&self) -> &Path {
        &self.named
    }

    /// Returns the real file.
    pub(crate) fn real(&self) -> &Path {
        &self.real
    }

    /// Returns the history of the file, if one is kept.
    pub(crate) const fn history(&self) -> Option<&History> {
        self.history.as_ref()
    }

    /// Lets go of earlier versions, of any log, that need not be kept any more; to be done when the log is not locked.
    pub(crate) fn keep_house(&self) {
        self.history.iter().for_each(keep_house);
    }

    /// Returns why a step of a save could not be done; the file is as it was.
    pub(crate) fn cannot_save(&self, error: &io::Error) -> Message {
        said_by_system(&self.named, Doing::Saving, error)
    }

    /// Puts new bytes, in pieces, in the place of the file, if it still holds `read`. Owner, permissions and
    /// attributes stay. Nothing is changed when it errs, unless it says so.
    pub(crate) fn save(&self, read: &[u8], new: &[&[u8]]) -> Result<Saved> {
        if new.iter().map(|piece| piece.len() as u64).sum::<u64>() > MOST_BYTES {
            let message = format!("{}: the file would be larger than 128 MB", self.named.display());
            return Err(Message::new(message, "start a new log, and keep this one as an archive").into());
        }
        // Kept first, so that what a save that was cut off leaves can be told from what others saved.
        let kept = self.history.as_ref().and_then(|history| history.keep(&self.real, read, new).ok());
        let temporary = like(&self.real, new).map_err(|error| self.cannot_save(&error));
        let replaced = temporary.map_err(Into::into).and_then(|temporary| self.replace_if_same(temporary, read, new));
        if let Ok(true) = replaced {
            if let Some((history, version)) = self.history.as_ref().zip(kept.as_ref()) {
                // Without it a log that comes to harm goes back a change further.
                let _ = history.keep_latest(new, version);
            }
            return Ok(Saved::Yes { is_undoable: kept.is_some() });
        }
        if !replaced.as_ref().is_err_and(anyhow::Error::is::<io_errors::Saved>) {
            kept.iter().for_each(Version::forget);
        }
        replaced.map(|_| Saved::ChangedMeanwhile)
    }

    /// Compares directly before the new file takes the place of the old one, and looks at what came
    /// out before and after the disk has confirmed it, since somebody else may be saving too.
    fn replace_if_same(&self, temporary: NamedTempFile, read: &[u8], new: &[&[u8]]) -> Result<bool> {
        if !holds(&self.real, &[read])? {
            return Ok(false);
        }
        let replaced = Replaced::by(temporary, &self.real).map_err(|error| self.cannot_save(&error))?;
        let (mut held, mut confirmed) = (replaced.held(read), Ok(()));
        if matches!(held, Ok(true)) {
            confirmed = sync_folder(&self.real);
            held = replaced.held(read);
        }
        if !matches!(held, Ok(true)) {
            replaced.put_back(new).map_err(|(error, kept)| {
                let kept = kept.display();
                self.saved_but(&format!("somebody else saved it in the same moment, and theirs is now {kept}"), &error)
            })?;
            held.map_err(|error| self.cannot_save(&error))?;
            return Ok(false);
        }
        confirmed.map_err(|error| self.saved_but("the disk did not confirm it", &error))?;
        Ok(true)
    }

    fn saved_but(&self, what: &str, error: &io::Error) -> io_errors::Saved {
        let message = format!("{}: saved, but {what}: {error}", self.named.display());
        io_errors::Saved(Message::new(message, "look whether the change is there before you make it again"))
    }

    /// Removes the temporary file that a save of this log left when it was cut off. Only whoever
    /// holds the lock may: no save is under way then.
    pub(crate) fn remove_leftover(&self) {
        let name = [&temporary_prefix(&self.real), TEMPORARY_SUFFIX].concat();
        let leftover = folder_of(&self.real).join(name);
        // One that stays is only litter: the next save takes another name.
        let _ = if self.is_of_somebody_else(&leftover) {
            fs::rename(&leftover, conflicted(&self.real))
        } else {
            fs::remove_file(&leftover)
        };
    }

    /// Tells whether a save that was cut off left what somebody else had saved in that moment: the
    /// log is what took the place of the newest version, and the leftover is not that version.
    fn is_of_somebody_else(&self, leftover: &Path) -> bool {
        let Ok(left) = fs::read(leftover) else { return false };
        let newest = self.history.as_ref().and_then(|history| history.versions().into_iter().next());
        newest.is_some_and(|newest| {
            let is_in_place = fs::read(&self.real).is_ok_and(|log| newest.was_replaced_by(&log));
            is_in_place && newest.bytes().is_ok_and(|version| version != left)
        })
    }
}

const TEMPORARY_SUFFIX: &str = ".tmp";

/// Returns how the name of a log's temporary file begins: short, for names may be at most 255 bytes.
fn temporary_prefix(real: &Path) -> String {
    format!(".actions-{:016x}", number_of_name(real))
}

/// Returns a short number for a file's name.
pub(crate) fn number_of_name(file: &Path) -> u64 {
    digest_of_name(file.file_name().unwrap_or_default().as_encoded_bytes())
}

/// Writes bytes to a temporary file beside another, whose owner, permissions and attributes it
/// takes, so that it can take its place in one step.
fn like(real: &Path, pieces: &[&[u8]]) -> io::Result<NamedTempFile> {
    let about = fs::metadata(real)?;
    let temporary = written(temporary_beside(real, None)?, pieces)?;
    keep_owner(temporary.as_file(), &about);
    keep_attributes(real, temporary.as_file());
    temporary.as_file().set_permissions(about.permissions())?;
    temporary.as_file().sync_all()?;
    Ok(temporary)
}

/// Writes bytes to a temporary file beside the place of a new file, with the permissions that new files have.
fn new_beside(file: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let temporary = written(temporary_beside(file, usual_permissions())?, &[bytes])?;
    temporary.as_file().sync_all()?;
    Ok(temporary)
}

/// Makes a temporary file under the name that the next save looks for, else under one that is free.
fn temporary_beside(file: &Path, permissions: Option<fs::Permissions>) -> io::Result<NamedTempFile> {
    let prefix = temporary_prefix(file);
    let mut builder = Builder::new();
    builder.prefix(&prefix).suffix(TEMPORARY_SUFFIX);
    if let Some(permissions) = permissions {
        builder.permissions(permissions);
    }
    match builder.rand_bytes(0).tempfile_in(folder_of(file)) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            builder.rand_bytes(6).tempfile_in(folder_of(file))
        }
        made => made,
    }
}

/// Returns the permissions that a new file is asked for, of which the user's mask takes some away.
#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "elsewhere there are none")]
fn usual_permissions() -> Option<fs::Permissions> {
    use std::os::unix::fs::PermissionsExt;
    Some(fs::Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
fn usual_permissions() -> Option<fs::Permissions> {
    None
}

fn written(mut temporary: NamedTempFile, pieces: &[&[u8]]) -> io::Result<NamedTempFile> {
    pieces.iter().try_for_each(|piece| temporary.write_all(piece))?;
    Ok(temporary)
}

#[cfg(unix)]
fn is_writable(file: &Path) -> bool {
    rustix::fs::access(file, rustix::fs::Access::WRITE_OK).is_ok()
}

#[cfg(not(unix))]
fn is_writable(_: &Path) -> bool {
    true
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

/// Copies extended attributes where the disk has them; one that cannot be copied is let go.
#[cfg(target_os = "linux")]
fn keep_attributes(from: &Path, to: &File) {
    use rustix::fs::{XattrFlags, fsetxattr, getxattr, listxattr};
    let mut names = vec![0; 64 * 1024];
    let mut value = vec![0; 64 * 1024];
    let Ok(length) = listxattr(from, &mut names) else { return };
    for name in names[..length].split(|byte| *byte == 0).filter(|name| !name.is_empty()) {
        if let Ok(length) = getxattr(from, name, &mut value) {
            let _ = fsetxattr(to, name, &value[..length], XattrFlags::empty());
        }
    }
}

#[cfg(not(target_os = "linux"))]
fn keep_attributes(_: &Path, _: &File) {}

/// Makes the new name durable, on systems where a folder can be opened and synced.
fn sync_folder(file: &Path) -> io::Result<()> {
    use io::ErrorKind::{InvalidInput, PermissionDenied, Unsupported};
    match File::open(folder_of(file)).and_then(|folder| folder.sync_all()) {
        Err(error) if !matches!(error.kind(), InvalidInput | PermissionDenied | Unsupported) => Err(error),
        _ => Ok(()),
    }
}

/// Takes a log away again that was begun and could not be filled.
pub fn discard(file: &Path) {
    // One that stays is an empty log, and says so.
    let _ = fs::remove_file(file);
}

/// Writes a new log without actions; refuses to take the place of anything that is there.
pub fn create(file: &Path, log: &Log) -> Result<()> {
    let cannot = |error: io::Error| match error.kind() {
        io::ErrorKind::AlreadyExists => Message::new(
            format!("{}: there is a file already; nothing was changed", file.display()),
            "add to it with `actions add`, or name another with `--file`",
        ),
        _ => said_by_system(file, Doing::Writing, &error),
    };
    if file.symlink_metadata().is_ok() {
        return Err(cannot(io::ErrorKind::AlreadyExists.into()).into());
    }
    Ok(put_new(file, new_log(log).as_bytes()).map_err(cannot)?)
}

/// Writes a new file, whole or not at all; errs when something is there.
pub(crate) fn put_new(file: &Path, bytes: &[u8]) -> io::Result<()> {
    new_beside(file, bytes)?.persist_noclobber(file).map_err(|error| error.error)?;
    sync_folder(file)
}

/// Writes a page, such as a paper, in the place of what is there, whole or not at all; never over the log itself.
pub fn write_whole(file: &Path, page: &[u8], log: &Path) -> Result<()> {
    write_sparing(file, page, &[log])
}

/// Writes a page as `write_whole` does, never over one of these logs.
pub fn write_sparing(file: &Path, page: &[u8], logs: &[impl AsRef<Path>]) -> Result<()> {
    let cannot = |error: io::Error| said_by_system(file, Doing::Writing, &error);
    if file.is_dir() {
        let message = format!("{}: this is a folder, not a file to write", file.display());
        return Err(Message::new(message, "name the file in it, as in `--output papers/june.md`").into());
    }
    if file.symlink_metadata().is_err() {
        put_in_place(new_beside(file, page).map_err(cannot)?, file).map_err(cannot)?;
        return Ok(sync_folder(file).map_err(cannot)?);
    }
    let real = file.canonicalize().map_err(cannot)?;
    if logs.iter().any(|log| log.as_ref().canonicalize().is_ok_and(|log| log == real)) {
        let message = format!("{}: this is the log itself; nothing was changed", file.display());
        return Err(Message::new(message, "give the paper a name of its own").into());
    }
    if !real.is_file() {
        return Ok(fs::write(&real, page).map_err(cannot)?);
    }
    let target = Target::of(file, None)?;
    put_in_place(like(&target.real, &[page]).map_err(cannot)?, &target.real).map_err(cannot)?;
    Ok(sync_folder(&target.real).map_err(cannot)?)
}
