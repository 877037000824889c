//! Copies of a log that a synchroniser made when two people saved at once: each may hold what the other lacks.

use std::path::Path;

use super::io_errors::folder_of;
use super::read_dir::names_in;

/// Returns the names of such copies beside a log, in order.
pub fn copies_beside(file: &Path) -> Vec<String> {
    let real = file.canonicalize().unwrap_or_else(|_| file.to_owned());
    let stem = real.file_stem().unwrap_or_default().to_string_lossy();
    let extension = real.extension().unwrap_or_default().to_string_lossy();
    let names = names_in(&folder_of(&real)).into_iter().map(|name| name.to_string_lossy().into_owned());
    let mut copies: Vec<String> = names.filter(|name| is_copy(name, &stem, &extension)).collect();
    copies.sort();
    copies
}

/// Tells whether a name is one that `OneDrive`, Dropbox, Nextcloud, Seafile or Syncthing give to the second of two versions.
fn is_copy(name: &str, stem: &str, extension: &str) -> bool {
    let (name, stem, extension) = (name.to_lowercase(), stem.to_lowercase(), extension.to_lowercase());
    let Some(added) = name.strip_prefix(&stem).and_then(|rest| rest.strip_suffix(&extension)?.strip_suffix('.')) else {
        return false;
    };
    let of_a_computer = added.strip_prefix('-').is_some_and(is_computer);
    let in_words = added.starts_with(" (") && added.ends_with(')') && added.contains("confli");
    let is_counted = added.strip_prefix(" (").and_then(|rest| rest.strip_suffix(')')).is_some_and(is_figures);
    of_a_computer
        || in_words
        || is_counted
        || [".sync-conflict-", "_conflict-"].iter().any(|usual| added.starts_with(usual))
}

/// Tells whether a name is one that computers have: `desktop-7qk2`, `clerk-pc`, `lc12345`.
fn is_computer(name: &str) -> bool {
    let letters = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let figures = &name[letters.len()..];
    let is_year = figures.len() == 4 && (figures.starts_with("19") || figures.starts_with("20"));
    let is_asset = !letters.is_empty() && letters.chars().all(|c| c.is_ascii_alphabetic()) && figures.len() > 2;
    ["desktop-", "laptop-", "win-"].iter().any(|usual| name.starts_with(usual))
        || ["-pc", "-laptop", "-desktop", "-mbp"].iter().any(|usual| name.ends_with(usual))
        || ["macbook", "imac"].iter().any(|usual| name.contains(usual))
        || is_asset && !is_year
}

fn is_figures(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_of_second_versions_are_known_and_others_are_not() {
        for name in [
            "log-DESKTOP-7QK2.toml",
            "log-CLERK-PC.toml",
            "LOG-desktop-7qk2.toml",
            "log-LC12345.toml",
            "log-Janes-MBP.toml",
            "log (1).toml",
            "log-Anitas-MacBook-Pro.toml",
            "log_conflict-20260622-101500.toml",
            "log (SFConflict anita@example.org 2026-06-22-10-15-00).toml",
            "log (Anita's conflicted copy 2026-06-22).toml",
            "log (conflicted copy 2026-06-22 101500).toml",
            "log.sync-conflict-20260622-101500-ABCDEFG.toml",
        ] {
            assert!(is_copy(name, "log", "toml"), "{name}");
        }
        for name in [
            "log.toml",
            "log-2025.toml",
            "log-conflicts-of-interest.toml",
            "log-archive.toml",
            "log (old).toml",
            "logbook.toml",
            "log-A.txt",
            "log-ARCHIVE.toml",
            "log-FY2023.toml",
            "log-Q1.toml",
            "log-2023-OLD.toml",
        ] {
            assert!(!is_copy(name, "log", "toml"), "{name}");
        }
    }
}
