//! Whatever is to be taken in: it is read or refused in words, and what is understood goes into a log
//! that can be read again.

#![no_main]

use std::fs;
use std::sync::LazyLock;

use actions::dates::Calendar;
use actions::disk;
use actions::import::{self, Wanted, Wishes};
use actions::model::Log;
use actions::sources;
use libfuzzer_sys::fuzz_target;
use support::{Scratch, day};

mod support;

static SCRATCH: LazyLock<Scratch> = LazyLock::new(Scratch::new);

fuzz_target!(|bytes: &[u8]| {
    // The first byte says what the user said beside the source.
    let Some((said, source)) = bytes.split_first() else { return };
    let day = |bit: u8| (said >> bit & 1 == 1).then(|| day(45_000));
    let wanted = Wanted {
        today: support::day(46_000),
        wishes: Wishes::default(),
        statuses: Vec::new(),
        owners: Vec::new(),
        year: (said >> 3 & 1 == 1).then_some(2024),
        raised: day(0),
        closed: day(1),
        meeting: day(2),
        done_colour: None,
    };
    let Ok(sheet) = sources::read(None, source) else { return };
    let Ok(understood) = import::understand(&sheet, &wanted, &mut |_, _| {}) else { return };
    let done_colour = understood.done_colour.unwrap_or(actions::model::Rag::Green);
    let head = Log { done_colour, people: understood.people.clone(), ..Log::new(None, Calendar::default()) };
    let Some(settled) = import::settle(&understood, &head, false) else { return };
    let file = &SCRATCH.file;
    let _ = fs::remove_file(file);
    disk::create(file, &head).expect("there is no such file");
    let taken = disk::change(file, None, |log| Ok(log.take_in(settled.actions.clone())?));
    let (reading, ()) = taken.expect("what was understood can be taken in");
    assert!(reading.log.each().eq(&settled.actions));
});
