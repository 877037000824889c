//! Undertakings: what the minutes ask of somebody, or somebody promises in them, each once.

use std::collections::HashMap;
use std::rc::Rc;

use super::actor::is_anybody;
use super::alike::{Meaning, beyond, common, meaning, share};
use super::finding::Hit;
use super::passages::Passage;
use super::rules::Way;
use super::verbs::{DOING, NOUNS};
use super::voice::Voice;
use crate::model::{Due, Number, has_word, plain};

/// What the minutes ask of somebody, or somebody promises in them.
#[derive(Debug, Clone, PartialEq)]
pub struct Undertaking {
    /// How its minute is cited, as in `36(b)`.
    pub minute: Option<String>,
    /// What its minute is about.
    pub heading: String,
    /// Where it stands.
    pub kind: Kind,
    /// Its words.
    pub text: String,
    /// Who is named for it.
    pub owners: Vec<String>,
    /// When it is due, reckoned from the day of the meeting.
    pub due: Option<Due>,
    /// Where else in the minute it is told, and in which words.
    pub also: Vec<Told>,
    /// The action of the log that it is, where there is one.
    pub action: Option<Number>,
    /// What its words mean, and those of what led to it.
    pub(super) own: Meaning,
    /// What the paragraphs and the heading around it mean.
    pub(super) around: Vec<Rc<Meaning>>,
}

/// Where else something is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// How the minute is cited.
    pub minute: Option<String>,
    /// The words.
    pub text: String,
}

/// Where an undertaking stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// In a resolution.
    Resolved,
    /// In a line or a column of actions.
    Action,
    /// In what was asked in the discussion.
    Asked,
    /// In what was promised in the discussion.
    Promised,
}

impl Kind {
    /// Returns the word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Resolved => "resolved",
            Self::Action => "action",
            Self::Asked => "asked",
            Self::Promised => "promised",
        }
    }

    /// Tells whether the meeting itself put it down.
    pub fn is_formal(self) -> bool {
        matches!(self, Self::Resolved | Self::Action)
    }
}

/// How much of the shorter text must stand in the other for both to tell of one thing.
const SAME: f64 = 0.5;

/// How much of it must where both are formal, which seldom tell one thing twice.
const SAME_FORMAL: f64 = 0.75;

/// How much it counts that an owner is the same, where a list of actions repeats what was told.
const SAME_OWNER: f64 = 0.25;

/// A hit with what it means.
struct Heard {
    hit: Hit,
    /// What its words mean beyond the heading of the minute.
    own: Meaning,
}

/// Makes one undertaking of a resolution and what of the discussion led to it; the formal ones come first. The names of
/// people tell nothing of what they are to do.
pub(super) fn joined(hits: Vec<Hit>, passages: &[Passage], names: &Meaning) -> Vec<Undertaking> {
    // What is done to it says little of what it is.
    let verbs = DOING.iter().map(|(verb, _)| *verb).filter(|verb| !NOUNS.contains(verb)).flat_map(meaning).collect();
    let heard = hits.into_iter().map(|hit| {
        let heading = meaning(&passages[hit.passage].heading);
        Heard { own: beyond(&hit.text, &[names, &heading, &verbs]), hit }
    });
    let (listed, heard): (Vec<Heard>, Vec<Heard>) = heard.partition(|heard| passages[heard.hit.passage].is_listed);
    let (formal, told): (Vec<Heard>, Vec<Heard>) =
        heard.into_iter().partition(|heard| heard.hit.voice != Voice::Discussion);
    let mut groups: Vec<Vec<Heard>> = Vec::new();
    for heard in formal {
        join(&mut groups, usize::MAX, heard, passages);
    }
    // What is told in two parts of the discussion is two things.
    let formal = groups.len();
    for heard in told {
        join(&mut groups, formal, heard, passages);
    }
    let mut is_confirmed = vec![false; groups.len()];
    for heard in listed {
        match repeated(&groups, &is_confirmed, &heard, passages) {
            Some(at) => {
                confirm(&mut groups[at][0].hit, heard.hit);
                is_confirmed[at] = true;
            }
            None => {
                groups.push(vec![heard]);
                is_confirmed.push(true);
            }
        }
    }
    let mut around = HashMap::new();
    let mut undertakings: Vec<(usize, Undertaking)> = groups
        .into_iter()
        .map(|group| (group[0].hit.passage, undertaking(group, passages, names, &mut around)))
        .collect();
    undertakings.sort_by_key(|(passage, undertaking)| (!undertaking.kind.is_formal(), *passage));
    undertakings.into_iter().map(|(_, undertaking)| undertaking).collect()
}

/// Adds what was heard to the first of so many groups that tells of the same, else makes a group of it.
fn join(groups: &mut Vec<Vec<Heard>>, count: usize, heard: Heard, passages: &[Passage]) {
    let is_same = |group: &&mut Vec<Heard>| group.iter().any(|other| are_one(&heard, other, passages));
    match groups.iter_mut().take(count).find(is_same) {
        Some(group) => group.push(heard),
        None if heard.hit.way == Way::Suggested => {}
        None => groups.push(vec![heard]),
    }
}

