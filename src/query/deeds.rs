//! What was done between two versions of a log, in words: `closed 3 and 5: outcome completed`.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use crate::dates::{long, short};
use crate::model::{Action, Due, Issue, Log, Number, Outcome, Person, Raised, State, numbered};

/// The most letters of what was asked or said that are told.
const MOST_CHARS: usize = 40;

/// Says what was done between two versions, a deed each; nothing when the log says the same in both.
pub fn deeds(before: &Log, after: &Log) -> Vec<String> {
    let mut deeds = Grouped::default();
    let mut raised = Vec::new();
    let known: HashMap<Number, &Action> = before.each().map(|action| (action.number, action)).collect();
    let kept: HashSet<Number> = after.each().map(|action| action.number).collect();
    for action in after.each() {
        match known.get(&action.number).copied() {
            None => raised.push(action),
            Some(old) if old != action => of_action(old, action, &mut deeds),
            Some(_) => {}
        }
    }
    let gone: Vec<Number> = before.each().map(|old| old.number).filter(|number| !kept.contains(number)).collect();
    let mut told = of_raised(&raised);
    if !gone.is_empty() {
        told.push(format!("took out {}", numbered(&gone, "and")));
    }
    told.extend(deeds.0.into_iter().map(|(deed, numbers, more)| format!("{deed} {}{more}", numbered(&numbers, "and"))));
    told.extend(of_calendar(before, after));
    told.extend(of_issued(&before.issued, &after.issued));
    told.extend(of_people(&before.people, &after.people));
    let head = [
        ("the title", before.title != after.title),
        ("the head of the papers", before.front != after.front),
        ("the key of colours", before.key != after.key),
        ("the colour that means done", before.done_colour != after.done_colour),
    ];
    told.extend(head.into_iter().filter(|(_, differs)| *differs).map(|(what, _)| format!("changed {what}")));
    told
}

/// Deeds that were done to several actions alike: what, to which, and what more.
#[derive(Default)]
struct Grouped(Vec<(String, Vec<Number>, String)>);

impl Grouped {
    fn add(&mut self, deed: impl Into<String>, number: Number, more: String) {
        let deed = deed.into();
        match self.0.iter_mut().find(|(known, _, of_known)| *known == deed && *of_known == more) {
            Some((_, numbers, _)) => numbers.push(number),
            None => self.0.push((deed, vec![number], more)),
        }
    }
}

fn of_raised(raised: &[&Action]) -> Vec<String> {
    let numbers: Vec<Number> = raised.iter().map(|action| action.number).collect();
    match raised {
        [] => Vec::new(),
        [one] => vec![format!("raised {}: {}", one.number, excerpt(&one.text))],
        [first, .., last] if raised.len() > 12 => {
            vec![format!("took in {} actions, {} to {}", raised.len(), first.number, last.number)]
        }
        _ => vec![format!("raised {}", numbered(&numbers, "and"))],
    }
}

/// Tells what was done to an action: what the board did first, else what was said, else what was changed.
fn of_action(old: &Action, new: &Action, deeds: &mut Grouped) {
    let number = new.number;
    let outcome = |outcome: Outcome| format!(": outcome {outcome}");
    match (&old.state, &new.state) {
        (State::Open { .. }, State::Closed { outcome: how, .. }) => return deeds.add("closed", number, outcome(*how)),
        (State::Closed { .. }, State::Open { .. }) => return deeds.add("reopened", number, String::new()),
        (State::Closed { .. }, State::Closed { .. }) if old.state != new.state => {
            deeds.add("changed the closing of", number, String::new());
        }
        (State::Open { proposed: was }, State::Open { proposed: is }) if was != is => match is {
            Some(how) => return deeds.add("proposed", number, outcome(*how)),
            None => return deeds.add("took back what was proposed for", number, String::new()),
        },
        _ => {}
    }
    if new.further.len() > old.further.len() {
        let added = new.further.last().map(|further| excerpt(&further.text)).unwrap_or_default();
        deeds.add("added to", number, format!(": {added}"));
    }
    let is_moved = of_fields(old, new, deeds);
    let said = new.comments.iter().filter(|comment| !old.comments.contains(comment)).collect::<Vec<_>>();
    match said[..] {
        [] if new.comments != old.comments => deeds.add("took a comment from", number, String::new()),
        [] => {}
        _ if new.comments.len() == old.comments.len() => deeds.add("changed a comment on", number, String::new()),
        // What is said beside a change tells of it.
        [comment] if !is_moved => deeds.add("commented on", number, format!(": {}", excerpt(&comment.text))),
        _ => {}
    }
}

