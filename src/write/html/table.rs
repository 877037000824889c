//! A table as HTML. On a narrow screen its rows become cards, so every cell carries its heading with it.

use maud::{Markup, html};
use unicode_width::UnicodeWidthStr;

use crate::model::Rag;
use crate::page::sanitize::one_line;
use crate::page::table::{Cell, Column, ColumnWidth, Emphasis, Paragraph, Table};
use crate::write::paper_columns::PaperColumns;
use crate::write::unbroken::{MOST_UNBROKEN, unbroken};

/// The most columns that stand side by side on a telephone.
const MOST_SIDE_BY_SIDE: usize = 3;

/// What a printed page has between its margins, as the style says them: A4 on its side, in twentieths of a point.
const PAGE: (usize, usize) = (15_477, 10_205);

/// Draws a table with its name as caption and heading, the first cell of a row the heading of the row.
pub(crate) fn table(name: &str, table: &Table) -> Markup {
    let columns = PaperColumns::of(table, PAGE.0);
    html! {
        table class=(if table.columns.len() > MOST_SIDE_BY_SIDE { "many" } else { "few" }) {
            caption { h2 { (one_line(name)) } }
            @if table.columns.len() > MOST_SIDE_BY_SIDE {
                colgroup {
                    @for breadth in &columns.breadths { col style={ "width:" (breadth * 100 / PAGE.0) "%" }; }
                }
            }
            thead {
                tr {
                    @for column in &table.columns { th scope="col" class=(class(column)) { (column.heading) } }
                }
            }
            tbody {
                @for cells in &table.rows { (row(table, &columns, cells)) }
            }
        }
    }
}

fn row(table: &Table, columns: &PaperColumns, cells: &[Cell]) -> Markup {
    html! {
        tr class=[columns.may_outgrow(PAGE.1, cells).then_some("long")] {
            @for (at, (column, cell)) in table.columns.iter().zip(cells).enumerate() {
                @if at == 0 {
                    th scope="row" class=(class(column)) data-heading=(column.heading) { (inside(cell)) }
                } @else {
                    td class=(class(column)) data-heading=(column.heading) { (inside(cell)) }
                }
            }
        }
    }
}

const fn class(column: &Column) -> &'static str {
    match column.breadth {
        ColumnWidth::Natural => "short",
        ColumnWidth::Date => "date",
        ColumnWidth::Share(_) => "text",
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
    let all = unbroken(paragraph);
    let all: Vec<&str> = all.iter().map(AsRef::as_ref).collect();
    let drawn: fn(&str) -> Markup = match paragraph.parts().len() {
        0 => |line| html! { (line) },
        parts if parts == all.len() => whole,
        // Beside one another its parts are whole already, and the line is broken between them.
        _ => |line| html! { bdi { (line) } },
    };
    let text = lines(&all, drawn);
    html! {
        @match (paragraph.day, paragraph.emphasis) {
            (Some(day), _) => {
                time datetime=(day) { (all[0]) }
                @if all.len() > 1 { br; (lines(&all[1..], drawn)) }
            },
            (None, Some(Emphasis::Rag(colour))) => (rag(colour)),
            (None, Some(Emphasis::Late)) => span class="late" { (text) },
            (None, Some(Emphasis::Strong)) => strong { (text) },
            (None, Some(Emphasis::Faint) | None) => (text),
        }
    }
}

fn lines(lines: &[&str], drawn: fn(&str) -> Markup) -> Markup {
    html! {
        @for (at, line) in lines.iter().enumerate() {
            @if at > 0 { br; }
            (drawn(line))
        }
    }
}

/// Draws a name or a day, which is not broken where there is room, and stays in its place where it is written from right to
/// left; the stroke after a name is not of the name, and stays with it.
fn whole(line: &str) -> Markup {
    let (words, stroke) = line.strip_suffix(" /").map_or((line, ""), |name| (name, "\u{a0}/"));
    html! {
        @if line.width() <= MOST_UNBROKEN { span class="whole" { bdi { (words) } (stroke) } } @else { bdi { (words) } (stroke) }
    }
}

/// Draws a colour as its word, on it, with a shape of its own before it.
pub(crate) fn rag(rag: Rag) -> Markup {
    html! { span class={ "rag " (rag) } { (rag.label()) } }
}
