//! Minutes in the styles of many houses, each with what a careful clerk picks out of them: how much of that is found,
//! and how much else is proposed.
//!
//! Beside `NN-name.EXT` in `tests/sources/minutes` lies `NN-name.picks.toml`: the day of the meeting, and each
//! undertaking with the minute as it is cited, words that stand in it, and its owners and due date where it has them, as
//! they are to be read. The rules were written with the first twelve in view, and mended after each of the others was tried.

#![cfg(all(feature = "docx", feature = "html", feature = "markdown"))]

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use serde_json::Value as Json;
use support::{actions, command, folder};
use tempfile::TempDir;
use toml::{Table, Value};

/// What came of a set of minutes.
#[derive(Debug, Default, PartialEq, Eq)]
struct Figures {
    /// How many undertakings the clerk picks.
    picks: usize,
    /// How many of them are proposed.
    found: usize,
    /// How many others are proposed.
    idle: usize,
    /// For how many of those found the owners are the right ones, and all of them.
    owners: usize,
    /// For how many of those found the due date is the right one, or there is none.
    dues: usize,
    /// How many are cited as the clerk cites them.
    cited: usize,
}

fn sources() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sources/minutes");
    let files = fs::read_dir(folder).expect("the minutes").flatten().map(|entry| entry.path());
    let mut sources: Vec<PathBuf> = files.filter(|file| file.with_extension("picks.toml").exists()).collect();
    sources.retain(|file| file.extension().is_some_and(|kind| kind != "toml"));
    sources.sort();
    sources
}

/// Writes a file of this name.
fn written(folder: &TempDir, name: &str, text: &str) -> PathBuf {
    let file = folder.path().join(name);
    fs::write(&file, text).expect("a file");
    file
}

/// Returns what is proposed, beside a log without actions.
fn proposed(source: &Path) -> Json {
    let folder = folder();
    let log = written(&folder, "actions.toml", "[log]\n");
    let ran = actions(&log, &["minutes", source.to_str().expect("a name"), "--format", "json"]);
    assert!(ran.status.success(), "{}: {}", source.display(), String::from_utf8_lossy(&ran.stderr));
    serde_json::from_slice(&ran.stdout).expect("JSON")
}

