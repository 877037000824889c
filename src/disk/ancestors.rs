//! The version of a log from which two copies of it both descend, as far as it is kept and can be proved.

use std::collections::HashMap;
use std::path::Path;

use chrono::NaiveDateTime;

use super::digest::digest;
use super::history::{History, Version};
use super::real_path::real_path;

/// A version from which two copies of a log descend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ancestor {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// When it was saved, by the user's clock; nothing when the system does not know.
    pub saved_at: Option<NaiveDateTime>,
}

/// Returns the nearest version kept below `history` from which both copies descend: each is given as its file and its
/// bytes.
///
/// That a version became another is known from the digests with which it is kept, so that a copy descends also from
/// what was saved under the name of the other, as when a synchroniser made it. What somebody changed without the
/// program since is no version's successor, and then there is nothing to return.
pub fn common_ancestor(ours: (&Path, &[u8]), theirs: (&Path, &[u8]), history: Option<&Path>) -> Option<Ancestor> {
    let all = history?;
    let mut files: Vec<_> = [ours.0, theirs.0].iter().filter_map(|file| real_path(file).ok()).collect();
    files.dedup();
    let versions: Vec<Version> = files.iter().flat_map(|real| History::of(real, all).versions()).collect();
    let [ours, theirs] = [ours.1, theirs.1].map(|bytes| steps_back(digest(&[bytes]), &versions));
    let mut common: Vec<(usize, &Version)> = versions
        .iter()
        .filter_map(|version| Some((ours.get(&version.own())? + theirs.get(&version.own())?, version)))
        .collect();
    // What was undone descends from what came of it, and that from it: of two as near, the one that was saved last.
    common.sort_by_cached_key(|(steps, version)| (*steps, std::cmp::Reverse(version.saved_at().ok())));
    common.into_iter().find_map(|(_, version)| {
        Some(Ancestor { bytes: version.bytes().ok()?, saved_at: version.saved_by_the_clock() })
    })
}

/// Returns the digests of all versions from which one descends, itself among them, with the changes between.
fn steps_back(from: u64, versions: &[Version]) -> HashMap<u64, usize> {
    let mut before: HashMap<u64, Vec<u64>> = HashMap::new();
    for version in versions {
        before.entry(version.replaced_by()).or_default().push(version.own());
    }
    let mut steps = HashMap::new();
    let mut reached = vec![from];
    for step in 0.. {
        reached.retain(|digest| !steps.contains_key(digest));
        if reached.is_empty() {
            break;
        }
        steps.extend(reached.iter().map(|digest| (*digest, step)));
        reached = reached.iter().filter_map(|digest| before.get(digest)).flatten().copied().collect();
    }
    steps
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::PathBuf;

    use super::*;

    struct Desk {
        scratch: tempfile::TempDir,
    }

    impl Desk {
        fn new() -> Self {
            Self { scratch: tempfile::tempdir().expect("a folder for the test") }
        }

        fn file(&self, name: &str) -> PathBuf {
            self.scratch.path().join(name)
        }

        fn all(&self) -> PathBuf {
            self.file("history")
        }

        /// Saves each text over the one before it, as changes do.
        fn saved(&self, name: &str, texts: &[&str]) {
            let file = self.file(name);
            for pair in texts.windows(2) {
                fs::write(&file, pair[0]).expect("a file");
                let real = real_path(&file).expect("it is there");
                let history = History::of(&real, &self.all());
                history.keep(&real, pair[0].as_bytes(), &[pair[1].as_bytes()]).expect("it is kept");
            }
            fs::write(&file, texts[texts.len() - 1]).expect("a file");
        }

        fn ancestor_of(&self, ours: &str, theirs: &str) -> Option<String> {
            let [log, copy] = ["log.toml", "copy.toml"].map(|name| self.file(name));
            let found = common_ancestor((&log, ours.as_bytes()), (&copy, theirs.as_bytes()), Some(&self.all()));
            found.map(|found| String::from_utf8(found.bytes).expect("texts of the test"))
        }
    }

    #[test]
    fn both_descend_from_what_either_was_saved_over() {
        let desk = Desk::new();
        desk.saved("log.toml", &["a", "b", "c"]);
        fs::write(desk.file("copy.toml"), "b").expect("a file");
        assert_eq!(desk.ancestor_of("c", "b").as_deref(), Some("b"), "the copy is a version of the log");
        desk.saved("copy.toml", &["b", "x", "y"]);
        assert_eq!(desk.ancestor_of("c", "y").as_deref(), Some("b"), "the nearest, not `a`");
        assert_eq!(desk.ancestor_of("y", "c").as_deref(), Some("b"));
        assert_eq!(desk.ancestor_of("c", "c").as_deref(), Some("b"));
        assert_eq!(desk.ancestor_of("c", "by hand"), None);
        assert_eq!(desk.ancestor_of("by hand", "y"), None);
    }

    #[test]
    fn a_copy_of_an_unchanged_log_that_was_changed_descends_from_the_log() {
        let desk = Desk::new();
        fs::write(desk.file("log.toml"), "a").expect("a file");
        desk.saved("copy.toml", &["a", "b"]);
        assert_eq!(desk.ancestor_of("a", "b").as_deref(), Some("a"));
    }

    #[test]
    fn what_was_undone_is_no_riddle() {
        let desk = Desk::new();
        desk.saved("log.toml", &["a", "b", "a"]);
        fs::write(desk.file("copy.toml"), "a").expect("a file");
        desk.saved("copy.toml", &["a", "x"]);
        assert_eq!(desk.ancestor_of("a", "x").as_deref(), Some("a"));
    }

    #[test]
    fn of_two_versions_as_near_the_one_saved_last_is_taken() {
        let desk = Desk::new();
        desk.saved("log.toml", &["a", "b", "a"]);
        let real = real_path(&desk.file("log.toml")).expect("it is there");
        for (version, seconds) in History::of(&real, &desk.all()).versions().iter().zip([2_000, 1_000]) {
            version.saved_long_ago(seconds);
        }
        assert_eq!(desk.ancestor_of("a", "b").as_deref(), Some("b"), "the change was taken back after it was made");
    }

    #[test]
    fn a_version_that_was_damaged_is_no_ancestor_and_one_before_it_is() {
        let desk = Desk::new();
        desk.saved("log.toml", &["a", "b", "c"]);
        let real = real_path(&desk.file("log.toml")).expect("it is there");
        History::of(&real, &desk.all()).versions()[0].damage();
        assert_eq!(desk.ancestor_of("c", "b").as_deref(), Some("a"));
    }

    #[test]
    fn without_a_history_nothing_is_known_and_with_it_when_it_was_saved() {
        let desk = Desk::new();
        desk.saved("log.toml", &["a", "b"]);
        let log = desk.file("log.toml");
        assert_eq!(common_ancestor((&log, b"b"), (&log, b"b"), None), None);
        let found = common_ancestor((&log, b"b"), (&log, b"b"), Some(&desk.all())).expect("it is kept");
        let saved_at = fs::metadata(&log).and_then(|about| about.modified()).expect("the system knows");
        let apart = super::super::history::by_the_clock(saved_at) - found.saved_at.expect("it is kept with it");
        assert!(apart.num_seconds().abs() < 60, "{apart}");
    }
}
