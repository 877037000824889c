//! An action as the program writes it, and as nearly everybody does: a field a line, text in double quotes, lists on
//! one line. Anything else, doubts and mistakes included, is left to the parser of the whole language.

use std::borrow::Cow;
use std::str::FromStr;

use chrono::NaiveDate;

use crate::dates::month_and_year;
use crate::model::{Action, Comment, Due, Further, Number, Outcome, Owner, Rag, Raised, State};

/// The heading of an action.
pub(super) const HEADING: &str = "[[actions]]";

/// Reads the action whose heading stands at `start` of a log with this complete colour, and returns
/// it with the place at which the next one's heading stands, or the text ends.
///
/// Returns nothing when the action is laid out in any other way than the usual one, when it breaks
/// a rule, and when there is a doubt about it.
pub(super) fn usual_action(text: &str, start: usize, complete: Rag) -> Option<(Action, usize)> {
    let mut reader = Reader { text, at: start, complete };
    reader.heading(HEADING)?;
    let mut draft = Draft::default();
    reader.fields(|reader, name| draft.field(name, reader))?;
    while reader.byte().is_some() && !reader.is_at_next() {
        draft.below(&mut reader)?;
    }
    Some((draft.action()?, reader.at))
}

/// An action as far as it was read.
#[derive(Default)]
struct Draft {
    number: Option<Number>,
    reference: Option<String>,
    raised: Option<Raised>,
    minute: Option<String>,
    text: Option<String>,
    owners: Option<Vec<Owner>>,
    due: Option<Due>,
    was_due: Option<Vec<Due>>,
    rag: Option<Rag>,
    exempt: Option<bool>,
    proposed: Option<Outcome>,
    closed: Option<Closed>,
    outcome: Option<Outcome>,
    closed_minute: Option<String>,
    further: Vec<Further>,
    comments: Vec<Comment>,
    imported: Option<Vec<(String, String)>>,
}

/// When an action was closed: a day, or nothing when that is said to be unknown.
struct Closed(Option<NaiveDate>);

impl Draft {
    fn field(&mut self, name: &str, reader: &mut Reader) -> Option<()> {
        match name {
            "number" => once(&mut self.number, reader.number()),
            "reference" => once(&mut self.reference, reader.text()),
            "raised" => once(&mut self.raised, reader.raised()),
            "minute" => once(&mut self.minute, reader.text()),
            "action" => once(&mut self.text, reader.text()),
            "owners" => once(&mut self.owners, reader.list(Reader::owner)),
            "due" => once(&mut self.due, reader.due()),
            "was_due" => once(&mut self.was_due, reader.list(Reader::due)),
            "rag" => once(&mut self.rag, reader.rag()),
            "exempt" => once(&mut self.exempt, reader.flag()),
            "proposed" => once(&mut self.proposed, reader.word()),
            "closed" => once(&mut self.closed, reader.closed()),
            "outcome" => once(&mut self.outcome, reader.word()),
            "closed_minute" => once(&mut self.closed_minute, reader.text()),
            _ => None,
        }
    }

    /// Reads what stands under the next heading.
    fn below(&mut self, reader: &mut Reader) -> Option<()> {
        if reader.heading("[[actions.comments]]").is_some() {
            self.comments.push(comment(reader)?);
        } else if reader.heading("[[actions.further]]").is_some() {
            self.further.push(further(reader)?);
        } else {
            reader.heading("[actions.imported]")?;
            once(&mut self.imported, imported(reader))?;
        }
        Some(())
    }

    fn action(self) -> Option<Action> {
        let state = match (self.closed, self.outcome, self.closed_minute, self.proposed) {
            (None, None, None, proposed) => State::Open { proposed },
            (Some(Closed(on)), Some(outcome), minute, None) => State::Closed { on, outcome, minute },
            _ => return None,
        };
        Some(Action {
            number: self.number?,
            reference: self.reference,
            raised: self.raised?,
            minute: self.minute,
            text: self.text?,
            owners: self.owners?,
            due: self.due,
            was_due: self.was_due.unwrap_or_default(),
            rag: self.rag,
            exempt: self.exempt.unwrap_or_default(),
            state,
            further: self.further,
            comments: self.comments,
            imported: self.imported.unwrap_or_default(),
        })
    }
}

