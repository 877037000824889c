//! Markdown: tables, and text in which no mark acts.

use super::text::key_lines;
use crate::page::front::Place;
use crate::page::sanitize::one_line;
use crate::page::sections::{Body, Page, Section};
use crate::page::table::{Cell, Emphasis, Paragraph, Table};

/// Draws a page as markdown.
pub(crate) fn markdown(page: &Page) -> String {
    let above = page.front.above.iter().map(|(place, words)| match place {
        Place::Paper => escaped(words) + "\n",
        Place::Exempt | Place::Body | Place::Committee => format!("**{}**\n", escaped(words)),
    });
    let head = page.title.as_ref().map(|title| format!("# {}\n\n{}\n", escaped(title), page.occasion));
    let below = page.front.contact.as_ref().map(|contact| escaped(contact) + "\n");
    let head = above.chain(head).chain(below);
    let section = |section: &Section| {
        let heading = section.heading.as_ref().map(|heading| format!("## {}\n\n", escaped(heading)));
        let part = heading.unwrap_or_default() + &body(&section.body)?;
        Some(if matches!(section.body, Body::Recommendations(_)) { set_apart(&part) } else { part })
    };
    head.chain(page.sections.iter().filter_map(section)).collect::<Vec<_>>().join("\n")
}

/// Sets a part apart from the others, as a quotation is.
fn set_apart(part: &str) -> String {
    part.lines().map(|line| format!("> {line}").trim_end().to_owned() + "\n").collect()
}

/// Draws a part of a page; nothing where it is for a terminal, or for pages that show pictures.
fn body(body: &Body) -> Option<String> {
    match body {
        Body::Words(words) => Some(escaped(words) + "\n"),
        Body::Recommendations(asked) => {
            Some((1..).zip(asked).map(|(number, one)| format!("{number}. {}\n", escaped(one))).collect())
        }
        Body::Lines(lines) => Some(lines.iter().map(|line| item(line)).collect()),
        Body::Table(_, table) => Some(table.markdown()),
        Body::Key(key) => Some(key_lines(key).map(|line| format!("- {}\n", escaped(&line))).collect()),
        _ => None,
    }
}

impl Table {
    /// Draws the table as markdown, the paragraphs of a cell divided by `<br>`, strong ones in bold.
    fn markdown(&self) -> String {
        let mut page = markdown_row(self.columns.iter().map(|column| escaped(column.heading)));
        page.push_str(&markdown_row(self.columns.iter().map(|_| "---".to_owned())));
        for row in &self.rows {
            let cell = |cell: &Cell| {
                let paragraph = |paragraph: &Paragraph| match paragraph.emphasis {
                    Some(Emphasis::Strong) => format!("**{}**", escaped(&paragraph.text)),
                    _ => escaped(&paragraph.text),
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
fn escaped(text: &str) -> String {
    let line = one_line(text);
    let begins_list = list_mark(&line);
    let mut marked = String::with_capacity(line.len());
    for (at, c) in line.char_indices() {
        match c {
            '\\' | '|' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '#' | '~' => marked.extend(['\\', c]),
            '<' => marked.push_str("&lt;"),
            '>' => marked.push_str("&gt;"),
            '&' => marked.push_str("&amp;"),
            c if begins_list == Some(at) || is_of_link(&line, at) => marked.extend(['\\', c]),
            c => marked.push(c),
        }
    }
    marked
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

/// Writes a line as an item; one that is set in is an item of the one above.
fn item(line: &str) -> String {
    let indent = if line.starts_with(' ') { "  " } else { "" };
    format!("{indent}- {}\n", escaped(line.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::terminal::tests::grid;

    #[test]
    fn markdown_is_escaped_and_new_is_bold() {
        let page = grid().markdown();
        assert!(page.ends_with("| 2 | Short | Rik Basra<br>**New: x\\|y** |\n"), "{page}");
        assert_eq!(escaped("a_b <i> & [x](y)\nz"), "a\\_b &lt;i&gt; &amp; \\[x\\](y) / z");
        assert_eq!(escaped("- x"), "\\- x");
        assert_eq!(escaped("12. On the 3.4%"), "12\\. On the 3.4%");
        assert_eq!(escaped("1) + 2"), "1\\) + 2");
        assert_eq!(escaped("See https://a.example or WWW.b.example"), "See https\\://a.example or WWW\\.b.example");
    }
}
