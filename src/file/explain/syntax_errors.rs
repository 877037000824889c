//! Mistakes in the writing of the file, said in a clerk's words: one complaint a line, with the cure.
//!
//! The parser's own messages speak of its grammar; here the line it stopped at is looked at again
//! for what a person most likely meant.

use std::ops::Range;

use toml::de::{DeTable, DeValue, Error};

use super::complaint::{Complaint, excerpt};
use super::line_errors::{Slip, explain_line};
use crate::file::lines::{Lines, line_of};

const MERGE_MARKERS: &[&str] = &["<<<<<<<", "=======", ">>>>>>>", "|||||||"];

/// How many mistakes of one line are looked at: a line with more is past mending by parts.
const MOST_OF_A_LINE: usize = 40;

/// Returns the first mistakes of each line, by place.
fn slips<'e>(text: &str, lines: &Lines, errors: &'e [Error]) -> Vec<Slip<'e>> {
    let mut slips: Vec<Slip> = errors
        .iter()
        .map(|error| {
            let quoted = error.span().unwrap_or(0..0);
            Slip { at: quoted.start.min(text.len()), quoted, says: error.message() }
        })
        .collect();
    slips.sort_by_key(|slip| slip.at);
    let (mut line, mut of_line) = (0, 0);
    slips.retain(|slip| {
        let own = lines.line(slip.at);
        of_line = if own == line { of_line + 1 } else { 1 };
        line = own;
        of_line <= MOST_OF_A_LINE
    });
    slips
}

/// Tells whether the mistakes leave in doubt which action a field belongs to.
pub(crate) fn breaks_structure(text: &str, lines: &Lines, errors: &[Error]) -> bool {
    slips(text, lines, errors).iter().any(|slip| {
        let line = line_of(text, slip.at);
        line.starts_with('[') || is_merge_marker(line) || slip.says.starts_with("invalid multi-line")
    })
}

/// Explains every error of the parser, one complaint a line.
pub(crate) fn explain(text: &str, lines: &Lines, tree: &DeTable, errors: &[Error]) -> Vec<Complaint> {
    if errors.is_empty() {
        return Vec::new();
    }
    let mut slips = slips(text, lines, errors);
    if let Some(marker) = slips.iter().find(|slip| is_merge_marker(line_of(text, slip.at))) {
        return vec![merge_conflict(marker.at)];
    }
    let mut complaints = single_brackets(text, &mut slips);
    if let Some(list) = unclosed_list(text, tree, &slips) {
        let inside = |slip: &Slip| slip.at >= list.start;
        let is_of_text =
            |slip: &Slip| slip.says.starts_with("invalid basic string") || slip.says.contains("inline table");
        let on_its_line = |slip: &&Slip| lines.line(slip.at) == lines.line(list.start);
        let first = slips.iter().find(|slip| inside(slip) && is_of_text(slip)).filter(on_its_line);
        complaints.push(first.map_or_else(|| list_not_closed(text, list.start), |slip| explain_line(text, slip)));
        slips.retain(|slip| !inside(slip));
    }
    // An `[[actions]]` after a stray comment is no mistake: the stray comment is.
    let has_stray_comment = tree.get("actions").is_some_and(|actions| actions.get_ref().is_table());
    slips.retain(|slip| {
        !(has_stray_comment && slip.says == "duplicate key" && line_of(text, slip.at).starts_with("[["))
    });
    // Of several errors on a line the first is the cause, unless each is an element of one list.
    let is_same = |a: &Slip, b: &Slip| lines.line(a.at) == lines.line(b.at);
    slips.dedup_by(|later, first| is_same(later, first) && !(later.is_of_value() && first.is_of_value()));
    drop_second_halves(text, lines, &mut slips);
    complaints.extend(missing_headings(text, &mut slips));
    complaints.extend(slips.iter().map(|slip| explain_line(text, slip)));
    complaints.sort_by_key(|complaint| complaint.at);
    let last_line = lines.line(text.len());
    let last =
        complaints.last_mut().filter(|last| last_line > 1 && !text.ends_with('\n') && lines.line(last.at) == last_line);
    if let Some(last) = last {
        last.message.hint = format!("{}; or, if the file is cut off here, {RESTORE}", last.message.hint);
    }
    complaints
}

/// What to do with a file that was cut off.
pub(crate) const RESTORE: &str = "restore it from version history, or with `actions undo`";

/// Complains of `[actions]` and the like, which take each other's fields when they are repeated.
fn single_brackets(text: &str, slips: &mut Vec<Slip>) -> Vec<Complaint> {
    let heading = |line: &str| {
        let name = line.trim().strip_prefix('[')?.split(']').next()?.trim();
        ["actions", "people", "actions.comments", "actions.further"].into_iter().find(|known| *known == name)
    };
    let is_repeated = |slip: &Slip| slip.says == "duplicate key" && heading(line_of(text, slip.at)).is_some();
    if !slips.iter().any(is_repeated) {
        return Vec::new();
    }
    slips.retain(|slip| slip.says != "duplicate key");
    let mut at = 0;
    let mut complaints = Vec::new();
    for line in text.split_inclusive('\n') {
        if let Some(name) = heading(line) {
            let message = format!("the heading `[{name}]` lacks its second pair of brackets");
            complaints.push(Complaint::new(at, message, format!("write `[[{name}]]`")));
        }
        at += line.len();
    }
    complaints
}

