//! The summary for before a meeting: what stands on it, and in which words.

use std::path::Path;

use super::counted::counted;
use super::figures::{brief_figures, figures};
use super::front::{EXEMPT, Front, Place};
use super::opening::{late, opening};
use super::owner_totals::{left_out, table};
use super::sections::{Body, Page, Section};
use crate::dates::{long, long_beside, weekday_and_day};
use crate::message::addressed;
use crate::query::{Oldest, Status};

/// How much of the summary is told.
#[derive(Debug, Clone, Copy)]
pub struct Brief {
    /// So many owners.
    pub owners: usize,
    /// Beside a figure what stands in so many columns.
    pub beside_a_figure: usize,
    /// Beside an owner the actions that stand in so many.
    pub beside_an_owner: usize,
}

/// Lays the summary out in the order in which a chair asks.
pub fn status(status: &Status) -> Page {
    let words = Body::Words(meetings(status));
    page(status, [words].into_iter().chain(bodies(status)).collect())
}

/// Lays out the figures of the summary, below its words.
pub(super) fn bodies(status: &Status) -> Vec<Body> {
    let mut bodies = Vec::new();
    if !status.by_rag.is_empty() {
        bodies.push(Body::Colours(status.by_rag.clone()));
    }
    bodies.push(Body::Table("Figures", figures(status)));
    bodies.extend(status.oldest.as_ref().map(|oldest| Body::Words(asked(oldest))));
    if !status.owners.is_empty() {
        bodies.push(Body::Table("By owner", table(&status.owners, usize::MAX)));
    }
    if !status.open_at.is_empty() {
        bodies.push(Body::Meetings(status.open_at.clone()));
    }
    bodies
}

/// Lays out what of the summary a chair asks first, as much of it as is told; says last what is left out, and how it is had
/// from the log that was named.
pub fn brief_status(status: &Status, brief: Brief, log: Option<&Path>) -> Page {
    let (shown, rest) = status.owners.split_at(brief.owners.min(status.owners.len()));
    let figures = brief_figures(status, brief.beside_a_figure);
    let mut bodies = vec![Body::Words(meetings(status)), Body::Table("Figures", figures)];
    if !shown.is_empty() {
        bodies.push(Body::Table("By owner", table(shown, brief.beside_an_owner)));
    }
    let more = left_out(rest).unwrap_or_else(|| "More".to_owned());
    let exempt = if status.shows_exempt { " --exempt" } else { "" };
    let command = addressed(&format!("`actions status{exempt} --all`"), log);
    bodies.push(Body::Command(more, command.trim_matches('`').to_owned()));
    page(status, bodies)
}

fn page(status: &Status, bodies: Vec<Body>) -> Page {
    let sections = bodies.into_iter().map(Section::of).collect();
    let title = Some(title(status).to_owned());
    Page { title, front: front(status), occasion: opening(status), late: late(status), sections }
}

/// Returns what stands over a summary: that it is exempt, where it names what is.
pub(super) fn front(status: &Status) -> Front {
    let exempt = (status.shows_exempt && status.exempt > 0).then(|| (Place::Exempt, EXEMPT.to_owned()));
    Front { above: exempt.into_iter().collect(), ..Front::default() }
}

/// Names the summary for lists of pages: the title, and its day.
pub(crate) fn name(status: &Status) -> String {
    format!("{}: status on {}", title(status), long(status.today))
}

fn title(status: &Status) -> &str {
    status.title.as_deref().unwrap_or("Action Log")
}

/// Says which day it is, and when the meetings before and after it are.
pub(super) fn meetings(status: &Status) -> String {
    let beside = |day| long_beside(day, status.today);
    let next = status.next_meeting.map_or_else(
        || "No meeting to come is in the calendar".to_owned(),
        |next| match (next - status.today).num_days() {
            0 => "The meeting is today".to_owned(),
            days => format!("Next meeting {} {}, in {}", next.format("%A"), beside(next), counted(days, "day")),
        },
    );
    let last = status.last_meeting.filter(|last| status.next_meeting != Some(*last));
    let last = last.map_or_else(String::new, |last| format!("; last {}", beside(last)));
    format!("{}. {next}{last}.", weekday_and_day(status.today))
}

/// Says what the oldest action is, whose number and age the summary opens with.
fn asked(oldest: &Oldest) -> String {
    let meetings =
        oldest.meetings.map_or_else(String::new, |meetings| format!(", {} ago", counted(meetings, "meeting")));
    format!("Action {}, raised {}{meetings}: {}", oldest.number, oldest.raised, oldest.text)
}
