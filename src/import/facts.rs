//! What a cell says in passing of another field: `Lead: Clerk`, `(raised May 2020)`, `Status: complete`, a tick in front.

use std::ops::Range;
use std::rc::Rc;

use super::account::{Account, Guess};
use super::column::Field;
use super::dues::is_due;
use super::entry::Entry;
use super::layout::Column;
use super::owners::tells_of_change;
use super::status::{colour_of, last_words, read_status};
use super::time::{bare, time_in, time_of};
use super::words::{is_tick, plain};
use crate::model::{each_name, may_be_owner};
use crate::sources::{Cell, Paragraph};

/// A fact, and where it stands in a paragraph.
struct Fact {
    field: Field,
    head: String,
    value: String,
    range: Range<usize>,
}

/// Gives what cells say in passing a cell of its own, under a column of the name that stands before it.
pub(super) fn with_facts(mut entry: Entry, account: &mut Account) -> Entry {
    let columns = entry.layout.columns.clone();
    for (at, column) in columns.iter().enumerate() {
        let Some(cell) = entry.row.cells.get(at).filter(|cell| !cell.is_blank()).cloned() else { continue };
        match column.also {
            Some(Field::Comments) if column.field == Some(Field::Owner) => {
                entry.row.cells[at] = Cell { paragraphs: Vec::new(), ..cell.clone() };
                divide_owner(&mut entry, column, &cell);
            }
            Some(Field::Status) => {
                let status = read_status(&cell.text(), &column.name);
                if !status.has_more && (status.said.is_some() || status.rag.is_some()) {
                    entry.row.cells[at] = Cell { paragraphs: Vec::new(), ..cell.clone() };
                    add(&mut entry, Field::Status, &column.name, cell);
                } else if let Some(colour) = colour_before(&cell.text()) {
                    add(&mut entry, Field::Status, &column.name, Cell::plain(colour));
                }
            }
            _ => {}
        }
    }
    for at in 0..entry.layout.columns.len() {
        let field = entry.layout.columns[at].field;
        let is_read =
            matches!(field, Some(Field::Action | Field::Comments | Field::Imported | Field::Number | Field::Owner));
        if is_read && entry.row.cells.get(at).is_some_and(|cell| !cell.is_blank()) {
            take_facts(&mut entry, at, account);
        }
    }
    entry
}

/// Returns the colour that a report begins with: `Amber - the surveyor is booked`.
fn colour_before(text: &str) -> Option<&str> {
    let ends = [" - ", " – ", " — ", ": ", ". ", "; "].into_iter().filter_map(|mark| text.find(mark));
    let head = &text[..ends.min()?];
    colour_of(head).filter(|_| head.len() > 1).map(|_| head)
}

/// Divides a cell of who and what was done: `J Hart – draft circulated 3 May`, or a line of names above the report.
fn divide_owner(entry: &mut Entry, column: &Column, cell: &Cell) {
    let first = cell.paragraphs.first().map(Paragraph::text).unwrap_or_default();
    let (names, rest) = divided(&first);
    let mut report = cell.clone();
    if let Some(names) = names {
        add(entry, Field::Owner, &column.name, Cell::plain(names));
        cut(&mut report.paragraphs[0], &(0..first.len() - rest.len()));
    }
    report.paragraphs.retain(|paragraph| !bare(&paragraph.text()).is_empty());
    if !report.paragraphs.is_empty() {
        add(entry, Field::Comments, &column.name, report);
    }
}

/// Divides a line into the names that it begins with, if it does, and the rest.
fn divided(line: &str) -> (Option<&str>, &str) {
    let is_named = |names: &str| each_name(names).all(may_be_owner);
    if is_named(line) || tells_of_change(line) {
        return (Some(line), "");
    }
    let marks = [" – ", " — ", " - ", ": ", "; ", ". ", ", "];
    let mut places: Vec<(usize, usize)> =
        marks.iter().flat_map(|mark| line.match_indices(mark).map(|(at, mark)| (at, mark.len()))).collect();
    places.sort_unstable();
    let found = places.into_iter().find(|(at, _)| is_named(&line[..*at]));
    found.map_or((None, line), |(at, length)| (Some(&line[..at]), &line[at + length..]))
}

