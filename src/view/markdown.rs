//! Markdown: tables, and text in which no mark acts.

use super::grid::{Cell, Grid, Paragraph};
use super::plain::one_line;
use super::style::Tone;

impl Grid {
    /// Draws the table as markdown, the paragraphs of a cell divided by `<br>`, strong ones in bold.
    pub(super) fn markdown(&self) -> String {
        let mut page = markdown_row(self.columns.iter().map(|column| markdown(column.heading)));
        page.push_str(&markdown_row(self.columns.iter().map(|_| "---".to_owned())));
        for row in &self.rows {
            let cell = |cell: &Cell| {
                let paragraph = |paragraph: &Paragraph| match paragraph.tone {
                    Some(Tone::Strong) => format!("**{}**", markdown(&paragraph.text)),
                    _ => markdown(&paragraph.text),
                };
                cell.0.iter().map(paragraph).collect::<Vec<_>>().join("<br>")
            };
            page.push_str(&markdown_row(row.iter().map(cell)));
        }
        page
    }
}

fn markdown_row(cells: impl Iterator<Item = String>) -> String {
    format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "))
}

/// Escapes text for markdown, on one line, so that no mark in it acts.
pub(super) fn markdown(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in one_line(text).chars() {
        match c {
            '\\' | '|' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '#' | '~' => escaped.extend(['\\', c]),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::grid::tests::grid;

    #[test]
    fn markdown_is_escaped_and_new_is_bold() {
        let page = grid().markdown();
        assert!(page.ends_with("| 2 | Short | Rik Basra<br>**New: x\\|y** |\n"), "{page}");
        assert_eq!(markdown("a_b <i> & [x](y)\nz"), "a\\_b &lt;i&gt; &amp; \\[x\\](y) / z");
    }
}
