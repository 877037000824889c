//! The bytes of a file, as long as it is one that can be a log.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use anyhow::Result;

use super::source::MOST_BYTES;
use super::trouble::{Trouble, said_by_system};

/// Reads the bytes of an ordinary file of at most 128 MB.
pub(super) fn load(file: &Path) -> Result<Vec<u8>> {
    let said = |error: io::Error| said_by_system(file, "read it", &error);
    let about = fs::metadata(file).map_err(said)?;
    let name = file.display();
    if about.is_dir() {
        return Err(Trouble::new(
            format!("{name}: this is a folder, not a log"),
            "name the file in it, as in `--file board/actions.toml`",
        )
        .into());
    }
    if !about.is_file() {
        return Err(Trouble::new(format!("{name}: this is not an ordinary file"), "name a text file").into());
    }
    if about.len() > MOST_BYTES {
        return Err(Trouble::new(format!("{name}: the file is larger than 128 MB"), "check that it is the log").into());
    }
    let mut bytes = Vec::new();
    File::open(file).map_err(said)?.take(MOST_BYTES).read_to_end(&mut bytes).map_err(said)?;
    Ok(bytes)
}
