//! One row read as an action.

use super::column::Field;
use super::labels::Label;
use super::reader::{RowReader, named, without_action};
use super::reports::Reports;
use super::status::Said;
use crate::message::Message;
use crate::model::{Action, Draft, Number, Rag};

impl RowReader<'_> {
    /// Reads the row; tells too whether one of its comments is marked as new.
    pub(super) fn action(mut self, label: &Label, number: Option<Number>) -> Result<(Action, bool), Message> {
        self.imported_of_export();
        let instructions = self.instructions()?;
        let [first, further @ ..] = instructions.as_slice() else { return Err(without_action(self.entry)) };
        let dues = self.dues(first.raised);
        let mut reports = self.reports();
        let standing = self.standing(&reports, dues.closed, first.raised);
        let asides = self.asides();
        let kept = std::mem::take(&mut self.kept);
        let comments = [kept, std::mem::take(&mut reports.comments), asides].concat();
        let (reference, title) = self.reference(label, number);
        let rag = self.rag(standing.rag);
        let minute = first.minute.clone();
        let is_closed = dues.has_year_added && matches!(standing.said, Some(Said::Closed(_)));
        let due = if is_closed { dues.due.map(|due| self.due_of_closed(due)) } else { dues.due };
        let fields = Draft { reference, minute, due, was_due: Some(dues.was), rag, ..Draft::default() };
        let state = self.state(&standing, reports.asked);
        let exempt = self.is_exempt(&reports);
        let imported = each_once(title.into_iter().chain(self.imported).collect());
        let open = fields.open(number.unwrap_or(Number::FIRST), first.raised, first.text.clone(), first.owners.clone());
        let further = further.to_vec();
        Ok((Action { exempt, state, further, comments, imported, ..open }, reports.has_new))
    }

    /// Returns what other papers call the action, and what its label names beside that.
    fn reference(&mut self, label: &Label, number: Option<Number>) -> (Option<String>, Option<(String, String)>) {
        let second = self
            .entry
            .layout
            .cell(&self.entry.row, Field::Reference)
            .map(|(column, cell)| (named(column), cell.text()));
        let is_plain = number.is_some_and(|number| label.text.as_deref() == Some(&number.to_string()));
        let own = label.reference.clone().or_else(|| label.text.clone().filter(|_| !is_plain));
        let reference = own.or_else(|| second.as_ref().map(|(_, text)| text.clone()));
        self.imported.extend(second.filter(|(_, text)| reference.as_ref() != Some(text)));
        let column = self.entry.layout.columns.iter().find(|column| column.field == Some(Field::Number));
        (reference, column.zip(label.title.clone()).map(|(column, title)| (named(column), title)))
    }

    /// Keeps a colour that the log does not have as words.
    fn rag(&mut self, rag: Option<Rag>) -> Option<Rag> {
        let used = rag.filter(|rag| rag.is_used_with(self.source.done));
        if let Some(rag) = rag.filter(|_| used.is_none()) {
            self.account.note(format!("{}: {rag} is no colour of this log, and is kept as words", self.entry.place));
            self.imported.push(("Colour".to_owned(), rag.label().to_owned()));
        }
        used
    }

    /// Tells whether the public may not see the action.
    fn is_exempt(&mut self, reports: &Reports) -> bool {
        let Some((column, cell)) = self.entry.layout.cell(&self.entry.row, Field::Exempt) else {
            return reports.is_exempt;
        };
        match cell.text().to_lowercase().as_str() {
            "yes" | "y" | "true" | "exempt" => true,
            "no" | "n" | "false" => reports.is_exempt,
            other => {
                // What may be exempt is not shown to the public.
                self.keep(column, other, "neither yes nor no, and the action is taken as exempt");
                true
            }
        }
    }
}

/// Gives every text a name of its own: two columns, or a column and a heading, may be called alike.
fn each_once(imported: Vec<(String, String)>) -> Vec<(String, String)> {
    let mut seen = std::collections::HashSet::new();
    let once = |(name, text): (String, String)| {
        let mut own = name.clone();
        let mut count = 2;
        while !seen.insert(own.clone()) {
            own = format!("{name} ({count})");
            count += 1;
        }
        (own, text)
    };
    imported.into_iter().map(once).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_called_alike_gets_a_name_each() {
        let called = |names: &[&str]| names.iter().map(|name| ((*name).to_owned(), "x".to_owned())).collect();
        let names: Vec<String> =
            each_once(called(&["a", "b", "a", "a (2)", "a"])).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["a", "b", "a (2)", "a (2) (2)", "a (3)"]);
    }
}
