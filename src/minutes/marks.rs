//! The numbers and letters with which the paragraphs of minutes begin.

/// What a paragraph begins with, and the rest of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark<'t> {
    /// A number of a minute: `36`, `24/015`, `7.2`.
    Number(&'t str),
    /// A letter or a Roman numeral within a minute: `b`, `iii`.
    Letter(&'t str),
}

/// The most letters of a series, as `FC` in `FC24/015`.
const MOST_LETTERS: usize = 5;

/// Words before the number of a minute.
const LABELS: &[&str] =
    &["Minute No. ", "Minute no. ", "Minute ", "Agenda item ", "Agenda Item ", "Item ", "ITEM ", "No. ", "§ ", "§"];

/// Names of months, which are no headings though a figure stands before them.
const MONTHS: &[&str] = &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Divides a paragraph from the mark with which it begins.
pub(super) fn marked(text: &str) -> (Option<Mark<'_>>, &str) {
    let text = text.trim().trim_start_matches(['-', '•', '*', '–', '\u{b7}']).trim_start();
    if let Some((mark, rest)) = letter(text) {
        return (Some(Mark::Letter(mark)), rest);
    }
    match number(text) {
        Some((mark, rest)) => (Some(Mark::Number(mark)), rest),
        None => (None, text),
    }
}

/// Reads a mark that stands alone, as in a column of numbers.
pub(super) fn alone(text: &str) -> Option<Mark<'_>> {
    let text = text.trim();
    let (mark, rest) = marked(text);
    let is_number = |text: &str| text.len() <= 3 && text.bytes().all(|byte| byte.is_ascii_digit());
    match mark {
        Some(mark) if rest.is_empty() => Some(mark),
        None if !text.is_empty() && is_number(text) => Some(Mark::Number(text)),
        _ => None,
    }
}

fn letter(text: &str) -> Option<(&str, &str)> {
    if let Some(inner) = text.strip_prefix('(') {
        let (mark, rest) = inner.split_once(')')?;
        let is_count = mark.len() <= 2 && !mark.is_empty() && mark.bytes().all(|byte| byte.is_ascii_digit());
        return (is_letter(mark) || is_count).then(|| (mark, rest.trim_start_matches([':', '.']).trim_start()));
    }
    let end = text.find(|c: char| !c.is_ascii_alphabetic())?;
    let (mark, rest) = text.split_at(end);
    let rest = rest.strip_prefix([')', '.'])?;
    // `A. Woodman` is a name; lists that are lettered so are in small letters.
    let is_small = mark.chars().all(|c| c.is_ascii_lowercase());
    (is_letter(mark) && is_small && (rest.is_empty() || rest.starts_with(char::is_whitespace)))
        .then(|| (mark, rest.trim_start()))
}

fn is_letter(mark: &str) -> bool {
    let is_roman = !mark.is_empty() && mark.len() <= 6 && mark.chars().all(|c| "ivxlIVXL".contains(c));
    let is_one = mark.len() == 1 || mark.len() == 2 && mark.as_bytes()[0] == mark.as_bytes()[1];
    mark.chars().all(|c| c.is_ascii_alphabetic()) && (is_one || is_roman) && !mark.is_empty()
}

fn number(text: &str) -> Option<(&str, &str)> {
    let text = LABELS.iter().find_map(|label| text.strip_prefix(label)).unwrap_or(text);
    if let Some(found) = roman(text) {
        return Some(found);
    }
    let letters = text.find(|c: char| !c.is_ascii_uppercase()).unwrap_or(text.len());
    let begin = letters + text[letters..].find(|c: char| ![' ', '/', '-'].contains(&c)).unwrap_or(0);
    if letters > MOST_LETTERS || letters == 0 && begin > 0 {
        return None;
    }
    let is_part = |c: char| c.is_ascii_digit() || "./".contains(c);
    let length = text[begin..].find(|c: char| !is_part(c)).unwrap_or(text.len() - begin);
    let figures = text[begin..begin + length].trim_end_matches(['.', '/']);
    let end = begin + figures.len();
    let mut rest = &text[end..];
    // `36A` is a minute put in between.
    let is_between = letters == 0
        && rest.starts_with(|c: char| c.is_ascii_uppercase())
        && !rest[1..].starts_with(char::is_alphanumeric);
    let end = if is_between { end + 1 } else { end };
    rest = &text[end..];
    let is_ended = rest.starts_with(['.', ')', ':']);
    let after = rest.trim_start_matches(['.', ')', ':']).trim_start_matches([' ', '\t', '\u{a0}', '–', '-', '—']);
    // `14(a)`
    let is_lettered = letters == 0 && rest.starts_with('(') && letter(rest).is_some();
    let is_apart = rest.len() > after.len() || rest.is_empty() || is_lettered;
    let parts: Vec<&str> = figures.split(['.', '/']).collect();
    let is_sound = parts.iter().all(|part| !part.is_empty() && part.len() <= 4) && parts.len() <= 4;
    let is_series =
        figures.contains('/') && parts.len() <= 3 && parts.last().is_some_and(|last| parts.len() < 3 || last.len() < 4);
    let is_kind = match (letters, parts.len()) {
        (0, 1) => figures.len() <= 3 && (is_ended && !rest.starts_with("..") || is_lettered || is_heading(after)),
        (0, _) => {
            is_series
                || parts.len() <= 3
                    && parts[1..].iter().all(|part| part.len() <= 2)
                    && !is_time(after)
                    && !is_day(&parts)
        }
        _ => is_series,
    };
    (is_sound && is_apart && is_kind && !begins_with_month(after)).then(|| (&text[..end], after))
}

