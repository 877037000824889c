//! What is legal in a log but odd: worth a second look before the next paper.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::owner_doubts::{Twin, twins};
use crate::dates::{long, short};
use crate::message::Message;
use crate::model::{Action, Directory, Doubt, Log, Number, State, folded};

/// Finds every doubt, in the order of the log.
pub fn doubts(log: &Log, today: NaiveDate) -> Vec<Doubt> {
    let directory = Directory::of(log);
    let mut bearers: HashMap<String, Number> = HashMap::new();
    let mut found = Vec::new();
    for (index, action) in log.actions.iter().enumerate() {
        let mut doubt = |field, message: String, hint: &str| {
            let message = Message::new(format!("action {} {message}", action.number), hint);
            found.push(Doubt { action: Some(index), field, message });
        };
        doubt_days(action, today, &mut doubt);
        doubt_owners(action, &directory, today, &mut doubt);
        doubt_words(action, &mut doubt);
        if let Some(reference) = &action.reference {
            match bearers.get(&folded(reference)) {
                Some(other) => doubt(
                    "reference",
                    format!("bears the reference `{reference}` of action {other}"),
                    "give each a reference of its own",
                ),
                None => {
                    bearers.insert(folded(reference), action.number);
                }
            }
        }
    }
    for Twin { action, field, message, hint } in twins(log, &directory) {
        let message = Message::new(format!("action {} {message}", log.actions[action].number), hint);
        found.push(Doubt { action: Some(action), field, message });
    }
    // Each action's own doubts come first.
    found.sort_by_key(|doubt| doubt.action);
    found
}

type Note<'a> = dyn FnMut(&'static str, String, &str) + 'a;

fn doubt_days(action: &Action, today: NaiveDate, doubt: &mut Note) {
    let raised = action.raised;
    if raised.first_day() > today {
        doubt("raised", format!("is raised on {raised}, after today ({})", short(today)), "check the day");
    }
    if let Some(due) = action.due_day().filter(|due| *due < raised.first_day()) {
        doubt("due", format!("is due on {}, before it was raised ({raised})", short(due)), "check both days");
    }
    if let State::Closed { on: Some(on), .. } = action.state
        && on < raised.first_day()
    {
        doubt("closed", format!("is closed on {}, before it was raised ({raised})", short(on)), "check both days");
    }
}

fn doubt_owners(action: &Action, directory: &Directory, today: NaiveDate, doubt: &mut Note) {
    for owner in action.everyone() {
        if let Some([one, other]) = directory.clash(owner.as_str()) {
            let others =
                if one == other { format!("two people called {one}") } else { format!("{one} and of {other}") };
            let hint = "give each a name and aliases of their own under `[[people]]`";
            doubt("owners", format!("is for `{}`, the name of {others}", owner.as_str()), hint);
        }
    }
    if action.owners.is_empty() {
        doubt("owners", "has no owner".to_owned(), "name one with `owners = [\"Rik Basra\"]`");
    }
    if action.owners.iter().any(|owner| owner.as_str().is_empty()) {
        doubt("owners", "has an owner without a name".to_owned(), "write the name, or take the empty quotes out");
    }
    if action.is_closed() {
        return;
    }
    for owner in action.everyone() {
        if let Some(left) = directory.has_left(owner.as_str(), today) {
            let message = format!("is still with {owner}, who left on {}", long(left));
            doubt(
                "owners",
                message,
                "name who has it now, with `update --owner` or, for all of theirs, with `people hand-over`",
            );
        }
    }
}

