//! An action as the program writes it, and as nearly everybody does: a field a line, text in double quotes, lists on
//! one line. Anything else, mistakes included, is left to the parser of the whole language and to `careful`, which
//! explains them; `readers_agree` holds the two against each other.

use super::scanner::Scanner;
use crate::model::{Action, Comment, CommentDraft, Draft, FieldReader, Further, FurtherDraft, Rag};

/// The heading of an action.
pub(crate) const HEADING: &str = "[[actions]]";

/// Reads the action whose heading stands at `start` of a log with this colour for what is done, and returns it with
/// the place at which the next one's heading stands, or the text ends.
///
/// Returns nothing when the action is laid out in any other way than the usual one, when it breaks
/// a rule, and when it has a field that the program does not know.
pub(crate) fn usual_action(text: &str, start: usize, done_colour: Rag) -> Option<(Action, usize)> {
    let mut scanner = Scanner::new(text, start, done_colour);
    scanner.heading(HEADING)?;
    let mut draft = Draft::default();
    scanner.fields(|scanner, name| draft.read(name, scanner))?;
    let mut action = draft.action()?;
    let mut has_imported = false;
    while !scanner.has_ended() && !scanner.begins_line_with(HEADING) {
        if scanner.heading("[[actions.comments]]").is_some() {
            action.comments.push(comment(&mut scanner)?);
        } else if scanner.heading("[[actions.further]]").is_some() {
            action.further.push(further(&mut scanner)?);
        } else {
            scanner.heading("[actions.imported]").filter(|()| !has_imported)?;
            has_imported = true;
            action.imported = imported(&mut scanner)?;
        }
    }
    Some((action, scanner.at()))
}

fn comment(scanner: &mut Scanner) -> Option<Comment> {
    let mut draft = CommentDraft::default();
    scanner.fields(|scanner, name| draft.read(name, scanner))?;
    draft.comment()
}

fn further(scanner: &mut Scanner) -> Option<Further> {
    let mut draft = FurtherDraft::default();
    scanner.fields(|scanner, name| draft.read(name, scanner))?;
    draft.further()
}

fn imported(scanner: &mut Scanner) -> Option<Vec<(String, String)>> {
    let mut imported: Vec<(String, String)> = Vec::new();
    scanner.fields(|scanner, name| {
        let is_new = imported.iter().all(|(known, _)| known != name);
        imported.push((name.to_owned(), scanner.text()?));
        is_new.then_some(())
    })?;
    Some(imported)
}
