//! The rows of actions among all that stands in a source: under which columns, and under which headings.

use std::rc::Rc;

use super::account::Account;
use super::carry_down::carry_down;
use super::column::Field;
use super::counts::is_of_counts;
use super::entry::Entry;
use super::headings::{Heading, Headings, OF_ACTIONS, heading_of, state_of, time_of_heading};
use super::key::{Key, read_key};
use super::layout::{Layout, Wishes};
use super::status::{Said, colour_of};
use super::time::{bare, time_in, time_of};
use super::words::{excerpt, has_word, plain};
use crate::model::Raised;
use crate::sources::{Block, Cell, Paragraph, Row, Sheet};

/// All that was found in a source.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The title of the log.
    pub(super) title: Option<String>,
    /// The day or month that the title names.
    pub(super) occasion: Option<Raised>,
    /// The meeting that the source is the minutes or the paper of.
    pub(super) meeting: Option<Raised>,
    /// What it says of colours and initials.
    pub(super) key: Key,
    /// The rows of actions.
    pub(super) entries: Vec<Entry>,
}

/// Finds the rows of actions in a source.
pub(super) fn rows_of(sheet: &Sheet, wishes: &Wishes, account: &mut Account) -> Found {
    let are_many = sheet.blocks.iter().filter(|block| matches!(block, Block::Table(_))).count() > 1;
    let has_likelier = are_many && sheet.blocks.iter().any(|block| is_plainly_of_actions(block, wishes));
    let mut walk = Walk {
        wishes,
        account,
        found: Found::default(),
        headings: Headings::default(),
        above: Vec::new(),
        layout: None,
        table: 0,
        tables: Tables { are_many, has_likelier },
        is_used: false,
        has_times: false,
        pending: None,
        newest: None,
    };
    for (at, block) in sheet.blocks.iter().enumerate() {
        match block {
            Block::Line(line) => walk.line(line, matches!(sheet.blocks.get(at + 1), Some(Block::Table(_)))),
            Block::Table(rows) => walk.table(rows),
        }
    }
    if walk.newest != walk.pending {
        walk.newest.iter().for_each(|words| walk.account.line_left_out(words));
    }
    walk.leave_pending_out();
    let mut found = walk.found;
    carry_down(&mut found.entries, account);
    found
}

/// The tables of a source.
struct Tables {
    are_many: bool,
    /// Whether one is plainly of actions, so that one that only may be is left out.
    has_likelier: bool,
}

struct Walk<'w> {
    wishes: &'w Wishes,
    account: &'w mut Account,
    found: Found,
    headings: Headings,
    /// The headings that are set as such and still hold, by their ranks, and what each says with those above it.
    above: Vec<(u8, Headings)>,
    layout: Option<Rc<Layout>>,
    table: usize,
    tables: Tables,
    /// Whether a row stands below the newest heading.
    is_used: bool,
    /// Whether meetings or years stand as headings below the one that says the state.
    has_times: bool,
    /// A heading that no action stands below yet.
    pending: Option<String>,
    /// The newest heading of any kind, until an action stands below it.
    newest: Option<String>,
}

