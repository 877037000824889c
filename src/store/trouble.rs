//! Why a file could not be read or saved, in plain words.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why a file could not be read or saved, and what to do about it.
#[derive(Debug)]
pub struct Trouble {
    message: String,
    hint: Option<String>,
}

impl Trouble {
    pub(super) fn new(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { message: message.into(), hint: Some(hint.into()) }
    }

    /// Says what to do about it, where there is something to say.
    pub fn hint(&self) -> Option<&str> {
        self.hint.as_deref()
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Trouble {}

/// Says in plain words what the system said of a file.
pub(super) fn said_by_system(file: &Path, doing: &str, error: &io::Error) -> Trouble {
    let name = file.display();
    let folder = folder_of(file);
    match error.kind() {
        io::ErrorKind::NotFound if !folder.is_dir() => Trouble::new(
            format!("{name}: there is no folder `{}`", folder.display()),
            "check the name, or make the folder first",
        ),
        io::ErrorKind::NotFound if file.is_symlink() => Trouble::new(
            format!("{name}: this is a link to a file that is not there"),
            "mend the link, or name the log itself with `--file`",
        ),
        io::ErrorKind::NotFound => Trouble::new(
            format!("{name}: there is no such file"),
            "check the name, or start a log there with `actions init`",
        ),
        io::ErrorKind::PermissionDenied => {
            Trouble::new(format!("{name}: not allowed to {doing}"), "ask whoever keeps the folder for leave to do so")
        }
        _ => Trouble { message: format!("{name}: cannot {doing}: {error}"), hint: None },
    }
}

/// Returns the folder that a file is in.
pub(super) fn folder_of(file: &Path) -> PathBuf {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}
