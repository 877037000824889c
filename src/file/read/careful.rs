//! From the values of a file to the log: every field read, every broken rule noted with its place. `usual` knows the
//! same rules of an action, and hands over here whatever breaks one.

use std::collections::HashMap;

use super::fields::{Fields, Notes};
use super::tree::{Field, Table, Value};
use crate::dates::Calendar;
use crate::file::explain::complaint::{Complaint, excerpt};
use crate::file::explain::subject::What;
use crate::file::lines::Lines;
use crate::file::write::toml_text::ORDER;
use crate::model::{Action, Comment, Further, Log, Number, Outcome, Person, Rag, Raised, State, closest};

const TOP: &[&str] = &["log", "people", "actions"];
const LOG: &[&str] = &["title", "meetings", "complete", "key"];
const PERSON: &[&str] = &["name", "aliases", "email", "left"];
/// What stands under headings of its own below an action.
const BELOW_ACTION: &[&str] = &["further", "imported", "comments"];
const FURTHER: &[&str] = &["raised", "minute", "action", "owners"];
const COMMENT: &[&str] = &["date", "meeting", "by", "text", "rag"];

/// Returns the values of a text as the table that holds all others.
pub(crate) fn top<'t>(table: &'t Table<'t>, text: &'t str) -> Fields<'t> {
    Fields { table, at: 0, what: What::Called("the file"), text }
}

/// Reads a log: all that stands in a text.
pub(crate) fn read_log(top: &Fields, lines: &Lines, notes: &mut Notes) -> Log {
    let mut log = read_head(top, notes);
    if !stands_alone(top) {
        let actions = top.tables("actions", "actions", What::Action(None), notes);
        complain_of_twins(&actions, lines, notes);
        log.actions = actions.into_iter().map(|action| read_action(action, log.complete, notes).into()).collect();
    }
    log
}

/// Reads a log as far as its actions.
pub(crate) fn read_head(top: &Fields, notes: &mut Notes) -> Log {
    if top.table.0.is_empty() {
        let message = "the file holds no log: there is nothing in it but blanks or comments";
        let hint = "begin it with the line `[log]`; or remove the file and start a new log with `actions init`";
        notes.problems.push(Complaint::new(0, message, hint));
    }
    complain_of_strays(top, notes);
    complain_of_misnamed(top, notes);
    top.doubt_unknown(&[TOP], &[], notes);
    let head = top.table("log", "log", notes).map(|head| Fields { what: What::Called("`[log]`"), ..head });
    let complete = head.as_ref().and_then(|head| head.word("complete", notes)).unwrap_or(Rag::Green);
    let people = top.tables("people", "people", What::Called("a person"), notes);
    let people = people.iter().map(|person| read_person(person, notes)).collect();
    let mut log = Log { complete, people, ..Log::new(None, Calendar::default()) };
    if let Some(head) = head {
        head.doubt_unknown(&[LOG], &[], notes);
        log.title = head.text("title", notes);
        log.calendar = Calendar::new(head.days("meetings", notes));
        log.key = read_key(&head, complete, notes);
    }
    log
}

/// Tells whether `actions` is one table: `[actions]`, or a comment before any action.
fn stands_alone(top: &Fields) -> bool {
    top.table.get("actions").is_some_and(|actions| actions.table().is_some())
}

/// Complains of comments and instructions that belong to no action.
fn complain_of_strays(top: &Fields, notes: &mut Notes) {
    if top.is_written("actions", "[actions]") {
        let hint = "write the heading of each action as `[[actions]]`";
        notes.problems.push(Complaint::new(top.place("actions"), "an action begins with two square brackets", hint));
        return;
    }
    let actions = top.table.get("actions").and_then(Value::table);
    for (table, heading) in [(Some(top.table), ""), (actions, "actions.")] {
        for (key, what) in [("comments", "comment"), ("further", "further instruction")] {
            if let Some(value) = table.and_then(|table| table.get(key)) {
                let message = format!("this {what} (`{heading}{key}`) belongs to no action");
                let hint = format!("put it below the action it is about, under the heading `[[actions.{key}]]`");
                notes.problems.push(Complaint::new(value.at.start, message, hint));
            }
        }
    }
}

