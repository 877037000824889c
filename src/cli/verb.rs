//! The arguments of a command, which are made up only when it is the one that is given.

use clap::error::Error;
use clap::{ArgMatches, Args, FromArgMatches};

/// The arguments of a command. The command line knows each command by its name and a line of help;
/// twenty commands with all that can be said to them would take longer to make up than a log to read.
#[derive(Debug)]
pub struct Verb<T>(pub T);

impl<T: Args> Args for Verb<T> {
    fn augment_args(command: clap::Command) -> clap::Command {
        command.defer(|command| {
            // The command line says what the command is for; what the arguments are called is for readers of the code.
            let about = command.get_about().cloned().unwrap_or_default();
            let in_full = command.get_long_about().cloned();
            let command = T::augment_args(command).about(about);
            match in_full {
                Some(in_full) => command.long_about(in_full),
                None => command,
            }
        })
    }

    fn augment_args_for_update(command: clap::Command) -> clap::Command {
        T::augment_args_for_update(command)
    }
}

impl<T: Args> FromArgMatches for Verb<T> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        T::from_arg_matches(matches).map(Self)
    }

    fn from_arg_matches_mut(matches: &mut ArgMatches) -> Result<Self, Error> {
        T::from_arg_matches_mut(matches).map(Self)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        self.0.update_from_arg_matches(matches)
    }
}
