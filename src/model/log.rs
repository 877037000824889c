//! The log of one board, and every change it allows.

use super::action::{Action, Comment, Further, State};
use super::change::{Closing, Correction, DueChange, NewAction};
use super::number::{Number, Which};
use super::owner::Owner;
use super::people::Person;
use super::refusal::Refusal;
use super::words::{Outcome, Rag};
use crate::dates::Calendar;

/// The action log of one board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Log {
    /// The board's name, or the title of its log.
    pub title: Option<String>,
    /// The board's meetings, past and planned.
    pub calendar: Calendar,
    /// The colour that means done.
    pub complete: Rag,
    /// What the colours mean to this board, in the order of the file.
    pub key: Vec<(Rag, String)>,
    /// People about whom there is something to say.
    pub people: Vec<Person>,
    /// The actions, in the order of the file.
    pub actions: Vec<Action>,
}

impl Log {
    /// Finds an action by number, else by reference, in any case.
    pub fn find(&self, which: &Which) -> Result<&Action, Refusal> {
        self.position(which).map(|index| &self.actions[index])
    }

    fn position(&self, which: &Which) -> Result<usize, Refusal> {
        let by_number =
            which.number().and_then(|number| self.actions.iter().position(|action| action.number == number));
        if let Some(index) = by_number {
            return Ok(index);
        }
        let bears = |action: &Action| {
            action.reference.as_ref().is_some_and(|reference| reference.eq_ignore_ascii_case(which.as_str()))
        };
        let bearers: Vec<usize> = (0..self.actions.len()).filter(|index| bears(&self.actions[*index])).collect();
        match bearers[..] {
            [index] => Ok(index),
            [] => Err(Refusal::NoSuchAction { typed: which.as_str().to_owned(), highest: self.highest() }),
            _ => Err(Refusal::SharedReference {
                reference: which.as_str().to_owned(),
                numbers: bearers.iter().map(|index| self.actions[*index].number).collect(),
            }),
        }
    }

    fn highest(&self) -> Option<Number> {
        self.actions.iter().map(|action| action.number).max()
    }

    fn any(&mut self, which: &Which) -> Result<&mut Action, Refusal> {
        self.position(which).map(|index| &mut self.actions[index])
    }

    fn open(&mut self, which: &Which) -> Result<&mut Action, Refusal> {
        let action = self.any(which)?;
        match action.state {
            State::Open { .. } => Ok(action),
            State::Closed { on, outcome, .. } => Err(Refusal::Closed { number: action.number, on, outcome }),
        }
    }

    fn allow(&self, rag: Rag) -> Result<(), Refusal> {
        let complete = self.complete;
        if rag.is_used_with(complete) { Ok(()) } else { Err(Refusal::UnusedColour { rag, complete }) }
    }

    /// Raises an action under the number after the highest.
    ///
    /// Refuses an action without words or owner, a colour that the log does not use, and an empty comment.
    pub fn raise(&mut self, new: NewAction) -> Result<&Action, Refusal> {
        said(&new.text, "action")?;
        named(&new.owners)?;
        self.allow(new.rag)?;
        let number = self.highest().map_or(Some(Number::FIRST), Number::next).ok_or(Refusal::OutOfNumbers)?;
        let mut action = Action {
            number,
            reference: new.reference,
            raised: new.raised,
            minute: new.minute,
            text: new.text,
            owners: new.owners,
            due: new.due,
            was_due: Vec::new(),
            rag: Some(new.rag),
            exempt: new.exempt,
            state: State::Open { proposed: None },
            further: Vec::new(),
            comments: Vec::new(),
        };
        if let Some(comment) = new.comment {
            report(&mut action, comment)?;
        }
        self.actions.push(action);
        Ok(&self.actions[self.actions.len() - 1])
    }

    /// Adds what was reported, in its place by date; a colour on the comment becomes the action's.
    ///
    /// Refuses an empty comment, a colour that the log does not use, and a colour on a closed action.
    pub fn comment(&mut self, which: &Which, comment: Comment) -> Result<&Action, Refusal> {
        if let Some(rag) = comment.rag {
            self.allow(rag)?;
        }
        let action = self.any(which)?;
        if let Some(rag) = comment.rag {
            if action.is_closed() {
                return Err(Refusal::ColourOfClosed(action.number));
            }
            action.rag = Some(rag);
        }
        report(action, comment)?;
        Ok(action)
    }

