//! Everybody named in a log, with what is said of them and what they hold.

use chrono::NaiveDate;

use super::asked::Asked;
use crate::model::{Board, Directory, LogName, Refusal, folded};

/// Somebody named in a log, and how many actions are theirs, joint ones and exempt ones included.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PersonTotals {
    /// The name.
    pub name: String,
    /// Other ways in which the name is written.
    pub also_called: Vec<String>,
    /// Where to write to.
    pub email: Option<String>,
    /// Open actions.
    pub open: usize,
    /// How many of them are overdue.
    pub overdue: usize,
    /// How many of them are done and wait for the board.
    pub done: usize,
    /// Closed actions.
    pub closed: usize,
    /// The day on which the person left, or will.
    pub left: Option<NaiveDate>,
    /// The name of the log in which they are named; none where one log is asked alone.
    pub log: Option<LogName>,
}

/// Lists the people of a log, its owners and whoever has reported anything, by name; those alone who may be called by
/// `words`, when there are any.
///
/// Refuses words by which nobody is called.
pub fn people<'a>(
    board: impl Into<Board<'a>>,
    today: NaiveDate,
    words: &[String],
) -> Result<Vec<PersonTotals>, Refusal> {
    let Board { log, name } = board.into();
    let directory = Directory::with_reporters(log);
    let wanted = match words {
        [] => None,
        words => Some(directory.matching(&words.join(" "))?.names),
    };
    let asked = Asked::of(log, today);
    let mut people: Vec<PersonTotals> =
        directory.everybody().into_iter().map(|person| said(&directory, person)).collect();
    for totals in &mut people {
        totals.log = name.cloned();
    }
    for action in log.each() {
        for name in directory.listed_names(action.named()) {
            if let Some(totals) = people.iter_mut().find(|totals| totals.name == name) {
                totals.open += usize::from(!action.is_closed());
                totals.overdue += usize::from(asked.is_overdue(action));
                totals.done += usize::from(asked.is_done(action));
                totals.closed += usize::from(action.is_closed());
            }
        }
    }
    people.retain(|totals| wanted.as_ref().is_none_or(|wanted| wanted.contains(&totals.name)));
    people.sort_by_cached_key(|totals| folded(&totals.name));
    Ok(people)
}

fn said(directory: &Directory, name: &str) -> PersonTotals {
    let person = directory.person(name);
    PersonTotals {
        name: name.to_owned(),
        also_called: person.map_or_else(Vec::new, |person| person.aliases.clone()),
        email: person.and_then(|person| person.email.clone()),
        left: person.and_then(|person| person.left),
        ..PersonTotals::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixtures::{action, closed, day, log_of};
    use crate::model::{Action, Comment, Due, Person, Rag};

    #[test]
    fn everybody_is_counted_under_one_name() {
        let late = Action { due: Some(Due::Day(day("2026-06-01"))), ..action(1, &["Rik Basra", "IS"]) };
        let done = Action { rag: Some(Rag::Green), ..action(2, &["rik basra"]) };
        let mut ended = Action { state: closed("2026-06-30"), ..action(3, &["Ian Stubbs"]) };
        ended.comments =
            vec![Comment { by: Some("Ann Lee".to_owned()), ..Comment::dated(day("2026-06-01"), "Done.".to_owned()) }];
        let mut log = log_of([late, done, ended]);
        log.people.push(Person {
            name: "Ian Stubbs".to_owned(),
            aliases: vec!["IS".to_owned()],
            email: Some("ian@example.org".to_owned()),
            left: Some(day("2026-05-31")),
        });
        let totals = |words: &[&str]| {
            let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
            let people = people(&log, day("2026-06-22"), &words).expect("somebody is called so");
            let row = |totals: PersonTotals| (totals.name, [totals.open, totals.overdue, totals.done, totals.closed]);
            people.into_iter().map(row).collect::<Vec<_>>()
        };
        let expected = [("Ann Lee", [0; 4]), ("Ian Stubbs", [1, 1, 0, 1]), ("Rik Basra", [2, 1, 1, 0])];
        assert_eq!(totals(&[]), expected.map(|(name, counts)| (name.to_owned(), counts)));
        assert_eq!(totals(&["ri", "bas"]), [("Rik Basra".to_owned(), [2, 1, 1, 0])]);
        assert!(people(&log, day("2026-06-22"), &["Bob".to_owned()]).is_err());
    }
}
