//! Standard input, a reader that has gone, and an answer that cannot be written.

mod support;

use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use actions::disk;
use support::{command, folder};

fn log_of(folder: &Path, actions: usize) -> std::path::PathBuf {
    let file = folder.join("actions.toml");
    let mut text = "[log]\ntitle = \"Riverside\"\n".to_owned();
    for number in 1..=actions {
        text.push_str(&format!("\n[[actions]]\nnumber = {number}\nraised = 2026-03-17\naction = \"Do thing {number}, and report on it.\"\nowners = [\"Rik Basra\"]\nrag = \"amber\"\n"));
    }
    fs::write(&file, text).expect("a file of the test");
    file
}

/// Makes ready to run the program with pipes at its ends.
fn piped(file: &Path, arguments: &[&str]) -> Command {
    let mut command = command(file, arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

#[test]
fn a_hyphen_reads_the_text_from_standard_input() {
    let folder = folder();
    let file = log_of(folder.path(), 1);
    for arguments in [&["add", "-", "--owner", "Gary Bee"][..], &["comment", "1", "-"], &["further", "1", "-"]] {
        let mut running = piped(&file, arguments).spawn().expect("the program runs");
        let mut input = running.stdin.take().expect("its input");
        input.write_all("Two lines,\r\nas pasted from a mail.\r\n\r\n".as_bytes()).expect("it reads");
        drop(input);
        assert!(running.wait().expect("it ends").success(), "{arguments:?}");
    }
    let log = disk::read(&file).expect("it is whole").log;
    let pasted = "Two lines,\nas pasted from a mail.";
    assert_eq!(log.actions[1].text, pasted);
    assert_eq!(log.actions[0].comments[0].text, pasted);
    assert_eq!(log.actions[0].further[0].text, pasted);
}

#[test]
fn a_reader_that_has_gone_is_no_error() {
    let folder = folder();
    let file = log_of(folder.path(), 3000);
    for arguments in [&["list"][..], &["list", "--format", "json"], &["status"], &["report"], &["check"]] {
        let mut running = piped(&file, arguments).spawn().expect("the program runs");
        let mut first = [0; 1];
        running.stdout.take().expect("its output").read_exact(&mut first).expect("it says something");
        let ended = running.wait_with_output().expect("it ends");
        assert_eq!((ended.status.code(), ended.stderr), (Some(0), Vec::new()), "{arguments:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_cannot_be_written_is_an_error_and_says_whether_the_change_is_saved() {
    let folder = folder();
    let file = log_of(folder.path(), 1);
    let full = || fs::File::options().write(true).open("/dev/full").expect("a full device");
    let said = |arguments: &[&str]| {
        let ended = command(&file, arguments).stdout(full()).output().expect("the program runs");
        assert_eq!(ended.status.code(), Some(2), "{arguments:?}");
        String::from_utf8(ended.stderr).expect("messages are text")
    };
    let listed = said(&["list"]);
    assert!(listed.starts_with("error: the answer could not be written: "), "{listed}");
    let changed = said(&["comment", "1", "Noted."]);
    assert!(changed.starts_with("error: the change is saved, but it could not be said: "), "{changed}");
    assert_eq!(disk::read(&file).expect("it is whole").log.actions[0].comments.len(), 1);
}

#[test]
fn the_words_before_messages_have_colour_where_it_is_asked_for() {
    let folder = folder();
    let file = log_of(folder.path(), 1);
    let said = |arguments: &[&str], environment: &[(&str, &str)]| {
        let ended = command(&file, arguments).envs(environment.iter().copied()).output().expect("the program runs");
        String::from_utf8(ended.stderr).expect("messages are text")
    };
    let plain = &*said(&["show", "9"], &[]);
    assert!(plain.starts_with("error: ") && plain.contains("\nhint: "), "{plain}");
    let error = "\u{1b}[1m\u{1b}[31merror:\u{1b}[0m";
    let coloured = plain.replace("error:", error).replace("hint:", "\u{1b}[32mhint:\u{1b}[0m");
    for (arguments, environment, wanted) in [
        (&["show", "9", "--color", "always"][..], &[][..], &*coloured),
        (&["show", "9", "--color", "always"], &[("NO_COLOR", "1")], &coloured),
        (&["show", "9"], &[("CLICOLOR_FORCE", "1")], &coloured),
        (&["show", "9"], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], plain),
        (&["show", "9", "--color", "never"], &[("CLICOLOR_FORCE", "1")], plain),
    ] {
        assert_eq!(said(arguments, environment), wanted, "{arguments:?} {environment:?}");
    }
    for line in [&["shw", "9", "--color=always"], &["--colour", "always", "shw"]] {
        let said = said(line, &[]);
        assert!(said.starts_with(&format!("{error} there is no command `shw`\n")), "{said}");
    }
    let noted = said(&["list", "--owner", "rik", "--color", "always"], &[]);
    assert_eq!(noted, "\u{1b}[1m\u{1b}[36mnote:\u{1b}[0m `rik` is taken to be Rik Basra\n");
}

#[test]
fn help_has_colour_where_it_is_asked_for() {
    let folder = folder();
    let file = log_of(folder.path(), 1);
    let has_colour = |arguments: &[&str]| {
        let ended = command(&file, arguments).output().expect("the program runs");
        assert_eq!(ended.status.code(), Some(0), "{arguments:?}");
        ended.stdout.contains(&0x1b)
    };
    for help in [&["--help"][..], &["-h"], &["list", "--help"], &["help", "list"]] {
        assert!(!has_colour(help), "{help:?}");
        assert!(has_colour(&[&["--color", "always"], help].concat()), "{help:?}");
    }
}
