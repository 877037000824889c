//! The names that synchronisers, systems, git and editors give to a second version of a file.

/// What a name says of a file that lies beside a log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Named {
    /// It was the log, before an editor or git wrote it anew.
    AsBefore,
    /// It is a second version.
    AsCopy,
    /// It is one of several logs, of the year that stands in its name.
    ForItsYear,
    /// Nothing.
    Otherwise,
}

/// What editors and git add to the whole name of a file when they write it anew.
const BEFORE: &[&str] = &["~", ".bak", ".backup", ".old", ".orig", ".save"];

/// What git, Mercurial and Subversion add to the whole name, or begin with.
const VERSIONS: &[&str] = &["~", ".mine", ".theirs", ".base", ".local", ".remote", ".backup."];

/// What git's `mergetool` and synchronisers put between the name and its end, or begin with.
const MARKS: &[&str] = &[
    "_base_",
    "_local_",
    "_remote_",
    "_backup_",
    ".base.",
    ".local.",
    ".remote.",
    ".backup.",
    ".sync-conflict-",
    "_conflict-",
    "_conf(",
];

/// The word for a copy in the languages of Windows and macOS.
const COPY: &[&str] = &["copy", "kopie", "copie", "copia", "kopia", "cópia", "kopio"];

/// The words for "of" after it.
const COPY_OF: &[&str] = &["of", "von", "de", "van", "di", "av", "af"];

/// What stands in the words of a synchroniser for two versions.
const CONFLICT: &[&str] = &["conflict", "conflit", "konflikt", "conflitto"];

/// The name of a log, by which those of other files are judged, in any case.
#[derive(Debug)]
pub(crate) struct NameOfLog {
    stem: String,
    /// The full stop and the extension; nothing when there is none.
    end: String,
    whole: String,
}

impl NameOfLog {
    pub(crate) fn new(stem: &str, extension: &str) -> Self {
        let end = if extension.is_empty() { String::new() } else { format!(".{}", extension.to_lowercase()) };
        let stem = stem.to_lowercase();
        Self { whole: format!("{stem}{end}"), stem, end }
    }

    /// Says what the name of another file is.
    pub(crate) fn beside(&self, typed: &str) -> Named {
        let name = typed.to_lowercase();
        let is_of_copy = name.contains(&self.stem) && (self.is_of_version(&name) || self.is_of_copy(&name, typed));
        if is_of_copy {
            return Named::AsCopy;
        }
        if name.strip_prefix(&self.whole).is_some_and(|after| BEFORE.contains(&after)) {
            return Named::AsBefore;
        }
        let is_of_year = years(&name).any(|year| !years(&self.whole).any(|own| own == year));
        if is_of_year { Named::ForItsYear } else { Named::Otherwise }
    }

    fn is_of_version(&self, name: &str) -> bool {
        let after = name.strip_prefix(&self.whole).filter(|after| !BEFORE.contains(after));
        after.is_some_and(|after| VERSIONS.iter().any(|usual| after.starts_with(usual)))
    }

    fn is_of_copy(&self, name: &str, typed: &str) -> bool {
        let added = name.strip_suffix(&self.end).and_then(|name| name.strip_prefix(&self.stem));
        let as_typed = added.and_then(|added| typed.get(self.stem.len()..)?.get(..added.len()));
        added.is_some_and(is_of_copy)
            || as_typed.and_then(|added| added.strip_prefix('-')).is_some_and(is_in_capitals)
            || has_copy_of_before(name, &self.whole)
    }
}

/// Tells whether a name is that of the log behind `Copy of` or `Copy (2) of`.
fn has_copy_of_before(name: &str, whole: &str) -> bool {
    let Some(words) = name.strip_suffix(whole).and_then(|words| words.strip_suffix(' ')) else { return false };
    let mut words = words.split(' ');
    let is_copy = words.next().is_some_and(|word| COPY.contains(&word));
    is_copy && words.next_back().is_some_and(|word| COPY_OF.contains(&word)) && words.all(is_counted)
}

/// Tells whether what was added to the name makes it that of a copy.
fn is_of_copy(added: &str) -> bool {
    let words = added.strip_prefix(" -").unwrap_or(added).strip_prefix(' ').unwrap_or_default();
    let mut each = words.split(' ');
    let is_copy = each.next().is_some_and(|word| COPY.contains(&word)) && each.all(is_counted);
    let is_told = added.starts_with([' ', '-']) && added.ends_with(')') && added.contains('(') && is_conflict(added);
    is_copy
        || is_told
        || is_counted(added.trim_start())
        || added.strip_prefix('-').is_some_and(is_computer)
        || MARKS.iter().any(|usual| added.starts_with(usual))
}

fn is_conflict(words: &str) -> bool {
    CONFLICT.iter().any(|word| words.contains(word))
}

/// Tells whether a word numbers copies: `2`, `(1)`; a year does not.
fn is_counted(word: &str) -> bool {
    let figures = word.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(word);
    (1..4).contains(&figures.len()) && figures.chars().all(|c| c.is_ascii_digit())
}

