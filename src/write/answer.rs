//! The answers that are written in several formats, and the one place where each finds its writer.

use std::path::Path;

use chrono::NaiveDate;

use super::csv::{list_csv, minutes_csv, paper_csv, people_csv, status_csv};
#[cfg(feature = "docx")]
use super::docx::paper_docx;
#[cfg(feature = "mail")]
use super::eml::letter_eml;
use super::export::{log_csv, log_json};
use super::format::{Format, Formats};
#[cfg(feature = "html")]
use super::html::{paper_html, status_html};
use super::ics::{due_days_ics, meetings_ics};
use super::json::{check_json, list_json, minutes_json, paper_json, people_json, status_json};
use super::markdown::markdown;
use super::screen::summary;
use super::style::Style;
use super::text::text;
#[cfg(feature = "xlsx")]
use super::xlsx::{log_xlsx, paper_xlsx};
use crate::minutes::Proposed;
use crate::model::{Board, Checked};
use crate::page::{self, Page};
use crate::query::{DueDays, JointLetter, Listed, Paper, PersonTotals, Sought, Status, meetings_with_due};
use crate::sources::Letterhead;

/// An answer that is written in several formats, as data.
#[derive(Debug, Clone, Copy)]
#[expect(missing_docs, reason = "the fields are what `query` calls them")]
pub enum Answer<'a> {
    /// Actions, as they stand on a day.
    List { actions: &'a [Listed<'a>], sought: Sought },
    /// Overdue actions with their days, and without.
    Overdue { late: &'a [(Listed<'a>, i64)], actions: &'a [Listed<'a>] },
    /// The due days of actions, log by log.
    DueDays { due: &'a [(Board<'a>, DueDays<'a>)], today: NaiveDate },
    /// The meetings of logs, on a day.
    Meetings { boards: &'a [Board<'a>], today: NaiveDate, shows_exempt: bool },
    /// Everybody named in the logs.
    People(&'a [PersonTotals]),
    /// What minutes propose for a log, with the file of it where that was named.
    Minutes(&'a Proposed, Option<&'a Path>),
    /// The summaries of logs, with the file of the log where one was named.
    Status(&'a [Status], Option<&'a Path>),
    /// The paper, and what it is dressed in.
    Paper(&'a Paper, &'a Letterhead),
    /// The whole logs.
    Log(&'a [Board<'a>]),
    /// What was found in the files of logs.
    Findings(&'a [Checked]),
    /// The messages to all owners.
    Letters(&'a [JointLetter<'a>]),
    /// The message to one of them.
    Letter(&'a JointLetter<'a>),
}

impl Answer<'_> {
    /// The formats of a list, with its due days.
    pub const LIST: Formats = &[
        (Format::Table, "Columns that fit the terminal"),
        (Format::Markdown, "A markdown table"),
        (Format::Csv, "For spreadsheets"),
        (Format::Json, "For programs"),
        (Format::Ics, "Due days for calendars"),
    ];
    /// The formats of what is overdue: those of a list, but for the calendar.
    pub const OVERDUE: Formats = Self::LIST.split_at(4).0;
    /// The formats of the calendar of meetings.
    pub const MEETINGS: Formats = &[(Format::Table, "Columns that fit the terminal"), (Format::Ics, "For calendars")];
    /// The formats of people.
    pub const PEOPLE: Formats = &[
        (Format::Table, "Columns that fit the terminal"),
        (Format::Csv, "For spreadsheets"),
        (Format::Json, "For programs"),
    ];
    /// The formats of what minutes propose.
    pub const MINUTES: Formats = Self::PAPER.split_at(4).0;
    /// The formats of the paper.
    pub const PAPER: Formats = &[
        (Format::Text, "For reading"),
        (Format::Markdown, "For a page or a mail"),
        (Format::Csv, "For spreadsheets"),
        (Format::Json, "For programs"),
        (Format::Html, "A web page"),
        (Format::Docx, "For the agenda pack"),
        (Format::Xlsx, "For Excel"),
    ];
    /// The formats of the summary: those of the paper, but for those of the office.
    pub const STATUS: Formats = Self::PAPER.split_at(5).0;
    /// The formats of the whole log.
    pub const LOG: Formats = &[
        (Format::Json, "For programs, and to be taken in again"),
        (Format::Csv, "For spreadsheets"),
        (Format::Xlsx, "For Excel"),
    ];
    /// The formats of what was found in a file.
    pub const FINDINGS: Formats = &[(Format::Text, "A line each, with its cure"), (Format::Json, "For programs")];
    /// The formats of messages.
    pub const LETTERS: Formats = &[(Format::Text, "To read and to paste"), (Format::Eml, "For a mail program")];

    /// Returns what people read of it; nothing where it is for programs alone.
    fn page(self) -> Page {
        match self {
            Self::List { actions, sought } => page::list(actions, sought),
            Self::Overdue { late, .. } => page::overdue(late),
            Self::Meetings { boards, today, shows_exempt } => {
                page::meetings(&meetings_with_due(boards, today, shows_exempt), today)
            }
            Self::People(people) => page::people(people),
            Self::Minutes(proposed, log) => page::minutes(proposed, log),
            Self::Status(each, _) => page::statuses(each),
            Self::Paper(paper, _) => page::paper(paper),
            Self::Findings(checked) => page::findings(checked),
            Self::Letters(letters) => page::letters(letters),
            Self::Letter(letter) => page::letter(letter),
            Self::DueDays { .. } | Self::Log(_) => Page::default(),
        }
    }
}

