//! Several people at one log: nobody's work is lost, whoever saves first.

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::thread;

use actions::disk;
use actions::model::{Comment, Which};
use chrono::NaiveDate;
use support::{actions, folder};

const LOG: &str = "[log]\ntitle = \"Riverside\"\n\n[[actions]]\nnumber = 1\nraised = 2026-03-17\naction = \"Visit.\"\nowners = [\"Rik Basra\"]\nrag = \"amber\"\n";

#[test]
fn people_who_add_at_once_lose_nothing_and_get_a_number_each() {
    const PEOPLE: usize = 4;
    const EACH: usize = 6;
    let folder = folder();
    let file = folder.path().join("actions.toml");
    fs::write(&file, LOG).expect("a file of the test");
    thread::scope(|scope| {
        for person in 0..PEOPLE {
            let file = &file;
            scope.spawn(move || {
                for nth in 0..EACH {
                    let text = format!("Thing {nth} of person {person}.");
                    let ran = actions(file, &["add", &text, "--owner", "Rik Basra"]);
                    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
                    assert!(actions(file, &["comment", "1", &text]).status.success());
                }
            });
        }
    });
    let log = disk::read(&file).expect("it is whole").log;
    let numbers: BTreeSet<u32> = log.actions.iter().map(|action| action.number.get()).collect();
    let texts: BTreeSet<&str> = log.actions.iter().map(|action| action.text.as_str()).collect();
    assert_eq!((numbers.len(), texts.len()), (1 + PEOPLE * EACH, 1 + PEOPLE * EACH));
    assert_eq!(log.actions[0].comments.len(), PEOPLE * EACH);
}

#[test]
fn a_log_that_an_editor_saved_meanwhile_is_changed_anew() {
    let folder = folder();
    let file = folder.path().join("actions.toml");
    fs::write(&file, LOG).expect("a file of the test");
    let day = NaiveDate::from_ymd_opt(2026, 6, 22).expect("a day");
    let which: Which = "1".parse().expect("a number names an action");
    let mut tries = 0;
    let saved = disk::change(&file, None, |log| {
        tries += 1;
        if tries == 1 {
            fs::write(&file, LOG.replace("Visit.", "Visit twice.") + "# by hand\n")?;
        }
        log.comment(&which, Comment::dated(day, "Noted.".to_owned()))?;
        Ok(())
    });
    assert!(saved.is_ok(), "{saved:?}");
    assert_eq!(tries, 2);
    let text = fs::read_to_string(&file).expect("it is text");
    for kept in ["Visit twice.", "# by hand", "Noted."] {
        assert!(text.contains(kept), "{text}");
    }
}

#[test]
fn somebody_who_keeps_saving_is_not_fought() {
    let folder = folder();
    let file = folder.path().join("actions.toml");
    fs::write(&file, LOG).expect("a file of the test");
    let day = NaiveDate::from_ymd_opt(2026, 6, 22).expect("a day");
    let which: Which = "1".parse().expect("a number names an action");
    let mut tries = 0;
    let saved = disk::change(&file, None, |log| {
        tries += 1;
        fs::write(&file, format!("{LOG}# {tries}\n"))?;
        log.comment(&which, Comment::dated(day, "Noted.".to_owned()))?;
        Ok(())
    });
    let refused = saved.expect_err("it never rests").to_string();
    assert!(refused.ends_with("somebody else keeps saving it"), "{refused}");
    assert_eq!(fs::read_to_string(&file).expect("it is text"), format!("{LOG}# {tries}\n"));
    let beside = fs::read_dir(folder.path()).expect("the folder").count();
    assert_eq!(beside, 2, "the log and its lock");
}

#[test]
fn what_a_save_that_was_cut_off_left_goes_with_the_next() {
    let folder = folder();
    let file = folder.path().join("actions.toml");
    fs::write(&file, LOG).expect("a file of the test");
    // Named as a save of `actions.toml` names them; the second belongs to another log of the folder.
    let (own, other) =
        (folder.path().join(".actions-6d1e9cb63c3bf3b2.tmp"), folder.path().join(".actions-0000000000000000.tmp"));
    fs::write(&own, "half of a l").expect("a file of the test");
    fs::write(&other, "half of another").expect("a file of the test");
    assert!(actions(&file, &["comment", "1", "Noted."]).status.success());
    assert!(!own.exists(), "it would stay for ever");
    assert!(other.exists(), "its save may be under way");
}

#[test]
fn a_copy_that_a_synchroniser_left_is_told_of_once_by_every_command() {
    let folder = folder();
    let file = folder.path().join("actions.toml");
    let copy = folder.path().join("actions-DESKTOP-7QK2.toml");
    fs::write(&file, LOG).expect("a file of the test");
    fs::write(&copy, LOG.replace("Visit.", "Visit twice.")).expect("a file of the test");
    let paper = folder.path().join("june.md").display().to_string();
    for arguments in [
        &["list"][..],
        &["--quiet", "comment", "1", "Noted."],
        &["check"],
        &["undo"],
        &["undo", "--list"],
        &["meetings", "add", "2026-06-30"],
        &["report", "--issue", "--output", &paper],
    ] {
        let ran = actions(&file, arguments);
        let said = String::from_utf8(ran.stderr).expect("messages are text");
        assert!(ran.status.success(), "{arguments:?}: {said}");
        assert_eq!(
            said.replace(&folder.path().display().to_string(), "BOARD"),
            "note: actions-DESKTOP-7QK2.toml lies beside BOARD/actions.toml; it may hold changes that this log does not: \
             `actions --file BOARD/actions.toml merge BOARD/actions-DESKTOP-7QK2.toml` brings them in\n",
            "{arguments:?}"
        );
    }
}

#[test]
fn a_log_that_cannot_be_locked_is_saved_with_a_note() {
    let folder = folder();
    let file = folder.path().join("actions.toml");
    fs::write(&file, LOG).expect("a file of the test");
    fs::create_dir(folder.path().join(".actions.toml.lock")).expect("a folder in the place of the lock");
    for arguments in [&["comment", "1", "Noted."][..], &["undo"]] {
        let ran = actions(&file, arguments);
        assert!(ran.status.success(), "{arguments:?}");
        assert_eq!(
            String::from_utf8(ran.stderr).expect("messages are text"),
            "note: the log could not be locked on this drive; two saves at the very same moment could clash\n"
        );
    }
}

#[cfg(unix)]
#[test]
fn a_link_to_nothing_and_a_pipe_are_no_log() {
    use std::process::Command;
    let folder = folder();
    let (link, pipe) = (folder.path().join("link.toml"), folder.path().join("pipe.toml"));
    std::os::unix::fs::symlink("gone.toml", &link).expect("a link of the test");
    assert!(Command::new("mkfifo").arg(&pipe).status().expect("mkfifo runs").success());
    for (file, message) in
        [(&link, "this is a link to a file that is not there"), (&pipe, "this is not an ordinary file")]
    {
        for (arguments, outcome) in [(&["list"][..], ""), (&["comment", "1", "Noted."], "; nothing was changed")] {
            let ran = actions(file, arguments);
            assert_eq!(ran.status.code(), Some(2), "{arguments:?}");
            let said = String::from_utf8(ran.stderr).expect("messages are text");
            assert!(said.starts_with(&format!("error: {}: {message}{outcome}\nhint: ", file.display())), "{said}");
        }
    }
}
