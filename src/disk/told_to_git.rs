//! The files beside a log in which git is told how it is to treat it.

use std::path::Path;

use anyhow::{Result, anyhow};

use super::load::load;
use super::lock::name_beside;
use super::save::write_whole;

/// Tells git which driver brings copies of a log together, and to leave the file alone by which the log is locked; what
/// it was told already stays. Returns each file that says so, and its line.
pub fn tell_git(log: &Path, driver: &str) -> Result<[(&'static str, String); 2]> {
    let real = log.canonicalize().unwrap_or_else(|_| log.to_owned());
    let name = |file: &Path| file.file_name().and_then(|name| name.to_str()).map(pattern);
    let no_text = || anyhow!("the log's name is not UTF-8");
    let own = name(&real).ok_or_else(no_text)?;
    let lock = name(&name_beside(&real)).ok_or_else(no_text)?;
    let told = [(".gitattributes", format!("{own} merge={driver}")), (".gitignore", lock)];
    for (name, line) in &told {
        add_line(&real.with_file_name(name), line, log)?;
    }
    Ok(told)
}

/// Adds a line to a file, unless it is there.
fn add_line(file: &Path, line: &str, log: &Path) -> Result<()> {
    let bytes = if file.exists() { load(file)? } else { Vec::new() };
    let text = String::from_utf8_lossy(&bytes);
    if text.lines().any(|known| known.trim() == line) {
        return Ok(());
    }
    let ending = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let gap = if text.is_empty() || text.ends_with('\n') { "" } else { ending };
    write_whole(file, &[&bytes, gap.as_bytes(), line.as_bytes(), ending.as_bytes()].concat(), log)
}

/// Writes the name of a file in this folder as a pattern of git that fits nothing else.
fn pattern(name: &str) -> String {
    let mut escaped = String::from("/");
    for c in name.chars() {
        if "*?[]\\".contains(c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    if escaped.contains([' ', '\t', '"']) {
        format!("\"{}\"", escaped.replace('\\', "\\\\").replace('"', "\\\""))
    } else {
        escaped
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn lines_are_added_once_below_what_is_there() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let file = |name: &str| folder.path().join(name);
        let written = |name: &str| fs::read_to_string(file(name)).expect("it is there");
        let log = file("actions.toml");
        fs::write(&log, "[log]\n").expect("a file for the test");
        fs::write(file(".gitattributes"), "*.png binary\r\n*.md text").expect("a file for the test");
        for _ in 0..2 {
            tell_git(&log, "actions").expect("it can be written");
            assert_eq!(written(".gitattributes"), "*.png binary\r\n*.md text\r\n/actions.toml merge=actions\r\n");
            assert_eq!(written(".gitignore"), "/.actions.toml.lock\n");
        }
    }

    #[test]
    fn a_pattern_fits_one_name() {
        assert_eq!(pattern("actions.toml"), "/actions.toml");
        assert_eq!(pattern("the log [2].toml"), "\"/the log \\\\[2\\\\].toml\"");
    }
}
