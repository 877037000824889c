//! The words of a status column: a colour, how the action stands, and when it was closed.

use chrono::NaiveDate;

use super::time::{bare, time_in};
use super::words::{has_word, in_order, is_nothing, is_tick, plain};
use super::years::Yearless;
use crate::model::{Outcome, Rag, Raised};

/// How a source says that an action stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// It is open.
    Open,
    /// Somebody asks for an outcome.
    Asked(Outcome),
    /// It is closed.
    Closed(Outcome),
}

impl Said {
    /// Returns what a word of the command line names: `open`, `proposed`, `closed`, or an outcome.
    pub fn named(word: &str) -> Option<Self> {
        match word.trim().to_lowercase().as_str() {
            "open" => Some(Self::Open),
            "proposed" => Some(Self::Asked(Outcome::Completed)),
            "closed" => Some(Self::Closed(Outcome::Completed)),
            other => other.parse().ok().map(Self::Closed),
        }
    }
}

/// What a cell says of an action's status.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Status {
    /// The colour.
    pub(super) rag: Option<Rag>,
    /// How it stands.
    pub(super) said: Option<Said>,
    /// A day named with it.
    pub(super) on: Option<NaiveDate>,
    /// A day without its year named with it.
    pub(super) on_yearless: Option<Yearless>,
    /// The minute named with it.
    pub(super) minute: Option<String>,
    /// Whether there are words beyond these, so that the cell is to be kept whole.
    pub(super) has_more: bool,
}

#[rustfmt::skip]
const OPEN: &[&str] = &[
    "open", "o", "ongoing", "on going", "in progress", "in hand", "pending", "not started", "not yet started",
    "not yet due", "not due", "part complete", "partially complete", "partly complete", "part completed", "on hold",
    "paused", "deferred", "carried forward", "c fwd", "c f", "outstanding", "underway", "under way", "live", "active",
    "started", "new", "on track", "on target", "delayed", "overdue", "not complete", "not completed", "incomplete", "not done",
    "not closed", "not yet closed", "not yet complete", "not yet completed", "not yet done", "almost complete", "no", "n",
];

#[rustfmt::skip]
const DONE: &[&str] = &[
    "complete", "completed", "closed", "c", "done", "actioned", "achieved", "discharged", "delivered", "action complete",
    "action completed", "action closed", "now complete", "now completed", "now closed", "fully complete", "fully completed",
    "implemented", "finished",
];

#[rustfmt::skip]
const ENDED: &[(&str, Outcome)] = &[
    ("withdrawn", Outcome::Withdrawn), ("no longer required", Outcome::Withdrawn), ("not required", Outcome::Withdrawn),
    ("removed", Outcome::Withdrawn), ("deleted", Outcome::Withdrawn), ("nfa", Outcome::Withdrawn),
    ("no further action", Outcome::Withdrawn), ("no further action required", Outcome::Withdrawn),
    ("no longer needed", Outcome::Withdrawn), ("not needed", Outcome::Withdrawn), ("not accepted", Outcome::Withdrawn),
    ("not agreed", Outcome::Withdrawn), ("not approved", Outcome::Withdrawn), ("not pursued", Outcome::Withdrawn),
    ("not proceeding", Outcome::Withdrawn), ("not taken forward", Outcome::Withdrawn), ("not progressed", Outcome::Withdrawn),
    ("not supported", Outcome::Withdrawn), ("no longer pursued", Outcome::Withdrawn), ("no longer relevant", Outcome::Withdrawn),
    ("no longer applicable", Outcome::Withdrawn), ("no longer proceeding", Outcome::Withdrawn), ("not going ahead", Outcome::Withdrawn), ("turned down", Outcome::Withdrawn), ("rejected", Outcome::Withdrawn),
    ("refused", Outcome::Withdrawn), ("declined", Outcome::Withdrawn), ("abandoned", Outcome::Withdrawn),
    ("cancelled", Outcome::Withdrawn), ("dropped", Outcome::Withdrawn), ("lapsed", Outcome::Withdrawn),
    ("overtaken by events", Outcome::Withdrawn), ("superseded", Outcome::Superseded), ("merged", Outcome::Superseded),
    ("transferred", Outcome::Transferred),
];

