//! A log in its file: read, or every mistake in it found.

use std::collections::HashSet;
use std::io::Read;
use std::path::Path;

use anyhow::Result;

use super::load::{load_settled, ordinary};
use crate::file::encoding::{MOST_BYTES, Source};
use crate::file::explain::complaint::Complaint;
use crate::file::lines::Lines;
use crate::file::read::fields::Notes;
use crate::file::read::full_parse::FullParse;
use crate::file::read::parsed::Parsed;
use crate::file::read::streamed::{PART, log_in_parts};
use crate::message::{Message, Messages};
use crate::model::{Doubt, Finding, Kind, Log};

/// What could not be made sure of when a log was saved.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Caveats {
    /// The version before could not be kept, so that the change cannot be undone.
    pub is_final: bool,
    /// The log could not be locked, so that others could save at the very same moment.
    pub is_unlocked: bool,
}

/// A log as it was read, and what is odd in the writing of its file.
#[derive(Debug)]
pub struct Reading {
    /// The log.
    pub log: Log,
    /// Fields that the program does not know, by line.
    pub unknown: Vec<Finding>,
    /// What could not be made sure of when it was saved.
    pub caveats: Caveats,
}

pub(crate) fn decode<'b>(file: &Path, bytes: &'b [u8]) -> Result<Source<'b>> {
    Source::decode(bytes).map_err(|(complaint, line)| {
        unreadable(file, vec![Finding { line, kind: Kind::Problem, message: complaint.message }]).into()
    })
}

/// Puts complaints on their lines, in the order of the lines.
fn found(complaints: Vec<Complaint>, kind: Kind, lines: &Lines) -> Vec<Finding> {
    let mut found: Vec<Finding> = complaints.into_iter().map(|complaint| complaint.found(kind, lines)).collect();
    found.sort_by_key(|finding| finding.line);
    found
}

/// How many problems of one file are named at once.
const MOST_PROBLEMS: usize = 20;

/// Says why a file breaks the rules of a log: every problem, up to 20, in the order of the lines.
fn unreadable(file: &Path, mut problems: Vec<Finding>) -> Messages {
    problems.sort_by_key(|problem| problem.line);
    let more = problems.len().saturating_sub(MOST_PROBLEMS);
    let named =
        problems.into_iter().take(MOST_PROBLEMS).map(|problem| problem.message.at(file.display(), problem.line));
    let more = (more > 0).then(|| {
        let message = format!("{}: and {more} more problems", file.display());
        Message::new(message, "mend these first, then run `actions check`")
    });
    Messages(named.chain(more).collect())
}

/// Returns the doubts about a text without problems, or every problem in it.
pub(crate) fn sound(file: &Path, notes: Notes, parsed: &Parsed) -> Result<Vec<Finding>> {
    let Notes { problems, doubts, .. } = notes;
    if problems.is_empty() {
        return Ok(if doubts.is_empty() { Vec::new() } else { found(doubts, Kind::Doubt, &parsed.lines()) });
    }
    Err(unreadable(file, found(problems, Kind::Problem, &parsed.lines())).into())
}

/// Reads the log in some bytes; nothing when they break the rules of a log.
pub(crate) fn log_in(bytes: &[u8]) -> Option<Log> {
    let source = Source::decode(bytes).ok()?;
    let (_, log, notes) = Parsed::read(source.text);
    notes.problems.is_empty().then_some(log)
}

/// Reads the log in a file in which nothing is wrong, odd, or laid out in another than the usual way.
fn sound_log(file: &Path) -> Option<Log> {
    let (opened, _) = ordinary(file).ok()?;
    log_in_parts(opened.take(MOST_BYTES), PART)
}

/// Reads the log in a file.
///
/// Errs when the file cannot be read, and with every problem when it breaks a rule.
pub fn read(file: &Path) -> Result<Reading> {
    if let Some(log) = sound_log(file) {
        return Ok(Reading { log, unknown: Vec::new(), caveats: Caveats::default() });
    }
    let bytes = load_settled(file)?;
    let source = decode(file, &bytes)?;
    let (parsed, log, notes) = Parsed::read(source.text);
    let unknown = sound(file, notes, &parsed)?;
    Ok(Reading { log, unknown, caveats: Caveats::default() })
}

/// Finds everything wrong or odd in a file, in the order of its lines; `doubts` are asked of a log without problems.
///
/// Errs when the file cannot be read as text.
pub fn check(file: &Path, doubts: impl FnOnce(&Log) -> Vec<Doubt>) -> Result<Vec<Finding>> {
    let bytes = load_settled(file)?;
    let source = decode(file, &bytes)?;
    let full = FullParse::read(source.text);
    let (log, notes) = full.log();
    let is_whole = notes.problems.is_empty();
    let mut findings = found(notes.problems, Kind::Problem, &full.lines);
    // A line that cannot be read right is not doubted as well.
    let broken: HashSet<usize> = findings.iter().map(|problem| problem.line).collect();
    let unknown = found(notes.doubts, Kind::Doubt, &full.lines);
    findings.extend(unknown.into_iter().filter(|doubt| !broken.contains(&doubt.line)));
    if is_whole {
        findings.extend(doubts(&log).into_iter().map(|doubt| {
            let line = full.line_of(&doubt);
            Finding { line, kind: Kind::Doubt, message: doubt.message }
        }));
    }
    findings.sort_by_key(|finding| (finding.line, finding.kind));
    Ok(findings)
}
