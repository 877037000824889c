//! The command line as it was typed, read.

use std::ffi::OsString;

use clap::Parser;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use super::groups::command_with_groups;
use super::line::Cli;
use crate::model::are_numbers;

/// Reads a command line, the program's name first; numbers alone are shown.
///
/// Errs when it is wrong, and when help or the version is asked for.
pub fn read(line: &[OsString]) -> Result<Cli, Box<Error>> {
    parse(line).or_else(|error| match shown(line, &error) {
        Some(line) => parse(&line),
        None => Err(error),
    })
}

fn parse(line: &[OsString]) -> Result<Cli, Box<Error>> {
    let read = Cli::try_parse_from(line).map_err(|error| match error.kind() {
        // Made up only when it is asked for: no other command waits for it.
        ErrorKind::DisplayHelp => command_with_groups().try_get_matches_from(line).err().unwrap_or(error),
        _ => error,
    });
    read.map_err(Box::new)
}

/// Returns the line with `show` before the numbers that stand in the place of a command.
fn shown(line: &[OsString], error: &Error) -> Option<Vec<OsString>> {
    let Some(ContextValue::String(word)) = error.get(ContextKind::InvalidSubcommand) else {
        return None;
    };
    let at = line.iter().skip(1).position(|part| part == word.as_str())? + 1;
    let numbers: Vec<&str> =
        line[at..].iter().map_while(|part| part.to_str()).take_while(|part| !part.starts_with('-')).collect();
    are_numbers(&numbers.join(" ")).then(|| {
        let mut shown = line.to_vec();
        shown.insert(at, "show".into());
        shown
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::Command;

    #[test]
    fn numbers_alone_are_shown() {
        let read = |line: &str| read(&line.split(' ').map(OsString::from).collect::<Vec<_>>()).map(|cli| cli.command);
        for line in [
            "actions 5",
            "actions #5",
            "actions 3,5",
            "actions 3-5",
            "actions no. 5",
            "actions action 5",
            "actions --quiet 5 --file x",
        ] {
            assert!(matches!(read(line), Ok(Some(Command::Show(_)))), "{line}");
        }
        for line in ["actions five", "actions 5x", "actions 5 soon", "actions lst 5"] {
            assert!(read(line).is_err(), "{line}");
        }
    }
}