/// Tells whether a name is one that computers have: `desktop-7qk2`, `clerk-pc`, `lc12345`.
fn is_computer(name: &str) -> bool {
    let letters = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let figures = &name[letters.len()..];
    let is_asset = !letters.is_empty() && letters.chars().all(|c| c.is_ascii_alphabetic()) && figures.len() > 2;
    ["desktop-", "laptop-", "win-"].iter().any(|usual| name.starts_with(usual))
        || ["-pc", "-laptop", "-desktop", "-mbp"].iter().any(|usual| name.ends_with(usual))
        || ["macbook", "imac"].iter().any(|usual| name.contains(usual))
        || is_asset && years(name).next().is_none()
}

/// Tells whether a name is in capitals, as Windows has those of computers, and no word of an office: `ANITA`.
fn is_in_capitals(name: &str) -> bool {
    const OF_AN_OFFICE: &[&str] = &["ARCHIVE", "BACKUP", "CLOSED", "DRAFT", "FINAL", "NEW", "OLD"];
    let letters = name.chars().filter(char::is_ascii_uppercase).count();
    (3..=name.len().min(15)).contains(&letters)
        && name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-')
        && years(name).next().is_none()
        && !name.split('-').any(|word| OF_AN_OFFICE.contains(&word))
}

/// Lists the years in a name.
fn years(name: &str) -> impl Iterator<Item = &str> {
    let figures = name.split(|c: char| !c.is_ascii_digit());
    figures.filter(|figures| figures.len() == 4 && (figures.starts_with("19") || figures.starts_with("20")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(names: &[&str], expected: Named) {
        for name in names {
            assert_eq!(NameOfLog::new("log", "toml").beside(name), expected, "{name}");
        }
    }

    #[test]
    fn the_names_of_second_versions_are_known() {
        check(
            &[
                // OneDrive.
                "log-DESKTOP-7QK2.toml",
                "log-CLERK-PC.toml",
                "LOG-desktop-7qk2.toml",
                "log-LC12345.toml",
                "log-Janes-MBP.toml",
                "log-ANITA.toml",
                "log-Anitas-MacBook-Pro.toml",
                // Browsers, Google Drive, iCloud and macOS.
                "log (1).toml",
                "log(1).toml",
                "log 2.toml",
                "log copy.toml",
                "log copy 2.toml",
                // Windows.
                "log - Copy.toml",
                "log - Copy (2).toml",
                "log - Kopie.toml",
                "log - Copie.toml",
                "Copy of log.toml",
                "Copy (2) of log.toml",
                "Kopie von log.toml",
                // Nextcloud, ownCloud, Seafile, Dropbox, Syncthing, Resilio.
                "log_conflict-20260622-101500.toml",
                "log (conflicted copy 2026-06-22 101500).toml",
                "log (SFConflict anita@example.org 2026-06-22-10-15-00).toml",
                "log (Anita's conflicted copy 2026-06-22).toml",
                "log (Case Conflict).toml",
                "log (In Konflikt stehende Kopie von Anita 2026-06-22).toml",
                "log (Copie en conflit de Anita 2026-06-22).toml",
                "log.sync-conflict-20260622-101500-ABCDEFG.toml",
                "log_conf(1).toml",
                // git and its relations.
                "log.toml~HEAD",
                "log.toml~feature_x",
                "log.toml.mine",
                "log_REMOTE_123.toml",
                "log_BASE_123.toml",
                "log_LOCAL_123.toml",
                "log_BACKUP_123.toml",
                "log.REMOTE.123.toml",
            ],
            Named::AsCopy,
        );
        assert_eq!(NameOfLog::new("log", "").beside("log~HEAD"), Named::AsCopy, "a log may have no extension");
    }

    #[test]
    fn what_editors_leave_was_the_log_before() {
        check(&["log.toml~", "log.toml.bak", "log.toml.orig", "log.toml.old"], Named::AsBefore);
    }

    #[test]
    fn a_year_that_the_log_does_not_bear_is_another_log_s() {
        check(&["log-2025.toml", "log-2024-25.toml", "log 2025.toml", "log-FY-2023.toml"], Named::ForItsYear);
        let of_2025 = NameOfLog::new("log-2025", "TOML");
        assert_eq!(of_2025.beside("log-2025 (1).toml"), Named::AsCopy);
        assert_eq!(of_2025.beside("log-2025-anita.toml"), Named::Otherwise);
    }

    #[test]
    fn other_names_say_nothing() {
        check(
            &[
                "log-conflicts-of-interest.toml",
                "log-archive.toml",
                "log (old).toml",
                "logbook.toml",
                "log-A.txt",
                "log-Anita.toml",
                "log-ARCHIVE.toml",
                "log-FY23.toml",
                "log-Q1.toml",
                "log.toml.lock",
                "board.toml",
                "toml",
                "",
            ],
            Named::Otherwise,
        );
    }
}
