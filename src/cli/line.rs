//! The command line: its options and its commands.

use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::{Parser, Subcommand, ValueEnum};

use super::help_page::BROADEST;
use super::verb::Verb;
use crate::commands::{
    Add, Chase, Check, Close, Comment, Completions, Export, FurtherArgs, Import, Init, List, Meetings, Merge,
    MergeDriver, Minutes, Overdue, People, Propose, Reopen, Report, Show, StatusArgs, Undo, Update,
};
use crate::dates::When;
use crate::model::{Outcome, Rag};
use crate::query::{Sort, StateFilter};

/// Keep a board's action log in one plain text file
///
/// The log is a file that people read and edit too: `actions.toml` in this folder or the nearest one above. `actions`
/// alone lists the open actions.
#[derive(Debug, Parser)]
#[command(name = "actions", version, max_term_width = BROADEST)]
#[command(after_long_help = "Examples:\n  \
    actions init --title \"Riverside Board\" --meeting \"30 June\"\n  \
    actions add \"Arrange a visit\" --owner \"Rik Basra/Gary Bee\" --due \"30 June\"\n  \
    actions list --owner rik\n  \
    actions comment 4 \"Scoping is done\" --rag green\n  \
    actions close 4 6 --on \"last meeting\"\n  \
    actions report --output june.docx --issue\n\n\
Each command has a page of its own: `actions help add`, or `actions add --help`.\n\n\
Dates are day first: 17/3/2026, 30 June, next Friday, within 3 weeks, end of the month, next meeting.\n\n\
Exit codes: 0 done; 1 something was found (check, overdue --exit-code); 2 it could not be done")]
pub struct Cli {
    /// What to do; the open actions are listed when nothing is said
    #[command(subcommand)]
    pub command: Option<Command>,

    /// Use this log, not the nearest actions.toml
    ///
    /// It may be given more than once, and a folder stands for every log in it. Of several logs list, overdue, status,
    /// chase, check, people, meetings and export answer together; an action of one is named with its log, as in
    /// `actions show pensions:4`. `ACTIONS_FILE` does the same for every command, and may hold several as `PATH` does.
    #[arg(short, long, global = true, value_name = "FILE")]
    pub file: Vec<PathBuf>,

    /// Take this date as today, to reprint an earlier paper
    ///
    /// `ACTIONS_TODAY` does the same for every command.
    #[arg(long, global = true, hide_short_help = true, value_name = "DATE")]
    pub today: Option<When>,

    /// Use colour: auto, always or never
    ///
    /// Auto is on a terminal, unless `NO_COLOR` is set. --colour does the same.
    #[arg(
        long,
        alias = "colour",
        global = true,
        hide_short_help = true,
        value_name = "WHEN",
        default_value = "auto",
        hide_possible_values = true
    )]
    pub color: ColorChoice,

    /// Read long answers in a pager: auto, always or never
    ///
    /// Auto is where an answer is longer than the terminal. The pager is `ACTIONS_PAGER`, else `PAGER`, else `less`.
    #[arg(
        long,
        global = true,
        hide_short_help = true,
        value_name = "WHEN",
        default_value = "auto",
        hide_possible_values = true
    )]
    pub pager: PagerChoice,

    /// Leave out confirmations and notes
    #[arg(short, long, global = true, hide_short_help = true)]
    pub quiet: bool,
}

/// When colour is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ColorChoice {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Also in a pipe
    Always,
    /// Not at all
    Never,
}

