//! `actions chase`: a message an owner, with what is still to be done.

use std::path::{Path, PathBuf};

use anyhow::{Error, Result, anyhow};
use chrono::NaiveDate;
use clap::Args;

use super::boards::Boards;
use super::filters::note_owner;
use super::format::one_of;
use super::output;
use super::typed_dates::{limit, note_day};
use super::typed_people::words;
use crate::context::{Context, Exit};
use crate::dates::{Calendar, Direction, Limit, weekday_and_day};
use crate::disk;
use crate::model::{Board, Directory};
use crate::page;
use crate::query::{self, ChaseRequest, JointLetter, joint_letters};
use crate::write::{self, Answer, Format, Style};

/// What `actions chase` is given.
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
    actions chase\n  \
    actions chase --owner rik --reply-by \"23 June\"\n  \
    actions chase --format eml --output messages\n  \
    actions chase --since \"1 June\" --format eml --output reminders\n\n\
Without --reply-by an answer is wanted a week before the next meeting, where that day is still to \
come. Who has left, who has no address, and what has no owner is said beside the messages")]
pub struct Chase {
    /// Write to this owner alone
    ///
    /// A name, part of one, an alias or initials.
    #[arg(long, value_name = "NAME", value_parser = words)]
    owner: Option<String>,

    /// Ask about what is due on or before this date
    #[arg(long, value_name = "DATE")]
    due_by: Option<Limit>,

    /// Ask about what was not heard of since the last meeting
    #[arg(long)]
    stale: bool,

    /// Ask about what was not reported on since this date
    ///
    /// Whoever has answered since is left in peace.
    #[arg(long, value_name = "DATE")]
    since: Option<Limit>,

    /// Ask for an answer by this date
    #[arg(long, value_name = "DATE")]
    reply_by: Option<Limit>,

    /// Write text, or eml for a mail program
    ///
    /// Text is for reading and pasting; eml are drafts that a mail program opens.
    #[arg(long, value_name = "FORMAT", default_value = "text", ignore_case = true, hide_possible_values = true, value_parser = one_of(Answer::LETTERS))]
    format: Format,

    /// Write a file for each owner into this folder
    ///
    /// It is made when there is none.
    #[arg(short, long, value_name = "FOLDER")]
    output: Option<PathBuf>,
}

impl Chase {
    /// Writes the messages.
    pub fn run(self, context: &mut Context) -> Result<Exit> {
        if self.format == Format::Eml && self.output.is_none() {
            return Err(anyhow!("a draft is a file for each owner; give a folder for them, as in `--output messages`"));
        }
        let boards = Boards::read(context)?.knowing(self.owner.as_deref(), |log| Directory::of(log))?;
        let chases = boards.ask(context, |board, context| self.of_board(board, context))?;
        let letters = joint_letters(&chases);
        match &self.output {
            None => output::say(self.format, Answer::Letters(&letters), context)?,
            Some(folder) => self.write(folder, &letters, &boards, context)?,
        }
        boards.ask(context, |board, context| {
            let own = chases.iter().filter(|chase| chase.log == board.name);
            own.flat_map(page::to_see_to).try_for_each(|note| context.note(&note))
        })?;
        page::without_address(&letters).iter().try_for_each(|note| context.note(note))?;
        Ok(Exit::Done)
    }

    /// Sorts out who is asked about what by one board.
    fn of_board<'l>(&self, board: Board<'l>, context: &mut Context) -> Result<query::Chase<'l>> {
        let (log, today) = (board.log, context.today);
        let request = self.request(today, &log.calendar)?.ready(log, today)?;
        note_owner(request.matched(), context)?;
        let chase = query::Chase { log: board.name, ..request.chase() };
        self.note_days(&chase, &request, context)?;
        Ok(chase)
    }

    /// Fixes the dates that were typed.
    fn request(&self, today: NaiveDate, calendar: &Calendar) -> Result<ChaseRequest> {
        let day = |typed: &Option<Limit>, looking| limit(typed.as_ref(), today, calendar, looking);
        let reply_by = day(&self.reply_by, Direction::Forward)?;
        if let Some(past) = reply_by.filter(|day| *day < today) {
            return Err(anyhow!("--reply-by: {} is past; nobody can answer by then", weekday_and_day(past)));
        }
        Ok(ChaseRequest {
            owner: self.owner.clone(),
            due_by: day(&self.due_by, Direction::Forward)?,
            stale: self.stale,
            since: day(&self.since, Direction::Back)?,
            reply_by,
        })
    }

    /// Says what was understood by days that were not typed in full, and of a late answer.
    fn note_days(&self, chase: &query::Chase, request: &query::MatchedChase, context: &mut Context) -> Result<()> {
        note_day("due by", self.due_by.as_ref(), request.matched().filter().due_by, context)?;
        note_day("nothing reported since", self.since.as_ref(), request.since(), context)?;
        note_day("an answer by", self.reply_by.as_ref(), chase.reply_by, context)?;
        if let (Some(reply), Some(meeting)) = (chase.reply_by, chase.meeting)
            && reply > meeting
        {
            context.note(&format!(
                "an answer by {} comes after the meeting of {}",
                weekday_and_day(reply),
                weekday_and_day(meeting)
            ))?;
        }
        Ok(())
    }

    fn write(&self, folder: &Path, letters: &[JointLetter], boards: &Boards, context: &mut Context) -> Result<()> {
        let directories: Vec<Directory> = boards.each().map(|board| Directory::of(board.log)).collect();
        let owners = told_apart(letters);
        let mut everybody: Vec<&str> = Vec::new();
        for name in directories.iter().flat_map(Directory::everybody).chain(owners.iter().map(String::as_str)) {
            if !everybody.contains(&name) {
                everybody.push(name);
            }
        }
        let owners: Vec<&str> = owners.iter().map(String::as_str).collect();
        let names = write::letter_file_names(&owners, &everybody, context.today, self.format.ending());
        let draw = |letter| write::write(self.format, Answer::Letter(letter), Style::PLAIN);
        let pages = letters.iter().map(draw).collect::<Result<Vec<_>, _>>().map_err(Error::msg)?;
        let pages: Vec<(String, Vec<u8>)> = names.into_iter().zip(pages).collect();
        let mut others = disk::write_into(folder, &pages, &context.log_files()?)?;
        others.retain(|name| write::is_letter_file_name(name));
        let place = folder.display().to_string();
        context.echo(&page::letters_written(letters, &place))?;
        if let Some(note) = page::letters_not_written(&others, &place) {
            context.note(&note)?;
        }
        Ok(())
    }
}

/// Names the owners of letters; those of one name, who have different addresses, each with the board that writes first.
fn told_apart(letters: &[JointLetter]) -> Vec<String> {
    let is_shared = |name: &str| letters.iter().filter(|letter| letter.owner() == name).count() > 1;
    let board = |letter: &JointLetter| Some(letter.parts.first()?.0.log?.name.clone());
    let name = |letter: &JointLetter| match board(letter).filter(|_| is_shared(letter.owner())) {
        Some(board) => format!("{} ({board})", letter.owner()),
        None => letter.owner().to_owned(),
    };
    letters.iter().map(name).collect()
}
