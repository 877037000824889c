//! When the meeting was, as the title or the head of its minutes says.

use chrono::NaiveDate;

use crate::dates::full_day;
use crate::model::{has_word, plain};

/// The most paragraphs that are looked through.
const MOST: usize = 40;

/// The most words of a date.
const LONGEST: usize = 6;

/// Words of a line that tells of another meeting, or of what was said at this one.
const OTHERS: &[&str] =
    &["previous", "last", "next", "future", "adopted", "approved", "published", "scheduled", "confirmed", "signed"];

/// Finds the day of the meeting in the first lines of its minutes.
///
/// A line that says that it was held, or that it is of a meeting, counts before a line that is a date alone; none
/// counts below the first sentence that tells of the meeting.
pub(super) fn meeting_day(lines: &[String]) -> Option<NaiveDate> {
    let head: Vec<&String> = lines.iter().take(MOST).take_while(|line| !tells(line)).collect();
    let names = |line: &str| {
        let words = plain(line);
        has_word(&words, &["held", "meeting", "minutes", "date"]) && !has_word(&words, OTHERS)
    };
    let named = head.iter().filter(|line| names(line)).find_map(|line| day_in(line));
    // The name of a meeting may stand on one line and its day on the next.
    named.or_else(|| head.iter().find_map(|line| day_of(line)))
}

/// Tells whether a line is a sentence of the minutes themselves.
fn tells(line: &str) -> bool {
    let words = plain(line);
    let is_head = has_word(&words, &["held"]) || words.starts_with("minutes of") || words.starts_with("present");
    let count = words.split(' ').count();
    let is_numbered = super::marks::marked(line).0.is_some();
    count > 8 && !is_head && (is_numbered || line.trim_end().ends_with('.'))
}

/// Returns the day that a line is, apart from a label or a time beside it.
fn day_of(line: &str) -> Option<NaiveDate> {
    const MOST_WORDS: usize = 12;
    let words = plain(line);
    (words.split(' ').count() <= MOST_WORDS && !has_word(&words, OTHERS)).then(|| day_in(line)).flatten()
}

/// Finds the first whole day in a text.
pub(super) fn day_in(text: &str) -> Option<NaiveDate> {
    let words: Vec<&str> =
        text.split_whitespace().map(|word| word.trim_matches([',', ';', ':', '(', ')', '*'])).collect();
    let day = |from: usize, count: usize| {
        let phrase = words.get(from..from + count)?.join(" ");
        full_day(phrase.trim_end_matches('.'))
    };
    (0..words.len()).find_map(|from| (1..=LONGEST).rev().find_map(|count| day(from, count)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixtures::day;

    fn check(lines: &[&str], expected: Option<&str>) {
        let lines: Vec<String> = lines.iter().map(ToString::to_string).collect();
        assert_eq!(meeting_day(&lines), expected.map(day), "{lines:?}");
    }

    #[test]
    fn the_head_says_when_the_meeting_was() {
        let march = Some("2023-03-17");
        check(&["Minutes of a meeting of the Board held by video on Friday, 17 March 2023."], march);
        check(&["MINUTES of the Parish Council meeting", "Friday 17th March 2023 at 7.30 pm", "Present"], march);
        check(&["Board", "Date: 17/03/2023"], march);
        check(&["Board Meeting", "17.3.23"], march);
        check(&["Minutes of the meeting held on Friday the 17th of March 2023"], march);
    }

    #[test]
    fn other_days_of_minutes_are_not_the_meeting_s() {
        check(
            &["Minutes", "1. The minutes of the meeting held on 9 December 2022 were agreed and signed as correct."],
            None,
        );
        check(&["Approved on 4 May 2023", "Next meeting: 6 June 2023"], None);
        check(
            &["The Board considered its log.", "It would be given at the meeting on 27 September 2024 but it was not."],
            None,
        );
        check(&[], None);
    }
}