fn comment(reader: &mut Reader) -> Option<Comment> {
    let (mut date, mut meeting, mut by, mut text, mut rag) = (None, None, None, None, None);
    reader.fields(|reader, name| match name {
        "date" => once(&mut date, reader.day()),
        "meeting" => once(&mut meeting, reader.day()),
        "by" => once(&mut by, reader.text()),
        "text" => once(&mut text, reader.text()),
        "rag" => once(&mut rag, reader.rag()),
        _ => None,
    })?;
    Some(Comment { date, meeting, by, text: text?, rag })
}

fn further(reader: &mut Reader) -> Option<Further> {
    let (mut raised, mut minute, mut text, mut owners) = (None, None, None, None);
    reader.fields(|reader, name| match name {
        "raised" => once(&mut raised, reader.raised()),
        "minute" => once(&mut minute, reader.text()),
        "action" => once(&mut text, reader.text()),
        "owners" => once(&mut owners, reader.list(Reader::owner)),
        _ => None,
    })?;
    Some(Further { raised: raised?, minute, text: text?, owners: owners.unwrap_or_default() })
}

fn imported(reader: &mut Reader) -> Option<Vec<(String, String)>> {
    let mut imported: Vec<(String, String)> = Vec::new();
    reader.fields(|reader, name| {
        let is_new = imported.iter().all(|(known, _)| known != name);
        imported.push((name.to_owned(), reader.text()?));
        is_new.then_some(())
    })?;
    Some(imported)
}

/// Puts what was read where there was nothing.
fn once<T>(place: &mut Option<T>, read: Option<T>) -> Option<()> {
    if place.is_some() {
        return None;
    }
    *place = Some(read?);
    Some(())
}

/// A place in a text, from which it is read on.
struct Reader<'t> {
    text: &'t str,
    at: usize,
    complete: Rag,
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

    /// Steps over some text that stands here.
    fn skip(&mut self, text: &str) -> Option<()> {
        self.is_at(text).then(|| self.at += text.len())
    }

    /// Steps over a byte that stands here.
    fn step(&mut self, byte: u8) -> Option<()> {
        (self.byte() == Some(byte)).then(|| self.at += 1)
    }

    /// Steps over a heading that stands here, with its line.
    fn heading(&mut self, heading: &str) -> Option<()> {
        self.skip(heading)?;
        self.end_line()
    }

    /// Reads fields down to the next heading, the value of each by `read`, which is told its name.
    fn fields(&mut self, mut read: impl FnMut(&mut Self, &str) -> Option<()>) -> Option<()> {
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

    fn text(&mut self) -> Option<String> {
        self.quoted().map(Cow::into_owned)
    }

    fn owner(&mut self) -> Option<Owner> {
        self.quoted().map(|name| Owner::new(&name))
    }

    fn word<T: FromStr>(&mut self) -> Option<T> {
        self.quoted()?.parse().ok()
    }

    fn rag(&mut self) -> Option<Rag> {
        self.word().filter(|rag: &Rag| rag.is_used_with(self.complete))
    }

    fn flag(&mut self) -> Option<bool> {
        let is_true = self.skip("true").is_some();
        (is_true || self.skip("false").is_some()).then_some(is_true)
    }

    fn number(&mut self) -> Option<Number> {
        let rest = &self.text[self.at..];
        let length = rest.bytes().take_while(u8::is_ascii_digit).count();
        self.at += length;
        (length < 10 && !rest.starts_with('0')).then(|| rest[..length].parse().ok()).flatten().and_then(Number::new)
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

    fn raised(&mut self) -> Option<Raised> {
        if self.byte() != Some(b'"') {
            return self.day().map(Raised::Day);
        }
        let (year, month) = month_and_year(&self.quoted()?)?;
        NaiveDate::from_ymd_opt(year, month, 1).map(Raised::Month)
    }

    fn due(&mut self) -> Option<Due> {
        if self.byte() == Some(b'"') { Due::from_words(&self.quoted()?) } else { self.day().map(Due::Day) }
    }

    fn closed(&mut self) -> Option<Closed> {
        let is_unknown = self.skip("\"unknown\"").is_some();
        if is_unknown { Some(Closed(None)) } else { self.day().map(|day| Closed(Some(day))) }
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
            Some(b'\r') => self.skip("\r\n"),
            Some(_) => self.step(b'\n'),
        }
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
