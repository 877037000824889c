//! Whatever are to be minutes: they are read or refused in words, and what they propose can be written.

#![no_main]

use actions::dates::Calendar;
use actions::minutes;
use actions::model::Log;
use actions::sources;
use actions::write::{Answer, Format, Style, write};
use libfuzzer_sys::fuzz_target;
use support::day;

mod support;

fuzz_target!(|source: &[u8]| {
    let Ok(sheet) = sources::read_prose(None, source) else { return };
    let log = Log::new(None, Calendar::default());
    let proposed = minutes::read(&sheet).beside(&log, day(46_000));
    for format in [Format::Text, Format::Markdown, Format::Csv, Format::Json] {
        write(format, Answer::Minutes(&proposed, None), Style::PLAIN).expect("it is written");
    }
});
