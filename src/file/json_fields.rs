//! The fields of an action, of a further instruction and of a comment as JSON has them: stable names, ISO dates; what
//! is not there is null.

use chrono::NaiveDate;
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value as Json;

use crate::message::Message;
use crate::model::{Closed, Due, Field, FieldReader, Number, Outcome, Owner, Rag, Raised, Value};

/// The fields of something, written as an object.
#[derive(Debug)]
pub(crate) struct Written<'a, T: 'static>(pub(crate) &'a T, pub(crate) &'static [Field<T>]);

impl<T> Serialize for Written<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.1.len()))?;
        for field in self.1 {
            write(&mut map, field, self.0)?;
        }
        map.end()
    }
}

/// Writes a field of something.
pub(crate) fn write<T, M: SerializeMap>(map: &mut M, field: &Field<T>, of: &T) -> Result<(), M::Error> {
    map.serialize_entry(field.name, &(field.get)(of).map(WrittenValue))
}

struct WrittenValue<'a>(Value<'a>);

impl Serialize for WrittenValue<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Number(number) => serializer.serialize_u32(number.get()),
            Value::Text(text) => serializer.serialize_str(text),
            Value::Raised(raised) => serializer.serialize_str(&raised.iso()),
            Value::Day(day) | Value::Closed(Closed(Some(day))) => serializer.collect_str(&day),
            Value::Owners(owners) => serializer.collect_seq(owners.iter().map(Owner::as_str)),
            Value::Due(due) => serializer.serialize_str(&due.iso()),
            Value::Dues(dues) => serializer.collect_seq(dues.iter().map(Due::iso)),
            Value::Colour(rag) => serializer.serialize_str(rag.as_str()),
            Value::Outcome(outcome) => serializer.serialize_str(outcome.as_str()),
            Value::Flag(flag) => serializer.serialize_bool(flag),
            Value::Closed(Closed(None)) => serializer.serialize_str("unknown"),
        }
    }
}

/// A value of JSON, read as a field; what is wrong with it is kept.
pub(crate) struct JsonReader<'v> {
    value: &'v Json,
    wrong: Option<String>,
}

impl<'v> JsonReader<'v> {
    /// Reads a field that is not null by `read`.
    ///
    /// Errs when it cannot be read, with what is wrong where that can be told.
    pub(crate) fn read(value: &'v Json, read: impl FnOnce(&mut Self) -> Option<()>) -> Result<(), Option<String>> {
        let mut reader = Self { value, wrong: None };
        if value.is_null() { Ok(()) } else { read(&mut reader).ok_or(reader.wrong) }
    }

    fn word<T: std::str::FromStr<Err = Message>>(&mut self) -> Option<T> {
        self.value.as_str()?.parse().map_err(|unknown: Message| self.wrong = Some(unknown.to_string())).ok()
    }

    /// Makes something of the text; when that cannot be, the text is no `what`.
    fn made<T>(&mut self, text: &str, what: &str, make: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let made = make(text);
        if made.is_none() {
            self.wrong = Some(format!("`{text}` is not {what}"));
        }
        made
    }

    fn due_of(&mut self, text: &str) -> Option<Due> {
        self.made(text, "a due date", |text| text.parse().ok().map(Due::Day).or_else(|| Due::from_words(text)))
    }

    fn texts(&self) -> Option<Vec<&'v str>> {
        self.value.as_array()?.iter().map(Json::as_str).collect()
    }
}

impl FieldReader for JsonReader<'_> {
    fn number(&mut self) -> Option<Number> {
        let number = self.value.as_u64()?;
        let read = i64::try_from(number).ok().and_then(Number::new);
        self.wrong = read.is_none().then(|| format!("an action has the number {number}"));
        read
    }

    fn text(&mut self) -> Option<String> {
        self.value.as_str().map(str::to_owned)
    }

    fn raised(&mut self) -> Option<Raised> {
        let text = self.value.as_str()?;
        self.made(text, "a date", |text| text.parse().ok().map(Raised::Day).or_else(|| Raised::from_words(text)))
    }

    fn day(&mut self) -> Option<NaiveDate> {
        let text = self.value.as_str()?;
        self.made(text, "a date", |text| text.parse().ok())
    }

    fn owners(&mut self) -> Option<Vec<Owner>> {
        Some(self.texts()?.into_iter().map(Owner::new).collect())
    }

    fn due(&mut self) -> Option<Due> {
        let text = self.value.as_str()?;
        self.due_of(text)
    }

    fn dues(&mut self) -> Option<Vec<Due>> {
        self.texts()?.into_iter().map(|text| self.due_of(text)).collect()
    }

    fn colour(&mut self) -> Option<Rag> {
        self.word()
    }

    fn outcome(&mut self) -> Option<Outcome> {
        self.word()
    }

    fn flag(&mut self) -> Option<bool> {
        self.value.as_bool()
    }

    fn closed(&mut self) -> Option<Closed> {
        if self.value == "unknown" { Some(Closed(None)) } else { self.day().map(|day| Closed(Some(day))) }
    }
}
