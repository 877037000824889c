//! A page as text: headings, tables, running text and messages.

use super::bar::bar;
use super::style::Style;
use crate::model::Rag;
use crate::page::sanitize::one_line;
use crate::page::sections::{Body, Fact, LetterText, Page, Section};
use crate::page::table::Emphasis;

/// How long a line between two letters, or around what is set apart, is at most.
const MOST_RULE: usize = 72;

/// Draws a page as text, its sections divided by blank lines.
///
/// What stands under a title is wrapped even in a file; a list alone is as broad as it comes.
pub fn text(page: &Page, style: Style) -> String {
    let running = style.running();
    let head = page.title.as_ref().map(|title| running.heading(&one_line(title)) + &running.paragraph(&page.occasion));
    let tables = if head.is_some() { running } else { style };
    let section = |section: &Section| {
        let body = body(&section.body, style, tables)?;
        let part = section.heading.as_ref().map(|heading| running.heading(heading)).unwrap_or_default() + &body;
        Some(if matches!(section.body, Body::Recommendations(_)) { set_apart(&part, running) } else { part })
    };
    let parts = head.into_iter().chain(page.sections.iter().filter_map(section));
    parts.reduce(|above, below| above + "\n" + &below).unwrap_or_default()
}

/// Sets a part apart from the others, between two lines.
fn set_apart(part: &str, style: Style) -> String {
    let line = "─".repeat(style.running_width().min(MOST_RULE)) + "\n";
    format!("{line}{part}{line}")
}

/// Draws a part of a page; nothing when it does not fit, or is only for pages that show pictures.
fn body(body: &Body, style: Style, tables: Style) -> Option<String> {
    Some(match body {
        Body::Words(words) => style.paragraph(&one_line(words)),
        Body::Recommendations(asked) => {
            asked.iter().enumerate().map(|(at, one)| numbered(at + 1, one, tables)).collect()
        }
        Body::Lines(lines) => lines.iter().map(|line| format!("{line}\n")).collect(),
        Body::Facts(facts) => facts.iter().map(|(label, fact)| labelled(label, fact, style)).collect(),
        Body::Letters(letters) => {
            let line = format!("\n{}\n\n", style.line(style.width.unwrap_or(MOST_RULE).min(MOST_RULE)));
            letters.iter().map(|letter| wrapped(letter, style)).collect::<Vec<_>>().join(&line)
        }
        Body::Table(_, table) => table.draw(tables),
        Body::Key(key) => key_lines(key).map(|line| style.paragraph(&one_line(&line))).collect(),
        Body::Colours(counts) => return bar(counts, style),
        Body::Meetings(_) => return None,
    })
}

/// Says what the colours mean, a line each.
pub(crate) fn key_lines(key: &[(Rag, String)]) -> impl Iterator<Item = String> {
    key.iter().map(|(rag, meaning)| format!("{}: {meaning}", rag.label()))
}

/// Draws an item of a numbered list, wrapped beside its number.
fn numbered(number: usize, words: &str, style: Style) -> String {
    let first = format!("  {number}. ");
    let indent = " ".repeat(first.len());
    let options = textwrap::Options::new(style.running_width()).initial_indent(&first).subsequent_indent(&indent);
    textwrap::fill(&one_line(words), options) + "\n"
}

/// Draws a label and a fact, wrapped beside it.
fn labelled(label: &str, fact: &Fact, style: Style) -> String {
    let mut first = format!("  {label:<11}");
    let words = match fact {
        Fact::Words(words) => words,
        Fact::Standing(cell) => return format!("{first}{}\n", cell.painted(style, "; ")),
    };
    let indent = " ".repeat(first.len());
    let mut page = String::new();
    for line in words.split('\n') {
        let options = textwrap::Options::new(style.running_width()).initial_indent(&first).subsequent_indent(&indent);
        for line in textwrap::wrap(line, options) {
            page.push_str(&format!("{}\n", line.trim_end()));
        }
        first.clone_from(&indent);
    }
    page
}

/// Wraps a letter where the page has a width; what belongs to a point stays below it.
fn wrapped(letter: &LetterText, style: Style) -> String {
    let wrap = |line: &str| match style.width {
        Some(width) => {
            let is_point = line.starts_with("- ") || line.starts_with("  ");
            let options = textwrap::Options::new(width).subsequent_indent(if is_point { "  " } else { "" });
            textwrap::fill(line, options)
        }
        None => line.to_owned(),
    };
    let paint = |line: &str, paragraph: &str| {
        let is_late = letter.late.iter().any(|late| late == paragraph);
        let painted = if is_late { style.paint(Emphasis::Late, line) } else { line.to_owned() };
        painted + "\n"
    };
    let paragraph =
        |paragraph: &str| wrap(paragraph).split('\n').map(|line| paint(line, paragraph)).collect::<String>();
    letter.text.lines().map(paragraph).collect()
}
