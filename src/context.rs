//! What a command is handed: today, the log, the page's style, and where to speak.

use std::fmt;
use std::io::{self, Read, Write};
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, anyhow};
use chrono::{NaiveDate, NaiveDateTime};

use crate::disk::{self, Caveats, Reading, Saved};
use crate::message::{Message, Messages, addressed, quoted};
use crate::model::{Comment, Doubt, Finding, Kind, Log, Refusal};
use crate::page::one_line;
use crate::write::{MOST_CHARS, Style, Voice, Word, cut};

/// What a command is handed. The process fills it in once; no command asks the system itself.
pub struct Context<'io> {
    /// The moment, by the user's clock.
    pub now: NaiveDateTime,
    /// The day taken as today.
    pub today: NaiveDate,
    /// The folder in which the command was given.
    pub folder: PathBuf,
    /// The logs that the user named, and folders of them.
    pub files: Vec<PathBuf>,
    /// What of it was named on the command line, which commands in notes must name too.
    pub named: Vec<PathBuf>,
    /// The program itself, as others can start it.
    pub program: PathBuf,
    /// Where earlier versions of logs are kept, if the user has a place for them.
    pub history: Option<PathBuf>,
    /// Width and colour of the page.
    pub style: Style,
    /// Whether confirmations and notes are left out.
    pub quiet: bool,
    /// Whether somebody is there to be asked.
    pub asks: bool,
    /// Where text to be read comes from.
    pub input: &'io mut dyn Read,
    /// Where the answer goes.
    pub out: &'io mut dyn Write,
    /// Who says what stands beside the answer.
    pub voice: Voice<'io>,
    /// What is said of one of several logs.
    pub spoken: Spoken,
}

/// What is said beside the answer of one of several logs.
#[derive(Debug, Default)]
pub struct Spoken {
    /// The notes on logs, each with the name of its log, while several are asked; they are said once all were.
    pub heard: Option<Vec<(String, String)>>,
    /// The name of the log that is asked, of several.
    pub log: String,
    /// Whether a log is left out of the answer, since it could not be read or asked.
    pub has_left_out: bool,
}

/// How a command ended, when it could be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Done: exit code 0.
    Done,
    /// Something was found: exit code 1.
    Found,
    /// Done without a log that could not be read: exit code 2.
    InPart,
}

/// A log that is to be filled from elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToFill {
    /// The file.
    pub file: PathBuf,
    /// Whether there is no such log yet.
    pub is_new: bool,
}

/// What a change says once it is saved.
#[derive(Debug, Clone, Default)]
pub struct Said {
    /// What was done, a sentence a line.
    pub echo: String,
    /// What the reader should know beside it.
    pub notes: Vec<String>,
    /// What looks like a slip; it is said even where notes are left out.
    pub warnings: Vec<String>,
}

/// How many unknown fields are named before the rest is left to `check`.
const MOST_WARNINGS: usize = 5;

