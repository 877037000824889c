//! `actions update`: correct or change fields of an action.

use anyhow::Result;
use clap::Args;

use super::add::twin_of;
use super::typed_people::{owners, words};
use crate::context::{Context, Exit, Said};
use crate::dates::DueWhen;
use crate::model::{Correction, Due, DueChange, Rag, Which};
use crate::page;

/// What `actions update` is given.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  actions update 4 --due \"15 December\"\n  actions update 7 --owner \"Rik Basra/Ian Stubbs\" --rag red"
)]
pub struct Update {
    /// The action's number or reference
    #[arg(value_name = "N")]
    action: Which,

    /// Its colour
    #[arg(long, value_name = "RAG", ignore_case = true)]
    rag: Option<Rag>,

    /// When it is due now; the earlier date is kept
    #[arg(long, value_name = "DATE")]
    due: Option<DueWhen>,

    /// It has no due date any more; the earlier date is kept
    #[arg(long, conflicts_with = "due")]
    no_due: bool,

    /// Its owners, all of them, instead of those it has
    #[arg(long, value_name = "NAME", value_parser = words)]
    owner: Vec<String>,

    /// What is asked, put right; `-` reads it from standard input
    #[arg(long, value_name = "TEXT")]
    text: Option<String>,

    /// The minute that raised it
    #[arg(long, value_name = "MINUTE", value_parser = words)]
    minute: Option<String>,

    /// What other papers call it
    #[arg(long, value_name = "REFERENCE", value_parser = words)]
    reference: Option<String>,

    /// Keep it from the public paper
    #[arg(long, conflicts_with = "public")]
    exempt: bool,

    /// Print it on the public paper
    #[arg(long)]
    public: bool,
}

impl Update {
    /// Corrects the action.
    pub fn run(self, context: &mut Context) -> Result<Exit> {
        let today = context.today;
        let text = self.text.as_deref().map(|text| context.text(text)).transpose()?;
        context.change(|log| {
            let due = self.due.as_ref().map(|due| due.resolve(today, &log.calendar)).transpose()?;
            let (owners, mut notes) = owners(log, &self.owner, today);
            let before = log.find(&self.action)?.clone();
            notes.extend(twin_of(log, self.reference.as_deref(), Some(before.number)));
            let correction = Correction {
                rag: self.rag,
                due: due.map(Due::from).map(DueChange::To).or(self.no_due.then_some(DueChange::Removed)),
                owners: (!self.owner.is_empty()).then_some(owners),
                text: text.clone(),
                minute: self.minute.clone(),
                reference: self.reference.clone(),
                exempt: self.exempt.then_some(true).or(self.public.then_some(false)),
            };
            let after = log.correct(&self.action, correction)?;
            Ok(Said { echo: page::corrected(&before, after), notes })
        })?;
        Ok(Exit::Done)
    }
}
