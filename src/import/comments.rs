//! The comments of a cell: a paragraph each, with the day that stands before it and the mark of the newest.

use chrono::NaiveDate;

use super::time::{bare, day_in, time_of, words};
use super::words::plain;
use crate::dates::full_day;
use crate::model::{Raised, may_be_owner};
use crate::sources::Paragraph;

/// A comment as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Remark {
    /// The day that stands before it.
    pub(super) date: Option<NaiveDate>,
    /// What stands in its place when that is only a month.
    pub(super) month: Option<String>,
    /// Who reported it.
    pub(super) by: Option<String>,
    /// The words, without the day.
    pub(super) text: String,
    /// Whether it is marked as the newest.
    pub(super) is_new: bool,
}

/// Reads the comments of one cell, oldest first; `date` is the day that the column's name gives them.
pub(super) fn remarks_in(paragraphs: &[Paragraph], date: Option<NaiveDate>) -> Vec<Remark> {
    let all_bold = paragraphs.len() > 1 && paragraphs.iter().all(is_bold);
    let mut remarks: Vec<Remark> = Vec::new();
    for paragraph in paragraphs {
        let remark = remark(paragraph, all_bold);
        let is_dated = |remark: &Remark| remark.date.is_some();
        match remarks.last_mut() {
            // What follows a dated comment without a day of its own goes on with it.
            Some(last) if is_dated(last) && !is_dated(&remark) && last.is_new == remark.is_new => {
                let divider = if last.text.is_empty() { "" } else { "\n" };
                last.text = format!("{}{divider}{}", last.text, remark.text);
            }
            _ => remarks.push(remark),
        }
    }
    remarks.retain(|remark| !remark.text.is_empty());
    if is_newest_first(&remarks) {
        remarks.reverse();
    }
    for remark in &mut remarks {
        remark.date = remark.date.or(date);
    }
    remarks
}

fn is_bold(paragraph: &Paragraph) -> bool {
    let mut said = paragraph.runs.iter().filter(|run| !run.text.trim().is_empty()).peekable();
    said.peek().is_some() && said.all(|run| run.is_bold)
}

fn remark(paragraph: &Paragraph, all_bold: bool) -> Remark {
    let whole = paragraph.text();
    let (marked, text) = without_new(whole.trim());
    let (dated, text) = without_day(text);
    let (marked_after, text) = without_new(text);
    let (date, month) = match dated {
        Some((Raised::Day(day), _)) => (Some(day), None),
        Some((month @ Raised::Month(_), words)) => (Some(month.day()), Some(words)),
        None => (None, None),
    };
    let (by, text) = match date.filter(|_| month.is_none() && !is_told_at_once(&whole)) {
        Some(_) => without_name(text),
        None => (None, text),
    };
    let is_new = marked || marked_after || is_bold(paragraph) && !all_bold;
    Remark { date, month, by, text: text.to_owned(), is_new }
}

/// Tells whether a colon follows the day at once, so that nobody is named between.
fn is_told_at_once(whole: &str) -> bool {
    day_in(whole).is_some_and(|(range, _)| whole[range.end..].trim_start().starts_with(':'))
}

/// Takes off who reported it: `JH: Sent.`
fn without_name(text: &str) -> (Option<String>, &str) {
    match text.split_once(':') {
        Some((name, rest)) if may_be_owner(name) => (Some(name.trim().to_owned()), rest.trim_start()),
        _ => (None, text),
    }
}

/// Takes off the word that marks a comment as new: `NEW`, `New:`.
fn without_new(text: &str) -> (bool, &str) {
    let Some(word) = text.get(..3).filter(|word| word.eq_ignore_ascii_case("new")) else { return (false, text) };
    let rest = text[3..].trim_start();
    let is_divided = rest.starts_with([':', '-', '–', '—']);
    if is_divided || word == "NEW" && text[3..].starts_with(' ') && rest.contains(char::is_lowercase) {
        return (true, rest.trim_start_matches([':', '-', '–', '—']).trim_start());
    }
    (false, text)
}

/// Takes off the day, or the month and year, that stands before a comment.
///
/// A month says no day, so its words stay with the comment.
fn without_day(text: &str) -> (Option<(Raised, String)>, &str) {
    let head = leading_words(text);
    if let Some((range, day)) = day_in(head).filter(|(range, _)| is_opening(&head[..range.start])) {
        let rest = &text[range.end..];
        let is_figures = text[range.clone()].chars().all(|c| !c.is_alphabetic());
        let is_sentence = rest.trim_start().starts_with(char::is_uppercase);
        let told = after_mark(rest).or((is_figures && is_sentence).then(|| rest.trim_start()));
        let is_range = |rest: &&str| rest.split_whitespace().next().is_some_and(|word| full_day(bare(word)).is_some());
        if let Some(rest) = told.filter(|rest| !is_range(rest)) {
            return (Some((Raised::Day(day), String::new())), rest);
        }
    }
    for range in words(head).into_iter().take(3) {
        let month = bare(&text[..range.end]);
        if let Some(time @ Raised::Month(_)) = time_of(month).filter(|_| is_before_mark(text, range.end)) {
            return (Some((time, month.to_owned())), text);
        }
    }
    (None, text)
}

/// Returns as much of a text as a day before it may take.
fn leading_words(text: &str) -> &str {
    const MOST: usize = 8;
    words(text).get(MOST).map_or(text, |next| &text[..next.start])
}

