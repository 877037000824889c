//! Our text with what was brought in from another copy of the log: what is new comes as it is written there.

use super::action_edit::{Below, COMMENTS, FURTHER, Kind};
use super::as_written::{as_written, renumbered};
use super::blocks::{Block, Editor, repeated};
use super::edited_text::EditedText;
use super::edits::Edits;
use super::text_lines::Page;
use super::toml_text::{Entry, Written, entries, of_imported, quoted};
use crate::file::read::parsed::Parsed;
use crate::file::read::tree::Value;
use crate::merge::{Line, Merged, MergedAction};
use crate::model::{Action, Comment, Field, Front, Further, Log};

/// Another copy of a log, from which what is new is taken.
pub(crate) struct Source<'p, 't> {
    pub(crate) parsed: &'p Parsed<'t>,
    pub(crate) log: &'p Log,
    /// What both copies began with, if that is known.
    pub(crate) base: Option<&'p Parsed<'p>>,
    /// Whether there are fields in it that the program does not know.
    pub(crate) has_unknown: bool,
    /// Whether its blocks are taken as they are written; else they are laid out as ours are.
    pub(crate) as_written: bool,
}

/// Returns our text with what differs of the merged log put in.
///
/// Returns the place of an inline `actions = [{ … }]` instead, which the program does not change.
pub(crate) fn merged_text<'t>(
    ours: &Parsed<'t>,
    before: &Log,
    theirs: &Source,
    merged: &Merged,
) -> Result<EditedText<'t>, usize> {
    let mut edits = Edits::new(ours.text);
    let mut editor = Editor { text: ours.text, edits: &mut edits };
    editor.head(ours, before, &merged.log);
    if theirs.has_unknown {
        editor.unknown(ours, theirs, merged);
    }
    if before.actions != merged.log.actions {
        if let Some(place) = ours.inline_actions() {
            return Err(place);
        }
        let last = before.actions.len().checked_sub(1).and_then(|last| ours.action(last));
        let page = Page::new(theirs.parsed.text);
        for (origin, new) in merged.origins.iter().zip(merged.log.each()) {
            let old = origin.pair.ours.map(|place| (place, &*before.actions[place]));
            // An action is looked at again only where something of it is put in.
            if old.is_some_and(|(_, old)| old == new) {
                continue;
            }
            let their = origin.pair.theirs.and_then(|place| theirs.parsed.action(place));
            let their = Theirs { page: &page, action: their.as_ref(), as_written: theirs.as_written };
            match old {
                Some((place, old)) => {
                    if let Some(place) = ours.action(place) {
                        editor.merged_action(Block::of(&place), [old, new], origin, &their);
                    }
                }
                None => {
                    let number = origin.pair.theirs.map(|place| theirs.log.actions[place].number);
                    editor.action_of_theirs(last.as_ref(), new, &their, number != Some(new.number));
                }
            }
        }
    }
    Ok(edits.apply())
}

/// An action of theirs, where it stands.
struct Theirs<'p, 't> {
    page: &'p Page<'t>,
    action: Option<&'p Value<'t>>,
    as_written: bool,
}

impl Theirs<'_, '_> {
    /// Returns something below the action, by its place there, as it is written, else its fields.
    fn below(&self, kind: Kind, place: Option<usize>, entries: Vec<Entry>) -> Below {
        let value = self.action.map(Block::of).and_then(|action| action.field(kind.name)).map(|field| &field.value);
        let block = place.and_then(|place| repeated(value).get(place).copied());
        let lines = block.filter(|_| self.as_written).and_then(|block| as_written(self.page, block));
        lines.map_or(Below::Said(entries), Below::AsWritten)
    }
}

/// What the program itself knows at the head of the log, beside what it writes of it.
const HEAD: &[&str] = &["meetings", "issued", "key", "complete", "title"];

