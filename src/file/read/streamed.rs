//! A log read part by part as it comes from its file, so that the file is never held whole.

use std::io::Read;

use super::by_action::{BREAK, ByAction};
use crate::file::encoding::BOM;
use crate::model::Log;

/// How much is held at once, unless an action is longer: what a processor keeps at hand.
pub(crate) const PART: usize = 64 * 1024;

/// Reads a log in which nothing is wrong, odd, or laid out in another than the usual way, each time up to the last action that begins in the `size` bytes that are held.
pub(crate) fn log_in_parts(mut from: impl Read, size: usize) -> Option<Log> {
    let mut bytes = vec![0; size];
    let mut held = 0;
    let mut read = None;
    loop {
        if held == bytes.len() {
            bytes.resize(2 * held, 0);
        }
        let more = from.read(&mut bytes[held..]).ok()?;
        held += more;
        let end = if more == 0 { held } else { end_of_actions(&bytes[..held]) };
        if end > 0 {
            take(&mut read, str::from_utf8(&bytes[..end]).ok()?)?;
        }
        if more == 0 {
            return read.filter(ByAction::has_each_number_once).map(|pieces| pieces.log);
        }
        bytes.copy_within(end..held, 0);
        held -= end;
    }
}

/// Returns where the last action begins that begins in some bytes, or nought.
fn end_of_actions(bytes: &[u8]) -> usize {
    let breaks = bytes.windows(BREAK.len()).rposition(|window| window == BREAK.as_bytes());
    breaks.map_or(0, |at| at + 1)
}

/// Takes in the next part of a text: whole actions, and what stands above them when it is the first.
fn take(read: &mut Option<ByAction>, part: &str) -> Option<()> {
    let pieces = match read {
        Some(pieces) => {
            pieces.take(part, 0)?;
            pieces
        }
        None => {
            let text = part.strip_prefix(BOM).unwrap_or(part);
            let (mut begun, first) = ByAction::begin(text)?;
            begun.take(text, first)?;
            read.insert(begun)
        }
    };
    pieces.doubts.is_empty().then_some(())
}
