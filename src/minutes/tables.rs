//! The tables of minutes: a row a minute, with columns for whoever acts and for when; or only a way to lay out text.

use std::rc::Rc;

use super::actor::{is_actor, is_nobody};
use super::gathering::Gathering;
use super::marks::{Mark, alone};
use super::passages::Beside;
use super::voice::{Voice, voiced};
use crate::model::{has_word, plain};
use crate::sources::{Cell, Row};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Number,
    Text,
    Actor,
    Due,
    /// What is to be done, in a table of nothing but actions.
    Action,
    /// How it stands, in a table of earlier actions.
    Status,
}

/// The heads of columns, looked through in this order.
const HEADS: &[(&[&str], Column)] = &[
    (&["due", "deadline", "timescale", "timeframe", "when", "date", "target"], Column::Due),
    (
        &["who", "whom", "owner", "lead", "responsible", "responsibility", "by", "assigned", "person", "officer"],
        Column::Actor,
    ),
    (&["status", "progress", "rag", "outcome"], Column::Status),
    (&["action", "actions"], Column::Action),
    (&["no", "number", "ref", "reference", "minute", "item", "agenda"], Column::Number),
];

impl Gathering {
    /// Takes a table.
    pub(super) fn take_table(&mut self, rows: &[Row]) {
        let Some((head, rows)) = rows.split_first() else { return };
        match columns(head, rows) {
            Some(columns) => rows.iter().for_each(|row| self.take_row(row, &columns)),
            None => [std::slice::from_ref(head), rows].concat().iter().for_each(|row| self.take_layout(row)),
        }
    }

    fn take_row(&mut self, row: &Row, columns: &[Column]) {
        let cells = || row.cells.iter().zip(columns).filter(|(cell, _)| !cell.is_blank() && !cell.is_carried);
        let beside_of = |wanted: Column| {
            let said: Vec<String> =
                cells().filter(|(_, column)| **column == wanted).map(|(cell, _)| cell.text()).collect();
            Some(said.join("\n")).filter(|said| said.chars().any(char::is_alphanumeric))
        };
        let (actor, due) = (beside_of(Column::Actor), beside_of(Column::Due));
        let has_actor = actor.is_some();
        let beside = (has_actor || due.is_some()).then(|| Rc::new(Beside { actor, due }));
        let number = || cells().find(|(_, column)| **column == Column::Number);
        if columns.contains(&Column::Status) {
            // Actions of an earlier meeting are told of, and not given.
            let told = cells().filter(|(_, column)| matches!(column, Column::Action | Column::Text | Column::Status));
            let told = told.map(|(cell, _)| cell.text()).collect::<Vec<_>>().join(": ");
            return self.take_words(&told);
        }
        if !columns.contains(&Column::Text) && self.passages.iter().any(|passage| passage.minute.is_some()) {
            let cited = number().map(|(cell, _)| cell.text());
            let actions = cells().filter(|(cell, column)| **column == Column::Action && !is_nobody(&cell.text()));
            actions.for_each(|(cell, _)| self.take_listed(cited.as_deref(), &cell.text(), beside.clone()));
            return;
        }
        if let Some((cell, _)) = number() {
            match alone(&cell.text()) {
                Some(mark) => {
                    self.begin(mark);
                    self.is_numbered = true;
                }
                None => self.take_cell(cell, None),
            }
        }
        for (cell, column) in cells() {
            match column {
                Column::Text if columns.contains(&Column::Action) => self.take_cell(cell, None),
                Column::Text => self.take_cell(cell, beside.as_ref()),
                Column::Action => {
                    cell.paragraphs.iter().for_each(|paragraph| self.take_action(&paragraph.text(), beside.clone()));
                }
                _ => {}
            }
        }
        self.is_numbered = false;
    }

    fn take_cell(&mut self, cell: &Cell, beside: Option<&Rc<Beside>>) {
        cell.paragraphs.iter().for_each(|paragraph| self.take(paragraph, beside));
    }

    /// Takes a row of a table without heads: a number, text, and perhaps who acts.
    fn take_layout(&mut self, row: &Row) {
        let mut cells: Vec<&Cell> = row.cells.iter().filter(|cell| !cell.is_blank() && !cell.is_carried).collect();
        let mark = cells.first().map(|cell| cell.text());
        let mark = mark.as_deref().and_then(alone);
        let is_numbered = matches!(mark, Some(Mark::Number(_)));
        if let Some(mark) = mark {
            self.begin(mark);
            cells.remove(0);
        }
        let is_actor = |cell: &&Cell| is_actor(voiced(&cell.text()).1);
        let has_text = cells.iter().rev().skip(1).any(|cell| cell.text().split_whitespace().count() > 5);
        let actor = has_text.then(|| cells.pop_if(|cell| is_actor(cell))).flatten().map(Cell::text);
        let beside = actor.map(|actor| Rc::new(Beside { actor: Some(actor), due: None }));
        self.is_numbered = is_numbered;
        for cell in cells {
            self.take_cell(cell, beside.as_ref());
        }
        self.is_numbered = false;
    }

    /// Takes what a column of actions says: whom alone, or what they are to do.
    fn take_action(&mut self, text: &str, beside: Option<Rc<Beside>>) {
        if !is_nobody(text) {
            self.take_voiced(text, Voice::Action, beside);
        }
    }
}

