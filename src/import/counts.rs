//! Rows that only count, and the feet of pages: no action is in them.

use super::words::plain;
use crate::sources::Row;

/// Tells whether a row only counts, or is the foot of a page: no action is in it.
pub(super) fn is_of_counts(row: &Row) -> bool {
    let said = row.said();
    let is_figure = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    let is_of_words = |text: &str| !is_figure(text) && text.split(' ').count() <= 5;
    match said.as_slice() {
        // Words over several columns, and their figure.
        [words, figure] if is_figure(figure.trim()) && is_of_words(words) => {
            row.cells.iter().any(|cell| cell.columns > 1 && cell.text() == *words)
        }
        _ => !said.is_empty() && said.iter().all(|text| is_count(text)),
    }
}

/// Tells whether a text counts, or numbers a page: `Total: 12`, `3 actions`, `Still open: 4`, `Page 4 of 5`.
fn is_count(text: &str) -> bool {
    const COUNTED: &[&str] = &["action", "actions", "item", "items", "row", "rows", "entries", "records"];
    let words = plain(text);
    let is_figure = |word: &str| word.parse::<u32>().is_ok_and(|figure| figure < 1900);
    match words.split(' ').collect::<Vec<_>>()[..] {
        ["page", page] | ["page", page, "of", _] => is_figure(page),
        [count, counted] if COUNTED.contains(&counted) => is_figure(count),
        ["total" | "totals" | "subtotal", ref rest @ ..] | ["grand" | "sub", "total", ref rest @ ..] => {
            rest.len() <= 4 && rest.iter().all(|word| is_figure(word) || !word.chars().any(char::is_numeric))
        }
        [.., count] => {
            is_figure(count)
                && words.split(' ').count() <= 5
                && text.trim_end().trim_end_matches(char::is_numeric).trim_end().ends_with(':')
        }
        [] => false,
    }
}
