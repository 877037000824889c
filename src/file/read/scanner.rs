//! The values of a usual layout, read one behind the other from a place in a text. Each reader returns nothing
//! where something else stands, and the text is then left to the parser of the whole language.

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::model::{Closed, Due, FieldReader, Number, Outcome, Owner, Rag, Raised};

/// A place in a text, from which it is read on.
pub(crate) struct Scanner<'t> {
    text: &'t str,
    at: usize,
    done_colour: Rag,
}

impl<'t> Scanner<'t> {
    /// Begins at a place in a log with this colour for what is done.
    pub(crate) fn new(text: &'t str, at: usize, done_colour: Rag) -> Self {
        Self { text, at, done_colour }
    }

    /// Returns the place that was reached.
    pub(crate) fn at(&self) -> usize {
        self.at
    }

    pub(crate) fn has_ended(&self) -> bool {
        self.at == self.text.len()
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Tells whether a line begins here, and begins so.
    pub(crate) fn begins_line_with(&self, word: &str) -> bool {
        self.is_at(word) && self.text[..self.at].ends_with('\n')
    }

    fn is_at(&self, word: &str) -> bool {
        self.text.as_bytes()[self.at..].starts_with(word.as_bytes())
    }

    /// Steps over some text that stands here.
    fn skip(&mut self, text: &str) -> Option<()> {
        self.is_at(text).then(|| self.at += text.len())
    }

    /// Steps over a byte that stands here.
    fn step(&mut self, byte: u8) -> Option<()> {
        (self.byte() == Some(byte)).then(|| self.at += 1)
    }

    /// Steps over a heading that stands here, with its line.
    pub(crate) fn heading(&mut self, heading: &str) -> Option<()> {
        self.skip(heading)?;
        self.end_line()
    }

    /// Reads fields down to the next heading, the value of each by `read`, which is told its name.
    pub(crate) fn fields(&mut self, mut read: impl FnMut(&mut Self, &str) -> Option<()>) -> Option<()> {
        loop {
            self.skip_to_words()?;
            if self.byte().is_none_or(|byte| byte == b'[') {
                return Some(());
            }
            let name = self.name()?;
            self.skip_blanks();
            self.step(b'=')?;
            self.skip_blanks();
            read(self, &name)?;
            self.end_line()?;
        }
    }

    fn name(&mut self) -> Option<Cow<'t, str>> {
        if self.byte() == Some(b'"') {
            return self.quoted();
        }
        let is_of_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
        let rest = &self.text[self.at..];
        let length = rest.bytes().take_while(is_of_name).count();
        self.at += length;
        (length > 0).then(|| Cow::Borrowed(&rest[..length]))
    }

    /// Reads a list on one line, each element by `read`.
    fn list<T>(&mut self, mut read: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        self.step(b'[')?;
        let mut list = Vec::with_capacity(2);
        loop {
            self.skip_blanks();
            if self.step(b']').is_some() {
                return Some(list);
            }
            list.push(read(self)?);
            self.skip_blanks();
            if self.byte() != Some(b']') {
                self.step(b',')?;
            }
        }
    }

    /// Reads text in double quotes, with the escapes that are usual in it. Three quotes, with which a text of several
    /// lines begins, are read as text without a letter, behind which a quote may not stand.
    fn quoted(&mut self) -> Option<Cow<'t, str>> {
        self.step(b'"')?;
        let start = self.at;
        self.skip_text();
        if self.step(b'"').is_some() {
            return Some(Cow::Borrowed(&self.text[start..self.at - 1]));
        }
        let mut text = self.text[start..self.at].to_owned();
        while self.step(b'\\').is_some() {
            text.push(match self.byte()? {
                plain @ (b'"' | b'\\') => char::from(plain),
                b'n' => '\n',
                b't' => '\t',
                _ => return None,
            });
            let start = self.at + 1;
            self.at = start;
            self.skip_text();
            text.push_str(&self.text[start..self.at]);
        }
        self.step(b'"')?;
        Some(Cow::Owned(text))
    }

    /// Steps over characters that text and comments may hold, up to a quote or a backslash.
    fn skip_text(&mut self) {
        self.at += text_length(&self.text.as_bytes()[self.at..]);
        while self.step(b'\t').is_some() {
            self.at += text_length(&self.text.as_bytes()[self.at..]);
        }
    }

    fn skip_blanks(&mut self) {
        while matches!(self.byte(), Some(b' ' | b'\t')) {
            self.at += 1;
        }
    }

    /// Steps over blanks, comments and the ends of lines.
    fn skip_to_words(&mut self) -> Option<()> {
        loop {
            self.skip_blanks();
            if !matches!(self.byte(), Some(b'#' | b'\r' | b'\n')) {
                return Some(());
            }
            self.end_line()?;
        }
    }

    /// Steps over what may stand behind a value or a heading: blanks and a comment, then the end of the line.
    fn end_line(&mut self) -> Option<()> {
        self.skip_blanks();
        if self.byte() == Some(b'#') {
            self.skip_text();
            while self.step(b'"').or_else(|| self.step(b'\\')).is_some() {
                self.skip_text();
            }
        }
        match self.byte() {
            None => Some(()),
            Some(b'\r') => self.skip("\r\n"),
            Some(_) => self.step(b'\n'),
        }
    }
}

