//! The bytes of a file, as long as it is one that can be a log.

use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::Path;
use std::thread;
use std::time::Duration;

use anyhow::Result;

use super::source::MOST_BYTES;
use super::trouble::{Doing, Trouble, said_by_system};

/// How long an editor may take from emptying a file to filling it.
const MOMENT: Duration = Duration::from_millis(20);

/// Returns what the system knows of a file; errs unless it is an ordinary one of at most 128 MB.
pub(super) fn ordinary(file: &Path) -> Result<Metadata> {
    let about = fs::metadata(file).map_err(|error| said_by_system(file, Doing::Reading, &error))?;
    let name = file.display();
    if about.is_dir() {
        let hint = "name the file in it, as in `--file board/actions.toml`";
        return Err(Trouble::new(format!("{name}: this is a folder, not a log"), hint).into());
    }
    if !about.is_file() {
        return Err(Trouble::new(format!("{name}: this is not an ordinary file"), "name a text file").into());
    }
    if about.len() > MOST_BYTES {
        let hint = "check that it is the log";
        return Err(Trouble::new(format!("{name}: the file is larger than 128 MB"), hint).into());
    }
    Ok(about)
}

/// Reads the bytes of an ordinary file of at most 128 MB.
pub(super) fn load(file: &Path) -> Result<Vec<u8>> {
    let said = |error: io::Error| said_by_system(file, Doing::Reading, &error);
    let about = ordinary(file)?;
    let mut bytes = Vec::with_capacity(usize::try_from(about.len()).unwrap_or(0));
    File::open(file).map_err(said)?.take(MOST_BYTES).read_to_end(&mut bytes).map_err(said)?;
    Ok(bytes)
}

/// Loads a log; an editor that has emptied its file is given a moment to fill it.
pub(super) fn load_settled(file: &Path) -> Result<Vec<u8>> {
    let bytes = load(file)?;
    if !bytes.trim_ascii().is_empty() {
        return Ok(bytes);
    }
    thread::sleep(MOMENT);
    load(file)
}
