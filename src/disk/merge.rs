//! Two copies of a log brought together: both read, compared with what both began with, and saved like any change.

use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};
use chrono::NaiveDateTime;

use super::ancestors::common_ancestor;
use super::change::{New, change_text, inline_actions, not_as_meant};
use super::load::{load_settled, load_source};
use super::read::{Caveats, decode, log_in, sound};
use super::save::{write_sparing, write_whole};
use super::undo::kept_version;
use crate::file::read::parsed::Parsed;
use crate::file::write::conflict_marks::{decided_as_theirs, marked};
use crate::file::write::left_out::left_out;
use crate::file::write::merged_text::{self, merged_text};
use crate::merge::{Decisions, Merged, Side, lost, merge as merged_logs};
use crate::message::Message;
use crate::model::{Finding, Log, Refusal};

/// Where to find what two copies of a log both began with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Beginning {
    /// The kept version from which both descend, if there is one.
    Kept,
    /// A file.
    File(PathBuf),
    /// A kept version of our log, numbered as `undo` does.
    Version(usize),
}

/// Two copies of a log that are to be brought together.
#[derive(Debug)]
pub struct Copies<'p> {
    /// Our log, which is changed.
    pub ours: &'p Path,
    /// The copy whose changes are brought in.
    pub theirs: &'p Path,
    /// What both began with.
    pub base: &'p Beginning,
    /// Where earlier versions of logs are kept.
    pub history: Option<&'p Path>,
}

/// What came of bringing two copies together.
#[derive(Debug)]
pub struct BroughtTogether {
    /// Our log before.
    pub before: Log,
    /// The log that came of it, and what could not be told.
    pub merged: Merged,
    /// What of theirs is read by nobody but people, and is not in the result: comments of the file and unknown fields.
    pub left_out: Vec<String>,
    /// Whether it is known what both began with.
    pub has_base: bool,
    /// When what both began with was saved, where it is a version that was kept.
    pub base_saved_at: Option<NaiveDateTime>,
    /// Whether it is saved: not while something is undecided, or when theirs has nothing new.
    pub is_changed: bool,
    /// Fields of our log that the program does not know.
    pub unknown: Vec<Finding>,
    /// What could not be made sure of.
    pub caveats: Caveats,
}

impl BroughtTogether {
    /// Tells whether something is said differently and not decided, so that nothing was written.
    pub fn is_undecided(&self) -> bool {
        is_undecided(&self.merged)
    }
}

fn is_undecided(merged: &Merged) -> bool {
    merged.conflicts.iter().any(|conflict| conflict.decided.is_none())
}

/// What both copies began with, as it was found.
struct Base {
    name: PathBuf,
    bytes: Vec<u8>,
    saved_at: Option<NaiveDateTime>,
}

/// Our log, as it was read.
struct Ours<'r, 't> {
    parsed: &'r Parsed<'t>,
    before: &'r Log,
}

/// Brings the changes of another copy into our log, by the protocol of any change.
///
/// Nothing is written while something is undecided. Errs when a copy, or what both began with, is no sound log.
pub fn merge(copies: &Copies, decisions: &Decisions) -> Result<BroughtTogether> {
    let their_bytes = load_settled_source(copies)?;
    let (reading, answer) = change_text(copies.ours, copies.history, |bytes, parsed, before| {
        let base = base_of(copies, bytes, &their_bytes)?;
        let (text, answer) =
            brought_together(copies, &Ours { parsed, before }, base.as_ref(), &their_bytes, decisions)?;
        Ok((text.filter(|_| !is_undecided(&answer.merged)), answer))
    })?;
    let is_changed = !answer.is_undecided() && answer.is_changed;
    Ok(BroughtTogether { is_changed, unknown: reading.unknown, caveats: reading.caveats, ..answer })
}

/// Brings two copies together in a file of its own; both stay as they are.
pub fn merge_into(output: &Path, copies: &Copies, decisions: &Decisions) -> Result<BroughtTogether> {
    let (bytes, their_bytes) = (load_settled(copies.ours)?, load_settled_source(copies)?);
    let source = decode(copies.ours, &bytes)?;
    let (parsed, before, notes) = Parsed::read(source.text);
    let unknown = sound(copies.ours, notes, &parsed)?;
    let base = base_of(copies, &bytes, &their_bytes)?;
    let (new, answer) =
        brought_together(copies, &Ours { parsed: &parsed, before: &before }, base.as_ref(), &their_bytes, decisions)?;
    if !answer.is_undecided() {
        let whole = new.map_or_else(|| bytes.clone(), |new| source.encode(new.text()).concat());
        let beginning = if let Beginning::File(base) = copies.base { base } else { copies.ours };
        write_sparing(output, &whole, &[copies.ours, copies.theirs, beginning])?;
    }
    Ok(BroughtTogether { unknown, ..answer })
}

