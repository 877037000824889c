//! A table as HTML.
//!
//! On a narrow screen its rows are set as blocks, for which browsers forget that it is a table: the
//! roles say it again, and every cell carries its heading with it.

use maud::{Markup, html};

use crate::model::Rag;
use crate::view::grid::{Breadth, Cell, Column, Grid, Paragraph};
use crate::view::style::Tone;

/// The most columns that stand side by side on a telephone.
const MOST_SIDE_BY_SIDE: usize = 3;

/// Draws a table with its name as caption, its first cell the heading of the row.
pub(super) fn table(name: &str, grid: &Grid) -> Markup {
    html! {
        table role="table" class=(if grid.columns.len() > MOST_SIDE_BY_SIDE { "many" } else { "few" }) {
            caption { (name) }
            thead role="rowgroup" {
                tr role="row" {
                    @for column in &grid.columns {
                        th role="columnheader" scope="col" class=(class(column)) { (column.heading) }
                    }
                }
            }
            tbody role="rowgroup" {
                @for cells in &grid.rows { (row(&grid.columns, cells)) }
            }
        }
    }
}

fn row(columns: &[Column], cells: &[Cell]) -> Markup {
    html! {
        tr role="row" {
            @for (at, (column, cell)) in columns.iter().zip(cells).enumerate() {
                @if at == 0 {
                    th role="rowheader" scope="row" class=(class(column)) data-heading=(column.heading) { (inside(cell)) }
                } @else {
                    td role="cell" class=(class(column)) data-heading=(column.heading) { (inside(cell)) }
                }
            }
        }
    }
}

const fn class(column: &Column) -> &'static str {
    match column.breadth {
        Breadth::Natural => "short",
        Breadth::Date => "date",
        Breadth::Share(_) => "text",
    }
}

fn inside(cell: &Cell) -> Markup {
    html! {
        @match cell.shown().as_slice() {
            [only] => (words(only)),
            several => @for paragraph in several { p { (words(paragraph)) } },
        }
    }
}

fn words(paragraph: &Paragraph) -> Markup {
    let text = &paragraph.text;
    html! {
        @match (paragraph.day, paragraph.tone) {
            (Some(day), _) => time datetime=(day) { (text) },
            (None, Some(Tone::Rag(colour))) => (rag(colour)),
            (None, Some(Tone::Late)) => span class="late" { (text) },
            (None, Some(Tone::Strong)) => strong { (text) },
            (None, None) => (text),
        }
    }
}

/// Draws a colour as its word, on it, with a shape of its own before it.
pub(super) fn rag(rag: Rag) -> Markup {
    html! { span class={ "rag " (rag) } { (rag.label()) } }
}
