//! One table of the file: its fields read by name, each mistake noted with its place and its cure.

use std::ops::Range;

use chrono::NaiveDate;

use super::tree::{Field, Held, Table, Value};
use crate::dates::full_day;
use crate::file::explain::complaint::{Complaint, excerpt};
use crate::file::explain::example::{example_of, holds_list};
use crate::file::explain::subject::Subject;
use crate::message::Message;
use crate::model::{Closed, Due, FieldReader, Number, Outcome, Owner, Rag, Raised, closest};

/// What was noted while a file was read, and is to be known further down.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    pub(crate) problems: Vec<Complaint>,
    pub(crate) doubts: Vec<Complaint>,
    /// The colour that means done, when the log says which.
    pub(crate) done_colour: Option<Rag>,
}

impl Notes {
    /// Returns the colour that means done.
    pub(crate) fn done_colour(&self) -> Rag {
        self.done_colour.unwrap_or(Rag::Green)
    }
}

/// A table of the file, with what a reader calls it: `action 4`.
pub(crate) struct Fields<'t> {
    pub(crate) table: &'t Table<'t>,
    pub(crate) at: usize,
    pub(crate) subject: Subject,
    pub(crate) text: &'t str,
}

/// Names the kind of a value as a reader would.
fn kind_of(value: &Value) -> &'static str {
    match value.held {
        Held::Text(_) => "text",
        Held::Whole(_) | Held::Fraction => "a number",
        Held::Flag(_) => "true or false",
        Held::Moment(_) => "a date",
        Held::List(_) => "a list",
        Held::Table(_) => "a group of fields",
    }
}

impl<'t> Fields<'t> {
    fn quoted(&self, place: &Range<usize>) -> String {
        excerpt(self.text.get(place.clone()).unwrap_or_default())
    }

