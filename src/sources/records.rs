//! The rows of delimited text: where each begins, and its fields without their quotes.
//!
//! The rules are those of CSV. Files that break them are common, though: text pasted from a page
//! begins with a quotation mark that is only that. A crate would drop the mark, or swallow the rows
//! below it; here a field is quoted only when its quotes end where a field may end.

use std::borrow::Cow;

use super::limits::MOST_COLUMNS;

/// The most bytes between two quotes: no cell of a spreadsheet holds more than 32,767 characters.
const MOST_QUOTED: usize = 4 * 32_767;

/// A row.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Record<'t> {
    /// The line on which it begins, counted from 1.
    pub(super) place: usize,
    /// Its fields.
    pub(super) fields: Vec<Cow<'t, str>>,
    /// Whether it has a field beyond the last column that is read.
    pub(super) is_too_wide: bool,
}

impl Record<'_> {
    /// Tells whether nothing stands in it.
    pub(super) fn is_blank(&self) -> bool {
        !self.is_too_wide && self.fields.iter().all(|field| field.trim().is_empty())
    }
}

/// The rows of a text, of which the lines end in newlines alone.
#[derive(Debug)]
pub(super) struct Records<'t> {
    text: &'t str,
    delimiter: u8,
    at: usize,
    line: usize,
    /// How many bytes may still be searched in vain for a closing quote, so that no text takes long.
    patience: usize,
}

impl<'t> Records<'t> {
    pub(super) fn new(text: &'t str, delimiter: u8) -> Self {
        Self { text, delimiter, at: 0, line: 1, patience: 4 * text.len() }
    }

    /// Takes the field that begins here, and moves to what ends it.
    fn field(&mut self) -> Cow<'t, str> {
        let start = self.at;
        if let Some((end, text)) = self.quoted() {
            self.line += self.text[start..end].matches('\n').count();
            self.at = end;
            return text;
        }
        let ends = |byte: &u8| *byte == self.delimiter || *byte == b'\n';
        let end = self.text.as_bytes()[start..].iter().position(ends).map_or(self.text.len(), |length| start + length);
        self.at = end;
        Cow::Borrowed(&self.text[start..end])
    }

    /// Returns the end of a quoted field and its text, when one begins here.
    fn quoted(&mut self) -> Option<(usize, Cow<'t, str>)> {
        let opening = self.at + self.blanks(self.at);
        if self.text.as_bytes().get(opening) != Some(&b'"') || self.patience == 0 {
            return None;
        }
        let searched = self.text.len().min(opening + MOST_QUOTED);
        match self.closing(opening, searched) {
            Ok(closing) => {
                let text = &self.text[opening + 1..closing];
                let text = if text.contains("\"\"") { text.replace("\"\"", "\"").into() } else { text.into() };
                Some((closing + 1 + self.blanks(closing + 1), text))
            }
            Err(at) => {
                self.patience = self.patience.saturating_sub(at - opening);
                None
            }
        }
    }

    /// Returns where the quote stands that closes the one at `opening`, else how far it was searched.
    fn closing(&self, opening: usize, searched: usize) -> Result<usize, usize> {
        let bytes = self.text.as_bytes();
        let is_tabbed = self.delimiter == b'\t';
        let (mut has_stray, mut spans_lines, mut has_delimiter) = (false, false, false);
        let mut at = opening + 1;
        while at < searched {
            match bytes[at] {
                b'"' if self.ends_field(at + 1) => return Ok(at),
                b'"' if bytes.get(at + 1) == Some(&b'"') => at += 1,
                b'"' => has_stray = true,
                b'\n' => spans_lines = true,
                byte if byte == self.delimiter => has_delimiter = true,
                _ => {}
            }
            // A program that quotes doubles the quotes inside, and a cell that was copied out of a
            // table holds no tab: what breaks this is text that happens to begin with a quote.
            let is_implausible = has_stray && (spans_lines || is_tabbed) || is_tabbed && spans_lines && has_delimiter;
            if is_implausible {
                return Err(at);
            }
            at += 1;
        }
        Err(searched)
    }

    /// Tells whether a field may end here.
    fn ends_field(&self, at: usize) -> bool {
        let next = self.text.as_bytes().get(at + self.blanks(at));
        next.is_none_or(|byte| *byte == b'\n' || *byte == self.delimiter)
    }

    /// Counts the spaces from here, of which a few are let pass around quotes.
    fn blanks(&self, at: usize) -> usize {
        self.text.as_bytes()[at..].iter().take(8).take_while(|byte| **byte == b' ').count()
    }
}

