//! What was understood, beside the log that it goes into: numbers that are free, and what is there already.

use std::collections::HashSet;

use super::row_to_action::Taken;
use super::understand::Understood;
use crate::model::{Action, Log, Number};

/// What is to go into a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// The actions with their numbers, in the order of the source.
    pub actions: Vec<Action>,
    /// What is to be said of them beside the account of the source.
    pub notes: Vec<String>,
}

/// Gives every action its number: its own where that is a plain one and free, else the next; an action that the log has
/// already, with the same text and date, is left out unless it is asked for `again`.
///
/// Returns nothing when there are not enough numbers.
pub fn settle(understood: &Understood, log: &Log, again: bool) -> Option<Settled> {
    let (mut notes, mut kept) = (Vec::new(), Vec::new());
    for taken in &understood.actions {
        match twin(taken, log) {
            Some(twin) if is_same(&taken.action, twin) && !again => {
                notes.push(format!(
                    "{} looks like action {}, which the log has already, and is left out; --again takes it in",
                    taken.place, twin.number
                ));
            }
            Some(twin) => {
                notes.push(format!(
                    "{} looks like action {}, which the log has already; it is taken in beside it",
                    taken.place, twin.number
                ));
                kept.push(taken);
            }
            None => kept.push(taken),
        }
    }
    let there: HashSet<Number> = log.actions.iter().map(|action| action.number).collect();
    let is_free = |number: Number| !there.contains(&number);
    let own = kept
        .iter()
        .filter(|taken| taken.has_own_number && is_free(taken.action.number))
        .map(|taken| taken.action.number);
    let highest = own.chain(log.actions.iter().map(|action| action.number)).max();
    let mut next = highest.map_or(Some(Number::FIRST), Number::next);
    let mut actions = Vec::new();
    for taken in kept {
        let mut action = taken.action.clone();
        if !(taken.has_own_number && is_free(action.number)) {
            let number = next?;
            if taken.has_own_number {
                notes.push(format!(
                    "{}: there is an action {} already, so this one becomes {number}",
                    taken.place, action.number
                ));
            }
            action.number = number;
            next = number.next();
            if let Some(label) = taken.label.as_ref().filter(|_| action.reference.is_none()) {
                action.reference = Some(label.clone());
            }
        }
        actions.push(action);
    }
    Some(Settled { actions, notes })
}

/// Finds an action of the log that looks like one that was read: of the same reference, or the same text and date.
fn twin<'l>(taken: &Taken, log: &'l Log) -> Option<&'l Action> {
    let bears_label = |action: &&Action| {
        action.reference.is_some() && (action.reference == taken.action.reference || action.reference == taken.label)
    };
    log.each().find(|action| is_same(&taken.action, action)).or_else(|| log.each().find(bears_label))
}

fn is_same(one: &Action, other: &Action) -> bool {
    one.text == other.text && one.raised.first_day() == other.raised.first_day()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::Account;
    use crate::model::Front;
    use crate::model::fixtures::{action, log_of};

    fn taken(number: i64, label: &str, has_own_number: bool) -> Taken {
        Taken {
            place: format!("row {number}"),
            label: Some(label.to_owned()),
            action: action(number, &[]),
            has_own_number,
        }
    }

    fn settled(actions: Vec<Taken>, log: &Log) -> (Vec<(u32, Option<String>)>, usize) {
        let understood = Understood {
            title: None,
            done_colour: None,
            colours: Vec::new(),
            people: Vec::new(),
            front: Front::default(),
            issued: Vec::new(),
            meetings: Vec::new(),
            actions,
            account: Account::default(),
        };
        let settled = settle(&understood, log, false).expect("there are numbers enough");
        (
            settled.actions.into_iter().map(|action| (action.number.get(), action.reference)).collect(),
            settled.notes.len(),
        )
    }

    #[test]
    fn numbers_of_the_source_stay_where_they_are_free() {
        let own = || vec![taken(4, "4", true), taken(9, "9", true)];
        assert_eq!(settled(own(), &log_of([])).0, [(4, None), (9, None)]);
        let there = log_of([crate::model::Action { text: "Another.".to_owned(), ..action(4, &[]) }]);
        assert_eq!(settled(own(), &there).0, [(10, Some("4".to_owned())), (9, None)]);
    }

    #[test]
    fn labels_that_are_no_numbers_become_references() {
        assert_eq!(
            settled(vec![taken(1, "1.1", false), taken(1, "A/2", false)], &log_of([])).0,
            [(1, Some("1.1".to_owned())), (2, Some("A/2".to_owned()))]
        );
    }

    #[test]
    fn what_the_log_has_already_is_left_out_and_said() {
        assert_eq!(settled(vec![taken(1, "1", true)], &log_of([action(1, &[])])), (Vec::new(), 1));
    }
}
