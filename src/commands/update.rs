//! `actions update`: correct or change fields of an action.

use std::slice;

use anyhow::{Result, anyhow};
use clap::Args;

use super::add::twin_of;
use super::boards::of_one_log;
use super::field_args::FieldArgs;
use super::typed_dates::past_day;
use super::typed_people::OwnerArgs;
use crate::context::{Context, Exit, Said};
use crate::dates::When;
use crate::disk;
use crate::message::{Message, quoted};
use crate::model::{Action, Correction, Due, Raised, Which};
use crate::page;

/// What `actions update` is given.
#[derive(Debug, Args)]
#[command(
    mut_arg("owner", |owner| owner.help("Its owners, all of them, instead of those it has").long_help(None)),
    mut_arg("new_owner", |owner| owner.hide_short_help(true)),
    mut_arg("rag", |rag| rag.display_order(0)),
    mut_arg("due", |due| due.display_order(1)),
    mut_arg("due_words", |words| words.display_order(1)),
    after_long_help = "Examples:\n  actions update 4 --due \"15 December\"\n  actions update 7 --owner \"Rik Basra/Ian Stubbs\" --rag red"
)]
pub struct Update {
    /// The action's number or reference
    #[arg(value_name = "N")]
    action: Which,

    /// It has no due date any more; the earlier is kept
    #[arg(long, display_order = 1, conflicts_with_all = ["due", "due_words"])]
    no_due: bool,

    #[command(flatten)]
    owners: OwnerArgs,

    /// What is asked, put right
    ///
    /// `-` reads it from standard input.
    #[arg(long, value_name = "TEXT")]
    text: Option<String>,

    /// The meeting that raised it, put right
    #[arg(long, value_name = "DATE")]
    raised: Option<When>,

    /// The words of what a later meeting added
    ///
    /// K counts from 1 what was added, as `show` lists it, and TEXT is how it should read.
    #[arg(long, num_args = 2, value_names = ["K", "TEXT"])]
    further: Vec<String>,

    /// The date was a slip: nothing of it is kept
    ///
    /// The date is put right, and the one before is not kept as an earlier one.
    #[arg(long, display_order = 1)]
    correct: bool,

    #[command(flatten)]
    fields: FieldArgs,

    /// Print it on the public paper
    #[arg(long, conflicts_with = "exempt")]
    public: bool,
}

impl Update {
    /// Corrects the action.
    pub fn run(mut self, context: &mut Context) -> Result<Exit> {
        of_one_log(slice::from_mut(&mut self.action), context)?;
        let today = context.today;
        let text = self.text.as_deref().map(|text| context.text(text)).transpose()?;
        let further = self.further()?;
        let has_date = self.raised.is_some() || self.no_due || self.fields.has_due();
        if self.correct && !has_date {
            return Err(anyhow!("`--correct` goes with the date that was a slip: `--due`, `--no-due` or `--raised`"));
        }
        let mut moved = None;
        context.change(|log| {
            let mut said = Said::default();
            let owners = self.owners.owners(log, today, &mut said)?;
            let mut fields = self.fields.draft(today, &log.calendar, &mut said)?;
            let before = log.find(&self.action)?.clone();
            said.notes.extend(twin_of(log, self.fields.reference(), Some(before.number)));
            fields.text.clone_from(&text);
            fields.owners = self.owners.is_given().then_some(owners);
            fields.exempt = fields.exempt.or(self.public.then_some(false));
            if let Some(raised) = &self.raised {
                fields.raised = Some(Raised::Day(past_day(raised, today, &log.calendar, &mut said)?));
            }
            let correction =
                Correction { fields, removes_due: self.no_due, is_slip: self.correct, further: further.clone() };
            let after = log.correct(&self.action, correction)?;
            moved = (before.due.is_some() && before.due != after.due).then(|| (before.clone(), after.due.clone()));
            Ok(Said { echo: page::corrected(&before, after), ..said })
        })?;
        if let Some((before, due)) = moved.filter(|_| !self.correct) {
            ask_whether_slip(&before, due.as_ref(), context)?;
        }
        Ok(Exit::Done)
    }

    /// Returns which addition is to be put in which words.
    fn further(&self) -> Result<Option<(usize, String)>> {
        let [place, text] = &self.further[..] else {
            return Ok(None);
        };
        let place = place.parse().map_err(|_| {
            Message::new(
                format!("--further: `{place}` is no number of an addition"),
                "write its number and its words, as in `--further 1 \"Report in December.\"`",
            )
        })?;
        Ok(Some((place, text.trim().to_owned())))
    }
}

/// Asks whether a due date was a slip that was set, or put on a new action, earlier on the same day.
fn ask_whether_slip(before: &Action, due: Option<&Due>, context: &mut Context) -> Result<()> {
    let day = context.now.date();
    // Nothing is known of what was typed on a day that is only said to be today.
    if context.today != day {
        return Ok(());
    }
    let number = before.number;
    let Some(morning) = disk::at_start_of(day, &context.log_file()?, context.history.as_deref()) else {
        return Ok(());
    };
    let then = morning.each().find(|action| action.number == number).map(|action| action.due.clone());
    if then == Some(before.due.clone()) {
        return Ok(());
    }
    let due = due.map_or_else(|| "--no-due".to_owned(), |due| format!("--due {}", quoted(&due.iso())));
    context.note(&format!(
        "the due date of action {number} was set today already, and is kept as an earlier one; if it was a slip, type \
         `actions undo`, and then `actions update {number} {due} --correct`"
    ))
}
