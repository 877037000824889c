//! Mistakes in the writing of the file, said in a clerk's words: one complaint a line, with the cure.
//!
//! The parser's own messages speak of its grammar; here the line it stopped at is looked at again
//! for what a person most likely meant.

use std::ops::Range;

use toml::de::{DeTable, DeValue, Error};

use super::complaint::{Complaint, excerpt, line_around, line_at};
use super::slip::{Slip, explain_line};

const MERGE_MARKERS: &[&str] = &["<<<<<<<", "=======", ">>>>>>>", "|||||||"];

fn slips<'e>(text: &str, errors: &'e [Error]) -> Vec<Slip<'e>> {
    let mut slips: Vec<Slip> = errors
        .iter()
        .map(|error| {
            let quoted = error.span().unwrap_or(0..0);
            Slip { at: quoted.start.min(text.len()), quoted, says: error.message() }
        })
        .collect();
    slips.sort_by_key(|slip| slip.at);
    slips
}

/// Tells whether the mistakes leave in doubt which action a field belongs to.
pub(super) fn breaks_structure(text: &str, errors: &[Error]) -> bool {
    errors.iter().any(|error| {
        let at = error.span().map_or(0, |span| span.start);
        let line = text[line_around(text, at)].trim_start();
        line.starts_with('[') || is_merge_marker(line) || error.message().starts_with("invalid multi-line")
    })
}

/// Explains every error of the parser, one complaint a line.
pub(super) fn explain(text: &str, tree: &DeTable, errors: &[Error]) -> Vec<Complaint> {
    if errors.is_empty() {
        return Vec::new();
    }
    if let Some(conflict) = merge_conflict(text) {
        return vec![conflict];
    }
    let mut slips = slips(text, errors);
    let swallowed = unclosed_list(tree, &slips);
    let mut complaints = Vec::new();
    if let Some(list) = &swallowed {
        let inside = |slip: &Slip| slip.at >= list.start;
        let first = slips.iter().find(|slip| inside(slip) && slip.says.starts_with("invalid basic string"));
        complaints.push(match first.filter(|slip| line_at(text, slip.at) == line_at(text, list.start)) {
            Some(slip) => explain_line(text, slip),
            None => list_not_closed(text, list.start),
        });
        slips.retain(|slip| !inside(slip));
    }
    // An `[[actions]]` after a stray comment is no mistake: the stray comment is.
    let has_stray_comment = tree.get("actions").is_some_and(|actions| actions.get_ref().is_table());
    slips.retain(|slip| {
        !(has_stray_comment
            && slip.says == "duplicate key"
            && text[line_around(text, slip.at)].trim_start().starts_with("[["))
    });
    slips.dedup_by_key(|slip| line_at(text, slip.at));
    drop_second_halves(text, &mut slips);
    complaints.extend(slips.iter().map(|slip| explain_line(text, slip)));
    complaints.sort_by_key(|complaint| complaint.at);
    complaints
}

/// Text in one pair of quotes over two lines is one mistake, though neither line can be read.
fn drop_second_halves(text: &str, slips: &mut Vec<Slip>) {
    let mut unclosed = None;
    slips.retain(|slip| {
        let line = line_at(text, slip.at);
        let is_half = text[line_around(text, slip.at)].matches('"').count() % 2 == 1;
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

fn merge_conflict(text: &str) -> Option<Complaint> {
    let at = text.match_indices("<<<<<<<").map(|(at, _)| at).find(|at| *at == 0 || text.as_bytes()[at - 1] == b'\n')?;
    Some(Complaint::new(
        at,
        "a git merge conflict marker",
        "settle the conflict, take the marker lines out, then try again",
    ))
}

/// Returns the list that was opened and not closed, if there is one: it has swallowed what follows.
fn unclosed_list(tree: &DeTable, slips: &[Slip]) -> Option<Range<usize>> {
    let end = slips.iter().find(|slip| slip.says.starts_with("unclosed array,"))?.at;
    lists(tree).into_iter().filter(|list| list.start < end && end <= list.end).max_by_key(|list| list.start)
}

/// Returns the places of every list that is written with brackets.
fn lists(table: &DeTable) -> Vec<Range<usize>> {
    fn inside(value: &toml::Spanned<DeValue>) -> Vec<Range<usize>> {
        match value.get_ref() {
            DeValue::Array(array) => std::iter::once(value.span()).chain(array.iter().flat_map(inside)).collect(),
            DeValue::Table(table) => lists(table),
            _ => Vec::new(),
        }
    }
    table.values().flat_map(inside).collect()
}

fn list_not_closed(text: &str, at: usize) -> Complaint {
    let line = excerpt(&text[line_around(text, at)]);
    Complaint::new(at, format!("the list in `{line}` is not closed"), "end it with `]`")
}
