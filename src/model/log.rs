//! The log of one board, and every change it allows.

use std::collections::HashSet;
use std::ops::RangeInclusive;

use super::action::{Action, Comment, Further, Raised, State};
use super::change::{Closing, Correction};
use super::fields::Draft;
use super::front::Front;
use super::issue::Issue;
use super::number::{Number, Which};
use super::owner::Owner;
use super::person::Person;
use super::person_refusal::PersonRefusal;
use super::refusal::Refusal;
use super::shared::Shared;
use super::typed_numbers::typed_numbers;
use super::words::{Outcome, Rag};
use crate::dates::Calendar;

/// The action log of one board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Log {
    /// The board's name, or the title of its log.
    pub title: Option<String>,
    /// What stands at the head of the papers.
    pub front: Front,
    /// The board's meetings, past and planned.
    pub calendar: Calendar,
    /// The colour that means done.
    pub done_colour: Rag,
    /// What the colours mean to this board, in the order of the file.
    pub key: Vec<(Rag, String)>,
    /// The papers that went out, in the order of the file.
    pub issued: Vec<Issue>,
    /// People about whom there is something to say.
    pub people: Vec<Person>,
    /// The actions, in the order of the file; a log and a copy of it have them in common.
    pub actions: Vec<Shared<Action>>,
}

impl Log {
    /// Begins a log without actions, in which green means done.
    pub fn new(title: Option<String>, calendar: Calendar) -> Self {
        Self {
            title,
            front: Front::default(),
            calendar,
            done_colour: Rag::Green,
            key: Vec::new(),
            issued: Vec::new(),
            people: Vec::new(),
            actions: Vec::new(),
        }
    }

    /// Lists the actions, in the order of the file.
    pub fn each(&self) -> impl Iterator<Item = &Action> {
        self.actions.iter().map(|action| &**action)
    }

    /// Tells whether another log says the same in everything but its actions.
    pub fn is_alike_outside_actions(&self, other: &Self) -> bool {
        let outside = |log: &Self| {
            let Self { title, front, calendar, done_colour, key, issued, people, actions: _ } = log;
            (title.clone(), front.clone(), calendar.clone(), *done_colour, key.clone(), issued.clone(), people.clone())
        };
        outside(self) == outside(other)
    }

    /// Finds an action by number, else by reference, in any case.
    pub fn find(&self, which: &Which) -> Result<&Action, Refusal> {
        self.position(which).map(|index| &*self.actions[index])
    }

    /// Finds several actions, each once, in the order typed: `3,5`, `3-5` and `no. 5` mean what they say. What names
    /// no action is refused beside those that are found.
    pub fn find_each(&self, typed: &[Which]) -> (Vec<Number>, Vec<Refusal>) {
        let found: Vec<_> = typed.iter().map(|which| self.numbers(which)).collect();
        let whole: Vec<&str> = typed.iter().map(Which::as_str).collect();
        let (numbers, refusals): (Vec<_>, Vec<_>) = match typed_numbers(&whole.join(" ")) {
            Some(runs) if found.iter().any(|(numbers, _)| numbers.is_empty()) => vec![self.each_of(&runs)],
            _ => found,
        }
        .into_iter()
        .unzip();
        let mut seen = HashSet::new();
        let numbers = numbers.concat().into_iter().filter(|number| seen.insert(*number)).collect();
        (numbers, refusals.concat())
    }

    fn numbers(&self, which: &Which) -> (Vec<Number>, Vec<Refusal>) {
        match self.by_name(which) {
            Ok(index) => (vec![self.actions[index].number], Vec::new()),
            Err(refusal @ Refusal::NoSuchAction { .. }) => match typed_numbers(which.as_str()) {
                Some(runs) => self.each_of(&runs),
                None => (Vec::new(), vec![refusal]),
            },
            Err(refusal) => (Vec::new(), vec![refusal]),
        }
    }

