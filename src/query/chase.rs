//! Who is asked before a meeting, and about what: a letter an owner with the actions that are still to be done.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::filter::{Filter, MatchedFilter};
use super::next_paper::{Seen, Sight};
use crate::model::{Action, Address, Directory, Log, LogName, Number, Rag, Refusal, Standing, folded};

/// Everybody who is asked, and what the clerk must see to instead.
#[derive(Debug)]
pub struct Chase<'a> {
    /// The name of the log; none where one log is asked alone.
    pub log: Option<&'a LogName>,
    /// The board's name or the log's title.
    pub title: Option<&'a str>,
    /// The next meeting, today included; nothing when the calendar has none to come.
    pub meeting: Option<NaiveDate>,
    /// The day that is taken as today.
    pub today: NaiveDate,
    /// The day by which an answer is wanted; nothing when none is named.
    pub reply_by: Option<NaiveDate>,
    /// What the colours mean to the board.
    pub key: &'a [(Rag, String)],
    /// A letter an owner, by name.
    pub letters: Vec<Letter<'a>>,
    /// Owners who have left, by name.
    pub departed: Vec<Departed<'a>>,
    /// Actions that are nobody's.
    pub unowned: Vec<Number>,
}

/// What one owner is asked.
#[derive(Debug)]
pub struct Letter<'a> {
    /// The owner's listed name.
    pub owner: &'a str,
    /// The owner's other names.
    pub also: &'a [String],
    /// Where it goes.
    pub to: Delivery<'a>,
    /// The actions, by number; never none.
    pub actions: Vec<ChasedAction<'a>>,
}

/// Where a letter goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Delivery<'a> {
    /// To this address.
    To(Address),
    /// What is written is not the address of one mailbox.
    Unusable(&'a str),
    /// No address is listed.
    Nowhere,
    /// Nobody can tell: this name of the owner's is also that of this other person.
    Unclear(&'a str, &'a str),
}

/// An action that somebody is asked about.
#[derive(Debug, Clone)]
pub struct ChasedAction<'a> {
    /// The action.
    pub action: &'a Action,
    /// The other owners who are there, by their listed names.
    pub shared_with: Vec<&'a str>,
    /// The other owners who have left.
    pub shared_once: Vec<&'a str>,
    /// In how many days it is due; overdue when less than nothing.
    pub due_in: Option<i64>,
    /// What the board will read of it at the next meeting; nothing when it is not on that paper.
    pub seen: Option<Seen>,
}

impl ChasedAction<'_> {
    /// Tells whether it is overdue.
    pub fn is_late(&self) -> bool {
        self.due_in.is_some_and(|days| days < 0)
    }
}

/// An owner who has left.
#[derive(Debug)]
pub struct Departed<'a> {
    /// The owner's listed name.
    pub owner: &'a str,
    /// The day on which the owner left.
    pub left: NaiveDate,
    /// The actions, each with the owners who still have it.
    pub actions: Vec<(Number, Vec<&'a str>)>,
}

/// Which actions are chased, and by when an answer is wanted.
#[derive(Debug, Default)]
pub struct ChaseRequest {
    /// Only what is this owner's.
    pub owner: Option<String>,
    /// Only what is due on or before this day.
    pub due_by: Option<NaiveDate>,
    /// Only what nothing was heard of since the last meeting.
    pub stale: bool,
    /// Only what nothing was reported on from this day on.
    pub since: Option<NaiveDate>,
    /// The day by which an answer is wanted, when it is not the usual one.
    pub reply_by: Option<NaiveDate>,
}

/// A request made ready for one log and one day.
#[derive(Debug)]
pub struct MatchedChase<'a> {
    log: &'a Log,
    today: NaiveDate,
    matched: MatchedFilter<'a>,
    directory: Directory<'a>,
    since: Option<NaiveDate>,
    reply_by: Option<NaiveDate>,
}

/// How long before the next meeting an answer is wanted, unless another day is given.
const USUAL_NOTICE: Days = Days::new(7);

impl ChaseRequest {
    /// Makes the request ready for a log; refuses an owner of whom the log does not know.
    pub fn ready(self, log: &Log, today: NaiveDate) -> Result<MatchedChase<'_>, Refusal> {
        let filter = Filter { owner: self.owner, due_by: self.due_by, stale: self.stale, ..Filter::default() };
        let matched = filter.ready(log, today)?;
        Ok(MatchedChase {
            log,
            today,
            matched,
            directory: Directory::of(log),
            since: self.since,
            reply_by: self.reply_by,
        })
    }
}

