//! The layers of the house, as the map in the crate's documentation draws them.

use std::fs;
use std::path::{Path, PathBuf};

/// What each layer may name of this crate and of the crates it is built on.
const LAYERS: &[(&str, &[&str], &[&str])] = &[
    ("message", &[], &[]),
    ("dates", &["dates", "message"], &["chrono"]),
    ("model", &["model", "dates", "message"], &["chrono", "strsim", "unicode_normalization"]),
    ("query", &["query", "model", "dates", "message"], &["chrono"]),
    ("page", &["page", "query", "model", "dates", "message"], &["chrono"]),
    (
        "write",
        &["write", "page", "query", "file", "model", "dates"],
        &[
            "anstyle",
            "chrono",
            "csv",
            "mail_builder",
            "maud",
            "quick_xml",
            "rust_xlsxwriter",
            "serde",
            "serde_json",
            "textwrap",
            "unicode_width",
            "zip",
        ],
    ),
    ("file", &["file", "model", "dates", "message"], &["chrono", "serde", "serde_json", "toml", "toml_writer"]),
    (
        "disk",
        &["disk", "file", "model", "dates", "message"],
        &["anyhow", "chrono", "directories", "rustix", "tempfile"],
    ),
    (
        "sources",
        &["sources", "dates", "message"],
        &["calamine", "chrono", "encoding_rs", "html5gum", "pulldown_cmark", "quick_xml", "zip"],
    ),
    ("import", &["import", "sources", "model", "dates", "message"], &["chrono"]),
    ("context", &["context", "disk", "write", "page", "model", "dates", "message"], &["anyhow", "chrono"]),
    (
        "commands",
        &[
            "commands", "context", "disk", "page", "write", "query", "import", "sources", "file", "model", "dates",
            "message",
        ],
        &["anyhow", "chrono", "clap", "clap_complete"],
    ),
    ("cli", &["cli", "commands", "context", "query", "model", "dates", "message"], &["anyhow", "clap"]),
    ("lib", &[], &[]),
    (
        "main",
        &["cli", "context", "commands", "dates", "model", "query", "disk", "write", "message"],
        &["anstream", "anyhow", "chrono", "clap", "terminal_size"],
    ),
];

/// What touches the world, and the layers that may.
const HANDS: &[(&str, &[&str])] = &[
    ("std::fs", &["disk"]),
    ("std::env", &["main"]),
    ("std::process", &["main"]),
    ("std::net", &[]),
    ("io::stdin", &["main"]),
    ("io::stdout", &["main"]),
    ("io::stderr", &["main"]),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Returns the crates that the project is built on, as the code names them.
fn crates() -> Vec<String> {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("the manifest");
    let mut is_list = false;
    let mut names = Vec::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            is_list = line.contains("dependencies") && !line.contains("dev-");
        } else if let Some((name, _)) = line.split_once('=').filter(|_| is_list) {
            names.push(name.trim().replace('-', "_"));
        }
    }
    assert!(names.contains(&"toml".to_owned()), "the manifest is read wrongly: {names:?}");
    names
}

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

/// Returns the layer that a file is in: its folder below `src`, else its name.
fn layer(file: &Path) -> String {
    let inside = file.strip_prefix(root().join("src")).expect("a file of the crate");
    let first = inside.components().next().expect("a name").as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

/// Tells whether a file is there for the tests alone, as its folder's module says.
fn is_test(file: &Path) -> bool {
    let name = file.file_stem().expect("a name").to_string_lossy();
    let module = fs::read_to_string(file.with_file_name("mod.rs")).unwrap_or_default();
    ["", "pub(crate) "].iter().any(|seen| module.contains(&format!("#[cfg(test)]\n{seen}mod {name};")))
}

/// Returns the lines of code in a text, without its tests and comments.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let code = text.find("#[cfg(test)]\nmod tests").or_else(|| text.find("#[cfg(test)]\npub(super) mod tests"));
    let lines = text[..code.unwrap_or(text.len())].lines().enumerate();
    lines.map(|(index, line)| (index + 1, line.trim())).filter(|(_, line)| !line.starts_with("//"))
}

/// Returns the words of a line: names without what stands between them.
fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty())
}

