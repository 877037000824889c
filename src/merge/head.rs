//! What stands outside the actions, as two copies of a log have it: the head, the calendar, the papers and the people.

use super::joined::{Kind, joined};
use super::judge::Judge;
use crate::dates::{Calendar, long};
use crate::model::{Beside, Front, Issue, Log, Person, Rag};

/// Brings the heads of two copies together; the actions are ours.
pub(super) fn head(base: Option<&Log>, ours: &Log, theirs: &Log, judge: &mut Judge) -> Log {
    let text = |text: &String| text.clone();
    Log {
        title: judge.settle_option("title", base.map(|base| &base.title), [&ours.title, &theirs.title], text),
        front: front(base.map(|base| &base.front), &ours.front, &theirs.front, judge),
        calendar: calendar(base, ours, theirs),
        done_colour: *judge.settle(
            "complete",
            base.map(|base| &base.done_colour),
            [&ours.done_colour, &theirs.done_colour],
            Rag::to_string,
        ),
        key: key(base, ours, theirs, judge),
        issued: issued(base, ours, theirs),
        people: people(base, ours, theirs, judge),
        actions: ours.actions.clone(),
    }
}

fn front(base: Option<&Front>, ours: &Front, theirs: &Front, judge: &mut Judge) -> Front {
    let mut text = |name: &str, of: fn(&Front) -> &Option<String>| {
        judge.settle_option(name, base.map(of), [of(ours), of(theirs)], String::clone)
    };
    let body = text("body", |front| &front.body);
    let committee = text("committee", |front| &front.committee);
    let contact = text("contact", |front| &front.contact);
    let paper = text("paper", |front| &front.paper);
    let mut file = |name: &str, of: fn(&Front) -> &Option<Beside>| {
        judge.settle_option(name, base.map(of), [of(ours), of(theirs)], |file| file.as_str().to_owned())
    };
    let logo = file("logo", |front| &front.logo);
    let template = file("template", |front| &front.template);
    Front { body, committee, contact, paper, logo, template }
}

/// Joins the meetings; one that was in what both began with, and that one of them no longer has, was cancelled or moved.
fn calendar(base: Option<&Log>, ours: &Log, theirs: &Log) -> Calendar {
    let of = |log: &Log| log.calendar.meetings().to_vec();
    let [own, their, was] = [of(ours), of(theirs), base.map(of).unwrap_or_default()];
    let is_gone = |day: &chrono::NaiveDate| was.contains(day) && !(own.contains(day) && their.contains(day));
    Calendar::new(own.iter().chain(&their).copied().filter(|day| !is_gone(day)))
}

fn key(base: Option<&Log>, ours: &Log, theirs: &Log, judge: &mut Judge) -> Vec<(Rag, String)> {
    let find = |log: &Log, rag: Rag| log.key.iter().find(|(known, _)| *known == rag).map(|(_, said)| said.clone());
    let added = theirs.key.iter().filter(|(rag, _)| find(ours, *rag).is_none());
    let settled = ours.key.iter().chain(added).filter_map(|(rag, _)| {
        let was = base.map(|base| find(base, *rag));
        let said = [&find(ours, *rag), &find(theirs, *rag)];
        let said = judge.settle_option(&format!("key of {rag}"), was.as_ref(), said, String::clone);
        Some((*rag, said?))
    });
    settled.collect()
}

/// Joins the papers that went out.
fn issued(base: Option<&Log>, ours: &Log, theirs: &Log) -> Vec<Issue> {
    const ISSUES: Kind<Issue> =
        Kind { may_be: &[], is_later: |one, other| (one.meeting, one.on) > (other.meeting, other.on) };
    let base = base.map(|base| base.issued.as_slice());
    let lines = joined(base, &ours.issued, &theirs.issued, &ISSUES, |_, own, _| *own).lines;
    lines.into_iter().map(|line| line.value).collect()
}

/// Joins the people, by name; what is said of one is settled field by field.
fn people(base: Option<&Log>, ours: &Log, theirs: &Log, judge: &mut Judge) -> Vec<Person> {
    let find = |log: &Log, name: &str| log.people.iter().find(|person| person.name == name).cloned();
    let added = theirs.people.iter().filter(|person| find(ours, &person.name).is_none());
    let settled = ours.people.iter().chain(added).filter_map(|person| {
        let was = base.and_then(|base| find(base, &person.name));
        match (find(ours, &person.name), find(theirs, &person.name)) {
            (Some(own), Some(their)) => Some(one_person(was.as_ref(), &own, &their, judge)),
            // Whoever is as before in one copy was taken out of the other, or spelt in another way there.
            (Some(only), None) | (None, Some(only)) => Some(only).filter(|only| was.as_ref() != Some(only)),
            (None, None) => None,
        }
    });
    settled.collect()
}

