//! Which file is the log: the one named, else the nearest at hand, else the user's own.

use std::path::{Path, PathBuf};

use directories::ProjectDirs;

use crate::message::Message;

/// The name of a log.
pub const FILE_NAME: &str = "actions.toml";

/// Returns the log to use where none is named: `actions.toml` in `folder` or the nearest folder above it, else the one
/// in the user's data folder.
pub fn locate(folder: &Path) -> Result<PathBuf, Message> {
    if let Some(at_hand) = at_hand(folder) {
        return Ok(at_hand);
    }
    let own = ProjectDirs::from("", "", "actions").map(|folders| folders.data_dir().join(FILE_NAME));
    match own {
        Some(own) if own.exists() => Ok(own),
        own => {
            let own = own.map_or_else(String::new, |own| format!(", nor {}", own.display()));
            let looked = format!("there is no log: no {FILE_NAME} in {} or above{own}", folder.display());
            Err(Message::new(looked, "start one here with `actions init`, or name one with `--file`"))
        }
    }
}

/// Finds the nearest log in or above a folder; one in the folder itself is called by its bare name.
fn at_hand(folder: &Path) -> Option<PathBuf> {
    let found = folder.ancestors().map(|folder| folder.join(FILE_NAME)).find(|file| file.exists())?;
    Some(if found.parent() == Some(folder) { PathBuf::from(FILE_NAME) } else { found })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_above_is_found() {
        let top = tempfile::tempdir().expect("a folder for the test");
        let below = top.path().join("papers/june");
        std::fs::create_dir_all(&below).expect("a folder for the test");
        let log = top.path().join(FILE_NAME);
        std::fs::write(&log, "[log]\n").expect("a file for the test");
        assert_eq!(locate(&below).expect("there is one above"), log);
        assert_eq!(locate(top.path()).expect("there is one here"), Path::new(FILE_NAME));
    }
}
