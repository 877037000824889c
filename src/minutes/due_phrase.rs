//! When an undertaking is due, as its sentence says it: `by 30 April`, `for a future meeting`, `in six months' time`.

use chrono::NaiveDate;

use super::text::Word;
use super::whom::text;
use crate::dates::{Calendar, DueMeaning, DueWhen, full_day};
use crate::model::Due;

/// The most words of a phrase.
const LONGEST: usize = 9;

/// Words behind which a due date stands, those that name one most plainly first.
const LEADS: &[&[&str]] = &[&["by", "before", "within", "until"], &["for", "to", "at", "in", "on", "over"]];

/// Finds when something is due in the words of a sentence from one on, reckoned from the day of the meeting.
pub(super) fn due_in(
    sentence: &str,
    words: &[Word],
    from: usize,
    meeting: NaiveDate,
    calendar: &Calendar,
) -> Option<Due> {
    for leads in LEADS {
        for at in (from..words.len()).filter(|at| leads.contains(&words[*at].plain.as_str())) {
            let ends = (at + 2..=words.len().min(at + LONGEST)).rev();
            let ends = ends.filter(|end| words[at + 2..*end].iter().all(|word| !word.is_after_mark));
            let strong = leads.contains(&"by");
            // `in March Road`
            let is_name = |end: usize| {
                words.get(end).is_some_and(|next| {
                    !next.is_after_mark && sentence[next.at.clone()].starts_with(char::is_uppercase)
                })
            };
            let found = ends.into_iter().filter(|end| !is_name(*end) || end - at > 2).find_map(|end| {
                let phrase = text(sentence, words, at + 1..end);
                let whole = text(sentence, words, at..end);
                due_of(
                    if words[at].plain == "before" || words[at].plain == "within" { whole } else { phrase },
                    strong,
                    meeting,
                    calendar,
                )
            });
            match found {
                Some(Told::Due(due)) => return Some(due),
                Some(Told::Past) | None => {}
            }
        }
    }
    future_meeting(sentence, words, from)
}

/// What a phrase tells.
enum Told {
    Due(Due),
    /// A day that was over.
    Past,
}

/// Reads what stands in a column of its own for when something is due.
pub(super) fn due_of_cell(cell: &str, meeting: NaiveDate, calendar: &Calendar) -> Option<Due> {
    let cell = cell.split_whitespace().collect::<Vec<_>>().join(" ");
    let told = due_of(&cell, true, meeting, calendar)
        .and_then(|told| if let Told::Due(due) = told { Some(due) } else { None });
    told.or_else(|| full_day(&cell).map(Due::Day)).or_else(|| Due::from_words(&cell))
}

fn due_of(phrase: &str, is_strong: bool, meeting: NaiveDate, calendar: &Calendar) -> Option<Told> {
    let lower = phrase.to_lowercase();
    let is_of_meeting = lower.contains("meeting");
    let has_figure = lower.contains(|c: char| c.is_ascii_digit());
    let has_month = lower.split(|c: char| !c.is_alphabetic()).any(is_month);
    let is_distance = [
        "week",
        "month",
        "day",
        "fortnight",
        "year",
        "spring",
        "summer",
        "autumn",
        "winter",
        "easter",
        "christmas",
        "end",
    ]
    .iter()
    .any(|word| lower.contains(word));
    let is_weekday = is_strong
        && ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
            .iter()
            .any(|day| lower.contains(day));
    if !(is_of_meeting
        || names_time(phrase, &lower)
        || has_month
        || is_distance && (has_figure || is_strong || lower.contains("time"))
        || is_weekday
        || is_strong && has_figure)
    {
        return None;
    }
    let bare = ["the ", "a "]
        .iter()
        .find_map(|article| lower.strip_prefix(article))
        .map_or(phrase, |rest| &phrase[phrase.len() - rest.len()..]);
    let typed = |text: &str| text.parse::<DueWhen>().ok();
    let Some(typed) = typed(phrase).or_else(|| typed(bare)) else {
        return names_time(phrase, bare).then(|| Told::Due(Due::Words(bare.to_owned())));
    };
    let after = |from: NaiveDate| typed.resolve(from, calendar).ok();
    let meaning =
        after(meeting).filter(|meaning| *meaning != DueMeaning::Day(meeting)).or_else(|| after(meeting.succ_opt()?));
    match meaning.map(Due::from) {
        Some(due) if due.last_day().is_some_and(|day| day <= meeting) => Some(Told::Past),
        Some(due) => Some(Told::Due(due)),
        // The calendar does not know the meeting.
        None => is_of_meeting.then(|| Told::Due(Due::Words(bare.to_owned()))),
    }
}