#[rustfmt::skip]
const COLOURS: &[(&str, Rag)] = &[
    ("red", Rag::Red), ("r", Rag::Red), ("amber", Rag::Amber), ("a", Rag::Amber), ("yellow", Rag::Amber),
    ("green", Rag::Green), ("g", Rag::Green), ("blue", Rag::Blue), ("b", Rag::Blue),
];

const YES: &[&str] = &["yes", "y", "x", "true"];

/// Returns what the words of one part of a status say, if they are a status and no part of a sentence.
pub(super) fn said(words: &str) -> Option<Said> {
    if is_tick(words) {
        return CLOSED;
    }
    if ["→", "⟶", "➔", "►"].contains(&words.trim()) {
        return Some(Said::Open);
    }
    let words = plain(words);
    let words = words.strip_suffix(" on").or(words.strip_suffix(" in")).or(words.strip_suffix(" at")).unwrap_or(&words);
    // `Closed at Board` tells where; `Complete by June` tells nothing yet.
    let words =
        words.split_once(" at ").filter(|(_, place)| place.split(' ').count() <= 3).map_or(words, |(head, _)| head);
    if OPEN.contains(&words) {
        return Some(Said::Open);
    }
    if DONE.contains(&words) {
        return Some(Said::Closed(Outcome::Completed));
    }
    let goes_elsewhere = |known: &str| {
        let rest = words.strip_prefix(known).and_then(|rest| rest.strip_prefix(' ')).unwrap_or_default();
        ["superseded", "merged", "transferred"].contains(&known)
            && has_word(rest.split(' ').next().unwrap_or_default(), &["with", "by", "into", "to"])
    };
    let ended = ENDED
        .iter()
        .find(|(known, _)| *known == words || goes_elsewhere(known))
        .map(|(_, outcome)| Said::Closed(*outcome));
    ended.or_else(|| (words.split(' ').count() <= 6).then(|| asked(words)).flatten())
}

/// What is said of an action that is done.
const CLOSED: Option<Said> = Some(Said::Closed(Outcome::Completed));

/// Returns the minute that a part of a status names: `minute 5`.
fn minute_of(part: &str) -> Option<&str> {
    let (head, minute) = part.trim().split_once(' ')?;
    let is_named = ["minute", "min", "min."].contains(&head.to_lowercase().as_str());
    (is_named && minute.len() < 20 && minute.starts_with(|c: char| c.is_ascii_digit())).then(|| minute.trim())
}

/// Returns the outcome that plain words ask for: `proposed for closure`, `deletion requested`.
fn asked(words: &str) -> Option<Said> {
    const ASK: &[&str] = &["propos*", "recommend*", "request*", "suggest*"];
    const END: &[&str] = &["clos*", "delet*", "withdraw*", "remov*", "complet*"];
    const FOR: &[&str] = &["for closure", "for removal", "for deletion", "to be closed", "to close", "to be withdrawn"];
    let is_for = FOR.iter().any(|known| words == *known || words.ends_with(&format!(" {known}")));
    let is_asked = is_for || in_order(words, &[ASK, END]) || in_order(words, &[END, ASK]);
    (is_asked && !has_word(words, &["not"])).then(|| Said::Asked(outcome_asked(words)))
}

/// Returns which outcome is asked for in words that ask for one.
fn outcome_asked(words: &str) -> Outcome {
    if has_word(words, &["withdraw*", "delet*", "remov*"]) { Outcome::Withdrawn } else { Outcome::Completed }
}

/// Returns the outcome that a sentence asks the board for: `It is requested that the Board withdraw this action`.
pub(super) fn asked_of_the_board(sentence: &str) -> Option<Outcome> {
    sentence.split(['.', ';', '\n']).find_map(asked_in_clause)
}

