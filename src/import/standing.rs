//! How an action stands, by all that its row and its headings say of it: of two words the more exact one counts.

use chrono::NaiveDate;

use super::account::Guess;
use super::column::Field;
use super::layout::Column;
use super::reader::{RowReader, named};
use super::reports::Reports;
use super::status::{Said, Status, last_words, read_proposal, read_status};
use super::time::day_in;
use super::words::{excerpt, plain};
use super::years::Yearless;
use crate::model::{Due, Outcome, Rag, Raised, State};
use crate::sources::{Cell, Hue};

/// The dues of a row, and that it is closed where that stands in their place.
pub(super) struct RowDues {
    pub(super) due: Option<Due>,
    pub(super) was: Vec<Due>,
    pub(super) closed: Option<Status>,
    /// Whether a year was added.
    pub(super) has_year_added: bool,
}

impl RowReader<'_> {
    /// Reads how the action stands.
    pub(super) fn standing(&mut self, reports: &Reports, in_due: Option<Status>, raised: Raised) -> Status {
        let mut whole = self.status_columns(raised);
        self.read_closed(&mut whole, raised);
        self.read_proposed(&mut whole);
        if let Some(mut status) = in_due {
            status.on = status.on.or_else(|| self.day_ahead(&status, raised));
            self.join(&mut whole, &status, "the column of due dates says");
        }
        match whole.said {
            None => self.read_last_comment(&mut whole, reports, raised),
            Some(said) => whole.said = Some(self.in_view_of_comment(said, reports)),
        }
        self.read_heading(&mut whole);
        if whole.rag.is_none() {
            whole.rag = self.fill();
        }
        if whole.rag == Some(self.source.done) && whole.said == Some(Said::Open) && !self.source.means_other {
            self.account.guess(Guess::DoneYetOpen, &self.entry.place);
        }
        whole
    }

    /// Makes the state of an action of what is said of it.
    pub(super) fn state(&mut self, status: &Status, asked: Option<Outcome>) -> State {
        let minute = self.entry.layout.cell(&self.entry.row, Field::ClosedMinute);
        match status.said {
            Some(Said::Closed(outcome)) => {
                let wanted = self.source.wanted;
                let on = status.on.or(wanted.closed).filter(|on| *on <= wanted.today);
                let was_rag = self.entry.layout.cell(&self.entry.row, Field::WasRag);
                let was_rag = was_rag.and_then(|(_, cell)| cell.text().trim().to_lowercase().parse().ok());
                State::Closed {
                    on,
                    outcome,
                    minute: status.minute.clone().or(minute.map(|(_, cell)| cell.text())),
                    was_rag,
                }
            }
            said => {
                if let Some((column, cell)) = minute {
                    self.keep(column, &cell.text(), "the action is open");
                }
                let proposed = match said {
                    Some(Said::Asked(outcome)) => Some(outcome),
                    _ => asked,
                };
                State::Open { proposed }
            }
        }
    }

    /// Reads every column of statuses.
    fn status_columns(&mut self, raised: Raised) -> Status {
        let mut whole = Status::default();
        let cells: Vec<(&Column, &Cell)> = self.entry.layout.cells(&self.entry.row, Field::Status).collect();
        for (column, cell) in cells {
            let mut status = self.read(cell, column);
            status.on = cell.day.or(status.on).or_else(|| self.day_ahead(&status, raised));
            let clashes = whole.rag.is_some() && status.rag.is_some() && whole.rag != status.rag;
            let says_nothing = status.said.is_none() && status.rag.is_none();
            if status.has_more || clashes || says_nothing {
                let what = if says_nothing { "it names no status" } else { "the status it begins with is taken" };
                self.keep(column, &cell.text(), what);
            } else if !is_said_by_the_action(&status, &cell.text()) {
                self.imported.push((named(column), cell.text()));
            }
            self.join(&mut whole, &status, &format!("column \"{}\" says \"{}\"", column.name, excerpt(&cell.text())));
        }
        whole
    }

    /// Reads a cell of statuses, of which the user may have said what its words mean.
    fn read(&self, cell: &Cell, column: &Column) -> Status {
        let text = plain(&cell.text());
        let given = self.source.wanted.meaning_of(&text);
        // In what `export` writes, done is the colour of an action that waits for the board.
        let is_waiting = text == "done" && self.entry.layout.is_of_export();
        match given.or(is_waiting.then_some(Said::Open)) {
            Some(said) => Status { said: Some(said), ..Status::default() },
            None => read_status(&cell.text(), &column.name),
        }
    }

    /// Gives a day of closing without its year the first from when the action was raised.
    fn day_ahead(&mut self, status: &Status, raised: Raised) -> Option<NaiveDate> {
        let yearless = status.on_yearless.as_ref()?;
        let time = match self.source.wanted.year {
            Some(year) => yearless.in_year(year)?,
            None => yearless.from(raised.first_day())?,
        };
        self.account.guess(Guess::YearAhead, &self.entry.place);
        Some(time.first_day())
    }

    /// Joins one more sign with those before it; where neither word is more exact the action stays open, and both are told.
    fn join(&mut self, whole: &mut Status, status: &Status, source: &str) {
        let said = match (whole.said, status.said) {
            (Some(one), Some(other)) => more_exact(one, other).or_else(|| {
                let place = &self.entry.place;
                self.account.note(format!(
                    "{place}: {source}, while another word says that it is {}; it is taken as open, and --status says what a word means",
                    told(one)
                ));
                Some(Said::Open)
            }),
            (one, other) => one.or(other),
        };
        whole.said = said;
        whole.rag = whole.rag.or(status.rag);
        whole.on = whole.on.or(status.on);
        whole.minute = whole.minute.take().or(status.minute.clone());
    }

    /// Reads the column of days of closing.
    fn read_closed(&mut self, whole: &mut Status, raised: Raised) {
        let Some((column, cell)) = self.entry.layout.cell(&self.entry.row, Field::Closed) else { return };
        let mut status = read_status(&cell.text(), "Completed");
        if let Some(yearless) = Yearless::of(&cell.text()) {
            status = Status { on_yearless: Some(yearless), ..Status::default() };
        }
        let on = cell.day.or(status.on).or(day_in(&cell.text()).map(|found| found.1));
        let on = on.or_else(|| self.day_ahead(&status, raised));
        let is_unknown = plain(&cell.text()) == "unknown";
        let is_blank = ["no", "tbc"].contains(&plain(&cell.text()).as_str());
        let is_to_come = on.is_some_and(|on| on > self.source.wanted.today);
        let is_open = whole.said == Some(Said::Open) && on.is_some();
        if is_open || is_to_come {
            let why = if is_to_come { "a day that is still to come" } else { "the status says that it is open" };
            self.keep(column, &cell.text(), why);
        } else if !is_blank {
            let says_nothing = on.is_none() && status.said.is_none() && !(is_unknown && whole.said.is_some());
            if status.has_more && !is_unknown || says_nothing {
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

    /// Reads the column of proposals: what an officer still asks for the board has not agreed.
    fn read_proposed(&mut self, whole: &mut Status) {
        let Some((column, cell)) = self.entry.layout.cell(&self.entry.row, Field::Proposed) else { return };
        let status = read_proposal(&cell.text());
        if status.has_more {
            self.keep(column, &cell.text(), "neither yes nor no");
        }
        whole.said = status.said.or(whole.said);
    }

    /// Reads the end that the last comment tells of, where no column says how the action stands.
    fn read_last_comment(&mut self, whole: &mut Status, reports: &Reports, raised: Raised) {
        let Some(last) = reports.comments.last() else { return };
        let has_column = [Field::Status, Field::Closed].into_iter().any(|field| self.entry.layout.has(field));
        let is_end = |status: &Status| {
            matches!(status.said, Some(Said::Closed(_))) && status.rag.is_none() && !(has_column && status.has_more)
        };
        let whole_of_it = Some(read_status(&last.text, "")).filter(is_end);
        let Some(mut status) = whole_of_it.or_else(|| end_of(&last.text).filter(is_end)) else { return };
        status.on = status.on.or_else(|| self.day_ahead(&status, raised));
        let text = excerpt(&last.text);
        self.account.note(format!("{} is closed, as its last comment says \"{text}\"", self.entry.place));
        (whole.said, whole.on) = (status.said, whole.on.or(status.on));
    }

    /// Returns how the action stands in view of its last comment, which may say more exactly how it ended.
    fn in_view_of_comment(&mut self, said: Said, reports: &Reports) -> Said {
        let Some(ended) = ended_in(reports) else { return said };
        more_exact(said, ended).unwrap_or_else(|| {
            let (place, is, other) = (&self.entry.place, told(said), told(ended));
            self.account.note(format!("{place} is {is}, yet its last comment says {other}; it is taken as {is}"));
            said
        })
    }

    /// Reads what the headings say, which a word in the row itself goes before.
    fn read_heading(&mut self, whole: &mut Status) {
        let headings = &self.entry.headings;
        let given = self.source.wanted.meaning_of(&headings.said_in);
        let Some(of_heading) = given.or(headings.said) else { return };
        match whole.said {
            None => {
                whole.said = Some(of_heading);
                if matches!(of_heading, Said::Closed(_)) {
                    self.account.guess(Guess::ClosedBelow(headings.said_in.clone()), &self.entry.place);
                }
            }
            Some(Said::Open) if matches!(of_heading, Said::Closed(_)) => self.account.note(format!(
                "{} says that it is open below \"{}\", and is taken as open",
                self.entry.place,
                excerpt(&headings.said_in)
            )),
            Some(said) => whole.said = more_exact(said, of_heading).or(Some(said)),
        }
    }

    /// Returns the colour that a cell of statuses is filled with, else the one that its row is marked with.
    fn fill(&mut self) -> Option<Rag> {
        let (of_status, of_row) = (self.entry.fill_of_status(), self.entry.fill_of_row());
        if of_status.is_none() && of_row.is_some() && !self.source.has_lights {
            self.account.guess(Guess::OneFill, &self.entry.place);
            return None;
        }
        let hue = of_status.or(of_row)?;
        self.account.guess(Guess::Fill, &self.entry.place);
        Some(match hue {
            Hue::Red => Rag::Red,
            Hue::Amber => Rag::Amber,
            Hue::Green => Rag::Green,
            Hue::Blue => Rag::Blue,
        })
    }
}

/// Reads the status that stands at the end of a comment, set apart from the rest.
fn end_of(comment: &str) -> Option<Status> {
    last_words(comment).map(|(_, words)| read_status(words, ""))
}

/// Returns how the last comment says that a closed action ended, where it says no more than that.
fn ended_in(reports: &Reports) -> Option<Said> {
    const MOST_WORDS: usize = 6;
    let last = reports.comments.last().filter(|last| last.text.split_whitespace().count() <= MOST_WORDS)?;
    read_status(&last.text, "").said.filter(|said| matches!(said, Said::Closed(_)))
}

/// Returns the more exact of two words; nothing where they disagree and neither is.
fn more_exact(one: Said, other: Said) -> Option<Said> {
    use Said::{Asked, Closed, Open};
    match (one, other) {
        _ if one == other => Some(one),
        (Closed(Outcome::Completed), Closed(exact)) | (Closed(exact), Closed(Outcome::Completed)) => {
            Some(Closed(exact))
        }
        (Open | Closed(_), Asked(outcome)) | (Asked(outcome), Open | Closed(_)) => Some(Asked(outcome)),
        (Asked(Outcome::Completed), Asked(exact)) | (Asked(exact), Asked(_)) => Some(Asked(exact)),
        (Open, Closed(_)) | (Closed(_), Open | Closed(_)) => None,
        (Open, Open) => Some(Open),
    }
}

fn told(said: Said) -> String {
    match said {
        Said::Open => "open".to_owned(),
        Said::Asked(outcome) => format!("proposed as {outcome}"),
        Said::Closed(outcome) => outcome.to_string(),
    }
}

/// Tells whether the fields of the action say all that a status said: not that it is on hold, or since when.
fn is_said_by_the_action(status: &Status, text: &str) -> bool {
    match status.said {
        Some(Said::Open) => ["open", "o", "done"].contains(&plain(text).as_str()),
        Some(Said::Closed(_)) => true,
        Some(Said::Asked(_)) | None => status.on.is_none(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_two_words_the_more_exact_counts() {
        use Outcome::{Completed, Superseded, Withdrawn};
        use Said::{Asked, Closed, Open};
        let check = |one: Said, other: Said, exact: Option<Said>| {
            assert_eq!((more_exact(one, other), more_exact(other, one)), (exact, exact), "{one:?} {other:?}");
        };
        check(Closed(Completed), Closed(Withdrawn), Some(Closed(Withdrawn)));
        check(Closed(Completed), Asked(Completed), Some(Asked(Completed)));
        check(Open, Asked(Withdrawn), Some(Asked(Withdrawn)));
        check(Open, Closed(Completed), None);
        check(Closed(Superseded), Closed(Withdrawn), None);
        check(Open, Open, Some(Open));
    }
}
