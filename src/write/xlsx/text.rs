//! Text as a cell of a workbook holds it: nothing that hides, nothing that is read as something else, and no more
//! than fits.

use crate::page::sanitize::with_tabs;
use crate::page::table::Paragraph;

/// The most that Excel holds in a cell, with room to say that there was more; it counts as UTF-16 does.
const MOST: usize = 32_700;

/// Text that is formatted alike.
pub(crate) type Run = (String, bool);

/// Returns the text as a cell holds it.
pub(crate) fn fitting(words: &str) -> String {
    let shown = with_tabs(words);
    let mut room = MOST;
    let cut = shown.char_indices().find(|(_, c)| {
        let is_over = c.len_utf16() > room;
        room = room.saturating_sub(c.len_utf16());
        is_over
    });
    match cut {
        Some((cut, _)) => format!("{} … (more than a cell can hold)", &shown[..cut]),
        None => shown,
    }
}

/// Joins paragraphs into runs, bold or not, each paragraph after the first and each of its lines begun with a line
/// break. What is longer than a cell becomes one run that is not bold.
pub(crate) fn runs(paragraphs: &[Paragraph]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let is_bold = paragraph.is_strong();
        let line = paragraph.lines().join("\n");
        let line = if at == 0 { line } else { format!("\n{line}") };
        match runs.last_mut() {
            Some((run, was_bold)) if *was_bold == is_bold => run.push_str(&line),
            _ => runs.push((line, is_bold)),
        }
    }
    if let [_] = runs.as_slice() {
        return runs;
    }
    let marked: Vec<Run> = runs.iter().map(|(text, is_bold)| (literal(text), *is_bold)).collect();
    let length: usize = marked.iter().map(|(text, _)| text.encode_utf16().count()).sum();
    if length <= MOST { marked } else { vec![(runs.into_iter().map(|(text, _)| text).collect(), false)] }
}

/// Keeps `_x000D_` and its like from being read as the character of that number, which the library
/// does everywhere but among runs.
fn literal(text: &str) -> String {
    let mut literal = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let code = text.as_bytes().get(at..at + 7).filter(|code| code.starts_with(b"_x") && code.ends_with(b"_"));
        if code.is_some_and(|code| code[2..6].iter().all(u8::is_ascii_hexdigit)) {
            literal.push_str("_x005F");
        }
        literal.push(c);
    }
    literal
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::table::Emphasis;

    #[test]
    fn a_text_is_no_longer_than_a_cell() {
        for text in ["é", "👩", "_x0041_", "a"] {
            let fitted = fitting(&text.repeat(40_000));
            assert!((32_700..32_767).contains(&fitted.encode_utf16().count()), "{text}");
            assert!(fitted.ends_with("… (more than a cell can hold)"));
        }
        assert_eq!(fitting("a\u{1b}b"), "a\\x1Bb");
    }

    #[test]
    fn what_looks_like_the_code_of_a_character_stays_what_it_is() {
        assert_eq!(literal("a_x000D_b_x00_"), "a_x005F_x000D_b_x00_");
        assert_eq!(literal("é_x"), "é_x");
    }

    #[test]
    fn paragraphs_that_are_alike_are_one_run() {
        let strong = |text| Paragraph::emphasised(text, Emphasis::Strong);
        let paragraphs = [Paragraph::new("a"), Paragraph::new("b\nc"), strong("New: c"), strong("d")];
        assert_eq!(runs(&paragraphs), [("a\nb\nc".to_owned(), false), ("\nNew: c\nd".to_owned(), true)]);
    }

    #[test]
    fn what_is_longer_than_a_cell_is_one_run() {
        let long = "_x0041_".repeat(3_000);
        let runs = runs(&[Paragraph::new(&long), Paragraph::emphasised("New", Emphasis::Strong)]);
        assert_eq!(runs, [(format!("{long}\nNew"), false)]);
    }
}
