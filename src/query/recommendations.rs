//! What a paper asks the board to decide and to note, in the order in which a chair takes it.

use super::paper::{Entry, Paper};
use crate::model::{Number, Outcome};

/// One thing that the board is asked to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recommendation {
    /// To agree that an action ends so.
    Agree(Number, Outcome),
    /// To note which actions are reported as done, though nobody has asked that they be closed.
    NoteDone(Vec<Number>),
    /// To note which are overdue.
    NoteOverdue(Vec<Number>),
    /// To note how the others stand: how many they are, and whether there were any before them.
    NoteRest {
        /// How many.
        count: usize,
        /// Whether they are all there is.
        is_all: bool,
    },
}

impl Paper {
    /// Returns what the board is asked to do: an action is in one of them alone. Without an open action it is nothing.
    pub fn recommendations(&self) -> Vec<Recommendation> {
        use Recommendation::{Agree, NoteDone, NoteOverdue, NoteRest};
        let numbers = |is_meant: fn(&&Entry) -> bool| -> Vec<Number> {
            self.open.iter().filter(is_meant).map(|entry| entry.number).collect()
        };
        let done = numbers(|entry| entry.proposed.is_none() && entry.is_done);
        let overdue = numbers(|entry| entry.proposed.is_none() && entry.days_overdue.is_some());
        let agreed = self.open.iter().filter_map(|entry| Some(Agree(entry.number, entry.proposed?)));
        let mut all: Vec<Recommendation> = agreed.collect();
        let count = self.open.len() - all.len() - done.len() - overdue.len();
        all.extend((!done.is_empty()).then_some(NoteDone(done)));
        all.extend((!overdue.is_empty()).then_some(NoteOverdue(overdue)));
        let is_all = all.is_empty();
        all.extend((count > 0).then_some(NoteRest { count, is_all }));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixtures::{action, day, log_of};
    use crate::model::{Action, Due, Rag, State};
    use crate::query::{Filter, Order, Request, paper};

    /// Returns what the paper of a log recommends for June.
    fn recommended(actions: impl IntoIterator<Item = Action>) -> Vec<Recommendation> {
        let (log, today) = (log_of(actions), day("2026-06-22"));
        let matched = Filter::default().ready(&log, today).expect("nobody is asked for");
        let request = Request { meeting: None, matched, state: None, order: Order::default(), shows_exempt: false };
        paper(&log, today, &request).recommendations()
    }

    fn number(number: i64) -> Number {
        Number::new(number).expect("a number")
    }

    #[test]
    fn what_is_to_be_agreed_comes_first_and_no_action_is_in_two() {
        let late = Due::Day(day("2026-03-31"));
        let proposed = State::Open { proposed: Some(Outcome::Withdrawn) };
        let recommended = recommended([
            action(1, &[]),
            Action { due: Some(late.clone()), ..action(2, &[]) },
            Action { rag: Some(Rag::Green), ..action(3, &[]) },
            Action { due: Some(late), rag: Some(Rag::Green), state: proposed, ..action(4, &[]) },
        ]);
        let wanted = [
            Recommendation::Agree(number(4), Outcome::Withdrawn),
            Recommendation::NoteDone(vec![number(3)]),
            Recommendation::NoteOverdue(vec![number(2)]),
            Recommendation::NoteRest { count: 1, is_all: false },
        ];
        assert_eq!(recommended, wanted);
    }

    #[test]
    fn where_nothing_stands_out_all_are_noted_and_without_an_action_nothing_is_asked() {
        assert_eq!(recommended([action(1, &[])]), [Recommendation::NoteRest { count: 1, is_all: true }]);
        assert_eq!(recommended([]), []);
        let exempt = Action { exempt: true, ..action(1, &[]) };
        assert_eq!(recommended([exempt]), [], "what is left out of the paper is not told of");
    }
}
