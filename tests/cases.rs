//! Small logs as clerks keep them, each with what must come of it when it is taken in.
//!
//! Beside `NN-name.EXT` in `tests/sources/cases` lies `NN-name.expected.toml`. It says what the case teaches, the day
//! taken as today, what a person would have to give beside the source, and each action with those of its fields that
//! count; `rag`, `proposed` and `exempt` count always. A list stands for several values that are right. Below that
//! stand patterns: what the account must say, what the log or the account must keep, what the log must not hold.

#![cfg(all(feature = "docx", feature = "html", feature = "markdown", feature = "xlsx"))]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use regex_lite::Regex;
use serde_json::Value as Json;
use support::{actions, folder};
use toml::{Table, Value};

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Writes blanks, apostrophes and hyphens in one way.
fn alike(text: &str) -> String {
    let plain = text.replace(['‘', '’', 'ʼ'], "'").replace(['‐', '‑'], "-");
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Writes a month with its year as `2024-05`, and other words in small letters without a full stop.
fn when(text: &str) -> String {
    let words = alike(text).to_lowercase();
    let month = words.split_once([' ', '-']).and_then(|(month, year)| {
        let at = MONTHS.iter().position(|known| month.len() > 2 && month.starts_with(known))?;
        let year: u32 = year.parse().ok()?;
        Some(format!("{:04}-{:02}", if year < 100 { year + 2000 } else { year }, at + 1))
    });
    month.unwrap_or_else(|| words.trim_end_matches('.').to_owned())
}

/// Returns the value of a field of an action, as it is compared.
fn found(action: &Json, name: &str) -> Value {
    let text = |value: &Json| value.as_str().map(str::to_owned).unwrap_or_default();
    let times = |value: &Json| Value::Array(texts(value).iter().map(|text| when(text).into()).collect());
    let field = &action[name];
    match name {
        "reference" => label(action).into(),
        "number" => field.as_i64().unwrap_or_default().into(),
        "state" => if text(field) == "closed" { "closed" } else { "open" }.into(),
        "raised" | "due" | "closed" => when(&text(field)).into(),
        "was_due" => times(field),
        "owners" => Value::Array(texts(field).iter().map(|owner| alike(owner).into()).collect()),
        "exempt" => field.as_bool().unwrap_or_default().into(),
        "comments" | "further" => i64::try_from(field.as_array().map_or(0, Vec::len)).unwrap_or(i64::MAX).into(),
        "comment_dates" => Value::Array(comments(action, "date").into_iter().map(Value::from).collect()),
        _ => text(field).into(),
    }
}

/// Returns what the source calls an action: its reference, else its number.
fn label(action: &Json) -> String {
    action["reference"].as_str().map_or_else(|| action["number"].to_string(), str::to_owned)
}

fn texts(list: &Json) -> Vec<String> {
    list.as_array().into_iter().flatten().filter_map(Json::as_str).map(str::to_owned).collect()
}

fn comments(action: &Json, part: &str) -> Vec<String> {
    let comments = action["comments"].as_array().into_iter().flatten();
    comments.map(|comment| comment[part].as_str().unwrap_or_default().to_owned()).collect()
}

/// Says in which fields an action is not what it should be.
fn differences(expected: &Table, action: &Json) -> Vec<String> {
    let mut wanted = expected.clone();
    for (name, usual) in [("rag", "".into()), ("proposed", "".into()), ("exempt", Value::Boolean(false))] {
        wanted.entry(name).or_insert(usual);
    }
    let differs = |(name, right): (String, Value)| {
        let patterns = || right.as_array().into_iter().flatten().filter_map(Value::as_str).map(pattern);
        let says = |pattern: Regex| comments(action, "text").iter().any(|text| pattern.is_match(&alike(text)));
        let is_right = match name.as_str() {
            "optional" => true,
            "action_starts" => begins(action, right.as_str().unwrap_or_default()),
            "comment_says" => patterns().all(says),
            "no_comment_says" => !patterns().any(says),
            "comment_by" => comments(action, "by").iter().any(|by| Some(by.as_str()) == right.as_str()),
            // Nothing is what has no reference, whatever its number.
            "reference" if right.as_str() == Some("") => action["reference"].is_null(),
            _ => is_among(&found(action, &name), &right, &name),
        };
        (!is_right).then(|| format!("{name} is {:?}, should be {right:?}", found(action, &name)))
    };
    wanted.into_iter().filter_map(differs).collect()
}

/// Tells whether a value is the right one, or one of several that are.
fn is_among(found: &Value, right: &Value, name: &str) -> bool {
    let is_time = ["raised", "due", "closed", "was_due"].contains(&name);
    let plain = |value: &Value| match value {
        Value::String(text) if is_time => when(text).into(),
        Value::Array(all) if is_time => {
            Value::Array(all.iter().filter_map(Value::as_str).map(when).map(Value::from).collect())
        }
        Value::Array(all) if name == "owners" => {
            Value::Array(all.iter().filter_map(Value::as_str).map(alike).map(Value::from).collect())
        }
        other => other.clone(),
    };
    *found == plain(right)
        || !found.is_array() && right.as_array().is_some_and(|all| all.iter().any(|one| *found == plain(one)))
}

fn begins(action: &Json, words: &str) -> bool {
    alike(action["action"].as_str().unwrap_or_default()).starts_with(&alike(words))
}

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a pattern")
}

