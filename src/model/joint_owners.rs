//! Owners that are written side by side, and titles of posts that only look so.

use std::ops::Range;

use super::owner_names::{has_post, is_full_name, is_initials, is_post, is_whole_name};
use super::plain_words::plain;

/// The most names side by side that are looked at.
const MOST: usize = 8;

/// What is written for one owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnerText<'a> {
    /// The name.
    pub name: &'a str,
    /// Whether it may as well be of two owners.
    pub is_unsure: bool,
    /// Whether it is the title of a post beside another, which may as well be of one person.
    pub is_post_beside: bool,
}

/// Parts a text into the owners that it names, in order.
///
/// A stroke, a semicolon and a new line always part two owners. A comma, `and`, `&` and `+` part them where each side
/// is known, or made as a name or as the title of a post is; a known whole is one.
pub fn owners_in<'a>(text: &'a str, is_known: &dyn Fn(&str) -> bool) -> Vec<OwnerText<'a>> {
    if is_known(text) {
        let name = text.trim().trim_end_matches([',', ';']).trim();
        return vec![OwnerText { name, is_unsure: false, is_post_beside: false }];
    }
    pieces(text).filter(|piece| !piece.is_empty()).flat_map(|piece| side_by_side(piece, is_known)).collect()
}

/// Returns the names in a text, whatever joins them.
pub fn each_name(text: &str) -> impl Iterator<Item = &str> {
    pieces(text).flat_map(|piece| names(piece).map_or_else(|| vec![piece], |names| texts(piece, &names)))
}

/// Tells whether a text has names side by side, or words of one title.
pub fn is_joined(text: &str) -> bool {
    names(text).is_some()
}

/// Splits a text at strokes and semicolons, which no title of a post has.
pub fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split([';', '\n']).flat_map(at_strokes).map(|name| name.trim().trim_end_matches([',', ';']).trim())
}

fn side_by_side<'a>(piece: &'a str, is_known: &dyn Fn(&str) -> bool) -> Vec<OwnerText<'a>> {
    let one = |is_unsure| vec![OwnerText { name: piece, is_unsure, is_post_beside: false }];
    let Some(names) = names(piece).filter(|_| !is_known(piece)) else {
        return one(false);
    };
    let is_made = |name: &str| is_whole_name(name) || is_full_name(name);
    let is_person = |name: &str| is_known(name) || is_made(name);
    if names.iter().all(|name| is_person(&piece[name.clone()])) {
        let owner =
            |range: &Range<usize>| OwnerText { name: &piece[range.clone()], is_unsure: false, is_post_beside: false };
        return names.iter().map(owner).collect();
    }
    // A word that is known may be a part of the title before it: `Head of Parks and Highways`.
    let is_apart = |name: &str| is_made(name) || name.contains(' ') && is_known(name);
    let is_title = |range: &Range<usize>| !is_apart(&piece[range.clone()]);
    let is_beside_title =
        |owners: &[Range<usize>]| piece.contains(',') && owners.iter().any(is_title) && !owners.iter().all(is_title);
    // `Head of People & OD`: the last may be a part of the title, or somebody's initials.
    let is_title_or_two = |pair: &[Range<usize>]| {
        let (title, name) = (&piece[pair[0].clone()], &piece[pair[1].clone()]);
        is_title(&pair[0]) && plain(title).contains(" of ") && is_initials(name) && !is_known(name)
    };
    match parted(piece, &names, &is_apart) {
        Some(owners) if owners.windows(2).any(is_title_or_two) => one(true),
        Some(owners) if owners.len() > 1 && !is_beside_title(&owners) => owners
            .iter()
            .map(|range| OwnerText { name: &piece[range.clone()], is_unsure: false, is_post_beside: is_title(range) })
            .collect(),
        Some(owners) if owners.len() == 1 => one(false),
        _ => {
            let texts = texts(piece, &names);
            // `Smith, John`
            let is_turned = texts.len() == 2 && piece.contains(',') && !texts[0].contains(' ');
            // A name beside a post may be who holds it, or somebody else.
            one(!is_turned && (!has_post(piece) || texts.iter().any(|name| is_whole_name(name) || is_full_name(name))))
        }
    }
}

/// Groups names into as many owners as there can be, so that each is a person or a whole title.
fn parted(piece: &str, names: &[Range<usize>], is_person: &dyn Fn(&str) -> bool) -> Option<Vec<Range<usize>>> {
    let mut best: Vec<Option<Vec<Range<usize>>>> = vec![Some(Vec::new())];
    for end in 0..names.len() {
        let ways = (0..=end).filter_map(|start| {
            let owner = names[start].start..names[end].end;
            let text = &piece[owner.clone()];
            let is_owner = if start == end { is_person(text) || is_post(text) } else { is_post(text) };
            let mut owners = best[start].clone().filter(|_| is_owner)?;
            owners.push(owner);
            Some(owners)
        });
        best.push(ways.max_by_key(Vec::len));
    }
    best.pop().flatten()
}

