//! Every change can be undone, and so can undoing.

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use support::{actions, folder};

const LOG: &str = "# Kept by hand.\r\n[log]\r\ntitle = \"Riverside\"\r\n\r\n[[actions]]\r\nnumber = 1\r\nraised = 2026-03-17\r\naction = \"Visit.\"\r\nowners = [\"Rik Basra\"]\r\nrag = \"amber\" # in hand";

fn log_in(folder: &Path) -> PathBuf {
    let file = folder.join("actions.toml");
    fs::write(&file, LOG).expect("a file of the test");
    file
}

fn done(file: &Path, arguments: &[&str]) -> String {
    let ran = actions(file, arguments);
    assert!(ran.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&ran.stderr));
    String::from_utf8(ran.stdout).expect("answers are text")
}

fn text(file: &Path) -> String {
    fs::read_to_string(file).expect("it is text")
}

fn refused(file: &Path, arguments: &[&str]) -> String {
    let ran = actions(file, arguments);
    assert_eq!(ran.status.code(), Some(2), "{arguments:?}");
    String::from_utf8(ran.stderr).expect("messages are text").replace(&file.display().to_string(), "LOG")
}

/// The versions kept of the log, oldest first.
fn versions(file: &Path) -> Vec<PathBuf> {
    let is_version = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "toml");
    let mut versions: Vec<PathBuf> = files_in(&own_folder(file)).into_iter().filter(is_version).collect();
    versions.sort();
    versions
}

/// The folder of all that is kept of the log.
fn own_folder(file: &Path) -> PathBuf {
    files_in(&all_logs(file)).into_iter().find(|path| path.is_dir()).expect("one log")
}

fn all_logs(file: &Path) -> PathBuf {
    file.parent().expect("a folder").join(".home/state/actions/history")
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("a file").path()).collect()
}

#[test]
fn every_change_is_undone_byte_for_byte_and_undoing_too() {
    for change in [
        &["add", "Plan.", "--owner", "Gary Bee"][..],
        &["comment", "1", "Noted."],
        &["update", "1", "--rag", "red", "--due", "30 June 2026"],
        &["further", "1", "And report."],
        &["propose", "1", "withdrawn"],
        &["close", "1"],
        &["meetings", "add", "2026-06-30"],
    ] {
        let folder = folder();
        let file = log_in(folder.path());
        done(&file, change);
        let changed = text(&file);
        assert_ne!(changed, LOG, "{change:?}");
        done(&file, &["undo"]);
        assert_eq!(text(&file), LOG, "{change:?}");
        done(&file, &["undo"]);
        assert_eq!(text(&file), changed, "{change:?}");
    }
}

#[test]
fn an_earlier_version_is_put_back_by_its_number() {
    let folder = folder();
    let file = log_in(folder.path());
    done(&file, &["comment", "1", "First."]);
    let first = text(&file);
    done(&file, &["add", "Plan.", "--owner", "Gary Bee"]);
    done(&file, &["comment", "2", "Third."]);
    let answer = done(&file, &["undo", "2"]);
    assert_eq!(answer, "Put the earlier version of the log back; what differs: action 2\n");
    assert_eq!(text(&file), first);
    assert_eq!(
        refused(&file, &["undo", "9"]),
        "error: LOG: there is no version 9 to put back; 4 are kept; nothing was changed\nhint: `actions --file LOG undo --list` shows them\n"
    );
}