    fn get(&self, key: &str) -> Option<&'t Value<'t>> {
        self.table.get(key)
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// Tells whether a field was written as this heading.
    pub(crate) fn is_written(&self, key: &str, heading: &str) -> bool {
        let written = self.get(key).and_then(|value| self.text.get(value.at.clone()));
        written.is_some_and(|written| written.replace([' ', '\t', '"'], "") == heading)
    }

    /// Returns the place of a field's value, else of the table.
    pub(crate) fn place(&self, key: &str) -> usize {
        self.get(key).map_or(self.at, |value| value.at.start)
    }

    /// Notes a field that must be there and is not.
    pub(crate) fn require(&self, key: &str, notes: &mut Notes) {
        if !self.has(key) {
            let message = format!("{} has no `{key}`", self.subject);
            let hint = format!("add a line such as `{}`", example_of(key));
            notes.problems.push(Complaint::of_absence(self.at, message, hint));
        }
    }

    fn wrong(&self, key: &str, value: &Value, wanted: &str) -> Complaint {
        let message = format!(
            "`{key}` of {} must be {wanted}, but `{}` is {}",
            self.subject,
            self.quoted(&value.at),
            kind_of(value)
        );
        Complaint::new(value.at.start, message, format!("write it as in `{}`", example_of(key)))
    }

    /// Reads a text field.
    pub(crate) fn text(&self, key: &str, notes: &mut Notes) -> Option<String> {
        let value = self.get(key)?;
        match &value.held {
            Held::Text(text) => Some(text.to_string()),
            _ => {
                let mut wrong = self.wrong(key, value, "text in quotes");
                if !self.quoted(&value.at).contains('"') {
                    wrong.message.hint = format!("write `{key} = \"{}\"`", self.quoted(&value.at));
                }
                notes.problems.push(wrong);
                None
            }
        }
    }

    /// Tells whether a field is there and holds nothing but blanks.
    pub(crate) fn is_blank(&self, key: &str) -> bool {
        self.get(key).and_then(Value::text).is_some_and(|text| text.trim().is_empty())
    }

    /// Reads a field that cannot hold every text, such as a colour.
    pub(crate) fn word<T: std::str::FromStr<Err = Message>>(&self, key: &str, notes: &mut Notes) -> Option<T> {
        let word = self.text(key, notes)?;
        match word.parse() {
            Ok(word) => Some(word),
            Err(unknown) => {
                notes.problems.push(Complaint::new(self.place(key), unknown.text, unknown.hint));
                None
            }
        }
    }

    /// Reads an action's number.
    pub(crate) fn number(&self, notes: &mut Notes) -> Option<Number> {
        let value = self.get("number")?;
        let Held::Whole(number) = value.held else {
            let mut wrong = self.wrong("number", value, "a whole number");
            let digits = value.text().unwrap_or_default().trim().trim_start_matches('#');
            if digits.parse().ok().and_then(Number::new).is_some() {
                wrong.message.hint = format!("write it without quotes, as in `number = {digits}`");
            }
            notes.problems.push(wrong);
            return None;
        };
        let number = number.and_then(Number::new);
        if number.is_none() {
            let message = format!("`{}` is not a number that an action can have", self.quoted(&value.at));
            notes.problems.push(Complaint::new(value.at.start, message, "number actions 1, 2, 3 and so on"));
        }
        number
    }

    /// Reads a field that holds a day.
    pub(crate) fn day(&self, key: &str, notes: &mut Notes) -> Option<NaiveDate> {
        self.get(key).and_then(|value| self.as_day(key, value, notes))
    }

    fn as_day(&self, key: &str, value: &Value, notes: &mut Notes) -> Option<NaiveDate> {
        match &value.held {
            Held::Moment(day) => {
                if day.is_none() {
                    let message = format!("`{}` is not a date alone", self.quoted(&value.at));
                    let hint = format!("write a date without a time, as in `{}`", example_of(key));
                    notes.problems.push(Complaint::new(value.at.start, message, hint));
                }
                *day
            }
            Held::Text(words) => {
                notes.problems.push(Self::quoted_day(key, value, words));
                None
            }
            _ => {
                notes.problems.push(self.wrong(key, value, "a date"));
                None
            }
        }
    }

    /// Complains of quoted words where a day was meant, with the day when they name one.
    fn quoted_day(key: &str, value: &Value, words: &str) -> Complaint {
        let message = format!("`\"{}\"` is quoted text where a date was meant", excerpt(words));
        let hint = match full_day(words) {
            Some(day) if holds_list(key) => format!("write it without quotes, year first: `{day}`"),
            Some(day) => format!("write it without quotes, year first: `{key} = {day}`"),
            None => format!("write a date without quotes, as in `{}`", example_of(key)),
        };
        Complaint::new(value.at.start, message, hint)
    }

    fn as_due(&self, key: &str, value: &Value, notes: &mut Notes) -> Option<Due> {
        if let Held::Text(words) = &value.held {
            let due = Due::from_words(words);
            if due.is_none() {
                notes.problems.push(Self::quoted_day(key, value, words));
            }
            return due;
        }
        self.as_day(key, value, notes).map(Due::Day)
    }

    /// Reads a list, each element by `read`.
    fn list<T>(&self, key: &str, notes: &mut Notes, read: impl Fn(&Value, &mut Notes) -> Option<T>) -> Vec<T> {
        match self.get(key) {
            None => Vec::new(),
            Some(value) => match value.list() {
                Some(list) => {
                    let mut elements = Vec::with_capacity(list.len());
                    elements.extend(list.iter().filter_map(|element| read(element, notes)));
                    elements
                }
                None => {
                    let mut wrong = self.wrong(key, value, "a list");
                    wrong.message.hint = format!("put it in square brackets: `{key} = [{}]`", self.elements(value));
                    notes.problems.push(wrong);
                    Vec::new()
                }
            },
        }
    }

    /// Returns what was most likely meant by a value that should be a list: names divided by commas,
    /// strokes or `and` are several.
    fn elements(&self, value: &Value) -> String {
        let Some(names) = value.text() else { return self.quoted(&value.at) };
        let names = excerpt(names).replace(" and ", ",").replace([';', '/', '&'], ",");
        let names = names.split(',').map(str::trim).filter(|name| !name.is_empty());
        names.map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ")
    }

    /// Reads a list of days.
    pub(crate) fn days(&self, key: &str, notes: &mut Notes) -> Vec<NaiveDate> {
        self.list(key, notes, |value, notes| self.as_day(key, value, notes))
    }

    /// Reads a list of texts.
    pub(crate) fn texts(&self, key: &str, notes: &mut Notes) -> Vec<String> {
        self.texts_as(key, notes, str::to_owned)
    }

    fn texts_as<T>(&self, key: &str, notes: &mut Notes, make: impl Fn(&str) -> T) -> Vec<T> {
        self.list(key, notes, |value, notes| {
            let text = value.text().map(&make);
            if text.is_none() {
                let message = format!("`{}` in `{key}` of {} is not in quotes", self.quoted(&value.at), self.subject);
                let hint = format!("write it as in `{}`", example_of(key));
                notes.problems.push(Complaint::new(value.at.start, message, hint));
            }
            text
        })
    }

    /// Reads a table of its own, such as `[log.key]`.
    pub(crate) fn table(&self, key: &str, what: &'static str, notes: &mut Notes) -> Option<Fields<'t>> {
        let value = self.get(key)?;
        match &value.held {
            Held::Table(table) => {
                Some(Fields { table, at: value.at.start, subject: Subject::Called(what), text: self.text })
            }
            _ => {
                let message = format!("`{what}` stands once in the file, under the heading `[{what}]`");
                let hint = format!("write `[{what}]`, in single brackets, and its fields below it");
                notes.problems.push(Complaint::new(value.at.start, message, hint));
                None
            }
        }
    }

    /// Reads repeated tables, such as `[[actions.comments]]`.
    pub(crate) fn tables(&self, key: &str, heading: &str, subject: Subject, notes: &mut Notes) -> Vec<Fields<'t>> {
        let Some(value) = self.get(key) else {
            return Vec::new();
        };
        let fields = |element: &'t Value<'t>| {
            Some(Fields { table: element.table()?, at: element.at.start, subject, text: self.text })
        };
        let tables: Option<Vec<_>> = value.list().and_then(|list| list.iter().map(fields).collect());
        tables.unwrap_or_else(|| {
            let message = format!("`{key}` of {} is not written as a repeated heading", self.subject);
            notes.problems.push(Complaint::new(
                value.at.start,
                message,
                format!("begin each with the heading `[[{heading}]]`"),
            ));
            Vec::new()
        })
    }

    /// Notes every field that is none of the known ones, with the closest of them, or with where it
    /// belongs when it is one of `above`, the table that this one stands in.
    pub(crate) fn doubt_unknown(&self, known: &[&[&str]], above: &[&str], notes: &mut Notes) {
        let known = || known.iter().flat_map(|known| known.iter().copied());
        let unknown = self.table.0.iter().filter(|field| !known().any(|known| field.is(known)));
        for Field { name, name_at, .. } in unknown {
            let message =
                format!("`{}` is no field of {}, so the program leaves it alone", excerpt(name), self.subject);
            let hint = match closest(name, known()) {
                _ if name == "number" && above.contains(&name.as_ref()) => {
                    "if a new action begins here, write the heading `[[actions]]` above it".to_owned()
                }
                _ if above.contains(&name.as_ref()) => {
                    "if it is a field of the action, move it above the first heading that begins with `[[actions.`; \
                     if a new action begins here, write `[[actions]]` above it"
                        .to_owned()
                }
                Some(close) => format!("did you mean `{close}`?"),
                None => format!("the fields are {}", known().collect::<Vec<_>>().join(", ")),
            };
            notes.doubts.push(Complaint::new(name_at.start, message, hint));
        }
    }
}

/// A field of a table, read with every mistake noted.
pub(crate) struct CarefulReader<'f, 't> {
    pub(crate) fields: &'f Fields<'t>,
    pub(crate) name: &'static str,
    pub(crate) notes: &'f mut Notes,
}

impl FieldReader for CarefulReader<'_, '_> {
    fn number(&mut self) -> Option<Number> {
        self.fields.number(self.notes)
    }

