//! Days for people's calendars, as iCalendar (RFC 5545): meetings and due days, each lasting the whole day.
//!
//! Written here and not by a crate. The one that is in use (`icalendar`) leaves the name of a calendar unescaped, folds
//! a last line beyond the 75 octets that are allowed and takes the square of a long text's length to fold it, and
//! comes with the crates for reading calendars, which nothing here does.
//!
//! An event has the same identifier whenever and wherever it is written: what it is, and the title of the log. Its
//! sequence grows from day to day, and on one day each time that its due day is moved, so that whatever is written on a
//! later day counts as an update.

use chrono::{Datelike, Days, NaiveDate};

use super::letter_file_names::hyphened;
use crate::model::{Board, Due, Log, Standing, joint};
use crate::page::letter::{added, board_name, raised};
use crate::page::sanitize::{in_full, one_line};
use crate::query::{DueDay, DueDays};

/// A day in a calendar.
struct Event {
    /// What it is, within the log.
    id: String,
    day: NaiveDate,
    /// How often the day was moved.
    moves: usize,
    summary: String,
    description: String,
    is_off: bool,
}

/// Draws the meetings of logs as a calendar.
pub(crate) fn meetings_ics(boards: &[Board], today: NaiveDate) -> String {
    let event = |board: &Board, meeting: &NaiveDate| {
        let known_as = board_name(board.log.title.as_deref()).or_else(|| Some(board.name?.name.clone()));
        Event {
            id: format!("meeting-{meeting}"),
            day: *meeting,
            moves: 0,
            summary: known_as.map_or_else(|| "Board meeting".to_owned(), |board| format!("{board}: meeting")),
            description: String::new(),
            is_off: false,
        }
    };
    let events = |board: &Board| board.log.calendar.meetings().iter().map(|meeting| event(board, meeting)).collect();
    let each: Vec<(Board, Vec<Event>)> = boards.iter().map(|board| (*board, events(board))).collect();
    calendar("meetings", &each, today)
}

/// Draws the due days of actions as a calendar.
pub(crate) fn due_days_ics(due: &[(Board, DueDays)], today: NaiveDate) -> String {
    let events = |(board, due): &(Board, DueDays)| due.days.iter().map(|due| event(due, *board)).collect();
    let each: Vec<(Board, Vec<Event>)> = due.iter().map(|one| (one.0, events(one))).collect();
    calendar("actions due", &each, today)
}

fn event(due: &DueDay, Board { log, name }: Board) -> Event {
    let action = due.action;
    let word = name.map_or_else(|| "Action".to_owned(), |name| format!("{}: action", one_line(&name.name)));
    let (what, is_off) = match due.standing {
        Standing::Open => ("due", false),
        Standing::Done => ("due, and done", false),
        Standing::Closed => ("closed", true),
    };
    Event {
        id: format!("action-{}", action.number),
        day: due.day,
        moves: action.was_due.len(),
        summary: format!("{word} {} {what}: {}", action.number, one_line(&action.text)),
        description: description(due, log),
        is_off,
    }
}

fn description(due: &DueDay, log: &Log) -> String {
    let action = due.action;
    let mut lines: Vec<String> = title(log).into_iter().collect();
    lines.push(format!("Asked: {}", in_full(&action.text)));
    lines.push(format!("Raised: {}", raised(action.raised, action.minute.as_deref())));
    lines.extend(action.further.iter().map(added));
    let owners = one_line(&joint(action.everyone()));
    lines.push(format!("Owner: {}", if owners.is_empty() { "none" } else { &owners }));
    if let Some(Due::Period { words, .. }) = &action.due {
        lines.push(format!("Due: {}", one_line(words)));
    }
    if action.exempt {
        lines.push("Exempt: not for the public".to_owned());
    }
    lines.join("\n")
}

fn title(log: &Log) -> Option<String> {
    log.title.as_deref().map(one_line).filter(|title| !title.is_empty())
}

/// Returns by which names the events of each log are told from those of the others: the titles, which name them also
/// when their log is asked alone, and the keys behind those of which several logs have the same.
fn known_by(boards: &[Board]) -> Vec<String> {
    let titled = |board: &Board| {
        let named = hyphened(&title(board.log).unwrap_or_default());
        if named.is_empty() { "action-log".to_owned() } else { named }
    };
    let plain = |c: char| if c.is_alphanumeric() { c.to_string() } else { format!("-{:x}", u32::from(c)) };
    let known = |board: &Board| match board.name.filter(|name| name.shares_title) {
        Some(name) => format!("{}.{}", titled(board), name.key.chars().map(plain).collect::<String>()),
        None => titled(board),
    };
    boards.iter().map(known).collect()
}

