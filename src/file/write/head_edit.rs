//! Changes of what stands outside the actions: the calendar, the papers that went out, and the people.

use std::collections::VecDeque;

use chrono::NaiveDate;

use super::blocks::{Block, BlockShape, Editor, list_at, repeated};
use super::toml_text::{Entry, Written, of_issue, of_log, of_person, quoted};
use crate::file::read::parsed::Parsed;
use crate::file::read::tree::{Field, Table};
use crate::model::{Issue, Log, Person, Rag};

/// The fields of `[log]` that hold one text each, in the order of the file.
const LOG_TEXTS: &[&str] = &["title", "body", "committee", "contact", "paper", "logo", "template", "complete"];

/// The fields of a person, in the order of the file.
const PERSON: &[&str] = &["name", "aliases", "email", "left"];

/// The fields of a paper that went out.
const ISSUE: &[&str] = &["meeting", "on"];

impl Editor<'_, '_> {
    /// Changes what differs outside the actions.
    pub(super) fn head(&mut self, parsed: &Parsed, before: &Log, after: &Log) {
        if before.is_alike_outside_actions(after) {
            return;
        }
        let head = parsed.head();
        self.said_of_log(&head, before, after);
        self.key(&head, &before.key, &after.key);
        self.calendar(&head, before, after);
        self.issued(&head, &before.issued, &after.issued);
        self.people(&head, &before.people, &after.people);
    }

    /// Changes the fields of `[log]` that hold one text each.
    fn said_of_log(&mut self, tree: &Table, before: &Log, after: &Log) {
        let (old, new) = (of_log(before), of_log(after));
        let find = |entries: &[Entry], name: &str| {
            entries.iter().find(|(known, _)| *known == name).map(|(_, written)| written.clone())
        };
        for name in LOG_TEXTS {
            let head = tree.get("log").filter(|log| log.table().is_some()).map(Block::of);
            match (head, head.and_then(|head| head.field(name)), find(&old, name), find(&new, name)) {
                (_, _, old, new) if old == new => {}
                (_, Some(field), old, Some(new)) => self.value(&field.value, old.as_ref(), &new),
                (Some(head), Some(field), _, None) => self.remove_field(head, field),
                (head, None, _, Some(new)) => self.head_field(head, name, LOG_TEXTS, &new),
                (_, _, _, None) => {}
            }
        }
    }

    /// Changes what the colours mean.
    fn key(&mut self, tree: &Table, before: &[(Rag, String)], after: &[(Rag, String)]) {
        let entries = |key: &[(Rag, String)]| -> Vec<Entry> {
            key.iter().map(|(rag, meaning)| (rag.as_str(), Written::One(quoted(meaning)))).collect()
        };
        if before == after {
            return;
        }
        let (old, new) = (entries(before), entries(after));
        let head = tree.get("log").filter(|log| log.table().is_some()).map(Block::of);
        match head.and_then(|head| head.field("key")) {
            Some(key) => self.fields(
                Block::of(&key.value),
                &Rag::ALL.iter().map(|rag| rag.as_str()).collect::<Vec<_>>(),
                &old,
                &new,
            ),
            None => {
                let lines = new.iter().map(|(name, value)| format!("{name} = {}", value.on_one_line()));
                let lines: Vec<String> = std::iter::once("[log.key]".to_owned()).chain(lines).collect();
                let below = head.map_or(self.text.len(), Block::own_end);
                self.edits.block_below(below, &lines, true);
            }
        }
    }

    /// Changes the calendar, in the list of the file if it has one: a meeting that goes makes room for one that comes,
    /// and any other is added at the end.
    pub(super) fn calendar(&mut self, tree: &Table, before: &Log, after: &Log) {
        let is_in = |log: &Log, day: &NaiveDate| log.calendar.meetings().contains(day);
        let come = after.calendar.meetings().iter().filter(|day| !is_in(before, day));
        let mut come: VecDeque<String> = come.map(ToString::to_string).collect();
        let gone: Vec<String> =
            before.calendar.meetings().iter().filter(|day| !is_in(after, day)).map(ToString::to_string).collect();
        let head = tree.get("log").filter(|log| log.table().is_some()).map(Block::of);
        let Some(field) = head.and_then(|head| head.field("meetings")) else {
            if !come.is_empty() {
                self.head_field(head, "meetings", &["title"], &Written::Many(come.into()));
            }
            return;
        };
        let list = list_at(&field.value);
        for (index, place) in list.elements.iter().enumerate().rev() {
            if gone.iter().any(|day| *day == self.text[place.clone()]) {
                match come.pop_front() {
                    Some(day) => self.edits.replace(place.clone(), day),
                    None => list.take_out(index, self.edits),
                }
            }
        }
        list.append(&Vec::from(come), self.edits);
    }