    /// Lists the actions of some runs of numbers, and refuses a run of which one is missing.
    fn each_of(&self, runs: &[RangeInclusive<Number>]) -> (Vec<Number>, Vec<Refusal>) {
        let (mut numbers, mut refusals) = (Vec::new(), Vec::new());
        for run in runs {
            let mut known: Vec<Number> =
                self.each().map(|action| action.number).filter(|number| run.contains(number)).collect();
            known.sort_unstable();
            let wanted = std::iter::successors(Some(*run.start()), |number| number.next());
            let missing = wanted.zip(known.iter().map(Some).chain(std::iter::repeat(None)));
            if let Some((number, _)) =
                missing.take_while(|(number, _)| number <= run.end()).find(|(number, known)| *known != Some(number))
            {
                refusals.push(Refusal::NoSuchAction { typed: number.to_string(), highest: self.highest() });
            }
            numbers.extend(known);
        }
        (numbers, refusals)
    }

    fn position(&self, which: &Which) -> Result<usize, Refusal> {
        let (numbers, refusals) = self.numbers(which);
        match (&numbers[..], refusals.into_iter().next()) {
            (_, Some(refusal)) => Err(refusal),
            ([number], None) => self.by_name(&(*number).into()),
            (_, None) => Err(Refusal::SeveralActions(which.as_str().to_owned())),
        }
    }

    fn by_name(&self, which: &Which) -> Result<usize, Refusal> {
        let by_number =
            which.number().and_then(|number| self.actions.iter().position(|action| action.number == number));
        if let Some(index) = by_number {
            return Ok(index);
        }
        let bears = |action: &Action| {
            action.reference.as_ref().is_some_and(|reference| reference.eq_ignore_ascii_case(which.as_str()))
        };
        let bearers: Vec<usize> = (0..self.actions.len()).filter(|index| bears(&self.actions[*index])).collect();
        match bearers[..] {
            [index] => Ok(index),
            [] => Err(Refusal::NoSuchAction { typed: which.as_str().to_owned(), highest: self.highest() }),
            _ => Err(Refusal::SharedReference {
                reference: which.as_str().to_owned(),
                numbers: bearers.iter().map(|index| self.actions[*index].number).collect(),
            }),
        }
    }

    fn highest(&self) -> Option<Number> {
        self.actions.iter().map(|action| action.number).max()
    }

    fn any(&mut self, which: &Which) -> Result<&mut Action, Refusal> {
        self.position(which).map(|index| &mut *self.actions[index])
    }

    fn open(&mut self, which: &Which) -> Result<&mut Action, Refusal> {
        let action = self.any(which)?;
        match action.state {
            State::Open { .. } => Ok(action),
            State::Closed { on, outcome, .. } => Err(Refusal::Closed { number: action.number, on, outcome }),
        }
    }

    fn allow(&self, rag: Rag) -> Result<(), Refusal> {
        let done = self.done_colour;
        if rag.is_used_with(done) { Ok(()) } else { Err(Refusal::UnusedColour { rag, done }) }
    }

    /// Raises an action at a meeting, under the number after the highest.
    ///
    /// Refuses an action without words or owner, a colour that the log does not use, and an empty comment.
    pub fn raise(&mut self, raised: Raised, mut new: Draft, comment: Option<Comment>) -> Result<&Action, Refusal> {
        let (text, owners) = (new.text.take().unwrap_or_default(), new.owners.take().unwrap_or_default());
        said(&text, "action")?;
        named(&owners)?;
        new.rag.map_or(Ok(()), |rag| self.allow(rag))?;
        let number = self.highest().map_or(Some(Number::FIRST), Number::next).ok_or(Refusal::OutOfNumbers)?;
        let mut action = new.open(number, raised, text, owners);
        if let Some(comment) = comment {
            report(&mut action, comment)?;
        }
        self.actions.push(action.into());
        Ok(&self.actions[self.actions.len() - 1])
    }

    /// Takes in actions that were kept elsewhere, under the numbers they have.
    ///
    /// Refuses one without words, a colour that the log does not use, and a number that is taken.
    pub fn take_in(&mut self, actions: Vec<Action>) -> Result<(), Refusal> {
        let mut taken: HashSet<Number> = self.actions.iter().map(|action| action.number).collect();
        for action in &actions {
            said(&action.text, "action")?;
            action.rag.map_or(Ok(()), |rag| self.allow(rag))?;
            if !taken.insert(action.number) {
                return Err(Refusal::NumberTaken(action.number));
            }
        }
        self.actions.extend(actions.into_iter().map(Shared::from));
        Ok(())
    }

