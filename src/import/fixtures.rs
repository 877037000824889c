//! Sources drawn for tests, and actions in few words.

use super::account::Account;
use super::understand::{Understood, understand};
use super::wanted::Wanted;
use crate::message::Message;
use crate::model::fixtures::day;
use crate::model::{Action, Comment, Due, Further, State};
use crate::sources::Sheet;
use crate::sources::fixtures::sheet;

/// What the user said in tests: the day and the meeting.
pub(super) fn wanted() -> Wanted {
    Wanted {
        today: day("2026-11-26"),
        wishes: crate::import::Wishes::default(),
        statuses: Vec::new(),
        owners: Vec::new(),
        year: None,
        raised: Some(day("2026-03-17")),
        closed: None,
        meeting: None,
        done_colour: None,
    }
}

/// Says what an action holds, but for what every action of these tests does.
fn told(action: &Action) -> String {
    let joined = |all: Vec<String>| all.join(" & ");
    let dues = |dues: &[Due]| joined(dues.iter().map(Due::iso).collect());
    let state = match &action.state {
        State::Open { proposed } => proposed.map(|outcome| format!("proposed {outcome}")),
        State::Closed { on, outcome, minute, .. } => {
            let on = on.map_or_else(|| "unknown".to_owned(), |on| on.to_string());
            Some(format!("{outcome} {on}{}", minute.iter().map(|minute| format!(" {minute}")).collect::<String>()))
        }
    };
    let comment = |comment: &Comment| match comment.date.or(comment.meeting) {
        Some(day) => format!("{day}: {}", comment.text),
        None => comment.text.clone(),
    };
    let further = |further: &Further| format!("{} {} {}", further.raised.iso(), further.text, further.owners_joined());
    let parts = [
        ("raised", Some(action.raised.iso()).filter(|raised| raised != "2026-03-17")),
        ("reference", action.reference.clone()),
        ("minute", action.minute.clone()),
        ("by", Some(action.owners_joined())),
        ("due", action.due.as_ref().map(Due::iso)),
        ("was", Some(dues(&action.was_due))),
        ("rag", action.rag.map(|rag| rag.to_string())),
        ("is", state),
        ("further", Some(joined(action.further.iter().map(further).collect()))),
        ("said", Some(joined(action.comments.iter().map(comment).collect()))),
        ("imported", Some(joined(action.imported.iter().map(|(name, text)| format!("{name}={text}")).collect()))),
    ];
    let parts = parts.into_iter().filter_map(|(name, part)| Some((name, part.filter(|part| !part.is_empty())?)));
    let parts = parts.map(|(name, part)| format!("; {name} {}", part.replace('\n', " ¶ ")));
    format!("{} {}{}", action.number, action.text.replace('\n', " ¶ "), parts.collect::<String>())
}

/// Checks the actions that a drawn source gives, and what the account says of it.
pub(super) fn check_with(wanted: &Wanted, drawn: &str, actions: &[&str], account: &[&str]) {
    let understood = understood_of(&sheet(drawn), wanted).expect("it is a log");
    assert_eq!(understood.actions.iter().map(|taken| told(&taken.action)).collect::<Vec<_>>(), actions, "{drawn}");
    assert_eq!(told_of(&understood.account), account, "{drawn}");
}

/// Checks them where the user said no more than in [`wanted`].
pub(super) fn check(drawn: &str, actions: &[&str], account: &[&str]) {
    check_with(&wanted(), drawn, actions, account);
}

/// Checks that a drawn source is refused in these words.
pub(super) fn refused(wanted: &Wanted, drawn: &str, message: &str) {
    assert_eq!(understood_of(&sheet(drawn), wanted).expect_err("it is refused").text, message);
}

/// Returns what an account tells, but for what the tests say of every action: when it was raised.
pub(super) fn told_of(account: &Account) -> Vec<String> {
    account.lines().into_iter().filter(|line| !line.contains("raised on the day of --raised")).collect()
}

/// Understands a source without telling anybody how far it is.
pub(super) fn understood_of(sheet: &Sheet, wanted: &Wanted) -> Result<Understood, Message> {
    understand(sheet, wanted, &mut |_, _| {})
}
