//! Numbers of actions as people type them: `3,5`, `3-5`, `#5`, `no. 5`, `actions 3 and 5`.

use std::ops::RangeInclusive;

use super::number::Number;

/// Reads numbers and runs of them, in the order typed; text with anything else in it is none.
pub(super) fn typed_numbers(text: &str) -> Option<Vec<RangeInclusive<Number>>> {
    let lower = text.to_lowercase();
    let named = ["actions", "action", "numbers", "number", "nos.", "nos", "no.", "no"];
    let rest = named.iter().fold(lower.trim(), |rest, name| match rest.strip_prefix(name) {
        Some(after) if !after.starts_with(char::is_alphabetic) => after.trim_start(),
        _ => rest,
    });
    let spaced = rest.replace([',', ';', '&'], " ").replace(" and ", " ").replace(" to ", "-");
    let joined = spaced.replace(['\u{2013}', '\u{2014}'], "-").replace(" - ", "-");
    let runs = joined.split_whitespace().map(run).collect::<Option<Vec<_>>>()?;
    if runs.is_empty() { None } else { Some(runs) }
}

/// Tells whether a text names actions by their numbers alone: `5`, `no. 5`, `3,5`, `3-5`.
pub fn are_numbers(text: &str) -> bool {
    typed_numbers(text).is_some()
}

/// Reads `5` as a run of one, and `3-5` as a run of three.
fn run(text: &str) -> Option<RangeInclusive<Number>> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let (first, last) = (number(first)?, number(last)?);
    (first <= last).then_some(first..=last)
}

fn number(text: &str) -> Option<Number> {
    let digits = text.strip_prefix('#').unwrap_or(text);
    let is_plain = digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| is_plain).and_then(Number::new)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_type_them() {
        let check = |text: &str, expected: Option<&[(u32, u32)]>| {
            let runs = typed_numbers(text);
            let found = runs.map(|runs| runs.iter().map(|run| (run.start().get(), run.end().get())).collect());
            assert_eq!(found, expected.map(<[_]>::to_vec), "{text}");
        };
        check("5", Some(&[(5, 5)]));
        for text in ["#5", "no. 5", "No 5", "no.5", "action 5", "Action no. 5", "number 5", " 5, "] {
            check(text, Some(&[(5, 5)]));
        }
        for text in ["3,5", "3, 5", "3 5", "3;5", "3 and 5", "actions 3 & 5", "nos. 3 and 5", "#3, #5"] {
            check(text, Some(&[(3, 3), (5, 5)]));
        }
        for text in ["3-5", "3 - 5", "3 to 5", "3\u{2013}5", "#3-#5", "actions 3 to 5"] {
            check(text, Some(&[(3, 5)]));
        }
        check("1,3-5", Some(&[(1, 1), (3, 5)]));
        for text in ["", "action", "5-3", "3-", "-3", "+5", "0", "A/5", "5a", "no one", "4294967296", "3-5-7"] {
            check(text, None);
        }
    }
}
