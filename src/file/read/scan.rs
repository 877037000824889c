//! An action as the program writes it, and as nearly everybody does: a field a line, text in double quotes, lists on
//! one line. Anything else, mistakes included, is left to the parser of the whole language and to `record`, which has
//! every rule of the fields. A rule that is put there is put here too; `agreement` holds the two against each other.

use super::scanner::{Closed, Reader};
use crate::model::{Action, Comment, Due, Further, Number, Outcome, Owner, Rag, Raised, State};

/// The heading of an action.
pub(crate) const HEADING: &str = "[[actions]]";

/// Reads the action whose heading stands at `start` of a log with this complete colour, and returns
/// it with the place at which the next one's heading stands, or the text ends.
///
/// Returns nothing when the action is laid out in any other way than the usual one, when it breaks
/// a rule, and when it has a field that the program does not know.
pub(crate) fn usual_action(text: &str, start: usize, complete: Rag) -> Option<(Action, usize)> {
    let mut reader = Reader::new(text, start, complete);
    reader.heading(HEADING)?;
    let mut draft = Draft::default();
    reader.fields(|reader, name| draft.field(name, reader))?;
    while !reader.has_ended() && !reader.begins_line_with(HEADING) {
        draft.below(&mut reader)?;
    }
    Some((draft.action()?, reader.at()))
}

/// An action as far as it was read.
#[derive(Default)]
struct Draft {
    number: Option<Number>,
    reference: Option<String>,
    raised: Option<Raised>,
    minute: Option<String>,
    text: Option<String>,
    owners: Option<Vec<Owner>>,
    due: Option<Due>,
    was_due: Option<Vec<Due>>,
    rag: Option<Rag>,
    exempt: Option<bool>,
    proposed: Option<Outcome>,
    closed: Option<Closed>,
    outcome: Option<Outcome>,
    closed_minute: Option<String>,
    further: Vec<Further>,
    comments: Vec<Comment>,
    imported: Option<Vec<(String, String)>>,
}

impl Draft {
    fn field(&mut self, name: &str, reader: &mut Reader) -> Option<()> {
        match name {
            "number" => once(&mut self.number, reader.number()),
            "reference" => once(&mut self.reference, reader.text()),
            "raised" => once(&mut self.raised, reader.raised()),
            "minute" => once(&mut self.minute, reader.text()),
            "action" => once(&mut self.text, reader.text()),
            "owners" => once(&mut self.owners, reader.list(Reader::owner)),
            "due" => once(&mut self.due, reader.due()),
            "was_due" => once(&mut self.was_due, reader.list(Reader::due)),
            "rag" => once(&mut self.rag, reader.rag()),
            "exempt" => once(&mut self.exempt, reader.flag()),
            "proposed" => once(&mut self.proposed, reader.word()),
            "closed" => once(&mut self.closed, reader.closed()),
            "outcome" => once(&mut self.outcome, reader.word()),
            "closed_minute" => once(&mut self.closed_minute, reader.text()),
            _ => None,
        }
    }

    /// Reads what stands under the next heading.
    fn below(&mut self, reader: &mut Reader) -> Option<()> {
        if reader.heading("[[actions.comments]]").is_some() {
            self.comments.push(comment(reader)?);
        } else if reader.heading("[[actions.further]]").is_some() {
            self.further.push(further(reader)?);
        } else {
            reader.heading("[actions.imported]")?;
            once(&mut self.imported, imported(reader))?;
        }
        Some(())
    }

    fn action(self) -> Option<Action> {
        let state = match (self.closed, self.outcome, self.closed_minute, self.proposed) {
            (None, None, None, proposed) => State::Open { proposed },
            (Some(Closed(on)), Some(outcome), minute, None) => State::Closed { on, outcome, minute },
            _ => return None,
        };
        Some(Action {
            number: self.number?,
            reference: self.reference,
            raised: self.raised?,
            minute: self.minute,
            text: self.text?,
            owners: self.owners?,
            due: self.due,
            was_due: self.was_due.unwrap_or_default(),
            rag: self.rag,
            exempt: self.exempt.unwrap_or_default(),
            state,
            further: self.further,
            comments: self.comments,
            imported: self.imported.unwrap_or_default(),
        })
    }
}

fn comment(reader: &mut Reader) -> Option<Comment> {
    let (mut date, mut meeting, mut by, mut text, mut rag) = (None, None, None, None, None);
    reader.fields(|reader, name| match name {
        "date" => once(&mut date, reader.day()),
        "meeting" => once(&mut meeting, reader.day()),
        "by" => once(&mut by, reader.text()),
        "text" => once(&mut text, reader.text()),
        "rag" => once(&mut rag, reader.rag()),
        _ => None,
    })?;
    Some(Comment { date, meeting, by, text: text?, rag })
}

fn further(reader: &mut Reader) -> Option<Further> {
    let (mut raised, mut minute, mut text, mut owners) = (None, None, None, None);
    reader.fields(|reader, name| match name {
        "raised" => once(&mut raised, reader.raised()),
        "minute" => once(&mut minute, reader.text()),
        "action" => once(&mut text, reader.text()),
        "owners" => once(&mut owners, reader.list(Reader::owner)),
        _ => None,
    })?;
    Some(Further { raised: raised?, minute, text: text?, owners: owners.unwrap_or_default() })
}

fn imported(reader: &mut Reader) -> Option<Vec<(String, String)>> {
    let mut imported: Vec<(String, String)> = Vec::new();
    reader.fields(|reader, name| {
        let is_new = imported.iter().all(|(known, _)| known != name);
        imported.push((name.to_owned(), reader.text()?));
        is_new.then_some(())
    })?;
    Some(imported)
}

/// Puts what was read where there was nothing.
fn once<T>(place: &mut Option<T>, read: Option<T>) -> Option<()> {
    if place.is_some() {
        return None;
    }
    *place = Some(read?);
    Some(())
}
