//! Tables of the file: where they stand, how they are laid out, and how their fields are changed.

use std::ops::Range;

use super::array_edit::List;
use super::edits::Edits;
use super::text_lines::Page;
use super::toml_text::{Entry, Written};
use crate::file::read::tree::{Field, Held, Table, Value};

/// A table of the file and the place of its heading, or of its braces.
#[derive(Clone, Copy)]
pub(super) struct Block<'v, 't> {
    pub(super) fields: &'v [Field<'t>],
    pub(super) at: &'v Range<usize>,
}

/// Returns the tables of a repeated heading, or of a list of inline tables.
pub(super) fn repeated<'v, 't>(value: Option<&'v Value<'t>>) -> Vec<Block<'v, 't>> {
    let list = value.and_then(Value::list).unwrap_or_default();
    list.iter().filter(|element| element.table().is_some()).map(Block::of).collect()
}

impl<'v, 't> Block<'v, 't> {
    pub(super) fn of(value: &'v Value<'t>) -> Self {
        Self { fields: value.table().map_or(&[], |table| &table.0), at: &value.at }
    }

    /// Returns the fields that stand on lines of the table itself, by place.
    pub(super) fn own_fields(self) -> Vec<&'v Field<'t>> {
        let stands_here = |field: &&Field| field.value.at.start > field.name_at.start;
        let mut own: Vec<_> = self.fields.iter().filter(stands_here).collect();
        own.sort_by_key(|field| field.name_at.start);
        own
    }

    /// Returns where the table's own lines end: its last value, else its heading.
    pub(super) fn own_end(self) -> usize {
        self.own_fields().last().map_or(self.at.end, |field| field.value.at.end)
    }

    /// Returns where the last thing of the table ends, tables inside it included.
    pub(super) fn end(self) -> usize {
        extent(self.fields, usize::MAX).max(self.at.end)
    }

    pub(super) fn field(self, name: &str) -> Option<&'v Field<'t>> {
        self.fields.iter().find(|field| field.name == name)
    }
}

/// Returns the end of the last thing among fields that begins before `limit`.
pub(super) fn extent(fields: &[Field], limit: usize) -> usize {
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

pub(super) fn list_at(value: &Value) -> List {
    let elements = value.list().unwrap_or_default().iter().map(|element| element.at.clone()).collect();
    List { whole: value.at.clone(), elements }
}

/// How a block is laid out: after the last one of its kind, else after what it belongs to.
pub(super) struct BlockShape {
    pub(super) heading_indent: String,
    pub(super) field_indent: String,
    pub(super) set_apart: bool,
}

impl BlockShape {
    pub(super) fn like(block: Block, page: &Page) -> Self {
        let field_indent = block.own_fields().first().map_or("", |field| page.indent(field.name_at.start));
        Self {
            heading_indent: page.indent(block.at.start).to_owned(),
            field_indent: field_indent.to_owned(),
            set_apart: page.has_blank_above(block.at.start).unwrap_or(true),
        }
    }

    pub(super) fn plain() -> Self {
        Self { heading_indent: String::new(), field_indent: String::new(), set_apart: true }
    }

    pub(super) fn block(&self, heading: &str, entries: &[Entry]) -> Vec<String> {
        let heading = format!("{}[[{heading}]]", self.heading_indent);
        let fields = entries.iter().map(|(key, value)| format!("{}{key} = {}", self.field_indent, value.on_one_line()));
        std::iter::once(heading).chain(fields).collect()
    }
}

pub(super) struct Editor<'e, 't> {
    pub(super) text: &'t str,
    pub(super) edits: &'e mut Edits<'t>,
}

impl Editor<'_, '_> {
    /// Changes, adds and removes fields of a table.
    pub(super) fn fields(&mut self, place: Block, names: &[&str], old: &[Entry], new: &[Entry]) {
        let find = |entries: &[Entry], key: &str| {
            entries.iter().find(|(known, _)| *known == key).map(|(_, value)| value.clone())
        };
        let goes = |key: &str| find(old, key).is_some() && find(new, key).is_none();
        for key in names {
            match (find(old, key), find(new, key)) {
                (old, new) if old == new => {}
                (_, None) => {
                    if let Some(field) = place.field(key) {
                        self.remove_field(place, field);
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

    pub(super) fn value(&mut self, place: &Value, old: Option<&Written>, new: &Written) {
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

    pub(super) fn new_field(&mut self, place: Block, anchor: Option<&Field>, key: &str, value: &Written) {
        if self.is_inline(place) {
            let at = anchor.map_or(place.at.start + 1, |field| field.value.at.end);
            let piece = if anchor.is_some() {
                format!(", {key} = {}", value.on_one_line())
            } else {
                format!(" {key} = {},", value.on_one_line())
            };
            return self.edits.insert(at, piece);
        }
        let (indent, below) = match anchor {
            Some(field) => (self.edits.page.before_on_line(field.name_at.start).to_owned(), field.value.at.end),
            None => (String::new(), place.at.end),
        };
        self.edits.line_below(below, &format!("{indent}{key} = {}", value.on_one_line()));
    }

    /// Takes a field out: with its line, or with a comma of its inline table.
    pub(super) fn remove_field(&mut self, place: Block, field: &Field) {
        if !self.is_inline(place) {
            return self.edits.remove_field(&field.name_at, &field.value.at);
        }
        let own = place.own_fields();
        let at = own.iter().position(|own| own.name_at == field.name_at).unwrap_or_default();
        let range = match (at.checked_sub(1).map(|before| own[before]), own.get(at + 1)) {
            (Some(before), _) => before.value.at.end..field.value.at.end,
            (None, Some(next)) => field.name_at.start..next.name_at.start,
            (None, None) => field.name_at.start..field.value.at.end,
        };
        self.edits.replace(range, "");
    }

    fn is_inline(&self, place: Block) -> bool {
        self.text[place.at.clone()].starts_with('{')
    }

    /// Takes a table out with its heading; the comments in it stay.
    pub(super) fn remove_block(&mut self, place: Block) {
        for field in place.own_fields() {
            self.edits.remove_field(&field.name_at, &field.value.at);
        }
        self.edits.remove_heading(place.at);
    }

    /// Adds to a list of inline tables in kind; tells whether it was one.
    pub(super) fn added_inline(&mut self, list: Option<&Value>, index: usize, entries: &[Entry]) -> bool {
        let Some(list) = list.filter(|list| !self.text[list.at.clone()].starts_with("[[")) else {
            return false;
        };
        let fields: Vec<_> = entries.iter().map(|(key, value)| format!("{key} = {}", value.on_one_line())).collect();
        let element = format!("{{ {} }}", fields.join(", "));
        list_at(list).insert(index, &element, self.edits);
        true
    }

    /// Lays a block out like another of its kind, else like the action it belongs to.
    pub(super) fn shape(&self, place: Block, like: Option<Block>) -> BlockShape {
        BlockShape::like(like.unwrap_or(place), &self.edits.page)
    }
}
