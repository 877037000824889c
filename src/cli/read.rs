//! The command line as it was typed, read.

use std::ffi::OsString;

use clap::Parser;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use super::groups::command_with_groups;
use super::line::Cli;
use crate::model::are_numbers;

/// Reads a command line, the program's name first; numbers alone are shown.
///
/// Errs when it is wrong, and when the version is asked for or help, which is laid out for a terminal of this width.
pub fn read(line: &[OsString], width: Option<usize>) -> Result<Cli, Box<Error>> {
    parse(line, width).or_else(|error| match shown(line, &error) {
        Some(line) => parse(&line, width),
        None => Err(error),
    })
}

fn parse(line: &[OsString], width: Option<usize>) -> Result<Cli, Box<Error>> {
    let read = Cli::try_parse_from(line).map_err(|error| match error.kind() {
        // Made up only when it is asked for: no other command waits for it.
        ErrorKind::DisplayHelp => command_with_groups(width).try_get_matches_from(line).err().unwrap_or(error),
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
    use crate::cli::{Command, help_page};

    #[test]
    fn help_is_no_broader_than_the_terminal() {
        let verbs = ["", "import", "completions", "meetings move", "people set", "people rename", "people hand-over"];
        for (verb, help) in verbs.iter().flat_map(|verb| [(verb, "-h"), (verb, "--help")]) {
            let line: Vec<OsString> = format!("actions {verb} {help}").split_whitespace().map(OsString::from).collect();
            for width in [40, 50, 60, 80] {
                let asked = read(&line, Some(width)).expect_err("help is no command");
                let page = help_page(&asked, false, Some(width));
                assert!(page.lines().all(|line| line.len() <= width), "{verb} {help} {width}:\n{page}");
            }
        }
    }

    #[test]
    fn numbers_alone_are_shown() {
        let read =
            |line: &str| read(&line.split(' ').map(OsString::from).collect::<Vec<_>>(), None).map(|cli| cli.command);
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
