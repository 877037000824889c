//! The logs that a command asks: all that were named, each as if it were the only one.

use std::collections::BTreeSet;
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

use anyhow::{Error, Result};

use crate::context::{Context, messages};
use crate::disk;
use crate::message::{Message, Messages, addressed};
use crate::model::{Board, Checked, Directory, Doubt, Log, LogName, Which, first_of, joined, log_meant, number_in};
use crate::write::Word;

/// The logs that were named and could be read.
pub(super) struct Boards {
    logs: Vec<ManuallyDrop<Log>>,
    /// Their names; none where one was named alone.
    names: Vec<LogName>,
}

impl Boards {
    /// Reads the logs. One of several that cannot be read is named, with what is wrong, and left out.
    ///
    /// Errs when none can be read.
    pub(super) fn read(context: &mut Context) -> Result<Self> {
        let files = context.log_files()?;
        if let [file] = files.as_slice() {
            return Ok(Self { logs: vec![context.read_from(file)?], names: Vec::new() });
        }
        let (mut read, mut failed) = (Vec::new(), Vec::new());
        for file in files {
            match naming(&file, context, |context| context.read_from(&file)) {
                Ok(log) => read.push((file, log)),
                Err(error) => failed.push((file, error)),
            }
        }
        let read = answered(read, &failed, context)?;
        let titled: Vec<_> = read.iter().map(|(file, log)| (file.clone(), log.title.as_deref())).collect();
        Ok(Self { names: LogName::of_each(&titled), logs: read.into_iter().map(|(_, log)| log).collect() })
    }

    /// Leaves out the logs in whose directory nobody is called as whoever is asked for.
    ///
    /// Errs when several are asked and that is so of all.
    pub(super) fn knowing(mut self, owner: Option<&str>, directory: fn(&Log) -> Directory<'_>) -> Result<Self> {
        let Some(owner) = owner.filter(|_| !self.names.is_empty()) else { return Ok(self) };
        let knows: Vec<bool> = self.logs.iter().map(|log| directory(log).matching(owner).is_ok()).collect();
        if !knows.contains(&true) {
            let text = format!("nobody in any of these {} logs is called `{owner}`", knows.len());
            return Err(Message::new(text, "`actions people` lists everybody").into());
        }
        let mut known = knows.iter();
        self.logs.retain(|_| known.next() == Some(&true));
        let mut known = knows.iter();
        self.names.retain(|_| known.next() == Some(&true));
        Ok(self)
    }

    /// Returns each log with its name.
    pub(super) fn each(&self) -> impl Iterator<Item = Board<'_>> {
        self.logs.iter().enumerate().map(|(at, log)| Board { log, name: self.names.get(at) })
    }

    /// Asks each log; notes name the log that they speak of, unless all are told the same. One of several that cannot be
    /// asked so is named with the reason, and left out.
    ///
    /// Errs when none can be asked.
    pub(super) fn ask<'b, T>(
        &'b self,
        context: &mut Context,
        mut ask: impl FnMut(Board<'b>, &mut Context) -> Result<T>,
    ) -> Result<Vec<T>> {
        let (mut answers, mut failed) = (Vec::new(), Vec::new());
        for board in self.each() {
            let Some(name) = board.name else { return Ok(vec![ask(board, context)?]) };
            context.spoken.log.clone_from(&name.name);
            context.spoken.heard.get_or_insert_default();
            match naming(&name.file, context, |context| ask(board, context)) {
                Ok(answer) => answers.push(answer),
                Err(error) => failed.push((name.file.clone(), error)),
            }
        }
        say_heard(self.names.len(), context)?;
        answered(answers, &failed, context)
    }
}

/// Finds everything wrong or odd in each file. One of several that cannot be read as text is named, and left out.
///
/// Errs when none can be read.
pub(super) fn check(context: &mut Context, doubts: impl Fn(&Log, &Path) -> Vec<Doubt>) -> Result<Vec<Checked>> {
    let files = context.log_files()?;
    let check = |path: &Path, log: Option<LogName>, context: &mut Context| {
        let findings = context.check(path, |log| doubts(log, path))?;
        Ok(Checked { file: path.display().to_string(), log, findings })
    };
    if let [file] = files.as_slice() {
        return Ok(vec![check(file, None, context)?]);
    }
    let (mut checked, mut failed) = (Vec::new(), Vec::new());
    for name in titles(&files) {
        let file = name.file.clone();
        match naming(&file, context, |context| check(&file, Some(name), context)) {
            Ok(found) => checked.push(found),
            Err(error) => failed.push((file, error)),
        }
    }
    answered(checked, &failed, context)
}

/// Does something with a log which commands in notes must name while it is done.
fn naming<T>(file: &Path, context: &mut Context, what: impl FnOnce(&mut Context) -> T) -> T {
    let named = std::mem::replace(&mut context.named, vec![file.to_owned()]);
    let done = what(context);
    context.named = named;
    done
}

/// Names the logs in these files, whatever is wrong with them.
fn titles(files: &[PathBuf]) -> Vec<LogName> {
    let title = |file: &PathBuf| disk::read(file).ok().and_then(|reading| reading.log.title);
    let titles: Vec<Option<String>> = files.iter().map(title).collect();
    let titled: Vec<_> = files.iter().cloned().zip(titles.iter().map(Option::as_deref)).collect();
    LogName::of_each(&titled)
}

