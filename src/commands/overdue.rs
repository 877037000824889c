//! `actions overdue`: what is overdue, worst first.

use anyhow::Result;
use clap::Args;

use super::boards::Boards;
use super::filters::{FilterArgs, OrderArgs};
use super::format::one_of;
use super::output;
use crate::context::{Context, Exit};
use crate::model::Directory;
use crate::query::{Asked, Listed, StateFilter, overdue, worst_first};
use crate::write::{Answer, Format};

/// What `actions overdue` is given.
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
    actions overdue\n  \
    actions overdue --owner rik --format csv")]
pub struct Overdue {
    #[command(flatten)]
    filters: FilterArgs,

    #[command(flatten)]
    order: OrderArgs,

    /// Print as table, markdown, csv or json
    #[arg(long, value_name = "FORMAT", default_value = "table", ignore_case = true, hide_possible_values = true, value_parser = one_of(Answer::OVERDUE))]
    format: Format,

    /// End with exit code 1 when anything is overdue
    #[arg(long)]
    exit_code: bool,
}

impl Overdue {
    /// Lists what is overdue.
    pub fn run(self, context: &mut Context) -> Result<Exit> {
        let boards = Boards::read(context)?.knowing(self.filters.owner(), |log| Directory::of(log))?;
        let each = boards.ask(context, |board, context| {
            let matched = self.filters.matched(board.log, StateFilter::Open, context)?;
            Ok(Listed::each(matched.actions(), Asked::of(board.log, context.today), board.name))
        })?;
        let mut actions = each.concat();
        let late = match self.order.asked() {
            None => worst_first(actions),
            Some(order) => {
                order.arrange(&mut actions);
                overdue(actions)
            }
        };
        let actions: Vec<Listed> = late.iter().map(|(one, _)| *one).collect();
        let answer = Answer::Overdue { late: &late, actions: &actions };
        output::say(self.format, answer, context)?;
        Ok(if self.exit_code && !late.is_empty() { Exit::Found } else { Exit::Done })
    }
}