impl Context<'_> {
    /// Returns the file that the log is in; refuses several, of which this is not asked.
    pub fn log_file(&self) -> Result<PathBuf> {
        let files = self.log_files()?;
        let [file] = files.as_slice() else {
            let which = files.first().map(|file| quoted(&file.display().to_string())).unwrap_or_default();
            let hint = format!("name the one that is meant, as in `--file {which}`");
            return Err(Message::new(format!("these are {} logs, and this is done in one", files.len()), hint).into());
        };
        Ok(file.clone())
    }

    /// Returns the files that the logs are in: the one that there is, or those that were named.
    pub fn log_files(&self) -> Result<Vec<PathBuf>> {
        if self.files.is_empty() { Ok(vec![self.nearest()?]) } else { disk::each_named(&self.files) }
    }

    /// Finds the log of the folder that the user is in.
    fn nearest(&self) -> Result<PathBuf> {
        let located = disk::locate(&self.folder);
        Ok(located.map_err(|missing| {
            match disk::gone_but_kept(Path::new(disk::FILE_NAME), self.history.as_deref()) {
                Some(kept) => {
                    let hint = addressed(&kept.hint, [Path::new(disk::FILE_NAME)]);
                    Message { hint: format!("one was here: {hint}"), ..missing }
                }
                None => missing,
            }
        })?)
    }

    /// Returns the file that the log is in; one that is gone, of which a version is kept, is no file.
    pub fn log_there(&self) -> Result<PathBuf> {
        let file = self.log_file()?;
        self.is_there(&file)?;
        Ok(file)
    }

    /// Errs for a log that is gone, of which a version is kept.
    fn is_there(&self, file: &Path) -> Result<()> {
        disk::gone_but_kept(file, self.history.as_deref()).map_or(Ok(()), |gone| Err(gone.into()))
    }

    /// Returns a text whose commands name the logs that were named.
    pub fn addressed(&self, text: &str) -> String {
        addressed(text, self.named.iter().map(PathBuf::as_path))
    }

    /// Returns the log that was named on the command line, where it is one.
    pub fn named_one(&self) -> Option<PathBuf> {
        if let [one] = self.named.as_slice() { Some(one.clone()) } else { None }
    }

    /// Returns the log that is to be filled from elsewhere: the one that there is, else a new one where the user is.
    pub fn log_to_fill(&mut self) -> Result<ToFill> {
        match self.files.as_slice() {
            [named] if !named.exists() && !named.is_symlink() => Ok(ToFill { file: named.clone(), is_new: true }),
            [] if self.log_file().is_err() => Ok(ToFill { file: PathBuf::from(disk::FILE_NAME), is_new: true }),
            _ => Ok(ToFill { file: self.log_file()?, is_new: false }),
        }
    }

    /// Asks a question that is answered with yes or no; anything but yes is no.
    pub fn ask(&mut self, question: &str) -> Result<bool> {
        let answer = self.line(question)?.to_lowercase();
        Ok(["y", "yes"].contains(&answer.as_str()))
    }

    /// Asks a question that is answered in a line; nothing when nothing was answered.
    pub fn line(&mut self, question: &str) -> Result<String> {
        const MOST: usize = 4096;
        self.out.flush()?;
        self.voice.ask(question)?;
        let mut answer = Vec::new();
        let mut byte = [0];
        while self.input.read(&mut byte)? == 1 && byte[0] != b'\n' && answer.len() < MOST {
            answer.push(byte[0]);
        }
        Ok(String::from_utf8_lossy(&answer).trim().to_owned())
    }

    /// Returns all that stands on standard input, up to 64 MB.
    pub fn bytes(&mut self) -> Result<Vec<u8>> {
        const MOST: u64 = 64 * 1024 * 1024;
        let mut bytes = Vec::new();
        let read = (&mut self.input).take(MOST + 1).read_to_end(&mut bytes);
        read.context("cannot read standard input")?;
        Ok(bytes)
    }

    /// Reads the log, warning of fields that the program does not know.
    ///
    /// It is not taken apart: the process ends when it has been asked, and its memory goes at once.
    pub fn read(&mut self) -> Result<ManuallyDrop<Log>> {
        let file = self.log_file()?;
        self.read_from(&file)
    }

    /// Reads the log in a file, as `read` does.
    pub fn read_from(&mut self, file: &Path) -> Result<ManuallyDrop<Log>> {
        self.is_there(file)?;
        self.tell_of(file)?;
        let harmed = |error| disk::with_way_back(error, file, self.history.as_deref());
        let reading = disk::read(file).map_err(harmed)?;
        self.warn_of_unknown(file, &reading.unknown)?;
        Ok(ManuallyDrop::new(reading.log))
    }

    /// Returns the file that the log is in, telling once of what lies beside it.
    pub fn open(&mut self) -> Result<PathBuf> {
        let file = self.log_there()?;
        self.tell_of(&file)?;
        Ok(file)
    }

    /// Tells once of each copy of the log that lies beside it.
    pub fn tell_of(&mut self, file: &Path) -> Result<()> {
        for note in disk::told_of_copies(file, self.history.as_deref()) {
            self.voice.say_once(Word::Note, &self.addressed(&note))?;
        }
        Ok(())
    }

    /// Finds everything wrong or odd in a file.
    pub fn check(&mut self, file: &Path, doubts: impl FnOnce(&Log) -> Vec<Doubt>) -> Result<Vec<Finding>> {
        self.is_there(file)?;
        self.tell_of(file)?;
        let harmed = |error| disk::with_way_back(error, file, self.history.as_deref());
        let mut findings = disk::check(file, doubts).map_err(harmed)?;
        if findings.iter().any(|finding| finding.kind == Kind::Problem)
            && let Some(Message { text, hint, .. }) = disk::harmed_but_kept(file, self.history.as_deref())
        {
            self.note(&format!("{text}; {hint}"))?;
        }
        for finding in &mut findings {
            finding.message.hint = self.addressed(&finding.message.hint);
        }
        Ok(findings)
    }

    /// Makes a change, saves it, and only then says what was done.
    ///
    /// The change may be made more than once, each time on the log as it then is.
    pub fn change(&mut self, change: impl FnMut(&mut Log) -> Result<Said>) -> Result<()> {
        let file = self.open()?;
        let (reading, said) = disk::change(&file, self.history.as_deref(), change).map_err(Unchanged::unless_saved)?;
        let Reading { log, unknown, caveats } = reading;
        let _log = ManuallyDrop::new(log);
        self.warn_of_unknown(&file, &unknown)?;
        self.saved(caveats, &said)
    }

    /// Says what was done, once it is saved.
    pub fn saved(&mut self, caveats: Caveats, said: &Said) -> Result<()> {
        let unsaid = "the change is saved, but it could not be said";
        let told = self.tell(caveats, said);
        told.map_err(|error| if hung_up(&error) { error } else { error.context(unsaid) })
    }

    fn tell(&mut self, caveats: Caveats, said: &Said) -> Result<()> {
        if caveats.is_final {
            let kept = "the change is saved, but the version before it could not be kept, so it cannot be undone";
            self.voice.say(Word::Warning, kept)?;
        }
        if caveats.is_unlocked {
            self.note("the log could not be locked on this drive; two saves at the very same moment could clash")?;
        }
        for note in &said.notes {
            self.note(note)?;
        }
        for warning in &said.warnings {
            self.voice.say(Word::Warning, warning)?;
        }
        self.echo(&said.echo)?;
        Ok(self.out.flush()?)
    }

    /// Says an answer.
    pub fn say(&mut self, page: &str) -> Result<()> {
        Ok(self.out.write_all(page.as_bytes())?)
    }

    /// Says what was done, unless confirmations are left out.
    pub fn echo(&mut self, sentence: &str) -> Result<()> {
        if self.quiet { Ok(()) } else { self.say(sentence) }
    }

    /// Says something beside the answer, unless notes are left out.
    pub fn note(&mut self, sentence: &str) -> Result<()> {
        if self.quiet {
            return Ok(());
        }
        let sentence = self.addressed(sentence);
        match &mut self.spoken.heard {
            Some(heard) => heard.push((self.spoken.log.clone(), sentence)),
            None => self.voice.say(Word::Note, &sentence)?,
        }
        Ok(())
    }

    /// Returns a text as given, or what stands on standard input when it is given as `-`.
    pub fn text(&mut self, given: &str) -> Result<String> {
        if given != "-" {
            return Ok(given.trim().to_owned());
        }
        let mut bytes = Vec::new();
        self.input.read_to_end(&mut bytes).context("cannot read the text from standard input")?;
        let text = String::from_utf8(bytes).map_err(|_| anyhow!("the text on standard input is not UTF-8"))?;
        Ok(text.replace("\r\n", "\n").trim().to_owned())
    }

    /// Returns a comment of today with the text given, if one was given.
    pub fn comment(&mut self, given: Option<&str>) -> Result<Option<Comment>> {
        let text = given.map(|given| self.text(given)).transpose()?;
        Ok(text.map(|text| Comment::dated(self.today, text)))
    }

    /// Warns of fields that are not read.
    pub fn warn_of_unknown(&mut self, file: &Path, unknown: &[Finding]) -> Result<()> {
        for finding in unknown.iter().take(MOST_WARNINGS) {
            self.voice.warn(&finding.message.clone().at(file.display(), finding.line))?;
        }
        if let Some(more) = unknown.len().checked_sub(MOST_WARNINGS).filter(|more| *more > 0) {
            let rest = format!("{more} more such fields; `actions check` lists them");
            self.voice.say(Word::Warning, &self.addressed(&rest))?;
        }
        Ok(())
    }
}

