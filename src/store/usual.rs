//! An action as the program writes it, and as nearly everybody does: a field a line, text in double
//! quotes, lists on one line. Anything else, mistakes included, is left to the parser of the whole language.

use std::borrow::Cow;
use std::ops::Range;

use chrono::NaiveDate;

use super::tree::{Field, Held, Table, Value};

/// The heading of an action.
pub(super) const HEADING: &str = "[[actions]]";

/// Headings of what stands below an action, with the name under which it does; the first two are repeated.
const BELOW: [(&str, &str); 3] =
    [("[[actions.comments]]", "comments"), ("[[actions.further]]", "further"), ("[actions.imported]", "imported")];

/// Reads the action whose heading stands at `start`, and returns it with the place at which the next
/// one's heading stands, or the text ends.
///
/// Returns nothing when the action is laid out in any other way than the usual one.
pub(super) fn usual_action(text: &str, start: usize) -> Option<(Value<'_>, usize)> {
    let mut reader = Reader { text, at: start };
    let at = reader.heading(HEADING)?;
    let mut fields = reader.fields(10)?;
    while reader.byte().is_some() && !reader.is_at_next() {
        reader.below(&mut fields)?;
    }
    Some((Value { at, held: Held::Table(Table(fields)) }, reader.at))
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Reader<'t> {
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Tells whether the next action begins here.
    fn is_at_next(&self) -> bool {
        self.is_at(HEADING) && self.text.as_bytes()[self.at - 1] == b'\n'
    }

    fn is_at(&self, word: &str) -> bool {
        self.text.as_bytes()[self.at..].starts_with(word.as_bytes())
    }

    /// Steps over a word that stands here, and returns its place.
    fn word(&mut self, word: &str) -> Option<Range<usize>> {
        let start = self.at;
        self.at += if self.is_at(word) { word.len() } else { return None };
        Some(start..self.at)
    }

    /// Steps over a byte that stands here.
    fn step(&mut self, byte: u8) -> Option<()> {
        (self.byte() == Some(byte)).then(|| self.at += 1)
    }

    fn heading(&mut self, heading: &str) -> Option<Range<usize>> {
        let at = self.word(heading)?;
        self.end_line()?;
        Some(at)
    }

    /// Reads what stands under the next heading, and puts it where it belongs in the action.
    fn below(&mut self, action: &mut Vec<Field<'t>>) -> Option<()> {
        let (heading, name) = BELOW.into_iter().find(|(heading, _)| self.is_at(heading))?;
        let at = self.heading(heading)?;
        let table = Value { at: at.clone(), held: Held::Table(Table(self.fields(4)?)) };
        let known = action.iter_mut().find(|field| field.is(name));
        let is_repeated = heading.starts_with("[[");
        match known.map(|field| &mut field.value) {
            Some(Value { at: first, held: Held::List(list) }) if self.text[first.start..].starts_with("[[") => {
                list.push(table);
            }
            Some(_) => return None,
            None => {
                let start = at.end - name.len() - if is_repeated { 2 } else { 1 };
                let value = if is_repeated { Value { at, held: Held::List(list_of(table)) } } else { table };
                action.push(Field { name: Cow::Borrowed(name), name_at: start..start + name.len(), value });
            }
        }
        Some(())
    }

    /// Reads fields down to the next heading.
    fn fields(&mut self, usually: usize) -> Option<Vec<Field<'t>>> {
        let mut fields: Vec<Field> = Vec::with_capacity(usually);
        loop {
            self.skip_to_words()?;
            if self.byte().is_none_or(|byte| byte == b'[') {
                return Some(fields);
            }
            let field = self.field()?;
            if fields.iter().any(|other| other.is(&field.name)) {
                return None;
            }
            fields.push(field);
        }
    }

    fn field(&mut self) -> Option<Field<'t>> {
        let start = self.at;
        let name = if self.byte() == Some(b'"') { self.quoted()? } else { Cow::Borrowed(self.bare_name()?) };
        let name_at = start..self.at;
        self.skip_blanks();
        self.step(b'=')?;
        self.skip_blanks();
        let value = if self.byte() == Some(b'[') { self.list()? } else { self.value()? };
        self.end_line()?;
        Some(Field { name, name_at, value })
    }

    fn bare_name(&mut self) -> Option<&'t str> {
        let is_of_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
        let rest = &self.text[self.at..];
        let length = rest.bytes().take_while(is_of_name).count();
        self.at += length;
        (length > 0).then(|| &rest[..length])
    }

    /// Reads a list on one line.
    fn list(&mut self) -> Option<Value<'t>> {
        let start = self.at;
        self.step(b'[')?;
        let mut list = Vec::new();
        loop {
            self.skip_blanks();
            if self.step(b']').is_some() {
                return Some(Value { at: start..self.at, held: Held::List(list) });
            }
            list.push(self.value()?);
            self.skip_blanks();
            if self.byte() != Some(b']') {
                self.step(b',')?;
            }
        }
    }

    fn value(&mut self) -> Option<Value<'t>> {
        let start = self.at;
        let held = match self.byte()? {
            b'"' => Held::Text(self.quoted()?),
            b't' => self.word("true").map(|_| Held::Flag(true))?,
            b'f' => self.word("false").map(|_| Held::Flag(false))?,
            _ => self.figures()?,
        };
        Some(Value { at: start..self.at, held })
    }

    /// Reads a plain number, or a day.
    fn figures(&mut self) -> Option<Held<'t>> {
        let rest = &self.text[self.at..];
        let length = rest.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'-').count();
        self.at += length;
        let figures = &rest[..length];
        match figures.as_bytes() {
            [_, _, _, _, b'-', _, _, b'-', _, _] => {
                let year: u16 = figures[..4].parse().ok()?;
                let (month, day) = (figures[5..7].parse().ok()?, figures[8..].parse().ok()?);
                NaiveDate::from_ymd_opt(year.into(), month, day).map(|day| Held::Moment(Some(day)))
            }
            [b'1'..=b'9', ..] if length < 10 => figures.parse().ok().map(|number| Held::Whole(Some(number))),
            _ => None,
        }
    }

    /// Reads text in double quotes, with the escapes that are usual in it.
    fn quoted(&mut self) -> Option<Cow<'t, str>> {
        self.step(b'"')?;
        let start = self.at;
        self.skip_text();
        if self.step(b'"').is_some() {
            let text = &self.text[start..self.at - 1];
            // Three quotes begin a text of several lines.
            return (!text.is_empty() || self.byte() != Some(b'"')).then_some(Cow::Borrowed(text));
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
            Some(b'\r') => self.word("\r\n").map(|_| ()),
            Some(_) => self.step(b'\n'),
        }
    }
}

/// A list that begins with an element, with room for the few that most have.
fn list_of<T>(first: T) -> Vec<T> {
    let mut list = Vec::with_capacity(4);
    list.push(first);
    list
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
