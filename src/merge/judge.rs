//! Which of two copies is to be believed, where they differ.

use super::conflict::Conflict;
use super::decisions::Side;
use crate::model::Number;

/// What is said of a field that says nothing.
const NOT_SET: &str = "not set";

/// Judges what two copies say of an action, or at the head of the log, and keeps what it cannot tell.
#[derive(Debug)]
pub(super) struct Judge<'l> {
    action: Option<(Number, &'l str)>,
    decided: Option<Side>,
    pub(super) conflicts: Vec<Conflict>,
}

impl<'l> Judge<'l> {
    /// Judges what is said of an action.
    pub(super) fn of_action(number: Number, text: &'l str, decided: Option<Side>) -> Self {
        Self { action: Some((number, text)), decided, conflicts: Vec::new() }
    }

    /// Judges what is said at the head of the log.
    pub(super) fn of_head(decided: Option<Side>) -> Self {
        Self { action: None, decided, conflicts: Vec::new() }
    }

    /// Notes what both say differently, and returns the one whose word counts: ours, unless it was decided otherwise.
    pub(super) fn differ(&mut self, what: &str, base: Option<String>, ours: String, theirs: String) -> Side {
        let action = self.action.map(|(number, text)| (number, text.to_owned()));
        let (what, decided) = (what.to_owned(), self.decided);
        self.conflicts.push(Conflict { action, what, base, ours, theirs, decided });
        decided.unwrap_or(Side::Ours)
    }

    /// Returns the value that only one of them changed, or both alike.
    pub(super) fn settle<'v, T: PartialEq>(
        &mut self,
        what: &str,
        base: Option<&'v T>,
        [ours, theirs]: [&'v T; 2],
        words: impl Fn(&T) -> String,
    ) -> &'v T {
        if let Some(told) = told(base, ours, theirs) {
            return told;
        }
        match self.differ(what, base.map(&words), words(ours), words(theirs)) {
            Side::Ours => ours,
            Side::Theirs => theirs,
        }
    }

    /// Settles what may be missing: what only one of them has is kept, where nothing says that it was taken out.
    pub(super) fn settle_option<T: PartialEq + Clone>(
        &mut self,
        what: &str,
        base: Option<&Option<T>>,
        [ours, theirs]: [&Option<T>; 2],
        words: impl Fn(&T) -> String,
    ) -> Option<T> {
        match (base, ours, theirs) {
            (None, Some(only), None) | (None, None, Some(only)) => Some(only.clone()),
            _ => {
                let words = |value: &Option<T>| value.as_ref().map_or_else(|| NOT_SET.to_owned(), &words);
                self.settle(what, base, [ours, theirs], words).clone()
            }
        }
    }
}

/// Returns the value that only one of two changed, or both alike; nothing when that cannot be told.
pub(super) fn told<'v, T: PartialEq>(base: Option<&T>, ours: &'v T, theirs: &'v T) -> Option<&'v T> {
    match base {
        _ if ours == theirs => Some(ours),
        Some(base) if base == ours => Some(theirs),
        Some(base) if base == theirs => Some(ours),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_changed_counts_and_what_both_changed_is_a_conflict() {
        assert_eq!(told(Some(&1), &1, &2), Some(&2));
        assert_eq!(told(Some(&1), &2, &1), Some(&2));
        assert_eq!(told(Some(&1), &2, &2), Some(&2));
        assert_eq!(told(None, &2, &2), Some(&2));
        assert_eq!(told(Some(&1), &2, &3), None);
        assert_eq!(told(None, &1, &2), None);
    }

    #[test]
    fn what_only_one_has_is_kept_unless_it_was_taken_out() {
        let mut judge = Judge::of_head(None);
        let mut settled = |base: Option<&Option<u8>>, ours, theirs| {
            judge.settle_option("due", base, [&ours, &theirs], ToString::to_string)
        };
        assert_eq!(settled(None, Some(1), None), Some(1));
        assert_eq!(settled(None, None, Some(1)), Some(1));
        assert_eq!(settled(Some(&Some(1)), Some(1), None), None);
        assert_eq!(settled(Some(&Some(1)), None, Some(2)), None);
        assert_eq!(judge.conflicts.len(), 1);
        assert_eq!((judge.conflicts[0].ours.as_str(), judge.conflicts[0].theirs.as_str()), ("not set", "2"));
    }
}