/// Tells whether an error is that the reader of our output has gone.
pub fn hung_up(error: &anyhow::Error) -> bool {
    let mut causes = error.chain().filter_map(|cause| cause.downcast_ref::<io::Error>());
    causes.any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}

/// Why a change was refused, or could not be saved: the log is as it was.
#[derive(Debug)]
pub struct Unchanged(anyhow::Error);

impl Unchanged {
    /// Returns the error as one after which the log is as it was, unless it is one that comes after the save.
    pub fn unless_saved(error: anyhow::Error) -> anyhow::Error {
        if error.is::<Saved>() { error } else { Self(error).into() }
    }
}

impl fmt::Display for Unchanged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl std::error::Error for Unchanged {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&*self.0)
    }
}

/// What the reader must know after a change was refused.
const UNCHANGED: &str = "nothing was changed";

/// Says in full why something could not be done: one message a mistake.
pub fn messages(error: &anyhow::Error) -> Vec<Message> {
    if let Some(Unchanged(error)) = error.downcast_ref::<Unchanged>() {
        let mut messages = messages(error);
        if let Some(last) = messages.last_mut() {
            let why = cut(&one_line(&last.to_string()), MOST_CHARS - UNCHANGED.len() - "...; ".len());
            *last = Message::new(format!("{why}; {UNCHANGED}"), std::mem::take(&mut last.hint));
        }
        return messages;
    }
    if let Some(Messages(messages)) = error.downcast_ref() {
        return messages.clone();
    }
    let message = error.downcast_ref::<Message>().or_else(|| error.downcast_ref().map(|Saved(message)| message));
    let hint = message.map(|message| message.hint.clone());
    vec![Message::new(format!("{error:#}"), hint.unwrap_or_default())]
}

impl From<Refusal> for anyhow::Error {
    fn from(refusal: Refusal) -> Self {
        Message::from(refusal).into()
    }
}
