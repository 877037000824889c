//! A board paper as data: what the Action Log says for one meeting, before it is text or a table.

use chrono::NaiveDate;

use super::asked::Asked;
use super::filter::{MatchedFilter, StateFilter};
use super::order::Order;
use crate::model::{Action, Comment, Due, Front, Log, Number, Outcome, Rag, Raised, State};

/// The Action Log paper for a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// The board's name or the log's title.
    pub title: Option<String>,
    /// What stands at the head of the board's papers.
    pub front: Front,
    /// The meeting that the paper is for; nothing when the calendar has none to come.
    pub meeting: Option<NaiveDate>,
    /// The meeting before it.
    pub previous: Option<NaiveDate>,
    /// The day on which it was drawn up.
    pub as_at: NaiveDate,
    /// Actions that are open for this meeting, by number unless another order was asked for.
    pub open: Vec<Entry>,
    /// Actions that were closed since the previous meeting, in the same order.
    pub closed: Vec<Closed>,
    /// What the colours mean to the board.
    pub key: Vec<(Rag, String)>,
    /// How many actions are left out because they are exempt.
    pub exempt_left_out: usize,
    /// Whether only some actions were asked for, so that it is not the whole paper.
    pub is_selection: bool,
    /// What the log does not tell of the day on which it was drawn up.
    pub untold: Untold,
}

/// What a log that went on does not tell of an earlier day: the actions on the paper, by number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Untold {
    /// Those whose colour of that day is not known, and is left out.
    pub colours: Vec<Number>,
    /// Those of which nobody knows whether the board was asked to end them: that was decided or asked since, on a day that
    /// is not kept.
    pub proposals: Vec<Number>,
    /// Those whose due date was changed on a day that is not known; the first that was still to come then is printed.
    pub dues: Vec<Number>,
}

/// An action on the paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its number.
    pub number: Number,
    /// What other papers call it.
    pub reference: Option<String>,
    /// What was asked, first and later.
    pub instructions: Vec<Instruction>,
    /// When it is due.
    pub due: Option<Due>,
    /// When it was due before, oldest first.
    pub was_due: Vec<Due>,
    /// By how many days it is overdue on the day of the paper.
    pub days_overdue: Option<i64>,
    /// What was reported, oldest first.
    pub comments: Vec<PaperComment>,
    /// Its colour.
    pub rag: Option<Rag>,
    /// In the colour that means done.
    pub is_done: bool,
    /// What the board is asked to agree.
    pub proposed: Option<Outcome>,
    /// Not for the public paper.
    pub exempt: bool,
}

/// What was asked at one meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instruction {
    /// The meeting.
    pub raised: Raised,
    /// The minute.
    pub minute: Option<String>,
    /// What was asked.
    pub text: String,
    /// The officers responsible, joint owners in order.
    pub owners: Vec<String>,
}

/// What was reported, and whether the board has seen it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperComment {
    /// The day, when it is known.
    pub date: Option<NaiveDate>,
    /// The meeting whose paper it was written for.
    pub meeting: Option<NaiveDate>,
    /// Who reported it.
    pub by: Option<String>,
    /// What was reported.
    pub text: String,
    /// New since the previous meeting, on an action that the board has seen before.
    pub is_new: bool,
}

/// An action closed since the previous meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closed {
    /// The action as it stood.
    pub entry: Entry,
    /// When it was closed.
    pub on: NaiveDate,
    /// How it ended.
    pub outcome: Outcome,
    /// The minute that closed it.
    pub minute: Option<String>,
}

/// What a paper is asked to hold.
#[derive(Debug)]
pub struct Request<'a> {
    /// The meeting it is for; the next one, today included, when nothing is said.
    pub meeting: Option<NaiveDate>,
    /// Which actions; those open for the meeting and those closed since the previous one when nothing is said.
    pub matched: MatchedFilter<'a>,
    /// How they must stand with the board; both sections when nothing is said.
    pub state: Option<StateFilter>,
    /// In which order they are printed.
    pub order: Order,
    /// Whether exempt actions are printed.
    pub shows_exempt: bool,
}

