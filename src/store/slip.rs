//! One mistake in the writing of the file: the line it is on, looked at for what was most likely meant.

use std::ops::Range;

use super::complaint::{Complaint, excerpt, line_around, line_at};
use super::example::example_of;
use crate::dates::{Period, full_day};

/// Fields that hold a day.
const DAYS: &[&str] = &["raised", "due", "was_due", "closed", "date", "meeting", "meetings", "left"];
/// An error of the parser with its place.
pub(super) struct Slip<'e> {
    pub(super) at: usize,
    pub(super) quoted: Range<usize>,
    pub(super) says: &'e str,
}

/// Explains the first mistake on a line.
pub(super) fn explain_line(text: &str, slip: &Slip) -> Complaint {
    let whole = line_around(text, slip.at);
    let line = text[whole.clone()].trim();
    let (message, hint) = invisible_trouble(line, text, slip)
        .or_else(|| trouble_of_heading(line, slip))
        .or_else(|| trouble_of_text(line, text, slip))
        .or_else(|| trouble_of_list(line, slip))
        .unwrap_or_else(|| match line.split_once('=') {
            Some((key, value)) => trouble_of_value(key.trim(), without_comment(value), text, slip),
            None => trouble_of_bare_line(line),
        });
    Complaint::new(slip.at.max(whole.start).min(whole.end.max(whole.start)), message, hint)
}

type Words = (String, String);

/// Characters that look like others, or like nothing.
fn invisible_trouble(line: &str, text: &str, slip: &Slip) -> Option<Words> {
    let quoted = text.get(slip.quoted.clone()).unwrap_or_default();
    if line.contains('\0') {
        let hint = "restore it from an earlier version";
        return Some(("the file is damaged here: it holds bytes that are no text".to_owned(), hint.to_owned()));
    }
    let value = line.split_once('=').map_or(line, |(_, value)| value.trim_start());
    if value.starts_with(['“', '”', '‘', '’', '„']) || quoted.starts_with(['“', '”', '‘', '’', '„'])
    {
        let hint = "retype them as plain `\"` quotes";
        return Some((format!("curly quotes around the text in `{}`", excerpt(line)), hint.to_owned()));
    }
    let is_outside_text = !line.contains('"') || line.find('\u{a0}') < line.find('"');
    if line.contains('\u{a0}') && is_outside_text {
        let hint = "retype the blanks of the line with the space bar";
        return Some((
            "a non-breaking space, as pasted from Word, where a plain space belongs".to_owned(),
            hint.to_owned(),
        ));
    }
    None
}

fn trouble_of_heading(line: &str, slip: &Slip) -> Option<Words> {
    if slip.says == "duplicate key" {
        return Some(if line.starts_with('[') {
            (format!("the heading `{}` stands in the file twice, or beside one of another kind", excerpt(line)), "keep one of them; actions, people, comments and further instructions have double brackets, as in `[[actions]]`".to_owned())
        } else {
            let key = line.split('=').next().unwrap_or(line).trim();
            (format!("`{key}` stands twice in the same place"), "keep one of the two lines".to_owned())
        });
    }
    let name = line.trim_matches(|c: char| c == '[' || c == ']' || c.is_whitespace());
    if !line.starts_with('[') || name.contains(['=', ',']) {
        return None;
    }
    let heading = match name {
        "log" | "log.key" => format!("[{name}]"),
        _ => format!("[[{name}]]"),
    };
    Some((format!("`{}` is not a heading", excerpt(line)), format!("write it alone on its line, as in `{heading}`")))
}

/// Text that is not closed, or holds what text cannot hold.
fn trouble_of_text(line: &str, text: &str, slip: &Slip) -> Option<Words> {
    let key = line.split_once('=').map_or("", |(key, _)| key.trim());
    let what = if key.is_empty() { "the text".to_owned() } else { format!("the text of `{}`", excerpt(key)) };
    if slip.says.starts_with("invalid multi-line") {
        let opened = text[..slip.at].rfind("\"\"\"").or_else(|| text[..slip.at].rfind("'''")).unwrap_or(slip.at);
        let message = format!(
            "the text that begins on line {} with three quotes is not closed, or the file is cut off",
            line_at(text, opened)
        );
        return Some((message, "end it with three quotes, or restore the file from an earlier version".to_owned()));
    }
    if slip.says.contains("visible characters") || slip.says.contains("printable characters") {
        let hint = "take it out, or retype the text";
        return Some((format!("{what} holds a control character"), hint.to_owned()));
    }
    if slip.says.starts_with("invalid basic string") || slip.says.starts_with("invalid literal string") {
        let hint = "end it on the same line with a quote of the kind that begins it; text of several lines stands between three quotes, `\"\"\"`";
        return Some((format!("{what} has no closing quote"), hint.to_owned()));
    }
    if slip.says.contains("escape") || slip.says.contains("unicode") {
        return Some((
            format!("{what} holds a single backslash"),
            "write a backslash twice, as in `C:\\\\papers`".to_owned(),
        ));
    }
    None
}

