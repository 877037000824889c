//! A change of a log: read, changed, compared with what was meant, saved; made anew when somebody else saves meanwhile.

use std::path::Path;

use anyhow::{Result, anyhow};

use super::load::{holds, load, load_settled};
use super::lock::Lock;
use super::lost::with_way_back;
use super::read::{Caveats, Reading, decode, sound};
use super::save::{Saved, Target};
use crate::file::encoding::Source;
use crate::file::read::parsed::Parsed;
use crate::file::write::edit::edited;
use crate::file::write::edited_text::EditedText;
use crate::message::Message;
use crate::model::{Action, Log, Number};

/// How often a change is made anew when somebody else saves the file meanwhile.
pub(crate) const MOST_TRIES: usize = 5;

/// What is to take the place of a text that was read: a log, and the text that holds it.
pub(crate) struct New<'t> {
    log: Log,
    text: EditedText<'t>,
}

impl<'t> New<'t> {
    /// Takes a text that was made of one with the log `before`; nothing when it does not read back as it was meant.
    pub(crate) fn of(text: EditedText<'t>, parsed: &Parsed<'t>, before: &Log, meant: Log) -> Option<Self> {
        parsed.is_now(&text, before, &meant).then_some(Self { log: meant, text })
    }

    /// Returns the text.
    pub(crate) fn text(&self) -> &EditedText<'t> {
        &self.text
    }
}

/// Makes a change of the log in a file and saves it; nothing is written when the change is refused
/// or changes nothing. The version before is kept below `history`. Made anew, up to five times, when
/// somebody else saves the file meanwhile.
pub fn change<T>(
    file: &Path,
    history: Option<&Path>,
    mut change: impl FnMut(&mut Log) -> Result<T>,
) -> Result<(Reading, T)> {
    change_text(file, history, |_, parsed, before| {
        let mut after = before.clone();
        let answer = change(&mut after)?;
        if after == *before {
            return Ok((None, answer));
        }
        let text = edited(parsed, before, &after).map_err(|at| inline_actions(file, parsed.lines().line(at)))?;
        let new = New::of(text, parsed, before, after).ok_or_else(|| not_as_meant(file))?;
        Ok((Some(new), answer))
    })
}

/// Makes a change as [`change`] does, from the bytes and the text that were read.
pub(crate) fn change_text<T>(
    file: &Path,
    history: Option<&Path>,
    mut make: impl for<'t> FnMut(&'t [u8], &Parsed<'t>, &Log) -> Result<(Option<New<'t>>, T)>,
) -> Result<(Reading, T)> {
    let target = Target::of(file, history)?;
    let lock = Lock::take(&target)?;
    for _ in 0..MOST_TRIES {
        let bytes = load_settled(file)?;
        let harmed = |error| with_way_back(error, file, history);
        let source = decode(file, &bytes).map_err(harmed)?;
        let (parsed, before, notes) = Parsed::read(source.text);
        let unknown = sound(file, notes, &parsed).map_err(harmed)?;
        let (new, answer) = make(&bytes, &parsed, &before)?;
        let reading = |log, caveats| Reading { log, unknown, caveats };
        let Some(New { log: after, text }) = new else {
            return Ok((reading(before, Caveats::default()), answer));
        };
        let new = source.encode(&text);
        if let Saved::Yes { is_undoable } = target.save(&bytes, &new)?
            && !is_saved_over(file, &new, &before, &after)
        {
            let caveats = Caveats { is_final: !is_undoable, is_unlocked: !lock.is_held() };
            drop(lock);
            target.keep_house();
            return Ok((reading(after, caveats), answer));
        }
    }
    Err(somebody_keeps_saving(file).into())
}

/// Tells whether an editor saved its old copy over ours before we could speak: whatever was changed
/// then stands as it did before.
fn is_saved_over(file: &Path, new: &[&[u8]], before: &Log, after: &Log) -> bool {
    if holds(file, new).is_ok_and(|is_ours| is_ours) {
        return false;
    }
    let Ok(theirs) = load(file) else { return false };
    let Ok(source) = Source::decode(&theirs) else { return false };
    let (_, theirs, notes) = Parsed::read(source.text);
    let as_before = |action: &Action| {
        let was = numbered(before, action.number);
        was == Some(action) || numbered(&theirs, action.number) == was
    };
    let calendar_as_before = before.calendar == after.calendar || before.calendar == theirs.calendar;
    notes.problems.is_empty() && calendar_as_before && after.each().all(as_before)
}

fn numbered(log: &Log, number: Number) -> Option<&Action> {
    log.each().find(|action| action.number == number)
}

pub(crate) fn somebody_keeps_saving(file: &Path) -> Message {
    let message = format!("{}: somebody else keeps saving it", file.display());
    Message::new(message, "try again in a moment")
}

pub(crate) fn inline_actions(file: &Path, line: usize) -> Message {
    let message = format!("{}:{line}: `actions = [ ... ]` is read, but not changed by the program", file.display());
    Message::new(
        message,
        "write each action under a heading of its own, `[[actions]]`, with a line for each field, and take the list out",
    )
}

pub(crate) fn not_as_meant(file: &Path) -> anyhow::Error {
    anyhow!(
        "{}: the change would not read back as it was meant; this is a fault of the program, please report it",
        file.display()
    )
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    const BEFORE: &str =
        "[[actions]]\nnumber = 1\nraised = 2026-03-17\naction = \"Visit.\"\nowners = [\"Rik Basra\"]\n";

    /// Tells whether ours, an action 1 with a colour and an action 2, counts as saved over by a text.
    fn saved_over_by(theirs: &str) -> bool {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let file = folder.path().join("actions.toml");
        let log = |text: &str| Parsed::read(text).1;
        let ours = format!("{BEFORE}rag = \"red\"\n\n{}", BEFORE.replace("= 1", "= 2"));
        fs::write(&file, theirs).expect("a file for the test");
        is_saved_over(&file, &[ours.as_bytes()], &log(BEFORE), &log(&ours))
    }

    #[test]
    fn an_old_copy_saved_over_ours_is_known_from_one_that_holds_it() {
        let ours = format!("{BEFORE}rag = \"red\"\n\n{}", BEFORE.replace("= 1", "= 2"));
        assert!(saved_over_by(&format!("{BEFORE}# by hand\n")));
        assert!(saved_over_by(&format!("{BEFORE}\n{}", BEFORE.replace("= 1", "= 3"))));
        assert!(!saved_over_by(&ours));
        assert!(!saved_over_by(&format!("{ours}# by hand\n")));
        assert!(!saved_over_by(&ours.replace("red", "amber")));
        assert!(!saved_over_by("[[actions]]\nnumber = \n"));
    }
}
