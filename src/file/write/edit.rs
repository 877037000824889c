//! From a change of the log to pieces of text: only what differs is touched.

use std::ops::Range;

use super::array_edit::List;
use super::edited_text::EditedText;
use super::edits::Edits;
use super::text_lines::Page;
use super::toml_text::{Entry, Written, entries, of_imported, of_person};
use crate::file::read::parsed::Parsed;
use crate::file::read::tree::{Field, Held, Table, Value};
use crate::model::{Action, Comment, Further, Log, Person};

/// Returns the text with the change from `before` to `after` put in.
///
/// Returns the place of an inline `actions = [{ … }]` instead, which the program does not change.
pub(crate) fn edited<'t>(parsed: &Parsed<'t>, before: &Log, after: &Log) -> Result<EditedText<'t>, usize> {
    let mut edits = Edits::new(parsed.text);
    let mut editor = Editor { text: parsed.text, edits: &mut edits };
    let has_new_people = after.people.len() > before.people.len();
    if has_new_people || before.calendar != after.calendar {
        let head = parsed.head();
        editor.calendar(&head, before, after);
        editor.people(&head, &after.people[before.people.len()..]);
    }
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
            editor.new_action(last.as_ref(), new);
        }
    }
    Ok(edits.apply())
}

/// A table of the file and the place of its heading, or of its braces.
#[derive(Clone, Copy)]
struct Block<'v, 't> {
    fields: &'v [Field<'t>],
    at: &'v Range<usize>,
}

/// Returns the tables of a repeated heading, or of a list of inline tables.
fn repeated<'v, 't>(value: Option<&'v Value<'t>>) -> Vec<Block<'v, 't>> {
    let list = value.and_then(Value::list).unwrap_or_default();
    list.iter().filter(|element| element.table().is_some()).map(Block::of).collect()
}

impl<'v, 't> Block<'v, 't> {
    fn of(value: &'v Value<'t>) -> Self {
        Self { fields: value.table().map_or(&[], |table| &table.0), at: &value.at }
    }

    /// Returns the fields that stand on lines of the table itself, by place.
    fn own_fields(self) -> Vec<&'v Field<'t>> {
        let stands_here = |field: &&Field| field.value.at.start > field.name_at.start;
        let mut own: Vec<_> = self.fields.iter().filter(stands_here).collect();
        own.sort_by_key(|field| field.name_at.start);
        own
    }

    /// Returns where the table's own lines end: its last value, else its heading.
    fn own_end(self) -> usize {
        self.own_fields().last().map_or(self.at.end, |field| field.value.at.end)
    }

    /// Returns where the last thing of the table ends, tables inside it included.
    fn end(self) -> usize {
        extent(self.fields, usize::MAX).max(self.at.end)
    }

    fn field(self, name: &str) -> Option<&'v Field<'t>> {
        self.fields.iter().find(|field| field.name == name)
    }
}

/// Returns the end of the last thing among fields that begins before `limit`.
fn extent(fields: &[Field], limit: usize) -> usize {
    fn of_value(value: &Value, limit: usize) -> usize {
        let own = if value.at.start < limit { value.at.end } else { 0 };
        let inner = match &value.held {
            Held::Table(Table(fields)) => extent(fields, limit),
            Held::List(list) => list.iter().map(|element| of_value(element, limit)).max().unwrap_or(0),
            _ => 0,
        };
        own.max(inner)
    }
    fields.iter().map(|field| of_value(&field.value, limit)).max().unwrap_or(0)
}

fn list_at(value: &Value) -> List {
    let elements = value.list().unwrap_or_default().iter().map(|element| element.at.clone()).collect();
    List { whole: value.at.clone(), elements }
}

/// How a block is laid out: after the last one of its kind, else after what it belongs to.
struct BlockShape {
    heading_indent: String,
    field_indent: String,
    set_apart: bool,
}

impl BlockShape {
    fn like(block: Block, page: &Page) -> Self {
        let field_indent = block.own_fields().first().map_or("", |field| page.indent(field.name_at.start));
        Self {
            heading_indent: page.indent(block.at.start).to_owned(),
            field_indent: field_indent.to_owned(),
            set_apart: page.has_blank_above(block.at.start).unwrap_or(true),
        }
    }

    fn plain() -> Self {
        Self { heading_indent: String::new(), field_indent: String::new(), set_apart: true }
    }

    fn block(&self, heading: &str, entries: &[Entry]) -> Vec<String> {
        let heading = format!("{}[[{heading}]]", self.heading_indent);
        let fields = entries.iter().map(|(key, value)| format!("{}{key} = {}", self.field_indent, value.on_one_line()));
        std::iter::once(heading).chain(fields).collect()
    }
}

struct Editor<'e, 't> {
    text: &'t str,
    edits: &'e mut Edits<'t>,
}

