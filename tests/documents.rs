//! Runs every session in the documents: what is typed, what is printed, and the log before and after.
//!
//! To accept new output: `TRYCMD=overwrite cargo test --test documents`, then read the difference.

#![expect(clippy::disallowed_methods, reason = "the tests ask whether they run on a terminal")]

use std::path::Path;
use std::process::Command;

use trycmd::TestCases;

/// Runs documents with nothing of the machine in them: no terminal, no colour, no log of the user's own.
fn sessions() -> TestCases {
    let cases = TestCases::new();
    for (name, value) in [("ACTIONS_FILE", ""), ("NO_COLOR", "1"), ("CLICOLOR_FORCE", "0")] {
        cases.env(name, value);
    }
    let nowhere = if cfg!(windows) { "C:\\nowhere" } else { "/nowhere" };
    for name in ["XDG_DATA_HOME", "APPDATA"] {
        cases.env(name, nowhere);
    }
    for name in ["HOME", "XDG_STATE_HOME", "LOCALAPPDATA"] {
        cases.env(name, env!("CARGO_TARGET_TMPDIR"));
    }
    cases
}

/// Runs a test without the size of the terminal that it may have been started from: the sessions
/// that want one give it themselves.
fn off_the_terminal(name: &str, test: impl FnOnce()) {
    let size = ["COLUMNS", "LINES"];
    if size.iter().all(|name| std::env::var_os(name).is_none()) {
        return test();
    }
    let this = std::env::current_exe().expect("the tests are a program");
    let mut again = Command::new(this);
    again.args(["--exact", name, "--nocapture"]);
    for name in size {
        again.env_remove(name);
    }
    assert!(again.status().expect("the tests run").success());
}

#[test]
fn the_readme_is_true() {
    off_the_terminal("the_readme_is_true", || {
        sessions().case("README.md");
    });
}

#[test]
fn the_examples_are_true() {
    off_the_terminal("the_examples_are_true", || {
        let examples = sessions();
        examples.case("examples/*.md");
        if cfg!(unix) {
            let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/pre-meeting-report.sh");
            examples.register_bin("pre-meeting-report.sh", script.as_path());
            examples.env("ACTIONS", env!("CARGO_BIN_EXE_actions"));
        } else {
            examples.skip("examples/before-the-meeting.md");
        }
    });
}

/// The pages of the commands take 22 June 2026 as today, as each says at its head.
#[test]
fn the_pages_of_the_commands_are_true() {
    off_the_terminal("the_pages_of_the_commands_are_true", || {
        sessions().env("ACTIONS_TODAY", "2026-06-22").case("tests/cli/*.md");
    });
}
