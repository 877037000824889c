//! From a change of the log to pieces of text: only what differs is touched.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::entries::{self, Entry, ORDER, Written};
use super::fields::Value;
use super::list::List;
use super::page::Page;
use super::record::Parsed;
use super::splice::Splices;
use crate::model::{Action, Comment, Log, Person};

/// Returns the text with the change from `before` to `after` put in.
///
/// Returns the place of an inline `actions = [{ … }]` instead, which the program does not change.
pub(super) fn edited(parsed: &Parsed, before: &Log, after: &Log) -> Result<String, usize> {
    let mut splices = Splices::new(parsed.text);
    let tree = parsed.tree.get_ref();
    let mut editor = Editor { text: parsed.text, splices: &mut splices };
    editor.calendar(tree, before, after);
    editor.people(tree, &after.people[before.people.len()..]);
    if before.actions != after.actions {
        let places = action_tables(tree, parsed.text)?;
        for ((place, old), new) in
            places.iter().zip(&before.actions).zip(&after.actions).filter(|((_, old), new)| old != new)
        {
            editor.action(place, old, new);
        }
        let shape = BlockShape::of_actions(&places, &editor.splices.page);
        for new in &after.actions[before.actions.len()..] {
            editor.new_action(&shape, &places, new);
        }
    }
    Ok(splices.apply())
}

/// Returns the tables of the actions, or the place at which they are written inline.
fn action_tables<'t>(tree: &'t DeTable<'t>, text: &str) -> Result<Vec<Table<'t>>, usize> {
    let Some(actions) = tree.get("actions") else {
        return Ok(Vec::new());
    };
    let tables = repeated(Some(actions));
    let is_inline = tables.is_empty() || tables.iter().any(|table| text[table.span.clone()].starts_with('{'));
    if is_inline { Err(actions.span().start) } else { Ok(tables) }
}

/// A table of the file and the place of its heading, or of its braces.
struct Table<'t> {
    fields: &'t DeTable<'t>,
    span: Range<usize>,
}

/// Returns the tables of a repeated heading, or of a list of inline tables.
fn repeated<'t>(value: Option<&'t Value<'t>>) -> Vec<Table<'t>> {
    let array = value.and_then(|value| value.get_ref().as_array());
    let table = |element: &'t Value<'t>| Some(Table { fields: element.get_ref().as_table()?, span: element.span() });
    array.into_iter().flatten().filter_map(table).collect()
}

impl<'t> Table<'t> {
    /// Returns the names and values that stand on lines of the table itself, by place.
    fn own_fields(&self) -> Vec<(Range<usize>, Range<usize>)> {
        let mut own: Vec<_> = self
            .fields
            .iter()
            .map(|(key, value)| (key.span(), value.span()))
            .filter(|(key, value)| value.start > key.start)
            .collect();
        own.sort_by_key(|(key, _)| key.start);
        own
    }

    /// Returns where the table's own lines end: its last value, else its heading.
    fn own_end(&self) -> usize {
        self.own_fields().last().map_or(self.span.end, |(_, value)| value.end)
    }

    /// Returns where the last thing of the table ends, tables inside it included.
    fn end(&self) -> usize {
        extent(self.fields, usize::MAX).max(self.span.end)
    }

    fn field(&self, key: &str) -> Option<(Range<usize>, &'t Value<'t>)> {
        self.fields.get_key_value(key).map(|(key, value)| (key.span(), value))
    }
}

/// Returns the end of the last thing in a table that begins before `limit`.
fn extent(table: &DeTable, limit: usize) -> usize {
    fn of_value(value: &Value, limit: usize) -> usize {
        let own = if value.span().start < limit { value.span().end } else { 0 };
        let inner = match value.get_ref() {
            DeValue::Table(table) => extent(table, limit),
            DeValue::Array(array) => array.iter().map(|element| of_value(element, limit)).max().unwrap_or(0),
            _ => 0,
        };
        own.max(inner)
    }
    table.values().map(|value| of_value(value, limit)).max().unwrap_or(0)
}

fn list_at(value: &Value) -> List {
    let elements = value.get_ref().as_array().into_iter().flatten().map(toml::Spanned::span).collect();
    List { whole: value.span(), elements }
}

