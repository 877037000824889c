//! What two copies of a log say differently, and what came of bringing them together.

use super::counted::counted;
use super::sanitize::one_line;
use super::sections::{Body, Page};
use crate::merge::{Conflict, Side};
use crate::model::{Action, Number, joined};

/// The most changes that are told one by one.
const MOST_DEEDS: usize = 20;

/// Lists what two copies say differently: each action, and below it what it was, is here and is there.
pub fn conflicts(conflicts: &[Conflict]) -> Page {
    let mut lines: Vec<String> = Vec::new();
    let mut above = None;
    for conflict in conflicts.iter().filter(|conflict| conflict.decided.is_none()) {
        let about = conflict.action.as_ref();
        if above != Some(about) {
            lines.push(about.map_or_else(
                || "The head of the log".to_owned(),
                |(number, text)| one_line(&format!("Action {number}: {text}")),
            ));
        }
        above = Some(about);
        lines.push(format!("  {}", one_line(&conflict.what)));
        let was = conflict.base.iter().map(|was| ("was", was));
        for (place, said) in was.chain([("here", &conflict.ours), ("there", &conflict.theirs)]) {
            lines.push(format!("    {place:5}  {}", one_line(said)));
        }
    }
    Page::of(Body::Lines(lines))
}

/// Says that nothing was changed, since so many things are undecided.
pub fn undecided(conflicts: &[Conflict], theirs: &str) -> String {
    one_line(&format!("{theirs} says {} in another way; nothing was changed", open(conflicts))) + "\n"
}

/// Says that what is undecided is marked in the log.
pub fn marked(conflicts: &[Conflict], log: &str) -> String {
    one_line(&format!("{log}: the two copies say {} in another way, which is marked there", open(conflicts))) + "\n"
}

fn open(conflicts: &[Conflict]) -> String {
    counted(conflicts.iter().filter(|conflict| conflict.decided.is_none()).count(), "thing")
}

/// Says what was brought into our log, a change a line.
pub fn brought(deeds: &[String], ours: &str, theirs: &str) -> String {
    if deeds.is_empty() {
        return one_line(&format!("{theirs} has nothing that {ours} lacks")) + "\n";
    }
    let told = deeds.iter().take(MOST_DEEDS).map(|deed| format!("- {}\n", one_line(deed)));
    let more = deeds.len().checked_sub(MOST_DEEDS).filter(|more| *more > 0);
    let more = more.map(|more| format!("- and {} more\n", counted(more, "change")));
    let head = one_line(&format!("Brought the changes of {theirs} into {ours}:"));
    format!("{head}\n{}{}", told.collect::<String>(), more.unwrap_or_default())
}

/// Says of an action of theirs that its number is another's here, and which it has now.
pub fn renumbered(theirs: Number, now: &Action, ours: Option<&Action>) -> String {
    let here = ours.map_or_else(String::new, |ours| format!("; here it is: {}", ours.text));
    one_line(&format!("action {theirs} there is action {now} here: {}{here}", now.text, now = now.number))
}

/// Says whose word counts, where that was decided beforehand.
pub fn decided(conflict: &Conflict) -> Option<String> {
    let about = conflict.action.as_ref().map_or_else(String::new, |(number, _)| format!("action {number}: "));
    let (stays, goes) = match conflict.decided? {
        Side::Ours => (&conflict.ours, &conflict.theirs),
        Side::Theirs => (&conflict.theirs, &conflict.ours),
    };
    Some(one_line(&format!("{about}{} is `{stays}`, not `{goes}`", conflict.what)))
}

/// Says that something was taken out of one of the copies, and is kept.
pub fn kept(numbers: &[Number]) -> Option<String> {
    let numbers: Vec<String> = numbers.iter().map(Number::to_string).collect();
    let actions = if numbers.len() == 1 { "action" } else { "actions" };
    (!numbers.is_empty())
        .then(|| format!("{actions} {}: what one of the copies no longer has is kept", joined(&numbers, "and")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_changes_are_counted_beyond_the_first() {
        let deeds: Vec<String> = (1..=23).map(|number| format!("closed {number}")).collect();
        let told = brought(&deeds, "actions.toml", "copy.toml");
        assert_eq!(told.lines().count(), 22);
        assert!(told.ends_with("- closed 20\n- and 3 changes more\n"), "{told}");
        assert!(brought(&deeds[..20], "a", "b").ends_with("- closed 20\n"));
        assert_eq!(brought(&[], "a.toml", "b.toml"), "b.toml has nothing that a.toml lacks\n");
    }
}
