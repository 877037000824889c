//! By what the fields of delimited text are divided.

use super::records::Records;

/// How many rows tell the delimiter.
const JUDGED: usize = 500;

/// What divides fields.
const DELIMITERS: [u8; 3] = [b'\t', b';', b','];

/// How alike the rows are when they are divided by one delimiter.
#[derive(Debug, Default)]
struct Likeness {
    /// How many rows there are.
    rows: usize,
    /// How many of them are divided.
    divided: usize,
    /// The number of fields that most of the divided rows have.
    columns: usize,
    /// How many rows have that number of fields.
    alike: usize,
}

/// Returns the delimiter that divides the lines of a text most alike, if they are a table at all.
pub(super) fn delimiter_of(text: &str) -> Option<u8> {
    let likeness_of = |is_exact: bool| move |delimiter| (delimiter, Likeness::of(text, delimiter, is_exact));
    // Where the rows are few, one that ends in one more delimiter is like the others all the same.
    most_alike(DELIMITERS.map(likeness_of(true))).or_else(|| most_alike(DELIMITERS.map(likeness_of(false))))
}

fn most_alike(likenesses: [(u8, Likeness); 3]) -> Option<u8> {
    let mut best = None;
    for (delimiter, likeness) in likenesses {
        let score = likeness.score();
        if likeness.is_of_table(delimiter) && best.is_none_or(|(_, high)| score > high) {
            best = Some((delimiter, score));
        }
    }
    best.map(|(delimiter, _)| delimiter)
}

impl Likeness {
    fn of(text: &str, delimiter: u8, is_exact: bool) -> Self {
        let mut likeness = Self::default();
        let mut counts = std::collections::BTreeMap::new();
        for record in Records::new(text, delimiter).filter(|record| !record.is_blank()).take(JUDGED) {
            likeness.rows += 1;
            let is_dropped = !is_exact && record.fields.last().is_some_and(|last| last.trim().is_empty());
            let fields = record.fields.len() - usize::from(is_dropped);
            if fields > 1 {
                likeness.divided += 1;
                *counts.entry(fields).or_insert(0) += 1;
            }
        }
        if let Some((columns, alike)) = counts.into_iter().max_by_key(|(_, alike)| *alike) {
            (likeness.columns, likeness.alike) = (columns, alike);
        }
        likeness
    }

    /// Weighs how many rows are alike, and in how many columns.
    fn score(&self) -> usize {
        1000 * self.alike * self.alike * self.columns.saturating_sub(1) / (self.rows * self.rows).max(1)
    }

    /// Tells whether the rows are a table: running text holds commas and semicolons too, and few tabs.
    fn is_of_table(&self, delimiter: u8) -> bool {
        let share_wanted = if self.columns > 2 { 3 } else { 2 };
        match delimiter {
            b'\t' => self.divided > 0 && self.divided * 3 >= self.rows,
            _ => self.alike > 1 && self.alike * share_wanted >= self.rows,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delimiter_is_the_one_that_divides_the_rows_alike() {
        let cases = [
            ("No.\tAction\n1\tWrite, ring, visit\n2\tThank, warmly, all\n", b'\t'),
            ("No.;Action;Cost\n1;Repair the roof;1,50\n2;Paint;2,75\n", b';'),
            ("No.,Action\n1,\"Ring Ann; ring Ben\"\n2,\"Buy\nglue\"\n", b','),
            ("Our log\n\nNo.;Action\n1;Ask, again\n", b';'),
            ("1\tWrite to Ann", b'\t'),
            ("No,Action,Owner\n1,Ask the ringers,Verger,\n", b','),
        ];
        for (text, delimiter) in cases {
            assert_eq!(delimiter_of(text), Some(delimiter), "{text}");
        }
    }

    #[test]
    fn a_single_column_and_running_text_are_no_table() {
        let minutes = "The board met.\nAnn, Ben and Cy spoke.\nIt was late, and cold.\nThey went home.\nAll slept.\n";
        let tabbed = minutes.replace("They", "\tThey");
        for text in [&tabbed, "", "\n\n", "Action\nWrite\nRing\n", "one, line", minutes, ",,,\n,,\n"] {
            assert_eq!(delimiter_of(text), None, "{text}");
        }
    }
}
