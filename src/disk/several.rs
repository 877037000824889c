//! Which files are meant where a folder is named: every action log in it.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::conflicted_copies::named_as_copies;
use super::load::load;
use super::locate::FILE_NAME;
use super::read_dir::names_in;
use super::real_path::real_path;
use crate::file::encoding::Source;
use crate::message::Message;

/// Returns the files that are named, each once: a folder stands for every action log in it, by name, but for copies of
/// others that a synchroniser made.
///
/// Errs for a folder without a log.
pub fn each_named(named: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut seen = HashSet::new();
    let mut files = Vec::new();
    for path in named {
        let meant = if path.is_dir() { logs_in(path)? } else { vec![path.clone()] };
        files.extend(meant.into_iter().filter(|file| seen.insert(real_path(file).unwrap_or_else(|_| file.clone()))));
    }
    Ok(files)
}

fn logs_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let names = names_in(folder).into_iter().filter(|name| {
        let is_toml = Path::new(name).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml"));
        is_toml && !name.to_string_lossy().starts_with('.')
    });
    let mut files: Vec<PathBuf> = names.map(|name| folder.join(name)).filter(|file| may_be_log(file)).collect();
    files.sort_by_cached_key(|file| (file.to_string_lossy().to_lowercase(), file.clone()));
    if files.is_empty() {
        let hint = "name the file in it, as in `--file board/actions.toml`";
        return Err(Message::new(format!("{}: no action log is in this folder", folder.display()), hint).into());
    }
    let named = |file: &Path| file.file_name().map(OsStr::to_owned);
    let copies: HashSet<_> = files.iter().flat_map(|file| named_as_copies(file)).map(|copy| named(&copy)).collect();
    files.retain(|file| !copies.contains(&named(file)));
    Ok(files)
}

/// Tells whether a file is an action log, whole or broken; one that cannot be read may be one.
fn may_be_log(file: &Path) -> bool {
    if file.is_dir() {
        return false;
    }
    if file.file_name().is_some_and(|name| name == FILE_NAME) {
        return true;
    }
    load(file).is_ok_and(|bytes| match Source::decode(&bytes) {
        Ok(source) => looks_like_log(source.text),
        Err(_) => looks_like_log(&String::from_utf8_lossy(&bytes)),
    })
}

/// Tells whether a text has actions, or the head of a log that says what only such a head says.
fn looks_like_log(text: &str) -> bool {
    let mut is_head = false;
    text.lines().map(|line| line.replace([' ', '\t'], "")).any(|line| {
        if line.starts_with('[') {
            is_head = line.starts_with("[log]");
        }
        let of_head = ["title=", "meetings=", "complete=", "issued="].iter().any(|key| line.starts_with(key));
        line.starts_with("[[actions]]") || is_head && of_head
    })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_log_is_told_from_other_files_by_its_actions_or_its_head() {
        let check = |text: &str, is_log: bool| assert_eq!(looks_like_log(text), is_log, "{text}");
        check("[[actions]]\nnumber = 1\n", true);
        check("# ours\n[ log ]\n# the board\ntitle = \"Board\"\n", true);
        check("[log]\nmeetings = [", true);
        check("[[ actions ]] broken", true);
        check("[log]\nlevel = \"debug\"\n", false);
        check("[log]\nlevel = 1\n[package]\ntitle = \"x\"\n", false);
        check("[package]\nname = \"actions\"\n", false);
        check("", false);
    }

    #[test]
    fn a_folder_stands_for_its_logs_by_name_and_each_is_meant_once() {
        let scratch = tempfile::tempdir().expect("a folder for the test");
        let file = |name: &str| scratch.path().join(name);
        let logs = ["Pensions.toml", "audit.toml", "actions.toml"];
        for name in logs.into_iter().chain(["audit (1).toml", ".hidden.toml", "log.txt"]) {
            fs::write(file(name), "[[actions]]\n").expect("a file for the test");
        }
        fs::write(file("Cargo.toml"), "[package]\n").expect("a file for the test");
        fs::create_dir_all(file("below.toml")).expect("a folder for the test");
        let named = [scratch.path().to_owned(), file("audit.toml"), file("./Pensions.toml")];
        let found = each_named(&named).expect("there are some");
        assert_eq!(found, ["actions.toml", "audit.toml", "Pensions.toml"].map(file));
        let error = each_named(&[file("below.toml")]).expect_err("there is none");
        assert!(error.to_string().ends_with("below.toml: no action log is in this folder"), "{error}");
    }
}
