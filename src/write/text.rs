//! A page as text: headings, tables, running text and messages.

use super::bar::bar;
use super::style::Style;
use super::wrapping::{lines, width_of, wrapped_in};
use crate::model::Rag;
use crate::page::front::{Front, Place};
use crate::page::sanitize::one_line;
use crate::page::sections::{Body, Fact, LetterText, Page, Section};
use crate::page::table::{Cell, Emphasis};

/// How long a line between two letters, or around what is set apart, is at most.
const MOST_RULE: usize = 72;
/// What stands between two things that are said of how an action stands.
const BETWEEN: &str = "; ";
/// Below this many columns a fact stands below its label.
const NARROWEST_BESIDE: usize = 40;
/// How much further in the rest of a line stands that is wrapped.
const HANGING: usize = 4;
/// The columns of a label or a day, with a gap behind it.
const LABEL: usize = "30 Sep 2026".len() + 2;

/// Draws a page as text, its sections divided by blank lines.
///
/// What stands under a title is wrapped even in a file; a list alone is as broad as it comes.
pub fn text(page: &Page, style: Style) -> String {
    let running = style.running();
    let occasion = || painted_late(&running.paragraph(&page.occasion), page.late.as_deref(), running);
    let title = |title: &String| running.heading(&one_line(title)) + &occasion();
    let head =
        page.title.as_ref().map(|words| above(&page.front, running) + &title(words) + &below(&page.front, running));
    let tables = if head.is_some() { running } else { style };
    let section = |section: &Section| {
        let body = body(&section.body, style, tables)?;
        let part = section.heading.as_ref().map(|heading| running.heading(heading)).unwrap_or_default() + &body;
        Some(if matches!(section.body, Body::Recommendations(_)) { set_apart(&part, running) } else { part })
    };
    let parts = head.into_iter().chain(page.sections.iter().filter_map(section));
    parts.reduce(|above, below| above + "\n" + &below).unwrap_or_default()
}

/// Colours the words of a text that say what is overdue, where they stand on a line.
fn painted_late(text: &str, late: Option<&str>, style: Style) -> String {
    late.map_or_else(|| text.to_owned(), |late| text.replacen(late, &style.paint(Emphasis::Late, late), 1))
}

/// Sets a part apart from the others, between two lines.
fn set_apart(part: &str, style: Style) -> String {
    let line = style.line(style.running_width().min(MOST_RULE));
    format!("{line}\n{part}{line}\n")
}

/// Draws what stands above a title: whose paper it is, a line each; that it is exempt stands apart.
fn above(front: &Front, style: Style) -> String {
    let line = |(place, words): &(Place, String)| match place {
        Place::Exempt => style.heading(words) + "\n",
        Place::Body | Place::Committee => style.heading(&one_line(words)),
        Place::Paper => style.paragraph(&one_line(words)),
    };
    let above: String = front.above.iter().map(line).collect();
    let is_apart = above.is_empty() || above.ends_with("\n\n");
    if is_apart { above } else { above + "\n" }
}

fn below(front: &Front, style: Style) -> String {
    front.contact.as_ref().map(|contact| style.paragraph(&one_line(contact))).unwrap_or_default()
}

/// Draws a part of a page; nothing when it does not fit, or is only for pages that show pictures.
fn body(body: &Body, style: Style, tables: Style) -> Option<String> {
    Some(match body {
        Body::Words(words) => style.paragraph(&one_line(words)),
        Body::Recommendations(asked) => {
            asked.iter().enumerate().map(|(at, one)| numbered(at + 1, one, tables)).collect()
        }
        Body::Lines(lines) => lines.iter().map(|line| hanging(line, style)).collect(),
        Body::Facts(facts) => facts.iter().map(|(label, fact)| labelled(label, fact, style)).collect(),
        Body::Letters(letters) => {
            let line = format!("\n{}\n\n", style.line(style.width.unwrap_or(MOST_RULE).min(MOST_RULE)));
            letters.iter().map(|letter| wrapped(letter, style)).collect::<Vec<_>>().join(&line)
        }
        Body::Command(words, command) => commanded(&one_line(words), command, style),
        Body::Table(_, table) => table.draw(tables),
        Body::Key(key) => key_lines(key).map(|line| style.paragraph(&one_line(&line))).collect(),
        Body::Colours(counts) => return bar(counts, style),
        Body::Meetings(_) => return None,
    })
}

/// Draws a line, wrapped where the page has a width, what is left of it further in. A path stays whole, and a command
/// does, which can then be copied.
fn hanging(line: &str, style: Style) -> String {
    let words = line.trim_start_matches(' ');
    let Some(width) = style.width.filter(|_| !words.starts_with("actions ")) else { return format!("{line}\n") };
    let indent = " ".repeat(line.len() - words.len() + HANGING);
    textwrap::fill(line, wrapped_in(width).subsequent_indent(&indent).break_words(false)) + "\n"
}

/// Says what the colours mean, a line each.
pub(crate) fn key_lines(key: &[(Rag, String)]) -> impl Iterator<Item = String> {
    key.iter().map(|(rag, meaning)| format!("{}: {meaning}", rag.label()))
}

/// Draws an item of a numbered list, wrapped beside its number.
fn numbered(number: usize, words: &str, style: Style) -> String {
    let first = format!("  {number}. ");
    let indent = " ".repeat(first.len());
    let options = wrapped_in(style.running_width()).initial_indent(&first).subsequent_indent(&indent);
    textwrap::fill(&one_line(words), options) + "\n"
}

