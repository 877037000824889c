//! Runs every session in the documents: what is typed, what is printed, and the log before and after.
//!
//! To accept new output: `TRYCMD=overwrite cargo test --test documents`, then read the difference.

use trycmd::TestCases;

/// Runs documents with nothing of the machine in them: no terminal, no colour, no log of the user's own.
fn sessions() -> TestCases {
    let cases = TestCases::new();
    for (name, value) in [("ACTIONS_FILE", ""), ("COLUMNS", ""), ("NO_COLOR", "1"), ("CLICOLOR_FORCE", "0")] {
        cases.env(name, value);
    }
    let nowhere = if cfg!(windows) { "C:\\nowhere" } else { "/nowhere" };
    for name in ["HOME", "XDG_DATA_HOME", "APPDATA"] {
        cases.env(name, nowhere);
    }
    cases
}

#[test]
fn the_readme_is_true() {
    sessions().case("README.md");
}

#[test]
fn the_examples_are_true() {
    sessions().case("examples/*.md");
}

/// The pages of the commands take 22 June 2026 as today, as each says at its head.
#[test]
fn the_pages_of_the_commands_are_true() {
    sessions().env("ACTIONS_TODAY", "2026-06-22").case("tests/cli/*.md");
}
