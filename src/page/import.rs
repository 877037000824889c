//! What is about to be taken in from elsewhere, and what was.

use chrono::NaiveDate;

use super::list::list_table;
use super::sanitize::one_line;
use super::style::Style;
use crate::model::{Action, Rag, joined};

/// Says a number of actions: `1 action`, `3 actions`.
pub fn counted(count: usize) -> String {
    if count == 1 { "1 action".to_owned() } else { format!("{count} actions") }
}

/// Draws the actions that would be taken in, and the account of the rest.
pub fn to_take_in(actions: &[Action], account: &[String], today: NaiveDate, complete: Rag, style: Style) -> String {
    let actions: Vec<&Action> = actions.iter().collect();
    let closed = actions.iter().filter(|action| action.is_closed()).count();
    let comments: usize = actions.iter().map(|action| action.comments.len()).sum();
    let table = if actions.is_empty() { String::new() } else { list_table(&actions, today, complete, style) + "\n" };
    let comments = if comments == 1 { "1 comment".to_owned() } else { format!("{comments} comments") };
    format!("{table}{}, {closed} of them closed; {comments}.\n{}", counted(actions.len()), account_lines(account))
}

/// Says what was taken in, and the account of the rest.
pub fn taken_in(actions: &[Action], source: &str, account: &[String]) -> String {
    let numbers: Vec<u32> = actions.iter().map(|action| action.number.get()).collect();
    let source = one_line(source);
    format!("Took in {} from {source}: {}\n{}", counted(actions.len()), ranges(numbers), account_lines(account))
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
    account.iter().map(|line| format!("  {}\n", one_line(line))).collect()
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
