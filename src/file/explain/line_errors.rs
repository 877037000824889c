//! One mistake in the writing of the file: the line it is on, looked at for what was most likely meant.

use std::ops::Range;

use super::complaint::{Complaint, excerpt};
use super::example::{example_of, holds_days, holds_list};
use crate::dates::{Period, full_day, month_and_year};
use crate::file::lines::line_around;

/// An error of the parser with its place.
pub(crate) struct Slip<'e> {
    pub(crate) at: usize,
    pub(crate) quoted: Range<usize>,
    pub(crate) says: &'e str,
}

impl Slip<'_> {
    /// Tells whether a value as such could not be read.
    pub(crate) fn is_of_value(&self) -> bool {
        self.says.starts_with("string values must be quoted") || self.says.starts_with("invalid date")
    }
}

/// Explains a mistake on a line.
pub(crate) fn explain_line(text: &str, slip: &Slip) -> Complaint {
    if slip.says.starts_with("invalid multi-line") {
        return text_not_closed(text, slip);
    }
    let whole = line_around(text, slip.at);
    let line = text[whole.clone()].trim();
    let (message, hint) = invisible_trouble(&text[whole.clone()], text, slip)
        .or_else(|| trouble_of_heading(line, slip))
        .or_else(|| trouble_of_text(line, slip))
        .or_else(|| trouble_of_list(line, slip))
        .unwrap_or_else(|| match line.split_once('=') {
            Some((key, value)) => {
                let value = without_comment(value.trim_start_matches('='));
                trouble_of_value(key.trim(), value, text, slip)
            }
            None => trouble_of_bare_line(line),
        });
    Complaint::new(slip.at.max(whole.start).min(whole.end.max(whole.start)), message, hint)
}

/// Text over several lines that is not closed swallows the rest of the file, so it is named where it begins.
fn text_not_closed(text: &str, slip: &Slip) -> Complaint {
    let before = &text[..text.floor_char_boundary(slip.at)];
    let opened = before.rfind("\"\"\"").max(before.rfind("'''")).unwrap_or(slip.at);
    let message = "the text that begins here with three quotes is not closed, or the file is cut off";
    Complaint::new(opened, message, "end it with three quotes, or restore the file from an earlier version")
}

type Words = (String, String);

/// Characters that look like others, or like nothing.
fn invisible_trouble(line: &str, text: &str, slip: &Slip) -> Option<Words> {
    let quoted = text.get(slip.quoted.clone()).unwrap_or_default();
    if line.contains('\0') {
        let hint = "restore it from an earlier version";
        return Some(("the file is damaged here: it holds bytes that are no text".to_owned(), hint.to_owned()));
    }
    if line.contains('\r') && !text.contains('\n') {
        let message = "the lines of the file end as on an old Macintosh, so that they are read as one";
        return Some((message.to_owned(), "save it with ordinary line endings (LF or CRLF)".to_owned()));
    }
    let value = line.split_once('=').map_or(line, |(_, value)| value.trim_start());
    if value.starts_with(['“', '”', '‘', '’', '„']) || quoted.starts_with(['“', '”', '‘', '’', '„'])
    {
        let hint = "retype them as plain `\"` quotes";
        return Some((format!("curly quotes around the text in `{}`", excerpt(line)), hint.to_owned()));
    }
    if has_odd_blank(line) {
        let hint = "retype the blanks of the line with the space bar";
        return Some((
            "a non-breaking space, as pasted from Word, where a plain space belongs".to_owned(),
            hint.to_owned(),
        ));
    }
    None
}

/// Tells whether a blank other than a space or tab stands outside the texts of a line.
fn has_odd_blank(line: &str) -> bool {
    let outside = line.trim_end().split('"').step_by(2);
    outside.flat_map(str::chars).any(|c| c.is_whitespace() && !" \t".contains(c))
}

fn trouble_of_heading(line: &str, slip: &Slip) -> Option<Words> {
    if slip.says == "duplicate key" {
        return Some(if line.starts_with('[') {
            let message =
                format!("the heading `{}` stands in the file twice, or beside one of another kind", excerpt(line));
            (message, "keep one of them; what is repeated has double brackets, as in `[[actions]]`".to_owned())
        } else {
            let key = line.split('=').next().unwrap_or(line).trim();
            (format!("`{}` stands twice in the same place", excerpt(key)), "keep one of the two lines".to_owned())
        });
    }
    let name = line.trim_start_matches(['[', ' ']).split([']', ' ', '#']).next().unwrap_or_default();
    if !line.starts_with('[') || name.contains(['=', ',', '"']) {
        return None;
    }
    let heading = if ["log", "log.key"].contains(&name) { format!("[{name}]") } else { format!("[[{name}]]") };
    Some((format!("`{}` is not a heading", excerpt(line)), format!("write it alone on its line, as in `{heading}`")))
}

