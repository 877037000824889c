//! The responsible officers of a cell, in the order of the source.

use std::collections::HashSet;

use super::words::plain;
use crate::model::Owner;
use crate::sources::Cell;

/// Words that stand where nobody is named yet.
const NOBODY: &[&str] = &["", "tbc", "tba", "tbd", "to be confirmed", "n a", "na", "none", "vacant"];

/// Splits a cell into its owners: at strokes, semicolons and new paragraphs.
///
/// `and`, `&` and commas stay, since they also stand within the titles of posts.
pub(super) fn owners_in(cell: &Cell) -> Vec<Owner> {
    let mut seen = HashSet::new();
    let all = cell.paragraphs.iter().flat_map(|paragraph| owners_of(&paragraph.text()));
    all.filter(|owner| seen.insert(owner.clone())).collect()
}

/// Splits the text of one paragraph into owners.
pub(super) fn owners_of(text: &str) -> Vec<Owner> {
    if NOBODY.contains(&plain(text).as_str()) {
        return Vec::new();
    }
    let names = text.split([';', '\n']).flat_map(at_strokes).map(|name| name.trim().trim_end_matches([',', ';']));
    names.filter(|name| !NOBODY.contains(&plain(name).as_str())).map(Owner::new).collect()
}

/// Splits at strokes, but for those of `c/o` and of figures such as `2/3`.
fn at_strokes(text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices('/') {
        let (before, after) = (&text[start..at], &text[at + 1..]);
        let is_care_of = before.ends_with(['c', 'C'])
            && !before[..before.len() - 1].ends_with(char::is_alphanumeric)
            && after.starts_with(['o', 'O']);
        let is_figure =
            before.ends_with(|c: char| c.is_ascii_digit()) && after.starts_with(|c: char| c.is_ascii_digit());
        if !is_care_of && !is_figure {
            names.push(before);
            start = at + 1;
        }
    }
    names.push(&text[start..]);
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, names: &[&str]) {
        let owners = owners_in(&Cell::plain(text));
        assert_eq!(owners.iter().map(Owner::as_str).collect::<Vec<_>>(), names, "{text}");
    }

    #[test]
    fn owners_are_split_in_their_order() {
        check("Rik Basra/Gary Bee", &["Rik Basra", "Gary Bee"]);
        check("Rik Basra; Gary Bee / RB", &["Rik Basra", "Gary Bee", "RB"]);
        check("Clerk\nChair,", &["Clerk", "Chair"]);
        check("John Richardson\nJohn Richardson", &["John Richardson"]);
    }

    #[test]
    fn the_title_of_a_post_stays_whole() {
        for title in [
            "Comptroller & City Solicitor",
            "Head of Parks and Highways",
            "Director, Public Health",
            "Clerk c/o the Hall",
        ] {
            check(title, &[title]);
        }
    }

    #[test]
    fn where_nobody_is_named_there_is_nobody() {
        for nobody in ["", "TBC", "N/A", "-", "Vacant"] {
            check(nobody, &[]);
        }
    }
}
