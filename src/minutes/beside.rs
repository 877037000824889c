//! Undertakings beside the log: which of them are actions in it already.

use chrono::NaiveDate;

use super::alike::{meaning, share};
use super::undertakings::Undertaking;
use crate::model::{Further, Log, Number, folded, is_same_minute};

/// How much of an action's words an undertaking must hold to be it.
const SAME: f64 = 0.5;

/// How much it counts that an owner is the same.
const SAME_OWNER: f64 = 0.1;

/// Finds for each undertaking the action that it is: one that carries its minute, else the one most alike of those that
/// were raised, or added to, at the meeting.
pub(super) fn set_beside(undertakings: &mut [Undertaking], log: &Log, meeting: NaiveDate) {
    let mut asked: Vec<(Number, Further)> = Vec::new();
    for action in log.each() {
        asked.extend(
            action.instructions().filter(|asked| asked.raised.covers(meeting)).map(|asked| (action.number, asked)),
        );
    }
    let is_cited = |undertaking: &Undertaking, asked: &Further| {
        asked
            .minute
            .as_deref()
            .zip(undertaking.minute.as_deref())
            .is_some_and(|(one, other)| is_same_minute(one, other))
    };
    for undertaking in undertakings.iter_mut() {
        let mut cited = asked.iter().enumerate().filter(|(_, (_, asked))| is_cited(undertaking, asked));
        // Several may come of one minute; words tell which.
        let best = cited
            .by_ref()
            .map(|(at, (_, asked))| (at, likeness(undertaking, asked)))
            .max_by(|one, other| one.1.total_cmp(&other.1));
        if let Some((at, _)) = best {
            undertaking.action = Some(asked.remove(at).0);
        }
    }
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (at, undertaking) in undertakings.iter().enumerate().filter(|(_, undertaking)| undertaking.action.is_none()) {
        pairs.extend(asked.iter().enumerate().map(|(place, (_, asked))| (likeness(undertaking, asked), at, place)));
    }
    pairs.sort_by(|one, other| other.0.total_cmp(&one.0));
    let mut taken = vec![false; asked.len()];
    for (likeness, at, place) in pairs {
        if likeness >= SAME && undertakings[at].action.is_none() && !taken[place] {
            undertakings[at].action = Some(asked[place].0);
            taken[place] = true;
        }
    }
}

/// Returns how alike an undertaking is to what an action asks.
fn likeness(undertaking: &Undertaking, asked: &Further) -> f64 {
    let told = undertaking.also.iter().map(|told| told.text.as_str());
    let own = meaning(&std::iter::once(undertaking.text.as_str()).chain(told).collect::<Vec<_>>().join(" "));
    let words = share(&meaning(&asked.text), &own, &meaning(&undertaking.around));
    let is_owner = |owner: &String| asked.owners.iter().any(|known| folded(known.as_str()) == folded(owner));
    words + if undertaking.owners.iter().any(is_owner) { SAME_OWNER } else { 0.0 }
}
