//! The due dates of a cell: struck out, earlier and now, and what else stands beside them.

use chrono::NaiveDate;

use super::status::{Said, Status, read_status};
use super::time::{bare, day_in, time_of};
use super::words::{has_word, is_nothing, plain};
use super::years::Yearless;
use crate::dates::{Calendar, DueMeaning, DueWhen};
use crate::model::{Due, Raised};
use crate::sources::{Cell, Paragraph};

/// What a cell says of when an action is due.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Dues {
    /// Earlier due dates, in the order of the source.
    pub(super) was: Vec<Due>,
    /// Due dates that stand, the last of them the one that counts.
    pub(super) now: Vec<Due>,
    /// What is no due date.
    pub(super) unclear: Vec<String>,
    /// What stands beside a due date, or in its place, and is to be kept as a comment.
    pub(super) beside: Vec<String>,
    /// That it is closed, where that stands in the place of a due date.
    pub(super) closed: Option<Status>,
    /// Whether a year was added.
    pub(super) has_year_added: bool,
    /// What tells of due dates between the first and the last, and not which.
    pub(super) untold: Vec<String>,
    /// What names a day by its distance from when the action was raised, with that day.
    pub(super) reckoned: Vec<(String, NaiveDate)>,
}

/// How the cells of a column are read.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Reading {
    /// The day from which a day without its year is looked for.
    pub(super) from: Option<NaiveDate>,
    /// The year of every day without one.
    pub(super) year: Option<i32>,
    /// Whether the column also holds what was reported.
    pub(super) has_reports: bool,
}

/// Tells whether a text says when something is due, and nothing else.
pub(super) fn is_due(text: &str) -> bool {
    let known = |due: Due| due.last_day().is_some() || !due.is_unknown_words();
    let (text, _) = as_on_paper(text);
    due_of(text).is_some_and(known) || Yearless::of(without_by(text)).is_some()
}

/// Reads the due dates of a cell.
pub(super) fn dues_in(cell: &Cell, reading: Reading) -> Dues {
    let mut dues = Dues::default();
    let is_struck = |paragraph: &Paragraph| paragraph.runs.iter().all(|run| run.is_struck);
    if let Some(day) = cell.day {
        let is_was = !cell.is_blank() && cell.paragraphs.iter().all(is_struck);
        if is_was { &mut dues.was } else { &mut dues.now }.push(Due::Day(day));
        return dues;
    }
    for paragraph in &cell.paragraphs {
        let part = |struck: bool| -> String {
            paragraph.runs.iter().filter(|run| run.is_struck == struck).map(|run| run.text.as_str()).collect()
        };
        dues.was.extend(due_of(&part(true)));
        dues.read(part(false).trim(), reading);
    }
    dues
}

impl Dues {
    /// Reads what stands in one paragraph.
    fn read(&mut self, text: &str, reading: Reading) {
        let whole = text;
        let (text, moves) = as_on_paper(text);
        if let Some((first, moved)) = moves {
            let first = self.due_of(first, reading);
            self.was.extend(first);
            self.untold.extend((moved != "once").then(|| whole.to_owned()));
        }
        if is_nothing(text) || is_reckoned(text) || self.read_several(text) {
            return;
        }
        if was_in_brackets(text).is_none()
            && let Some(due) = self.due_of(text, reading)
        {
            self.now.push(due);
            return;
        }
        let status = read_status(text, "");
        if matches!(status.said, Some(Said::Closed(_))) && !status.has_more {
            self.closed = Some(status);
        } else if let Some(due) = head_of(text)
            .and_then(|head| self.due_of(without_end(head), reading))
            .filter(|due| !leaves_a_day(due, text))
        {
            let was = was_in_brackets(text);
            let was = was.and_then(|was| before(was, &due, reading).or_else(|| self.due_of(was, reading)));
            self.now.push(due);
            match was {
                Some(was) => self.was.push(was),
                None => self.beside.push(text.to_owned()),
            }
        } else if matches!(status.said, Some(Said::Closed(_))) {
            self.closed = Some(status);
            self.beside.push(text.to_owned());
        } else if begins_in_the_past(text) || reading.has_reports && !names_a_time(text) {
            self.beside.push(text.to_owned());
        } else {
            match Due::from_words(bare(text)) {
                Some(words) => self.now.push(words),
                None => self.unclear.push(text.to_owned()),
            }
        }
    }