/// Returns the outcome that one clause asks for.
fn asked_in_clause(sentence: &str) -> Option<Outcome> {
    const ASK: &[&str] = &["propos*", "recommend*", "request*", "asked", "asks", "invited"];
    const END: &[&str] = &["close", "closed", "closure", "delete*", "deletion", "withdraw*", "remove*", "removal"];
    const IT: &[&str] = &["action", "actions", "item"];
    let words = plain(sentence);
    let is_asked =
        in_order(&words, &[ASK, END, IT]) || in_order(&words, &[ASK, IT, END]) || in_order(&words, &[IT, END, ASK]);
    let is_short = |part: &&str| plain(part).split(' ').count() <= 4;
    let part = || parts(sentence).filter(is_short).find_map(|part| asked(&plain(part)));
    match part() {
        Some(Said::Asked(outcome)) => Some(outcome),
        _ => (is_asked && !has_word(&words, &["not"])).then(|| outcome_asked(&words)),
    }
}

/// Reads a cell of a status column, whose name may make a mere "yes" mean done.
pub(super) fn read_status(text: &str, column: &str) -> Status {
    let mut status = Status::default();
    if is_nothing(text) {
        return status;
    }
    let (mut rest, mut has_month) = (Vec::new(), false);
    for part in parts(text) {
        if let Some(minute) = minute_of(part).filter(|_| status.said.is_some()) {
            status.minute = Some(minute.to_owned());
            continue;
        }
        let (time, words) = without_time(part);
        let (yearless, words) = if time.is_none() { without_yearless(&words) } else { (None, words) };
        match time {
            Some(Raised::Day(day)) => status.on = status.on.or(Some(day)),
            Some(Raised::Month(_)) => has_month = true,
            None => status.on_yearless = status.on_yearless.or(yearless),
        }
        if plain(&words).is_empty() && said(&words).is_none() && colour_of(&words).is_none() {
            continue;
        }
        let colour = colour_of(&words);
        let said = said(&words).or_else(|| yes(&words, column));
        let is_ticked =
            status.said == CLOSED && rest.is_empty() && is_tick(text.split_whitespace().next().unwrap_or(""));
        if let Some(rag) = colour.filter(|_| status.rag.is_none() && rest.is_empty()) {
            status.rag = Some(rag);
        } else if let Some(said) = said
            .filter(|said| rest.is_empty() && (status.said.is_none() || is_ticked && matches!(said, Said::Closed(_))))
        {
            status.said = Some(said);
            status.has_more = matches!(said, Said::Closed(_))
                && ENDED.iter().any(|(known, _)| plain(&words).len() > known.len() && plain(&words).starts_with(known));
        } else {
            rest.push(words);
        }
    }
    if is_question(column) && status.said.is_none() && status.on.is_some() && rest.is_empty() {
        status.said = Some(Said::Closed(Outcome::Completed));
    }
    status.has_more |= !rest.is_empty() || has_month;
    status.said = status.said.and_then(|said| in_view_of(said, text, &rest));
    status
}

/// Finds a word of closing, or one that asks for it, that ends a text and is set apart from it, and where it is cut off:
/// `… – completed`, `… (done)`, `… Completed.`
pub(super) fn last_words(text: &str) -> Option<(usize, &str)> {
    const MARKS: &[&str] = &[" – ", " — ", " - ", " (", " [", ". ", "; ", "\n"];
    let trimmed = text.trim_end();
    let (at, mark) = MARKS.iter().filter_map(|mark| trimmed.rfind(mark).map(|at| (at, *mark))).max()?;
    let words = bare(&trimmed[at + mark.len()..]);
    let is_word = words.chars().filter(|c| c.is_alphabetic()).count() > 3;
    let is_end = matches!(read_status(words, "").said, Some(Said::Closed(_) | Said::Asked(_)));
    // `1 copy (not required)` says of the copy, and nothing of the action.
    let is_plain = said(words.split([' ', ',']).next().unwrap_or_default()).is_some() || said(words).is_some();
    let start = if mark == ". " { at + 1 } else { at };
    (is_word && is_end && is_plain && !text[..at].trim().is_empty()).then_some((start, words))
}

