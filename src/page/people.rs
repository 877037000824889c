//! Everybody named in a log, and what is said when something about them changes.

use chrono::NaiveDate;

use super::counted::counted;
use super::log_column::of_logs;
use super::sanitize::one_line;
use super::sections::Page;
use super::table::{Cell, Column, Paragraph, Table};
use crate::dates::long;
use crate::model::{Number, Person, Renamed, numbered};
use crate::query::PersonTotals;

/// Lists people, a row each.
pub fn people(people: &[PersonTotals]) -> Page {
    let row = |totals: &PersonTotals| -> Vec<Cell> {
        let count = |count: usize| Cell::from(if count == 0 { String::new() } else { count.to_string() }.as_str());
        vec![
            Cell(vec![Paragraph::names([&totals.name])]),
            Cell(vec![also_called(&totals.also_called)]),
            Cell(vec![Paragraph::of_parts(totals.email.as_deref())]),
            count(totals.open),
            if totals.overdue == 0 { Cell::default() } else { Cell::of_overdue(totals.overdue) },
            count(totals.done),
            count(totals.closed),
            Cell(vec![totals.left.map_or_else(|| Paragraph::new(""), Paragraph::day)]),
        ]
    };
    let columns = vec![
        Column::wrapped("Name", 3),
        Column::wrapped("Also called", 2).or_below("also called "),
        Column::wrapped("E-mail", 3).or_below(""),
        Column::fixed("Open"),
        Column::fixed("Overdue"),
        Column::fixed("Done"),
        Column::fixed("Closed"),
        Column::date("Left").or_at_last_below("left "),
    ];
    let table = of_logs(Table::new(columns, people.iter().map(row)), people.iter().map(|totals| totals.log.as_ref()));
    let table = table.telling_more_than(&[]);
    Page::of_table(table, "people", "Nobody is named in the log yet.")
}

/// Other names beside one another, none of them broken where a line has room for it.
fn also_called(names: &[String]) -> Paragraph {
    let last = names.len().saturating_sub(1);
    let parts: Vec<String> =
        names.iter().enumerate().map(|(at, name)| if at < last { format!("{name},") } else { name.clone() }).collect();
    Paragraph::of_parts(parts.iter().map(String::as_str))
}

/// Says that somebody was listed.
pub fn listed(person: &Person) -> String {
    sentence(&format!("Listed {}{}", person.name, said(person)))
}

/// Says what is said of somebody now.
pub fn described(person: &Person) -> String {
    sentence(&format!("Changed {}{}", person.name, said(person)))
}

/// Says that somebody has another name now.
pub fn renamed(old: &str, new: &str, renamed: Renamed, keeps_old: bool) -> String {
    let actions = counted(renamed.actions, "action");
    let comments = counted(renamed.comments, "comment");
    let kept = if keeps_old { format!("; also called {old}") } else { String::new() };
    sentence(&format!("{old} is {new} now, in {actions} and {comments}{kept}"))
}

/// Says which actions were handed over.
pub fn handed_over(from: &str, to: &str, numbers: &[Number], left: Option<NaiveDate>) -> String {
    let left = left.map(|left| format!("; {from} left on {}", long(left))).unwrap_or_default();
    let word = if numbers.len() == 1 { "action" } else { "actions" };
    sentence(&format!("Handed over {word} {} from {from} to {to}{left}", numbered(numbers, "and")))
}

fn said(person: &Person) -> String {
    let mut about = Vec::new();
    if !person.aliases.is_empty() {
        about.push(format!("also called {}", person.aliases.join(", ")));
    }
    about.extend(person.email.clone());
    about.extend(person.left.map(|left| format!("left on {}", long(left))));
    if about.is_empty() { String::new() } else { format!(" ({})", about.join("; ")) }
}

fn sentence(words: &str) -> String {
    one_line(words) + "\n"
}