/// Writes an answer in one of its formats.
///
/// Errs with a sentence when this build cannot write it so, or a workbook does not hold as much.
pub fn write(format: Format, answer: Answer, style: Style) -> Result<Vec<u8>, String> {
    use Answer::{DueDays, Findings, List, Log, Meetings, Overdue, Paper, People, Status};
    let page = match (format, answer) {
        (Format::Table | Format::Text, Status(status, log)) => summary(status, log, style),
        (Format::Table | Format::Text, answer) => text(&answer.page(), style),
        (Format::Markdown, answer) => markdown(&answer.page()),
        (Format::Csv, List { actions, .. } | Overdue { actions, .. }) => list_csv(actions),
        (Format::Csv, Paper(paper, _)) => paper_csv(paper),
        (Format::Csv, Status(status, _)) => status_csv(status),
        (Format::Csv, People(people)) => people_csv(people),
        (Format::Csv, Log(log)) => log_csv(log),
        (Format::Csv, Answer::Minutes(proposed, log)) => minutes_csv(proposed, log),
        (Format::Json, List { actions, .. } | Overdue { actions, .. }) => list_json(actions),
        (Format::Json, Paper(paper, _)) => paper_json(paper),
        (Format::Json, Status(status, _)) => status_json(status),
        (Format::Json, People(people)) => people_json(people),
        (Format::Json, Log(log)) => log_json(log),
        (Format::Json, Answer::Minutes(proposed, log)) => minutes_json(proposed, log),
        (Format::Json, Findings(checked)) => check_json(checked),
        (Format::Ics, DueDays { due, today }) => due_days_ics(due, today),
        (Format::Ics, Meetings { boards, today, .. }) => meetings_ics(boards, today),
        #[cfg(feature = "html")]
        (Format::Html, Paper(paper, letterhead)) => paper_html(paper, letterhead),
        #[cfg(feature = "html")]
        (Format::Html, Status(status, _)) => status_html(status),
        #[cfg(feature = "docx")]
        (Format::Docx, Paper(paper, letterhead)) => return Ok(paper_docx(paper, letterhead)),
        #[cfg(feature = "xlsx")]
        (Format::Xlsx, Paper(paper, _)) => {
            return paper_xlsx(paper).map_err(|error| format!("the paper does not fit a workbook: {error}"));
        }
        #[cfg(feature = "xlsx")]
        (Format::Xlsx, Log(log)) => {
            return log_xlsx(log).map_err(|error| format!("the log does not fit a workbook: {error}"));
        }
        #[cfg(feature = "mail")]
        (Format::Eml, Answer::Letter(letter)) => return Ok(letter_eml(letter)),
        (format, _) => {
            let (what, instead) = match format {
                Format::Html => ("web pages", "markdown"),
                Format::Docx => ("Word documents", "html or markdown"),
                Format::Xlsx => ("workbooks", "csv"),
                Format::Eml => ("drafts for a mail program", "text"),
                other => (other.name(), "another format"),
            };
            return Err(format!("this build cannot write {what}; write {instead} instead"));
        }
    };
    Ok(page.into_bytes())
}
