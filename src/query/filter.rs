//! Which actions are asked for.

use chrono::NaiveDate;

use super::asked::Asked;
use crate::model::{Action, Directory, Log, Match, Rag, Refusal, Standing, folded, is_of_minute};

/// How the actions asked for stand with the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum StateFilter {
    /// Everything that is not closed.
    #[default]
    Open,
    /// Open in the colour that means done.
    Done,
    /// Open, with an outcome that the board is asked to agree.
    Proposed,
    /// Closed by the board.
    Closed,
    /// Open and closed.
    All,
}

impl StateFilter {
    /// Every one of them.
    pub const ALL: &[Self] = &[Self::Open, Self::Done, Self::Proposed, Self::Closed, Self::All];

    /// Returns the word by which it is asked for.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Done => "done",
            Self::Proposed => "proposed",
            Self::Closed => "closed",
            Self::All => "all",
        }
    }
}

/// What is asked for; an action must fit all of it.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Words that must all appear in what was asked or reported.
    pub words: Vec<String>,
    /// Whose actions.
    pub owner: Option<String>,
    /// In one of these colours; any when empty.
    pub rag: Vec<Rag>,
    /// How they stand.
    pub state: StateFilter,
    /// Only what is overdue.
    pub overdue: bool,
    /// Only what is due on or before this day.
    pub due_by: Option<NaiveDate>,
    /// Only what has no due day.
    pub no_due: bool,
    /// Only what nothing was heard of since the last meeting.
    pub stale: bool,
    /// Only what was raised, or added to, by this minute or a part of it.
    pub minute: Option<String>,
    /// Only what was raised, or added to, at the meeting on this day.
    pub raised_at: Option<NaiveDate>,
    /// Only what was raised on or after this day.
    pub raised_since: Option<NaiveDate>,
    /// Only what was raised before this day.
    pub raised_before: Option<NaiveDate>,
}

/// The one colour and the one meeting that were asked for, which whoever asked knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sought {
    /// The colour, where no other was asked for.
    pub rag: Option<Rag>,
    /// The day of the meeting.
    pub raised_at: Option<NaiveDate>,
}

/// A filter made ready for one log and one day.
#[derive(Debug)]
pub struct MatchedFilter<'a> {
    filter: Filter,
    log: &'a Log,
    asked: Asked<'a>,
    words: Vec<String>,
    owner: Option<(Match, Directory<'a>)>,
}

impl Filter {
    /// Returns what whoever asks knows of the answer.
    pub fn sought(&self) -> Sought {
        let rag = if let [rag] = *self.rag { Some(rag) } else { None };
        Sought { rag, raised_at: self.raised_at }
    }

    /// Makes the filter ready for a log; refuses an owner of whom the log does not know.
    pub fn ready(self, log: &Log, today: NaiveDate) -> Result<MatchedFilter<'_>, Refusal> {
        let owner = self.owner.as_deref().map(|typed| {
            let directory = Directory::of(log);
            directory.matching(typed).map(|matched| (matched, directory))
        });
        let owner = owner.transpose()?;
        let words = self.words.iter().flat_map(|typed| typed.split_whitespace()).map(folded).collect();
        Ok(MatchedFilter { filter: self, log, asked: Asked::of(log, today), words, owner })
    }
}

impl<'a> MatchedFilter<'a> {
    /// Returns what is asked for.
    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// Returns whom the owner asked for was taken to be.
    pub fn owner(&self) -> Option<&Match> {
        self.owner.as_ref().map(|(found, _)| found)
    }

    /// Tells whether anything but the standing is asked for.
    pub fn is_selective(&self) -> bool {
        let Filter { words, owner, rag, state: _, overdue, due_by, no_due, stale, .. } = &self.filter;
        let Filter { minute, raised_at, raised_since, raised_before, .. } = &self.filter;
        let dates = [due_by, raised_at, raised_since, raised_before];
        let narrows = *overdue || *no_due || *stale || minute.is_some() || dates.iter().any(|date| date.is_some());
        narrows || !words.is_empty() || owner.is_some() || !rag.is_empty()
    }