/// Draws up the paper for a meeting. Without one in the calendar it is for a meeting to come on a
/// day not yet known: whatever there is today is on it.
pub fn paper(log: &Log, today: NaiveDate, request: &Request) -> Paper {
    let meeting = request.meeting.or_else(|| log.calendar.next_from(today));
    let latest = meeting.or_else(|| today.succ_opt()).unwrap_or(today);
    let previous = log.calendar.last_before(latest);
    let seen_before = previous.map(|previous| log.issued_on(previous).map_or(Before::Meeting(previous), Before::Issue));
    let went_on = (log.last_entry() > Some(today)).then_some(today);
    // What is due after the meeting was not overdue at it, whenever its paper is drawn up.
    let asked = Asked::of(log, today.min(latest));
    let board = Board { asked, meeting: latest, previous, seen_before, went_on };
    let mut paper = Paper {
        title: log.title.clone(),
        front: log.front.clone(),
        meeting,
        previous: board.previous,
        as_at: today,
        open: Vec::new(),
        closed: Vec::new(),
        key: log.key.clone(),
        exempt_left_out: 0,
        is_selection: request.state.is_some() || request.matched.is_selective(),
        untold: Untold::default(),
    };
    let mut seen: Vec<Seen> = log.actions.iter().filter_map(|action| board.sees(action)).collect();
    seen.sort_by(|a, b| request.order.compare(&a.action, &b.action));
    for seen in seen.into_iter().filter(|seen| request.matched.admits(&seen.action) && request.wants(seen)) {
        if seen.action.exempt && !request.shows_exempt {
            paper.exempt_left_out += 1;
            continue;
        }
        let entry = board.entry(&seen.action);
        paper.untold.colours.extend(seen.has_untold_colour.then_some(entry.number));
        paper.untold.dues.extend(seen.has_untold_due.then_some(entry.number));
        paper.untold.proposals.extend(seen.has_untold_proposal.then_some(entry.number));
        match seen.closed {
            None => paper.open.push(entry),
            Some((on, outcome, minute)) => paper.closed.push(Closed { entry, on, outcome, minute }),
        }
    }
    paper
}

impl Request<'_> {
    fn wants(&self, seen: &Seen) -> bool {
        match self.state {
            None | Some(StateFilter::All) => true,
            Some(StateFilter::Closed) => seen.closed.is_some(),
            Some(_) => seen.closed.is_none(),
        }
    }
}

/// What the board of one meeting has before it.
struct Board<'a> {
    asked: Asked<'a>,
    meeting: NaiveDate,
    previous: Option<NaiveDate>,
    /// Up to when the board saw what was said, on its previous paper.
    seen_before: Option<Before>,
    /// The day on which the paper was drawn up, where the log went on since.
    went_on: Option<NaiveDate>,
}

/// Up to when a board saw what was said.
#[derive(Clone, Copy)]
enum Before {
    /// The day on which its paper was issued, that day included.
    Issue(NaiveDate),
    /// The day of its meeting: what was said at it came after the paper.
    Meeting(NaiveDate),
}

impl Before {
    fn is_before(self, date: NaiveDate) -> bool {
        match self {
            Self::Issue(on) => on < date,
            Self::Meeting(meeting) => meeting <= date,
        }
    }
}

/// An action as the board sees it: without what came after the paper.
struct Seen {
    action: Action,
    has_untold_colour: bool,
    has_untold_due: bool,
    has_untold_proposal: bool,
    closed: Option<(NaiveDate, Outcome, Option<String>)>,
}

impl Board<'_> {
    /// Returns the action as the board sees it; nothing when it was raised later, or closed too early to be listed.
    fn sees(&self, action: &Action) -> Option<Seen> {
        if action.raised.day() >= self.meeting {
            return None;
        }
        let mut action = action.clone();
        let was_closed = action.is_closed();
        let has_untold_due = self.went_on.is_some() && !action.was_due.is_empty();
        let has_untold_colour = match self.went_on {
            Some(day) if action.raised.first_day() > day => return None,
            Some(day) => !action.go_back_to(day),
            None => false,
        };
        action.further.retain(|further| further.raised.day() < self.meeting);
        action.comments.retain(|comment| comment.date.or(comment.meeting).is_none_or(|day| day <= self.meeting));
        let closed = match &action.state {
            State::Open { .. } => None,
            State::Closed { .. } if action.is_open_at(self.meeting) => {
                action.open_again();
                None
            }
            State::Closed { on, outcome, minute, .. } => {
                let on = (*on).filter(|on| self.previous.is_some_and(|previous| *on >= previous))?;
                Some((on, *outcome, minute.clone()))
            }
        };
        let is_asked = self.went_on.is_some() && action.proposed().is_some();
        let has_untold_proposal = is_asked || was_closed && closed.is_none();
        Some(Seen { action, has_untold_colour, has_untold_due, has_untold_proposal, closed })
    }

    fn is_new(&self, comment: &Comment, action: &Action) -> bool {
        let is_for_it = comment.meeting == Some(self.meeting);
        let Some(previous) = self.previous else { return is_for_it && action.raised.day() < self.meeting };
        let is_unseen = |date| self.seen_before.is_some_and(|before| before.is_before(date));
        let since = comment.date.is_some_and(|date| is_unseen(date) && date <= self.meeting);
        action.raised.day() < previous && (since || is_for_it)
    }

    fn entry(&self, action: &Action) -> Entry {
        let instruction = |further: crate::model::Further| Instruction {
            raised: further.raised,
            minute: further.minute,
            text: further.text,
            owners: further.owners.iter().map(ToString::to_string).collect(),
        };
        let comment = |comment: &Comment| PaperComment {
            date: comment.date,
            meeting: comment.meeting,
            by: comment.by.clone(),
            text: comment.text.clone(),
            is_new: self.is_new(comment, action),
        };
        Entry {
            number: action.number,
            reference: action.reference.clone(),
            instructions: action.instructions().map(instruction).collect(),
            due: action.due.clone(),
            was_due: action.was_due.clone(),
            days_overdue: self.asked.days_overdue(action),
            comments: action.comments.iter().map(comment).collect(),
            rag: action.rag,
            is_done: self.asked.is_done(action),
            proposed: action.proposed(),
            exempt: action.exempt,
        }
    }
}