fn calendar(what: &str, each: &[(Board, Vec<Event>)], today: NaiveDate) -> String {
    let boards: Vec<Board> = each.iter().map(|(board, _)| *board).collect();
    let title = match boards.as_slice() {
        [board] => title(board.log).unwrap_or_else(|| "Action Log".to_owned()),
        several => format!("{} boards", several.len()),
    };
    let mut page = Page::default();
    page.line("BEGIN", "VCALENDAR");
    page.line("VERSION", "2.0");
    page.line("PRODID", "-//actions//Action log of a board//EN");
    page.line("METHOD", "PUBLISH");
    page.line("X-WR-CALNAME", &escaped(&format!("{title}: {what}")));
    for ((_, events), known) in each.iter().zip(known_by(&boards)) {
        for event in events {
            page.event(event, &known, today);
        }
    }
    page.line("END", "VCALENDAR");
    page.0
}

/// The last year that has a day in a calendar.
const LAST_YEAR: i32 = 9999;

/// The lines of a calendar.
#[derive(Default)]
struct Page(String);

/// How many octets a line may have.
const MOST_OCTETS: usize = 75;

impl Page {
    fn event(&mut self, event: &Event, log: &str, today: NaiveDate) {
        let date = |day: NaiveDate| day.format("%Y%m%d").to_string();
        let after = event.day.checked_add_days(Days::new(1)).filter(|after| after.year() <= LAST_YEAR);
        self.line("BEGIN", "VEVENT");
        self.line("UID", &escaped(&format!("{}.{log}@actions", event.id)));
        self.line("SEQUENCE", &sequence(event, today).to_string());
        self.line("DTSTAMP", &format!("{}T000000Z", date(today)));
        self.line("LAST-MODIFIED", &format!("{}T000000Z", date(today)));
        self.line("DTSTART;VALUE=DATE", &date(event.day));
        // Without an end the event lasts the one day, which is all that can be said of the last there is.
        if let Some(after) = after {
            self.line("DTEND;VALUE=DATE", &date(after));
        }
        self.line("SUMMARY", &escaped(&event.summary));
        if !event.description.is_empty() {
            self.line("DESCRIPTION", &escaped(&event.description));
        }
        self.line("STATUS", if event.is_off { "CANCELLED" } else { "CONFIRMED" });
        self.line("TRANSP", "TRANSPARENT");
        self.line("END", "VEVENT");
    }