/// Tells whether two hits of a minute tell of one thing: never two resolutions, and never two parts of the discussion.
fn are_one(heard: &Heard, other: &Heard, passages: &[Passage]) -> bool {
    let (one, two) = (&passages[heard.hit.passage], &passages[other.hit.passage]);
    if heard.hit.voice == other.hit.voice || one.minute != two.minute || one.heading != two.heading {
        return false;
    }
    if are_of_others(&heard.hit, &other.hit) {
        return false;
    }
    // A report is asked for in few words.
    let is_of = |word: &str| [&heard.hit.text, &other.hit.text].iter().all(|text| has_word(&plain(text), &[word]));
    let least =
        if ["report", "update", "paper", "presentation", "review", "visit"].into_iter().any(is_of) { 1 } else { 2 };
    let (count, share) = common(&heard.own, &other.own);
    let are_formal = [heard, other].iter().all(|heard| heard.hit.voice != Voice::Discussion);
    count >= least && share >= if are_formal { SAME_FORMAL } else { SAME }
}

/// Tells whether two hits ask different people.
fn are_of_others(one: &Hit, other: &Hit) -> bool {
    let are_named = |hit: &Hit| !hit.owners.is_empty() && !hit.owners.iter().any(|owner| is_anybody(owner));
    are_named(one) && are_named(other) && !one.owners.iter().any(|owner| other.owners.contains(owner))
}

/// Finds the group that a list of the actions of the whole meeting repeats: the one most alike, in the minute that it
/// cites where it cites one.
fn repeated(groups: &[Vec<Heard>], is_confirmed: &[bool], listed: &Heard, passages: &[Passage]) -> Option<usize> {
    let minute = |heard: &Heard| passages[heard.hit.passage].minute.clone();
    let cited = minute(listed).filter(|cited| groups.iter().any(|group| minute(&group[0]).as_ref() == Some(cited)));
    let likeness = |at: usize| {
        let group = &groups[at];
        let own: Meaning = group.iter().flat_map(|heard| heard.own.iter().cloned()).collect();
        let around = meaning(&passages[group[0].hit.passage].heading);
        let is_owner = |owner: &String| group.iter().any(|heard| heard.hit.owners.contains(owner));
        let is_same = listed.hit.owners.iter().any(is_owner);
        let words = share(&listed.own, &own, &[&around]);
        let common = listed.own.intersection(&own).count();
        // Without its minute one word in common tells nothing, nor does it when others are named.
        let is_else = cited.is_none() && (common < 2 && !is_same || are_of_others(&listed.hit, &group[0].hit));
        match () {
            () if words <= 0.0 || is_else => (0.0, at),
            () if is_same => (words + SAME_OWNER, at),
            () => (words, at),
        }
    };
    let open = (0..groups.len()).filter(|at| !is_confirmed[*at]);
    let open: Vec<usize> = open.filter(|at| cited.is_none() || minute(&groups[*at][0]) == cited).collect();
    // Where its minute has one alone, few words tell that it is this.
    let least = if cited.is_some() && open.len() == 1 { SAME / 2.0 } else { SAME };
    let best = open.into_iter().map(likeness).max_by(|one, other| one.0.total_cmp(&other.0));
    best.filter(|(likeness, _)| *likeness >= least).map(|(_, at)| at)
}

/// Takes over what a list of the actions of the whole meeting says of an undertaking told before.
fn confirm(hit: &mut Hit, listed: Hit) {
    if hit.voice == Voice::Discussion {
        hit.voice = Voice::Action;
    }
    if !listed.owners.is_empty() {
        hit.owners = listed.owners;
    }
    hit.due = listed.due.or_else(|| hit.due.take());
}

/// Makes an undertaking of a group; what passages mean is worked out once.
fn undertaking(
    group: Vec<Heard>,
    passages: &[Passage],
    names: &Meaning,
    around: &mut HashMap<usize, [Rc<Meaning>; 2]>,
) -> Undertaking {
    let mut around_of = |passage: usize| {
        let meant = |passage: &Passage| [&*passage.heading, &passage.text].map(|text| Rc::new(meaning(text)));
        around.entry(passage).or_insert_with(|| meant(&passages[passage])).clone()
    };
    let around = group.iter().flat_map(|heard| around_of(heard.hit.passage)).collect();
    let own = group.iter().flat_map(|heard| beyond(&heard.hit.text, &[names])).collect();
    let hits: Vec<Hit> = group.into_iter().map(|heard| heard.hit).collect();
    let is_within =
        |hit: &Hit| hits.iter().any(|other| other.text.len() > hit.text.len() && other.text.contains(&hit.text));
    let told: Vec<Hit> = hits.iter().skip(1).filter(|hit| !is_within(hit)).cloned().collect();
    let first = hits.into_iter().next().expect("a group has a first");
    let passage = &passages[first.passage];
    let owners = std::iter::once(&first).chain(&told).map(|hit| &hit.owners).find(|owners| !owners.is_empty());
    Undertaking {
        minute: passage.label(),
        heading: passage.heading.to_string(),
        kind: match (first.voice, first.way) {
            (Voice::Resolved, _) => Kind::Resolved,
            (Voice::Action, _) => Kind::Action,
            (_, Way::Promised) => Kind::Promised,
            _ => Kind::Asked,
        },
        owners: owners.cloned().unwrap_or_default(),
        due: first.due.clone().or_else(|| told.iter().find_map(|hit| hit.due.clone())),
        also: told.iter().map(|hit| Told { minute: passages[hit.passage].label(), text: hit.text.clone() }).collect(),
        text: first.text,
        action: None,
        own,
        around,
    }
}
