//! Undertakings: what the minutes ask of somebody, or somebody promises in them, each once.

use std::collections::BTreeSet;

use super::alike::meaning;
use super::finding::Hit;
use super::passages::Passage;
use super::rules::Way;
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
    /// The words of the paragraphs and the headings around it.
    pub(super) around: String,
}

impl Undertaking {
    /// Tells whether a sentence of the minutes is a part of it.
    pub(super) fn has(&self, sentence: &str) -> bool {
        let told = self.also.iter().map(|told| &told.text);
        std::iter::once(&self.text).chain(told).any(|text| text.contains(sentence))
    }
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

/// Makes one undertaking of a resolution and what of the discussion led to it; the formal ones come first.
pub(super) fn joined(hits: Vec<Hit>, passages: &[Passage]) -> Vec<Undertaking> {
    let mut groups: Vec<Vec<Hit>> = Vec::new();
    let (formal, told): (Vec<Hit>, Vec<Hit>) = hits.into_iter().partition(|hit| hit.voice != Voice::Discussion);
    for hit in formal.into_iter().chain(told) {
        let is_same = |group: &&mut Vec<Hit>| group.iter().any(|other| are_one(&hit, other, passages));
        match groups.iter_mut().find(is_same) {
            Some(group) => group.push(hit),
            None if hit.way == Way::Suggested => {}
            None => groups.push(vec![hit]),
        }
    }
    let mut undertakings: Vec<(usize, Undertaking)> =
        groups.into_iter().map(|group| (group[0].passage, undertaking(group, passages))).collect();
    undertakings.sort_by_key(|(passage, undertaking)| (!undertaking.kind.is_formal(), *passage));
    undertakings.into_iter().map(|(_, undertaking)| undertaking).collect()
}

/// Tells whether two hits of a minute tell of one thing: never two resolutions, and never two parts of the discussion.
fn are_one(hit: &Hit, other: &Hit, passages: &[Passage]) -> bool {
    let (one, two) = (&passages[hit.passage], &passages[other.passage]);
    if hit.voice == other.voice || one.minute != two.minute || one.heading != two.heading {
        return false;
    }
    // A report is asked for in few words.
    let is_of = |word: &str| [&hit.text, &other.text].iter().all(|text| has_word(&plain(text), &[word]));
    let least =
        if ["report", "update", "paper", "presentation", "review", "visit"].into_iter().any(is_of) { 1 } else { 2 };
    let heading = meaning(&one.heading);
    let own = |text: &str| -> BTreeSet<String> { meaning(text).difference(&heading).cloned().collect() };
    let (hit, other) = (own(&hit.text), own(&other.text));
    #[expect(clippy::cast_precision_loss, reason = "texts have few words")]
    let share = hit.intersection(&other).count() as f64 / hit.len().min(other.len()).max(1) as f64;
    let common = hit.intersection(&other).count();
    common >= least && share >= SAME
}

fn undertaking(group: Vec<Hit>, passages: &[Passage]) -> Undertaking {
    let mut group = group.into_iter();
    let first = group.next().expect("a group has a first");
    let told: Vec<Hit> = group.collect();
    let passage = &passages[first.passage];
    let owners = std::iter::once(&first).chain(&told).map(|hit| &hit.owners).find(|owners| !owners.is_empty());
    let around = std::iter::once(&first).chain(&told).map(|hit| passages[hit.passage].text.as_str());
    let around = std::iter::once(&*passage.heading).chain(around).collect::<Vec<_>>().join("\n");
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
        around,
    }
}