impl<'a> MatchedChase<'a> {
    /// Returns the filter that actions must pass, with whom the owner asked for was taken to be.
    pub fn matched(&self) -> &MatchedFilter<'a> {
        &self.matched
    }

    /// Returns the day from which on a report counts as an answer, when one was given.
    pub fn since(&self) -> Option<NaiveDate> {
        self.since
    }

    /// Sorts out who is asked about what.
    pub fn chase(&self) -> Chase<'a> {
        let sight = Sight::of(self.log, self.today);
        let mut people: BTreeMap<(String, &'a str), Vec<ChasedAction<'a>>> = BTreeMap::new();
        let mut unowned = Vec::new();
        for action in self.actions() {
            let named = action.everyone().into_iter().filter(|owner| !owner.as_str().is_empty());
            let owners = self.directory.listed_names(named);
            if owners.is_empty() {
                unowned.push(action.number);
            }
            let seen = sight.of_action(action.number);
            for owner in owners.iter().copied().filter(|owner| self.is_asked_for(owner)) {
                let chased = self.chased(action, owner, &owners, seen.clone());
                people.entry((folded(owner), owner)).or_default().push(chased);
            }
        }
        let mut chase = Chase {
            log: None,
            title: self.log.title.as_deref(),
            meeting: sight.meeting,
            today: self.today,
            reply_by: self.reply_by.or_else(|| self.usual_reply_by(sight.meeting?)),
            key: &self.log.key,
            letters: Vec::new(),
            departed: Vec::new(),
            unowned,
        };
        for ((_, owner), actions) in people {
            chase.add(owner, actions, &self.directory);
        }
        chase
    }

    /// Returns the actions that are still to be done and fit, by number.
    fn actions(&self) -> Vec<&'a Action> {
        let is_heard_of = |action: &Action| {
            self.since.is_some_and(|since| {
                action.comments.iter().any(|comment| comment.date.or(comment.meeting).is_some_and(|day| day >= since))
            })
        };
        let mut actions = self.matched.actions();
        actions.retain(|action| action.standing(self.log.done_colour) == Standing::Open && !is_heard_of(action));
        actions.sort_by_key(|action| action.number);
        actions
    }

    fn is_asked_for(&self, owner: &str) -> bool {
        self.matched.owner().is_none_or(|asked_for| asked_for.names.iter().any(|name| name == owner))
    }

    fn usual_reply_by(&self, meeting: NaiveDate) -> Option<NaiveDate> {
        meeting.checked_sub_days(USUAL_NOTICE).filter(|day| *day > self.today)
    }

    fn chased(&self, action: &'a Action, owner: &str, owners: &[&'a str], seen: Option<Seen>) -> ChasedAction<'a> {
        let others = owners.iter().copied().filter(|other| *other != owner);
        let (shared_once, shared_with) = others.partition(|other| self.directory.has_left(other, self.today).is_some());
        let due_in = action.due_day().map(|due| (due - self.today).num_days());
        ChasedAction { action, shared_with, shared_once, due_in, seen }
    }
}

