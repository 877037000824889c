//! The lines of a paragraph for pages that break lines at blanks: what stands beside something else on its line, such as
//! a day, is kept whole by no-break spaces.

use std::borrow::Cow;

use unicode_width::UnicodeWidthStr;

use crate::page::table::Paragraph;

/// The most columns of a name or a day that is not broken.
pub(crate) const MOST_UNBROKEN: usize = 28;

/// Returns the lines of a paragraph; on one of several parts the short ones are not broken.
pub(crate) fn unbroken(paragraph: &Paragraph) -> Vec<Cow<'_, str>> {
    let lines = paragraph.lines();
    let parts = paragraph.parts();
    if lines.len() > 1 || parts.len() < 2 {
        return lines.into_iter().map(Cow::Borrowed).collect();
    }
    let mut line = String::with_capacity(paragraph.text.len());
    let mut told = 0;
    for part in parts {
        line.push_str(&paragraph.text[told..part.start]);
        let words = &paragraph.text[part.clone()];
        let is_short = words.width() <= MOST_UNBROKEN;
        line.push_str(&if is_short { words.replace(' ', "\u{a0}") } else { words.to_owned() });
        told = part.end;
    }
    line.push_str(&paragraph.text[told..]);
    vec![Cow::Owned(line)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_beside_other_words_is_not_broken() {
        let check = |paragraph: Paragraph, lines: &[&str]| assert_eq!(unbroken(&paragraph), lines);
        let ended = ["Completed,", "17 Mar 2026,", "minute 4 of the meeting in common"];
        check(Paragraph::of_parts(ended), &["Completed, 17\u{a0}Mar\u{a0}2026, minute 4 of the meeting in common"]);
        check(Paragraph::names(["Rik Basra", "Gary Bee"]).stacked(), &["Rik Basra /", "Gary Bee"]);
        check(Paragraph::names(["Rik Basra"]), &["Rik Basra"]);
        check(Paragraph::new("17 Mar 2026, and more"), &["17 Mar 2026, and more"]);
        check(Paragraph::of_parts(["12 days"]).followed_by("of  it"), &["12 days of  it"]);
        check(Paragraph::of_parts(["12 days", "1 day"]).followed_by("of it"), &["12\u{a0}days 1\u{a0}day of it"]);
    }
}