    /// Adds what was reported, in its place by date; a colour on the comment becomes the action's.
    ///
    /// Refuses an empty comment, a colour that the log does not use, and a colour on a closed action.
    pub fn comment(&mut self, which: &Which, comment: Comment) -> Result<&Action, Refusal> {
        if let Some(rag) = comment.rag {
            self.allow(rag)?;
        }
        let action = self.any(which)?;
        if let Some(rag) = comment.rag {
            if action.is_closed() {
                return Err(Refusal::ColourOfClosed(action.number));
            }
            action.rag = Some(rag);
        }
        report(action, comment)?;
        Ok(action)
    }

    /// Corrects fields of an open action; a due date that changes is kept among the earlier ones unless it was a slip.
    pub fn correct(&mut self, which: &Which, correction: Correction) -> Result<&Action, Refusal> {
        if correction == Correction::default() {
            return Err(Refusal::NothingToChange);
        }
        let Correction { fields: mut new, removes_due, is_slip, further } = correction;
        new.rag.map_or(Ok(()), |rag| self.allow(rag))?;
        new.text.as_ref().map_or(Ok(()), |text| said(text, "action"))?;
        new.owners.as_ref().map_or(Ok(()), |owners| named(owners))?;
        further.as_ref().map_or(Ok(()), |(_, text)| said(text, "instruction"))?;
        let action = self.open(which)?;
        if let Some((place, text)) = further {
            let count = action.further.len();
            let missing = Refusal::NoSuchFurther { number: action.number, place, count };
            place.checked_sub(1).and_then(|index| action.further.get_mut(index)).ok_or(missing)?.text = text;
        }
        if let Some(raised) = new.raised.map(Raised::first_day)
            && let Some(on) = action.further.iter().map(|further| further.raised.day()).find(|on| *on < raised)
        {
            return Err(Refusal::FurtherBeforeRaised { number: action.number, raised, on });
        }
        let due = if removes_due { None } else { new.due.take().or_else(|| action.due.clone()) };
        if action.due != due {
            action.was_due.extend(action.due.take().filter(|_| !is_slip));
        }
        let own = Draft { due, ..Draft::of(action) };
        let corrected = new.or(own).action().ok_or(Refusal::NothingToChange)?;
        let Action { further, comments, imported, .. } = std::mem::replace(action, corrected);
        (action.further, action.comments, action.imported) = (further, comments, imported);
        Ok(action)
    }

    /// Adds to an open action what a later meeting asked.
    pub fn further(&mut self, which: &Which, further: Further) -> Result<&Action, Refusal> {
        said(&further.text, "instruction")?;
        let action = self.open(which)?;
        let (raised, on) = (action.raised.first_day(), further.raised.day());
        if on < raised {
            return Err(Refusal::FurtherBeforeRaised { number: action.number, raised, on });
        }
        action.further.push(further);
        Ok(action)
    }

    /// Asks the board to end an open action with `outcome`, or takes the request back.
    pub fn propose(
        &mut self,
        which: &Which,
        outcome: Option<Outcome>,
        comment: Option<Comment>,
    ) -> Result<&Action, Refusal> {
        let action = self.open(which)?;
        action.state = State::Open { proposed: outcome };
        if let Some(comment) = comment {
            report(action, comment)?;
        }
        Ok(action)
    }

    /// Closes an open action, as the board agreed; completed sets the colour that means done.
    pub fn close(&mut self, which: &Which, closing: Closing) -> Result<&Action, Refusal> {
        let done = self.done_colour;
        let action = self.open(which)?;
        let (number, raised, on) = (action.number, action.raised, closing.on);
        if on < raised.first_day() {
            return Err(Refusal::ClosedBeforeRaised { number, raised: raised.first_day(), on });
        }
        let outcome = closing.outcome.or(action.proposed()).unwrap_or(Outcome::Completed);
        let before = action.rag;
        if outcome == Outcome::Completed {
            action.rag = Some(done);
        }
        let was_rag = before.filter(|_| action.rag != before);
        action.state = State::Closed { on: Some(on), outcome, minute: closing.minute, was_rag };
        if let Some(comment) = closing.comment {
            report(action, comment)?;
        }
        Ok(action)
    }

    /// Opens a closed action again; the colour that closing set goes back to what it was, where that is known.
    pub fn reopen(&mut self, which: &Which, comment: Option<Comment>) -> Result<&Action, Refusal> {
        let action = self.any(which)?;
        if !action.is_closed() {
            return Err(Refusal::NotClosed(action.number));
        }
        action.open_again();
        if let Some(comment) = comment {
            report(action, comment)?;
        }
        Ok(action)
    }
}

