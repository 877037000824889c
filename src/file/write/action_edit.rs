//! Changes of an action, of what stands below it, and new ones.

use super::blocks::{Block, BlockShape, Editor, extent, repeated};
use super::toml_text::{Entry, entries, of_imported};
use crate::model::{Action, Comment, Further};

/// What stands below an action under a heading of its own, more than once.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kind {
    /// Its name among the fields of the action.
    pub(super) name: &'static str,
    heading: &'static str,
    /// Whether it stands after all else of the action.
    stands_last: bool,
}

/// What later meetings added.
pub(super) const FURTHER: Kind = Kind { name: "further", heading: "actions.further", stands_last: false };
/// What was reported.
pub(super) const COMMENTS: Kind = Kind { name: "comments", heading: "actions.comments", stands_last: true };

/// Something new below an action.
#[derive(Debug)]
pub(super) enum Below {
    /// Its fields.
    Said(Vec<Entry>),
    /// Its lines, heading included, as they stand elsewhere.
    AsWritten(Vec<String>),
}

impl Editor<'_, '_> {
    /// Changes what differs of an action.
    pub(super) fn action(&mut self, place: Block, old: &Action, new: &Action) {
        self.fields(place, Action::NAMES, &entries(Action::FIELDS, old), &entries(Action::FIELDS, new));
        let blocks = repeated(place.field("further").map(|field| &field.value));
        for ((block, old), new) in blocks.into_iter().zip(&old.further).zip(&new.further) {
            self.fields(block, Further::NAMES, &entries(Further::FIELDS, old), &entries(Further::FIELDS, new));
        }
        for further in &new.further[old.further.len()..] {
            self.put_below(place, FURTHER, usize::MAX, &Below::Said(entries(Further::FIELDS, further)));
        }
        if old.comments.len() == new.comments.len() {
            let blocks = repeated(place.field("comments").map(|field| &field.value));
            for ((block, old), new) in blocks.into_iter().zip(&old.comments).zip(&new.comments) {
                self.fields(block, Comment::NAMES, &entries(Comment::FIELDS, old), &entries(Comment::FIELDS, new));
            }
            return;
        }
        let mut index = 0;
        for comment in &new.comments {
            if old.comments.get(index) == Some(comment) {
                index += 1;
            } else {
                self.put_below(place, COMMENTS, index, &Below::Said(entries(Comment::FIELDS, comment)));
            }
        }
    }

    /// Puts something below an action: before the one of its kind that is at `index` in the file, else after the last.
    pub(super) fn put_below(&mut self, place: Block, kind: Kind, index: usize, new: &Below) {
        let earlier = place.field(kind.name).map(|field| &field.value);
        if let Below::Said(entries) = new
            && self.added_inline(earlier, index, entries)
        {
            return;
        }
        let blocks = repeated(earlier);
        let shape = self.shape(place, blocks.get(index).or(blocks.last()).copied());
        let next = blocks.get(index);
        let below = match index.min(blocks.len()).checked_sub(1) {
            Some(previous) => blocks[previous].end(),
            None if kind.stands_last => {
                extent(place.fields, next.map_or(usize::MAX, |next| next.at.start)).max(place.at.end)
            }
            None => place.own_end(),
        };
        let lines = match new {
            Below::Said(entries) => shape.block(kind.heading, entries),
            Below::AsWritten(lines) => lines.clone(),
        };
        self.edits.block_below(below, &lines, shape.set_apart);
    }

    /// Puts an action below the last one, laid out like it.
    pub(super) fn new_action(&mut self, last: Option<Block>, new: &Action) {
        let shape = last.map_or_else(BlockShape::plain, |last| BlockShape::like(last, &self.edits.page));
        let mut block = shape.block("actions", &entries(Action::FIELDS, new));
        for further in &new.further {
            block.push(String::new());
            block.extend(shape.block("actions.further", &entries(Further::FIELDS, further)));
        }
        if !new.imported.is_empty() {
            block.extend([String::new(), format!("{}[actions.imported]", shape.heading_indent)]);
            block.extend(of_imported(new).iter().map(|line| format!("{}{line}", shape.field_indent)));
        }
        for comment in &new.comments {
            block.push(String::new());
            block.extend(shape.block("actions.comments", &entries(Comment::FIELDS, comment)));
        }
        let below = last.map_or(self.text.len(), Block::end);
        self.edits.block_below(below, &block, shape.set_apart);
    }
}
