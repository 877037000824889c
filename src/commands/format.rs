//! The formats that can be asked for on the command line.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use crate::write::{Format, Formats};

/// Reads the name of a format, one of these.
pub(super) fn one_of(formats: Formats) -> impl TypedValueParser<Value = Format> {
    let value = |(format, what_for): &(Format, &'static str)| {
        PossibleValue::new(format.name()).alias(format.ending()).help(*what_for)
    };
    let names = PossibleValuesParser::new(formats.iter().map(value));
    names.map(move |name| Format::among(formats, &name).expect("clap takes the names of the formats alone"))
}
