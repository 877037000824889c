//! The whole of a log as one page of JSON: written by `export`, read by `import`, the same log on both sides.

use chrono::NaiveDate;
use serde::ser::{SerializeMap, Serializer};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};

use super::json_fields::{JsonReader, Written, write};
use crate::dates::Calendar;
use crate::message::Message;
use crate::model::{
    Action, Beside, Comment, CommentDraft, Draft, Front, Further, FurtherDraft, Issue, Log, Person, Rag, TOGETHER,
};

/// The version of the form.
const SCHEMA: u32 = 1;

/// A log as it stands in JSON: stable names, ISO dates; what is not there is null.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Record<A> {
    schema: u32,
    title: Option<String>,
    #[serde(default, skip_serializing_if = "FrontRecord::is_blank")]
    front: FrontRecord,
    meetings: Vec<NaiveDate>,
    complete: String,
    #[serde(default)]
    issued: Vec<IssueRecord>,
    key: Vec<Meaning>,
    people: Vec<PersonRecord>,
    actions: Vec<A>,
}

/// The head of the papers; left out where the log says nothing of it.
#[derive(Serialize, Deserialize, Default, PartialEq)]
#[serde(deny_unknown_fields)]
struct FrontRecord {
    body: Option<String>,
    committee: Option<String>,
    contact: Option<String>,
    paper: Option<String>,
    logo: Option<String>,
    template: Option<String>,
}

impl FrontRecord {
    fn is_blank(&self) -> bool {
        *self == Self::default()
    }

    fn written(front: &Front) -> Self {
        let Front { body, committee, contact, paper, logo, template } = front.clone();
        let name = |file: Option<Beside>| file.map(|file| file.to_string());
        Self { body, committee, contact, paper, logo: name(logo), template: name(template) }
    }

    fn read(self) -> Result<Front, Message> {
        let Self { body, committee, contact, paper, logo, template } = self;
        let said = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
        let file = |name: Option<String>| said(name).map(|name| name.parse::<Beside>()).transpose();
        let (logo, template) = (file(logo)?, file(template)?);
        let [body, committee, contact, paper] = [body, committee, contact, paper].map(said);
        Ok(Front { body, committee, contact, paper, logo, template })
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Meaning {
    rag: String,
    meaning: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct IssueRecord {
    meeting: NaiveDate,
    on: NaiveDate,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PersonRecord {
    name: String,
    aliases: Vec<String>,
    email: Option<String>,
    left: Option<NaiveDate>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Imported {
    column: String,
    text: String,
}

/// Returns a log in the form in which [`read`] takes it in again.
pub fn written(log: &Log) -> impl Serialize {
    let meaning = |(rag, meaning): &(Rag, String)| Meaning { rag: rag.to_string(), meaning: meaning.clone() };
    let person = |person: &Person| PersonRecord {
        name: person.name.clone(),
        aliases: person.aliases.clone(),
        email: person.email.clone(),
        left: person.left,
    };
    Record {
        schema: SCHEMA,
        title: log.title.clone(),
        front: FrontRecord::written(&log.front),
        meetings: log.calendar.meetings().to_vec(),
        complete: log.done_colour.to_string(),
        issued: log.issued.iter().map(|Issue { meeting, on }| IssueRecord { meeting: *meeting, on: *on }).collect(),
        key: log.key.iter().map(meaning).collect(),
        people: log.people.iter().map(person).collect(),
        actions: log.each().map(WrittenAction).collect(),
    }
}

struct WrittenAction<'a>(&'a Action);

impl Serialize for WrittenAction<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(action) = self;
        let imported = |(column, text): &(String, String)| Imported { column: column.clone(), text: text.clone() };
        let mut map = serializer.serialize_map(None)?;
        for field in Action::FIELDS {
            write(&mut map, field, *action)?;
        }
        map.serialize_entry("further", &further_of(action))?;
        map.serialize_entry("imported", &action.imported.iter().map(imported).collect::<Vec<_>>())?;
        map.serialize_entry("comments", &comments_of(action))?;
        map.end()
    }
}

/// Returns what was added to an action, for JSON.
pub(crate) fn further_of(action: &Action) -> Vec<Written<'_, Further>> {
    action.further.iter().map(|further| Written(further, Further::FIELDS)).collect()
}

/// Returns what was reported on an action, for JSON.
pub(crate) fn comments_of(action: &Action) -> Vec<Written<'_, Comment>> {
    action.comments.iter().map(|comment| Written(comment, Comment::FIELDS)).collect()
}

