//! Running text, such as minutes: wrapped lines made paragraphs again, and columns of blanks told from them.

use super::limits::{Bounds, MOST_COLUMNS, too_wide};
use super::paragraphs::Prose;
use super::sheet::{Block, Cell, Row, Sheet};
use crate::message::Message;

/// The widest text that somebody wrapped; longer lines are paragraphs as they stand.
const WIDEST: usize = 120;

/// By how much a line may be shorter than the widest and still have been wrapped.
const SHORTER: usize = 5;

/// How many blanks divide columns.
const GAP: &str = "   ";

/// Reads plain text: paragraphs, and rows where parts of a line stand in columns of their own.
pub(super) fn read(text: &str) -> Result<Sheet, Message> {
    let (mut sheet, mut bounds) = (Sheet::default(), Bounds::default());
    for (place, line) in unwrapped(text) {
        let cells = columns(&line).into_iter().map(cell).collect::<Result<Vec<_>, _>>()?;
        if cells.len() > MOST_COLUMNS {
            return Err(too_wide(place));
        }
        cells.iter().try_for_each(|cell| bounds.take(cell))?;
        match (&cells[..], sheet.blocks.last_mut()) {
            ([cell], _) => sheet.blocks.extend(cell.paragraphs.iter().cloned().map(Block::Line)),
            (_, Some(Block::Table(rows))) => rows.push(Row { place, cells }),
            _ => sheet.blocks.push(Block::Table(vec![Row { place, cells }])),
        }
    }
    Ok(sheet)
}

/// Makes wrapped lines one again, each with the number of its first line; what stands beside a paragraph, in a column
/// on the right, follows it after a tab.
pub(super) fn unwrapped(text: &str) -> Vec<(usize, String)> {
    let width = text.lines().map(|line| line.trim_end().chars().count()).max().unwrap_or(0);
    let mut paragraphs: Vec<(usize, String)> = Vec::new();
    let (mut beside, mut above) = (Vec::new(), None::<&str>);
    for (index, line) in text.lines().enumerate() {
        let line = line.trim_end();
        if above.is_some_and(|above| goes_on(above, line, width))
            && let Some((_, paragraph)) = paragraphs.last_mut()
        {
            let parts = columns(line.trim_start());
            paragraph.push(' ');
            paragraph.push_str(parts[0]);
            beside.extend_from_slice(&parts[1..]);
        } else {
            set_beside(&mut paragraphs, &mut beside);
            let parts = columns(line.trim_start());
            if !parts[0].is_empty() {
                paragraphs.push((index + 1, parts[0].to_owned()));
                beside.extend_from_slice(&parts[1..]);
            }
        }
        above = (!line.trim().is_empty()).then_some(line);
    }
    set_beside(&mut paragraphs, &mut beside);
    paragraphs
}

fn set_beside(paragraphs: &mut [(usize, String)], beside: &mut Vec<&str>) {
    if let Some((_, paragraph)) = paragraphs.last_mut() {
        beside.drain(..).for_each(|part| {
            paragraph.push('\t');
            paragraph.push_str(part);
        });
    }
}

/// Tells whether a line goes on with the one above: the next word had no room there, or the sentence is not at an end.
fn goes_on(above: &str, line: &str, width: usize) -> bool {
    let line = line.trim_start();
    let Some(word) = line.split_whitespace().next() else { return false };
    if begins_paragraph(line) || above.trim_start().starts_with('#') {
        return false;
    }
    let had_no_room = above.chars().count() + 1 + word.chars().count() + SHORTER > width;
    let is_open = above.ends_with([',', '&']) || above.ends_with(" and") || line.starts_with(char::is_lowercase);
    width <= WIDEST && had_no_room || is_open
}