/// Tells whether words that are no date name a time all the same.
fn names_time(phrase: &str, bare: &str) -> bool {
    const TIMES: &[&str] = &[
        "christmas",
        "easter",
        "half-term",
        "half term",
        "the weekend",
        "weekend",
        "term",
        "once",
        "year end",
        "new year",
    ];
    const MOST_WORDS: usize = 5;
    let bare = bare.to_lowercase();
    let bare =
        ["before ", "the ", "a "].iter().fold(bare.as_str(), |rest, lead| rest.strip_prefix(lead).unwrap_or(rest));
    let is_short = phrase.split_whitespace().count() <= MOST_WORDS;
    let is_of_meeting = |word: &str| {
        let known = ["next", "following", "annual", "board", "committee", "council", "full"];
        is_month(word) || known.contains(&word) || word.ends_with("'s") || word.ends_with("’s")
    };
    let is_meeting = bare.strip_suffix(" meeting").is_some_and(|which| {
        let mut words = which.split([' ', '-']);
        words.clone().any(|word| is_month(word) || ["next", "following", "annual"].contains(&word))
            && words.all(is_of_meeting)
    });
    is_short && (TIMES.contains(&bare) || bare.ends_with(" term") || is_meeting)
}

/// Finds a meeting that nobody has fixed yet: `a future Board meeting`.
fn future_meeting(sentence: &str, words: &[Word], from: usize) -> Option<Due> {
    let at = (from..words.len()).find(|at| words[*at].plain == "future")?;
    let end = (at + 1..words.len().min(at + 4)).find(|end| words[*end].plain.starts_with("meeting"))?;
    let begin = if at > 0 && words[at - 1].plain == "a" { at - 1 } else { at };
    Some(Due::Words(text(sentence, words, begin..end + 1).to_owned()))
}

fn is_month(word: &str) -> bool {
    const MONTHS: &[&str] = &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    word.len() >= 3 && MONTHS.iter().any(|month| word.starts_with(month)) && word != "market" && word != "decision"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minutes::text::words;
    use crate::model::fixtures::day;

    fn check(sentence: &str, expected: Option<&str>) {
        let calendar = Calendar::new(["2023-03-17", "2023-06-30", "2023-12-15"].map(day));
        let found = due_in(sentence, &words(sentence), 0, day("2023-03-17"), &calendar);
        assert_eq!(found.map(|due| due.iso()).as_deref(), expected, "{sentence}");
    }

    #[test]
    fn a_sentence_says_when_it_is_due() {
        check("to report to the Board meeting on 15 December 2023 about the prison", Some("2023-12-15"));
        check("to write by 30 April, with a copy", Some("2023-04-30"));
        check("to write by the end of May.", Some("end of May 2023"));
        check("to report within three weeks", Some("2023-04-07"));
        check("a report for a meeting in six months' time", Some("2023-09-17"));
        check("to report to the next meeting.", Some("2023-06-30"));
        check("to bring it to the December meeting", Some("2023-12-15"));
        check("to bring it to the October meeting", Some("October meeting"));
        check("a report for a future Board meeting", Some("a future Board meeting"));
        check("to ring the council by Friday", Some("2023-03-24"));
    }

    #[test]
    fn other_figures_and_days_are_no_due_dates() {
        check("to write to 12 members", None);
        check("the minutes of the meeting on 3 February 2023", None);
        check("by the Clerk", None);
        check("to look at 2 of the 3 offers in the market", None);
        check("for children in March Road", None);
    }
}
