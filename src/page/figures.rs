//! The figures that a chair asks for, a row a figure, with the actions behind each.

use super::counted::figure;
use super::table::{Cell, Column, Emphasis, Paragraph, Setting, Table};
use crate::model::{Number, Rag};
use crate::query::{Count, Proposal, Status};

/// Lays the figures out; those that are nought fade.
pub(super) fn figures(status: &Status) -> Table {
    let proposal = |proposal: &Proposal| format!("{} ({})", proposal.number, proposal.outcome);
    table(status, usize::MAX, beside_one_another(status.proposals.iter().map(proposal)))
}

/// Lays the figures out with as much beside each as stands in so many columns.
pub(super) fn brief_figures(status: &Status, columns: usize) -> Table {
    let proposals: Vec<Number> = status.proposals.iter().map(|proposal| proposal.number).collect();
    table(status, columns, actions(&proposals, columns).into())
}

fn table(status: &Status, beside: usize, proposals: Cell) -> Table {
    let counted = |label: &str, count: &Count| row(label, count.count, of_count(count, beside).into());
    let mut overdue = counted("Overdue", &status.overdue);
    if status.overdue.count > 0 {
        overdue[0] = Cell(vec![Paragraph::emphasised("Overdue", Emphasis::Late)]);
    }
    let mut rows = vec![row("Open actions", status.open.count, colours(status, beside)), overdue];
    // Without a calendar there is nothing to say of meetings, and 0 would be read as a fact.
    if status.next_meeting.is_some() {
        rows.push(counted("Due by the next meeting", &status.due_by_next));
    }
    rows.push(counted("No due date", &status.no_due));
    if status.last_meeting.is_some() {
        rows.push(counted("No word since the last meeting", &status.stale));
    }
    rows.push(counted("Done, waiting for the board", &status.done));
    rows.push(row("Proposed to the board", status.proposed, proposals));
    if status.exempt > 0 {
        rows.push(row("Exempt, counted throughout", status.exempt, exempt(status).into()));
    }
    let columns = vec![Column::fixed("Summary"), Column::fixed("Count"), Column::wrapped("Actions", 1)];
    Table::new(columns, rows.into_iter()).set(Setting::Bare)
}

/// Counts the open actions of each colour, every figure with its word; nothing where they do not stand in so many columns.
fn colours(status: &Status, columns: usize) -> Cell {
    let colours = status.by_rag.iter().map(|(rag, count)| format!("{} {}", figure(*count), Rag::word(*rag)));
    let colours = beside_one_another(colours);
    let fits = colours.0.iter().all(|colours| colours.text.len() <= columns);
    if fits { colours } else { Cell::default() }
}

/// Lists words of which none is broken, with a comma after each but the last.
fn beside_one_another(words: impl Iterator<Item = String>) -> Cell {
    let mut words: Vec<String> = words.map(|words| words + ",").collect();
    words.last_mut().into_iter().for_each(|last| last.truncate(last.len() - 1));
    Cell(vec![Paragraph::of_parts(words.iter().map(String::as_str))])
}

/// Says how exempt actions are treated.
fn exempt(status: &Status) -> &'static str {
    if status.shows_exempt { "shown: not for the public" } else { "not shown" }
}

fn row(label: &str, count: usize, detail: Cell) -> Vec<Cell> {
    let label = if count == 0 { Cell(vec![Paragraph::emphasised(label, Emphasis::Faint)]) } else { label.into() };
    vec![label, figure_cell(count), detail]
}

/// Returns a count in a cell; nought fades.
pub(super) fn figure_cell(count: usize) -> Cell {
    if count == 0 { Cell(vec![Paragraph::emphasised("0", Emphasis::Faint)]) } else { figure(count).into() }
}

/// Names actions, and counts those that are not to be named: `2, 5 and 1 exempt`; the first alone where there is no room.
pub(super) fn of_count(count: &Count, columns: usize) -> String {
    let named = || actions(&count.numbers, usize::MAX);
    let whole = match (count.numbers.len(), count.count.saturating_sub(count.numbers.len())) {
        (_, 0) => named(),
        (0, exempt) => format!("{} exempt", figure(exempt)),
        (_, exempt) => format!("{} and {} exempt", named(), figure(exempt)),
    };
    if whole.len() <= columns { whole } else { actions(&count.numbers, columns) }
}

/// Names the first of some actions, as many as stand in so many columns, and says how many more there are.
pub(super) fn actions(numbers: &[Number], columns: usize) -> String {
    first(&numbers.iter().map(Number::to_string).collect::<Vec<_>>(), columns)
}

/// Lists the first of some words, and says how many more there are: two or more, since one takes no more room itself.
/// Nothing where there is no room for one.
fn first(words: &[String], columns: usize) -> String {
    let most = words.len().saturating_sub(2).min(columns);
    let some = |count: usize| format!("{} and {} more", words[..count].join(", "), figure(words.len() - count));
    let each = std::iter::once(words.join(", ")).chain((1..=most).rev().map(some));
    each.into_iter().find(|listed| listed.len() <= columns).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_kept_with_its_word() {
        let listed = beside_one_another(["13 amber", "9 not rated"].map(str::to_owned).into_iter());
        assert_eq!(listed.0[0].text, "13 amber, 9 not rated");
        assert_eq!(listed.0[0].pieces(), ["13 amber,", "9 not rated"]);
    }

    #[test]
    fn the_first_are_named_and_the_rest_counted() {
        let check = |count: usize, columns: usize, expected: &str| {
            let words: Vec<String> = (1..=count).map(|word| word.to_string()).collect();
            assert_eq!(first(&words, columns), expected, "{count} in {columns}");
        };
        check(0, 20, "");
        check(3, 7, "1, 2, 3");
        check(3, 6, "");
        check(4, 10, "1, 2, 3, 4");
        check(5, 13, "1, 2, 3, 4, 5");
        check(6, 16, "1, 2, 3, 4, 5, 6");
        check(6, 15, "1, 2 and 4 more");
        check(8, 19, "1, 2, 3 and 5 more");
        check(8, 11, "");
        check(1203, 19, "1, 2 and 1,201 more");
    }
}
