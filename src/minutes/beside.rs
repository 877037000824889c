//! Undertakings beside the log: which of them are actions in it already.

use chrono::NaiveDate;

use super::actor::is_anybody;
use super::alike::{Meaning, beyond, share};
use super::undertakings::Undertaking;
use crate::model::{Further, Log, Number, Owner, folded, has_post, is_same_minute};

/// How much of an action's words an undertaking must hold to be it.
const SAME: f64 = 0.5;

/// How much of an action's words an undertaking of the same minute must hold, where no letter says which it is.
const SAME_IN_MINUTE: f64 = 0.25;

/// How much it counts that an owner is the same.
const SAME_OWNER: f64 = 0.1;

/// How much it counts that the owners are others, all of them named.
const OTHER_OWNER: f64 = 0.3;

/// How many actions are looked at for an undertaking, those most alike.
const MOST: usize = 50;

/// What an action asks since the meeting.
struct Asked {
    number: Number,
    further: Further,
    owners: Owners,
    meaning: Meaning,
}

/// Finds for each undertaking the action that it is: the one most alike of those that carry its minute, else of those
/// that were raised, or added to, at the meeting. The names of people tell nothing of what they are to do.
pub(super) fn set_beside(undertakings: &mut [Undertaking], log: &Log, meeting: NaiveDate, names: &Meaning) {
    let mut asked: Vec<Asked> = Vec::new();
    for action in log.each() {
        let here = action.instructions().filter(|asked| asked.raised.covers(meeting));
        asked.extend(here.map(|further| Asked {
            number: action.number,
            meaning: beyond(&further.text, &[names]),
            owners: Owners::of(further.owners.iter().map(Owner::as_str)),
            further,
        }));
    }
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (at, undertaking) in undertakings.iter().enumerate() {
        let owners = Owners::of(undertaking.owners.iter().map(String::as_str));
        let around: Vec<&Meaning> = undertaking.around.iter().map(|around| &**around).collect();
        let alike = asked.iter().enumerate().filter_map(|(place, asked)| {
            let likeness = likeness(&undertaking.own, &around, &owners, asked);
            let (least, more) =
                if is_cited(undertaking, asked) { (least_of_minute(undertaking), 1.0) } else { (SAME, 0.0) };
            (likeness >= least).then_some((likeness + more, at, place))
        });
        let mut alike: Vec<(f64, usize, usize)> = alike.collect();
        alike.sort_by(|one, other| other.0.total_cmp(&one.0));
        pairs.extend(alike.into_iter().take(MOST));
    }
    pairs.sort_by(|one, other| other.0.total_cmp(&one.0));
    let mut taken = vec![false; asked.len()];
    for (_, at, place) in pairs {
        if undertakings[at].action.is_none() && !taken[place] {
            undertakings[at].action = Some(asked[place].number);
            taken[place] = true;
        }
    }
}

/// Tells whether an action carries the minute of an undertaking.
fn is_cited(undertaking: &Undertaking, Asked { further, .. }: &Asked) -> bool {
    let minutes = further.minute.as_deref().zip(undertaking.minute.as_deref());
    minutes.is_some_and(|(one, other)| is_same_minute(one, other))
}

/// Returns how alike an action that carries its minute must be: with a letter it is this and no other.
fn least_of_minute(undertaking: &Undertaking) -> f64 {
    let has_letter = undertaking.minute.as_deref().and_then(|minute| minute.find('(')).is_some_and(|at| at > 0);
    if has_letter { -OTHER_OWNER } else { SAME_IN_MINUTE }
}

/// Whoever is to do something, as they are compared.
struct Owners {
    names: Vec<String>,
    /// Whether all of them are people by name: `officers` may be anybody.
    are_named: bool,
}

impl Owners {
    fn of<'n>(owners: impl Iterator<Item = &'n str> + Clone) -> Self {
        let is_open = |owner: &str| has_post(owner) || is_anybody(owner);
        let are_named = owners.clone().next().is_some() && !owners.clone().any(is_open);
        Self { names: owners.map(folded).collect(), are_named }
    }
}

/// Returns how alike an undertaking, with what stands around it, is to what an action asks.
fn likeness(own: &Meaning, around: &[&Meaning], owners: &Owners, asked: &Asked) -> f64 {
    let words = share(&asked.meaning, own, around);
    let is_same = || owners.names.iter().any(|owner| asked.owners.names.contains(owner));
    match () {
        () if words <= 0.0 => 0.0,
        () if is_same() => words + SAME_OWNER,
        // Whoever is named in the minutes, and is nobody of the action's, has something of their own.
        () if owners.are_named && !asked.owners.names.is_empty() => words - OTHER_OWNER,
        () => words,
    }
}
