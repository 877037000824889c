//! When the meeting was, as the title or the head of its minutes says.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::dates::{full_day, long, weekday_name};
use crate::model::{has_word, plain};

/// The most paragraphs that are looked through.
const MOST: usize = 40;

/// The most words of a date.
const LONGEST: usize = 6;

/// Words before a day that is another one than that of the meeting.
#[rustfmt::skip]
const OTHERS: &[&str] = &[
    "previous", "last", "next", "future", "adopted", "approved", "approval", "published", "scheduled", "confirmed",
    "signed", "issued", "issue", "version", "adjourned", "circulated", "despatched", "dispatched", "printed",
    "revised", "amended", "updated", "posted", "ratification", "subject", "agreement",
];

/// The day of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// The day.
    pub on: NaiveDate,
    /// The day of the week that is named with it, where that is another.
    pub called: Option<Weekday>,
    /// Another day that the head may mean as well.
    pub other: Option<NaiveDate>,
}

impl Held {
    /// Says that the day of the week is not that of the day, or that another day may be meant.
    pub fn doubt(self) -> Option<String> {
        let right = weekday_name(self.on.weekday());
        let other = self.other.map(|other| {
            format!(
                "the minutes are taken as those of {}, and name {} too; `--meeting` says which",
                long(self.on),
                long(other)
            )
        });
        let called = self.called.map(|called| {
            format!("the minutes say {}, {}, but that was a {right}", weekday_name(called), long(self.on))
        });
        called.or(other)
    }
}

/// How plainly the words before a day say that the meeting was then, the plainest last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Plainness {
    /// It stands alone, apart from a time or a place.
    Alone,
    /// Meeting, minutes or date.
    Named,
    /// Held.
    Held,
}

/// Finds the day of the meeting in the first lines of its minutes.
///
/// A day on which it was held counts before one beside the name of a meeting, and that before one that stands alone;
/// none counts below the first sentence that tells of the meeting.
pub(super) fn meeting_day(lines: &[String]) -> Option<Held> {
    let mut named: Vec<(Plainness, Held)> = Vec::new();
    for line in lines.iter().take(MOST).take_while(|line| !tells(line)) {
        // Below the list of whoever was there, other days are told.
        if !named.is_empty() && lists_people(line) {
            break;
        }
        named.extend(days(line));
    }
    // The first of those that say it most plainly.
    let (best, held) = named.iter().rev().max_by_key(|(plainness, _)| *plainness).copied()?;
    let is_doubtful =
        |(plainness, other): &&(Plainness, Held)| *plainness >= best.min(Plainness::Named) && other.on != held.on;
    Some(Held { other: named.iter().find(is_doubtful).map(|(_, other)| other.on), ..held })
}

/// Lists the days in a line that may be that of the meeting.
fn days(line: &str) -> Vec<(Plainness, Held)> {
    const MOST_WORDS: usize = 12;
    let is_short = plain(line).split(' ').count() <= MOST_WORDS;
    let mut found = Vec::new();
    let words = words_of(line);
    let (mut begin, mut at) = (0, 0);
    while at < words.len() {
        let Some((count, on)) = (1..=LONGEST).rev().find_map(|count| Some((count, day(words.get(at..at + count)?)?)))
        else {
            at += 1;
            continue;
        };
        let lead = plain(&words[begin..at].join(" "));
        // `The minutes of the meeting held on 9 December were signed.`
        let is_told_of = words.get(at + count).is_some_and(|next| ["was", "were", "having"].contains(next));
        let plainness = match () {
            () if is_told_of || has_word(&lead, OTHERS) || lead.contains("to be held") => None,
            () if has_word(&lead, &["held", "reconvened"]) => Some(Plainness::Held),
            () if has_word(&lead, &["meeting", "minutes", "date"]) => Some(Plainness::Named),
            () => (is_short && begin == 0).then_some(Plainness::Alone),
        };
        // `Friday the 17th of March`
        let called = words[begin..at].iter().rev().take(2).find_map(|word| word.parse::<Weekday>().ok());
        let called = called.filter(|called| *called != on.weekday());
        found.extend(plainness.map(|plainness| (plainness, Held { on, called, other: None })));
        (begin, at) = (at + count, at + count);
    }
    found
}

