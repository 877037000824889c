//! The summary for before a meeting: how the open actions stand, and with whom.

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::asked::Asked;
use crate::model::{Action, Directory, Log, LogName, Number, Outcome, Rag, Raised, folded};

/// How many actions something is true of, and which may be named.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Count {
    /// How many, exempt ones included.
    pub count: usize,
    /// Their numbers, exempt ones only when they may be shown.
    pub numbers: Vec<Number>,
}

/// An outcome that the board is asked to agree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The action.
    pub number: Number,
    /// What the board is asked to agree.
    pub outcome: Outcome,
}

/// The oldest action that is still to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Oldest {
    /// The action.
    pub number: Number,
    /// What was asked.
    pub text: String,
    /// When it was raised.
    pub raised: Raised,
    /// Its age in days.
    pub days: i64,
    /// Its age in meetings, where the calendar goes back as far.
    pub meetings: Option<usize>,
}

/// What an owner holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnerTotals {
    /// The owner's listed name; nothing for actions that have no owner.
    pub owner: Option<String>,
    /// The day on which the owner left.
    pub left: Option<NaiveDate>,
    /// Open actions, joint ones included.
    pub open: Count,
    /// How many of them are overdue.
    pub overdue: usize,
    /// How many of them are due by the next meeting and not overdue.
    pub due_by_next: usize,
    /// How many of them are done and wait for the board.
    pub done: usize,
}

/// How the actions of a log stand on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// The name of the log; none where one log is asked alone.
    pub log: Option<LogName>,
    /// The board's name or the log's title.
    pub title: Option<String>,
    /// The day it was asked.
    pub today: NaiveDate,
    /// The next meeting, today included.
    pub next_meeting: Option<NaiveDate>,
    /// The last meeting before the next one, up to today.
    pub last_meeting: Option<NaiveDate>,
    /// Every open action.
    pub open: Count,
    /// Open actions by colour, those without one last; only colours in use.
    pub by_rag: Vec<(Option<Rag>, usize)>,
    /// How many were open at each meeting up to today, those that its paper showed and exempt ones.
    pub open_at: Vec<(NaiveDate, usize)>,
    /// Open in the colour that means done.
    pub done: Count,
    /// Past their due day.
    pub overdue: Count,
    /// Due from today to the next meeting.
    pub due_by_next: Count,
    /// Open without a due day.
    pub no_due: Count,
    /// Nothing heard since the last meeting.
    pub stale: Count,
    /// How many have an outcome proposed.
    pub proposed: usize,
    /// What is proposed, exempt ones only when they may be shown.
    pub proposals: Vec<Proposal>,
    /// The oldest that is still to be done and may be shown.
    pub oldest: Option<Oldest>,
    /// What each owner holds, worst first: by what is overdue, then due, then open, then by name.
    pub owners: Vec<OwnerTotals>,
    /// How many open actions are exempt.
    pub exempt: usize,
    /// Whether exempt actions are shown.
    pub shows_exempt: bool,
}

impl Count {
    /// Counts actions, and names those that may be.
    pub(super) fn of(actions: &[&Action], shows_exempt: bool) -> Self {
        let named = actions.iter().filter(|action| shows_exempt || !action.exempt);
        Self { count: actions.len(), numbers: named.map(|action| action.number).collect() }
    }
}

struct Question<'a> {
    open: Vec<&'a Action>,
    shows_exempt: bool,
}

impl<'a> Question<'a> {
    fn figure(&self, test: impl Fn(&Action) -> bool) -> Count {
        let fit: Vec<&Action> = self.open.iter().copied().filter(|action| test(action)).collect();
        Count::of(&fit, self.shows_exempt)
    }

    fn shows(&self, action: &Action) -> bool {
        self.shows_exempt || !action.exempt
    }

    fn shown(&self) -> impl Iterator<Item = &'a Action> {
        self.open.iter().copied().filter(|action| self.shows(action))
    }
}