/// Complains of actions and people under a heading that is nearly theirs: they would be hidden, and
/// the number of a hidden action given to another.
fn complain_of_misnamed(top: &Fields, notes: &mut Notes) {
    for Field { name, value, .. } in top.table.0.iter().filter(|field| field.value.list().is_some()) {
        let meant = closest(name, ["actions", "people"]).filter(|meant| meant != name);
        if let Some(meant) = meant.filter(|_| !["comments", "further"].contains(&name.as_ref())) {
            let message = format!("`[[{}]]` is no heading of a log", excerpt(name));
            notes.problems.push(Complaint::new(value.at.start, message, format!("did you mean `[[{meant}]]`?")));
        }
    }
}

fn read_key(head: &Fields, complete: Rag, notes: &mut Notes) -> Vec<(Rag, String)> {
    let Some(key) = head.table("key", "log.key", notes) else {
        return Vec::new();
    };
    let colours: Vec<&str> = Rag::ALL.iter().filter(|rag| rag.is_used_with(complete)).map(|rag| rag.as_str()).collect();
    key.doubt_unknown(&[&colours], &[], notes);
    let mut read = Vec::new();
    for Field { name, .. } in &key.table.0 {
        if let Some(rag) = name.parse::<Rag>().ok().filter(|rag| colours.contains(&rag.as_str())) {
            read.extend(key.text(name, notes).map(|meaning| (rag, meaning)));
        }
    }
    read
}

fn read_person(person: &Fields, notes: &mut Notes) -> Person {
    person.require("name", notes);
    person.doubt_unknown(&[PERSON], &[], notes);
    Person {
        name: person.text("name", notes).unwrap_or_default(),
        aliases: person.texts("aliases", notes),
        email: person.text("email", notes),
        left: person.day("left", notes),
    }
}

/// Reads an action.
pub(crate) fn read_action(mut action: Fields, complete: Rag, notes: &mut Notes) -> Action {
    let number = action.number(notes);
    action.what = What::Action(number);
    for key in ["number", "raised", "action", "owners"] {
        action.require(key, notes);
    }
    action.doubt_unknown(&[ORDER, BELOW_ACTION], &[], notes);
    Action {
        number: number.unwrap_or(Number::FIRST),
        reference: action.text("reference", notes),
        raised: read_raised(&action, notes),
        minute: action.text("minute", notes),
        text: action.text("action", notes).unwrap_or_default(),
        owners: action.owners(notes),
        due: action.due(notes),
        was_due: action.dues("was_due", notes),
        rag: read_rag(&action, complete, notes),
        exempt: action.flag("exempt", notes),
        state: read_state(&action, notes),
        further: read_further(&action, number, notes),
        comments: read_comments(&action, number, complete, notes),
        imported: read_imported(&action, notes),
    }
}

/// What stands in for a day that could not be read; the problem noted keeps it out of any log.
fn read_raised(fields: &Fields, notes: &mut Notes) -> Raised {
    fields.raised(notes).unwrap_or(Raised::Day(chrono::NaiveDate::MIN))
}

fn read_rag(fields: &Fields, complete: Rag, notes: &mut Notes) -> Option<Rag> {
    let word = fields.text("rag", notes)?;
    let rag = word.parse::<Rag>().ok();
    if rag.is_none_or(|rag| !rag.is_used_with(complete)) {
        let blue = if rag.is_some() {
            "; a board that uses blue says so with `complete = \"blue\"` under `[log]`"
        } else {
            ""
        };
        let message = format!("`{}` is not a colour of this log", excerpt(&word));
        let hint = format!("write {}{blue}", Rag::choices_with(complete));
        notes.problems.push(Complaint::new(fields.place("rag"), message, hint));
        return None;
    }
    rag
}

