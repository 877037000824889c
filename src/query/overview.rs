//! The figures of several logs beside one another, and what they come to.

use super::status::Status;

/// The figures of a log, or of all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// Open actions.
    pub open: usize,
    /// Past their due day.
    pub overdue: usize,
    /// Due from today to the next meeting of their board.
    pub due_by_next: usize,
    /// Open without a due day.
    pub no_due: usize,
    /// Nothing heard since the last meeting of their board.
    pub stale: usize,
    /// Done, waiting for the board.
    pub done: usize,
    /// With an outcome proposed.
    pub proposed: usize,
    /// Exempt, and counted above.
    pub exempt: usize,
}

impl Totals {
    /// Returns the figures of a log.
    pub fn of(status: &Status) -> Self {
        Self {
            open: status.open.count,
            overdue: status.overdue.count,
            due_by_next: status.due_by_next.count,
            no_due: status.no_due.count,
            stale: status.stale.count,
            done: status.done.count,
            proposed: status.proposed,
            exempt: status.exempt,
        }
    }

    /// Returns what the figures of several logs come to.
    pub fn of_all(each: &[Status]) -> Self {
        each.iter().map(Self::of).fold(Self::default(), |sum, one| Self {
            open: sum.open + one.open,
            overdue: sum.overdue + one.overdue,
            due_by_next: sum.due_by_next + one.due_by_next,
            no_due: sum.no_due + one.no_due,
            stale: sum.stale + one.stale,
            done: sum.done + one.done,
            proposed: sum.proposed + one.proposed,
            exempt: sum.exempt + one.exempt,
        })
    }

    /// Returns each figure with its name, as programs know it.
    pub fn each(self) -> [(&'static str, usize); 8] {
        [
            ("open", self.open),
            ("done", self.done),
            ("overdue", self.overdue),
            ("due_by_next_meeting", self.due_by_next),
            ("no_due_date", self.no_due),
            ("no_word_since_last_meeting", self.stale),
            ("proposed", self.proposed),
            ("exempt", self.exempt),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixtures::{action, day, log_of};
    use crate::query::status;

    #[test]
    fn what_logs_come_to_is_the_sum_of_each() {
        let logs = [log_of([action(1, &["A"]), action(2, &[])]), log_of([action(1, &["B"])])];
        let each = logs.each_ref().map(|log| status(log, day("2026-06-22"), false));
        let all = Totals::of_all(&each);
        assert_eq!(all.open, 3);
        for (at, (name, figure)) in all.each().into_iter().enumerate() {
            let sum: usize = each.iter().map(|one| Totals::of(one).each()[at].1).sum();
            assert_eq!(figure, sum, "{name}");
        }
    }
}