/// Takes the facts out of one cell.
fn take_facts(entry: &mut Entry, at: usize, account: &mut Account) {
    let field = entry.layout.columns[at].field;
    let count = entry.row.cells[at].paragraphs.len();
    let mut found = Vec::new();
    for index in 0..count {
        // Each fact that is taken leaves a shorter text, so that this ends.
        while let Some(fact) = {
            let text = entry.row.cells[at].paragraphs[index].text();
            let is_last = index + 1 == count;
            fact_in(&text, field, is_last).filter(|fact| is_free(entry, &found, fact.field))
        } {
            let paragraph = &mut entry.row.cells[at].paragraphs[index];
            let text = paragraph.text();
            let (before, after) = (&text[..fact.range.start], &text[fact.range.end..]);
            let before = before.trim_end();
            // Nothing follows what would part the fact from the words before it.
            let is_last = after.trim().is_empty();
            let start =
                if is_last { before.trim_end_matches([' ', '–', '—', '-', ';', ',']).len() } else { before.len() };
            cut(paragraph, &(start..fact.range.end));
            found.push(fact);
        }
    }
    if found.is_empty() {
        return;
    }
    let is_left = |paragraph: &Paragraph| !plain(&paragraph.text()).is_empty();
    entry.row.cells[at].paragraphs.retain(is_left);
    for fact in found {
        account.guess(Guess::Fact(fact.field), &entry.place);
        let name = if fact.head.is_empty() { entry.layout.columns[at].name.clone() } else { fact.head };
        add(entry, fact.field, &name, Cell::plain(&fact.value));
    }
}

/// Tells whether a row does not say elsewhere what a fact would say.
fn is_free(entry: &Entry, found: &[Fact], field: Field) -> bool {
    let is_said = found.iter().any(|fact| fact.field == field) || entry.layout.cell(&entry.row, field).is_some();
    field == Field::Status && found.iter().all(|fact| fact.field != field) || !is_said
}

/// Finds the first fact in a paragraph of a cell that holds `field`.
fn fact_in(text: &str, field: Option<Field>, is_last: bool) -> Option<Fact> {
    let is_label = matches!(field, Some(Field::Number | Field::Imported));
    if field != Some(Field::Owner)
        && let Some(fact) = time_in_brackets(text, is_label)
    {
        return Some(fact);
    }
    if field == Some(Field::Number) {
        return tick_before(text);
    }
    let headed = starts(text).into_iter().find_map(|start| headed_fact(text, start));
    let is_action = field == Some(Field::Action);
    let tick = || tick_before(text).or_else(|| tick_after(text).filter(|_| is_last));
    headed.or_else(|| if is_action { tick().or_else(|| end_after(text).filter(|_| is_last)) } else { None })
}

/// Returns where a sentence, a clause or a bracket begins.
fn starts(text: &str) -> Vec<usize> {
    const MARKS: &[&str] = &[". ", "; ", "(", "[", ", ", " – ", " - "];
    let after = MARKS.iter().flat_map(|mark| text.match_indices(mark).map(|(at, mark)| at + mark.len()));
    let mut starts: Vec<usize> = std::iter::once(0).chain(after).collect();
    starts.sort_unstable();
    starts
}

/// Reads a fact that begins here with its name and a colon.
fn headed_fact(text: &str, start: usize) -> Option<Fact> {
    const LONGEST_HEAD: usize = 40;
    let colon = text[start..].find(':').filter(|length| *length < LONGEST_HEAD)? + start;
    let head = text[start..colon].trim();
    let value_start = colon + 1;
    let is_bracketed = text[..start].ends_with(['(', '[']);
    let end = value_start + value_length(&text[value_start..], is_bracketed);
    let value = text[value_start..end].trim().trim_end_matches(['.', ';', ',']).trim();
    let field = field_of_head(head, value)?;
    let (start, end) =
        if is_bracketed && text[end..].starts_with([')', ']']) { (start - 1, end + 1) } else { (start, end) };
    Some(Fact { field, head: head.to_owned(), value: value.to_owned(), range: start..end })
}

/// Returns how far a value goes: to the end of its bracket or sentence, or to the next clause.
fn value_length(text: &str, is_bracketed: bool) -> usize {
    let is_end = |(at, c): &(usize, char)| {
        let rest = &text[at + c.len_utf8()..];
        let last_word = text[..*at].rsplit(' ').next().unwrap_or_default();
        match c {
            ')' | ']' => is_bracketed,
            ';' => true,
            // The full stop of an initial ends no sentence.
            '.' => rest.starts_with(' ') && last_word.chars().count() > 1,
            _ => false,
        }
    };
    text.char_indices().find(is_end).map_or(text.len(), |(at, c)| if ")];".contains(c) { at } else { at + 1 })
}