/// When a pager is used; only ever on a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PagerChoice {
    /// For an answer that is longer than the screen
    Auto,
    /// For every answer
    Always,
    /// Not at all
    Never,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Start a log here
    ///
    /// Nothing that is there is overwritten.
    Init(Verb<Init>),
    /// Take in an action log that was kept elsewhere
    ///
    /// From Word, Excel, LibreOffice, CSV, a web page, Markdown, or a table pasted. What is understood is shown
    /// first, and nothing is taken in before that is agreed.
    Import(Verb<Import>),
    /// Raise an action
    ///
    /// It gets the next number, which it keeps for life.
    Add(Verb<Add>),
    /// Show what the minutes of a meeting ask of whom
    ///
    /// It is shown beside what the log has of it, and raised as actions where that is asked for.
    Minutes(Verb<Minutes>),
    /// List actions; `actions` alone lists the open ones
    ///
    /// The open ones are listed when nothing else is asked.
    List(Verb<List>),
    /// Show everything about an action, as `actions 4` does
    Show(Verb<Show>),
    /// Add what was reported on an action
    ///
    /// Earlier comments stay. The colour may change with it.
    Comment(Verb<Comment>),
    /// Correct or change fields of an action
    ///
    /// A due date that is changed is kept as an earlier one.
    Update(Verb<Update>),
    /// Add to an action what a later meeting asked
    ///
    /// What was asked first stays as it is.
    Further(Verb<FurtherArgs>),
    /// Ask the board to end an action, or take that back
    ///
    /// The action stays open, and the next paper says what the board is asked to agree.
    Propose(Verb<Propose>),
    /// Close actions, as the board agreed
    ///
    /// All of those named are closed, or none. They stay in the log, and on the next paper.
    Close(Verb<Close>),
    /// Open an action that was closed by mistake
    ///
    /// It gets the colour that it had before.
    Reopen(Verb<Reopen>),
    /// List what is overdue, worst first
    ///
    /// An action is overdue from the day after its due day, while it is open and not done.
    Overdue(Verb<Overdue>),
    /// Sum up how the open actions stand, before a meeting
    ///
    /// `actions summary` does the same.
    #[command(visible_alias = "summary")]
    Status(Verb<StatusArgs>),
    /// Draw up the Action Log paper for a meeting
    ///
    /// What is open, what is new of it, and what was closed since the meeting before. Exempt actions are left out.
    Report(Verb<Report>),
    /// Write to the owners of what is still to be done
    ///
    /// One message an owner, to send with your own mail program.
    Chase(Verb<Chase>),
    /// Show the meetings and what is due at each; change them
    ///
    /// Meetings are added, moved and cancelled by the commands below.
    // Not put off as the others are: the completions of `help` would not know the command below it.
    Meetings(Meetings),
    /// Show everybody named in the log; rename and hand over
    ///
    /// Names are spelt in one way everywhere, other names and addresses kept, and actions given to somebody else.
    People(People),
    /// List every problem and every doubt in the file, by line
    Check(Verb<Check>),
    /// Bring the changes of another copy of the log into it
    ///
    /// As when two people saved at once, and a synchroniser kept both.
    Merge(Verb<Merge>),
    /// Bring two copies together as git asks for it
    #[command(hide = true)]
    MergeDriver(Verb<MergeDriver>),
    /// Write out the whole log, closed and exempt actions too
    ///
    /// It is not for the public as it is.
    Export(Verb<Export>),
    /// Put the log back as it was before your last change
    ///
    /// Or before an earlier one: the last 50 versions are kept. This too can be undone. A log that was deleted or came to
    /// harm is put back as it was saved last.
    Undo(Verb<Undo>),
    /// Print the completions for a shell
    Completions(Verb<Completions>),
}

impl Command {
    /// Returns the command that is meant when none is given.
    pub fn list() -> Self {
        Self::List(Verb(List::default()))
    }
}

/// Makes words of the program words of the command line, each spelled in one place.
macro_rules! typed {
    ($($name:ty: $all:expr, $as_str:expr;)+) => {$(
        impl ValueEnum for $name {
            fn value_variants<'a>() -> &'a [Self] {
                $all
            }

            fn to_possible_value(&self) -> Option<PossibleValue> {
                Some(PossibleValue::new($as_str(*self)))
            }
        }
    )+};
}

typed! {
    Rag: Rag::ALL, Rag::as_str;
    Outcome: Outcome::ALL, Outcome::as_str;
    StateFilter: StateFilter::ALL, StateFilter::as_str;
    Sort: Sort::ALL, Sort::as_str;
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn help_knows_every_command_below_another() {
        let mut command = Cli::command();
        command.build();
        let below = |command: &clap::Command, name: &str| command.find_subcommand(name).cloned().expect("a command");
        for verb in command.get_subcommands().filter(|verb| verb.get_name() != "help") {
            let own = verb.get_subcommands().filter(|own| own.get_name() != "help");
            own.for_each(|own| {
                below(&below(&below(&command, "help"), verb.get_name()), own.get_name());
            });
        }
    }
}
