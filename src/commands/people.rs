//! `actions people`: everybody named in the log, what is said of them, and what they hold.

use std::path::PathBuf;

use anyhow::{Result, anyhow};
use chrono::NaiveDate;
use clap::{Args, Subcommand};

use super::all_or_none::refused;
use super::boards::Boards;
use super::format::one_of;
use super::output;
use super::typed_dates::past_day;
use super::typed_people::{somebody, words};
use crate::context::{Context, Exit, Said};
use crate::dates::When;
use crate::message::{Message, quoted};
use crate::model::{
    Address, Comment, Directory, Log, Number, Person, PersonChange, PersonRefusal, Refusal, Which, Whom, folded, joined,
};
use crate::page;
use crate::query;
use crate::write::{Answer, Format};

/// What `actions people` is given.
#[derive(Debug, Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_long_help = "Examples:\n  \
    actions people\n  \
    actions people set \"Rik Basra\" --email rik.basra@example.org --alias RB\n  \
    actions people rename \"R Basra\" \"Rik Basra\"\n  \
    actions people hand-over \"Rik Basra\" \"Gary Bee\" --left \"31 May\""
)]
pub struct People {
    #[command(subcommand)]
    command: Option<PeopleCommand>,

    /// Those who may be called so: a name, part of one or initials
    #[arg(value_name = "WORDS")]
    words: Vec<String>,

    /// Print as table, csv or json
    ///
    /// By the ending of the output file, else table, when not given.
    #[arg(long, value_name = "FORMAT", ignore_case = true, hide_possible_values = true, value_parser = one_of(Answer::PEOPLE))]
    format: Option<Format>,

    /// Write it to this file
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// What to do about somebody.
#[derive(Debug, Subcommand)]
enum PeopleCommand {
    /// Say something about somebody of whom nothing is said yet
    Add(AddPerson),
    /// Change what is said about somebody
    Set(SetPerson),
    /// Spell somebody one way everywhere, or make two spellings one
    Rename(RenamePerson),
    /// Give the open actions of one person to another
    HandOver(HandOver),
}

#[derive(Debug, Args)]
#[command(after_long_help = "Example:\n  actions people add \"Rik Basra\" --email rik.basra@example.org")]
struct AddPerson {
    /// The name, as papers print it
    #[arg(value_name = "NAME", value_parser = words)]
    name: String,

    /// Where to write to
    #[arg(long, value_name = "ADDRESS", value_parser = address)]
    email: Option<String>,

    /// Another way in which the name is written
    ///
    /// As often as there are.
    #[arg(long, value_name = "NAME", value_parser = words)]
    alias: Vec<String>,

    /// The day on which they left
    #[arg(long, value_name = "DATE")]
    left: Option<When>,
}

#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
    actions people set \"Rik Basra\" --email rik.basra@example.org --alias RB\n  \
    actions people set \"Ian Stubbs\" --left \"31 May\"")]
struct SetPerson {
    /// Who it is
    #[arg(value_name = "NAME", value_parser = words)]
    name: String,

    /// Where to write to
    #[arg(long, value_name = "ADDRESS", value_parser = address)]
    email: Option<String>,

    /// There is no address any more
    #[arg(long, conflicts_with = "email")]
    no_email: bool,

    /// Another way in which the name is written
    ///
    /// As often as there are.
    #[arg(long, value_name = "NAME", value_parser = words)]
    alias: Vec<String>,

    /// A way in which the name is no longer written
    #[arg(long, value_name = "NAME", value_parser = words)]
    no_alias: Vec<String>,

    /// The day on which they left
    #[arg(long, value_name = "DATE")]
    left: Option<When>,

    /// They are back, or did not leave
    #[arg(long, conflicts_with = "left")]
    back: bool,
}

#[derive(Debug, Args)]
#[command(after_long_help = "Example:\n  actions people rename \"R Basra\" \"Rik Basra\"")]
struct RenamePerson {
    /// The name in the log
    #[arg(value_name = "OLD", value_parser = words)]
    old: String,

    /// The name that is to stand there
    #[arg(value_name = "NEW", value_parser = words)]
    new: String,

    /// Do not keep the old name as another of theirs
    #[arg(long)]
    no_alias: bool,
}

#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
    actions people hand-over \"Rik Basra\" \"Gary Bee\" --left \"31 May\"\n  \
    actions people hand-over \"Rik Basra\" \"Gary Bee\" 4 7")]
struct HandOver {
    /// Who has them
    #[arg(value_name = "FROM", value_parser = words)]
    from: String,

    /// Who gets them
    #[arg(value_name = "TO", value_parser = words)]
    to: String,

