//! A log in its file: read, or every mistake in it found.

use std::collections::HashSet;
use std::path::Path;

use anyhow::Result;

use super::change::Caveats;
use super::complaint::{Complaint, Unreadable};
use super::fields::Notes;
use super::load::load_settled;
use super::record::Parsed;
use super::source::Source;
use crate::model::{Doubt, Finding, Kind, Log};

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

pub(super) fn decode(file: &Path, bytes: Vec<u8>) -> Result<Source> {
    Source::decode(bytes).map_err(|(complaint, line)| {
        let Complaint { message, hint, .. } = complaint;
        let problem = Finding { line, kind: Kind::Problem, message, hint };
        Unreadable::new(file.display().to_string(), vec![problem]).into()
    })
}

/// Puts complaints on their lines, in the order of the lines.
fn found(complaints: Vec<Complaint>, kind: Kind, parsed: &Parsed) -> Vec<Finding> {
    let mut found: Vec<Finding> =
        complaints.into_iter().map(|complaint| complaint.found(kind, &parsed.lines)).collect();
    found.sort_by_key(|finding| finding.line);
    found
}

/// Returns the log of a text, or every problem in it.
pub(super) fn log_of(file: &Path, parsed: &Parsed) -> Result<(Log, Vec<Finding>)> {
    let (log, Notes { problems, doubts }) = parsed.log();
    if problems.is_empty() {
        return Ok((log, found(doubts, Kind::Doubt, parsed)));
    }
    Err(Unreadable::new(file.display().to_string(), found(problems, Kind::Problem, parsed)).into())
}

/// Reads the log in a file.
///
/// Errs when the file cannot be read, and with every problem when it breaks a rule.
pub fn read(file: &Path) -> Result<Reading> {
    let source = decode(file, load_settled(file)?)?;
    let (log, unknown) = log_of(file, &Parsed::new(&source.text))?;
    Ok(Reading { log, unknown, caveats: Caveats::default() })
}

/// Finds everything wrong or odd in a file, in the order of its lines; `doubts` are asked of a log without problems.
///
/// Errs when the file cannot be read as text.
pub fn check(file: &Path, doubts: impl FnOnce(&Log) -> Vec<Doubt>) -> Result<Vec<Finding>> {
    let source = decode(file, load_settled(file)?)?;
    let parsed = Parsed::new(&source.text);
    let (log, notes) = parsed.log();
    let is_whole = notes.problems.is_empty();
    let mut findings = found(notes.problems, Kind::Problem, &parsed);
    // A line that cannot be read right is not doubted as well.
    let broken: HashSet<usize> = findings.iter().map(|problem| problem.line).collect();
    let unknown = found(notes.doubts, Kind::Doubt, &parsed);
    findings.extend(unknown.into_iter().filter(|doubt| !broken.contains(&doubt.line)));
    if is_whole {
        findings.extend(doubts(&log).into_iter().map(|doubt| {
            let line = parsed.line_of(&doubt);
            Finding { line, kind: Kind::Doubt, message: doubt.message, hint: doubt.hint }
        }));
    }
    findings.sort_by_key(|finding| (finding.line, finding.kind));
    Ok(findings)
}
