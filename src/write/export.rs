//! Everything that a log holds, closed and exempt actions too, a row an action.

use chrono::NaiveDate;

use super::columns::{Cell, Columns};
use super::csv::table_csv;
use super::json::{object, of_log, page};
use crate::file::json_log;
use crate::model::{Board, Comment, Further};
use crate::query::{Asked, Listed};

/// The columns of a whole log.
pub(crate) const LOG: Columns = Columns {
    left_out: &[],
    more: &[
        ("rag", "state", |action, asked| Cell::Text(asked.standing(action).as_str().to_owned())),
        ("closed_minute", "further", |action, _| Cell::lines(action.further.iter().map(further))),
        ("closed_minute", "comments", |action, _| Cell::lines(action.comments.iter().map(comment))),
        ("closed_minute", "imported", |action, _| {
            Cell::lines(action.imported.iter().map(|(column, text)| format!("{column}: {text}")))
        }),
    ],
};

/// Lists every action on no day in particular, for how one stands hangs on none.
pub(crate) fn on_any_day<'a>(boards: &[Board<'a>]) -> Vec<Listed<'a>> {
    let each =
        |board: &Board<'a>| Listed::each(board.log.each(), Asked::of(board.log, NaiveDate::default()), board.name);
    boards.iter().flat_map(each).collect()
}

/// Writes a whole log as JSON, from which it can be taken in again; several as a list of such.
pub(crate) fn log_json(boards: &[Board]) -> String {
    if let [Board { log, name: None }] = boards {
        return page(&json_log::written(log));
    }
    let each: Vec<_> = boards.iter().map(|board| of_log(board.name, json_log::written(board.log))).collect();
    page(&object! { schema: 1, logs: each })
}

/// Writes every action of logs as CSV.
pub(crate) fn log_csv(boards: &[Board]) -> String {
    table_csv(&LOG, &on_any_day(boards))
}

fn further(further: &Further) -> String {
    let minute = further.minute.as_ref().map(|minute| format!(", minute {minute}")).unwrap_or_default();
    let owners = if further.owners.is_empty() { String::new() } else { format!(" ({})", further.owners_joined()) };
    format!("{}{minute}{owners}: {}", further.raised.iso(), further.text)
}

fn comment(comment: &Comment) -> String {
    let when =
        comment.date.map(|day| day.to_string()).or_else(|| comment.meeting.map(|meeting| format!("for {meeting}")));
    let head = [when, comment.by.clone(), comment.rag.map(|rag| rag.to_string())];
    let head: Vec<String> = head.into_iter().flatten().collect();
    if head.is_empty() { comment.text.clone() } else { format!("{}: {}", head.join(", "), comment.text) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixtures::{action, closed, day, log_of};
    use crate::model::{Action, Owner, Rag};

    #[test]
    fn every_action_has_its_row_with_all_that_was_said() {
        let said = Comment {
            by: Some("Rik".to_owned()),
            rag: Some(Rag::Red),
            ..Comment::dated(day("2026-04-01"), "=Done.".to_owned())
        };
        let secret = Action { exempt: true, state: closed("2026-06-30"), ..action(2, &[]) };
        let first = Action { comments: vec![said], owners: vec![Owner::new("A"), Owner::new("B")], ..action(1, &[]) };
        assert_eq!(
            log_csv(&[Board::from(&log_of([first, secret]))]),
            "number,reference,raised,minute,action,owners,due,was_due,rag,state,proposed,exempt,closed,outcome,closed_minute,further,comments,imported,was_rag\r\n\
             1,,2026-03-17,,Do thing 1.,A; B,,,amber,open,,no,,,,,\"2026-04-01, Rik, red: =Done.\",,\r\n\
             2,,2026-03-17,,Do thing 2.,,,,amber,closed,,yes,2026-06-30,completed,,,,,\r\n"
        );
    }
}