/// Tells which fields were changed; a colour that a comment set is told with the comment.
fn of_fields(old: &Action, new: &Action, deeds: &mut Grouped) -> bool {
    let number = new.number;
    let owners = |action: &Action| action.owners_joined();
    let is_commented = new.comments.len() > old.comments.len();
    let due = |due: &Option<Due>| match due {
        Some(Due::Day(day)) => short(*day),
        Some(due) => due.to_string(),
        None => "not set".to_owned(),
    };
    let raised = |raised: Raised| raised.to_string();
    let colour = |action: &Action| action.rag.map_or_else(|| "not rated".to_owned(), |rag| rag.to_string());
    let fields = [
        ("owner", owners(old), owners(new)),
        ("due date", due(&old.due), due(&new.due)),
        ("date of raising", raised(old.raised), raised(new.raised)),
        ("colour", if is_commented { colour(new) } else { colour(old) }, colour(new)),
    ];
    let mut has_changed = false;
    for (what, was, is) in fields.into_iter().filter(|(_, was, is)| was != is) {
        deeds.add(format!("changed the {what} of"), number, format!(": {was} to {is}"));
        has_changed = what == "owner" || has_changed;
    }
    let words = [
        ("words", old.text != new.text || have_other_words(old, new)),
        ("minute", old.minute != new.minute),
        ("reference", old.reference != new.reference),
        ("place on the public paper", old.exempt != new.exempt),
    ];
    for (what, _) in words.into_iter().filter(|(_, differs)| *differs) {
        deeds.add(format!("changed the {what} of"), number, String::new());
    }
    has_changed
}

/// Tells whether what later meetings added stands there in other words, as far as both versions have it.
fn have_other_words(old: &Action, new: &Action) -> bool {
    old.further.iter().zip(&new.further).any(|(old, new)| old.text != new.text)
}

fn of_calendar(before: &Log, after: &Log) -> Vec<String> {
    let only = |one: &Log, other: &Log| -> Vec<NaiveDate> {
        let is_only = |day: &&NaiveDate| !other.calendar.meetings().contains(day);
        one.calendar.meetings().iter().filter(is_only).copied().collect()
    };
    let days = |days: &[NaiveDate]| match days {
        [first, .., last] if days.len() > 4 => {
            format!("{} meetings, {} to {}", days.len(), short(*first), short(*last))
        }
        days => format!("the meeting of {}", days.iter().copied().map(long).collect::<Vec<_>>().join(" and of ")),
    };
    match (&only(before, after)[..], &only(after, before)[..]) {
        ([from], [to]) => vec![format!("moved the meeting of {} to {}", long(*from), long(*to))],
        (gone, come) => {
            let gone = (!gone.is_empty()).then(|| format!("cancelled {}", days(gone)));
            let come = (!come.is_empty()).then(|| format!("added {}", days(come)));
            gone.into_iter().chain(come).collect()
        }
    }
}

fn of_issued(before: &[Issue], after: &[Issue]) -> Option<String> {
    let issued = after.iter().find(|issue| !before.contains(issue))?;
    let is_moved = before.len() == after.len() && before.iter().any(|old| old.on == issued.on);
    (!is_moved).then(|| format!("issued the paper for {}", long(issued.meeting)))
}

fn of_people(before: &[Person], after: &[Person]) -> Option<String> {
    let differ = |one: &[Person], other: &[Person]| -> Vec<String> {
        one.iter().filter(|person| !other.contains(person)).map(|person| person.name.clone()).collect()
    };
    let names = [differ(after, before), differ(before, after)].into_iter().find(|names| !names.is_empty())?;
    let more = if names.len() > 3 { format!("{} people", names.len()) } else { names.join(" and ") };
    Some(format!("changed what is said of {more}"))
}

