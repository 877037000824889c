//! `actions list`: the actions asked for, as a table.

use anyhow::Result;
use clap::Args;

use super::filters::{FilterArgs, OrderArgs};
use super::format::ListFormat;
use crate::Exit;
use crate::context::Context;
use crate::query::Standings;
use crate::view;

/// List actions, the open ones when nothing else is asked
#[derive(Debug, Default, Args)]
#[command(
    after_help = "Examples:\n  actions list --owner rik\n  actions list --rag red,amber --sort due\n  actions list visit --state all"
)]
pub struct List {
    #[command(flatten)]
    filters: FilterArgs,

    #[command(flatten)]
    order: OrderArgs,

    /// Print as table, markdown, csv or json
    #[arg(long, value_name = "FORMAT", default_value = "table", ignore_case = true, hide_possible_values = true)]
    format: ListFormat,
}

impl List {
    /// Lists the actions.
    pub fn run(self, context: &mut Context) -> Result<Exit> {
        let log = context.read()?;
        let (today, complete) = (context.today, log.complete);
        let sieve = self.filters.sieve(&log, Standings::Open, context)?;
        let mut actions = sieve.actions();
        self.order.asked().unwrap_or_default().arrange(&mut actions);
        context.say(&match self.format {
            ListFormat::Table => view::list_table(&actions, today, complete, context.style),
            ListFormat::Markdown => view::list_markdown(&actions, today, complete),
            ListFormat::Csv => view::list_csv(&actions, today, complete),
            ListFormat::Json => view::list_json(&actions, today, complete),
        })?;
        Ok(Exit::Done)
    }
}
