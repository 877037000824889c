//! What a column of somebody's table holds, by the name at its head.

use super::words::{has_word, is_tick, plain};

/// What a column may hold of an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The number or label.
    Number,
    /// A label beside the number.
    Reference,
    /// The meeting that raised it.
    Raised,
    /// The minute that raised it.
    Minute,
    /// What was asked.
    Action,
    /// The officers responsible.
    Owner,
    /// When it is due.
    Due,
    /// When it was due at first.
    WasDue,
    /// What was reported.
    Comments,
    /// The colour, and words such as "ongoing" or "complete".
    Status,
    /// Whether an officer asks the board to close it.
    Proposed,
    /// When it was closed.
    Closed,
    /// The minute that closed it.
    ClosedMinute,
    /// The colour that it had before it was closed.
    WasRag,
    /// What later meetings added.
    Further,
    /// Whether the public may not see it.
    Exempt,
    /// Nothing that an action has a field for: kept under the column's name.
    Imported,
}

impl Field {
    /// Every field with its name on the command line.
    pub const NAMES: &[(&str, Self)] = &[
        ("number", Self::Number),
        ("reference", Self::Reference),
        ("raised", Self::Raised),
        ("minute", Self::Minute),
        ("action", Self::Action),
        ("owner", Self::Owner),
        ("due", Self::Due),
        ("was_due", Self::WasDue),
        ("comments", Self::Comments),
        ("status", Self::Status),
        ("proposed", Self::Proposed),
        ("closed", Self::Closed),
        ("closed_minute", Self::ClosedMinute),
        ("was_rag", Self::WasRag),
        ("further", Self::Further),
        ("exempt", Self::Exempt),
        ("imported", Self::Imported),
    ];

    /// Returns the field of this name.
    pub fn named(name: &str) -> Option<Self> {
        let name = match name.trim().to_lowercase().as_str() {
            "owners" => "owner".to_owned(),
            "comment" => "comments".to_owned(),
            "rag" => "status".to_owned(),
            other => other.to_owned(),
        };
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, field)| *field)
    }

    /// Returns its name on the command line.
    pub(super) fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, field)| *field == self).map_or("", |(name, _)| name)
    }

    /// Tells whether several columns may hold it together.
    pub(super) fn is_shared(self) -> bool {
        matches!(self, Self::Comments | Self::Status | Self::Imported)
    }
}

/// How well a name says what its column holds: of several columns the one of the lowest is taken.
pub(super) type Fit = u8;

/// What the user says goes before any name.
pub(super) const GIVEN: Fit = 0;
const EXACT: Fit = 1;
const LIKELY: Fit = 2;
/// What a name may well say.
pub(super) const POSSIBLE: Fit = 3;
/// What a name may say, and as well something else.
pub(super) const DOUBTFUL: Fit = 4;

/// Names that say everything by themselves.
#[rustfmt::skip]
const NAMES: &[(&[&str], Field, Fit)] = &[
    (&["no", "nr", "number", "action no", "action number"], Field::Number, EXACT),
    (&["ref", "reference", "id", "index", "ap", "action ref"], Field::Number, LIKELY),
    (&["item"], Field::Number, POSSIBLE),
    (&["date", "meeting", "month"], Field::Raised, LIKELY),
    (&["agreed", "set"], Field::Raised, DOUBTFUL),
    (&["action", "actions"], Field::Action, EXACT),
    (&["task"], Field::Action, LIKELY),
    (&["action point", "action points"], Field::Action, POSSIBLE),
    (&["what", "decision", "details", "description", "matter", "matter arising", "matters arising"], Field::Action, DOUBTFUL),
    (
        &["what needs to be done", "what is to be done", "what we agreed", "what we agreed to do", "what was agreed", "agreed to do", "to do"],
        Field::Action,
        LIKELY,
    ),
    (&["r a g", "b r a g", "r a g b"], Field::Status, EXACT),
    (&["action by", "actions by", "actioned by", "action for"], Field::Owner, LIKELY),
    (&["by"], Field::Owner, POSSIBLE),
    (&["by when", "action by date", "by date", "by what date"], Field::Due, EXACT),
    (&["when"], Field::Due, LIKELY),
    (&["completion date"], Field::Due, POSSIBLE),
    (&["action taken", "actions taken", "notes"], Field::Comments, EXACT),
    (&["state", "open closed"], Field::Status, EXACT),
    (&["outcome"], Field::Comments, LIKELY),
    (&["closed minute", "minute closed", "minute of closing"], Field::ClosedMinute, EXACT),
    (&["further", "further instructions"], Field::Further, EXACT),
    (&["exempt"], Field::Exempt, EXACT),
    (&["proposed", "proposed outcome"], Field::Proposed, EXACT),
    (&["to be done by", "to be completed by", "to be finished by", "done by when", "finish by"], Field::Due, LIKELY),
];

/// The longest name of a column that is looked at, in bytes: beyond it is a sentence.
const LONGEST: usize = 90;

