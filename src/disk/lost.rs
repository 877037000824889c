//! A log that is gone, or came to harm, and what is kept of it.

use std::io::ErrorKind;
use std::path::Path;

use super::history::{History, Version};
use super::io_errors::folder_of;
use super::load::load;
use super::read::log_in;
use super::real_path::real_path;
use crate::dates::moment;
use crate::message::{Message, Messages};

/// The versions of a log that can be put back.
#[derive(Debug)]
pub(crate) struct ToPutBack {
    /// The versions, the newest first.
    pub(crate) versions: Vec<Version>,
    /// Whether the log is lost, so that the newest is the log as it was saved last: nothing is to be had from the file.
    pub(crate) is_lost: bool,
}

impl ToPutBack {
    /// Lists the versions of a log with these bytes; with none when the log is gone.
    pub(crate) fn of(history: Option<&History>, disk: Option<&[u8]>) -> Self {
        let Some(history) = history else { return Self { versions: Vec::new(), is_lost: disk.is_none() } };
        let latest = history.latest().and_then(|latest| Some((latest.bytes().ok()?, latest)));
        let is_lost = disk.is_none_or(|disk| latest.as_ref().is_some_and(|(saved, _)| came_to_harm(disk, saved)));
        let saved = latest.filter(|_| is_lost);
        // The newest is what is there when it was kept by a save that was cut off.
        let there = saved.as_ref().map(|(saved, _)| saved.as_slice()).or(disk);
        let is_there = |version: &Version| there.is_some_and(|there| version.bytes().is_ok_and(|bytes| bytes == there));
        let mut versions = history.versions();
        if versions.first().is_some_and(is_there) {
            versions.remove(0);
        }
        Self { versions: saved.into_iter().map(|(_, latest)| latest).chain(versions).collect(), is_lost }
    }
}

/// Tells whether bytes are what is left of a log that was saved: a part was cut off, or nothing but zeros stands there.
fn came_to_harm(disk: &[u8], saved: &[u8]) -> bool {
    if disk.trim_ascii().is_empty() {
        return !saved.trim_ascii().is_empty();
    }
    let is_left = |(byte, saved): (&u8, &u8)| byte == saved || *byte == 0;
    // Trailing zeros may be more than was there.
    let end = disk.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
    end <= saved.len() && disk != saved && disk.iter().zip(saved).all(is_left) && log_in(disk).is_none()
}

/// Tells whether a log is gone: its folder is there, and it is not.
pub fn is_gone(file: &Path) -> bool {
    let is_missing = file.symlink_metadata().is_err_and(|error| error.kind() == ErrorKind::NotFound);
    is_missing && folder_of(file).is_dir()
}

/// Says of a log that is gone how to put back what is kept of it; nothing when it is there, or nothing is kept.
pub fn gone_but_kept(file: &Path, history: Option<&Path>) -> Option<Message> {
    let saved = is_gone(file).then(|| saved(file, history, None))??;
    let message = format!("{}: there is no such file", file.display());
    Some(Message::new(message, format!("`actions undo` puts it back as it was saved {saved}")))
}

/// Says that a log came to harm, and how to put back what is kept of it; nothing when it did not, or nothing is kept.
pub fn harmed_but_kept(file: &Path, history: Option<&Path>) -> Option<Message> {
    let saved = saved(file, history, Some(&load(file).ok()?))?;
    let message = format!("{}: it came to harm after it was saved {saved}", file.display());
    Some(Message::new(message, "`actions undo` puts it back as it was then"))
}

/// Says so in the place of why the log cannot be read, for the rules of a log say nothing to that.
pub fn with_way_back(error: anyhow::Error, file: &Path, history: Option<&Path>) -> anyhow::Error {
    let harmed = || harmed_but_kept(file, history);
    error.is::<Messages>().then(harmed).flatten().map_or(error, Into::into)
}

/// Says when a log that is lost was saved last, if that can be put back.
fn saved(file: &Path, history: Option<&Path>, disk: Option<&[u8]>) -> Option<String> {
    let history = History::of(&real_path(file).ok()?, history?);
    let ToPutBack { versions, is_lost } = ToPutBack::of(Some(&history), disk);
    let newest = versions.first().filter(|_| is_lost)?;
    log_in(&newest.bytes().ok()?)?;
    Some(newest.saved_by_the_clock().map_or_else(|| "last".to_owned(), |at| format!("on {}", moment(at))))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAVED: &[u8] =
        b"[[actions]]\nnumber = 1\nraised = 2026-03-17\naction = \"Visit.\"\nowners = [\"Rik Basra\"]\nrag = \"amber\"\n";

    #[test]
    fn a_part_of_what_was_saved_came_to_harm() {
        let check = |disk: &[u8]| came_to_harm(disk, SAVED);
        let zeros = |from: usize, to: usize| {
            let mut bytes = SAVED.to_vec();
            bytes.resize(bytes.len().max(to), 0);
            bytes[from..to].fill(0);
            bytes
        };
        assert!(check(b"") && check(b"\r\n"));
        assert!(check(&SAVED[..SAVED.len() - 4]), "cut off");
        for (from, to) in [(0, SAVED.len()), (20, 40), (60, SAVED.len()), (60, 4096), (0, 4096)] {
            assert!(check(&zeros(from, to)), "{from} to {to}");
        }
    }

    #[test]
    fn what_somebody_wrote_did_not_come_to_harm() {
        let check = |disk: &str| came_to_harm(disk.as_bytes(), SAVED);
        let text = str::from_utf8(SAVED).expect("it is text");
        assert!(!check(text));
        assert!(!check(&text.replace("rag = \"amber\"\n", "")), "a line was taken out, and it is a log");
        assert!(!check(&text.replace("Visit.\"", "Visit twice.")), "a slip");
        assert!(!check(&(text.to_owned() + "owners = [")), "a slip at its end");
        assert!(!came_to_harm(b"", b"\n"), "nothing stood there");
    }
}