impl<'a> Chase<'a> {
    /// Adds a letter; for somebody who has left, what the clerk must see to.
    fn add(&mut self, owner: &'a str, actions: Vec<ChasedAction<'a>>, directory: &Directory<'a>) {
        if let Some(left) = directory.has_left(owner, self.today) {
            let actions = actions.into_iter().map(|chased| (chased.action.number, chased.shared_with)).collect();
            self.departed.push(Departed { owner, left, actions });
            return;
        }
        let person = directory.person(owner);
        let also = person.map_or(&[][..], |person| &person.aliases);
        let written = person.and_then(|person| person.email.as_deref());
        let written = written.filter(|written| !written.trim().is_empty());
        let to = match written.map(|written| (written, Address::new(written))) {
            _ if let Some((name, other)) = directory.mistaken_for(owner) => Delivery::Unclear(name, other),
            Some((_, Some(address))) => Delivery::To(address),
            Some((written, None)) => Delivery::Unusable(written),
            None => Delivery::Nowhere,
        };
        self.letters.push(Letter { owner, also, to, actions });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixtures::{action, closed, day, log_of};
    use crate::model::{Comment, Due, Owner, Person};

    fn person(name: &str, email: Option<&str>, left: Option<&str>) -> Person {
        Person { name: name.to_owned(), aliases: Vec::new(), email: email.map(str::to_owned), left: left.map(day) }
    }

    fn log() -> Log {
        let mut log = log_of([
            action(1, &["Rik Basra", "Gary Bee"]),
            action(2, &["R. Basra"]),
            action(3, &["Rik Basra"]),
            action(4, &["Gary Bee"]),
            action(5, &["Ann Gone", "Gary Bee"]),
            action(6, &[]),
            action(7, &["Zoë Blanc"]),
        ]);
        log.people = vec![
            Person { aliases: vec!["R. Basra".to_owned()], ..person("Rik Basra", Some("rik@example.org"), None) },
            person("Gary Bee", Some("gary"), None),
            person("Ann Gone", None, Some("2026-06-22")),
        ];
        log.actions[2].rag = Some(Rag::Green);
        log.actions[3].state = closed("2026-06-01");
        log.actions[1].due = Some(Due::Day(day("2026-06-20")));
        log.actions[4].comments.push(Comment::dated(day("2026-06-01"), "Begun.".to_owned()));
        log.actions[6].exempt = true;
        log
    }

    fn chased(log: &Log, asking: ChaseRequest, check: impl FnOnce(&Chase)) {
        check(&asking.ready(log, day("2026-06-22")).expect("the owner is known").chase());
    }

    fn check(asking: ChaseRequest, letters: &[(&str, &[u32])]) {
        chased(&log(), asking, |chase| {
            let numbers =
                |letter: &Letter| letter.actions.iter().map(|chased| chased.action.number.get()).collect::<Vec<_>>();
            let found: Vec<_> = chase.letters.iter().map(|letter| (letter.owner, numbers(letter))).collect();
            let wanted: Vec<_> = letters.iter().map(|(owner, numbers)| (*owner, numbers.to_vec())).collect();
            assert_eq!(found, wanted);
        });
    }

    #[test]
    fn every_owner_of_what_is_still_to_be_done_gets_one_letter_and_nobody_else() {
        check(ChaseRequest::default(), &[("Gary Bee", &[1, 5]), ("Rik Basra", &[1, 2]), ("Zoë Blanc", &[7])]);
    }

    #[test]
    fn only_what_is_asked_for_is_chased() {
        let asking = ChaseRequest::default;
        check(ChaseRequest { owner: Some("rik".to_owned()), ..asking() }, &[("Rik Basra", &[1, 2])]);
        check(ChaseRequest { due_by: Some(day("2026-06-20")), ..asking() }, &[("Rik Basra", &[2])]);
        check(
            ChaseRequest { since: Some(day("2026-06-01")), ..asking() },
            &[("Gary Bee", &[1]), ("Rik Basra", &[1, 2]), ("Zoë Blanc", &[7])],
        );
        check(
            ChaseRequest { since: Some(day("2026-06-02")), owner: Some("gary".to_owned()), ..asking() },
            &[("Gary Bee", &[1, 5])],
        );
        check(ChaseRequest { stale: true, ..asking() }, &[]);
    }

    #[test]
    fn a_letter_for_one_of_two_people_of_one_name_goes_nowhere() {
        let mut log = log();
        let smith =
            Person { aliases: vec!["r. basra".to_owned()], ..person("Irene Smith", Some("i@example.org"), None) };
        log.people.push(smith);
        log.actions[0].owners.push(Owner::new("Irene Smith"));
        chased(&log, ChaseRequest::default(), |chase| {
            let to: Vec<_> = chase.letters.iter().map(|letter| (letter.owner, &letter.to)).collect();
            assert!(to.contains(&("Rik Basra", &Delivery::Unclear("R. Basra", "Irene Smith"))), "{to:?}");
            assert!(to.contains(&("Irene Smith", &Delivery::Unclear("r. basra", "Rik Basra"))), "{to:?}");
        });
    }

    #[test]
    fn who_has_left_and_what_is_nobodys_is_for_the_clerk() {
        chased(&log(), ChaseRequest::default(), |chase| {
            let [gone] = chase.departed.as_slice() else { panic!("one has left: {chase:?}") };
            assert_eq!((gone.owner, gone.left), ("Ann Gone", day("2026-06-22")));
            assert_eq!(gone.actions, [(Number::new(5).expect("a number"), vec!["Gary Bee"])]);
            assert_eq!(chase.unowned, [Number::new(6).expect("a number")]);
            let gary = &chase.letters[0];
            assert_eq!(
                (&gary.actions[0].shared_with, &gary.actions[1].shared_once),
                (&vec!["Rik Basra"], &vec!["Ann Gone"])
            );
        });
    }

    #[test]
    fn a_letter_goes_to_the_address_that_is_listed_when_it_is_one() {
        chased(&log(), ChaseRequest::default(), |chase| {
            let to: Vec<_> = chase.letters.iter().map(|letter| letter.to.clone()).collect();
            let rik = Address::new("rik@example.org").expect("an address");
            assert_eq!(to, [Delivery::Unusable("gary"), Delivery::To(rik), Delivery::Nowhere]);
        });
    }

    #[test]
    fn an_answer_is_wanted_a_week_before_the_meeting_while_that_is_to_come() {
        let check = |today: &str, given: Option<&str>, reply_by: Option<&str>| {
            let log = log();
            let asking = ChaseRequest { reply_by: given.map(day), ..ChaseRequest::default() };
            let chase = asking.ready(&log, day(today)).expect("nobody is asked for").chase();
            assert_eq!(chase.reply_by, reply_by.map(day), "{today}");
        };
        check("2026-06-22", None, Some("2026-06-23"));
        check("2026-06-23", None, None);
        check("2026-06-30", None, None);
        check("2026-06-23", Some("2026-06-26"), Some("2026-06-26"));
        check("2026-10-01", None, None);
    }
}
