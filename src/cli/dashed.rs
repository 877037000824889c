//! Texts that begin with a dash, and are taken for options.

use crate::message::quoted;

/// Options that are followed by words.
const WORDED: &[&str] =
    &["--by", "--comment", "--due", "--due-words", "--minute", "--owner", "--reference", "--text", "--title"];

/// Commands that are given a text in so many words.
const TOLD: &[&str] = &["add", "comment", "further"];

/// Returns the hint for a line in which a text was taken for the option `taken`, with the command to type; nothing
/// where it can only be meant as an option.
pub(super) fn dashed(line: &[String], taken: &str) -> Option<String> {
    let is_taken = |part: &String| part.starts_with(taken.trim_end()) && is_text(part);
    let at = line.iter().position(is_taken)?;
    let (before, text, after) = (&line[..at], quoted(&line[at]), &line[at + 1..]);
    let typed = |parts: &[String]| parts.iter().map(|part| format!(" {}", quoted(part))).collect::<String>();
    Some(match before {
        [before @ .., option] if WORDED.contains(&option.as_str()) => {
            let line = format!("actions{} {option}={text}{}", typed(before), typed(after));
            format!("a text that begins with `-` follows a `=`: `{line}`")
        }
        _ if TOLD.iter().all(|command| !before.iter().any(|part| part == command)) => return None,
        _ => {
            let line = format!("actions{}{} -- {text}", typed(before), typed(after));
            format!("a text that begins with `-` comes last, after `--`: `{line}`")
        }
    })
}

/// Tells whether it is more than an option could be.
fn is_text(part: &str) -> bool {
    let is_short = part.chars().count() == 2 && part.ends_with(char::is_alphabetic);
    part.contains(char::is_whitespace) || !part.starts_with("--") && !is_short
}