impl<'t> Iterator for Records<'t> {
    type Item = Record<'t>;

    fn next(&mut self) -> Option<Record<'t>> {
        let bytes = self.text.as_bytes();
        while bytes.get(self.at) == Some(&b'\n') {
            self.at += 1;
            self.line += 1;
        }
        if self.at == bytes.len() {
            return None;
        }
        let mut record = Record { place: self.line, fields: Vec::new(), is_too_wide: false };
        loop {
            let field = self.field();
            if record.fields.len() < MOST_COLUMNS {
                record.fields.push(field);
            } else if !field.trim().is_empty() {
                record.is_too_wide = true;
            }
            if bytes.get(self.at) != Some(&self.delimiter) {
                return Some(record);
            }
            self.at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows(text: &str, delimiter: u8) -> Vec<(usize, String)> {
        Records::new(text, delimiter).map(|record| (record.place, record.fields.join("|"))).collect()
    }

    fn row(place: usize, fields: &str) -> (usize, String) {
        (place, fields.to_owned())
    }

    #[test]
    fn quotes_hold_delimiters_lines_and_doubled_quotes() {
        let text = "\n1,\"Write, then\nring \"\"Ann\"\"\",\n\n2, \"\" ,x\n";
        assert_eq!(rows(text, b','), [row(2, "1|Write, then\nring \"Ann\"|"), row(5, "2||x")]);
    }

    #[test]
    fn a_quotation_at_the_beginning_of_a_pasted_cell_keeps_its_marks() {
        let text = "1\t\"Warm rooms\" to be listed\tAnn\n2\t\"Left open\tBen\n3\tsaid \"yes\"\tCy\n";
        let read =
            [row(1, "1|\"Warm rooms\" to be listed|Ann"), row(2, "2|\"Left open|Ben"), row(3, "3|said \"yes\"|Cy")];
        assert_eq!(rows(text, b'\t'), read);
        let swallowing = "2\t\"Left open\tBen\n3\tor shut\"\tCy\n";
        assert_eq!(rows(swallowing, b'\t'), [row(1, "2|\"Left open|Ben"), row(2, "3|or shut\"|Cy")]);
    }

    #[test]
    fn quotes_that_were_not_doubled_are_kept_on_their_line() {
        assert_eq!(rows("1,\"a \"b\" c\",x\n", b','), [row(1, "1|a \"b\" c|x")]);
        assert_eq!(
            rows("1,\"Warm rooms\" list,x\n2,\"y\",z", b','),
            [row(1, "1|\"Warm rooms\" list|x"), row(2, "2|y|z")]
        );
        assert_eq!(rows("1,\"open,x\n2,\"y\",z", b','), [row(1, "1|\"open|x"), row(2, "2|y|z")]);
    }

    #[test]
    fn fields_beyond_the_last_column_count_only_when_they_hold_text() {
        let blank = ",".repeat(16_383);
        assert!(Records::new(&blank, b',').all(|record| record.is_blank() && record.fields.len() == MOST_COLUMNS));
        assert!(Records::new(&format!("{blank}x"), b',').all(|record| record.is_too_wide));
    }

    #[test]
    fn quotes_in_vain_take_no_time() {
        for text in ["\"\"x\t", "\"a,", "\"\"\"a\t", "\"\n", "\"a\"\"\t", "\"\"x,\n\"y\"\"z,"] {
            for delimiter in [b'\t', b',', b';'] {
                assert!(Records::new(&text.repeat(300_000), delimiter).count() > 0);
            }
        }
    }

    proptest! {
        #[test]
        fn what_is_written_by_the_rules_is_read_back(
            written in proptest::collection::vec(proptest::collection::vec("[a-c \",;\n]{0,6}", 2..5), 1..6),
        ) {
            let mut writer = csv::WriterBuilder::new().flexible(true).quote_style(csv::QuoteStyle::Always).from_writer(Vec::new());
            for fields in &written {
                writer.write_record(fields).expect("memory");
            }
            let text = String::from_utf8(writer.into_inner().expect("memory")).expect("text");
            let read: Vec<Vec<String>> =
                Records::new(&text, b',').map(|record| record.fields.into_iter().map(Cow::into_owned).collect()).collect();
            prop_assert_eq!(read, written);
        }

        #[test]
        fn no_text_loses_a_line(text in "[a\"\t,;\n ]{0,40}") {
            for delimiter in [b'\t', b',', b';'] {
                let last = Records::new(&text, delimiter).last().map_or(0, |record| record.place);
                prop_assert!(last <= text.matches('\n').count() + 1);
            }
        }
    }
}