fn texts<'a>(piece: &'a str, names: &[Range<usize>]) -> Vec<&'a str> {
    names.iter().map(|name| &piece[name.clone()]).collect()
}

/// Finds the names of `A, B and C`, `A & B` and `A + B`, which are owners side by side, or words of one title.
fn names(text: &str) -> Option<Vec<Range<usize>>> {
    let spaced = text.replace(',', " ");
    let mut names = Vec::new();
    let mut start = 0;
    let mut marks: Vec<Range<usize>> =
        text.match_indices([',', '&', '+']).map(|(at, mark)| at..at + mark.len()).collect();
    marks.extend(spaced.match_indices(" and ").map(|(at, and)| at + 1..at + and.len()));
    marks.sort_by_key(|mark| mark.start);
    let end = text.len()..text.len();
    for mark in marks.into_iter().chain(std::iter::once(end)) {
        let name = text.get(start..mark.start).unwrap_or_default();
        let trimmed = name.trim();
        let trimmed = if start > 0 { trimmed.strip_prefix("with ").unwrap_or(trimmed) } else { trimmed };
        if !trimmed.is_empty() {
            let at = start + name.find(trimmed).unwrap_or(0);
            names.push(at..at + trimmed.len());
        }
        start = start.max(mark.end);
    }
    let is_whole = |name: &Range<usize>| {
        let name = &text[name.clone()];
        name.matches('(').count() == name.matches(')').count()
    };
    ((2..=MOST).contains(&names.len()) && names.iter().all(is_whole)).then_some(names)
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

    fn check(text: &str, expected: &[&str], is_unsure: bool) {
        let owners = owners_in(text, &|name| ["Parks", "Parks,", "Highways", "Bree and Sons"].contains(&name));
        assert_eq!(owners.iter().map(|owner| owner.name).collect::<Vec<_>>(), expected, "{text}");
        assert_eq!(owners.iter().any(|owner| owner.is_unsure), is_unsure, "{text}");
    }

    #[test]
    fn names_side_by_side_are_owners_each() {
        check("Rik Basra/Gary Bee", &["Rik Basra", "Gary Bee"], false);
        check("Rik Basra; Gary Bee / RB", &["Rik Basra", "Gary Bee", "RB"], false);
        check("Ann Lee, Bo Ek", &["Ann Lee", "Bo Ek"], false);
        check("Parks,", &["Parks"], false);
        check("Ann Lee + Bo Ek", &["Ann Lee", "Bo Ek"], false);
        check("Ann Lee, Bo Ek, and Cy Penn", &["Ann Lee", "Bo Ek", "Cy Penn"], false);
        check("TK & PV", &["TK", "PV"], false);
        check("Parks and Highways", &["Parks", "Highways"], false);
        check("Clerk & Cllr Dunn", &["Clerk", "Cllr Dunn"], false);
    }

    #[test]
    fn the_title_of_a_post_is_one_owner_and_two_titles_are_two() {
        for title in [
            "Arts and Leisure Manager",
            "Health & Safety Officer",
            "Head of Legal and Democratic Services",
            "Director of Parks & Open Spaces",
            "Comptroller & City Solicitor",
            "Bree and Sons",
            "Smith, John",
            "Head of Parks and Highways",
        ] {
            check(title, &[title], false);
        }
        check("Chief Executive and Finance Director", &["Chief Executive", "Finance Director"], false);
        check("Head of Finance and Ann Lee", &["Head of Finance", "Ann Lee"], false);
        check(
            "Head of Legal and Democratic Services and Chief Executive",
            &["Head of Legal and Democratic Services", "Chief Executive"],
            false,
        );
        check("Ann Lee and Arts and Leisure Manager", &["Ann Lee", "Arts and Leisure Manager"], false);
    }

    #[test]
    fn what_may_be_one_or_two_is_one_and_unsure() {
        for text in [
            "Smith and Jones",
            "Head of Highways, J. Smith",
            "Director (Waste) & Cllr P. Oak",
            "Head of People & OD",
            "Head of Finance, with Cllr Ames",
        ] {
            check(text, &[text], true);
        }
    }

    #[test]
    fn a_stroke_within_care_of_or_figures_parts_nothing() {
        check("Clerk c/o the Hall", &["Clerk c/o the Hall"], false);
        check("Ward 2/3 team", &["Ward 2/3 team"], false);
        check(" / ;", &[], false);
    }
}