/// Draws a label and a fact, wrapped beside it, or below it where there is no room for that.
fn labelled(label: &str, fact: &Fact, style: Style) -> String {
    let label = format!("  {label:<LABEL$}");
    let (first, indent) = match style.width {
        Some(width) if width < NARROWEST_BESIDE => (format!("{}\n    ", label.trim_end()), "    ".to_owned()),
        _ => (label.clone(), " ".repeat(label.len())),
    };
    let room = style.running_width().saturating_sub(indent.len()).max(1);
    let told: Vec<String> = match fact {
        Fact::Told(told) => told.iter().flat_map(|line| lines(line, room, room)).map(str::to_owned).collect(),
        Fact::Standing(cell) => packed(cell, room, style),
    };
    let lines = [first.as_str()].into_iter().chain(std::iter::repeat(indent.as_str())).zip(told);
    lines.map(|(before, line)| format!("{before}{line}").trim_end().to_owned() + "\n").collect()
}

/// Draws what is said of a command, and the command: on the same line where there is room, else whole on its own.
fn commanded(words: &str, command: &str, style: Style) -> String {
    let line = format!("{words}: `{command}`");
    if width_of(&line) <= style.running_width() {
        return line + "\n";
    }
    format!("{}  {command}\n", style.paragraph(&format!("{words}:")))
}

/// Says how an action stands in lines of so many columns, each of its words whole.
fn packed(standing: &Cell, room: usize, style: Style) -> Vec<String> {
    let mut told: Vec<(usize, String)> = Vec::new();
    for paragraph in &standing.0 {
        let painted = |line| paragraph.painted(line, style).into_owned();
        let width = width_of(&paragraph.text);
        match told.last_mut() {
            Some((taken, line)) if *taken + BETWEEN.len() + width <= room => {
                *taken += BETWEEN.len() + width;
                line.push_str(&[BETWEEN, &painted(&paragraph.text)].concat());
            }
            _ => told.extend(lines(paragraph, room, room).into_iter().map(|line| (width_of(line), painted(line)))),
        }
    }
    told.into_iter().map(|(_, line)| line).collect()
}

/// Wraps a letter where the page has a width; what belongs to a point stays below it.
fn wrapped(letter: &LetterText, style: Style) -> String {
    let wrap = |line: &str| match style.width {
        Some(width) => {
            let is_point = line.starts_with("- ") || line.starts_with("  ");
            let options = wrapped_in(width).subsequent_indent(if is_point { "  " } else { "" });
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::table::Paragraph;
    use crate::write::Marks;

    #[test]
    fn a_line_is_wrapped_on_a_screen_alone_and_its_rest_stands_further_in() {
        let check = |width: Option<usize>, line: &str, drawn: &str| {
            assert_eq!(hanging(line, Style { width, ..Style::PLAIN }), drawn);
        };
        check(None, "actions.toml:12: doubt: it is late", "actions.toml:12: doubt: it is late\n");
        check(Some(24), "actions.toml:12: doubt: it is late", "actions.toml:12: doubt:\n    it is late\n");
        check(Some(12), "  say /long/path/to/it", "  say\n      /long/path/to/it\n");
        check(Some(16), "  if so, `actions undo 2`", "  if so,\n      `actions undo 2`\n");
        check(Some(16), "  actions undo 2 --quiet", "  actions undo 2 --quiet\n");
    }

    #[test]
    fn what_is_set_apart_is_set_between_the_lines_of_the_terminal() {
        let check = |marks: Marks, drawn: &str| {
            assert_eq!(set_apart("Agree.\n", Style { width: Some(4), marks, ..Style::PLAIN }), drawn);
        };
        check(Marks::Unicode, "────\nAgree.\n────\n");
        check(Marks::Ascii, "----\nAgree.\n----\n");
    }

    fn check(width: usize, fact: &Fact, drawn: &str) {
        assert_eq!(labelled("20 Jun 2023", fact, Style { width: Some(width), ..Style::PLAIN }), drawn);
    }

    #[test]
    fn words_stand_beside_their_day_and_keep_their_lines() {
        let words = Fact::words("Expect this to take a long time.\n\nMore in June.");
        check(48, &words, "  20 Jun 2023  Expect this to take a long time.\n\n               More in June.\n");
        check(39, &words, "  20 Jun 2023\n    Expect this to take a long time.\n\n    More in June.\n");
        check(1, &Fact::words("no"), "  20 Jun 2023\n    n\n    o\n");
    }

    #[test]
    fn how_an_action_stands_is_broken_between_its_words_alone() {
        let words = ["Red", "Overdue 83 days", "Proposed: withdrawn"].map(Paragraph::new);
        let standing = Fact::Standing(Cell(words.to_vec()));
        check(60, &standing, "  20 Jun 2023  Red; Overdue 83 days; Proposed: withdrawn\n");
        check(48, &standing, "  20 Jun 2023  Red; Overdue 83 days\n               Proposed: withdrawn\n");
        let late = Cell(vec![Paragraph::emphasised("Overdue 1 day", Emphasis::Late), Paragraph::new("Exempt")]);
        let lines = packed(&late, 21, Style { color: true, ..Style::PLAIN });
        assert_eq!(lines, ["\u{1b}[31mOverdue 1 day\u{1b}[0m; Exempt"]);
    }
}
