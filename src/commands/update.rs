//! `actions update`: correct or change fields of an action.

use anyhow::Result;
use clap::Args;

use super::add::twin_of;
use super::field_args::FieldArgs;
use super::typed_people::{owners, words};
use crate::context::{Context, Exit, Said};
use crate::model::{Correction, Which};
use crate::page;

/// What `actions update` is given.
#[derive(Debug, Args)]
#[command(
    mut_arg("rag", |rag| rag.display_order(0)),
    mut_arg("due", |due| due.display_order(1)),
    mut_arg("due_words", |words| words.display_order(1)),
    after_help = "Examples:\n  actions update 4 --due \"15 December\"\n  actions update 7 --owner \"Rik Basra/Ian Stubbs\" --rag red"
)]
pub struct Update {
    /// The action's number or reference
    #[arg(value_name = "N")]
    action: Which,

    /// It has no due date any more; the earlier date is kept
    #[arg(long, display_order = 1, conflicts_with_all = ["due", "due_words"])]
    no_due: bool,

    /// Its owners, all of them, instead of those it has
    #[arg(long, value_name = "NAME", value_parser = words)]
    owner: Vec<String>,

    /// What is asked, put right; `-` reads it from standard input
    #[arg(long, value_name = "TEXT")]
    text: Option<String>,

    #[command(flatten)]
    fields: FieldArgs,

    /// Print it on the public paper
    #[arg(long, conflicts_with = "exempt")]
    public: bool,
}

impl Update {
    /// Corrects the action.
    pub fn run(self, context: &mut Context) -> Result<Exit> {
        let today = context.today;
        let text = self.text.as_deref().map(|text| context.text(text)).transpose()?;
        context.change(|log| {
            let (owners, notes) = owners(log, &self.owner, today);
            let mut said = Said { notes, ..Said::default() };
            let mut fields = self.fields.draft(today, &log.calendar, &mut said)?;
            let before = log.find(&self.action)?.clone();
            said.notes.extend(twin_of(log, self.fields.reference(), Some(before.number)));
            fields.text.clone_from(&text);
            fields.owners = (!self.owner.is_empty()).then_some(owners);
            fields.exempt = fields.exempt.or(self.public.then_some(false));
            let correction = Correction { fields, removes_due: self.no_due };
            let after = log.correct(&self.action, correction)?;
            Ok(Said { echo: page::corrected(&before, after), ..said })
        })?;
        Ok(Exit::Done)
    }
}
