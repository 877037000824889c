//! One row as an action: each of its cells read for what its column holds.

use std::collections::HashSet;

use chrono::{Datelike, NaiveDate};

use super::account::Account;
use super::column::Field;
use super::comments::{Remark, remarks_in};
use super::dues::{Dues, dues_in};
use super::find_rows::Entry;
use super::headings::Headings;
use super::layout::Column;
use super::owners::owners_in;
use super::status::{Said, Status, asked_of_the_board, read_proposal, read_status};
use super::time::{bare, day_in, time_in, time_of};
use super::wanted::Wanted;
use super::words::{excerpt, plain};
use crate::message::Message;
use crate::model::{Action, Comment, Draft, Due, Further, Number, Outcome, Owner, Rag, Raised, State};
use crate::sources::{Cell, Paragraph};

/// An action as it was read, not yet with a number of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// Where it stands in the source: `row 14`.
    pub place: String,
    /// What the source calls it.
    pub label: Option<String>,
    /// The action; its number is the label's, where that is a plain one, else the first there is.
    pub action: Action,
    /// Whether the number is the source's own.
    pub has_own_number: bool,
}

/// Draws up every row as an action, and tells of each whether it has a comment marked as new.
pub(super) fn drafted(
    entries: &[Entry],
    wanted: &Wanted,
    done: Rag,
    account: &mut Account,
) -> Result<Vec<(Taken, bool)>, Message> {
    let labels: Vec<Option<String>> = entries.iter().map(label_of).collect();
    let numbers = plain_numbers(&labels);
    if numbers.is_none() && labels.iter().any(Option::is_some) {
        account.note(
            "the source has no plain numbers, each used once, so what it calls an action is kept as its reference",
        );
    }
    let mut drawn = Vec::new();
    for (index, (entry, label)) in entries.iter().zip(labels).enumerate() {
        let number = numbers.as_ref().and_then(|numbers| numbers[index]);
        let entry = &without_struck(entry, account);
        let draft = RowReader { entry, wanted, done, account: &mut *account, imported: imported(entry) };
        let (action, has_new) = draft.action(label.clone(), number)?;
        drawn.push((Taken { place: entry.place.clone(), label, action, has_own_number: number.is_some() }, has_new));
    }
    Ok(drawn)
}

/// Leaves out what is struck out where something else stands in its place, and says so; dates are read apart.
fn without_struck(entry: &Entry, account: &mut Account) -> Entry {
    let mut entry = entry.clone();
    let layout = entry.layout.clone();
    let is_struck = |cell: &Cell| {
        !cell.is_blank() && cell.paragraphs.iter().flat_map(|paragraph| &paragraph.runs).all(|run| run.is_struck)
    };
    if entry.row.cells.iter().filter(|cell| !cell.is_blank()).all(is_struck) {
        account.note(format!("{} is struck out as a whole, and is taken in as it stands", entry.place));
        return entry;
    }
    for (column, cell) in layout.columns.iter().zip(&mut entry.row.cells) {
        let is_date = matches!(column.field, Some(Field::Due | Field::WasDue | Field::Imported) | None);
        let runs = || cell.paragraphs.iter().flat_map(|paragraph| &paragraph.runs);
        let struck: Vec<&str> = runs().filter(|run| run.is_struck).map(|run| run.text.trim()).collect();
        if is_date || struck.is_empty() || is_struck(cell) {
            continue;
        }
        account.cell(&entry.place, &column.name, &struck.join(" "), "is struck out, and is left out");
        for paragraph in &mut cell.paragraphs {
            paragraph.runs.retain(|run| !run.is_struck);
        }
        cell.paragraphs.retain(|paragraph| !paragraph.text().trim().is_empty());
    }
    entry
}

/// A row while it is being read.
struct RowReader<'d> {
    entry: &'d Entry,
    wanted: &'d Wanted,
    done: Rag,
    account: &'d mut Account,
    /// What has no field of its own.
    imported: Vec<(String, String)>,
}

/// Returns what has no field of its own, under the names of the columns and of the heading.
fn imported(entry: &Entry) -> Vec<(String, String)> {
    let heading = entry.headings.words().into_iter().map(|words| ("Heading".to_owned(), words));
    let cells = entry.layout.cells(&entry.row, Field::Imported).map(|(column, cell)| (named(column), cell.text()));
    let beyond =
        entry.row.cells.iter().enumerate().skip(entry.layout.columns.len()).filter(|(_, cell)| !cell.is_blank());
    let beyond = beyond.map(|(at, cell)| (format!("Column {}", at + 1), cell.text()));
    heading.chain(cells).chain(beyond).collect()
}

