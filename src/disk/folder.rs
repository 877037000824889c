//! Writing several pages into a folder.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::Path;

use anyhow::{Context as _, Result};

use super::io_errors::{Doing, said_by_system};
use super::read_dir::names_in;
use super::save::write_sparing;
use crate::message::Message;

/// Writes pages into a folder under their names, each whole or not at all, in the place of what bears the name; returns
/// the other names there, in order. The folder is made when there is none and there is a page to write; the folder that
/// it is in is not.
pub fn write_into(folder: &Path, pages: &[(String, Vec<u8>)], logs: &[impl AsRef<Path>]) -> Result<Vec<String>> {
    if !pages.is_empty() {
        make(folder)?;
    }
    for (written, (name, page)) in pages.iter().enumerate() {
        let done = write_sparing(&folder.join(name), page, logs);
        let before = || format!("after {written} of {} messages were written", pages.len());
        if written == 0 { done } else { done.with_context(before) }?;
    }
    let names = names_in(folder).into_iter().map(|name| name.to_string_lossy().into_owned());
    let written: HashSet<&String> = pages.iter().map(|(name, _)| name).collect();
    let mut others: Vec<String> = names.filter(|name| !written.contains(name)).collect();
    others.sort();
    Ok(others)
}

fn make(folder: &Path) -> Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    fs::create_dir(folder).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => Message::new(
            format!("{}: this is a file, and a folder is needed", folder.display()),
            "give the folder a name of its own",
        ),
        _ => said_by_system(folder, Doing::Writing, &error),
    })?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(name: &str, text: &str) -> (String, Vec<u8>) {
        (name.to_owned(), text.as_bytes().to_vec())
    }

    #[test]
    fn pages_are_written_anew_and_the_others_named() {
        let scratch = tempfile::tempdir().expect("a folder for the test");
        let (folder, log) = (scratch.path().join("letters"), scratch.path().join("actions.toml"));
        assert_eq!(write_into(&folder, &[], &[&log]).expect("nothing to write"), Vec::<String>::new());
        assert!(!folder.exists());
        let others = write_into(&folder, &[page("a", "1"), page("b", "1")], &[&log]).expect("it can be written");
        assert_eq!(others, Vec::<String>::new());
        let others = write_into(&folder, &[page("a", "2")], &[&log]).expect("it can be written");
        assert_eq!(others, ["b"]);
        assert_eq!(fs::read_to_string(folder.join("a")).expect("a page"), "2");
    }

    #[test]
    fn a_folder_within_one_that_is_missing_is_not_made() {
        let scratch = tempfile::tempdir().expect("a folder for the test");
        let folder = scratch.path().join("no").join("letters");
        let error = write_into(&folder, &[page("a", "1")], &["actions.toml"]).expect_err("it is missing");
        assert!(error.to_string().contains("there is no folder"), "{error}");
        assert!(!scratch.path().join("no").exists());
    }
}
