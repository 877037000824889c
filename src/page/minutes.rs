//! What minutes propose for the log: undertakings beside it, and what was said of its actions.

use std::path::Path;

use super::counted::counted;
use super::days::due;
use super::sanitize::one_line;
use super::sections::{Body, Page, Section};
use super::table::{Cell, Column, Emphasis, Paragraph, Table};
use crate::dates::long;
use crate::message::quoted;
use crate::minutes::{Cited, Deed, Mention, Proposed, Undertaking};

/// Lays out what minutes propose.
pub fn minutes(proposed: &Proposed, log: Option<&Path>) -> Page {
    let numbered: Vec<(usize, &Undertaking)> = (1..).zip(&proposed.undertakings).collect();
    let (formal, told): (Vec<_>, Vec<_>) =
        numbered.into_iter().partition(|(_, undertaking)| undertaking.kind.is_formal());
    let table = |heading: &str, rows: &[(usize, &Undertaking)]| {
        (!rows.is_empty()).then(|| Section::headed(heading.to_owned(), Body::Table("", table(rows))))
    };
    let said = proposed.mentions.iter().flat_map(|mention| mention_lines(mention, proposed, log)).collect::<Vec<_>>();
    let said = (!said.is_empty()).then(|| Section::headed("Said of actions in the log".to_owned(), Body::Lines(said)));
    let sections = [
        Some(Section::of(Body::Words(summary(proposed)))),
        table("Resolutions and actions", &formal),
        table("From the discussion", &told),
        said,
    ];
    Page { sections: sections.into_iter().flatten().collect(), ..Page::default() }
}

/// Says in a line how many undertakings there are, and how many of them the log lacks.
fn summary(proposed: &Proposed) -> String {
    let day = long(proposed.meeting);
    let lacking = proposed.undertakings.iter().filter(|undertaking| undertaking.action.is_none()).count();
    match (proposed.undertakings.len(), lacking) {
        (0, _) => format!("Minutes of {day}: nothing that anybody undertook was found."),
        (count, 0) => format!("Minutes of {day}: {}, all in the log.", counted(count, "undertaking")),
        (count, lacking) => format!("Minutes of {day}: {}, {lacking} not in the log.", counted(count, "undertaking")),
    }
}

fn table(rows: &[(usize, &Undertaking)]) -> Table {
    let columns = vec![
        Column::fixed("No."),
        Column::fixed("Minute"),
        Column::wrapped("Undertaking", 6),
        Column::wrapped("Owner", 2),
        Column::wrapped("Due", 1),
        Column::wrapped("In the log", 1),
    ];
    let row = |(number, undertaking): &(usize, &Undertaking)| {
        let also = undertaking.also.iter().filter_map(|told| told.minute.as_deref());
        let also: Vec<&str> = also.filter(|minute| Some(*minute) != undertaking.minute.as_deref()).collect();
        let minute = std::iter::once(undertaking.minute.as_deref().unwrap_or_default()).chain(also).map(Paragraph::new);
        let action = match undertaking.action {
            Some(number) => Paragraph::new(&format!("action {number}")),
            None => Paragraph::emphasised("not in the log", Emphasis::Strong),
        };
        vec![
            number.to_string().into(),
            Cell(minute.collect()),
            Cell(
                std::iter::once(undertaking.text.clone())
                    .chain(also_told(undertaking))
                    .map(|text| Paragraph::new(&text))
                    .collect(),
            ),
            Cell(undertaking.owners.iter().map(|owner| Paragraph::names([owner])).collect()),
            Cell(vec![due(undertaking.due.as_ref(), "")]),
            Cell(vec![action]),
        ]
    };
    Table::new(columns, rows.iter().map(row))
}

/// Lists what led to an undertaking, each with the minute where that is another.
pub(crate) fn also_told(undertaking: &Undertaking) -> impl Iterator<Item = String> {
    undertaking.also.iter().map(|told| match told.minute.as_deref().filter(|_| told.minute != undertaking.minute) {
        Some(minute) => format!("also {minute}: {}", one_line(&told.text)),
        None => format!("also: {}", one_line(&told.text)),
    })
}

fn mention_lines(mention: &Mention, proposed: &Proposed, log: Option<&Path>) -> [String; 2] {
    let minute = mention.minute.as_deref().map_or_else(String::new, |minute| format!(", minute {minute}"));
    let (Cited::Open(number) | Cited::Closed(number) | Cited::Unknown(number)) = mention.action;
    let said = format!("Action {number}{minute}: {}", one_line(&mention.text));
    [said, format!("  {}", command(mention, proposed, log).unwrap_or_else(|| why_none(mention.action)))]
}

fn why_none(action: Cited) -> String {
    match action {
        Cited::Closed(number) => format!("action {number} is closed already"),
        Cited::Open(number) | Cited::Unknown(number) => format!("there is no action {number} in the log"),
    }
}

/// Returns the command to type for what was said of an action, about the log where that was named; none where the log
/// has the action no more, or never had.
pub(crate) fn command(mention: &Mention, proposed: &Proposed, log: Option<&Path>) -> Option<String> {
    let Cited::Open(number) = mention.action else { return None };
    let actions = log
        .map_or_else(|| "actions".to_owned(), |log| format!("actions --file {}", quoted(&log.display().to_string())));
    let day = proposed.meeting;
    let minute = mention.minute.as_deref().map_or_else(String::new, |minute| format!(" --minute {}", quoted(minute)));
    Some(match &mention.deed {
        Deed::Close(outcome) => {
            let outcome = outcome.map_or_else(String::new, |outcome| format!(" --outcome {outcome}"));
            format!("{actions} close {number}{outcome} --on {day}{minute}")
        }
        Deed::Propose(outcome) => format!("{actions} propose {number} {outcome}"),
        Deed::Comment(text) => format!("{actions} comment {number} {} --date {day}", quoted(&one_line(text))),
    })
}