/// Brings two copies together as git asks for it, in the place of ours; what is undecided is marked there. Returns what
/// came of it; nothing when one of the copies is no sound log, or when what is undecided cannot be marked field by field.
pub fn merge_marked(base: &Path, ours: &Path, theirs: &Path) -> Result<Option<BroughtTogether>> {
    let [was, bytes, their_bytes] = [load_source(base)?, load_source(ours)?, load_source(theirs)?];
    let [Some(_), Some(_)] = [log_in(&bytes), log_in(&their_bytes)] else { return Ok(None) };
    // Where git has brought several beginnings together by itself, the one that it gives may be no sound log.
    let is_known = log_in(&was).is_some() && !was.trim_ascii().is_empty();
    let beginning = if is_known { Beginning::File(base.to_owned()) } else { Beginning::Kept };
    let copies = Copies { ours, theirs, base: &beginning, history: None };
    let source = decode(ours, &bytes)?;
    let (parsed, before, _) = Parsed::read(source.text);
    let was = base_of(&copies, &bytes, &their_bytes)?;
    let together = |side| {
        let decisions = Decisions { of_all: side, ..Decisions::default() };
        brought_together(&copies, &Ours { parsed: &parsed, before: &before }, was.as_ref(), &their_bytes, &decisions)
    };
    let (new, answer) = together(None)?;
    let text = new.map_or_else(|| source.text.to_owned(), |new| new.text().text());
    let text = if answer.is_undecided() {
        let theirs = together(Some(Side::Theirs))?.1.merged.log;
        let marked = marked(&text, &answer.merged.log, &theirs);
        if Parsed::read(&decided_as_theirs(&marked)).1 != theirs {
            return Ok(None);
        }
        marked
    } else {
        text
    };
    if text != source.text {
        write_whole(ours, &source.encode_text(&text), base)?;
    }
    Ok(Some(answer))
}

/// Reads the other copy, which may be in the midst of being saved.
fn load_settled_source(copies: &Copies) -> Result<Vec<u8>> {
    let real = |file: &Path| file.canonicalize().ok();
    if real(copies.ours).is_some_and(|ours| Some(ours) == real(copies.theirs)) {
        let message = format!("{}: this is the log itself", copies.theirs.display());
        return Err(Message::new(message, "name the other copy of it").into());
    }
    load_source(copies.theirs)?;
    load_settled(copies.theirs)
}

/// Finds what two copies both began with.
fn base_of(copies: &Copies, ours: &[u8], theirs: &[u8]) -> Result<Option<Base>> {
    let base = |name: PathBuf, bytes: Vec<u8>, saved_at| Base { name, bytes, saved_at };
    match copies.base {
        Beginning::File(file) => Ok(Some(base(file.clone(), load_source(file)?, None))),
        Beginning::Version(nth) => {
            let bytes = kept_version(copies.ours, copies.history, *nth).ok_or_else(|| no_version(copies.ours, *nth))?;
            Ok(Some(base(PathBuf::from(format!("version {nth}")), bytes, None)))
        }
        Beginning::Kept => {
            let found = common_ancestor((copies.ours, ours), (copies.theirs, theirs), copies.history);
            let found = found.filter(|found| log_in(&found.bytes).is_some());
            Ok(found.map(|found| base(PathBuf::from("the version that was kept"), found.bytes, found.saved_at)))
        }
    }
}

fn no_version(file: &Path, nth: usize) -> Message {
    Message::new(
        format!("{}: there is no version {nth} of it", file.display()),
        "`actions undo --list` shows the versions that are kept; a file is named with its ending",
    )
}

/// Brings two copies together; nothing is written. Returns what our text becomes, unless it stays as it is.
fn brought_together<'t>(
    copies: &Copies,
    ours: &Ours<'_, 't>,
    base: Option<&Base>,
    their_bytes: &[u8],
    decisions: &Decisions,
) -> Result<(Option<New<'t>>, BroughtTogether)> {
    let Ours { parsed, before } = *ours;
    let their_source = decode(copies.theirs, their_bytes)?;
    let (their_parsed, theirs, notes) = Parsed::read(their_source.text);
    // The logs are not taken apart: the process ends when they have been brought together.
    let theirs = ManuallyDrop::new(theirs);
    let unknown: Vec<usize> =
        sound(copies.theirs, notes, &their_parsed)?.into_iter().map(|finding| finding.line).collect();
    let base_source = base.map(|base| decode(&base.name, &base.bytes)).transpose()?;
    let base_read = base_source.as_ref().map(|source| Parsed::read(source.text));
    let base_read = base_read.map(|(parsed, log, notes)| match base {
        Some(base) => sound(&base.name, notes, &parsed).map(|_| (parsed, log)),
        None => Ok((parsed, log)),
    });
    let base_read = base_read.transpose()?;
    let (base_parsed, base_log) = base_read.map_or((None, None), |(parsed, log)| (Some(parsed), Some(log)));
    let base_log = ManuallyDrop::new(base_log);
    let merged = merged_logs(base_log.as_ref(), before, &theirs, decisions).ok_or_else(out_of_numbers)?;
    if let Some(number) = lost(base_log.as_ref(), before, &theirs, &merged).first() {
        return Err(anyhow!(
            "something of action {number} would be lost; this is a fault of the program, please report it"
        ));
    }
    let text = |as_written| {
        let has_unknown = !unknown.is_empty();
        let base = base_parsed.as_ref();
        let source = merged_text::Source { parsed: &their_parsed, log: &theirs, base, has_unknown, as_written };
        merged_text(parsed, before, &source, &merged)
            .map_err(|at| inline_actions(copies.ours, parsed.lines().line(at)))
            .map(|text| New::of(text, parsed, before, merged.log.clone()))
    };
    let new = match text(true)? {
        Some(new) => new,
        None => text(false)?.ok_or_else(|| not_as_meant(copies.ours))?,
    };
    let result = new.text().text();
    let base_text = base_source.as_ref().map_or("", |source| source.text);
    let left_out = left_out(base_text, their_source.text, &result, &unknown);
    let is_changed = result != parsed.text;
    let answer = BroughtTogether {
        before: before.clone(),
        merged,
        left_out,
        has_base: base.is_some(),
        base_saved_at: base.and_then(|base| base.saved_at),
        is_changed,
        unknown: Vec::new(),
        caveats: Caveats::default(),
    };
    Ok((Some(new).filter(|_| is_changed), answer))
}

fn out_of_numbers() -> anyhow::Error {
    Message::from(Refusal::OutOfNumbers).into()
}
