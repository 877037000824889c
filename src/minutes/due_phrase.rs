//! When an undertaking is due, as its sentence says it: `by 30 April`, `for a future meeting`, `in six months' time`.

use chrono::NaiveDate;

use super::text::Word;
use super::time_names::{day_of_month, is_month, is_weekday, names_day, names_time};
use super::whom::text;
use crate::dates::{Calendar, DueMeaning, DueWhen, full_day};
use crate::model::{Due, has_word, plain};

/// The most words of a phrase.
const LONGEST: usize = 9;

/// Words behind which a due date stands, and that name it most plainly.
const PLAIN: &[&str] = &["by", "before", "within", "until", "deadline", "due", "than", "c"];

/// Words behind which a due date stands now and then.
const FAINT: &[&str] = &["for", "to", "at", "in", "on", "over"];

/// Words behind which it is told of what something is asked.
const WITHIN: &[&str] = &["which", "whether", "why", "what", "if"];

/// How plainly a word leads to a due date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lead {
    /// As `by` does.
    Plain,
    /// As `in` does, behind which a distance may stand.
    In,
    /// As `on` does, behind which a day of the week may stand.
    On,
    /// As `for` does.
    Faint,
}

/// Counts in words.
#[rustfmt::skip]
const COUNTS: &[&str] = &[
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "fourteen", "twenty",
    "fortnight",
];

/// Words that name no day, and say how soon.
#[rustfmt::skip]
const SOON: &[&str] = &[
    "as soon as possible", "asap", "a.s.a.p", "immediately", "straight away", "at once", "forthwith",
    "at the earliest opportunity", "this weekend", "this week", "without delay", "next time", "tonight",
];

/// Words before a day that say when on that day.
#[rustfmt::skip]
const WHEN_ON_DAY: &[&str] = &[
    "close of play on ", "close of business on ", "noon on ", "midday on ", "the end of ", "the morning of ",
    "5 pm on ", "5pm on ",
];

/// Finds when something is due in the words of a sentence from one on, reckoned from the day of the meeting.
pub(super) fn due_in(
    sentence: &str,
    words: &[Word],
    from: usize,
    meeting: NaiveDate,
    calendar: &Calendar,
) -> Option<Due> {
    let is_one_of = |leads: &[&str], at: usize| words[at].is_one_of(leads);
    // `By 30 April the Clerk would write.`
    let first = (from > 0 && !words.is_empty()).then_some(0);
    let plain = first.into_iter().chain(from..words.len()).filter(|at| is_one_of(PLAIN, *at));
    // `to ask which rooms are free in April`
    let until = (from..words.len()).find(|at| is_one_of(WITHIN, *at)).unwrap_or(words.len());
    let faint = (from..until).filter(|at| is_one_of(FAINT, *at));
    let mut found = plain.chain(faint).filter_map(|at| due_behind(sentence, words, at, meeting, calendar));
    found
        .next()
        .or_else(|| future_meeting(sentence, words, from))
        .or_else(|| soon(text(sentence, words, from..words.len()), meeting))
        .or_else(|| once(sentence, words, from))
}

/// Reads the due date behind a word that may lead to one.
fn due_behind(sentence: &str, words: &[Word], at: usize, meeting: NaiveDate, calendar: &Calendar) -> Option<Due> {
    let said = words[at].plain.as_str();
    let lead = match said {
        "in" => Lead::In,
        "on" => Lead::On,
        _ if PLAIN.contains(&said) => Lead::Plain,
        _ => Lead::Faint,
    };
    let begin = match said {
        "before" | "within" => at,
        // `w/c 8 May`
        "c" => at.checked_sub(1).filter(|before| words[*before].plain == "w")?,
        _ => at + 1,
    };
    // `in March Road`
    let is_name = |end: usize| {
        let is_loud = |next: &Word| sentence[next.at.clone()].starts_with(char::is_uppercase);
        words.get(end).is_some_and(|next| !next.is_after_mark && is_loud(next))
    };
    let ends = (at + 2..=words.len().min(at + LONGEST)).rev();
    let ends = ends.filter(|end| words[at + 2..*end].iter().all(|word| !word.is_after_mark));
    let article = usize::from(words.get(at + 1).is_some_and(|word| word.plain == "the"));
    let mut ends = ends.filter(|end| !is_name(*end) || end - at - article > 2);
    let told = ends.find_map(|end| due_of(text(sentence, words, begin..end), lead, meeting, calendar));
    let named = || if lead == Lead::Plain { named_day(sentence, words, at, meeting, calendar) } else { None };
    match told.or_else(named) {
        Some(Told::Due(due)) => Some(due),
        Some(Told::Past) | None => None,
    }
}

/// Reads the day behind a name for it: `by the closing date, 15 May`, `by the deadline of 30 June 2026`.
fn named_day(sentence: &str, words: &[Word], at: usize, meeting: NaiveDate, calendar: &Calendar) -> Option<Told> {
    const FARTHEST: usize = 6;
    const MOST: usize = 4;
    let begins = |from: &usize| words[*from].is_after_mark || words[from - 1].plain == "of";
    let from = (at + 2..words.len().min(at + FARTHEST)).find(begins)?;
    let is_month = |end: &usize| words[from..*end].iter().any(|word| is_month(&word.plain));
    let ends = (from + 2..=words.len().min(from + MOST)).rev().filter(is_month);
    ends.filter(|_| words[from].plain.starts_with(|c: char| c.is_ascii_digit()))
        .find_map(|end| due_of(text(sentence, words, from..end), Lead::Plain, meeting, calendar))
}

