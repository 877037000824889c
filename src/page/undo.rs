//! What can be undone, and what was.

use chrono::{NaiveDateTime, TimeDelta};

use super::counted::counted;
use super::sanitize::one_line;
use super::sections::{Body, Page, Section};
use super::table::{Column, Table};
use crate::dates::moment;
use crate::model::{Kept, Number, joined};
use crate::query::Changes;

/// The most deeds of one change that are told.
const MOST_DEEDS: usize = 4;

/// What became of a log that is gone.
pub const WENT: &str = "the log was deleted, moved or renamed";

/// A change that can be undone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undoable {
    /// When it was saved, if that is known.
    pub at: Option<NaiveDateTime>,
    /// What was done; nothing when the two versions cannot be compared.
    pub deeds: Option<Vec<String>>,
}

/// Lists the changes that can be undone, the newest first: when each was made, how long before `now`, and what it was;
/// and says how much is kept for that.
pub fn versions(changes: &[Undoable], kept: Option<&Kept>, now: NaiveDateTime) -> Page {
    let when = |at: Option<NaiveDateTime>| at.map_or_else(|| "Not known".to_owned(), moment);
    let rows = changes.iter().enumerate().map(|(index, Undoable { at, deeds })| {
        let ago = at.map_or_else(String::new, |at| ago(now - at));
        vec![(index + 1).to_string().into(), when(*at).into(), ago.into(), told(deeds.as_deref()).into()]
    });
    let columns =
        vec![Column::fixed("No."), Column::fixed("When"), Column::fixed("Ago"), Column::wrapped("What was done", 1)];
    let mut page = Page::of_table(Table::new(columns, rows), "changes", "There is nothing to undo.");
    page.sections.extend(kept.map(|kept| Section::of(Body::Words(how_much(kept)))));
    page
}

fn how_much(kept: &Kept) -> String {
    let (versions, bytes) = (counted(kept.versions as u64, "version"), size(kept.bytes));
    let (logs, in_all) = (counted(kept.logs as u64, "log"), size(kept.bytes_in_all));
    one_line(&format!("{versions} of this log, {bytes}; {logs}, {in_all} in all, in {}", kept.folder.display()))
}

/// Says how large something is: `900 bytes`, `12 KB`, `1.3 MB`.
fn size(bytes: u64) -> String {
    const KB: u64 = 1024;
    let tenths = |unit: u64| format!("{}.{}", bytes / unit, bytes % unit * 10 / unit);
    match bytes {
        0..KB => counted(bytes, "byte"),
        KB..1_048_576 => format!("{} KB", bytes.div_ceil(KB).min(KB - 1)),
        1_048_576..1_073_741_824 => format!("{} MB", tenths(KB * KB)),
        _ => format!("{} GB", tenths(KB * KB * KB)),
    }
}

/// Says how long ago something was.
fn ago(past: TimeDelta) -> String {
    match (past.num_days(), past.num_hours(), past.num_minutes()) {
        (days, ..) if days > 0 => counted(days, "day"),
        (_, hours, _) if hours > 0 => counted(hours, "hour"),
        (.., minutes) if minutes > 0 => counted(minutes, "minute"),
        _ => "just now".to_owned(),
    }
}

fn told(deeds: Option<&[String]>) -> String {
    match deeds {
        None => "the whole file, since one of the versions breaks the rules of a log".to_owned(),
        Some([]) => "nothing but how the file is written".to_owned(),
        Some(deeds) if deeds.len() > MOST_DEEDS => {
            format!("{}; and {} more", deeds[..MOST_DEEDS].join("; "), deeds.len() - MOST_DEEDS)
        }
        Some(deeds) => deeds.join("; "),
    }
}

/// Says what was put back as it was.
pub fn undone(changes: Option<&Changes>) -> String {
    format!("Put the earlier version of the log back; what differs: {}\n", in_words(changes))
}

/// Says as of when a log was put back that was lost.
pub fn put_back(saved_at: Option<NaiveDateTime>) -> String {
    let saved = saved_at.map_or_else(|| "last".to_owned(), |at| format!("on {}", moment(at)));
    format!("Put the log back as it was saved {saved}\n")
}

/// Says what differs between two versions of a log; they cannot be compared when one of them breaks its rules.
pub fn in_words(changes: Option<&Changes>) -> String {
    let Some(changes) = changes else {
        return "the whole file, since one of the versions breaks the rules of a log".to_owned();
    };
    let numbers: Vec<String> = changes.actions.iter().map(Number::to_string).collect();
    let actions = match numbers.as_slice() {
        [] => None,
        [number] => Some(format!("action {number}")),
        numbers => Some(format!("actions {}", joined(numbers, "and"))),
    };
    match (actions, changes.head) {
        (None, false) => "nothing but how the file is written".to_owned(),
        (Some(actions), false) => actions,
        (None, true) => "the calendar or another part of `[log]`, or the people".to_owned(),
        (Some(actions), true) => format!("{actions}, and the calendar or another part of `[log]`, or the people"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_long_ago_is_told_in_the_largest_unit() {
        let check = |minutes, expected: &str| assert_eq!(ago(TimeDelta::minutes(minutes)), expected);
        check(-5, "just now");
        check(0, "just now");
        check(1, "1 minute");
        check(59, "59 minutes");
        check(60, "1 hour");
        check(24 * 60 - 1, "23 hours");
        check(3 * 24 * 60, "3 days");
    }

    #[test]
    fn how_much_is_kept_is_said_in_the_largest_unit() {
        let check = |bytes, expected: &str| assert_eq!(size(bytes), expected);
        check(1, "1 byte");
        check(1023, "1,023 bytes");
        check(1024, "1 KB");
        check(11 * 1024 + 1, "12 KB");
        check(1024 * 1024 - 1, "1023 KB");
        check(1024 * 1024, "1.0 MB");
        check(1_400_000, "1.3 MB");
        check(1 << 30, "1.0 GB");
        let folder = "/home/anita/.local/state/actions/history".into();
        let kept = Kept { versions: 3, bytes: 12_000, logs: 4, bytes_in_all: 1_400_000, folder };
        assert_eq!(
            how_much(&kept),
            "3 versions of this log, 12 KB; 4 logs, 1.3 MB in all, in /home/anita/.local/state/actions/history"
        );
    }

    #[test]
    fn of_many_deeds_the_first_are_told() {
        let deeds: Vec<String> = (1..=6).map(|number| format!("raised {number}")).collect();
        assert_eq!(told(Some(&deeds)), "raised 1; raised 2; raised 3; raised 4; and 2 more");
        assert_eq!(told(Some(&deeds[..1])), "raised 1");
        assert_eq!(told(Some(&[])), "nothing but how the file is written");
        assert_eq!(told(None), "the whole file, since one of the versions breaks the rules of a log");
    }
}
