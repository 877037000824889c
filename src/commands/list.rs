//! `actions list`: the actions asked for, as a table, for programs, or as due days in a calendar.

use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, ValueEnum};

use super::filters::{FilterArgs, OrderArgs};
use super::output;
use crate::context::{Context, Exit};
use crate::model::{Action, Log};
use crate::page;
use crate::query::{DueDays, Standings, due_days};
use crate::write;

/// What `actions list` is given.
#[derive(Debug, Default, Args)]
#[command(after_help = "Examples:\n  \
    actions list --owner rik\n  \
    actions list --rag red,amber --sort due\n  \
    actions list visit --state all\n  \
    actions list --output due.ics\n\n\
A calendar (ics) holds the due days. Taken in again it brings those up to date that are in it; with\n\
--state all those of closed actions are called off")]
pub struct List {
    #[command(flatten)]
    filters: FilterArgs,

    #[command(flatten)]
    order: OrderArgs,

    /// Print as table, markdown, csv, json or ics; by the ending of the output file, else table, when not given
    #[arg(long, value_name = "FORMAT", ignore_case = true, hide_possible_values = true)]
    format: Option<ListForm>,

    /// Write it to this file
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Put exempt actions into a calendar too: not for the public; other lists hold them in any case
    #[arg(long)]
    exempt: bool,
}

/// How the list is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ListForm {
    /// Columns that fit the terminal
    #[value(alias = "txt")]
    Table,
    /// A markdown table
    #[value(alias = "md")]
    Markdown,
    /// For spreadsheets
    Csv,
    /// For programs
    Json,
    /// Due days for calendars
    Ics,
}

impl List {
    /// Lists the actions.
    pub fn run(self, context: &mut Context) -> Result<Exit> {
        let output = self.output.as_deref();
        let form = output::form(self.format, output, ListForm::Table)?;
        let log = context.read()?;
        let sieve = self.filters.sieve(&log, Standings::Open, context)?;
        let mut actions = sieve.actions();
        self.order.asked().unwrap_or_default().arrange(&mut actions);
        let (page, held) = self.page(form, &actions, &log, context)?;
        output::put(&page, output, &page::counted(held), context)?;
        Ok(Exit::Done)
    }

    /// Draws the list, and returns how many actions are on it.
    fn page(&self, form: ListForm, actions: &[&Action], log: &Log, context: &mut Context) -> Result<(Vec<u8>, usize)> {
        let (today, complete, output) = (context.today, log.complete, self.output.as_deref());
        let style = output::style(output, context.style);
        let mut held = actions.len();
        let page = match form {
            ListForm::Table => write::text(&page::list(actions, today, complete), style).into_bytes(),
            ListForm::Markdown => write::markdown(&page::list(actions, today, complete)).into_bytes(),
            ListForm::Csv => output::csv(write::list_csv(actions, today, complete), output),
            ListForm::Json => write::list_json(actions, today, complete).into_bytes(),
            ListForm::Ics => {
                let due = due_days(actions, complete, self.exempt);
                note_left_out(&due, context)?;
                held = due.days.len();
                write::due_days_ics(&due, log, today).into_bytes()
            }
        };
        Ok((page, held))
    }
}

/// Says what has no place in the calendar.
fn note_left_out(due: &DueDays, context: &mut Context) -> Result<()> {
    if due.days.is_empty() {
        context.note("there is no due day to put in, so the calendar is empty")?;
    }
    match due.without_day {
        0 => {}
        1 => context.note("1 action without a due day is left out")?,
        count => context.note(&format!("{count} actions without a due day are left out"))?,
    }
    match due.exempt_left_out {
        0 => Ok(()),
        1 => context.note("1 exempt action is left out; `--exempt` puts it in"),
        count => context.note(&format!("{count} exempt actions are left out; `--exempt` puts them in")),
    }
}
