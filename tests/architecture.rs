//! The layers of the house, as the map in the crate's documentation draws them.

use std::fs;
use std::path::{Path, PathBuf};

/// What each layer may name of the crate and of the crates it is built on.
const LAYERS: &[(&str, &[&str], &[&str])] = &[
    ("dates", &["dates"], &["chrono"]),
    ("model", &["model", "dates"], &["chrono", "strsim", "unicode_normalization"]),
    ("query", &["query", "model", "dates"], &["chrono"]),
    (
        "view",
        &["view", "query", "model", "dates"],
        &["anstyle", "chrono", "comfy_table", "csv", "serde", "serde_json", "textwrap", "unicode_width"],
    ),
    (
        "store",
        &["store", "model", "dates"],
        &["anyhow", "chrono", "directories", "rustix", "tempfile", "toml", "toml_writer"],
    ),
    ("context", &["context", "store", "view", "model", "dates"], &["anyhow", "chrono"]),
    (
        "commands",
        &["commands", "cli", "context", "store", "view", "query", "model", "dates", "Exit"],
        &["anyhow", "chrono", "clap", "clap_complete"],
    ),
    ("cli", &["cli", "commands", "context", "model", "dates"], &["clap"]),
];

/// Crates that all of the above are allowed or denied by name.
const CRATES: &[&str] = &[
    "anstream",
    "anstyle",
    "anyhow",
    "chrono",
    "clap",
    "clap_complete",
    "comfy_table",
    "csv",
    "directories",
    "rustix",
    "serde",
    "serde_json",
    "strsim",
    "tempfile",
    "terminal_size",
    "textwrap",
    "toml",
    "toml_writer",
    "unicode_normalization",
    "unicode_width",
];

/// The hands: only these layers may touch the disk, the environment, the terminal or the process.
const HANDS: &[(&str, &str)] = &[("std::fs", "store"), ("std::env", ""), ("std::process", ""), ("std::net", "")];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder of the crate") {
        let path = entry.expect("an entry of the folder").path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn source_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Returns the layer that a file is in: its folder, else its name.
fn layer(file: &Path) -> String {
    let inside = file.strip_prefix(source_folder()).expect("a file of the crate");
    let first = inside.components().next().expect("a name").as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

/// Returns the code of a file without its tests and comments, by line.
fn code(file: &Path) -> Vec<(usize, String)> {
    let text = fs::read_to_string(file).expect("a file of the crate");
    let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default().to_owned();
    let lines = code.lines().enumerate().map(|(index, line)| (index + 1, line.trim().to_owned()));
    lines.filter(|(_, line)| !line.starts_with("//")).collect()
}

/// Returns the names that follow `prefix` on a line.
fn named_after<'l>(line: &'l str, prefix: &str) -> Vec<&'l str> {
    let starts = line.match_indices(prefix).map(|(at, _)| &line[at + prefix.len()..]);
    starts.map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default()).collect()
}

#[test]
fn each_layer_names_only_what_it_may() {
    let mut wrong = Vec::new();
    for file in sources(&source_folder()) {
        let layer = layer(&file);
        let Some((_, layers, crates)) = LAYERS.iter().find(|(name, _, _)| *name == layer) else { continue };
        for (number, line) in code(&file) {
            let own = named_after(&line, "crate::");
            let foreign = own.iter().filter(|name| !name.is_empty() && !layers.contains(name));
            wrong.extend(foreign.map(|name| format!("{}:{number}: {layer} names {name}", file.display())));
            let is_named = |name: &&&str| line.contains(&format!("{name}::")) && !line.contains(&format!("_{name}::"));
            let outside = CRATES.iter().filter(|name| !crates.contains(name)).filter(is_named);
            let outside = outside.filter(|name| {
                !line.contains(&format!("view::{name}::")) && !line.contains(&format!("super::{name}::"))
            });
            wrong.extend(outside.map(|name| format!("{}:{number}: {layer} uses {name}", file.display())));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_the_hands_touch_the_world() {
    let mut wrong = Vec::new();
    for file in sources(&source_folder()) {
        let layer = layer(&file);
        for (number, line) in code(&file) {
            let touched = HANDS.iter().filter(|(what, hand)| line.contains(what) && layer != *hand && layer != "main");
            wrong.extend(touched.map(|(what, _)| format!("{}:{number}: {layer} touches {what}", file.display())));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_is_declared_where_it_stands() {
    for file in sources(&source_folder()) {
        let name = file.file_stem().expect("a name").to_string_lossy().into_owned();
        let folder = file.parent().expect("a folder");
        let parent = if folder == source_folder() { folder.join("lib.rs") } else { folder.join("mod.rs") };
        if ["main", "lib"].contains(&name.as_str()) || (name == "mod" && folder != source_folder()) {
            continue;
        }
        let declared = fs::read_to_string(&parent).expect("the folder's module");
        let is_declared = declared
            .lines()
            .any(|line| line.trim_start_matches("pub(crate) ").trim_start_matches("pub ") == format!("mod {name};"));
        assert!(is_declared, "{} is declared nowhere", file.display());
    }
}

#[test]
fn a_folders_module_holds_nothing_but_the_map_of_the_folder() {
    for file in sources(&source_folder()).into_iter().filter(|file| file.ends_with("mod.rs")) {
        let strange = code(&file).into_iter().find(|(_, line)| {
            !["mod ", "pub use ", "pub(super) use ", "pub(crate) mod ", "#[cfg(test)]", "}", "};"]
                .iter()
                .any(|start| line.starts_with(start))
                && !line.is_empty()
                && !line.ends_with(',')
        });
        assert_eq!(strange, None, "{}", file.display());
    }
}