/// Shortens words on one line.
fn excerpt(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MOST_CHARS) {
        Some((cut, _)) => format!("{}...", line[..cut].trim_end()),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::Calendar;
    use crate::model::fixtures::{action, day, log_of};
    use crate::model::{Closing, Comment, Correction, Draft, Further, Owner, Rag, Which};

    fn log() -> Log {
        log_of([action(1, &["Rik Basra"]), action(2, &["Gary Bee"]), action(3, &["Rik Basra"])])
    }

    fn check(change: impl FnOnce(&mut Log), expected: &[&str]) {
        let before = log();
        let mut after = before.clone();
        change(&mut after);
        assert_eq!(deeds(&before, &after), expected);
    }

    fn which(number: &str) -> Which {
        number.parse().expect("a number")
    }

    fn close(log: &mut Log, number: &str) {
        let closing = Closing { on: day("2026-06-30"), outcome: None, minute: None, comment: None };
        log.close(&which(number), closing).expect("it is open");
    }

    fn said(text: &str) -> Comment {
        Comment::dated(day("2026-06-22"), text.to_owned())
    }

    fn correct(log: &mut Log, number: &str, fields: Draft) {
        log.correct(&which(number), Correction { fields, ..Correction::default() }).expect("it is open");
    }

    #[test]
    fn what_was_done_to_actions_is_told_together() {
        check(|_| {}, &[]);
        check(
            |log| {
                close(log, "1");
                close(log, "3");
            },
            &["closed 1 and 3: outcome completed"],
        );
        check(
            |log| {
                let owners = Some(vec![Owner::new("Rik Basra")]);
                let text = Some("Arrange a visit to the hall for the chairs and their deputies.".to_owned());
                let new = Draft { text, owners, ..Draft::default() };
                log.raise(Raised::Day(day("2026-06-30")), new, None).expect("it is whole");
            },
            &["raised 4: Arrange a visit to the hall for the chai..."],
        );
        check(
            |log| {
                log.comment(&which("2"), Comment { rag: Some(Rag::Red), ..said("It is late.") }).expect("it is open");
            },
            &["commented on 2: It is late."],
        );
        check(
            |log| {
                log.propose(&which("2"), Some(Outcome::Withdrawn), Some(said("No longer needed.")))
                    .expect("it is open");
            },
            &["proposed 2: outcome withdrawn"],
        );
    }

    #[test]
    fn what_was_changed_of_an_action_is_told_with_what_was_there() {
        check(
            |log| {
                let further = Further {
                    raised: Raised::Day(day("2026-06-30")),
                    minute: None,
                    text: "And report.".to_owned(),
                    owners: vec![],
                };
                log.further(&which("2"), further).expect("it is open");
            },
            &["added to 2: And report."],
        );
        check(
            |log| {
                log.hand_over("Rik Basra", "Gary Bee", &[], &said("Handed over.")).expect("they are his");
            },
            &["changed the owner of 1 and 3: Rik Basra to Gary Bee"],
        );
        check(
            |log| {
                let due = Some(Due::Day(day("2026-09-29")));
                correct(log, "2", Draft { due, rag: Some(Rag::Red), minute: Some("5".to_owned()), ..Draft::default() });
            },
            &[
                "changed the due date of 2: not set to 29 Sep 2026",
                "changed the colour of 2: amber to red",
                "changed the minute of 2",
            ],
        );
        let mut closed = log();
        close(&mut closed, "1");
        assert_eq!(deeds(&closed, &log()), ["reopened 1"]);
        assert_eq!(deeds(&log_of([]), &log()), ["raised 1, 2 and 3"]);
        assert_eq!(deeds(&log(), &log_of([action(2, &["Gary Bee"])])), ["took out 1 and 3"]);
        let many = log_of((1..=40).map(|number| action(number, &[])));
        assert_eq!(deeds(&log_of([]), &many), ["took in 40 actions, 1 to 40"]);
    }

    #[test]
    fn what_was_done_to_the_rest_of_the_log_is_told() {
        check(
            |log| {
                log.move_meeting(day("2026-09-29"), day("2026-10-06"), false).expect("it is to come");
            },
            &["moved the meeting of 29 September 2026 to 6 October 2026"],
        );
        check(
            |log| {
                log.cancel_meeting(day("2026-09-29"), day("2026-06-22"), None).expect("it is to come");
            },
            &["cancelled the meeting of 29 September 2026"],
        );
        check(
            |log| {
                let more = ["2026-12-15", "2027-03-16"].map(day);
                log.calendar = Calendar::new(log.calendar.meetings().iter().copied().chain(more));
            },
            &["added the meeting of 15 December 2026 and of 16 March 2027"],
        );
        check(
            |log| {
                log.issue(day("2026-06-30"), day("2026-06-22"));
            },
            &["issued the paper for 30 June 2026"],
        );
        check(
            |log| {
                log.rename("Gary Bee", "Gary Beeson", true).expect("he is called so");
                log.title = None;
                log.front.paper = Some("Agenda Item 6".to_owned());
            },
            &[
                "changed the owner of 2: Gary Bee to Gary Beeson",
                "changed what is said of Gary Beeson",
                "changed the title",
                "changed the head of the papers",
            ],
        );
    }
}
