//! Lines of a cell that go on in the next: a number with its reference below, names with a stroke after all but the last, a day with its minute, or with what it was before, below, and what is new in a paper.

use super::column::Field;
use super::entry::Entry;
use crate::sources::{Paragraph, Run};

/// Joins the lines that go on.
pub(super) fn with_joined_lines(mut entry: Entry) -> Entry {
    for (column, cell) in entry.layout.columns.iter().zip(&mut entry.row.cells) {
        let (goes_on, between): (fn(&Paragraph, &Paragraph) -> bool, &str) = match column.field {
            Some(Field::Number) => (|_, next| next.text().starts_with('('), " "),
            Some(Field::Owner) => (|line, _| line.text().trim_end().ends_with('/'), " "),
            Some(Field::Raised) => {
                (|line, next| line.text().trim_end().ends_with(',') && next.text().starts_with("minute "), " ")
            }
            Some(Field::Due) => (|_, next| next.text().starts_with("(first due "), " "),
            Some(Field::Comments) => (|line, next| is_new(line) && is_bold(next) && !is_new(next), "\n"),
            _ => continue,
        };
        let mut joined: Vec<Paragraph> = Vec::new();
        for paragraph in std::mem::take(&mut cell.paragraphs) {
            match joined.last_mut().filter(|line| goes_on(line, &paragraph)) {
                Some(line) => {
                    line.runs.push(Run { text: between.to_owned(), ..Run::default() });
                    line.runs.extend(paragraph.runs);
                }
                None => joined.push(paragraph),
            }
        }
        cell.paragraphs = joined;
    }
    entry
}

/// Tells whether a paragraph begins what is new in a paper of the program's own: marked, and bold as a whole.
fn is_new(paragraph: &Paragraph) -> bool {
    is_bold(paragraph) && paragraph.text().starts_with("New: ")
}

fn is_bold(paragraph: &Paragraph) -> bool {
    paragraph.runs.iter().filter(|run| !run.text.trim().is_empty()).all(|run| run.is_bold)
}

#[cfg(test)]
mod tests {
    use crate::import::fixtures::check;

    #[test]
    fn names_and_days_that_go_on_below_are_read_whole() {
        check(
            "No|Date|Action|Owner|Due\n\
             1¶(RSC/1)|17 Mar 2026,¶minute 36(b)|Mend the roof.|Ann Lee /¶Ben Ray|30 Jun 2026¶(first due 31 Mar 2026, moved twice)",
            &["1 Mend the roof.; reference RSC/1; minute 36(b); by Ann Lee / Ben Ray; due 2026-06-30; was 2026-03-31"],
            &[
                "row 2, column \"Due\": \"30 Jun 2026 (first due 31 Mar 2026, moved twice)\" tells the first due date, but not those between",
            ],
        );
    }
}
