//! How every page of JSON is written.

use serde::Serialize;

/// Writes a value as a page of JSON.
pub(in crate::view) fn page(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).expect("names are text and figures are finite") + "\n"
}
