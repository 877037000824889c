//! From the rows of a source to actions, with an account of whatever has no plain place in them.

use std::path::Path;

use chrono::NaiveDate;

use super::account::Account;
use super::column::Field;
use super::entry::Entry;
use super::find_rows::{Found, rows_of};
use super::look_alikes::look_alikes;
use super::owners::{Known, one_spelling};
use super::reader::Source;
use super::row_to_action::{Taken, drafted};
use super::wanted::Wanted;
use crate::message::Message;
use crate::model::{Action, Front, Issue, Log, Person, Rag};
use crate::sources::Sheet;

/// A source that was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Understood {
    /// The title of the log.
    pub title: Option<String>,
    /// The colour that means done, when the source or the user says it.
    pub done_colour: Option<Rag>,
    /// What the colours mean.
    pub colours: Vec<(Rag, String)>,
    /// People with their initials.
    pub people: Vec<Person>,
    /// The board's meetings.
    pub meetings: Vec<NaiveDate>,
    /// What stands at the head of the papers.
    pub front: Front,
    /// The papers that went out.
    pub issued: Vec<Issue>,
    /// The actions, in the order of the source.
    pub actions: Vec<Taken>,
    /// What became of the rest.
    pub account: Account,
}

/// Understands a source as an action log.
///
/// `progress` is told after each row how many were read, and of how many.
///
/// Errs when no table of it names the columns of a log, when it holds no action, and when a row
/// lacks what every action must have.
pub fn understand(
    sheet: &Sheet,
    wanted: &Wanted,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Understood, Message> {
    let mut account = Account::default();
    let Found { title, occasion, meeting, key, entries } = rows_of(sheet, &wanted.wishes, &mut account);
    if entries.is_empty() {
        return Err(not_a_log(sheet));
    }
    complain_of_unknown_columns(
        wanted,
        entries.iter().flat_map(|entry| &entry.layout.columns).map(|column| column.name.as_str()),
    )?;
    let has_blue = |text: &str| super::status::colour_of(text) == Some(Rag::Blue);
    let uses_blue = entries
        .iter()
        .any(|entry| entry.layout.cells(&entry.row, Field::Status).any(|(_, cell)| has_blue(&cell.text())));
    let done_colour = wanted.done_colour.or(key.complete()).or(uses_blue.then_some(Rag::Blue));
    if uses_blue && wanted.done_colour.is_none() && key.complete().is_none() {
        account.note("blue is taken as the colour that means done; say otherwise with --complete");
    }
    let done = done_colour.unwrap_or(Rag::Green);
    let other_meaning = key.colours.iter().find(|(rag, _)| *rag == done && key.complete() != Some(done));
    if let Some((_, meaning)) = other_meaning {
        account.note(format!(
            "the source says that {done} means \"{meaning}\", while in this log it means done; say which colour does with --complete"
        ));
    }
    for sentence in &sheet.unseen {
        account.note(sentence.clone());
    }
    let initials = key.people.iter().flat_map(|person| person.aliases.iter().chain([&person.name]));
    let known = Known::of(&entries, initials.map(String::as_str), &wanted.owners);
    let source = Source {
        wanted,
        done,
        means_other: other_meaning.is_some(),
        has_lights: has_lights(&entries),
        occasion: meeting.or(occasion),
        meeting,
        known,
    };
    let mut actions = drafted(entries, &source, &mut account, progress)?;
    for (other, first) in one_spelling(actions.iter_mut().map(|(taken, _)| &mut taken.action)) {
        account
            .note(format!("the owner \"{other}\" is taken as \"{first}\", which is another spelling of the same name"));
    }
    for sentence in look_alikes(actions.iter().map(|(taken, _)| taken)) {
        account.note(sentence);
    }
    if wanted.meeting.is_none() && actions.iter().any(|(_, has_new)| *has_new) {
        account.note("the mark of the newest comments is left out; give the meeting whose paper this is with --meeting to keep it");
    }
    Ok(Understood {
        title,
        done_colour,
        colours: key.colours,
        people: key.people,
        meetings: wanted.meeting.into_iter().collect(),
        front: Front::default(),
        issued: Vec::new(),
        actions: actions.into_iter().map(|(taken, _)| taken).collect(),
        account,
    })
}

/// Tells whether rows are marked with several colours; one colour alone is more often an ornament.
fn has_lights(entries: &[Entry]) -> bool {
    let unrated = entries.iter().filter(|entry| entry.fill_of_status().is_none());
    let mut hues = unrated.filter_map(Entry::fill_of_row);
    let first = hues.next();
    hues.any(|hue| Some(hue) != first)
}

fn not_a_log(sheet: &Sheet) -> Message {
    let has_table = sheet.blocks.iter().any(|block| matches!(block, crate::sources::Block::Table(_)));
    if has_table {
        let hint = "say what its columns hold, as in `--map \"What we agreed=action\" --map \"Lead=owner\"`";
        Message::new("no table of it has rows below a header that names an action and its owner, date or status", hint)
    } else {
        Message::new("there is no table in it", "save or paste the action log as a table")
    }
}

fn complain_of_unknown_columns<'n>(wanted: &Wanted, names: impl Iterator<Item = &'n str>) -> Result<(), Message> {
    let names: Vec<String> = names.map(super::words::plain).collect();
    let asked = wanted.wishes.maps.iter().map(|(name, _)| name).chain(&wanted.wishes.skips);
    for name in asked {
        if !names.contains(&super::words::plain(name)) {
            let message = format!("there is no column \"{name}\"");
            return Err(Message::new(message, "write its name as it stands at the head of the column"));
        }
    }
    Ok(())
}