    /// Changes what is said of people; takes out whoever is no longer listed, and adds whoever is new below those there
    /// are, else below the head of the log.
    pub(super) fn people(&mut self, tree: &Table, before: &[Person], after: &[Person]) {
        let is_in = |people: &[Person], name: &str| people.iter().any(|person| person.name == name);
        let mut kept = after.iter().peekable();
        for (block, old) in repeated(tree.get("people")).into_iter().zip(before) {
            // Whoever takes the place of one who is no longer listed is that one, spelt in another way.
            let is_respelt = kept.peek().is_some_and(|next| !is_in(before, &next.name));
            if !is_in(after, &old.name) && !is_respelt {
                self.remove_person(tree, block);
            } else if let Some(new) = kept.next() {
                self.fields(block, PERSON, &of_person(old), &of_person(new));
            }
        }
        let new: Vec<Person> = kept.cloned().collect();
        self.new_people(tree, &new);
    }

    fn remove_person(&mut self, tree: &Table, block: Block) {
        let list = tree.get("people").map(list_at).filter(|list| self.text[list.whole.clone()].starts_with('['));
        let inline = list.filter(|list| !self.text[list.whole.clone()].starts_with("[["));
        match inline.and_then(|list| Some((list.elements.iter().position(|place| place == block.at)?, list))) {
            Some((index, list)) => list.take_out(index, self.edits),
            None => self.remove_block(block),
        }
    }

    fn new_people(&mut self, tree: &Table, new: &[Person]) {
        if new.is_empty() {
            return;
        }
        let known = repeated(tree.get("people"));
        let shape = known.last().map_or_else(BlockShape::plain, |last| BlockShape::like(*last, &self.edits.page));
        let head = tree.get("log").map(|log| Block::of(log).end());
        let below = known.last().map(|last| last.end()).or(head).unwrap_or(self.text.len());
        let listed = tree.get("people").filter(|list| !self.text[list.at.clone()].starts_with("[["));
        if listed.is_some() {
            for person in new {
                self.added_inline(listed, usize::MAX, &of_person(person));
            }
            return;
        }
        let mut block = Vec::new();
        for person in new {
            if !block.is_empty() {
                block.push(String::new());
            }
            block.extend(shape.block("people", &of_person(person)));
        }
        self.edits.block_below(below, &block, shape.set_apart);
    }

    /// Records papers that went out.
    pub(super) fn issued(&mut self, tree: &Table, before: &[Issue], after: &[Issue]) {
        if before == after {
            return;
        }
        let head = tree.get("log").filter(|log| log.table().is_some()).map(Block::of);
        let all: Vec<String> = after.iter().copied().map(of_issue).collect();
        match head.and_then(|head| head.field("issued")) {
            Some(field) if self.text[field.value.at.clone()].starts_with("[[") => {
                let blocks = repeated(Some(&field.value));
                for ((block, old), new) in blocks.iter().zip(before).zip(after) {
                    self.fields(*block, ISSUE, &entries_of(*old), &entries_of(*new));
                }
                let below = blocks.last().map_or(self.text.len(), |last| last.end());
                let shape =
                    blocks.last().map_or_else(BlockShape::plain, |last| BlockShape::like(*last, &self.edits.page));
                for new in after.iter().skip(before.len()) {
                    self.edits.block_below(below, &shape.block("log.issued", &entries_of(*new)), shape.set_apart);
                }
            }
            Some(field) => {
                let old: Vec<String> = before.iter().copied().map(of_issue).collect();
                list_at(&field.value).change(&old, &all, self.edits);
            }
            None => self.head_field(head, "issued", &["complete", "meetings", "title"], &Written::Many(all)),
        }
    }

    /// Adds a field to the head of a log that has none such, below the first of some others that is there, as the rest
    /// of `[log]` is written.
    fn head_field(&mut self, head: Option<Block>, name: &str, others: &[&str], value: &Written) {
        let written = head.map_or("", |head| &self.text[head.at.clone()]);
        let field = format!("{name} = {}", value.on_one_line());
        match head {
            Some(head) if written.starts_with('{') => {
                let comma = if head.fields.is_empty() { "" } else { "," };
                self.edits.insert(head.at.start + 1, format!(" {field}{comma}"));
            }
            Some(head) if written.replace([' ', '\t', '"', '\''], "") == "[log]" => {
                let stands_here = |field: &&Field| field.value.at.start > field.name_at.start;
                let anchor = others.iter().find_map(|other| head.field(other).filter(stands_here));
                let anchor = anchor.or_else(|| head.own_fields().pop());
                self.new_field(head, anchor, name, value);
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

fn entries_of(issue: Issue) -> [Entry; 2] {
    [("meeting", Written::One(issue.meeting.to_string())), ("on", Written::One(issue.on.to_string()))]
}
