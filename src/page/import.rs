//! What is about to be taken in from elsewhere, and what was.

use super::counted::counted;
use super::list::table;
use super::sanitize::one_line;
use super::sections::{Body, Page, Section};
use crate::model::{Action, joined};
use crate::query::Asked;

/// Lists the actions that would be taken in, with the account of the rest.
pub fn to_take_in(actions: &[Action], account: &[String], asked: Asked) -> Page {
    let actions: Vec<&Action> = actions.iter().collect();
    let closed = actions.iter().filter(|action| action.is_closed()).count();
    let comments: usize = actions.iter().map(|action| action.comments.len()).sum();
    let count =
        format!("{}, {closed} of them closed; {}.", counted(actions.len(), "action"), counted(comments, "comment"));
    let lines = Body::Lines([count].into_iter().chain(account.iter().map(|line| account_line(line))).collect());
    let table = (!actions.is_empty()).then(|| Body::Table("", table(&actions, asked)));
    Page { sections: table.into_iter().chain([lines]).map(Section::of).collect(), ..Page::default() }
}

/// Says what was taken in, and the account of the rest.
pub fn taken_in(actions: &[Action], source: &str, account: &[String]) -> String {
    let numbers: Vec<u32> = actions.iter().map(|action| action.number.get()).collect();
    let source = one_line(source);
    format!(
        "Took in {} from {source}: {}\n{}",
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
