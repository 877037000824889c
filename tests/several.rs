//! Several logs that the environment names, and a calendar of logs that are called alike.

mod support;

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::Command;

use support::folder;

/// Runs a command in a folder with this for `ACTIONS_FILE`; returns the exit code and what was said.
fn run(folder: &Path, named: &OsStr, line: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_actions"));
    command.current_dir(folder).args(line).args(["--today", "2026-06-22"]).env("ACTIONS_FILE", named);
    for name in ["HOME", "XDG_STATE_HOME", "LOCALAPPDATA"] {
        command.env(name, folder);
    }
    let done = command.output().expect("the program runs");
    (done.status.code(), String::from_utf8_lossy(&done.stdout).into_owned())
}

fn log(folder: &Path, file: &str, title: &str) {
    let head = format!("[log]\ntitle = \"{title}\"\nmeetings = [2026-06-30]\n\n");
    let action = format!(
        "[[actions]]\nnumber = 1\nraised = 2026-03-17\naction = \"Do what {file} says.\"\nowners = [\"Ann Lee\"]\ndue = 2026-06-30\n"
    );
    fs::write(folder.join(file), head + &action).expect("a file of the test");
}

#[test]
fn the_environment_names_several_logs_as_paths_and_one_by_the_whole_of_it() {
    let folder = folder();
    log(folder.path(), "a.toml", "Audit");
    log(folder.path(), "p.toml", "Pensions");
    let both = std::env::join_paths(["a.toml", "p.toml"]).expect("paths that can be joined");
    let (code, listed) = run(folder.path(), &both, &["list"]);
    assert_eq!(code, Some(0));
    assert!(["Log", "Audit", "Pensions"].iter().all(|word| listed.contains(word)), "{listed}");
    let (_, named) = run(folder.path(), &both, &["list", "--file", "a.toml"]);
    assert!(!named.contains("Log") && !named.contains("p.toml"), "{named}");
    if cfg!(unix) {
        fs::rename(folder.path().join("a.toml"), folder.path().join("a:p.toml")).expect("a name of the test");
        let (_, one) = run(folder.path(), OsStr::new("a:p.toml"), &["list"]);
        assert!(!one.contains("Log") && one.contains("a.toml says"), "{one}");
    }
}

#[test]
fn events_of_logs_that_are_called_alike_are_told_apart_and_others_keep_their_names() {
    let folder = folder();
    for (file, title) in [("a.toml", "Action Log"), ("b.toml", "Action Log"), ("c.toml", "Audit"), ("d.toml", "")] {
        log(folder.path(), file, title);
    }
    let ids = |line: &[&str]| -> Vec<String> {
        let (code, page) = run(folder.path(), OsStr::new(""), line);
        assert_eq!(code, Some(0));
        page.lines().filter_map(|line| line.strip_prefix("UID:")).map(str::to_owned).collect()
    };
    for what in ["list", "meetings"] {
        let all = ids(&[what, "--file", ".", "--format", "ics"]);
        assert_eq!(all.len(), 4);
        assert_eq!(all.iter().collect::<HashSet<_>>().len(), 4, "{all:?}");
        let alone = ids(&[what, "--file", "c.toml", "--format", "ics"]);
        assert!(all.contains(&alone[0]), "{alone:?} is not in {all:?}");
    }
}

#[test]
fn fifty_logs_are_answered_and_changed_one_by_one() {
    let folder = folder();
    for number in 1..=50 {
        log(folder.path(), &format!("board-{number}.toml"), &format!("Board {number}"));
    }
    let (code, page) = run(folder.path(), OsStr::new("."), &["list", "--format", "csv"]);
    assert_eq!((code, page.lines().count()), (Some(0), 51));
    let (code, _) = run(folder.path(), OsStr::new("."), &["comment", "board-7:1", "Done."]);
    assert_eq!(code, Some(0));
    let changed = (1..=50).filter(|number| {
        let text = fs::read_to_string(folder.path().join(format!("board-{number}.toml"))).expect("a log");
        text.contains("Done.")
    });
    assert_eq!(changed.collect::<Vec<_>>(), [7]);
}