/// Reads a page of JSON.
///
/// Errs when it is not a log in the form that this program writes.
pub fn read(json: &[u8]) -> Result<Log, Message> {
    let record: Record<Map<String, Json>> =
        serde_json::from_slice(json).map_err(|error| refused(format!("line {}: {NOT_OURS}", error.line())))?;
    if record.schema != SCHEMA {
        let message = format!("it is of schema {}, and this program reads schema {SCHEMA}", record.schema);
        return Err(refused(message));
    }
    let rag = |word: &str| word.parse::<Rag>().map_err(|unknown: Message| refused(unknown.text));
    let person = |PersonRecord { name, aliases, email, left }| Person { name, aliases, email, left };
    Ok(Log {
        title: record.title,
        front: record.front.read()?,
        calendar: Calendar::new(record.meetings),
        done_colour: rag(&record.complete)?,
        key: record.key.into_iter().map(|key| Ok((rag(&key.rag)?, key.meaning))).collect::<Result<_, Message>>()?,
        issued: record.issued.into_iter().map(|IssueRecord { meeting, on }| Issue { meeting, on }).collect(),
        people: record.people.into_iter().map(person).collect(),
        actions: record.actions.iter().map(|action| Ok(read_action(action)?.into())).collect::<Result<_, Message>>()?,
    })
}

fn refused(text: impl Into<String>) -> Message {
    Message::new(text, "take in what `actions export` writes as JSON, or a table")
}

const NOT_OURS: &str = "it is not what `actions export` writes";

fn read_action(object: &Map<String, Json>) -> Result<Action, Message> {
    let name = object.get("number").map_or_else(String::new, |number| format!("action {number}"));
    let not_ours = || refused(format!("{name}: {NOT_OURS}"));
    let below = |key: &str| {
        object.get(key).map_or(Some(&[][..]), |list| list.as_array().map(Vec::as_slice)).ok_or_else(not_ours)
    };
    let mut draft = Draft::default();
    let own = object.iter().filter(|(key, _)| !["further", "imported", "comments"].contains(&key.as_str()));
    read_fields(own, not_ours, |key, reader| draft.read(key, reader))?;
    let has = |key: &str| object.get(key).is_some_and(|value| !value.is_null());
    if let Some(rule) = TOGETHER.iter().find(|rule| rule.is_broken(has)) {
        return Err(refused(format!("{name} {}", rule.problem)));
    }
    let further = |further: &Json| {
        let mut draft = FurtherDraft::default();
        read_fields(further.as_object().into_iter().flatten(), not_ours, |key, reader| draft.read(key, reader))?;
        draft.further().ok_or_else(not_ours)
    };
    let comment = |comment: &Json| {
        let mut draft = CommentDraft::default();
        read_fields(comment.as_object().into_iter().flatten(), not_ours, |key, reader| draft.read(key, reader))?;
        draft.comment().ok_or_else(not_ours)
    };
    let imported = |imported: &Json| {
        let imported = Imported::deserialize(imported).map_err(|_| not_ours())?;
        Ok((imported.column, imported.text))
    };
    Ok(Action {
        further: below("further")?.iter().map(further).collect::<Result<_, Message>>()?,
        comments: below("comments")?.iter().map(comment).collect::<Result<_, Message>>()?,
        imported: below("imported")?.iter().map(imported).collect::<Result<_, Message>>()?,
        ..draft.action().ok_or_else(not_ours)?
    })
}

fn read_fields<'j>(
    fields: impl Iterator<Item = (&'j String, &'j Json)>,
    not_ours: impl Fn() -> Message,
    mut read: impl FnMut(&str, &mut JsonReader) -> Option<()>,
) -> Result<(), Message> {
    for (key, value) in fields {
        JsonReader::read(value, |reader| read(key, reader)).map_err(|wrong| wrong.map_or_else(&not_ours, refused))?;
    }
    Ok(())
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
            state: State::Closed { on: None, outcome: crate::model::Outcome::Withdrawn, minute: None, was_rag: None },
            ..action(2, &[])
        };
        let mut log = log_of([full, unknown]);
        log.key = vec![(Rag::Green, "done".to_owned())];
        log.front = Front {
            body: Some("Riverside Council".to_owned()),
            contact: Some("Rik Basra, 0116 555 0100".to_owned()),
            logo: "crest.png".parse().ok(),
            ..Front::default()
        };
        log.people.push(Person {
            name: "Ian Stubbs".to_owned(),
            aliases: vec!["IS".to_owned()],
            email: None,
            left: Some(day("2026-01-31")),
        });
        let json = serde_json::to_vec(&written(&log)).expect("it can be written");
        assert_eq!(read(&json), Ok(log));
    }

    #[test]
    fn what_is_no_record_is_refused_with_its_line() {
        let refused = |json: &str| read(json.as_bytes()).expect_err("it is no record").to_string();
        let out = "{\"schema\":1,\"title\":null,\"front\":{\"logo\":\"../a.png\"},\"meetings\":[],\"complete\":\"green\",\"key\":[],\"people\":[],\"actions\":[]}";
        assert_eq!(refused(out), "`../a.png` leads out of the folder of the log");
        assert_eq!(refused("{\n\"schema\": 1}"), "line 2: it is not what `actions export` writes");
        assert_eq!(
            refused(
                "{\"schema\":2,\"title\":null,\"meetings\":[],\"complete\":\"green\",\"key\":[],\"people\":[],\"actions\":[]}"
            ),
            "it is of schema 2, and this program reads schema 1"
        );
    }
}
