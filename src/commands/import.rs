//! `actions import`: take in the log that was kept elsewhere.

use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};
use chrono::NaiveDate;
use clap::Args;

use super::meetings_found::{meetings_found, note_of, question_of};
use super::output::spared;
use crate::context::{Context, Exit, Said};
use crate::dates::{Calendar, Direction, When};
use crate::disk;
use crate::file::json_log;
use crate::import::{self, Field, Settled, Understood, Wanted, Wishes, settle};
use crate::message::Message;
use crate::model::{Front, Log, Owner, Person, Rag, Refusal};
use crate::page;
use crate::query::Asked;
use crate::sources;
use crate::write::{self, Style};

/// How many actions are shown on a terminal before the question.
const SHOWN: usize = 20;

/// From how many rows on the terminal is told how far the reading is.
const MANY: usize = 5_000;

/// What `actions import` is given.
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
    actions import log.docx --dry-run\n  \
    actions import log.xlsx --map \"Lead=owner\" --skip Priority --yes\n  \
    actions import paper.html --meeting \"30 June 2023\"\n\n\
Fields for --map: number, reference, raised, minute, action, owner, due, was_due, comments, \
status, proposed, closed, imported (kept under the column's name)")]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub struct Import {
    /// The file to take in; `-` reads a table that is pasted
    ///
    /// `-` reads standard input.
    #[arg(value_name = "SOURCE")]
    source: PathBuf,

    /// What a column holds, as in "Lead=owner"
    ///
    /// As often as there are columns to name.
    #[arg(long, value_name = "COLUMN=FIELD", value_parser = mapped)]
    map: Vec<(String, Field)>,

    /// Leave this column out
    ///
    /// As often as there are columns to leave out.
    #[arg(long, value_name = "COLUMN")]
    skip: Vec<String>,

    /// What a word of a status means, as in "C=closed"
    ///
    /// The meaning is open, closed, proposed, or an outcome.
    #[arg(long, value_name = "WORD=STATE", value_parser = state_of)]
    status: Vec<(String, import::Said)>,

    /// Who is meant by a name, as in "TR=Tara Reid"
    ///
    /// Several have a `;` between them.
    #[arg(long, value_name = "NAME=OWNER", value_parser = owner_of)]
    owner: Vec<(String, Vec<Owner>)>,

    /// The year of days and months written without one
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(i32).range(1900..2200))]
    year: Option<i32>,

    /// When actions were raised, if it does not say
    #[arg(long, value_name = "DATE")]
    raised: Option<When>,

    /// When what is closed was closed, if it does not say
    ///
    /// When not given, the day is unknown.
    #[arg(long, value_name = "DATE")]
    closed: Option<When>,

    /// The meeting whose paper the source is
    ///
    /// The newest comments are marked as written for it.
    #[arg(long, value_name = "DATE")]
    meeting: Option<When>,

    /// The colour that means done, as in blue
    #[arg(long, value_name = "COLOUR", ignore_case = true, hide_possible_values = true)]
    complete: Option<Rag>,

    /// Take in also what the log seems to have already
    #[arg(long, hide_short_help = true)]
    again: bool,

    /// Show everything, not the first 20 rows
    ///
    /// Every action and the whole account are shown.
    #[arg(long)]
    all: bool,

    /// Write the whole account to this file
    ///
    /// It holds every action as it was understood, too.
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,

    /// Show what would be taken in, and write nothing
    #[arg(long, conflicts_with = "yes")]
    dry_run: bool,

    /// Take it in without asking
    #[arg(long)]
    yes: bool,
}

/// Reads a column and its field: `Lead=owner`.
fn mapped(text: &str) -> Result<(String, Field), Message> {
    let names = || Field::NAMES.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
    let wrong = |what: String| Message::new(what, format!("write it as in `Lead=owner`; the fields are {}", names()));
    let (column, field) = text.rsplit_once('=').ok_or_else(|| wrong(format!("`{text}` names no field")))?;
    let known = Field::named(field).ok_or_else(|| wrong(format!("`{field}` is no field")))?;
    Ok((column.trim().to_owned(), known))
}

/// Reads what a word of a status means: `C=closed`.
fn state_of(text: &str) -> Result<(String, import::Said), Message> {
    let wrong = || Message::new(format!("`{text}` does not say what a status means"), STATES);
    let (words, state) = text.rsplit_once('=').ok_or_else(wrong)?;
    let said = import::Said::named(state).ok_or_else(wrong)?;
    Ok((words.trim().to_owned(), said))
}

