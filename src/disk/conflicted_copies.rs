//! Copies of a log that somebody or something made beside it: each may hold what the log lacks.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::copy_names::{NameOfLog, Named};
use super::digest::digest;
use super::history::{History, Version};
use super::io_errors::folder_of;
use super::load::ordinary;
use super::read_dir::names_in;
use crate::dates::Calendar;
use crate::file::encoding::Source;
use crate::file::read::full_parse::FullParse;
use crate::file::read::parsed::Parsed;
use crate::model::Log;

/// A copy of a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Copy {
    /// The file.
    pub(crate) file: PathBuf,
    /// What is in it.
    pub(crate) holds: Holds,
}

/// What is in a copy, beside what is in the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Holds {
    /// Perhaps what the log lacks.
    Perhaps,
    /// What cannot be read.
    Harm,
    /// A version of the log that is kept in its history.
    Earlier,
    /// Nothing that the log lacks.
    NothingNew,
}

/// How many files are looked into at most, for every command looks: those with the names of copies first.
const MOST_FILES: usize = 50;

/// The bytes of a file in which the signs of a log must stand, unless its name is a copy's.
const HEAD: usize = 4 * 1024;

/// The largest file that is compared; a larger one that bears a copy's name may hold anything.
const MOST_COMPARED: u64 = 16 * 1024 * 1024;

/// How many actions two logs must have in common that neither name nor title calls copies.
const FEWEST_IN_COMMON: usize = 3;

/// Finds the copies beside a log, in the order of their names. What cannot be looked at is passed over.
pub(crate) fn copies_beside(file: &Path, history: Option<&Path>) -> Vec<Copy> {
    copies(file, history, |_| true)
}

/// Finds the files beside a log that are copies of it and bear the name of one.
pub(crate) fn named_as_copies(file: &Path) -> Vec<PathBuf> {
    copies(file, None, Named::is_copy).into_iter().map(|copy| copy.file).collect()
}

fn copies(file: &Path, history: Option<&Path>, is_meant: fn(Named) -> bool) -> Vec<Copy> {
    let real = file.canonicalize().unwrap_or_else(|_| file.to_owned());
    let folder = if file.is_symlink() { folder_of(&real) } else { folder_of(file) };
    let mut candidates = candidates(&real);
    candidates.retain(|(named, _)| is_meant(*named));
    if candidates.is_empty() {
        return Vec::new();
    }
    let mut log = Original { real: &real, history, head: head(&real), whole: None };
    let mut copies: Vec<Copy> = candidates
        .into_iter()
        .filter_map(|(named, name)| {
            let beside = real.with_file_name(&name);
            let holds = log.held_by(&beside, named)?;
            // What somebody keeps on purpose is worth a word only when it holds more than the log.
            let is_told = named == Named::AsCopy || holds < Holds::Earlier;
            is_told.then(|| Copy { file: in_folder(&folder, &name), holds })
        })
        .collect();
    copies.sort_by(|one, other| one.file.cmp(&other.file));
    copies
}

/// Returns the path of a file as it is typed: beside a log that is called by its bare name, by its own.
fn in_folder(folder: &Path, name: &str) -> PathBuf {
    if folder == Path::new(".") { PathBuf::from(name) } else { folder.join(name) }
}

/// Lists the names that a copy may have, of many the likeliest.
fn candidates(real: &Path) -> Vec<(Named, String)> {
    let text = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    let (own, stem) = (text(real.file_name()), text(real.file_stem()));
    let log = NameOfLog::new(&stem, &text(real.extension()));
    let names = names_in(&folder_of(real)).into_iter().filter_map(|name| name.into_string().ok());
    let mut candidates: Vec<(Named, String)> = names
        .filter(|name| *name != own && !name.starts_with('.'))
        .map(|name| (log.beside(&name), name))
        .filter(|(named, name)| named.is_copy() || is_toml(name))
        .collect();
    if candidates.len() > MOST_FILES {
        let unlike = |(named, name): &(Named, String)| (!named.is_copy(), !name.starts_with(&stem));
        candidates
            .select_nth_unstable_by(MOST_FILES, |one, other| (unlike(one), &one.1).cmp(&(unlike(other), &other.1)));
        candidates.truncate(MOST_FILES);
    }
    candidates
}

fn is_toml(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml"))
}

impl Named {
    fn is_copy(self) -> bool {
        matches!(self, Self::AsBefore | Self::AsCopy)
    }
}

/// The log beside which copies are looked for; it is read only when something looks like one.
struct Original<'f> {
    real: &'f Path,
    history: Option<&'f Path>,
    head: Vec<u8>,
    whole: Option<Whole>,
}

