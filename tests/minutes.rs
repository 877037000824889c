//! Minutes in the styles of many houses, each with what a careful clerk picks out of them: how much of that is found,
//! and how much else is proposed.
//!
//! Beside `NN-name.EXT` in `tests/sources/minutes` lies `NN-name.picks.toml`: the day of the meeting, and each
//! undertaking with the minute as it is cited, words that stand in it, and its owner and due date where it has them.

#![cfg(all(feature = "docx", feature = "html", feature = "markdown"))]

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use serde_json::Value as Json;
use support::{actions, command, folder};
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
    /// For how many of those found the owner is the right one, of how many that have one.
    owners: (usize, usize),
    /// For how many the due date is told, of how many that have one.
    dues: (usize, usize),
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

/// Returns what is proposed, beside a log without actions.
fn proposed(source: &Path) -> Json {
    let folder = folder();
    let log = folder.path().join("actions.toml");
    fs::write(&log, "[log]\n").expect("a log");
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
        if cited.contains(&said("minute").unwrap_or_default().trim_end_matches('.')) {
            figures.cited += 1;
        } else {
            complain(&format!("cited as {cited:?}"));
        }
        if let Some(owner) = said("owner") {
            figures.owners.1 += 1;
            let owners: Vec<String> =
                found["owners"].as_array().into_iter().flatten().map(|owner| plain(text(owner))).collect();
            let surname = plain(owner).rsplit(' ').next().unwrap_or_default().to_owned();
            if owners.iter().any(|owner| owner.contains(&surname)) {
                figures.owners.0 += 1;
            } else {
                complain(&format!("owners are {owners:?}"));
            }
        }
        if said("due").is_some() {
            figures.dues.1 += 1;
            if found["due"].is_null() {
                complain("no due date");
            } else {
                figures.dues.0 += 1;
            }
        }
    }
    for (undertaking, _) in undertakings.iter().zip(&used).filter(|(_, used)| !**used) {
        figures.idle += 1;
        wrong.push(format!("{}: idle: {}", source.display(), text(&undertaking["text"])));
    }
    figures
}

/// What comes of each set: picks, found, idle, owners right and of how many, due dates told and of how many, cited.
const FIGURES: &[(&str, [usize; 8])] = &[
    ("01-parish", [8, 8, 0, 8, 8, 3, 3, 7]),
    ("02-parish-table", [7, 7, 0, 7, 7, 3, 3, 7]),
    ("03-governors", [7, 7, 0, 7, 7, 4, 5, 7]),
    ("04-nhs-board", [8, 8, 0, 8, 8, 3, 5, 8]),
    ("05-trustees", [7, 7, 0, 6, 7, 4, 4, 6]),
    ("06-scrutiny", [8, 8, 0, 7, 7, 4, 4, 8]),
    ("07-residents", [7, 7, 0, 7, 7, 4, 4, 7]),
    ("08-housing-table", [8, 8, 0, 8, 8, 6, 6, 8]),
    ("09-parish-resolved", [7, 7, 0, 7, 7, 4, 4, 6]),
    ("10-university", [7, 7, 0, 7, 7, 4, 5, 7]),
    ("11-pensions", [8, 8, 0, 7, 7, 4, 4, 8]),
    ("12-community", [7, 7, 0, 7, 7, 4, 4, 7]),
];

#[test]
fn what_a_careful_clerk_picks_out_is_proposed_and_little_else() {
    let mut wrong = Vec::new();
    let mut found = Vec::new();
    for source in sources() {
        let name = source.file_stem().expect("a name").to_string_lossy().into_owned();
        let Figures { picks, found: hits, idle, owners, dues, cited } = figures(&source, &mut wrong);
        assert!(10 * hits >= 9 * picks && 4 * idle <= hits + idle, "{name}: {}", wrong.join("\n"));
        found.push((name, [picks, hits, idle, owners.0, owners.1, dues.0, dues.1, cited]));
    }
    let expected: Vec<(String, [usize; 8])> =
        FIGURES.iter().map(|(name, figures)| ((*name).to_owned(), *figures)).collect();
    assert_eq!(found, expected, "{}", wrong.join("\n"));
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
    let log = folder.path().join("actions.toml");
    fs::write(&log, "[log]\n").expect("a log");
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