/// Finds words that say how soon, without a day.
fn soon(said: &str, meeting: NaiveDate) -> Option<Due> {
    let lower = said.to_lowercase();
    let plain = plain(&lower);
    if has_word(&plain, &["tomorrow"]) {
        return meeting.succ_opt().map(Due::Day);
    }
    let soon = SOON.iter().find(|soon| lower.contains(*soon))?;
    let at = lower.find(soon).filter(|_| lower.len() == said.len())?;
    Due::from_words(&said[at..at + soon.len()])
}

/// Finds what has to be first, or must not be yet: `before the season starts`, `once the accounts were signed`.
fn once(sentence: &str, words: &[Word], from: usize) -> Option<Due> {
    const MOST: usize = 9;
    let at = (from..words.len()).find(|at| words[*at].is_one_of(&["before", "once"]))?;
    let end = (at + 1..words.len()).find(|end| words[*end].is_after_mark).unwrap_or(words.len());
    let is_clause = (3..=MOST).contains(&(end - at));
    is_clause.then(|| Due::from_words(text(sentence, words, at..end))).flatten()
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
    let told = due_of_words(&cell, meeting, calendar);
    told.or_else(|| full_day(&cell).map(Due::Day)).or_else(|| Due::from_words(&cell))
}

/// Reads words that say when something is due and nothing else.
pub(super) fn due_of_words(words: &str, meeting: NaiveDate, calendar: &Calendar) -> Option<Due> {
    match due_of(words.trim(), Lead::Plain, meeting, calendar)? {
        Told::Due(due) => Some(due),
        Told::Past => None,
    }
}

fn due_of(phrase: &str, lead: Lead, meeting: NaiveDate, calendar: &Calendar) -> Option<Told> {
    let is_plain = lead == Lead::Plain;
    let phrase =
        WHEN_ON_DAY.iter().find_map(|when| phrase.strip_prefix(when).filter(|day| names_day(day))).unwrap_or(phrase);
    if let Some(day) = day_of_month(phrase, meeting).filter(|_| is_plain) {
        return Some(Told::Due(Due::Day(day)));
    }
    let lower = phrase.to_lowercase();
    let is_of_meeting = lower.contains("meeting");
    let has_figure = lower.contains(|c: char| c.is_ascii_digit()) || has_word(&plain(&lower), COUNTS);
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
    let is_weekday = is_plain && names_day(phrase) || lead == Lead::On && is_weekday(&lower);
    if !(is_of_meeting
        || names_time(phrase, &lower)
        || has_month
        || is_distance && (is_plain || has_figure && lead == Lead::In || lower.contains("time"))
        || is_weekday
        || is_plain && has_figure)
    {
        return None;
    }
    let bare = ["the ", "The ", "a ", "A "].iter().find_map(|article| phrase.strip_prefix(article)).unwrap_or(phrase);
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

/// Finds a meeting that nobody has fixed yet: `a future Board meeting`.
fn future_meeting(sentence: &str, words: &[Word], from: usize) -> Option<Due> {
    let at = (from..words.len()).find(|at| words[*at].plain == "future")?;
    let end = (at + 1..words.len().min(at + 4)).find(|end| words[*end].plain.starts_with("meeting"))?;
    let begin = if at > 0 && words[at - 1].plain == "a" { at - 1 } else { at };
    Some(Due::Words(text(sentence, words, begin..end + 1).to_owned()))
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
        check("to return the form no later than 22 May.", Some("2023-05-22"));
        check("to return the form (deadline 1 April)", Some("2023-04-01"));
        check("to meet them w/c 8 May", Some("w/c 8 May 2023"));
        check("to mend it ASAP", Some("ASAP"));
        check("to tell them forthwith", Some("forthwith"));
        check("to book it by the 24th", Some("2023-03-24"));
        check("to book it by the 3rd", Some("2023-04-03"));
        check("to send it by close of play on Friday", Some("2023-03-24"));
        check("to see her on Thursday", Some("2023-03-23"));
        check("to report within fourteen days", Some("2023-03-31"));
        check("By 30 April the Clerk was asked to write", Some("2023-04-30"));
    }

    #[test]
    fn other_figures_and_days_are_no_due_dates() {
        check("to write to 12 members", None);
        check("the minutes of the meeting on 3 February 2023", None);
        check("by the Clerk", None);
        check("to tidy by the 1st Wenlow hut", None);
        check("to write to the May Queen", None);
        check("a plan for 18 to 25 year olds leaving custody", None);
        check("a notice to stand for six weeks", None);
        check("to find out which evenings are free in April", None);
        check("a talk for parents in the summer term", Some("summer term"));
        check("to write at once", Some("at once"));
        check("to send it by the closing date, 15 May, to them", Some("2023-05-15"));
        check("to send it no later than the legal deadline of 30 June 2023", Some("2023-06-30"));
        check("to report in two weeks", Some("2023-03-31"));
        check("to bring it round tomorrow", Some("2023-03-18"));
        check("to mow it before the season starts.", Some("before the season starts"));
        check("to send them in, once the accounts were signed", Some("once the accounts were signed"));
        check("to write before the Easter holiday", Some("before the Easter holiday"));
        check("to look at 2 of the 3 offers in the market", None);
        check("for children in March Road", None);
    }
}