/// Tells whether a line begins the list of whoever was there.
fn lists_people(line: &str) -> bool {
    let words = plain(line);
    let first = words.split(' ').next().unwrap_or_default();
    ["present", "apologies", "attendance", "attending", "declaration", "declarations"].contains(&first)
        || words.starts_with("in attendance")
}

/// Tells whether a line is of the minutes themselves: numbered, or a sentence.
fn tells(line: &str) -> bool {
    let words = plain(line);
    let is_head = has_word(&words, &["held"]) || words.starts_with("minutes of") || words.starts_with("present");
    let count = words.split(' ').count();
    let is_numbered = super::marks::marked(line).0.is_some();
    is_numbered || count > 8 && !is_head && line.trim_end().ends_with('.')
}

/// Returns the words of a line, without the marks around them.
fn words_of(text: &str) -> Vec<&str> {
    text.split_whitespace().map(|word| word.trim_matches([',', ';', ':', '(', ')', '*', '[', ']'])).collect()
}

/// Reads words that are a whole day.
fn day(words: &[&str]) -> Option<NaiveDate> {
    full_day(words.join(" ").trim_end_matches('.'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixtures;

    fn check(lines: &[&str], expected: Option<&str>) {
        let lines: Vec<String> = lines.iter().map(ToString::to_string).collect();
        assert_eq!(meeting_day(&lines).map(|held| held.on), expected.map(fixtures::day), "{lines:?}");
    }

    #[test]
    fn the_head_says_when_the_meeting_was() {
        let march = Some("2023-03-17");
        check(&["Minutes of a meeting of the Board held by video on Friday, 17 March 2023."], march);
        check(&["MINUTES of the Parish Council meeting", "Friday 17th March 2023 at 7.30 pm", "Present"], march);
        check(&["Draft minutes of the meeting held by video on Friday, 17 March 2023"], march);
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
        check(&["The minutes of the meeting held on 9 December 2022 were signed."], None);
        check(&["Approved on 4 May 2023", "Next meeting: 6 June 2023"], None);
        check(
            &["The Board considered its log.", "It would be given at the meeting on 27 September 2024 but it was not."],
            None,
        );
        check(&[], None);
    }

    #[test]
    fn the_day_on_which_it_was_held_counts_before_all_others() {
        let march = Some("2023-03-17");
        check(&["Board, 17 March 2023", "Present: all", "2. Minutes of 14 April 2022", "Signed."], march);
        check(&["Board, 17 March 2023", "Declaration of interests: none since the meeting of 3 March 2023"], march);
        check(&["Board, 17 March 2023", "The meeting to be held on 14 July 2023 is moved."], march);
        check(&["Board", "1. Minutes of 14 April 2023"], None);
        check(&["Minutes issued 24 March 2023", "Meeting held on Friday 17 March 2023 (approved 5 May 2023)"], march);
        check(&["Date of issue: 24 March 2023", "Minutes of the meeting of 17 March 2023"], march);
        check(&["Version of 24 March 2023", "17 March 2023"], march);
        check(&["For approval at the meeting on 5 May 2023", "Board, 17 March 2023"], march);
        check(&["Minutes of a meeting adjourned from 10 March 2023 and held on 17 March 2023"], march);
    }

    #[test]
    fn another_day_that_may_be_meant_is_named() {
        let doubt = |lines: &[&str]| {
            meeting_day(&lines.iter().map(ToString::to_string).collect::<Vec<_>>()).and_then(Held::doubt)
        };
        let two = ["Minutes of the meeting of 17 March 2023", "and of the meeting of 24 March 2023"];
        let said =
            "the minutes are taken as those of 17 March 2023, and name 24 March 2023 too; `--meeting` says which";
        assert_eq!(doubt(&two).as_deref(), Some(said));
        assert_eq!(doubt(&["Meeting held on 17 March 2023", "Typed 24 March 2023"]), None);
    }

    #[test]
    fn a_day_of_the_week_that_is_another_is_kept() {
        let called = |line: &str| meeting_day(&[line.to_owned()]).and_then(|held| held.called);
        assert_eq!(called("Held on Thursday, 17 March 2023"), Some(Weekday::Thu));
        assert_eq!([called("Held on Friday 17 March 2023"), called("Held on 17 March 2023")], [None, None]);
    }
}
