//! A text with a change put in, kept in pieces: what stays is the text that was read, and is not copied.

use std::borrow::Cow;
use std::ops::Range;

/// A text with a change put in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct EditedText<'t> {
    pieces: Vec<Cow<'t, str>>,
    touched: Range<usize>,
}

impl<'t> EditedText<'t> {
    /// Puts pieces into a text in the place of ranges of it, which are in order and do not overlap.
    /// A last line that is not ended is not ended after it either; `missing` is what would end it,
    /// and a range may begin behind that.
    pub(crate) fn of(text: &'t str, edits: Vec<(Range<usize>, String)>, missing: &str) -> Self {
        let within = |at: usize| at.min(text.len());
        let mut start = edits.first().map_or(0, |(range, _)| within(range.start));
        let end = edits.last().map_or(0, |(range, _)| within(range.end));
        let mut pieces = Vec::with_capacity(2 * edits.len() + 1);
        let mut at = 0;
        for (range, piece) in edits {
            pieces.push(Cow::Borrowed(&text[within(at)..within(range.start)]));
            if at <= text.len() && text.len() < range.start {
                pieces.push(Cow::Owned(missing.to_owned()));
            }
            pieces.push(Cow::Owned(piece));
            at = range.end;
        }
        pieces.push(Cow::Borrowed(&text[within(at)..]));
        // What was put in behind the last line, or what stood before it when it is taken out, ends in what it lacked.
        if !missing.is_empty() && end == text.len() {
            unended(&mut pieces, missing);
            start = start.saturating_sub(missing.len());
        }
        Self { pieces, touched: start..end }
    }

    /// Returns the part of the text that was read outside of which nothing has changed.
    pub(crate) fn touched(&self) -> Range<usize> {
        self.touched.clone()
    }

    /// Returns the pieces, one behind the other.
    pub(crate) fn pieces(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().map(AsRef::as_ref)
    }

    /// Returns how many bytes there are.
    pub(crate) fn len(&self) -> usize {
        self.pieces().map(str::len).sum()
    }

    /// Returns what stands in a part of it.
    pub(crate) fn part(&self, part: Range<usize>) -> String {
        let mut text = String::with_capacity(part.len());
        let mut start = 0;
        for piece in self.pieces() {
            let within = |at: usize| at.clamp(start, start + piece.len()) - start;
            text.push_str(&piece[within(part.start)..within(part.end)]);
            start += piece.len();
        }
        text
    }

    /// Returns all of it.
    pub(crate) fn text(&self) -> String {
        self.pieces.concat()
    }
}

/// Takes the end of the last line away.
fn unended(pieces: &mut [Cow<str>], ending: &str) {
    if let Some(last) = pieces.iter_mut().rfind(|piece| !piece.is_empty())
        && let Some(length) = last.strip_suffix(ending).map(str::len)
    {
        match last {
            Cow::Borrowed(text) => *text = &text[..length],
            Cow::Owned(text) => text.truncate(length),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::file::write::edits::Edits;

    proptest! {
        #[test]
        fn nothing_changes_outside_what_is_touched(
            text in "([ab]{0,4}(\n|\r\n)){0,4}[ab]{0,4}",
            places in prop::collection::vec((any::<prop::sample::Index>(), "([xy]{0,3}\n?){0,2}"), 0..4),
        ) {
            let mut edits = Edits::new(&text);
            let mut bounds: Vec<usize> =
                places.iter().map(|(place, _)| place.index(edits.page.text().len() + 1)).collect();
            bounds.sort_unstable();
            for (bounds, (_, piece)) in bounds.chunks(2).zip(&places) {
                edits.replace(bounds[0]..bounds[bounds.len() - 1], piece.as_str());
            }
            let new = edits.apply();
            let all = new.text();
            let (touched, length) = (new.touched(), new.len());
            prop_assert_eq!(length, all.len());
            prop_assert!(all.starts_with(&text[..touched.start]) && all.ends_with(&text[touched.end..]));
            prop_assert!(length + touched.len() >= text.len());
            for start in 0..=length {
                prop_assert_eq!(new.part(start..length), &all[start..]);
                prop_assert_eq!(new.part(0..start), &all[..start]);
            }
        }
    }

    #[test]
    fn a_line_may_follow_one_that_is_not_ended() {
        let new = |edits: Vec<(Range<usize>, &str)>| {
            let edits = edits.into_iter().map(|(range, piece)| (range, piece.to_owned())).collect();
            EditedText::of("a\r\nb", edits, "\r\n").text()
        };
        assert_eq!(new(vec![(6..6, "c\r\n")]), "a\r\nb\r\nc");
        assert_eq!(new(vec![(4..4, "c")]), "a\r\nbc");
        assert_eq!(new(vec![(3..6, "")]), "a");
        assert_eq!(new(vec![(0..6, "")]), "");
        assert_eq!(new(vec![(6..6, "c\r\n"), (6..6, "d\r\n")]), "a\r\nb\r\nc\r\nd");
    }
}
