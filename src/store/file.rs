//! Opening a log and saving a change of it, in one step that leaves the old file or the new one.

use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};
use tempfile::NamedTempFile;

use super::complaint::{Complaint, Unreadable};
use super::edit::edited;
use super::entries::new_log;
use super::fields::Notes;
use super::record::Parsed;
use super::source::{MOST_BYTES, Source};
use crate::dates::Calendar;
use crate::model::{Doubt, Finding, Kind, Log};

/// A log as it was read, and what is odd in the writing of its file.
#[derive(Debug)]
pub struct Reading {
    /// The log.
    pub log: Log,
    /// Fields that the program does not know, by line.
    pub unknown: Vec<Finding>,
}

/// Why a file could not be read or saved, and what to do about it.
#[derive(Debug)]
pub struct Trouble {
    message: String,
    hint: Option<String>,
}

impl Trouble {
    fn new(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { message: message.into(), hint: Some(hint.into()) }
    }

    /// Says what to do about it, where there is something to say.
    pub fn hint(&self) -> Option<&str> {
        self.hint.as_deref()
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Trouble {}

/// Says in plain words what the system said of a file.
fn said_by_system(file: &Path, doing: &str, error: &io::Error) -> Trouble {
    let name = file.display();
    let folder = folder_of(file);
    match error.kind() {
        io::ErrorKind::NotFound if !folder.is_dir() => Trouble::new(
            format!("{name}: there is no folder `{}`", folder.display()),
            "check the name, or make the folder first",
        ),
        io::ErrorKind::NotFound => Trouble::new(
            format!("{name}: there is no such file"),
            "check the name, or start a log there with `actions init`",
        ),
        io::ErrorKind::PermissionDenied => {
            Trouble::new(format!("{name}: not allowed to {doing}"), "ask whoever keeps the folder for leave to do so")
        }
        _ => Trouble { message: format!("{name}: cannot {doing}: {error}"), hint: None },
    }
}

/// How often a change is made anew when somebody else saves the file meanwhile.
const MOST_TRIES: usize = 5;

fn load(file: &Path) -> Result<Vec<u8>> {
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

fn decode(file: &Path, bytes: Vec<u8>) -> Result<Source> {
    Source::decode(bytes).map_err(|(complaint, line)| {
        let Complaint { message, hint, .. } = complaint;
        let problem = Finding { line, kind: Kind::Problem, message, hint };
        let unreadable = Unreadable::new(file.display().to_string(), vec![problem]);
        Unreadable { is_not_text: true, ..unreadable }.into()
    })
}

/// Returns the log of a text, or every problem in it.
fn log_of(file: &Path, parsed: &Parsed) -> Result<(Log, Vec<Finding>)> {
    let (log, Notes { problems, doubts }) = parsed.log();
    let locate = |complaints: Vec<Complaint>, kind| -> Vec<Finding> {
        let mut found: Vec<Finding> =
            complaints.into_iter().map(|complaint| complaint.found(kind, parsed.text)).collect();
        found.sort_by_key(|finding| finding.line);
        found
    };
    if problems.is_empty() {
        return Ok((log, locate(doubts, Kind::Doubt)));
    }
    Err(Unreadable::new(file.display().to_string(), locate(problems, Kind::Problem)).into())
}

/// Reads the log in a file.
///
/// Errs when the file cannot be read, and with every problem when it breaks a rule.
pub fn read(file: &Path) -> Result<Reading> {
    let source = decode(file, load(file)?)?;
    let (log, unknown) = log_of(file, &Parsed::new(&source.text))?;
    Ok(Reading { log, unknown })
}

/// Finds everything wrong or odd in a file, in the order of its lines; `doubts` are asked of a log without problems.
///
/// Errs when the file cannot be read as text.
pub fn check(file: &Path, doubts: impl FnOnce(&Log) -> Vec<Doubt>) -> Result<Vec<Finding>> {
    let source = decode(file, load(file)?)?;
    let parsed = &Parsed::new(&source.text);
    let (log, notes) = parsed.log();
    let locate = |kind| move |complaint: Complaint| complaint.found(kind, parsed.text);
    let is_whole = notes.problems.is_empty();
    let mut findings: Vec<Finding> = notes.problems.into_iter().map(locate(Kind::Problem)).collect();
    // A line that cannot be read right is not doubted as well.
    let broken: Vec<usize> = findings.iter().map(|problem| problem.line).collect();
    findings.extend(notes.doubts.into_iter().map(locate(Kind::Doubt)).filter(|doubt| !broken.contains(&doubt.line)));
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
/// or changes nothing. Made anew, up to five times, when somebody else saves the file meanwhile.
pub fn change<T>(file: &Path, mut change: impl FnMut(&mut Log) -> Result<T>) -> Result<(Reading, T)> {
    for _ in 0..MOST_TRIES {
        let bytes = load(file)?;
        let source = decode(file, bytes.clone())?;
        let parsed = Parsed::new(&source.text);
        let (before, unknown) = log_of(file, &parsed)?;
        let mut after = before.clone();
        let answer = change(&mut after)?;
        if after == before {
            return Ok((Reading { log: after, unknown }, answer));
        }
        let text = edited(&parsed, &before, &after).map_err(|at| inline_actions(file, &source.text, at))?;
        stands_as_meant(file, &text, &after)?;
        if save(file, &bytes, &source.encode(&text))? == Saved::Yes {
            return Ok((Reading { log: after, unknown }, answer));
        }
    }
    Err(Trouble::new(
        format!("{}: somebody else keeps saving it; nothing was changed", file.display()),
        "try again in a moment",
    )
    .into())
}

fn inline_actions(file: &Path, text: &str, at: usize) -> Trouble {
    let line = super::complaint::line_at(text, at);
    let message = format!(
        "{}:{line}: `actions = [ … ]` is read, but not changed by the program; nothing was changed",
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
        "{}: the change would not read back as it was meant, so nothing was changed; this is a fault of the program, please report it",
        file.display()
    ))
}

#[derive(PartialEq)]
enum Saved {
    Yes,
    ChangedMeanwhile,
}

/// Puts new bytes in the place of the file, if it still holds `read`. Links stay, and so do owner and permissions.
fn save(file: &Path, read: &[u8], new: &[u8]) -> Result<Saved> {
    let cannot = |error: io::Error| said_by_system(file, "save it, so nothing was changed", &error);
    let real = file.canonicalize().map_err(cannot)?;
    let about = fs::metadata(&real).map_err(cannot)?;
    if about.permissions().readonly() {
        return Err(Trouble::new(
            format!("{}: the file is read-only; nothing was changed", file.display()),
            "make it writable, or ask whoever keeps it",
        )
        .into());
    }
    OpenOptions::new().append(true).open(&real).map_err(cannot)?;
    let temporary = written_beside(&real, new).map_err(cannot)?;
    keep_owner(temporary.as_file(), &about);
    temporary.as_file().set_permissions(about.permissions()).map_err(cannot)?;
    temporary.as_file().sync_all().map_err(cannot)?;
    if load(&real)? != read {
        return Ok(Saved::ChangedMeanwhile);
    }
    temporary.persist(&real).map_err(|error| cannot(error.error))?;
    sync_folder(&real);
    Ok(Saved::Yes)
}

/// Writes bytes to a temporary file in the same folder, so that it can take the other's place in one step.
fn written_beside(file: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut temporary = tempfile::Builder::new().prefix(".actions-").suffix(".tmp").tempfile_in(folder_of(file))?;
    temporary.write_all(bytes)?;
    Ok(temporary)
}

fn folder_of(file: &Path) -> PathBuf {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

#[cfg(unix)]
fn keep_owner(file: &File, about: &fs::Metadata) {
    use std::os::unix::fs::{MetadataExt, fchown};
    // Only the superuser may give a file away; the group at least is kept where it can be.
    if fchown(file, Some(about.uid()), Some(about.gid())).is_err() {
        let _ = fchown(file, None, Some(about.gid()));
    }
}

#[cfg(not(unix))]
fn keep_owner(_: &File, _: &fs::Metadata) {}

/// Makes the new name durable where folders can be synced; elsewhere the rename has to do.
fn sync_folder(file: &Path) {
    if let Ok(folder) = File::open(folder_of(file)) {
        let _ = folder.sync_all();
    }
}

/// Writes a new log; refuses to take the place of anything that is there.
pub fn create(file: &Path, title: &str, calendar: &Calendar) -> Result<()> {
    let cannot = |error: io::Error| match error.kind() {
        io::ErrorKind::AlreadyExists => Trouble::new(
            format!("{}: there is a file already; nothing was changed", file.display()),
            "add to it with `actions add`, or name another with `--file`",
        ),
        _ => said_by_system(file, "start a log there", &error),
    };
    if file.symlink_metadata().is_ok() {
        return Err(cannot(io::ErrorKind::AlreadyExists.into()).into());
    }
    let temporary = with_usual_permissions(written_beside(file, new_log(title, calendar).as_bytes()).map_err(cannot)?);
    let temporary = temporary.map_err(cannot)?;
    temporary.as_file().sync_all().map_err(cannot)?;
    temporary.persist_noclobber(file).map_err(|error| cannot(error.error))?;
    sync_folder(file);
    Ok(())
}

/// Writes a page, such as a paper, in the place of what is there, whole or not at all; never over the log itself.
pub fn write_whole(file: &Path, page: &str, log: &Path) -> Result<()> {
    let cannot = |error: io::Error| said_by_system(file, "write it", &error);
    if file.is_dir() {
        let message = format!("{}: this is a folder, not a file to write", file.display());
        return Err(Trouble::new(message, "name the file in it, as in `--output papers/june.md`").into());
    }
    let real = file.canonicalize().unwrap_or_else(|_| file.to_owned());
    if log.canonicalize().is_ok_and(|log| log == real) {
        let message = format!("{}: this is the log itself; nothing was changed", file.display());
        return Err(Trouble::new(message, "give the paper a name of its own").into());
    }
    if real.exists() && !real.is_file() {
        fs::write(&real, page).map_err(cannot)?;
        return Ok(());
    }
    let temporary = with_usual_permissions(written_beside(&real, page.as_bytes()).map_err(cannot)?).map_err(cannot)?;
    temporary.as_file().sync_all().map_err(cannot)?;
    temporary.persist(&real).map_err(|error| cannot(error.error))?;
    sync_folder(&real);
    Ok(())
}

/// A temporary file is for its owner alone; a new log or paper is readable as other new files are.
#[cfg(unix)]
fn with_usual_permissions(temporary: NamedTempFile) -> io::Result<NamedTempFile> {
    use std::os::unix::fs::PermissionsExt;
    temporary.as_file().set_permissions(fs::Permissions::from_mode(0o644))?;
    Ok(temporary)
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "it can fail elsewhere")]
fn with_usual_permissions(temporary: NamedTempFile) -> io::Result<NamedTempFile> {
    Ok(temporary)
}