/// Returns what is said in view of the words that follow it: they may take it back, or say more exactly how it ended.
fn in_view_of(first: Said, text: &str, rest: &[String]) -> Option<Said> {
    const HEDGES: &[&str] = &[
        "but",
        "await*",
        "pending",
        "subject",
        "except",
        "unless",
        "until",
        "once",
        "when",
        "if",
        "not",
        "partly",
        "outstanding",
        "reopen*",
        "phase",
        "remain*",
        "stay*",
        "still",
    ];
    let Said::Closed(outcome) = first else { return Some(first) };
    if let Some(asked) = rest.iter().find_map(|words| asked(&plain(words))) {
        return Some(asked);
    }
    let is_end = |words: &str| matches!(said(words), Some(Said::Closed(_)));
    let takes_back = |words: &String| said(words) == Some(Said::Open) || has_word(&plain(words), HEDGES);
    let is_taken_back = rest.iter().any(|words| !is_end(words) && takes_back(words));
    if is_taken_back || text.contains('?') {
        return None;
    }
    let is_bare =
        outcome == Outcome::Completed && ["closed", "c"].contains(&plain(text).split(' ').next().unwrap_or_default());
    let exact = rest.iter().find_map(|words| said(words).filter(|said| matches!(said, Said::Closed(_))));
    Some(exact.filter(|_| is_bare).unwrap_or(first))
}

/// Reads a "yes" in a column whose name asks whether the action is done.
fn yes(words: &str, column: &str) -> Option<Said> {
    (is_question(column) && YES.contains(&plain(words).as_str())).then_some(Said::Closed(Outcome::Completed))
}

/// Tells whether a column's name asks whether the action is done, so that "yes" or a day answers it.
fn is_question(column: &str) -> bool {
    has_word(&plain(column), &["complete", "completed", "done", "closed", "actioned", "discharged"])
}

/// Divides a status at its marks; a stroke divides only where both sides are words of their own.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let is_divider = |c: char| "\n:;,()–—".contains(c);
    let is_end = |part: &'_ str| part.trim_end_matches('.').len();
    let sentences = text.split(is_divider).flat_map(|part| part.split(". ")).map(move |part| &part[..is_end(part)]);
    let ticked = sentences.flat_map(|part| part.split(" - ")).flat_map(|part| match part.trim().split_once(' ') {
        Some((tick, rest)) if is_tick(tick) => vec![tick, rest],
        _ => vec![part],
    });
    ticked.flat_map(|part| {
        let is_known_whole = said(part).is_some() || colour_of(part).is_some();
        let divides = !is_known_whole && part.split('/').all(|side| said(side).is_some() || colour_of(side).is_some());
        part.split(if divides { '/' } else { '\u{0}' }).collect::<Vec<_>>()
    })
}

/// Takes a day out of a part; of a month with its year, which is no day, only the words.
fn without_time(part: &str) -> (Option<Raised>, String) {
    match time_in(part) {
        Some((range, time)) => (Some(time), format!("{} {}", &part[..range.start], &part[range.end..])),
        None => (None, part.to_owned()),
    }
}

/// Takes a day without its year out of a part.
fn without_yearless(part: &str) -> (Option<Yearless>, String) {
    match Yearless::day_in(part) {
        Some((range, day)) => (Some(day), format!("{} {}", &part[..range.start], &part[range.end..])),
        None => (None, part.to_owned()),
    }
}

