//! Action logs in the house styles of many boards, in every kind of file: what is said when they are
//! taken in, and the whole log after.
//!
//! Beside each source in `tests/sources/layouts` lies what is expected of it. To accept what is new:
//! `LAYOUTS=overwrite cargo test --test layouts`, then read the difference.

#![cfg(all(feature = "docx", feature = "html", feature = "markdown", feature = "xlsx"))]
#![expect(clippy::disallowed_methods, reason = "the tests ask whether to overwrite what is expected")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use support::{actions, folder};

/// Sources that are the paper for a meeting, which their newest comments were written for.
const PAPERS: &[&str] = &["dated-comments-newest-first.csv", "rich-text.xlsx"];

fn sources() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sources/layouts");
    let files = fs::read_dir(folder).expect("the sources").flatten().map(|entry| entry.path());
    let mut sources: Vec<PathBuf> =
        files.filter(|file| file.extension().is_some_and(|kind| kind != "expected")).collect();
    sources.sort();
    sources
}

/// Takes a source into a new log, and returns what was said and the log.
fn taken_in(source: &Path) -> String {
    let folder = folder();
    let log = folder.path().join("actions.toml");
    let name = source.file_name().and_then(|name| name.to_str()).expect("a name");
    let mut arguments = vec!["import", source.to_str().expect("a name"), "--yes"];
    if PAPERS.contains(&name) {
        arguments.extend(["--meeting", "2023-07-07"]);
    }
    let ran = actions(&log, &arguments);
    let said = [ran.stdout, ran.stderr].map(|bytes| String::from_utf8(bytes).expect("messages are text")).concat();
    let said = said.replace(&source.display().to_string(), name).replace(&format!("--file {} ", log.display()), "");
    assert!(actions(&log, &["check"]).status.success(), "{name}: {said}");
    format!("{said}\n{}", fs::read_to_string(&log).expect("the log"))
}

#[test]
fn every_layout_is_understood() {
    let sources = sources();
    assert!(sources.len() > 20, "{sources:?}");
    let mut wrong = Vec::new();
    for source in sources {
        let expected = PathBuf::from(format!("{}.expected", source.display()));
        let found = taken_in(&source);
        if std::env::var_os("LAYOUTS").is_some_and(|wish| wish == "overwrite") {
            fs::write(&expected, found).expect("it can be written");
        } else if fs::read_to_string(&expected).map_or(true, |expected| expected.replace("\r\n", "\n") != found) {
            wrong.push(format!("--- {}\n{found}", source.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.concat());
}