impl FieldReader for Scanner<'_> {
    fn number(&mut self) -> Option<Number> {
        let rest = &self.text[self.at..];
        let length = rest.bytes().take_while(u8::is_ascii_digit).count();
        self.at += length;
        (length < 10 && !rest.starts_with('0')).then(|| rest[..length].parse().ok()).flatten().and_then(Number::new)
    }

    fn text(&mut self) -> Option<String> {
        self.quoted().map(Cow::into_owned)
    }

    fn raised(&mut self) -> Option<Raised> {
        if self.byte() == Some(b'"') { Raised::from_words(&self.quoted()?) } else { self.day().map(Raised::Day) }
    }

    fn day(&mut self) -> Option<NaiveDate> {
        let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *self.text.as_bytes()[self.at..].first_chunk::<10>()? else {
            return None;
        };
        self.at += 10;
        let figures = [y1, y2, y3, y4, m1, m2, d1, d2].map(|figure| u32::from(figure.wrapping_sub(b'0')));
        let [y1, y2, y3, y4, m1, m2, d1, d2] = figures;
        let year = i32::try_from(((y1 * 10 + y2) * 10 + y3) * 10 + y4).ok()?;
        let is_of_figures = figures.iter().all(|figure| *figure < 10);
        is_of_figures.then(|| NaiveDate::from_ymd_opt(year, m1 * 10 + m2, d1 * 10 + d2)).flatten()
    }

    fn owners(&mut self) -> Option<Vec<Owner>> {
        self.list(|scanner| scanner.quoted().map(|name| Owner::new(&name)))
    }

    fn due(&mut self) -> Option<Due> {
        if self.byte() == Some(b'"') { Due::from_words(&self.quoted()?) } else { self.day().map(Due::Day) }
    }

    fn dues(&mut self) -> Option<Vec<Due>> {
        self.list(Self::due)
    }

    fn colour(&mut self) -> Option<Rag> {
        self.quoted()?.parse().ok().filter(|rag: &Rag| rag.is_used_with(self.done_colour))
    }

    fn outcome(&mut self) -> Option<Outcome> {
        self.quoted()?.parse().ok()
    }

    fn flag(&mut self) -> Option<bool> {
        let is_true = self.skip("true").is_some();
        (is_true || self.skip("false").is_some()).then_some(is_true)
    }

    fn closed(&mut self) -> Option<Closed> {
        let is_unknown = self.skip("\"unknown\"").is_some();
        if is_unknown { Some(Closed(None)) } else { self.day().map(|day| Closed(Some(day))) }
    }
}

/// Returns where the first quote, backslash or control character stands, else how many bytes there
/// are; eight bytes are looked at at once.
fn text_length(bytes: &[u8]) -> usize {
    let (words, rest) = bytes.as_chunks::<8>();
    for (index, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        let equal = |byte: u8| below(word ^ eight(byte), 1);
        let ends = (below(word, b' ') | equal(b'"') | equal(b'\\') | equal(0x7f)) & eight(0x80);
        if ends != 0 {
            return index * 8 + ends.trailing_zeros() as usize / 8;
        }
    }
    let ends = |byte: &u8| byte.is_ascii_control() || matches!(byte, b'"' | b'\\');
    bytes.len() - rest.len() + rest.iter().position(ends).unwrap_or(rest.len())
}

/// Sets the highest bit of each byte that is below `limit`, at most 128; above the first of them
/// others may be set too.
fn below(word: u64, limit: u8) -> u64 {
    word.wrapping_sub(eight(limit)) & !word
}

/// Returns eight times a byte.
fn eight(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_ends_at_the_first_byte_that_may_not_stand_in_it() {
        for byte in 0..=u8::MAX {
            let ends = byte < b' ' || [b'"', b'\\', 0x7f].contains(&byte);
            for length in 0..20 {
                for at in 0..length {
                    let mut bytes = vec![b'!'; length];
                    bytes[at] = byte;
                    assert_eq!(text_length(&bytes), if ends { at } else { length }, "{byte} at {at} of {length}");
                }
            }
        }
    }
}