impl Walk<'_> {
    fn place(&self, row: &Row) -> String {
        if self.tables.are_many {
            format!("table {}, row {}", self.table, row.place)
        } else {
            format!("row {}", row.place)
        }
    }

    /// Takes a line outside tables: a heading, the title, the key, or nothing that can be placed.
    fn line(&mut self, line: &Paragraph, is_above_table: bool) {
        let text = self.without_marks(&line.text());
        if read_key(&text, &mut self.found.key) {
            return;
        }
        self.find_meeting(&text);
        match line.rank {
            Some(rank) => self.ranked(rank, &text),
            None => self.unranked(&text, is_above_table),
        }
    }

    /// Takes a heading that is set as one: it ends those of its rank and below, and what stands above them goes on.
    fn ranked(&mut self, rank: u8, text: &str) {
        self.above.retain(|(above, _)| *above < rank);
        self.headings = self.above.last().map(|(_, headings)| headings.clone()).unwrap_or_default();
        (self.is_used, self.has_times) = (false, false);
        if is_short(text) && (state_of(text).is_some() || time_of_heading(text, true).is_some()) {
            self.heading(&Heading { words: text.to_owned(), is_labelled: false });
        } else if rank > 0 && !self.take_title(text) {
            self.account.line_left_out(text);
        }
        self.above.push((rank, self.headings.clone()));
    }

    /// Takes a line of plain text, which is a heading when it says of actions when they were raised or how they stand.
    fn unranked(&mut self, text: &str, is_above_table: bool) {
        let state = state_of(text).filter(|_| is_above_table || has_word(&plain(text), OF_ACTIONS));
        let time = time_of_heading(text, true)
            .filter(|_| has_word(&plain(text), OF_ACTIONS) || is_above_table && time_of(text).is_some());
        if is_short(text) && (state.is_some() || time.is_some()) {
            self.heading(&Heading { words: text.to_owned(), is_labelled: false });
            if let Some((_, above)) = self.above.last_mut() {
                (above.time, above.year) = (self.headings.time, self.headings.year);
            }
        } else if !self.take_title(text) {
            // A heading of another section ends how the last one said that actions stand.
            if is_short(text) && self.is_used {
                let Headings { time, year, .. } = std::mem::take(&mut self.headings);
                self.headings = Headings { time, year, ..Headings::default() };
            }
            self.account.line_left_out(text);
        }
    }

    /// Finds the meeting that stands over all: `Minutes of the board held on 5 December 2024`.
    fn find_meeting(&mut self, text: &str) {
        const OTHER: &[&str] = &["next", "previous", "last", "since", "apologies", "updated"];
        let words = plain(text);
        let is_first = self.found.meeting.is_none() && self.found.entries.is_empty() && self.layout.is_none();
        if is_first && has_word(&words, &["minutes", "meeting", "held"]) && !has_word(&words, OTHER) {
            self.found.meeting = time_in(text).map(|found| found.1);
        }
    }

    /// Takes the first line that is made as titles are.
    fn take_title(&mut self, text: &str) -> bool {
        let is_first = self.found.title.is_none() && self.found.entries.is_empty();
        let is_title = is_first && is_short(text) && is_title(text);
        if is_title {
            self.found.title = Some(bare(text.trim_start_matches('#')).to_owned());
            self.found.occasion = time_in(text).map(|found| found.1);
        }
        is_title
    }

    /// Takes off what explains a mark, which says of no action how it stands: `Action list (✓ = completed)`.
    fn without_marks(&mut self, text: &str) -> String {
        let marks = text.split_once('(').and_then(|(head, rest)| Some((head, rest.split_once(')')?)));
        match marks.filter(|(_, (marks, _))| marks.contains('=')) {
            Some((head, (marks, tail))) => {
                self.account.line_left_out(marks);
                format!("{} {}", head.trim_end(), tail.trim_start()).trim().to_owned()
            }
            None => text.to_owned(),
        }
    }

    fn table(&mut self, rows: &[Row]) {
        self.table += 1;
        let header = header_in(rows, self.wishes);
        if header.as_ref().is_some_and(|(.., layout)| layout.is_doubtful && self.tables.has_likelier) {
            for row in rows {
                self.above_header(row);
            }
            return;
        }
        let continues = header.is_none()
            && self
                .layout
                .as_ref()
                .is_some_and(|layout| rows.iter().any(|row| row.cells.len() == layout.columns.len()));
        match header {
            Some((index, used, layout)) => {
                rows[..index].iter().for_each(|row| self.above_header(row));
                self.layout = Some(Rc::new(layout));
                self.body(&rows[index + used..]);
            }
            None if continues => self.body(rows),
            None => rows.iter().for_each(|row| self.above_header(row)),
        }
    }

    /// Takes a row above the header, or of a table without one.
    fn above_header(&mut self, row: &Row) {
        let said = row.said();
        let text = said.join(": ");
        match said.len() {
            0 => {}
            1 => said[0].lines().for_each(|line| self.line(&Paragraph::plain(line), true)),
            _ if read_key(&text, &mut self.found.key) => {}
            _ => self.account.line_left_out(&said.join(" | ")),
        }
    }

    fn body(&mut self, rows: &[Row]) {
        let Some(mut layout) = self.layout.clone() else { return };
        let mut at = 0;
        while at < rows.len() {
            let row = &rows[at];
            at += 1;
            if row.cells.iter().all(Cell::is_blank) || layout.is_repeated_by(row) || self.is_key(row, &layout) {
                continue;
            }
            if is_of_counts(row) {
                self.account.line_left_out(&row.said().join(" | "));
                continue;
            }
            let beside = &rows[at - 1..rows.len().min(at + 1)];
            if let Some((_, used, other)) = header_in(beside, self.wishes).filter(|found| found.0 == 0) {
                layout = Rc::new(other);
                self.layout = Some(layout.clone());
                at += used - 1;
            } else if let Some(heading) = heading_of(row, &layout) {
                if !read_key(&heading.words, &mut self.found.key) {
                    self.heading(&heading);
                }
            } else if let Some(label) = label_alone(row, &layout) {
                self.account.note(format!(
                    "{} says nothing but \"{}\", and is left out",
                    self.place(row),
                    excerpt(&label)
                ));
            } else if self.goes_on(row, &layout) {
                self.join(row);
            } else {
                self.is_used = true;
                (self.pending, self.newest) = (None, None);
                let place = self.place(row);
                self.found.entries.push(Entry {
                    place,
                    layout: layout.clone(),
                    row: row.clone(),
                    headings: self.headings.clone(),
                });
            }
        }
    }

    /// Tells whether a row belongs to the key, and takes it; a colour in the column of colours beside an action does not.
    fn is_key(&mut self, row: &Row, layout: &Layout) -> bool {
        const OF_AN_ACTION: &[Field] = &[Field::Number, Field::Reference, Field::Status];
        let field = |at: usize| layout.columns.get(at).and_then(|column| column.field);
        let said: Vec<(Option<Field>, String)> = row
            .cells
            .iter()
            .enumerate()
            .filter(|(_, cell)| !cell.is_blank())
            .map(|(at, cell)| (field(at), cell.text()))
            .collect();
        match said.as_slice() {
            [(_, line)] => read_key(line, &mut self.found.key),
            [(of_colour, colour), (of_meaning, meaning)]
                if colour.len() < 8
                    && colour_of(colour).is_some()
                    && *of_meaning != Some(Field::Action)
                    && !of_colour.is_some_and(|field| OF_AN_ACTION.contains(&field)) =>
            {
                read_key(&format!("{} = {meaning}", colour.to_uppercase()), &mut self.found.key)
            }
            _ => false,
        }
    }

    /// Takes a heading: a time, a state, or the name of a group.
    fn heading(&mut self, heading: &Heading) {
        let words = heading.words.split_whitespace().collect::<Vec<_>>().join(" ");
        self.newest = Some(words.clone());
        let said = state_of(&words);
        // `Closed since the meeting of 9 June` does not say when an action was raised.
        let time = time_of_heading(&words, false).filter(|_| said.is_none() || !has_word(&plain(&words), &["since"]));
        let year = plain(&words).parse().ok().filter(|year| (1990..2100).contains(year));
        let is_of_meeting = has_word(&plain(&words), &["meeting", "mtg"]);
        if time.is_some() || year.is_some() || is_of_meeting && said.is_none() {
            // A meeting without its day says of no row when it was raised.
            (self.headings.time, self.headings.year) = (time, year);
        }
        let is_of_time = time.is_some() || year.is_some();
        if said.is_some() {
            (self.headings.said, self.has_times) = (said, false);
            self.headings.said_in.clone_from(&words);
        } else if is_of_time && !self.is_used && self.headings.said.is_some() {
            self.has_times = true;
        } else if !(heading.is_labelled || is_of_time && self.has_times) {
            self.end_state(&words);
        }
        if time.is_none() && said.is_none() && year.is_none() {
            if heading.is_labelled {
                self.pending = None;
                self.headings.part = Some(words);
            } else {
                self.leave_pending_out();
                self.pending = Some(words.clone());
                (self.headings.group, self.headings.part) = (Some(words), None);
            }
        }
        self.is_used = false;
    }

    /// Ends what a heading said of how the actions below it stand, since another heading stands here.
    fn end_state(&mut self, words: &str) {
        let said = self.headings.said.take();
        if matches!(said, Some(Said::Closed(_))) && !self.is_used {
            self.account.note(format!(
                "no action stands right below the heading of closed ones, and those below \"{}\" are taken as open",
                excerpt(words)
            ));
        }
    }

    /// Notes a heading that no action stood below.
    fn leave_pending_out(&mut self) {
        if let Some(words) = self.pending.take() {
            self.account.line_left_out(&words);
        }
    }

    /// Tells whether a row goes on with the action above it: it has no label, owner or date of its own.
    fn goes_on(&self, row: &Row, layout: &Layout) -> bool {
        let Some(above) = self.found.entries.last().filter(|_| self.is_used) else { return false };
        if layout.cell(row, Field::Action).is_none() {
            let has_own = |(_, cell): (_, &Cell)| !cell.is_carried;
            return !layout.cells(row, Field::Number).any(has_own);
        }
        let has_own = |row: &Row| {
            let fields = [Field::Number, Field::Raised];
            fields.into_iter().any(|field| layout.cells(row, field).any(|(_, cell)| !cell.is_carried))
        };
        let says_more =
            [Field::Owner, Field::Status, Field::Due].into_iter().any(|field| layout.cell(row, field).is_some());
        has_own(&above.row) && !has_own(row) && !says_more
    }

    fn join(&mut self, row: &Row) {
        let place = self.place(row);
        let Some(above) = self.found.entries.last_mut() else { return };
        let longest = above.row.cells.len().max(row.cells.len());
        above.row.cells.resize(longest, Cell::default());
        for (own, more) in above.row.cells.iter_mut().zip(&row.cells).filter(|(_, more)| !more.is_carried) {
            own.paragraphs.extend(more.paragraphs.iter().cloned());
        }
        self.account.note(format!("{place} goes on with {}", above.place));
    }
}

