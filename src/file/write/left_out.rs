//! What another copy of a log says that the program does not read: comments of the file, and fields it does not know.

use std::collections::HashMap;
use std::iter;

/// Returns what stands in `theirs` and the program does not read, without what both copies began with and what `result`
/// has too: comments, and the lines of unknown fields, which are numbered from 1.
pub(crate) fn left_out(base: &str, theirs: &str, result: &str, unknown: &[usize]) -> Vec<String> {
    let mut known: HashMap<&str, usize> = HashMap::new();
    for text in [base, result] {
        let mut own: HashMap<&str, usize> = HashMap::new();
        for said in lines(text, unknown).flat_map(|(_, line)| [whole(line), comment(line)]).flatten() {
            *own.entry(said).or_default() += 1;
        }
        for (said, count) in own {
            let known = known.entry(said).or_default();
            *known = (*known).max(count);
        }
    }
    let mut left = Vec::new();
    for (number, line) in lines(theirs, unknown) {
        let said = if unknown.contains(&number) { Some(line.trim()) } else { comment(line) };
        let Some(said) = said else { continue };
        match known.get_mut(said) {
            Some(count) if *count > 0 => *count -= 1,
            _ => left.push(said.to_owned()),
        }
    }
    left
}

/// Returns the lines of a text, which are numbered from 1; where no field is unknown only those on which a comment may
/// stand, all numbered 0.
fn lines<'t>(text: &'t str, unknown: &[usize]) -> Box<dyn Iterator<Item = (usize, &'t str)> + 't> {
    if !unknown.is_empty() {
        return Box::new((1..).zip(text.lines()));
    }
    let mut rest = text;
    Box::new(iter::from_fn(move || {
        let (before, from) = rest.split_at(rest.find('#')?);
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        let end = from.find('\n').unwrap_or(from.len());
        let line = &rest[start..before.len() + end];
        rest = &from[end..];
        Some((0, line))
    }))
}

/// Returns a line that is more than a comment.
fn whole(line: &str) -> Option<&str> {
    Some(line.trim()).filter(|whole| comment(line) != Some(*whole))
}

/// Returns the comment on a line, which begins behind whatever stands in quotes.
fn comment(line: &str) -> Option<&str> {
    let mut quote = None;
    let mut is_escaped = false;
    for (at, c) in line.char_indices() {
        match (quote, c) {
            (None, '#') => return Some(line[at..].trim_end()).filter(|comment| comment.len() > 1),
            (None, '"' | '\'') => quote = Some(c),
            (Some('"'), '\\') if !is_escaped => {
                is_escaped = true;
                continue;
            }
            (Some(open), close) if open == close && !is_escaped => quote = None,
            _ => {}
        }
        is_escaped = false;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_begins_behind_what_is_quoted() {
        assert_eq!(comment("rag = \"red\"  # see \"5\""), Some("# see \"5\""));
        assert_eq!(comment("action = \"Room #5 \\\" #6\""), None);
        assert_eq!(comment("minute = '#5'"), None);
        assert_eq!(comment("# alone"), Some("# alone"));
        assert_eq!(comment("#"), None);
    }

    #[test]
    fn what_neither_the_base_nor_the_result_has_is_left_out() {
        let base = "# Of old.\n";
        let theirs = "# Of old.\n# New.\n# Twice.\n# Twice.\nward = \"North\"\n";
        assert_eq!(left_out(base, theirs, "# Twice.\n", &[5]), ["# New.", "# Twice.", "ward = \"North\""]);
        assert_eq!(left_out("", theirs, theirs, &[5]), Vec::<String>::new());
        assert_eq!(left_out(base, &theirs.replace('\n', "\r\n"), "# Twice.\n", &[]), ["# New.", "# Twice."]);
        assert_eq!(left_out("rag = \"red\" # so\n", "rag = \"red\" # so", "", &[]), Vec::<String>::new());
    }
}
