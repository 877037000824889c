//! How many open actions have each colour, as a bar of text with its legend.

use unicode_width::UnicodeWidthStr;

use super::style::Style;
use crate::model::Rag;
use crate::page::counted::figure;
use crate::page::table::Emphasis;

/// The most columns that the bar takes.
const BROADEST: usize = 60;

/// Draws the bar; nothing off a terminal, or where the legend does not fit on a line.
pub(crate) fn bar(counts: &[(Option<Rag>, usize)], style: Style) -> Option<String> {
    let width = style.width?;
    let breadths = parts(&counts.iter().map(|(_, count)| *count).collect::<Vec<_>>(), width.min(BROADEST))?;
    let words: Vec<_> = counts
        .iter()
        .map(|(rag, count)| format!("{} {} {}", style.marks.fill(*rag), figure(*count), Rag::word(*rag)))
        .collect();
    if words.join(GAP).width() > width {
        return None;
    }
    let painted = |rag: Option<Rag>, words: &str| match rag {
        Some(rag) => style.paint(Emphasis::Rag(rag), words),
        None => words.to_owned(),
    };
    let segments = counts
        .iter()
        .zip(breadths)
        .map(|((rag, _), breadth)| painted(*rag, &style.marks.fill(*rag).to_string().repeat(breadth)));
    let legend = counts.iter().zip(&words).map(|((rag, _), words)| painted(*rag, words));
    Some(format!("{}\n{}\n", segments.collect::<String>(), legend.collect::<Vec<_>>().join(GAP)))
}

/// What stands between two words of the legend.
const GAP: &str = "   ";

/// Shares columns among counts, as many for each action where there is room for that, else in
/// proportion, with at least one for every count. Nothing when there are too few columns.
fn parts(counts: &[usize], columns: usize) -> Option<Vec<usize>> {
    let total: usize = counts.iter().sum();
    if total == 0 || columns < counts.len() {
        return None;
    }
    if total <= columns {
        return Some(counts.iter().map(|count| count * (columns / total)).collect());
    }
    let mut parts: Vec<usize> = counts.iter().map(|count| (count * columns / total).max(1)).collect();
    let others = parts.iter().sum::<usize>() - parts.iter().max()?;
    // What rounding left over, or took too much, is least seen in the longest part.
    *parts.iter_mut().max()? = columns - others;
    Some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::Marks;

    const COUNTS: &[(Option<Rag>, usize)] =
        &[(Some(Rag::Red), 1), (Some(Rag::Amber), 4), (Some(Rag::Green), 1), (None, 1)];

    #[test]
    fn each_colour_has_its_own_fill_and_word() {
        let drawn = bar(COUNTS, Style { width: Some(80), ..Style::PLAIN });
        let wanted = format!(
            "{}{}{}{}\n█ 1 red   ▓ 4 amber   ▒ 1 green   · 1 not rated\n",
            "█".repeat(8),
            "▓".repeat(32),
            "▒".repeat(8),
            "·".repeat(8)
        );
        assert_eq!(drawn, Some(wanted));
    }

    #[test]
    fn where_a_terminal_shows_no_others_the_marks_are_of_ascii() {
        let drawn = bar(COUNTS, Style { width: Some(80), marks: Marks::Ascii, ..Style::PLAIN });
        let parts = [("#", 8), ("*", 32), ("o", 8), (".", 8)].map(|(fill, breadth)| fill.repeat(breadth)).concat();
        assert_eq!(drawn, Some(parts + "\n# 1 red   * 4 amber   o 1 green   . 1 not rated\n"));
    }

    #[test]
    fn off_a_terminal_or_where_the_legend_does_not_fit_there_is_none() {
        assert_eq!(bar(COUNTS, Style::PLAIN), None);
        assert_eq!(bar(COUNTS, Style { width: Some(46), ..Style::PLAIN }), None);
        assert!(bar(COUNTS, Style { width: Some(47), ..Style::PLAIN }).is_some());
        assert_eq!(bar(&[], Style { width: Some(80), ..Style::PLAIN }), None);
    }

    #[test]
    fn a_colour_is_beside_its_word_and_never_instead() {
        let drawn = bar(&[(Some(Rag::Red), 1)], Style { width: Some(8), color: true, ..Style::PLAIN });
        assert_eq!(drawn, Some("\u{1b}[31m████████\u{1b}[0m\n\u{1b}[31m█ 1 red\u{1b}[0m\n".to_owned()));
    }

    #[test]
    fn columns_are_shared_in_proportion() {
        let check = |counts: &[usize], columns: usize, wanted: &[usize]| {
            assert_eq!(parts(counts, columns).as_deref(), Some(wanted), "{counts:?}");
        };
        check(&[1, 4, 1, 1], 60, &[8, 32, 8, 8]);
        check(&[60], 60, &[60]);
        check(&[1, 199], 60, &[1, 59]);
        check(&[1, 1000, 1, 1000], 60, &[1, 29, 1, 29]);
        check(&[100, 100, 100], 60, &[20, 20, 20]);
        check(&[50, 51, 52], 10, &[3, 3, 4]);
        assert_eq!(parts(&[1, 2, 3], 2), None);
    }
}
