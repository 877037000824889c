//! What is about to be taken in from elsewhere, and what was.

use std::collections::BTreeSet;

use super::counted::{counted, figure};
use super::list::table;
use super::sanitize::one_line;
use super::sections::{Body, Page, Section};
use crate::model::{Action, Owner, joined};
use crate::query::{Asked, Listed};

/// The most owners that are named before the actions are.
const MOST_OWNERS: usize = 12;

/// Says what would be taken in: in a few lines first, then the account, then the actions, of many the first `most`.
pub fn to_take_in(actions: &[Action], account: &[String], asked: Asked, most: Option<usize>) -> Page {
    let all: Vec<&Action> = actions.iter().collect();
    let shown = &all[..most.unwrap_or(all.len()).min(all.len())];
    let of_account = shortened(account.iter().map(|line| account_line(line)).collect(), most.map(|most| 2 * most));
    let summary = Body::Lines(summary(&all).into_iter().chain(of_account).collect());
    let table = (!shown.is_empty()).then(|| Body::Table("", table(&Listed::each(shown.iter().copied(), asked, None))));
    let left = all.len() - shown.len();
    let more = (left > 0).then(|| Body::Lines(vec![format!("... and {left} more; --all shows them")]));
    let sections = [summary].into_iter().chain(table).chain(more).map(Section::of);
    Page { sections: sections.collect(), ..Page::default() }
}

/// Counts actions, comments and owners.
fn summary(actions: &[&Action]) -> Vec<String> {
    let closed = actions.iter().filter(|action| action.is_closed()).count();
    let comments: usize = actions.iter().map(|action| action.comments.len()).sum();
    let owners: BTreeSet<&str> = actions.iter().flat_map(|action| action.everyone()).map(Owner::as_str).collect();
    let open = actions.len() - closed;
    let counts = format!(
        "{}: {} open, {} closed; {}.",
        counted(actions.len(), "action"),
        figure(open),
        figure(closed),
        counted(comments, "comment")
    );
    let names: Vec<String> = owners.iter().map(|owner| one_line(owner)).collect();
    let owners = match names.len() {
        0 => "No owners.".to_owned(),
        count => {
            let names = shortened(names, Some(MOST_OWNERS));
            format!("{}: {}.", counted(count, "owner"), names.join(", "))
        }
    };
    vec![counts, owners]
}

/// Leaves out what is beyond the first `most` lines, and says how many there are.
fn shortened(mut lines: Vec<String>, most: Option<usize>) -> Vec<String> {
    if let Some(most) = most.filter(|most| lines.len() > *most) {
        let left = lines.len() - most;
        lines.truncate(most);
        lines.push(format!("... and {left} more"));
    }
    lines
}

/// Says what was taken in, and the account of the rest.
pub fn taken_in(actions: &[Action], source: &str, account: &[String]) -> String {
    let numbers: Vec<u32> = actions.iter().map(|action| action.number.get()).collect();
    let source = one_line(source);
    let closed = match actions.iter().filter(|action| action.is_closed()).count() {
        0 => String::new(),
        closed => format!(", {} of them closed,", figure(closed)),
    };
    format!(
        "Took in {}{closed} from {source}: {}\n{}",
        counted(actions.len(), "action"),
        ranges(numbers),
        account_lines(account)
    )
}

/// Says that a source holds nothing new, and the account of it.
pub fn nothing_to_take_in(account: &[String]) -> String {
    format!("There is nothing to take in that the log does not have already\n{}", account_lines(account))
}

/// Lists numbers in their order: `1 to 8, 12 and 14`.
fn ranges(mut numbers: Vec<u32>) -> String {
    numbers.sort_unstable();
    let run = |run: &[u32]| match *run {
        [first, .., last] if last - first > 1 => vec![format!("{first} to {last}")],
        _ => run.iter().map(ToString::to_string).collect(),
    };
    let runs: Vec<String> = numbers.chunk_by(|one, next| one + 1 == *next).flat_map(run).collect();
    joined(&runs, "and")
}

fn account_lines(account: &[String]) -> String {
    account.iter().map(|line| account_line(line) + "\n").collect()
}

fn account_line(line: &str) -> String {
    format!("  {}", one_line(line))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_listed_in_their_order() {
        assert_eq!(ranges(vec![3, 1, 2, 14, 12]), "1 to 3, 12 and 14");
        assert_eq!(ranges(vec![7, 8]), "7 and 8");
        assert_eq!(ranges(vec![7]), "7");
    }
}
