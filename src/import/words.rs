//! Words of other people's tables, compared without case, marks and doubled blanks.

pub(super) use crate::model::{has_word, is_word, plain};

/// Tells whether a text stands where nothing is said: `-`, `None`, `n/a`.
pub(super) fn is_nothing(text: &str) -> bool {
    const NOTHING: &[&str] = &["n a", "na", "none", "nil", "not applicable", "not set", "not given", "not rated"];
    text.trim().chars().all(|c| "-–—.".contains(c)) || NOTHING.contains(&plain(text).as_str())
}

/// Tells whether a text points to what stands above: `As above`, `Ditto`, `"`.
pub(super) fn is_ditto(text: &str) -> bool {
    const DITTO: &[&str] = &["as above", "see above", "ditto", "same", "same as above", "as before"];
    ["\"", "''", "”", "″", "〃", "↑", "do."].contains(&text.trim()) || DITTO.contains(&plain(text).as_str())
}

/// Tells whether a text is a tick.
pub(super) fn is_tick(text: &str) -> bool {
    ["✓", "✔", "☑", "√", "✅", "\u{f0fc}"].contains(&text.trim().trim_end_matches('\u{fe0f}'))
}

/// Tells whether words of these groups come in this order in a plain text, few words from one to the next.
pub(super) fn in_order(plain: &str, groups: &[&[&str]]) -> bool {
    const APART: usize = 8;
    fn follows(words: &[&str], within: usize, groups: &[&[&str]]) -> bool {
        let [group, rest @ ..] = groups else { return true };
        let is_one = |word: &str| group.iter().any(|known| is_word(word, known));
        (0..words.len().min(within)).any(|at| is_one(words[at]) && follows(&words[at + 1..], APART, rest))
    }
    let words: Vec<&str> = plain.split(' ').collect();
    follows(&words, words.len(), groups)
}

/// Shortens what is quoted in the account, on one line.
pub(super) fn excerpt(text: &str) -> String {
    const MOST_CHARS: usize = 60;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MOST_CHARS) {
        Some((cut, _)) => format!("{}...", &line[..cut]),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_nothing_is_said_there_is_nothing() {
        for nothing in ["", "-", " – ", "None", "n/a", "N.A.", "Nil", "Not set"] {
            assert!(is_nothing(nothing), "{nothing}");
        }
        for something in ["✓", "?", "None of them came", "no", "TBC"] {
            assert!(!is_nothing(something), "{something}");
        }
    }

    #[test]
    fn what_points_above_is_no_name() {
        for ditto in ["As above", "ditto", "\"", " 〃 ", "do."] {
            assert!(is_ditto(ditto), "{ditto}");
        }
        for other in ["DO", "Sam Above", ""] {
            assert!(!is_ditto(other), "{other}");
        }
    }

    #[test]
    fn words_are_found_in_their_order_and_near() {
        let groups: &[&[&str]] = &[&["request*"], &["withdraw*", "clos*"]];
        assert!(in_order("it is requested that the board withdraw this", groups));
        assert!(!in_order("the board may withdraw what was requested", groups));
        assert!(!in_order("requested one two three four five six seven eight nine withdraw", groups));
    }
}