/// Returns what a column of this name holds and how well the name says so, if it is known.
pub(super) fn field_of(name: &str) -> Option<(Field, Fit)> {
    if name.trim() == "#" {
        return Some((Field::Number, EXACT));
    }
    if is_tick(name) {
        return Some((Field::Status, EXACT));
    }
    // How much is done is no status.
    let is_share = name.contains('%');
    let name = plain(name);
    if name.is_empty() || name.len() > LONGEST || is_share || has_word(&name, NO_COLUMNS) {
        return None;
    }
    let by_name = NAMES.iter().find(|(known, ..)| known.contains(&name.as_str()));
    let known = by_name.map(|(_, field, fit)| (*field, *fit));
    known.or_else(|| about_time(&name)).or_else(|| about_progress(&name)).or_else(|| about_the_action(&name))
}

/// Tells whether a column of this name holds what is new since the last paper, and nothing else: `New comments`.
pub(super) fn is_of_what_is_new(name: &str) -> bool {
    let name = plain(name);
    name.strip_prefix("new ").is_some_and(|what| has_word(what, REPORTS))
}

/// Returns what a column holds beside its field, where its name names two things: `Lead and progress so far`.
///
/// An outcome is a status where it is a word of one, and a report where it is a story.
pub(super) fn also_of(name: &str) -> Option<(Field, Field)> {
    if plain(name) == "outcome" {
        return Some((Field::Comments, Field::Status));
    }
    let parts =
        name.split(['/', '&', '+', ',']).flat_map(|part| part.split(" and ")).flat_map(|part| part.split(" or "));
    let fields: Vec<Field> = parts.filter_map(|part| field_of(part).map(|(field, _)| field)).collect();
    match fields[..] {
        [Field::Owner, Field::Comments] | [Field::Comments, Field::Owner] => Some((Field::Owner, Field::Comments)),
        [Field::Due, Field::Comments] | [Field::Comments, Field::Due] => Some((Field::Due, Field::Comments)),
        [Field::Status, Field::Comments] | [Field::Comments, Field::Status] => Some((Field::Comments, Field::Status)),
        _ => None,
    }
}

/// Words of titles and of figures about an action, which no column of its fields bears.
const NO_COLUMNS: &[&str] = &["log", "tracker", "register", "days", "updated", "age", "percent*"];

#[rustfmt::skip]
const REPORTS: &[&str] = &[
    "comment*", "update*", "progress", "position", "response*", "feedback", "latest", "remarks", "narrative",
];

fn about_time(name: &str) -> Option<(Field, Fit)> {
    let has = |words: &[&str]| has_word(name, words);
    let is_end = has(&[
        "complet*",
        "closed",
        "closure",
        "achieved",
        "discharged",
        "actioned",
        "done",
        "implemented",
        "delivered",
    ]);
    let is_to_come =
        has(&["by", "to", "for", "expected", "anticipated", "estimated", "planned", "proposed", "forecast"]);
    let is_target = has(&["target", "targets", "deadline", "due", "timescale*", "timeframe*", "timeline", "when"])
        || has(&["date", "dates"]) && has(&["implementation", "delivery", "finish", "end", "required"])
        || has(&["date", "dates"]) && has(&["expected", "anticipated", "estimated", "planned", "forecast"])
        || has(&["complet*"]) && is_to_come && !has(&["what", "close", "who", "whom"]);
    let is_date = is_target || has(&["date", "dates", "completion"]);
    if has(PEOPLE) && !has(&["date", "assigned", "allocated"]) {
        return None;
    }
    if is_date && has(&["original", "originally", "initial", "previous"]) {
        return Some((Field::WasDue, EXACT));
    }
    if is_date && has(&["revised", "new", "extended", "amended"]) {
        return Some((Field::Due, EXACT));
    }
    if is_target {
        return Some((Field::Due, LIKELY));
    }
    if is_date && is_end {
        return Some((Field::Closed, LIKELY));
    }
    if has(REPORTS) {
        return None;
    }
    let is_raised = has(&["raised", "added", "opened"]) && !has(&["action", "actions", "by", "who"]);
    let is_of_meeting = has(&[
        "meeting",
        "mtg",
        "committee",
        "board",
        "council",
        "action",
        "identified",
        "agreed",
        "set",
        "minuted",
        "logged",
        "assigned",
        "allocated",
        "entered",
        "issued",
        "reported",
    ]);
    let is_meeting_alone = has(&["meeting", "mtg"]) && !has(&["action", "actions", "by", "who"]);
    (is_raised || is_date && is_of_meeting || is_meeting_alone).then_some((Field::Raised, EXACT))
}