#[test]
fn the_list_says_when_each_change_was_made_and_what_it_was() {
    let folder = folder();
    let file = log_in(folder.path());
    assert_eq!(done(&file, &["undo", "--list"]), "There is nothing to undo.\n");
    done(&file, &["comment", "1", "First."]);
    done(&file, &["add", "Plan.", "--owner", "Gary Bee"]);
    done(&file, &["close", "1", "2"]);
    done(&file, &["meetings", "add", "2026-06-30"]);
    // A version was saved when the change was made that came before it.
    for (days, version) in
        (0..).zip(std::iter::once(&file).chain(&versions(&file).into_iter().rev().collect::<Vec<_>>()))
    {
        let seconds = 1_782_000_000 - 86_400 * days;
        let kept = fs::File::options().append(true).open(version).expect("a version");
        kept.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)).expect("a time of the test");
    }
    let list = done(&file, &["undo", "--list"]);
    let expected = [
        ("No.  When               Ago", "What was done"),
        ("1    21 Jun 2026 00:00  ", "added the meeting of 30 June 2026"),
        ("2    20 Jun 2026 00:00  ", "closed 1 and 2: outcome completed"),
        ("3    19 Jun 2026 00:00  ", "raised 2: Plan."),
        ("4    18 Jun 2026 00:00  ", "commented on 1: First."),
    ];
    let (rows, kept) = list.split_once("\n\n").expect("a table, and how much is kept");
    assert_eq!(rows.lines().count(), expected.len(), "{list}");
    for (line, (when, what)) in rows.lines().zip(expected) {
        assert!(line.starts_with(when) && line.ends_with(&format!("  {what}")), "{line}");
    }
    let folder = all_logs(&file);
    assert_eq!(
        kept,
        format!("4 versions of this log, 2 KB; 1 log, 2 KB in all, in {}\n", folder.display()),
        "the list says last how much is kept"
    );
}

#[test]
fn a_save_lets_go_of_the_history_of_a_log_that_went_long_ago() {
    let folder = folder();
    let gone = folder.path().join("gone.toml");
    fs::write(&gone, LOG).expect("a file of the test");
    done(&gone, &["comment", "1", "Noted."]);
    let history = own_folder(&gone);
    let aged = fs::File::options().append(true).open(history.join("path")).expect("where it was");
    aged.set_modified(SystemTime::UNIX_EPOCH).expect("a time of the test");
    let file = log_in(folder.path());
    fs::remove_file(&gone).expect("it goes");
    done(&file, &["comment", "1", "Noted."]);
    assert!(history.exists(), "it was looked today");
    fs::remove_file(all_logs(&file).join("looked")).expect("the mark");
    done(&file, &["comment", "1", "Noted again."]);
    assert!(!history.exists());
}

#[test]
fn what_somebody_else_changed_is_not_undone_unless_forced() {
    let folder = folder();
    let file = log_in(folder.path());
    assert_eq!(
        refused(&file, &["undo"]),
        "error: LOG: there is nothing to undo; nothing was changed\nhint: only changes made with `actions`, by you, on this computer, can be undone\n"
    );
    done(&file, &["comment", "1", "Noted."]);
    let by_hand = text(&file).replace("Visit.", "Visit twice.");
    fs::write(&file, &by_hand).expect("a file of the test");
    assert_eq!(
        refused(&file, &["undo"]),
        "error: LOG: it was changed after your last change that can be undone; to go back would change action 1 and take 6 lines out of it; nothing was changed\n\
         hint: to put the version back all the same, use `actions --file LOG undo --force`; that can be undone\n"
    );
    assert_eq!(text(&file), by_hand);
    let hint =
        "hint: to put the version back all the same, use `actions --file LOG undo 1 --force`; that can be undone\n";
    assert!(!refused(&file, &["undo", "1"]).ends_with(hint), "the newest needs no number");
    done(&file, &["undo", "--force"]);
    assert_eq!(text(&file), LOG);
    done(&file, &["undo"]);
    assert_eq!(text(&file), by_hand);
}

#[test]
fn only_the_newest_versions_are_kept() {
    let folder = folder();
    let file = log_in(folder.path());
    for nth in 0..54 {
        done(&file, &["comment", "1", &format!("Note {nth}.")]);
    }
    assert_eq!(versions(&file).len(), 50);
}

