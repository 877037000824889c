//! From a change of the log to pieces of text: only what differs is touched.

use super::blocks::{Block, Editor};
use super::edited_text::EditedText;
use super::edits::Edits;
use crate::file::read::parsed::Parsed;
use crate::model::Log;

/// Returns the text with the change from `before` to `after` put in.
///
/// Returns the place of an inline `actions = [{ … }]` instead, which the program does not change.
pub(crate) fn edited<'t>(parsed: &Parsed<'t>, before: &Log, after: &Log) -> Result<EditedText<'t>, usize> {
    let mut edits = Edits::new(parsed.text);
    let mut editor = Editor { text: parsed.text, edits: &mut edits };
    editor.head(parsed, before, after);
    if before.actions != after.actions {
        if let Some(place) = parsed.inline_actions() {
            return Err(place);
        }
        let block = |index: usize| parsed.action(index);
        for (index, (old, new)) in before.actions.iter().zip(&after.actions).enumerate() {
            if old != new
                && let Some(action) = block(index)
            {
                editor.action(Block::of(&action), old, new);
            }
        }
        let last = before.actions.len().checked_sub(1).and_then(block);
        for new in &after.actions[before.actions.len()..] {
            editor.new_action(last.as_ref().map(Block::of), new);
        }
    }
    Ok(edits.apply())
}
