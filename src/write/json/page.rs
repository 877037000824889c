//! How every page of JSON is written.

use serde::Serialize;

use crate::page::sanitize::is_unseen;

/// Writes a value as a page of JSON.
pub(crate) fn page(value: &impl Serialize) -> String {
    let page = serde_json::to_string_pretty(value).expect("names are text and figures are finite");
    // What stands outside text is plain, so every unseen character is one of a text.
    let mut shown = String::with_capacity(page.len() + 1);
    for c in page.chars() {
        if c != '\n' && is_unseen(c) {
            c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| shown.push_str(&format!("\\u{unit:04x}")));
        } else {
            shown.push(c);
        }
    }
    shown + "\n"
}

/// Makes an object of names and values, which stay in their order.
macro_rules! object {
    ($($name:ident: $value:expr),+ $(,)?) => {{
        #[expect(non_camel_case_types, reason = "each value has a type of its own, called as it is")]
        mod object {
            #[derive(serde::Serialize)]
            pub(super) struct Object<$($name),+> { $(pub(super) $name: $name),+ }
        }
        object::Object { $($name: $value),+ }
    }};
}
pub(crate) use object;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unseen_characters_are_escaped_and_read_back() {
        let text = "a\u{1b}b\u{9b}c\u{202e}d\u{e0041}e\n\u{7f}é";
        let page = page(&text);
        assert_eq!(page, "\"a\\u001bb\\u009bc\\u202ed\\udb40\\udc41e\\n\\u007fé\"\n");
        assert_eq!(serde_json::from_str::<String>(&page).expect("it is JSON"), text);
    }
}