/// Takes the log of these actions for the one that is named, where it is one of several, and leaves of each what names it
/// there: `pensions:4` is action 4 of the log in `pensions.toml`.
///
/// Refuses, of several logs, what does not say in which it is, and actions of more than one.
pub(super) fn of_one_log(actions: &mut [Which], context: &mut Context) -> Result<()> {
    let files = context.log_files()?;
    if files.len() == 1 || actions.is_empty() {
        return Ok(());
    }
    let names = titles(&files);
    let found = actions.iter().map(|which| in_log(which, &names)).collect::<Result<Vec<_>>>()?;
    let logs: BTreeSet<usize> = found.iter().map(|(log, _)| *log).collect();
    let logs: Vec<usize> = logs.into_iter().collect();
    let [log] = logs.as_slice() else {
        let logs: Vec<&str> = logs.iter().map(|log| names[*log].name.as_str()).collect();
        let text = format!("these are actions of different logs: {}", joined(&logs, "and"));
        return Err(Message::new(text, "give the command once for each log").into());
    };
    let file = names[*log].file.clone();
    (context.files, context.named) = (vec![file.clone()], vec![file]);
    actions.iter_mut().zip(found).for_each(|(action, (_, own))| *action = own);
    Ok(())
}

/// Finds the log that is named before the action.
fn in_log(which: &Which, names: &[LogName]) -> Result<(usize, Which)> {
    let typed = which.as_str();
    let parts = typed.match_indices(':').map(|(at, _)| (&typed[..at], typed[at + 1..].trim()));
    let mut refused = None;
    for (log, action) in parts.filter(|(log, action)| !log.is_empty() && !action.is_empty()) {
        match log_meant(names, log) {
            Ok(log) => return Ok((log, action.parse().unwrap_or_else(|never| match never {}))),
            Err(refusal) => refused = refused.or(Some(refusal)),
        }
    }
    Err(refused.unwrap_or_else(|| unsaid(which, names)).into())
}

/// Refuses an action of which it is not said in which log it is; names those that have one.
fn unsaid(which: &Which, names: &[LogName]) -> Message {
    let has = |name: &&LogName| {
        disk::read(&name.file).is_ok_and(|reading| {
            let (numbers, refusals) = reading.log.find_each(std::slice::from_ref(which));
            refusals.is_empty() && !numbers.is_empty()
        })
    };
    let candidates: Vec<&LogName> = names.iter().filter(has).collect();
    let text = format!("`{which}` does not say which of the {} logs it is of", names.len());
    if candidates.is_empty() {
        let none = format!("none of the {} logs has an action `{which}`", names.len());
        return Message::new(none, "`actions list --state all` lists those that there are");
    }
    let typed: Vec<String> = candidates.iter().map(|log| format!("`{}`", number_in(log, which.as_str()))).collect();
    Message::new(text, format!("type {}", first_of(&typed, "or")))
}

/// Says the notes that were heard of the logs: once what was heard of every one, else with the names of those that it is
/// about.
fn say_heard(logs: usize, context: &mut Context) -> Result<()> {
    let mut notes: Vec<(String, Vec<String>)> = Vec::new();
    for (log, sentence) in context.spoken.heard.take().unwrap_or_default() {
        match notes.iter_mut().find(|(known, _)| *known == sentence) {
            Some((_, of)) => of.push(log),
            None => notes.push((sentence, vec![log])),
        }
    }
    for (sentence, of) in notes {
        let said = if of.len() == logs { sentence } else { format!("{}: {sentence}", joined(&of, "and")) };
        context.voice.say(Word::Note, &said)?;
    }
    Ok(())
}

/// Returns what logs answered, and names those that could not be asked, with what is wrong: they are left out.
///
/// Errs when none could be.
fn answered<T>(answers: Vec<T>, failed: &[(PathBuf, Error)], context: &mut Context) -> Result<Vec<T>> {
    if answers.is_empty() {
        return Err(together(failed));
    }
    for message in failed.iter().flat_map(|(file, error)| about(file, error)) {
        context.spoken.has_left_out = true;
        context.voice.complain(&message)?;
    }
    Ok(answers)
}

/// Says what is wrong with a log, by the name of its file.
fn about(file: &Path, error: &Error) -> Vec<Message> {
    let name = file.display().to_string();
    let named = |message: Message| {
        let text = message.to_string();
        let says_which = text.contains(&name);
        let hint = addressed(&message.hint, Some(file));
        if says_which { Message { hint, ..message } } else { Message::new(format!("{name}: {text}"), hint) }
    };
    messages(error).into_iter().map(named).collect()
}

/// Says all that is wrong with several logs; what is wrong with each in the same words is not about any one of them, and is
/// said once.
fn together(failed: &[(PathBuf, Error)]) -> Error {
    let each: Vec<Vec<Message>> = failed.iter().map(|(_, error)| messages(error)).collect();
    if let [first, rest @ ..] = each.as_slice()
        && rest.iter().all(|other| other == first)
    {
        return Messages(first.clone()).into();
    }
    Messages(failed.iter().flat_map(|(file, error)| about(file, error)).collect()).into()
}