impl RowReader<'_> {
    fn action(mut self, label: Option<String>, number: Option<Number>) -> Result<(Action, bool), Message> {
        let instructions = self.instructions()?;
        let [first, further @ ..] = instructions.as_slice() else { return Err(without_action(self.entry)) };
        let (due, was_due) = self.due();
        let (comments, has_new, asked) = self.comments();
        let mut status = self.status();
        if status.said.is_none() {
            let ended = self.ended_in_words(&comments);
            if let Some(last) = comments.last().filter(|_| ended.said.is_some()) {
                let text = excerpt(&last.text);
                self.account.note(format!("{} is closed, as its last comment says \"{text}\"", self.entry.place));
            }
            (status.said, status.on) = (ended.said, status.on.or(ended.on));
        }
        let rag = status.rag.filter(|rag| rag.is_used_with(self.done));
        if let Some(rag) = status.rag.filter(|_| rag.is_none()) {
            self.account.note(format!("{}: {rag} is no colour of this log, and is kept as words", self.entry.place));
            self.imported.push(("Colour".to_owned(), rag.label().to_owned()));
        }
        let is_plain = number.is_some_and(|number| label.as_deref() == Some(&number.to_string()));
        let second = self.text(Field::Reference);
        let reference = label.filter(|_| !is_plain).or(second.clone());
        if let Some(second) = second.filter(|second| reference.as_ref() != Some(second)) {
            self.imported.push((self.name(Field::Reference), second));
        }
        let minute = first.minute.clone();
        let fields = Draft { reference, minute, due, was_due: Some(was_due), rag, ..Draft::default() };
        let number = number.unwrap_or(Number::FIRST);
        let state = self.state(&status, asked);
        let (further, imported) = (further.to_vec(), each_once(self.imported));
        let asked = fields.open(number, first.raised, first.text.clone(), first.owners.clone());
        Ok((Action { state, further, comments, imported, ..asked }, has_new))
    }

    /// Keeps a cell whole under its column's name, and says so.
    fn keep(&mut self, column: &Column, text: &str, why: &str) {
        self.imported.push((named(column), text.to_owned()));
        self.account.cell(&self.entry.place, &column.name, text, &format!("is kept as words; {why}"));
    }

    fn text(&self, field: Field) -> Option<String> {
        self.entry.layout.cell(&self.entry.row, field).map(|(_, cell)| cell.text())
    }

    fn name(&self, field: Field) -> String {
        self.entry.layout.columns.iter().find(|column| column.field == Some(field)).map(named).unwrap_or_default()
    }

    /// Returns what was asked, the first of it the action itself: two dates and two paragraphs are two.
    fn instructions(&mut self) -> Result<Vec<Further>, Message> {
        let (_, asked) =
            self.entry.layout.cell(&self.entry.row, Field::Action).ok_or_else(|| without_action(self.entry))?;
        let times = self.raised()?;
        let owners = self.owners();
        let minutes: Vec<String> =
            self.entry.layout.cell(&self.entry.row, Field::Minute).map(|(_, cell)| lines(cell)).unwrap_or_default();
        let texts: Vec<String> = asked.paragraphs.iter().map(Paragraph::text).collect();
        if times.len() < 2 || times.len() != texts.len() {
            if let [_, more @ ..] = times.as_slice()
                && !more.is_empty()
            {
                let (column, cell) =
                    self.entry.layout.cell(&self.entry.row, Field::Raised).ok_or_else(|| without_action(self.entry))?;
                self.keep(column, &cell.text(), "more dates than instructions, the first is taken");
            }
            let minute = Some(minutes.join("\n")).filter(|minute| !minute.is_empty());
            return Ok(vec![Further {
                raised: times[0],
                minute,
                text: texts.join("\n"),
                owners: owners.concat_once(),
            }]);
        }
        let each = |index: usize| {
            let own = if owners.0.len() == texts.len() { owners.0[index].clone() } else { owners.concat_once() };
            let all_minutes = || Some(minutes.join("\n")).filter(|minutes| index == 0 && !minutes.is_empty());
            let minute = if minutes.len() == texts.len() { minutes.get(index).cloned() } else { all_minutes() };
            Further { raised: times[index], minute, text: texts[index].clone(), owners: own }
        };
        let mut all: Vec<Further> = (0..texts.len()).map(each).collect();
        let first = all[0].owners.clone();
        all[1..].iter_mut().filter(|further| further.owners == first).for_each(|further| further.owners.clear());
        Ok(all)
    }

    /// Returns when the action was raised, and when later meetings added to it.
    fn raised(&mut self) -> Result<Vec<Raised>, Message> {
        let given = self.entry.headings.time.or(self.wanted.raised.map(Raised::Day));
        let Some((column, cell)) = self.entry.layout.cell(&self.entry.row, Field::Raised) else {
            return given.map(|time| vec![time]).ok_or_else(|| without_date(self.entry));
        };
        if let Some(day) = cell.day {
            return Ok(vec![Raised::Day(day)]);
        }
        let lines = lines(cell);
        let times: Vec<Raised> = lines
            .iter()
            .filter_map(|line| time_of(line).or_else(|| within_heading(line, &self.entry.headings)))
            .collect();
        if times.len() == lines.len() {
            return Ok(times);
        }
        let found: Vec<Raised> = lines.iter().filter_map(|line| time_in(line).map(|found| found.1)).collect();
        if let Some(time) = found.first().copied().or(given) {
            let why = if found.is_empty() { "no date" } else { "a date and more" };
            self.keep(column, &cell.text(), why);
            return Ok(if found.is_empty() { vec![time] } else { found });
        }
        let message = format!(
            "{}, column \"{}\": \"{}\" is no date with its year",
            self.entry.place,
            column.name,
            excerpt(&cell.text())
        );
        Err(Message::new(message, "give the day for actions without one, as in `--raised 2023-06-30`"))
    }

    fn owners(&mut self) -> Owners {
        let Some((column, cell)) = self.entry.layout.cell(&self.entry.row, Field::Owner) else {
            return Owners(Vec::new());
        };
        let each: Vec<Vec<Owner>> = cell
            .paragraphs
            .iter()
            .map(|paragraph| owners_in(&Cell { paragraphs: vec![paragraph.clone()], ..Cell::default() }))
            .map(|owners| owners.into_iter().filter(|owner| time_of(owner.as_str()).is_none()).collect::<Vec<_>>())
            .filter(|owners| !owners.is_empty())
            .collect();
        let days: Vec<Owner> = owners_in(cell).into_iter().filter(|owner| time_of(owner.as_str()).is_some()).collect();
        let has_due = self.entry.layout.cell(&self.entry.row, Field::Due).is_some();
        if days.len() > 1 || !days.is_empty() && (has_due || self.due_beside_owner().is_none()) {
            self.keep(column, &cell.text(), "a date stands beside the owners");
        } else if each.is_empty() {
            self.keep(column, &cell.text(), "nobody is named");
        }
        Owners(each)
    }

    /// Returns when the action is due, and when it was due before: struck-out dates, and the first of several.
    fn due(&mut self) -> (Option<Due>, Vec<Due>) {
        let mut all = Dues::default();
        for field in [Field::WasDue, Field::Due] {
            let Some((column, cell)) = self.entry.layout.cell(&self.entry.row, field) else { continue };
            let dues = dues_in(cell);
            if !dues.unclear.is_empty() {
                self.keep(column, &dues.unclear.join("\n"), "no date");
            }
            for words in dues.now.iter().filter(|due| due.is_unknown_words()) {
                self.account.cell(&self.entry.place, &column.name, &words.to_string(), "is kept as words; no date");
            }
            all.was.extend(dues.was);
            all.now.extend(dues.now);
        }
        all.now.dedup();
        let due = all.now.pop().or_else(|| self.due_beside_owner());
        all.was.extend(all.now);
        (due, all.was)
    }

    /// Returns the day that stands among the owners, in a column of who and when.
    fn due_beside_owner(&self) -> Option<Due> {
        let (_, cell) = self.entry.layout.cell(&self.entry.row, Field::Owner)?;
        let day = |text: &str| match time_of(text) {
            Some(Raised::Day(day)) => Some(Due::Day(day)),
            _ => None,
        };
        cell.paragraphs
            .iter()
            .find_map(|paragraph| paragraph.text().split([';', ',']).flat_map(|part| part.split(" / ")).find_map(day))
    }

    /// Returns the comments oldest first, whether one is marked as new, and what that one asks for.
    fn comments(&mut self) -> (Vec<Comment>, bool, Option<Outcome>) {
        let columns: Vec<(&Column, &Cell)> = self.entry.layout.cells(&self.entry.row, Field::Comments).collect();
        let remarks: Vec<Remark> =
            columns.iter().flat_map(|(column, cell)| remarks_in(&cell.paragraphs, column.day)).collect();
        let newest = remarks.iter().rposition(|remark| remark.is_new);
        for remark in remarks.iter().filter(|remark| remark.month.is_some()) {
            let (month, date) = (
                remark.month.clone().unwrap_or_default(),
                remark.date.map(|date| date.to_string()).unwrap_or_default(),
            );
            self.account.note(format!(
                "{}: the comment of \"{month}\" is dated {date}, the last day of that month",
                self.entry.place
            ));
        }
        let asked = newest.or(remarks.len().checked_sub(1)).and_then(|at| asked_of_the_board(&remarks[at].text));
        let comment = |remark: Remark| Comment {
            date: remark.date,
            meeting: self.wanted.meeting.filter(|_| remark.is_new),
            by: None,
            text: remark.text,
            rag: None,
        };
        (remarks.into_iter().map(comment).collect(), newest.is_some(), asked)
    }

    /// Reads every column that says how the action stands; the first that says something counts.
    fn status(&mut self) -> Status {
        let mut whole = self.status_columns();
        if let Some((column, cell)) = self.entry.layout.cell(&self.entry.row, Field::Closed) {
            let status = read_status(&cell.text(), "Completed");
            let on = cell.day.or(status.on).or(day_in(&cell.text()).map(|found| found.1));
            let is_blank = ["n a", "na", "no", "tbc", ""].contains(&plain(&cell.text()).as_str());
            let is_to_come = on.is_some_and(|on| on > self.wanted.today);
            let is_open = whole.said == Some(Said::Open) && on.is_some();
            if is_open || is_to_come {
                let why = if is_to_come { "a day that is still to come" } else { "the status says that it is open" };
                self.keep(column, &cell.text(), why);
            } else if !is_blank {
                if status.has_more || on.is_none() && status.said.is_none() {
                    self.keep(column, &cell.text(), "no date");
                }
                if on.is_some() && whole.on.is_some() && on != whole.on {
                    let day = whole.on.map(|day| day.to_string()).unwrap_or_default();
                    self.keep(
                        column,
                        &format!("{} ({day} beside the status)", cell.text()),
                        "of two days of closing this one is taken",
                    );
                }
                whole.on = on.or(whole.on);
                whole.said = whole.said.or(on.map(|_| Said::Closed(Outcome::Completed))).or(status.said);
            }
        }
        if let Some((column, cell)) = self.entry.layout.cell(&self.entry.row, Field::Proposed) {
            let status = read_proposal(&cell.text());
            if status.has_more {
                self.keep(column, &cell.text(), "neither yes nor no");
            }
            // What an officer still asks for the board has not agreed.
            whole.said = status.said.or(whole.said);
        }
        whole.said = whole.said.or(self.entry.headings.said);
        whole
    }

    /// Reads every column of statuses; the first that says something counts.
    fn status_columns(&mut self) -> Status {
        let mut whole = Status::default();
        for (column, cell) in self.entry.layout.cells(&self.entry.row, Field::Status) {
            let status = read_status(&cell.text(), &column.name);
            let clashes = whole.rag.is_some() && status.rag.is_some() && whole.rag != status.rag;
            let says_nothing = status.said.is_none() && status.rag.is_none();
            if status.has_more || clashes || says_nothing {
                let what = if says_nothing { "it names no status" } else { "the status it begins with is taken" };
                self.keep(column, &cell.text(), what);
            } else if !is_said_by_the_action(&status, &cell.text()) {
                self.imported.push((named(column), cell.text()));
            }
            whole = Status {
                rag: whole.rag.or(status.rag),
                said: whole.said.or(status.said),
                on: whole.on.or(cell.day).or(status.on),
                has_more: false,
            };
        }
        whole
    }

    /// Returns the end that the last comment tells of, in a table that has no column for it.
    fn ended_in_words(&self, comments: &[Comment]) -> Status {
        let columns = [Field::Status, Field::Closed];
        if columns.into_iter().any(|field| self.entry.layout.has(field)) {
            return Status::default();
        }
        let status = comments.last().map(|comment| read_status(&comment.text, "")).unwrap_or_default();
        let is_end = matches!(status.said, Some(Said::Closed(_))) && status.rag.is_none();
        if is_end { status } else { Status::default() }
    }

    fn state(&self, status: &Status, asked: Option<Outcome>) -> State {
        match status.said {
            Some(Said::Closed(outcome)) => {
                let on = status.on.or(self.wanted.closed).filter(|on| *on <= self.wanted.today);
                State::Closed { on, outcome, minute: None }
            }
            Some(Said::Asked(outcome)) => State::Open { proposed: Some(outcome) },
            _ => State::Open { proposed: asked },
        }
    }
}