impl From<Log> for Understood {
    /// Takes a whole log, as `export` writes it.
    fn from(log: Log) -> Self {
        let taken = |action: &Action| Taken {
            place: format!("action {}", action.number),
            label: Some(action.number.to_string()),
            has_own_number: true,
            action: action.clone(),
        };
        Self {
            actions: log.each().map(taken).collect(),
            title: log.title,
            done_colour: Some(log.done_colour),
            colours: log.key,
            people: log.people,
            front: log.front,
            issued: log.issued,
            meetings: log.calendar.meetings().to_vec(),
            account: Account::default(),
        }
    }
}

/// Returns the name of a source for messages.
pub fn name_of(source: &Path) -> String {
    if source.as_os_str() == "-" { "standard input".to_owned() } else { source.display().to_string() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::import::fixtures::{told_of, understood_of, wanted};
    use crate::import::layout::Wishes;
    use crate::model::fixtures::{action, day, log_of};
    use crate::sources::fixtures::sheet;

    #[test]
    fn a_source_says_what_its_log_is_called_what_its_colours_mean_and_who_is_who() {
        let drawn = "Riverside action log\nKey: B = complete, R = late\nNo|Action|Owner|RAG\n1|Mend|Rik|B";
        let understood = understood_of(&sheet(drawn), &wanted()).expect("it is a log");
        assert_eq!(understood.title.as_deref(), Some("Riverside action log"));
        assert_eq!(understood.done_colour, Some(Rag::Blue));
        assert_eq!(understood.colours, [(Rag::Blue, "complete".to_owned()), (Rag::Red, "late".to_owned())]);
        assert_eq!(understood.meetings, []);
        let taken: Vec<_> = understood.actions.iter().map(|taken| (&*taken.place, taken.label.as_deref())).collect();
        assert_eq!(taken, [("row 2", Some("1"))]);
        let of_june = Wanted { meeting: Some(day("2026-06-30")), ..wanted() };
        assert_eq!(understood_of(&sheet(drawn), &of_june).expect("it is a log").meetings, [day("2026-06-30")]);
    }

    #[test]
    fn which_colour_means_done_is_what_is_said_then_what_the_key_says_then_blue_where_it_is_used() {
        let check = |drawn: &str, said: Option<Rag>, done: Option<Rag>, account: &[&str]| {
            let understood =
                understood_of(&sheet(drawn), &Wanted { done_colour: said, ..wanted() }).expect("it is a log");
            assert_eq!(
                (understood.done_colour, told_of(&understood.account)),
                (done, account.iter().map(ToString::to_string).collect())
            );
        };
        let plain = "No|Action|Owner|RAG\n1|Mend|Rik|Amber";
        let blue = "No|Action|Owner|RAG\n1|Mend|Rik|Blue";
        check(plain, None, None, &[]);
        check(plain, Some(Rag::Blue), Some(Rag::Blue), &[]);
        check(
            blue,
            None,
            Some(Rag::Blue),
            &["blue is taken as the colour that means done; say otherwise with --complete"],
        );
        check(blue, Some(Rag::Blue), Some(Rag::Blue), &[]);
        check(&format!("Key: G = complete\n{plain}"), None, Some(Rag::Green), &[]);
    }

    #[test]
    fn what_is_no_log_is_refused_in_words() {
        let check = |drawn: &str, wishes: Wishes, text: &str| {
            let refused = understood_of(&sheet(drawn), &Wanted { wishes, ..wanted() }).expect_err("it is no log");
            assert_eq!(refused.text, text);
        };
        check("Dear all,\nnothing.", Wishes::default(), "there is no table in it");
        check(
            "Name|Telephone\nAnn|1",
            Wishes::default(),
            "no table of it has rows below a header that names an action and its owner, date or status",
        );
        let log = "No|Action|Owner\n1|Mend|Rik";
        let map = Wishes { maps: vec![("Lead".to_owned(), Field::Owner)], ..Wishes::default() };
        check(log, map, "there is no column \"Lead\"");
        let skip = Wishes { skips: vec!["Theme".to_owned()], ..Wishes::default() };
        check(log, skip, "there is no column \"Theme\"");
    }

    #[test]
    fn the_mark_of_new_comments_is_told_of_where_no_meeting_is_known() {
        let log = "No|Action|Owner|Update\n1|Mend|Rik|NEW: Begun.";
        let understood = understood_of(&sheet(log), &wanted()).expect("it is a log");
        let of_june = Wanted { meeting: Some(day("2026-06-30")), ..wanted() };
        let dated = understood_of(&sheet(log), &of_june).expect("it is a log");
        let told = "the mark of the newest comments is left out; give the meeting whose paper this is with --meeting to keep it";
        assert_eq!(told_of(&understood.account), [told]);
        assert_eq!(told_of(&dated.account), [""; 0]);
        assert_eq!(dated.actions[0].action.comments[0].meeting, Some(day("2026-06-30")));
    }

    #[test]
    fn a_whole_log_is_taken_as_it_is() {
        let log = log_of([action(4, &["Rik Basra"])]);
        let understood = Understood::from(log.clone());
        assert_eq!(understood.actions[0].action, *log.actions[0]);
        assert_eq!((&*understood.actions[0].place, understood.actions[0].has_own_number), ("action 4", true));
        assert_eq!((understood.title, understood.meetings), (log.title, log.calendar.meetings().to_vec()));
        assert_eq!(understood.done_colour, Some(Rag::Green));
    }

    /// A cell of a table in whose row nothing closes the action.
    fn neutral() -> impl Strategy<Value = &'static str> {
        prop::sample::select(
            &[
                "",
                "",
                "^",
                "^",
                "-",
                "n/a",
                "None",
                "Open",
                "Ongoing",
                "Amber",
                "Green",
                "Blue",
                "R",
                "12 May 2024",
                "29 Nov",
                "Jun-22",
                "Ann Lee",
                "TR & ML",
                "Not yet complete",
                "Nearly complete",
                "To be closed when paid",
                "Deletion requested",
                "Complete – propose to close",
                "Carried forward",
                "Not started",
                "O",
                "Overdue 9 days",
                "7(b)",
                "Spring",
                "Complete?",
                "The work is in hand",
                "Lead: Clerk",
                "Status: open",
                "(raised May 2020)",
                "75% complete",
            ][..],
        )
    }

    fn closing() -> impl Strategy<Value = &'static str> {
        prop::sample::select(&["Closed", "✓", "Completed 3 May 2024", "Withdrawn", "Done", "Status: complete"][..])
    }

    proptest! {
        #[test]
        fn no_action_is_closed_without_a_word_of_its_own_that_closes_it(
            columns in prop::sample::subsequence(
                vec!["Owner", "Due", "RAG", "Status", "Update", "Theme", "Completed", "Date closed", "Lead and progress",
                     "Deadline and progress", "Raised", "Outcome", "Proposed to close", "Minute"], 2..8),
            rows in prop::collection::vec((prop::collection::vec(neutral(), 8), prop::option::weighted(0.3, closing())), 1..8),
            last in prop::collection::vec(neutral(), 8),
            headings in prop::collection::vec(prop::sample::select(&["", "Our estates", "Meeting of 3 May 2024", "Actions", "2024"][..]), 8),
        ) {
            let mut drawn = format!("Action log of 4 June 2024\nNo|Action|{}|Status\n", columns.join("|"));
            for (at, (cells, closes)) in rows.iter().enumerate() {
                if !headings[at].is_empty() {
                    drawn += &format!("{}{}\n", headings[at], "|".repeat(columns.len() + 2));
                }
                // A date in a column of closing is a word of its own.
                let own = |(column, cell): (&&str, &&'static str)| {
                    if ["Completed", "Date closed"].contains(column) && *cell != "^" { "" } else { *cell }
                };
                let mut cells: Vec<&str> = columns.iter().zip(cells).map(own).collect();
                cells.push(closes.unwrap_or(last[at]));
                drawn += &format!("{}|Act {}|{}\n", at + 1, at + 1, cells.join("|"));
            }
            if let Ok(understood) = understood_of(&sheet(&drawn), &wanted()) {
                for taken in &understood.actions {
                    let number: usize = taken.action.text.split_whitespace().nth(1).expect("a number").parse().expect("a number");
                    prop_assert!(!taken.action.is_closed() || rows[number - 1].1.is_some(), "{}\n{}", drawn, taken.place);
                }
            }
        }
    }
}