/// Writes words without marks, and without what stands between the signs of a web page.
fn plain(text: &str) -> String {
    let letters = text.replace(['’', '‘'], "'").to_lowercase();
    letters
        .split(|c: char| !c.is_alphanumeric() && c != '£')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn text(value: &Json) -> &str {
    value.as_str().unwrap_or_default()
}

/// Returns an undertaking's words, with what led to it.
fn words(undertaking: &Json) -> Vec<String> {
    let also = undertaking["also"].as_array().into_iter().flatten().map(|told| plain(text(&told["text"])));
    also.chain([plain(text(&undertaking["text"]))]).collect()
}

fn figures(source: &Path, wrong: &mut Vec<String>) -> Figures {
    let picks: Table =
        fs::read_to_string(source.with_extension("picks.toml")).expect("the picks").parse().expect("TOML");
    let answer = proposed(source);
    let meeting = picks["meeting"].as_datetime().expect("a day").to_string();
    assert_eq!(text(&answer["meeting"]), meeting, "{}", source.display());
    let undertakings = answer["undertakings"].as_array().expect("undertakings");
    let mut figures = Figures::default();
    let mut used = vec![false; undertakings.len()];
    for pick in picks["pick"].as_array().expect("picks").iter().filter_map(Value::as_table) {
        let said = |name: &str| pick.get(name).and_then(Value::as_str);
        let mut complain = |what: &str| wrong.push(format!("{}: {what}: {pick:?}", source.display()));
        figures.picks += 1;
        let says = plain(said("says").expect("words"));
        let Some(at) = undertakings.iter().position(|one| words(one).iter().any(|words| words.contains(&says))) else {
            complain("not found");
            continue;
        };
        used[at] = true;
        figures.found += 1;
        let found = &undertakings[at];
        let cited: Vec<&str> =
            found["also"].as_array().into_iter().flatten().chain([found]).map(|told| text(&told["minute"])).collect();
        if cited.contains(&said("minute").unwrap_or_default()) {
            figures.cited += 1;
        } else {
            complain(&format!("cited as {cited:?}"));
        }
        let owners: Vec<&str> = found["owners"].as_array().into_iter().flatten().map(text).collect();
        let expected: Vec<&str> =
            pick.get("owners").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
        if owners == expected {
            figures.owners += 1;
        } else {
            complain(&format!("owners are {owners:?}"));
        }
        if found["due"].as_str() == said("due") {
            figures.dues += 1;
        } else {
            complain(&format!("due is {}", found["due"]));
        }
    }
    for (undertaking, _) in undertakings.iter().zip(&used).filter(|(_, used)| !**used) {
        figures.idle += 1;
        wrong.push(format!("{}: idle: {}", source.display(), text(&undertaking["text"])));
    }
    figures
}

/// What comes of each set: picks, found, idle, owners right, due dates right, cited right.
const FIGURES: &[(&str, [usize; 6])] = &[
    ("01-parish", [8, 8, 0, 8, 8, 7]),
    ("02-parish-table", [7, 7, 0, 7, 7, 7]),
    ("03-governors", [7, 7, 0, 7, 6, 7]),
    ("04-nhs-board", [8, 8, 1, 8, 6, 8]),
    ("05-trustees", [7, 7, 0, 7, 7, 7]),
    ("06-scrutiny", [8, 8, 0, 7, 8, 8]),
    ("07-residents", [7, 7, 0, 7, 7, 7]),
    ("08-housing-table", [8, 8, 0, 8, 8, 8]),
    ("09-parish-resolved", [7, 7, 0, 7, 6, 6]),
    ("10-university", [7, 7, 0, 7, 6, 7]),
    ("11-pensions", [8, 8, 0, 8, 8, 8]),
    ("12-community", [7, 7, 0, 7, 7, 7]),
    ("13-parish-wrapped", [9, 9, 0, 8, 9, 8]),
    ("14-governors-actions", [9, 9, 0, 9, 9, 9]),
    ("15-nhs", [9, 9, 0, 9, 9, 9]),
    ("16-trustees-table", [8, 8, 0, 8, 8, 8]),
    ("17-scrutiny-council", [8, 8, 1, 8, 8, 8]),
    ("18-residents-friends", [9, 7, 0, 6, 6, 7]),
    ("19-partnership", [9, 9, 0, 9, 9, 9]),
    ("20-club", [10, 10, 1, 10, 9, 10]),
    ("21-town-council", [9, 9, 0, 9, 9, 9]),
    ("22-academy-trust", [8, 8, 0, 8, 7, 8]),
    ("23-integrated-care", [9, 9, 0, 9, 8, 9]),
    ("24-charity", [9, 9, 0, 9, 8, 9]),
    ("25-fire-authority", [9, 8, 0, 8, 8, 8]),
    ("26-allotments", [9, 9, 1, 9, 8, 9]),
    ("27-district", [8, 7, 1, 7, 7, 7]),
    ("28-diocese", [10, 10, 0, 8, 9, 10]),
    ("29-housing", [10, 9, 2, 7, 7, 9]),
    ("30-museum", [9, 9, 0, 8, 8, 9]),
    ("31-police-crime", [9, 9, 0, 8, 6, 9]),
    ("32-school-trust", [10, 10, 0, 10, 6, 10]),
];

#[test]
fn what_a_careful_clerk_picks_out_is_proposed_and_little_else() {
    let mut wrong = Vec::new();
    let mut found = Vec::new();
    for source in sources() {
        let name = source.file_stem().expect("a name").to_string_lossy().into_owned();
        let Figures { picks, found: hits, idle, owners, dues, cited } = figures(&source, &mut wrong);
        found.push((name, [picks, hits, idle, owners, dues, cited]));
    }
    let expected: Vec<(String, [usize; 6])> =
        FIGURES.iter().map(|(name, figures)| ((*name).to_owned(), *figures)).collect();
    assert_eq!(found, expected, "{}", wrong.join("\n"));
    let sum = |at: usize| FIGURES.iter().map(|(_, figures)| figures[at]).sum::<usize>();
    let (picks, hits, idle) = (sum(0), sum(1), sum(2));
    assert!(10 * hits >= 9 * picks && 4 * idle <= hits + idle, "{hits} of {picks} found, {idle} idle");
}

#[test]
fn word_and_libreoffice_say_what_the_page_says_that_they_were_made_from() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sources/minutes");
    let page = proposed(&folder.join("lists.html"));
    assert_eq!(page["undertakings"].as_array().map(Vec::len), Some(3));
    for name in ["lists.docx", "lists.odt"] {
        assert_eq!(proposed(&folder.join(name)), page, "{name}");
    }
}

