//! A hint that gives a command gives one that works: each is run on the log in which it was given.

mod support;

use std::fs;
use std::path::Path;

use support::{actions, folder};

const LOG: &str = r#"[log]
title = "Riverside Safer Communities Board"
meetings = [2025-12-09, 2026-03-17, 2026-06-30, 2026-09-29]

[[people]]
name = "Ian Stubbs"
aliases = ["IS"]
left = 2026-05-31

[[actions]]
number = 1
reference = "RSC/1"
raised = 2025-12-09
action = "Report on the prison."
owners = ["John Richardson", "Rik Basra"]
due = 2026-06-30
rag = "amber"

[[actions]]
number = 2
raised = 2026-03-17
action = "Arrange a visit."
owners = ["Ann Lee and Bo Ek"]
rag = "amber"

[[actions]]
number = 3
raised = 2025-12-09
action = "Circulate the plan."
owners = ["Gary Bee"]
rag = "green"
closed = 2026-03-17
outcome = "completed"

[[actions]]
number = 4
raised = 2026-03-17
action = "Arrange a visit."
owners = ["R Basra", "Ian Stubbs"]
rag = "amber"
"#;

/// Lines after which something is hinted at, and how many commands the hints hold.
const LINES: &[(&[&str], usize)] = &[
    (&["close", "1", "3", "4", "--minute", "5(a)", "--comment", "It's agreed."], 2),
    (&["close", "1-4"], 2),
    (&["close", "1", "9"], 2),
    (&["show", "1", "9"], 2),
    (&["show", "9"], 1),
    (&["comment", "3", "Noted.", "--rag", "red"], 1),
    (&["update", "3", "--rag", "red"], 1),
    (&["reopen", "1"], 1),
    (&["update", "1", "--further", "1", "Visit."], 0),
    (&["done", "1"], 2),
    (&["complete", "1", "--minute", "5"], 1),
    (&["edit", "1", "--due", "30 June"], 1),
    (&["delete", "1"], 1),
    (&["find", "a", "visit"], 1),
    (&["new", "Look at the \"spring\" figures, £5 or so."], 1),
    (&["create", "Look at it.", "--owner", "Gary Bee"], 1),
    (&["note", "1", "It's late."], 1),
    (&["owners"], 1),
    (&["paper"], 1),
    (&["ls"], 1),
    (&["calendar"], 1),
    (&["view", "1"], 1),
    (&["late"], 1),
    (&["comment", "1", "- two dates are offered"], 1),
    (&["add", "-10% on the budget", "--owner", "Gary Bee"], 1),
    (&["comment", "1", "Noted.", "--by", "- Ann"], 1),
    (&["list", "--owner", "Kirby"], 1),
    (&["people", "add", "Ian Stubbs", "--email", "ian@example.org"], 1),
    (&["people", "set", "Gary Bee", "--left", "31 May"], 1),
    (&["people", "set", "IS", "--no-alias", "Bob"], 1),
    (&["people", "hand-over", "Gary Bee", "Ann Lee"], 1),
    (&["people", "hand-over", "Rik Basra", "Gary Be"], 1),
    (&["people", "hand-over", "Rik Basra", "Gary Bee", "1", "4", "--left", "31 May"], 1),
    (&["meetings", "move", "8 July", "9 July"], 1),
    (&["meetings", "move", "30 June", "7 July"], 2),
    (&["meetings", "cancel", "30 June"], 2),
    (&["add", "Visit.", "--owner", "Gary Bee", "--due", "December meeting"], 1),
    (&["check"], 3),
    (&["undo", "9"], 1),
];

/// Returns the commands in backticks in what was said, with whether one is to be typed after the other.
fn hinted(said: &str) -> Vec<(String, bool)> {
    let mut found = Vec::new();
    for line in said.lines().filter(|line| ["hint: ", "note: ", "  "].iter().any(|begin| line.starts_with(begin))) {
        let parts: Vec<&str> = line.split('`').collect();
        for at in (1..parts.len()).step_by(2).filter(|at| parts[*at].starts_with("actions ")) {
            found.push((parts[at].to_owned(), parts[at - 1].ends_with("and then ")));
        }
    }
    found
}

/// Takes a command line apart as a shell does.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let (mut quote, mut chars) = (None, line.chars());
    while let Some(c) = chars.next() {
        match (quote, c) {
            (None, ' ') => words.push(String::new()),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            (None, '\\') => words.last_mut().expect("a word").extend(chars.next()),
            (_, c) => words.last_mut().expect("a word").push(c),
        }
    }
    words
}

fn run(file: &Path, line: &str) -> (bool, String) {
    let words = words(line);
    // What was typed before the command is given with it.
    let own = words[1..].strip_prefix(&["--file".to_owned(), file.display().to_string()]).unwrap_or(&words[1..]);
    let ran = actions(file, &own.iter().map(String::as_str).collect::<Vec<_>>());
    (ran.status.success(), String::from_utf8_lossy(&[ran.stdout, ran.stderr].concat()).into_owned())
}

#[test]
fn every_command_of_a_hint_works() {
    for (line, count) in LINES {
        let folder = folder();
        let file = folder.path().join("actions.toml");
        fs::write(&file, LOG).expect("a file of the test");
        assert!(actions(&file, &["comment", "1", "So that there is something to undo."]).status.success());
        let ran = actions(&file, line);
        let said = String::from_utf8_lossy(&[ran.stdout, ran.stderr].concat()).into_owned();
        let commands = hinted(&said);
        assert_eq!(commands.len(), *count, "{line:?}: {said}");
        let then = fs::read(&file).expect("the log");
        for (command, is_after) in commands {
            if !is_after {
                fs::write(&file, &then).expect("the log");
            }
            let (is_done, said) = run(&file, &command);
            assert!(is_done, "{line:?}: {command}: {said}");
        }
    }
}

#[test]
fn a_line_is_taken_apart_as_a_shell_does() {
    assert_eq!(words("a \"b c\" 'd \"e\"' --f=\"g h\" 'it'\\''s'"), ["a", "b c", "d \"e\"", "--f=g h", "it's"]);
}
