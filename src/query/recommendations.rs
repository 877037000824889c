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
    /// To note how the others stand, or all of them.
    NoteRest {
        /// The actions.
        numbers: Vec<Number>,
        /// Whether they are all there is.
        is_all: bool,
    },
}

impl Paper {
    /// Returns what the board is asked to do: an action is in one of them alone. Without an open action it is nothing,
    /// and a selection is no paper of which minutes could cite the numbers.
    pub fn recommendations(&self) -> Vec<Recommendation> {
        use Recommendation::{Agree, NoteDone, NoteOverdue, NoteRest};
        if self.is_selection {
            return Vec::new();
        }
        let numbers = |is_meant: fn(&&Entry) -> bool| -> Vec<Number> {
            self.open.iter().filter(is_meant).map(|entry| entry.number).collect()
        };
        let done = numbers(|entry| entry.proposed.is_none() && entry.is_done);
        let overdue = numbers(|entry| entry.proposed.is_none() && entry.days_overdue.is_some());
        let agreed = self.open.iter().filter_map(|entry| Some(Agree(entry.number, entry.proposed?)));
        let mut all: Vec<Recommendation> = agreed.collect();
        let rest = numbers(|entry| entry.proposed.is_none() && !entry.is_done && entry.days_overdue.is_none());
        all.extend((!done.is_empty()).then_some(NoteDone(done)));
        all.extend((!overdue.is_empty()).then_some(NoteOverdue(overdue)));
        let is_all = all.is_empty();
        all.extend((!rest.is_empty()).then_some(NoteRest { numbers: rest, is_all }));
        all
    }
}

impl Recommendation {
    /// Returns the actions that it is about.
    pub fn numbers(&self) -> &[Number] {
        match self {
            Self::Agree(number, _) => std::slice::from_ref(number),
            Self::NoteDone(numbers) | Self::NoteOverdue(numbers) | Self::NoteRest { numbers, .. } => numbers,
        }
    }

    /// Returns how the board is asked to end them, if it is.
    pub fn outcome(&self) -> Option<Outcome> {
        match self {
            Self::Agree(_, outcome) => Some(*outcome),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixtures::{action, day, log_of};
    use crate::model::{Action, Due, Rag, State};
    use crate::query::{Filter, Order, Request, StateFilter, paper};

    /// Returns what the paper of a log recommends for June.
    fn recommended(actions: impl IntoIterator<Item = Action>) -> Vec<Recommendation> {
        let (log, today) = (log_of(actions), day("2026-06-22"));
        let filter = Filter { state: StateFilter::All, ..Filter::default() };
        let matched = filter.ready(&log, today).expect("nobody is asked for");
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
            Recommendation::NoteRest { numbers: vec![number(1)], is_all: false },
        ];
        assert_eq!(recommended, wanted);
    }

    #[test]
    fn where_nothing_stands_out_all_are_noted_and_without_an_action_nothing_is_asked() {
        assert_eq!(
            recommended([action(1, &[])]),
            [Recommendation::NoteRest { numbers: vec![number(1)], is_all: true }]
        );
        assert_eq!(recommended([]), []);
        let exempt = Action { exempt: true, ..action(1, &[]) };
        assert_eq!(recommended([exempt]), [], "what is left out of the paper is not told of");
    }
}