/// Tells what the columns of a table hold, where its head says that somebody acts.
fn columns(head: &Row, rows: &[Row]) -> Option<Vec<Column>> {
    let is_short = |cell: &Cell| cell.text().split_whitespace().count() <= 4;
    if !head.cells.iter().all(is_short) {
        return None;
    }
    let mut columns: Vec<Column> = head.cells.iter().map(|cell| column(&plain(&cell.text()))).collect();
    // `By` beside `Who` is when.
    for at in (0..columns.len()).filter(|at| plain(&head.cells[*at].text()) == "by") {
        if columns.iter().enumerate().any(|(other, column)| other != at && *column == Column::Actor) {
            columns[at] = Column::Due;
        }
    }
    let has_action = columns.contains(&Column::Action) || columns.contains(&Column::Actor);
    if !has_action {
        return None;
    }
    let said_in = |at: usize| -> Vec<String> {
        let cells = rows.iter().filter_map(|row| row.cells.get(at)).map(Cell::text);
        cells.filter(|text| text.chars().any(char::is_alphanumeric)).collect()
    };
    // A column of minutes or items in which other things than numbers stand is the text.
    for (at, column) in columns.iter_mut().enumerate().filter(|(_, column)| **column == Column::Number) {
        let said = said_in(at);
        let numbers = said.iter().filter(|text| alone(text).is_some()).count();
        if 2 * numbers < said.len() {
            *column = Column::Text;
        }
    }
    // A column of actions in which names stand says who acts.
    let has_text = columns.contains(&Column::Text);
    for (at, column) in columns.iter_mut().enumerate().filter(|(_, column)| **column == Column::Action && has_text) {
        let said = said_in(at);
        if 2 * said.iter().filter(|text| is_actor(text)).count() > said.len() {
            *column = Column::Actor;
        }
    }
    Some(columns)
}

fn column(head: &str) -> Column {
    if head.starts_with("action by") || head.starts_with("action for") || head.starts_with("action owner") {
        return Column::Actor;
    }
    // `Who/When`
    if has_word(head, &["who", "whom", "owner", "lead"]) && has_word(head, &["when", "date", "due"]) {
        return Column::Actor;
    }
    let found = HEADS.iter().find(|(words, _)| has_word(head, words)).map(|(_, column)| *column);
    match found {
        Some(Column::Number)
            if has_word(head, &["discussion", "description", "subject", "minutes", "notes", "and"]) =>
        {
            Column::Text
        }
        Some(column) => column,
        None if head.is_empty() => Column::Number,
        None => Column::Text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::Block;
    use crate::sources::fixtures::sheet;

    fn shown(drawn: &str) -> Vec<String> {
        let mut gathering = Gathering::default();
        for block in sheet(drawn).blocks {
            match block {
                Block::Table(rows) => gathering.take_table(&rows),
                Block::Line(line) => gathering.take(&line, None),
            }
        }
        let shown = gathering.passages.iter().map(|passage| {
            let beside = passage.beside.as_deref().cloned().unwrap_or_default();
            let parts = [passage.label(), Some(passage.text.clone()), beside.actor, beside.due];
            let voice = if passage.voice == Voice::Action { "> " } else { "" };
            format!("{voice}{}", parts.map(Option::unwrap_or_default).join("|"))
        });
        shown.collect()
    }

    #[test]
    fn a_row_is_a_minute_with_whoever_acts_beside_it() {
        let drawn = "Item|Minute|Action|By when\n1|The roof leaked. Quotations would be sought.|Clerk|May\n2|Noted.||\n2.1|It was let.|–|–";
        assert_eq!(
            shown(drawn),
            ["1|The roof leaked. Quotations would be sought.|Clerk|May", "2|Noted.||", "2.1|It was let.||"]
        );
    }

    #[test]
    fn a_column_of_actions_may_say_what_is_to_be_done() {
        let drawn = "No.|Discussion|Action\n4|The roof leaked.|Clerk to ask for prices\n5|The hall is let.|None\n6|Rent.|AB to ask the bank";
        assert_eq!(
            shown(drawn),
            [
                "4|The roof leaked.||",
                "> 4|Clerk to ask for prices||",
                "5|The hall is let.||",
                "6|Rent.||",
                "> 6|AB to ask the bank||",
            ]
        );
        assert_eq!(shown("Action|Who|When\nAsk for prices|Clerk|May"), ["> |Ask for prices|Clerk|May"]);
    }

    #[test]
    fn a_table_of_earlier_actions_gives_none() {
        let drawn =
            "No|Action|Who|Status\n1|Quotations for the roof|Clerk|Complete\n2|Paint the hall|AL|Carried forward";
        assert_eq!(shown(drawn), ["|Quotations for the roof: Complete||", "|Paint the hall: Carried forward||"]);
    }

    #[test]
    fn a_table_may_only_lay_out_the_page() {
        let drawn = "1|Apologies\n2|The roof of the hall leaked.|Clerk\nAnn Lee|Chair of the friends of the hall";
        assert_eq!(
            shown(drawn),
            [
                "1|Apologies||",
                "2|The roof of the hall leaked.|Clerk|",
                "2|Ann Lee||",
                "2|Chair of the friends of the hall||"
            ]
        );
    }
}