fn about_progress(name: &str) -> Option<(Field, Fit)> {
    let has = |words: &[&str]| has_word(name, words);
    if has(&["propos*", "recommended", "request*"]) && has(&["clos*", "delet*", "withdraw*", "remov*"]) {
        return Some((Field::Proposed, EXACT));
    }
    if has(REPORTS) || has(&["taken"]) && !has(&["be"]) {
        return Some((Field::Comments, LIKELY));
    }
    let is_done = has(&["complete", "completed", "done", "closed", "actioned", "discharged"]);
    let is_short = name.len() < 30 && !has(&["what", "to", "be", "by"]);
    (has(&["rag", "brag", "ragb", "status"]) || is_done && is_short).then_some((Field::Status, LIKELY))
}

#[rustfmt::skip]
const PEOPLE: &[&str] = &[
    "owner*", "responsib*", "resp", "lead", "leads", "whom", "who", "assigned", "allocated", "officer*", "councillor*",
    "cllr*", "assignee*", "holder*", "sro", "accountable",
];

fn about_the_action(name: &str) -> Option<(Field, Fit)> {
    let has = |words: &[&str]| has_word(name, words);
    if has(&["minute", "minutes", "min"]) {
        return Some((Field::Minute, LIKELY));
    }
    if has(PEOPLE) {
        return Some((Field::Owner, LIKELY));
    }
    if has(&["ref", "reference", "no", "number", "id", "index"]) && !has(&["item", "agenda", "paper", "report"]) {
        return Some((Field::Number, LIKELY));
    }
    if name.starts_with("action") || name.ends_with(" action") || name.ends_with(" actions") {
        return Some((Field::Action, LIKELY));
    }
    if has(&["action", "actions"]) {
        return Some((Field::Action, POSSIBLE));
    }
    has(&["recommendation*", "issue", "issues"]).then_some((Field::Action, DOUBTFUL))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(names: &[&str], field: Option<Field>) {
        for name in names {
            assert_eq!(field_of(name).map(|(field, _)| field), field, "{name}");
        }
    }

    #[test]
    #[rustfmt::skip]
    fn columns_are_known_by_the_many_names_in_use() {
        check(&["#", "No.", "Ref", "Ref.", "Index", "AP", "AP No", "Action No.", "Action Ref", "ID", "Item"], Some(Field::Number));
        check(&["Date", "Meeting date", "Meeting", "Raised", "Date raised", "Added", "Date added", "Date of Meeting", "Date of Committee", "Board date", "Action date", "Mtg date", "Opened", "Date assigned"], Some(Field::Raised));
        check(&["Action", "Actions", "Recommendation", "Issue", "Agreed action", "Action required", "Action Point", "Action to be taken", "What needs to be done", "Matters arising"], Some(Field::Action));
        check(&["Responsible Officer", "Lead", "Owner", "By whom", "Councillor", "Responsibility", "Action owner", "Lead Officer(s)", "Who?", "Action by", "Who/When", "Action holder", "Resp."], Some(Field::Owner));
        check(&["Due", "Target", "By when", "Due date", "Target Date", "Deadline", "Timescale", "Revised date", "New date", "Target completion date", "To be completed by", "Completed by", "Expected completion", "Planned completion date", "Date for completion"], Some(Field::Due));
        check(&["Implementation date", "Delivery date", "Expected date", "Anticipated date", "End date", "Date required"], Some(Field::Due));
        check(&["Original date", "Original target date"], Some(Field::WasDue));
        check(&["Comments", "Update", "Progress", "Action taken", "Progress update", "Latest position", "Notes", "Progress since last meeting", "Status update", "Remarks"], Some(Field::Comments));
        check(&["Status", "RAG", "BRAG", "Completed", "RAG Completed", "RAG Rating", "Complete?", "Open/Closed", "R/A/G"], Some(Field::Status));
        check(&["Proposed to close", "Recommended for closure"], Some(Field::Proposed));
        check(&["Date completed", "Closed date", "Date closed", "Date implemented"], Some(Field::Closed));
        check(&["% complete", "Percentage complete", "Complete (%)"], None);
        check(&["✓", "✔"], Some(Field::Status));
        check(&["Minute", "Minute no.", "Minute ref", "Min Ref"], Some(Field::Minute));
    }

    #[test]
    fn a_name_may_name_two_things() {
        let check = |name: &str, both: Option<(Field, Field)>| assert_eq!(also_of(name), both, "{name}");
        check("Lead and progress so far", Some((Field::Owner, Field::Comments)));
        check("When by / progress", Some((Field::Due, Field::Comments)));
        check("Deadline and progress", Some((Field::Due, Field::Comments)));
        check("Status or progress", Some((Field::Comments, Field::Status)));
        check("Outcome", Some((Field::Comments, Field::Status)));
        for name in ["Lead officer's comments", "Progress", "Open/Closed", "Terms and conditions", "Who/When"] {
            check(name, None);
        }
    }

    #[test]
    fn what_an_action_has_no_field_for_is_not_known() {
        check(
            &[
                "Action Log",
                "Last updated",
                "Number of days open",
                "Priority",
                "Agenda item",
                "Paper",
                "Source",
                "Cross Cutting Themes",
                "Theme",
                "Committee",
            ],
            None,
        );
    }
}