/// Several fields that stand twice under one heading are one mistake: the heading between them is missing.
fn missing_headings(text: &str, slips: &mut Vec<Slip>) -> Vec<Complaint> {
    let is_heading = |line: &str| line.trim_start().starts_with('[');
    let is_repeated = |slip: &Slip| slip.says == "duplicate key" && !is_heading(line_of(text, slip.at));
    let follows = |before: &Slip, slip: &Slip| {
        is_repeated(before) && is_repeated(slip) && !text[before.at..slip.at].lines().skip(1).any(is_heading)
    };
    let runs: Vec<(usize, usize)> =
        slips.chunk_by(follows).filter(|run| run.len() > 1).map(|run| (run[0].at, run[run.len() - 1].at)).collect();
    slips.retain(|slip| !runs.iter().any(|run| (run.0..=run.1).contains(&slip.at)));
    let heading_above = |at: usize| text[..at].lines().rev().find(|line| is_heading(line));
    let complaint = |at: usize| {
        let key = line_of(text, at).split('=').next().unwrap_or_default().trim();
        let heading = excerpt(heading_above(at).unwrap_or("[log]"));
        let message = format!("`{}` and what follows it stand twice under one `{heading}`", excerpt(key));
        Complaint::new(at, message, format!("write `{heading}` on a line above it, or take the second ones out"))
    };
    runs.into_iter().map(|(first, _)| complaint(first)).collect()
}

/// Text in one pair of quotes over two lines is one mistake, though neither line can be read.
fn drop_second_halves(text: &str, lines: &Lines, slips: &mut Vec<Slip>) {
    let mut unclosed = None;
    slips.retain(|slip| {
        let line = lines.line(slip.at);
        let is_half = line_of(text, slip.at).matches('"').count() % 2 == 1;
        if is_half && unclosed == Some(line - 1) {
            unclosed = None;
            return false;
        }
        unclosed = slip.says.starts_with("invalid basic string").then_some(line);
        true
    });
}

fn is_merge_marker(line: &str) -> bool {
    MERGE_MARKERS.iter().any(|marker| line.starts_with(marker))
}

fn merge_conflict(at: usize) -> Complaint {
    let hint = "settle the conflict, take the marker lines out, then try again";
    Complaint::new(at, "a mark of two versions merged by git (a conflict marker)", hint)
}

/// Returns the list, or the braces, that were opened and not closed: they have swallowed what follows.
fn unclosed_list(text: &str, tree: &DeTable, slips: &[Slip]) -> Option<Range<usize>> {
    let is_inside = |says: &str| says.contains("array") || says.contains("inline table") || says.contains("comma");
    slips.iter().find(|slip| slip.says.starts_with("unclosed array,") || slip.says.starts_with("unclosed inline"))?;
    let first = slips.iter().find(|slip| is_inside(slip.says))?.at;
    lists(text, tree).into_iter().filter(|list| list.start < first && first <= list.end).min_by_key(|list| list.start)
}

/// Returns the places of every list that is written with brackets, and of every table in braces.
fn lists(text: &str, table: &DeTable) -> Vec<Range<usize>> {
    let inside = |value: &toml::Spanned<DeValue>| within(text, value);
    table.values().flat_map(inside).collect()
}

fn within(text: &str, value: &toml::Spanned<DeValue>) -> Vec<Range<usize>> {
    let own = std::iter::once(value.span());
    match value.get_ref() {
        DeValue::Array(array) => own.chain(array.iter().flat_map(|element| within(text, element))).collect(),
        DeValue::Table(table) if text.get(value.span()).is_some_and(|written| written.starts_with('{')) => {
            own.chain(lists(text, table)).collect()
        }
        DeValue::Table(table) => lists(text, table),
        _ => Vec::new(),
    }
}

fn list_not_closed(text: &str, at: usize) -> Complaint {
    let line = excerpt(line_of(text, at));
    let (what, hint) = if text.get(at..).is_some_and(|rest| rest.starts_with('{')) {
        ("the curly bracket", "close each `{` with `}` on the same line")
    } else {
        ("the list", "end it with `]`")
    };
    Complaint::new(at, format!("{what} in `{line}` is not closed"), hint)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::read::full_parse::FullParse;

    #[test]
    fn a_line_of_nothing_but_mistakes_is_one_mistake() {
        for sign in ["+", "=", "-", "[,", "\"\""] {
            let text = format!("a = {}\n", sign.repeat(100_000));
            let (_, notes) = FullParse::read(&text).log();
            assert!(!notes.problems.is_empty() && notes.problems.len() <= MOST_OF_A_LINE, "{sign}");
        }
    }
}