impl Editor<'_, '_> {
    fn action(&mut self, place: Block, old: &Action, new: &Action) {
        self.fields(place, Action::NAMES, &entries(Action::FIELDS, old), &entries(Action::FIELDS, new));
        let blocks = repeated(place.field("further").map(|field| &field.value));
        for ((block, old), new) in blocks.into_iter().zip(&old.further).zip(&new.further) {
            self.fields(block, Further::NAMES, &entries(Further::FIELDS, old), &entries(Further::FIELDS, new));
        }
        for further in &new.further[old.further.len()..] {
            self.further(place, &entries(Further::FIELDS, further));
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

    /// Changes, adds and removes fields of a table.
    fn fields(&mut self, place: Block, names: &[&str], old: &[Entry], new: &[Entry]) {
        let find = |entries: &[Entry], key: &str| {
            entries.iter().find(|(known, _)| *known == key).map(|(_, value)| value.clone())
        };
        let goes = |key: &str| find(old, key).is_some() && find(new, key).is_none();
        for key in names {
            match (find(old, key), find(new, key)) {
                (old, new) if old == new => {}
                (_, None) => {
                    if let Some(field) = place.field(key) {
                        self.edits.remove_field(&field.name_at, &field.value.at);
                    }
                }
                (old, Some(new)) => match place.field(key) {
                    Some(field) => self.value(&field.value, old.as_ref(), &new),
                    None => {
                        let above = names.iter().take_while(|other| *other != key).filter(|other| !goes(other));
                        let anchor = above.filter_map(|other| place.field(other)).last();
                        self.new_field(place, anchor, key, &new);
                    }
                },
            }
        }
    }

    fn value(&mut self, place: &Value, old: Option<&Written>, new: &Written) {
        match new {
            Written::One(new) => self.edits.replace(place.at.clone(), new.clone()),
            Written::Many(new) => {
                let old = match old {
                    Some(Written::Many(old)) => old.as_slice(),
                    _ => &[],
                };
                list_at(place).change(old, new, self.edits);
            }
        }
    }

    fn new_field(&mut self, place: Block, anchor: Option<&Field>, key: &str, value: &Written) {
        let (indent, below) = match anchor {
            Some(field) => (self.edits.page.before_on_line(field.name_at.start).to_owned(), field.value.at.end),
            None => (String::new(), place.at.end),
        };
        self.edits.line_below(below, &format!("{indent}{key} = {}", value.on_one_line()));
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

    /// Adds to a list of inline tables in kind; tells whether it was one.
    fn added_inline(&mut self, list: Option<&Value>, index: usize, entries: &[Entry]) -> bool {
        let Some(list) = list.filter(|list| !self.text[list.at.clone()].starts_with("[[")) else {
            return false;
        };
        let fields: Vec<_> = entries.iter().map(|(key, value)| format!("{key} = {}", value.on_one_line())).collect();
        let element = format!("{{ {} }}", fields.join(", "));
        list_at(list).insert(index, &element, self.edits);
        true
    }

    /// Lays a block out like another of its kind, else like the action it belongs to.
    fn shape(&self, place: Block, like: Option<Block>) -> BlockShape {
        BlockShape::like(like.unwrap_or(place), &self.edits.page)
    }

    /// Puts an action below the last one, laid out like it.
    fn new_action(&mut self, last: Option<&Value>, new: &Action) {
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

    /// Adds new meetings to the calendar, in the list of the file if it has one.
    fn calendar(&mut self, tree: &Table, before: &Log, after: &Log) {
        let known = before.calendar.meetings();
        let new = after.calendar.meetings().iter().filter(|meeting| !known.contains(meeting));
        let new: Vec<String> = new.map(ToString::to_string).collect();
        if new.is_empty() {
            return;
        }
        let head = tree.get("log").filter(|log| log.table().is_some()).map(Block::of);
        match head.and_then(|head| head.field("meetings")) {
            Some(field) => list_at(&field.value).append(&new, self.edits),
            None => self.first_meetings(head, &Written::Many(new)),
        }
    }

    /// Adds people below those there are, else below the head of the log.
    fn people(&mut self, tree: &Table, new: &[Person]) {
        let known = repeated(tree.get("people"));
        let shape = known.last().map_or_else(BlockShape::plain, |last| BlockShape::like(*last, &self.edits.page));
        let head = tree.get("log").map(|log| Block::of(log).end());
        let below = known.last().map(|last| last.end()).or(head).unwrap_or(self.text.len());
        let mut block = Vec::new();
        for person in new {
            if !block.is_empty() {
                block.push(String::new());
            }
            block.extend(shape.block("people", &of_person(person)));
        }
        if !block.is_empty() {
            self.edits.block_below(below, &block, shape.set_apart);
        }
    }

    /// Adds a list of meetings to a log that has none, as the rest of `[log]` is written.
    fn first_meetings(&mut self, head: Option<Block>, meetings: &Written) {
        let written = head.map_or("", |head| &self.text[head.at.clone()]);
        let field = format!("meetings = {}", meetings.on_one_line());
        match head {
            Some(head) if written.starts_with('{') => {
                let comma = if head.fields.is_empty() { "" } else { "," };
                self.edits.insert(head.at.start + 1, format!(" {field}{comma}"));
            }
            Some(head) if written.replace([' ', '\t', '"', '\''], "") == "[log]" => {
                let anchor = head.field("title").filter(|field| field.value.at.start > field.name_at.start);
                let anchor = anchor.or_else(|| head.own_fields().pop());
                self.new_field(head, anchor, "meetings", meetings);
            }
            // `log.title = …` stands above every heading, and so must this.
            Some(head) if !self.edits.page.before_on_line(head.at.end).trim_start().starts_with('[') => {
                let last = head.own_fields().pop().map_or_else(|| head.end() - 1, |field| field.value.at.end);
                self.edits.line_below(last, &format!("log.{field}"));
            }
            _ => self.edits.block_below(self.text.len(), &["[log]".to_owned(), field], true),
        }
    }
}
