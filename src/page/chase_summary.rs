//! What the clerk is told beside the messages to owners: numbers and names, nothing of what was asked.

use super::sanitize::one_line;
use crate::dates::long;
use crate::model::{Number, folded, joined};
use crate::query::{Chase, Delivery, Departed, JointLetter};

/// Says which messages were written into a folder.
pub fn letters_written(letters: &[JointLetter], folder: &str) -> String {
    let owners: Vec<String> = letters.iter().map(|letter| one_line(letter.owner())).collect();
    let sentence = match owners.len() {
        0 => return "There is nobody to ask, so nothing was written\n".to_owned(),
        1 => format!("Wrote 1 message into {folder}: {}", owners[0]),
        count => format!("Wrote {count} messages into {folder}: {}", joined(&owners, "and")),
    };
    one_line(&sentence) + "\n"
}

/// Says which files of other messages lie in the folder, if there are any.
pub fn letters_not_written(files: &[String], folder: &str) -> Option<String> {
    let more = files.len().saturating_sub(A_NOTE);
    let more = (more > 0).then(|| format!("{more} more"));
    let named: Vec<&str> = files.iter().take(A_NOTE).map(String::as_str).chain(more.as_deref()).collect();
    let count =
        if files.len() == 1 { "a message that was".to_owned() } else { format!("{} messages that were", files.len()) };
    let names = joined(&named, "and");
    (!files.is_empty())
        .then(|| format!("{folder} also holds {count} not written now, so look before you send: {names}"))
}

/// Says what the clerk must see to in a log: who has left, and what is nobody's.
pub fn to_see_to(chase: &Chase) -> Vec<String> {
    let mut notes: Vec<String> = chase.departed.iter().flat_map(departed).collect();
    if chase.meeting.is_none() {
        notes.push("there is no meeting to come in the calendar; `actions meetings add DATE` adds one".to_owned());
    }
    notes.extend(divided(&chase.unowned).iter().map(|actions| unowned(actions)));
    notes
}

/// Says which messages are for one name, and which have no address, and why.
pub fn without_address(letters: &[JointLetter]) -> Vec<String> {
    let mut notes: Vec<String> = letters.windows(2).filter_map(|two| two_addresses(&two[0], &two[1])).collect();
    let without = letters.iter().filter(|letter| *letter.to() == Delivery::Nowhere);
    let without: Vec<&str> = without.map(JointLetter::owner).collect();
    notes.extend(divided(&without).iter().map(|owners| {
        format!("no address is known for {}; write it as `email` under `[[people]]`", joined(owners, "and"))
    }));
    notes.extend(letters.iter().filter_map(|letter| match letter.to() {
        Delivery::Unusable(written) => {
            let how = "write it as in `rik.basra@example.org`";
            Some(format!("`{written}` is not a plain address, so the message to {} has none; {how}", letter.owner()))
        }
        Delivery::Unclear(name, other) => Some(format!(
            "`{name}` is a name of {} and of {other}, so that message has no address; give each names of their own",
            letter.owner()
        )),
        Delivery::To(_) | Delivery::Nowhere => None,
    }));
    notes
}

/// Says that two messages are for one name, which two logs give different addresses.
fn two_addresses(one: &JointLetter, other: &JointLetter) -> Option<String> {
    let log = |letter: &JointLetter| Some(letter.parts.first()?.0.log?.name.clone());
    let are_alike = folded(one.owner()) == folded(other.owner());
    let (own, others) = (log(one)?, log(other)?);
    let owner = one.owner();
    are_alike
        .then(|| format!("{owner} of {own} and {owner} of {others} are not known to be one, so each gets a message"))
}

/// How many one note names at most, and in how many letters, so that nothing in it is cut off.
const A_NOTE: usize = 12;
const MOST_LETTERS: usize = 400;

/// Divides what is to be named among notes.
fn divided(named: &[impl ToString]) -> Vec<Vec<String>> {
    let mut notes: Vec<Vec<String>> = Vec::new();
    let mut letters = 0;
    for name in named.iter().map(ToString::to_string) {
        letters += name.chars().count();
        match notes.last_mut().filter(|note| note.len() < A_NOTE && letters <= MOST_LETTERS) {
            Some(note) => note.push(name),
            None => {
                letters = name.chars().count();
                notes.push(vec![name]);
            }
        }
    }
    notes
}

fn unowned(actions: &[String]) -> String {
    let has = if actions.len() == 1 { "has" } else { "have" };
    format!("nobody is asked about {}, which {has} no owner", actions_named(actions))
}

fn departed(departed: &Departed) -> Vec<String> {
    let shared = |(number, owners): &(Number, Vec<&str>)| match owners.as_slice() {
        [] => number.to_string(),
        owners => format!("{number} (still with {})", joined(owners, "and")),
    };
    let actions: Vec<String> = departed.actions.iter().map(shared).collect();
    let (owner, left) = (departed.owner, long(departed.left));
    let note = |actions: &Vec<String>| {
        format!("{owner} left on {left} and gets no message; in need of a new owner: {}", actions_named(actions))
    };
    divided(&actions).iter().map(note).collect()
}

/// Names actions in a sentence: `action 3`, `actions 3, 7 and 9`.
fn actions_named(numbers: &[String]) -> String {
    let word = if numbers.len() == 1 { "action" } else { "actions" };
    format!("{word} {}", joined(numbers, "and"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_named_is_divided_so_that_nothing_is_cut_off() {
        let sizes = |named: &[String]| divided(named).iter().map(Vec::len).collect::<Vec<_>>();
        assert_eq!(sizes(&vec!["7".to_owned(); 30]), [12, 12, 6]);
        assert_eq!(sizes(&vec!["é".repeat(150); 5]), [2, 2, 1]);
        assert_eq!(sizes(&["long ".repeat(100)]), [1]);
        assert_eq!(sizes(&[]), Vec::<usize>::new());
    }

    #[test]
    fn other_messages_in_the_folder_are_named_up_to_a_dozen() {
        let files = |count: usize| (1..=count).map(|n| format!("{n}.eml")).collect::<Vec<_>>();
        assert_eq!(letters_not_written(&[], "out"), None);
        let check = |count: usize, note: &str| {
            let said = letters_not_written(&files(count), "out");
            assert_eq!(said.as_deref(), Some(note));
        };
        check(1, "out also holds a message that was not written now, so look before you send: 1.eml");
        let dozen = "1.eml, 2.eml, 3.eml, 4.eml, 5.eml, 6.eml, 7.eml, 8.eml, 9.eml, 10.eml, 11.eml";
        let twelve = "out also holds 12 messages that were not written now, so look before you send";
        check(12, &format!("{twelve}: {dozen} and 12.eml"));
        let thirty = twelve.replace("12", "30");
        check(30, &format!("{thirty}: {dozen}, 12.eml and 18 more"));
    }
}
