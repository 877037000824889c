//! What several tests share: a folder of their own, and the program run in it.
#![allow(dead_code, reason = "not every test needs all of it")]

use std::path::Path;
use std::process::{Command, Output};

/// Makes a folder that goes with the test.
pub(crate) fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder for the test")
}

/// Makes ready to run the program on a log, with 22 June 2026 as today, and with a home of its own
/// beside the log.
pub(crate) fn command(file: &Path, arguments: &[&str]) -> Command {
    let home = file.parent().expect("a folder").join(".home");
    let mut command = Command::new(env!("CARGO_BIN_EXE_actions"));
    command.arg("--file").arg(file).args(arguments);
    command.env_clear().env("ACTIONS_TODAY", "2026-06-22").env("TZ", "UTC");
    command.env("HOME", &home).env("XDG_STATE_HOME", home.join("state"));
    command
}

/// Runs the program on a log.
pub(crate) fn actions(file: &Path, arguments: &[&str]) -> Output {
    command(file, arguments).output().expect("the program runs")
}
