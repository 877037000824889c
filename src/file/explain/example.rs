//! How each field is written, for hints.

use crate::model::{Action, Comment, Field, Further, Holds};

/// Fields that are no action's: the head's and a person's, with a value for each.
const OTHERS: &[(&str, &str)] = &[
    ("title", "\"Riverside Board\""),
    ("meetings", "[2026-03-17, 2026-06-30]"),
    ("complete", "\"green\""),
    ("body", "\"Riverside Council\""),
    ("committee", "\"Scrutiny Committee\""),
    ("contact", "\"Rik Basra, 0116 555 0100\""),
    ("paper", "\"Agenda Item 6\""),
    ("logo", "\"crest.png\""),
    ("template", "\"paper.docx\""),
    ("name", "\"Rik Basra\""),
    ("aliases", "[\"RB\"]"),
    ("email", "\"rik.basra@example.org\""),
    ("left", "2026-08-31"),
];

/// Returns how a field is written: `due = 2026-12-15`.
pub(crate) fn example_of(name: &str) -> String {
    fn example<T>(fields: &[Field<T>], name: &str) -> Option<&'static str> {
        fields.iter().find(|field| field.name == name).map(|field| field.example)
    }
    let other = || OTHERS.iter().find(|(other, _)| *other == name).map(|(_, example)| *example);
    let value = example(Action::FIELDS, name)
        .or_else(|| example(Further::FIELDS, name))
        .or_else(|| example(Comment::FIELDS, name))
        .or_else(other);
    value.map_or_else(|| "name = \"value\"".to_owned(), |value| format!("{name} = {value}"))
}

/// Tells whether a field holds a day, or several.
pub(crate) fn holds_days(name: &str) -> bool {
    fn holds<T>(fields: &[Field<T>], name: &str) -> bool {
        fields.iter().any(|field| field.name == name && field.holds.has_days())
    }
    holds(Action::FIELDS, name) || holds(Comment::FIELDS, name) || ["meetings", "left"].contains(&name)
}

/// Tells whether a field holds a list.
pub(crate) fn holds_list(name: &str) -> bool {
    let is_list = |field: &Field<Action>| field.name == name && matches!(field.holds, Holds::Owners | Holds::Dues);
    Action::FIELDS.iter().any(is_list) || ["aliases", "meetings"].contains(&name)
}