/// Tells whether only words that open a dated comment stand before the day: `Update`, `[`, `As at`.
fn is_opening(before: &str) -> bool {
    let words = plain(before);
    [
        "",
        "update",
        "updated",
        "update on",
        "updated on",
        "as at",
        "as of",
        "on",
        "position at",
        "update as at",
        "comment",
    ]
    .contains(&words.as_str())
}

/// Returns what follows the mark after a day; nothing when there is no mark.
fn after_mark(rest: &str) -> Option<&str> {
    let marks = [':', '-', '–', '—', ']', ')', '.', ','];
    let rest = rest.trim_start();
    rest.starts_with(marks).then(|| rest.trim_start_matches(marks).trim_start_matches([' ', ':', '-', '–', '—']))
}

fn is_before_mark(text: &str, end: usize) -> bool {
    text[..end].ends_with([':', '-', '–', '—']) || text[end..].trim_start().starts_with([':', '-', '–', '—'])
}

/// Tells whether comments stand newest first: by their days, else by the mark of the newest.
fn is_newest_first(remarks: &[Remark]) -> bool {
    let days: Vec<NaiveDate> = remarks.iter().filter_map(|remark| remark.date).collect();
    if let [first, .., last] = days[..] {
        return first > last;
    }
    let [first, .., last] = remarks else { return false };
    first.is_new && !last.is_new
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixtures::day;
    use crate::sources::Run;

    fn check(paragraphs: &[&str], expected: &[(Option<&str>, &str, bool)]) {
        // A paragraph that begins with `*` is bold.
        let paragraph = |text: &&str| {
            let is_bold = text.starts_with('*');
            Paragraph {
                runs: vec![Run { text: text.trim_start_matches('*').to_owned(), is_bold, is_struck: false }],
                ..Paragraph::default()
            }
        };
        let paragraphs: Vec<Paragraph> = paragraphs.iter().map(paragraph).collect();
        let found = remarks_in(&paragraphs, None);
        let found: Vec<_> = found.iter().map(|remark| (remark.date, remark.text.as_str(), remark.is_new)).collect();
        let expected: Vec<_> = expected.iter().map(|(date, text, is_new)| (date.map(day), *text, *is_new)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn each_paragraph_is_a_comment_and_the_bold_one_the_newest() {
        check(
            &["First.", "Second.", "*Third."],
            &[(None, "First.", false), (None, "Second.", false), (None, "Third.", true)],
        );
        check(&["*All.", "*Bold."], &[(None, "All.", false), (None, "Bold.", false)]);
        check(&["NEW: Last.", "First."], &[(None, "First.", false), (None, "Last.", true)]);
        check(&["New premises are sought."], &[(None, "New premises are sought.", false)]);
    }

    #[test]
    fn a_day_before_a_comment_is_its_day() {
        check(&["12.10.2023: Sent."], &[(Some("2023-10-12"), "Sent.", false)]);
        check(&["12/10/23 Sent."], &[(Some("2023-10-12"), "Sent.", false)]);
        check(&["[12 Oct 2023] Sent."], &[(Some("2023-10-12"), "Sent.", false)]);
        check(&["Update 12 October 2023 – Sent."], &[(Some("2023-10-12"), "Sent.", false)]);
        check(&["29 June 2023 is the day of the visit."], &[(None, "29 June 2023 is the day of the visit.", false)]);
        check(&["To go on 12.10.2023: sent."], &[(None, "To go on 12.10.2023: sent.", false)]);
        for told in
            ["31/12/2026 is the deadline for bids.", "12/05/23 - 30/06/23 consultation ran.", "NEW BINS WERE ORDERED"]
        {
            check(&[told], &[(None, told, false)]);
        }
        check(&["12.10.2023: Sent.", "To all."], &[(Some("2023-10-12"), "Sent.\nTo all.", false)]);
    }

    #[test]
    fn a_month_before_a_comment_is_its_last_day_and_stays_in_words() {
        check(&["Jan 22: Sent."], &[(Some("2022-01-31"), "Jan 22: Sent.", false)]);
        check(&["January 2022 - Sent."], &[(Some("2022-01-31"), "January 2022 - Sent.", false)]);
        check(&["May 2022 elections come first."], &[(None, "May 2022 elections come first.", false)]);
    }

    #[test]
    fn who_reported_stands_between_the_day_and_a_colon() {
        let by = |text: &str| {
            let remark = remarks_in(&[Paragraph::plain(text)], None).remove(0);
            (remark.by, remark.text)
        };
        assert_eq!(
            by("2026-02-11, Noor Ashby: One has called."),
            (Some("Noor Ashby".to_owned()), "One has called.".to_owned())
        );
        assert_eq!(by("11/02/26 NA: Sent."), (Some("NA".to_owned()), "Sent.".to_owned()));
        assert_eq!(by("2026-04-14: Prices: two are in."), (None, "Prices: two are in.".to_owned()));
        assert_eq!(by("Noor Ashby: Sent."), (None, "Noor Ashby: Sent.".to_owned()));
    }

    #[test]
    fn comments_stand_oldest_first() {
        check(
            &["June 2023: Later.", "Jan 2023: Earlier."],
            &[(Some("2023-01-31"), "Jan 2023: Earlier.", false), (Some("2023-06-30"), "June 2023: Later.", false)],
        );
    }
}
