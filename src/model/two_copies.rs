//! What two copies of one log have in common, and whether one of them holds anything that the other lacks.

use std::collections::HashMap;

use super::action::{Action, State};
use super::front::Front;
use super::log::Log;
use super::number::Number;

impl Log {
    /// Counts the actions that are in both logs: with the same number, raised at the same meeting, in the same words.
    pub fn in_common(&self, other: &Self) -> usize {
        let own: HashMap<Number, &Action> = self.each().map(|action| (action.number, action)).collect();
        let is_same = |action: &&Action| own.get(&action.number).is_some_and(|own| is_one(own, action));
        other.each().filter(is_same).count()
    }

    /// Tells whether everything in a copy stands in this log too: its actions, comments and closings, its meetings and people.
    ///
    /// A field that differs is in the log only where the log says what it was before: a due date that was moved since,
    /// a colour that was first given since, an action that the board has ended since. An action may have another number
    /// here, as when the copy was brought in.
    pub fn holds_all_of(&self, copy: &Self) -> bool {
        let mut own: HashMap<&str, Vec<&Action>> = HashMap::new();
        for action in self.each() {
            own.entry(&action.text).or_default().push(action);
        }
        let holds =
            |action: &Action| own.get(&*action.text).is_some_and(|own| own.iter().any(|own| holds_all(own, action)));
        (copy.title == self.title || copy.title.is_none())
            && (copy.front == self.front || copy.front == Front::default())
            && copy.done_colour == self.done_colour
            && is_within(copy.calendar.meetings(), self.calendar.meetings())
            && is_within(&copy.key, &self.key)
            && is_within(&copy.issued, &self.issued)
            && is_within(&copy.people, &self.people)
            && copy.each().all(holds)
    }
}

fn is_one(one: &Action, other: &Action) -> bool {
    one.raised == other.raised && one.text == other.text
}

fn holds_all(own: &Action, copy: &Action) -> bool {
    is_one(own, copy) && is_ended_as(own, copy) && has_fields(own, copy) && is_longer(own, copy)
}

/// Tells whether the board has ended an action as the copy has it, or asked for more since.
fn is_ended_as(own: &Action, copy: &Action) -> bool {
    let is_open = matches!(copy.state, State::Open { proposed: None });
    own.state == copy.state || is_open || own.is_closed() && !copy.is_closed()
}

fn has_fields(own: &Action, copy: &Action) -> bool {
    // Closing sets another colour.
    let has_colour = copy.rag.is_none() || own.rag == copy.rag || own.is_closed() && !copy.is_closed();
    has_colour
        && was_due_as(own, copy)
        && own.owners == copy.owners
        && own.exempt == copy.exempt
        && own.minute == copy.minute
        && own.reference == copy.reference
}

/// Tells whether an action was due, once, when the copy says, after the same earlier dates.
fn was_due_as(own: &Action, copy: &Action) -> bool {
    let is_same = own.due == copy.due && own.was_due == copy.was_due;
    let mut then = copy.was_due.iter().chain(&copy.due);
    let mut since = own.was_due.iter().chain(&own.due);
    let was_given_or_moved = copy.due.is_some() || copy.was_due.is_empty();
    is_same || was_given_or_moved && then.all(|due| since.next() == Some(due))
}

fn is_longer(own: &Action, copy: &Action) -> bool {
    is_within(&copy.comments, &own.comments)
        && is_within(&copy.further, &own.further)
        && is_within(&copy.imported, &own.imported)
}

fn is_within<T: PartialEq>(some: &[T], all: &[T]) -> bool {
    some.iter().all(|one| all.contains(one))
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{action, closed, day, log_of};
    use super::super::{Comment, Due, Owner, Rag};
    use super::*;
    use crate::dates::Calendar;

    fn changed(change: impl FnOnce(&mut Action)) -> Log {
        let mut changed = action(2, &["Gary Bee"]);
        change(&mut changed);
        log_of([action(1, &["Rik Basra"]), changed])
    }

    fn due(iso: &str) -> Due {
        Due::Day(day(iso))
    }

    #[test]
    fn actions_are_in_common_by_number_meeting_and_words() {
        let log = changed(|_| {});
        assert_eq!(log.in_common(&log), 2);
        assert_eq!(log.in_common(&changed(|action| action.rag = Some(Rag::Red))), 2);
        assert_eq!(log.in_common(&changed(|action| action.text = "Another.".to_owned())), 1);
        assert_eq!(log.in_common(&log_of([action(3, &[])])), 0);
    }

    #[test]
    fn what_came_later_in_the_log_is_all_that_it_may_have_more() {
        let check = |older: &Log, newer: &Log| {
            assert!(newer.holds_all_of(older), "{newer:#?}");
            assert!(!older.holds_all_of(newer), "{older:#?}");
        };
        let plain = changed(|_| {});
        assert!(plain.holds_all_of(&plain));
        check(&log_of([action(1, &["Rik Basra"])]), &plain);
        check(&plain, &changed(|action| action.comments.push(Comment::dated(day("2026-06-22"), "Noted.".to_owned()))));
        check(&plain, &changed(|action| (action.state, action.rag) = (closed("2026-06-30"), Some(Rag::Green))));
        check(&changed(|action| action.rag = None), &plain);
        let mut renumbered = plain.clone();
        renumbered.actions.push(Action { text: "Do thing 2.".to_owned(), ..action(3, &["Ann Lee"]) }.into());
        check(&log_of([action(1, &["Rik Basra"]), action(2, &["Ann Lee"])]), &renumbered);
        check(&plain, &changed(|action| action.due = Some(due("2026-06-30"))));
        let was = |dates: &[&str], now: &str| {
            changed(|action| {
                action.was_due = dates.iter().map(|date| due(date)).collect();
                action.due = Some(due(now));
            })
        };
        check(&was(&[], "2026-06-30"), &was(&["2026-06-30"], "2026-09-29"));
        check(&was(&["2026-06-30"], "2026-09-29"), &was(&["2026-06-30", "2026-09-29"], "2026-06-30"));
        let mut later = plain.clone();
        later.calendar = Calendar::new(["2026-03-17", "2026-06-30", "2026-09-29", "2026-12-08"].map(day));
        check(&plain, &later);
    }

    #[test]
    fn of_two_that_differ_in_a_field_neither_holds_the_other() {
        let plain = changed(|_| {});
        for other in [
            changed(|action| action.rag = Some(Rag::Red)),
            changed(|action| action.owners = vec![Owner::new("Ann Lee")]),
            changed(|action| action.text = "Do it at once.".to_owned()),
            changed(|action| action.minute = Some("5".to_owned())),
        ] {
            assert!(!plain.holds_all_of(&other) && !other.holds_all_of(&plain), "{other:#?}");
        }
        let dated = changed(|action| action.due = Some(due("2026-06-30")));
        let taken_out = changed(|action| action.was_due = vec![due("2026-06-30")]);
        assert!(!dated.holds_all_of(&taken_out), "that it has no due date any more came later");
    }
}
