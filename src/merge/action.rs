//! One action, as two copies of a log have it.

use super::closing;
use super::decisions::Side;
use super::joined::{Joined, Kind, Line, joined};
use super::judge::{Judge, told};
use super::likeness::have_in_common;
use crate::model::{Action, Comment, Due, Further, Raised, joint};

/// An action of which two copies were brought together.
#[derive(Debug)]
pub(super) struct Both {
    pub(super) action: Action,
    pub(super) further: Vec<Line<Further>>,
    pub(super) comments: Vec<Line<Comment>>,
    /// How many comments and instructions were taken out of one of them, and are kept.
    pub(super) kept: usize,
}

/// Brings two copies of an action together, under the number that ours has.
pub(super) fn both(base: Option<&Action>, ours: &Action, theirs: &Action, judge: &mut Judge) -> Both {
    // What only one copy changed counts alone where it is sure that both are what the action was.
    let base = base.filter(|base| is_put_right(base, ours) && is_put_right(base, theirs));
    let text = |text: &String| text.clone();
    let (state, rag) = closing::settled(base, ours, theirs, judge);
    let (due, was_due) = due(base, ours, theirs, judge);
    let further = further(base, ours, theirs, judge);
    let comments = comments(base, ours, theirs, judge);
    let reference = base.map(|base| &base.reference);
    let minute = base.map(|base| &base.minute);
    let raised = base.map(|base| &base.raised);
    let asked = base.map(|base| &base.text);
    let owners = base.map(|base| &base.owners);
    let action = Action {
        number: ours.number,
        reference: judge.settle_option("reference", reference, [&ours.reference, &theirs.reference], text),
        raised: *judge.settle("raised", raised, [&ours.raised, &theirs.raised], |raised| raised.in_words()),
        minute: judge.settle_option("minute", minute, [&ours.minute, &theirs.minute], text),
        text: judge.settle("action", asked, [&ours.text, &theirs.text], text).clone(),
        owners: judge.settle("owners", owners, [&ours.owners, &theirs.owners], |owners| joint(owners)).clone(),
        due,
        was_due,
        rag,
        exempt: exempt(base, ours, theirs),
        state,
        further: further.lines.iter().map(|line| line.value.clone()).collect(),
        comments: comments.lines.iter().map(|line| line.value.clone()).collect(),
        imported: imported(base, ours, theirs, judge),
    };
    Both { action, kept: further.kept + comments.kept, further: further.lines, comments: comments.lines }
}

/// Tells whether an action asks what it asked before in other words; else another may have been given its number, and
/// somebody should look at both.
fn is_put_right(was: &Action, action: &Action) -> bool {
    have_in_common(5, &was.text, &action.text) || was.comments.iter().any(|comment| action.comments.contains(comment))
}

/// Tells whether the action is exempt: where it cannot be known which is later, it is kept from the public.
fn exempt(base: Option<&Action>, ours: &Action, theirs: &Action) -> bool {
    let was = base.map(|base| &base.exempt);
    told(was, &ours.exempt, &theirs.exempt).copied().unwrap_or(true)
}

/// Settles when an action is due: a date that stands among the earlier ones of the other copy is the older.
fn due(base: Option<&Action>, ours: &Action, theirs: &Action, judge: &mut Judge) -> (Option<Due>, Vec<Due>) {
    let was_due = earlier(base.map(|base| base.was_due.as_slice()), &ours.was_due, &theirs.was_due);
    let is_left = |due: &Option<Due>, by: &Action| due.as_ref().is_some_and(|due| by.was_due.contains(due));
    let was = base.map(|base| &base.due);
    let due = match (is_left(&ours.due, theirs), is_left(&theirs.due, ours)) {
        _ if told(was, &ours.due, &theirs.due).is_some() => told(was, &ours.due, &theirs.due).cloned().flatten(),
        (true, false) => theirs.due.clone(),
        (false, true) => ours.due.clone(),
        _ => judge.settle_option("due", was, [&ours.due, &theirs.due], Due::in_words),
    };
    (due, was_due)
}

/// Joins the earlier due dates of two copies, each as often as the one has it that has it most often.
fn earlier(base: Option<&[Due]>, ours: &[Due], theirs: &[Due]) -> Vec<Due> {
    const DUES: Kind<Due> = Kind {
        may_be: &[],
        is_later: |one, other| one.last_day().zip(other.last_day()).is_some_and(|(one, other)| one > other),
    };
    if let Some(told) = told(base.as_ref(), &ours, &theirs) {
        return told.to_vec();
    }
    let lines = joined(None, ours, theirs, &DUES, |_, own, _| own.clone()).lines;
    lines.into_iter().map(|line| line.value).collect()
}