    /// Their numbers or references; else all that are open
    #[arg(value_name = "N")]
    actions: Vec<Which>,

    /// The day on which the first of them left
    #[arg(long, value_name = "DATE")]
    left: Option<When>,

    /// What is said on each action beside that
    #[arg(long, value_name = "TEXT")]
    comment: Option<String>,
}

impl People {
    /// Lists people, or changes something about one.
    pub fn run(self, context: &mut Context) -> Result<Exit> {
        match self.command {
            Some(PeopleCommand::Add(args)) => args.run(context)?,
            Some(PeopleCommand::Set(args)) => args.run(context)?,
            Some(PeopleCommand::Rename(args)) => args.run(context)?,
            Some(PeopleCommand::HandOver(args)) => args.run(context)?,
            None => {
                let words = Some(self.words.join(" ")).filter(|words| !words.is_empty());
                let boards = Boards::read(context)?.knowing(words.as_deref(), |log| Directory::with_reporters(log))?;
                let people =
                    boards.ask(context, |board, context| Ok(query::people(board, context.today, &self.words)?))?;
                let mut people = people.concat();
                people.sort_by_cached_key(|totals| folded(&totals.name));
                let output = self.output.as_deref();
                let format = output::format(self.format, output, Answer::PEOPLE)?;
                let what = if people.len() == 1 { "1 person".to_owned() } else { format!("{} people", people.len()) };
                output::put(format, Answer::People(&people), output, &what, context)?;
            }
        }
        Ok(Exit::Done)
    }
}

impl AddPerson {
    fn run(&self, context: &mut Context) -> Result<()> {
        let today = context.today;
        context.change(|log| {
            let mut said = Said::default();
            let name = listed_or_new(log, &self.name, &mut said)?;
            let left = left(self.left.as_ref(), today, log, &mut said)?;
            let (aliases, email) = (self.alias.clone(), self.email.clone());
            let person =
                log.list_person(Person { name, aliases, email, left }).map_err(|refusal| self.again(refusal))?;
            Ok(Said { echo: page::listed(person), ..said })
        })
    }

    /// Gives the command by which what was said is changed, where somebody is listed already.
    fn again(&self, refusal: Refusal) -> anyhow::Error {
        let Refusal::Person(PersonRefusal::Listed(name)) = &refusal else {
            return refusal.into();
        };
        let options = options(self.email.as_ref(), &self.alias, self.left.as_ref());
        let line = if options.is_empty() { quoted(name) } else { format!("set {}{options}", quoted(name)) };
        Message::new(refusal.to_string(), format!("type `actions people {line}`")).into()
    }
}

/// Returns what is said of somebody, as it would be typed again.
fn options(email: Option<&String>, aliases: &[String], left: Option<&When>) -> String {
    let email = email.map(|email| format!(" --email {}", quoted(email)));
    let aliases = aliases.iter().map(|alias| format!(" --alias {}", quoted(alias)));
    let left = left.map(|left| format!(" --left {}", quoted(&left.to_string())));
    email.into_iter().chain(aliases).chain(left).collect()
}

impl SetPerson {
    fn run(&self, context: &mut Context) -> Result<()> {
        let today = context.today;
        context.change(|log| {
            let mut said = Said::default();
            let name = somebody(log, &self.name, &mut said)?;
            let left = left(self.left.as_ref(), today, log, &mut said)?;
            let change = PersonChange {
                email: self.email.clone().map(Some).or(self.no_email.then_some(None)),
                aliases: self.alias.clone(),
                no_aliases: self.no_alias.clone(),
                left: left.map(Some).or(self.back.then_some(None)),
            };
            if change == PersonChange::default() {
                return Err(anyhow!(
                    "nothing to change was given: `--email`, `--alias`, `--left`, or what takes one out"
                ));
            }
            let listed = log.change_person(&name, change).map_err(|refusal| match &refusal {
                Refusal::Person(PersonRefusal::NotListed(name)) => {
                    let options = options(self.email.as_ref(), &self.alias, self.left.as_ref());
                    let line = format!("actions people add {}{options}", quoted(name));
                    Message::new(refusal.to_string(), format!("type `{line}`")).into()
                }
                _ => anyhow::Error::from(refusal),
            });
            Ok(Said { echo: page::described(listed?), ..said })
        })
    }
}

impl RenamePerson {
    fn run(&self, context: &mut Context) -> Result<()> {
        context.change(|log| {
            let mut said = Said::default();
            let old = somebody(log, &self.old, &mut said)?;
            let renamed = log.rename(&old, &self.new, !self.no_alias)?;
            let listed = Directory::with_reporters(log).listed(&self.new).unwrap_or(&self.new).to_owned();
            Ok(Said { echo: page::renamed(&old, &listed, renamed, !self.no_alias), ..said })
        })
    }
}