    fn text(&mut self) -> Option<String> {
        self.fields.text(self.name, self.notes)
    }

    fn raised(&mut self) -> Option<Raised> {
        let value = self.fields.get(self.name)?;
        let month = value.text().and_then(Raised::from_words);
        month.or_else(|| self.fields.as_day(self.name, value, self.notes).map(Raised::Day))
    }

    fn day(&mut self) -> Option<NaiveDate> {
        self.fields.day(self.name, self.notes)
    }

    fn owners(&mut self) -> Option<Vec<Owner>> {
        Some(self.fields.texts_as(self.name, self.notes, Owner::new))
    }

    fn due(&mut self) -> Option<Due> {
        self.fields.as_due(self.name, self.fields.get(self.name)?, self.notes)
    }

    fn dues(&mut self) -> Option<Vec<Due>> {
        Some(self.fields.list(self.name, self.notes, |value, notes| self.fields.as_due(self.name, value, notes)))
    }

    fn colour(&mut self) -> Option<Rag> {
        let word = self.text()?;
        let rag = word.parse::<Rag>().ok();
        if rag.is_some_and(|rag| rag.is_used_with(self.notes.done_colour())) {
            return rag;
        }
        let blue = if rag.is_some() {
            "; a board that uses blue says so with `complete = \"blue\"` under `[log]`"
        } else {
            ""
        };
        let message = format!("`{}` is not a colour of this log", excerpt(&word));
        let hint = format!("write {}{blue}", Rag::choices_with(self.notes.done_colour()));
        self.notes.problems.push(Complaint::new(self.fields.place(self.name), message, hint));
        None
    }

    fn outcome(&mut self) -> Option<Outcome> {
        self.fields.word(self.name, self.notes)
    }

    fn flag(&mut self) -> Option<bool> {
        let value = self.fields.get(self.name)?;
        if let Held::Flag(flag) = value.held {
            return Some(flag);
        }
        self.notes.problems.push(self.fields.wrong(self.name, value, "true or false"));
        None
    }

    fn closed(&mut self) -> Option<Closed> {
        let is_unknown = self.fields.get(self.name)?.text() == Some("unknown");
        if is_unknown { Some(Closed(None)) } else { self.day().map(|day| Closed(Some(day))) }
    }
}
