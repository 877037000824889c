//! Changes of an action, of what stands below it, and new ones.

use super::blocks::{Block, BlockShape, Editor, extent, repeated};
use super::toml_text::{Entry, entries, of_imported};
use crate::file::read::tree::Value;
use crate::model::{Action, Comment, Further};

impl Editor<'_, '_> {
    /// Changes what differs of an action.
    pub(super) fn action(&mut self, place: Block, old: &Action, new: &Action) {
        self.fields(place, Action::NAMES, &entries(Action::FIELDS, old), &entries(Action::FIELDS, new));
        let blocks = repeated(place.field("further").map(|field| &field.value));
        for ((block, old), new) in blocks.into_iter().zip(&old.further).zip(&new.further) {
            self.fields(block, Further::NAMES, &entries(Further::FIELDS, old), &entries(Further::FIELDS, new));
        }
        for further in &new.further[old.further.len()..] {
            self.further(place, &entries(Further::FIELDS, further));
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
                self.comment(place, index, comment);
            }
        }
    }

    fn further(&mut self, place: Block, entries: &[Entry]) {
        let earlier = place.field("further").map(|field| &field.value);
        if self.added_inline(earlier, usize::MAX, entries) {
            return;
        }
        let blocks = repeated(earlier);
        let shape = self.shape(place, blocks.last().copied());
        let below = blocks.last().map_or_else(|| place.own_end(), |last| last.end());
        self.edits.block_below(below, &shape.block("actions.further", entries), shape.set_apart);
    }

    /// Puts a comment before the one that is at `index` in the file, else after the last.
    fn comment(&mut self, place: Block, index: usize, comment: &Comment) {
        let entries = entries(Comment::FIELDS, comment);
        let earlier = place.field("comments").map(|field| &field.value);
        if self.added_inline(earlier, index, &entries) {
            return;
        }
        let blocks = repeated(earlier);
        let shape = self.shape(place, blocks.get(index).or(blocks.last()).copied());
        let limit = blocks.get(index).map_or(usize::MAX, |next| next.at.start);
        let below = match index.checked_sub(1).and_then(|previous| blocks.get(previous)) {
            Some(previous) => previous.end(),
            None => extent(place.fields, limit).max(place.at.end),
        };
        self.edits.block_below(below, &shape.block("actions.comments", &entries), shape.set_apart);
    }

    /// Puts an action below the last one, laid out like it.
    pub(super) fn new_action(&mut self, last: Option<&Value>, new: &Action) {
        let last = last.map(Block::of);
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