/// Tells whether a line begins a paragraph whatever stands above: it is marked as an item, a heading or a row.
fn begins_paragraph(line: &str) -> bool {
    let word = line.split_whitespace().next().unwrap_or_default();
    let bare = word.trim_start_matches(['(', '*', '_']);
    let is_number = bare.starts_with(|c: char| c.is_ascii_digit()) && word.ends_with(['.', ')', ':'])
        || bare.split_once('/').is_some_and(|(one, other)| is_figures(one) && is_figures(other));
    let is_letter = word.ends_with([')', '.']) && bare.trim_end_matches(['.', ')']).len() <= 4 && {
        let inner = bare.trim_end_matches(['.', ')']);
        inner.len() == 1 && word.starts_with(|c: char| c == '(' || c.is_lowercase())
            || !inner.is_empty() && inner.chars().all(|c| "ivxlcIVXLC".contains(c))
    };
    let is_bullet = ["-", "*", "•", "+", "–", "o"].contains(&word) || line.starts_with(['#', '|']);
    let is_loud =
        word.len() > 3 && word.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase) && word.ends_with(':')
            || word.starts_with("**")
            || ["action", "actions", "resolved", "agreed"]
                .contains(&bare.trim_end_matches([':', '*']).to_lowercase().as_str());
    is_number || is_letter || is_bullet || is_loud
}

fn is_figures(text: &str) -> bool {
    let bare = text.trim_end_matches(['.', ')', ':']);
    !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_digit())
}

/// Divides a line at tabs and at wide gaps.
fn columns(line: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    for part in line.split('\t') {
        parts.extend(part.split(GAP).map(str::trim).filter(|part| !part.is_empty()));
    }
    // A mark is apart from its paragraph, and no column of its own.
    if parts.len() > 1 && is_mark(parts[0]) {
        let end = parts[1].as_ptr() as usize - line.as_ptr() as usize + parts[1].len();
        let begin = parts[0].as_ptr() as usize - line.as_ptr() as usize;
        parts.splice(..2, [&line[begin..end]]);
    }
    if parts.is_empty() { vec![""] } else { parts }
}

/// Tells whether a text is the number or the letter before a paragraph, as `(iv)` and `24/015` are.
fn is_mark(text: &str) -> bool {
    const LONGEST: usize = 10;
    let is_bare = !text.contains(' ') && text.len() <= LONGEST;
    is_bare && (text.starts_with('(') && text.ends_with(')') || text.starts_with(|c: char| c.is_ascii_digit()))
}

fn cell(text: &str) -> Result<Cell, Message> {
    let mut prose = Prose::default();
    prose.write(text, super::paragraphs::Look::default());
    prose.into_cell()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let mut shown = Vec::new();
        for block in read(text).expect("a text").blocks {
            match block {
                Block::Line(line) => shown.push(line.text()),
                Block::Table(rows) => shown.extend(rows.iter().map(|row| row.said().join(" | "))),
            }
        }
        shown
    }

    #[test]
    fn wrapped_lines_are_one_paragraph_and_short_ones_are_not() {
        let text = "PRESENT\nCllr A Fenn\nCllr B Oddy\n\n12. The hall\nThe Clerk reported that the roof of the village\n\
                    hall leaked. The Clerk would obtain three\nquotations.\n(a) That the report be noted;\n(b) That it be sent.\n";
        assert_eq!(
            shown(text),
            [
                "PRESENT",
                "Cllr A Fenn",
                "Cllr B Oddy",
                "12. The hall",
                "The Clerk reported that the roof of the village hall leaked. The Clerk would obtain three quotations.",
                "(a) That the report be noted;",
                "(b) That it be sent.",
            ]
        );
    }

    #[test]
    fn what_stands_in_a_column_on_the_right_is_beside_its_paragraph() {
        let text = "The roof of the village hall leaked, and       Clerk\nthree quotations would be asked for.\n\n\
                    Ann Lee\tChair\nBo Ek\tSecretary\n";
        let rows = ["The roof of the village hall leaked, and three quotations would be asked for. | Clerk"];
        assert_eq!(shown(text), [rows[0], "Ann Lee | Chair", "Bo Ek | Secretary"]);
    }

    #[test]
    fn long_lines_are_paragraphs_as_they_stand() {
        let line = "word ".repeat(40);
        assert_eq!(shown(&format!("{line}\nAnother.\nand more\n")), [line.trim(), "Another. and more"]);
    }

    #[test]
    fn an_item_begins_a_paragraph() {
        for line in [
            "(a) x",
            "a. x",
            "iv) x",
            "36. x",
            "24/015 x",
            "- x",
            "ACTION: x",
            "RESOLVED",
            "## x",
            "| x |",
            "**37. x**",
        ] {
            assert!(begins_paragraph(line), "{line}");
        }
        for line in ["at 7.30 pm", "I was asked", "in May", "civil. words", "2026 was", "Mr. Fenn"] {
            assert!(!begins_paragraph(line), "{line}");
        }
    }
}