impl Paper {
    /// Tells whether anything on the paper is exempt, so that it is not for publication.
    pub fn is_exempt(&self) -> bool {
        self.open.iter().chain(self.closed.iter().map(|closed| &closed.entry)).any(|entry| entry.exempt)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixtures::{action, day, log_of};
    use crate::model::{Closing, Further, Owner};
    use crate::query::Filter;

    /// Draws up a paper in June.
    fn drawn(log: &Log, meeting: &str) -> Paper {
        drawn_on(log, meeting, "2026-06-22")
    }

    fn drawn_on(log: &Log, meeting: &str, today: &str) -> Paper {
        let filter = Filter { state: StateFilter::All, ..Filter::default() };
        let today = day(today);
        let matched = filter.ready(log, today).expect("no owner is asked for");
        let request =
            Request { meeting: Some(day(meeting)), matched, state: None, order: Order::default(), shows_exempt: false };
        paper(log, today, &request)
    }

    fn numbers(entries: &[Entry]) -> Vec<u32> {
        entries.iter().map(|entry| entry.number.get()).collect()
    }

    fn closed_on(log: &mut Log, number: &str, on: &str) {
        let closing = Closing { on: day(on), outcome: None, minute: None, comment: None };
        log.close(&number.parse().expect("a number"), closing).expect("it is open");
    }

    #[test]
    fn what_a_meeting_raises_is_on_the_paper_of_the_next() {
        let log = log_of([action(1, &["Rik Basra"])]);
        assert_eq!(numbers(&drawn(&log, "2026-03-17").open), Vec::<u32>::new());
        assert_eq!(numbers(&drawn(&log, "2026-06-30").open), [1]);
    }

    #[test]
    fn a_closed_action_is_open_on_the_paper_of_the_meeting_that_closed_it_then_listed_once() {
        let mut log = log_of([action(1, &["Rik Basra"])]);
        closed_on(&mut log, "1", "2026-06-30");
        let june = drawn_on(&log, "2026-06-30", "2026-12-20");
        assert_eq!((numbers(&june.open), june.closed.len()), (vec![1], 0));
        let september = drawn_on(&log, "2026-09-29", "2026-12-20");
        assert_eq!((numbers(&september.open), september.closed.len()), (vec![], 1));
        assert_eq!((september.closed[0].on, september.closed[0].outcome), (day("2026-06-30"), Outcome::Completed));
        let later = drawn_on(&log, "2026-12-15", "2026-12-20");
        assert_eq!((later.open.len(), later.closed.len()), (0, 0));
    }

    #[test]
    fn new_is_what_came_since_the_previous_meeting_on_an_action_seen_before() {
        let mut seen = action(1, &["Rik Basra"]);
        seen.raised = Raised::Day(day("2025-12-09"));
        let on = |date: &str| Comment::dated(day(date), date.to_owned());
        seen.comments = vec![on("2026-03-16"), on("2026-03-17"), on("2026-06-30"), on("2026-07-01")];
        seen.comments.insert(0, Comment { date: None, meeting: Some(day("2026-06-30")), ..on("2026-06-01") });
        let fresh = Action { comments: vec![on("2026-06-20")], ..action(2, &["Gary Bee"]) };
        let mut log = log_of([seen, fresh]);
        let marks = |log: &Log| {
            let paper = drawn_on(log, "2026-06-30", "2026-12-20");
            let marks = |entry: &Entry| entry.comments.iter().map(|comment| comment.is_new).collect::<Vec<_>>();
            paper.open.iter().map(marks).collect::<Vec<_>>()
        };
        assert_eq!(marks(&log), [vec![true, false, true, true], vec![false]]);
        log.issue(day("2026-03-17"), day("2026-03-10"));
        assert_eq!(marks(&log), [vec![true, true, true, true], vec![false]]);
        log.issue(day("2026-03-17"), day("2026-03-16"));
        assert_eq!(marks(&log), [vec![true, false, true, true], vec![false]]);
    }

    #[test]
    fn an_earlier_paper_holds_what_was_known_then() {
        let on = |date: &str, rag| Comment { rag, ..Comment::dated(day(date), date.to_owned()) };
        let coloured = Action { comments: vec![on("2026-06-25", Some(Rag::Green))], ..action(1, &["Rik Basra"]) };
        let moved = Action { was_due: vec![Due::Day(day("2026-06-30"))], ..action(2, &["Gary Bee"]) };
        let mut log = log_of([coloured, moved, action(3, &["Gary Bee"])]);
        closed_on(&mut log, "3", "2026-06-30");
        let then = drawn(&log, "2026-09-29");
        let number = |number| Number::new(number).expect("a number");
        assert_eq!(then.untold, Untold { colours: vec![number(1)], dues: vec![number(2)], proposals: vec![number(3)] });
        assert_eq!(numbers(&then.open), [1, 2, 3]);
        assert_eq!((then.open[0].rag, then.open[0].comments.len()), (None, 0));
        assert_eq!((&then.open[1].due, then.open[2].rag), (&Some(Due::Day(day("2026-06-30"))), Some(Rag::Amber)));
        let now = drawn_on(&log, "2026-09-29", "2026-09-20");
        assert_eq!((now.untold, now.open.len()), (Untold::default(), 2));
    }

    #[test]
    fn nothing_is_new_or_closed_on_the_first_paper_of_a_calendar() {
        let mut log = log_of([Action { raised: Raised::Day(day("2025-12-09")), ..action(1, &["Rik Basra"]) }]);
        log.actions[0].comments.push(Comment::dated(day("2026-01-10"), "Begun.".to_owned()));
        let paper = drawn(&log, "2026-03-17");
        assert_eq!(paper.previous, None);
        assert!(!paper.open[0].comments[0].is_new);
        let begun = log.actions[0].comments[0].clone();
        log.actions[0].comments[0] = Comment { date: None, meeting: Some(day("2026-03-17")), ..begun };
        assert!(drawn(&log, "2026-03-17").open[0].comments[0].is_new, "it was written for this paper");
        closed_on(&mut log, "1", "2026-01-20");
        assert!(drawn(&log, "2026-03-17").closed.is_empty());
    }

    #[test]
    fn an_instruction_added_later_is_on_the_paper_after_it() {
        let mut log = log_of([Action { raised: Raised::Day(day("2025-12-09")), ..action(1, &["Rik Basra"]) }]);
        let further = Further {
            raised: Raised::Day(day("2026-03-17")),
            minute: None,
            text: "And report.".to_owned(),
            owners: vec![],
        };
        log.further(&"1".parse().expect("a number"), further).expect("it is open");
        assert_eq!(drawn(&log, "2026-03-17").open[0].instructions.len(), 1);
        let june = drawn(&log, "2026-06-30");
        assert_eq!(june.open[0].instructions[1].owners, [Owner::new("Rik Basra").to_string()]);
    }

    #[test]
    fn an_exempt_action_is_left_out_and_counted() {
        let log = log_of([Action { exempt: true, ..action(1, &["Rik Basra"]) }, action(2, &["Gary Bee"])]);
        let paper = drawn(&log, "2026-06-30");
        assert_eq!((numbers(&paper.open), paper.exempt_left_out), (vec![2], 1));
    }

    #[test]
    fn without_a_meeting_to_come_the_paper_holds_what_there_is_today() {
        let today = day("2027-01-04");
        let mut log = log_of([action(1, &["Rik Basra"]), Action { raised: Raised::Day(today), ..action(2, &[]) }]);
        closed_on(&mut log, "1", "2026-09-29");
        let filter = Filter { state: StateFilter::All, ..Filter::default() };
        let matched = filter.ready(&log, today).expect("no owner is asked for");
        let paper = paper(
            &log,
            today,
            &Request { meeting: None, matched, state: None, order: Order::default(), shows_exempt: false },
        );
        assert_eq!((paper.meeting, paper.previous), (None, Some(day("2026-09-29"))));
        assert_eq!((numbers(&paper.open), paper.closed.len()), (vec![2], 1));
    }
}