    /// Corrects fields of an open action; a due date that changes is kept among the earlier ones.
    pub fn correct(&mut self, which: &Which, correction: Correction) -> Result<&Action, Refusal> {
        if correction.is_empty() {
            return Err(Refusal::NothingToChange);
        }
        if let Some(rag) = correction.rag {
            self.allow(rag)?;
        }
        if let Some(text) = &correction.text {
            said(text, "action")?;
        }
        if let Some(owners) = &correction.owners {
            named(owners)?;
        }
        let action = self.open(which)?;
        action.rag = correction.rag.or(action.rag);
        action.text = correction.text.unwrap_or_else(|| action.text.clone());
        action.owners = correction.owners.unwrap_or_else(|| action.owners.clone());
        action.minute = correction.minute.or_else(|| action.minute.clone());
        action.reference = correction.reference.or_else(|| action.reference.clone());
        action.exempt = correction.exempt.unwrap_or(action.exempt);
        if let Some(change) = correction.due {
            reschedule(action, change);
        }
        Ok(action)
    }

    /// Adds to an open action what a later meeting asked.
    pub fn further(&mut self, which: &Which, further: Further) -> Result<&Action, Refusal> {
        said(&further.text, "instruction")?;
        let action = self.open(which)?;
        let (raised, on) = (action.raised.first_day(), further.raised.day());
        if on < raised {
            return Err(Refusal::FurtherBeforeRaised { number: action.number, raised, on });
        }
        action.further.push(further);
        Ok(action)
    }

    /// Asks the board to end an open action with `outcome`, or takes the request back.
    pub fn propose(
        &mut self,
        which: &Which,
        outcome: Option<Outcome>,
        comment: Option<Comment>,
    ) -> Result<&Action, Refusal> {
        let action = self.open(which)?;
        action.state = State::Open { proposed: outcome };
        if let Some(comment) = comment {
            report(action, comment)?;
        }
        Ok(action)
    }

    /// Closes an open action, as the board agreed; completed sets the colour that means done.
    pub fn close(&mut self, which: &Which, closing: Closing) -> Result<&Action, Refusal> {
        let complete = self.complete;
        let action = self.open(which)?;
        let (number, raised, on) = (action.number, action.raised, closing.on);
        if on < raised.first_day() {
            return Err(Refusal::ClosedBeforeRaised { number, raised: raised.first_day(), on });
        }
        let outcome = closing.outcome.or(action.proposed()).unwrap_or(Outcome::Completed);
        if outcome == Outcome::Completed {
            action.rag = Some(complete);
        }
        action.state = State::Closed { on: Some(on), outcome, minute: closing.minute };
        if let Some(comment) = closing.comment {
            report(action, comment)?;
        }
        Ok(action)
    }

    /// Opens a closed action again; its colour stays.
    pub fn reopen(&mut self, which: &Which, comment: Option<Comment>) -> Result<&Action, Refusal> {
        let action = self.any(which)?;
        if !action.is_closed() {
            return Err(Refusal::NotClosed(action.number));
        }
        action.state = State::Open { proposed: None };
        if let Some(comment) = comment {
            report(action, comment)?;
        }
        Ok(action)
    }
}

/// Puts a comment where its date belongs: after every comment that is not dated later.
fn report(action: &mut Action, comment: Comment) -> Result<(), Refusal> {
    said(&comment.text, "comment")?;
    let later = |other: &Comment| matches!((other.date, comment.date), (Some(a), Some(b)) if a > b);
    let place = action.comments.iter().rposition(|other| !later(other)).map_or(0, |index| index + 1);
    action.comments.insert(place, comment);
    Ok(())
}

fn reschedule(action: &mut Action, change: DueChange) {
    let due = match change {
        DueChange::To(due) => Some(due),
        DueChange::Removed => None,
    };
    if action.due != due {
        action.was_due.extend(action.due.take());
        action.due = due;
    }
}

fn said(text: &str, what: &'static str) -> Result<(), Refusal> {
    if text.trim().is_empty() { Err(Refusal::EmptyText(what)) } else { Ok(()) }
}

fn named(owners: &[Owner]) -> Result<(), Refusal> {
    if owners.is_empty() { Err(Refusal::NoOwner) } else { Ok(()) }
}
