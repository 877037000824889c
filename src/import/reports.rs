//! What was reported on an action, and what is asked of the board beside it.

use super::column::{Field, is_of_what_is_new};
use super::comments::{Remark, remarks_in};
use super::own_export;
use super::reader::RowReader;
use super::status::asked_of_the_board;
use crate::model::{Comment, Outcome};
use crate::sources::{Aside, Cell, Paragraph};

/// What a row reports.
#[derive(Debug, Default)]
pub(super) struct Reports {
    /// The comments, oldest first.
    pub(super) comments: Vec<Comment>,
    /// Whether one of them is marked as new.
    pub(super) has_new: bool,
    /// What the board is asked to agree.
    pub(super) asked: Option<Outcome>,
    /// Whether the public may not see the action.
    pub(super) is_exempt: bool,
}

impl RowReader<'_> {
    /// Reads the comments, oldest first, and what the newest asks for.
    pub(super) fn reports(&mut self) -> Reports {
        let mut reports = Reports::default();
        let mut remarks: Vec<Remark> = Vec::new();
        for (column, cell) in self.entry.layout.cells(&self.entry.row, Field::Comments) {
            let said = cell.paragraphs.iter().filter(|paragraph| !reports.take_sentence(&paragraph.text()));
            let said: Vec<Paragraph> = said.cloned().collect();
            if self.entry.layout.is_of_export() && column.name == "comments" {
                reports.comments.extend(said.iter().map(|paragraph| own_export::comment(&paragraph.text())));
                continue;
            }
            let is_new = is_of_what_is_new(&column.name);
            let said = remarks_in(&said, column.day).into_iter();
            remarks.extend(said.map(|remark| Remark { is_new: is_new || remark.is_new, ..remark }));
        }
        let newest = remarks.iter().rposition(|remark| remark.is_new);
        for remark in &remarks {
            if let (Some(month), Some(date)) = (&remark.month, remark.date) {
                let place = &self.entry.place;
                self.account
                    .note(format!("{place}: the comment of \"{month}\" is dated {date}, the last day of that month"));
            }
        }
        let latest = newest.or(remarks.len().checked_sub(1));
        reports.asked = reports.asked.or(latest.and_then(|at| asked_of_the_board(&remarks[at].text)));
        reports.has_new = newest.is_some();
        let meeting = self.source.wanted.meeting;
        reports.comments.extend(remarks.into_iter().map(|remark| Comment {
            date: remark.date,
            meeting: meeting.filter(|_| remark.is_new),
            by: remark.by,
            text: remark.text,
            rag: None,
        }));
        reports
    }

    /// Reads what hangs on the cells of the row: comments in the margin, notes at the foot, pictures.
    pub(super) fn asides(&mut self) -> Vec<Comment> {
        let mut comments = Vec::new();
        let cells: Vec<(usize, &Cell)> = self.entry.row.cells.iter().enumerate().collect();
        for (at, cell) in cells.into_iter().filter(|(_, cell)| !cell.is_carried) {
            let column = self
                .entry
                .layout
                .columns
                .get(at)
                .map_or_else(|| format!("Column {}", at + 1), |column| column.name.clone());
            for aside in &cell.asides {
                let (place, told) = (&self.entry.place, comments.len());
                match aside {
                    Aside::Review { by, on, text } => {
                        comments.push(Comment {
                            date: *on,
                            meeting: None,
                            by: by.clone(),
                            text: text.clone(),
                            rag: None,
                        });
                        self.account.cell(place, &column, text, "is a review comment, and is kept as a comment");
                    }
                    Aside::Footnote(text) => {
                        let text = format!("Footnote: {text}");
                        comments.push(Comment { date: None, meeting: None, by: None, text, rag: None });
                        self.account.cell(place, &column, &comments[told].text, "is kept as a comment");
                    }
                    Aside::TextBox(_) | Aside::HiddenText | Aside::NoValue => {
                        self.account.note(format!("{place}, column \"{column}\": there is {}", aside.told()));
                    }
                    Aside::Picture => {
                        self.account
                            .note(format!("{place}, column \"{column}\": there is a picture, which cannot be read"));
                    }
                }
            }
        }
        comments
    }
}

impl Reports {
    /// Takes a sentence that a paper adds to the comments; tells whether it was one.
    fn take_sentence(&mut self, text: &str) -> bool {
        let asked = Outcome::ALL.iter().find(|outcome| {
            text == format!("The board is asked to agree that this action be {}.", outcome.as_decision())
        });
        let is_exempt = text == "Exempt: not for the public.";
        self.asked = self.asked.or(asked.copied());
        self.is_exempt |= is_exempt;
        asked.is_some() || is_exempt
    }
}

#[cfg(test)]
mod tests {
    use crate::import::Wanted;
    use crate::import::fixtures::{told_of, understood_of, wanted};
    use crate::model::fixtures::day;
    use crate::sources::fixtures::sheet;
    use crate::sources::{Aside, Block};

    #[test]
    fn a_column_of_what_is_new_is_for_the_meeting() {
        let meeting = Some(day("2026-06-30"));
        let source = sheet("No|Action|Comments|New comments\n1|Mend|Asked.|Mended.\n2|Sell|New: Sold.|");
        let understood = understood_of(&source, &Wanted { meeting, ..wanted() }).expect("it is a log");
        let comments = understood.actions.iter().flat_map(|taken| &taken.action.comments);
        let said: Vec<_> = comments.map(|comment| (comment.meeting, comment.text.as_str())).collect();
        assert_eq!(said, [(None, "Asked."), (meeting, "Mended."), (meeting, "Sold.")]);
    }

    #[test]
    fn what_hangs_on_a_cell_is_kept_as_a_comment_or_named() {
        let mut source = sheet("No|Action|Owner\n1|Mend|Rik");
        let review =
            Aside::Review { by: Some("Ann Lee".to_owned()), on: Some(day("2026-05-01")), text: "Why?".to_owned() };
        if let Some(Block::Table(rows)) = source.blocks.first_mut() {
            rows[1].cells[1].asides =
                vec![review, Aside::Footnote("Ends in May.".to_owned()), Aside::Picture, Aside::HiddenText];
        }
        let understood = understood_of(&source, &wanted()).expect("it is a log");
        let comments = &understood.actions[0].action.comments;
        let said: Vec<_> = comments.iter().map(|comment| (comment.by.as_deref(), comment.text.as_str())).collect();
        assert_eq!(said, [(Some("Ann Lee"), "Why?"), (None, "Footnote: Ends in May.")]);
        assert_eq!(
            told_of(&understood.account),
            [
                "row 2, column \"Action\": \"Why?\" is a review comment, and is kept as a comment",
                "row 2, column \"Action\": \"Footnote: Ends in May.\" is kept as a comment",
                "row 2, column \"Action\": there is a picture, which cannot be read",
                "row 2, column \"Action\": there is hidden text, which is not read",
            ]
        );
    }
}