/// Returns the colour that the words are, and nothing else.
pub(super) fn colour_of(words: &str) -> Option<Rag> {
    const SIGNS: &[(&str, Rag)] =
        &[("🔴🟥", Rag::Red), ("🟠🟡🟧🟨", Rag::Amber), ("🟢🟩", Rag::Green), ("🔵🟦", Rag::Blue)];
    let sign = words.trim().trim_end_matches('\u{fe0f}');
    if let Some((_, rag)) = SIGNS.iter().find(|(signs, _)| sign.chars().count() == 1 && signs.contains(sign)) {
        return Some(*rag);
    }
    let words = plain(words);
    let words = words.strip_prefix("rag ").unwrap_or(&words);
    let words = words.strip_suffix(" rag").or(words.strip_suffix(" rated")).unwrap_or(words);
    COLOURS.iter().find(|(known, _)| *known == words).map(|(_, rag)| *rag)
}

/// Reads a cell of a column that says whether the action is proposed for closing.
pub(super) fn read_proposal(text: &str) -> Status {
    let words = plain(text);
    let is_yes = YES.contains(&words.as_str()) || is_tick(text);
    let outcome = match said(text) {
        Some(Said::Closed(outcome)) => Some(Said::Asked(outcome)),
        _ => None,
    };
    let said = if is_yes { Some(Said::Asked(Outcome::Completed)) } else { asked(&words).or(outcome) };
    let is_no = words.is_empty() || ["no", "n", "n a", "not yet"].contains(&words.as_str());
    Status { said, has_more: said.is_none() && !is_no, ..Status::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixtures::day;

    fn check(text: &str, rag: Option<Rag>, said: Option<Said>, has_more: bool) {
        let status = read_status(text, "Status");
        assert_eq!((status.rag, status.said, status.has_more), (rag, said, has_more), "{text}");
    }

    #[test]
    fn words_count_when_they_are_the_status() {
        for text in ["Complete", "COMPLETED", "Closed.", "c", "Done", "Actioned", "Discharged", "✓", "✔\u{fe0f}"] {
            check(text, None, CLOSED, false);
        }
        for text in
            ["Open", "O", "Ongoing", "On-going", "in progress", "C/fwd", "Part complete", "On hold", "not yet due"]
        {
            check(text, None, Some(Said::Open), false);
        }
        for (sign, rag) in
            [("🔴", Rag::Red), ("🟠", Rag::Amber), ("🟡", Rag::Amber), ("🟢", Rag::Green), ("🔵", Rag::Blue)]
        {
            check(sign, Some(rag), None, false);
        }
        check("🔥", None, None, false);
        check("N/A", None, None, false);
        check("Superseded", None, Some(Said::Closed(Outcome::Superseded)), false);
        check("Merged", None, Some(Said::Closed(Outcome::Superseded)), false);
        check("Transferred", None, Some(Said::Closed(Outcome::Transferred)), false);
        check("Proposed for closure", None, Some(Said::Asked(Outcome::Completed)), false);
        check("Recommended for closure", None, Some(Said::Asked(Outcome::Completed)), false);
        check("Deletion requested", None, Some(Said::Asked(Outcome::Withdrawn)), false);
        check("Request to withdraw", None, Some(Said::Asked(Outcome::Withdrawn)), false);
    }

    #[test]
    fn words_within_a_sentence_do_not_count() {
        check("on hold – to keep until completed", None, Some(Said::Open), true);
        check("75% complete", None, None, true);
        check("Not complete", None, Some(Said::Open), false);
        check("To be completed by June", None, None, true);
        check("Will be closed when the lease is signed", None, None, true);
    }

    #[test]
    fn what_follows_the_status_may_change_it() {
        let asked = |outcome| Some(Said::Asked(outcome));
        check("Completed. Report sent.", None, CLOSED, true);
        check("Complete, but awaiting payment", None, None, true);
        check("Complete?", None, None, false);
        check("Closed - reopened 3 May 2024", None, None, true);
        check("Completed (phase 1)", None, None, true);
        check("Closed - superseded", None, Some(Said::Closed(Outcome::Superseded)), true);
        check("Closed (no longer required)", None, Some(Said::Closed(Outcome::Withdrawn)), true);
        check("Completed - no further action", None, CLOSED, true);
        check("Complete - propose closure", None, asked(Outcome::Completed), true);
        check("Action complete – for removal", None, asked(Outcome::Withdrawn), true);
        check("Merged with action 9", None, Some(Said::Closed(Outcome::Superseded)), true);
        check("Transferred to the Finance Committee", None, Some(Said::Closed(Outcome::Transferred)), true);
        check("Complete by 30/09/2023", None, None, true);
        check("Closed – turned down", None, Some(Said::Closed(Outcome::Withdrawn)), true);
        check("Closed – not accepted", None, Some(Said::Closed(Outcome::Withdrawn)), true);
        check("Nearly complete", None, None, true);
        check("Not yet closed", None, Some(Said::Open), false);
        check("✓ but the invoice remains", None, None, true);
        check("✓ Superseded by 9", None, Some(Said::Closed(Outcome::Superseded)), true);
    }

    #[test]
    fn colours_stand_alone_or_beside_words() {
        check("Amber", Some(Rag::Amber), None, false);
        check("G", Some(Rag::Green), None, false);
        check("Green - complete", Some(Rag::Green), CLOSED, false);
        check("Amber/ongoing", Some(Rag::Amber), Some(Said::Open), false);
        check("Red (was amber)", Some(Rag::Red), None, true);
        check("Greenwich", None, None, true);
        check("Closed / Ongoing", None, None, true);
    }

    #[test]
    fn a_day_beside_the_word_is_the_day_of_closing() {
        let status = read_status("Completed 12/05/23", "Status");
        assert_eq!((status.said, status.on, status.has_more), (CLOSED, Some(day("2023-05-12")), false));
        let status = read_status("✓ Done 14th Feb", "Status");
        assert_eq!((status.said, status.on_yearless, status.has_more), (CLOSED, Yearless::of("14th Feb"), false));
        let status = read_status("Completed, 9 Jun 2026, minute 5", "Outcome");
        assert_eq!((status.said, status.on, status.has_more), (CLOSED, Some(day("2026-06-09")), false));
        assert_eq!(status.minute.as_deref(), Some("5"));
        let status = read_status("Closed on 30 June 2023 – report circulated", "Status");
        assert_eq!((status.said, status.on, status.has_more), (CLOSED, Some(day("2023-06-30")), true));
        let status = read_status("Closed March 2023", "Status");
        assert_eq!((status.said, status.on, status.has_more), (CLOSED, None, true));
        assert_eq!(read_status("12/05/23", "Completed").said, CLOSED);
        assert_eq!(read_status("Yes", "Completed?").said, CLOSED);
        assert_eq!(read_status("Yes 12/3/23", "Completed?").said, CLOSED);
        assert_eq!(read_status("Closed at Board 12/3/23", "Status").said, CLOSED);
        assert_eq!(read_status("No", "Completed?").said, Some(Said::Open));
        assert_eq!(read_status("12/05/23", "Status").said, None);
    }

    #[test]
    fn a_sentence_may_ask_the_board_for_an_outcome() {
        let withdraw = "The Board is asked to agree that this action be withdrawn, as events have overtaken it.";
        assert_eq!(asked_of_the_board(withdraw), Some(Outcome::Withdrawn));
        assert_eq!(asked_of_the_board("Members are recommended to close this action."), Some(Outcome::Completed));
        assert_eq!(asked_of_the_board("Proposed for closure."), Some(Outcome::Completed));
        assert_eq!(asked_of_the_board("Officers were asked not to close this action."), None);
        assert_eq!(asked_of_the_board("We recommend that residents close the gate; action is in hand."), None);
        assert_eq!(asked_of_the_board("The contractor was asked to close the road."), None);
        assert_eq!(asked_of_the_board("Action is in hand; closure of the road follows."), None);
    }

    #[test]
    fn a_column_of_proposals_is_answered_with_yes() {
        assert_eq!(read_proposal("Yes").said, Some(Said::Asked(Outcome::Completed)));
        assert_eq!(read_proposal("No"), Status::default());
        assert!(read_proposal("at the next meeting").has_more);
    }
}
