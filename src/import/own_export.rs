//! Lines of the cells that `export` writes, in which several values stand.

use super::column::Field;
use super::reader::RowReader;
use super::time::time_of;
use crate::model::{Comment, Further, Owner, Rag, Raised};

/// Reads a comment of an export: `2026-04-14, Noor Ashby, amber: Sent.`, `for 2026-06-30: Sent.`; a line that begins
/// otherwise is a comment of its own.
pub(super) fn comment(line: &str) -> Comment {
    let plain = || Comment { date: None, meeting: None, by: None, text: line.to_owned(), rag: None };
    let Some((head, text)) = line.split_once(": ") else { return plain() };
    let mut parts = head.split(", ");
    let first = parts.next().unwrap_or_default();
    let meeting = first.strip_prefix("for ").and_then(|day| day.parse().ok());
    let date = first.parse().ok();
    if date.is_none() && meeting.is_none() {
        return plain();
    }
    let mut comment = Comment { date, meeting, text: text.to_owned(), ..plain() };
    for part in parts {
        match part.parse::<Rag>() {
            Ok(rag) => comment.rag = Some(rag),
            Err(_) => comment.by = Some(part.to_owned()),
        }
    }
    comment
}

/// Reads what a later meeting added: `2026-03-10, minute 4 (Ann Lee / Clerk): Hang a copy.`
pub(super) fn further(line: &str) -> Option<Further> {
    let (head, text) = line.split_once(": ")?;
    let (head, owners) = match head.split_once(" (") {
        Some((head, owners)) => (head, owners.strip_suffix(')')?.split(" / ").map(Owner::new).collect()),
        None => (head, Vec::new()),
    };
    let (time, minute) = head.split_once(", minute ").map_or((head, None), |(time, minute)| (time, Some(minute)));
    let raised: Raised = time_of(time)?;
    Some(Further { raised, minute: minute.map(str::to_owned), text: text.to_owned(), owners })
}

impl RowReader<'_> {
    /// Takes the words under the names of an earlier import's columns apart again: `Agenda item: 7`.
    pub(super) fn imported_of_export(&mut self) {
        let Some((column, cell)) = self.entry.layout.cell(&self.entry.row, Field::Imported) else { return };
        if self.entry.layout.is_of_export() && column.name == "imported" {
            let text = cell.text();
            let mut each: Vec<(String, String)> = Vec::new();
            for line in text.lines() {
                match (line.split_once(": "), each.last_mut()) {
                    (Some((name, words)), _) => each.push((name.to_owned(), words.to_owned())),
                    (None, Some((_, words))) => *words = format!("{words}\n{line}"),
                    (None, None) => return,
                }
            }
            self.imported.retain(|(name, _)| name != "imported");
            self.imported.extend(each);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixtures::day;

    #[test]
    fn a_comment_begins_with_its_day_its_author_and_its_colour() {
        let read = comment("2026-04-14, Noor Ashby, amber: Prices: two are in.");
        assert_eq!(
            (read.date, read.by.as_deref(), read.rag),
            (Some(day("2026-04-14")), Some("Noor Ashby"), Some(Rag::Amber))
        );
        assert_eq!(read.text, "Prices: two are in.");
        assert_eq!(comment("for 2026-06-30: Sent.").meeting, Some(day("2026-06-30")));
        assert_eq!(comment("Prices: two are in.").text, "Prices: two are in.");
    }

    #[test]
    fn what_was_added_later_has_its_date_and_may_have_a_minute_and_owners() {
        let read = further("2026-03-10, minute 4 (Ann Lee / Clerk): Hang a copy.").expect("it is one");
        assert_eq!((read.raised, read.minute.as_deref()), (Raised::Day(day("2026-03-10")), Some("4")));
        assert_eq!(read.owners, [Owner::new("Ann Lee"), Owner::new("Clerk")]);
        assert_eq!(
            further("2026-03-10: Hang a copy.").map(|read| (read.minute, read.owners)),
            Some((None, Vec::new()))
        );
        assert_eq!(further("Hang a copy"), None);
    }
}
