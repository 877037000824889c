//! A long answer on a terminal, and the programs in which it is read.

#![cfg(unix)]

use std::fs;
use std::io::Write;

use actions::pager::{Answer, Pager, Screen};

const LONG: &[u8] = b"1\n2\n3\n4\n5\n";

/// Returns what of a long answer went straight out, past this pager.
fn past(pager: &str, speak: impl FnOnce(&mut dyn Write)) -> Vec<u8> {
    let mut out = Vec::new();
    let mut answer = Answer::new(&mut out, Pager::named(Some(pager.into()), None, Screen::Of(10, 4)));
    speak(&mut answer);
    answer.finish().expect("it is written");
    out
}

fn say(out: &mut dyn Write) {
    out.write_all(LONG).expect("it is written");
}

#[test]
fn a_long_answer_is_read_in_the_pager_and_a_short_one_is_not() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let read = folder.path().join("read");
    let pager = format!("sh -c 'cat >\"$0\"' {}", shell_words::quote(read.to_str().expect("a path")));
    assert_eq!(past(&pager, |out| out.write_all(b"short\n").expect("it is written")), b"short\n");
    assert!(!read.exists());
    assert_eq!(past(&pager, say), b"");
    assert_eq!(fs::read(&read).expect("what was read"), LONG);
}

#[test]
fn what_is_said_before_a_question_or_of_a_change_is_not_held_back() {
    let flushed = past("false", |out| {
        say(out);
        out.flush().expect("it is written");
        say(out);
    });
    assert_eq!(flushed, [LONG, LONG].concat());
}

#[test]
fn where_there_is_no_such_pager_the_answer_is_printed() {
    assert_eq!(past("no-such-pager-anywhere -R", say), LONG);
}

#[test]
fn a_pager_that_is_quit_early_is_no_error() {
    let long = vec![b'\n'; 1 << 20];
    assert_eq!(past("true", |out| out.write_all(&long).expect("it is written")), b"");
}