fn comments(base: Option<&Action>, ours: &Action, theirs: &Action, judge: &mut Judge) -> Joined<Comment> {
    const COMMENTS: Kind<Comment> = Kind {
        may_be: &[
            |was, is| {
                let of = |comment: &Comment| (comment.date, comment.meeting, comment.by.clone());
                of(was) == of(is) && have_in_common(5, &was.text, &is.text)
            },
            |was, is| was.text == is.text,
        ],
        is_later: |one, other| {
            let day = |comment: &Comment| comment.date.or(comment.meeting);
            day(one).zip(day(other)).is_some_and(|(one, other)| one > other)
        },
    };
    let base = base.map(|base| base.comments.as_slice());
    joined(base, &ours.comments, &theirs.comments, &COMMENTS, |was, own, their| {
        let said = |comment: &Comment| comment.text.clone();
        match judge.differ("comment", Some(said(was)), said(own), said(their)) {
            Side::Ours => own.clone(),
            Side::Theirs => their.clone(),
        }
    })
}

fn further(base: Option<&Action>, ours: &Action, theirs: &Action, judge: &mut Judge) -> Joined<Further> {
    const FURTHER: Kind<Further> = Kind {
        may_be: &[
            |was, is| was.raised == is.raised && have_in_common(5, &was.text, &is.text),
            |was, is| was.text == is.text,
        ],
        is_later: |one, other| Raised::day(one.raised) > Raised::day(other.raised),
    };
    let base = base.map(|base| base.further.as_slice());
    joined(base, &ours.further, &theirs.further, &FURTHER, |was, own, their| {
        let asked = |further: &Further| further.text.clone();
        match judge.differ("further", Some(asked(was)), asked(own), asked(their)) {
            Side::Ours => own.clone(),
            Side::Theirs => their.clone(),
        }
    })
}

/// Brings together what came from columns of a log kept elsewhere, name by name.
fn imported(base: Option<&Action>, ours: &Action, theirs: &Action, judge: &mut Judge) -> Vec<(String, String)> {
    let find = |action: &Action, name: &str| {
        action.imported.iter().find(|(known, _)| known == name).map(|(_, said)| said.clone())
    };
    let names = ours.imported.iter().chain(theirs.imported.iter().filter(|(name, _)| find(ours, name).is_none()));
    let settled = names.filter_map(|(name, _)| {
        let was = base.map(|base| find(base, name));
        let said = judge.settle_option(name, was.as_ref(), [&find(ours, name), &find(theirs, name)], String::clone);
        Some((name.clone(), said?))
    });
    settled.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Rag;
    use crate::model::fixtures::{action, day};

    fn due_on(due: Option<&str>, was: &[&str]) -> Action {
        let was_due = was.iter().map(|iso| Due::Day(day(iso))).collect();
        Action { due: due.map(|iso| Due::Day(day(iso))), was_due, ..action(1, &["Rik Basra"]) }
    }

    fn merged(base: Option<&Action>, ours: &Action, theirs: &Action) -> (Action, Vec<String>) {
        let mut judge = Judge::of_action(ours.number, &ours.text, None);
        let both = both(base, ours, theirs, &mut judge);
        (both.action, judge.conflicts.into_iter().map(|conflict| conflict.what).collect())
    }

    #[test]
    fn a_due_date_among_the_earlier_ones_of_the_other_is_the_older() {
        let (first, moved) = (due_on(Some("2026-06-30"), &[]), due_on(Some("2026-09-29"), &["2026-06-30"]));
        let taken_out = due_on(None, &["2026-06-30"]);
        let twice = due_on(Some("2026-12-15"), &["2026-06-30", "2026-09-29"]);
        let check = |base: Option<&Action>, ours: &Action, theirs: &Action, expected: &Action| {
            assert_eq!(merged(base, ours, theirs), (expected.clone(), vec![]));
            assert_eq!(merged(base, theirs, ours), (expected.clone(), vec![]));
        };
        check(None, &first, &moved, &moved);
        check(None, &first, &taken_out, &taken_out);
        check(Some(&first), &moved, &twice, &twice);
        let other = due_on(Some("2026-10-01"), &["2026-06-30"]);
        assert_eq!(merged(Some(&first), &moved, &other).1, ["due"]);
        assert_eq!(merged(None, &first, &due_on(Some("2026-10-01"), &[])).1, ["due"]);
        check(None, &first, &due_on(None, &[]), &first);
    }

    #[test]
    fn fields_are_settled_one_by_one() {
        let base = action(1, &["Rik Basra"]);
        let ours = Action { minute: Some("36".to_owned()), rag: Some(Rag::Red), ..base.clone() };
        let theirs =
            Action { reference: Some("RSC/1".to_owned()), exempt: true, rag: Some(Rag::Green), ..base.clone() };
        let (merged, conflicts) = merged(Some(&base), &ours, &theirs);
        let expected = Action { minute: ours.minute.clone(), rag: ours.rag, ..theirs.clone() };
        assert_eq!((merged, conflicts), (expected, vec!["rag".to_owned()]));
    }

    #[test]
    fn columns_of_elsewhere_are_joined_by_name() {
        let with = |columns: &[(&str, &str)]| {
            let imported = columns.iter().map(|(name, said)| ((*name).to_owned(), (*said).to_owned())).collect();
            Action { imported, ..action(1, &[]) }
        };
        let (both, conflicts) = merged(None, &with(&[("Ward", "North")]), &with(&[("Ward", "South"), ("Cost", "5")]));
        assert_eq!(both.imported, with(&[("Ward", "North"), ("Cost", "5")]).imported);
        assert_eq!(conflicts, ["Ward"]);
    }
}
