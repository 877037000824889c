//! From a document to minutes, and from minutes to what they propose for a log.

use chrono::NaiveDate;

use super::beside::set_beside;
use super::finding::Finder;
use super::head::meeting_day;
use super::marks::{Mark, marked};
use super::mentions::{Mention, mentions};
use super::passages::{Gathering, Passage};
use super::people::People;
use super::undertakings::{Undertaking, joined};
use super::whom::Known;
use crate::model::{Directory, Log, has_word, plain};
use crate::sources::{Block, Sheet};

/// Words of the headings under which whoever was there is listed.
const ATTENDANCE: &[&str] = &[
    "present",
    "attendance",
    "attending",
    "apologies",
    "members",
    "officers",
    "absent",
    "trustees",
    "governors",
    "welcome",
];

/// The most lines before the first minute in which names are looked for.
const MOST: usize = 120;

/// Minutes as read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Minutes {
    /// The day of the meeting, when its title or head says it.
    pub meeting: Option<NaiveDate>,
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
    let mut is_list = true;
    for line in lines.iter().take(MOST) {
        let (mark, words) = marked(line);
        let begins = matches!(mark, Some(Mark::Number(_)));
        let is_label = has_word(&plain(words.split([':', '.', '\t']).next().unwrap_or_default()), ATTENDANCE);
        is_list = if begins { is_label } else { is_list || is_label };
        let is_sentence = words.ends_with('.')
            && words.split_whitespace().count() > 12
            && !words.contains(':')
            && words.matches(',').count() < 2;
        if is_list && !is_sentence {
            people.take(words);
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
        let mut undertakings = joined(finder.hits(), &self.passages);
        set_beside(&mut undertakings, log, meeting);
        let mentions = mentions(&self.passages, log, meeting, &undertakings);
        Proposed { meeting, undertakings, mentions }
    }
}
