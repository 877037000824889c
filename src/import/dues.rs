//! The due dates of a cell: struck out, earlier and now.

use super::time::{bare, day_in, time_of};
use super::words::{has_word, plain};
use crate::model::{Due, Raised};
use crate::sources::{Cell, Paragraph};

/// What a cell says of when an action is due.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Dues {
    /// Earlier due dates, in the order of the source.
    pub(super) was: Vec<Due>,
    /// Due dates that stand, the last of them the one that counts.
    pub(super) now: Vec<Due>,
    /// What is no due date.
    pub(super) unclear: Vec<String>,
}

/// Reads the due dates of a cell.
pub(super) fn dues_in(cell: &Cell) -> Dues {
    let mut dues = Dues::default();
    let is_struck = |paragraph: &Paragraph| paragraph.runs.iter().all(|run| run.is_struck);
    if let Some(day) = cell.day {
        let is_was = !cell.is_blank() && cell.paragraphs.iter().all(is_struck);
        if is_was { &mut dues.was } else { &mut dues.now }.push(Due::Day(day));
        return dues;
    }
    for paragraph in &cell.paragraphs {
        let part = |struck: bool| -> String {
            paragraph.runs.iter().filter(|run| run.is_struck == struck).map(|run| run.text.as_str()).collect()
        };
        dues.was.extend(due_of(&part(true)));
        dues.read(&part(false));
    }
    dues
}

impl Dues {
    /// Reads what stands in one paragraph.
    fn read(&mut self, text: &str) {
        if plain(text).is_empty() {
            return;
        }
        if self.read_several(text) {
            return;
        }
        match due_of(text) {
            Some(due) => self.now.push(due),
            None => self.unclear.push(text.trim().to_owned()),
        }
    }

    /// Reads several days with nothing but words of change between them: `Was 31/03/23, now 30/06/23`.
    fn read_several(&mut self, text: &str) -> bool {
        const CHANGE: &[&str] = &[
            "was",
            "now",
            "revised",
            "to",
            "from",
            "extended",
            "moved",
            "original*",
            "target",
            "new",
            "then",
            "and",
            "date",
            "due",
            "initially",
        ];
        const BEFORE: &[&str] = &["was", "original*", "from", "initially"];
        // A cell of due dates is short; what is longer is a story.
        if text.len() > 200 {
            return false;
        }
        let (mut rest, mut days) = (text, Vec::new());
        while let Some((range, day)) = day_in(rest) {
            days.push((plain(&rest[..range.start]), day));
            rest = &rest[range.end..];
        }
        let words = |text: &str| text.split_whitespace().all(|word| has_word(word, CHANGE));
        if days.len() < 2 || !words(&plain(rest)) || !days.iter().all(|(between, _)| words(between)) {
            return false;
        }
        for (between, day) in days {
            let is_was = has_word(&between, BEFORE);
            if is_was { &mut self.was } else { &mut self.now }.push(Due::Day(day));
        }
        true
    }
}

/// Words that may stand before a due date and a colon.
const HEADS: &[&str] = &[
    "revised",
    "new",
    "now",
    "due",
    "date",
    "target",
    "original",
    "originally",
    "extended",
    "to",
    "by",
    "deadline",
    "current",
];

/// Reads one due date; words before it such as `Revised:` or `by` are taken off.
fn due_of(text: &str) -> Option<Due> {
    let text = text.trim();
    let after_colon = text
        .split_once(':')
        .filter(|(head, _)| plain(head).split(' ').all(|word| has_word(word, HEADS)))
        .map_or(text, |(_, rest)| rest.trim());
    let after_by = ["By ", "by ", "BY ", "Before ", "before "]
        .iter()
        .find_map(|by| after_colon.strip_prefix(by))
        .unwrap_or(after_colon);
    let day = [text, after_colon, after_by].into_iter().find_map(|words| match time_of(words) {
        Some(Raised::Day(day)) => Some(Due::Day(day)),
        _ => None,
    });
    day.or_else(|| Due::from_words(bare(after_by)).filter(|due| due.last_day().is_some()))
        .or_else(|| Due::from_words(bare(after_colon)))
        .filter(|_| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::Run;

    fn check(text: &str, was: &[&str], now: &[&str], unclear: usize) {
        // What stands between tildes is struck out.
        let runs = text.split('~').enumerate().map(|(at, text)| Run {
            text: text.to_owned(),
            is_bold: false,
            is_struck: at % 2 == 1,
        });
        let cell =
            Cell { paragraphs: vec![Paragraph { runs: runs.collect(), rank: None }], columns: 1, ..Cell::default() };
        let dues = dues_in(&cell);
        let shown = |dues: &[Due]| dues.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(
            (shown(&dues.was), shown(&dues.now), dues.unclear.len()),
            (was.iter().map(ToString::to_string).collect(), now.iter().map(ToString::to_string).collect(), unclear),
            "{text}"
        );
    }

    #[test]
    fn a_due_date_is_read_with_what_it_was() {
        check("30 June 2023", &[], &["30 Jun 2023"], 0);
        check("~31/3/23~ 30/6/23", &["31 Mar 2023"], &["30 Jun 2023"], 0);
        check("Was 31/03/23, now 30/06/23", &["31 Mar 2023"], &["30 Jun 2023"], 0);
        check("30/06/23 (was 31/03/23)", &["31 Mar 2023"], &["30 Jun 2023"], 0);
        check("31/03/23 (revised to 30/06/23)", &[], &["31 Mar 2023", "30 Jun 2023"], 0);
        check("By 6 March 2023", &[], &["6 Mar 2023"], 0);
        check("Revised: March 2023", &[], &["March 2023"], 0);
        check("Not before: 30/06/23", &[], &["Not before: 30/06/23"], 0);
        check("Ongoing", &[], &["Ongoing"], 0);
        check("31.2.23", &[], &[], 1);
    }
}
