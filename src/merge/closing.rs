//! Whether the board has closed an action, as two copies of a log have it, and the colour that goes with it.

use super::decisions::Side;
use super::judge::{Judge, told};
use crate::dates::long;
use crate::model::{Action, Outcome, Rag, State};

/// How an action stands: what the board is asked or has decided, and the colour.
type Stand = (State, Option<Rag>);

/// Settles how an action stands. One that was closed in one copy and changed in the other is a conflict.
pub(super) fn settled(base: Option<&Action>, ours: &Action, theirs: &Action, judge: &mut Judge) -> Stand {
    match (ours.is_closed(), theirs.is_closed()) {
        (true, true) => both_closed(base, ours, theirs, judge),
        (false, false) => both_open(base, ours, theirs, judge),
        _ => one_closed(base, ours, theirs, judge),
    }
}

fn stand(action: &Action) -> Stand {
    (action.state.clone(), action.rag)
}

fn both_open(base: Option<&Action>, ours: &Action, theirs: &Action, judge: &mut Judge) -> Stand {
    let was = base.map(Action::proposed);
    let proposed = [&ours.proposed(), &theirs.proposed()];
    let proposed = judge.settle_option("proposed", was.as_ref(), proposed, Outcome::to_string);
    (State::Open { proposed }, colour(base, ours, theirs, judge))
}

fn colour(base: Option<&Action>, ours: &Action, theirs: &Action, judge: &mut Judge) -> Option<Rag> {
    judge.settle_option("rag", base.map(|base| &base.rag), [&ours.rag, &theirs.rag], Rag::to_string)
}

fn both_closed(base: Option<&Action>, ours: &Action, theirs: &Action, judge: &mut Judge) -> Stand {
    let was = base.filter(|base| base.is_closed()).map(stand);
    let [own, their] = [stand(ours), stand(theirs)];
    match told(was.as_ref(), &own, &their) {
        Some(told) => told.clone(),
        None => match minute_of_one(&own, &their) {
            Some(whole) => whole,
            None => by_side(base, ours, theirs, judge),
        },
    }
}

/// Returns the closing that says more, where the other says the same and lacks the minute.
fn minute_of_one(ours: &Stand, theirs: &Stand) -> Option<Stand> {
    let without = |stand: &Stand| match stand.clone() {
        (State::Closed { on, outcome, was_rag, .. }, rag) => {
            (State::Closed { on, outcome, was_rag, minute: None }, rag)
        }
        open => open,
    };
    let lacks = |stand: &Stand| without(stand) == *stand;
    let is_same = without(ours) == without(theirs);
    match (lacks(ours), lacks(theirs)) {
        (true, _) if is_same => Some(theirs.clone()),
        (_, true) if is_same => Some(ours.clone()),
        _ => None,
    }
}

fn one_closed(base: Option<&Action>, ours: &Action, theirs: &Action, judge: &mut Judge) -> Stand {
    match base {
        Some(base) if is_as_it_was(base, ours) => stand(theirs),
        Some(base) if is_as_it_was(base, theirs) => stand(ours),
        _ => by_side(base, ours, theirs, judge),
    }
}

/// Tells whether nothing of an action was changed but what may be added to one that is closed, too.
fn is_as_it_was(base: &Action, action: &Action) -> bool {
    let comments = base.comments.clone();
    *base == Action { comments, imported: base.imported.clone(), ..action.clone() }
}

fn by_side(base: Option<&Action>, ours: &Action, theirs: &Action, judge: &mut Judge) -> Stand {
    let was = base.map(|base| in_words(base, None));
    match judge.differ("closing", was, in_words(ours, base), in_words(theirs, base)) {
        Side::Ours => stand(ours),
        Side::Theirs => stand(theirs),
    }
}

/// Says whether, when and how an action was closed, and what of it was changed.
fn in_words(action: &Action, base: Option<&Action>) -> String {
    let stands = match &action.state {
        State::Closed { on, outcome, minute, .. } => {
            let on = on.map_or_else(|| ", day unknown".to_owned(), |on| format!(" on {}", long(on)));
            let minute = minute.as_ref().map_or_else(String::new, |minute| format!(", minute {minute}"));
            format!("closed, {outcome}{on}{minute}")
        }
        State::Open { proposed: Some(outcome) } => format!("open, proposed {outcome}"),
        State::Open { proposed: None } => "open".to_owned(),
    };
    let colour = action.rag.map_or_else(String::new, |rag| format!(", {rag}"));
    let changed = base.map(|base| changed(base, action)).unwrap_or_default();
    let changed = if changed.is_empty() { String::new() } else { format!("; changed: {}", changed.join(", ")) };
    format!("{stands}{colour}{changed}")
}

/// Names the fields of an action that were changed, apart from how it stands.
fn changed(base: &Action, action: &Action) -> Vec<&'static str> {
    const STAND: &[&str] = &["rag", "proposed", "closed", "outcome", "closed_minute", "was_rag"];
    let fields = Action::FIELDS.iter().filter(|field| !STAND.contains(&field.name));
    let mut changed: Vec<&str> =
        fields.filter(|field| (field.get)(base) != (field.get)(action)).map(|field| field.name).collect();
    if base.further != action.further {
        changed.push("further");
    }
    changed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixtures::{action, closed};

    fn check(base: Option<&Action>, ours: &Action, theirs: &Action, expected: Option<&Action>) {
        for [ours, theirs] in [[ours, theirs], [theirs, ours]] {
            let mut judge = Judge::of_action(ours.number, &ours.text, None);
            let settled = settled(base, ours, theirs, &mut judge);
            match expected {
                Some(expected) => assert_eq!((settled, judge.conflicts.len()), (stand(expected), 0)),
                None => assert_eq!(judge.conflicts.len(), 1),
            }
        }
    }

    #[test]
    fn a_closing_counts_where_the_other_left_the_action_alone() {
        let open = action(1, &["Rik Basra"]);
        let ended = Action { state: closed("2026-06-30"), rag: Some(Rag::Green), ..open.clone() };
        let rated = Action { rag: Some(Rag::Red), ..open.clone() };
        let moved = Action { exempt: true, ..open.clone() };
        check(Some(&open), &open, &ended, Some(&ended));
        check(Some(&ended), &open, &ended, Some(&open));
        check(Some(&open), &rated, &ended, None);
        check(Some(&open), &moved, &ended, None);
        check(None, &open, &ended, None);
    }

    #[test]
    fn two_closings_are_one_when_they_say_the_same() {
        let open = action(1, &["Rik Basra"]);
        let ended = Action { state: closed("2026-06-30"), ..open.clone() };
        let minute = Some("5".to_owned());
        let State::Closed { on, outcome, was_rag, .. } = ended.state else { unreachable!("it is closed") };
        let minuted = Action { state: State::Closed { on, outcome, was_rag, minute }, ..open.clone() };
        let later = Action { state: closed("2026-09-29"), ..open.clone() };
        check(Some(&open), &ended, &ended, Some(&ended));
        check(Some(&open), &ended, &minuted, Some(&minuted));
        check(Some(&ended), &ended, &minuted, Some(&minuted));
        check(Some(&open), &ended, &later, None);
        check(Some(&ended), &ended, &later, Some(&later));
    }
}