/// Sums up a log for a day; exempt actions are counted, and named only when `shows_exempt`.
pub fn status(log: &Log, today: NaiveDate, shows_exempt: bool) -> Status {
    let mut open: Vec<&Action> = log.each().filter(|action| !action.is_closed()).collect();
    open.sort_by_key(|action| action.number);
    let question = Question { open, shows_exempt };
    let asked = Asked::of(log, today);
    let proposals =
        question.shown().filter_map(|action| Some(Proposal { number: action.number, outcome: action.proposed()? }));
    Status {
        log: None,
        title: log.title.clone(),
        today,
        next_meeting: log.calendar.next_from(today),
        last_meeting: log.calendar.last_up_to(today),
        open: question.figure(|_| true),
        by_rag: by_rag(&question.open),
        open_at: open_at(log, today),
        done: question.figure(|action| asked.is_done(action)),
        overdue: question.figure(|action| asked.is_overdue(action)),
        due_by_next: question.figure(|action| asked.is_due_by_next(action)),
        no_due: question.figure(|action| action.due_day().is_none()),
        stale: question.figure(|action| asked.is_stale(action)),
        proposed: question.figure(|action| action.proposed().is_some()).count,
        proposals: proposals.collect(),
        oldest: oldest(&question, asked),
        owners: owners(&question, &Directory::of(log), asked),
        exempt: question.figure(|action| action.exempt).count,
        shows_exempt,
    }
}

fn by_rag(open: &[&Action]) -> Vec<(Option<Rag>, usize)> {
    let colours = Rag::ALL.iter().copied().map(Some).chain([None]);
    colours
        .map(|rag| (rag, open.iter().filter(|action| action.rag == rag).count()))
        .filter(|(_, count)| *count > 0)
        .collect()
}

/// Counts what was open at each meeting up to today, exempt actions too. One that was closed on a
/// day nobody knows counts at none: it may have been closed before.
fn open_at(log: &Log, today: NaiveDate) -> Vec<(NaiveDate, usize)> {
    let past = log.calendar.meetings().iter().copied().filter(|meeting| *meeting <= today);
    past.map(|meeting| (meeting, log.actions.iter().filter(|action| action.is_open_at(meeting)).count())).collect()
}

fn oldest(question: &Question, asked: Asked) -> Option<Oldest> {
    let is_raised = |action: &&Action| action.raised.day() <= asked.today;
    let still_to_do = question.shown().filter(|action| asked.is_to_do(action)).filter(is_raised);
    let action = still_to_do.min_by_key(|action| (action.raised.day(), action.number))?;
    Some(Oldest {
        number: action.number,
        text: action.text.clone(),
        raised: action.raised,
        days: asked.age_in_days(action),
        meetings: asked.age_in_meetings(action),
    })
}

fn owners(question: &Question, directory: &Directory, asked: Asked) -> Vec<OwnerTotals> {
    let mut owners: Vec<OwnerTotals> = Vec::new();
    for action in question.open.iter().copied() {
        for owner in holders(action, directory) {
            let index = owners.iter().position(|totals| totals.owner.as_deref() == owner).unwrap_or_else(|| {
                owners.push(OwnerTotals::of(owner, directory, asked.today));
                owners.len() - 1
            });
            let totals = &mut owners[index];
            totals.open.count += 1;
            totals.open.numbers.extend(question.shows(action).then_some(action.number));
            totals.overdue += usize::from(asked.is_overdue(action));
            totals.due_by_next += usize::from(asked.is_due_by_next(action));
            totals.done += usize::from(asked.is_done(action));
        }
    }
    owners.sort_by_cached_key(|totals| {
        let worst = Reverse((totals.overdue, totals.due_by_next, totals.open.count));
        (worst, totals.owner.is_none(), totals.owner.as_deref().map(folded))
    });
    owners
}

/// Returns the listed names of everybody that an action is for, each once; nobody when it has no owner.
fn holders<'a>(action: &'a Action, directory: &Directory<'a>) -> Vec<Option<&'a str>> {
    let names = directory.listed_names(action.everyone());
    if names.is_empty() { vec![None] } else { names.into_iter().map(Some).collect() }
}

