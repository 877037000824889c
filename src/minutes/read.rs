//! From a document to minutes, and from minutes to what they propose for a log.

use chrono::NaiveDate;

use super::alike::names;
use super::beside::set_beside;
use super::finding::Finder;
use super::gathering::Gathering;
use super::head::{Held, meeting_day};
use super::marks::{Mark, marked};
use super::mentions::{Mention, mentions};
use super::passages::Passage;
use super::people::{People, Standing, lists_names};
use super::undertakings::{Undertaking, joined};
use super::whom::Known;
use crate::model::{Directory, Log, has_word, plain};
use crate::sources::{Block, Sheet};

/// Words of the headings under which whoever was there is listed.
#[rustfmt::skip]
const ATTENDANCE: &[&str] = &[
    "present", "attendance", "attending", "apologies", "members", "officers", "absent", "trustees", "governors",
    "welcome", "came", "sorry",
];

/// The most lines before the first minute in which names are looked for.
const MOST: usize = 120;

/// Minutes as read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Minutes {
    /// The day of the meeting, when its title or head says it.
    pub meeting: Option<Held>,
    passages: Vec<Passage>,
    people: People,
}

/// What minutes propose for a log.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposed {
    /// The day of the meeting.
    pub meeting: NaiveDate,
    /// The undertakings, formal ones first, each in the order of the minutes.
    pub undertakings: Vec<Undertaking>,
    /// What is said of actions that the log has, in the order of the minutes.
    pub mentions: Vec<Mention>,
}

/// Reads minutes.
pub fn read(sheet: &Sheet) -> Minutes {
    let mut gathering = Gathering::default();
    let mut lines = Vec::new();
    for block in &sheet.blocks {
        match block {
            Block::Line(paragraph) => {
                lines.push(paragraph.text());
                gathering.take(paragraph, None);
            }
            Block::Table(rows) => {
                lines.extend(rows.iter().map(|row| row.said().join("\t")));
                gathering.take_table(rows);
            }
        }
    }
    Minutes { meeting: meeting_day(&lines), people: people(&lines), passages: gathering.passages }
}

/// Collects whoever is listed before the first minute, and in the minute that lists who was there.
fn people(lines: &[String]) -> People {
    let mut people = People::default();
    let mut standing = Some(Standing::Head);
    for line in lines.iter().take(MOST) {
        let (mark, words) = marked(line);
        let begins = matches!(mark, Some(Mark::Number(_)));
        let is_label = has_word(&plain(words.split([':', '.', '\t']).next().unwrap_or_default()), ATTENDANCE);
        let is_label = is_label || standing.is_some() && !begins && lists_names(words);
        standing = if is_label { Some(Standing::List) } else { standing.filter(|_| !begins) };
        let standing =
            standing.map(|standing| if is_label && words.contains(':') { Standing::Label } else { standing });
        let is_sentence = words.ends_with('.')
            && words.split_whitespace().count() > 12
            && !words.contains(':')
            && words.matches(',').count() < 2;
        if let Some(standing) = standing.filter(|_| !is_sentence) {
            people.take(words, standing);
        }
    }
    people
}

impl Minutes {
    /// Finds what these minutes of a meeting on that day propose for a log.
    pub fn beside(&self, log: &Log, meeting: NaiveDate) -> Proposed {
        let directory = Directory::of(log);
        let known = Known { people: &self.people, log: &directory };
        let finder = Finder { passages: &self.passages, known, meeting, calendar: &log.calendar };
        let listed = self.people.0.iter().map(|listed| listed.name.as_str());
        let names = names(listed.chain(directory.everybody()));
        let mut undertakings = joined(finder.hits(), &self.passages, &names);
        set_beside(&mut undertakings, log, meeting, &names);
        let mentions = mentions(&self.passages, log, meeting, &undertakings);
        Proposed { meeting, undertakings, mentions }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::minutes::text::words;
    use crate::model::fixtures::{action, day, log_of};
    use crate::sources::read_prose;

    fn proposed(text: &str) -> Option<Proposed> {
        let sheet = read_prose(None, text.as_bytes()).ok()?;
        let log = log_of([action(1, &["Ann Lee"]), action(3, &["Bo Ek"])]);
        Some(read(&sheet).beside(&log, day("2026-03-17")))
    }

    /// Pieces of which minutes are made, and such as they are not.
    #[rustfmt::skip]
    const PIECES: &[&str] = &[
        "Minutes of the meeting held on 17 March 2026", "\n", "\n\n", "\r\n",
        "Present: Ann Lee (AL), Cllr Bo Ek, Zoë Brontë-O’Neil", "1. Hall", "36(b) ", "(a) ", "24/015 ", "VIII. ",
        "- ", "# ", "**", "RESOLVED: ", "RESOLVED", "It was agreed that ", "ACTION: ", "Action 3: ", "the Clerk ",
        "Ann Lee ", "AL ", "Bo Ek, AL and the Clerk ", "he ", "agreed to write ", "would be sent to them ",
        "be asked to report ", "to: ", "by 30 April. ", "within two weeks ", "the 31st ", "at the next meeting; ",
        "was closed. ", "be withdrawn ", "action no. 1 and actions 2-4 ", "“quoted” ", "\"the ", "(Action: ", ") ",
        "] ", "; and ", "that ", "That ", ". ", "\t", "      ", "é", "İ", "ß", "𝒜 ", "’ll ", "'s going to ", "/",
        "–", "Page 2 of 4\n", "Minutes:\n",
        "| Item | Action | Who | When |\n|---|---|---|---|\n| 1 | mend it | AL | May |\n",
    ];

    proptest! {
        #[test]
        fn no_minutes_make_it_panic(pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..30)) {
            let _ = proposed(&pieces.concat());
        }

        #[test]
        fn every_word_that_is_proposed_stands_in_the_minutes(pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..30)) {
            let text = pieces.concat();
            let said = |text: &str| words(text).into_iter().map(|word| word.plain).collect::<Vec<_>>();
            let minutes = said(&text.replace('*', "").replace(['|', '#'], " "));
            for undertaking in proposed(&text).into_iter().flat_map(|proposed| proposed.undertakings) {
                for word in said(&undertaking.text.replace('*', "")) {
                    prop_assert!(minutes.iter().any(|own| own.contains(&word)), "{word}: {}", undertaking.text);
                }
            }
        }
    }
}
