//! The tags and the text of a page in their order.
//!
//! The page is read tag by tag and never built as a tree: nothing depends on how deep it is nested,
//! and attributes of which nothing is asked take no memory.

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use super::style::{Style, hue};
use crate::sources::counting::Count;

/// The most columns and rows that a cell is merged over.
const MOST_MERGED: (usize, usize) = (100, 2_000);

/// A piece of a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// The beginning of an element.
    Start(Tag),
    /// The end of an element.
    End(Vec<u8>),
    /// Text, its entities decoded.
    Text(String),
}

/// The beginning of an element.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag {
    /// Its name in lower case.
    pub(super) name: Vec<u8>,
    /// Whether it ends at once, as in `<td/>`.
    pub(super) is_closed: bool,
    /// Over how many columns a cell is merged.
    pub(super) columns: usize,
    /// Over how many rows a cell is merged.
    pub(super) rows: usize,
    /// In what a list counts, where it says so.
    pub(super) count: Option<Count>,
    /// The number from which a list counts, or that of an item.
    pub(super) start: Option<usize>,
    /// How it looks.
    pub(super) style: Style,
}

impl Tag {
    fn new(name: &[u8]) -> Self {
        Self {
            name: name.to_owned(),
            is_closed: false,
            columns: 1,
            rows: 1,
            count: None,
            start: None,
            style: Style::default(),
        }
    }

    fn set(&mut self, attribute: &[u8], value: &[u8]) {
        match attribute {
            b"colspan" => self.columns = number(value).clamp(1, MOST_MERGED.0),
            // A cell that is merged over 0 rows goes down to the end of its part of the table.
            b"rowspan" if number(value) == 0 => self.rows = MOST_MERGED.1,
            b"rowspan" => self.rows = number(value).min(MOST_MERGED.1),
            b"bgcolor" if !self.style.has_ground => {
                self.style.has_ground = true;
                self.style.fill = hue(&colour(value));
            }
            b"type" => self.count = std::str::from_utf8(value).ok().map(Count::named),
            b"start" | b"value" => self.start = Some(number(value)),
            b"style" => self.style.declare(&String::from_utf8_lossy(value)),
            _ => {}
        }
    }
}

/// Returns a colour as a style writes it: `ff0000` is `#ff0000`.
fn colour(value: &[u8]) -> String {
    let text = String::from_utf8_lossy(value);
    let is_figures = text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_figures { format!("#{text}") } else { text.into_owned() }
}

/// Returns the number that a value begins with, else 1.
fn number(value: &[u8]) -> usize {
    let digits = value.trim_ascii_start().iter().take_while(|byte| byte.is_ascii_digit());
    let add = |sum: Option<usize>, byte: &u8| {
        Some(sum.unwrap_or(0).saturating_mul(10).saturating_add(usize::from(byte - b'0')))
    };
    digits.fold(None, add).unwrap_or(1)
}

/// Reads the pieces of a page.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = Piece> {
    let mut draft: Option<Tag> = None;
    let mut attribute = Vec::new();
    let mut emitter = CallbackEmitter::new(move |event: CallbackEvent<'_>, _: Span<()>| match event {
        CallbackEvent::OpenStartTag { name } => {
            draft = Some(Tag::new(name));
            None
        }
        CallbackEvent::AttributeName { name } => {
            if let Some(tag) = draft.as_mut().filter(|_| name == b"hidden") {
                tag.style.is_hidden = true;
            }
            attribute.clear();
            attribute.extend_from_slice(name);
            None
        }
        CallbackEvent::AttributeValue { value } => {
            if let Some(tag) = &mut draft {
                tag.set(&attribute, value);
            }
            None
        }
        CallbackEvent::CloseStartTag { self_closing } => {
            draft.take().map(|tag| Piece::Start(Tag { is_closed: self_closing, ..tag }))
        }
        CallbackEvent::EndTag { name } => Some(Piece::End(name.to_owned())),
        CallbackEvent::String { value } => Some(Piece::Text(String::from_utf8_lossy(value).into_owned())),
        CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => None,
    });
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(text, emitter).map(|Ok(piece)| piece)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(text: &str) -> Tag {
        match pieces(text).next() {
            Some(Piece::Start(tag)) => tag,
            piece => panic!("a tag expected: {piece:?}"),
        }
    }

    #[test]
    fn a_page_is_read_as_tags_and_text() {
        let read: Vec<_> = pieces("<TD>a &amp; b<!-- c --></td><script>if (1 <b> 2)</script>").collect();
        let text = |text: &str| Piece::Text(text.to_owned());
        let end = |name: &[u8]| Piece::End(name.to_owned());
        let start = |name: &[u8]| Piece::Start(Tag::new(name));
        assert_eq!(
            read,
            [start(b"td"), text("a & b"), end(b"td"), start(b"script"), text("if (1 <b> 2)"), end(b"script")]
        );
    }

    #[test]
    fn merged_cells_stay_within_bounds() {
        let merged = |text: &str| (tag(text).columns, tag(text).rows);
        assert_eq!(merged("<td colspan=3 rowspan='2'>"), (3, 2));
        assert_eq!(merged("<td colspan=0 rowspan=0>"), (1, 2_000));
        assert_eq!(merged("<td colspan=99999999999999999999999 rowspan=999999999>"), (100, 2_000));
        assert_eq!(merged("<td colspan=x rowspan=-1 colspan>"), (1, 1));
    }

    #[test]
    fn hidden_elements_and_closed_ones_are_known() {
        assert!(tag("<p hidden>").style.is_hidden && tag("<p style='display:none'>").style.is_hidden);
        assert!(tag("<td/>").is_closed && !tag("<td data-hidden=1>").style.is_hidden);
    }
}
