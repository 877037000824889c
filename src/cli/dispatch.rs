//! Which command runs: the one that the line names.

use anyhow::Result;
use clap::CommandFactory;

use super::line::{Cli, Command};
use super::verb::Verb;
use crate::context::{Context, Exit};

impl Command {
    /// Runs the command; what could not be done is an error, for which the exit code is 2.
    pub fn run(self, context: &mut Context) -> Result<Exit> {
        match self {
            Self::Init(Verb(args)) => args.run(context),
            Self::Import(Verb(args)) => args.run(context),
            Self::Add(Verb(args)) => args.run(context),
            Self::Minutes(Verb(args)) => args.run(context),
            Self::List(Verb(args)) => args.run(context),
            Self::Show(Verb(args)) => args.run(context),
            Self::Comment(Verb(args)) => args.run(context),
            Self::Update(Verb(args)) => args.run(context),
            Self::Further(Verb(args)) => args.run(context),
            Self::Propose(Verb(args)) => args.run(context),
            Self::Close(Verb(args)) => args.run(context),
            Self::Reopen(Verb(args)) => args.run(context),
            Self::Overdue(Verb(args)) => args.run(context),
            Self::Status(Verb(args)) => args.run(context),
            Self::Report(Verb(args)) => args.run(context),
            Self::Chase(Verb(args)) => args.run(context),
            Self::Merge(Verb(args)) => args.run(context),
            Self::MergeDriver(Verb(args)) => args.run(context),
            Self::Meetings(args) => args.run(context),
            Self::People(args) => args.run(context),
            Self::Check(Verb(args)) => args.run(context),
            Self::Export(Verb(args)) => args.run(context),
            Self::Undo(Verb(args)) => args.run(context),
            Self::Completions(Verb(args)) => args.run(Cli::command(), context),
        }
    }
}
