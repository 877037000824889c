//! The charts of the summary, each with its words for those who do not see it and its figures as a table.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::table::table;
use crate::dates::{long, short};
use crate::model::{Rag, joined};
use crate::page::table::{Cell, Column, Emphasis, Paragraph, Table};

/// From this share of the bar on, in per cent, a part has room for its shape and figure, even on a telephone.
const ROOM_FOR_FIGURE: f64 = 12.0;
/// From this share on there is room for its word too.
const ROOM_FOR_WORD: f64 = 32.0;
/// Up to this many meetings there is room for a figure above each.
const MOST_FIGURES: usize = 12;
/// Up to this many meetings there is room for a date below each; else below the first and the last.
const MOST_DATES: usize = 3;
/// The breadth of a column in per cent, where there is room for it.
const BREADTH: f64 = 9.0;
/// How much of the chart's height the highest column takes, in per cent; the figures stand above, the dates below.
const HIGHEST: f64 = 70.0;
/// Where the columns stand, in per cent of the chart's height.
const FLOOR: f64 = 86.0;

/// Draws how many open actions have each colour, as one bar in parts.
pub(crate) fn colours(counts: &[(Option<Rag>, usize)]) -> Markup {
    let total: usize = counts.iter().map(|(_, count)| count).sum();
    let words: Vec<String> = counts.iter().map(|(rag, count)| format!("{count} {}", Rag::word(*rag))).collect();
    let mut before = 0;
    let parts = counts.iter().map(|(rag, count)| {
        let (start, share) = (per_cent(before, total), per_cent(*count, total));
        before += count;
        (rag.map_or("unrated", Rag::as_str), said(*rag, *count, share), start, share)
    });
    html! {
        figure class="colours" {
            svg role="img" aria-label={ "Open actions: " (joined(&words, "and")) } {
                @for (class, said, start, share) in parts {
                    rect class=(class) x=(points(start)) width=(points(share)) height="100%" {}
                    @if let Some(said) = said {
                        text class=(class) x=(points(start + share / 2.0)) y="50%" { (said) }
                    }
                }
            }
            (table("Open actions by colour", &by_colour(counts)))
        }
    }
}

/// Says as much in a part of the bar as there is room for; the shape tells the parts apart without their colour.
fn said(rag: Option<Rag>, count: usize, share: f64) -> Option<String> {
    let shape = match rag {
        Some(Rag::Red) => "■ ",
        Some(Rag::Amber) => "▲ ",
        Some(Rag::Green) => "● ",
        Some(Rag::Blue) => "◆ ",
        None => "",
    };
    match share {
        share if share >= ROOM_FOR_WORD => Some(format!("{shape}{count} {}", Rag::word(rag))),
        share if share >= ROOM_FOR_FIGURE => Some(format!("{shape}{count}")),
        _ => None,
    }
}

fn by_colour(counts: &[(Option<Rag>, usize)]) -> Table {
    let row = |(rag, count): &(Option<Rag>, usize)| -> Vec<Cell> {
        let colour = rag
            .map_or_else(|| Paragraph::new("Not rated"), |rag| Paragraph::emphasised(rag.label(), Emphasis::Rag(rag)));
        vec![Cell(vec![colour]), count.to_string().into()]
    };
    Table::new(vec![Column::fixed("Colour"), Column::fixed("Open")], counts.iter().map(row))
}

/// Draws how many actions were open at each meeting, as columns.
pub(crate) fn meetings(counts: &[(NaiveDate, usize)]) -> Markup {
    let most = counts.iter().map(|(_, open)| *open).max().unwrap_or(0).max(1);
    let slot = 100.0 / figure(counts.len().max(1));
    let breadth = BREADTH.min(slot * 0.75);
    let columns = counts.iter().enumerate().map(|(at, (meeting, open))| {
        let (middle, height) = (slot * (figure(at) + 0.5), per_cent(*open, most) * HIGHEST / 100.0);
        (meeting, open, middle, height)
    });
    let ends: Vec<&(NaiveDate, usize)> = counts.first().into_iter().chain(counts.iter().skip(1).last()).collect();
    let words = ends.iter().map(|(meeting, open)| format!("{open} on {}", long(*meeting)));
    html! {
        figure class="meetings" {
            svg role="img" aria-label={ "Open actions at each meeting: " (words.collect::<Vec<_>>().join(", … ")) } {
                @for (meeting, open, middle, height) in columns {
                    rect x=(points(middle - breadth / 2.0)) y=(points(FLOOR - height)) width=(points(breadth)) height=(points(height)) {}
                    @if counts.len() <= MOST_FIGURES { text x=(points(middle)) y=(points(FLOOR - height - 3.0)) { (open) } }
                    @if counts.len() <= MOST_DATES { (date(*meeting, "middle", middle)) }
                }
                @if let [(first, _), .., (last, _)] = counts && counts.len() > MOST_DATES {
                    (date(*first, "start", 0.0))
                    (date(*last, "end", 100.0))
                }
            }
            (table("Open actions at each meeting", &by_meeting(counts)))
        }
    }
}

fn date(meeting: NaiveDate, anchor: &str, at: f64) -> Markup {
    html! { text class="date" text-anchor=(anchor) x=(points(at)) y="98%" { (short(meeting)) } }
}

fn by_meeting(counts: &[(NaiveDate, usize)]) -> Table {
    let row = |(meeting, open): &(NaiveDate, usize)| -> Vec<Cell> {
        vec![Cell(vec![Paragraph::day(*meeting)]), open.to_string().into()]
    };
    Table::new(vec![Column::fixed("Meeting"), Column::fixed("Open")], counts.iter().map(row))
}

fn per_cent(part: usize, whole: usize) -> f64 {
    figure(part) * 100.0 / figure(whole)
}

/// Returns a count as a length; no log has more actions than a length can tell apart.
fn figure(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

fn points(per_cent: f64) -> String {
    format!("{per_cent:.2}%")
}
