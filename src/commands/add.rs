//! `actions add`: raise an action.

use anyhow::Result;
use clap::Args;

use super::typed_people::{not_yet, owners, sitting, words};
use crate::context::{Context, Exit, Said};
use crate::dates::{DueWhen, When};
use crate::model::{Due, Log, NewAction, Number, Rag, Raised};
use crate::page;

/// What `actions add` is given.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  \
    actions add \"Arrange a visit\" --owner \"Rik Basra/Gary Bee\" --minute \"39(b)\" --due \"29 June\"")]
pub struct Add {
    /// What is asked; `-` reads it from standard input
    #[arg(value_name = "TEXT")]
    text: String,

    /// Who is to do it; `A/B`, or --owner twice, for joint owners
    #[arg(long, value_name = "NAME", required = true, value_parser = words)]
    owner: Vec<String>,

    /// The meeting that raised it; the last meeting up to today, else today, when not given
    #[arg(long, value_name = "DATE")]
    raised: Option<When>,

    /// When it is due: a date, a period such as "December 2026", ongoing, TBC, ASAP or "as available"
    #[arg(long, value_name = "DATE")]
    due: Option<DueWhen>,

    /// The minute that raised it, such as "36(b)"
    #[arg(long, value_name = "MINUTE", value_parser = words)]
    minute: Option<String>,

    /// What other papers call it, when that is not its number
    #[arg(long, value_name = "REFERENCE", value_parser = words)]
    reference: Option<String>,

    /// Its colour
    #[arg(long, value_name = "RAG", default_value = "amber", ignore_case = true)]
    rag: Rag,

    /// What is reported at once
    #[arg(long, value_name = "TEXT")]
    comment: Option<String>,

    /// Keep it from the public paper
    #[arg(long)]
    exempt: bool,
}

impl Add {
    /// Raises the action.
    pub fn run(self, context: &mut Context) -> Result<Exit> {
        let (text, today) = (context.text(&self.text)?, context.today);
        let comment = context.comment(self.comment.as_deref())?;
        context.change(|log| {
            let (owners, mut notes) = owners(log, &self.owner, today);
            notes.extend(twin_of(log, self.reference.as_deref(), None));
            let raised = sitting(self.raised.as_ref(), today, &log.calendar)?;
            notes.extend(not_yet(raised, today));
            let due = self.due.as_ref().map(|due| due.resolve(today, &log.calendar)).transpose()?;
            let action = log.raise(NewAction {
                text: text.clone(),
                owners,
                raised: Raised::Day(raised),
                minute: self.minute.clone(),
                reference: self.reference.clone(),
                due: due.map(Due::from),
                rag: self.rag,
                exempt: self.exempt,
                comment: comment.clone(),
            })?;
            Ok(Said { echo: page::raised(action), notes })
        })?;
        Ok(Exit::Done)
    }
}

/// Notes that a reference does not lead to one action, apart from the action that is given it:
/// another bears it, or has it for its number.
pub(super) fn twin_of(log: &Log, reference: Option<&str>, own: Option<Number>) -> Option<String> {
    let reference = reference?;
    let others = || log.actions.iter().filter(|action| Some(action.number) != own);
    if others().any(|action| action.number.to_string() == reference) {
        return Some(format!("`{reference}` is the number of another action, and will be taken for that"));
    }
    let bears = |known: &String| known.eq_ignore_ascii_case(reference);
    let twin = others().find(|action| action.reference.as_ref().is_some_and(bears))?;
    Some(format!("action {} bears the reference `{reference}` too, so neither can be called by it", twin.number))
}
