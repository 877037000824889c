//! Earlier versions of a log, in the user's own state folder: `NNNNNNNN-DIGEST-DIGEST.toml`, numbered
//! in the order of the changes that ended them, with their own digest and that of what took their place; beside
//! them the log as it was saved last, `latest-DIGEST`, and where it is.

use std::fs::{self, DirBuilder, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use chrono::{DateTime, Local, NaiveDateTime};
use directories::ProjectDirs;

use super::digest::{digest, digest_of_name};
use super::read_dir::names_in;

/// How many versions of a log are kept, and how many bytes of them.
const MOST_VERSIONS: usize = 50;
const MOST_BYTES: u64 = 256 * 1024 * 1024;

/// Returns the folder in which the user's system keeps earlier versions of logs, if it has one.
pub fn history_folder() -> Option<PathBuf> {
    let own = ProjectDirs::from("", "", "actions")?;
    Some(own.state_dir().unwrap_or_else(|| own.data_local_dir()).join("history"))
}

/// The earlier versions of one log.
#[derive(Debug)]
pub(crate) struct History {
    folder: PathBuf,
}

/// An earlier version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Version {
    path: PathBuf,
    number: u64,
    /// The digest of its bytes.
    own: u64,
    /// The digest of the bytes that took its place.
    replaced_by: u64,
}

impl History {
    /// Returns the history of a log, by the real path of its file, below the folder for all logs.
    pub(crate) fn of(real: &Path, all: &Path) -> Self {
        Self { folder: all.join(name_of(real)) }
    }

    /// Lists the histories of all logs, in no order.
    pub(crate) fn each(all: &Path) -> Vec<Self> {
        let is_name = |name: &str| name.len() == 16 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
        let names = names_in(all).into_iter().filter_map(|name| name.into_string().ok());
        let folders = names.filter(|name| is_name(name)).map(|name| all.join(name));
        let is_folder = |folder: &PathBuf| folder.symlink_metadata().is_ok_and(|about| about.is_dir());
        folders.filter(is_folder).map(|folder| Self { folder }).collect()
    }

    /// Returns the folder of the histories of all logs.
    pub(crate) fn of_all(&self) -> &Path {
        self.folder.parent().unwrap_or(&self.folder)
    }

    /// Returns the real path of the log, and when the log was last seen there; nothing when that was not written down.
    pub(crate) fn place(&self) -> Option<(PathBuf, SystemTime)> {
        let file = self.folder.join(PLACE);
        let real = path_of(fs::read(&file).ok()?)?;
        // What was cut off, or written by somebody else, is no place.
        let is_own = self.folder.file_name().is_some_and(|name| name == name_of(&real).as_str());
        Some((real, fs::metadata(&file).ok()?.modified().ok()?)).filter(|_| is_own)
    }

    /// Writes down that the log was seen at its place at a time, else just now.
    pub(crate) fn saw(&self, real: &Path, at: Option<SystemTime>) -> io::Result<()> {
        let file = self.folder.join(PLACE);
        fs::write(&file, real.as_os_str().as_encoded_bytes())?;
        at.map_or(Ok(()), |at| File::options().append(true).open(&file)?.set_modified(at))
    }

    /// Removes what is left of a history of which no version is kept.
    pub(crate) fn end(&self) {
        self.each_latest().iter().for_each(Version::forget);
        for name in [PLACE, UNFINISHED] {
            let _ = fs::remove_file(self.folder.join(name));
        }
        // A folder in which somebody keeps something stays.
        let _ = fs::remove_dir(&self.folder);
    }

    /// Lists the versions, the newest first.
    pub(crate) fn versions(&self) -> Vec<Version> {
        let paths = names_in(&self.folder).into_iter().map(|name| self.folder.join(name));
        let mut versions: Vec<Version> = paths.filter_map(Version::at).collect();
        versions.sort_by_key(|version| std::cmp::Reverse(version.number));
        versions
    }

    /// Returns the log as it was saved last, if that is kept: what is in the file, unless something befell it.
    pub(crate) fn latest(&self) -> Option<Version> {
        self.each_latest().into_iter().max_by_key(|version| version.saved_at().ok())
    }

    /// Lists what was saved last; more than one only when a save was cut off.
    fn each_latest(&self) -> Vec<Version> {
        let names = names_in(&self.folder).into_iter();
        let latest = names.filter_map(|name| {
            let own = u64::from_str_radix(name.to_str()?.strip_prefix(LATEST)?, 16).ok()?;
            Some(Version { path: self.folder.join(name), number: u64::MAX, own, replaced_by: 0 })
        });
        latest.collect()
    }

    /// Keeps what has just been saved, in pieces, in the place of `version`.
    pub(crate) fn keep_latest(&self, pieces: &[&[u8]], version: &Version) -> io::Result<()> {
        let before = self.each_latest();
        let (unfinished, own) = (self.folder.join(UNFINISHED), version.replaced_by);
        let mut latest = begin(&unfinished)?;
        pieces.iter().try_for_each(|piece| latest.write_all(piece))?;
        let path = self.folder.join(format!("{LATEST}{own:016x}"));
        fs::rename(unfinished, &path)?;
        before.iter().filter(|before| before.path != path).for_each(Version::forget);
        Ok(())
    }