/// Returns the field that a name before a colon gives to a value, if the value is one of it.
fn field_of_head(head: &str, value: &str) -> Option<Field> {
    const OWNER: &[&str] = &[
        "officer responsible",
        "officers responsible",
        "responsible officer",
        "responsible officers",
        "responsible",
        "owner",
        "owners",
        "action owner",
        "lead",
        "leads",
        "lead officer",
        "lead member",
        "by whom",
        "who",
        "assigned to",
        "person responsible",
        "by",
    ];
    const DUE: &[&str] = &[
        "target",
        "target date",
        "due",
        "due date",
        "due by",
        "deadline",
        "by when",
        "when",
        "completion date",
        "date due",
        "complete by",
        "timescale",
        "by",
    ];
    const STATUS: &[&str] = &["status", "state", "current status", "rag", "rag status", "outcome"];
    const RAISED: &[&str] = &["raised", "date raised", "first raised", "raised on", "meeting date"];
    const CLOSED: &[&str] = &["closed", "date closed", "completed", "date completed", "closed on", "completed on"];
    let head = plain(head);
    let is_of = |heads: &[&str]| heads.contains(&head.as_str());
    if value.is_empty() {
        return None;
    }
    if is_of(DUE) && is_due(value) {
        return Some(Field::Due);
    }
    // `Lead: Water rep`; but `by: when all agree`
    let is_short = value.split(' ').count() <= 3
        && value.starts_with(char::is_uppercase)
        && !["by", "who"].contains(&head.as_str());
    if is_of(OWNER) && (is_short || each_name(value).all(may_be_owner)) {
        return Some(Field::Owner);
    }
    let status = || read_status(value, "");
    if is_of(STATUS) && (status().said.is_some() || status().rag.is_some()) {
        return Some(Field::Status);
    }
    if is_of(RAISED) && time_of(value).is_some() {
        return Some(Field::Raised);
    }
    (is_of(CLOSED) && time_of(value).is_some()).then_some(Field::Closed)
}

/// Finds `(raised May 2020)`, and in the name of an item also `(May 2020)`.
fn time_in_brackets(text: &str, is_label: bool) -> Option<Fact> {
    text.match_indices(['(', '[']).find_map(|(start, _)| {
        let within = &text[start + 1..];
        let length = within.find([')', ']'])?;
        let within = &within[..length];
        let (range, _) = time_in(within).or_else(|| time_of(within).map(|time| (0..within.len(), time)))?;
        let head = plain(&within[..range.start]);
        let is_raised = ["raised", "raised on", "raised in", "first raised", "raised at"].contains(&head.as_str());
        let is_time = is_label && head.is_empty();
        let is_whole = plain(&within[range.end..]).is_empty();
        let value = within[range].to_owned();
        let head = String::new();
        ((is_raised || is_time) && is_whole).then(|| Fact {
            field: Field::Raised,
            head,
            value,
            range: start..start + length + 2,
        })
    })
}

/// Finds a tick before the words.
fn tick_before(text: &str) -> Option<Fact> {
    let (tick, rest) =
        text.trim_start().split_once(' ').filter(|(tick, rest)| is_tick(tick) && !rest.trim().is_empty())?;
    let range = 0..text.len() - rest.len();
    Some(Fact { field: Field::Status, head: String::new(), value: tick.to_owned(), range })
}

/// Finds a tick behind the words.
fn tick_after(text: &str) -> Option<Fact> {
    let (words, tick) =
        text.trim_end().rsplit_once(' ').filter(|(words, tick)| is_tick(tick) && !words.trim().is_empty())?;
    Some(Fact { field: Field::Status, head: String::new(), value: tick.to_owned(), range: words.len()..text.len() })
}

/// Finds a word of closing that ends an action, set apart from it: `… – completed`, `… (done)`, `… Completed.`
fn end_after(text: &str) -> Option<Fact> {
    let (start, value) = last_words(text)?;
    let range = start..text.len();
    Some(Fact { field: Field::Status, head: String::new(), value: value.to_owned(), range })
}

/// Adds a cell under a column of its own.
fn add(entry: &mut Entry, field: Field, name: &str, cell: Cell) {
    let mut layout = (*entry.layout).clone();
    // What stands beyond the last column keeps the name that it has there.
    for at in layout.columns.len()..entry.row.cells.len() {
        layout.columns.push(Column::of(&format!("Column {}", at + 1), Field::Imported));
    }
    entry.row.cells.resize(layout.columns.len(), Cell::default());
    layout.columns.push(Column::of(name, field));
    entry.row.cells.push(cell);
    entry.layout = Rc::new(layout);
}

