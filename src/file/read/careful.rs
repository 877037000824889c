//! From the values of a file to the log: every field read, every broken rule noted with its place. `scan` hands over
//! here whatever is laid out otherwise, or breaks one.

use std::collections::HashMap;

use super::fields::{CarefulReader, Fields, Notes};
use super::tree::{Field, Table, Value};
use crate::dates::Calendar;
use crate::file::explain::complaint::{Complaint, excerpt};
use crate::file::explain::subject::Subject;
use crate::file::lines::Lines;
use crate::model::{
    self, Action, Comment, CommentDraft, Draft, Front, Further, FurtherDraft, Issue, Log, Number, Person, Rag,
    TOGETHER, Together, closest,
};

const TOP: &[&str] = &["log", "people", "actions"];
const LOG: &[&str] = &["title", "meetings", "complete", "issued", "key"];
const ISSUE: &[&str] = &["meeting", "on"];
const PERSON: &[&str] = &["name", "aliases", "email", "left"];
/// What stands under headings of its own below an action.
const BELOW_ACTION: &[&str] = &["further", "imported", "comments"];

/// Returns the values of a text as the table that holds all others.
pub(crate) fn top<'t>(table: &'t Table<'t>, text: &'t str) -> Fields<'t> {
    Fields { table, at: 0, subject: Subject::Called("the file"), text }
}

/// Reads a log: all that stands in a text.
pub(crate) fn read_log(top: &Fields, lines: &Lines, notes: &mut Notes) -> Log {
    let mut log = read_head(top, notes);
    if !stands_alone(top) {
        let actions = top.tables("actions", "actions", Subject::Action(None), notes);
        complain_of_twins(&actions, lines, notes);
        log.actions = actions.into_iter().filter_map(|action| read_action(action, notes)).map(Into::into).collect();
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
    let head = top.table("log", "log", notes).map(|head| Fields { subject: Subject::Called("`[log]`"), ..head });
    notes.done_colour = head.as_ref().and_then(|head| head.word("complete", notes));
    let people = top.tables("people", "people", Subject::Called("a person"), notes);
    let people = people.iter().map(|person| read_person(person, notes)).collect();
    let mut log = Log { done_colour: notes.done_colour(), people, ..Log::new(None, Calendar::default()) };
    if let Some(head) = head {
        head.doubt_unknown(&[LOG, Front::NAMES], &[], notes);
        log.title = head.text("title", notes);
        log.front = read_front(&head, notes);
        log.calendar = Calendar::new(head.days("meetings", notes));
        log.issued = read_issued(&head, notes);
        log.key = read_key(&head, notes);
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

/// Reads what stands at the head of the papers; what is blank says nothing.
fn read_front(head: &Fields, notes: &mut Notes) -> Front {
    let mut text = |name| head.text(name, notes).filter(|text| !text.trim().is_empty());
    let [body, committee, contact, paper] = ["body", "committee", "contact", "paper"].map(&mut text);
    let mut file = |name| if head.is_blank(name) { None } else { head.word(name, notes) };
    Front { body, committee, contact, paper, logo: file("logo"), template: file("template") }
}

fn read_key(head: &Fields, notes: &mut Notes) -> Vec<(Rag, String)> {
    let Some(key) = head.table("key", "log.key", notes) else {
        return Vec::new();
    };
    let colours: Vec<&str> =
        Rag::ALL.iter().filter(|rag| rag.is_used_with(notes.done_colour())).map(|rag| rag.as_str()).collect();
    key.doubt_unknown(&[&colours], &[], notes);
    let mut read = Vec::new();
    for Field { name, .. } in &key.table.0 {
        if let Some(rag) = name.parse::<Rag>().ok().filter(|rag| colours.contains(&rag.as_str())) {
            read.extend(key.text(name, notes).map(|meaning| (rag, meaning)));
        }
    }
    read
}

/// Reads which papers went out.
fn read_issued(head: &Fields, notes: &mut Notes) -> Vec<Issue> {
    let read = |issue: Fields, notes: &mut Notes| {
        for name in ISSUE {
            issue.require(name, notes);
        }
        issue.doubt_unknown(&[ISSUE], &[], notes);
        Some(Issue { meeting: issue.day("meeting", notes)?, on: issue.day("on", notes)? })
    };
    let subject = Subject::Called("a paper that was issued");
    let issued = head.tables("issued", "log.issued", subject, notes);
    issued.into_iter().filter_map(|issue| read(issue, notes)).collect()
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

/// Reads an action; nothing when it is not whole, which is noted.
pub(crate) fn read_action(mut action: Fields, notes: &mut Notes) -> Option<Action> {
    let mut draft = Draft::default();
    read_fields(&action, Action::FIELDS[..1].iter(), notes, |name, reader| draft.read(name, reader));
    action.subject = Subject::Action(draft.number);
    read_fields(&action, Action::FIELDS[1..].iter(), notes, |name, reader| draft.read(name, reader));
    action.doubt_unknown(&[Action::NAMES, BELOW_ACTION], &[], notes);
    for Together { field, problem, hint, .. } in TOGETHER.iter().filter(|rule| rule.is_broken(|name| action.has(name)))
    {
        let message = format!("{} {problem}", action.subject);
        notes.problems.push(Complaint::of_absence(action.place(field), message, *hint));
    }
    let further = read_further(&action, draft.number, notes);
    let comments = read_comments(&action, draft.number, notes);
    let imported = read_imported(&action, notes);
    Some(Action { further, comments, imported, ..draft.action()? })
}

/// Reads fields of a table, and notes which of them must be there and are not.
fn read_fields<T: 'static>(
    table: &Fields,
    fields: impl Iterator<Item = &'static model::Field<T>>,
    notes: &mut Notes,
    mut read: impl FnMut(&str, &mut CarefulReader) -> Option<()>,
) {
    for model::Field { name, is_required, .. } in fields {
        if *is_required {
            table.require(name, notes);
        }
        read(name, &mut CarefulReader { fields: table, name, notes });
    }
}

fn read_further(action: &Fields, of: Option<Number>, notes: &mut Notes) -> Vec<Further> {
    let subject = Subject::Of("a further instruction of", of);
    let tables = action.tables("further", "actions.further", subject, notes);
    let read = |further: Fields| {
        let mut draft = FurtherDraft::default();
        further.doubt_unknown(&[Further::NAMES], Action::NAMES, notes);
        read_fields(&further, Further::FIELDS.iter(), notes, |name, reader| draft.read(name, reader));
        draft.further()
    };
    tables.into_iter().filter_map(read).collect()
}

fn read_comments(action: &Fields, on: Option<Number>, notes: &mut Notes) -> Vec<Comment> {
    let tables = action.tables("comments", "actions.comments", Subject::Of("a comment on", on), notes);
    let read = |comment: Fields| {
        let mut draft = CommentDraft::default();
        comment.doubt_unknown(&[Comment::NAMES], Action::NAMES, notes);
        read_fields(&comment, Comment::FIELDS.iter(), notes, |name, reader| draft.read(name, reader));
        draft.comment()
    };
    tables.into_iter().filter_map(read).collect()
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
