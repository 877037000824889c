//! What is said of a wrong command line, in the voice of every other message.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::dashed::dashed;
use super::other_words::meant_by;
use crate::message::Message;
use crate::model::closest;

/// Says what is wrong with a command line, in the voice of every other message; `line` is what was typed after the
/// program's name.
pub fn complaint(error: &clap::Error, line: &[String]) -> Message {
    let part = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        Some(ContextValue::Strings(texts)) => Some(texts.join("`, `")),
        _ => None,
    };
    let argument = bare(&part(ContextKind::InvalidArg).unwrap_or_default());
    let refusal = std::error::Error::source(error).and_then(|source| source.downcast_ref::<Message>());
    if let Some(Message { text, hint, .. }) = refusal {
        return Message::new(format!("{argument}: {text}"), hint);
    }
    let value = part(ContextKind::InvalidValue).unwrap_or_default();
    let message = match error.kind() {
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.is_empty() => {
            format!("`{argument}` needs a value")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => format!("`{value}` is no value for `{argument}`"),
        ErrorKind::UnknownArgument if argument.starts_with('-') => format!("there is no option `{argument}` here"),
        ErrorKind::UnknownArgument => format!("`{argument}` is one word too many"),
        ErrorKind::InvalidSubcommand => {
            format!("there is no command `{}`", part(ContextKind::InvalidSubcommand).unwrap_or_default())
        }
        ErrorKind::MissingRequiredArgument => format!("`{argument}` is missing"),
        ErrorKind::ArgumentConflict if part(ContextKind::PriorArg).is_none_or(|prior| bare(&prior) == argument) => {
            format!("`{argument}` is given twice")
        }
        ErrorKind::ArgumentConflict => {
            format!("`{argument}` does not go with `{}`", bare(&part(ContextKind::PriorArg).unwrap_or_default()))
        }
        _ => first_line(error),
    };
    let wrong = [ContextKind::InvalidSubcommand, ContextKind::InvalidArg, ContextKind::InvalidValue];
    let close = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let suggestions = close.into_iter().find_map(part).unwrap_or_default();
    let wrong = wrong.into_iter().find_map(part).unwrap_or_default();
    let hint = if let Some(meant) = meant(error, line, &wrong) {
        meant
    } else if let Some(close) = closest(&wrong, suggestions.split("`, `")) {
        format!("did you mean `{close}`?")
    } else if let Some(values) = part(ContextKind::ValidValue).filter(|values| !values.is_empty()) {
        format!("write one of `{values}`")
    } else if error.kind() == ErrorKind::UnknownArgument && !argument.starts_with('-') && !argument.contains(' ') {
        "put text of several words in quotes, as in `\"Arrange a visit\"`".to_owned()
    } else {
        usage(error)
    };
    Message::new(message, hint)
}

/// Returns the whole command that is meant, where that shows.
fn meant(error: &clap::Error, line: &[String], wrong: &str) -> Option<String> {
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let at = line.iter().position(|part| part == wrong)?;
            let is_below = line[..at].iter().any(|part| ["meetings", "people"].contains(&part.as_str()));
            if is_below { None } else { meant_by(wrong, &line[..at], &line[at + 1..]) }
        }
        ErrorKind::UnknownArgument if wrong.starts_with('-') => dashed(line, wrong),
        _ => None,
    }
}

/// Says how the command is written, as far as the error knows.
fn usage(error: &clap::Error) -> String {
    let text = error.render().to_string();
    match text.lines().find_map(|line| line.strip_prefix("Usage: ")) {
        Some(usage) => format!("write it as in `{usage}`; `--help` says more"),
        None => "see `actions --help`, or `--help` after the command".to_owned(),
    }
}

/// Returns the name of an argument without what is said of its values: `--due`, `N`.
fn bare(argument: &str) -> String {
    let bare = |name: &str| match name.split_once(" <") {
        Some((option, _)) => option.to_owned(),
        None => name.trim_start_matches('<').trim_end_matches("...").trim_end_matches('>').to_owned(),
    };
    argument.split("`, `").map(bare).collect::<Vec<_>>().join("`, `")
}

fn first_line(error: &clap::Error) -> String {
    let text = error.render().to_string();
    let line = text.lines().next().unwrap_or_default();
    line.strip_prefix("error: ").unwrap_or(line).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::Cli;
    use clap::Parser;

    #[test]
    fn a_wrong_command_line_is_answered_in_one_sentence_with_a_hint() {
        let check = |line: &str, error: &str, hint: &str| {
            let typed: Vec<String> = line.split(' ').map(|part| part.replace('_', " ")).collect();
            let wrong = Cli::try_parse_from(&typed).expect_err(line);
            assert_eq!(complaint(&wrong, &typed[1..]), Message::new(error, hint), "{line}");
        };
        check("actions lst", "there is no command `lst`", "did you mean `list`?");
        check("actions list --onwer x", "there is no option `--onwer` here", "did you mean `--owner`?");
        check(
            "actions done 4",
            "there is no command `done`",
            "`actions close 4` when the board has agreed; `actions propose 4 completed` to ask it",
        );
        check(
            "actions comment 4 -_done",
            "there is no option `- ` here",
            "a text that begins with `-` comes last, after `--`: `actions comment 4 -- \"- done\"`",
        );
        check(
            "actions list --due-by 3/17/2023",
            "--due-by: there is no month 17 in `3/17/2023`: the day comes first",
            "if you mean 17 March 2023, write `17/3/2023` or `17 March 2023`",
        );
        check(
            "actions list --rag purple",
            "`purple` is no value for `--rag`",
            "write one of `red`, `amber`, `green`, `blue`",
        );
        check("actions close", "`N` is missing", "write it as in `actions close <N>...`; `--help` says more");
        check(
            "actions comment 4 Scoping is done",
            "`is` is one word too many",
            "put text of several words in quotes, as in `\"Arrange a visit\"`",
        );
        check("actions list --owner", "`--owner` needs a value", "see `actions --help`, or `--help` after the command");
        check(
            "actions update 1 --due today --no-due",
            "`--due` does not go with `--no-due`",
            "write it as in `actions update --due <DATE> <N>`; `--help` says more",
        );
    }
}
