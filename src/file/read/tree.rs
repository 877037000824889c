//! The values of a text with their places, whichever reader found them.

use std::borrow::Cow;
use std::ops::Range;

use chrono::NaiveDate;
use toml::de::{DeTable, DeValue};

/// A value with its place.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Value<'t> {
    pub(crate) at: Range<usize>,
    pub(crate) held: Held<'t>,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Held<'t> {
    Text(Cow<'t, str>),
    /// A whole number; nothing when it is larger than any in use.
    Whole(Option<i64>),
    /// A number that is not whole.
    Fraction,
    Flag(bool),
    /// A day; nothing when there is a time to it, or it is a time.
    Moment(Option<NaiveDate>),
    List(Vec<Value<'t>>),
    Table(Table<'t>),
}

/// A field: its name, where that stands, and its value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Field<'t> {
    pub(crate) name: Cow<'t, str>,
    pub(crate) name_at: Range<usize>,
    pub(crate) value: Value<'t>,
}

/// Fields in the order of the file, each name once.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Table<'t>(pub(crate) Vec<Field<'t>>);

impl Field<'_> {
    /// Tells whether this is its name; most names differ in length, or in the first letter.
    pub(crate) fn is(&self, name: &str) -> bool {
        self.name.len() == name.len() && self.name.bytes().eq(name.bytes())
    }
}

impl<'t> Table<'t> {
    /// Reads a text that begins at `from` of the whole; nothing when there is a mistake in it.
    pub(crate) fn read(text: &'t str, from: usize) -> Option<Self> {
        let (tree, mistakes) = DeTable::parse_recoverable(text);
        mistakes.is_empty().then(|| Self::of(tree.into_inner(), from))
    }

    /// Takes the values that the parser found in a text that begins at `from` of the whole.
    pub(crate) fn of(table: DeTable<'t>, from: usize) -> Self {
        let field = |(name, value): (toml::Spanned<Cow<'t, str>>, toml::Spanned<DeValue<'t>>)| Field {
            name_at: moved(&name.span(), from),
            name: name.into_inner(),
            value: Value::of(value, from),
        };
        Self(table.into_iter().map(field).collect())
    }

    pub(crate) fn field(&self, name: &str) -> Option<&Field<'t>> {
        self.0.iter().find(|field| field.is(name))
    }

    pub(crate) fn get(&self, name: &str) -> Option<&Value<'t>> {
        self.field(name).map(|field| &field.value)
    }

    pub(crate) fn values(&self) -> impl Iterator<Item = &Value<'t>> {
        self.0.iter().map(|field| &field.value)
    }
}

impl<'t> Value<'t> {
    fn of(value: toml::Spanned<DeValue<'t>>, from: usize) -> Self {
        let at = moved(&value.span(), from);
        let held = match value.into_inner() {
            DeValue::String(text) => Held::Text(text),
            DeValue::Integer(digits) => Held::Whole(i64::from_str_radix(digits.as_str(), digits.radix()).ok()),
            DeValue::Float(_) => Held::Fraction,
            DeValue::Boolean(flag) => Held::Flag(flag),
            DeValue::Datetime(moment) => Held::Moment(moment.date.and_then(|date| {
                let is_alone = moment.time.is_none() && moment.offset.is_none();
                NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into()).filter(|_| is_alone)
            })),
            DeValue::Array(array) => Held::List(array.into_iter().map(|element| Self::of(element, from)).collect()),
            DeValue::Table(table) => Held::Table(Table::of(table, from)),
        };
        Self { at, held }
    }

    pub(crate) fn text(&self) -> Option<&str> {
        match &self.held {
            Held::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn list(&self) -> Option<&[Self]> {
        match &self.held {
            Held::List(list) => Some(list),
            _ => None,
        }
    }

    pub(crate) fn table(&self) -> Option<&Table<'t>> {
        match &self.held {
            Held::Table(table) => Some(table),
            _ => None,
        }
    }
}

fn moved(place: &Range<usize>, from: usize) -> Range<usize> {
    place.start + from..place.end + from
}