/// Tells whether a block is a table whose header plainly names actions.
fn is_plainly_of_actions(block: &Block, wishes: &Wishes) -> bool {
    let Block::Table(rows) = block else { return false };
    header_in(rows, wishes).is_some_and(|(.., layout)| !layout.is_doubtful)
}

/// Finds the header of a table: its place, how many rows it takes, and the columns.
fn header_in(rows: &[Row], wishes: &Wishes) -> Option<(usize, usize, Layout)> {
    rows.iter().enumerate().filter(|(_, row)| may_be_header(row, wishes)).find_map(|(at, row)| {
        let divided = rows.get(at + 1).and_then(|below| Layout::of_two(row, below, wishes));
        divided.map(|layout| (at, 2, layout)).or_else(|| Layout::of(row, wishes).map(|layout| (at, 1, layout)))
    })
}

/// Tells whether a row may name the columns of a log, one of which holds the actions.
///
/// Few rows may, so that those of a long log are not each looked at word by word.
fn may_be_header(row: &Row, wishes: &Wishes) -> bool {
    const LONGEST: usize = 80;
    const OF_ACTIONS: &[&str] =
        &["action", "task", "what", "decision", "detail", "descri", "matter", "recommend", "issue"];
    row.cells.iter().filter(|cell| !cell.is_carried && cell.paragraphs.len() < 4).any(|cell| {
        let text = cell.text();
        let is_short = text.len() <= LONGEST;
        is_short
            && (!wishes.maps.is_empty() || {
                let text = text.to_lowercase();
                OF_ACTIONS.iter().any(|stem| text.contains(stem))
            })
    })
}

