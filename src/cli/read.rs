//! The command line as it was typed, read.

use std::ffi::OsString;
use std::path::PathBuf;

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
    let mut cli = read.map_err(Box::new)?;
    let files = files(line);
    if files.len() > cli.file.len() {
        cli.file = files;
    }
    Ok(cli)
}

/// Returns the logs that are named before the command and after it: of an option that may stand at both, clap keeps what
/// stands last.
fn files(line: &[OsString]) -> Vec<PathBuf> {
    let mut parts = line.iter().skip(1).take_while(|part| *part != "--");
    let mut files = Vec::new();
    while let Some(part) = parts.next() {
        let text = part.to_string_lossy();
        if text == "--file" || text == "-f" {
            files.extend(parts.next().map(PathBuf::from));
        } else if let Some(file) = text.strip_prefix("--file=") {
            files.push(PathBuf::from(file));
        }
    }
    files
}

/// Returns the line with `show` before the numbers that stand in the place of a command.
fn shown(line: &[OsString], error: &Error) -> Option<Vec<OsString>> {
    let Some(ContextValue::String(word)) = error.get(ContextKind::InvalidSubcommand) else {
        return None;
    };
    let at = line.iter().skip(1).position(|part| part == word.as_str())? + 1;
    let numbers: Vec<&str> =
        line[at..].iter().map_while(|part| part.to_str()).take_while(|part| !part.starts_with('-')).collect();
    // Before a number may stand in which of several logs it is.
    let numbers: Vec<&str> = numbers.iter().map(|part| part.rsplit_once(':').map_or(*part, |(_, own)| own)).collect();
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
    fn logs_are_named_before_the_command_and_after_it() {
        let read = |line: &str| read(&line.split(' ').map(OsString::from).collect::<Vec<_>>(), None);
        for line in [
            "actions -f a.toml -f b.toml list",
            "actions -f a.toml list -f b.toml",
            "actions --file=a.toml list --file b.toml",
            "actions list -fa.toml -fb.toml",
            "actions --file a.toml 4 -f b.toml",
        ] {
            let cli = read(line).expect("a command");
            assert_eq!(cli.file, ["a.toml", "b.toml"].map(PathBuf::from), "{line}");
        }
        assert_eq!(read("actions comment 4 -- -f").expect("a command").file, Vec::<PathBuf>::new());
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
            "actions pensions:5",
            "actions -f boards pensions:3,5 pensions:7",
        ] {
            assert!(matches!(read(line), Ok(Some(Command::Show(_)))), "{line}");
        }
        for line in ["actions five", "actions 5x", "actions 5 soon", "actions lst 5", "actions pensions:five"] {
            assert!(read(line).is_err(), "{line}");
        }
    }
}