/// Judges the code of a file in a layer; returns what it may not do, by line.
fn judged(layer: &str, text: &str, crates: &[String]) -> Vec<String> {
    let Some((_, layers, built_on)) = LAYERS.iter().find(|(name, _, _)| *name == layer) else {
        return vec![format!("{layer} is no layer of the map")];
    };
    let mut wrong = Vec::new();
    for (number, line) in code(text) {
        let mut complain = |what: String| wrong.push(format!("{number}: {layer} {what}: {line}"));
        if ["crate::{", "std::{"].iter().any(|group| line.contains(group)) {
            complain("groups what it uses, which hides it".to_owned());
        }
        for name in line.split("crate::").skip(1).filter_map(|rest| words(rest).next()) {
            if !layers.contains(&name) {
                complain(format!("names {name}"));
            }
        }
        let is_import = line.starts_with("use ") || line.starts_with("pub use ");
        let is_path =
            |name: &str| line.split(&format!("{name}::")).count() > 1 && !line.contains(&format!("::{name}::"));
        let is_used = |name: &str| {
            if is_import {
                words(line).nth(1) == Some(name)
            } else {
                is_path(name) && words(line).any(|word| word == name)
            }
        };
        for name in crates.iter().filter(|name| !built_on.contains(&name.as_str()) && is_used(name)) {
            complain(format!("is built on {name}"));
        }
        for (what, _) in HANDS.iter().filter(|(what, hands)| line.contains(what) && !hands.contains(&layer)) {
            complain(format!("touches {what}"));
        }
    }
    wrong
}

#[test]
fn each_layer_does_only_what_it_may() {
    let crates = crates();
    let mut wrong = Vec::new();
    for file in sources(&root().join("src")).into_iter().filter(|file| !is_test(file)) {
        let text = fs::read_to_string(&file).expect("a file of the crate");
        wrong.extend(judged(&layer(&file), &text, &crates).iter().map(|what| format!("{}:{what}", file.display())));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_a_layer_may_not_do_is_seen_however_it_is_written() {
    let crates = crates();
    for text in [
        "use crate::disk::read;",
        "use crate::{disk, page};",
        "    let log = crate::disk::read(file);",
        "use std::{env, fs, io};",
        "use std::fs;",
        "    std::fs::write(file, text)?;",
        "    let _ = std::io::stdout();",
        "use clap::Args;",
        "use clap as c;",
        "use toml;",
        "    toml::from_str(text)",
    ] {
        assert!(!judged("query", text, &crates).is_empty(), "{text}");
    }
    assert_eq!(judged("util", "", &crates), ["util is no layer of the map"]);
    for text in ["use crate::model::Log;", "use chrono::NaiveDate;", "// use clap::Args;", "let csv = view_csv(x);"] {
        assert_eq!(judged("query", text, &crates), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn every_file_is_declared_where_it_stands() {
    let src = root().join("src");
    for file in sources(&src) {
        let name = file.file_stem().expect("a name").to_string_lossy().into_owned();
        let folder = file.parent().expect("a folder");
        let (folder, name) = match name.as_str() {
            "main" | "lib" => continue,
            "mod" => {
                (folder.parent().expect("a folder"), folder.file_name().expect("a name").to_string_lossy().into_owned())
            }
            _ => (folder, name),
        };
        let parent = if folder == src { folder.join("lib.rs") } else { folder.join("mod.rs") };
        let declared = fs::read_to_string(&parent).expect("the folder's module");
        let is_declared = declared.lines().any(|line| line.ends_with(&format!("mod {name};")));
        assert!(is_declared, "{} is declared nowhere", file.display());
    }
}

#[test]
fn a_folders_module_holds_nothing_but_the_map_of_the_folder() {
    let starts =
        ["mod ", "pub mod ", "pub use ", "pub(super) use ", "pub(crate) use ", "pub(crate) mod ", "#[cfg(", "}"];
    for file in sources(&root().join("src")).into_iter().filter(|file| file.ends_with("mod.rs")) {
        let text = fs::read_to_string(&file).expect("a file of the crate");
        let is_map =
            |line: &str| line.is_empty() || line.ends_with(',') || starts.iter().any(|start| line.starts_with(start));
        let strange = code(&text).find(|(_, line)| !is_map(line));
        assert_eq!(strange, None, "{}", file.display());
    }
}