    /// Adds a line, folded where it is too long.
    fn line(&mut self, name: &str, value: &str) {
        let mut octets = 0;
        for c in name.chars().chain([':']).chain(value.chars()) {
            if octets + c.len_utf8() > MOST_OCTETS {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            self.0.push(c);
            octets += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// How many moves of one day count: a sequence of the year 9999 still fits what calendars hold.
const MOST_MOVES: i64 = 500;

/// Returns a number that is greater whenever the event is written on a later day, or was moved.
fn sequence(event: &Event, today: NaiveDate) -> i64 {
    let first = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap_or_default();
    let moves = i64::try_from(event.moves).unwrap_or(i64::MAX);
    // A day outweighs every move: what was moved and moved back must not look older the day after.
    (today - first).num_days().max(0) * MOST_MOVES + moves.min(MOST_MOVES - 1)
}

/// Returns words as the text of a line: nothing in them ends it, or divides it.
fn escaped(text: &str) -> String {
    let text = in_full(text).replace('\\', "\\\\");
    text.replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixtures::{action, closed, day, log_of};
    use crate::query::{Asked, due_days};

    fn drawn(log: &Log, today: &str) -> String {
        let due = due_days(&log.each().collect::<Vec<_>>(), Asked::of(log, day(today)), false);
        due_days_ics(&[(log.into(), due)], day(today))
    }

    fn due_log() -> Log {
        let mut log = log_of([action(1, &["Rik Basra", "Gary Bee"])]);
        log.actions[0].due = Some(Due::Day(day("2026-06-30")));
        log
    }

    fn lines<'p>(page: &'p str, name: &str) -> Vec<&'p str> {
        page.lines().filter_map(|line| line.strip_prefix(name)).collect()
    }

    #[test]
    fn the_last_day_there_is_has_no_day_after_it() {
        let mut log = due_log();
        log.actions[0].due = Some(Due::Day(day("9999-12-31")));
        let page = drawn(&log, "2026-06-22");
        assert_eq!((lines(&page, "DTSTART;VALUE=DATE:"), lines(&page, "DTEND")), (vec!["99991231"], vec![]));
    }

    #[test]
    fn a_due_day_lasts_the_whole_day_and_no_longer() {
        let page = drawn(&due_log(), "2026-06-22");
        assert_eq!(lines(&page, "DTSTART;VALUE=DATE:"), ["20260630"]);
        assert_eq!(lines(&page, "DTEND;VALUE=DATE:"), ["20260701"]);
        assert_eq!(lines(&page, "UID:"), ["action-1.riverside-board@actions"]);
    }

    #[test]
    fn a_due_day_is_drawn_whole() {
        let mut log = due_log();
        log.actions[0].text = "Report; on\nthe visit, please.".to_owned();
        log.actions[0].due = Due::from_words("June 2026");
        log.actions[0].minute = Some("36(b)".to_owned());
        let lines = [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//actions//Action log of a board//EN",
            "METHOD:PUBLISH",
            "X-WR-CALNAME:Riverside Board: actions due",
            "BEGIN:VEVENT",
            "UID:action-1.riverside-board@actions",
            "SEQUENCE:4834500",
            "DTSTAMP:20260622T000000Z",
            "LAST-MODIFIED:20260622T000000Z",
            "DTSTART;VALUE=DATE:20260630",
            "DTEND;VALUE=DATE:20260701",
            "SUMMARY:Action 1 due: Report\\; on / the visit\\, please.",
            "DESCRIPTION:Riverside Board\\nAsked: Report\\; on\\nthe visit\\, please.\\nRaise",
            " d: 17 March 2026\\, minute 36(b)\\nOwner: Rik Basra / Gary Bee\\nDue: June 20",
            " 26",
            "STATUS:CONFIRMED",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        ];
        assert_eq!(drawn(&log, "2026-06-22"), lines.join("\r\n"));
    }

    #[test]
    fn what_is_written_later_or_was_moved_has_a_greater_sequence() {
        let sequence = |log: &Log, today: &str| lines(&drawn(log, today), "SEQUENCE:")[0].parse::<i64>();
        let (log, mut moved) = (due_log(), due_log());
        moved.actions[0].was_due = vec![Due::Day(day("2026-03-31"))];
        assert_eq!(sequence(&log, "2026-06-22"), Ok(4_834_500));
        assert_eq!(sequence(&moved, "2026-06-22"), Ok(4_834_501));
        assert_eq!(sequence(&log, "2026-06-23"), Ok(4_835_000));
        assert_eq!(sequence(&log, "1999-06-23"), Ok(0));
    }

    #[test]
    fn what_is_closed_is_off() {
        let mut log = due_log();
        log.actions[0].state = closed("2026-06-01");
        let page = drawn(&log, "2026-06-22");
        assert_eq!(lines(&page, "STATUS:"), ["CANCELLED"]);
        assert_eq!(lines(&page, "SUMMARY:"), ["Action 1 closed: Do thing 1."]);
    }

    #[test]
    fn a_long_line_is_folded_at_75_octets_between_characters() {
        let check = |text: &str| {
            let mut page = Page::default();
            page.line("SUMMARY", text);
            assert!(page.0.split("\r\n").all(|line| line.len() <= MOST_OCTETS), "{text}");
            assert_eq!(page.0.replace("\r\n ", ""), format!("SUMMARY:{text}\r\n"));
        };
        for length in 60..230 {
            check(&"x".repeat(length));
            check(&"é".repeat(length));
            check(&"x👩\u{200d}🔬".repeat(length));
        }
    }

    #[test]
    fn words_end_no_line_and_divide_none() {
        assert_eq!(escaped("a, b; c\\n\r\nd\re\u{85}"), "a\\, b\\; c\\\\n\\nd\\\\x0De\\\\x85");
    }
}
