//! The README names everything that the JSON answers hold, and nothing else.

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;
use support::{actions, folder};

const LOG: &str = r#"
[log]
title = "Riverside"
meetings = [2026-03-17, 2026-06-30]
[log.key]
amber = "In hand"

[[people]]
name = "Rik Basra"
left = 2026-05-31

[[actions]]
number = 1
raised = 2025-12-09
action = "Visit."
owners = ["Rik Basra"]
rag = "amber"
due = 2026-05-31
proposed = "withdrawn"
clsoed = 2026-05-31
[[actions.further]]
raised = 2026-03-17
action = "And report."
[[actions.comments]]
text = "Soon."

[[actions]]
number = 2
raised = 2025-12-09
action = "Plan."
owners = ["Gary Bee"]
rag = "green"
closed = 2026-04-01
outcome = "completed"
"#;

/// Minutes in which something of every kind is said.
const MINUTES: &str = "Minutes of the meeting held on 17 March 2026

7. Hall

Ann Lee was asked to obtain three prices for the roof.

RESOLVED: That Ann Lee be asked to obtain three prices for the roof by May.

8. Log

It was agreed that action 1 be closed.
";

fn names(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                found.insert(name.clone());
                names(value, found);
            }
        }
        Value::Array(elements) => elements.iter().for_each(|element| names(element, found)),
        _ => {}
    }
}

#[test]
fn the_readme_names_every_field_of_every_answer() {
    let folder = folder();
    let file = folder.path().join("actions.toml");
    fs::write(&file, LOG).expect("a file of the test");
    let mut found = BTreeSet::new();
    let minutes = folder.path().join("minutes.txt");
    fs::write(&minutes, MINUTES).expect("a file of the test");
    let minutes = minutes.to_str().expect("a name");
    let commands: [&[&str]; 6] = [&["list"], &["overdue"], &["status"], &["report"], &["check"], &["minutes", minutes]];
    for command in commands {
        let ran = actions(&file, &[command, &["--format", "json"]].concat());
        let answer: Value = serde_json::from_slice(&ran.stdout).expect("an answer in JSON");
        assert_eq!(answer["schema"], 1, "{command:?}");
        names(&answer, &mut found);
    }
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).expect("the README");
    let start = readme.find("## JSON and CSV").expect("the section");
    let section = &readme[start..start + readme[start..].find("\n## Dev").expect("the next section")];
    let named = |name: &String| section.contains(&format!("`{name}`")) || section.contains(&format!("\"{name}\""));
    let unnamed: Vec<_> = found.iter().filter(|name| !named(name)).collect();
    assert_eq!(unnamed, Vec::<&String>::new());
}
