//! A log in its file: read, checked, and changed by the text of what differs.

use std::collections::HashSet;
use std::path::Path;
use std::thread;
use std::time::Duration;

use anyhow::{Result, anyhow};

use super::complaint::{Complaint, Unreadable};
use super::edit::edited;
use super::fields::Notes;
use super::load::load;
use super::lock::Lock;
use super::record::Parsed;
use super::save::{Saved, Target};
use super::source::Source;
use super::trouble::Trouble;
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

/// What could not be made sure of when a log was saved.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Caveats {
    /// The version before could not be kept, so that the change cannot be undone.
    pub is_final: bool,
    /// The log could not be locked, so that others could save at the very same moment.
    pub is_unlocked: bool,
}

/// How often a change is made anew when somebody else saves the file meanwhile.
const MOST_TRIES: usize = 5;
const BETWEEN_TRIES: Duration = Duration::from_millis(20);

fn decode(file: &Path, bytes: Vec<u8>) -> Result<Source> {
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
fn log_of(file: &Path, parsed: &Parsed) -> Result<(Log, Vec<Finding>)> {
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
    let source = decode(file, load(file)?)?;
    let (log, unknown) = log_of(file, &Parsed::new(&source.text))?;
    Ok(Reading { log, unknown, caveats: Caveats::default() })
}

/// Finds everything wrong or odd in a file, in the order of its lines; `doubts` are asked of a log without problems.
///
/// Errs when the file cannot be read as text.
pub fn check(file: &Path, doubts: impl FnOnce(&Log) -> Vec<Doubt>) -> Result<Vec<Finding>> {
    let source = decode(file, load(file)?)?;
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

/// Makes a change of the log in a file and saves it; nothing is written when the change is refused
/// or changes nothing. The version before is kept below `history`. Made anew, up to five times, when
/// somebody else saves the file meanwhile.
pub fn change<T>(
    file: &Path,
    history: Option<&Path>,
    mut change: impl FnMut(&mut Log) -> Result<T>,
) -> Result<(Reading, T)> {
    let target = Target::of(file, history)?;
    let lock = Lock::take(&target)?;
    for _ in 0..MOST_TRIES {
        let bytes = load(file)?;
        let source = decode(file, bytes.clone())?;
        let parsed = Parsed::new(&source.text);
        let (before, unknown) = log_of(file, &parsed)?;
        let mut after = before.clone();
        let answer = change(&mut after)?;
        let reading = |log, caveats| Reading { log, unknown, caveats };
        if after == before {
            return Ok((reading(after, Caveats::default()), answer));
        }
        let text = edited(&parsed, &before, &after).map_err(|at| inline_actions(file, parsed.lines.line(at)))?;
        stands_as_meant(file, &text, &after)?;
        if let Saved::Yes { is_undoable } = target.save(&bytes, &source.encode(&text))? {
            let caveats = Caveats { is_final: !is_undoable, is_unlocked: !lock.is_held() };
            return Ok((reading(after, caveats), answer));
        }
        // An editor that has emptied the file is about to fill it.
        thread::sleep(BETWEEN_TRIES);
    }
    Err(somebody_keeps_saving(file).into())
}

pub(super) fn somebody_keeps_saving(file: &Path) -> Trouble {
    let message = format!("{}: somebody else keeps saving it", file.display());
    Trouble::new(message, "try again in a moment")
}

fn inline_actions(file: &Path, line: usize) -> Trouble {
    let message = format!(
        "{}:{line}: `actions = [ … ]` is read, but not changed by the program",
        file.display()
    );
    Trouble::new(
        message,
        "write each action under a heading of its own, `[[actions]]`, with a line for each field, and take the list out",
    )
}

/// Reads the text about to be written and compares it with the log that was meant.
fn stands_as_meant(file: &Path, text: &str, meant: &Log) -> Result<()> {
    let (log, notes) = Parsed::new(text).log();
    if notes.problems.is_empty() && log == *meant {
        return Ok(());
    }
    Err(anyhow!(
        "{}: the change would not read back as it was meant; this is a fault of the program, please report it",
        file.display()
    ))
}