impl Editor<'_, '_> {
    /// Puts in the fields that the program does not know, of the head and of actions that both have.
    fn unknown(&mut self, ours: &Parsed, theirs: &Source, merged: &Merged) {
        let page = Page::new(theirs.parsed.text);
        let [head, their] = [ours.head(), theirs.parsed.head()];
        let was = theirs.base.map(Parsed::head);
        if let (Some(head), Some(their)) = (head.get("log"), their.get("log")) {
            let was = was.as_ref().and_then(|was| was.get("log")).map(Block::of);
            let is_known = |name: &str| HEAD.contains(&name) || Front::NAMES.contains(&name);
            self.unknown_of_theirs(Block::of(head), (Block::of(their), &page), was, is_known);
        }
        for pair in merged.origins.iter().map(|origin| origin.pair) {
            let both =
                [pair.ours.map(|place| ours.action(place)), pair.theirs.map(|place| theirs.parsed.action(place))];
            if let [Some(Some(own)), Some(Some(their))] = &both {
                let was = pair.base.and_then(|place| theirs.base?.action(place));
                let is_known = |name: &str| Action::NAMES.contains(&name);
                let was = was.as_ref().map(Block::of);
                self.unknown_of_theirs(Block::of(own), (Block::of(their), &page), was, is_known);
            }
        }
    }

    /// Changes what differs of an action, and puts in what theirs has below it.
    fn merged_action(&mut self, place: Block, [old, new]: [&Action; 2], origin: &MergedAction, theirs: &Theirs) {
        self.fields(place, Action::NAMES, &entries(Action::FIELDS, old), &entries(Action::FIELDS, new));
        self.imported(place, old, new);
        let further = Lines { kind: FURTHER, names: Further::NAMES, fields: Further::FIELDS, old: &old.further };
        self.merged_lines(place, &further, &origin.further, theirs);
        let comments = Lines { kind: COMMENTS, names: Comment::NAMES, fields: Comment::FIELDS, old: &old.comments };
        self.merged_lines(place, &comments, &origin.comments, theirs);
    }

    fn merged_lines<T: PartialEq>(&mut self, place: Block, ours: &Lines<T>, new: &[Line<T>], theirs: &Theirs) {
        let blocks = repeated(place.field(ours.kind.name).map(|field| &field.value));
        let mut index = 0;
        for line in new {
            let said = entries(ours.fields, &line.value);
            match line.ours {
                Some(own) => {
                    if let Some(block) = blocks.get(own).filter(|_| ours.old[own] != line.value) {
                        self.fields(*block, ours.names, &entries(ours.fields, &ours.old[own]), &said);
                    }
                    index = own + 1;
                }
                None => {
                    let below = theirs.below(ours.kind, line.theirs, said);
                    self.put_below(place, ours.kind, index, &below);
                }
            }
        }
    }

    /// Puts in what came from columns of a log kept elsewhere.
    fn imported(&mut self, place: Block, old: &Action, new: &Action) {
        if old.imported == new.imported {
            return;
        }
        let Some(field) = place.field("imported") else {
            let lines = std::iter::once("[actions.imported]".to_owned()).chain(of_imported(new)).collect::<Vec<_>>();
            return self.edits.block_below(place.own_end(), &lines, true);
        };
        let block = Block::of(&field.value);
        let is_gone = |name: &str| !new.imported.iter().any(|(kept, _)| kept == name);
        for field in old.imported.iter().filter(|(name, _)| is_gone(name)).filter_map(|(name, _)| block.field(name)) {
            self.remove_field(block, field);
        }
        for (name, said) in new.imported.iter().filter(|column| !old.imported.contains(column)) {
            match block.field(name) {
                Some(field) => self.edits.replace(field.value.at.clone(), quoted(said)),
                None => {
                    let anchor = block.own_fields().pop();
                    let key = of_imported(&Action { imported: vec![(name.clone(), said.clone())], ..new.clone() });
                    let key = key[0].split_once(" = ").map_or(name.as_str(), |(key, _)| key).to_owned();
                    self.new_field(block, anchor, &key, &Written::One(quoted(said)));
                }
            }
        }
    }

    fn action_of_theirs(&mut self, last: Option<&Value>, new: &Action, theirs: &Theirs, is_renumbered: bool) {
        let last = last.map(Block::of);
        let written = theirs.action.map(Block::of).filter(|_| theirs.as_written).and_then(|block| {
            let mut lines = as_written(theirs.page, block)?;
            if is_renumbered {
                renumbered(&mut lines, theirs.page, block, new.number)?;
            }
            Some(lines)
        });
        match written {
            Some(lines) => {
                let below = last.map_or(self.text.len(), Block::end);
                self.edits.block_below(below, &lines, true);
            }
            None => self.new_action(last, new),
        }
    }
}

/// What stands below an action of ours, of one kind.
struct Lines<'a, T: 'static> {
    kind: Kind,
    names: &'static [&'static str],
    fields: &'static [Field<T>],
    old: &'a [T],
}
