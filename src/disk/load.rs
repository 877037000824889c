//! The bytes of a file, as long as it is one that can be a log.

use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::path::Path;
use std::thread;
use std::time::Duration;

use anyhow::Result;

use super::io_errors::{Doing, folder_of, said_by_system};
use crate::file::encoding::MOST_BYTES;
use crate::message::Message;

/// How long an editor may take from emptying a file to filling it.
const MOMENT: Duration = Duration::from_millis(20);

/// Opens an ordinary file of at most 128 MB, and returns what the system knows of it.
pub(crate) fn ordinary(file: &Path) -> Result<(File, Metadata)> {
    let said = |error: io::Error| said_by_system(file, Doing::Reading, &error);
    let opened = opened(file).map_err(said)?;
    let about = opened.metadata().map_err(said)?;
    let name = file.display();
    if about.is_dir() {
        let hint = "name the file in it, as in `--file board/actions.toml`";
        return Err(Message::new(format!("{name}: this is a folder, not a log"), hint).into());
    }
    if !about.is_file() {
        return Err(Message::new(format!("{name}: this is not an ordinary file"), "name a text file").into());
    }
    if about.len() > MOST_BYTES {
        let hint = "check that it is the log";
        return Err(Message::new(format!("{name}: the file is larger than 128 MB"), hint).into());
    }
    Ok((opened, about))
}

/// Opens a file for reading; one that is a pipe must not be waited for.
pub(crate) fn opened(file: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.custom_flags(i32::try_from(rustix::fs::OFlags::NONBLOCK.bits()).unwrap_or(0));
    }
    options.open(file)
}

/// Reads the bytes of an ordinary file of at most 128 MB.
pub(crate) fn load(file: &Path) -> Result<Vec<u8>> {
    let (opened, about) = ordinary(file)?;
    let mut bytes = Vec::with_capacity(usize::try_from(about.len()).unwrap_or(0));
    let read = opened.take(MOST_BYTES).read_to_end(&mut bytes);
    read.map_err(|error| said_by_system(file, Doing::Reading, &error))?;
    Ok(bytes)
}

/// Tells whether an ordinary file holds these pieces, one behind the other, and nothing else.
pub(crate) fn holds(file: &Path, pieces: &[&[u8]]) -> Result<bool> {
    let (opened, _) = ordinary(file)?;
    is_all(opened, pieces).map_err(|error| said_by_system(file, Doing::Reading, &error).into())
}

/// Tells whether what there is to read is these pieces, one behind the other, and nothing else.
pub(crate) fn is_all(mut from: impl Read, pieces: &[&[u8]]) -> io::Result<bool> {
    let mut buffer = vec![0; 64 * 1024];
    let mut holds = |part: &[u8]| {
        let next = &mut buffer[..part.len()];
        ended(from.read_exact(next)).map(|is_ended| !is_ended && next == part)
    };
    for part in pieces.iter().flat_map(|piece| piece.chunks(64 * 1024)) {
        if !holds(part)? {
            return Ok(false);
        }
    }
    ended(from.read_exact(&mut [0]))
}

/// Tells whether there was less to read than was wanted.
fn ended(read: io::Result<()>) -> io::Result<bool> {
    match read {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(true),
        read => read.map(|()| false),
    }
}

/// Reads the bytes of a file that is to be taken in; errs unless it is an ordinary one of at most 128 MB.
pub fn load_source(file: &Path) -> Result<Vec<u8>> {
    if file.symlink_metadata().is_err() && folder_of(file).is_dir() {
        return Err(Message::new(format!("{}: there is no such file", file.display()), "check the name").into());
    }
    if file.is_dir() {
        return Err(Message::new(format!("{}: this is a folder", file.display()), "name the file in it").into());
    }
    load(file)
}

/// Loads a log; an editor that has emptied its file is given a moment to fill it.
pub(crate) fn load_settled(file: &Path) -> Result<Vec<u8>> {
    let bytes = load(file)?;
    if !bytes.trim_ascii().is_empty() {
        return Ok(bytes);
    }
    thread::sleep(MOMENT);
    load(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_all_there_is_or_not() {
        let bytes: Vec<u8> = (0..200_000_u32).map(|place| place.to_le_bytes()[0] ^ place.to_le_bytes()[1]).collect();
        let is_all = |pieces: &[&[u8]]| is_all(bytes.as_slice(), pieces).expect("it can be read");
        assert!(is_all(&[&bytes]));
        assert!(is_all(&[b"", &bytes[..70_000], b"", &bytes[70_000..]]));
        assert!(!is_all(&[&bytes[..199_999]]));
        assert!(!is_all(&[&bytes, b"x"]));
        for place in [0, 65_535, 65_536, 150_000, 199_999] {
            let mut other = bytes.clone();
            other[place] ^= 1;
            assert!(!is_all(&[&other]), "{place}");
        }
    }
}
