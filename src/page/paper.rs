//! The Action Log paper: what stands on it, and in which words.

use chrono::NaiveDate;

use super::front::front;
use super::paper_table::{closed, open};
use super::recommendations::{ASKED, recommendations};
use super::sections::{Body, Page, Section};
use crate::dates::{long, weekday_and_day};
use crate::query::Paper;

/// Lays the paper out: what the board is asked to do, what is open, the key, what was closed, and what is left out.
pub fn paper(paper: &Paper) -> Page {
    let open = match paper.open.as_slice() {
        [] => Body::Words(none_open(paper).to_owned()),
        entries => Body::Table("Open actions", open(entries)),
    };
    let asked = Some(recommendations(paper)).filter(|asked| !asked.is_empty());
    let asked = asked.map(|asked| Section::headed(ASKED.to_owned(), Body::Recommendations(asked)));
    let selection = selection(paper).map(|note| Section::of(Body::Words(note.to_owned())));
    let mut sections: Vec<Section> = selection.into_iter().chain(asked).chain([Section::of(open)]).collect();
    if !paper.key.is_empty() {
        sections.push(Section::headed("Key".to_owned(), Body::Key(paper.key.clone())));
    }
    sections.extend(paper.previous.map(|previous| match paper.closed.as_slice() {
        [] => Section::of(Body::Words(none_closed(paper, previous))),
        entries => Section::headed(closed_heading(previous), Body::Table("Closed actions", closed(entries))),
    }));
    sections.extend(left_out(paper).map(|note| Section::of(Body::Words(note))));
    Page { title: Some(title(paper)), occasion: occasion(paper), front: front(paper), sections, ..Page::default() }
}

/// Names the paper for lists of pages and documents: the title, and the meeting that it is for.
pub(crate) fn name(paper: &Paper) -> String {
    let meeting = paper.meeting.map(|meeting| format!(", {}", long(meeting)));
    title(paper) + &meeting.unwrap_or_default()
}

pub(crate) fn title(paper: &Paper) -> String {
    match paper.title.as_deref() {
        None => "Action Log".to_owned(),
        Some(title) if title.to_lowercase().contains("action log") => title.to_owned(),
        Some(title) => format!("{title}: Action Log"),
    }
}

pub(crate) fn occasion(paper: &Paper) -> String {
    let meeting = paper.meeting.map_or_else(
        || "For the next meeting, which is not in the calendar yet.".to_owned(),
        |meeting| format!("For the meeting of {}.", weekday_and_day(meeting)),
    );
    format!("{meeting} As at {}.", long(paper.as_at))
}

pub(crate) fn closed_heading(previous: NaiveDate) -> String {
    format!("Closed since the meeting of {}", long(previous))
}

/// Says that nothing was closed, which is no fact about the log when only some actions were asked for.
pub(crate) fn none_closed(paper: &Paper, previous: NaiveDate) -> String {
    let which = if paper.is_selection { "None of those asked for" } else { "No action" };
    format!("{which} was closed since the meeting of {}.", long(previous))
}

/// Says that it is not the whole paper, where it is not.
pub(crate) fn selection(paper: &Paper) -> Option<&'static str> {
    paper.is_selection.then_some("This is a selection: not every action of the log was asked for.")
}

/// Says how many exempt actions are left out.
pub(crate) fn left_out(paper: &Paper) -> Option<String> {
    match paper.exempt_left_out {
        0 => None,
        1 => Some("1 exempt action is left out of this paper.".to_owned()),
        count => Some(format!("{count} exempt actions are left out of this paper.")),
    }
}

/// Says that nothing is open, which is no fact about the log when only some actions were asked for.
pub(crate) const fn none_open(paper: &Paper) -> &'static str {
    if paper.is_selection { "None of those asked for." } else { "No open actions." }
}
