//! The days on which the board meets, past and planned.
//!
//! Reading "next meeting" and its like is not here but in `meeting`.

use chrono::NaiveDate;

/// The meetings of a board, in order of day and each day once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Calendar(Vec<NaiveDate>);

impl Calendar {
    /// Makes a calendar of days given in any order; a day given twice counts once.
    pub fn new(days: impl IntoIterator<Item = NaiveDate>) -> Self {
        let mut days: Vec<_> = days.into_iter().collect();
        days.sort_unstable();
        days.dedup();
        Self(days)
    }

    /// Lists every meeting, the earliest first.
    pub fn meetings(&self) -> &[NaiveDate] {
        &self.0
    }

    /// Finds the last meeting up to `day`, the day itself included.
    pub fn last_up_to(&self, day: NaiveDate) -> Option<NaiveDate> {
        self.up_to(day).last().copied()
    }

    /// Finds the last meeting before `day`.
    pub fn last_before(&self, day: NaiveDate) -> Option<NaiveDate> {
        self.before(day).last().copied()
    }

    /// Finds the first meeting from `day` on, the day itself included.
    pub fn next_from(&self, day: NaiveDate) -> Option<NaiveDate> {
        self.0.get(self.before(day).len()).copied()
    }

    /// Finds the first meeting after `day`.
    pub fn next_after(&self, day: NaiveDate) -> Option<NaiveDate> {
        self.0.get(self.up_to(day).len()).copied()
    }

    /// Counts the meetings later than `after` and earlier than `before`, neither included.
    pub fn between(&self, after: NaiveDate, before: NaiveDate) -> usize {
        let earlier = self.before(before).len();
        earlier.saturating_sub(self.up_to(after).len())
    }

    /// Says whether the calendar starts on or before `day`; an empty one covers nothing.
    pub fn covers(&self, day: NaiveDate) -> bool {
        self.0.first().is_some_and(|first| *first <= day)
    }

    fn up_to(&self, day: NaiveDate) -> &[NaiveDate] {
        &self.0[..self.0.partition_point(|meeting| *meeting <= day)]
    }

    fn before(&self, day: NaiveDate) -> &[NaiveDate] {
        &self.0[..self.0.partition_point(|meeting| *meeting < day)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(iso: &str) -> NaiveDate {
        iso.parse().unwrap()
    }

    fn board() -> Calendar {
        Calendar::new(["2026-06-30", "2026-03-17", "2026-09-29", "2026-03-17"].map(day))
    }

    #[test]
    fn meetings_are_sorted_and_each_is_listed_once() {
        let listed = ["2026-03-17", "2026-06-30", "2026-09-29"].map(day);
        assert_eq!(board().meetings(), listed);
    }

    #[test]
    fn a_day_finds_the_meetings_on_either_side_of_it() {
        let check = |on: &str, expected: [Option<&str>; 4]| {
            let (board, on) = (board(), day(on));
            let found = [board.last_before(on), board.last_up_to(on), board.next_from(on), board.next_after(on)];
            assert_eq!(found, expected.map(|iso| iso.map(day)), "{on}");
        };
        let (march, june, september) = (Some("2026-03-17"), Some("2026-06-30"), Some("2026-09-29"));
        check("2026-03-16", [None, None, march, march]);
        check("2026-03-17", [None, march, march, june]);
        check("2026-05-01", [march, march, june, june]);
        check("2026-06-30", [march, june, june, september]);
        check("2026-09-29", [june, september, september, None]);
        check("2026-09-30", [september, september, None, None]);
    }

    #[test]
    fn meetings_between_two_days_leave_out_both_days() {
        let check = |after: &str, before: &str, expected: usize| {
            let counted = board().between(day(after), day(before));
            assert_eq!(counted, expected, "{after} to {before}");
        };
        check("2026-03-17", "2026-09-29", 1);
        check("2026-03-16", "2026-09-30", 3);
        check("2026-06-30", "2026-06-30", 0);
        check("2026-09-30", "2026-03-16", 0);
    }

    #[test]
    fn a_calendar_covers_days_from_its_first_meeting_on() {
        assert!(!board().covers(day("2026-03-16")));
        assert!(board().covers(day("2026-03-17")));
        assert!(!Calendar::default().covers(day("2026-03-17")));
    }
}