fn doubt_words(action: &Action, doubt: &mut Note) {
    if action.rag.is_none() {
        doubt("rag", "has no colour".to_owned(), "rate it, as in `rag = \"amber\"`");
    }
    if action.text.trim().is_empty() {
        doubt("action", "does not say what is asked".to_owned(), "write it as in `action = \"Report on the visit.\"`");
    }
    if action.comments.iter().any(|comment| comment.text.trim().is_empty()) {
        doubt("comments", "has a comment without words".to_owned(), "write what was reported, or take the comment out");
    }
    if let Some(due) = action.due.as_ref().filter(|due| due.is_unknown_words()) {
        let hint = "write a day (`due = 2026-12-15`), a period with its year (`due = \"December 2026\"`), or \"ongoing\", \"TBC\", \"ASAP\" or \"as available\"";
        doubt("due", format!("is due `{due}`, which names no day that the program knows"), hint);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixtures::{action, day, log_of};
    use crate::model::{Due, Owner, Person, Raised};

    fn check(change: impl FnOnce(&mut Log), field: &str, message: &str) {
        let mut log = log_of([action(1, &["Rik Basra"]), action(2, &["Gary Bee"])]);
        assert_eq!(doubts(&log, day("2026-06-30")), []);
        change(&mut log);
        let found = doubts(&log, day("2026-06-30"));
        assert_eq!(
            found.iter().map(|doubt| (doubt.action, doubt.field, doubt.message.text.as_str())).collect::<Vec<_>>(),
            [(Some(1), field, message)]
        );
    }

    #[test]
    fn owners_and_actions_that_may_be_one_or_two_are_named() {
        let owners =
            |index: usize, name: &'static str| move |log: &mut Log| log.actions[index].owners = vec![Owner::new(name)];
        let hint = |change: &dyn Fn(&mut Log)| {
            let mut log = log_of([action(1, &["Rik Basra"]), action(2, &["Gary Bee"])]);
            change(&mut log);
            doubts(&log, day("2026-06-30")).pop().map(|doubt| doubt.message.hint).unwrap_or_default()
        };
        check(owners(1, "Ann Lee and Bo Ek"), "owners", "action 2 is for `Ann Lee and Bo Ek`, which reads as 2 owners");
        assert_eq!(
            hint(&owners(1, "Ann Lee and Bo Ek")),
            "if they are, `actions update 2 --owner \"Ann Lee\" --owner \"Bo Ek\"`"
        );
        check(owners(1, "R Basra"), "owners", "action 2 is for `R Basra`, who may be Rik Basra");
        assert_eq!(hint(&owners(1, "R Basra")), "if they are one, `actions people rename \"R Basra\" \"Rik Basra\"`");
        check(owners(1, "Rik"), "owners", "action 2 is for `Rik`, who may be Rik Basra");
        check(owners(1, "RB"), "owners", "action 2 is for `RB`, who may be Rik Basra");
        check(
            |log| log.actions[1].text = log.actions[0].text.to_uppercase(),
            "action",
            "action 2 asks the same as action 1",
        );
        for name in ["Arts and Leisure Manager", "Rita Basra", "Smith, John", "Chief Executive"] {
            let mut log = log_of([action(1, &["Rik Basra"]), action(2, &[name])]);
            assert_eq!(doubts(&log, day("2026-06-30")), [], "{name}");
            log.actions[1].owners = vec![Owner::new("R Basra")];
            let person = |name: &str| Person { name: name.to_owned(), aliases: vec![], email: None, left: None };
            log.people = vec![person("Rik Basra"), person("R Basra")];
            assert_eq!(doubts(&log, day("2026-06-30")), [], "both are listed");
        }
    }

    #[test]
    fn each_oddity_is_named() {
        check(|log| log.actions[1].owners.clear(), "owners", "action 2 has no owner");
        check(|log| log.actions[1].owners = vec![Owner::new("")], "owners", "action 2 has an owner without a name");
        check(|log| log.actions[1].rag = None, "rag", "action 2 has no colour");
        check(|log| log.actions[1].text = " ".to_owned(), "action", "action 2 does not say what is asked");
        check(
            |log| log.actions[1].raised = Raised::Day(day("2026-07-01")),
            "raised",
            "action 2 is raised on 1 Jul 2026, after today (30 Jun 2026)",
        );
        check(
            |log| log.actions[1].due = Some(Due::Day(day("2026-03-16"))),
            "due",
            "action 2 is due on 16 Mar 2026, before it was raised (17 Mar 2026)",
        );
        check(
            |log| log.actions[1].due = Due::from_words("soon"),
            "due",
            "action 2 is due `soon`, which names no day that the program knows",
        );
        check(
            |log| {
                log.people.push(Person {
                    name: "Gary Bee".to_owned(),
                    aliases: vec![],
                    email: None,
                    left: Some(day("2026-05-31")),
                });
            },
            "owners",
            "action 2 is still with Gary Bee, who left on 31 May 2026",
        );
        check(
            |log| {
                let person = |name: &str, alias: &str| Person {
                    name: name.to_owned(),
                    aliases: vec![alias.to_owned()],
                    email: None,
                    left: None,
                };
                log.people = vec![person("Ian Stubbs", "IS"), person("Irene Smith", "is")];
                log.actions[1].owners = vec![Owner::new("IS")];
            },
            "owners",
            "action 2 is for `IS`, the name of Ian Stubbs and of Irene Smith",
        );
        check(
            |log| {
                log.actions[0].reference = Some("rsc/1".to_owned());
                log.actions[1].reference = Some("RSC/1".to_owned());
            },
            "reference",
            "action 2 bears the reference `RSC/1` of action 1",
        );
    }
}