/// Reads a Roman numeral of several letters that numbers a minute: `VIII. Lights`.
fn roman(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !"IVXL".contains(c))?;
    let rest = text[end..].strip_prefix(['.', ')'])?;
    let after = rest.trim_start();
    ((2..=6).contains(&end) && rest.len() > after.len() && after.starts_with(char::is_uppercase))
        .then(|| (&text[..end], after))
}

/// Tells whether a text after a bare figure is the heading of a minute, and not the rest of a sentence.
fn is_heading(text: &str) -> bool {
    const MOST_WORDS: usize = 10;
    const TELLING: &[&str] = &["was", "were", "had", "has", "have", "is", "are", "will", "would"];
    text.starts_with(char::is_uppercase)
        && !text.split_whitespace().any(|word| TELLING.contains(&word))
        && text.split_whitespace().count() <= MOST_WORDS
        && !text.ends_with(['.', ',', ';'])
}

fn is_time(after: &str) -> bool {
    let after = after.to_lowercase();
    ["am", "pm", "a.m", "p.m", "hrs", "hours", "%"].iter().any(|word| after.starts_with(word))
        || after.starts_with(|c: char| c.is_ascii_digit())
}

/// Tells whether figures are a day, as in `17.3.23`.
fn is_day(parts: &[&str]) -> bool {
    parts.len() == 3
        && (parts[2].len() == 4 || parts[2].len() == 2 && parts[2].parse().is_ok_and(|year: u32| year > 12))
}

fn begins_with_month(text: &str) -> bool {
    let word: String = text.to_lowercase().chars().take_while(|c| c.is_alphabetic()).collect();
    word.len() >= 3 && MONTHS.iter().any(|month| word.starts_with(month)) && (word.len() == 3 || is_month(&word))
}

fn is_month(word: &str) -> bool {
    #[rustfmt::skip]
    const LONG: &[&str] = &[
        "january", "february", "march", "april", "june", "july", "august", "september", "october", "november",
        "december", "sept",
    ];
    LONG.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, mark: Option<Mark>, rest: &str) {
        assert_eq!(marked(text), (mark, rest), "{text}");
    }

    #[test]
    fn minutes_are_numbered_in_many_ways() {
        for (text, number, rest) in [
            ("36. Update", "36", "Update"),
            ("36) Update", "36", "Update"),
            ("24/015 Planning", "24/015", "Planning"),
            ("112/25: The hall", "112/25", "The hall"),
            ("FC24/015. The hall", "FC24/015", "The hall"),
            ("7.2 The head reported.", "7.2", "The head reported."),
            ("26.14 – The hall", "26.14", "The hall"),
            ("3.2.1 The hall", "3.2.1", "The hall"),
            ("12 Finance report", "12", "Finance report"),
            ("36A. The hall", "36A", "The hall"),
            ("Minute 36: the hall", "36", "the hall"),
            ("14(a) The hall", "14", "(a) The hall"),
            ("Minute No. 10 Gate", "10", "Gate"),
            ("§11 Grass", "11", "Grass"),
            ("Agenda item 3: Trees", "3", "Trees"),
            ("VIII. Lights", "VIII", "Lights"),
        ] {
            check(text, Some(Mark::Number(number)), rest);
        }
    }

    #[test]
    fn letters_stand_in_brackets_or_before_one() {
        for (text, letter, rest) in [
            ("(a) That it be noted", "a", "That it be noted"),
            ("(iii) That", "iii", "That"),
            ("- (b) That", "b", "That"),
            ("c) That", "c", "That"),
            ("iv. That", "iv", "That"),
            ("a. That", "a", "That"),
            ("(2) That", "2", "That"),
        ] {
            check(text, Some(Mark::Letter(letter)), rest);
        }
    }

    #[test]
    fn other_figures_and_letters_are_no_marks() {
        for text in [
            "12 members came.",
            "24 Tables were bought",
            "7.30 pm",
            "10.00 - 11.40 am",
            "17.3.23",
            "17 March 2023",
            "5 Apr",
            "2026",
            "A. Woodman was there",
            "(as before)",
            "I was there",
            "civil. Words",
            "1/2/2026",
        ] {
            check(text, None, text);
        }
    }

    #[test]
    fn a_column_of_numbers_has_bare_ones() {
        assert_eq!(alone("4"), Some(Mark::Number("4")));
        assert_eq!(alone("4.1"), Some(Mark::Number("4.1")));
        assert_eq!(alone("(b)"), Some(Mark::Letter("b")));
        assert_eq!([alone("4 chairs"), alone(""), alone("2026")], [None, None, None]);
    }
}
