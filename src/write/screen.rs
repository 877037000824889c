//! The summary as text, no longer than the screen.

use std::path::Path;

use super::style::Style;
use super::text::text;
use crate::page::{Brief, brief_status, statuses};
use crate::query::Status;

/// Draws the summaries of several logs, and of one the whole summary where the screen has room for it, else the brief one with as many owners as there is room
/// for, and with one at least.
pub(super) fn summary(each: &[Status], log: Option<&Path>, style: Style) -> String {
    let whole = text(&statuses(each), style);
    let [figures @ Status { log: None, .. }] = each else { return whole };
    // The line below the page is where the next command is typed.
    let Some(room) = style.height.map(|height| height.saturating_sub(1)) else { return whole };
    let lines = |page: &String| page.lines().count();
    if lines(&whole) <= room {
        return whole;
    }
    let drawn = |brief| text(&brief_status(figures, brief, log), style);
    let least = |owners| Brief { owners, beside_a_figure: 0, beside_an_owner: 0 };
    let most = figures.owners.len().min(room).max(1);
    let mut brief = (1..=most).rev().map(least).find(|brief| lines(&drawn(*brief)) <= room).unwrap_or(least(1));
    let height = lines(&drawn(brief));
    let stands = |brief: Brief| lines(&drawn(brief)) <= height;
    let columns = style.running_width();
    brief.beside_a_figure = greatest(columns, |beside_a_figure| stands(Brief { beside_a_figure, ..brief }));
    brief.beside_an_owner = greatest(columns, |beside_an_owner| stands(Brief { beside_an_owner, ..brief }));
    drawn(brief)
}

/// Finds the greatest number up to a most for which something holds, as it does for nought and up to that number.
fn greatest(most: usize, holds: impl Fn(usize) -> bool) -> usize {
    let (mut least, mut most) = (0, most);
    while least < most {
        let middle = usize::midpoint(least, most + 1);
        if holds(middle) { least = middle } else { most = middle - 1 }
    }
    least
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixtures::{action, day, log_of};
    use crate::model::{Due, Log};
    use crate::query;

    /// A board of thirty actions and as many owners as their numbers leave when divided by ten.
    fn log() -> Log {
        let mut log = log_of((1..=30).map(|number| action(number, &[&format!("Owner {:02}", number % 10)])));
        for late in [3, 13, 7] {
            log.actions[late - 1].due = Some(Due::Day(day("2026-06-01")));
        }
        log
    }

    fn drawn(height: Option<usize>) -> String {
        let style = Style { width: Some(80), height, ..Style::PLAIN };
        summary(&[query::status(&log(), day("2026-06-22"), false)], None, style)
    }

    #[test]
    fn a_board_of_thirty_actions_is_on_one_screen() {
        let page = drawn(Some(24));
        assert!(page.lines().count() < 24, "{page}");
        assert!(
            page.starts_with("Riverside Board\n30 open, 3 overdue, none due by 30 June; action 1 is 97 days old.\n")
        );
        assert!(page.ends_with("\n\nand 4 more owners, none of them overdue: `actions status --all`\n"), "{page}");
    }

    #[test]
    fn the_rest_is_asked_of_the_log_that_was_named() {
        let style = Style { width: Some(100), height: Some(24), ..Style::PLAIN };
        let status = query::status(&log(), day("2026-06-22"), true);
        let page = summary(&[status], Some(Path::new("hall.toml")), style);
        assert!(page.ends_with("`actions --file hall.toml status --exempt --all`\n"), "{page}");
    }

    #[test]
    fn off_a_terminal_and_on_a_high_one_nothing_is_left_out() {
        let page = drawn(None);
        assert!((0..10).all(|owner| page.contains(&format!("\nOwner {owner:02} "))), "{page}");
        assert!(!page.contains("--all"), "{page}");
        assert_eq!(drawn(Some(page.lines().count() + 1)), page);
        assert_ne!(drawn(Some(page.lines().count())), page);
    }

    #[test]
    fn on_the_lowest_of_screens_the_worst_owner_is_named() {
        let page = drawn(Some(3));
        assert!(page.contains("\nOwner 03 ") && page.contains("and 9 more owners, 1 of them overdue"), "{page}");
    }

    #[test]
    fn a_narrow_screen_has_room_for_it_too_and_numbers_are_left_out_only_where_a_line_has_none() {
        let drawn = |width| {
            let style = Style { width: Some(width), height: Some(24), ..Style::PLAIN };
            summary(&[query::status(&log(), day("2026-06-22"), false)], Some(Path::new("hall.toml")), style)
        };
        for width in 48..=200 {
            let page = drawn(width);
            assert!(page.lines().count() < 24, "{width}:\n{page}");
            assert!(page.contains("actions --file hall.toml status --all"), "{width}:\n{page}");
        }
        let page = drawn(160);
        assert!(page.contains("  1, 2, 4, 5, 6, 8, 9, 10, 11, 12, 14, 15, 16, 17, "), "{page}");
    }
}