#[test]
fn minutes_are_read_from_standard_input_and_nothing_is_asked() {
    let folder = folder();
    let log = written(&folder, "actions.toml", "[log]\n");
    let minutes =
        "Minutes of the meeting held on 17 March 2026\r\n\r\n7. Hall\r\n\r\nACTION: Ann Lee to paint the hall.\r\n";
    let mut command = command(&log, &["minutes", "-", "--take", "all"]);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it runs");
    std::io::Write::write_all(child.stdin.as_mut().expect("standard input"), minutes.as_bytes()).expect("it reads");
    let ran = child.wait_with_output().expect("it ends");
    let said = String::from_utf8(ran.stdout).expect("text");
    assert_eq!(said, "Raised action 1: Ann Lee to paint the hall. (owner Ann Lee, raised 17 March 2026, minute 7)\n");
    let noted = String::from_utf8(ran.stderr).expect("text");
    assert!(noted.starts_with("note: 1 day on which actions were raised or closed is not in the calendar;"), "{noted}");
}

/// A log whose clerk wrote the actions of a meeting in words of their own.
const LOG: &str = r#"
[[actions]]
number = 1
action = "Bus shelters: report on what closing three of them would save."
owners = ["Rik Basra"]
raised = 2025-11-14

[[actions]]
number = 2
action = "FLOODING – item at a later meeting on what the county's new scheme asks of parishes after the Boughton review. Drainage engineer to come with her colleague."
owners = ["Ann Lee"]
raised = 2026-03-17

[[actions]]
number = 3
action = "Library visit – find a day for the school governors."
owners = ["Ann Lee", "Bo Ek"]
raised = 2026-03-17

[[actions]]
number = 4
action = "Lamps. Send round the results of the county's survey."
owners = ["Bo Ek"]
raised = 2026-03-17
"#;

/// Minutes of the meeting at which three of them were raised, and four other things asked for.
const MINUTES: &str = "\
# Minutes of the Board held on 17 March 2026

Present: Ann Lee, Bo Ek, Cy Oddy

## 5. Flooding after the Boughton review

(i) Cy Oddy told of the county's new scheme. Members asked for a report on what the scheme meant for
parishes locally, and the drainage engineer offered to attend with a colleague.

RESOLVED:

(a) That the presentation be noted;

(b) That officers be requested to report to a future meeting on the local scheme against flooding.

## 6. Library

RESOLVED: That officers be asked to find dates on which school governors could visit the library.

Bo Ek agreed to ask the library about its Saturday staff.

## 7. Lamps

The county had surveyed the lamps, and the results would be circulated to members when they came.

RESOLVED: That a report on the lamps in Mill Lane be brought to the meeting on 12 June 2026.

That members be asked to count the lamps that were out.
";

#[test]
fn undertakings_are_set_beside_actions_in_the_clerk_s_own_words() {
    let folder = folder();
    let (log, minutes) = (written(&folder, "actions.toml", LOG), written(&folder, "minutes.md", MINUTES));
    let ran = actions(&log, &["minutes", minutes.to_str().expect("a name"), "--format", "json"]);
    let answer: Json = serde_json::from_slice(&ran.stdout).expect("JSON");
    let beside: Vec<(&str, Option<u64>)> = answer["undertakings"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|one| (text(&one["minute"]), one["action"].as_u64()))
        .collect();
    let expected = [("5(b)", Some(2)), ("6", Some(3)), ("7", None), ("7", None), ("6", None), ("7", Some(4))];
    assert_eq!(beside, expected, "{answer:#}");
    assert_eq!(answer["mentions"], Json::Array(Vec::new()));
}