    /// Reads a due date or a word that is known to stand for one; what lacks its year gets it.
    fn due_of(&mut self, text: &str, reading: Reading) -> Option<Due> {
        let is_known = |due: &Due| due.last_day().is_some() || !due.is_unknown_words();
        let due = due_of(text).filter(is_known).or_else(|| {
            let due = day_before(text, reading).or_else(|| with_year(without_by(text), reading));
            self.has_year_added |= due.is_some() && day_in(text).is_none();
            due
        });
        due.or_else(|| {
            let day = reckoned(text, reading.from?)?;
            self.reckoned.push((text.to_owned(), day));
            Some(Due::Day(day))
        })
    }

    /// Reads several days with nothing but words of change between them: `Was 31/03/23, now 30/06/23`.
    fn read_several(&mut self, text: &str) -> bool {
        const CHANGE: &[&str] = &[
            "was",
            "now",
            "revised",
            "to",
            "from",
            "extended",
            "moved",
            "original*",
            "target",
            "new",
            "then",
            "and",
            "date",
            "due",
            "initially",
        ];
        const BEFORE: &[&str] = &["was", "original*", "from", "initially"];
        // A cell of due dates is short; what is longer is a story.
        if text.len() > 200 {
            return false;
        }
        let (mut rest, mut days) = (text, Vec::new());
        while let Some((range, day)) = day_in(rest) {
            days.push((plain(&rest[..range.start]), day));
            rest = &rest[range.end..];
        }
        let words = |text: &str| text.split_whitespace().all(|word| has_word(word, CHANGE));
        if days.len() < 2 || !words(&plain(rest)) || !days.iter().all(|(between, _)| words(between)) {
            return false;
        }
        for (between, day) in days {
            let is_was = has_word(&between, BEFORE);
            if is_was { &mut self.was } else { &mut self.now }.push(Due::Day(day));
        }
        true
    }
}

/// Reads a day that is told by when the action was raised: `within 3 weeks`, `end of the month`, `week 50`.
fn reckoned(text: &str, from: NaiveDate) -> Option<NaiveDate> {
    const OF_THE_WRITER: &[&str] = &["today", "yesterday", "tomorrow", "ago"];
    let due: DueWhen = text.parse().ok()?;
    match due.resolve(from, &Calendar::default()) {
        Ok(DueMeaning::Day(day)) if !has_word(&plain(text), OF_THE_WRITER) => Some(day),
        _ => None,
    }
}

/// Gives a day, a month or the end of one its year.
fn with_year(text: &str, reading: Reading) -> Option<Due> {
    let due = |time: Raised| match time {
        Raised::Day(day) => Some(Due::Day(day)),
        Raised::Month(_) => Due::from_words(&time.to_string()),
    };
    if let Some(yearless) = Yearless::of(text) {
        return match reading.year {
            Some(year) => yearless.in_year(year),
            None => yearless.from(reading.from?),
        }
        .and_then(due);
    }
    let mut words = text.split(|c: char| c.is_whitespace() || c == '-');
    let names_month = words.any(|word| word.len() > 2 && Yearless::of(word).is_some());
    let end = bare(text).strip_prefix("end ").filter(|month| !month.starts_with("of "));
    let text = end.map_or_else(|| bare(text).to_owned(), |month| format!("end of {month}"));
    let in_year = |year: i32| Due::from_words(&format!("{text} {year}")).filter(|due| due.last_day().is_some());
    let from = reading.from.unwrap_or_default();
    let years = match reading.year {
        Some(year) => year..=year,
        None => chrono::Datelike::year(&reading.from?)..=chrono::Datelike::year(&from) + 1,
    };
    let is_ahead = |due: &Due| reading.year.is_some() || due.last_day().is_some_and(|day| day >= from);
    if names_month { years.filter_map(in_year).find(is_ahead) } else { None }
}

/// Gives the date that a due date had before it the year in which it comes before that one.
fn before(was: &str, due: &Due, reading: Reading) -> Option<Due> {
    let yearless = Yearless::of(without_by(was)).filter(|_| reading.year.is_none())?;
    match yearless.up_to(due.last_day()?)? {
        Raised::Day(day) => Some(Due::Day(day)),
        month @ Raised::Month(_) => Due::from_words(&month.to_string()),
    }
}

/// Returns what stands in brackets after a due date as the one before it: `15 April (was 1 April)`.
fn was_in_brackets(text: &str) -> Option<&str> {
    let within = text.split_once('(')?.1.trim_end().strip_suffix(')')?;
    ["was ", "originally ", "previously ", "formerly "].iter().find_map(|was| within.strip_prefix(was))
}