impl HandOver {
    fn run(&self, context: &mut Context) -> Result<()> {
        let today = context.today;
        let comment = context.comment(self.comment.as_deref())?;
        context.change(|log| {
            let mut said = Said::default();
            let from = somebody(log, &self.from, &mut said)?;
            let to = self.to(log, &mut said)?;
            if from == to {
                return Err(Message::new(format!("{from} has them already"), "name somebody else").into());
            }
            let left = left(self.left.as_ref(), today, log, &mut said)?;
            let (numbers, mut refusals) = log.find_each(&self.actions);
            let mut text = format!("Handed over from {from} to {to}.");
            text += &comment.as_ref().map_or_else(String::new, |comment| format!(" {}", comment.text));
            let note = Comment::dated(today, text);
            let given = match log.hand_over(&from, &to, &numbers, &note) {
                Ok(given) => given,
                Err(more) => {
                    refusals.extend(more);
                    Vec::new()
                }
            };
            if !refusals.is_empty() {
                return Err(self.refused(&refusals, &numbers, &from, &to));
            }
            if let Some(left) = left {
                leaves(log, &from, left)?;
            }
            Ok(Said { echo: page::handed_over(&from, &to, &given, left), ..said })
        })
    }

    /// Returns who gets the actions, as owners are named; a name that is nearly another's is to be listed first.
    fn to(&self, log: &Log, said: &mut Said) -> Result<String> {
        match Directory::of(log).whom(&self.to) {
            Err(Refusal::Person(PersonRefusal::LikeListed { typed, close })) => {
                let text = format!("nobody in the log is called `{typed}`, but somebody nearly is");
                let add = format!("actions people add {}", quoted(&typed));
                let hint =
                    format!("did you mean {}? A name that is new is listed first: `{add}`", joined(&close, "or"));
                Err(Message::new(text, hint).into())
            }
            _ => Ok(listed_or_new(log, &self.to, said)?),
        }
    }

    fn refused(&self, refusals: &[Refusal], numbers: &[Number], from: &str, to: &str) -> anyhow::Error {
        let is_stray = |number: &Number| {
            let is_of = |refusal: &Refusal| matches!(refusal, Refusal::Person(PersonRefusal::NotTheirs { number: stray, .. }) if stray == number);
            refusals.iter().any(is_of)
        };
        let rest: Vec<Number> = numbers.iter().copied().filter(|number| !is_stray(number)).collect();
        let command = format!("people hand-over {} {}", quoted(from), quoted(to));
        let left = self.left.as_ref().map(ToString::to_string);
        refused(refusals, &rest, &command, &[("--left", left), ("--comment", self.comment.clone())])
    }
}

/// Records that somebody left, who is listed for it when they are not.
fn leaves(log: &mut Log, name: &str, left: NaiveDate) -> Result<(), Refusal> {
    let change = PersonChange { left: Some(Some(left)), ..PersonChange::default() };
    if log.people.iter().any(|person| person.name == name) {
        log.change_person(name, change)?;
    } else {
        let name = name.to_owned();
        log.list_person(Person { name, aliases: Vec::new(), email: None, left: Some(left) })?;
    }
    Ok(())
}

fn left(typed: Option<&When>, today: NaiveDate, log: &Log, said: &mut Said) -> Result<Option<NaiveDate>, Message> {
    typed.map(|typed| past_day(typed, today, &log.calendar, said)).transpose()
}

/// Returns whom a name means, else the name, which is new.
fn listed_or_new(log: &Log, typed: &str, said: &mut Said) -> Result<String, Refusal> {
    match Directory::with_reporters(log).whom(typed) {
        Ok(Whom::Listed(name)) => Ok(name.to_owned()),
        Ok(Whom::Taken(name)) => {
            said.notes.push(format!("`{typed}` is taken to be {name}"));
            Ok(name.to_owned())
        }
        Ok(Whom::New { .. }) | Err(Refusal::Person(PersonRefusal::LikeListed { .. })) => {
            said.notes.push(format!("`{typed}` is new to this log"));
            Ok(typed.to_owned())
        }
        Err(refusal) => Err(refusal),
    }
}

fn address(typed: &str) -> Result<String, Message> {
    let address = Address::new(typed).map(|address| address.to_string());
    address.ok_or_else(|| {
        Message::new(format!("`{typed}` is not the address of one mailbox"), "write it as in `rik.basra@example.org`")
    })
}