#[test]
fn a_version_that_cannot_be_kept_is_said_and_the_change_saved() {
    let folder = folder();
    let file = log_in(folder.path());
    fs::write(folder.path().join(".home"), "a file where a folder belongs").expect("a file of the test");
    let ran = actions(&file, &["comment", "1", "Noted."]);
    assert!(ran.status.success());
    let warning = String::from_utf8(ran.stderr).expect("messages are text");
    assert_eq!(
        warning,
        "warning: the change is saved, but the version before it could not be kept, so it cannot be undone\n"
    );
    assert!(text(&file).contains("Noted."));
}

#[cfg(unix)]
#[test]
fn the_history_is_for_the_user_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    let file = log_in(folder.path());
    done(&file, &["comment", "1", "Noted."]);
    let own = versions(&file)[0].parent().expect("a folder").to_owned();
    for folder in [own.as_path(), own.parent().expect("the folder of all logs")] {
        assert_eq!(fs::metadata(folder).expect("a folder").permissions().mode() & 0o777, 0o700, "{}", folder.display());
    }
}

#[test]
fn a_file_that_breaks_the_rules_is_undone_by_force_and_that_is_undone_too() {
    let folder = folder();
    let file = log_in(folder.path());
    done(&file, &["comment", "1", "Noted."]);
    let broken = text(&file) + "\r\nowners = [";
    fs::write(&file, &broken).expect("a file of the test");
    let answer = done(&file, &["undo", "--force"]);
    assert_eq!(
        answer,
        "Put the earlier version of the log back; what differs: the whole file, since one of the versions breaks the rules of a log\n"
    );
    assert_eq!(text(&file), LOG);
    assert!(done(&file, &["undo", "--list"]).contains("\n2    "));
    done(&file, &["undo"]);
    assert_eq!(text(&file), broken);
}

#[test]
fn a_version_kept_is_a_copy_that_nobody_else_can_change() {
    let folder = folder();
    let file = log_in(folder.path());
    let open_elsewhere = fs::File::options().append(true).open(&file).expect("the log");
    done(&file, &["comment", "1", "Noted."]);
    std::io::Write::write_all(&mut &open_elsewhere, b"# late").expect("an editor that writes late");
    done(&file, &["undo"]);
    assert_eq!(text(&file), LOG);
}

#[test]
fn a_save_that_gave_way_to_somebody_else_keeps_no_version() {
    let folder = folder();
    let file = log_in(folder.path());
    let history = folder.path().join("history");
    let mut tries = 0;
    let saved = actions::disk::change(&file, Some(&history), |log| {
        tries += 1;
        fs::write(&file, format!("{LOG}\r\n# {tries}"))?;
        log.actions[0].exempt = true;
        Ok(())
    });
    let refused = saved.expect_err("somebody else never rests").to_string();
    assert!(refused.ends_with("somebody else keeps saving it"), "{refused}");
    let kept = actions::disk::earlier(&file, Some(&history)).expect("the log is there");
    assert!(kept.is_empty(), "{kept:?}");
}

#[test]
fn the_hint_of_a_refusal_names_the_version_that_was_asked_for() {
    let folder = folder();
    let file = log_in(folder.path());
    done(&file, &["comment", "1", "First."]);
    done(&file, &["comment", "1", "Second."]);
    fs::write(&file, text(&file) + "# by hand\n").expect("a file of the test");
    let said = refused(&file, &["undo", "2"]);
    assert!(said.contains("`actions --file LOG undo 2 --force`"), "{said}");
}

#[test]
fn a_version_that_was_damaged_is_not_put_back() {
    let folder = folder();
    let file = log_in(folder.path());
    done(&file, &["comment", "1", "First."]);
    let now = text(&file);
    for version in versions(&file) {
        fs::write(version, "").expect("a file of the test");
    }
    assert_eq!(
        refused(&file, &["undo"]),
        "error: LOG: not saved: the version that was kept is damaged; nothing was changed\n\
         hint: try again; if it stays so, ask whoever keeps the disk\n"
    );
    assert_eq!(text(&file), now);
}

