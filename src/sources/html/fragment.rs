//! A piece of a page that stands in the cell of another kind of file.

use super::tags::pieces;
use super::walk::Walk;
use crate::message::Message;
use crate::sources::sheet::Cell;

/// Tags that mean what they mean in a page.
const TAGS: &[&str] =
    &["p", "b", "strong", "i", "em", "u", "br", "del", "s", "strike", "span", "div", "ul", "ol", "li", "a"];

/// Characters as a page writes them, that nobody writes for their own sake.
const ENTITIES: &[&str] = &["&amp;", "&lt;", "&gt;", "&quot;", "&nbsp;", "&#"];

/// Tells whether the text of a cell is written as in a page.
pub(in crate::sources) fn is_fragment(text: &str) -> bool {
    let has_tag = || text.match_indices('<').any(|(at, _)| begins_tag(&text[at..]));
    has_tag() || text.contains('&') && ENTITIES.iter().any(|entity| text.contains(entity))
}

/// Reads the text of a cell that is written as in a page.
pub(in crate::sources) fn fragment(text: &str) -> Result<Cell, Message> {
    let mut walk = Walk::within_cell();
    // The lines of a cell are paragraphs, as they are in cells without tags.
    for piece in pieces(&escaped(text).replace('\n', "<br>")) {
        walk.take(piece)?;
    }
    walk.into_cell()
}

/// Escapes what only looks like a tag, so that it stays as text.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut copied = 0;
    for (at, _) in text.match_indices('<').filter(|(at, _)| !begins_tag(&text[*at..])) {
        escaped.push_str(&text[copied..at]);
        escaped.push_str("&lt;");
        copied = at + 1;
    }
    escaped + &text[copied..]
}

/// Tells whether a text begins with a tag that is known: its name, and after it what a tag holds.
fn begins_tag(text: &str) -> bool {
    let text = text.trim_start_matches('<');
    let text = text.strip_prefix('/').unwrap_or(text);
    let length = text.bytes().take(8).take_while(u8::is_ascii_alphanumeric).count();
    let is_known = TAGS.iter().any(|tag| text[..length].eq_ignore_ascii_case(tag));
    let rest = text[length..].trim_start_matches(' ');
    // A tag without attributes ends; one with attributes gives them a value.
    is_known && (rest.starts_with(['>', '/']) || rest.len() < text.len() - length && has_attribute(rest))
}

fn has_attribute(rest: &str) -> bool {
    let name = rest.bytes().take(40).take_while(|byte| byte.is_ascii_alphabetic() || *byte == b'-').count();
    name > 0 && rest[name..].trim_start_matches(' ').starts_with('=')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(field: &str) -> String {
        assert!(is_fragment(field), "{field}");
        fragment(field).expect("a small cell").text()
    }

    #[test]
    fn paragraphs_and_formatting_are_understood() {
        let cell = fragment("<p>Asked <s>Ben</s>.</p><p><b>Done</b></p>").expect("a small cell");
        let runs: Vec<_> = cell.paragraphs.iter().flat_map(|paragraph| &paragraph.runs).collect();
        let looks: Vec<_> = runs.iter().map(|run| (run.text.as_str(), run.is_bold, run.is_struck)).collect();
        assert_eq!(looks, [("Asked ", false, false), ("Ben", false, true), (".", false, false), ("Done", true, false)]);
        assert_eq!((cell.paragraphs.len(), cell.columns), (2, 1));
    }

    #[test]
    fn breaks_items_and_lines_are_paragraphs() {
        assert_eq!(
            text("One<br />two<ul><li>three<li class=\"x\">four</ul>five\nsix"),
            "One\ntwo\nthree\nfour\nfive\nsix"
        );
    }

    #[test]
    fn what_is_no_tag_stays_as_it_is() {
        assert_eq!(text("<b>x</b> < 3 <TBC> <bold> & 4 > 2"), "x < 3 <TBC> <bold> & 4 > 2");
        assert_eq!(text("Ben &amp; co &#8211; R&D"), "Ben & co – R&D");
        for plain in ["if a < b", "<TBC>", "a <b and c> d", "<", "R&D", "<p", "x <s is small"] {
            assert!(!is_fragment(plain), "{plain}");
        }
    }
}
