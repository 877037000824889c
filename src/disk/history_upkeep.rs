//! What becomes of the histories of all logs: those of logs that are gone go after a year, and of too much the oldest.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::time::{Duration, Instant, SystemTime};

use super::history::{History, Version};
use super::io_errors::folder_of;
use super::real_path::real_path;
use crate::model::Kept;

/// How long the history of a log is kept that is not seen any more.
const LONGEST_UNSEEN: Duration = Duration::from_hours(365 * 24);

/// How long a log that was seen is taken to be there.
const SEEN_LATELY: Duration = Duration::from_hours(30 * 24);

/// How many bytes are kept of all logs.
const MOST_IN_ALL: u64 = 1024 * 1024 * 1024;

/// How many of the newest versions of a log that is there are kept, however much there is.
const ALWAYS_KEPT: usize = 10;

/// How often it is looked what may go.
const BETWEEN_LOOKS: Duration = Duration::from_hours(24);

/// How long is looked for the logs: a drive that does not answer must not be waited for again and again.
const LONGEST_LOOK: Duration = Duration::from_secs(1);

/// The name of the file that says when it was last looked what may go.
const LOOKED: &str = "looked";

/// Says how much is kept of the log in a file, and of all logs; nothing when nothing is kept of it.
pub fn kept(file: &Path, all: &Path) -> Option<Kept> {
    let own = History::of(&real_path(file).ok()?, all);
    let in_all = History::each(all);
    let size = |history: &History| history.versions().iter().chain(&history.latest()).map(Version::size).sum::<u64>();
    let sizes = in_all.iter().map(size).filter(|size| *size > 0);
    let versions = own.versions().len();
    (versions > 0).then(|| Kept {
        versions,
        bytes: size(&own),
        logs: sizes.clone().count(),
        bytes_in_all: sizes.sum(),
        folder: all.to_owned(),
    })
}

/// Lets go of what need not be kept any more, once a day at most, when a version of a log has just been kept.
pub(crate) fn keep_house(kept: &History) {
    let Some((_, now)) = kept.place() else { return };
    let all = kept.of_all();
    let looked = all.join(LOOKED);
    let last = looked.symlink_metadata().and_then(|about| about.modified());
    if last.is_ok_and(|last| now.duration_since(last).is_ok_and(|since| since < BETWEEN_LOOKS)) {
        return;
    }
    // Where nothing can be written nothing can be removed either.
    if fs::write(&looked, "").is_ok() {
        let_go(all, now, MOST_IN_ALL);
    }
}

/// Where a log is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Whereabouts {
    There,
    /// Its folder is there, and it is not.
    Gone,
    /// Its folder is not there, as when a drive is not plugged in.
    Away,
    NotKnown,
}

fn let_go(all: &Path, now: SystemTime, most_in_all: u64) {
    let begun = Instant::now();
    let mut rest = Vec::new();
    for history in History::each(all) {
        let mut always_kept = ALWAYS_KEPT;
        if let Some((real, seen)) = history.place() {
            let unseen = now.duration_since(seen).unwrap_or_default();
            let is_looked_for = unseen > SEEN_LATELY && begun.elapsed() < LONGEST_LOOK;
            match if is_looked_for { whereabouts(&real) } else { Whereabouts::NotKnown } {
                Whereabouts::Gone | Whereabouts::Away if unseen > LONGEST_UNSEEN => {
                    history.versions().iter().for_each(Version::forget);
                    history.end();
                    continue;
                }
                Whereabouts::Gone => always_kept = 0,
                // One that could not be written down is looked for again.
                Whereabouts::There => _ = history.saw(&real, Some(now)),
                Whereabouts::Away | Whereabouts::NotKnown => {}
            }
        }
        rest.extend(history.latest().map(|latest| (always_kept > 0, latest)));
        rest.extend(history.versions().into_iter().enumerate().map(|(nth, version)| (nth < always_kept, version)));
    }
    let_go_of_the_oldest(rest, most_in_all);
}

