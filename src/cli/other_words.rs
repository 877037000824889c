//! The words of other tools, and the commands that are meant by them.

use crate::message::quoted;

/// What a word of another tool is called here.
enum Meant {
    /// This command, with what else was typed.
    Command(&'static str),
    /// Something that takes words of its own.
    Told(fn(&str) -> String),
}

#[rustfmt::skip]
const OTHERS: &[(&[&str], Meant)] = &[
    (&["done", "complete", "completed", "finish", "finished", "resolve"], Meant::Told(ended)),
    (&["edit", "modify", "set", "change", "amend", "correct"], Meant::Command("update")),
    (&["delete", "remove", "rm", "del", "drop"], Meant::Told(never_deleted)),
    (&["search", "find", "grep"], Meant::Command("list")),
    (&["ls", "all", "open"], Meant::Command("list")),
    (&["new", "create", "raise"], Meant::Told(raised)),
    (&["note", "reply", "remark", "say"], Meant::Command("comment")),
    (&["owners", "owner", "officers", "person"], Meant::Command("people")),
    (&["agenda", "paper", "print"], Meant::Command("report")),
    (&["calendar", "meeting"], Meant::Command("meetings")),
    (&["remind", "reminders", "mail"], Meant::Command("chase")),
    (&["view", "info", "get", "cat"], Meant::Command("show")),
    (&["late", "due"], Meant::Command("overdue")),
];

/// Returns the hint for a word that is no command here, with the command to type; `before` and `rest` are what was typed
/// on either side of it.
pub(super) fn meant_by(word: &str, before: &[String], rest: &[String]) -> Option<String> {
    let word = word.to_lowercase();
    let (_, meant) = OTHERS.iter().find(|(words, _)| words.contains(&word.as_str()))?;
    let typed = |parts: &[String]| -> String { parts.iter().map(|part| format!(" {}", quoted(part))).collect() };
    let hint = match meant {
        Meant::Command(command) => format!("type `actions {command}{}`", typed(rest)),
        Meant::Told(told) => told(&typed(rest)),
    };
    Some(hint.replace("`actions ", &format!("`actions{} ", typed(before))))
}

fn ended(rest: &str) -> String {
    if rest.is_empty() {
        return "name the action as well: `close` is for what the board has agreed, and `propose` asks it".to_owned();
    }
    let close = format!("`actions close{rest}` when the board has agreed");
    let is_for_both = !rest.replace("--comment", "").contains("--");
    if is_for_both { format!("{close}; `actions propose{rest} completed` to ask it") } else { close }
}

fn never_deleted(rest: &str) -> String {
    let why = "an action is never deleted, so that the record is whole";
    if rest.is_empty() {
        return format!("{why}; name it, and `close` it with `--outcome withdrawn`");
    }
    format!("{why}; `actions close{rest} --outcome withdrawn` ends it")
}

fn raised(rest: &str) -> String {
    let owner = if rest.contains("--owner") { "" } else { " --owner \"Rik Basra\"" };
    let text = if rest.is_empty() { " \"Arrange a visit\"" } else { rest };
    format!("type `actions add{text}{owner}`, with the owner's name")
}