/// Returns the label of a row that holds nothing else.
fn label_alone(row: &Row, layout: &Layout) -> Option<String> {
    let mut said = row.cells.iter().zip(&layout.columns).filter(|(cell, _)| !cell.is_blank() && !cell.is_carried);
    let (cell, column) = said.next()?;
    let is_total = plain(&cell.text()) == "total";
    let is_label = matches!(column.field, Some(Field::Number | Field::Reference));
    (is_total || is_label && said.next().is_none()).then(|| cell.text())
}

fn is_short(text: &str) -> bool {
    text.len() < 90 && !text.trim_end().ends_with(['.', ';', ','])
}

fn is_title(text: &str) -> bool {
    has_word(&plain(text), &["log", "actions", "action", "tracker", "register", "plan", "schedule"])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::fixtures::sheet;

    /// Checks what is found: of each entry its place, its cells and what the headings say, and the account.
    fn check(drawn: &str, entries: &[&str], account: &[&str]) -> Found {
        let mut noted = Account::default();
        let found = rows_of(&sheet(drawn), &Wishes::default(), &mut noted);
        let line = |entry: &Entry| {
            let cells: Vec<String> = entry.row.cells.iter().map(|cell| cell.text().replace('\n', " ¶ ")).collect();
            let Headings { time, year, said, .. } = &entry.headings;
            let said = said.map(|said| match said {
                Said::Closed(outcome) => format!("closed as {outcome}"),
                Said::Asked(outcome) => format!("asked {outcome}"),
                Said::Open => "open".to_owned(),
            });
            let above = [time.map(|time| time.to_string()), year.map(|year| year.to_string()), said];
            let above: Vec<String> = above.into_iter().flatten().chain(entry.headings.words()).collect();
            format!("{}: {} [{}]", entry.place, cells.join("|"), above.join("; "))
        };
        assert_eq!(found.entries.iter().map(line).collect::<Vec<_>>(), entries, "{drawn}");
        assert_eq!(noted.lines(), account, "{drawn}");
        found
    }

    #[test]
    fn the_rows_below_a_header_are_those_of_actions_and_blank_ones_are_none() {
        let drawn = "Riverside action log
            Prepared by Ann Lee.
            No|Action|Owner
            1|Mend the roof|Rik
            ||
            2|Sell the van|Gary
            Thank you, everybody.";
        let found = check(
            drawn,
            &["row 2: 1|Mend the roof|Rik []", "row 4: 2|Sell the van|Gary []"],
            &["not taken in: \"Prepared by Ann Lee.\"", "not taken in: \"Thank you, everybody.\""],
        );
        assert_eq!(found.title.as_deref(), Some("Riverside action log"));
        check("Name|Telephone\nAnn|123", &[], &["not taken in: \"Name | Telephone\"", "not taken in: \"Ann | 123\""]);
    }

    #[test]
    fn a_header_may_be_repeated_change_or_take_two_rows() {
        check(
            "No|Action|Owner\n1|Mend|Rik\nNo|Action|Owner\n2|Sell|Gary\nNo|Owner|Action\n3|Ann|Buy",
            &["row 2: 1|Mend|Rik []", "row 4: 2|Sell|Gary []", "row 6: 3|Ann|Buy []"],
            &[],
        );
        check("No|Action|Update|\n| |June|July\n1|Mend|Begun|Done", &["row 3: 1|Mend|Begun|Done []"], &[]);
    }

    #[test]
    fn a_table_without_a_header_goes_on_with_the_one_above_when_it_is_as_broad() {
        check(
            "No|Action|Owner\n1|Mend|Rik\nand\n2|Sell|Gary\nand\n3|Narrow",
            &["table 1, row 2: 1|Mend|Rik []", "table 2, row 1: 2|Sell|Gary []"],
            &["not taken in: \"and\"", "not taken in: \"and\"", "not taken in: \"3 | Narrow\""],
        );
    }

    #[test]
    fn headings_say_when_and_how_the_actions_below_them_stand() {
        check(
            "Actions from the meeting of 17 March 2026
            No|Action|Owner
            1|Mend|Rik
            Open actions
            |Sell|Gary
            COMPLETED ACTIONS||
            2|Buy|Ann
            2025||
            3|Let|Ann
            Actions proposed for closure
            |
            4|Lend|Ann",
            &[
                "table 1, row 2: 1|Mend|Rik [17 Mar 2026]",
                "table 2, row 1: |Sell|Gary [17 Mar 2026; open]",
                "table 2, row 3: 2|Buy|Ann [17 Mar 2026; closed as completed]",
                "table 2, row 5: 3|Let|Ann [2025]",
                "table 3, row 2: 4|Lend|Ann [2025; asked completed]",
            ],
            &[],
        );
    }

    #[test]
    fn a_heading_that_says_neither_names_a_group_and_is_told_of_where_it_is_empty() {
        check(
            "No|Action|Owner\nOur estates||\n1|Mend|Rik\n2|Paint|Rik\nOur fleet||\nOur staff||\n3|Hire|Ann\nCarried forward: 4||",
            &["row 3: 1|Mend|Rik [Our estates]", "row 4: 2|Paint|Rik [Our estates]", "row 7: 3|Hire|Ann [Our staff]"],
            &["not taken in: \"Our fleet\"", "not taken in: \"Carried forward: 4\""],
        );
    }

    #[test]
    fn a_row_without_label_owner_or_date_goes_on_with_the_one_above() {
        check(
            "No|Action|Owner\n1|Mend the roof|Rik\n|and the door|\n|Sell|Gary",
            &["row 2: 1|Mend the roof ¶ and the door|Rik []", "row 4: |Sell|Gary []"],
            &["row 3 goes on with row 2"],
        );
        check(
            "No|Action|Update\n1|Mend|Begun\n^|^|Nearly done",
            &["row 2: 1|Mend|Begun ¶ Nearly done []"],
            &["row 3 goes on with row 2"],
        );
    }

    #[test]
    fn a_total_and_a_lone_label_are_left_out_and_named() {
        check(
            "No|Action|Owner\n1|Mend|Rik\n2||\nTotal|1|",
            &["row 2: 1|Mend|Rik []"],
            &["row 3 says nothing but \"2\", and is left out", "row 4 says nothing but \"Total\", and is left out"],
        );
    }

    #[test]
    fn of_several_tables_those_that_are_plainly_of_actions_are_taken_and_the_others_named() {
        let drawn = "No|Decision|Owner\n1|The rules stand|Ann\nand\nNo|Action|Owner\n2|Mend|Rik";
        check(
            drawn,
            &["table 2, row 2: 2|Mend|Rik []"],
            &[
                "not taken in: \"No | Decision | Owner\"",
                "not taken in: \"1 | The rules stand | Ann\"",
                "not taken in: \"and\"",
            ],
        );
        check("No|Decision|Owner\n1|Rules|Ann", &["row 2: 1|Rules|Ann []"], &[]);
    }

    #[test]
    fn the_key_is_no_action_wherever_it_stands() {
        let found =
            check("Key: G = complete, A = underway\nAction|Owner\nMend|Rik\nR|late", &["row 2: Mend|Rik []"], &[]);
        assert_eq!(found.key.colours.len(), 3, "{:?}", found.key);
    }

    #[test]
    fn a_theme_is_carried_down_its_group_where_each_group_begins_with_one() {
        check(
            "No|Action|Owner|Theme\nGroup A||\n1|Mend|Rik|Roof\n2|Sell|Rik|\nGroup B||\n3|Buy|Ann|Van",
            &["row 3: 1|Mend|Rik|Roof [Group A]", "row 4: 2|Sell|Rik|Roof [Group A]", "row 6: 3|Buy|Ann|Van [Group B]"],
            &["column \"Theme\": a blank cell takes what stands above it in its group"],
        );
        check(
            "No|Action|Owner|Theme\n1|Mend|Rik|Roof\n2|Sell|Rik|",
            &["row 2: 1|Mend|Rik|Roof []", "row 3: 2|Sell|Rik| []"],
            &[],
        );
    }
}