fn one_person(base: Option<&Person>, ours: &Person, theirs: &Person, judge: &mut Judge) -> Person {
    const NAMES: Kind<String> = Kind { may_be: &[], is_later: |_, _| false };
    let of = |what: &str| format!("{what} of {}", ours.name);
    let email = [&ours.email, &theirs.email];
    let aliases = joined(None, &ours.aliases, &theirs.aliases, &NAMES, |_, own, _| own.clone()).lines;
    let is_gone = |alias: &String| {
        let has = |person: &Person| person.aliases.contains(alias);
        base.is_some_and(has) && !(has(ours) && has(theirs))
    };
    Person {
        name: ours.name.clone(),
        aliases: aliases.into_iter().map(|line| line.value).filter(|alias| !is_gone(alias)).collect(),
        email: judge.settle_option(&of("email"), base.map(|base| &base.email), email, String::clone),
        left: judge
            .settle_option(&of("left"), base.map(|base| &base.left), [&ours.left, &theirs.left], |left| long(*left)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixtures::{day, log_of};

    fn merged(base: Option<&Log>, ours: &Log, theirs: &Log) -> (Log, Vec<String>) {
        let mut judge = Judge::of_head(None);
        let log = head(base, ours, theirs, &mut judge);
        (log, judge.conflicts.into_iter().map(|conflict| conflict.what).collect())
    }

    fn person(name: &str, email: Option<&str>, aliases: &[&str]) -> Person {
        let aliases = aliases.iter().map(|alias| (*alias).to_owned()).collect();
        Person { name: name.to_owned(), aliases, email: email.map(str::to_owned), left: None }
    }

    #[test]
    fn meetings_are_joined_and_a_moved_one_is_moved() {
        let log = |days: &[&str]| Log { calendar: Calendar::new(days.iter().map(|iso| day(iso))), ..log_of([]) };
        let days = |log: &Log| log.calendar.meetings().iter().map(ToString::to_string).collect::<Vec<_>>();
        let (base, moved, added) = (log(&["2026-06-30"]), log(&["2026-07-07"]), log(&["2026-06-30", "2026-09-29"]));
        assert_eq!(days(&merged(Some(&base), &moved, &added).0), ["2026-07-07", "2026-09-29"]);
        assert_eq!(days(&merged(None, &moved, &added).0), ["2026-06-30", "2026-07-07", "2026-09-29"]);
    }

    #[test]
    fn people_are_joined_by_name_and_one_who_was_renamed_does_not_come_back() {
        let log = |people: &[Person]| Log { people: people.to_vec(), ..log_of([]) };
        let rik = person("Rik", None, &[]);
        let renamed = person("Rik Basra", None, &["Rik"]);
        let base = log(std::slice::from_ref(&rik));
        let theirs = log(&[rik.clone(), person("Zoë", Some("zoe@example.org"), &[])]);
        let (both, conflicts) = merged(Some(&base), &log(std::slice::from_ref(&renamed)), &theirs);
        assert_eq!((both.people, conflicts), (vec![renamed, theirs.people[1].clone()], vec![]));
        let mailed = |email: &str| log(&[person("Rik", Some(email), &["Mr Basra"])]);
        let (both, conflicts) = merged(Some(&base), &mailed("rik@example.org"), &mailed("basra@example.org"));
        assert_eq!(both.people, mailed("rik@example.org").people);
        assert_eq!(conflicts, ["email of Rik"]);
    }

    #[test]
    fn the_rest_of_the_head_is_settled_field_by_field() {
        let base = log_of([]);
        let ours = Log { done_colour: Rag::Blue, key: vec![(Rag::Red, "Late".to_owned())], ..base.clone() };
        let front = Front { body: Some("Riverside Council".to_owned()), ..Front::default() };
        let issued = vec![Issue { meeting: day("2026-06-30"), on: day("2026-06-23") }];
        let theirs = Log { title: Some("Riverside".to_owned()), front, issued, ..base.clone() };
        let (both, conflicts) = merged(Some(&base), &ours, &theirs);
        let expected = Log { done_colour: ours.done_colour, key: ours.key.clone(), ..theirs.clone() };
        assert_eq!((both, conflicts), (expected, vec![]));
        let conflicts = merged(None, &ours, &theirs).1;
        assert_eq!(conflicts, ["title", "complete"]);
    }
}
