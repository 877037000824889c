//! Whatever bytes a file holds: reading, which is done an action at a time, and checking, which is done
//! on the whole text, never panic, agree on the log, on what is odd and on what is wrong with it, name
//! lines that exist, and leave the file as it was.

#![no_main]

use std::fs;
use std::sync::LazyLock;

use actions::message::{Message, Messages};
use actions::model::{Finding, Kind};
use actions::{context, disk, query};
use libfuzzer_sys::fuzz_target;
use support::{Scratch, complained};

mod support;

static SCRATCH: LazyLock<Scratch> = LazyLock::new(Scratch::new);

fuzz_target!(|bytes: &[u8]| {
    let file = &SCRATCH.file;
    fs::write(file, bytes).expect("a file of the target");
    let saved = fs::metadata(file).and_then(|about| about.modified()).expect("it is there");
    let lines = bytes.iter().filter(|byte| **byte == b'\n').count() + 1;

    let mut whole = None;
    let checked = disk::check(file, |log| {
        whole = Some(log.clone());
        query::doubts(log, support::day(27_000))
    });
    let read = disk::read(file);
    match (&checked, &read) {
        (Ok(findings), _) => {
            findings.iter().for_each(|finding| exists(finding, lines));
            let problems: Vec<&Finding> = findings.iter().filter(|finding| finding.kind == Kind::Problem).collect();
            assert_eq!(problems.is_empty(), read.is_ok(), "{problems:?}");
            if let Err(error) = &read {
                let told = placed(error);
                assert_eq!(told.len() + unnamed(error), problems.len());
                let is_found = |message: &Message| {
                    let said = (message.line(), &message.text, &message.hint);
                    problems.iter().any(|problem| said == (problem.line, &problem.message.text, &problem.message.hint))
                };
                assert!(told.iter().all(|message| is_found(message)), "{told:?}");
            }
        }
        (Err(_), Ok(_)) => panic!("it was read, but could not be checked"),
        (Err(error), Err(_)) => {
            assert!(placed(error).iter().all(|message| (1..=lines).contains(&message.line())), "{error:?}");
        }
    }
    if let Ok(reading) = &read {
        reading.unknown.iter().for_each(|finding| exists(finding, lines));
        assert_eq!(whole.as_ref(), Some(&reading.log));
        let doubts = checked.as_ref().expect("what is read can be checked");
        assert!(reading.unknown.iter().all(|unknown| doubts.contains(unknown)), "{:?}", reading.unknown);
    }
    for error in [checked.err(), read.err()].into_iter().flatten() {
        for message in context::messages(&error) {
            let acts = complained(&message).chars().find(|c| c.is_control() && *c != '\n');
            assert_eq!(acts, None, "{message:?}");
        }
    }

    assert_eq!(fs::read(file).expect("it is there"), bytes, "the file was written");
    assert_eq!(fs::metadata(file).and_then(|about| about.modified()).expect("it is there"), saved);
    assert_eq!(SCRATCH.litter(), [""; 0]);
});

/// Returns what is wrong with a file, on its lines; the count of what is left unsaid has none.
fn placed(error: &anyhow::Error) -> Vec<&Message> {
    let Messages(told) = error.downcast_ref().expect("it says what is wrong");
    told.iter().filter(|message| message.place.is_some()).collect()
}

/// Returns how many problems are said to be left unsaid.
fn unnamed(error: &anyhow::Error) -> usize {
    let Messages(told) = error.downcast_ref().expect("it says what is wrong");
    let last = told.iter().find(|message| message.place.is_none());
    last.map_or(0, |last| last.text.split(' ').rev().nth(2).and_then(|count| count.parse().ok()).expect("a count"))
}

/// Checks the line of a finding, and the line that it names of an earlier number.
fn exists(finding: &Finding, lines: usize) {
    let named =
        finding.message.text.split("(first on line ").nth(1).and_then(|rest| rest.split(')').next()?.parse().ok());
    for line in [Some(finding.line), named].into_iter().flatten() {
        assert!((1..=lines).contains(&line), "line {line} of {lines}: {finding:?}");
    }
}