/// The log as it was read for comparing.
struct Whole {
    bytes: Vec<u8>,
    log: Log,
    is_sound: bool,
    /// The digests of its earlier versions.
    earlier: Vec<u64>,
}

impl Original<'_> {
    /// Says what a file holds, if it is a copy.
    fn held_by(&mut self, beside: &Path, named: Named) -> Option<Holds> {
        // A link to the log is no copy, and what a link or a pipe leads to is nobody's.
        let is_file = beside.symlink_metadata().is_ok_and(|about| about.is_file());
        let (mut opened, about) = is_file.then(|| ordinary(beside).ok())??;
        if about.len() > MOST_COMPARED || self.head.is_empty() {
            return named.is_copy().then_some(Holds::Perhaps);
        }
        let mut bytes = begun(&mut opened);
        let is_like_it = has_signs(&bytes) && title_line(&bytes) == title_line(&self.head);
        if !named.is_copy() && !is_like_it {
            return None;
        }
        opened.take(MOST_COMPARED).read_to_end(&mut bytes).ok()?;
        self.whole().compared(&bytes, named)
    }

    fn whole(&mut self) -> &Whole {
        self.whole.get_or_insert_with(|| {
            let mut bytes = Vec::new();
            // What cannot be read is told of by the command itself.
            let _ = ordinary(self.real).map(|(opened, _)| opened.take(MOST_COMPARED).read_to_end(&mut bytes));
            let read = Source::decode(&bytes).ok().map(|source| Parsed::read(source.text));
            let is_sound = read.as_ref().is_some_and(|(_, _, notes)| notes.problems.is_empty());
            let log = read.map_or_else(|| Log::new(None, Calendar::default()), |(_, log, _)| log);
            let versions = self.history.map_or_else(Vec::new, |all| History::of(self.real, all).versions());
            Whole { bytes, log, is_sound, earlier: versions.iter().map(Version::own).collect() }
        })
    }
}

impl Whole {
    fn compared(&self, bytes: &[u8], named: Named) -> Option<Holds> {
        let is_same = bytes == self.bytes || bytes.trim_ascii().is_empty();
        if is_same || self.earlier.contains(&digest(&[bytes])) {
            return Some(if is_same { Holds::NothingNew } else { Holds::Earlier });
        }
        let Ok(source) = Source::decode(bytes) else { return named.is_copy().then_some(Holds::Harm) };
        let (_, log, notes) = Parsed::read(source.text);
        let is_kin = self.is_kin(&log, named);
        if !notes.problems.is_empty() {
            let is_harmed = is_kin || named.is_copy() && !FullParse::read(source.text).is_toml();
            return is_harmed.then_some(Holds::Harm);
        }
        is_kin.then(|| if self.is_sound && self.log.holds_all_of(&log) { Holds::NothingNew } else { Holds::Perhaps })
    }

    /// Tells whether a log is a copy of this one: not when both have hardly an action in common, as logs of two years do,
    /// of which the later may have begun with what was open in the earlier.
    fn is_kin(&self, other: &Log, named: Named) -> bool {
        let common = self.log.in_common(other);
        let (own, other_s) = (self.log.actions.len(), other.actions.len());
        let is_titled_alike = self.log.title.is_some() && self.log.title == other.title;
        let is_titled_apart = !is_titled_alike && self.log.title.is_some() && other.title.is_some();
        match named {
            // Of a log that came to harm a copy may be all that is left.
            Named::AsBefore | Named::AsCopy if own == 0 && !self.is_sound => other_s > 0,
            Named::AsBefore | Named::AsCopy if !is_titled_apart => common > 0 || is_titled_alike,
            Named::Otherwise if is_titled_alike => common > 0 && 2 * common >= own.min(other_s),
            _ => common >= FEWEST_IN_COMMON && 2 * common >= own.max(other_s),
        }
    }
}

fn head(file: &Path) -> Vec<u8> {
    ordinary(file).map_or_else(|_| Vec::new(), |(mut opened, _)| begun(&mut opened))
}

/// Reads the beginning of a file; nothing when it cannot be read.
fn begun(opened: &mut File) -> Vec<u8> {
    let mut bytes = vec![0; HEAD];
    let read = opened.read(&mut bytes).unwrap_or(0);
    bytes.truncate(read);
    bytes
}

/// Tells whether a file begins as logs do.
fn has_signs(head: &[u8]) -> bool {
    let is_sign = |line: &[u8]| [&b"[log]"[..], b"[[actions]]", b"actions"].iter().any(|sign| line.starts_with(sign));
    lines(head).any(is_sign)
}

