//! The program on a terminal: its colours, the marks that it draws with, and when an answer is read in a pager.

#![cfg(unix)]

mod support;

use std::fs::{self, File};
use std::io::Read;
use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};

use rustix::fs::{Mode, OFlags, open};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcsetwinsize};
use support::{command, folder};

const LOG: &str = r#"[log]
title = "Riverside Board"
meetings = [2026-03-17, 2026-06-30]

[[actions]]
number = 1
reference = "RSB/1"
raised = 2026-03-17
minute = "5(a)"
action = "Arrange a visit to the prison."
owners = ["Rik Basra", "Gary Bee"]
due = 2026-06-01
rag = "red"
comments = [{ date = 2026-05-01, text = "Dates are offered." }]
proposed = "withdrawn"

[[actions]]
number = 2
raised = 2026-03-17
action = "Circulate the plan."
owners = ["Gary Bee"]
rag = "green"
closed = 2026-05-01
outcome = "completed"

[[actions]]
number = 3
raised = 2026-03-17
action = "Arrange a visit to the prison."
owners = ["Ian Stubbs"]
due = 2026-06-30
"#;

/// The end of a terminal that a program is given, of 80 columns and 24 lines, and the end at which it is read.
fn terminal() -> (OwnedFd, OwnedFd) {
    let screen = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("a terminal");
    grantpt(&screen).expect("it is ours");
    unlockpt(&screen).expect("it opens");
    let name = ptsname(&screen, Vec::new()).expect("its name");
    let end = open(name, OFlags::RDWR | OFlags::NOCTTY, Mode::empty()).expect("its other end");
    tcsetwinsize(&end, Winsize { ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0 }).expect("its size");
    (end, screen)
}

/// Runs the program on a terminal in an environment, and returns what is seen there.
fn seen(file: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> String {
    let (end, screen) = terminal();
    let other = || end.try_clone().expect("the terminal");
    let mut command = command(file, arguments);
    command.env("TERM", "xterm").env("LANG", "C.UTF-8").env("PATH", "/usr/bin:/bin").env("PAGER", "sed s/^/read:/");
    command.envs(environment.iter().copied()).stdin(other()).stdout(other()).stderr(other());
    let mut running = command.spawn().expect("the program runs");
    // A terminal ends when the last program has left it.
    drop((command, end));
    let mut seen = Vec::new();
    // On some systems the end is an error.
    let _ = File::from(screen).read_to_end(&mut seen);
    running.wait().expect("it ends");
    String::from_utf8(seen).expect("text").replace("\r\n", "\n")
}

fn log(folder: &Path, text: &str) -> PathBuf {
    let file = folder.join("actions.toml");
    fs::write(&file, text).expect("a file of the test");
    file
}

/// Returns a log whose list is longer than the screen.
fn long_log(folder: &Path) -> PathBuf {
    let action = |number| {
        format!("[[actions]]\nnumber = {number}\nraised = 2026-03-17\naction = \"Visit.\"\nowners = [\"Gary Bee\"]\n")
    };
    log(folder, &(1..=24).map(action).collect::<String>())
}

#[test]
fn a_long_answer_is_read_in_the_pager_and_a_short_one_is_not() {
    let folder = folder();
    let check = |file: &Path, arguments: &[&str], environment: &[(&str, &str)], is_read: bool| {
        let seen = seen(file, arguments, environment);
        assert!(seen.contains("Visit.") || seen.contains("Arrange a visit"), "{arguments:?} {environment:?}: {seen}");
        assert_eq!(seen.starts_with("read:"), is_read, "{arguments:?} {environment:?}: {seen}");
    };
    let short = log(folder.path(), LOG);
    check(&short, &["list"], &[], false);
    check(&short, &["list", "--pager", "always"], &[], true);
    let long = long_log(folder.path());
    check(&long, &["list"], &[], true);
    check(&long, &["list", "--pager", "never"], &[], false);
    check(&long, &["list"], &[("PAGER", "cat")], false);
    for term in ["dumb", ""] {
        check(&long, &["list"], &[("TERM", term)], false);
        check(&long, &["list", "--pager", "always"], &[("TERM", term)], true);
    }
}

#[test]
fn what_a_pager_that_fails_does_not_show_is_printed_and_said() {
    let folder = folder();
    let long = long_log(folder.path());
    let printed = seen(&long, &["list", "--pager", "never"], &[]);
    let note = "note: the pager `false` failed, so the answer is printed; `PAGER` or `ACTIONS_PAGER` names another\n";
    let plain = [("PAGER", "false"), ("NO_COLOR", "1")];
    assert_eq!(
        seen(&long, &["list"], &plain[..1]),
        printed.clone() + &note.replace("note:", "\u{1b}[1m\u{1b}[36mnote:\u{1b}[0m")
    );
    assert!(seen(&long, &["list"], &plain).ends_with(&format!("\n24 actions\n{note}")));
    assert_eq!(seen(&long, &["list", "--quiet"], &plain[..1]), printed);
}

#[test]
fn a_terminal_has_the_colours_that_it_takes() {
    let folder = folder();
    let file = log(folder.path(), LOG);
    let check = |environment: &[(&str, &str)], has_colour: bool| {
        for arguments in [&["list"][..], &["--help"], &["show", "9"]] {
            let seen = seen(&file, arguments, environment);
            assert_eq!(seen.contains('\u{1b}'), has_colour, "{arguments:?} {environment:?}: {seen}");
        }
    };
    check(&[], true);
    check(&[("NO_COLOR", "1")], false);
    check(&[("CLICOLOR", "0")], false);
    check(&[("TERM", "dumb")], false);
    check(&[("TERM", "")], false);
    check(&[("TERM", "dumb"), ("CLICOLOR_FORCE", "1")], true);
}

#[test]
fn a_terminal_without_unicode_gets_none_that_is_not_in_the_log() {
    let folder = folder();
    let file = log(folder.path(), LOG);
    let minutes = folder.path().join("minutes.md");
    fs::write(&minutes, "# Minutes, 30 June 2026\n\n**Action:** Gary Bee to write to the mayor by 31 July.\n")
        .expect("minutes");
    let source = folder.path().join("log.csv");
    fs::write(&source, "No,Action,Owner,Due\n7,Write to the mayor.,Gary Bee,31/7/2026\n").expect("a source");
    let [minutes, source] = [&minutes, &source].map(|path| path.to_str().expect("a path"));
    let pages: &[&[&str]] = &[
        &["list", "--state", "all"],
        &["show", "1", "2", "3"],
        &["overdue"],
        &["status"],
        &["report"],
        &["chase"],
        &["meetings"],
        &["people"],
        &["check"],
        &["minutes", minutes],
        &["import", source, "--raised", "17 March 2026", "--dry-run"],
        &["comment", "1", "Noted."],
        &["undo", "--list"],
        &["undo"],
        &["--help"],
    ];
    for (arguments, environment) in
        pages.iter().flat_map(|page| [("TERM", "dumb"), ("LANG", "C")].map(|one| (page, one)))
    {
        let seen = seen(&file, arguments, &[environment, ("PAGER", "cat")]);
        assert!(seen.is_ascii() && !seen.contains("error:"), "{arguments:?} {environment:?}:\n{seen}");
    }
    let lines = |environment| seen(&file, &["report"], &[environment, ("PAGER", "cat")]);
    assert!(lines(("LANG", "C.UTF-8")).contains("\n────") && lines(("LANG", "C")).contains("\n----"));
}