#[test]
fn what_somebody_saved_in_the_moment_of_a_save_that_was_cut_off_is_kept() {
    let folder = folder();
    let file = log_in(folder.path());
    done(&file, &["comment", "1", "First."]);
    // Named as a save of `actions.toml` names what came out of the log.
    fs::write(folder.path().join(".actions-6d1e9cb63c3bf3b2.tmp"), "# theirs\n").expect("a file of the test");
    done(&file, &["comment", "1", "Second."]);
    let kept = folder.path().join("actions (conflicted copy).toml");
    assert_eq!(fs::read_to_string(kept).expect("it is kept"), "# theirs\n");
}

#[test]
fn a_version_is_had_by_the_number_that_the_list_gives_it() {
    let folder = folder();
    let file = log_in(folder.path());
    done(&file, &["comment", "1", "First."]);
    let first = text(&file);
    done(&file, &["comment", "1", "Second."]);
    let history = folder.path().join(".home/state/actions/history");
    let version = |nth| actions::disk::kept_version(&file, Some(&history), nth);
    assert_eq!(version(1).as_deref(), Some(first.as_bytes()));
    assert_eq!(version(2).as_deref(), Some(LOG.as_bytes()));
    assert_eq!([version(0), version(3)], [None, None]);
    assert_eq!(actions::disk::kept_version(&file, None, 1), None);
}

/// Gives the log a time of the test, and what is kept of it as it was saved last.
fn saved_on_21_june(file: &Path) {
    let is_latest = |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("latest-"));
    let latest = files_in(&own_folder(file)).into_iter().find(is_latest).expect("what was saved last");
    for path in [file.to_owned(), latest] {
        let file = fs::File::options().append(true).open(path).expect("a file");
        file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_hours(495_000)).expect("a time of the test");
    }
}

#[test]
fn a_log_that_was_deleted_is_put_back_as_it_was_saved_last() {
    let folder = folder();
    let file = log_in(folder.path());
    done(&file, &["comment", "1", "First."]);
    let first = text(&file);
    done(&file, &["comment", "1", "Second."]);
    let second = text(&file);
    saved_on_21_june(&file);
    fs::write(folder.path().join("actions (1).toml"), first.replace("First.", "Another.")).expect("a copy");
    fs::remove_file(&file).expect("it goes");
    for arguments in [&["list"][..], &["comment", "1", "Third."], &["check"], &["merge", "other.toml"]] {
        assert_eq!(
            refused(&file, arguments),
            "error: LOG: there is no such file\n\
             hint: `actions --file LOG undo` puts it back as it was saved on 21 Jun 2026 00:00\n",
            "{arguments:?}"
        );
    }
    assert_eq!(actions(&file, &["undo", "--list"]).stderr, b"", "nothing can be said of a copy");
    let list = done(&file, &["undo", "--list"]);
    fs::remove_file(folder.path().join("actions (1).toml")).expect("it goes");
    let rows: Vec<&str> = list.lines().collect();
    assert!(
        rows[1].starts_with("1    Not known  ") && rows[1].ends_with("  the log was deleted, moved or renamed"),
        "{list}"
    );
    assert!(
        rows[2].starts_with("2    21 Jun 2026 00:00  ") && rows[2].ends_with("  commented on 1: Second."),
        "{list}"
    );
    assert_eq!(done(&file, &["undo"]), "Put the log back as it was saved on 21 Jun 2026 00:00\n");
    assert_eq!(text(&file), second);
    done(&file, &["undo"]);
    assert_eq!(text(&file), first, "that it was deleted is no change: the last one is undone");
    fs::remove_file(&file).expect("it goes");
    done(&file, &["undo", "3"]);
    assert_eq!(text(&file), first, "the versions have their numbers");
    fs::remove_file(&file).expect("it goes");
    assert_eq!(
        refused(&file, &["undo", "9"]),
        "error: LOG: there is no version 9 to put back; 4 are kept; nothing was changed\n\
         hint: `actions --file LOG undo --list` shows them\n"
    );
}

