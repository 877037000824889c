//! Everything about one action, for whoever asks after it.

use chrono::NaiveDate;

use super::confirmations::{labelled, value_in_words};
use super::list::{in_days, standing};
use super::sanitize::{in_full, one_line};
use super::style::{Style, Tone};
use super::table::Cell;
use crate::dates::{Calendar, short};
use crate::model::{Action, Comment, Directory, Further, Log, Owner, Raised, State};

/// Draws everything that a log holds about an action; `directory` is the log's.
pub fn card(action: &Action, log: &Log, directory: &Directory, today: NaiveDate, style: Style) -> String {
    let mut page = Page { text: style.paint(Tone::Strong, &format!("Action {}", action.number)) + "\n", style };
    for (field, value) in labelled(action) {
        page.line(field.label.unwrap_or_default(), Some(&value_in_words(value)));
    }
    page.line("Raised", Some(&meeting_and_minute(action.raised, action.minute.as_deref())));
    page.line("Action", Some(&in_full(&action.text)));
    page.line("Owner", Some(&owners(action, directory, today)));
    for further in &action.further {
        page.line("Further", Some(&further_line(further)));
    }
    page.line("Due", due_line(action).as_deref());
    page.standing(&standing(action, today, log.complete));
    if let State::Closed { minute: Some(minute), .. } = &action.state {
        page.line("Closed at", Some(&format!("minute {minute}")));
    }
    if !action.is_closed() && action.raised.day() <= today {
        page.line("Age", Some(&age(action, today, &log.calendar)));
    }
    for comment in &action.comments {
        page.line("Comment", Some(&comment_line(comment)));
    }
    for (name, text) in &action.imported {
        page.line("Imported", Some(&format!("{}: {text}", one_line(name))));
    }
    page.text
}

fn owners(action: &Action, directory: &Directory, today: NaiveDate) -> String {
    let named = |owner: &Owner| match directory.has_left(owner.as_str(), today) {
        Some(left) => format!("{owner} (left {})", short(left)),
        None => owner.to_string(),
    };
    if action.owners.is_empty() {
        "None".to_owned()
    } else {
        action.owners.iter().map(named).collect::<Vec<_>>().join(" / ")
    }
}

struct Page {
    text: String,
    style: Style,
}

impl Page {
    /// Adds a label and its words, wrapped beside it.
    fn line(&mut self, label: &str, words: Option<&str>) {
        let Some(words) = words else { return };
        let mut first = format!("  {label:<11}");
        let indent = " ".repeat(first.len());
        for line in in_full(words).split('\n') {
            let options =
                textwrap::Options::new(self.style.running_width()).initial_indent(&first).subsequent_indent(&indent);
            for line in textwrap::wrap(line, options) {
                self.text.push_str(line.trim_end());
                self.text.push('\n');
            }
            first.clone_from(&indent);
        }
    }

    fn standing(&mut self, standing: &Cell) {
        let words = standing.painted(self.style, "; ");
        self.text.push_str(&format!("  {:<11}{words}\n", "Status"));
    }
}

fn meeting_and_minute(raised: Raised, minute: Option<&str>) -> String {
    match minute {
        Some(minute) => format!("{raised}, minute {}", one_line(minute)),
        None => raised.to_string(),
    }
}

fn further_line(further: &Further) -> String {
    let owners = if further.owners.is_empty() { String::new() } else { format!(" ({})", further.owners_joined()) };
    format!("{}{owners}: {}", meeting_and_minute(further.raised, further.minute.as_deref()), further.text)
}

fn due_line(action: &Action) -> Option<String> {
    let was: Vec<String> = action.was_due.iter().map(ToString::to_string).collect();
    let was = if was.is_empty() { String::new() } else { format!(" (was {})", was.join(", then ")) };
    match &action.due {
        Some(due) => Some(format!("{due}{was}")),
        None if was.is_empty() => None,
        None => Some(format!("Not set{was}")),
    }
}

fn age(action: &Action, today: NaiveDate, calendar: &Calendar) -> String {
    let days = in_days(action.age_in_days(today));
    match action.age_in_meetings(today, calendar) {
        Some(meetings) => format!("{days}, {}", in_meetings(meetings)),
        None => days,
    }
}

/// Says a number of meetings: `1 meeting`, `3 meetings`.
pub(crate) fn in_meetings(meetings: usize) -> String {
    if meetings == 1 { "1 meeting".to_owned() } else { format!("{meetings} meetings") }
}

fn comment_line(comment: &Comment) -> String {
    let mut head = match (comment.date, comment.meeting) {
        (Some(date), _) => short(date),
        (None, Some(meeting)) => format!("For {}", short(meeting)),
        (None, None) => "Undated".to_owned(),
    };
    if let Some(by) = &comment.by {
        head.push_str(&format!(", {}", one_line(by)));
    }
    if let Some(rag) = comment.rag {
        head.push_str(&format!(", {rag}"));
    }
    format!("{head}: {}", comment.text)
}
