//! Every row of a source drawn up as an action.

use super::account::Account;
use super::broken_lines::with_joined_lines;
use super::carry_down::without_merged;
use super::entry::Entry;
use super::facts::with_facts;
use super::labels::{Label, plain_numbers};
use super::reader::{RowReader, Source};
use super::struck::without_struck;
use crate::message::Message;
use crate::model::Action;

/// An action as it was read, not yet with a number of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// Where it stands in the source: `row 14`.
    pub place: String,
    /// What the source calls it.
    pub label: Option<String>,
    /// The action; its number is the label's, where that is a plain one, else the first there is.
    pub action: Action,
    /// Whether the number is the source's own.
    pub has_own_number: bool,
}

/// Draws up every row as an action, and tells of each whether it has a comment marked as new.
pub(super) fn drafted(
    entries: Vec<Entry>,
    source: &Source,
    account: &mut Account,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Vec<(Taken, bool)>, Message> {
    let mut prepared = Vec::with_capacity(entries.len());
    for entry in entries {
        let entry = with_joined_lines(without_struck(without_merged(entry, account), account));
        prepared.push(with_facts(entry, account));
    }
    let entries = prepared;
    let labels: Vec<Label> = entries.iter().map(Label::of).collect();
    let numbers = plain_numbers(&labels);
    if numbers.is_none() && labels.iter().any(|label| label.text.is_some()) {
        account.note(
            "the source has no plain numbers, each used once, so what it calls an action is kept as its reference",
        );
    }
    let mut drawn: Vec<(Taken, bool)> = Vec::new();
    for (index, (entry, label)) in entries.iter().zip(labels).enumerate() {
        let number = numbers.as_ref().and_then(|numbers| numbers[index]);
        let is_of_group = index > 0 && entries[index - 1].headings == entry.headings;
        let above = drawn.last().map(|(taken, _)| &taken.action);
        let raised_above = above.filter(|_| is_of_group).map(|action| action.raised);
        let owners_above = above.map(|action| action.owners.as_slice()).unwrap_or_default();
        let reader = RowReader { raised_above, owners_above, ..RowReader::of(entry, source, account) };
        let (action, has_new) = reader.action(&label, number)?;
        let taken = Taken { place: entry.place.clone(), label: label.text, action, has_own_number: number.is_some() };
        drawn.push((taken, has_new));
        progress(index + 1, entries.len());
    }
    Ok(drawn)
}

#[cfg(test)]
mod tests {
    use crate::import::fixtures::{check, check_with, refused, wanted};
    use crate::import::wanted::Wanted;
    use crate::model::Rag;
    use crate::model::fixtures::day;

    #[test]
    fn every_column_finds_its_field() {
        check(
            "No|Raised|Minute|Action|Owner|Due|RAG|Update|Theme\n4|9 Dec 2025|7.2|Mend the roof|Rik Basra / Gary Bee|30 June 2026|Amber|Begun.|Roof",
            &[
                "4 Mend the roof; raised 2025-12-09; minute 7.2; by Rik Basra / Gary Bee; due 2026-06-30; rag amber; said Begun.; imported Theme=Roof",
            ],
            &[],
        );
    }

    #[test]
    fn a_number_is_the_sources_own_only_where_each_is_plain_and_used_once() {
        check("No|Action|Owner\n3|Mend|Rik\n4|Sell|Rik", &["3 Mend; by Rik", "4 Sell; by Rik"], &[]);
        check(
            "No|Action|Owner\n3|Mend|Rik\n3|Sell|Rik",
            &["1 Mend; reference 3; by Rik", "1 Sell; reference 3; by Rik"],
            &["the source has no plain numbers, each used once, so what it calls an action is kept as its reference"],
        );
        check(
            "Ref|Action|Owner\nA/1|Mend|Rik",
            &["1 Mend; reference A/1; by Rik"],
            &["the source has no plain numbers, each used once, so what it calls an action is kept as its reference"],
        );
    }

    #[test]
    fn a_date_that_is_none_is_kept_as_words_and_named() {
        check(
            "No|Action|Owner|Due\n1|Mend|Rik|in the spring\n2|Sell|Rik|ongoing\n3|Buy|Rik|June 2026",
            &["1 Mend; by Rik; due in the spring", "2 Sell; by Rik; due ongoing", "3 Buy; by Rik; due June 2026"],
            &["row 2, column \"Due\": \"in the spring\" is kept as words; no date"],
        );
        check(
            "No|Action|Owner|Raised\n1|Mend|Rik|some time",
            &["1 Mend; by Rik; imported Raised=some time"],
            &["row 2, column \"Raised\": \"some time\" is kept as words; no date; 17 Mar 2026 is taken"],
        );
        let nothing = Wanted { raised: None, ..wanted() };
        refused(
            &nothing,
            "No|Action|Owner|Raised\n1|Mend|Rik|some time",
            "row 2, column \"Raised\": \"some time\" is no date with its year",
        );
        refused(&nothing, "No|Action|Owner\n1|Mend|Rik", "row 2 does not say when its action was raised");
        refused(&wanted(), "No|Action|Owner\n1||Rik", "row 2 says nothing in the column of actions, but \"1\"");
    }

    #[test]
    fn a_closed_action_was_not_due_on_a_day_still_to_come_of_which_the_year_was_added() {
        check(
            "No|Action|Owner|Due|Status\n1|Mend|Rik|15 March|Closed\n2|Sell|Rik|15 March|Open\n3|Buy|Rik|15 March 2027|Closed",
            &[
                "1 Mend; by Rik; due 2026-03-15; is completed unknown",
                "2 Sell; by Rik; due 2027-03-15",
                "3 Buy; by Rik; due 2027-03-15; is completed unknown",
            ],
            &[
                "days without a year, taken as the first from when their action was raised: 2 (row 2 and row 3); --year gives another year",
                "row 2 is closed, so it is taken as due on 15 March 2026 and not on 15 March 2027; --year gives another year",
            ],
        );
    }

    #[test]
    fn how_an_action_stands_is_said_by_its_status_its_day_of_closing_or_its_last_comment() {
        check(
            "No|Action|Owner|Status\n1|Mend|Rik|Closed\n2|Sell|Rik|Open\n3|Buy|Rik|Withdrawn\n4|Let|Rik|Perhaps",
            &[
                "1 Mend; by Rik; is completed unknown",
                "2 Sell; by Rik",
                "3 Buy; by Rik; is withdrawn unknown",
                "4 Let; by Rik; imported Status=Perhaps",
            ],
            &["row 5, column \"Status\": \"Perhaps\" is kept as words; it names no status"],
        );
        check(
            "No|Action|Owner|Date closed\n1|Mend|Rik|30 June 2026\n2|Sell|Rik|30 June 2027\n3|Buy|Rik|n/a",
            &[
                "1 Mend; by Rik; is completed 2026-06-30",
                "2 Sell; by Rik; imported Date closed=30 June 2027",
                "3 Buy; by Rik",
            ],
            &["row 3, column \"Date closed\": \"30 June 2027\" is kept as words; a day that is still to come"],
        );
        check(
            "No|Action|Owner|Update\n1|Mend|Rik|Closed.\n2|Sell|Rik|Complete, propose to close",
            &[
                "1 Mend; by Rik; is completed unknown; said Closed.",
                "2 Sell; by Rik; is proposed completed; said Complete, propose to close",
            ],
            &["row 2 is closed, as its last comment says \"Closed.\""],
        );
        let closed = Wanted { closed: Some(day("2026-06-30")), ..wanted() };
        check_with(
            &closed,
            "No|Action|Owner|Status\n1|Mend|Rik|Closed",
            &["1 Mend; by Rik; is completed 2026-06-30"],
            &[],
        );
    }

    #[test]
    fn a_colour_that_the_log_does_not_have_is_kept_as_words() {
        let green = Wanted { done_colour: Some(Rag::Green), ..wanted() };
        check_with(
            &green,
            "No|Action|Owner|RAG\n1|Mend|Rik|Blue\n2|Sell|Rik|Red",
            &["1 Mend; by Rik; imported Colour=Blue", "2 Sell; by Rik; rag red"],
            &["row 2: blue is no colour of this log, and is kept as words"],
        );
    }

    #[test]
    fn what_stands_under_no_column_and_no_field_is_kept_under_its_name() {
        check(
            "No|Action|Owner\nOur estates||\n1|Mend|Rik|extra",
            &["1 Mend; by Rik; imported Heading=Our estates & Column 4=extra"],
            &[],
        );
    }
}