impl OwnerTotals {
    fn of(owner: Option<&str>, directory: &Directory, today: NaiveDate) -> Self {
        let left = owner.and_then(|name| directory.has_left(name, today));
        let owner = owner.map(str::to_owned);
        Self { owner, left, open: Count::default(), overdue: 0, due_by_next: 0, done: 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixtures::{action, day, log_of};
    use crate::model::{Comment, Due};

    fn log() -> Log {
        let mut log = log_of([
            action(1, &["Rik Basra"]),
            action(2, &["Gary Bee", "Rik Basra"]),
            action(3, &["Gary Bee"]),
            action(4, &["Zoë Blanc"]),
        ]);
        log.actions[0].due = Some(Due::Day(day("2026-04-30")));
        log.actions[0].comments.push(Comment::dated(day("2026-05-01"), "Begun.".to_owned()));
        log.actions[1].due = Due::from_words("June 2026");
        log.actions[2].rag = Some(Rag::Green);
        log.actions[3].exempt = true;
        log.actions[3].raised = Raised::Day(day("2025-03-01"));
        log
    }

    fn numbers(figure: &Count) -> (usize, Vec<u32>) {
        (figure.count, figure.numbers.iter().map(|number| number.get()).collect())
    }

    #[test]
    fn the_figures_answer_what_a_chair_asks() {
        let status = status(&log(), day("2026-06-22"), false);
        assert_eq!(status.next_meeting, Some(day("2026-06-30")));
        assert_eq!(status.last_meeting, Some(day("2026-03-17")));
        assert_eq!(numbers(&status.open), (4, vec![1, 2, 3]));
        assert_eq!(status.by_rag, [(Some(Rag::Amber), 3), (Some(Rag::Green), 1)]);
        assert_eq!(status.open_at, [(day("2026-03-17"), 1)]);
        assert_eq!(numbers(&status.done), (1, vec![3]));
        assert_eq!(numbers(&status.overdue), (1, vec![1]));
        assert_eq!(numbers(&status.due_by_next), (1, vec![2]));
        assert_eq!(numbers(&status.no_due), (2, vec![3]));
        assert_eq!(numbers(&status.stale), (1, vec![]));
        assert_eq!(status.exempt, 1);
    }

    #[test]
    fn an_exempt_action_is_counted_and_never_named_unless_asked() {
        let of_zoe = |status: &Status| status.owners.last().map(|totals| (totals.owner.clone(), numbers(&totals.open)));
        let zoe = |numbers: &[u32]| Some((Some("Zoë Blanc".to_owned()), (1, numbers.to_vec())));
        let hidden = status(&log(), day("2026-06-22"), false);
        assert_eq!(of_zoe(&hidden), zoe(&[]));
        assert_eq!(hidden.oldest.map(|oldest| oldest.number.get()), Some(1));
        let shown = status(&log(), day("2026-06-22"), true);
        assert_eq!(of_zoe(&shown), zoe(&[4]));
        assert_eq!(shown.oldest.map(|oldest| (oldest.number.get(), oldest.meetings)), Some((4, None)));
    }

    #[test]
    fn an_owner_whose_exempt_actions_are_overdue_stands_where_they_put_them() {
        let mut log = log();
        log.actions[3].due = Some(Due::Day(day("2026-03-31")));
        log.actions.push(Action { due: log.actions[3].due.clone(), exempt: true, ..action(5, &["Zoë Blanc"]) }.into());
        let worst = status(&log, day("2026-06-22"), false).owners.swap_remove(0);
        assert_eq!((worst.owner.as_deref(), numbers(&worst.open), worst.overdue), (Some("Zoë Blanc"), (2, vec![]), 2));
    }

    #[test]
    fn owners_stand_worst_first() {
        let mut log = log_of([
            action(1, &["Ann Lee"]),
            action(2, &["Bea Moss"]),
            action(3, &["Cal Nye"]),
            action(4, &["Ann Lee", "Dee Orr"]),
            action(5, &[]),
            action(6, &["Émile Poe"]),
        ]);
        log.actions[1].due = Some(Due::Day(day("2026-06-30")));
        log.actions[2].due = Some(Due::Day(day("2026-06-21")));
        let owners = status(&log, day("2026-06-22"), false).owners;
        let names: Vec<Option<&str>> = owners.iter().map(|totals| totals.owner.as_deref()).collect();
        let named = ["Cal Nye", "Bea Moss", "Ann Lee", "Dee Orr", "Émile Poe"].map(Some);
        assert_eq!(names, [&named[..], &[None]].concat());
    }

    #[test]
    fn a_joint_action_counts_for_each_owner() {
        let status = status(&log(), day("2026-06-22"), false);
        let rik = &status.owners[0];
        assert_eq!((numbers(&rik.open), rik.overdue, rik.due_by_next, rik.done), ((2, vec![1, 2]), 1, 1, 0));
    }
}