/// Tells whether the fields of the action say all that a status said: not that it is on hold, or since when.
fn is_said_by_the_action(status: &Status, text: &str) -> bool {
    match status.said {
        Some(Said::Open) => ["open", "o"].contains(&plain(text).as_str()),
        Some(Said::Closed(_)) => true,
        Some(Said::Asked(_)) | None => status.on.is_none(),
    }
}

/// The owners of each paragraph of a cell.
struct Owners(Vec<Vec<Owner>>);

impl Owners {
    /// Returns all of them, each once.
    fn concat_once(&self) -> Vec<Owner> {
        let mut seen = HashSet::new();
        self.0.iter().flatten().filter(|owner| seen.insert((*owner).clone())).cloned().collect()
    }
}

/// Gives every text a name of its own: two columns, or a column and a heading, may be called alike.
fn each_once(imported: Vec<(String, String)>) -> Vec<(String, String)> {
    let mut seen = HashSet::new();
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

fn named(column: &Column) -> String {
    if column.name.is_empty() { "Column without a name".to_owned() } else { column.name.clone() }
}

fn lines(cell: &Cell) -> Vec<String> {
    cell.paragraphs.iter().map(Paragraph::text).collect()
}

/// Returns what the source calls an action, without the full stop after it.
fn label_of(entry: &Entry) -> Option<String> {
    let (_, cell) = entry.layout.cell(&entry.row, Field::Number)?;
    let text = cell.text();
    let label = text.trim().trim_end_matches(['.', ')', ':']).trim();
    (!label.is_empty()).then(|| label.to_owned())
}

/// Returns the labels as numbers, when those there are plain and each is used once.
fn plain_numbers(labels: &[Option<String>]) -> Option<Vec<Option<Number>>> {
    let number =
        |label: &String| label.parse().ok().and_then(Number::new).filter(|number| *label == number.to_string());
    let numbers: Vec<Option<Number>> = labels.iter().map(|label| label.as_ref().and_then(number)).collect();
    let mut seen = HashSet::new();
    let all_plain = labels.iter().zip(&numbers).all(|(label, number)| label.is_some() == number.is_some());
    let all_once = numbers.iter().flatten().all(|number| seen.insert(*number));
    (all_plain && all_once && labels.iter().any(Option::is_some)).then_some(numbers)
}

/// Reads a day without its year below a heading of that month, or of a year.
fn within_heading(line: &str, headings: &Headings) -> Option<Raised> {
    let words = bare(line);
    let divider = if words.contains('/') {
        '/'
    } else if words.contains('.') {
        '.'
    } else {
        ' '
    };
    let in_year = |year: i32| time_of(&format!("{words}{divider}{year}"));
    match headings.time {
        Some(Raised::Month(first)) => {
            let of_month = in_year(first.year()).or_else(|| time_of(&format!("{words} {}", first.format("%B %Y"))));
            let month = |day: NaiveDate| (day.year(), day.month());
            of_month.filter(|time| month(time.first_day()) == month(first))
        }
        Some(Raised::Day(_)) => None,
        None => headings.year.and_then(in_year),
    }
}

fn without_action(entry: &Entry) -> Message {
    let first = entry.row.cells.iter().find(|cell| !cell.is_blank()).map(Cell::text).unwrap_or_default();
    let message = format!("{} says nothing in the column of actions, but \"{}\"", entry.place, excerpt(&first));
    Message::new(
        message,
        "take the row out or complete it, or say which column holds the actions with `--map \"COLUMN=action\"`",
    )
}

fn without_date(entry: &Entry) -> Message {
    let message = format!("{} does not say when its action was raised", entry.place);
    let unread =
        entry.layout.columns.iter().filter(|column| column.field == Some(Field::Imported) && !column.name.is_empty());
    let unread = unread.map(|column| format!("`--map \"{}=raised\"`", excerpt(&column.name))).next();
    let column = unread.map_or_else(String::new, |map| format!("say which column does, as in {map}, or "));
    Message::new(message, format!("{column}give the day for actions without one, as in `--raised 2023-06-30`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::import::understand::understand;
    use crate::model::fixtures::day;
    use crate::sources::fixtures::sheet;

    fn wanted() -> Wanted {
        Wanted {
            today: day("2026-11-26"),
            wishes: crate::import::Wishes::default(),
            raised: Some(day("2026-03-17")),
            closed: None,
            meeting: None,
            done_colour: None,
        }
    }

    /// Says what an action holds, but for what every action of these tests does.
    fn told(action: &Action) -> String {
        let joined = |all: Vec<String>| all.join(" & ");
        let dues = |dues: &[Due]| joined(dues.iter().map(Due::iso).collect());
        let state = match &action.state {
            State::Open { proposed } => proposed.map(|outcome| format!("proposed {outcome}")),
            State::Closed { on, outcome, minute } => {
                let on = on.map_or_else(|| "unknown".to_owned(), |on| on.to_string());
                Some(format!("{outcome} {on}{}", minute.iter().map(|minute| format!(" {minute}")).collect::<String>()))
            }
        };
        let comment = |comment: &Comment| match comment.date.or(comment.meeting) {
            Some(day) => format!("{day}: {}", comment.text),
            None => comment.text.clone(),
        };
        let further =
            |further: &Further| format!("{} {} {}", further.raised.iso(), further.text, further.owners_joined());
        let parts = [
            ("raised", Some(action.raised.iso()).filter(|raised| raised != "2026-03-17")),
            ("reference", action.reference.clone()),
            ("minute", action.minute.clone()),
            ("by", Some(action.owners_joined())),
            ("due", action.due.as_ref().map(Due::iso)),
            ("was", Some(dues(&action.was_due))),
            ("rag", action.rag.map(|rag| rag.to_string())),
            ("is", state),
            ("further", Some(joined(action.further.iter().map(further).collect()))),
            ("said", Some(joined(action.comments.iter().map(comment).collect()))),
            ("imported", Some(joined(action.imported.iter().map(|(name, text)| format!("{name}={text}")).collect()))),
        ];
        let parts = parts.into_iter().filter_map(|(name, part)| Some((name, part.filter(|part| !part.is_empty())?)));
        let parts = parts.map(|(name, part)| format!("; {name} {}", part.replace('\n', " ¶ ")));
        format!("{} {}{}", action.number, action.text.replace('\n', " ¶ "), parts.collect::<String>())
    }

    fn check_with(wanted: &Wanted, drawn: &str, actions: &[&str], account: &[&str]) {
        let understood = understand(&sheet(drawn), wanted).expect("it is a log");
        assert_eq!(understood.actions.iter().map(|taken| told(&taken.action)).collect::<Vec<_>>(), actions, "{drawn}");
        assert_eq!(understood.account.lines(), account, "{drawn}");
    }

    fn check(drawn: &str, actions: &[&str], account: &[&str]) {
        check_with(&wanted(), drawn, actions, account);
    }

    fn refused(wanted: &Wanted, drawn: &str, message: &str) {
        assert_eq!(understand(&sheet(drawn), wanted).expect_err("it is refused").text, message);
    }

    #[test]
    fn every_column_finds_its_field() {
        check(
            "No|Raised|Minute|Action|Owner|Due|RAG|Update|Theme\n4|9 Dec 2025|7.2|Mend the roof|Rik Basra / Gary Bee|30 June 2026|Amber|Begun.|Roof",
            &[
                "4 Mend the roof; raised 2025-12-09; minute 7.2; by Rik Basra / Gary Bee; due 2026-06-30; rag amber; said Begun.; imported Theme=Roof",
            ],
            &[],
        );
    }

    #[test]
    fn a_number_is_the_sources_own_only_where_each_is_plain_and_used_once() {
        check("No|Action|Owner\n3|Mend|Rik\n4|Sell|Rik", &["3 Mend; by Rik", "4 Sell; by Rik"], &[]);
        check(
            "No|Action|Owner\n3|Mend|Rik\n3|Sell|Rik",
            &["1 Mend; reference 3; by Rik", "1 Sell; reference 3; by Rik"],
            &["the source has no plain numbers, each used once, so what it calls an action is kept as its reference"],
        );
        check(
            "Ref|Action|Owner\nA/1|Mend|Rik",
            &["1 Mend; reference A/1; by Rik"],
            &["the source has no plain numbers, each used once, so what it calls an action is kept as its reference"],
        );
    }

    #[test]
    fn a_date_that_is_none_is_kept_as_words_and_named() {
        check(
            "No|Action|Owner|Due\n1|Mend|Rik|in the spring\n2|Sell|Rik|ongoing\n3|Buy|Rik|June 2026",
            &["1 Mend; by Rik; due in the spring", "2 Sell; by Rik; due ongoing", "3 Buy; by Rik; due June 2026"],
            &["row 2, column \"Due\": \"in the spring\" is kept as words; no date"],
        );
        check(
            "No|Action|Owner|Raised\n1|Mend|Rik|some time",
            &["1 Mend; by Rik; imported Raised=some time"],
            &["row 2, column \"Raised\": \"some time\" is kept as words; no date"],
        );
        let nothing = Wanted { raised: None, ..wanted() };
        refused(
            &nothing,
            "No|Action|Owner|Raised\n1|Mend|Rik|some time",
            "row 2, column \"Raised\": \"some time\" is no date with its year",
        );
        refused(&nothing, "No|Action|Owner\n1|Mend|Rik", "row 2 does not say when its action was raised");
        refused(&wanted(), "No|Action|Owner\n1||Rik", "row 2 says nothing in the column of actions, but \"1\"");
    }

    #[test]
    fn how_an_action_stands_is_said_by_its_status_its_day_of_closing_or_its_last_comment() {
        check(
            "No|Action|Owner|Status\n1|Mend|Rik|Closed\n2|Sell|Rik|Open\n3|Buy|Rik|Withdrawn\n4|Let|Rik|Perhaps",
            &[
                "1 Mend; by Rik; is completed unknown",
                "2 Sell; by Rik",
                "3 Buy; by Rik; is withdrawn unknown",
                "4 Let; by Rik; imported Status=Perhaps",
            ],
            &["row 5, column \"Status\": \"Perhaps\" is kept as words; it names no status"],
        );
        check(
            "No|Action|Owner|Date closed\n1|Mend|Rik|30 June 2026\n2|Sell|Rik|30 June 2027\n3|Buy|Rik|n/a",
            &[
                "1 Mend; by Rik; is completed 2026-06-30",
                "2 Sell; by Rik; imported Date closed=30 June 2027",
                "3 Buy; by Rik",
            ],
            &["row 3, column \"Date closed\": \"30 June 2027\" is kept as words; a day that is still to come"],
        );
        check(
            "No|Action|Owner|Update\n1|Mend|Rik|Closed.\n2|Sell|Rik|Complete, propose to close",
            &[
                "1 Mend; by Rik; is completed unknown; said Closed.",
                "2 Sell; by Rik; is proposed completed; said Complete, propose to close",
            ],
            &["row 2 is closed, as its last comment says \"Closed.\""],
        );
        let closed = Wanted { closed: Some(day("2026-06-30")), ..wanted() };
        check_with(
            &closed,
            "No|Action|Owner|Status\n1|Mend|Rik|Closed",
            &["1 Mend; by Rik; is completed 2026-06-30"],
            &[],
        );
    }

    #[test]
    fn a_colour_that_the_log_does_not_have_is_kept_as_words() {
        let green = Wanted { done_colour: Some(Rag::Green), ..wanted() };
        check_with(
            &green,
            "No|Action|Owner|RAG\n1|Mend|Rik|Blue\n2|Sell|Rik|Red",
            &["1 Mend; by Rik; imported Colour=Blue", "2 Sell; by Rik; rag red"],
            &["row 2: blue is no colour of this log, and is kept as words"],
        );
    }

    #[test]
    fn what_stands_under_no_column_and_no_field_is_kept_under_its_name() {
        check(
            "No|Action|Owner\nOur estates||\n1|Mend|Rik|extra",
            &["1 Mend; by Rik; imported Heading=Our estates & Column 4=extra"],
            &[],
        );
    }

    #[test]
    fn what_is_called_alike_gets_a_name_each() {
        let called = |names: &[&str]| names.iter().map(|name| ((*name).to_owned(), "x".to_owned())).collect();
        let names: Vec<String> =
            each_once(called(&["a", "b", "a", "a (2)", "a"])).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["a", "b", "a (2)", "a (2) (2)", "a (3)"]);
    }
}
