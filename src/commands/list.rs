//! `actions list`: the actions asked for, as a table, for programs, or as due days in a calendar.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use super::boards::Boards;
use super::filters::{FilterArgs, OrderArgs};
use super::format::one_of;
use super::output;
use crate::context::{Context, Exit};
use crate::model::{Action, Board, Directory};
use crate::page;
use crate::query::{Asked, DueDays, Listed, Sought, StateFilter, due_days};
use crate::write::{Answer, Format};

/// What `actions list` is given.
#[derive(Debug, Default, Args)]
#[command(after_long_help = "Examples:\n  \
    actions list --owner rik\n  \
    actions list --rag red,amber --sort due\n  \
    actions list visit --state all\n  \
    actions list --output due.ics\n\n\
A column that would be blank, or hold only the colour or the meeting asked for, is left out of the \
table.\n\n\
A calendar (ics) holds the due days. Taken in again it brings those up to date that are in it; \
with --state all those of closed actions are called off")]
pub struct List {
    #[command(flatten)]
    filters: FilterArgs,

    #[command(flatten)]
    order: OrderArgs,

    /// Print as table, markdown, csv, json or ics
    ///
    /// By the ending of the output file, else table, when not given.
    #[arg(long, value_name = "FORMAT", ignore_case = true, hide_possible_values = true, value_parser = one_of(Answer::LIST))]
    format: Option<Format>,

    /// Write it to this file
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Put exempt actions into a calendar too
    ///
    /// Such a calendar is not for the public. Other lists hold them in any case.
    #[arg(long, hide_short_help = true)]
    exempt: bool,
}

impl List {
    /// Lists the actions.
    pub fn run(self, context: &mut Context) -> Result<Exit> {
        let output = self.output.as_deref();
        let format = output::format(self.format, output, Answer::LIST)?;
        let boards = Boards::read(context)?.knowing(self.filters.owner(), |log| Directory::of(log))?;
        if format == Format::Ics {
            return self.calendar(&boards, context);
        }
        let found = boards.ask(context, |board, context| self.listed(board, context))?;
        let mut sought: Vec<Sought> = found.iter().map(|(_, sought)| *sought).collect();
        sought.dedup();
        let sought = if let [one] = *sought { one } else { Sought::default() };
        let mut actions: Vec<Listed> = found.into_iter().flat_map(|(listed, _)| listed).collect();
        if let Some(order) = self.order.asked() {
            order.arrange(&mut actions);
        }
        let answer = Answer::List { actions: &actions, sought };
        output::put(format, answer, output, &page::counted(actions.len(), "action"), context)?;
        Ok(Exit::Done)
    }

    /// Returns the actions of a log in order, and what whoever asks knows of them.
    fn listed<'l>(&self, board: Board<'l>, context: &mut Context) -> Result<(Vec<Listed<'l>>, Sought)> {
        let matched = self.filters.matched(board.log, StateFilter::Open, context)?;
        let mut listed = Listed::each(matched.actions(), Asked::of(board.log, context.today), board.name);
        self.order.asked().unwrap_or_default().arrange(&mut listed);
        Ok((listed, matched.filter().sought()))
    }

    fn calendar(&self, boards: &Boards, context: &mut Context) -> Result<Exit> {
        let due = boards.ask(context, |board, context| {
            let actions: Vec<&Action> = self.listed(board, context)?.0.iter().map(|one| one.action).collect();
            let due = due_days(&actions, Asked::of(board.log, context.today), self.exempt);
            note_left_out(&due, context)?;
            Ok((board, due))
        })?;
        let count = due.iter().map(|(_, due)| due.days.len()).sum::<usize>();
        let answer = Answer::DueDays { due: &due, today: context.today };
        output::put(Format::Ics, answer, self.output.as_deref(), &page::counted(count, "action"), context)?;
        Ok(Exit::Done)
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
