//! How minutes are cited: `36(b)`, `Min. 36 (b)` and `minute 36b` are one.

/// Tells whether a minute that was cited is the one asked for, or a part of it: `36(b)` is of `36`, and `7.2` is of `7`.
pub fn is_of_minute(cited: &str, asked: &str) -> bool {
    let (cited, asked) = (parts(cited), parts(asked));
    !asked.is_empty() && cited.starts_with(&asked)
}

/// Tells whether two citations are of one minute.
pub fn is_same_minute(one: &str, other: &str) -> bool {
    let one = parts(one);
    !one.is_empty() && one == parts(other)
}

/// Divides a citation into its number and letters.
fn parts(minute: &str) -> Vec<String> {
    let lower = minute.to_lowercase();
    let labels = [
        "minutes",
        "minute",
        "mins.",
        "mins",
        "min.",
        "min",
        "item",
        "paragraph",
        "para.",
        "para",
        "no.",
        "no",
        "number",
    ];
    let mut bare = lower.trim();
    while let Some(rest) = labels.iter().find_map(|label| unlabelled(bare, label)) {
        bare = rest;
    }
    let mut parts: Vec<String> = Vec::new();
    let mut last = None;
    for c in bare.chars() {
        let is_part = c.is_alphanumeric() || c == '/';
        // Letters behind figures are a part of their own; `FC24/15` begins with letters.
        let begins = last.is_none_or(|last: char| {
            !(last.is_alphanumeric() || last == '/') || c.is_alphabetic() && last.is_ascii_digit()
        });
        match parts.last_mut().filter(|_| !begins) {
            _ if !is_part => {}
            Some(part) => part.push(c),
            None => parts.push(c.to_string()),
        }
        last = Some(c);
    }
    parts
}

/// Takes a label off a citation, where something else than its letters follows.
fn unlabelled<'t>(text: &'t str, label: &str) -> Option<&'t str> {
    let rest = text.strip_prefix(label)?;
    (!rest.starts_with(char::is_alphabetic)).then(|| rest.trim_start()).filter(|rest| !rest.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_are_one_however_they_are_cited() {
        for (one, other) in [
            ("36(b)", "36 (b)"),
            ("Minute 36(b)", "36b"),
            ("24/015.", "24/015"),
            ("7.2", "Min. 7.2"),
            ("Minute no. 36 (b)", "36(b)"),
            ("Item 7", "7"),
            ("Mins 36", "36"),
            ("para 7", "7"),
            ("FC24/15", "fc24/15"),
        ] {
            assert!(is_same_minute(one, other), "{one} {other}");
        }
        for (one, other) in [("36(b)", "36"), ("36", "37"), ("24/015", "24/15"), ("", "")] {
            assert!(!is_same_minute(one, other), "{one} {other}");
        }
    }

    #[test]
    fn letters_are_of_their_minute() {
        for (cited, asked) in
            [("36(b)", "36"), ("36(b)(ii)", "36(b)"), ("7.2", "7"), ("36", "36"), ("24/015(a)", "24/015")]
        {
            assert!(is_of_minute(cited, asked), "{cited} {asked}");
        }
        for (cited, asked) in [("36", "36(b)"), ("136", "36"), ("24/015", "24"), ("36", "")] {
            assert!(!is_of_minute(cited, asked), "{cited} {asked}");
        }
    }
}
