//! What headings say of the actions below them: the meeting, how they stand, or the name of a group.

use super::column::Field;
use super::layout::Layout;
use super::status::{Said, said};
use super::time::time_in;
use super::words::{has_word, in_order, plain};
use super::years::Yearless;
use crate::model::{Outcome, Raised};
use crate::sources::{Cell, Row};

/// What headings say of the rows below them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Headings {
    /// The meeting, or the month.
    pub(super) time: Option<Raised>,
    /// The year, where a heading says no more.
    pub(super) year: Option<i32>,
    /// How the actions stand.
    pub(super) said: Option<Said>,
    /// The words that say so.
    pub(super) said_in: String,
    /// A heading that says neither.
    pub(super) group: Option<String>,
    /// A heading with a label of its own below that one: `2. Working together`.
    pub(super) part: Option<String>,
}

impl Headings {
    /// Returns the headings that say neither time nor state, on one line.
    pub(super) fn words(&self) -> Option<String> {
        let words: Vec<&str> = self.group.iter().chain(&self.part).map(String::as_str).collect();
        (!words.is_empty()).then(|| words.join(" / "))
    }
}

/// A row that is a heading.
pub(super) struct Heading {
    /// Its words.
    pub(super) words: String,
    /// Whether a number or label stands in a cell before it.
    pub(super) is_labelled: bool,
}

/// Returns the heading that a row is: one cell over the others, or a label and a title with nothing else.
pub(super) fn heading_of(row: &Row, layout: &Layout) -> Option<Heading> {
    let said: Vec<(usize, &Cell)> =
        row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_blank() && !cell.is_carried).collect();
    let field = |at: usize| layout.columns.get(at).and_then(|column| column.field);
    let is_label = |at: usize| matches!(field(at), Some(Field::Number | Field::Reference));
    match said[..] {
        [(at, cell)] => {
            let text = cell.text();
            let is_over = cell.columns * 2 > layout.columns.len();
            let may_tell = at == 0 || is_over || is_label(at) || field(at) == Some(Field::Action);
            let tells = may_tell && (state_of(&text).is_some() || time_of_heading(&text, false).is_some());
            let is_label_alone = is_label(at) && text.split_whitespace().count() < 2;
            let is_first = at == 0 && field(at) != Some(Field::Action) && !is_label_alone;
            let is_loud = field(at) == Some(Field::Action) && is_loud(cell);
            let is_heading = is_over && layout.columns.len() > 1 || is_first || tells || is_loud || is_year(&text);
            is_heading.then_some(Heading { words: text, is_labelled: false })
        }
        [(label, first), (title, second)] if is_label(label) && field(title) != Some(Field::Comments) => {
            let is_heading = field(title) == Some(Field::Imported) || second.columns > 1;
            let words = || format!("{} {}", first.text(), second.text());
            is_heading.then(|| Heading { words: words(), is_labelled: true })
        }
        _ => None,
    }
}

/// Tells whether a cell is set as headings are: in capitals, or bold as a whole, and no sentence.
fn is_loud(cell: &Cell) -> bool {
    let text = cell.text();
    let is_capital = text.chars().filter(|c| c.is_alphabetic()).count() > 2 && text == text.to_uppercase();
    let is_bold = cell.paragraphs.iter().flat_map(|paragraph| &paragraph.runs).all(|run| run.is_bold);
    (is_capital || is_bold) && text.len() < 60 && !text.trim_end().ends_with('.')
}

fn is_year(text: &str) -> bool {
    plain(text).parse::<i32>().is_ok_and(|year| (1990..2100).contains(&year))
}

/// Returns the time that a heading names: `May 2012`, `Meeting of 12 May 2012`. A line outside the
/// table must say that it is about a meeting's actions.
pub(super) fn time_of_heading(text: &str, is_line: bool) -> Option<Raised> {
    let (range, time) = time_in(text)?;
    let rest = plain(&format!("{} {}", &text[..range.start], &text[range.end..]));
    let is_other = has_word(
        &rest,
        &[
            "next", "due", "deadline", "by", "updated", "reviewed", "review", "log", "list", "tracker", "register",
            "schedule", "as", "printed", "signed",
        ],
    );
    let is_about =
        rest.is_empty() || has_word(&rest, &["meeting*", "mtg", "held", "arising", "minutes", "from", "raised"]);
    (!is_other && (is_about || !is_line) && rest.split(' ').count() <= 12).then_some(time)
}

/// Words of headings that tell how the actions below them stand.
pub(super) const OF_ACTIONS: &[&str] =
    &["action", "actions", "items", "item", "matters", "recommendations", "meeting", "mtg", "table", "section", "part"];

/// Words for actions, by which a part of a heading is known to speak of them.
const OF_THEM: &[&str] = &["action", "actions", "items", "item", "matters", "recommendations"];