/// How a block is laid out: after the last one of its kind, else after what it belongs to.
struct BlockShape {
    heading_indent: String,
    field_indent: String,
    set_apart: bool,
}

impl BlockShape {
    fn like(table: &Table, page: &Page) -> Self {
        let field_indent = table.own_fields().first().map_or("", |(key, _)| page.indent(key.start));
        Self {
            heading_indent: page.indent(table.span.start).to_owned(),
            field_indent: field_indent.to_owned(),
            set_apart: page.has_blank_above(table.span.start).unwrap_or(true),
        }
    }

    fn of_actions(places: &[Table], page: &Page) -> Self {
        places.last().map_or_else(Self::plain, |last| Self::like(last, page))
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
    splices: &'e mut Splices<'t>,
}

impl Editor<'_, '_> {
    fn action(&mut self, place: &Table, old: &Action, new: &Action) {
        self.fields(place, &entries::of_action(old), &entries::of_action(new));
        for further in &new.further[old.further.len()..] {
            self.further(place, &entries::of_further(further));
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
    fn fields(&mut self, place: &Table, old: &[Entry], new: &[Entry]) {
        let find = |entries: &[Entry], key: &str| {
            entries.iter().find(|(known, _)| *known == key).map(|(_, value)| value.clone())
        };
        let goes = |key: &str| find(old, key).is_some() && find(new, key).is_none();
        for key in ORDER {
            match (find(old, key), find(new, key)) {
                (old, new) if old == new => {}
                (_, None) => {
                    if let Some((key, value)) = place.field(key) {
                        self.splices.remove_field(&key, &value.span());
                    }
                }
                (old, Some(new)) => match place.field(key) {
                    Some((_, value)) => self.value(value, old.as_ref(), &new),
                    None => {
                        let above = ORDER.iter().take_while(|other| *other != key).filter(|other| !goes(other));
                        let anchor = above.filter_map(|other| place.field(other)).last();
                        self.new_field(place, anchor.map(|(key, value)| (key, value.span())), key, &new);
                    }
                },
            }
        }
    }

    fn value(&mut self, place: &Value, old: Option<&Written>, new: &Written) {
        match new {
            Written::One(new) => self.splices.replace(place.span(), new.clone()),
            Written::Many(new) => {
                let old = match old {
                    Some(Written::Many(old)) => old.as_slice(),
                    _ => &[],
                };
                list_at(place).change(old, new, self.splices);
            }
        }
    }

    fn new_field(&mut self, place: &Table, anchor: Option<(Range<usize>, Range<usize>)>, key: &str, value: &Written) {
        let (indent, below) = match anchor {
            Some((key, value)) => (self.splices.page.before_on_line(key.start).to_owned(), value.end),
            None => (String::new(), place.span.end),
        };
        self.splices.line_below(below, &format!("{indent}{key} = {}", value.on_one_line()));
    }

    fn further(&mut self, place: &Table, entries: &[Entry]) {
        let earlier = place.field("further").map(|(_, value)| value);
        if self.added_inline(earlier, usize::MAX, entries) {
            return;
        }
        let blocks = repeated(earlier);
        let shape = self.shape(place, blocks.last());
        let below = blocks.last().map_or_else(|| place.own_end(), Table::end);
        self.splices.block_below(below, &shape.block("actions.further", entries), shape.set_apart);
    }

    /// Puts a comment before the one that is at `index` in the file, else after the last.
    fn comment(&mut self, place: &Table, index: usize, comment: &Comment) {
        let entries = entries::of_comment(comment);
        let earlier = place.field("comments").map(|(_, value)| value);
        if self.added_inline(earlier, index, &entries) {
            return;
        }
        let blocks = repeated(earlier);
        let shape = self.shape(place, blocks.get(index).or(blocks.last()));
        let limit = blocks.get(index).map_or(usize::MAX, |next| next.span.start);
        let below = match index.checked_sub(1).and_then(|previous| blocks.get(previous)) {
            Some(previous) => previous.end(),
            None => extent(place.fields, limit).max(place.span.end),
        };
        self.splices.block_below(below, &shape.block("actions.comments", &entries), shape.set_apart);
    }

    /// Adds to a list of inline tables in kind; tells whether it was one.
    fn added_inline(&mut self, list: Option<&Value>, index: usize, entries: &[Entry]) -> bool {
        let Some(list) = list.filter(|list| !self.text[list.span()].starts_with("[[")) else {
            return false;
        };
        let fields: Vec<_> = entries.iter().map(|(key, value)| format!("{key} = {}", value.on_one_line())).collect();
        let element = format!("{{ {} }}", fields.join(", "));
        list_at(list).insert(index, &element, self.splices);
        true
    }

    /// Lays a block out like another of its kind, else like the action it belongs to.
    fn shape(&self, place: &Table, like: Option<&Table>) -> BlockShape {
        BlockShape::like(like.unwrap_or(place), &self.splices.page)
    }

    fn new_action(&mut self, shape: &BlockShape, places: &[Table], new: &Action) {
        let mut block = shape.block("actions", &entries::of_action(new));
        for further in &new.further {
            block.push(String::new());
            block.extend(shape.block("actions.further", &entries::of_further(further)));
        }
        if !new.imported.is_empty() {
            block.extend([String::new(), format!("{}[actions.imported]", shape.heading_indent)]);
            block.extend(entries::of_imported(new).iter().map(|line| format!("{}{line}", shape.field_indent)));
        }
        for comment in &new.comments {
            block.push(String::new());
            block.extend(shape.block("actions.comments", &entries::of_comment(comment)));
        }
        let below = places.last().map_or(self.text.len(), Table::end);
        self.splices.block_below(below, &block, shape.set_apart);
    }

    /// Adds new meetings to the calendar, in the list of the file if it has one.
    fn calendar(&mut self, tree: &DeTable, before: &Log, after: &Log) {
        let known = before.calendar.meetings();
        let new = after.calendar.meetings().iter().filter(|meeting| !known.contains(meeting));
        let new: Vec<String> = new.map(ToString::to_string).collect();
        if new.is_empty() {
            return;
        }
        let head = tree.get("log").and_then(|log| Some(Table { fields: log.get_ref().as_table()?, span: log.span() }));
        match head.as_ref().and_then(|head| head.field("meetings")) {
            Some((_, list)) => list_at(list).append(&new, self.splices),
            None => self.first_meetings(head.as_ref(), &Written::Many(new)),
        }
    }

    /// Adds people below those there are, else below the head of the log.
    fn people(&mut self, tree: &DeTable, new: &[Person]) {
        let known = repeated(tree.get("people"));
        let shape = known.last().map_or_else(BlockShape::plain, |last| BlockShape::like(last, &self.splices.page));
        let head = tree
            .get("log")
            .map(|log| log.get_ref().as_table().map_or(0, |log| extent(log, usize::MAX)).max(log.span().end));
        let below = known.last().map(Table::end).or(head).unwrap_or(self.text.len());
        let mut block = Vec::new();
        for person in new {
            if !block.is_empty() {
                block.push(String::new());
            }
            block.extend(shape.block("people", &entries::of_person(person)));
        }
        if !block.is_empty() {
            self.splices.block_below(below, &block, shape.set_apart);
        }
    }

    /// Adds a list of meetings to a log that has none, as the rest of `[log]` is written.
    fn first_meetings(&mut self, head: Option<&Table>, meetings: &Written) {
        let written = head.map_or("", |head| &self.text[head.span.clone()]);
        let field = format!("meetings = {}", meetings.on_one_line());
        match head {
            Some(head) if written.starts_with('{') => {
                let comma = if head.fields.is_empty() { "" } else { "," };
                self.splices.insert(head.span.start + 1, format!(" {field}{comma}"));
            }
            Some(head) if written.replace([' ', '\t', '"', '\''], "") == "[log]" => {
                let anchor = head.field("title").filter(|(key, value)| value.span().start > key.start);
                let anchor = anchor.map(|(key, value)| (key, value.span())).or_else(|| head.own_fields().pop());
                self.new_field(head, anchor, "meetings", meetings);
            }
            // `log.title = …` stands above every heading, and so must this.
            Some(head) if !self.splices.page.before_on_line(head.span.end).trim_start().starts_with('[') => {
                let last = head.own_fields().pop().map_or_else(|| head.end() - 1, |(_, value)| value.end);
                self.splices.line_below(last, &format!("log.{field}"));
            }
            _ => self.splices.block_below(self.text.len(), &["[log]".to_owned(), field], true),
        }
    }
}
