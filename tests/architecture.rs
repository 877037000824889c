//! The layers of the house, as the map in the crate's documentation draws them.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fs;
use std::path::{Path, PathBuf};

/// What each layer may name of this crate and of the crates it is built on.
const LAYERS: &[(&str, &[&str], &[&str])] = &[
    ("message", &[], &[]),
    ("dates", &["dates", "message"], &["chrono", "strsim"]),
    ("model", &["model", "dates", "message"], &["chrono", "strsim", "unicode_normalization"]),
    ("query", &["query", "model", "dates", "message"], &["chrono"]),
    ("minutes", &["minutes", "sources", "model", "dates", "message"], &["chrono"]),
    ("merge", &["merge", "model", "dates", "message"], &["chrono"]),
    ("page", &["page", "merge", "minutes", "query", "model", "dates", "message"], &["chrono"]),
    (
        "write",
        &["write", "page", "minutes", "query", "sources", "file", "model", "dates", "message"],
        &[
            "anstream",
            "anstyle",
            "base64",
            "chrono",
            "comfy_table",
            "csv",
            "mail_builder",
            "maud",
            "quick_xml",
            "rust_xlsxwriter",
            "serde",
            "serde_json",
            "textwrap",
            "unicode_bidi",
            "unicode_segmentation",
            "unicode_width",
            "zip",
        ],
    ),
    (
        "file",
        &["file", "merge", "model", "dates", "message"],
        &["chrono", "serde", "serde_json", "toml", "toml_writer"],
    ),
    (
        "disk",
        &["disk", "file", "merge", "model", "dates", "message"],
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
            "commands", "context", "git", "disk", "page", "write", "query", "import", "merge", "minutes", "sources",
            "file", "model", "dates", "message",
        ],
        &["anyhow", "chrono", "clap", "clap_complete"],
    ),
    ("cli", &["cli", "commands", "context", "query", "model", "dates", "message"], &["anyhow", "clap", "textwrap"]),
    ("git", &["git", "message"], &[]),
    ("pager", &["pager", "write"], &["ctrlc"]),
    ("lib", &[], &[]),
    (
        "main",
        &["cli", "context", "commands", "dates", "model", "query", "disk", "write", "pager", "message"],
        &["anyhow", "chrono", "clap", "terminal_size"],
    ),
];