fn read_state(action: &Fields, notes: &mut Notes) -> State {
    let proposed: Option<Outcome> = action.word("proposed", notes);
    let is_unknown = action.says("closed", "unknown");
    let on = if is_unknown { None } else { action.day("closed", notes) };
    let outcome: Option<Outcome> = action.word("outcome", notes);
    let minute = action.text("closed_minute", notes);
    let mut problem = |key: &str, message: &str, hint: &str| {
        notes.problems.push(Complaint::of_absence(action.place(key), format!("{} {message}", action.what), hint));
    };
    if action.has("closed") && !action.has("outcome") {
        problem(
            "closed",
            "is closed without an outcome",
            "add a line such as `outcome = \"completed\"`, or take `closed` out",
        );
    }
    if action.has("outcome") && !action.has("closed") {
        let hint = "add the day, as in `closed = 2026-06-30`, or take `outcome` out";
        problem("outcome", "has an outcome but no day of closing", hint);
    }
    if action.has("closed_minute") && !action.has("closed") {
        let hint = "add `closed` and `outcome`, or take `closed_minute` out";
        problem("closed_minute", "has the minute of a closing but is not closed", hint);
    }
    if action.has("proposed") && action.has("closed") {
        problem("proposed", "is closed, so nothing can be proposed for it", "take `proposed` out");
    }
    match outcome {
        Some(outcome) if is_unknown || on.is_some() => State::Closed { on, outcome, minute },
        _ => State::Open { proposed },
    }
}

fn read_further(action: &Fields, of: Option<Number>, notes: &mut Notes) -> Vec<Further> {
    let what = What::Of("a further instruction of", of);
    let tables = action.tables("further", "actions.further", what, notes);
    let read = |further: &Fields, notes: &mut Notes| {
        further.require("raised", notes);
        further.require("action", notes);
        further.doubt_unknown(&[FURTHER], ORDER, notes);
        Further {
            raised: read_raised(further, notes),
            minute: further.text("minute", notes),
            text: further.text("action", notes).unwrap_or_default(),
            owners: further.owners(notes),
        }
    };
    tables.iter().map(|further| read(further, notes)).collect()
}

fn read_comments(action: &Fields, on: Option<Number>, complete: Rag, notes: &mut Notes) -> Vec<Comment> {
    let tables = action.tables("comments", "actions.comments", What::Of("a comment on", on), notes);
    let read = |comment: &Fields, notes: &mut Notes| {
        comment.require("text", notes);
        comment.doubt_unknown(&[COMMENT], ORDER, notes);
        Comment {
            date: comment.day("date", notes),
            meeting: comment.day("meeting", notes),
            by: comment.text("by", notes),
            text: comment.text("text", notes).unwrap_or_default(),
            rag: read_rag(comment, complete, notes),
        }
    };
    tables.iter().map(|comment| read(comment, notes)).collect()
}

/// Reads what came from elsewhere: texts under names that the file does not know. Other values stay
/// in the file, and are not read.
fn read_imported(action: &Fields, notes: &mut Notes) -> Vec<(String, String)> {
    let Some(imported) = action.table("imported", "actions.imported", notes) else { return Vec::new() };
    let text = |field: &Field| Some((field.name.to_string(), field.value.text()?.to_owned()));
    imported.table.0.iter().filter_map(text).collect()
}

/// Complains of a number that stands on two actions, with the first of them and a free number.
fn complain_of_twins(actions: &[Fields], lines: &Lines, notes: &mut Notes) {
    let numbers = || actions.iter().filter_map(|action| Some((action, action.number(&mut Notes::default())?)));
    let mut next = numbers().map(|(_, number)| number).max().and_then(Number::next);
    let mut first: HashMap<Number, usize> = HashMap::new();
    for (action, number) in numbers() {
        let at = action.place("number");
        if let Some(earlier) = first.get(&number) {
            let message = format!("number {number} is used twice (first on line {})", lines.line(*earlier));
            let hint = next.map_or_else(String::new, |next| format!("the next free number is {next}"));
            next = next.and_then(Number::next);
            notes.problems.push(Complaint::new(at, message, hint));
        } else {
            first.insert(number, at);
        }
    }
}