const STATES: &str = "write it as in `C=closed`; it means open, proposed, closed, or one of the outcomes completed, withdrawn, \
                      superseded and transferred";

/// Reads who is meant by a name: `TR=Tara Reid`.
fn owner_of(text: &str) -> Result<(String, Vec<Owner>), Message> {
    let wrong = || Message::new(format!("`{text}` does not say who is meant"), "write it as in `TR=Tara Reid`");
    let (name, owners) = text.split_once('=').ok_or_else(wrong)?;
    let owners: Vec<Owner> =
        owners.split([';', '/']).map(Owner::new).filter(|owner| !owner.as_str().is_empty()).collect();
    if name.trim().is_empty() || owners.is_empty() { Err(wrong()) } else { Ok((name.trim().to_owned(), owners)) }
}

impl Import {
    /// Reads the source, shows what was understood, and takes it in when that is agreed.
    pub fn run(self, context: &mut Context) -> Result<Exit> {
        let (name, bytes) = self.source(context)?;
        let target = context.log_to_fill()?;
        let log = match &target.is_new {
            true => ManuallyDrop::new(Log::new(None, Calendar::default())),
            false => context.read()?,
        };
        let wanted = self.wanted(context, &log, target.is_new)?;
        let understood = self.understood(name, &bytes, &wanted, context)?;
        let settled = settle(&understood, &log, self.again).ok_or(Refusal::OutOfNumbers)?;
        let has_other_key = !target.is_new && !understood.colours.is_empty() && understood.colours != log.key;
        let key = has_other_key
            .then(|| "what the source says of its colours is left out: the log has its own key".to_owned());
        let has_other_front = !target.is_new && understood.front != Front::default() && understood.front != log.front;
        let front = has_other_front
            .then(|| "what the source says of the head of its papers is left out: `[log]` stays as it is".to_owned());
        let account: Vec<String> = key
            .into_iter()
            .chain(front)
            .chain(settled.notes.iter().cloned())
            .chain(understood.account.lines())
            .collect();
        let asked = Asked::of(&log, context.today);
        let asked = Asked { done: understood.done_colour.unwrap_or(asked.done), ..asked };
        if let Some(report) = &self.report {
            let page = page::to_take_in(&settled.actions, &account, asked, None);
            spared(&target.file, report)?;
            disk::write_whole(report, write::text(&page, Style::PLAIN).as_bytes(), &target.file)?;
        }
        if self.dry_run || !self.yes {
            let most = (!self.all && context.style.width.is_some()).then_some(SHOWN);
            let page = page::to_take_in(&settled.actions, &account, asked, most);
            context.say(&write::text(&page, context.style))?;
        }
        if self.dry_run {
            return Ok(Exit::Done);
        }
        if settled.actions.is_empty() {
            context.echo(&page::nothing_to_take_in(if self.yes { &account } else { &[] }))?;
            return Ok(Exit::Done);
        }
        self.agreed(context, settled.actions.len(), &target.file)?;
        if target.is_new {
            disk::create(&target.file, &new_log(&understood))?;
        }
        let said = if self.yes { account.as_slice() } else { &[] };
        let echo = page::taken_in(&settled.actions, &import::name_of(&self.source), said);
        let known = log.calendar.meetings().iter().chain(&understood.meetings);
        let found = meetings_found(&settled.actions, &known.copied().collect::<Vec<_>>());
        let takes_meetings = !self.yes && !found.is_empty() && context.ask(&question_of(&found))?;
        let meetings = if takes_meetings { found.as_slice() } else { &[] };
        let mut said = Said { echo, ..Said::default() };
        if !takes_meetings && !found.is_empty() {
            said.notes.push(note_of(&found));
        }
        let done = take_in(context, &understood, &settled, meetings, &said);
        if done.is_err() && target.is_new {
            disk::discard(&target.file);
        }
        done
    }

    fn source(&self, context: &mut Context) -> Result<(Option<&Path>, Vec<u8>)> {
        Ok(match self.source.to_str() {
            Some("-") => (None, context.bytes()?),
            _ => (Some(self.source.as_path()), disk::load_source(&self.source)?),
        })
    }