    /// Returns the actions of the log that fit, in the order of the file.
    pub fn actions(&self) -> Vec<&'a Action> {
        self.log.each().filter(|action| self.admits(action)).collect()
    }

    /// Tells whether an action fits.
    pub fn admits(&self, action: &Action) -> bool {
        self.stands(action)
            && self.is_of_owner(action)
            && self.is_in_time(action)
            && self.is_minuted(action)
            && self.has_words(action)
    }

    fn stands(&self, action: &Action) -> bool {
        let standing = self.asked.standing(action);
        let stands = match self.filter.state {
            StateFilter::Open => standing != Standing::Closed,
            StateFilter::Done => standing == Standing::Done,
            StateFilter::Proposed => action.proposed().is_some(),
            StateFilter::Closed => standing == Standing::Closed,
            StateFilter::All => true,
        };
        let has_colour = |rags: &[Rag]| rags.is_empty() || action.rag.is_some_and(|rag| rags.contains(&rag));
        stands && has_colour(&self.filter.rag)
    }

    fn is_of_owner(&self, action: &Action) -> bool {
        self.owner
            .as_ref()
            .is_none_or(|(found, directory)| action.named().any(|officer| found.includes(officer, directory)))
    }

    fn is_in_time(&self, action: &Action) -> bool {
        let filter = &self.filter;
        let raised = action.raised.day();
        (!filter.overdue || self.asked.is_overdue(action))
            && filter.due_by.is_none_or(|day| action.due_day().is_some_and(|due| due <= day))
            && (!filter.no_due || action.due_day().is_none())
            && (!filter.stale || self.asked.is_stale(action))
            && filter.raised_since.is_none_or(|day| raised >= day)
            && filter.raised_before.is_none_or(|day| raised < day)
    }

    fn is_minuted(&self, action: &Action) -> bool {
        let filter = &self.filter;
        let is_of =
            |asked: &str| action.instructions().any(|own| own.minute.is_some_and(|cited| is_of_minute(&cited, asked)));
        let is_at = |day: NaiveDate| action.instructions().any(|own| own.raised.covers(day));
        filter.minute.as_deref().is_none_or(is_of) && filter.raised_at.is_none_or(is_at)
    }

    fn has_words(&self, action: &Action) -> bool {
        if self.words.is_empty() {
            return true;
        }
        let further = action.further.iter().map(|further| &further.text);
        let comments = action.comments.iter().map(|comment| &comment.text);
        let said: String =
            std::iter::once(&action.text).chain(further).chain(comments).map(|text| folded(text) + "\n").collect();
        self.words.iter().all(|word| said.contains(word.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixtures::{action, day, log_of};
    use crate::model::{Closing, Comment, Due, Outcome, Which};

    fn log() -> Log {
        let mut log = log_of([
            action(1, &["Rik Basra", "Gary Bee"]),
            action(2, &["Elaine Stevenson"]),
            action(3, &["Rik Basra"]),
            action(4, &["Gary Bee"]),
        ]);
        log.actions[0].text = "Arrange a visit for the chairs".to_owned();
        log.actions[0].due = Some(Due::Day(day("2026-06-29")));
        log.actions[1].rag = Some(Rag::Green);
        log.actions[1].due = Some(Due::Day(day("2026-06-29")));
        log.actions[1].raised = crate::model::Raised::Day(day("2025-12-09"));
        log.actions[2].minute = Some("36(b)".to_owned());
        log.actions[2].comments.push(Comment::dated(day("2026-06-20"), "The café lease is signed".to_owned()));
        log.propose(&"3".parse::<Which>().expect("a number"), Some(Outcome::Withdrawn), None).expect("it is open");
        let closing = Closing { on: day("2026-06-30"), outcome: None, minute: None, comment: None };
        log.close(&"4".parse::<Which>().expect("a number"), closing).expect("it is open");
        log
    }

    fn check(filter: &Filter, numbers: &[u32]) {
        let log = log();
        let matched = filter.clone().ready(&log, day("2026-06-30")).expect("the owner is known");
        let found: Vec<u32> = matched.actions().iter().map(|action| action.number.get()).collect();
        assert_eq!(found, numbers, "{filter:?}");
    }

    #[test]
    fn everything_that_is_not_closed_is_asked_for_unless_said() {
        check(&Filter::default(), &[1, 2, 3]);
        check(&Filter { state: StateFilter::All, ..Filter::default() }, &[1, 2, 3, 4]);
        check(&Filter { state: StateFilter::Closed, ..Filter::default() }, &[4]);
        check(&Filter { state: StateFilter::Done, ..Filter::default() }, &[2]);
        check(&Filter { state: StateFilter::Proposed, ..Filter::default() }, &[3]);
    }

    #[test]
    fn joint_owners_match_each() {
        check(&Filter { owner: Some("rik".to_owned()), ..Filter::default() }, &[1, 3]);
        check(&Filter { owner: Some("GB".to_owned()), ..Filter::default() }, &[1]);
        check(&Filter { owner: Some("GB".to_owned()), state: StateFilter::All, ..Filter::default() }, &[1, 4]);
    }

    #[test]
    fn what_is_done_is_never_overdue() {
        check(&Filter { overdue: true, ..Filter::default() }, &[1]);
        check(&Filter { due_by: Some(day("2026-06-29")), ..Filter::default() }, &[1, 2]);
        check(&Filter { due_by: Some(day("2026-06-28")), ..Filter::default() }, &[]);
        check(&Filter { no_due: true, ..Filter::default() }, &[3]);
    }

    #[test]
    fn all_words_must_appear_in_what_was_asked_or_reported() {
        check(&Filter { words: vec!["VISIT".to_owned(), "chairs".to_owned()], ..Filter::default() }, &[1]);
        check(&Filter { words: vec!["cafe lease".to_owned()], ..Filter::default() }, &[3]);
        check(&Filter { words: vec!["visit".to_owned(), "lease".to_owned()], ..Filter::default() }, &[]);
    }

    #[test]
    fn the_meeting_that_raised_it_and_its_colour_count() {
        check(&Filter { raised_before: Some(day("2026-03-17")), ..Filter::default() }, &[2]);
        check(&Filter { raised_since: Some(day("2026-03-17")), ..Filter::default() }, &[1, 3]);
        check(&Filter { rag: vec![Rag::Green, Rag::Red], ..Filter::default() }, &[2]);
        check(&Filter { stale: true, ..Filter::default() }, &[1, 3]);
        check(&Filter { raised_at: Some(day("2025-12-09")), ..Filter::default() }, &[2]);
        check(&Filter { raised_at: Some(day("2025-12-10")), ..Filter::default() }, &[]);
    }

    #[test]
    fn the_minute_that_raised_it_counts_with_its_letters() {
        check(&Filter { minute: Some("36".to_owned()), ..Filter::default() }, &[3]);
        check(&Filter { minute: Some("36(b)".to_owned()), ..Filter::default() }, &[3]);
        check(&Filter { minute: Some("6".to_owned()), ..Filter::default() }, &[]);
    }
}
