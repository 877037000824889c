//! Commands that are given several actions: all of them are done, or none.

use anyhow::Error;

use crate::message::{Message, quoted};
use crate::model::{Number, Refusal, typed_again};

/// How long a command may be that is to be read in a hint, and copied.
const MOST_CHARS: usize = 300;

/// Refuses what was asked of several actions, and gives the command for the rest of them, which could be done.
pub(super) fn refused(
    refusals: &[Refusal],
    rest: &[Number],
    command: &str,
    options: &[(&str, Option<String>)],
) -> Error {
    let text = refusals.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
    let cure = refusals.iter().find_map(Refusal::hint).unwrap_or_default();
    if rest.is_empty() {
        return Message::new(text, cure).into();
    }
    let mut line = format!("actions {command} {}", typed_again(rest));
    for (option, value) in options {
        line += &value.as_ref().map_or_else(String::new, |value| format!(" {option} {}", quoted(value)));
    }
    let for_rest = match line.chars().count() {
        ..=MOST_CHARS => format!("for the rest, `{line}`"),
        _ => "for the rest, type it again without these".to_owned(),
    };
    Message::new(text, format!("{for_rest}; {cure}")).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_for_the_rest_is_whole_or_is_left_out() {
        let check = |rest: &[i64], comment: &str, hint: &str| {
            let rest: Vec<Number> = rest.iter().filter_map(|number| Number::new(*number)).collect();
            let refusal = Refusal::NoSuchAction { typed: "999".to_owned(), highest: None };
            let refused = refused(&[refusal], &rest, "close", &[("--comment", Some(comment.to_owned()))]);
            let message = refused.downcast_ref::<Message>().expect("a message");
            assert!(message.hint.starts_with(hint), "{}", message.hint);
        };
        let many: Vec<i64> = (1..=164).chain(166..=300).collect();
        check(&many, "Done.", "for the rest, `actions close 1-164 166-300 --comment Done.`; ");
        let odd: Vec<i64> = (1..=300).step_by(2).collect();
        check(&odd, "Done.", "for the rest, type it again without these; ");
        check(&[1], &"Done. ".repeat(60), "for the rest, type it again without these; ");
    }
}