/// Tells where a log is, of which the real path is known.
fn whereabouts(real: &Path) -> Whereabouts {
    match real.symlink_metadata() {
        Ok(_) => Whereabouts::There,
        Err(error) if error.kind() != ErrorKind::NotFound => Whereabouts::NotKnown,
        Err(_) if folder_of(real).is_dir() => Whereabouts::Gone,
        Err(_) => Whereabouts::Away,
    }
}

/// Lets go of the versions that were saved first, of those that may go, until there are no more bytes than `most`.
fn let_go_of_the_oldest(mut versions: Vec<(bool, Version)>, most: u64) {
    let mut bytes: u64 = versions.iter().map(|(_, version)| version.size()).sum();
    if bytes <= most {
        return;
    }
    versions.retain(|(is_always_kept, _)| !is_always_kept);
    versions.sort_by_cached_key(|(_, version)| version.saved_at().ok());
    for (_, version) in versions {
        if bytes <= most {
            break;
        }
        bytes -= version.size();
        version.forget();
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    const YEAR: Duration = LONGEST_UNSEEN;
    const DAY: Duration = Duration::from_hours(24);
    const ALMOST_A_YEAR: Duration = Duration::from_hours(364 * 24);

    struct Desk {
        scratch: tempfile::TempDir,
        now: SystemTime,
    }

    impl Desk {
        fn new() -> Self {
            let scratch = tempfile::tempdir().expect("a folder for the test");
            fs::create_dir(scratch.path().join("board")).expect("a folder");
            Self { scratch, now: SystemTime::UNIX_EPOCH + 50 * YEAR }
        }

        fn all(&self) -> PathBuf {
            self.scratch.path().join("history")
        }

        /// Keeps versions of a log of the board, each of 100 bytes, the first saved at second 1; and says when it was last seen.
        fn kept(&self, name: &str, versions: u64, unseen: Duration) -> History {
            let real = self.scratch.path().canonicalize().expect("it is there").join("board").join(name);
            let history = History::of(&real, &self.all());
            for number in 1..=versions {
                let text = format!("{number:100}");
                fs::write(&real, &text).expect("a log");
                history.keep(&real, text.as_bytes(), &[b"next"]).expect("it is kept").saved_long_ago(number);
            }
            history.saw(&real, Some(self.now - unseen)).expect("it is written down");
            history
        }

        fn lose(&self, name: &str) {
            fs::remove_file(self.scratch.path().join("board").join(name)).expect("it goes");
        }

        fn let_go(&self, most_in_all: u64) {
            let_go(&self.all(), self.now, most_in_all);
        }
    }

    #[test]
    fn the_history_of_a_log_that_is_gone_goes_after_a_year() {
        let desk = Desk::new();
        let [gone, lately, there] =
            [("a", YEAR + DAY), ("b", ALMOST_A_YEAR), ("c", 3 * YEAR)].map(|(name, unseen)| desk.kept(name, 2, unseen));
        desk.lose("a");
        desk.lose("b");
        desk.let_go(MOST_IN_ALL);
        assert_eq!([&gone, &lately, &there].map(|history| history.versions().len()), [0, 2, 2]);
        assert_eq!(History::each(&desk.all()).len(), 2, "its folder goes too");
        assert_eq!(there.place().expect("it is known").1, desk.now, "it was seen");
    }

    #[test]
    fn a_drive_that_is_away_is_waited_for_a_year() {
        let desk = Desk::new();
        let [long, lately] = [("a", YEAR + DAY), ("b", ALMOST_A_YEAR)].map(|(name, unseen)| desk.kept(name, 2, unseen));
        fs::remove_dir_all(desk.scratch.path().join("board")).expect("it goes");
        desk.let_go(MOST_IN_ALL);
        assert_eq!([&long, &lately].map(|history| history.versions().len()), [0, 2]);
    }

    #[test]
    fn a_history_that_does_not_know_its_log_is_kept() {
        let desk = Desk::new();
        let [unknown, cut] = ["a", "b"].map(|name| desk.kept(name, 2, 3 * YEAR));
        for (name, history) in [("a", &unknown), ("b", &cut)] {
            let (real, _) = history.place().expect("it is known");
            let place = desk.all().join(history.name()).join("path");
            fs::remove_file(&place).expect("it goes");
            if name == "b" {
                fs::write(&place, &real.as_os_str().as_encoded_bytes()[..5]).expect("it was cut off");
            }
            desk.lose(name);
        }
        desk.let_go(MOST_IN_ALL);
        assert_eq!([&unknown, &cut].map(|history| history.versions().len()), [2, 2]);
        desk.let_go(0);
        assert_eq!([&unknown, &cut].map(|history| history.versions().len()), [2, 2], "they may be the newest of a log");
    }

    #[test]
    fn of_too_much_the_oldest_go_and_the_newest_of_a_log_that_is_there_never() {
        let desk = Desk::new();
        let [there, gone] = ["a", "b"].map(|name| desk.kept(name, 13, SEEN_LATELY + DAY));
        desk.lose("b");
        let counted = || [&there, &gone].map(|history| history.versions().len());
        desk.let_go(2_600);
        assert_eq!(counted(), [13, 13], "it is not too much");
        desk.let_go(2_400);
        assert_eq!(counted(), [12, 12], "the first of each were saved first");
        desk.let_go(0);
        assert_eq!(counted(), [10, 0]);
        assert_eq!(
            there.versions().last().and_then(|oldest| oldest.saved_at().ok()),
            Some(SystemTime::UNIX_EPOCH + Duration::from_secs(4))
        );
    }

    #[test]
    fn what_somebody_else_put_there_stays() {
        let desk = Desk::new();
        let gone = desk.kept("a", 2, YEAR + DAY);
        desk.lose("a");
        let theirs = [desk.all().join(gone.name()).join("notes.txt"), desk.all().join("notes.toml")];
        for file in &theirs {
            fs::write(file, "ours").expect("a file");
        }
        fs::create_dir(desk.all().join("other")).expect("a folder");
        desk.let_go(0);
        assert!(theirs.iter().all(|file| file.exists()) && desk.all().join("other").exists());
        assert_eq!(gone.versions(), []);
    }

    #[test]
    fn it_is_looked_once_a_day() {
        let desk = Desk::new();
        let saved = desk.kept("a", 1, Duration::ZERO);
        let gone = || desk.kept("b", 1, 2 * YEAR);
        let looked_at = |at: SystemTime| {
            let mark = fs::File::options().append(true).open(desk.all().join(LOOKED)).expect("the mark");
            mark.set_modified(at).expect("a time of the test");
        };
        gone();
        desk.lose("b");
        keep_house(&saved);
        assert_eq!(History::each(&desk.all()).len(), 1);
        for (last, left) in [(desk.now - DAY / 2, 2), (desk.now - DAY, 1), (desk.now + DAY, 1)] {
            gone();
            desk.lose("b");
            looked_at(last);
            keep_house(&saved);
            assert_eq!(History::each(&desk.all()).len(), left, "{last:?}");
        }
    }

    #[test]
    fn how_much_is_kept_is_counted_for_the_log_and_for_all() {
        let desk = Desk::new();
        desk.kept("b", 2, Duration::ZERO);
        let own = desk.kept("a", 3, Duration::ZERO);
        let (real, _) = own.place().expect("it is known");
        let nothing = kept(&real.with_file_name("c"), &desk.all());
        assert_eq!(nothing, None);
        let kept = kept(&real, &desk.all()).expect("versions of it are kept");
        assert_eq!((kept.versions, kept.bytes, kept.logs, kept.bytes_in_all), (3, 300, 2, 500));
    }
}
