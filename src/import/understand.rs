//! From the rows of a source to actions, with an account of whatever has no plain place in them.

use std::path::Path;

use chrono::NaiveDate;

use super::account::Account;
use super::column::Field;
use super::find_rows::{Found, rows_of};
use super::row_to_action::{Taken, drafted};
use super::wanted::Wanted;
use crate::message::Message;
use crate::model::{Action, Log, Person, Rag};
use crate::sources::Sheet;

/// A source that was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Understood {
    /// The title of the log.
    pub title: Option<String>,
    /// The colour that means done, when the source or the user says it.
    pub done_colour: Option<Rag>,
    /// What the colours mean.
    pub colours: Vec<(Rag, String)>,
    /// People with their initials.
    pub people: Vec<Person>,
    /// The board's meetings.
    pub meetings: Vec<NaiveDate>,
    /// The actions, in the order of the source.
    pub actions: Vec<Taken>,
    /// What became of the rest.
    pub account: Account,
}

/// Understands a source as an action log.
///
/// Errs when no table of it names the columns of a log, when it holds no action, and when a row
/// lacks what every action must have.
pub fn understand(sheet: &Sheet, wanted: &Wanted) -> Result<Understood, Message> {
    let mut account = Account::default();
    let Found { title, key, entries } = rows_of(sheet, &wanted.wishes, &mut account);
    if entries.is_empty() {
        return Err(not_a_log(sheet));
    }
    complain_of_unknown_columns(
        wanted,
        entries.iter().flat_map(|entry| &entry.layout.columns).map(|column| column.name.as_str()),
    )?;
    let has_blue = |text: &str| super::status::colour_of(text) == Some(Rag::Blue);
    let uses_blue = entries
        .iter()
        .any(|entry| entry.layout.cells(&entry.row, Field::Status).any(|(_, cell)| has_blue(&cell.text())));
    let done_colour = wanted.done_colour.or(key.complete()).or(uses_blue.then_some(Rag::Blue));
    if uses_blue && wanted.done_colour.is_none() && key.complete().is_none() {
        account.note("blue is taken as the colour that means done; say otherwise with --complete");
    }
    let actions = drafted(&entries, wanted, done_colour.unwrap_or(Rag::Green), &mut account)?;
    if wanted.meeting.is_none() && actions.iter().any(|(_, has_new)| *has_new) {
        account.note("the mark of the newest comments is left out; give the meeting whose paper this is with --meeting to keep it");
    }
    let actions = actions.into_iter().map(|(taken, _)| taken).collect();
    Ok(Understood {
        title,
        done_colour,
        colours: key.colours,
        people: key.people,
        meetings: wanted.meeting.into_iter().collect(),
        actions,
        account,
    })
}

fn not_a_log(sheet: &Sheet) -> Message {
    let has_table = sheet.blocks.iter().any(|block| matches!(block, crate::sources::Block::Table(_)));
    if has_table {
        let hint = "say what its columns hold, as in `--map \"What we agreed=action\" --map \"Lead=owner\"`";
        Message::new("no table of it has rows below a header that names an action and its owner, date or status", hint)
    } else {
        Message::new("there is no table in it", "save or paste the action log as a table")
    }
}

fn complain_of_unknown_columns<'n>(wanted: &Wanted, names: impl Iterator<Item = &'n str>) -> Result<(), Message> {
    let names: Vec<String> = names.map(super::words::plain).collect();
    let asked = wanted.wishes.maps.iter().map(|(name, _)| name).chain(&wanted.wishes.skips);
    for name in asked {
        if !names.contains(&super::words::plain(name)) {
            let message = format!("there is no column \"{name}\"");
            return Err(Message::new(message, "write its name as it stands at the head of the column"));
        }
    }
    Ok(())
}

impl From<Log> for Understood {
    /// Takes a whole log, as `export` writes it.
    fn from(log: Log) -> Self {
        let taken = |action: &Action| Taken {
            place: format!("action {}", action.number),
            label: Some(action.number.to_string()),
            has_own_number: true,
            action: action.clone(),
        };
        Self {
            actions: log.each().map(taken).collect(),
            title: log.title,
            done_colour: Some(log.done_colour),
            colours: log.key,
            people: log.people,
            meetings: log.calendar.meetings().to_vec(),
            account: Account::default(),
        }
    }
}

/// Returns the name of a source for messages.
pub fn name_of(source: &Path) -> String {
    if source.as_os_str() == "-" { "standard input".to_owned() } else { source.display().to_string() }
}