#[test]
fn a_log_that_was_deleted_from_the_folder_at_hand_is_put_back() {
    let folder = folder();
    let file = log_in(folder.path());
    done(&file, &["comment", "1", "First."]);
    saved_on_21_june(&file);
    fs::remove_file(&file).expect("it goes");
    let mut command = support::command(&file, &[]);
    let home = folder.path().join(".home");
    let mut here = std::process::Command::new(command.get_program());
    here.arg("list")
        .current_dir(folder.path())
        .env_clear()
        .env("HOME", &home)
        .env("XDG_STATE_HOME", home.join("state"));
    here.env("XDG_DATA_HOME", &home).env("TZ", "UTC");
    let said = String::from_utf8(here.output().expect("it runs").stderr).expect("messages are text");
    assert!(said.starts_with("error: there is no log: "), "{said}");
    let hint =
        "\nhint: one was here: `actions --file actions.toml undo` puts it back as it was saved on 21 Jun 2026 00:00\n";
    assert!(said.ends_with(hint), "{said}");
    assert!(command.arg("undo").status().expect("it runs").success());
    assert!(text(&file).contains("First."));
}

#[test]
fn a_log_that_came_to_harm_is_put_back_as_it_was_saved_last() {
    let zeros = |text: &str| [&text.as_bytes()[..40], &vec![0; text.len() - 40]].concat();
    let cut = |text: &str| text.as_bytes()[..text.len() - 9].to_vec();
    let emptied = |_: &str| Vec::new();
    for harm in [&zeros as &dyn Fn(&str) -> Vec<u8>, &cut, &emptied] {
        let folder = folder();
        let file = log_in(folder.path());
        done(&file, &["comment", "1", "First."]);
        let first = text(&file);
        saved_on_21_june(&file);
        fs::write(&file, harm(&first)).expect("harm is done");
        let harmed = "LOG: it came to harm after it was saved on 21 Jun 2026 00:00";
        let way_back = "`actions --file LOG undo` puts it back as it was then\n";
        for (arguments, told) in [
            (&["list"][..], format!("error: {harmed}\nhint: {way_back}")),
            (&["comment", "1", "Second."], format!("error: {harmed}; nothing was changed\nhint: {way_back}")),
            (&["check"], format!("note: {harmed}; {way_back}")),
        ] {
            let ran = actions(&file, arguments);
            let said = String::from_utf8(ran.stderr).expect("messages are text");
            let said = said.replace(&file.display().to_string(), "LOG");
            assert_eq!(said, told, "{arguments:?}");
        }
        assert_eq!(done(&file, &["undo"]), "Put the log back as it was saved on 21 Jun 2026 00:00\n");
        assert_eq!(text(&file), first);
    }
}

#[test]
fn of_a_log_that_is_gone_an_earlier_version_is_put_back_when_no_later_is_kept() {
    let folder = folder();
    let file = log_in(folder.path());
    assert_eq!(
        refused(&folder.path().join("none.toml"), &["undo"]).lines().next(),
        Some("error: LOG: there is no such file; nothing was changed")
    );
    done(&file, &["comment", "1", "First."]);
    for kept in files_in(&own_folder(&file)) {
        if kept.extension().is_none() {
            fs::remove_file(kept).expect("what is not kept by earlier releases");
        }
    }
    fs::remove_file(&file).expect("it goes");
    done(&file, &["undo"]);
    assert_eq!(text(&file), LOG);
}

#[test]
fn what_appears_where_a_log_was_is_not_written_over() {
    let folder = folder();
    let file = log_in(folder.path());
    done(&file, &["comment", "1", "First."]);
    let theirs = "[log]\ntitle = \"Theirs\"\n";
    fs::write(&file, theirs).expect("somebody puts another log there");
    assert!(refused(&file, &["undo"]).contains("it was changed after your last change"));
    assert_eq!(text(&file), theirs);
}