/// Puts a comment where its date belongs: before the first that is dated later.
fn report(action: &mut Action, comment: Comment) -> Result<(), Refusal> {
    said(&comment.text, "comment")?;
    let day = comment.date.or(comment.meeting);
    let is_later = |other: &Comment| other.date.or(other.meeting).zip(day).is_some_and(|(other, own)| other > own);
    let place = action.comments.iter().position(is_later).unwrap_or(action.comments.len());
    action.comments.insert(place, comment);
    Ok(())
}

fn said(text: &str, what: &'static str) -> Result<(), Refusal> {
    if text.trim().is_empty() { Err(Refusal::EmptyText(what)) } else { Ok(()) }
}

fn named(owners: &[Owner]) -> Result<(), Refusal> {
    if owners.is_empty() { Err(PersonRefusal::NoOwner.into()) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixtures::{action, closed, day, log_of};
    use crate::model::{Due, Raised};

    fn which(typed: &str) -> Which {
        typed.parse().expect("anything names an action")
    }

    fn new(text: &str, owners: &[&str], rag: Rag) -> Draft {
        let owners = owners.iter().map(|name| Owner::new(name)).collect();
        Draft { text: Some(text.to_owned()), owners: Some(owners), rag: Some(rag), ..Draft::default() }
    }

    fn june() -> Raised {
        Raised::Day(day("2026-06-30"))
    }

    fn closing(on: &str, outcome: Option<Outcome>) -> Closing {
        Closing { on: day(on), outcome, minute: None, comment: None }
    }

    #[test]
    fn a_new_action_gets_one_more_than_the_highest_number() {
        let mut log = log_of([action(7, &["Rik Basra"]), action(3, &["Rik Basra"])]);
        assert_eq!(
            log.raise(june(), new("Visit.", &["Gary Bee"], Rag::Amber), None).map(|action| action.number.get()),
            Ok(8)
        );
        let mut empty = log_of([]);
        assert_eq!(
            empty.raise(june(), new("Visit.", &["Gary Bee"], Rag::Amber), None).map(|action| action.number.get()),
            Ok(1)
        );
        let mut full = log_of([action(i64::from(u32::MAX), &["Rik Basra"])]);
        assert_eq!(full.raise(june(), new("Visit.", &["Gary Bee"], Rag::Amber), None), Err(Refusal::OutOfNumbers));
    }

    #[test]
    fn an_action_is_raised_with_words_an_owner_and_a_colour_of_the_log() {
        let check = |new: Draft, refusal: Refusal| {
            let mut log = log_of([]);
            assert_eq!(log.raise(june(), new, None), Err(refusal));
            assert!(log.actions.is_empty());
        };
        check(new("  ", &["Gary Bee"], Rag::Amber), Refusal::EmptyText("action"));
        check(new("Visit.", &[], Rag::Amber), PersonRefusal::NoOwner.into());
        check(new("Visit.", &["Gary Bee"], Rag::Blue), Refusal::UnusedColour { rag: Rag::Blue, done: Rag::Green });
    }

    #[test]
    fn a_number_beats_a_reference_and_a_shared_reference_is_refused() {
        let mut log = log_of([action(1, &[]), action(2, &[]), action(3, &[])]);
        for (index, reference) in ["2", "RSC/9", "rsc/9"].into_iter().enumerate() {
            log.actions[index].reference = Some(reference.to_owned());
        }
        let found = |typed: &str| log.find(&which(typed)).map(|action| action.number.get());
        assert_eq!(found("2"), Ok(2));
        let numbers = vec![log.actions[1].number, log.actions[2].number];
        assert_eq!(found("RSC/9"), Err(Refusal::SharedReference { reference: "RSC/9".to_owned(), numbers }));
        let highest = Some(log.actions[2].number);
        assert_eq!(found("RSC/8"), Err(Refusal::NoSuchAction { typed: "RSC/8".to_owned(), highest }));
    }

    #[test]
    fn several_actions_are_named_as_people_do() {
        let mut log = log_of([action(1, &[]), action(3, &[]), action(4, &[]), action(5, &[])]);
        log.actions[3].reference = Some("3-4".to_owned());
        let found = |typed: &str| {
            let typed: Vec<Which> = typed.split(' ').map(which).collect();
            let (numbers, refusals) = log.find_each(&typed);
            let missing = |refusal: &Refusal| match refusal {
                Refusal::NoSuchAction { typed, .. } => typed.clone(),
                other => other.to_string(),
            };
            let numbers: Vec<u32> = numbers.into_iter().map(Number::get).collect();
            (numbers, refusals.iter().map(missing).collect::<Vec<_>>())
        };
        let check = |typed: &str, numbers: &[u32], missing: &[&str]| {
            let missing = missing.iter().map(ToString::to_string).collect();
            assert_eq!(found(typed), (numbers.to_vec(), missing), "{typed}");
        };
        check("3,5 1", &[3, 5, 1], &[]);
        check("3-5", &[3, 4, 5], &[]);
        check("3 - 5", &[3, 4, 5], &[]);
        check("actions 1 and 5", &[1, 5], &[]);
        check("3-4", &[5], &[]);
        check("3 3,#3", &[3], &[]);
        check("1-5", &[1, 3, 4, 5], &["2"]);
        check("3-4294967295", &[3, 4, 5], &["6"]);
        check("3 soon 9", &[3], &["soon", "9"]);
        let one = |typed: &str| log.find(&which(typed)).map(|action| action.number.get());
        assert_eq!((one("#5"), one("no. 5"), one("action 5")), (Ok(5), Ok(5), Ok(5)));
        assert_eq!(one("4,5"), Err(Refusal::SeveralActions("4,5".to_owned())));
    }

    #[test]
    fn a_proposed_outcome_is_the_default_and_completed_sets_the_colour() {
        let check = |proposed: Option<Outcome>, given: Option<Outcome>, outcome: Outcome, rag: Rag| {
            let mut log = log_of([action(1, &["Rik Basra"])]);
            log.propose(&which("1"), proposed, None).expect("it is open");
            let action = log.close(&which("1"), closing("2026-06-30", given)).expect("it is open");
            let was_rag = (rag != Rag::Amber).then_some(Rag::Amber);
            assert_eq!(action.state, State::Closed { on: Some(day("2026-06-30")), outcome, minute: None, was_rag });
            assert_eq!((action.rag, action.proposed()), (Some(rag), None));
            let action = log.reopen(&which("1"), None).expect("it is closed");
            assert_eq!((action.rag, &action.state), (Some(Rag::Amber), &State::Open { proposed: None }));
        };
        check(None, None, Outcome::Completed, Rag::Green);
        check(Some(Outcome::Withdrawn), None, Outcome::Withdrawn, Rag::Amber);
        check(Some(Outcome::Withdrawn), Some(Outcome::Completed), Outcome::Completed, Rag::Green);
        check(None, Some(Outcome::Superseded), Outcome::Superseded, Rag::Amber);
    }

    #[test]
    fn a_closed_action_takes_comments_and_reopening_only() {
        let mut log = log_of([Action { state: closed("2026-06-30"), ..action(1, &["Rik Basra"]) }]);
        let number = log.actions[0].number;
        let refusal = Refusal::Closed { number, on: Some(day("2026-06-30")), outcome: Outcome::Completed };
        let further = Further { raised: log.actions[0].raised, minute: None, text: "And.".to_owned(), owners: vec![] };
        let red = Correction { fields: Draft { rag: Some(Rag::Red), ..Draft::default() }, ..Correction::default() };
        assert_eq!(log.correct(&which("1"), red), Err(refusal.clone()));
        assert_eq!(log.further(&which("1"), further), Err(refusal.clone()));
        assert_eq!(log.propose(&which("1"), Some(Outcome::Withdrawn), None), Err(refusal.clone()));
        assert_eq!(log.close(&which("1"), closing("2026-06-30", None)), Err(refusal));
        let note = Comment::dated(day("2026-07-01"), "Noted.".to_owned());
        let coloured = Comment { rag: Some(Rag::Red), ..note.clone() };
        assert_eq!(log.comment(&which("1"), coloured), Err(Refusal::ColourOfClosed(number)));
        assert!(log.comment(&which("1"), note).is_ok());
        assert!(log.reopen(&which("1"), None).is_ok());
        assert_eq!(log.reopen(&which("1"), None), Err(Refusal::NotClosed(number)));
    }

    #[test]
    fn nothing_happens_to_an_action_before_it_is_raised() {
        let mut log = log_of([action(1, &["Rik Basra"])]);
        assert!(matches!(log.close(&which("1"), closing("2026-03-16", None)), Err(Refusal::ClosedBeforeRaised { .. })));
        assert!(log.close(&which("1"), closing("2026-03-17", None)).is_ok());
    }

    #[test]
    fn a_due_date_that_changes_is_kept_among_the_earlier_ones() {
        let mut log = log_of([action(1, &["Rik Basra"])]);
        let june = Due::Day(day("2026-06-30"));
        let mut reschedule = |due: Option<Due>| {
            let fields = Draft { due: due.clone(), ..Draft::default() };
            let correction = Correction { removes_due: due.is_none(), fields, ..Correction::default() };
            let action = log.correct(&which("1"), correction).expect("it is open");
            (action.due.clone(), action.was_due.len())
        };
        assert_eq!(reschedule(Some(june.clone())), (Some(june.clone()), 0));
        assert_eq!(reschedule(Some(june.clone())), (Some(june.clone()), 0));
        assert_eq!(reschedule(None), (None, 1));
        assert_eq!(reschedule(Some(june.clone())), (Some(june), 1));
    }

    #[test]
    fn a_slip_is_no_history() {
        let mut log = log_of([action(1, &["Rik Basra"])]);
        let further = |on: &str| Further {
            raised: Raised::Day(day(on)),
            minute: None,
            text: "And report.".to_owned(),
            owners: Vec::new(),
        };
        log.actions[0].further = vec![further("2026-06-30"), further("2026-09-29")];
        let mut correct = |correction: Correction| {
            let is_slip = true;
            log.correct(&which("1"), Correction { is_slip, ..correction }).cloned()
        };
        let due = |iso: &str| Draft { due: Some(Due::Day(day(iso))), ..Draft::default() };
        for iso in ["2026-06-30", "2027-06-30"] {
            let corrected = correct(Correction { fields: due(iso), ..Correction::default() }).expect("it is open");
            assert_eq!((corrected.due, corrected.was_due), (due(iso).due, Vec::new()));
        }
        let raised = |iso: &str| {
            let fields = Draft { raised: Some(Raised::Day(day(iso))), ..Draft::default() };
            Correction { fields, ..Correction::default() }
        };
        assert_eq!(correct(raised("2026-06-30")).map(|action| action.raised), Ok(Raised::Day(day("2026-06-30"))));
        assert!(matches!(correct(raised("2026-07-01")), Err(Refusal::FurtherBeforeRaised { .. })));
        let words = |place| Correction { further: Some((place, "And visit.".to_owned())), ..Correction::default() };
        assert_eq!(correct(words(2)).map(|action| action.further[1].text.clone()), Ok("And visit.".to_owned()));
        for place in [0, 3] {
            assert!(matches!(correct(words(place)), Err(Refusal::NoSuchFurther { count: 2, .. })));
        }
    }

    #[test]
    fn a_comment_goes_where_its_date_belongs_and_undated_ones_stay() {
        let check = |before: &[Option<&str>], date: &str, place: usize| {
            let mut log = log_of([action(1, &["Rik Basra"])]);
            let undated = Comment { date: None, ..Comment::dated(day("2026-01-01"), "old".to_owned()) };
            log.actions[0].comments =
                before.iter().map(|date| Comment { date: date.map(day), ..undated.clone() }).collect();
            let action =
                log.comment(&which("1"), Comment::dated(day(date), "new".to_owned())).expect("it says something");
            assert_eq!(action.comments.iter().position(|comment| comment.text == "new"), Some(place), "{before:?}");
        };
        check(&[], "2026-06-20", 0);
        check(&[Some("2026-05-01"), Some("2026-06-20")], "2026-06-20", 2);
        check(&[Some("2026-05-01"), Some("2026-06-20")], "2026-05-30", 1);
        check(&[Some("2026-05-01"), Some("2026-06-20")], "2026-04-01", 0);
        check(&[None, None], "2020-01-01", 2);
        check(&[None, Some("2026-06-20"), None], "2026-01-01", 1);
        check(&[None, Some("2026-06-20"), None], "2026-06-20", 3);
    }
}