/// What touches the world, and the layers that may.
const HANDS: &[(&str, &[&str])] = &[
    ("std::fs", &["disk"]),
    ("std::env", &["main"]),
    ("std::process", &["main", "pager", "git"]),
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

/// The layers that speak to the user, and read no papers of others.
const SPEAKERS: &[&str] = &["message", "model", "query", "page", "file", "disk", "context", "commands", "cli"];

#[test]
fn what_the_program_says_in_words_is_shown_by_every_terminal() {
    let mut wrong = Vec::new();
    let is_speaker = |file: &PathBuf| SPEAKERS.contains(&layer(file).as_str()) && !is_test(file);
    for file in sources(&root().join("src")).into_iter().filter(is_speaker) {
        let text = fs::read_to_string(&file).expect("a file of the crate");
        // Letters alone are looked for, and not said.
        let is_said = |words: &str| words.contains([' ', '{']) && !words.is_ascii();
        let says = |line: &str| line.split('"').skip(1).step_by(2).any(is_said);
        wrong.extend(
            code(&text).filter(|(_, line)| says(line)).map(|(at, line)| format!("{}:{at}: {line}", file.display())),
        );
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

/// The files of the crate by their modules, with their code; modules are written `disk::save`.
struct Modules(BTreeMap<String, String>);

impl Modules {
    fn read() -> Self {
        let src = root().join("src");
        let module = |file: PathBuf| {
            let inside = file.strip_prefix(&src).expect("a file of the crate").with_extension("");
            let names: Vec<&str> = inside.iter().map(|name| name.to_str().expect("a plain name")).collect();
            let names = names.strip_suffix(&["mod"]).unwrap_or(&names);
            let text = fs::read_to_string(&file).expect("a file of the crate");
            let code: Vec<&str> = code(&text).map(|(_, line)| line).collect();
            (names.join("::"), code.join(" "))
        };
        Self(sources(&src).into_iter().filter(|file| !is_test(file)).map(module).collect())
    }

    /// Finds the file that a path leads to from a module, through what the modules of folders pass on.
    fn find(&self, from: &str, path: &str) -> String {
        let mut at = from.to_owned();
        let mut names = path.split("::").peekable();
        while let Some(first) = names.next_if(|name| ["crate", "super", "self"].contains(name)) {
            match first {
                "crate" => at.clear(),
                "super" => at = at.rsplit_once("::").map_or("", |(above, _)| above).to_owned(),
                _ => {}
            }
        }
        for name in names {
            let below = if at.is_empty() { name.to_owned() } else { format!("{at}::{name}") };
            if self.0.contains_key(&below) {
                at = below;
                continue;
            }
            let code = self.0.get(&at).map_or("", String::as_str);
            let is_folder = self.0.keys().any(|module| module.starts_with(&format!("{at}::")));
            let passed_on = used(code).into_iter().find(|used| used.rsplit("::").next() == Some(name));
            match passed_on.filter(|_| is_folder) {
                Some(path) => return self.find(&at, &path),
                None => break,
            }
        }
        at
    }

    /// Returns the files that each file names.
    fn graph(&self) -> BTreeMap<&str, BTreeSet<String>> {
        let is_ours = |path: &String| ["crate::", "super::", "self::"].iter().any(|start| path.starts_with(start));
        let named = |(module, code): (&String, &String)| {
            let uses: Vec<String> = used(code).into_iter().filter(is_ours).collect();
            let below = uses.iter().flat_map(|path| {
                let name = path.rsplit("::").next().unwrap_or_default();
                paths(code).filter_map(move |inner| Some(format!("{path}{}", inner.strip_prefix(name)?)))
            });
            let written_out = paths(code).map(str::to_owned).filter(is_ours);
            let all: Vec<String> = below.chain(written_out).chain(uses.iter().cloned()).collect();
            all.iter().map(|path| self.find(module, path)).filter(|found| found != module).collect()
        };
        self.0.iter().map(|file| (file.0.as_str(), named(file))).collect()
    }
}

/// Returns the paths that `use` brings in, each written out.
fn used(code: &str) -> Vec<String> {
    let statement = |rest: &str| rest.split(';').next().map(|path| spread("", path.trim())).unwrap_or_default();
    let starts = code.split("use ").skip(1).filter(|rest| rest.split(';').next().is_some_and(is_path));
    starts.flat_map(statement).collect()
}

fn is_path(text: &str) -> bool {
    text.chars().all(|c| c.is_alphanumeric() || "_:{}*, ".contains(c))
}

/// Writes out a path with groups in it.
fn spread(before: &str, path: &str) -> Vec<String> {
    let Some((start, inside)) = path.split_once('{') else {
        let plain = path.split(" as ").next().unwrap_or(path).trim();
        return vec![format!("{before}{plain}").trim_end_matches("::self").to_owned()];
    };
    let inside = inside.strip_suffix('}').unwrap_or(inside);
    let mut depth = 0;
    let parts = inside.split(|c| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        c == ',' && depth == 0
    });
    let before = format!("{before}{}", start.trim());
    parts.filter(|part| !part.trim().is_empty()).flat_map(|part| spread(&before, part.trim())).collect()
}

/// Returns the paths in the code: what is joined by `::`.
fn paths(code: &str) -> impl Iterator<Item = &str> {
    code.split(|c: char| !c.is_alphanumeric() && c != '_' && c != ':').filter(|path| path.contains("::"))
}

/// Finds a way from a file back to itself, shortest first.
fn circle(graph: &BTreeMap<&str, BTreeSet<String>>, from: &str) -> Option<Vec<String>> {
    let mut ways: VecDeque<Vec<String>> = VecDeque::from([vec![from.to_owned()]]);
    let mut seen = BTreeSet::new();
    while let Some(way) = ways.pop_front() {
        for next in graph.get(way.last()?.as_str()).into_iter().flatten() {
            let longer = [way.as_slice(), std::slice::from_ref(next)].concat();
            if next == from {
                return Some(longer);
            }
            if seen.insert(next.clone()) {
                ways.push_back(longer);
            }
        }
    }
    None
}

#[test]
fn no_file_needs_a_file_that_needs_it() {
    let modules = Modules::read();
    let mut graph = modules.graph();
    assert!(graph["disk::change"].contains("disk::save"), "{:?}", graph["disk::change"]);
    assert!(graph["commands::close"].contains("context"), "{:?}", graph["commands::close"]);
    // The module of a folder only passes on what its files declare.
    let folders: Vec<&str> = graph.keys().copied().collect();
    graph.retain(|file, _| !folders.iter().any(|other| other.starts_with(&format!("{file}::"))));
    let circles: Vec<String> =
        graph.keys().filter_map(|file| circle(&graph, file)).map(|way| way.join(" → ")).collect();
    assert!(circles.is_empty(), "{}", circles.join("\n"));
}

#[test]
fn a_circle_is_seen_through_what_a_folder_passes_on() {
    let files = [
        ("a", "mod one; mod two; pub use one::{One, Other as Thing};"),
        ("a::one", "use super::two; fn f() { two::g() }"),
        ("a::two", "use crate::a::{One, two::{self}};"),
        ("b", "fn f() -> crate::a::One { }"),
        ("c", "mod one; mod two;"),
        ("c::one", "use crate::a; use super::two; fn f() { a::two::g() }"),
        ("c::two", "use crate::c; fn f() { c::one::f() }"),
    ];
    let modules = Modules(files.map(|(name, code)| (name.to_owned(), code.to_owned())).into());
    let graph = modules.graph();
    assert_eq!(circle(&graph, "a::one").map(|way| way.join(" ")).as_deref(), Some("a::one a::two a::one"));
    assert_eq!(circle(&graph, "b"), None);
    assert_eq!(circle(&graph, "c::one").map(|way| way.join(" ")).as_deref(), Some("c::one c::two c::one"));
    assert_eq!(graph["b"], BTreeSet::from(["a::one".to_owned()]));
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