fn trouble_of_list(line: &str, slip: &Slip) -> Option<Words> {
    let hint = || "separate them as in `[\"Gary Bee\", \"Rik Basra\"]`".to_owned();
    if slip.says.starts_with("missing comma") {
        return Some((format!("a comma is missing in the list `{}`", excerpt(line)), hint()));
    }
    if slip.says.starts_with("extra comma") {
        return Some((format!("there is a comma too many in `{}`", excerpt(line)), hint()));
    }
    if slip.says.contains("inline table") {
        return Some((
            format!("the curly brackets in `{}` are not paired", excerpt(line)),
            "close each `{` with `}` on the same line".to_owned(),
        ));
    }
    None
}

/// A line with `=` whose value cannot be read.
fn trouble_of_value(key: &str, value: &str, text: &str, slip: &Slip) -> Words {
    let quoted = text.get(slip.quoted.clone()).unwrap_or_default();
    let shown = excerpt(if quoted.is_empty() || DAYS.contains(&key) { value } else { quoted });
    let example = example_of(key);
    if key.is_empty() {
        return ("a field has no name before `=`".to_owned(), format!("write it as in `{example}`"));
    }
    if value.is_empty() {
        return (
            format!("`{}` has no value", excerpt(key)),
            format!("write it as in `{example}`, or take the line out"),
        );
    }
    if slip.says.starts_with("invalid unquoted key") || key.contains(char::is_whitespace) {
        return (format!("`{}` is no name of a field", excerpt(key)), format!("write it as in `{example}`"));
    }
    if slip.says.starts_with("unexpected key or value") {
        let has_quotes_inside = value.starts_with('"') && value.matches('"').count() > 2;
        let hint = if has_quotes_inside {
            "write a quote inside the text as `\\\"`, or put the whole text between single quotes"
        } else {
            "give each field a line of its own; a comment begins with `#`"
        };
        return (format!("there is more after the value in `{}`", excerpt(value)), hint.to_owned());
    }
    if DAYS.contains(&key) {
        let is_wrong_day = slip.says.starts_with("invalid date, expected day");
        if is_wrong_day {
            return (
                format!("`{shown}` is not a day: that month is shorter"),
                format!("write a day that the month has, as in `{example}`"),
            );
        }
        return (format!("`{shown}` is not a date"), day_hint(key, value));
    }
    let hint = match key {
        "exempt" => format!("write `{example}`"),
        "owners" | "aliases" => format!("put each name in quotes, as in `{example}`"),
        "number" => "write a whole number, as in `number = 9`".to_owned(),
        _ if value == shown => format!("write it in quotes: `{key} = \"{shown}\"`"),
        _ => format!("write it as in `{example}`"),
    };
    let lacks_quotes = slip.says.starts_with("string values must be quoted") && !matches!(key, "exempt" | "number");
    let what = if lacks_quotes { "is not in quotes" } else { "is not a value that the file can hold" };
    (format!("`{shown}` {what}"), hint)
}

fn day_hint(key: &str, value: &str) -> String {
    match full_day(value) {
        Some(day) => format!("write it year first: `{key} = {day}`"),
        None if key == "due" && value.parse::<Period>().is_ok() => format!("write it in quotes: `due = \"{value}\"`"),
        None if key == "due" => {
            "write a date without quotes, as in `due = 2026-03-10`, or words in quotes: `due = \"ongoing\"`".to_owned()
        }
        None => format!("write a date without quotes, as in `{}`", example_of(key)),
    }
}

/// A line without `=` that is no heading.
fn trouble_of_bare_line(line: &str) -> Words {
    if let Some((key, value)) =
        line.split_once(':').filter(|(key, _)| key.chars().all(|c| c.is_alphanumeric() || c == '_'))
    {
        let hint =
            if DAYS.contains(&key) { day_hint(key, value) } else { format!("write it as in `{}`", example_of(key)) };
        return (format!("`{}` has a colon where `=` belongs", excerpt(line)), hint);
    }
    let hint = "write a field as `name = value`; a comment begins with `#`";
    (format!("`{}` is neither a field nor a heading", excerpt(line)), hint.to_owned())
}

/// Returns a value without the comment after it.
fn without_comment(value: &str) -> &str {
    let end = if value.contains('"') { value.len() } else { value.find('#').unwrap_or(value.len()) };
    value[..end].trim()
}
