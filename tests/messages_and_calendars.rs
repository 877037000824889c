//! Nothing that stands in a log can add a header, a recipient or an attachment to the message to an owner, or an event
//! to a calendar.

#![cfg(feature = "mail")]

use actions::dates::Calendar;
use actions::model::{Action, Comment, Due, Front, Further, Log, Number, Outcome, Owner, Person, Rag, Raised, State};
use actions::query::{self, ChaseRequest, Delivery};
use actions::write::{Answer, Format, Style, write};
use chrono::NaiveDate;
use proptest::prelude::*;

/// The fields of a log that a message or a calendar prints, and the address.
const FIELDS: usize = 14;

const HEADERS: &[&str] = &["X-Unsent", "To", "Subject", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"];

fn day(iso: &str) -> NaiveDate {
    iso.parse().expect("a day of the test")
}

/// Makes a log with these words in one of its fields.
fn log_with(field: usize, words: &str) -> Log {
    let at = |index: usize, usual: &str| if index == field { words.to_owned() } else { usual.to_owned() };
    let raised = Raised::Day(day("2025-12-09"));
    let owners = |index| vec![Owner::new(&at(index, "Siân O'Brien"))];
    let comment = Comment { date: None, meeting: None, by: Some(at(3, "Rik Basra")), text: at(4, "Begun."), rag: None };
    let action = Action {
        number: Number::FIRST,
        reference: Some(at(5, "RSC/1")),
        raised,
        minute: Some(at(6, "36(b)")),
        text: at(7, "Report, please."),
        owners: [owners(0), vec![Owner::new("Rik Basra"), Owner::new(&at(8, "Gary Bee"))]].concat(),
        due: Due::from_words(&at(9, "June 2026")),
        was_due: Vec::new(),
        rag: Some(Rag::Amber),
        exempt: true,
        state: State::Open { proposed: Some(Outcome::Withdrawn) },
        further: vec![Further { raised, minute: Some(at(10, "8")), text: at(11, "And so."), owners: owners(0) }],
        comments: vec![comment],
        imported: Vec::new(),
    };
    let people =
        [(at(0, "Siân O'Brien"), at(1, "sian@example.org")), ("Rik Basra".to_owned(), "rik@example.org".to_owned())];
    let person = |(name, email)| Person { name, aliases: vec![at(2, "SO")], email: Some(email), left: None };
    Log {
        title: Some(at(12, "Riverside Board")),
        front: Front::default(),
        calendar: Calendar::new(["2026-03-17", "2026-06-30"].map(day)),
        done_colour: Rag::Green,
        key: vec![(Rag::Amber, at(13, "In progress"))],
        issued: Vec::new(),
        people: people.into_iter().map(person).collect(),
        actions: vec![action.into()],
    }
}

fn written(format: Format, answer: Answer) -> String {
    String::from_utf8(write(format, answer, Style::PLAIN).expect("it is written")).expect("it is text")
}

/// Checks what is drawn of a log for others.
fn check(log: &Log) {
    check_messages(log);
    let today = day("2026-06-22");
    let actions: Vec<&Action> = log.each().collect();
    let due = query::due_days(&actions, query::Asked::of(log, today), true);
    let count = due.days.len();
    check_calendar(&written(Format::Ics, Answer::DueDays { due: &[(log.into(), due)], today }), count);
    check_calendar(&written(Format::Ics, Answer::Meetings { boards: &[log.into()], today, shows_exempt: false }), 2);
}

/// Checks that a calendar has this many events, with our lines and no others.
fn check_calendar(page: &str, events: usize) {
    let acts = |c: char| c.is_control() || ('\u{2028}'..='\u{202e}').contains(&c);
    assert_eq!(page.replace("\r\n", "").find(acts), None, "{page:?}");
    assert!(page.split("\r\n").all(|line| line.len() <= 75), "{page:?}");
    let unfolded = page.replace("\r\n ", "");
    let names: Vec<&str> = unfolded.lines().map(|line| line.split([':', ';']).next().unwrap_or_default()).collect();
    let head = ["BEGIN", "VERSION", "PRODID", "METHOD", "X-WR-CALNAME"];
    assert!(names.starts_with(&head) && names.ends_with(&["END"]), "{unfolded}");
    let inside: Vec<&str> =
        names[head.len()..names.len() - 1].iter().copied().filter(|name| *name != "DESCRIPTION").collect();
    let event = [
        "BEGIN",
        "UID",
        "SEQUENCE",
        "DTSTAMP",
        "LAST-MODIFIED",
        "DTSTART",
        "DTEND",
        "SUMMARY",
        "STATUS",
        "TRANSP",
        "END",
    ];
    assert_eq!(inside, event.repeat(events), "{unfolded}");
    for value in unfolded.lines().filter_map(|line| line.strip_prefix("SUMMARY:").or(line.strip_prefix("DESCRIPTION:")))
    {
        let bare = value.replace("\\\\", "").replace("\\,", "").replace("\\;", "").replace("\\n", "");
        assert!(!bare.contains(['\\', ',', ';']), "{value}");
    }
}

/// Checks every message of a log: its headers are ours, it has one recipient at most, and nothing in it acts.
fn check_messages(log: &Log) {
    let chase = ChaseRequest::default().ready(log, day("2026-06-22")).expect("nobody is asked for").chase();
    for letter in &chase.letters {
        let message = written(Format::Eml, Answer::Letter(&(&chase, letter).into()));
        let acts = |c: char| !(c == ' ' || c.is_ascii_graphic());
        assert_eq!(message.replace("\r\n", "").find(acts), None, "{message:?}");
        let (head, _) = message.split_once("\r\n\r\n").expect("a head and a body");
        assert!(head.lines().all(|line| line.len() <= 78), "{head}");
        let head = head.replace("\r\n ", " ");
        let headers: Vec<(&str, &str)> = head.lines().map(|line| line.split_once(": ").expect("a header")).collect();
        let has_address = matches!(letter.to, Delivery::To(_));
        let names = HEADERS.iter().copied().filter(|name| has_address || *name != "To");
        assert!(headers.iter().map(|(name, _)| *name).eq(names), "{head}");
        if let Delivery::To(address) = &letter.to {
            let (_, to) = headers[1];
            let (name, written) = to.rsplit_once(" <").unwrap_or_else(|| panic!("{to}"));
            assert_eq!(written, format!("{address}>"));
            let is_quoted = name.starts_with('"') && name.ends_with('"') && name.len() > 1;
            let is_bare = |name: &str| !name.contains(|c| "<>,;:@\"()".contains(c));
            let escaped = name.replace("\\\\", "").replace("\\\"", "");
            assert!(
                if is_quoted { !escaped[1..escaped.len() - 1].contains(['"', '\\']) } else { is_bare(name) },
                "{to}"
            );
        }
        let text = written(Format::Text, Answer::Letter(&(&chase, letter).into()));
        assert_eq!(text.chars().find(|c| c.is_control() && *c != '\n'), None, "{text:?}");
        let ours = ["To: ", "Subject: ", "Dear ", "The ", "This is about ", "Please ", "Action ", "- ", "  ", "Thank "];
        let is_ours = |line: &str| line.is_empty() || ours.iter().any(|word| line.starts_with(word));
        let free = text.lines().filter(|line| !is_ours(line)).collect::<Vec<_>>();
        assert_eq!(free, Vec::<&str>::new());
    }
}

#[test]
fn no_control_character_in_any_field_adds_anything() {
    let controls = (0..0x20).chain(0x7f..=0xa0).chain([0x2028, 0x2029, 0x202e, 0xfeff]).filter_map(char::from_u32);
    for c in controls {
        for field in 0..FIELDS {
            check(&log_with(field, &format!("x{c}Bcc: evil@example.org{c}{c}From x{c}.{c}")));
            check(&log_with(field, &format!("sian@example.org{c}")));
        }
    }
}

#[test]
fn no_words_in_any_field_add_anything() {
    for words in [
        "a\r\nBcc: evil@example.org\r\n\r\nx",
        "a\r\n\tBcc: evil@example.org",
        "sian@example.org, evil@example.org",
        "Siân <evil@example.org>, \"",
        "\" <evil@example.org>, \"",
        "=?utf-8?Q?=0D=0ABcc:_evil@example.org?=",
        "=?utf-8?Q?=22_=3Cevil@example.org=3E,_?=",
        "--boundary\r\nContent-Disposition: attachment; filename=x.exe",
        "From evil\n.\n..\n>From x",
        "\\",
        "Smith, Zoë (acting); a: b",
        &"long ".repeat(40),
        &"é".repeat(200),
        &"x".repeat(1200),
    ] {
        for field in 0..FIELDS {
            check(&log_with(field, words));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn whatever_stands_in_a_field_adds_nothing(
        field in 0..FIELDS,
        words in prop_oneof![any::<String>(), "[\\r\\n\\t :;,<>@\"\\\\()=?_.A-Fa-f0-9é王-]{1,80}"],
    ) {
        check(&log_with(field, &words));
    }
}
