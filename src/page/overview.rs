//! The summary of several logs: each by itself, then all of them.

use super::counted::{counted, figure};
use super::figures::figure_cell;
use super::opening::opening;
use super::sections::{Body, Page, Section};
use super::status::{bodies, front, meetings, status};
use super::table::{Cell, Column, Setting, Table};
use crate::dates::long;
use crate::query::{Status, Totals};

/// Lays out the summary of each log, then what they come to; of one log its summary alone.
pub fn statuses(each: &[Status]) -> Page {
    if let [one @ Status { log: None, .. }] = each {
        return status(one);
    }
    let sections = each.iter().flat_map(of_log).chain([all(each)]);
    let totals = Totals::of_all(each);
    let late = (totals.overdue > 0).then(|| format!("{} overdue", figure(totals.overdue)));
    let said = late.clone().unwrap_or_else(|| "none overdue".to_owned());
    let occasion = format!("{} open, {said}.", figure(totals.open));
    let front = each.iter().map(front).find(|front| !front.above.is_empty()).unwrap_or_default();
    Page { title: Some(title(each)), front, occasion, late, sections: sections.collect() }
}

/// Names the summary for lists of pages: of how many boards it is, and its day.
pub(crate) fn name(each: &[Status]) -> String {
    match each {
        [one @ Status { log: None, .. }] => super::status::name(one),
        [first, ..] => format!("{}: status on {}", title(each), long(first.today)),
        [] => title(each),
    }
}

fn title(each: &[Status]) -> String {
    counted(each.len(), "board")
}

fn of_log(status: &Status) -> Vec<Section> {
    let words = Body::Words(format!("{} {}", opening(status), meetings(status)));
    let first = Section::headed(known_as(status), words);
    [first].into_iter().chain(bodies(status).into_iter().map(Section::of)).collect()
}

/// What stands beside one another of all logs.
fn all(each: &[Status]) -> Section {
    let row = |name: String, totals: Totals| -> Vec<Cell> {
        let Totals { open, overdue, due_by_next, no_due, stale, done, proposed, .. } = totals;
        let overdue = if overdue == 0 { figure_cell(0) } else { Cell::of_overdue(overdue) };
        let others = [due_by_next, no_due, stale, done, proposed].map(figure_cell);
        [name.into(), figure_cell(open), overdue].into_iter().chain(others).collect()
    };
    let rows = each.iter().map(|status| row(known_as(status), Totals::of(status)));
    let rows = rows.chain([row("All".to_owned(), Totals::of_all(each))]);
    let headings = ["Open", "Overdue", "Due", "No date", "No word", "Done", "Proposed"].map(Column::fixed);
    let columns = [Column::wrapped("Log", 1)].into_iter().chain(headings).collect();
    Section::headed("All boards".to_owned(), Body::Table("All boards", Table::new(columns, rows).set(Setting::Close)))
}

fn known_as(status: &Status) -> String {
    status.log.as_ref().map_or_else(|| "Action Log".to_owned(), |log| log.name.clone())
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::model::LogName;
    use crate::model::fixtures::{action, day, log_of};
    use crate::query;

    /// The summaries of two boards, of which the second has an exempt action.
    fn two(shows_exempt: bool) -> Vec<Status> {
        let names = LogName::of_each(&[(PathBuf::from("a.toml"), Some("Audit")), (PathBuf::from("b.toml"), None)]);
        let mut logs = [1, 2].map(|count| log_of((1..=count).map(|number| action(number, &["Rik Basra"]))));
        logs[1].actions[0].exempt = true;
        let each = logs.iter().zip(names);
        each.map(|(log, name)| Status { log: Some(name), ..query::status(log, day("2026-06-22"), shows_exempt) })
            .collect()
    }

    #[test]
    fn each_log_has_its_heading_and_all_come_last() {
        let page = statuses(&two(false));
        let headings: Vec<&str> = page.sections.iter().filter_map(|part| part.heading.as_deref()).collect();
        assert_eq!(headings, ["Audit", "b.toml", "All boards"]);
        assert_eq!((page.title.as_deref(), page.occasion.as_str()), (Some("2 boards"), "3 open, none overdue."));
    }

    #[test]
    fn a_summary_of_several_logs_that_names_exempt_actions_is_marked() {
        assert!(statuses(&two(false)).front.above.is_empty());
        assert_eq!(statuses(&two(true)).front.above.len(), 1);
    }
}
