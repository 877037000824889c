//! Lines of a cell that go on in the next: names with a stroke after all but the last, a day with its minute, or with what it was before, below.

use super::column::Field;
use super::entry::Entry;
use crate::sources::{Paragraph, Run};

/// Joins the lines that go on, in the cells of owners and of days.
pub(super) fn with_joined_lines(mut entry: Entry) -> Entry {
    for (column, cell) in entry.layout.columns.iter().zip(&mut entry.row.cells) {
        let goes_on: fn(&str, &str) -> bool = match column.field {
            Some(Field::Owner) => |line, _| line.ends_with('/'),
            Some(Field::Raised) => |line, next| line.ends_with(',') && next.starts_with("minute "),
            Some(Field::Due) => |_, next| next.starts_with("(first due "),
            _ => continue,
        };
        let mut joined: Vec<Paragraph> = Vec::new();
        for paragraph in std::mem::take(&mut cell.paragraphs) {
            match joined.last_mut().filter(|line| goes_on(line.text().trim(), paragraph.text().trim())) {
                Some(line) => {
                    line.runs.push(Run { text: " ".to_owned(), ..Run::default() });
                    line.runs.extend(paragraph.runs);
                }
                None => joined.push(paragraph),
            }
        }
        cell.paragraphs = joined;
    }
    entry
}

#[cfg(test)]
mod tests {
    use crate::import::fixtures::check;

    #[test]
    fn names_and_days_that_go_on_below_are_read_whole() {
        check(
            "No|Date|Action|Owner|Due\n\
             1|17 Mar 2026,¶minute 36(b)|Mend the roof.|Ann Lee /¶Ben Ray|30 Jun 2026¶(first due 31 Mar 2026, moved twice)",
            &["1 Mend the roof.; minute 36(b); by Ann Lee / Ben Ray; due 2026-06-30; was 2026-03-31"],
            &[],
        );
    }
}
