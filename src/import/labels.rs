//! What a source calls its actions: plain numbers, references, or both.

use std::collections::HashSet;

use super::column::Field;
use super::entry::Entry;
use crate::model::Number;

/// What a source calls an action.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Label {
    /// The number or reference, without the full stop after it.
    pub(super) text: Option<String>,
    /// A reference in brackets beside a plain number: `6 (SH/26/6)`.
    pub(super) reference: Option<String>,
    /// What else stands in the cell, which names the item.
    pub(super) title: Option<String>,
}

impl Label {
    /// Reads what the source calls the action of a row.
    pub(super) fn of(entry: &Entry) -> Self {
        let Some((_, cell)) = entry.layout.cell(&entry.row, Field::Number) else { return Self::default() };
        let text = cell.text();
        let label = without_stop(&text);
        if let Some((number, reference)) = with_reference(label) {
            return Self { text: Some(number.to_owned()), reference: Some(reference.to_owned()), title: None };
        }
        match label.split_once(char::is_whitespace) {
            Some((first, _)) if is_label(first) && has_words(&label[first.len()..]) => {
                Self { text: Some(without_stop(first).to_owned()), reference: None, title: Some(label.to_owned()) }
            }
            _ => Self { text: Some(label.to_owned()).filter(|label| !label.is_empty()), ..Self::default() },
        }
    }
}

fn without_stop(text: &str) -> &str {
    let text = text.trim().trim_end_matches(['.', ':']).trim();
    // A bracket that opens within the label closes with it: `7(b)`.
    if text.contains('(') { text } else { text.trim_end_matches(')').trim_end_matches('.') }
}

/// Tells whether a word is a label before a title: `6(c)`, `12`, `A/3`.
fn is_label(word: &str) -> bool {
    word.len() <= 12 && word.chars().any(|c| c.is_ascii_digit())
}

fn has_words(text: &str) -> bool {
    text.split_whitespace().any(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 2)
}

/// Divides a plain number and the reference in brackets after it.
fn with_reference(label: &str) -> Option<(&str, &str)> {
    let (number, rest) = label.split_once(" (")?;
    let reference = rest.strip_suffix(')')?.trim();
    (number.chars().all(|c| c.is_ascii_digit()) && !reference.is_empty()).then_some((number, reference))
}

/// Returns the labels as numbers, when those there are plain and each is used once.
pub(super) fn plain_numbers(labels: &[Label]) -> Option<Vec<Option<Number>>> {
    let number =
        |label: &String| label.parse().ok().and_then(Number::new).filter(|number| *label == number.to_string());
    let numbers: Vec<Option<Number>> = labels.iter().map(|label| label.text.as_ref().and_then(number)).collect();
    let mut seen = HashSet::new();
    let all_plain = labels.iter().zip(&numbers).all(|(label, number)| label.text.is_some() == number.is_some());
    let all_once = numbers.iter().flatten().all(|number| seen.insert(*number));
    (all_plain && all_once && labels.iter().any(|label| label.text.is_some())).then_some(numbers)
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::import::layout::{Column, Layout};
    use crate::sources::{Cell, Row};

    fn label(text: &str) -> (Option<String>, Option<String>, Option<String>) {
        let entry = Entry {
            place: "row 2".to_owned(),
            layout: Rc::new(Layout { columns: vec![Column::of("No", Field::Number)], ..Layout::default() }),
            row: Row { place: 2, cells: vec![Cell::plain(text)] },
            headings: crate::import::headings::Headings::default(),
        };
        let Label { text, reference, title } = Label::of(&entry);
        (text, reference, title)
    }

    #[test]
    fn a_label_is_a_number_a_reference_or_begins_a_title() {
        let check = |text: &str, label_text: &str, reference: Option<&str>, title: Option<&str>| {
            let expected = (Some(label_text.to_owned()), reference.map(str::to_owned), title.map(str::to_owned));
            assert_eq!(label(text), expected, "{text}");
        };
        check("4.", "4", None, None);
        check("4)", "4", None, None);
        check("7(b)", "7(b)", None, None);
        check("6 (SH/26/6)", "6", Some("SH/26/6"), None);
        check("6(c) Footpath 12", "6(c)", None, Some("6(c) Footpath 12"));
        check("Action 6", "Action 6", None, None);
        assert_eq!(label(" "), (None, None, None));
    }

    #[test]
    fn numbers_are_plain_where_each_is_one_and_used_once() {
        let labels = |texts: &[&str]| -> Vec<Label> {
            texts.iter().map(|text| Label { text: Some((*text).to_owned()), ..Label::default() }).collect()
        };
        assert!(plain_numbers(&labels(&["3", "4"])).is_some());
        for other in [&["3", "3"][..], &["3", "A"], &["03"], &[]] {
            assert_eq!(plain_numbers(&labels(other)), None, "{other:?}");
        }
    }
}
