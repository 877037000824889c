//! A log as it stands in JSON.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::action::ActionRecord;
use crate::dates::Calendar;
use crate::model::{Log, Person, Rag};

/// The version of the form.
const SCHEMA: u32 = 1;

/// A log as it stands in JSON: stable names, ISO dates; what is not there is null.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    schema: u32,
    title: Option<String>,
    meetings: Vec<NaiveDate>,
    complete: String,
    key: Vec<Meaning>,
    people: Vec<PersonRecord>,
    actions: Vec<ActionRecord>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Meaning {
    rag: String,
    meaning: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PersonRecord {
    name: String,
    aliases: Vec<String>,
    email: Option<String>,
    left: Option<NaiveDate>,
}

/// Why JSON is not the record of a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotARecord(String);

impl NotARecord {
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }
}

impl fmt::Display for NotARecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for NotARecord {}

impl Record {
    /// Writes down a log.
    pub fn of(log: &Log) -> Self {
        let meaning = |(rag, meaning): &(Rag, String)| Meaning { rag: rag.to_string(), meaning: meaning.clone() };
        let person = |person: &Person| PersonRecord {
            name: person.name.clone(),
            aliases: person.aliases.clone(),
            email: person.email.clone(),
            left: person.left,
        };
        Self {
            schema: SCHEMA,
            title: log.title.clone(),
            meetings: log.calendar.meetings().to_vec(),
            complete: log.complete.to_string(),
            key: log.key.iter().map(meaning).collect(),
            people: log.people.iter().map(person).collect(),
            actions: log.each().map(ActionRecord::of).collect(),
        }
    }

    /// Reads a page of JSON.
    ///
    /// Errs when it is not the record of a log in the form that this program writes.
    pub fn read(json: &[u8]) -> Result<Log, NotARecord> {
        let record: Self = serde_json::from_slice(json).map_err(|error| {
            NotARecord::new(format!("line {}: it is not what `actions export` writes", error.line()))
        })?;
        if record.schema != SCHEMA {
            return Err(NotARecord::new(format!(
                "it is of schema {}, and this program reads schema {SCHEMA}",
                record.schema
            )));
        }
        record.log()
    }

    fn log(self) -> Result<Log, NotARecord> {
        let rag = |word: &str| word.parse::<Rag>().map_err(|unknown| NotARecord::new(unknown.to_string()));
        let person = |person: PersonRecord| Person {
            name: person.name,
            aliases: person.aliases,
            email: person.email,
            left: person.left,
        };
        Ok(Log {
            title: self.title,
            calendar: Calendar::new(self.meetings),
            complete: rag(&self.complete)?,
            key: self.key.into_iter().map(|key| Ok((rag(&key.rag)?, key.meaning))).collect::<Result<_, _>>()?,
            people: self.people.into_iter().map(person).collect(),
            actions: self.actions.into_iter().map(|action| Ok(action.action()?.into())).collect::<Result<_, _>>()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixtures::{action, closed, day, log_of};
    use crate::model::{Action, Comment, Due, Further, Owner, Raised, State};

    #[test]
    fn a_log_comes_back_as_it_was() {
        let full = Action {
            reference: Some("A/1".to_owned()),
            raised: Raised::Month(day("2012-05-01")),
            due: Due::from_words("Q3 2026/27"),
            was_due: vec![Due::Day(day("2026-03-31")), Due::Words("soon".to_owned())],
            state: closed("2026-06-30"),
            further: vec![Further {
                raised: Raised::Day(day("2026-03-17")),
                minute: Some("4".to_owned()),
                text: "And \u{1b} report.".to_owned(),
                owners: vec![Owner::new("Zoë Blanc")],
            }],
            comments: vec![Comment {
                by: Some("Rik".to_owned()),
                rag: Some(Rag::Red),
                ..Comment::dated(day("2026-04-01"), "a\nb".to_owned())
            }],
            imported: vec![("Agenda item".to_owned(), "7".to_owned()), (String::new(), "x".to_owned())],
            ..action(7, &["Rik Basra", "Gary Bee"])
        };
        let unknown = Action {
            state: State::Closed { on: None, outcome: crate::model::Outcome::Withdrawn, minute: None },
            ..action(2, &[])
        };
        let mut log = log_of([full, unknown]);
        log.key = vec![(Rag::Green, "done".to_owned())];
        log.people.push(Person {
            name: "Ian Stubbs".to_owned(),
            aliases: vec!["IS".to_owned()],
            email: None,
            left: Some(day("2026-01-31")),
        });
        let json = serde_json::to_vec(&Record::of(&log)).expect("it can be written");
        assert_eq!(Record::read(&json), Ok(log));
    }

    #[test]
    fn what_is_no_record_is_refused_with_its_line() {
        let refused = |json: &str| Record::read(json.as_bytes()).expect_err("it is no record").to_string();
        assert_eq!(refused("{\n\"schema\": 1}"), "line 2: it is not what `actions export` writes");
        assert_eq!(
            refused(
                "{\"schema\":2,\"title\":null,\"meetings\":[],\"complete\":\"green\",\"key\":[],\"people\":[],\"actions\":[]}"
            ),
            "it is of schema 2, and this program reads schema 1"
        );
    }
}
