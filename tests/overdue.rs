//! Whatever is overdue is red where there is colour, and says so in words.

mod support;

use std::fs;

use support::{actions, folder};

const LOG: &str = r#"[log]
title = "Riverside"
meetings = [2026-03-17, 2026-06-30]

[[actions]]
number = 1
raised = 2026-03-17
action = "Arrange a visit."
owners = ["Rik Basra"]
due = 2026-06-10
rag = "amber"

[[actions]]
number = 2
raised = 2026-03-17
action = "Report on the lease."
owners = ["Rik Basra"]
due = 2026-06-30
rag = "amber"
"#;

/// Returns what stands in red.
fn red(page: &str) -> Vec<String> {
    let red = page.split("\u{1b}[31m").skip(1).filter_map(|rest| rest.split_once("\u{1b}[0m"));
    red.map(|(words, _)| words.to_owned()).collect()
}

#[test]
fn what_is_overdue_is_red_and_says_so() {
    let folder = folder();
    let file = folder.path().join("actions.toml");
    fs::write(&file, LOG).expect("a file of the test");
    let check = |verb: &[&str], wanted: &[&str]| {
        let said = |more: &[&str]| String::from_utf8(actions(&file, &[verb, more].concat()).stdout).expect("text");
        assert_eq!(red(&said(&["--color", "always"])), wanted, "{verb:?}");
        let plain = said(&[]).to_lowercase();
        assert!(plain.contains("overdue") && !plain.contains('\u{1b}'), "{plain}");
    };
    check(&["list"], &["Overdue 12 days"]);
    check(&["overdue"], &["Overdue 12 days"]);
    check(&["show", "1"], &["Overdue 12 days"]);
    check(&["meetings"], &["Overdue: 1"]);
    check(&["people"], &["1"]);
    check(&["status"], &["1 overdue", "Overdue", "1"]);
    check(&["report"], &["Overdue", "12 days"]);
    check(&["chase"], &["- Due: 10 June 2026; 12 days overdue"]);
}
