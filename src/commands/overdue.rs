//! `actions overdue`: what is overdue, worst first.

use anyhow::Result;
use clap::Args;

use super::filters::{FilterArgs, OrderArgs};
use super::format::ListFormat;
use crate::context::{Context, Exit};
use crate::model::Action;
use crate::page;
use crate::query::{Standings, overdue, worst_first};
use crate::write;

/// What `actions overdue` is given.
#[derive(Debug, Args)]
pub struct Overdue {
    #[command(flatten)]
    filters: FilterArgs,

    #[command(flatten)]
    order: OrderArgs,

    /// Print as table, markdown, csv or json
    #[arg(long, value_name = "FORMAT", default_value = "table", ignore_case = true, hide_possible_values = true)]
    format: ListFormat,

    /// End with exit code 1 when anything is overdue
    #[arg(long)]
    exit_code: bool,
}

impl Overdue {
    /// Lists what is overdue.
    pub fn run(self, context: &mut Context) -> Result<Exit> {
        let log = context.read()?;
        let (today, complete) = (context.today, log.complete);
        let sieve = self.filters.sieve(&log, Standings::Open, context)?;
        let mut actions = sieve.actions();
        let late = match self.order.asked() {
            None => worst_first(actions, today, complete),
            Some(order) => {
                order.arrange(&mut actions);
                overdue(actions, today, complete)
            }
        };
        let actions: Vec<&Action> = late.iter().map(|(action, _)| *action).collect();
        context.say(&match self.format {
            ListFormat::Table => write::text(&page::overdue(&late), context.style),
            ListFormat::Markdown => write::markdown(&page::overdue(&late)),
            ListFormat::Csv => write::list_csv(&actions, today, complete),
            ListFormat::Json => write::list_json(&actions, today, complete),
        })?;
        Ok(if self.exit_code && !late.is_empty() { Exit::Found } else { Exit::Done })
    }
}