/// Words of headings of closed actions.
#[rustfmt::skip]
const CLOSED: &[&str] = &[
    "completed", "complete", "closed", "discharged", "delivered", "archived", "archive", "done", "finished", "signed",
    "withdrawn", "superseded",
];
/// Words of headings of open actions.
#[rustfmt::skip]
const OPEN: &[&str] = &[
    "open", "outstanding", "ongoing", "live", "current", "new", "active", "progress", "hand", "carried", "extension",
    "extensions", "underway", "continuing",
];
/// Words that may stand beside them.
#[rustfmt::skip]
const OTHER: &[&str] = &[
    "action", "actions", "item", "items", "matters", "recommendations", "table", "section", "part", "list", "of", "the",
    "and", "off", "recently", "previously", "proposed", "recommended", "for", "closure", "log", "still", "all", "to", "be",
    "agreed", "requested", "this", "in", "forward", "year", "deletion", "withdrawal", "removal", "now", "already",
    "meeting", "previous", "last", "a", "b", "c", "d", "term", "month", "quarter", "period", "week", "cycle",
    "municipal", "civic", "financial", "school", "calendar", "spring", "summer", "autumn", "winter", "date", "information",
    "noting", "note", "only",
];
/// Words after which a heading says when or by whom, in whatever words.
const TAIL: &[&str] = &["since", "at", "by", "from", "on", "during", "following"];

/// Returns how the actions below a heading stand: `OPEN ACTIONS`, `TABLE B – COMPLETED SINCE LAST PANEL`,
/// `Finance (closed items)`.
pub(super) fn state_of(text: &str) -> Option<Said> {
    whole_state_of(text).or_else(|| {
        let speaks_of_actions = |part: &&str| has_word(&plain(part), OF_THEM);
        let mut parts = text.split(['(', ')', '–', '—', ':']).flat_map(|part| part.split(" - ")).skip(1);
        parts.find_map(|part| Some(part).filter(speaks_of_actions).and_then(whole_state_of))
    })
}

/// Returns how actions stand by a text that says nothing else.
fn whole_state_of(text: &str) -> Option<Said> {
    let words = plain(text);
    let head: Vec<&str> = words.split(' ').take_while(|word| !TAIL.contains(word)).collect();
    let is_figure = |word: &str| word.len() < 3 && word.chars().all(|c| c.is_ascii_digit());
    let is_time = |word: &str| is_figure(word) || is_year(word) || Yearless::of(word).is_some();
    let is_known = |word: &&str| [CLOSED, OPEN, OTHER].iter().any(|known| known.contains(word)) || is_time(word);
    let words = head.join(" ");
    let has = |known: &[&str]| has_word(&words, known);
    // What is closed to the public is not closed.
    let is_private = ["closed meeting", "closed part", "closed mtg"].iter().any(|known| words.contains(known));
    if is_private || !head.iter().all(is_known) {
        return None;
    }
    if has(&["extension", "extensions"]) {
        return Some(Said::Open);
    }
    if has(&["closure", "deletion", "withdrawal", "removal", "proposed", "recommended", "requested"]) {
        let outcome = if has(&["closure", "closed", "completed"]) { Outcome::Completed } else { Outcome::Withdrawn };
        return Some(Said::Asked(outcome));
    }
    // `Actions to be completed` are open.
    if has(CLOSED) && !in_order(&words, &[&["to"], &["be"]]) {
        let exact = head.iter().find_map(|word| said(word).filter(|said| matches!(said, Said::Closed(_))));
        return exact.or(Some(Said::Closed(Outcome::Completed)));
    }
    has(OPEN).then_some(Said::Open)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_a_heading_says_that_actions_stand() {
        let check = |text: &str, said: Option<Said>| assert_eq!(state_of(text), said, "{text}");
        check("Open actions", Some(Said::Open));
        check("TABLE B – COMPLETED", Some(Said::Closed(Outcome::Completed)));
        check("Withdrawn items", Some(Said::Closed(Outcome::Withdrawn)));
        check("Actions proposed for closure", Some(Said::Asked(Outcome::Completed)));
        check("Recommended for removal", Some(Said::Asked(Outcome::Withdrawn)));
        for text in
            ["Closed this term", "Completed in March 2026", "Actions completed (for information)", "Done in 2025/26"]
        {
            check(text, Some(Said::Closed(Outcome::Completed)));
        }
        check("Finance (closed items)", Some(Said::Closed(Outcome::Completed)));
        check("Finance – open actions", Some(Said::Open));
        check("Leisure centre (closed)", None);
        check("Open spaces", None);
        check("Complete streets", None);
        check("Closed meeting", None);
        check("Actions", None);
        check("", None);
    }

    #[test]
    fn which_time_a_heading_names() {
        let check = |text: &str, is_line: bool, time: Option<&str>| {
            assert_eq!(time_of_heading(text, is_line).map(|time| time.to_string()).as_deref(), time, "{text}");
        };
        check("Meeting of 12 May 2012", true, Some("12 May 2012"));
        check("May 2012", true, Some("May 2012"));
        check("Estates 12 May 2012", true, None);
        check("Estates 12 May 2012", false, Some("12 May 2012"));
        check("Next meeting: 12 May 2012", false, None);
        check("Reviewed 12 May 2012", false, None);
        check("Action list for the meeting of 12 May 2012", true, None);
    }
}
