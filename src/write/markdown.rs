//! Markdown: tables, and text in which no mark acts.

use crate::page::sanitize::one_line;
use crate::page::style::Tone;
use crate::page::table::{Cell, Grid, Paragraph};

impl Grid {
    /// Draws the table as markdown, the paragraphs of a cell divided by `<br>`, strong ones in bold.
    pub(crate) fn markdown(&self) -> String {
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
///
/// Dots, dashes and brackets stay readable where they are only that: they would act at the very
/// beginning, in an address, or beside the marks that are escaped everywhere.
pub(crate) fn markdown(text: &str) -> String {
    let line = one_line(text);
    let begins_list = list_mark(&line);
    let mut escaped = String::with_capacity(line.len());
    for (at, c) in line.char_indices() {
        match c {
            '\\' | '|' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '#' | '~' => escaped.extend(['\\', c]),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            c if begins_list == Some(at) || is_of_link(&line, at) => escaped.extend(['\\', c]),
            c => escaped.push(c),
        }
    }
    escaped
}

/// Tells whether the mark there would make a link of an address: `http://…`, `www.…`.
fn is_of_link(line: &str, at: usize) -> bool {
    let before = &line[..at];
    let is_www =
        || before.len() >= 3 && before.is_char_boundary(at - 3) && before[at - 3..].eq_ignore_ascii_case("www");
    line[at..].starts_with("://") || line[at..].starts_with('.') && is_www()
}

/// Returns where the mark stands by which a line would begin a list: `-`, `+`, `1.` or `1)`.
fn list_mark(line: &str) -> Option<usize> {
    let at = line.find(|c: char| !c.is_ascii_digit())?;
    let marks = if at == 0 { ['-', '+'] } else { ['.', ')'] };
    line[at..].starts_with(marks).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::table::tests::grid;

    #[test]
    fn markdown_is_escaped_and_new_is_bold() {
        let page = grid().markdown();
        assert!(page.ends_with("| 2 | Short | Rik Basra<br>**New: x\\|y** |\n"), "{page}");
        assert_eq!(markdown("a_b <i> & [x](y)\nz"), "a\\_b &lt;i&gt; &amp; \\[x\\](y) / z");
        assert_eq!(markdown("- x"), "\\- x");
        assert_eq!(markdown("12. On the 3.4%"), "12\\. On the 3.4%");
        assert_eq!(markdown("1) + 2"), "1\\) + 2");
        assert_eq!(markdown("See https://a.example or WWW.b.example"), "See https\\://a.example or WWW\\.b.example");
    }
}
