//! Git, where a log is kept in it: the driver by which it brings two copies of a log together.

use std::io;
use std::path::Path;
use std::process::{Command, Output};

use crate::message::Message;

/// The name of the driver in the settings of git.
pub const DRIVER: &str = "actions";

/// Tells git in the clone that a folder is in to bring logs together by a program.
///
/// Errs when there is no git, or the folder is in no clone.
pub fn set_driver(folder: &Path, program: &Path) -> Result<(), Message> {
    run(folder, &["rev-parse", "--show-toplevel"])?;
    // Git runs it by a shell, on Windows too, where strokes lean the other way.
    let program = program.display().to_string().replace('\\', "/").replace('\'', "'\\''");
    let line = format!("'{program}' merge-driver %O %A %B %P");
    run(folder, &["config", "--local", &format!("merge.{DRIVER}.name"), "action logs, action by action"])?;
    run(folder, &["config", "--local", &format!("merge.{DRIVER}.driver"), &line])
}

/// Brings three texts together line by line, as git does by itself, in the place of ours; tells whether nothing clashed.
pub fn merge_by_lines(ours: &Path, base: &Path, theirs: &Path) -> io::Result<bool> {
    let labels = ["-L", "ours", "-L", "base", "-L", "theirs"];
    let ended = Command::new("git").args(["merge-file", "--quiet"]).args(labels).args([ours, base, theirs]).status()?;
    match ended.code() {
        Some(0) => Ok(true),
        Some(clashes) if clashes < 128 => Ok(false),
        _ => Err(io::Error::other("git merge-file failed")),
    }
}

fn run(folder: &Path, line: &[&str]) -> Result<(), Message> {
    match Command::new("git").arg("-C").arg(folder).args(line).output() {
        Ok(Output { status, .. }) if status.success() => Ok(()),
        Ok(Output { stderr, .. }) => {
            let said = String::from_utf8_lossy(&stderr);
            let said = said.lines().next().unwrap_or_default().trim_start_matches("fatal: ");
            let hint = "keep the log in a clone of a git repository; `git init` starts one";
            Err(Message::new(format!("git: {said}"), hint))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            Err(Message::new("there is no git on this computer", "install it, then try again"))
        }
        Err(error) => Err(Message::new(format!("git could not be run: {error}"), "")),
    }
}
