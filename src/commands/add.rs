//! `actions add`: raise an action.

use anyhow::Result;
use clap::Args;

use super::field_args::FieldArgs;
use super::typed_dates::meeting_day;
use super::typed_people::OwnerArgs;
use crate::context::{Context, Exit, Said};
use crate::dates::When;
use crate::model::{Draft, Log, Number, Raised};
use crate::page;

/// What can be said of when a new action is due.
const DUE: &str = "When it is due: a date, a period, or ongoing, TBC";
const DUE_IN_FULL: &str = "When it is due\n\n\
    A date, as in \"30 June\", \"next Friday\" or \"within 3 weeks\"; a period, as in \"December 2026\" or \"mid March\"; \
    or a word such as ongoing or TBC.";

/// What can be said of the colour of a new action.
const RAG: &str = "Its colour: red, amber, green or blue; else amber";

/// What `actions add` is given.
#[derive(Debug, Args)]
#[command(
    mut_arg("owner", |owner| owner.required_unless_present("new_owner")),
    mut_arg("due", |due| due.help(DUE).long_help(DUE_IN_FULL)),
    mut_arg("minute", |minute| minute.help("The minute that raised it, such as \"36(b)\"")),
    mut_arg("rag", |rag| rag.default_value("amber").hide_default_value(true).help(RAG).long_help(None)),
    after_long_help = "Examples:\n  \
    actions add \"Arrange a visit\" --owner \"Rik Basra/Gary Bee\" --due \"29 June\"\n  \
    actions add \"Send the figures\" --owner \"Ian Stubbs\" --minute \"39(b)\" --rag red"
)]
pub struct Add {
    /// What is asked
    ///
    /// `-` reads it from standard input.
    #[arg(value_name = "TEXT")]
    text: String,

    #[command(flatten)]
    owners: OwnerArgs,

    /// The meeting that raised it; else the last one
    ///
    /// When not given, the last meeting of the calendar up to today, else today.
    #[arg(long, value_name = "DATE")]
    raised: Option<When>,

    #[command(flatten)]
    fields: FieldArgs,

    /// What is reported at once
    #[arg(long, display_order = 6, value_name = "TEXT")]
    comment: Option<String>,
}

impl Add {
    /// Raises the action.
    pub fn run(self, context: &mut Context) -> Result<Exit> {
        let (text, today) = (context.text(&self.text)?, context.today);
        let comment = context.comment(self.comment.as_deref())?;
        context.change(|log| {
            let mut said = Said::default();
            let owners = self.owners.owners(log, today, &mut said)?;
            said.notes.extend(twin_of(log, self.fields.reference(), None));
            let raised = meeting_day(self.raised.as_ref(), today, &log.calendar, &mut said)?;
            let fields = self.fields.draft(today, &log.calendar, &mut said)?;
            let new = Draft { text: Some(text.clone()), owners: Some(owners), ..fields };
            let action = log.raise(Raised::Day(raised), new, comment.clone())?;
            Ok(Said { echo: page::raised(action), ..said })
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
