//! Lists within a paragraph: `RESOLVED (a) that …; and (b) that …`.

/// The kinds of marks, each with its first few.
const SERIES: &[&[&str]] = &[
    &["a", "b", "c", "d", "e", "f", "g", "h", "j", "k"],
    &["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"],
    &["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"],
];

/// Divides a paragraph before each mark in brackets, where at least two follow one another; else it is one part.
pub(super) fn enumerated(text: &str) -> Vec<&str> {
    let best = SERIES.iter().map(|series| starts(text, series)).max_by_key(Vec::len).unwrap_or_default();
    if best.len() < 2 {
        return vec![text];
    }
    let ends = best.iter().copied().chain([text.len()]).collect::<Vec<_>>();
    let head = text[..best[0]].trim();
    let parts = ends.windows(2).map(|pair| without_joint(&text[pair[0]..pair[1]]));
    std::iter::once(head).filter(|head| !head.is_empty()).chain(parts).collect()
}

/// Finds where the marks of a series stand, one after the other, each at the beginning or behind what ends a clause.
fn starts(text: &str, series: &[&str]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut from = 0;
    for mark in series {
        let sign = format!("({mark}) ");
        let Some(at) = text[from..].match_indices(&sign).map(|(at, _)| from + at).find(|at| begins(&text[..*at]))
        else {
            break;
        };
        found.push(at);
        from = at + sign.len();
    }
    found
}

fn begins(before: &str) -> bool {
    let before = before.trim_end();
    let announces = ["RESOLVED", "AGREED", "resolved", "agreed", "and", "that", "to", "–", "-"];
    before.is_empty() || before.ends_with([';', ':', '.', ',']) || announces.iter().any(|word| before.ends_with(word))
}

fn without_joint(part: &str) -> &str {
    let part = part.trim();
    ["; and", ", and", " and"].iter().find_map(|joint| part.strip_suffix(joint)).unwrap_or(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_within_a_paragraph_is_divided() {
        for (text, parts) in [
            (
                "RESOLVED: (1) That it be let; and (2) That it be told.",
                vec!["RESOLVED:", "(1) That it be let", "(2) That it be told."],
            ),
            ("RESOLVED (a) to let it, (b) to tell them.", vec!["RESOLVED", "(a) to let it,", "(b) to tell them."]),
            ("(i) It came. (ii) It went. (iii) It fell.", vec!["(i) It came.", "(ii) It went.", "(iii) It fell."]),
        ] {
            assert_eq!(enumerated(text), parts);
        }
    }

    #[test]
    fn a_mark_alone_divides_nothing() {
        for text in ["(a) That it be let.", "Section 3 (1) applies (2) times", "It was let (a) gladly.", ""] {
            assert_eq!(enumerated(text), [text]);
        }
    }
}
