//! The file in which git is told how it is to treat other files of a folder.

use std::path::Path;

use anyhow::{Result, anyhow};

use super::load::load;
use super::save::write_whole;

/// The name of that file.
const NAME: &str = ".gitattributes";

/// Adds a line on a log to the `.gitattributes` beside it, unless it is there; returns the line.
pub fn attribute(log: &Path, attribute: &str) -> Result<String> {
    let real = log.canonicalize().unwrap_or_else(|_| log.to_owned());
    let name = real.file_name().and_then(|name| name.to_str()).ok_or_else(|| anyhow!("the log's name is not UTF-8"))?;
    let line = format!("{} {attribute}", pattern(name));
    let file = real.with_file_name(NAME);
    let bytes = if file.exists() { load(&file)? } else { Vec::new() };
    let text = String::from_utf8_lossy(&bytes);
    if !text.lines().any(|known| known.trim() == line) {
        let ending = if text.contains("\r\n") { "\r\n" } else { "\n" };
        let gap = if text.is_empty() || text.ends_with('\n') { "" } else { ending };
        let added = [gap, &line, ending].concat();
        write_whole(&file, &[&bytes, added.as_bytes()].concat(), log)?;
    }
    Ok(line)
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
    fn the_line_is_added_once_below_what_is_there() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let (log, file) = (folder.path().join("actions.toml"), folder.path().join(NAME));
        fs::write(&log, "[log]\n").expect("a file for the test");
        let written = || fs::read_to_string(&file).expect("it is there");
        for _ in 0..2 {
            assert_eq!(attribute(&log, "merge=actions").expect("it can be written"), "/actions.toml merge=actions");
            assert_eq!(written(), "/actions.toml merge=actions\n");
        }
        fs::write(&file, "*.png binary\r\n*.md text").expect("a file for the test");
        attribute(&log, "merge=actions").expect("it can be written");
        assert_eq!(written(), "*.png binary\r\n*.md text\r\n/actions.toml merge=actions\r\n");
    }

    #[test]
    fn a_pattern_fits_one_name() {
        assert_eq!(pattern("actions.toml"), "/actions.toml");
        assert_eq!(pattern("the log [2].toml"), "\"/the log \\\\[2\\\\].toml\"");
    }
}