/// Takes a source into a new log, and says what is wrong with what came of it.
fn judged(source: &Path, expected: &Table) -> Vec<String> {
    let folder = folder();
    let log = folder.path().join("actions.toml");
    // Under a name that says nothing of the case, so that no word of it passes for one of the account.
    let copy = folder.path().join(
        source
            .with_file_name("source")
            .with_extension(source.extension().unwrap_or_default())
            .file_name()
            .expect("a name"),
    );
    fs::copy(source, &copy).expect("it can be copied");
    let today = expected.get("today").and_then(Value::as_str).unwrap_or("2026-06-22");
    let more = expected.get("command").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    let arguments = ["import", copy.to_str().expect("a name"), "--yes", "--today", today];
    let arguments: Vec<&str> = arguments.into_iter().chain(more).collect();
    let ran = actions(&log, &arguments);
    let said = format!("{}{}", String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
    if !ran.status.success() {
        return vec![format!("refused: {said}")];
    }
    assert!(actions(&log, &["check"]).status.success(), "{said}");
    let listed = actions(&log, &["list", "--state", "all", "--format", "json", "--today", today]);
    let listed: Json = serde_json::from_slice(&listed.stdout).expect("JSON");
    let mut left: Vec<&Json> = listed["actions"].as_array().expect("actions").iter().collect();
    let mut wrong = spelt_twice(&left);
    for one in expected["action"].as_array().expect("actions").iter().filter_map(Value::as_table) {
        let begins = |action: &&&Json| begins(action, one["action_starts"].as_str().unwrap_or_default());
        let bears = |action: &&&Json| one.get("reference").and_then(Value::as_str) == Some(label(action).as_str());
        let meant = left.iter().position(|action| begins(&action) && bears(&action));
        match meant.or_else(|| left.iter().position(|action| begins(&action))) {
            Some(at) => {
                let action = left.remove(at);
                wrong.extend(differences(one, action).into_iter().map(|what| format!("{}: {what}", label(action))));
            }
            None if one.get("optional").and_then(Value::as_bool) == Some(true) => {}
            None => wrong.push(format!("there is no action {:?}", one["action_starts"])),
        }
    }
    wrong.extend(left.iter().map(|action| format!("no action, yet taken in as one: {}", action["action"])));
    let log = fs::read_to_string(&log).expect("the log");
    let kept = format!("{log}{said}");
    for (table, text, is_wanted) in
        [("must_say", &said, true), ("must_keep", &kept, true), ("must_not_hold", &log, false)]
    {
        for (what, words) in expected.get(table).and_then(Value::as_table).into_iter().flatten() {
            if pattern(words.as_str().unwrap_or_default()).is_match(text) != is_wanted {
                wrong.push(format!("{table}: {what}"));
            }
        }
    }
    wrong
}

/// Names the owners that have two spellings through a log.
fn spelt_twice(actions: &[&Json]) -> Vec<String> {
    let mut spellings: BTreeMap<String, String> = BTreeMap::new();
    let owners = actions.iter().flat_map(|action| texts(&action["owners"]));
    owners.filter(|owner| spellings.entry(alike(owner)).or_insert_with(|| owner.clone()) != owner).collect()
}

#[test]
fn every_case_comes_out_as_it_must() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sources/cases");
    let files = fs::read_dir(folder).expect("the cases").flatten().map(|entry| entry.path());
    let (expected, sources): (Vec<PathBuf>, Vec<PathBuf>) =
        files.partition(|file| file.to_string_lossy().ends_with(".expected.toml"));
    assert_eq!(expected.len(), sources.len());
    assert!(expected.len() > 40);
    let mut wrong = Vec::new();
    for source in sources {
        let table = fs::read_to_string(source.with_extension("expected.toml")).expect("what is expected");
        let table: Table = table.parse().expect("TOML");
        wrong.extend(judged(&source, &table).into_iter().map(|what| format!("{}: {what}", source.display())));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
