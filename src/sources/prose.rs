//! Running text, such as minutes: wrapped lines made paragraphs again, and columns of blanks told from them.

use super::limits::{Bounds, MOST_COLUMNS, too_wide};
use super::paragraphs::Prose;
use super::sheet::{Block, Cell, Row, Sheet};
use crate::message::Message;

/// The narrowest text that somebody wrapped; where all lines are shorter, each stands as it is.
const NARROWEST: usize = 50;

/// The widest text that somebody wrapped; longer lines are paragraphs as they stand.
const WIDEST: usize = 120;

/// Words behind which a sentence goes on.
#[rustfmt::skip]
const OPEN: &[&str] = &[
    "a", "an", "and", "at", "be", "by", "for", "from", "had", "in", "into", "is", "of", "on", "or", "that", "the", "their", "to", "was",
    "were", "will", "with", "would",
    "Cllr", "Cllrs", "Councillor", "Mr", "Mrs", "Ms", "Miss", "Dr", "Rev", "Revd", "Prof", "The", "A",
];

/// By how much a line may be shorter than the widest and still have been wrapped.
const SHORTER: usize = 5;

/// How far from the left text begins.
const FARTHEST: usize = 40;

/// How many blanks divide columns.
const GAP: &str = "   ";

/// Reads plain text: paragraphs, and rows where parts of a line stand in columns of their own.
pub(super) fn read(text: &str) -> Result<Sheet, Message> {
    let (mut sheet, mut bounds) = (Sheet::default(), Bounds::default());
    for (place, line) in unwrapped(text) {
        let is_row = |parts: &Vec<&str>| matches!(sheet.blocks.last(), Some(Block::Table(rows)) if rows[0].cells.len() == parts.len());
        // In a table the number of an item is a column of its own.
        let parts = || Some(divided(&line)).filter(is_row).unwrap_or_else(|| columns(&line));
        let parts = row(&line).unwrap_or_else(parts);
        let cells = parts.into_iter().map(cell).collect::<Result<Vec<_>, _>>()?;
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
    let width = width_of_text(text);
    let mut paragraphs: Vec<(usize, String)> = Vec::new();
    let (mut beside, mut above) = (Vec::new(), None::<&str>);
    for (index, line) in without_pages(text) {
        let line = line.trim_end();
        if row(line).is_some() {
            set_beside(&mut paragraphs, &mut beside);
            paragraphs.push((index + 1, line.to_owned()));
            above = None;
            continue;
        }
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

/// Lists the lines of a text with their places, without those that count its pages; where one stands within a sentence,
/// the blank lines around it are none of the text.
fn without_pages(text: &str) -> Vec<(usize, &str)> {
    let mut kept: Vec<(usize, &str)> = Vec::new();
    let mut lines = text.lines().enumerate().peekable();
    while let Some((index, line)) = lines.next() {
        if !is_page_line(line) {
            kept.push((index, line));
            continue;
        }
        let is_open = kept
            .iter()
            .rfind(|(_, line)| !line.trim().is_empty())
            .is_some_and(|(_, last)| !last.trim_end().ends_with(['.', ':', ';', '!', '?']));
        let goes_on = text
            .lines()
            .skip(index + 1)
            .find(|line| !line.trim().is_empty())
            .is_some_and(|next| next.trim_start().starts_with(char::is_lowercase));
        if is_open && goes_on {
            while kept.last().is_some_and(|(_, line)| line.trim().is_empty()) {
                kept.pop();
            }
            while lines.next_if(|(_, line)| line.trim().is_empty()).is_some() {}
        }
    }
    kept
}

/// Tells whether a line counts a page: `Page 2 of 4`, with a title before it or not, or `- 3 -`.
fn is_page_line(line: &str) -> bool {
    let bare = line.trim();
    let end = bare.rsplit(GAP).next().unwrap_or_default().trim();
    let words: Vec<String> = end.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let is_number = |word: &String| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    match &words[..] {
        [page, number] => page == "page" && is_number(number),
        [page, number, of, all] => page == "page" && of == "of" && is_number(number) && is_number(all),
        [open, number, close] => open == close && ["-", "–"].contains(&open.as_str()) && is_number(number),
        _ => false,
    }
}

/// Divides a row of a table that was drawn with tabs, blank cells among its own; other lines are none.
fn row(line: &str) -> Option<Vec<&str>> {
    const LEAST: usize = 3;
    let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
    let is_row = cells.len() >= LEAST || cells.len() > 1 && cells[0].is_empty() && cells[1].contains(' ');
    is_row.then_some(cells)
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
    if begins_paragraph(line) || above.trim_start().starts_with('#') || is_of_list_of_resolutions(above, line) {
        return false;
    }
    let had_no_room = width_of(above) + 1 + word.chars().count() + SHORTER > width;
    let count = columns(above.trim_start()).len();
    let are_rows = count > 1 && count == columns(line).len();
    let last = above.rsplit(' ').next().unwrap_or_default();
    let is_open = above.ends_with([',', '&']) || OPEN.contains(&last) || line.starts_with(char::is_lowercase);
    (NARROWEST..=WIDEST).contains(&width) && had_no_room && !are_rows || is_open
}

/// Tells whether a line begins the next of some resolutions that stand below one word.
fn is_of_list_of_resolutions(above: &str, line: &str) -> bool {
    let above = above.trim();
    let is_announced =
        ["resolved", "agreed"].contains(&above.trim_end_matches([':', '-', '–', ' ']).to_lowercase().as_str());
    line.starts_with("that ") && (is_announced || above.starts_with("that "))
}

/// Returns how wide the text is: as its widest line behind which a sentence surely goes on, or, where few do, as its widest.
fn width_of_text(text: &str) -> usize {
    const LEAST: usize = 3;
    let lines: Vec<&str> = text.lines().collect();
    let goes_on = |pair: &&[&str]| pair[1].trim_start().starts_with(char::is_lowercase) && !pair[0].trim().is_empty();
    let wrapped: Vec<usize> = lines.windows(2).filter(goes_on).map(|pair| width_of(pair[0])).collect();
    let widest =
        if wrapped.len() >= LEAST { wrapped.into_iter().max() } else { lines.iter().map(|line| width_of(line)).max() };
    widest.unwrap_or(0)
}

/// Returns how wide a line is, without what stands in columns on the right.
fn width_of(line: &str) -> usize {
    let bare = line.trim();
    let own = columns(bare)[0];
    if own.is_empty() {
        return 0;
    }
    let end = own.as_ptr() as usize - bare.as_ptr() as usize + own.len();
    let indent = line.chars().count() - line.trim_start().chars().count();
    // The head of such a column stands alone.
    if indent > FARTHEST { 0 } else { indent + bare[..end].chars().count() }
}

/// Tells whether a line begins a paragraph whatever stands above: it is marked as an item, a heading or a row.
fn begins_paragraph(line: &str) -> bool {
    let word = line.split_whitespace().next().unwrap_or_default();
    let bare = word.trim_start_matches(['(', '*', '_']);
    let is_number =
        bare.starts_with(|c: char| c.is_ascii_digit()) && word.ends_with(['.', ')', ':']) || is_in_series(bare, line);
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

/// Tells whether a word is a number of several parts, as minutes have: `5.2`, `24/015`, `FC24/015`.
fn is_in_series(word: &str, line: &str) -> bool {
    let figures = word.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let rest = line.split_once(' ').map_or("", |(_, rest)| rest.trim_start());
    let is_decimal = figures.split('.').count() > 1 && figures.split('.').all(is_figures);
    let is_parted = figures.split('/').count() > 1 && figures.split('/').all(is_figures);
    is_parted || is_decimal && (rest.is_empty() || rest.starts_with(|c: char| c.is_uppercase() || c == '('))
}

fn is_figures(text: &str) -> bool {
    let bare = text.trim_end_matches(['.', ')', ':']);
    !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_digit())
}

/// Divides a line at tabs and at wide gaps.
fn divided(line: &str) -> Vec<&str> {
    let parts = line.split('\t').flat_map(|part| part.split(GAP));
    parts.map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// Divides a line at tabs and at wide gaps, but for the mark of its paragraph.
fn columns(line: &str) -> Vec<&str> {
    let mut parts = divided(line);
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
                Block::Table(rows) => shown
                    .extend(rows.iter().map(|row| row.cells.iter().map(Cell::text).collect::<Vec<_>>().join(" | "))),
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
    fn a_sentence_that_is_open_goes_on_with_a_name() {
        let text =
            format!("{}\n\nIt would be coming back to the\nBoard in March.\nThen they left.\n", "word ".repeat(14));
        let shown = shown(&text);
        assert_eq!(shown[1..], ["It would be coming back to the Board in March.", "Then they left."]);
    }

    #[test]
    fn lines_that_count_pages_are_none_of_the_text() {
        for line in ["Page 2 of 4", "page 3", "- 3 -", "Parish Council Minutes      Page 2 of 4"] {
            let text =
                format!("The Clerk would write to the vicar of the field beside the\n\n{line}\n\nchurch by 1 June.\n");
            assert_eq!(
                shown(&text),
                ["The Clerk would write to the vicar of the field beside the church by 1 June."],
                "{line}"
            );
        }
        assert_eq!(shown("Page 2 was read.\n"), ["Page 2 was read."]);
        assert_eq!(shown("RESOLVED\nthat the Clerk write\nthat Bo ring.\n").len(), 3);
    }

    #[test]
    fn a_long_title_makes_the_text_no_wider() {
        let text = "Minutes of the Ordinary Meeting held on Tuesday 14 April 2026 at 7.00 pm in the Village Hall of Weston\n\n\
                    The Clerk reported that the inspection had found some loose bolts on the\nclimbing frame and the swings, \
                    that two of them had been mended since by the\nbuilder, and that all the others would be mended in May by \
                    somebody else, who\nwould be asked. The gate was still open in April. Cllr Park and also Cllr\nLane would see to it.\n";
        assert_eq!(shown(text).len(), 2);
    }

    #[test]
    fn a_column_on_the_right_makes_the_text_no_wider() {
        let text = "The hedge beside the footway had grown so far into the road by now that the\n\
                    Clerk undertook to write to the landowner by Friday.                 Clerk\n";
        let said = "The hedge beside the footway had grown so far into the road by now that the Clerk undertook to write to the \
                    landowner by Friday. | Clerk";
        assert_eq!(shown(text), [said]);
    }

    #[test]
    fn rows_of_a_narrow_table_stay_rows() {
        assert_eq!(
            shown("Paint the hall\tClerk\nMend the gates\tChair\n"),
            ["Paint the hall | Clerk", "Mend the gates | Chair"]
        );
        assert_eq!(
            shown("Ref\tAction\tLead\n26/01\tPaint the hall\tClerk\n"),
            ["Ref | Action | Lead", "26/01 | Paint the hall | Clerk"]
        );
        let drawn =
            "Item\tDiscussion\tAction\tWho\n1. Hall\tIt leaked.\tMend it\tAB\n\tIt was let.\n\tIt fell.\t\tBy May\n";
        let rows = [
            "Item | Discussion | Action | Who",
            "1. Hall | It leaked. | Mend it | AB",
            " | It was let.",
            " | It fell. |  | By May",
        ];
        assert_eq!(shown(drawn), rows);
        assert_eq!(shown("Ask for prices\nMend the gates\n"), ["Ask for prices", "Mend the gates"]);
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
            "FC24/015 X",
            "5.2 The x",
            "5.2.1 The x",
            "- x",
            "ACTION: x",
            "RESOLVED",
            "## x",
            "| x |",
            "**37. x**",
        ] {
            assert!(begins_paragraph(line), "{line}");
        }
        for line in
            ["at 7.30 pm", "I was asked", "in May", "civil. words", "2026 was", "Mr. Fenn", "7.30 pm", "5.2 per cent"]
        {
            assert!(!begins_paragraph(line), "{line}");
        }
    }
}
