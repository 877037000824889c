//! Why a file could not be read or saved, in plain words.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::message::Message;

/// What went wrong after the file was saved, which the message says.
#[derive(Debug)]
pub struct Saved(pub Message);

impl fmt::Display for Saved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Saved {}

/// What was being done with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Doing {
    /// Reading it.
    Reading,
    /// Saving a change of it.
    Saving,
    /// Writing a new log or a paper.
    Writing,
}

impl Doing {
    const fn verb(self) -> &'static str {
        match self {
            Self::Reading => "read",
            Self::Saving => "saved",
            Self::Writing => "written",
        }
    }
}

/// Says in plain words what the system said of a file.
pub(crate) fn said_by_system(file: &Path, doing: Doing, error: &io::Error) -> Message {
    use io::ErrorKind::{
        FileTooLarge, NotADirectory, NotFound, PermissionDenied, QuotaExceeded, ReadOnlyFilesystem, StorageFull,
    };
    let folder = folder_of(file);
    let (what, hint) = match error.kind() {
        NotFound | NotADirectory if !folder.is_dir() => {
            (format!("there is no folder `{}`", folder.display()), "check the name, or make the folder first")
        }
        NotFound if file.is_symlink() => {
            let what = "this is a link to a file that is not there".to_owned();
            (what, "mend the link, or name the log itself with `--file`")
        }
        NotFound => ("there is no such file".to_owned(), "check the name, or start a log there with `actions init`"),
        kind => {
            let (why, hint) = match kind {
                StorageFull | QuotaExceeded | FileTooLarge => {
                    ("there is no room left on the disk".to_owned(), "make room on it, then try again")
                }
                ReadOnlyFilesystem => {
                    ("the disk is read-only".to_owned(), "ask whoever keeps it to let you write to it")
                }
                PermissionDenied if doing == Doing::Reading => {
                    ("you are not allowed to".to_owned(), "ask whoever keeps it for leave")
                }
                PermissionDenied => {
                    ("you are not allowed to write in its folder".to_owned(), "ask whoever keeps the folder for leave")
                }
                _ => (error.to_string(), "try again; if it stays so, ask whoever keeps the disk"),
            };
            (format!("not {}: {why}", doing.verb()), hint)
        }
    };
    Message::new(format!("{}: {what}", file.display()), hint)
}

/// Returns the folder that a file is in.
pub(crate) fn folder_of(file: &Path) -> PathBuf {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}