/// Parts a due date, as a paper says it, from what is reckoned from it and from what it was at first:
/// `30 Jun 2026, overdue 9 days (first due 31 Mar 2026, moved twice)`.
fn as_on_paper(text: &str) -> (&str, Option<(&str, &str)>) {
    let first_due = || {
        let (due, first) = text.trim().strip_suffix(')')?.rsplit_once(" (first due ")?;
        Some((due, first.split_once(", moved ")?))
    };
    let (due, first) = first_due().map_or((text, None), |(due, first)| (due, Some(first)));
    match due.rsplit_once(", ") {
        Some((due, rest)) if is_reckoned(rest) => (due, first),
        _ => (due, first),
    }
}

/// Tells whether a text only reckons from the due date, which is done anew: `Overdue 59 days`.
fn is_reckoned(text: &str) -> bool {
    let words = plain(text);
    let is_figure = |word: &str| word.chars().all(|c| c.is_ascii_digit());
    let is_unit = |word: &str| ["day", "days", "week", "weeks", "month", "months"].contains(&word);
    match words.split(' ').collect::<Vec<_>>()[..] {
        ["overdue"] => true,
        ["overdue", count, unit]
        | ["overdue", "by", count, unit]
        | [count, unit, "overdue" | "late" | "left" | "remaining"] => is_figure(count) && is_unit(unit),
        _ => false,
    }
}

/// Returns the words before a bracket or the next sentence, where they may be a due date: `30/06/2026 (revised)`.
fn head_of(text: &str) -> Option<&str> {
    const MOVED: &[&str] =
        &["deferred to ", "extended to ", "postponed to ", "moved to ", "revised to ", "put back to ", "now "];
    let lower = text.to_lowercase();
    let moved = MOVED.iter().find(|moved| lower.starts_with(*moved) && text.is_char_boundary(moved.len()));
    let text = moved.map_or(text, |moved| &text[moved.len()..]);
    let marks = [" (", " [", ". ", "; ", ", ", " – ", " — ", " - ", ": "];
    let end = marks.iter().filter_map(|mark| text.find(mark)).min();
    match end {
        Some(end) if end > 0 => Some(&text[..end]),
        _ => moved.and_then(|_| day_in(text)).filter(|(range, _)| range.start == 0).map(|(range, _)| &text[range]),
    }
    .or_else(|| moved.map(|_| text))
    .map(|head| match day_in(head) {
        // `30 September 2025 while the hall is let` after a word of change.
        Some((range, _)) if moved.is_some() && range.start == 0 => &head[range],
        _ => head,
    })
}

/// Tells whether words that name no day would be taken of a text that names one: `asap - by 1 June at latest`.
fn leaves_a_day(due: &Due, text: &str) -> bool {
    due.last_day().is_none() && (day_in(text).is_some() || Yearless::day_in(text).is_some())
}

/// Takes off that a month is due at its end, as every month is.
fn without_end(text: &str) -> &str {
    let text = without_by(text);
    ["end of ", "End of ", "end ", "End "].iter().find_map(|end| text.strip_prefix(end)).unwrap_or(text)
}

/// Tells whether a few words speak of a time, so that in a column of due dates and reports they are the former.
fn names_a_time(text: &str) -> bool {
    const TIMES: &[&str] = &[
        "spring",
        "summer",
        "autumn",
        "winter",
        "meeting",
        "agm",
        "week",
        "weeks",
        "month",
        "months",
        "quarter",
        "year",
        "end",
        "before",
        "after",
        "when",
        "once",
        "asap",
        "next",
        "soon",
        "possible",
        "ongoing",
        "tbc",
        "christmas",
        "easter",
        "q1",
        "q2",
        "q3",
        "q4",
        "early",
        "mid",
        "late",
    ];
    let words = plain(text);
    words.split(' ').count() <= 5
        && (has_word(&words, TIMES) || words.split(' ').any(|word| Yearless::of(word).is_some()))
}

/// Tells whether a text says when something began or ended, which is no day to come.
fn begins_in_the_past(text: &str) -> bool {
    const PAST: &[&str] =
        &["began", "begun", "started", "commenced", "received", "sent", "met", "circulated", "submitted", "held"];
    has_word(plain(text).split(' ').next().unwrap_or_default(), PAST)
}

/// Words that may stand before a due date and a colon.
#[rustfmt::skip]
const HEADS: &[&str] = &[
    "revised", "new", "now", "due", "date", "target", "original", "originally", "extended", "to", "by", "deadline", "current",
];

