//! A log read part by part as it comes from its file, so that the file is never held whole.

use std::io::Read;
use std::path::Path;

use super::load::ordinary;
use super::pieces::{BREAK, Pieces};
use super::source::{BOM, MOST_BYTES};
use crate::model::Log;

/// How much is read at once: what a processor keeps at hand.
const PART: usize = 256 * 1024;

/// Reads the log in a file in which nothing is wrong, odd, or laid out in another than the usual way.
pub(super) fn sound_log(file: &Path) -> Option<Log> {
    let (opened, _) = ordinary(file).ok()?;
    log_in_parts(opened.take(MOST_BYTES), PART)
}

/// Reads a log by `size` bytes at once, each time up to the last action that begins in them.
pub(super) fn log_in_parts(mut from: impl Read, size: usize) -> Option<Log> {
    let mut bytes = Vec::with_capacity(2 * size);
    let mut read = None;
    loop {
        let is_last = from.by_ref().take(size as u64).read_to_end(&mut bytes).ok()? < size;
        let end = if is_last { bytes.len() } else { end_of_actions(&bytes) };
        if end > 0 || is_last {
            take(&mut read, str::from_utf8(&bytes[..end]).ok()?)?;
            bytes.drain(..end);
        }
        if is_last {
            return read.filter(Pieces::has_each_number_once).map(|pieces| pieces.log);
        }
    }
}

/// Returns where the last action begins that begins in some bytes, or nought.
fn end_of_actions(bytes: &[u8]) -> usize {
    let breaks = bytes.windows(BREAK.len()).rposition(|window| window == BREAK.as_bytes());
    breaks.map_or(0, |at| at + 1)
}

/// Takes in the next part of a text: whole actions, and what stands above them when it is the first.
fn take(read: &mut Option<Pieces>, part: &str) -> Option<()> {
    let pieces = match read {
        Some(pieces) => {
            pieces.take(part, 0)?;
            pieces
        }
        None => {
            let text = part.strip_prefix(BOM).unwrap_or(part);
            let (mut begun, first) = Pieces::begin(text)?;
            begun.take(text, first)?;
            read.insert(begun)
        }
    };
    pieces.doubts.is_empty().then_some(())
}