/// Returns the first line of the beginning of a file that gives a title, as far as it is before every action.
fn title_line(head: &[u8]) -> Option<&[u8]> {
    let before_actions = lines(head).take_while(|line| !line.starts_with(b"[[actions]]"));
    let mut titles = before_actions.filter_map(|line| line.strip_prefix(b"title")?.trim_ascii().strip_prefix(b"="));
    titles.next().map(<[u8]>::trim_ascii)
}

fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    bytes.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    const HEAD_OF_LOG: &str = "[log]\ntitle = \"Riverside\"\n";

    fn actions(numbers: impl IntoIterator<Item = u32>) -> String {
        let action = |number| {
            format!(
                "\n[[actions]]\nnumber = {number}\nraised = 2026-03-17\naction = \"Visit {number}.\"\nowners = [\"Rik Basra\"]\n"
            )
        };
        numbers.into_iter().map(action).collect()
    }

    fn log(numbers: impl IntoIterator<Item = u32>) -> String {
        HEAD_OF_LOG.to_owned() + &actions(numbers)
    }

    /// What a file beside `actions.toml` with the actions 1 to 6 is found to hold.
    fn held(name: &str, text: impl AsRef<[u8]>) -> Option<Holds> {
        held_beside(&log(1..=6), name, text.as_ref())
    }

    fn held_beside(log: &str, name: &str, text: &[u8]) -> Option<Holds> {
        let folder = tempfile::tempdir().expect("a folder for the test");
        fs::write(folder.path().join("actions.toml"), log).expect("a log");
        fs::write(folder.path().join(name), text).expect("a file");
        let copies = copies_beside(&folder.path().join("actions.toml"), None);
        assert!(copies.iter().all(|copy| copy.file == folder.path().join(name)), "{copies:?}");
        copies.first().map(|copy| copy.holds)
    }

    /// Names that are given to second versions, and one that only the content tells of.
    const NAMES: &[&str] = &[
        "actions - Copy.toml",
        "Copy of actions.toml",
        "actions 2.toml",
        "actions (1).toml",
        "actions-DESKTOP-7QK2.toml",
        "actions-ANITA.toml",
        "actions.toml~HEAD",
        "actions_REMOTE_123.toml",
        "actions (Ann Lee's conflicted copy 2026-06-22).toml",
        "actions.sync-conflict-20260622-101500-ABCDEFG.toml",
        "actions (Case Conflict).toml",
        "actions_conf(1).toml",
        "actions - Kopie.toml",
    ];

    #[test]
    fn a_copy_is_known_by_what_is_in_it_whatever_its_name() {
        for name in NAMES.iter().chain(&["actions-anita.toml", "for Rik.toml"]) {
            assert_eq!(held(name, log(1..=7)), Some(Holds::Perhaps), "{name}");
            let red = log(1..=6).replace("= 1\n", "= 1\nrag = \"red\"\n");
            assert_eq!(held(name, red), Some(Holds::Perhaps), "{name}");
            assert_eq!(held(name, actions(1..=7)).is_some(), NAMES.contains(name), "without its title: {name}");
        }
        let untitled = held_beside(&actions(1..=6), "for Rik.toml", actions(1..=7).as_bytes());
        assert_eq!(untitled, Some(Holds::Perhaps), "most of its actions are in both");
        assert_eq!(held_beside(&actions(1..=2), "for Rik.toml", actions(1..=2).as_bytes()), None);
    }

    #[test]
    fn a_copy_that_holds_nothing_new_is_told_of_when_its_name_is_a_copy_s() {
        for name in NAMES {
            for same in [log(1..=6), log(2..=6), HEAD_OF_LOG.to_owned(), String::new()] {
                assert_eq!(held(name, same), Some(Holds::NothingNew), "{name}");
            }
        }
        for name in ["actions-anita.toml", "for Rik.toml", "actions-2026-06-22.toml"] {
            assert_eq!(held(name, log(1..=6)), None, "{name}");
            assert_eq!(held(name, log(2..=6)), None, "{name}");
        }
    }

    #[test]
    fn what_an_editor_keeps_is_told_of_when_it_holds_more_than_the_log() {
        for name in ["actions.toml~", "actions.toml.bak", "actions.toml.orig"] {
            assert_eq!(held(name, log(1..=6)), None, "{name}");
            assert_eq!(held(name, log(1..=5)), None, "{name}");
            assert_eq!(held(name, log(1..=7)), Some(Holds::Perhaps), "{name}");
        }
    }

    #[test]
    fn a_copy_that_came_to_harm_is_told_of() {
        let cut = log(1..=6);
        for name in NAMES.iter().chain(&["actions-anita.toml", "for Rik.toml"]) {
            assert_eq!(held(name, &cut[..cut.len() - 30]), Some(Holds::Harm), "{name}");
        }
        for name in NAMES {
            for text in [&b"\0\0\0\0"[..], b"[log]\ntitle = \"Caf\xe9\"\n", b"{"] {
                assert_eq!(held(name, text), Some(Holds::Harm), "{name}");
            }
        }
        assert_eq!(held("other.toml", b"\0\0\0\0"), None);
    }

    #[test]
    fn the_name_of_a_copy_does_not_make_one() {
        for name in NAMES.iter().chain(&["Cargo.toml", "actions-anita.toml"]) {
            assert_eq!(held(name, "[package]\nname = \"actions\"\n"), None, "{name}");
            assert_eq!(held(name, log(11..=16).replace("Riverside", "Hall")), None, "{name}");
        }
    }

    #[test]
    fn the_logs_of_other_years_are_no_copies() {
        for name in ["actions-2025.toml", "actions-2024-25.toml", "actions-archive.toml"] {
            assert_eq!(held(name, log(11..=40)), None, "{name}");
            let other_days = log(1..=30).replace("2026-03-17", "2025-03-18");
            assert_eq!(held(name, other_days), None, "the numbers begin anew: {name}");
        }
        // The log of this year began with what was open in that of the last.
        assert_eq!(held("actions-2025.toml", log(1..=30)), None);
        assert_eq!(held_beside(HEAD_OF_LOG, "actions-2025.toml", log(1..=30).as_bytes()), None);
        assert_eq!(held("actions-2026-06-22.toml", log(1..=7)), Some(Holds::Perhaps), "it is this year's");
    }

    #[test]
    fn a_log_that_came_to_harm_does_not_call_its_copy_empty() {
        let whole = log(1..=6);
        let cut = &whole[..whole.len() - 30];
        assert_eq!(held_beside(cut, "actions-ANITA.toml", whole.as_bytes()), Some(Holds::Perhaps));
        assert_eq!(held_beside("\0\0\0", "actions (1).toml", whole.as_bytes()), Some(Holds::Perhaps));
    }

    #[test]
    fn an_earlier_version_that_is_kept_is_known() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let [file, copy, all] = ["actions.toml", "actions (1).toml", "history"].map(|name| folder.path().join(name));
        let red = log(1..=6).replace("= 1\n", "= 1\nrag = \"red\"\n");
        fs::write(&file, &red).expect("a log");
        fs::write(&copy, &red).expect("a copy");
        let real = file.canonicalize().expect("it is there");
        History::of(&real, &all).keep(&real, red.as_bytes(), &[log(1..=6).as_bytes()]).expect("it is kept");
        fs::write(&file, log(1..=6)).expect("a log");
        let held = |history| copies_beside(&file, history)[0].holds;
        assert_eq!(held(None), Holds::Perhaps);
        assert_eq!(held(Some(all.as_path())), Holds::Earlier);
    }

    #[test]
    fn of_many_files_those_with_the_names_of_copies_are_looked_into_first() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let file = folder.path().join("actions.toml");
        fs::write(&file, log(1..=6)).expect("a log");
        for number in 0..60 {
            fs::write(folder.path().join(format!("a{number}.toml")), log(1..=7)).expect("a file");
        }
        fs::write(folder.path().join("actions (1).toml"), log(1..=7)).expect("a file");
        let copies = copies_beside(&file, None);
        assert_eq!(copies.len(), MOST_FILES);
        assert!(copies.iter().any(|copy| copy.file.ends_with("actions (1).toml")));
    }

    #[cfg(unix)]
    #[test]
    fn links_pipes_and_folders_are_passed_over() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let file = folder.path().join("actions.toml");
        let beside = |number| folder.path().join(format!("actions ({number}).toml"));
        fs::write(&file, log(1..=6)).expect("a log");
        std::os::unix::fs::symlink(&file, beside(1)).expect("a link");
        rustix::fs::mkfifoat(rustix::fs::CWD, beside(2), rustix::fs::Mode::RUSR).expect("a pipe");
        fs::create_dir(beside(3)).expect("a folder");
        assert_eq!(copies_beside(&file, None), []);
        let linked = tempfile::tempdir().expect("a folder for the test");
        fs::write(beside(4), log(1..=7)).expect("a file");
        let link = linked.path().join("actions.toml");
        std::os::unix::fs::symlink(&file, &link).expect("a link");
        let real = beside(4).canonicalize().expect("it is there");
        assert_eq!(
            copies_beside(&link, None),
            [Copy { file: real, holds: Holds::Perhaps }],
            "it lies beside the real log"
        );
    }

    #[test]
    fn a_file_too_large_to_compare_is_told_of_by_its_name() {
        let large = log(1..=6) + &"# x\n".repeat(5 * 1024 * 1024);
        assert_eq!(held("actions (1).toml", &large), Some(Holds::Perhaps));
        assert_eq!(held("other.toml", &large), None);
    }
}