/// Text that is not closed, or holds what text cannot hold.
fn trouble_of_text(line: &str, slip: &Slip) -> Option<Words> {
    let key = line.split_once('=').map_or("", |(key, _)| key.trim());
    let what = if key.is_empty() { "the text".to_owned() } else { format!("the text of `{}`", excerpt(key)) };
    if slip.says.contains("visible characters") || slip.says.contains("printable characters") {
        let hint = "take it out, or retype the text";
        return Some((format!("{what} holds a control character"), hint.to_owned()));
    }
    let is_list_in_braces = line.split_once('=').is_some_and(|(_, value)| value.trim_start().starts_with('{'));
    if is_list_in_braces && holds_list(key) {
        let hint = format!("use square brackets, as in `{}`", example_of(key));
        return Some((format!("the list of `{key}` is in curly brackets"), hint));
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
    let is_one_of_many = value.starts_with('[');
    let shown = excerpt(if quoted.is_empty() || !is_one_of_many { value } else { quoted });
    let example = example_of(key);
    if key.is_empty() {
        return ("a field has no name before `=`".to_owned(), format!("write it as in `{example}`"));
    }
    if value.is_empty() {
        let hint = format!("write it as in `{example}`, or take the line out");
        return (format!("`{}` has no value", excerpt(key)), hint);
    }
    if slip.says.starts_with("invalid unquoted key") || key.contains(char::is_whitespace) {
        return (format!("`{}` is no name of a field", excerpt(key)), format!("write it as in `{example}`"));
    }
    if slip.says.starts_with("unexpected key or value") {
        return (format!("there is more after the value in `{}`", excerpt(value)), hint_for_more(key, value));
    }
    if holds_days(key) {
        if slip.says.starts_with("invalid date, expected day") {
            let hint = format!("write a day that the month has, as in `{example}`");
            return (format!("`{shown}` is not a day: that month is shorter"), hint);
        }
        return (format!("`{shown}` is not a date"), day_hint(key, &shown));
    }
    let bare = value.trim_matches(['"', '\'']).trim();
    let hint = match key {
        "exempt" => format!("write `{example}`"),
        "owners" | "aliases" => format!("put each name in quotes, as in `{example}`"),
        "number" => match bare.trim_start_matches('0').parse::<u32>() {
            Ok(number) => format!("write `number = {number}`"),
            Err(_) => format!("write a whole number, as in `{example}`"),
        },
        _ if bare.contains(['"', '\\']) => format!("write it as in `{example}`"),
        _ => format!("write it in quotes: `{key} = \"{}\"`", excerpt(bare)),
    };
    let lacks_quotes = !matches!(key, "exempt" | "number");
    let what = if lacks_quotes { "is not in quotes" } else { "is not a value that the file can hold" };
    (format!("`{shown}` {what}"), hint)
}

/// Says what to do with a value that goes on after its end.
fn hint_for_more(key: &str, value: &str) -> String {
    let quotes_inside = |quote: char| value.starts_with(quote) && value.matches(quote).count() > 2;
    if value.ends_with([',', ';']) {
        format!("take the `{}` at the end of the line out", &value[value.len() - 1..])
    } else if quotes_inside('"') {
        "write a quote inside the text as `\\\"`, or put the whole text between single quotes".to_owned()
    } else if quotes_inside('\'') {
        "put the whole text between double quotes".to_owned()
    } else if value.starts_with('[') {
        format!("write one list, as in `{}`", example_of(key))
    } else {
        "give each field a line of its own; a comment begins with `#`".to_owned()
    }
}

fn day_hint(key: &str, value: &str) -> String {
    let in_quotes = |word: &str| format!("write it in quotes: `{key} = \"{word}\"`");
    match (key, full_day(value)) {
        (_, Some(day)) if holds_list(key) => format!("write it year first: `{day}`"),
        (_, Some(day)) => format!("write it year first: `{key} = {day}`"),
        ("closed", None) if value.eq_ignore_ascii_case("unknown") => in_quotes("unknown"),
        ("raised", None) if month_and_year(value).is_some() => in_quotes(value),
        ("due", None) if value.parse::<Period>().is_ok() => in_quotes(value),
        ("due", None) => {
            "write a date without quotes, as in `due = 2026-03-10`, or words in quotes: `due = \"ongoing\"`".to_owned()
        }
        (_, None) => format!("write a date without quotes, as in `{}`", example_of(key)),
    }
}

/// A line without `=` that is no heading.
fn trouble_of_bare_line(line: &str) -> Words {
    if let Some((key, value)) =
        line.split_once(':').filter(|(key, _)| key.chars().all(|c| c.is_alphanumeric() || c == '_'))
    {
        let hint = if holds_days(key) { day_hint(key, value) } else { format!("write it as in `{}`", example_of(key)) };
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