/// Cuts a range out of a paragraph.
fn cut(paragraph: &mut Paragraph, range: &Range<usize>) {
    let mut at = 0;
    for run in &mut paragraph.runs {
        let (start, end) = (at, at + run.text.len());
        at = end;
        let within = range.start.clamp(start, end) - start..range.end.clamp(start, end) - start;
        run.text.replace_range(within, "");
    }
    paragraph.runs.retain(|run| !run.text.is_empty());
    if let Some(first) = paragraph.runs.first_mut() {
        first.text = first.text.trim_start().to_owned();
    }
    if let Some(last) = paragraph.runs.last_mut() {
        last.text = last.text.trim_end_matches([' ', ',', ';']).to_owned();
    }
}

#[cfg(test)]
mod tests {
    use crate::import::fixtures::check;

    #[test]
    fn what_a_cell_says_in_passing_is_read_as_what_it_is() {
        check(
            "No|Action|Progress\n1|Mend the roof. Lead: Clerk; target: June 2026|Begun.\n2|Sell the van (raised May 2020). Status: complete|n/a",
            &[
                "1 Mend the roof.; by Clerk; due June 2026; said Begun.",
                "2 Sell the van.; raised May 2020; is completed unknown",
            ],
            &[
                "raised read in the cell of another column: 1 (row 3); --map \"COLUMN=imported\" keeps that column as it is",
                "owner read in the cell of another column: 1 (row 2); --map \"COLUMN=imported\" keeps that column as it is",
                "due read in the cell of another column: 1 (row 2); --map \"COLUMN=imported\" keeps that column as it is",
                "status read in the cell of another column: 1 (row 3); --map \"COLUMN=imported\" keeps that column as it is",
            ],
        );
    }

    #[test]
    fn a_report_may_begin_with_a_colour() {
        check(
            "No|Action|Owner|Comments / RAG\n1|Mend|Rik|Amber - the roofer is booked\n2|Sell|Rik|A roofer - two, in fact\n3|Buy|Rik|Red",
            &[
                "1 Mend; by Rik; rag amber; said Amber - the roofer is booked",
                "2 Sell; by Rik; said A roofer - two, in fact",
                "3 Buy; by Rik; rag red",
            ],
            &[],
        );
    }

    #[test]
    fn what_the_row_says_in_its_own_column_stays_there() {
        check(
            "No|Action|Owner\n1|Mend the roof. Lead: Clerk|Rik\n2|Meet at 9:30: agree dates|Rik\n3|Say by: when all agree|Rik",
            &[
                "1 Mend the roof. Lead: Clerk; by Rik",
                "2 Meet at 9:30: agree dates; by Rik",
                "3 Say by: when all agree; by Rik",
            ],
            &[],
        );
    }

    #[test]
    fn a_mark_before_and_a_word_after_say_how_an_action_stands() {
        let account = [
            "status read in the cell of another column: 4 (row 2, row 3, row 4 and row 6); --map \"COLUMN=imported\" keeps that column as it is",
        ];
        check(
            "No|Action|Owner\n1|✓ Mend|Rik\n2|Sell – withdrawn|Rik\n3|Buy [superseded by action 9]|Rik\n4|Ask if it is done|Rik\n5|Sweep ✓|Rik",
            &[
                "1 Mend; by Rik; is completed unknown",
                "2 Sell; by Rik; is withdrawn unknown",
                "3 Buy; by Rik; is superseded unknown; imported Action=superseded by action 9",
                "4 Ask if it is done; by Rik",
                "5 Sweep; by Rik; is completed unknown",
            ],
            &[
                account[0],
                "row 4, column \"Action\": \"superseded by action 9\" is kept as words; the status it begins with is taken",
            ],
        );
    }

    #[test]
    fn a_cell_of_who_and_what_was_done_is_divided() {
        check(
            "No|Action|Lead and progress\n1|Mend|J Hart – draft circulated 3 May\n2|Sell|Clerk: Completed 20/05/2026\n3|Buy|No reply yet\n4|Let|now A Bee (was C Dee)",
            &[
                "1 Mend; by J Hart; said draft circulated 3 May",
                "2 Sell; by Clerk; is completed 2026-05-20; said Completed 20/05/2026",
                "3 Buy; said No reply yet",
                "4 Let; by A Bee; said Lead and progress: now A Bee (was C Dee)",
            ],
            &[
                "row 3 is closed, as its last comment says \"Completed 20/05/2026\"",
                "row 5, column \"Lead and progress\": \"now A Bee (was C Dee)\" is taken as A Bee, and kept as a comment",
            ],
        );
    }
}