/// Takes off words such as `by` before a due date, which the day itself is still in time for.
fn without_by(text: &str) -> &str {
    const BY: &[&str] = &[
        "by",
        "by:",
        "on",
        "on or before",
        "by or before",
        "no later than",
        "not later than",
        "due",
        "due by",
        "w/e",
        "week ending",
    ];
    let text = text.trim();
    let after = |by: &&str| {
        let is_there = text.get(..by.len()).is_some_and(|start| start.eq_ignore_ascii_case(by));
        if is_there { text[by.len()..].strip_prefix(' ') } else { None }
    };
    BY.iter().filter_map(after).min_by_key(|rest| rest.len()).unwrap_or(text).trim()
}

/// Returns the last day before one that is named: `before 30 June`.
fn day_before(text: &str, reading: Reading) -> Option<Due> {
    let lower = text.trim().to_lowercase();
    let day = lower.strip_prefix("before ")?;
    let due = due_of(day).filter(|due| matches!(due, Due::Day(_)));
    match due.or_else(|| with_year(day, reading)) {
        Some(Due::Day(day)) => day.pred_opt().map(Due::Day),
        _ => None,
    }
}

/// Reads one due date; words before it such as `Revised:` or `by` are taken off.
fn due_of(text: &str) -> Option<Due> {
    let text = text.trim();
    let after_colon = text
        .split_once(':')
        .filter(|(head, _)| plain(head).split(' ').all(|word| has_word(word, HEADS)))
        .map_or(text, |(_, rest)| rest.trim());
    let after_by = without_by(after_colon);
    let day = [text, after_colon, after_by].into_iter().find_map(|words| match time_of(words) {
        Some(Raised::Day(day)) => Some(Due::Day(day)),
        Some(month @ Raised::Month(_)) if bare(words).len() < 8 => Due::from_words(&month.to_string()),
        _ => None,
    });
    day.or_else(|| Due::from_words(bare(after_by)).filter(|due| due.last_day().is_some()))
        .or_else(|| Due::from_words(bare(after_colon)))
        .filter(|_| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixtures::day;
    use crate::sources::Run;

    /// Reads a cell in which what stands between tildes is struck out, from a day in 2022.
    fn read(text: &str, has_reports: bool) -> Dues {
        let runs = text.split('~').enumerate().map(|(at, text)| Run {
            text: text.to_owned(),
            is_bold: false,
            is_struck: at % 2 == 1,
        });
        let paragraphs = vec![Paragraph { runs: runs.collect(), ..Paragraph::default() }];
        let cell = Cell { paragraphs, columns: 1, ..Cell::default() };
        dues_in(&cell, Reading { from: Some(day("2022-11-15")), year: None, has_reports })
    }

    fn shown(dues: &[Due]) -> Vec<String> {
        dues.iter().map(ToString::to_string).collect()
    }

    fn check(text: &str, was: &[&str], now: &[&str], unclear: usize) {
        let dues = read(text, false);
        assert_eq!(
            (shown(&dues.was), shown(&dues.now), dues.unclear.len()),
            (was.iter().map(ToString::to_string).collect(), now.iter().map(ToString::to_string).collect(), unclear),
            "{text}"
        );
    }

    #[test]
    fn a_due_date_is_read_with_what_it_was() {
        check("30 June 2023", &[], &["30 Jun 2023"], 0);
        check("~31/3/23~ 30/6/23", &["31 Mar 2023"], &["30 Jun 2023"], 0);
        check("Was 31/03/23, now 30/06/23", &["31 Mar 2023"], &["30 Jun 2023"], 0);
        check("30/06/23 (was 31/03/23)", &["31 Mar 2023"], &["30 Jun 2023"], 0);
        check("31/03/23 (revised to 30/06/23)", &[], &["31 Mar 2023", "30 Jun 2023"], 0);
        check("By 6 March 2023", &[], &["6 Mar 2023"], 0);
        check("on or before 6 March 2023", &[], &["6 Mar 2023"], 0);
        check("before 6 March 2023", &[], &["5 Mar 2023"], 0);
        check("week ending 6 March 2023", &[], &["6 Mar 2023"], 0);
        check("Revised: March 2023", &[], &["March 2023"], 0);
        check("15 April (was 1 April)", &["1 Apr 2023"], &["15 Apr 2023"], 0);
        check("20 November (was 31 October)", &["31 Oct 2022"], &["20 Nov 2022"], 0);
        check("May 2023 (was March 2023)", &["March 2023"], &["May 2023"], 0);
        check("end of July 2023 (subject to survey)", &[], &["end of July 2023 (subject to survey)"], 0);
        check("Not before: 30/06/23", &[], &["Not before: 30/06/23"], 0);
        check("Ongoing", &[], &["Ongoing"], 0);
        check("Nov-22", &[], &["November 2022"], 0);
        check("Spring (if funded)", &[], &["Spring (if funded)"], 0);
        check("31.2.23", &[], &[], 1);
    }

    #[test]
    fn a_day_without_its_year_goes_forward_over_new_year() {
        for (text, due) in [
            ("29 Nov", "29 Nov 2022"),
            ("by 6th Dec", "6 Dec 2022"),
            ("before 6 Dec", "5 Dec 2022"),
            ("no later than 6 Dec", "6 Dec 2022"),
            ("10 Jan", "10 Jan 2023"),
            ("Feb", "February 2023"),
            ("end of March", "end of March 2023"),
            ("end Jan", "end of Jan 2023"),
            ("Mid-May", "Mid-May 2023"),
        ] {
            let dues = read(text, false);
            assert_eq!((shown(&dues.now), dues.has_year_added), (vec![due.to_owned()], true), "{text}");
        }
        assert!(!read("29 Nov 2022", false).has_year_added);
        check("Autumn", &[], &["Autumn"], 0);
    }

    #[test]
    fn a_day_told_by_when_the_action_was_raised_is_named() {
        for (text, due) in [
            ("within 3 weeks", "6 Dec 2022"),
            ("10 working days", "29 Nov 2022"),
            ("next week", "25 Nov 2022"),
            ("By end of month", "30 Nov 2022"),
            ("end of the financial year", "31 Mar 2023"),
            ("week 50", "16 Dec 2022"),
            ("a fortnight after 1 December 2022", "15 Dec 2022"),
        ] {
            let dues = read(text, false);
            assert_eq!(shown(&dues.now), [due], "{text}");
            assert_eq!(dues.reckoned.len(), 1, "{text}");
        }
        for text in ["next meeting", "tomorrow", "two weeks ago", "before the AGM", "Summer"] {
            check(text, &[], &[text], 0);
        }
    }

    #[test]
    fn a_period_of_the_log_itself_is_read() {
        for text in
            ["2023", "2022/23", "H1 2023", "Q3 2022/23", "March/April 2023", "March to May 2023", "Winter 2022/23"]
        {
            check(text, &[], &[text], 0);
            assert!(read(text, false).now[0].last_day().is_some(), "{text}");
        }
        for text in ["As soon as possible", "standing", "When needed"] {
            check(text, &[], &[text], 0);
            assert!(!read(text, false).now[0].is_unknown_words(), "{text}");
        }
    }

    #[test]
    fn a_note_beside_the_day_is_kept() {
        let check = |text: &str, now: &[&str]| {
            let dues = read(text, false);
            assert_eq!(shown(&dues.now), now, "{text}");
            assert_eq!(dues.beside, [text], "{text}");
        };
        check("30/06/2023 (revised)", &["30 Jun 2023"]);
        check("31 July 2023. Two prices received.", &["31 Jul 2023"]);
        check("3 March (as in 2019)", &["3 Mar 2023"]);
        check("end of July 2023. Subject to survey.", &["July 2023"]);
        check("Deferred to 30 September 2023 while the hall is let.", &["30 Sep 2023"]);
        check("Began 18 March 2023; no end date yet.", &[]);
    }

    #[test]
    fn words_before_a_day_do_not_hide_it() {
        for text in ["asap - by 1 June at latest", "Ongoing; report by 3 March 2023"] {
            let dues = read(text, false);
            assert_eq!((shown(&dues.now), dues.now[0].is_unknown_words()), (vec![text.to_owned()], true), "{text}");
        }
    }

    #[test]
    fn what_is_no_day_to_come_is_no_due_date() {
        check("Overdue 59 days", &[], &[], 0);
        check("30 Jun 2026, overdue 9 days", &[], &["30 Jun 2026"], 0);
        check("ongoing (first due 31 Mar 2026, moved twice)", &["31 Mar 2026"], &["ongoing"], 0);
        check("30 Jun 2026, overdue 1 day (first due March 2026, moved once)", &["March 2026"], &["30 Jun 2026"], 0);
        check("3 weeks overdue", &[], &[], 0);
        check("n/a", &[], &[], 0);
        let ended = read("Completed 2 April 2023.", false);
        assert_eq!((ended.now.len(), ended.closed.and_then(|status| status.on)), (0, Some(day("2023-04-02"))));
        let reported = read("Two prices are in.", true);
        assert_eq!((reported.now.len(), reported.beside.len()), (0, 1));
        for words in ["next meeting", "Summer 2023", "when funded"] {
            assert_eq!(shown(&read(words, true).now), [words]);
        }
    }
}