    /// Understands a source: the JSON that `export` writes, else a table of some kind.
    fn understood(
        &self,
        name: Option<&Path>,
        bytes: &[u8],
        wanted: &Wanted,
        context: &mut Context,
    ) -> Result<Understood> {
        if bytes.trim_ascii_start().starts_with(b"{") && !bytes.starts_with(b"{\\rtf") {
            let is_for_tables =
                !wanted.wishes.maps.is_empty() || !wanted.wishes.skips.is_empty() || wanted.meeting.is_some();
            if is_for_tables {
                let message = "`--map`, `--skip` and `--meeting` are for tables, and this is JSON";
                return Err(self.refused(Message::new(message, "leave them out")));
            }
            let log = json_log::read(bytes).map_err(|error| self.refused(error))?;
            return Ok(log.into());
        }
        let sheet = sources::read(name, bytes).map_err(|error| self.refused(error))?;
        let shows_progress = context.asks && context.style.width.is_some();
        let mut progress = |read: usize, of: usize| {
            if shows_progress && of >= MANY && (read.is_multiple_of(MANY / 2) || read == of) {
                // Whether the terminal takes it changes nothing about the import.
                let _ = context.voice.progress(&format!("{read} of {of} rows read"));
            }
        };
        import::understand(&sheet, wanted, &mut progress).map_err(|error| self.refused(error))
    }

    /// Puts the name of the source before a refusal.
    fn refused(&self, error: Message) -> anyhow::Error {
        Message { text: format!("{}: {}", import::name_of(&self.source), error.text), ..error }.into()
    }

    fn wanted(&self, context: &Context, log: &Log, is_new: bool) -> Result<Wanted> {
        if let Some(complete) = self.complete.filter(|complete| !is_new && *complete != log.done_colour) {
            return Err(anyhow!("in this log {} means done, not {complete}", log.done_colour));
        }
        let day = |when: &Option<When>, looking| {
            when.as_ref().map(|when| when.resolve(context.today, &log.calendar, looking)).transpose()
        };
        Ok(Wanted {
            today: context.today,
            wishes: Wishes { maps: self.map.clone(), skips: self.skip.clone() },
            statuses: self.status.clone(),
            owners: self.owner.clone(),
            year: self.year,
            raised: day(&self.raised, Direction::Back)?,
            closed: day(&self.closed, Direction::Back)?,
            meeting: day(&self.meeting, Direction::ToMeeting)?,
            done_colour: if is_new { self.complete } else { Some(log.done_colour) },
        })
    }

    /// Asks whether to go on; errs when that is not agreed, or nobody can be asked.
    fn agreed(&self, context: &mut Context, count: usize, file: &Path) -> Result<()> {
        if self.yes {
            return Ok(());
        }
        let question = format!("Take {} into {}? [y/N] ", page::counted(count, "action"), file.display());
        if !context.asks || self.source.as_os_str() == "-" {
            let message = "nobody can be asked here whether to take this in; nothing was changed";
            return Err(Message::new(message, "look at it with `--dry-run`, then give `--yes`").into());
        }
        if context.ask(&question)? { Ok(()) } else { Err(anyhow!("not agreed; nothing was changed")) }
    }
}

/// Adds the actions, the people and the meetings, in one save.
fn take_in(
    context: &mut Context,
    understood: &Understood,
    settled: &Settled,
    meetings: &[NaiveDate],
    said: &Said,
) -> Result<Exit> {
    context.change(|log| {
        log.take_in(settled.actions.clone())?;
        let is_stranger = |person: &&Person| log.people.iter().all(|known| known.name != person.name);
        let strangers: Vec<Person> = understood.people.iter().filter(is_stranger).cloned().collect();
        log.people.extend(strangers);
        for issue in
            understood.issued.iter().filter(|issue| log.issued_on(issue.meeting).is_none()).copied().collect::<Vec<_>>()
        {
            log.issue(issue.meeting, issue.on);
        }
        let known = log.calendar.meetings().iter().chain(&understood.meetings);
        log.calendar = Calendar::new(known.chain(meetings).copied());
        Ok(said.clone())
    })?;
    Ok(Exit::Done)
}

/// Returns the log that a source begins: its title, key and people, without its actions.
fn new_log(understood: &Understood) -> Log {
    let title = understood.title.clone().unwrap_or_else(|| "Action Log".to_owned());
    let done_colour = understood.done_colour.unwrap_or(Rag::Green);
    Log {
        done_colour,
        key: understood.colours.iter().filter(|(rag, _)| rag.is_used_with(done_colour)).cloned().collect(),
        people: understood.people.clone(),
        front: understood.front.clone(),
        issued: understood.issued.clone(),
        ..Log::new(Some(title), Calendar::new(understood.meetings.iter().copied()))
    }
}
