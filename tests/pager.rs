//! A long answer on a terminal, and the programs in which it is read.

#![cfg(unix)]

use std::fs;
use std::io::Write;

use actions::pager::{Answer, Pager, Screen};
use actions::write::Style;

const LONG: &[u8] = b"1\n2\n3\n4\n5\n";

/// Returns what of a long answer went straight out, past this pager, and what is said of it.
fn past(pager: &str, speak: impl FnOnce(&mut dyn Write)) -> (Vec<u8>, Option<String>) {
    let mut out = Vec::new();
    let named = |name: &str| (name == "PAGER").then(|| pager.into());
    let screen = Screen::Of(Style { width: Some(10), height: Some(4), ..Style::PLAIN });
    let mut answer = Answer::new(&mut out, Pager::named(named, screen));
    speak(&mut answer);
    let said = answer.finish().expect("it is written");
    (out, said)
}

/// Returns what of a long answer went past a pager of which there is nothing to say.
fn past_well(pager: &str, speak: impl FnOnce(&mut dyn Write)) -> Vec<u8> {
    let (past, said) = past(pager, speak);
    assert_eq!(said, None, "{pager}");
    past
}

fn say(out: &mut dyn Write) {
    out.write_all(LONG).expect("it is written");
}

#[test]
fn a_long_answer_is_read_in_the_pager_and_a_short_one_is_not() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let read = folder.path().join("read");
    let pager = format!("sed s/^/=/ | cat >'{}'", read.display());
    assert_eq!(past_well(&pager, |out| out.write_all(b"short\n").expect("it is written")), b"short\n");
    assert!(!read.exists());
    assert_eq!(past_well(&pager, say), b"");
    assert_eq!(fs::read(&read).expect("what was read"), b"=1\n=2\n=3\n=4\n=5\n");
}

#[test]
fn what_is_said_before_a_question_or_of_a_change_is_not_held_back() {
    let flushed = past_well("false", |out| {
        say(out);
        out.flush().expect("it is written");
        say(out);
    });
    assert_eq!(flushed, [LONG, LONG].concat());
}

#[test]
fn where_the_pager_is_missing_or_fails_the_answer_is_printed() {
    for pager in ["no-such-pager-anywhere -R 2>&-", "false", "sh -c 'exit 3'", "cat | false"] {
        let (printed, said) = past(pager, say);
        assert_eq!(printed, LONG, "{pager}");
        let failed =
            format!("the pager `{pager}` failed, so the answer is printed; `PAGER` or `ACTIONS_PAGER` names another");
        assert_eq!(said, Some(failed));
    }
}

#[test]
fn a_pager_that_is_quit_early_or_interrupted_is_no_error() {
    let long = vec![b'\n'; 1 << 20];
    for pager in ["true", "kill -INT $$"] {
        assert_eq!(past_well(pager, |out| out.write_all(&long).expect("it is written")), b"", "{pager}");
    }
}
