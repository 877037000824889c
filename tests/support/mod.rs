//! What several tests share: a folder of their own, and the program run in it.

use std::path::Path;
use std::process::{Command, Output};

/// Makes a folder that goes with the test.
pub(crate) fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder for the test")
}

/// Runs the program on a log, with 22 June 2026 as today, and with a home of its own beside
/// the log.
pub(crate) fn actions(file: &Path, arguments: &[&str]) -> Output {
    let home = file.parent().expect("a folder").join(".home");
    Command::new(env!("CARGO_BIN_EXE_actions"))
        .arg("--file")
        .arg(file)
        .args(arguments)
        .env_clear()
        .env("ACTIONS_TODAY", "2026-06-22")
        .env("TZ", "UTC")
        .env("HOME", home.as_path())
        .env("XDG_STATE_HOME", home.join("state"))
        .output()
        .expect("the program runs")
}
