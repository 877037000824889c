//! What holds of every page with a table on a terminal: no name is broken that has room, no line is too broad, no word
//! is lost.

use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

use super::answer::{Answer, write};
use super::{Format, Style, text};
use crate::model::fixtures::{action, day, log_of};
use crate::model::{Action, Due, Log, Owner, Person};
use crate::page;
use crate::query::{self, Asked, Filter, Order, Request, StateFilter};
use crate::sources::Letterhead;

/// The columns before the further lines of a text that is folded.
const INDENT: usize = 4;
/// The columns of the stroke behind a name.
const STROKE: usize = 2;
/// The columns of a name with its stroke that is whole wherever it has room.
const MOST_WHOLE: usize = 26;
/// The columns before what is known of an action.
const LABEL: usize = 15;

fn log() -> impl Strategy<Value = Log> {
    let name = "[A-Z][a-z]{1,10}( [A-Z][a-z]{1,8}(-[A-Z][a-z]{1,12})?){1,4}";
    let text = "[a-z]{1,14}( [a-z]{1,14}){0,20}";
    let reference = prop::option::of("[a-z]{1,4}/[0-9]{2}/[0-9]{1,4}( [a-z]{1,4})?");
    let one = (prop::collection::vec(name, 1..4), text, reference, any::<bool>(), any::<bool>());
    prop::collection::vec(one, 1..6).prop_map(|all| {
        let mut log = log_of(
            (1..)
                .zip(&all)
                .map(|(number, (owners, ..))| action(number, &owners.iter().map(String::as_str).collect::<Vec<_>>())),
        );
        for (action, (owners, text, reference, is_due, is_minuted)) in log.actions.iter_mut().zip(&all) {
            action.text.clone_from(text);
            action.reference.clone_from(reference);
            action.due = is_due.then(|| Due::Day(day("2026-06-01")));
            action.minute = is_minuted.then(|| "36(b)".to_owned());
            let email = Some(owners[0].to_lowercase().replace(' ', ".") + "@riverside.example.org");
            log.people.push(Person { name: owners[0].clone(), aliases: Vec::new(), email, left: None });
        }
        log
    })
}

fn drawn(log: &Log, width: usize) -> Vec<(&'static str, String)> {
    let style = Style { width: Some(width), ..Style::PLAIN };
    let today = day("2026-06-22");
    let asked = Asked::of(log, today);
    let actions: Vec<&Action> = log.each().collect();
    let listed = query::Listed::each(log.each(), asked, None);
    let matched =
        Filter { state: StateFilter::All, ..Filter::default() }.ready(log, today).expect("no owner is asked for");
    let request = Request { meeting: None, matched, state: None, order: Order::default(), shows_exempt: false };
    let draw = |answer| String::from_utf8(write(Format::Text, answer, style).expect("text")).expect("UTF-8");
    vec![
        ("list", draw(Answer::List { actions: &listed, sought: query::Sought::default() })),
        ("people", draw(Answer::People(&query::people(log, today, &[]).expect("everybody")))),
        ("report", draw(Answer::Paper(&query::paper(log, today, &request), Letterhead::NONE))),
        ("status", draw(Answer::Status(&[query::status(log, today, true)], None))),
        ("show", text::text(&page::cards(&actions, log, asked), style)),
    ]
}

proptest! {
    #[test]
    fn whatever_has_room_is_whole(log in log(), width in 60usize..160) {
        for (name, page) in drawn(&log, width) {
            prop_assert!(page.lines().all(|line| line.width() <= width), "{name} in {width}:\n{page}");
            let taken = if name == "show" { LABEL } else { INDENT };
            for owner in log.actions.iter().flat_map(|action| &action.owners).map(Owner::as_str) {
                let is_whole = page.lines().any(|line| line.contains(owner));
                prop_assert!(is_whole || owner.len() > (width - taken).min(MOST_WHOLE) - STROKE, "{owner} on {name} in {width}:\n{page}");
            }
            let is_told = |word: &str| page.split(|c: char| c.is_whitespace()).any(|told| told == word);
            if ["list", "report", "show"].contains(&name) {
                let lost = log.actions.iter().flat_map(|action| action.text.split(' ')).find(|word| !is_told(word));
                prop_assert_eq!(lost, None, "{} in {}:\n{}", name, width, page);
            }
        }
    }
}