    /// Keeps the version that is about to be replaced by `after`, which is in pieces, and lets go of the oldest.
    pub(crate) fn keep(&self, real: &Path, before: &[u8], after: &[&[u8]]) -> io::Result<Version> {
        private_folder(&self.folder)?;
        let mut versions = self.versions();
        let (own, replaced_by) = (digest(&[before]), digest(after));
        // A save that was cut off before it took place has kept the version that is still there.
        let is_still_there = |newest: &&Version| newest.own == own && newest.bytes().is_ok_and(|bytes| bytes == before);
        if let Some(newest) = versions.first().filter(is_still_there) {
            fs::remove_file(&newest.path)?;
            versions.remove(0);
        }
        let number = versions.first().map_or(Some(1), |newest| newest.number.checked_add(1));
        let number = number.ok_or(io::ErrorKind::InvalidData)?;
        let path = self.folder.join(format!("{number:08}-{own:016x}-{replaced_by:016x}.toml"));
        copy(real, &self.folder.join(UNFINISHED), &path)?;
        // A history that does not know its log is kept for good.
        let _ = self.saw(real, None);
        let_go(&versions, before.len() as u64);
        Ok(Version { path, number, own, replaced_by })
    }
}

/// The name of the file that says where the log is.
const PLACE: &str = "path";

/// Returns the name of the folder for the versions of a log.
fn name_of(real: &Path) -> String {
    format!("{:016x}", digest_of_name(real.as_os_str().as_encoded_bytes()))
}

#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "elsewhere not all bytes are a path")]
fn path_of(bytes: Vec<u8>) -> Option<PathBuf> {
    use std::os::unix::ffi::OsStringExt;
    Some(std::ffi::OsString::from_vec(bytes).into())
}

#[cfg(not(unix))]
fn path_of(bytes: Vec<u8>) -> Option<PathBuf> {
    String::from_utf8(bytes).ok().map(PathBuf::from)
}

/// The name of a copy that is not yet whole; one that was cut off is written over by the next.
const UNFINISHED: &str = "unfinished";

/// How the name of what was saved last begins.
const LATEST: &str = "latest-";

/// Copies a file for the user alone, under its name only when it is whole.
fn copy(real: &Path, unfinished: &Path, path: &Path) -> io::Result<()> {
    let saved_at = fs::metadata(real)?.modified()?;
    let mut copy = begin(unfinished)?;
    io::copy(&mut File::open(real)?, &mut copy)?;
    copy.set_modified(saved_at)?;
    fs::rename(unfinished, path)
}

/// Begins a file for the user alone, in the place of one that was cut off.
fn begin(unfinished: &Path) -> io::Result<File> {
    if unfinished.exists() {
        fs::remove_file(unfinished)?;
    }
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(unfinished)
}

/// Removes the versions beyond those that are kept, when the newest is `newest` bytes long.
fn let_go(older: &[Version], newest: u64) {
    let mut bytes = newest;
    for (index, version) in older.iter().enumerate() {
        bytes += version.size();
        if index + 1 >= MOST_VERSIONS || bytes > MOST_BYTES {
            version.forget();
        }
    }
}

impl Version {
    fn at(path: PathBuf) -> Option<Self> {
        let name = path.file_name()?.to_str()?.strip_suffix(".toml")?;
        let [number, own, replaced_by] = name.split('-').collect::<Vec<_>>().try_into().ok()?;
        let digest = |digits| u64::from_str_radix(digits, 16).ok();
        let (number, own, replaced_by) = (number.parse().ok()?, digest(own)?, digest(replaced_by)?);
        Some(Self { path, number, own, replaced_by })
    }

    /// Returns the bytes of the version; errs when they are not those that were kept.
    pub(crate) fn bytes(&self) -> io::Result<Vec<u8>> {
        let damaged = || io::Error::new(io::ErrorKind::InvalidData, "the version that was kept is damaged");
        let bytes = if fs::metadata(&self.path)?.is_file() { fs::read(&self.path)? } else { return Err(damaged()) };
        if digest(&[&bytes]) == self.own { Ok(bytes) } else { Err(damaged()) }
    }

    /// Removes the version: its change did not come about, or it has been kept for long enough.
    pub(crate) fn forget(&self) {
        // One that stays is recognised by the next change, or goes another day.
        let _ = fs::remove_file(&self.path);
    }

    /// Returns how many bytes it has.
    pub(crate) fn size(&self) -> u64 {
        self.path.symlink_metadata().map_or(0, |about| about.len())
    }

    /// Returns when the version was saved.
    pub(crate) fn saved_at(&self) -> io::Result<SystemTime> {
        fs::metadata(&self.path)?.modified()
    }

    /// Returns when the version was saved, by the user's clock, if the system knows.
    pub(crate) fn saved_by_the_clock(&self) -> Option<NaiveDateTime> {
        self.saved_at().ok().map(by_the_clock)
    }

    /// Returns the digest of its bytes.
    pub(crate) const fn own(&self) -> u64 {
        self.own
    }

    /// Returns the digest of the bytes that took its place.
    pub(crate) const fn replaced_by(&self) -> u64 {
        self.replaced_by
    }

    /// Tells whether these bytes are those that took its place.
    pub(crate) fn was_replaced_by(&self, bytes: &[u8]) -> bool {
        self.replaced_by == digest(&[bytes])
    }
}

/// Returns a moment by the user's clock.
pub(crate) fn by_the_clock(time: SystemTime) -> NaiveDateTime {
    DateTime::<Local>::from(time).naive_local()
}

#[cfg(test)]
impl History {
    /// Returns the name of its folder.
    pub(crate) fn name(&self) -> &std::ffi::OsStr {
        self.folder.file_name().unwrap_or_default()
    }
}

#[cfg(test)]
impl Version {
    /// Gives the version a time of a test, in seconds since 1970.
    pub(crate) fn saved_long_ago(&self, seconds: u64) {
        let file = File::options().append(true).open(&self.path).expect("the version");
        file.set_modified(SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(seconds))
            .expect("a time of the test");
    }

    /// Cuts the version off, as a failing disk may.
    pub(crate) fn damage(&self) {
        fs::write(&self.path, "").expect("the version");
    }
}

/// Makes a folder that only the user may look into.
fn private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(folder)
}
