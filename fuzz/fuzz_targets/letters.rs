//! Whatever a log holds: a message to an owner has our headers and one recipient at most, a calendar has our events, and
//! no two messages share a file.

#![no_main]

use std::collections::HashSet;

use actions::model::Action;
use actions::page;
use actions::query::{self, Chase, ChaseRequest, Delivery};
use actions::write::{self, Answer, Format, Style};
use chrono::NaiveDate;
use drawn::{Input, harmless, written};
use libfuzzer_sys::fuzz_target;
use support::day;

mod drawn;
mod support;

const HEADERS: [&str; 6] = ["X-Unsent", "To", "Subject", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"];

fuzz_target!(|input: Input| {
    let (log, today) = (input.log(), day(input.today));
    let chase = ChaseRequest::default().ready(&log, today).expect("nobody is asked for").chase();
    messages(&chase, today, &input);
    let actions: Vec<&Action> = log.each().collect();
    let due = query::due_days(&actions, query::Asked::of(&log, today), input.shows_exempt);
    let count = due.days.len();
    calendar(&written(Format::Ics, Answer::DueDays { due: &[((&log).into(), due)], today }, Style::PLAIN), count);
    let boards = [(&log).into()];
    calendar(
        &written(
            Format::Ics,
            Answer::Meetings { boards: &boards, today, shows_exempt: input.shows_exempt },
            Style::PLAIN,
        ),
        log.calendar.meetings().len(),
    );
});

fn messages(chase: &Chase, today: NaiveDate, input: &Input) {
    let width = (input.width % 4 > 0).then(|| usize::from(input.width) % 200 + 1);
    let joint = query::joint_letters(std::slice::from_ref(chase));
    harmless(
        &written(Format::Text, Answer::Letters(&joint), Style { width, color: input.color, ..Style::PLAIN }),
        input.color,
    );
    page::to_see_to(chase).iter().chain(&page::without_address(&joint)).for_each(|note| drop(page::one_line(note)));
    for letter in &chase.letters {
        let drawn = |format| written(format, Answer::Letter(&(chase, letter).into()), Style::PLAIN);
        harmless(&drawn(Format::Text), false);
        let message = drawn(Format::Eml);
        assert!(message.replace("\r\n", "").bytes().all(|byte| (b' '..=b'~').contains(&byte)), "{message:?}");
        let (head, _) = message.split_once("\r\n\r\n").expect("a head and a text");
        let lines = head.split("\r\n").filter(|line| !line.starts_with(' '));
        let names = HEADERS.iter().filter(|name| **name != "To" || matches!(letter.to, Delivery::To(_)));
        assert!(lines.map(|line| line.split(": ").next().unwrap_or_default()).eq(names.copied()), "{head}");
    }
    let owners: Vec<&str> = chase.letters.iter().map(|letter| letter.owner).collect();
    let files = write::letter_file_names(&owners, &owners, today, "eml");
    assert!(files.iter().all(|name| name.len() < 200 && write::is_letter_file_name(name)), "{files:?}");
    assert_eq!(files.iter().map(|name| name.to_lowercase()).collect::<HashSet<_>>().len(), owners.len(), "{files:?}");
}

fn calendar(page: &str, events: usize) {
    assert!(page.ends_with("\r\n") && page.split("\r\n").all(|line| line.len() <= 75), "{page:?}");
    let unfolded = page.replace("\r\n ", "");
    harmless(&unfolded.replace("\r\n", "\n"), false);
    for line in ["BEGIN:VEVENT", "UID:", "SUMMARY:", "DTSTART;", "STATUS:", "END:VEVENT"] {
        assert_eq!(unfolded.split("\r\n").filter(|known| known.starts_with(line)).count(), events, "{unfolded}");
    }
}
